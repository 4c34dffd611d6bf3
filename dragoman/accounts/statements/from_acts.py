"""Joins positions with acts: which act a position is, and what further positions the acts show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman import codebook
from dragoman.accounts.statements.matters import ENDING
from dragoman.codebook.stances import TURNED
from dragoman.hashes import content_id
from dragoman.language import Document
from dragoman.records import Account, Evidence, Party, Position, Stance

RULE = "rule:positions:act"
# What an act shows of where its source stands on the matter in its words.
_SHOWN: Mapping[tuple[str, str | None], Stance] = {
    ("SUPPORT", None): "supports",
    ("ACCUSE", "disapprove"): "opposes",
    ("REJECT", None): "opposes",
    ("REJECT", "change"): "opposes",
    ("REQUEST", None): "demands",
    ("REQUEST", "change"): "demands",
    ("REQUEST", "yield"): "demands",
    ("REQUEST", "assist"): "demands",
}
# Behind these stands no matter of an act: "that it would not be hit by sanctions", "hailed as a victory for talks".
_ASIDE = frozenset({"not", "never", "without", "as"})
_SILENT = frozenset({"denied", "conditional"})


def with_acts(document: Document, positions: Sequence[Position], acts: Sequence[Account]) -> list[Position]:
    """The positions with the acts that they are, and those that only an act shows."""
    linked = [_linked(position, acts) for position in positions]
    known = {(country, position.matter) for position in linked for country in _countries(position.holder)}
    shown = [
        position
        for act in acts
        for position in _shown(document, act)
        if not {(country, position.matter) for country in _countries(position.holder)} & known
    ]
    return sorted([*linked, *_once(shown)], key=lambda position: (position.span, position.matter))


def _countries(parties: Sequence[Party]) -> set[str | None]:
    return {party.country for party in parties}


def _linked(position: Position, acts: Sequence[Account]) -> Position:
    """The position with the act whose words it shares and whose source holds it."""
    for act in acts:
        shared = min(act.span[1], position.span[1]) - max(act.span[0], position.span[0])
        if act.part == position.part and shared > 0 and _countries(act.source) & _countries(position.holder):
            why = "an act of the same side in the same words"
            piece = Evidence("account", RULE, act.part, *act.span, why)
            return replace(position, account=act.id, evidence=(*position.evidence, piece))
    return position


def _shown(document: Document, act: Account) -> Iterator[Position]:
    """What an act shows of its source, on each matter that its words name."""
    stance = _SHOWN.get((act.type, act.mode))
    if stance is None or act.status in _SILENT or not act.source or act.part != "text":
        return
    word = max((e.end for e in act.evidence if e.field == "type" and e.end is not None), default=act.span[0])
    base = act.sentence_span[0]
    for match in codebook.find_matters(act.sentence):
        start, end = base + match.start, base + match.end
        if not word <= start < act.span[1]:
            continue  # behind the word that tells the act, and among its words
        lead = {w.strip(",.;:").casefold() for w in act.sentence[word - base : match.start].split()}
        if lead & _ASIDE:
            continue
        told = TURNED[stance] if len(lead & ENDING) % 2 else stance
        if told is not None and not codebook.matters()[match.code].ill:
            yield _position(document, act, told, match.code, (start, end))


def _position(document: Document, act: Account, stance: Stance, matter: str, span: tuple[int, int]) -> Position:
    words = document.part_text(act.part)[slice(*span)]
    states = tuple(dict.fromkeys(name.code for name in codebook.find_names(words) if name.code))
    evidence = [
        Evidence("holder", RULE, act.part, *act.span, "the source of the act"),
        Evidence("stance", RULE, act.part, *act.span, f"shown by the act, {act.type}"),
        Evidence("matter", "table:matters", act.part, *span),
        Evidence("account", RULE, act.part, *act.span, "the act itself"),
    ]
    evidence += [Evidence("states", "table:names", act.part, *span)] if states else []
    evidence += [piece for piece in act.evidence if piece.field in {"date", "said_by", "background"}]
    return Position(
        id=content_id("position", act.id, stance, matter),
        article=act.article,
        holder=act.source,
        stance=stance,
        matter=matter,
        matter_text=words,
        states=states,
        date=act.date,
        date_text=act.date_text,
        dated_by=act.dated_by,
        said_by=act.said_by,
        statement=None,
        account=act.id,
        background=act.background,
        quote=document.part_text(act.part)[act.span[0] : max(act.span[1], span[1])],
        part=act.part,
        span=(act.span[0], max(act.span[1], span[1])),
        sentence=act.sentence,
        sentence_span=act.sentence_span,
        evidence=tuple(evidence),
    )


def _once(positions: Sequence[Position]) -> list[Position]:
    """Each holder's position on a matter once, news before background."""
    kept: dict[tuple[object, ...], Position] = {}
    for position in sorted(positions, key=lambda position: (position.background, position.span)):
        holders = tuple(sorted(map(str, _countries(position.holder))))
        kept.setdefault((holders, position.matter, position.stance), position)
    return list(kept.values())
