"""Brings the kept events up to date: judged anew where something came or went, or all of them from the start.

From the start they are judged where that was never done, was done by another version of merging, or where so much has
come that it costs less. The outcome is the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, select

from dragoman.merging.events import Joined
from dragoman.merging.rejudging import Rejudged, rejudge
from dragoman.merging.replaying import STILL, History, Lasted
from dragoman.records import Event
from dragoman.store import tables
from dragoman.store.arrivals import Arrivals, arrivals, arrivals_since, facts_read, strays
from dragoman.store.growing import grown
from dragoman.store.history import (
    add_versions,
    end_versions,
    has_history,
    keep_history,
    last_known,
    note_strays,
    spans_of,
    version_row,
)
from dragoman.store.judged import (
    Judged,
    accounts_with,
    is_judged,
    judged_of,
    judged_up_to,
    judger_of,
    keep,
    mark_judged,
    newest,
    rule_anew,
    ruled_over,
    sources_of,
    with_origins,
)
from dragoman.store.neighbours import Neighbours, add_neighbours, drop_neighbours, keep_neighbours
from dragoman.store.rows import Row
from dragoman.store.sketching import sketch_new_texts, sketches_of

FEW = 0.03  # of all accounts: so many judged anew by their neighbours cost what all cost from the start

MOST_REPLAYED = 30_000
"""Accounts up to which what a record held on each day is judged with the rest; of more, where it is asked for."""
Stamp = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Ahead:
    """Events as judged before the store was locked to write, and what they were judged from."""

    judged_from: Stamp
    judged: Judged | Rejudged


def judge_ahead(connection: Connection, judger: str) -> Ahead | None:
    """Judges without writing, where there is something to judge: from the start it can take a minute."""
    if is_judged(connection) and judger_of(connection) == judger:
        return None
    return Ahead(stamp(connection), _judged(connection, judger))


def judge(connection: Connection, run: int, judger: str, ahead: Ahead | None = None) -> set[str]:
    """Joins the current accounts into events where any came since it was last done, or it was done by another way.

    `judger` is this version of merging; `ahead` saves doing it, if nobody has added anything meanwhile. Returns the
    events that are not as they were.
    """
    if is_judged(connection) and judger_of(connection) == judger:
        return set()
    sketch_new_texts(connection)
    good = ahead is not None and ahead.judged_from == stamp(connection)
    changed = _keep(connection, ahead.judged if ahead is not None and good else _judged(connection, judger))
    mark_judged(connection, run, judger)
    return changed


def judge_anew(connection: Connection, run: int, judger: str, *, days: bool) -> set[str]:
    """Joins the current accounts into events, from the start; the events that are not as they were.

    With `days`, what was held on each day is kept, however large the record is.
    """
    sketch_new_texts(connection)
    changed = _keep(connection, judged_from_the_start(connection, days=days))
    mark_judged(connection, run, judger)
    return changed


def bring_up_to_date(connection: Connection, judger: str) -> set[str]:
    """Judges what came since events were judged last, in the middle of a run; the events that changed."""
    run = connection.execute(select(func.max(tables.runs.c.key))).scalar_one()
    return set() if run is None else judge(connection, run, judger)


def stamp(connection: Connection) -> Stamp:
    """The last reading and ruling, and what was judged last: the same, and judging gives the same."""
    ruled = connection.execute(select(func.max(tables.rulings.c.key))).scalar_one()
    return newest(connection), ruled, judged_up_to(connection)


def _judged(connection: Connection, judger: str) -> Judged | Rejudged:
    return rejudged_if_few(connection, judger) or judged_from_the_start(connection)


def judged_from_the_start(connection: Connection, *, days: bool = False) -> Judged:
    """All events judged from the start; with what the record held on each day where it is small, or for `days`."""
    every = connection.execute(select(func.count()).select_from(tables.accounts)).scalar_one()
    if every > MOST_REPLAYED and not days:
        return judged_of(connection)
    record = grown(connection)
    events, facts, doubts = record.now()
    accounts = {id_: each.account for id_, each in facts.items()}
    joined = Joined(tuple(events), doubts, list(facts.values()))
    judged = ruled_over(connection, joined, accounts, sources_of(connection))
    return replace(judged, history=record.still())


def rejudged_if_few(connection: Connection, judger: str, day: str | None = None) -> Rejudged | None:
    """Judged anew what came since events were judged last; None where it is too much.

    With a day, what was known on it and is not in what is kept of it; None where days are not kept.
    """
    judged = judged_up_to(connection)
    if judged is None or judger_of(connection) != judger or (day is not None and not has_history(connection)):
        return None
    found = arrivals(connection, judged) if day is None else strays(connection, judged, day)
    return _rejudged(connection, found, Neighbours(connection, day))


def rejudged_from_today(connection: Connection, judger: str, day: str) -> Rejudged | None:
    """Judged anew what was otherwise on a day than it is today; None where it is too much."""
    judged = judged_up_to(connection)
    if judged is None or judger_of(connection) != judger:
        return None
    return _rejudged(connection, arrivals_since(connection, judged, day), Neighbours(connection))


def _rejudged(connection: Connection, found: Arrivals, kept: Neighbours) -> Rejudged | None:
    every = connection.execute(select(func.count()).select_from(tables.event_accounts)).scalar_one()
    if found.number(connection) > FEW * every:
        return None
    gone, come = (facts_read(connection, keys) for keys in (found.gone, found.come))
    return rejudge(kept, gone, come)


def _keep(connection: Connection, judged: Judged | Rejudged) -> set[str]:
    """Writes the events that are not as they were kept; their ids, and those of the ones that are no more."""
    if isinstance(judged, Rejudged):
        return _keep_rejudged(connection, judged)
    history = judged.history
    if history is None:  # only of today
        day = last_known(connection)
        rows, doubts = judged.joined.rows(), judged.joined.doubts
        history = History(
            [], [Lasted(row, day, STILL) for row in rows], [Lasted(doubt, day, STILL) for doubt in doubts]
        )
    keep_neighbours(connection, history.rows, history.doubts)
    keep_history(connection, history.events)
    return keep(connection, judged)


def _keep_rejudged(connection: Connection, judged: Rejudged) -> set[str]:
    """The same of events judged anew. Whatever is other than before is so from the newest day on."""
    day, before = last_known(connection), judged_up_to(connection) or 0
    if has_history(connection):
        note_strays(connection, before, day)
        end_versions(connection, judged.gone, day)
        add_versions(connection, [Lasted(row, day, STILL) for row in _version_rows(connection, judged.made)])
    drop_neighbours(connection, judged.rows_gone, judged.doubts_gone, day)
    add_neighbours(connection, judged.rows_come, judged.doubts_come, day)
    return rule_anew(connection, judged.gone, judged.made)


def _version_rows(connection: Connection, made: Collection[Event]) -> Iterator[Row]:
    accounts = {account.id: account for account in accounts_with(connection, _members(made))}
    articles = {account.article for account in accounts.values()}
    sources, sketches = sources_of(connection, articles=articles), sketches_of(connection, articles=articles)
    spans = spans_of(connection, accounts.keys())
    for event in with_origins(made, accounts.values(), sketches, sources):
        yield version_row(event, [accounts[id_] for id_ in event.accounts], spans)


def _members(events: Collection[Event]) -> set[str]:
    return {account for event in events for account in event.accounts}
