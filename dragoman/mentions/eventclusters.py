"""Tells the days of a text by several named events of one week, where no one of them alone fixes it.

"The talks in Istanbul", "Lavrov's trip to China": each may be another of its kind, but where a text names what fixes
several events of the same days, and of no other days as much, it is of those days.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import log

from dragoman.mentions.clues import Clue, is_current, lead_end, quoted, sentence_bounds
from dragoman.mentions.days import plus
from dragoman.mentions.daysets import between
from dragoman.mentions.eventclues import days_told, is_ahead, is_called, is_supposed
from dragoman.mentions.happenings import Named, find_happenings, needs_told, table_needs
from dragoman.mentions.timemention import TimeMention
from dragoman.mentions.times import find_times

WINDOW = 8  # days within which the events of one piece of news lie
NEWS = 6  # days after the last of them on which a text can be written that says "on Friday" of them
# How telling the words must be together, in nats, and how much more than those of any other days: of 228 dated
# documents that were read without their day, five of five were dated rightly so, at 1.6 six of seven.
LEAST, AHEAD_OF_OTHERS = 30.0, 1.7
REACH = 70  # characters before an event in which it is only hoped for
HOPED = re.compile(
    r"(?i)\b(?:hop(?:es?|ed|ing)|frameworks?|proposals?|efforts?|push|seek\w*|sought|try|trying|tried|aim\w*|towards?|"
    r"close to|reviv\w*|restor\w*|broker\w*|resum\w*|prospects?|pressure|urg\w+|call\w* for|demand\w*|possible|"
    r"talks on|talks about|negotiations? (?:on|for)|without|unless|until)\b[^.;\n]{0,40}$"
)
LEAST_ALONE = 19.0  # the same for one event that is told on its weekday


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
    named = [n for n in find_happenings(text) if _can_be_news(text, n, days)]
    clusters = _clusters(text, named)
    if not clusters:
        return
    best = clusters[0]
    rivals = [c.weight for c in clusters[1:] if abs((c.first - best.first).days) > WINDOW]
    if best.weight < LEAST or any(best.weight < AHEAD_OF_OTHERS * w for w in rivals) or not _are_several(text, best):
        yield from _one_telling(text, named)
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


def _one_telling(text: str, named: Sequence[Named]) -> Iterator[Clue]:
    """The event that an article tells with telling words and on its weekday, where no other fits nearly as well.

    Not one that it tells with a day of its own, as what came before, and not where only the end of it does.
    """
    weights = {n.happening.name: _weight_told(text, n) for n in named}
    best = max(named, key=lambda n: weights[n.happening.name])
    event, least = best.happening, weights[best.happening.name]
    others = [n for n in named if abs((n.happening.first - event.first).days) > WINDOW]
    if least < LEAST_ALONE or any(AHEAD_OF_OTHERS * weights[n.happening.name] > least for n in others):
        return
    times, told = find_times(text), [n for n in named if n.happening == event]
    if told[0].start >= lead_end(text) or any(_is_recalled(text, n, times) for n in told):
        return
    weekday = next((t for t in times if t.start < lead_end(text) and _tells_weekday(t)), None)
    fits = [t for t in times if _tells_weekday(t) and days_told(event, t)]
    if weekday is None or not fits:
        return
    ahead = event.scheduled and fits[0].tense == "future"
    days = days_told(event, fits[0]) & between(
        plus(event.first, -NEWS), event.last if ahead else plus(event.last, NEWS)
    )
    reason = f"{quoted(text, fits[0].start, fits[0].end)}: the words that fix {event.name}, {event.first}, are told"
    yield Clue(days, reason, 1, fits[0].start, fits[0].end, by_event=True)


def _weight_told(text: str, named: Named) -> float:
    """How telling the words that fix an event are, of each group the most telling that a text has."""
    told = needs_told(text, [named.happening])[named.happening.name]
    groups = ([_tellings().get(phrase, 0.0) for phrase in group if phrase in told] for group in named.happening.needs)
    return sum(max(weights, default=0.0) for weights in groups)


def _tells_weekday(time: TimeMention) -> bool:
    """Whether a time is a weekday by itself."""
    return time.meaning.kind == "weekday" and time.meaning.step is None and not time.meaning.unit


def _is_recalled(text: str, named: Named, times: Sequence[TimeMention]) -> bool:
    """Whether an event is told with a time that is not of the news: "met at Mohali on March 30", "last year"."""
    left, right = sentence_bounds(text, named.start)
    return any(left <= t.start < right and t.type in {"DATE", "TIME"} and not is_current(t) for t in times)


def _can_be_news(text: str, named: Named, days: int) -> bool:
    """Whether an event that is over in some days, and no call, is of a week in which a text can be written."""
    event = named.happening
    soon = days & between(event.first, plus(event.first, NEWS))
    hoped = not event.scheduled and HOPED.search(text, max(0, named.start - REACH), named.start) is not None
    return bool(soon) and not event.ongoing and not hoped and not is_called(text, named)


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
