from __future__ import annotations

from dataclasses import replace

import pytest
from briefing.handmade import (
    ANTALYA,
    ERDOGAN,
    GUTERRES,
    KULEBA,
    LAVROV,
    MACRON,
    PUTIN,
    HandMade,
    account,
    article,
    figure,
    hand_made,
)

from dragoman.briefing import compose
from dragoman.briefing.contacts import doubts
from dragoman.records import Event, Judgement, Party, Place
from dragoman.store.views import event_view


def one_article(text: str, *, published: str = "2022-03-06", source: str = "Outlet", name: str = "a") -> HandMade:
    return HandMade(kept=(article(name, text, published=published, source=source),))


def test_every_line_and_entry_stands_on_accounts_of_the_record() -> None:
    record = hand_made()
    known = {told.id for group in record.groups for told in group} | {told.id for told in record.numbers}
    told = compose(record)
    entries = [entry for day in told.days for entry in day.entries]
    entries += [*told.planned, *told.overdue, *told.proposed, *told.refused, *told.earlier]
    assert told.news
    assert all(line.accounts and set(line.accounts) <= known for line in told.news)
    assert all(entry.citations and {cited.id for cited in entry.citations} <= known for entry in entries)
    assert sum(len(entry.citations) for entry in entries) == sum(map(len, record.groups))


def test_a_citation_shows_the_sentence_as_it_stands_in_the_article() -> None:
    record = hand_made()
    texts = {kept.id: kept.text for kept in record.kept}
    for day in compose(record).days:
        for entry in day.entries:
            for cited in entry.citations:
                assert cited.before + cited.words + cited.after in texts[cited.article]


def test_words_are_kept_apart_from_deeds() -> None:
    told = compose(hand_made())
    assert [entry.kind for entry in told.proposed] == ["Meeting"]
    assert [entry.standing for entry in told.refused] == ["refused or called off"]
    assert [entry.kind for entry in told.planned] == ["Visit"]
    assert [entry.when for entry in told.earlier] == ["February 2022"]
    assert all(entry.standing is None for day in told.days for entry in day.entries)


def test_days_run_from_the_newest_with_open_ranges_after_whole_days() -> None:
    headings = [day.when for day in compose(hand_made()).days]
    assert headings == ["Thursday 10 March 2022", "By 10 March 2022", "Sunday 6 March 2022"]


def test_two_sides_of_one_call_are_one_entry_with_both_voices() -> None:
    sunday = compose(hand_made()).days[-1]
    call = next(entry for entry in sunday.entries if len(entry.citations) > 1)
    assert call.said_by == ("Directorate of Communications", "Kremlin")
    assert call.outlets == ("Anadolu Agency", "Kremlin")
    assert call.inferred is None  # one of the two says the day in words


def test_a_plan_that_was_held_tells_its_history() -> None:
    talks = compose(hand_made()).days[0].entries[0]
    assert talks.history == ("planned (Bosphorus Daily, 6 March)", "held (Harbour News, 10 March)")
    assert talks.differences == ()


def test_a_round_of_calls_is_one_line() -> None:
    lines = [line for line in compose(hand_made()).news if len(line.entries) > 1]
    assert [line.text for line in lines] == [
        "Turkish foreign minister Mevlüt Çavuşoğlu held separate phone calls with Dutch foreign minister "
        "Wopke Hoekstra, Ukrainian foreign minister Dmytro Kuleba and Russian foreign minister Sergey Lavrov "
        "on 6 March."
    ]
    assert len(lines[0].accounts) == 3


def test_heads_of_state_and_several_outlets_come_first() -> None:
    kept = tuple(article(name, "They spoke.", published="2022-03-06", source=name) for name in "abc")
    day = ("2022-03-06", "2022-03-06")
    ministers = account(kept[0], "They spoke", [LAVROV, KULEBA], date=day)
    envoys = account(kept[0], "They spoke", [Party("X", "envoy", "RUS"), Party("Y", "envoy", "UKR")], date=day)
    reported_thrice = tuple(
        account(kept_in, "They spoke", [Party("V", "envoy", "FRA"), Party("W", "envoy", "ITA")], date=day)
        for kept_in in kept
    )
    heads = account(kept[0], "They spoke", [ERDOGAN, PUTIN], date=day)
    record = HandMade(kept=kept, groups=((envoys,), (ministers,), reported_thrice, (heads,)))
    told = [line.entries[0] for line in compose(record).news]
    assert told == [heads.id, ministers.id, reported_thrice[0].id, envoys.id]


