"""Finds the times that a text tells and works out their days: "late Friday", "Feb. 3, 2022", "last June"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dragoman.mentions.days import Span, Tense
from dragoman.mentions.happenings import is_told, known_days
from dragoman.mentions.timerules import Match, rules
from dragoman.mentions.timevalues import Days, Meaning, days_of
from dragoman.mentions.timewords import Word, cut, number_neighbours
from dragoman.records import Dated

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Found = tuple[tuple[int, int], Meaning, TimeType]
Anchor = str | date | Dated | tuple[str | None, str | None] | None
AROUND = 90  # characters: how near the words of a known event stand to its day
HEAD = 3  # lines in which a text's own date stands
REACH = 14  # words: how far from a time the verb that tells its tense is looked for
FREE = frozenset({"duration", "set", "span", "vague"})  # kinds that are no day another time could lean on
WRITTEN, BY_YEAR, RELATIVE = "written", "year from the article's day", "relative to the article's day"
BY_CONTEXT = "relative to the time told before it"
BESIDE = "the date written beside it"


@dataclass(frozen=True, slots=True)
class Time:
    """A time told by the characters [start, end) of a text.

    `type` and `value` are TIMEX3's. `first` and `last` are the ISO days it covers, None where open or not
    to be told; `basis` says what they rest on. `tense` is the one of the words beside it, if they show one.
    `resolve` works the days out again for another day or tense.
    """

    start: int
    end: int
    text: str
    type: TimeType
    value: str
    first: str | None
    last: str | None
    basis: str
    meaning: Meaning
    tense: Tense | None = None
    before: Span = (None, None)

    @property
    def granularity(self) -> str:
        """How fine the time is: day, week, month, quarter, season, year, decade, century or none."""
        kind, unit = self.meaning.kind, self.meaning.unit
        if kind in {"day", "weekday"}:
            return "day"
        if kind in {"step", "other", "same"}:
            return {"D": "day", "W": "week", "FN": "week", "M": "month", "Q": "quarter", "Y": "year"}.get(
                unit, "decade"
            )
        return {"weekend": "week"}.get(kind, "none" if kind in FREE else kind)


def find_times(text: str, *, anchor: Anchor = None) -> list[Time]:
    """The times of a text in order, resolved against the day it was written.

    `anchor` is that day, or the range of days it can be (a `Dated`, a pair of ISO days), or None where it
    is not known: then only what is written in full, or beside a full date, has days.
    """
    words, codes = cut(text)
    found = [_time(text, words, match, meaning, kind) for match, meaning, kind in _expressions(words, codes)]
    ends = _ends(anchor) if anchor is not None else _own_day(text, found)
    return [
        t
        for t in _resolved(text, _years_of_events(text, _years_shared(text, found)), ends)
        if anchor is None or not _is_own_date(text, t, ends)
    ]


def _own_day(text: str, times: Sequence[Time]) -> Span:
    """The date on a line of its own near the start, where nothing else tells the day of a text."""
    for time in times[:2]:
        meaning = time.meaning
        if (
            meaning.kind == "day"
            and meaning.year is not None
            and text.count("\n", 0, time.start) < HEAD
            and _stands_alone(text, time)
        ):
            day = days_of(meaning, None, None, (None, None)).first
            return day, day
    return None, None


def _is_own_date(text: str, time: Time, anchor: Span) -> bool:
    """Whether a time is the article's own date on a line of its own, which tells of nothing else."""
    if time.meaning.kind != "day" or anchor[0] is None or time.first != str(anchor[0]) or anchor[0] != anchor[1]:
        return False
    return _stands_alone(text, time)


def _stands_alone(text: str, time: Time) -> bool:
    """Whether a time is a line of its own among others."""
    line_start, line_end = text.rfind("\n", 0, time.start) + 1, text.find("\n", time.end)
    line_end = len(text) if line_end < 0 else line_end
    return text[line_start:line_end].strip() == time.text and line_end - line_start < len(text)


def resolve(time: Time, anchor: Anchor, tense: Tense | None = None) -> Time:
    """The time with its days worked out for a day (or range of days) it is told on, and a tense."""
    return _resolve(time, _ends(anchor), tense or time.tense, time.before)


