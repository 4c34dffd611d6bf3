"""What a contact was about and how it ended, in the article's own words."""

from __future__ import annotations

from typing import Any

import pytest
from texts import cases, contacts_of

from dragoman.accounts.topics import LONGEST_TOPIC


@pytest.mark.parametrize("case", cases(__file__, "topics"))
def test_topics_of_a_text(case: dict[str, Any]) -> None:
    (contact,) = contacts_of(case["text"], published="2022-03-15")
    assert list(contact.topics) in [case["topics"], *case.get("or", [])]
    outcome = [contact.outcome, contact.outcome_text] if contact.outcome is not None else None
    assert outcome == case.get("outcome")


def test_topics_of_two_calls_stay_with_their_own() -> None:
    text = (
        "Malta's Ian Borg discussed migration with Libya's Najla Mangoush on Monday. "
        "On Tuesday he discussed gas with Egypt's Sameh Shoukry."
    )
    told = {c.parties[-1].name: c.topics for c in contacts_of(text, published="2022-03-16")}
    assert told == {"Najla Mangoush": ("migration",), "Sameh Shoukry": ("gas",)}


def test_topics_are_never_a_whole_clause() -> None:
    clause = "the ship that left the port that lies behind the hill which the road that the men built crosses " * 3
    text = f"Malta's Ian Borg and Libya's Najla Mangoush discussed {clause.strip()}."
    assert all(len(t.split()) <= LONGEST_TOPIC for c in contacts_of(text) for t in c.topics)


def test_topics_stand_in_the_article_and_are_each_told_once() -> None:
    text = (
        "Malta's Ian Borg discussed migration with Libya's Najla Mangoush in Valletta. "
        "The ministers also discussed migration and the ferry."
    )
    (contact,) = contacts_of(text)
    assert all(topic in text for topic in contact.topics)
    assert len(contact.topics) == len(set(contact.topics)) == 2