def test_a_plan_whose_day_has_passed_is_told_as_unreported() -> None:
    record = one_article("They are to meet on Saturday.")
    plan = account(
        record.kept[0],
        "are to meet on Saturday",
        [LAVROV, KULEBA],
        mode="meeting",
        status="planned",
        date=("2022-03-05", "2022-03-05"),
    )
    told = compose(replace(record, groups=((plan,),)))
    assert not told.planned
    assert [entry.id for entry in told.overdue] == [plan.id]


def test_accounts_that_disagree_are_told_to() -> None:
    kept = tuple(article(name, "They met.", published="2022-03-06", source=name) for name in ("One", "Two"))
    day = ("2022-03-05", "2022-03-05")
    told = (
        account(kept[0], "They met", [MACRON, PUTIN], mode="meeting", date=day, place=ANTALYA),
        account(
            kept[1],
            "They met",
            [MACRON, PUTIN],
            mode="video",
            date=("2022-03-04", "2022-03-04"),
            place=Place("Moscow", "RUS", precision="city"),
        ),
    )
    differences = compose(HandMade(kept=kept, groups=(told,))).days[0].entries[0].differences
    leading = sorted(told, key=lambda account: account.id)[0].article
    assert len(differences) == 3
    assert {line.split(":")[0] for line in differences} == {
        "Accounts differ on how",
        "Accounts differ on where",
        "Accounts differ on when",
    }
    assert f"({leading})" in differences[0]


def test_a_place_told_more_or_less_precisely_is_no_disagreement() -> None:
    kept = tuple(article(name, "They met.", published="2022-03-06", source=name) for name in ("One", "Two"))
    day = ("2022-03-05", "2022-03-05")
    told = (
        account(kept[0], "They met", [MACRON, PUTIN], mode="meeting", date=day, place=ANTALYA),
        account(
            kept[1],
            "They met",
            [MACRON, PUTIN],
            mode="talks",
            date=("2022-03-01", "2022-03-05"),
            place=Place("Turkey", "TUR", precision="country"),
        ),
    )
    assert compose(HandMade(kept=kept, groups=(told,))).days[0].entries[0].differences == ()


def test_an_inferred_day_says_why() -> None:
    record = one_article("They spoke.")
    told = account(
        record.kept[0],
        "They spoke",
        [LAVROV, KULEBA],
        date=("2022-03-06", "2022-03-06"),
        inferred={"date": "the day it was published"},
    )
    assert compose(replace(record, groups=((told,),))).days[0].entries[0].inferred == "the day it was published"


def test_the_network_counts_states_and_leaves_background_out() -> None:
    ties = {(tie.one, tie.other): (tie.held, tie.ahead) for tie in compose(hand_made()).network.ties}
    assert ties[("Russia", "Turkey")] == (3, 1)
    assert ties[("Russia", "Ukraine")] == (1, 1)
    assert ("France", "Russia") not in ties  # background
    assert ("Russia", "UN") not in ties  # refused


def test_scopes_and_sources_are_kept_apart_in_figures() -> None:
    panels = {(panel.title, panel.scope): panel for panel in compose(hand_made()).panels}
    civilians = panels[("Civilians killed", "Ukraine")]
    assert [curve.source for curve in civilians.curves] == ["UN Human Rights Office"]
    assert [(point.day, point.told) for point in civilians.curves[0].points] == [
        ("2022-03-05", "at least 364"),
        ("2022-03-09", "549"),
    ]
    soldiers = panels[("Soldiers killed", "Ukraine")].curves[0].points[0]
    assert (soldiers.low, soldiers.high, soldiers.stated, soldiers.day) == (11000, 12000, False, "2022-03-10")
    assert ("Displaced", "Ukraine, since 24 February 2022") in panels


