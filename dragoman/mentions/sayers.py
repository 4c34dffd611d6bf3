"""Who is reported to speak, and over which words; pronouns traced back to the name before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from dragoman import codebook
from dragoman.language.document import Document
from dragoman.mentions import saying_words as table
from dragoman.mentions.chains import Cast
from dragoman.records import Part

SayerKind = Literal["said", "according", "quoted", "label", "accused"]


@dataclass(frozen=True, slots=True)
class Sayer:
    """Who says something: the words naming them, tokens [first, last), characters [start, end) of `part`.

    `cue` is the token of "said" or "according"; for a pronoun the words are those it stands for, and `own` are
    the tokens of the pronoun itself.
    """

    text: str
    first: int
    last: int
    start: int
    end: int
    part: Part
    cue: int
    kind: SayerKind
    own: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Report:
    """What one sayer is reported to say: tokens [first, last) without those of `hole` [first, last)."""

    sayer: Sayer
    first: int
    last: int
    hole: tuple[int, int] = (0, 0)
    cited: bool = False  # "TASS said, citing the ministry": the nearest source of all
    about: bool = False  # only what was told of is named, not what was said: "briefed Putin on the talks"

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
        own=(first, last),
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
    return linked <= 5 and all(token.pos == "PROPN" or token.text == "-" for token in tokens[:linked])


def _by_cast(document: Document, sayer: Sayer, cast: Cast, before: Sayer | None) -> Sayer | None:
    """The person that "he" or "she" is: whoever spoke in the sentence before, else whom the cast takes it for."""
    members = cast.members(sayer.first)
    known = members[0] if len(members) == 1 and members[0].kind == "person" else None
    here = document.tokens[sayer.first].sentence
    fresh = before is not None and here - document.tokens[before.cue].sentence <= 1
    if before is not None and fresh and _may_be(document, cast, sayer, before):
        return before
    if known is None or known.name_span is None or _is_only_quoted(document, cast, known.key, sayer.first):
        return None
    return sayer_of(document, *known.name_span, sayer.cue, sayer.kind)


def _may_be(document: Document, cast: Cast, sayer: Sayer, before: Sayer) -> bool:
    """Whether the speaker before is not known to be of the other sex."""
    female = document.tokens[sayer.first].text.casefold() in {"she", "her", "hers"}
    persons = [a for i in range(before.first, before.last) for a in cast.members(i) if a.kind == "person"]
    return all(person.female in {None, female} for person in persons)


def _is_only_quoted(document: Document, cast: Cast, key: int, pronoun: int) -> bool:
    """Whether an actor was last named in the very words that the pronoun speaks: "We must press Putin," he said."""
    sentence = document.sentence_of(pronoun)
    named = [head for head, keys in cast.stands_for.items() if keys == (key,) and head < pronoun]
    last = max(named, default=None)
    if last is None or last < sentence.first or document.tokens[last].pos == "PRON":
        return False
    marks = [i for i in range(sentence.first, pronoun) if document.tokens[i].text in {'"', "“", "”", "``", "''"}]
    return bool(marks) and marks[0] < last < marks[-1]


def resolved(document: Document, report: Report, last: dict[str, Sayer], cast: Cast | None) -> Report:
    """The report with a pronoun or "the statement" traced to the sayer named before, by the cast where it knows."""
    words = report.sayer.text.casefold().split()
    earlier: Sayer | None
    if len(words) == 1 and words[0] in table.PRONOUNS:
        person = words[0] in table.PERSON_PRONOUNS
        before = last.get("person")
        earlier = _by_cast(document, report.sayer, cast, before) if person and cast is not None else None
        earlier = earlier or last.get("person" if person else "any")
    elif len(words) == 3 and words[1:] == ["of", "them"]:
        earlier = last.get("any")
    elif len(words) <= 3 and words[-1] in table.PAPERS:
        earlier = last.get("any")
        if earlier is None:
            return report
    else:
        return report
    if earlier is None:
        return replace(report, sayer=replace(report.sayer, text=""))
    own = report.sayer
    return replace(report, sayer=replace(earlier, cue=own.cue, kind=own.kind, own=own.own))
