"""Where accounts and figures differ, and what was revised, stands in every form of the briefing."""

import pytest
from making import make_account, make_article, make_figure, make_reading

from dragoman.briefing import compose, to_html, to_markdown, to_text
from dragoman.store import Store

ATTACK = "Shells hit the port of Mersa on 3 May 2024, {} reports. {} people were killed there."
COUNT = "The ministry counts {} people killed in Tallo as of 2 May 2024."
DAY = ("2024-05-03", "2024-05-03")
SHELLS = {"type": "ASSAULT", "mode": "heavy-weapons", "cameo": "194", "date": DAY, "date_text": "3 May 2024"}


def attack(id, outlet, dead):
    article = make_article(ATTACK.format(outlet, dead), id, published="2024-05-03", source=outlet)
    source = (replace_party("rebels"),)
    return make_reading(
        article,
        make_account(article, "Shells hit the port of Mersa", parties=source, source=source, **SHELLS),
        make_figure(article, f"{dead} people were killed", dead, of="people", as_of="2024-05-03"),
    )


def replace_party(role):
    from dragoman.records import Party

    return Party(None, role, "SDN", "REB")


def count(id, dead, published):
    article = make_article(COUNT.format(dead), id, published=published, source="Gazette")
    figure = make_figure(
        article, f"{dead} people killed", dead, of="people", where="Tallo", as_of="2024-05-02", said_by="the ministry"
    )
    return make_reading(article, figure)


def briefing():
    store = Store.temporary()
    run = store.start_run("r1")
    attacks = (attack("a", "Courier", 12), attack("b", "Herald", 9))
    for reading in (*attacks, count("c", 40, "2024-05-02"), count("d", 31, "2024-05-04")):
        store.add(reading, run=run)
    store.end_run(run, {})
    return compose(store.record())


@pytest.mark.parametrize("form", [to_text, to_markdown, to_html])
def test_differences_of_an_attacks_toll_are_told_with_who_gives_each(form):
    told = " ".join(form(briefing()).split())
    assert "Accounts differ on how many" in told
    assert "12" in told
    assert "2 accounts, 2 outlets, 2 independent origins" in told


@pytest.mark.parametrize("form", [to_text, to_markdown, to_html])
def test_differences_a_number_that_its_source_took_back_is_told_as_revised(form):
    told = form(briefing())
    assert "revised to 31" in told
    assert "revised from 40" in told


def test_differences_a_revised_number_is_marked_and_no_news():
    points = {p.told: p for panel in briefing().panels for curve in panel.curves for p in curve.points}
    assert (points["40"].revised, points["40"].revises) == ("31", None)
    assert (points["31"].revised, points["31"].revises) == (None, "40")
    assert not any("40 as of" in line.text for line in briefing().news)


def test_differences_between_counters_of_one_matter_stand_with_the_panel():
    store = Store.temporary()
    run = store.start_run("r1")
    for id, outlet, dead, by in (("a", "Courier", 40, "the ministry"), ("b", "Herald", 25, "doctors")):
        article = make_article(f"As of 2 May {dead} people were killed in Tallo, {by} said.", id, source=outlet)
        fields = {"of": "people", "where": "Tallo", "as_of": "2024-05-02", "said_by": by}
        store.add(make_reading(article, make_figure(article, f"{dead} people were killed", dead, **fields)), run=run)
    store.end_run(run, {})
    lines = [line for panel in compose(store.record()).panels for line in panel.differences]
    assert lines == ["Sources differ on people killed in Tallo as of 2 May 2024: 25 (doctors); 40 (ministry)"]
