"""Who lands and peoples within states are, whom armed people follow, and by what name a group goes."""

import pytest
from who import meant


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        ("Bosnian Serbs shelled Bihac.", "Serbs", "Bosnian Serbs/BIH"),
        ("Bosnian Croats shelled Bihac.", "Croats", "Bosnian Croats/BIH"),
        ("Bosnia's Croats shelled Bihac.", "Croats", "Croats/BIH"),
        ("Kosovo Albanians marched in Pristina.", "Albanians", "Kosovo Albanians/XKX"),
        ("Bosnian Serbs shelled Bihac. On Friday the Serbs denied it.", "Serbs", "Bosnian Serbs/BIH"),
        ("Bosnian Serb forces shelled Bihac.", "forces", "Bosnian Serb forces/BIH"),
        ("Bosnian Serb leaders refused to sign.", "leaders", "Bosnian Serb leaders/BIH"),
        ("Abkhazia and Georgia signed a truce.", "Abkhazia", "Abkhazia/GEO + -/GEO"),
        ("Colombia's largest rebel group, the FARC, took a town.", "group", "FARC/COL"),
        ("Colombia's largest rebel group took a town.", "group", "rebel group/COL"),
        ("Gunmen loyal to Radovan Karadzic seized a bridge.", "Gunmen", "gunmen/BIH"),
    ],
)
def test_lands_and_peoples_within_a_state(text, words, whom):
    assert meant(text, words) == whom


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        ("Serbs marched in Belgrade.", "Serbs", "Serbs/SRB"),
        ("Greek Cypriots voted no.", "Cypriots", "Cypriots/CYP"),
        ("Chinese Americans voted no.", "Americans", "Americans/USA"),
        ("South Koreans voted no.", "Koreans", "South Koreans/KOR"),
        ("Chad's government voted no.", "government", "-/TCD"),
    ],
)
def test_peoples_of_their_own_state_stay_so(text, words, whom):
    assert meant(text, words) == whom
