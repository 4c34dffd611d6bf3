"""Finds what in a text tells the day it was written: each clue allows a set of days (see `clues`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from dragoman.mentions.clues import (
    YEAR_WRITTEN,
    Clue,
    first_paragraph_end,
    in_picture,
    is_current,
    is_set_day,
    is_until,
    lead_end,
    quoted,
    sentence_bounds,
)
from dragoman.mentions.comingclues import coming_clues
from dragoman.mentions.countclues import NTH_UNIT
from dragoman.mentions.days import leap_safe, plus
from dragoman.mentions.daysets import EARLIEST, LATEST, after, between, late_in_month, on_weekdays, union
from dragoman.mentions.eventclues import event_clues
from dragoman.mentions.holidays import holiday
from dragoman.mentions.timemention import TimeMention
from dragoman.mentions.times import find_times

MONTHS_AFTER, NEWS_AFTER = 300, 7  # days after a date told without its year, anywhere and in the news
FIRST_DAYS = 3  # of a month, in which nobody says "earlier this month"
DAYS_OF_WEEK = 7
MONTHS = 12
MONTH_AFTER = 31  # days: "as of February" is said in that month or the next
BACKGROUND = 60  # days after a date in the first paragraphs of a report whose news is told by weekdays
WEEK = 6  # days: a weekday names a day of the last ones
WEEKS_AHEAD = 21  # days: one that is ahead and named with its weekday is near
FRESH = 3  # days: a report's news is no older where it names only a weekday
FRESH_DISPATCH = 1  # day: the same, in a dispatch with its day in the dateline
FRESH_LATE = 1  # "late Friday" is told that night or the next day
LATE = re.compile(r"(?i)\b(?:late|night|evening)\b")
AS_OF = re.compile(r"(?i)\bas\s+of\s+(?:the\s+end\s+of\s+|early\s+|mid-?\s?|late\s+)?$")

SINCE = re.compile(r"(?i)\b(?:since|from|after|until|before|by|for|of|in|dated|anniversary)\s+(?:the\s+)?$")
ON = re.compile(r"(?i)\bon\s+(?:the\s+)?$")
LEAP_YEAR = 2000
RECALLED = re.compile(r"(?i)\banniversary\b|\b(?:\w+|\d+)\s(?:years|decades)\sago\b")
YEARS_ON = re.compile(r"(?i)\b(?:years?|decades?|century|generation)\s+(?:later|on|afterwards?)\b")
SINCE_BACK = re.compile(
    r"(?i)\b(?:since|follow(?:s|ed|ing)|after|under|before)\b[^.,;\n]*$"
    r"|\b(?:war|conflict|fighting|crisis|violence|unrest|revolt|uprising)\s(?:[\w-]+\s){0,4}(?:broke\sout|erupted|began|started)\b"
    r"[^.,;\n]*$"
)
WHICH_WAS = re.compile(r"(?i),?\s(?:which|that|who)\s(?:was|were|had|has)\s[^.,;\n]*$")
"""Of "the memorandum, which was signed on 17 September 2018": the day of what came before."""
HAD_BACK = re.compile(r"(?i)\b(?:had|earlier|previously)\b[^.,;\n]*$")
CLAUSE = 90  # characters of a clause: "since fighting broke out on"
OF_NAME = re.compile(r"(?i)(?:\b(?:the|this|that|his|her|its|their|our)|['’]s)\s(?:[a-z-]+\s){0,2}$")
SLASHED = re.compile(r"\s?\((\d{1,2})(?:/(\d{1,2}))?\)")
SINCE_REACH = 20  # characters before a date in which it is told to be another's


def clues_of(text: str, *, dateline: bool = False, dispatch: bool = False, title: bool = False) -> Iterator[Clue]:
    """Everything in a text or title that tells the day it was written; a dispatch tells fresher news.

    `dateline` is for one with its day in the dateline, `dispatch` for one that opens with the place it is from.
    """
    times = _still_ahead(find_times(text))
    yield from _pairs(text, times)
    yield from _written(text, times)
    yield from event_clues(text, times)
    yield from coming_clues(text, times)
    if not title:  # "Visit of President Falk to Peru, 4 to 6 May 2020" may be ahead
        yield from _in_opening(text, times)
    yield from _ahead(text, times)
    yield from _news_with_year(text, times, FRESH_DISPATCH if dispatch else FRESH)
    yield from _earlier_in_month(times)
    yield from _holidays(text, times)
    yield from _without_year(text, [_yearless(text, time) for time in times])
    yield from _fresh(text, times, FRESH_DISPATCH if dateline else FRESH)


def _still_ahead(times: Sequence[TimeMention]) -> list[TimeMention]:
    """The times, those ahead whose day was told as ahead: "will meet on May 14. The talks of May 14, he said"."""
    coming: set[tuple[int | None, int | None]] = set()
    told = []
    for time in times:
        day = (time.meaning.month, time.meaning.day)
        if time.meaning.is_yearless and time.tense == "future":
            coming.add(day)
        ahead = time.meaning.is_yearless and day in coming
        told.append(replace(time, tense="future") if ahead else time)
    return told


def _pairs(text: str, times: Sequence[TimeMention]) -> Iterator[Clue]:
    """Yesterday (16 March), Sunday (27 February), Thursday, March 3: a day named twice."""
    for first, second in pairwise(times):
        between_them = text[first.end : second.start].strip()
        if between_them not in {"(", ", (", "[", ","} or second.start - first.end > 3:
            continue
        relative, written = (first, second) if second.meaning.kind == "day" else (second, first)
        if written.meaning.kind != "day" or written.meaning.until or relative.granularity != "day":
            continue
        days = _pair_days(relative, written)
        if days:
            yield Clue(
                days, f"{quoted(text, first.start, second.end)} names one day twice", 4, first.start, second.end
            )
            yield from _weekday_beside(text, times, written, second.end)
    yield from _slashed(text, times)
    for time in times:
        if time.meaning.is_yearless and time.meaning.weekday is not None:
            days = _weekday_days(time, time.meaning.weekday)
            yield Clue(
                days, f"{quoted(text, time.start, time.end)} fixes the year among others", 4, time.start, time.end
            )


def _slashed(text: str, times: Sequence[TimeMention]) -> Iterator[Clue]:
    """ "On Monday (17/9)", "on Monday (17)": the day of a weekday's news, as papers of Asia and Brazil write."""
    for time in times:
        match = SLASHED.match(text, time.end) if _is_weekday(time) else None
        if match is None:
            continue
        day, months = int(match[1]), [int(match[2])] if match[2] else range(1, MONTHS + 1)
        years = range(EARLIEST.year, LATEST.year + 1)
        days = [d[0] for y in years for m in months if day and (d := leap_safe(y, m, day))]
        back, on = (WEEKS_AHEAD, 0) if time.tense == "future" else (0, WEEK)
        fits = union((plus(d, -back), plus(d, on)) for d in days if d.weekday() == time.meaning.weekday)
        if fits:
            yield Clue(
                fits, f"{quoted(text, time.start, match.end())} names one day twice", 4, time.start, match.end()
            )


