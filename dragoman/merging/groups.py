"""The accounts joined so far. Two groups become one only where nothing in one contradicts the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.merging.comparing import match_parties
from dragoman.merging.deeds import once
from dragoman.merging.facts import Facts
from dragoman.merging.rules import CONTACT, contradicts, one_article
from dragoman.merging.rulings import Ruling
from dragoman.merging.struck import strike_marks
from dragoman.records import Judgement


@dataclass(eq=False)
class Group:
    """Accounts of one event: their places in the list of all, one of each kind of telling, and why they are one."""

    members: list[int]
    kinds: dict[int, int]  # a member for each kind of telling
    articles: dict[str, list[int]]  # the members of each article
    judgements: list[Judgement] = field(default_factory=list)


class Groups:
    """All accounts, each in one group. `rulings` are those of persons, the oldest first."""

    def __init__(self, facts: Sequence[Facts], rulings: Sequence[Ruling] = ()) -> None:
        self.facts = facts
        self._place = {fact.id: at for at, fact in enumerate(facts)}
        kinds: dict[tuple[object, ...], int] = {}
        told = ((fact.core, fact.nights, once(fact.account), strike_marks(fact.account)) for fact in facts)
        self._kind = [kinds.setdefault(kind, len(kinds)) for kind in told]
        self._group = [
            Group([at], {self._kind[at]: at}, {fact.account.article: [at]}) for at, fact in enumerate(facts)
        ]
        self._go: dict[tuple[int, int], bool] = {}
        self._apart: dict[str, set[str]] = {}
        for ruling in in_force(rulings):
            if ruling.relation == "different":
                for one, other in ruling.pairs():
                    self._apart.setdefault(one, set()).add(other)
                    self._apart.setdefault(other, set()).add(one)

    def of(self, account: str) -> Group:
        """The group of an account."""
        return self._group[self._place[account]]

    def all(self) -> list[Group]:
        """Every group once, by its earliest account."""
        return list(dict.fromkeys(self._group))

    def join(self, judgement: Judgement) -> bool:
        """Joins the groups of two accounts that are the same; whether they are one now."""
        ours, theirs = self.of(judgement.a), self.of(judgement.b)
        if ours is theirs:
            return True
        if not self._consistent(ours, theirs):
            return False
        self._unite(ours, theirs, judgement)
        return True

    def ruled_apart(self, judgement: Judgement) -> bool:
        """Whether a person holds two accounts to be different."""
        return judgement.b in self._apart.get(judgement.a, ())

    def _consistent(self, ours: Group, theirs: Group) -> bool:
        if self._told_apart(ours, theirs) or self._held_apart(ours, theirs):
            return False
        return all(self._goes(one, other) for one in ours.kinds.items() for other in theirs.kinds.items())

    def _goes(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Whether accounts of two kinds of telling can be one event's, by everything but topics and words."""
        kinds = (one[0], other[0]) if one[0] < other[0] else (other[0], one[0])
        if kinds not in self._go:
            a, b = sorted((self.facts[one[1]], self.facts[other[1]]), key=_told_by)
            unlike = a.account.type == CONTACT and match_parties(a, b).score < 0
            self._go[kinds] = contradicts(a, b) is None and not unlike
        return self._go[kinds]

    def _told_apart(self, ours: Group, theirs: Group) -> bool:
        """Whether one article tells both apart: as contacts of their own, or as acts of two types."""
        return any(
            one_article(self.facts[one], self.facts[other]) is not None
            for article in ours.articles.keys() & theirs.articles.keys()
            for one in ours.articles[article]
            for other in theirs.articles[article]
        )

    def _held_apart(self, ours: Group, theirs: Group) -> bool:
        if not self._apart:
            return False
        others = {self.facts[at].id for at in theirs.members}
        return any(others & self._apart.get(self.facts[at].id, set()) for at in ours.members)

    def _unite(self, ours: Group, theirs: Group, judgement: Judgement) -> None:
        if len(ours.members) < len(theirs.members):
            ours, theirs = theirs, ours
        ours.members += theirs.members
        ours.kinds = {**theirs.kinds, **ours.kinds}
        for article, members in theirs.articles.items():
            ours.articles.setdefault(article, []).extend(members)
        ours.judgements += [*theirs.judgements, judgement]
        for at in theirs.members:
            self._group[at] = ours


def _told_by(facts: Facts) -> str:
    """By which of two kinds of telling the one is always compared with the other, whichever joined first."""
    return repr((facts.who.parties, facts.account.source))


def in_force(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Rulings that no later one takes back, the oldest first."""
    return [ruling for ruling in rulings if not ruling.taken_back]
