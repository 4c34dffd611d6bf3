"""People that the user adds: read from Wikidata's exports or a small table, and counted from then on."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman import codebook, resolve_actor
from dragoman.codebook.additions import fingerprint, read_actors, use_actors, write_actors
from dragoman.codebook.importing import people_from
from dragoman.codebook.offices import COLUMNS
from dragoman.errors import CodebookError
from dragoman.pipeline import reader_version

DAY = datetime.date(2031, 6, 1)
ONE = "name,country,office,start\nAna Testova,UKR,foreign_minister,2031-02\n"
ENTITY = "http://www.wikidata.org/entity/Q9999999"
TOLD = {
    "person": ENTITY, "personLabel": "Ana Testova", "personAltLabel": "Anna Testova, A. Testova", "country": "UKR",
    "positionLabel": "Minister of Foreign Affairs of Ukraine", "start": "2031-02-01T00:00:00Z",
    "startPrecision": "10",
}  # fmt: skip


@pytest.fixture(autouse=True)
def shipped_tables_afterwards() -> Iterator[None]:
    yield
    use_actors(None)


def rows_of(text: str) -> list[dict[str, str]]:
    return [dict(zip(COLUMNS, row, strict=True)) for row in people_from(text)[0]]


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_added_person_holds_the_office_from_then_on(tmp_path: Path) -> None:
    assert codebook.holders("Ana Testova") == []
    use_actors(written(tmp_path, ONE))
    assert [holder.name for holder in codebook.holders_of("UKR", "foreign_minister", DAY)] == ["Ana Testova"]
    actor = resolve_actor("Testova", on=DAY)
    assert actor is not None
    assert (actor.id, actor.country, actor.sectors) == ("ana-testova", "UKR", ("GOV",))
    use_actors(None)
    assert codebook.holders("Ana Testova") == []


def test_the_readers_version_tells_whom_the_user_added(tmp_path: Path) -> None:
    shipped = reader_version()
    use_actors(written(tmp_path, ONE))
    one = reader_version()
    use_actors(written(tmp_path, ONE.replace("2031-02", "2031-03")))
    assert len({shipped, one, reader_version()}) == 3
    use_actors(written(tmp_path, ONE))
    assert reader_version() == one
    use_actors(None)
    assert (reader_version(), fingerprint()) == (shipped, "")


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([TOLD]),
        json.dumps({"head": {}, "results": {"bindings": [{k: {"value": v} for k, v in TOLD.items()}]}}),
        ",".join(TOLD) + "\n" + ",".join(f'"{value}"' for value in TOLD.values()) + "\n",
    ],
    ids=["json", "verbose json", "csv"],
)
def test_the_three_exports_of_wikidata_say_the_same(text: str) -> None:
    (row,) = rows_of(text)
    assert {name: value for name, value in row.items() if value} == {
        "country": "UKR", "office": "foreign_minister", "title": "Minister of Foreign Affairs of Ukraine",
        "name": "Ana Testova", "other_names": "Anna Testova|A. Testova", "wikidata": "Q9999999", "start": "2031-02",
        "end_known": "yes", "source": "wikidata",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("start", "precision", "kept"),
    [
        ("2031-02-03T00:00:00Z", "11", "2031-02-03"),
        ("2031-02-01T00:00:00Z", "10", "2031-02"),
        ("2031-01-01T00:00:00Z", "9", "2031"),
        ("2031-01-01T00:00:00Z", "", "2031"),
        ("2031-01-01", "", "2031-01-01"),
        ("2031-02", "", "2031-02"),
    ],
)
def test_a_day_is_kept_as_far_as_it_is_known(start: str, precision: str, kept: str) -> None:
    (row,) = rows_of(json.dumps([TOLD | {"start": start, "startPrecision": precision}]))
    assert row["start"] == kept


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"personLabel": "Q9999999"}, "Q9999999: name is missing"),
        ({"country": "XXX"}, "Ana Testova: 'XXX' is the code of no state"),
        ({"positionLabel": "winner of the cup"}, "Ana Testova: office is missing"),
        ({"end": "2030-05-05T00:00:00Z", "endPrecision": "11"}, "ends 2030-05-05 before it starts 2031-02"),
    ],
)
def test_what_means_nothing_is_passed_over_and_said(changed: dict[str, str], why: str) -> None:
    rows, passed = people_from(json.dumps([TOLD | changed]))
    assert rows == []
    assert why in passed[0]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name,country,office,colour\nA B,UKR,minister,red\n", "unknown columns: colour"),
        ("name,office\nA B,minister\n", "no column country"),
        ("name,country,office\nA B,UKR,dreamer\n", "line 2: 'dreamer' is no office"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(text: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=why):
        use_actors(written(tmp_path, text))


def test_broken_json_is_said() -> None:
    with pytest.raises(CodebookError, match="broken JSON"):
        people_from('[{"person": ')


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    rows = read_actors(written(tmp_path, ONE + "Bo Testov,NATO,spokesperson,2030\n"))
    write_actors(tmp_path / "again.csv", reversed(rows))
    assert read_actors(tmp_path / "again.csv") == rows
