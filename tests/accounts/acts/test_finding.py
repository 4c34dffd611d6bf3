"""Accounts of acts: each field on its words, one account for one act, news apart from context."""

from __future__ import annotations

import pytest
from texts import article_of, read_text

import dragoman
from dragoman.evidence import entry_faults
from dragoman.records import Account

NEWS = (
    "Laos closed its border with Thailand on Monday, the Lao interior ministry said. Thai police arrested four Lao "
    "traders in Nong Khai. The Lao ministry condemned the arrests. Laos had recalled its ambassador in May."
)


def acts_in(text: str, **known: str) -> list[Account]:
    return [a for a in read_text(text, **known).accounts if a.type != "CONSULT"]


@pytest.mark.parametrize("text", [NEWS, "Laos may attack Thailand.", "Thailand's invasion of Laos began in 1987."])
def test_acts_stand_on_their_words(text: str) -> None:
    article = article_of(text)
    reading = dragoman.read(article)
    assert [fault for account in reading.accounts for fault in entry_faults(account, article)] == []
    assert not [issue for issue in reading.issues if issue.kind == "unfounded"]


def test_acts_parties_are_source_and_target() -> None:
    for account in acts_in(NEWS):
        assert account.parties == (*account.source, *account.target)
        assert account.source


def test_acts_of_the_past_perfect_are_context() -> None:
    told = {(a.type, a.background) for a in acts_in(NEWS, published="2022-03-15")}
    assert ("SANCTION", True) in told
    assert ("COERCE", False) in told


def test_acts_of_long_ago_are_context() -> None:
    (act,) = acts_in("In 1987, Thailand invaded Laos.", published="2022-03-15")
    assert act.background
    assert act.date[1] is not None
    assert act.date[1].startswith("1987")


def test_acts_told_twice_are_one() -> None:
    text = "Thailand invaded Laos on Monday. Thailand's invasion of Laos was condemned by Vietnam."
    assert [a.type for a in acts_in(text)].count("ASSAULT") == 1


def test_acts_of_a_title_and_of_headings_are_none() -> None:
    text = (
        "Thailand invades Laos\n\nThe weather in the delta was calm on Monday, and the market in the town was open."
    )
    assert acts_in(text, title="Vietnam expels Thai envoy") == []


def test_acts_have_their_codes() -> None:
    (act,) = acts_in("Norway supplied Laos with artillery shells.")
    assert (act.type, act.mode, act.cameo) == ("AID", None, "072")
    assert "military" in act.contexts


def test_acts_asked_for_have_the_code_of_what_is_asked() -> None:
    (act,) = acts_in("Laos demanded that Thailand release the prisoners.")
    assert (act.type, act.mode, act.cameo, act.status) == ("REQUEST", "yield", "1053", "demanded")


def test_acts_are_said_by_the_nearest_speaker() -> None:
    acts = acts_in("Laos said Vietnam had said Thailand had shelled the island.")
    assert [a.said_by for a in acts if a.type == "ASSAULT"] == ["Vietnam"]


def test_acts_read_the_same_again() -> None:
    assert acts_in(NEWS) == acts_in(NEWS)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Laos agreed on Friday to withdraw its troops from Burma.", ("2023-12-01", "2023-12-01")),
        ("Laos urged Burma on Sunday to end the war.", ("2023-12-03", "2023-12-03")),
        ("Laos asked Thailand in March to extradite the general.", ("2023-03-01", "2023-03-31")),
        ("Laos asked Thailand to extradite the general by March.", ("2023-12-04", "2023-12-04")),
        ("Laos promised on Saturday that it would send rice to Burma next month.", ("2023-12-02", "2023-12-02")),
        ("Laos rejected on Sunday a call by Burma to hold a vote on 20 December.", ("2023-12-03", "2023-12-03")),
        ("Laos will expel two Burmese envoys on Friday.", ("2023-12-08", "2023-12-08")),
    ],
)
def test_acts_in_words_are_of_the_day_they_were_said(text: str, days: tuple[str, str]) -> None:
    assert {a.date for a in acts_in(text, published="2023-12-04")} == {days}


def test_acts_told_late_are_not_surely_of_the_leads_day() -> None:
    text = (
        "Laos expelled two Thai envoys on Monday. Bangkok was silent. The market was closed. Rain fell on the river. "
        "Burma condemned Laos."
    )
    days = {a.type: a.date for a in acts_in(text, published="2022-03-16")}
    assert days["SANCTION"] == ("2022-03-14", "2022-03-14")
    assert days["ACCUSE"] == ("2022-03-14", "2022-03-16")


def test_what_one_of_the_two_of_an_article_does_is_done_to_the_other_and_says_so():
    text = (
        "Peru closed its border with Bolivia on Monday. Bolivia said Peru had no right to. "
        "Peru's foreign minister lodged a protest on Tuesday. Bolivia dismissed the criticism."
    )
    acts = [a for a in dragoman.read(text).accounts if a.type in {"ACCUSE", "REJECT"}]
    assert {(a.source[0].country, a.target[0].country) for a in acts} == {("PER", "BOL"), ("BOL", "PER")}
    told = [piece for a in acts for piece in a.evidence if piece.field == "target" and piece.inferred]
    assert told