def _dates(time: TimeMention) -> list[date]:
    """The days that a written date can be: one, or one in every year."""
    meaning = time.meaning
    years = [meaning.year] if meaning.year is not None else range(1940, 2100)
    return [d[0] for y in years if (d := leap_safe(y, meaning.month or 1, meaning.day or 1))]


def _pair_days(relative: TimeMention, written: TimeMention) -> int:
    """The days on which both names of a day fit."""
    meaning = relative.meaning
    if meaning.kind == "step" and meaning.step is not None:
        return union((d, d) for w in _dates(written) for d in [plus(w, -meaning.step)])
    if meaning.kind == "weekday" and meaning.weekday is not None:
        return _weekday_days(written, meaning.weekday)
    return 0


def _weekday_days(written: TimeMention, weekday: int) -> int:
    """The days near a date in the years in which it falls on a weekday: before it where it is ahead, else after."""
    named = written.meaning.weekday is not None
    back, on = (0 if written.tense == "past" else 7), (MONTHS_AFTER if named else WEEK)
    if named and written.tense == "future":
        back, on = WEEKS_AHEAD, 0
    return union((plus(day, -back), plus(day, on)) for day in _dates(written) if day.weekday() == weekday)


def _weekday_beside(text: str, times: Sequence[TimeMention], written: TimeMention, end: int) -> Iterator[Clue]:
    """A weekday in the same sentence as "yesterday (27 February)": the same day, so the year is known."""
    left, right = sentence_bounds(text, end)
    for time in times:
        if time.meaning.kind == "weekday" and left <= time.start < right and time.meaning.step is None:
            days = _weekday_days(written, time.meaning.weekday or 0)
            reason = f"{quoted(text, time.start, time.end)} beside {quoted(text, written.start, written.end)}"
            yield Clue(days, reason, 2, time.start, time.end)


