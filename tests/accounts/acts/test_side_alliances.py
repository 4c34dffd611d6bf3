"""Who several states are that act as one: a bloc, a league, its leaders and organs, ministers of a region."""

import pytest
from who import meant

MET = "ECOWAS suspended Togo after a summit in Accra. "


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        ("The Polisario Front shelled a post. The Front denied it.", "Front", "Polisario/MAR"),
        ("Tamil Tigers shelled a port. On Friday the Tigers asked for talks.", "Tigers", "LTTE/LKA"),
        ("The Arab League met in Tunis. Chad thanked the league for its help.", "league", "-/AL"),
        ("ECOWAS met in Accra. The 15-nation bloc suspended Guinea.", "bloc", "-/ECOWAS"),
        (MET + "The leaders condemned the coup.", "leaders", "leaders/ECOWAS"),
        (MET + "The council condemned the coup.", "council", "council/ECOWAS"),
        ("West African leaders in Abuja condemned the coup.", "leaders", "West African leaders/-"),
        ("The leaders of the Caribbean on Friday turned it down.", "leaders", "leaders of the Caribbean/-"),
        ("A coalition of Arab states warned Iran.", "coalition", "coalition of Arab states/-"),
        ("The alliance, led by Oman, warned Iran.", "alliance", "alliance/OMN"),
    ],
)
def test_several_states_as_one(text, words, whom):
    assert meant(text, words) == whom


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        ("The Polisario Front shelled a post. Chad sent its front men.", "men", "men/TCD"),
        ("The Lord's Resistance Army burned a village. The army left.", "army", "army/-"),
        (MET + "The city council condemned the coup.", "council", "city council/-"),
        (
            "The leaders of Chad and Mali met at a session of the EU. The leaders left.",
            "leaders",
            "leader/TCD + leader/MLI",
        ),
        ("Opposition leaders in Abuja condemned the coup.", "leaders", "opposition leaders/NGA"),
    ],
)
def test_others_stay_who_they_are(text, words, whom):
    assert meant(text, words) == whom
