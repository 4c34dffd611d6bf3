"""Who is in an article: its actors, and whom each mention stands for."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.language import Document
from dragoman.mentions.mention import Mention


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of an article. Spans are token ranges; a `why` is the reason where a field is inferred."""

    key: int
    kind: str
    name: str | None = None
    role: str | None = None
    office: str | None = None
    country: str | None = None
    sector: str | None = None
    identity: str | None = None
    name_span: tuple[int, int] | None = None
    role_span: tuple[int, int] | None = None
    country_span: tuple[int, int] | None = None
    role_why: str | None = None
    country_why: str | None = None
    female: bool | None = None


@dataclass(slots=True)
class Cast:
    """Who is in an article, and whom each mention (by its head token) stands for; `speakers` say "we" at a token."""

    document: Document
    mentions: list[Mention]
    actors: list[Actor] = field(default_factory=list)
    stands_for: dict[int, tuple[int, ...]] = field(default_factory=dict)
    by_head: dict[int, Mention] = field(default_factory=dict)
    speakers: dict[int, int] = field(default_factory=dict)

    def mention(self, head: int) -> Mention | None:
        """The mention with its head at a token."""
        return self.by_head.get(head)

    def members(self, head: int) -> tuple[Actor, ...]:
        """The actors that the mention headed at a token stands for; none where it is not known who."""
        keys = self.stands_for.get(head)
        return tuple([self.actors[k] for k in keys]) if keys else ()

    def is_group_anaphor(self, head: int) -> bool:
        """Whether a mention stands for several actors named before: "the two leaders", "they", "both sides"."""
        m = self.by_head.get(head)
        return m is not None and m.plural and not m.countries and not self.stands_for.get(head)
