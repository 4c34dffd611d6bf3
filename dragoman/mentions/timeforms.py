"""Finds the word ranges of a text that tell times, without overlaps: the longest form wins."""

from __future__ import annotations

from dataclasses import replace

from dragoman.mentions.timematch import Match
from dragoman.mentions.timemeaning import Meaning
from dragoman.mentions.timerules import rules
from dragoman.mentions.timewords import Word, number_neighbours
from dragoman.records import TimeType

Found = tuple[tuple[int, int], Meaning, TimeType]


def expressions(words: list[Word], codes: str) -> list[Found]:
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
            if meaning.kind == "none":
                continue
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
