"""Places in text, and which place is an event's own."""

from pathlib import Path

import pytest
import yaml

from dragoman.language import parse
from dragoman.mentions.places import find_places, named_places
from dragoman.mentions.placing import place_of, places_of
from dragoman.records import Article

CASES = Path(__file__).parent / "cases"
NEAR = 2  # degrees


def params(table: str) -> list:
    """The cases; those that are known to be read wrongly are marked with what is wrong."""
    cases = yaml.safe_load((CASES / table).read_text(encoding="utf-8"))
    return [
        pytest.param(
            c,
            id=f"{c.get('word', '')} {c['text'][:60]}",
            marks=pytest.mark.xfail(strict=True) if c.get("known") else (),
        )
        for c in cases
    ]


@pytest.mark.parametrize("case", params("places.yml"))
def test_places_of_a_text(case: dict) -> None:
    found = named_places(case["text"])
    assert [[p.name, p.country, p.precision] for p in found] == [row[:3] for row in case["places"]]
    for place, row in zip(found, case["places"], strict=True):
        if len(row) > 3:
            assert abs(place.lat - row[3]) < NEAR
            assert abs(place.lon - row[4]) < NEAR


@pytest.mark.parametrize("case", params("placing.yml"))
def test_place_of_an_event(case: dict) -> None:
    document = parse(Article(id="case", text=case["text"]))
    trigger = next(t.i for t in document.tokens if t.text == case["word"])
    also = [t.i for t in document.tokens if t.text in case.get("also", ())]
    found = place_of(document, trigger, places_of(document), mode=case.get("mode"), also=also)
    assert (found.name if found else None) == case["place"]


def test_places_stand_where_their_words_are() -> None:
    text = "“Görüşme” – talks in São Paulo, Brazil, then in Zürich."
    assert [text[p.start : p.end] for p in named_places(text)] == ["São Paulo", "Brazil", "Zürich"]


def test_places_of_disputed_land_name_the_claimants() -> None:
    kashmir = named_places("Shots were fired in Kashmir.")[0]
    assert (kashmir.country, kashmir.claimed_by) == (None, ("IND", "PAK", "CHN"))


def test_places_of_towns_carry_the_geonames_id() -> None:
    assert named_places("Markets in Mariupol were shut.")[0].geonames == "701822"


def test_places_follow_the_states_that_a_text_is_about() -> None:
    assert named_places("Voters in Moscow, Idaho, decided.")[0].country == "USA"


@pytest.mark.parametrize("piece", ["Paris ", "A", "The ", "New York, ", "X. ", "(", "St. "])
def test_places_take_hostile_length(piece: str) -> None:
    assert isinstance(named_places(piece * (100_000 // len(piece))), list)


def test_places_near_a_town_do_not_claim_its_point() -> None:
    document = parse(Article(id="case", text="The two presidents met near Gori."))
    found = place_of(document, 3, places_of(document))
    assert (found.name, found.precision, found.geonames) == ("near Gori", "region", None)
    assert "whose point this is" in found.why


def test_places_of_peoples_of_regions_are_the_regions() -> None:
    found = find_places("Two Texans met a Scottish lawyer; European Union envoys did not come.")
    assert [(p.name, p.known_as, p.role) for p in found] == [
        ("Texans", "Texas", "people"),
        ("Scottish", "Scotland", "people"),
    ]


def test_places_are_found_in_the_names_of_bodies() -> None:
    found = find_places("The case went to Tamworth Local Court, New South Wales police said.")
    assert (found[0].known_as, found[0].country, found[0].role) == ("Tamworth", "AUS", "name")


def test_places_called_by_another_town_s_own_name_are_that_town() -> None:
    # GeoNames has Salem among the names of Jerusalem, Sparta among those of Isparta.
    assert {p.country for p in named_places("Schools in Salem and Sparta were shut.")}.isdisjoint({"ISR", "TUR"})


def test_places_of_a_people_of_two_states_are_of_the_one_that_is_named() -> None:
    named = find_places("The Democratic Republic of the Congo thanked them, a Congolese envoy said.")
    assert [p.country for p in named] == ["COD", "COD"]
    named = find_places("Talks with North Korea went on; Korean and Dominican envoys came.")
    assert [p.country for p in named] == ["PRK", "PRK", "DOM"]


def test_a_place_at_the_head_of_a_known_name_is_none() -> None:
    assert [p.name for p in find_places("Wang Yi met Aung San Suu Kyi in Vientiane.")] == ["Vientiane"]


def test_a_name_of_small_words_within_is_one_place() -> None:
    found = named_places("He flew to Dar es Salaam and Khartoum.")
    assert [(p.name, p.country) for p in found] == [("Dar es Salaam", "TZA"), ("Khartoum", "SDN")]
