"""Who takes part in a contact that one word tells, and in what part."""

from __future__ import annotations

from typing import Any

import pytest
from texts import at_word, cases, cast_of

import dragoman
from dragoman.accounts.lists import Lists
from dragoman.accounts.nouns import of_noun
from dragoman.accounts.participants import Participants, of_verb
from dragoman.accounts.triggers import find_triggers

GROUPS = ("heads", "partners", "initiators", "hosts", "visitors", "further", "apart")
ONE = ("group", "destination")


def taking_part(text: str, word: str) -> tuple[Lists, Participants]:
    cast = cast_of(text)
    lists = Lists(cast.document, cast)
    trigger = next(t for t in find_triggers(cast.document) if t.at == at_word(cast.document, word))
    return lists, of_noun(lists, trigger) if trigger.noun else of_verb(lists, trigger)


def words_at(lists: Lists, i: int) -> str:
    """The name at a token, or the word itself."""
    m = lists.cast.mention(i)
    return m.name if m is not None and m.name is not None else lists.tokens[i].text


@pytest.mark.parametrize("case", cases(__file__, "participants"))
def test_participants_of_a_contact_word(case: dict[str, Any]) -> None:
    lists, found = taking_part(case["text"], case["word"])
    told: dict[str, Any] = {name: {words_at(lists, i) for i in getattr(found, name)} for name in GROUPS}
    told |= {name: words_at(lists, i) for name in ONE if (i := getattr(found, name)) is not None}
    expected: dict[str, Any] = {name: set(case.get(name, ())) for name in GROUPS}
    assert told == expected | {name: case[name] for name in ONE if name in case}


def test_participants_list_of_titles_and_names_is_read_to_its_end() -> None:
    text = (
        "Malta's Ian Borg spoke with Egyptian Foreign Minister Sameh Shoukry, Tunisian Foreign Minister "
        "Othman Jerandi, Algerian Foreign Minister Ramtane Lamamra and Libya's Najla Mangoush."
    )
    lists, found = taking_part(text, "spoke")
    names = {words_at(lists, i) for i in found.heads}
    assert names == {"Ian Borg", "Sameh Shoukry", "Othman Jerandi", "Ramtane Lamamra", "Najla Mangoush"}


def test_participants_delegation_is_told_by_who_leads_it() -> None:
    lists, found = taking_part("A delegation led by Najla Mangoush of Libya met Malta's Ian Borg.", "met")
    assert [words_at(lists, i) for i in found.heads] == ["Najla Mangoush", "Ian Borg"]


def test_participants_are_each_told_once() -> None:
    _, found = taking_part("Malta and Libya held talks between Malta and Libya.", "talks")
    assert len(found.heads) == len(set(found.heads))


def test_a_title_before_and_mr_is_somebody_else_s():
    reading = dragoman.read("The President of the French Republic and Mr. Xi Jinping met in Paris on Monday.")
    assert [(party.name, party.role) for party in reading.accounts[0].parties] == [
        (None, "president"),
        ("Xi Jinping", "president"),
    ]


def test_participants_of_a_choice_are_noted_whenever_the_list_is_asked_for() -> None:
    cast = cast_of("Either Malta or Libya will host Egypt.")
    lists = Lists(cast.document, cast)
    first = at_word(cast.document, "Malta")
    for _ in range(2):
        lists.either = []
        assert lists.listed(first) == []
        assert [words_at(lists, i) for i in lists.either] == ["Malta", "Libya"]
