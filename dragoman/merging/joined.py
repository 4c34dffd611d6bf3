"""Joins the accounts that judgements hold to be the same, the surest first, and makes events of the groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.hashes import content_id
from dragoman.merging.groups import Group, Groups
from dragoman.records import Event, Judgement


def join_same(groups: Groups, judged: Iterable[Judgement]) -> None:
    """Joins what is the same, unless the one contradicts something that the other was joined with before."""
    for judgement in sorted(judged, key=lambda j: (-j.score, j.a, j.b)):
        if judgement.relation == "same":
            groups.join(judgement)


def event_made(groups: Groups, group: Group) -> Event:
    """The event of a group, its accounts in order, with the reasons for joining them, the surest first."""
    accounts = [groups.facts[at].id for at in sorted(group.members)]
    reasons = sorted(group.judgements, key=lambda j: (j.by is None, -j.score, j.a, j.b))
    return Event(content_id("event", accounts[0]), tuple(accounts), tuple(map(in_words, reasons)))


def by_account(events: Iterable[Event]) -> Mapping[str, str]:
    """The event of each account, by their ids."""
    return {account: event.id for event in events for account in event.accounts}


def in_words(judgement: Judgement) -> str:
    """A judgement's score and reasons on one line; a person's with the name."""
    told = ", ".join(judgement.reasons)
    return f"judged by {judgement.by}{': ' if told else ''}{told}" if judgement.by else f"{judgement.score:g}: {told}"
