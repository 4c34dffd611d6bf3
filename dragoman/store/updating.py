"""Brings the kept events up to date: judged anew where something came or went, or all of them from the start.

From the start they are judged where that was never done, was done by another version of merging, or where so much has
come that it costs less. The outcome is the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from dragoman.merging.rejudging import Rejudged, rejudge
from dragoman.store import tables
from dragoman.store.arrivals import arrivals, facts_read
from dragoman.store.judged import (
    Judged,
    is_judged,
    judged_of,
    judged_up_to,
    judger_of,
    keep,
    mark_judged,
    newest,
    rule_anew,
)
from dragoman.store.neighbours import Neighbours, add_neighbours, drop_neighbours, keep_neighbours
from dragoman.store.sketching import sketch_new_texts

FEW = 0.03  # of all accounts: so many judged anew by their neighbours cost what all cost from the start

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


def judge_anew(connection: Connection, run: int, judger: str) -> set[str]:
    """Joins the current accounts into events, from the start; the events that are not as they were."""
    sketch_new_texts(connection)
    changed = _keep(connection, judged_of(connection))
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
    return rejudged_if_few(connection, judger) or judged_of(connection)


def rejudged_if_few(connection: Connection, judger: str, as_of: str | None = None) -> Rejudged | None:
    """Judged anew what differs from what was judged last, today or as known on a day; None where it is too much."""
    judged = judged_up_to(connection)
    if judged is None or judger_of(connection) != judger:
        return None
    found = arrivals(connection, judged, as_of)
    every = connection.execute(select(func.count()).select_from(tables.event_accounts)).scalar_one()
    if found.number(connection) > FEW * every:
        return None
    gone, come = (facts_read(connection, keys) for keys in (found.gone, found.come))
    return rejudge(Neighbours(connection), gone, come)


def _keep(connection: Connection, judged: Judged | Rejudged) -> set[str]:
    """Writes the events that are not as they were kept; their ids, and those of the ones that are no more."""
    if isinstance(judged, Rejudged):
        drop_neighbours(connection, judged.rows_gone, judged.doubts_gone)
        add_neighbours(connection, judged.rows_come, judged.doubts_come)
        return rule_anew(connection, judged.gone, judged.made)
    keep_neighbours(connection, judged.joined.rows(), judged.joined.doubts)
    return keep(connection, judged)