def numbers_of(*told: tuple[str, int, str, str | None, str | None]) -> HandMade:
    """A record of killed people: said by whom, how many, on which day, where, since when."""
    kept = article("a", "They were killed.", published="2022-03-20", source="Outlet")
    numbers = [
        replace(
            figure(kept, "killed", "killed", count, "exact", of="people", where=where, since=since),
            id=f"{said_by}{count}",
            said_by=said_by,
            as_of=day,
        )
        for said_by, count, day, where, since in told
    ]
    return HandMade(kept=(kept,), numbers=tuple(numbers))


def test_one_body_under_several_names_is_one_curve() -> None:
    told = compose(
        numbers_of(
            ("UNHCR", 1, "2022-03-01", "Ukraine", None),
            ("the U.N. refugee agency", 2, "2022-03-02", "Ukraine", None),
            ("UN Refugee Agency", 3, "2022-03-03", None, None),
        )
    )
    assert [(curve.source, len(curve.points)) for curve in told.panels[0].curves] == [("UN Refugee Agency", 3)]


def test_a_count_of_an_older_crisis_has_its_own_panel() -> None:
    told = compose(
        numbers_of(
            ("X", 14000, "2022-02-22", "Ukraine", "2014-04-14"),
            ("X", 300, "2022-03-04", "Ukraine", "2022-02-24"),
            ("X", 700, "2022-03-16", "Ukraine", None),
        )
    )
    assert sorted((panel.scope, sum(len(c.points) for c in panel.curves)) for panel in told.panels) == [
        ("Ukraine, since 14 April 2014", 1),
        ("Ukraine, since 24 February 2022", 2),
    ]


def test_numbers_of_unlike_things_make_no_picture() -> None:
    kept = article("a", "They said troops.", published="2022-03-20", source="Outlet")
    one = figure(kept, "troops", "troops", 100_000, "exact", said_by="A", as_of="2022-02-15")
    other = figure(kept, "troops", "troops", 40_000, "exact", said_by="B", as_of="2022-03-15")
    later = figure(kept, "troops", "troops", 120_000, "exact", said_by="A", as_of="2022-03-01")
    assert [panel.drawn for panel in compose(HandMade(kept=(kept,), numbers=(one, other))).panels] == [False]
    assert [panel.drawn for panel in compose(HandMade(kept=(kept,), numbers=(one, other, later))).panels] == [True]


def test_places_are_kept_apart_as_curves_of_one_panel() -> None:
    told = compose(
        numbers_of(
            ("X", 2500, "2022-03-14", "Mariupol", None),
            ("X", 3000, "2022-03-14", "Ukraine", None),
            ("X", 4000, "2022-03-15", None, None),
        )
    )
    assert [curve.label for curve in told.panels[0].curves] == ["X", "X, Mariupol", "X, Ukraine"]


def test_the_newest_figure_is_told_with_the_one_before_it() -> None:
    lines = [line.text for line in compose(hand_made()).news]
    assert (
        "Civilians killed, Ukraine: 549 as of 9 March, says the UN Human Rights Office, "
        "after at least 364 as of 5 March." in lines
    )


def test_what_was_not_read_is_told_with_its_reason() -> None:
    told = compose(hand_made())
    assert [(skip.name, skip.reason) for skip in told.unread] == [
        ("menu.html", "has no readable article text (91 characters; 250 needed)")
    ]
    assert [(unclear.why, unclear.count, unclear.sentences) for unclear in told.unclear] == [
        (
            "It is not clear between whom",
            1,
            (("Foreign Minister Mevlüt Çavuşoğlu had a busy Sunday.", "Bosphorus Daily"),),
        )
    ]


def test_filters_are_handed_to_the_record_and_told() -> None:
    told = compose(hand_made(), about="UN", since="2022-03-01")
    assert told.scope == "about UN, from 1 March 2022 on"
    assert [side.who for side in told.refused[0].sides] == [LAVROV.name, GUTERRES.name]
    assert not told.days


def test_an_article_of_no_known_day_moves_no_heading_and_no_curve() -> None:
    dated = article("a", "They spoke.", published="2022-03-06", source="Outlet")
    undated = article("b", "Ten were killed.", published=None, source="Outlet")
    number = figure(undated, "Ten", "killed", 10, "exact")
    record = HandMade(kept=(dated, undated), numbers=(number,), dated={"b": ("2019-05-20", None)})
    assert compose(record).heading == "6 March 2022"
    assert compose(record).panels[0].curves[0].points[0].day is None
    near = replace(record, dated={"b": ("2022-03-08", "2022-03-10")})
    assert compose(near).heading == "6–10 March 2022"


