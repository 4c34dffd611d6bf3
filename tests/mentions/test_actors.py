"""Who is mentioned in a text, with which title and state."""

from __future__ import annotations

from typing import Any

import pytest
from texts import at_word, cases, document_of

from dragoman.language import Document
from dragoman.mentions.actors import find_mentions
from dragoman.mentions.mention import Mention, singular


def told(mention: Mention) -> str:
    return "/".join((mention.name or "-", mention.role or "-", "+".join(mention.countries) or "-"))


def mention_of(document: Document, words: str) -> Mention:
    at = at_word(document, words)
    return next(m for m in find_mentions(document) if m.core[0] <= at < m.core[1])


@pytest.mark.parametrize("case", cases(__file__, "actors"))
def test_actors_mentioned_in_a_text(case: dict[str, Any]) -> None:
    mentions = [m for m in find_mentions(document_of(case["text"])) if m.kind not in {"pronoun", "adjective"}]
    assert sorted(told(m) for m in mentions) == sorted(case["mentions"])


def test_actors_mentions_have_each_a_head_of_their_own_inside_them() -> None:
    text = "The presidents of Chad and Mali, Idris Oumar and Binta Keita, met French minister Ana Rey and her aide."
    mentions = find_mentions(document_of(text))
    assert len(mentions) > 4
    assert len({m.head for m in mentions}) == len(mentions)
    assert all(m.first <= m.core[0] < m.core[1] <= m.last for m in mentions)
    assert all(m.first <= m.head < m.last for m in mentions)


def test_actors_adjective_before_talks_is_no_side_by_itself() -> None:
    document = document_of("The Indian-Chinese talks dragged on.")
    assert [(m.kind, m.countries) for m in find_mentions(document)] == [
        ("adjective", ("IND",)),
        ("adjective", ("CHN",)),
    ]


def test_actors_adjective_before_the_military_is_a_group_of_that_state() -> None:
    found = mention_of(document_of("The Indian military left."), "Indian")
    assert (found.kind, found.countries) == ("group", ("IND",))


def test_actors_capital_is_a_metonym_and_a_state_is_none() -> None:
    document = document_of("Ankara answered Greece.")
    assert mention_of(document, "Ankara").metonym
    assert not mention_of(document, "Greece").metonym


@pytest.mark.parametrize(
    ("text", "female"),
    [
        ("Mrs. Kaul left.", True),
        ("Queen Letizia left.", True),
        ("Mr. Graf left.", False),
        ("King Felipe left.", False),
        ("President Rey left.", None),
    ],
)
def test_actors_titles_and_honorifics_tell_who_is_a_woman(text: str, female: bool | None) -> None:
    assert [m.female for m in find_mentions(document_of(text)) if m.kind == "person"] == [female]


def test_actors_counterpart_keeps_whose_it_is() -> None:
    document = document_of("Ingrid Berg saw her Ugandan counterpart.")
    found = mention_of(document, "counterpart")
    assert found.counterpart
    assert found.whose == at_word(document, "her")


def test_actors_plural_title_knows_the_names_behind_it() -> None:
    document = document_of("Presidents Felipe Calderon and Alvaro Uribe embraced.")
    title = mention_of(document, "Presidents")
    assert [document.tokens[head].text for head in title.names] == ["Felipe", "Alvaro"]


def test_actors_state_stands_on_the_words_that_give_it() -> None:
    document = document_of("The foreign minister of Slovenia, Tanja Fajon, spoke.")
    origin = mention_of(document, "Tanja").origin
    assert origin is not None
    assert document.text_of(*origin) == "Slovenia"


@pytest.mark.parametrize(
    ("several", "one"),
    [
        ("foreign ministers", "foreign minister"),
        ("heads of state", "head of state"),
        ("ministers of defence", "minister of defence"),
        ("chief of press", "chief of press"),
    ],
)
def test_actors_plural_title_for_one_of_them(several: str, one: str) -> None:
    assert singular(several) == one


def test_actors_first_person_is_a_pronoun_only_where_it_is_one() -> None:
    document = document_of("We left World War I books with them.")
    assert [(m.role, m.plural) for m in find_mentions(document) if m.kind == "pronoun"] == [
        ("we", True),
        ("them", True),
    ]
