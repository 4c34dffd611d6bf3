"""Says whom "the two leaders", "they" or "both sides" stand for in the telling of a contact."""

from __future__ import annotations

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.joining_state import Joining
from dragoman.accounts.occasions import Contact
from dragoman.mentions import tree
from dragoman.mentions.cast import Actor


def group_of(joining: Joining, candidate: Candidate, actors: list[Actor]) -> list[Actor]:
    """Whom "the two leaders" or "they" stand for: the parties of the last occasion."""
    together = _named_together(joining, candidate)
    newest = list(reversed(joining.contacts))
    newest.sort(key=lambda contact: _is_by_the_way(joining, contact))
    for contact in newest:
        if len(contact.actors) >= 2:
            last = max(t.trigger.at for t in contact.tellings)
            if together and together[0] > last:
                break
            named = list(contact.actors)
            return named + [a for a in actors if a.key not in {n.key for n in named}]
    if together:
        return together[1] + [a for a in actors if a.key not in {n.key for n in together[1]}]
    return _pair_before(joining, candidate) or actors


def _is_by_the_way(joining: Joining, contact: Contact) -> bool:
    """Whether an occasion is told only in a clause beside another: "the table at which he had received C"."""
    last = max(contact.tellings, key=lambda t: t.trigger.at)
    clause = tree.clause_of(joining.document, last.trigger.at)
    if tree.plain(joining.document.tokens[clause].relation) != "acl":
        return False
    return any(t.sentence == last.sentence for c in joining.contacts if c is not contact for t in c.tellings)


def _pair_before(joining: Joining, candidate: Candidate) -> list[Actor]:
    """Whom "the pair" stands for where nothing joined them before: the last two persons of two states."""
    m = joining.cast.mention(candidate.group) if candidate.group is not None else None
    if m is None or m.kind == "pronoun" or not m.plural:
        return []
    found: list[Actor] = []
    for earlier in reversed(
        [x for x in joining.cast.mentions if x.kind == "person" and x.head < candidate.trigger.at]
    ):
        if candidate.sentence - joining.document.tokens[earlier.head].sentence > 3:
            break
        for actor in joining.cast.members(earlier.head):
            if actor.country and actor.country not in {a.country for a in found}:
                found.insert(0, actor)
        if len(found) == 2:
            return found
    return []


def _named_together(joining: Joining, candidate: Candidate) -> tuple[int, list[Actor]] | None:
    """The last persons of two states named together before a telling: "Presidents A and B ... The pair met"."""
    for m in reversed([m for m in joining.cast.mentions if m.kind == "person" and m.head < candidate.trigger.at]):
        if candidate.sentence - joining.document.tokens[m.head].sentence > 3:
            return None
        together = [
            a for i in tree.conjuncts(joining.document, m.head) for a in joining.cast.members(i) if a.kind == "person"
        ]
        if len({a.country for a in together if a.country}) > 1:
            return m.head, together
    return None
