"""Tells by actor where each stands and what each said: positions on named matters, then words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from dragoman import codebook
from dragoman.briefing.citations import Shelf, cite
from dragoman.briefing.days import days_words
from dragoman.briefing.people import phrases, side
from dragoman.briefing.shapes import Saying, Stand, Voice
from dragoman.briefing.words import capital, clean, listing
from dragoman.merging.days import first_day, last_day
from dragoman.merging.parties import fold
from dragoman.records import Days, Party, Position, Statement

if TYPE_CHECKING:
    from dragoman.store.record import Record

_STANCES: Mapping[str, str] = {
    "supports": "Supports",
    "opposes": "Opposes",
    "recognises": "Recognises",
    "does_not_recognise": "Does not recognise",
    "demands": "Demands",
    "rules_out": "Rules out",
    "offers": "Offers",
    "open_to": "Is open to",
}
_MOST_VOICES, _MOST_STANDS, _MOST_SAYINGS = 24, 8, 4


def voices(
    shelf: Shelf, positions: Sequence[Position], statements: Sequence[Statement], *, year: bool = False
) -> tuple[Voice, ...]:
    """The actors that are told to stand somewhere or quoted, those with most to tell first."""
    told = _by_actor(positions, statements)[:_MOST_VOICES]
    return tuple(_voice(shelf, name, stands, sayings, year=year) for name, stands, sayings in told)


def foremost(
    positions: Sequence[Position], statements: Sequence[Statement], most: int
) -> tuple[list[Position], list[Statement]]:
    """The positions and statements of so many actors, those with most to tell: no other sentence need be fetched."""
    told = _by_actor(positions, statements)[:most]
    return [each for _, stands, _ in told for each in stands], [each for *_, sayings in told for each in sayings]


def _by_actor(
    positions: Sequence[Position], statements: Sequence[Statement]
) -> list[tuple[str, list[Position], list[Statement]]]:
    """Each actor with where it stands and what it says as news, those with most to tell first."""
    stands: dict[str, list[Position]] = {}
    for position in positions:
        if not position.background:
            stands.setdefault(_label(position.holder), []).append(position)
    sayings: dict[str, list[Statement]] = {}
    for statement in statements:
        if not statement.background and statement.parent is None and _is_known(statement.speaker):
            sayings.setdefault(_label(statement.speaker), []).append(statement)
    weights = {name: 2 * len(stands.get(name, ())) + len(sayings.get(name, ())) for name in {*stands, *sayings}}
    names = sorted(weights, key=lambda name: (-weights[name], fold(name)))
    return [(name, stands.get(name, []), sayings.get(name, [])) for name in names]


def told_of(
    record: Record, since: str | None, until: str | None, about: str | None
) -> tuple[tuple[Position, ...], tuple[Statement, ...]]:
    """The positions and statements of these days and this actor."""
    from dragoman.store.search import Query  # noqa: PLC0415  # the store is only imported where there is one

    query = Query(actors=(about,) if about else (), since=since, until=until)
    return record.positions(query), record.statements(query)


def saying_line(shelf: Shelf, statement: Statement) -> Saying:
    """One statement in words, with its sentence."""
    return _saying(shelf, statement, year=True)


def stand_line(shelf: Shelf, position: Position) -> tuple[str, Stand]:
    """Who holds a position, and where it stands, with its sentence."""
    return capital(listing(phrases(position.holder))), _stand(shelf, [position], year=True)


def _voice(shelf: Shelf, name: str, stands: list[Position], sayings: list[Statement], *, year: bool) -> Voice:
    newest = sorted(stands, key=lambda p: (_end(p.date), p.id), reverse=True)
    latest = sorted(sayings, key=lambda s: (s.kind != "indirect", _end(s.date), s.id), reverse=True)
    merged = _joined(shelf, newest, year=year)
    return Voice(
        who=name,
        stands=tuple(merged[:_MOST_STANDS]),
        sayings=tuple(_saying(shelf, statement, year=year) for statement in latest[:_MOST_SAYINGS]),
        more=max(0, len(merged) - _MOST_STANDS) + max(0, len(latest) - _MOST_SAYINGS),
    )


def _joined(shelf: Shelf, positions: Iterable[Position], *, year: bool) -> list[Stand]:
    """Each stance on each matter once, with every sentence that tells it."""
    groups: dict[tuple[str, str], list[Position]] = {}
    for position in positions:
        groups.setdefault((position.stance, fold(position.matter)), []).append(position)
    return [_stand(shelf, group, year=year) for group in groups.values()]


def _stand(shelf: Shelf, group: Sequence[Position], *, year: bool) -> Stand:
    lead = group[0]
    known = codebook.matters().get(lead.matter)
    sayers = tuple(dict.fromkeys(clean(p.said_by) for p in group if p.said_by))
    return Stand(
        stance=_STANCES[lead.stance],
        matter=clean(known.name if known is not None else lead.matter_text),
        when=days_words(lead.date, year=year),
        said_by=sayers,
        citations=tuple(cite(shelf, position) for position in group),
    )


def _saying(shelf: Shelf, statement: Statement, *, year: bool) -> Saying:
    to = f"to {listing(phrases(statement.addressee))}" if statement.addressee else None
    return Saying(
        who=capital(listing(phrases(statement.speaker))),
        cue=_cue(clean(statement.cue).casefold()),
        words=clean(statement.content),
        verbatim=statement.kind == "direct",
        when=days_words(statement.date, year=year),
        to=to,
        said_in=statement.said_in,
        citations=(cite(shelf, statement),),
    )


def _cue(word: str) -> str:
    """The word between who said it and what: "according" is none, and says no more than "said"."""
    return "said" if word == "according" else word


def _label(parties: Sequence[Party]) -> str:
    labels = list(dict.fromkeys(side(party).label or side(party).who for party in parties))
    return listing(labels[:3])


def _is_known(parties: Sequence[Party]) -> bool:
    return all(party.country for party in parties)


def _end(days: Days) -> str:
    return last_day(days[1]) if days[1] else first_day(days[0]) if days[0] else ""
