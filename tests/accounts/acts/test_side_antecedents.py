"""Whom a noun with "the" takes up: the group, the visitor's host, the country, both men."""

import pytest
from who import meant

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
