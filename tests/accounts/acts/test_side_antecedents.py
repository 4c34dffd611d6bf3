"""Whom a noun with "the" takes up: the group, the visitor's host, the country, both men."""

import pytest
from texts import article_of, at_word

from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.sight import Sight
from dragoman.language import parse
from dragoman.mentions.attribution import find_sayers
from dragoman.mentions.chains import find_cast
from dragoman.mentions.placing import places_of


def meant(text, words):
    document = parse(article_of(text))
    cast = find_cast(document)
    sides = Sides(document, cast, find_sayers(document, cast), places_of(document), Sight(document))
    return " + ".join(f"{a.name or a.role or '-'}/{a.country or '-'}" for a in sides.at(at_word(document, words)))


ROSSI = "Italy's foreign minister, Carlo Rossi, flew to Lima and saw Peru's foreign minister, Juan Salas. "


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        ("Boko Haram took a town in Nigeria. On Friday the group released a film.", "group", "Boko Haram/NGA"),
        ("M23 asked for talks in Goma. Angola told the rebels to disarm first.", "rebels", "M23/COD"),
        ("M23 asked for talks in Goma. Angola told the Malian rebels to go.", "rebels", "rebels/MLI"),
        ("The AZKX militia burned a village in Chad.", "militia", "AZKX/-"),
        ("Belarus jailed a priest. Denmark cut off aid to the country.", "country", "-/BLR"),
        ("Kenya and Jordan quarrelled. Chad sent the kingdom a note.", "kingdom", "-/JOR"),
        ("Egypt and Qatar quarrelled. Chad asked the Gulf state for aid.", "state", "-/QAT"),
        ("Chile and Peru quarrelled. Chile told its neighbour to be quiet.", "neighbour", "-/PER"),
        (ROSSI + "Both men kept silent.", "men", "Juan Salas/PER + Carlo Rossi/ITA"),
        (ROSSI + "The two presidents kept silent.", "presidents", "presidents/-"),
        ("The Kuwaiti Red Crescent sent blankets to Chad.", "Crescent", "-/KWT"),
    ],
)
def test_noun_takes_up_who_was_named_before(text, words, whom):
    assert meant(text, words) == whom