def test_topics_that_are_part_of_another_are_left_out() -> None:
    record = one_article("They spoke.")
    words = ("the state and prospects of trade", "prospects of trade", "Syria", "the state", "syria")
    told = account(record.kept[0], "They spoke", [LAVROV, KULEBA], topics=words)
    entry = compose(replace(record, groups=((told,),))).days[0].entries[0]
    assert entry.topics == ("the state and prospects of trade", "Syria")


def test_an_event_of_open_days_counts_by_its_articles() -> None:
    kept = article("a", "They had spoken.", published="2022-05-24", source="Outlet")
    told = account(kept, "had spoken", [LAVROV, KULEBA], date=(None, "2022-05-22"))
    record = HandMade(kept=(kept,), groups=((told,),))
    assert not compose(record, since="2022-01-01", until="2022-03-20").days
    assert compose(record, since="2022-05-01").days


def test_a_state_is_found_by_any_of_its_names() -> None:
    for name in ("TUR", "turkey", "Türkiye"):
        told = compose(hand_made(), about=name)
        assert told.scope == "about Turkey"
        assert len(told.days[-1].entries) == 4


def test_a_long_record_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.briefing.composing._MOST_HELD", 2)
    told = compose(hand_made())
    assert [len(day.entries) for day in told.days] == [1, 1]
    assert told.held == 6
    assert told.cut == "Left out for length: 4 older contacts. A briefing of fewer days lists them."


def test_an_empty_record_gives_an_empty_briefing() -> None:
    told = compose(HandMade())
    assert (told.heading, told.articles, told.news, told.days) == ("Nothing to tell", 0, (), ())


def test_what_may_be_the_same_contact_is_said_with_the_reason() -> None:
    one = article("One", "They met.", published="2022-03-06", source="One")
    two = article("Two", "They met.", published="2022-03-06", source="Two")
    first, second = (account(kept, "They met", [MACRON, PUTIN], date=(None, None)) for kept in (one, two))
    doubt = Judgement(first.id, second.id, "possible", 0.1, ("no day in either",))
    view = event_view(
        Event("e1", (first.id,), possible=(doubt,)), [first], {first.id: "e1", second.id: "e2222222222"}
    )
    assert doubts(view) == ("Possibly the same as e2222222: no day in either",)


def test_a_number_told_as_earlier_context_has_not_the_day_of_its_report() -> None:
    kept = article("a", "Twelve died. Nine had been counted before.", published="2022-03-06", source="Outlet")
    now = figure(kept, "Twelve", "killed", 12, "exact")
    before = replace(figure(kept, "Nine", "killed", 9, "exact"), background=True)
    told = compose(HandMade(kept=(kept,), numbers=(now, before)))
    assert [(point.low, point.day) for point in told.panels[0].curves[0].points] == [(9, None), (12, "2022-03-06")]
    assert told.panels[0].title == "People killed"
    assert "People killed: 12 (reported 6 March), says Outlet." in [line.text for line in told.news]


def test_an_event_is_placed_in_the_town_that_one_account_tells_where_the_leading_one_tells_its_state():
    kept = [article(name, "They met.", published="2022-03-06", source=name) for name in ("One", "Two", "Three")]
    land, town, abroad = (
        replace(account(each, "They met", [MACRON, PUTIN], topics=topics), place=place)
        for each, topics, place in zip(
            kept,
            (("grain", "gas"), (), ()),
            (
                Place("Poland", "POL", 52.0, 20.0, "country"),
                Place("Warsaw", "POL", 52.2, 21.0, "city"),
                Place("Minsk", "BLR", 53.9, 27.6, "city"),
            ),
            strict=True,
        )
    )
    told = event_view(Event("e1", (land.id, town.id)), [land, town])
    assert told.place == town.place
    apart = event_view(Event("e1", (land.id, abroad.id)), [land, abroad])
    assert apart.place == land.place