def _expressions(words: list[Word], codes: str) -> list[Found]:
    """The expressions of a text as word ranges, without overlaps: longest first, then the earlier rule."""
    found: list[tuple[int, int, int, Meaning, str]] = []
    for order, rule in enumerate(rules()):
        for hit in rule.pattern.finditer(codes):
            meaning = rule.build(Match(words, hit))
            if meaning is not None:
                found.append((hit.start() - hit.end(), order, hit.start(), meaning, rule.kind))
    taken = bytearray(len(codes))
    kept: list[Found] = []
    for size, _, start, meaning, kind in sorted(found, key=lambda f: f[:3]):
        end = start - size
        if not any(taken[start:end]) and not _is_number(words, start, end, meaning):
            taken[start:end] = b"\1" * (end - start)
            kept.append(((start, end), meaning, kind))  # type: ignore[arg-type]
    return _with_hours(words, sorted(kept, key=lambda k: k[0]))


def _with_hours(words: list[Word], found: list[Found]) -> list[Found]:
    """Makes one time of an hour and the day beside it: "6 p.m. on Tuesday", "Tuesday at 6 p.m."."""
    joined: list[Found] = []
    for where, meaning, kind in found:
        if joined:
            (start, end), before, _ = joined[-1]
            between = {w.part for w in words[end : where[0]]}
            if where[0] - end < 3 and between <= {"ON", "AT", "COMMA", "ABOUT"}:
                day, hour = (before, meaning) if _is_hour(meaning) else (meaning, before)
                if _is_hour(hour) and not _is_hour(day) and not day.clock and _is_day(day):
                    joined[-1] = ((start, where[1]), replace(day, clock=hour.clock), "TIME")
                    continue
        joined.append((where, meaning, kind))
    return joined


def _is_hour(meaning: Meaning) -> bool:
    return meaning.kind == "same" and ":" in meaning.clock


def _is_day(meaning: Meaning) -> bool:
    return meaning.kind in {"day", "weekday"} or (meaning.kind in {"step", "other"} and meaning.unit == "D")


YEAR_LEADS = frozenset(
    {"IN", "SINCE", "UNTIL", "FROM", "BEFORE", "AFTER", "BETWEEN", "OF", "EARLY", "LATE", "MID", "END", "START"}
    | {"AND", "TO", "THE", "ON", "FISCAL", "FOR", "HY"}
)


def _is_number(words: list[Word], start: int, end: int, meaning: Meaning) -> bool:
    """Whether four digits alone are a plain number rather than a year."""
    if meaning.kind != "year" or end - start > 1:
        return False
    before, after = words[start - 1] if start else None, words[end] if end < len(words) else None
    year = meaning.year or 0
    led = before is not None and before.part in YEAR_LEADS
    counted = number_neighbours()
    if after is not None and ((after.text.lower(), "after") in counted or (after.text == "-" and not led)):
        return True
    if before is not None and ((before.text.lower(), "before") in counted or _joined(before, words[start], after)):
        return True
    return not 1850 <= year <= 2060 and not led


def _joined(before: Word, word: Word, after: Word | None) -> bool:
    """Whether the number hangs on a mark without a space: a name's number, a web address, a path."""
    glued = before.end == word.start and before.text in "/-_=&#.:"
    return glued or (after is not None and after.start == word.end and after.text in "/_=&#")


def _time(text: str, words: list[Word], where: tuple[int, int], meaning: Meaning, kind: TimeType) -> Time:
    """A time as found, before its days are known."""
    first, last = where
    start, end = words[first].start, words[last - 1].end
    if words[last - 1].part == "DOT" and words[last - 2].part not in {"MABBR", "WABBR"}:
        end = words[last - 2].end
    if meaning.clock and kind == "DATE":
        kind = "TIME"
    if meaning.clock in {"MO", "AF", "EV", "NI", "MI"}:
        meaning = replace(meaning, clock=meaning.clock)
    return Time(start, end, text[start:end], kind, "", None, None, "", meaning, _tense(words, first, last))


FUTURE_PARTS = frozenset({"WILL", "TOM"})
BREAKERS = frozenset({"BREAKER", "STOP", "BREAK", "COMMA", "AFTER", "BEFORE", "SINCE", "THAT"})


def _tense(words: list[Word], first: int, last: int) -> Tense | None:
    """Past or future, by the nearest verb form in the time's clause, before it or else after it."""
    before = _clause(words[max(0, first - REACH) : first][::-1])
    told = _told(before[::-1]) or _told(_clause(words[last : last + REACH]))
    until = first > 0 and words[first - 1].text.lower() in {"until", "till"}
    return told or ("future" if until else None)


