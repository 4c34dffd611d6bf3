"""Fills what the contact that an article tells of says of its statements: who "the two leaders" are, and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.accounts.statements.telling import Telling
from dragoman.language import Document
from dragoman.mentions.number_words import word_set
from dragoman.records import Account, Evidence, Party, Statement

RULE = "rule:statements:contact"
# What several who spoke together, or met, are called after.
_GROUPS = word_set(
    "leaders ministers presidents sides parties two both they officials diplomats premiers chancellors men"
)
_SAID_IN = {"phone": "call", "video": "call", "meeting": "meeting"}
_NEAR = 3  # sentences: a group goes back to those who spoke together at most this far before


def in_context(
    document: Document, told: Sequence[tuple[Telling, Statement]], contacts: Sequence[Account]
) -> list[tuple[Telling, Statement]]:
    """The statements with their groups named, and those of the one contact of an article said in it."""
    named: list[tuple[Telling, Statement]] = []
    for telling, statement in told:
        named.append((telling, _with_group(document, telling, statement, named, contacts)))
    only = _only_contact(contacts)
    return [(t, _said_in(s, only)) for t, s in named] if only is not None else named


def _with_group(
    document: Document,
    telling: Telling,
    statement: Statement,
    before: Sequence[tuple[Telling, Statement]],
    contacts: Sequence[Account],
) -> Statement:
    """The statement of "the ministers" as that of those who spoke together just before, or who met."""
    words = {word.casefold() for word in statement.speaker_text.split()}
    speaker = statement.speaker[0]
    if len(statement.speaker) != 1 or speaker.name or speaker.country or not words & _GROUPS:
        return statement
    here = document.tokens[telling.sayer.cue].sentence
    for other, earlier in reversed(before):
        if len(earlier.speaker) > 1 and here - document.tokens[other.sayer.cue].sentence <= _NEAR:
            return _spoken_by(statement, earlier.speaker, earlier.evidence, "speaker", "those who spoke before")
    met = [c for c in contacts if c.part == "text" and c.span[0] < statement.span[0] and len(c.parties) == 2]
    latest = max(met, key=lambda contact: contact.span[0], default=None)
    if latest is None:
        return statement
    return _spoken_by(statement, latest.parties, latest.evidence, "parties", "the parties of the contact told before")


def _spoken_by(
    statement: Statement, parties: tuple[Party, ...], evidence: tuple[Evidence, ...], field: str, why: str
) -> Statement:
    own = tuple(
        replace(piece, inferred=why) if piece.field == "speaker" else piece
        for piece in statement.evidence
        if not piece.field.startswith("speaker[")
    )
    theirs = tuple(
        replace(piece, field=piece.field.replace(field, "speaker", 1))
        for piece in evidence
        if piece.field.startswith(f"{field}[")
    )
    return replace(statement, speaker=parties, evidence=(*own, *theirs))


def _only_contact(contacts: Sequence[Account]) -> Account | None:
    """The contact of two that an article is about: the only one that is news and was held."""
    held = [c for c in contacts if not c.background and c.status == "happened"]
    return held[0] if len(held) == 1 and held[0].mode in _SAID_IN and len(held[0].parties) == 2 else None


def _said_in(statement: Statement, contact: Account) -> Statement:
    """A statement of one of the two, of which nothing else is told, as said in the contact to the other."""
    ours = [party for party in contact.parties if _is_of(party, statement.speaker)]
    if statement.said_in is not None or statement.kind != "indirect" or statement.background or statement.parent:
        return statement
    if not ours or len(ours) != len(statement.speaker) or statement.span[0] < contact.span[0]:
        return statement
    others = tuple(party for party in contact.parties if party not in ours) if not statement.addressee else ()
    why = "the article tells of one contact, and its parties speak"
    evidence = [Evidence("said_in", RULE, contact.part, *contact.span, why)]
    if others:
        evidence.append(Evidence("addressee", RULE, contact.part, *contact.span, why))
    return replace(
        statement,
        said_in=_SAID_IN[contact.mode or ""],  # type: ignore[arg-type]
        addressee=others or statement.addressee,
        evidence=(*statement.evidence, *evidence),
    )


def _is_of(party: Party, speakers: Sequence[Party]) -> bool:
    return any(s.name is not None and s.name == party.name and s.country == party.country for s in speakers)