def _written(text: str, times: Sequence[TimeMention]) -> Iterator[Clue]:
    """Dates told as past, which the text can't be older than; and "as of February 2022"."""
    for time in times:
        if time.meaning.year is None or time.first is None or time.meaning.kind not in {"day", "month", "year"}:
            continue
        first, last = date.fromisoformat(time.first), date.fromisoformat(time.last or time.first)
        words = quoted(text, time.start, time.end)
        if AS_OF.search(text[max(0, time.start - 30) : time.start]):
            ahead = 7 if first == last else 0  # "as of 5 March" may tell from when a rule holds
            span = between(plus(first, -ahead), plus(last, MONTH_AFTER))
            reason = f"“as of {time.text}” is told in that time or soon after"
            yield Clue(span, reason, 2, time.start, time.end, by_event=time.by_event)
        elif time.tense == "past" and not (is_until(text, time) or is_set_day(text, time)):
            yield Clue(after(first), f"{words} is told as past", 2, time.start, time.end, by_event=time.by_event)
    for time in times:
        if _is_next_day(time) and time.first:
            words, told = quoted(text, time.start, time.end), date.fromisoformat(time.first)
            yield Clue(after(told), f"{words}, {time.first}, is told as past", 1, time.start, time.end)


def _is_next_day(time: TimeMention) -> bool:
    """Whether a time told as past is counted in days from another: "the next morning"."""
    return time.meaning.kind == "other" and time.granularity == "day" and time.tense == "past"


def _fresh(text: str, times: Sequence[TimeMention], most: int) -> Iterator[Clue]:
    """A weekday in the first paragraphs is the news's day, a few days back at the most."""
    counts = [m.end() for m in NTH_UNIT.finditer(text)]
    end_of_lead = lead_end(text)
    for time in times:
        if time.start >= end_of_lead:
            return
        meaning = time.meaning
        counted = any(0 <= time.start - end < 20 for end in counts)
        if counted or time.tense == "future" or meaning.mod or meaning.until or meaning.year is not None:
            continue
        if _is_weekday(time) or (meaning.kind == "day" and meaning.weekday is not None):
            yield _fresh_weekday(text, times, time, most)
            return


def _is_weekday(time: TimeMention) -> bool:
    """Whether a time is a weekday by itself, not next or last."""
    return time.meaning.kind == "weekday" and time.meaning.step is None and not time.meaning.unit


def _fresh_weekday(text: str, times: Sequence[TimeMention], time: TimeMention, most: int) -> Clue:
    """The weekdays on which a weekday is news: not before another that is told as past, nor after one ahead."""
    first = time.meaning.weekday or 0
    gaps = {t: ((t.meaning.weekday or 0) - first) % 7 for t in times if t is not time and _is_weekday(t)}
    least = max((gap for t, gap in gaps.items() if t.tense == "past" and gap == 1), default=0)
    ahead = min((gap or 7 for t, gap in gaps.items() if t.tense == "future"), default=7)
    back = max(FRESH_LATE if LATE.search(time.text) else most, least)
    days = on_weekdays({(first + n) % 7 for n in range(least, min(back, max(ahead, least)) + 1)})
    words = quoted(text, time.start, time.end)
    return Clue(days, f"{words} is the news's day, at most {back} days back", 0, time.start, time.end)