def _clause(words: Sequence[Word]) -> list[Word]:
    """The words up to the next mark or word that opens another clause."""
    kept: list[Word] = []
    for word in words:
        if word.part in BREAKERS or (word.part == "DOT" and len(kept) > 0):
            break
        kept.append(word)
    return kept


def _told(words: list[Word]) -> Tense | None:
    """The tense that the last verb group of some words shows."""
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        if word.part in FUTURE_PARTS or _is_plan(words, i):
            return "future"
        if word.part == "TO" and i + 1 < len(words) and _is_infinitive(words[i + 1]):
            return _infinitive(words[:i])
        if word.part == "DID" or _is_past_form(word):
            lead = _group(words[max(0, i - 6) : i])
            at_to = next((n for n in range(len(lead) - 1, -1, -1) if _is_auxiliary(lead, n)), None)
            if at_to is None or lead[at_to].part == "DID":
                return "past"
            return _infinitive(words[: i - len(lead) + at_to]) if lead[at_to].part == "TO" else "future"
    return None


def _group(words: list[Word]) -> list[Word]:
    """The words behind the last "and": those of the last verb's own group."""
    joint = max((n for n, word in enumerate(words) if word.part == "AND"), default=-1)
    return words[joint + 1 :]


def _is_plan(words: list[Word], i: int) -> bool:
    """Whether a word speaks of a plan: due on, scheduled for, agreed to."""
    if words[i].part != "DUE":
        return False
    follows = words[i + 1].part if i + 1 < len(words) else ""
    return follows in {"TO", "FOR"} or (
        follows in {"IN", "ON", ""} and words[i].text.lower() in {"due", "scheduled", "slated"}
    )


def _is_auxiliary(words: list[Word], n: int) -> bool:
    """Whether a word opens a verb group: will, was, to before an infinitive."""
    if words[n].part == "TO":
        return n + 1 < len(words) and _is_infinitive(words[n + 1])
    return words[n].part in {"DID", *FUTURE_PARTS}


def _infinitive(words: list[Word]) -> Tense | None:
    """What "to meet" tells: ahead after a plan or in a headline, unclear after a past verb."""
    before = words[-1] if words else None
    if before is not None and before.part != "DUE" and (before.part == "DID" or _is_past_form(before)):
        return None
    return "future"


def _is_infinitive(word: Word) -> bool:
    return word.part == "OTHER" and word.text.islower() and not word.text.endswith(("ing", "ed", "s"))


def _is_past_form(word: Word) -> bool:
    text = word.text
    return word.part in {"OTHER", "DUE"} and len(text) > 3 and text.endswith("ed") and text.islower()


def _years_shared(text: str, times: list[Time]) -> list[Time]:
    """Gives "January 11" in "January 11 and May 2, 2021" the year that ends the list."""
    shared = list(times)
    for i in range(len(shared) - 2, -1, -1):
        here, after = shared[i], shared[i + 1]
        bare = here.meaning.kind == after.meaning.kind in {"day", "month"} and here.meaning.year is None
        between = text[here.end : after.start]
        if (
            bare
            and after.meaning.year is not None
            and between.strip(" ,") in {"", "and", "or", "to", "-", "–"}
            and len(between) < 8
        ):
            earlier = (here.meaning.month or 0, here.meaning.day or 0) <= (
                after.meaning.month or 0,
                after.meaning.day or 0,
            )
            if earlier:
                shared[i] = replace(here, meaning=replace(here.meaning, year=after.meaning.year))
    return shared


def _years_of_events(text: str, times: list[Time]) -> list[Time]:
    """Gives "the September 11 attacks" the year of the event that is known by that day."""
    known = known_days()
    dated = []
    for time in times:
        meaning = time.meaning
        days = (
            known.get((meaning.month or 0, meaning.day or 0), ())
            if meaning.kind == "day" and meaning.year is None
            else ()
        )
        around = text[max(0, time.start - AROUND) : time.end + AROUND].lower() if days else ""
        year = next((h.first.year for h in days if is_told(h, around)), None)
        dated.append(replace(time, meaning=replace(meaning, year=year)) if year else time)
    return dated


def _ends(anchor: Anchor) -> Span:
    """The first and last day a text can have been written, from any form of anchor."""
    if anchor is None:
        return None, None
    if isinstance(anchor, date):
        return anchor, anchor
    if isinstance(anchor, str):
        return _whole(anchor, 0), _whole(anchor, 1)
    first, last = anchor.range if isinstance(anchor, Dated) else anchor
    low, high = _whole(first, 0) if first else None, _whole(last, 1) if last else None
    return low, high


