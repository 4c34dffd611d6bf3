"""Finds the word ranges of a text that tell times, without overlaps: the longest form wins."""

from __future__ import annotations

from dataclasses import replace

from dragoman.mentions.timematch import Match
from dragoman.mentions.timemeaning import Meaning
from dragoman.mentions.timerules import rules
from dragoman.mentions.timewords import Word, number_neighbours
from dragoman.mentions.timezones import zone_behind
from dragoman.records import TimeType

Found = tuple[tuple[int, int], Meaning, TimeType]


def expressions(words: list[Word], codes: str) -> list[Found]:
    """The expressions of a text as word ranges, without overlaps: longest first, then the earlier rule."""
    found: list[tuple[int, int, int, Meaning, str]] = []
    present = frozenset(codes)
    for order, rule in enumerate(rules()):
        if not rule.can_stand_in(present):
            continue
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
            if meaning.kind == "none":
                continue
            kept.append(((start, end), meaning, kind))  # type: ignore[arg-type]
    return _with_hours(words, [_with_zone(words, k) for k in sorted(kept, key=lambda k: k[0])])


def _with_zone(words: list[Word], found: Found) -> Found:
    """Takes the place by whose clock a time is told into it: "6 p.m. Kyiv time", "late Wednesday Washington time"."""
    (start, end), meaning, kind = found
    if meaning.zone or not (meaning.clock or words[start].part in {"EARLY", "LATE"}):
        return found
    told = zone_behind(words, end)
    return found if told is None else ((start, told[0]), replace(meaning, zone=told[1]), kind)


def _with_hours(words: list[Word], found: list[Found]) -> list[Found]:
    """Makes one time of an hour and the day beside it: "6 p.m. on Tuesday", "Tuesday at 6 p.m."."""
    joined: list[Found] = []
    for where, meaning, kind in found:
        if joined and (whole := _day_and_hour(words, joined[-1], (where, meaning, kind))) is not None:
            bracketed = _is_hour(joined[-1][1]) and _is_told_again(words, joined)
            if not bracketed:
                joined[-1] = ((joined[-1][0][0], where[1]), whole, "TIME")
                continue
            own = joined[-2][1]
            joined[-2] = (joined[-2][0], replace(meaning, clock=own.clock, zone=own.zone), "TIME")
        joined.append((where, meaning, kind))
    return joined


def _day_and_hour(words: list[Word], first: Found, second: Found) -> Meaning | None:
    """The meaning of an hour and a day that stand side by side, in either order."""
    (_, end), before, _ = first
    (start, _), after, _ = second
    if start - end > 2 or not {w.part for w in words[end:start]} <= {"ON", "AT", "COMMA", "ABOUT", "RP"}:
        return None
    day, hour = (before, after) if _is_hour(after) else (after, before)
    if not _is_hour(hour) or _is_hour(day) or day.clock or not _is_day(day):
        return None
    return replace(day, clock=hour.clock, zone=hour.zone)


def _is_told_again(words: list[Word], joined: list[Found]) -> bool:
    """Whether the last hour tells the one before again by another clock: "5:30 a.m. (0330 GMT) on Monday"."""
    if len(joined) < 2 or not _is_hour(joined[-2][1]):
        return False
    (_, end), (start, _) = joined[-2][0], joined[-1][0]
    return start - end == 1 and words[end].part == "LP"


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