def _in_opening(text: str, times: Sequence[TimeMention]) -> Iterator[Clue]:
    """A whole date in the first paragraph that is not told as ahead is past: "On 6 March 2024, from noon on, ..."."""
    opening = first_paragraph_end(text)
    for time in times:
        if time.start >= opening:
            return
        whole = time.meaning.kind == "day" and YEAR_WRITTEN.search(time.text)
        lead = text[max(0, time.start - SINCE_REACH) : time.start]
        if not whole or time.first is None or time.tense == "future" or SINCE.search(lead):
            continue
        words = quoted(text, time.start, time.end)
        yield Clue(after(date.fromisoformat(time.first)), f"{words} is not told as ahead", 1, time.start, time.end)
        return


def _ahead(text: str, times: Sequence[TimeMention]) -> Iterator[Clue]:
    """A whole date in the first paragraph that is told as ahead: "will pay a visit on 14-15 May 2012"."""
    opening = first_paragraph_end(text)
    for time in times:
        whole = time.meaning.kind == "day" and YEAR_WRITTEN.search(time.text)
        if time.start < opening and whole and time.first and time.tense == "future":
            words, day = quoted(text, time.start, time.end), date.fromisoformat(time.first)
            yield Clue(between(EARLIEST, day), f"{words} is told as ahead", 1, time.start, time.end)


def _news_with_year(text: str, times: Sequence[TimeMention], most: int) -> Iterator[Clue]:
    """The last whole date that a report tells, where that is among its news: it was written within days of it.

    Not of a paragraph alone, which may recall anything. What it opens with is `most` days old.
    """
    opening = first_paragraph_end(text)
    if not text[opening:].strip():
        return
    whole = [t for t in times if t.meaning.kind == "day" and YEAR_WRITTEN.search(t.text) and t.last]
    whole = [t for t in whole if not in_picture(text, t.start)]
    last = max((t for t in whole if t.tense != "future"), key=lambda t: (t.last or "", -t.start), default=None)
    if last is None or last.last is None or last.start >= lead_end(text) or len(last.last) < len("2022-03-01"):
        return
    if SINCE.search(text[max(0, last.start - SINCE_REACH) : last.start]) or WHICH_WAS.search(text, 0, last.start):
        return
    day = date.fromisoformat(last.last)
    named = any(_is_weekday(t) and t.meaning.weekday == day.weekday() for t in times if t.start < opening)
    opens = last.start < opening
    by_weekdays = any(_is_weekday(t) and t.tense != "future" for t in times if t.start < opening)
    if (
        RECALLED.search(text, 0, opening)
        or YEARS_ON.search(text, last.end)
        or (by_weekdays and not opens and not named)
    ):
        return  # "five years on"; and what a report of this week tells by its year is farther back
    reason = f"{quoted(text, last.start, last.end)} is the last day told among the news"
    yield Clue(between(day, plus(day, NEWS_AFTER)), reason, int(opens), last.start, last.end)
    if any(t.last and t.last > last.last for t in times if _is_next_day(t)):
        return  # the news went on
    if opens or named:
        reason = f"a report that opens with {quoted(text, last.start, last.end)} is at most {most} days younger"
        yield Clue(between(day, plus(day, most)), reason, 0, last.start, last.end)
    ahead = [t for t in times if _is_weekday(t) and t.tense == "future"]
    for time in ahead:
        gap = ((time.meaning.weekday or 0) - day.weekday()) % DAYS_OF_WEEK or DAYS_OF_WEEK
        reason = f"{quoted(text, time.start, time.end)} is told as ahead of it"
        yield Clue(between(day, plus(day, gap - 1)), reason, 0, time.start, time.end)


def _earlier_in_month(times: Sequence[TimeMention]) -> Iterator[Clue]:
    """ "Earlier this month" is not told in the month's first days."""
    months = [t for t in times if t.meaning.unit == "M" and not t.meaning.step]
    told = next((t for t in months if t.meaning.mod == "EARLIER"), None)
    if told is not None:
        reason = f"“{told.text}” is not told in its first {FIRST_DAYS} days"
        yield Clue(late_in_month(FIRST_DAYS), reason, 0, told.start, told.end)