def _whole(day: str, end: int) -> date:
    """First (0) or last (1) day of a full or partial ISO day."""
    numbers = [int(n) for n in day[:10].split("-")]
    if len(numbers) == 3:
        return date(*numbers)
    month = Meaning("month" if len(numbers) == 2 else "year", numbers[0], numbers[1] if len(numbers) == 2 else None)
    found = days_of(month, date(numbers[0], 1, 1), None, (None, None))
    return (found.last if end else found.first) or date(numbers[0], 1, 1)


def _resolved(text: str, times: list[Time], anchor: Span) -> list[Time]:
    """Works out the days of each time, the one before it known; then those with a date beside them."""
    done: list[Time] = []
    before: Span = (None, None)
    before_end = 0
    for time in times:
        if (
            before_end
            and len(text[before_end : time.start].split("\n")) - text.count("\n\n", before_end, time.start) > 2
        ):
            before = (None, None)  # two paragraphs on, the telling starts from the article's day again
        here = _resolve(time, anchor, time.tense, before)
        done.append(here)
        if time.meaning.kind not in FREE and not (time.meaning.kind == "same" and time.meaning.clock) and here.first:
            before, before_end = (
                (date.fromisoformat(here.first), date.fromisoformat(here.last or here.first)),
                here.end,
            )
    return list(_beside(text, done, anchor))


def _resolve(time: Time, anchor: Span, tense: Tense | None, before: Span) -> Time:
    """One time, for the earliest and the latest day it can be told on."""
    meaning = time.meaning
    low = days_of(meaning, anchor[0], tense, before) if anchor[0] else None
    high = days_of(meaning, anchor[1], tense, before) if anchor[1] else None
    found = _joined_days(low, high, days_of(meaning, None, tense, before))
    return replace(
        time,
        value=found.value,
        first=found.first.isoformat() if found.first else None,
        last=found.last.isoformat() if found.last else None,
        basis=_basis(meaning, before),
        before=before,
        tense=tense,
    )


def _joined_days(low: Days | None, high: Days | None, written: Days) -> Days:
    """What the earliest and the latest telling agree on, and the days from one to the other."""
    if low is None and high is None:
        return written
    if low is None or high is None:
        known = low or high or written
        if written.first is not None:
            return written
        return Days(written.value, known.first if low else None, known.last if high else None)
    firsts = [d.first for d in (low, high)]
    lasts = [d.last for d in (low, high)]
    first = None if None in firsts else min(d for d in firsts if d)
    last = None if None in lasts else max(d for d in lasts if d)
    return Days(low.value if low.value == high.value else written.value, first, last)


def _basis(meaning: Meaning, before: Span) -> str:
    if meaning.kind in {"other", "same"}:
        return BY_CONTEXT if before[0] else RELATIVE
    if meaning.year is not None or meaning.kind in {"duration", "set"}:
        return WRITTEN
    return BY_YEAR if meaning.kind == "day" else RELATIVE


def _beside(text: str, times: list[Time], anchor: Span) -> Iterator[Time]:
    """Lets "yesterday (16 March)" and "Sunday, 27 February" be the day of the date beside them."""
    for i, time in enumerate(times):
        other = next(
            (t for t in times[max(0, i - 1) : i + 2] if t is not time and _names_the_same(text, time, t)), None
        )
        if other is None or not other.first:
            yield time
            continue
        yield replace(time, value=_same_clock(other.value, time), first=other.first, last=other.last, basis=BESIDE)


def _names_the_same(text: str, time: Time, other: Time) -> bool:
    """Whether a relative day and a written date are one: one stands in brackets right after the other."""
    relative = time.meaning.kind in {"step", "weekday", "other", "same"} and time.granularity == "day"
    if not relative or other.meaning.kind != "day" or other.meaning.until is not None or "T" in other.value:
        return False
    first, second = sorted((time, other), key=lambda t: t.start)
    return (
        text[first.end : second.start].strip() in {"(", ", (", "[", ",", "— that is,"}
        and second.start - first.end < 4
    )


def _same_clock(value: str, time: Time) -> str:
    return f"{value}T{time.meaning.clock}" if time.meaning.clock else value


def at(times: Sequence[Time], position: int) -> Time | None:
    """The time whose characters cover a place in the text, if any."""
    i = bisect_right([t.start for t in times], position) - 1
    return times[i] if i >= 0 and position < times[i].end else None
