"""How many accounts of judged events each state or body has, kept up as events are: to count them all takes long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from dragoman.store import tables
from dragoman.store.judged import chunks

_tallies = tables.state_tallies


def states(connection: Connection) -> tuple[tuple[str, int], ...]:
    """The states and bodies with the number of their accounts, most first."""
    ordered = select(_tallies.c.state, _tallies.c.accounts).order_by(_tallies.c.accounts.desc(), _tallies.c.state)
    return tuple((str(state), int(number)) for state, number in connection.execute(ordered))


def count_again(connection: Connection, before: Iterable[str], after: Iterable[str]) -> None:
    """Counts the accounts of events that changed, each a line of ids: as they were before, and as they are."""
    were = {id_ for members in before for id_ in members.split()}
    are = {id_ for members in after for id_ in members.split()}
    change = _by_state(connection, are - were)
    change.subtract(_by_state(connection, were - are))
    touched = sorted(state for state, number in change.items() if number)
    for some in chunks(touched):
        known = select(_tallies.c.state, _tallies.c.accounts).where(_tallies.c.state.in_(some))
        change.update(dict(connection.execute(known).tuples().all()))
        connection.execute(delete(_tallies).where(_tallies.c.state.in_(some)))
    told = [{"state": state, "accounts": change[state]} for state in touched if change[state] > 0]
    if told:
        connection.execute(insert(_tallies), told)


def _by_state(connection: Connection, ids: Iterable[str]) -> Counter[str]:
    """How many of some accounts each state takes part in, whatever version of an article they are of."""
    accounts, parties = tables.accounts.c, tables.parties.c
    told = select(accounts.id, parties.country).join(tables.parties, parties.account == accounts.key).distinct()
    counted: Counter[str] = Counter()
    for some in chunks(sorted(ids)):
        found = connection.execute(told.where(accounts.id.in_(some), parties.country.is_not(None)))
        counted.update(country for _, country in found)
    return counted
