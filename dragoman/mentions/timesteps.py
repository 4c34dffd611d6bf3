"""Says what times counted from another mean: last week, two years ago, the next day, recently."""

from __future__ import annotations

from dragoman.mentions.timematch import STEPS, Builder, Match, count_of, length
from dragoman.mentions.timemeaning import Meaning


def weekday(match: Match) -> Meaning | None:
    """Friday, last Friday, next Friday morning."""
    step = match.step()
    unit = "W" if match.group("week") else ""
    return Meaning("weekday", weekday=match.number("wday"), step=step, unit=unit, clock=match.clock())


def of_week(match: Match) -> Meaning | None:
    """Thursday of last week; "Thursday this month" is no such time."""
    return weekday(match) if match.value("week") == "W" else None


def weekend(match: Match) -> Meaning | None:
    """The weekend, last weekend."""
    return Meaning("weekend", step=match.step())


def relative_unit(match: Match) -> Meaning | None:
    """Last week, this month, late next year."""
    unit = match.value("unit")
    if unit in {"H", "TM", "S"}:
        return None
    if unit in {"DE", "CE", "FN"} and match.part("rel") in {"LAST", "PAST", "NEXT", "COMING"}:
        return None
    if unit == "D" and (match.part("rel") in {"LAST", "PAST", "COMING"} or match.group("rel")[0].part == "THE"):
        return None
    if unit == "D" and match.part("rel") == "NEXT":
        return Meaning("other", unit=unit, step=1)  # "arrived on Monday and left next day"
    return Meaning("step", unit=unit, step=match.step(), mod=match.mod())


def this_unit(match: Match) -> Meaning | None:
    """The end of the month: of the one it is told in."""
    unit = match.value("unit")
    if unit == "D":
        return Meaning("same", unit=unit, mod=match.mod())
    return Meaning("step", unit=unit, step=0, mod=match.mod())


def relative_quarter(match: Match) -> Meaning:
    """The last quarter, this quarter."""
    return Meaning("step", unit="Q", step=match.step())


def other_unit(match: Match) -> Meaning | None:
    """The previous day, the following week."""
    unit = match.value("unit")
    return Meaning("other", unit=unit, step=STEPS.get(match.part("dir"), 1), mod=match.mod(), clock=match.clock())


def eve(_: Match) -> Meaning:
    """On the eve of the talks: the day before the time told before, which is taken for theirs."""
    return Meaning("other", unit="D", step=-1)


def unit_before(match: Match) -> Meaning | None:
    """The day before, the month after."""
    step = 1 if match.part("dir") == "AFTER" else -1
    return Meaning("other", unit=match.value("unit"), step=step)


def _beyond(match: Match) -> int:
    """Two units on or back: "after next", "before last"."""
    return 2 if match.part("dir") == "AFTER" else -2


def unit_beyond(match: Match) -> Meaning | None:
    """The week before last, the month after next; "the day after next" is none."""
    unit = match.value("unit")
    return Meaning("step", unit=unit, step=_beyond(match)) if unit in {"W", "M", "Q", "Y"} else None


def weekday_beyond(match: Match) -> Meaning:
    """The Friday before last, the Monday after next."""
    return Meaning("weekday", weekday=match.number("wday"), step=_beyond(match))


def weekend_beyond(match: Match) -> Meaning:
    """The weekend after next."""
    return Meaning("weekend", step=_beyond(match))


def same_unit(match: Match) -> Meaning | None:
    """That day, the same month."""
    return Meaning("same", unit=match.value("unit") or "D", clock=match.clock())


def same_day(match: Match) -> Meaning | None:
    """Later in the day, for the day: the day told before; earlier in the week: the one it is told in."""
    unit = match.value("unit")
    if unit == "D":
        return same_unit(match)
    return Meaning("step", unit=unit, step=0, mod=match.mod()) if match.mod() and unit in {"W", "M", "Y"} else None


def weekday_before(match: Match) -> Meaning:
    """The Friday before, the following Tuesday: of the week up to or from the time told before."""
    direction = match.part("dir") or match.part("dir2")
    step = 1 if direction in {"AFTER", "AFTERWARDS", "FOLL"} else -1
    number = match.number("wday") if match.group("wday") else match.number("wday2")
    return Meaning("otherweekday", weekday=number, step=step)


