import csv

import pytest
from making import KULEBA, LAVROV, make_account, make_article, make_reading

from dragoman.codebook.plover import goldstein
from dragoman.records import Party, Place
from dragoman.store import Store
from dragoman.store.exporting import export
from dragoman.store.gdelt import COLUMNS

DAY = "2022-03-10"
RUSSIA, UKRAINE = Party(None, None, "RUS", "MIL"), Party(None, None, "UKR", "GOV")
NATO = Party("Jens Stoltenberg", "secretary-general", "NATO", "GOV")
KYIV = Place("Kyiv", "UKR", 50.45, 30.52, "city")


def written(tmp_path, *accounts, text="Something was done\there, and the text tells it.", **known):
    with Store.temporary() as store:
        run = store.start_run("r1")
        for number, fields in enumerate(accounts):
            article = make_article(text, f"a{number}", published=DAY, source=f"Paper {number % 2}", **known)
            store.add(make_reading(article, make_account(article, "Something was done", **fields)), run=run)
        store.end_run(run, {})
        export(store.record(), tmp_path, format="gdelt")
    with (tmp_path / "gdelt.export.CSV").open(encoding="utf-8", newline="") as file:
        return [
            dict(zip(COLUMNS, row, strict=True)) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def strike(**fields):
    return {"type": "ASSAULT", "mode": "aerial", "cameo": "195", "parties": (RUSSIA, UKRAINE), "source": (RUSSIA,),
            "target": (UKRAINE,), "date": (DAY, DAY), "place": KYIV, **fields}  # fmt: skip


def test_the_columns_are_those_of_gdelt_2():
    assert len(COLUMNS) == 61
    assert COLUMNS[:5] == ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate")
    assert (COLUMNS[26], COLUMNS[30], COLUMNS[56], COLUMNS[60]) == (
        "EventCode", "GoldsteinScale", "ActionGeo_Lat", "SOURCEURL",
    )  # fmt: skip


def test_an_event_is_a_row(tmp_path):
    (row,) = written(tmp_path, strike(), url="https://paper.example/1")
    told = {name: value for name, value in row.items() if value}
    assert told.pop("GLOBALEVENTID").isdigit()
    assert told == {
        "SQLDATE": "20220310",
        "MonthYear": "202203",
        "Year": "2022",
        "FractionDate": "2022.2740",
        "Actor1Code": "RUSMIL",
        "Actor1Name": "RUSSIA",
        "Actor1CountryCode": "RUS",
        "Actor1Type1Code": "MIL",
        "Actor2Code": "UKRGOV",
        "Actor2Name": "UKRAINE",
        "Actor2CountryCode": "UKR",
        "Actor2Type1Code": "GOV",
        "IsRootEvent": "1",
        "EventCode": "195",
        "EventBaseCode": "195",
        "EventRootCode": "19",
        "QuadClass": "4",
        "GoldsteinScale": "-10.0",
        "NumMentions": "1",
        "NumSources": "1",
        "NumArticles": "1",
        "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Kyiv, Ukraine",
        "ActionGeo_CountryCode": "UP",
        "ActionGeo_Lat": "50.4500",
        "ActionGeo_Long": "30.5200",
        "DATEADDED": "20220310000000",
        "SOURCEURL": "https://paper.example/1",
    }


def test_many_reports_of_one_event_are_one_row(tmp_path):
    call = {"parties": (KULEBA, LAVROV), "mode": "phone", "date": (DAY, DAY)}
    (row,) = written(tmp_path, call, call, call)
    assert (row["NumMentions"], row["NumArticles"], row["NumSources"]) == ("3", "3", "2")
    assert row["EventCode"] == "041"


@pytest.mark.parametrize(
    ("fields", "code", "quad"),
    [
        ({"mode": "visit", "source": (LAVROV,)}, "042", "1"),
        ({"mode": "meeting"}, "040", "1"),
        ({"mode": "talks"}, "046", "1"),
        ({"status": "planned"}, "036", "1"),
        ({"status": "refused"}, "125", "3"),
        ({"type": "AID", "mode": None, "status": "offered", "target": (KULEBA,), "source": (LAVROV,)}, "030", "1"),
        ({"type": "ACCUSE", "mode": "allege", "cameo": "112", "source": (LAVROV,)}, "112", "3"),
    ],
)
def test_the_codes_of_what_is_said_and_done(tmp_path, fields, code, quad):
    (row,) = written(tmp_path, {"date": (DAY, DAY), **fields})
    assert (row["EventCode"], row["QuadClass"]) == (code, quad)


def test_a_denial_is_no_row(tmp_path):
    assert written(tmp_path, strike(status="denied")) == []


def test_background_is_no_root_event(tmp_path):
    (row,) = written(tmp_path, strike(background=True))
    assert row["IsRootEvent"] == "0"


def test_an_organisation_is_a_known_group(tmp_path):
    (row,) = written(tmp_path, strike(type="SUPPORT", cameo="051", source=(NATO,)))
    assert (row["Actor1Code"], row["Actor1KnownGroupCode"], row["Actor1Type1Code"]) == ("IGONAT", "NAT", "IGO")
    assert row["Actor1CountryCode"] == ""


def test_names_with_tabs_and_line_ends_part_no_cells(tmp_path):
    (row,) = written(tmp_path, strike(source=(Party("A\tB\nC", None, "RUS"),)))
    assert row["Actor1Name"] == "A B C"


@pytest.mark.parametrize(
    ("cameo", "value"), [("0874", 10.0), ("1821", -9.0), ("0333", 5.2), ("1056", -5.0), ("163", -8.0)]
)
def test_goldstein_values_are_inherited_by_finer_codes(cameo, value):
    assert goldstein(cameo) == value