def _holidays(text: str, times: Sequence[TimeMention]) -> Iterator[Clue]:
    """A holiday that the first paragraphs tell of as past is of the last days: "flew in on the Fourth of July"."""
    end_of_lead = lead_end(text)
    for time in times:
        lead = text[max(0, time.start - SINCE_REACH) : time.start]
        bare = time.meaning.kind == "holiday" and time.meaning.year is None and not time.meaning.step
        if time.start < end_of_lead and bare and time.tense == "past" and ON.search(lead):
            days = [holiday(time.meaning.value, year) for year in range(EARLIEST.year, LATEST.year + 1)]
            near = union((day, plus(day, WEEK)) for day in days)
            yield Clue(near, f"{quoted(text, time.start, time.end)} is told among the news", 0, time.start, time.end)


def _without_year(text: str, times: Sequence[TimeMention]) -> Iterator[Clue]:
    """A date told as past without its year is of the last months, and one in the first paragraphs mostly news.

    Where the news is told by a weekday or as today's, such a date may be farther back.
    """
    end_of_lead, opening = lead_end(text), first_paragraph_end(text)
    told = next((t for t in times if t.start < end_of_lead and _is_news(t)), None)
    by_day = told or next((t for t in times if t.start < opening and _is_weekday(t)), None)  # "begin on Monday"
    opened = next((t for t in times if _opens_with(text, t)), None)
    for time in times:
        if not time.meaning.is_yearless or time.tense != "past":
            continue
        if time.meaning.until is not None or is_set_day(text, time) or _is_soon_after(time, opened):
            continue
        if is_until(text, time):
            continue  # "has been put off until March 10"
        words, weekday = quoted(text, time.start, time.end), time.meaning.weekday
        days = [day for day in _dates(time) if weekday in {None, day.weekday()}]
        if weekday is None:
            spans = [(day, plus(day, MONTHS_AFTER)) for day in days]
            yield Clue(union(spans), f"{words} is told as past, without its year", 1, time.start, time.end)
        clause = text[max(0, time.start - CLAUSE) : time.start]
        since = weekday is None and (SINCE_BACK.search(clause) or _names_an_event(text, time))
        if time.start < end_of_lead and not since:
            older = weekday is None and (by_day is not None or HAD_BACK.search(clause) is not None)
            named = told.meaning.weekday if told is not None and time.start < opening else None
            near = [(day, plus(day, BACKGROUND if older and day.weekday() != named else WEEK)) for day in days]
            yield Clue(union(near), f"{words} is told among the news", 0, time.start, time.end)


def _yearless(text: str, time: TimeMention) -> TimeMention:
    """A time without the year that an event beside it gave it, for another event may be meant.

    Not one that names something: "the October 7 attack" is told so for years.
    """
    on = ON.search(text, max(0, time.start - SINCE_REACH), time.start)
    if not time.by_event or on is None or _names_an_event(text, time):
        return time
    return replace(time, meaning=replace(time.meaning, year=None))


def _opens_with(text: str, time: TimeMention) -> bool:
    """Whether a text opens with the day of its news: "On 5 March, ..."."""
    return time.meaning.is_yearless and ON.fullmatch(text, 0, time.start) is not None


def _is_soon_after(time: TimeMention, opened: TimeMention | None) -> bool:
    """Whether a day comes so soon after the one that the text opens with that it may lie ahead of the telling."""
    if opened is None or time is opened:
        return False
    first, there = (leap_safe(LEAP_YEAR, t.meaning.month or 1, t.meaning.day or 1) for t in (opened, time))
    return first is not None and there is not None and 0 < (there[0] - first[0]).days <= WEEKS_AHEAD


def _names_an_event(text: str, time: TimeMention) -> bool:
    """Whether a day is the name of something: "the brutal October 7 attack", "his May 22 meeting"."""
    named = OF_NAME.search(text, max(0, time.start - CLAUSE), time.start)
    return named is not None and re.match(r"\s[A-Za-z]", text[time.end :]) is not None


def _is_news(time: TimeMention) -> bool:
    """Whether a time is that of news: a weekday, today or yesterday, told as past or without a tense."""
    return time.tense != "future" and time.granularity == "day" and is_current(time)
