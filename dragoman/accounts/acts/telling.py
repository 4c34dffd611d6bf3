"""A deed as one sentence tells it, and the way up from it through the words that change what it counts as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.accounts.acts.deeds import Deed
from dragoman.accounts.acts.sides import Sides
from dragoman.codebook.acts import act_types
from dragoman.language import Document, Token
from dragoman.mentions.chains import Actor


class Unreal(Exception):
    """The deed is only wished, feared, tried or talked about."""


class Unclear(Unreal):
    """The deed hangs on a word of which the tables don't know what it makes of it."""


@dataclass(slots=True)
class Telling:
    """A deed with its status: the act as one sentence tells it.

    `operators` are the tokens that changed it, `base` the type of the deed itself. `mentioned` is true where
    a noun only names it; `last`, `not_to` and `on_condition` are what was met on the way, `top` where it ended.
    """

    deed: Deed
    type: str
    mode: str | None
    cameo: str | None
    sources: list[Actor]
    targets: list[Actor]
    source_at: int | None
    target_at: int | None
    status: str = "happened"
    status_at: int | None = None
    operators: list[int] = field(default_factory=list)
    base: str = ""
    mentioned: bool = False
    on_condition: int | None = None
    last: str | None = None
    top: int = 0
    not_to: int | None = None
    tabled: str | None = None  # the type that the tables give, where the second coder's stands
    status_by: str | None = None  # the coder that said the status, where no rule did

    @property
    def kind(self) -> str:
        """Whether the deed below gives, harms, shows or is a word."""
        return "give" if self.base == "CONSULT" else act_types()[self.base].kind


@dataclass(slots=True)
class Way:
    """The way up from one deed: `at` is the word that was reached, `named` whether a noun has its own doer."""

    document: Document
    sides: Sides
    telling: Telling
    named: bool
    at: int

    @property
    def tokens(self) -> Sequence[Token]:
        """The words of the document."""
        return self.document.tokens
