"""Tells the days of a text by several named events of one week, where no one of them alone fixes it.

"The talks in Istanbul", "Lavrov's trip to China": each may be another of its kind, but where a text names what fixes
several events of the same days, and of no other days as much, it is of those days.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import log

from dragoman.mentions.clues import Clue, quoted
from dragoman.mentions.days import plus
from dragoman.mentions.daysets import between
from dragoman.mentions.eventclues import is_ahead, is_called, is_supposed
from dragoman.mentions.happenings import Named, find_happenings, needs_told, table_needs

WINDOW = 8  # days within which the events of one piece of news lie
NEWS = 6  # days after the last of them on which a text can be written that says "on Friday" of them
# How telling the words must be together, in nats, and how much more than those of any other days: of 228 dated
# documents that were read without their day, five of five were dated rightly so, at 1.6 six of seven.
LEAST, AHEAD_OF_OTHERS = 30.0, 1.7


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Events of the same days that a text may tell of, and how telling the words are that fix them."""

    named: tuple[Named, ...]
    weight: float

    @property
    def first(self) -> date:
        return min(n.happening.first for n in self.named)

    @property
    def last(self) -> date:
        return max(n.happening.first for n in self.named)


@cache
def _tellings() -> dict[str, float]:
    """How telling each phrase is that an event needs: one that few events need tells more."""
    counts: Counter[str] = Counter()
    rows = 0
    for phrases in table_needs():
        rows += 1
        counts.update(phrases)
    return {phrase: log(rows / count) for phrase, count in counts.items()}


def cluster_clues(text: str, days: int) -> Iterator[Clue]:
    """The days of a text by the events of one week that it names, among the `days` on which it can be written."""
    clusters = _clusters(text, [n for n in find_happenings(text) if _can_be_news(text, n, days)])
    if not clusters:
        return
    best = clusters[0]
    rivals = [c.weight for c in clusters[1:] if abs((c.first - best.first).days) > WINDOW]
    if best.weight < LEAST or any(best.weight < AHEAD_OF_OTHERS * w for w in rivals) or not _are_several(text, best):
        return
    over = [n.happening.first for n in best.named if not n.happening.scheduled and not is_supposed(text, n)]
    coming = [n.happening.first for n in best.named if is_ahead(text, n)]
    mention = best.named[0]
    names = sorted({n.happening.name for n in best.named})
    words = quoted(text, mention.start, mention.end)
    reason = f"{words} and more name several events of one week: {'; '.join(names[:3])}"
    last = min(coming, default=plus(best.last, NEWS))
    days = between(min(max(over, default=best.first), last), last)
    yield Clue(days, reason, 1, mention.start, mention.end, by_event=True)


def _can_be_news(text: str, named: Named, days: int) -> bool:
    """Whether an event that is over in some days, and no call, is of a week in which a text can be written."""
    event = named.happening
    soon = days & between(event.first, plus(event.first, NEWS))
    return bool(soon) and not event.ongoing and not is_called(text, named)


def _are_several(text: str, cluster: _Cluster) -> bool:
    """Whether two events of a cluster are fixed each by words of its own: one may stand in the table twice."""
    told = list(needs_told(text, [n.happening for n in cluster.named]).values())
    return any(not a <= b and not b <= a for i, a in enumerate(told) for b in told[i + 1 :])


def _clusters(text: str, named: Sequence[Named]) -> list[_Cluster]:
    """The events by the days on which they lie together, the most telling first."""
    told = needs_told(text, [n.happening for n in named])
    found: list[_Cluster] = []
    for day in sorted({n.happening.first for n in named}):
        within = tuple(n for n in named if day <= n.happening.first <= plus(day, WINDOW))
        phrases = {phrase for n in within for phrase in told[n.happening.name]}
        found.append(_Cluster(within, sum(_tellings().get(phrase, 0.0) for phrase in phrases)))
    return sorted(found, key=lambda c: -c.weight)
