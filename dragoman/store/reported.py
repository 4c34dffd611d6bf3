"""What is of some days to a briefing: happened then, or told then where its own days are open."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from dragoman.merging.days import FIRST, LAST, first_day, last_day
from dragoman.store import tables


def appeared_in(read: Any, since: str | None, until: str | None) -> ColumnElement[bool]:
    """Readings whose articles appeared on these days or, where that is not told, may have. `read` are the columns."""
    conditions = [read.known >= first_day(since)] if since is not None else []
    if until is not None:
        conditions.append(func.substr(read.published, 1, 10) <= last_day(until))
    return or_(func.coalesce(read.published, "") == "", and_(*conditions))


def reported_in(since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """Accounts whose event can be of these days by more than an open end.

    An event is open at an end where all of its accounts are. It counts by its articles' days then, and is left out
    where none of them can be of the days asked for.
    """
    other, read, one, two = (
        tables.accounts.alias("other"),
        tables.readings.alias("told_in"),
        tables.event_accounts.alias("one"),
        tables.event_accounts.alias("two"),
    )
    beside = (
        select(other.c.key)
        .select_from(one.join(two, two.c.event == one.c.event))
        .join(other, other.c.id == two.c.account)
        .join(read, read.c.key == other.c.reading)
        .where(one.c.account == tables.accounts.c.id, ~read.c.superseded)
    )
    appeared = appeared_in(tables.readings.c, since, until)
    told = appeared_in(read.c, since, until)
    ends = [(t.c.last < LAST, t.c.first > FIRST) for t in (tables.accounts, other)]
    return [
        or_(closed, appeared, exists(beside.where(or_(closed_beside, told))))
        for closed, closed_beside in zip(*ends, strict=True)
    ]
