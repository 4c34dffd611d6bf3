"""Gives a time to the outside as TIMEX3 has it: an hour and its day, or both ends of a stretch, as two times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.mentions.timemention import TimeMention
from dragoman.records import Time

HOUR = re.compile(
    r"(?i)\d{1,2}[:.]\d\d|\d{1,2}\s?[ap]\.?m\b|\d{1,2} o['’]clock|\b\d{4} (?=[a-z])|\b(?:noon|midnight|midday)\b"
)
JOINT = re.compile(r"(?i),?\s+(?:at|on)\s+(?:(?:about|around)\s+)?|,\s+")
TO = re.compile(r"(?i)\s*[-–‐‑—−]\s*|\s+(?:to|until|till|through|and)\s+")


def given(mention: TimeMention) -> Iterator[Time]:
    """The time or the two times that a mention is by the annotation guidelines of TimeML."""
    whole = Time(mention.start, mention.end, mention.text, mention.type, mention.value, mention.first, mention.last)
    joint = _joint(mention)
    if joint is None:
        yield whole
        return
    first = replace(whole, end=mention.start + joint.start(), text=mention.text[: joint.start()])
    second = replace(whole, start=mention.start + joint.end(), text=mention.text[joint.end() :])
    if "/" in mention.value:
        start, _, end = mention.value.partition("/")
        yield replace(first, value=start, last=first.first)
        yield replace(second, value=end, first=second.last)
        return
    day = mention.value.partition("T")[0]
    for part in (first, second):
        yield part if HOUR.search(part.text) else replace(part, type="DATE", value=day)


def _joint(mention: TimeMention) -> re.Match[str] | None:
    """Where a mention falls in two: between its ends, or between the hour and the day."""
    if "/" in mention.value:
        return TO.search(mention.text)
    hour = HOUR.search(mention.text) if mention.type == "TIME" else None
    if hour is None:
        return None
    joints = list(JOINT.finditer(mention.text))
    if hour.start() == 0:
        return next((j for j in joints if j.start() >= hour.end()), None)
    return next((j for j in reversed(joints) if j.end() <= hour.start()), None)
