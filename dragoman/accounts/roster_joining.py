"""Gives a list of participants to the occasion that it belongs to."""

from __future__ import annotations

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.joining import open_occasion
from dragoman.accounts.joining_state import Joining
from dragoman.accounts.occasions import joined, modes_meet, only_headed
from dragoman.accounts.rosters import Roster


def add_roster(joining: Joining, roster: Roster) -> None:
    """Adds those listed as taking part to the occasion told last before, the news first."""
    if joining.pending is not None and (
        not joining.contacts
        or all(
            c.lead.nominal or c.lead.trigger.at < joining.pending[0].trigger.at or only_headed(c)
            for c in joining.contacts
        )
    ):
        candidate, setting = joining.pending
        actors = joined(candidate.actors, [a for h in roster.heads for a in joining.cast.members(h)])
        if len(actors) >= 2:
            joining.pending = None
            open_occasion(joining, candidate, setting, actors)
            return
    if any(
        t.attending and joining.document.tokens[roster.at].sentence == t.sentence
        for c in joining.contacts
        for t in c.tellings
    ):
        return  # "X also took part in the meeting" is told by its noun
    before = [
        c
        for c in joining.contacts
        if any(t.part == "title" or t.trigger.at < joining.document.sentence_of(roster.at).last for t in c.tellings)
    ]
    here = [c for c in before if any(t.sentence == joining.document.tokens[roster.at].sentence for t in c.tellings)]
    news = [c for c in before if not c.lead.nominal]
    if roster.beside is not None:
        keys = {a.key for a in joining.cast.members(roster.beside)}
        here, news = [], [c for c in before if keys & {a.key for a in c.actors} and not c.lead.nominal]
    chosen = here[-1] if here else news[-1] if news else before[-1] if before else None
    if chosen is not None:
        actors = [a for h in roster.heads for a in joining.cast.members(h)]
        chosen.actors = joined(chosen.actors, actors)


def open_with(joining: Joining, candidate: Candidate, rosters: list[Roster]) -> bool:
    """Gives a telling the list in its own sentence where none was told before: "Attending the talks were ..."."""
    if joining.pending is not None or any(
        modes_meet(c.mode, c.sure, candidate.mode, candidate.sure) for c in joining.contacts
    ):
        return False
    own = next((r for r in rosters if joining.document.tokens[r.at].sentence == candidate.sentence), None)
    actors = [a for h in own.heads for a in joining.cast.members(h)] if own is not None else []
    if own is None or len(actors) < 2:
        return False
    rosters.remove(own)
    candidate.actors, candidate.heads = actors, list(own.heads)
    return True
