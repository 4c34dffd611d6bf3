"""Who says what: reported speech, sources, quotations and transcripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.language import Document, parse
from dragoman.mentions.attribution import find_sayers
from dragoman.records import Article

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "attribution.yml").read_text(encoding="utf-8"))


def document_of(text: str) -> Document:
    return parse(Article(id="case", text=text))


def token_at(document: Document, words: str) -> int:
    place = document.article.text.index(words)
    return next(token.i for token in document.tokens if token.start == place)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_attribution_of_cases(case: dict[str, Any]) -> None:
    document = document_of(case["text"])
    attribution = find_sayers(document)
    for words, expected in case["said"]:
        sayer = attribution.said_by(token_at(document, words))
        assert (None if sayer is None else sayer.text) == expected, words


def test_chain_tells_every_speaker_nearest_first() -> None:
    document = document_of("Reuters reported that the minister had said the envoys were on their way.")
    chain = find_sayers(document).chain(token_at(document, "envoys"))
    assert [sayer.text for sayer in chain] == ["the minister", "Reuters"]


def test_sayer_words_stand_where_it_says() -> None:
    document = document_of("Envoys met in Doha, Qatar's foreign ministry said on Friday.")
    sayer = find_sayers(document).said_by(token_at(document, "met"))
    assert sayer is not None
    assert document.article.text[sayer.start : sayer.end] == sayer.text == "Qatar's foreign ministry"


def test_a_pronoun_without_a_named_speaker_says_nothing() -> None:
    document = document_of("He said the envoys were late.")
    assert find_sayers(document).said_by(token_at(document, "envoys")) is None
