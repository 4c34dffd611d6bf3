"""Tells the days of a text by several named events of one week, where no one of them alone fixes it.

"The talks in Istanbul", "Lavrov's trip to China": each may be another of its kind, but where a text names what fixes
several events of the same days, and of no other days as much, it is of those days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.mentions.clues import Clue, is_current, lead_end, quoted, sentence_bounds
from dragoman.mentions.days import plus
from dragoman.mentions.daysets import between
from dragoman.mentions.eventclues import days_told, is_ahead, is_called, is_supposed
from dragoman.mentions.eventweights import tellings, weight_told
from dragoman.mentions.happenings import Happening, Named, find_happenings, is_call, nearly_told, needs_told
from dragoman.mentions.phraseplaces import PhrasePlaces
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
# The same for one event that is told on its weekday, by itself and with others of its week.
LEAST_ALONE, LEAST_IN_WEEK, AHEAD_OF_WEEKS = 20.0, 30.0, 1.2


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
    times = find_times(text)
    held = [n for n in best.named if not (n.happening.scheduled or is_call(n.happening))]
    over = [n.happening.first for n in held if not is_supposed(text, n)]
    coming = [n.happening.first for n in best.named if is_ahead(text, n)]
    recalled = _recalled_by_day(text, best, times)
    if len(recalled) == len({n.happening.name for n in best.named}):
        return  # each tells only that the text is younger, see `eventclues`
    mention = best.named[0]
    names = sorted({n.happening.name for n in best.named})
    words = quoted(text, mention.start, mention.end)
    reason = f"{words} and more name several events of one week: {'; '.join(names[:3])}"
    last = min(coming, default=plus(best.last, NEWS))
    days = between(min(max(over, default=best.first), last), last)
    days = _by_their_weekdays(best, days, times)
    yield Clue(days, reason, 1, mention.start, mention.end, by_event=True)


def _recalled_by_day(text: str, cluster: _Cluster, times: Sequence[TimeMention]) -> set[str]:
    """The events of a cluster told only behind the news, with a day of the month or counted on from such a day.

    "Spoke on Monday. ... On March 16 he was in Moscow; the following day in Lviv." A day earlier is near the news.
    """
    opens = next((t for t in times if t.start < lead_end(text) and is_current(t)), None)
    if opens is None:
        return set()
    _, ends = sentence_bounds(text, opens.start)
    best: dict[str, tuple[int, list[Named]]] = {}
    for named in cluster.named:
        beside, (most, told) = _told_beside(text, named), best.get(named.happening.name, (0, []))
        if beside >= most:
            best[named.happening.name] = beside, [*(told if beside == most else []), named]
    behind = {(t.meaning.month, t.meaning.day) for t in times if t.start >= ends and _is_by_date(t)}
    recalled = {
        name
        for name, (_, told) in best.items()
        if all(n.start >= ends and _is_dated(text, n, times) for n in told)
        or all((n.happening.first.month, n.happening.first.day) in behind for n in told)
    }
    # Beside what is recalled so, words like "call" alone tell nothing, whatever fixes it in other paragraphs.
    apart = {name for name, (_, told) in best.items() if all(n.near == "article" for n in told)}
    return recalled | apart if recalled else recalled


def _is_by_date(time: TimeMention) -> bool:
    """Whether a time is a day of the month told as past without its weekday: "sent troops to Ukraine on Feb. 24"."""
    return time.meaning.is_yearless and time.meaning.weekday is None and time.tense == "past"


def _told_beside(text: str, named: Named) -> int:
    """How much of what fixes an event stands in the sentence of its mention."""
    left, right = sentence_bounds(text, named.start)
    places = PhrasePlaces(text[left:right])
    return sum(any(map(places.starts, group)) for group in named.happening.needs)


def _is_dated(text: str, named: Named, times: Sequence[TimeMention]) -> bool:
    """Whether the sentence of an event tells it with a day of the month, or with one counted on from another."""
    left, right = sentence_bounds(text, named.start)
    days = [t.meaning for t in times if left <= t.start < right and t.granularity == "day" and t.tense != "future"]
    return any(d.is_yearless or d.year or (d.kind == "other" and (d.step or 0) > 0) for d in days)


def _by_their_weekdays(cluster: _Cluster, days: int, times: Sequence[TimeMention]) -> int:
    """The days on which the weekdays of a text can mean each event of a cluster that falls on one of them."""
    weekdays = [t for t in times if _tells_weekday(t)]
    for event in {n.happening.name: n.happening for n in cluster.named}.values():
        told = [t for t in weekdays if t.meaning.weekday == event.first.weekday()]
        fits = 0
        for time in told:
            fits |= days_told(event, time)
        days = days & fits or days
    return days


def _one_telling(text: str, named: Sequence[Named]) -> Iterator[Clue]:
    """The event that an article tells with telling words and on its weekday, where no other fits nearly as well.

    Not one that it tells with a day of its own, as what came before. Others of its week, of which a text has all but
    a year or day that would fix them, speak for it.
    """
    times = find_times(text)
    weekdays = [t for t in times if _tells_weekday(t)]
    news = [n for n in named if any(days_told(n.happening, t) for t in weekdays)]
    if not news:
        return
    weights = _weeks(text, times)
    best = max(news, key=lambda n: (_weight_near(weights, n.happening), weight_told(text, n.happening), -n.start))
    event, told = best.happening, [n for n in news if n.happening == best.happening]
    if any(_is_recalled(text, n, times) for n in told) or not _is_likeliest(text, told, named, weights):
        return
    time = next(t for t in weekdays if days_told(event, t))
    ahead = event.scheduled and time.tense == "future"
    days = days_told(event, time) & between(plus(event.first, -NEWS), event.last if ahead else plus(event.last, NEWS))
    reason = f"{quoted(text, time.start, time.end)}: the words that fix {event.name}, {event.first}, are told"
    yield Clue(days, reason, 1, time.start, time.end, by_event=True)


def _is_likeliest(text: str, told: Sequence[Named], named: Sequence[Named], weights: dict[date, float]) -> bool:
    """Whether the words of an event's week tell enough, and more than those of any other."""
    event, alone = told[0].happening, weight_told(text, told[0].happening)
    others = [n for n in named if abs((n.happening.first - event.first).days) > WINDOW]
    in_lead = told[0].start < lead_end(text)
    if (
        in_lead
        and alone >= LEAST_ALONE
        and all(AHEAD_OF_OTHERS * weight_told(text, n.happening) <= alone for n in others)
    ):
        return True
    week = _weight_near(weights, event)
    rivals = [w for day, w in weights.items() if abs((day - event.first).days) > WINDOW]
    return week >= LEAST_IN_WEEK and all(week >= AHEAD_OF_WEEKS * w for w in rivals)


def _weeks(text: str, times: Sequence[TimeMention]) -> dict[date, float]:
    """How telling the words are that a text has of the events of each week, by its first day."""
    weekdays = {t.meaning.weekday for t in times if _tells_weekday(t)}
    shown = {(t.meaning.month, t.meaning.day) for t in times if t.meaning.is_yearless}
    fits = [
        (event, phrases)
        for event, phrases in nearly_told(text)
        for days in [[plus(event.first, n) for n in range(min(WINDOW, (event.last - event.first).days + 1))]]
        if any(d.weekday() in weekdays or (d.month, d.day) in shown for d in days)
    ]
    return {
        day: sum(
            tellings().get(phrase, 0.0)
            for phrase in {p for e, phrases in fits if day <= e.first <= plus(day, WINDOW) for p in phrases}
        )
        for day in {event.first for event, _ in fits}
    }


def _weight_near(weights: dict[date, float], event: Happening) -> float:
    """The weight of the heaviest week that holds an event."""
    return max((w for day, w in weights.items() if 0 <= (event.first - day).days <= WINDOW), default=0.0)


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
        found.append(_Cluster(within, sum(tellings().get(phrase, 0.0) for phrase in phrases)))
    return sorted(found, key=lambda c: -c.weight)
