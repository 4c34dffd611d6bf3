"""Works out on which days reports tell a figure of a running total: from when it was reached to when it was passed.

"More than 4.3 million refugees" is told until it is 4.4 million, and for some days after, as reports tell
yesterday's count. Between two counts a total is taken to grow evenly, give or take a quarter of their time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dragoman.codebook.totals import Point, Series
from dragoman.mentions.days import plus
from dragoman.mentions.daysets import after, between, union
from dragoman.records import Bound

UNEVEN = 0.25  # of the time between two counts, by which a total may have grown sooner or later
NEXT_DAY = 2  # days between two counts of which the second is told at once
WEEKLY = 8  # days between counts that are told each week; of the rarer ones the day is less sure
EARLIER, MOST_EARLIER = 3, 7  # of the time since the count before, days: so much earlier they may have been told
LAGS, MOST_LAG = 5, 14  # of the time between two counts, by which the old one is told longer; days
FIRST, FIVE = 0.75, 2.5  # of its last figure's worth, up to which "more than 3 million", "more than 35,000" is told
LAST_TOLD = 10  # times as long is the last count of the table told
FIGURES = 3  # figures before the 0s of a count that is told itself, not rounded
HUNDREDS = 100  # "more than 13,500" is rounded all the same


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a running total as told: from `low` to `high`; `full` where it is the count itself, not rounded."""

    low: float
    high: float
    full: bool


def figure_of(value: float, bound: Bound) -> Figure | None:
    """What a number can stand for: "more than 3 million" up to 4 million, "nearly 35,000" from 34,000 on."""
    if value < 1 or bound in {"at_most", "range"}:
        return None
    step, figures = _step(value)
    full = (figures >= FIGURES or step == 1) and not (bound == "more_than" and step >= HUNDREDS)
    if bound == "less_than":
        return Figure(value - (step if figures > 1 else step / 2), value, full=False)
    if bound == "about" or (bound == "exact" and not full):
        down = step / 2 if figures > 1 or bound == "about" else step / 5
        return Figure(value - down, value + (step if bound == "exact" else step / 2), full)
    if full and bound in {"exact", "at_least"}:
        return Figure(value, value + (step - 1 if step > 1 else 0), full=True)
    more = FIRST if figures == 1 else FIVE if value // step % 10 == 5 else 1.0
    return Figure(value, value + step * more, full)


def _step(value: float) -> tuple[float, int]:
    """The worth of a number's last figure but 0, half that of a 1 alone; and how many figures it has up to that."""
    digits = str(int(value))
    figures = len(digits.rstrip("0"))
    step = 10.0 ** (len(digits) - figures)
    return (step / 2 if digits.rstrip("0") == "1" else step), figures


def is_listed(series: Series, figure: Figure) -> bool:
    """Whether a figure is a count of the table as it stands there, not rounded."""
    return figure.full and any(point.value == figure.low for point in series.points)


def days_told(series: Series, figure: Figure) -> int:
    """The days on which a figure of a series is told; none where it can't be of that series."""
    counts = [n for n, p in enumerate(series.points) if p.value == figure.low] if figure.full else []
    if counts and (series.kind != "known" or series.every):
        return union(_days_of_count(series, n) for n in counts)
    if series.kind == "known":
        return _days_since(series, figure)
    near = Figure(figure.low * (1 - series.rough / 100), figure.high * (1 + series.rough / 100), figure.full)
    return union(_days_between(series, near)) | _days_after_last(series, near)


def _days_since(series: Series, figure: Figure) -> int:
    """The days from the last count on that is no more than what a figure stands for at least."""
    first, last = series.points[0], series.points[-1]
    if figure.high < first.value or figure.low > last.value:
        return 0
    return after(max((point.day for point in series.points if point.value <= figure.low), default=first.day))


def _days_of_count(series: Series, n: int) -> tuple[date, date]:
    """The days on which a count of the table is told: some before its own where that is known roughly, as few are."""
    day = series.points[n].day
    before = (day - series.points[n - 1].day).days if n else 0
    first = plus(day, -min(before // EARLIER, MOST_EARLIER)) if before > WEEKLY else day
    following = next((point.day for point in series.points[n + 1 :] if point.day > day), None)
    days = [anew for anew in (following, plus(day, series.every) if series.every else None) if anew is not None]
    if not days:
        return first, plus(day, LAST_TOLD * series.late)
    return first, plus(min(days), _lag(series, day, min(days)))


def _lag(series: Series, day: date, following: date) -> int:
    """The days for which a count is told after the next was: longer where counts are rare."""
    return series.late + min((following - day).days // LAGS, MOST_LAG)


def _days_between(series: Series, figure: Figure) -> Iterator[tuple[date, date]]:
    """The days between two counts on which a total is within what a figure stands for."""
    for one, following in pairwise(series.points):
        low, high = sorted((one.value, following.value))
        if figure.low > high or figure.high < low:
            continue
        lag = _lag(series, one.day, following.day) * (1 if figure.full else 2)
        first, last = sorted((_reached(one, following, figure.low), _reached(one, following, figure.high)))
        days = (following.day - one.day).days
        slack = timedelta(round(days * UNEVEN)) if days > NEXT_DAY else timedelta(days if figure.full else 0)
        yield max(one.day, first - slack), plus(min(following.day, last + slack), lag)


def _reached(one: Point, following: Point, value: float) -> date:
    """The day between two counts on which a total is taken to have reached a value."""
    if following.value == one.value:
        return one.day if value < one.value else following.day
    part = min(max((value - one.value) / (following.value - one.value), 0.0), 1.0)
    days = (following.day - one.day).days
    if days <= NEXT_DAY:
        return following.day if part > 0 else one.day
    return plus(one.day, round(part * days))


def _days_after_last(series: Series, figure: Figure) -> int:
    """The days after the last count: of a total that ended as long as it is told, of one that goes on from there."""
    last = series.points[-1]
    if series.kind != "running":
        within = figure.low <= last.value <= figure.high
        return between(last.day, plus(last.day, LAST_TOLD * series.late)) if within else 0
    return after(last.day) if figure.high >= last.value else 0