def day_word(step: int) -> Builder:
    """Today, yesterday, tomorrow: a number of days from the one it is told on."""

    def build(match: Match) -> Meaning:
        return Meaning("step", unit="D", step=step, clock=match.clock())

    return build


def ago(sign: int, kind: str) -> Builder:
    """Two years ago (from the day it is told on), two days later (from the time told before)."""

    def build(match: Match) -> Meaning | None:
        count, unit = count_of(match.group("count")), match.value("unit")
        if unit in {"H", "TM", "S"}:
            return Meaning("step" if kind == "step" else "same", unit="D", step=0)
        if count is None:
            past = "PAST_REF" if sign < 0 else "FUTURE_REF"
            return Meaning("vague", unit=unit, value=past, step=0)
        if count != int(count) or count > 5000:
            return Meaning("duration", unit=unit, value=length(match.group("count"), unit))
        return Meaning(kind, unit=unit, step=sign * int(count))

    return build


def ago_this(match: Match) -> Meaning | None:
    """Ten years ago this week, forty years ago today: the same week, month or day so long before."""
    count = count_of(match.group("count"))
    unit = "D" if match.group("today") else match.value("unit2")
    if count is not None and match.value("unit") == "W" and unit == "D":
        return Meaning("step", unit="D", step=-7 * int(count))
    if count is None or match.value("unit") != "Y" or unit not in {"D", "W", "M"}:
        return None
    return Meaning("yearsago", unit=unit, step=-int(count))


def same_month(match: Match) -> Meaning:
    """That February: the month of the year told before."""
    return Meaning("samemonth", month=match.number("month"))


def same_season(match: Match) -> Meaning:
    """That spring: the season of the year told before."""
    return Meaning("sameseason", unit=match.value("season"))


def year_back(match: Match) -> Meaning | None:
    """The same month a year earlier, the same period last year: the time told before, in the year before."""
    unit = match.value("unit") if match.group("unit") else ""
    return Meaning("yearback", unit=unit) if unit or match.part("what") == "PERIOD" else None


def vague(value: str, step: int = 0) -> Builder:
    """Recently, soon, now: a time without days of its own."""

    def build(_: Match) -> Meaning:
        return Meaning("vague", value=value, step=step)

    return build


def loose_now(_: Match) -> Meaning:
    """The current crisis: now, but no day of an event."""
    return Meaning("loose", value="PRESENT_REF")


def loose_unit(match: Match) -> Meaning | None:
    """Losses for the quarter: the one it is told in or before, but no day of an event."""
    unit = match.value("unit")
    written = match.words[match.found.end() - 1].text
    return Meaning("loose", unit=unit) if unit in {"W", "M", "Q", "Y"} and written.islower() else None


def loose_nth(match: Match) -> Meaning | None:
    """For a third day, its fifth week: the one it is told in, but no day of an event."""
    unit = match.value("unit")
    return Meaning("loose", unit=unit) if unit in {"D", "W", "M"} else None


def no_time(_: Match) -> Meaning | None:
    """In his 80s: words like those of a time that tell none."""
    return Meaning("none")


def unit_ago(match: Match) -> Meaning:
    """A year-earlier loss."""
    return Meaning("step", unit=match.value("unit"), step=-1)


def fiscal_step(match: Match) -> Meaning:
    """The last fiscal year."""
    return Meaning("step", unit="FY", step=match.step())


def future_or_now(match: Match) -> Meaning | None:
    """At the moment, in the future."""
    future = any(w.part == "FUTURE" for w in match.words[match.found.start() : match.found.end()])
    return Meaning("vague", value="FUTURE_REF" if future else "PRESENT_REF", step=0)


def soon(match: Match) -> Meaning | None:
    """Soon, but not "as soon as" or "soon after"."""
    start, end = match.found.span()
    around = {w.text.lower() for w in match.words[max(0, start - 1) : start] + match.words[end : end + 1]}
    return None if around & {"as", "after", "before", "thereafter"} else Meaning("vague", value="FUTURE_REF")