def test_a_promise_without_a_told_target_is_made_to_nobody_in_particular():
    text = (
        "Peru's president called Bolivia's president on Monday. Bolivia thanked Peru for the call. "
        "Peru will reopen its border in June, its foreign minister said. Bolivia has not decided yet."
    )
    promises = [a for a in dragoman.read(text).accounts if a.type == "AGREE"]
    assert promises
    assert all(not a.target for a in promises)


@pytest.mark.parametrize(
    "text",
    [
        "The army of Laos denied that its gunners were shelling villages.",
        "The Lao premier threatened any country that stood in his way with war.",
    ],
)
def test_what_is_denied_or_threatened_is_not_done_to_ones_own(text: str) -> None:
    (act,) = (account for account in dragoman.read(text).accounts if account.type in {"ASSAULT", "THREATEN"})
    assert [party.country for party in act.source] == ["LAO"]
    assert all(party.country is None for party in act.target)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Pro-Iranian militias attacked an American base near Erbil on Tuesday.", "IRN"),
        ("Pro-Russian rebels fired mortars at the village of Pisky overnight, Ukraine's army said.", "RUS"),
        ("Anti-Russian demonstrators stormed the parliament in Tbilisi.", "RUS"),
    ],
)
def test_who_is_for_or_against_a_state_is_not_of_it(text: str, code: str) -> None:
    acts = [a for a in dragoman.read(dragoman.article_from_text(text, strict=False)).accounts if a.type != "CONSULT"]
    assert acts
    assert all(party.country != code for act in acts for party in act.source)


def test_taking_part_that_is_told_as_a_contact_ahead_is_no_promise() -> None:
    text = "A representative of Norwegian shipowners is to take part in the talks in Bogotá on Wednesday."
    accounts = dragoman.read(dragoman.article_from_text(text, strict=False)).accounts
    assert not [a for a in accounts if a.type == "AGREE"]


@pytest.mark.parametrize(
    ("text", "role", "code"),
    [
        (
            "The United States Coast Guard boarded a Cuban vessel, the Esperanza, at dawn on Thursday.",
            "coast guard",
            "USA",
        ),
        ("The Japan Coast Guard warned off two Chinese ships near the Senkakus.", "coast guard", "JPN"),
        ("The Nigerian Air Force bombed a camp in Chad on Monday.", "air force", "NGA"),
    ],
)
def test_a_service_of_two_words_is_its_states_and_no_person(text: str, role: str, code: str) -> None:
    acts = [a for a in dragoman.read(dragoman.article_from_text(text, strict=False)).accounts if a.type != "CONSULT"]
    assert acts
    assert {(p.name, p.role, p.country) for act in acts for p in act.source} == {(None, role, code)}


def test_the_two_sides_of_a_war_at_home_are_the_state_and_the_body_that_fights_it() -> None:
    text = (
        "Sudan's army walked out of talks with the paramilitary Rapid Support Forces in Jeddah on Saturday. The two "
        "sides had agreed on May 20 to a truce brokered by Saudi Arabia and the United States. Each has accused the "
        "other of breaking it."
    )
    acts = {a.type: a for a in dragoman.read(dragoman.article_from_text(text)).accounts if a.type != "CONSULT"}
    both = {None, "Rapid Support Forces"}
    assert [p.name for p in acts["SANCTION"].target] == ["Rapid Support Forces"]
    assert {p.name for p in acts["AGREE"].source} == {p.name for p in acts["AGREE"].target} == both
    assert {p.name for p in acts["ACCUSE"].source} == {p.name for p in acts["ACCUSE"].target} == both


def test_in_support_of_somebody_is_not_done_to_him() -> None:
    text = "Turkey closed the frontier in 1993 in support of Azerbaijan, which was at war with its neighbour."
    (act,) = (a for a in dragoman.read(dragoman.article_from_text(text)).accounts if a.type == "COERCE")
    assert "AZE" not in {p.country for p in act.target}


def test_who_does_something_else_beside_is_nobody_who_is_asked() -> None:
    text = (
        "The Security Council called for an impartial investigation, and Ireland demanded that another ship be "
        "allowed to deliver its cargo."
    )
    acts = [a for a in dragoman.read(dragoman.article_from_text(text)).accounts if a.type == "REQUEST"]
    assert len(acts) == 2
    assert not [p.country for a in acts for p in a.target]


def test_several_who_close_their_borders_do_it_to_whom_they_accuse() -> None:
    text = (
        "Saudi Arabia, Egypt, the United Arab Emirates and Bahrain severed diplomatic relations with Qatar on "
        "Monday, accusing it of supporting terrorism, and closed their airspace to its planes."
    )
    acts = [a for a in dragoman.read(dragoman.article_from_text(text)).accounts if a.type != "CONSULT"]
    assert {a.type for a in acts} == {"SANCTION", "ACCUSE", "COERCE"}
    assert all({p.country for p in a.target} <= {"QAT"} for a in acts)
