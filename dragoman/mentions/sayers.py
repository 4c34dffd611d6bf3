"""Who is reported to speak, and over which words; pronouns traced back to the name before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from dragoman import codebook
from dragoman.language.document import Document
from dragoman.mentions import saying_words as table
from dragoman.records import Part

SayerKind = Literal["said", "according", "quoted", "label", "accused"]


@dataclass(frozen=True, slots=True)
class Sayer:
    """Who says something: the words naming them, tokens [first, last), characters [start, end) of `part`.

    `cue` is the token of "said" or "according"; for a pronoun the words are those it stands for.
    """

    text: str
    first: int
    last: int
    start: int
    end: int
    part: Part
    cue: int
    kind: SayerKind


@dataclass(frozen=True, slots=True)
class Report:
    """What one sayer is reported to say: tokens [first, last) without those of `hole` [first, last)."""

    sayer: Sayer
    first: int
    last: int
    hole: tuple[int, int] = (0, 0)
    cited: bool = False  # "TASS said, citing the ministry": the nearest source of all

    def covers(self, i: int) -> bool:
        """Whether a token is part of what is said."""
        return self.first <= i < self.last and not self.hole[0] <= i < self.hole[1]


def sayer_of(document: Document, first: int, last: int, cue: int, kind: SayerKind) -> Sayer:
    """The sayer named by tokens [first, last), without "a" or "an"."""
    while first < last - 1 and document.tokens[first].text.casefold() in {"a", "an"}:
        first += 1
    tokens = document.tokens
    return Sayer(
        text=document.text_of(first, last),
        first=first,
        last=last,
        start=tokens[first].start,
        end=tokens[last - 1].end,
        part=document.sentence_of(first).part,
        cue=cue,
        kind=kind,
    )


def is_person(document: Document, sayer: Sayer) -> bool:
    """Whether "he" can go back to the sayer: a bare name, or one that a title leads."""
    if sayer.kind == "label":
        return True
    tokens = list(document.tokens[sayer.first : sayer.last])
    words = [token.text.casefold() for token in tokens]
    if table.PERSON_TITLES & set(words):
        return True
    # "Paul Dillon of the migration agency" is one too.
    linked = next((place for place, word in enumerate(words) if word in {"of", "from", "at"}), len(words))
    if table.BODY_WORDS & set(words[:linked]) or any(m.start == 0 for m in codebook.find_names(sayer.text)):
        return False
    return linked <= 4 and all(token.pos == "PROPN" for token in tokens[:linked])


def resolved(report: Report, last: dict[str, Sayer]) -> Report:
    """The report with a pronoun or "the statement" traced to the sayer named before."""
    words = report.sayer.text.casefold().split()
    earlier: Sayer | None
    if len(words) == 1 and words[0] in table.PRONOUNS:
        earlier = last.get("person" if words[0] in table.PERSON_PRONOUNS else "any")
    elif len(words) <= 3 and words[-1] in table.PAPERS:
        earlier = last.get("any")
        if earlier is None:
            return report
    else:
        return report
    if earlier is None:
        return replace(report, sayer=replace(report.sayer, text=""))
    return replace(report, sayer=replace(earlier, cue=report.sayer.cue, kind=report.sayer.kind))
