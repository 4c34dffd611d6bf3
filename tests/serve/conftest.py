import pytest
from making import (
    KULEBA,
    LAVROV,
    make_account,
    make_article,
    make_figure,
    make_position,
    make_reading,
    make_statement,
)
from starlette.testclient import TestClient

from dragoman.records import Party, Place
from dragoman.serve import Settings, create_app
from dragoman.store import Store

TOKEN = "a token for the tests"
CALL = (
    "KYIV, March 10. Foreign Minister Dmytro Kuleba spoke by phone with Russia's Sergei Lavrov on Thursday. "
    "They discussed the evacuation of civilians. Kuleba said that corridors must open at once. "
    "At least 21 people were killed in Sumy, officials say."
)
OTHER_SIDE = "The two ministers held a telephone conversation on March 10, Moscow says. It ended without agreement."
PLAN = "Turkey's Mevlüt Çavuşoğlu will meet Sergei Lavrov in Antalya on March 20, Ankara announced."
ACT = "Russia shelled Kharkiv on March 9. The European Union imposed sanctions on Moscow the day after."
ANKARA = Place("Antalya", "TUR", 36.9, 30.7, "city")
CAVUSOGLU = Party("Mevlüt Çavuşoğlu", "foreign minister", "TUR", "GOV", "Q61")
RUSSIA, UKRAINE, EU = (Party(None, None, code, "GOV") for code in ("RUS", "UKR", "EU"))


def readings():
    """Four articles: one call as both sides tell it, a plan, two acts, a figure, a statement and a position."""
    one = make_article(CALL, "kyiv-1", source="The Courier", published="2022-03-10", url="https://courier.example/1",
                       title="Ministers speak")  # fmt: skip
    two = make_article(OTHER_SIDE, "moscow-1", source="Wire", published="2022-03-11")
    three = make_article(PLAN, "ankara-1", source="Agency", published="2022-03-12", url="javascript:alert(1)")
    four = make_article(ACT, "world-1", source="The Courier", published="2022-03-12")
    day = ("2022-03-10", "2022-03-10")
    yield make_reading(
        one,
        make_account(one, "spoke by phone", date=day, topics=("the evacuation of civilians",), source=(KULEBA,)),
        make_figure(one, "At least 21 people were killed", 21, bound="at_least", of="people", where="Sumy"),
        make_statement(one, "Kuleba said", "corridors must open at once"),
        make_position(one, "corridors must open", "humanitarian_corridors"),
    )
    yield make_reading(two, make_account(two, "held a telephone conversation", date=day, outcome="failed"))
    plan = ("2022-03-20", "2022-03-20")
    yield make_reading(
        three,
        make_account(three, "will meet", mode="meeting", status="planned", date=plan, parties=(CAVUSOGLU, LAVROV),
                     place=ANKARA),
    )  # fmt: skip
    yield make_reading(
        four,
        make_account(four, "Russia shelled Kharkiv", type="ASSAULT", mode="heavy-weapons", source=(RUSSIA,),
                     target=(UKRAINE,), parties=(RUSSIA, UKRAINE), date=("2022-03-09", "2022-03-09")),
        make_account(four, "imposed sanctions", type="SANCTION", mode=None, source=(EU,), target=(RUSSIA,),
                     parties=(EU, RUSSIA), date=("2022-03-10", "2022-03-10")),
    )  # fmt: skip


def kept(path, *more):
    """A store with the readings, and more, judged."""
    with Store.open(path) as store:
        run = store.start_run("r1")
        for reading in (*readings(), *more):
            store.add(reading, run=run)
        store.end_run(run, {})
    return path


@pytest.fixture
def store_path(tmp_path):
    return kept(tmp_path / "record.dragoman")


@pytest.fixture
def site(store_path):
    """A client of a page that takes judgements and may show whole articles."""
    app = create_app(Settings(str(store_path), private=True, token=TOKEN))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client
