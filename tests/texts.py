"""Texts for tests of the reading: parsed, cast and read, and the case tables they stand in."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import dragoman
from dragoman.language import Document, parse
from dragoman.mentions.cast import Actor, Cast
from dragoman.mentions.chains import find_cast
from dragoman.records import Account, Article, Reading

DAY = dt.date(2022, 3, 15)


def article_of(text: str, **known: Any) -> Article:
    """A text as an article; `known` is what else the document says of itself: title, source, published, id."""
    told = {"id": "a1", **{name: str(value) for name, value in known.items() if value is not None}}
    return dragoman.article_from_text(text, strict=False, **told)


def document_of(text: str, **known: Any) -> Document:
    return parse(article_of(text, **known))


def cast_of(text: str, *, day: dt.date | None = DAY, home: str | None = None) -> Cast:
    return find_cast(document_of(text), days=(day, day), home=home)


def read_text(text: str, **known: Any) -> Reading:
    return dragoman.read(article_of(text, **known))


def contacts_of(text: str, **known: Any) -> list[Account]:
    return [a for a in read_text(text, **known).accounts if a.type == "CONSULT"]


def at_word(document: Document, words: str) -> int:
    """The token at which the first of some words of the text begins."""
    start = document.article.text.index(words)
    return next(t.i for t in document.tokens if t.end > start and document.sentence_of(t.i).part == "text")


def shown(actor: Actor) -> str:
    """An actor as a case table has it: name/role/state, `-` for what isn't known."""
    return "/".join(part or "-" for part in (actor.name, actor.role, actor.country))


def parties_of(account: Account) -> list[str]:
    """The parties of an account as NAME/STATE, by order of the alphabet."""
    return sorted(f"{p.name or p.role or '-'}/{p.country or '-'}" for p in account.parties)


@cache
def table(path: Path) -> list[dict[str, Any]]:
    return list(yaml.safe_load(path.read_text(encoding="utf-8")))


def cases(test_file: str, name: str, *, called: str = "text") -> list[Any]:
    """The rows of a table beside a test file as parameters; one with `known` fails today, for the reason there."""
    rows = table(Path(test_file).parent / "cases" / f"{name}.yml")
    return [
        pytest.param(
            row,
            id=row[called][:50],
            marks=pytest.mark.xfail(reason=row["known"], strict=True) if "known" in row else (),
        )
        for row in rows
    ]
