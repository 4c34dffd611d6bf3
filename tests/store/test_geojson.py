"""Events on a map: points, schematic lines, and what has no place."""

import json

import pytest
from making import KULEBA, LAVROV, make_account, make_article, make_reading

from dragoman.records import Party, Place
from dragoman.store import Store
from dragoman.store.exporting import export

TEXT = "They met or spoke, as the text tells at some length, on a day in March."
ANTALYA = Place("Antalya", "TUR", 36.9, 30.69, "city", "323777")


def features(tmp_path, **fields):
    with Store.temporary() as store:
        run = store.start_run("r1")
        article = make_article(TEXT, "a", published="2022-03-10")
        store.add(make_reading(article, make_account(article, "met or spoke", **fields)), run=run)
        store.end_run(run, {})
        (path,) = export(store.record(), tmp_path, format="geojson")
    collection = json.loads(path.read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    return collection["features"]


def test_a_place_is_a_point_with_its_precision(tmp_path):
    (feature,) = features(tmp_path, mode="meeting", place=ANTALYA, parties=(LAVROV, KULEBA))
    assert feature["geometry"] == {"type": "Point", "coordinates": [30.69, 36.9]}
    told = feature["properties"]
    assert (told["place"], told["precision"], told["geonames"]) == ("Antalya", "city", "323777")
    assert (told["schematic"], told["sentence"]) == (None, TEXT)


def test_a_call_is_a_schematic_line_between_capitals(tmp_path):
    (feature,) = features(tmp_path, mode="phone", parties=(LAVROV, KULEBA))
    (moscow, kyiv) = feature["geometry"]["coordinates"]
    assert feature["geometry"]["type"] == "LineString"
    assert moscow == pytest.approx([37.6, 55.75], abs=0.1)
    assert kyiv == pytest.approx([30.5, 50.45], abs=0.1)
    assert "schematic" in feature["properties"]["schematic"]


def test_a_call_of_three_states_is_two_lines(tmp_path):
    three = (LAVROV, KULEBA, Party("Mevlut Cavusoglu", None, "TUR"))
    (feature,) = features(tmp_path, mode="video", parties=three)
    assert feature["geometry"]["type"] == "MultiLineString"
    assert len(feature["geometry"]["coordinates"]) == 2


@pytest.mark.parametrize("place", [None, Place("the presidential palace")])
def test_an_event_without_a_point_has_no_geometry(tmp_path, place):
    (feature,) = features(tmp_path, mode="meeting", place=place, parties=(LAVROV, KULEBA))
    assert feature["geometry"] is None
    assert feature["properties"]["place"] == (place.name if place else None)
