"""Where events were: places and calls gathered, and drawn as a map."""

import re
from xml.etree import ElementTree

import pytest
from making import KULEBA, LAVROV, make_account, make_article, make_reading

from dragoman.briefing.atlas import atlas
from dragoman.briefing.composing import compose
from dragoman.briefing.page import to_html
from dragoman.briefing.shapes import Atlas, Call, Spot
from dragoman.briefing.worldmap import draw_map
from dragoman.records import Place
from dragoman.store import Store

TEXT = "They met or spoke, as the text tells at some length, on a day in March."
ANTALYA = Place("Antalya", "TUR", 36.9, 30.69, "city", "323777")


def record_of(*told):
    store = Store.temporary()
    run = store.start_run("r1")
    for number, fields in enumerate(told):
        article = make_article(TEXT, f"a{number}", published="2022-03-10")
        told_so = {"parties": (LAVROV, KULEBA), "date": (f"2022-03-0{number + 1}",) * 2, **fields}
        store.add(make_reading(article, make_account(article, "met or spoke", **told_so)), run=run)
    store.end_run(run, {})
    return store.record()


def test_places_are_counted_and_calls_are_pairs_of_states():
    record = record_of(
        {"mode": "meeting", "place": ANTALYA},
        {"mode": "visit", "place": ANTALYA},
        {"mode": "phone"},
        {"mode": "meeting"},
    )
    made = atlas(record.events())
    assert [(spot.name, spot.country, spot.precision, spot.events) for spot in made.spots] == [
        ("Antalya", "Turkey", "city", 2)
    ]
    assert [(call.one, call.other, call.events) for call in made.calls] == [("Russia", "Ukraine", 1)]
    assert made.left_out == ("1 event with no place told",)


@pytest.mark.parametrize("fields", [{"background": True}, {"status": "refused"}, {"status": "proposed"}])
def test_what_did_not_take_place_is_on_no_map(fields):
    made = atlas(record_of({"mode": "meeting", "place": ANTALYA, **fields}).events())
    assert made == Atlas()


def test_disputed_land_names_its_claimants():
    kashmir = Place("Kashmir", None, 34.5, 76.0, "region", None, ("IND", "PAK"))
    (spot,) = atlas(record_of({"mode": "meeting", "place": kashmir}).events()).spots
    assert (spot.country, spot.claimed) == (None, ("India", "Pakistan"))


def test_the_map_is_drawn_in_the_colours_of_the_page_without_script_or_style():
    spots = tuple(
        Spot(f"<{p}>", "Turkey", (), "TUR", 36.9 + 9 * n, 30.7 + 9 * n, p, 1, ("e",))
        for n, p in enumerate(("exact", "city", "region", "country"))
    )
    drawn = draw_map(Atlas(spots, (Call("Russia", "Ukraine", "RUS", "UKR", 2, ("e",)),)))
    root = ElementTree.fromstring(drawn)
    assert root.tag.endswith("svg")
    assert not re.search(r"<script|style=|#[0-9a-f]{6}", drawn)
    assert "var(--ground)" in drawn
    assert "&lt;city&gt;" in drawn
    assert draw_map(Atlas(spots)) == draw_map(Atlas(spots))


@pytest.mark.parametrize("lon", [-179.9, 0.0, 179.9])
@pytest.mark.parametrize("lat", [-89.0, 0.0, 89.0])
def test_the_map_holds_the_edges_of_the_world(lon, lat):
    spot = Spot("Edge", None, (), None, lat, lon, "city", 1, ("e",))
    assert "<svg" in draw_map(Atlas((spot,)))


def test_the_page_has_the_map_with_a_table_that_tells_the_same():
    page = to_html(compose(record_of({"mode": "meeting", "place": ANTALYA}, {"mode": "phone"})))
    section = page[page.index('<h2 id="where">') :]
    assert "Antalya" in section
    assert "schematic" in section
    assert "Russia and Ukraine" in section
    assert 'aria-labelledby="map-title map-desc"' in section


def test_a_page_without_places_has_no_map():
    page = to_html(compose(record_of({"mode": "meeting"})))
    assert 'id="where"' not in page
