"""Judges anew what new or withdrawn accounts can touch, and no more: the outcome is that of judging all at once.

In the three steps of `events`: accounts with a narrow day, as far as judgements that two are the same lead from what
came or went; then accounts without one, to whom other events are now the nearest, or whose event changed; last those
of them that found none. What an event may be one with is looked at again wherever a doubt has an end in these.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from dragoman.merging.blocking import is_narrow
from dragoman.merging.blocks import Kind, Row
from dragoman.merging.changing import Changing, Kept
from dragoman.merging.doubts import Doubt, greatest, in_doubt
from dragoman.merging.events import no_collecting
from dragoman.merging.facts import Facts
from dragoman.merging.hosting import host
from dragoman.merging.joined import by_account, event_made
from dragoman.merging.spreading import Compared, groups_of, settle
from dragoman.records import Event, Judgement

Judged = Mapping[Kind, Collection[Judgement]]
Touched = Mapping[Kind, Collection[str]]


@dataclass(frozen=True, slots=True)
class Rejudged:
    """What is to be put in place of what is kept: the program's events, rows of blocks, doubts."""

    gone: tuple[Event, ...]
    made: tuple[Event, ...]
    rows_gone: frozenset[Row]
    rows_come: frozenset[Row]
    doubts_gone: frozenset[Doubt]
    doubts_come: frozenset[Doubt]


def rejudge(kept: Kept, gone: Iterable[Facts], come: Iterable[Facts]) -> Rejudged:
    """Judges anew where accounts went and came; one that is told otherwise than before is in both."""
    with no_collecting():
        record = Changing(kept, {facts.id: facts for facts in gone}, {facts.id: facts for facts in come})
        told, alone = Compared("told"), Compared("alone")
        settle(record, told, _narrow(record.gone), _narrow(record.come))
        first = frozenset(told.explored)
        hosted = host(record, told)
        settle(record, alone, hosted.left, hosted.found_none)
        like = groups_of(record, alone)
        made = [*hosted.events, *(event_made(like, group) for group in like.all())]
        by_themselves = {*alone.explored, *hosted.left}
        judged: Judged = {
            "told": told.in_question(first),
            "open": [judgement for each in hosted.judged.values() for judgement in each],
            "alone": alone.in_question(by_themselves),
        }
        return _outcome(record, made, judged, {"told": first, "open": hosted.judged.keys(), "alone": by_themselves})


def _outcome(record: Changing, made: Iterable[Event], judged: Judged, touched: Touched) -> Rejudged:
    """The events made and in place of which, each with what it may be one with; so whatever is in doubt with them."""
    events = {event.id: event for event in made}
    members = {account for event in events.values() for account in event.accounts}
    were = {event.id: event for event in record.events({*members, *record.gone}).values()}
    _check(record, members, were.values())
    event_of = {**_by_event(record, judged), **by_account(events.values())}
    doubts_gone = _left_behind(record, touched)
    doubts_come = {doubt for kind, found in judged.items() for doubt in in_doubt(kind, found, event_of)}
    ends = {end for doubt in doubts_gone | doubts_come for end in doubt.ends}
    around = (record.doubts(members) - doubts_gone) | doubts_come
    ends |= {end for doubt in around for end in doubt.ends}
    stood = {e.id: e for e in record.events(ends - members - record.gone.keys()).values() if e.id not in were}
    concerned = {**events, **stood}
    return _weighed(record, concerned, {**were, **stood}, doubts_gone, doubts_come)


def _weighed(
    record: Changing,
    events: Mapping[str, Event],
    were: Mapping[str, Event],
    doubts_gone: set[Doubt],
    doubts_come: set[Doubt],
) -> Rejudged:
    """The outcome once each event is given the greatest of its doubts."""
    members = {account for event in events.values() for account in event.accounts}
    doubts = (record.doubts(members) - doubts_gone) | doubts_come
    ends = {end for doubt in doubts for end in doubt.ends}
    event_of = {**{id_: event.id for id_, event in record.events(ends).items()}, **by_account(events.values())}
    of_event: dict[str, set[Doubt]] = {id_: set() for id_ in events}
    for doubt in doubts:
        for end in doubt.ends:
            if event_of[end] in of_event:
                of_event[event_of[end]].add(doubt)
    made = {id_: replace(e, possible=greatest(of_event[id_], id_, event_of)) for id_, e in events.items()}
    same = {id_ for id_, event in made.items() if id_ in were and _same(record, were[id_], event)}
    return Rejudged(
        tuple(event for id_, event in sorted(were.items()) if id_ not in same),
        tuple(event for id_, event in sorted(made.items()) if id_ not in same),
        frozenset(row for rows in record.rows_gone.values() for row in rows),
        frozenset(row for rows in record.rows_come.values() for row in rows),
        frozenset(doubts_gone - doubts_come),
        frozenset(doubts_come - doubts_gone),
    )


def _same(record: Changing, was: Event, event: Event) -> bool:
    """Whether an event is as it was, and so are its accounts."""
    return replace(was, origins=()) == replace(event, origins=()) and record.moved.isdisjoint(event.accounts)


def _by_event(record: Changing, judged: Judged) -> dict[str, str]:
    """The event that each account of some judgements was of."""
    ends = {end for found in judged.values() for judgement in found for end in (judgement.a, judgement.b)}
    return {id_: event.id for id_, event in record.events(ends).items()}


def _left_behind(record: Changing, touched: Touched) -> set[Doubt]:
    """The doubts that were judged anew, or have an end that is gone."""
    asked = {account for accounts in touched.values() for account in accounts} | record.gone.keys()
    return {
        doubt
        for doubt in record.doubts(asked)
        if any(end in record.gone or end in touched[doubt.kind] for end in doubt.ends)
    }


def _check(record: Changing, members: Collection[str], were: Iterable[Event]) -> None:
    """Raises where an account would be lost, or be in two events: what is kept is not what was judged."""
    before = {account for event in were for account in event.accounts}
    if (before - record.gone.keys()) | record.come.keys() != set(members):
        raise LookupError("what is kept of the record is not what was judged")


def _narrow(accounts: Mapping[str, Facts]) -> dict[str, Facts]:
    return {id_: facts for id_, facts in accounts.items() if is_narrow(facts)}
