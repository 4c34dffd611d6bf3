"""The cast of one article while it is worked out: who was seen where, and new actors."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.actors import find_mentions
from dragoman.mentions.cast import Actor, Cast
from dragoman.mentions.mention import Mention, singular

YEAR = 366  # days

Span = tuple[dt.date | None, dt.date | None]
"""The first and the last day on which something can have been; None where that is open."""


class Casting:
    """The work on the cast of one document. `seen` are (token, actor key) of single actors in reading order.

    It `is_dated` where its day is known well enough to tell who was in office.
    """

    def __init__(self, document: Document, days: Span, home: str | None) -> None:
        self.document = document
        self.tokens = document.tokens
        self.days = days
        first, last = days
        self.is_dated = first is not None and last is not None and (last - first).days <= YEAR
        if self.is_dated:
            self.days = last, last
        self.home = home
        self.mentions = find_mentions(document)
        self.cast = Cast(document, self.mentions, by_head={m.head: m for m in self.mentions})
        self.actors: list[Actor] = []
        self.honours: dict[int, frozenset[str]] = {}  # ranks and styles before a person's name, by actor
        self.voices: dict[int, int] = {}  # who speaks at a token, by the labels of a transcript
        self.voice: int | None = None  # who speaks the whole text
        self.named_at = {m.core[1] - 1: m.head for m in self.mentions if m.kind == "person"}
        self.seen: list[tuple[int, int]] = []

    @cached_property
    def named(self) -> frozenset[str]:
        """The states and bodies that the text names anywhere."""
        return frozenset(code for m in self.mentions for code in m.countries)

    def new(self, **fields: object) -> int:
        """A new actor's key."""
        key = len(self.actors)
        self.actors.append(Actor(key, **fields))  # type: ignore[arg-type]
        return key


def state_of(casting: Casting, m: Mention, code: str) -> int:
    """The actor that is a state, new where it was not seen yet."""
    for a in casting.actors:
        if a.kind == "state" and a.country == code and a.role is None:
            return a.key
    return casting.new(
        kind="state",
        country=code,
        country_span=m.origin or m.core,
        sector="GOV" if m.kind in {"state", "group", "adjective"} else m.sector,
    )


def body_of(casting: Casting, m: Mention) -> int:
    """The actor that is a body with a name of its own, new where it was not seen yet."""
    for a in casting.actors:
        if a.kind == "body" and a.name == m.name:
            return a.key
    return casting.new(
        kind="body",
        name=m.name,
        name_span=m.core,
        country=m.countries[0] if m.countries else None,
        country_span=m.core,
        sector=m.sector,
    )


def unnamed(casting: Casting, m: Mention, code: str | None) -> int:
    """An office holder whom nobody names, new where he was not seen yet."""
    role = singular(m.role or "") if m.plural and len(m.countries) > 1 else m.role
    for a in casting.actors:
        if a.kind == "role" and a.country == code and a.role == role:
            return a.key
    return casting.new(
        kind="role",
        role=role,
        office=m.office,
        country=code,
        role_span=m.role_span,
        country_span=m.origin if code else None,
        sector=m.sector,
        female=m.female,
    )


def most_salient(casting: Casting, i: int, keys: set[int]) -> int | None:
    """The actor among several that the text before token `i` has most in view: near, and a subject."""
    best: tuple[float, int] | None = None
    for at, key in reversed(casting.seen):
        if key not in keys:
            continue
        distance = casting.tokens[i].sentence - casting.tokens[at].sentence
        score = -1.0 * distance + (1.2 if is_subject(casting, at) else 0.0)
        if best is None or score > best[0]:
            best = (score, key)
    return best[1] if best else None


def is_subject(casting: Casting, i: int) -> bool:
    """Whether a mention is the subject of its clause, or is listed with it."""
    head = tree.first_conjunct(casting.document, i)
    return tree.plain(casting.tokens[head].relation) == "nsubj"
