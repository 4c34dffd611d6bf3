"""Places that no table has are put at what the text says they lie in, and never at a namesake's point."""

import pytest

from dragoman.mentions.places import named_places


@pytest.mark.parametrize(
    ("text", "name", "country", "precision", "holder"),
    [
        (
            "Shells fell on the village of Novokamianka, Luhansk region.",
            "Novokamianka",
            "UKR",
            "region",
            "in Luhansk region",
        ),
        ("Three died at Gouecke, a sub-prefecture near Nzerekore.", "Gouecke", "GIN", "region", "near Nzerekore"),
        (
            "It sank off Epuyen, a village of 4,000 in Chubut province.",
            "Epuyen",
            "ARG",
            "region",
            "in Chubut province",
        ),
        ("A bomb went off in the Syrian village of Kafr Tulun.", "Kafr Tulun", "SYR", "country", "in Syria"),
        ("Rescuers reached Kolondo village in eastern Congo.", "Kolondo", "COD", "country", "in Congo"),
        ("He was born in Zhabotyn, in central Ukraine.", "Zhabotyn", "UKR", "country", "in Ukraine"),
        ("Shells fell on the village of Paris in Luhansk region.", "Paris", "UKR", "region", "in Luhansk region"),
        ("The mill in Springfield, Wyoming, will close.", "Springfield", "USA", "region", "in Wyoming"),
    ],
)
def test_unlisted_places_lie_where_the_text_says(
    text: str, name: str, country: str, precision: str, holder: str
) -> None:
    place = next(p for p in named_places(text) if p.name == name)
    assert (place.country, place.precision, place.geonames) == (country, precision, None)
    assert place.why is not None
    assert place.why.endswith(f"by the text it is somewhere {holder}")


def test_unlisted_villages_of_a_row_and_of_an_unlisted_district_share_what_they_lie_in() -> None:
    found = named_places("Troops took the villages of Hrunka and Zavitna in Stolny district, Kherson region.")
    assert {p.name for p in found if p.country == "UKR"} >= {"Hrunka", "Zavitna", "Kherson region"}
    assert {p.lat for p in found if p.name in {"Hrunka", "Zavitna", "Kherson region"}} == {
        next(p.lat for p in found if p.name == "Kherson region")
    }


def test_unlisted_places_told_once_are_known_again() -> None:
    found = named_places("Shells fell on the village of Novokamianka, Luhansk region. In Novokamianka two died.")
    assert [p.name for p in found].count("Novokamianka") == 2


@pytest.mark.parametrize(
    "text",
    [
        "He works at Google in California.",
        "They lived in Kuwait, Iraq and Oman in March, France said.",
        "The ministers met at Chatham House in London.",
        "The state of Emergency in Kenya was lifted.",
        "A treaty was signed in Salwa.",
    ],
)
def test_unlisted_words_without_a_place_s_words_are_no_places(text: str) -> None:
    assert not [p for p in named_places(text) if p.why is not None]
