"""The joining of one article while it goes on."""

from __future__ import annotations

from dataclasses import replace

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.occasions import Contact
from dragoman.accounts.settings import NEWS_DAYS, Setting, Settings, days_apart
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.cast import Actor, Cast
from dragoman.mentions.mention import Mention, singular
from dragoman.mentions.office_words import fits_title
from dragoman.records import Issue


class Joining:
    """The occasions of one article found so far. `pending` is a telling that lacks its other side."""

    def __init__(self, document: Document, cast: Cast, settings: Settings) -> None:
        self.document = document
        self.cast = cast
        self.settings = settings
        self.dated = settings.dated
        self.contacts: list[Contact] = []
        self.issues: list[Issue] = []
        self.pending: tuple[Candidate, Setting] | None = None
        self.headings: list[tuple[Candidate, Setting]] = []

    def is_long_before(self, day: str) -> bool:
        """Whether a day lies more than a few days before the article."""
        first = self.dated.range[0]
        apart = days_apart(day, first) if first is not None else None
        return apart is not None and apart > NEWS_DAYS

    def state(self, code: str, span: tuple[int, int] | None = None, why: str | None = None) -> Actor:
        """The actor that is a state, new where the article didn't name it yet."""
        for actor in self.cast.actors:
            if actor.kind == "state" and actor.country == code and actor.role is None:
                return actor
        why = why or (None if span else "the state of those named before")
        actor = Actor(len(self.cast.actors), "state", country=code, country_span=span, sector="GOV", country_why=why)
        self.cast.actors.append(actor)
        return actor

    def unnamed(self, m: Mention) -> Actor:
        """Who stands for a side whose state and name nobody tells: "envoys of the northern front"."""
        of = [c for c in tree.children(self.document, m.head, "nmod") if "of" in tree.cases(self.document, c)]
        words = [k for c in of for k in self.document.subtree(c)]
        span = (m.core[0], max([m.core[1], *(k + 1 for k in words)]))
        actor = Actor(len(self.cast.actors), "role", role=self.document.text_of(*span), role_span=span)
        self.cast.actors.append(actor)
        return actor

    def rebels(self, m: Mention, side: Actor) -> Actor:
        """Who stands against a state without a name, "the rebels": of the state that is the other side."""
        actor = replace(self.unnamed(m), sector=m.sector)
        if side.kind == "state":
            actor = replace(actor, country=side.country, country_why="the state of the other side")
        self.cast.actors[actor.key] = actor
        return actor

    def holder(self, m: Mention, code: str) -> Actor:
        """Who of one state holds an office told of in the plural: "their foreign ministers"."""
        one = replace(m, role=singular(m.role or ""), plural=False)
        for actor in self.cast.actors:
            if actor.country == code and actor.kind in {"person", "role"} and actor.role and fits_title(one, actor):
                return actor
        why = "the state of those named before"
        actor = Actor(
            len(self.cast.actors), "role", role=one.role, office=m.office, country=code, role_span=m.role_span,
            sector=m.sector, country_why=why,
        )  # fmt: skip
        self.cast.actors.append(actor)
        return actor
