"""Tells what holds for an event that no time is told of: the day before it, the news's day, before, ahead."""

from __future__ import annotations

from datetime import date

from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.days import plus
from dragoman.mentions.owntimes import AHEAD, Times, When, times_in, told_by
from dragoman.mentions.timemention import TimeMention
from dragoman.mentions.timeties import is_tellers, tie
from dragoman.records import Dated, Days, Evidence, Status

GOING_ON = frozenset(
    {"also", "additionally", "separately", "too", "addition", "likewise", "furthermore"}
    | {"then", "afterwards", "afterward", "subsequently"}
)
FRESH = 3  # days: the news of a report is no older
WHOLE_DAY, WEEK = 10, 7  # characters of an ISO day; days
BACK = 4  # sentences: "also" goes on with a day told at most this far before


def gone_on(document: Document, trigger: int, times: Times, dated: Dated, status: Status) -> When | None:
    """The day of the sentence before, where this one goes on with it: "also", "in addition"."""
    here = document.sentence_of(trigger)
    words = {t.text.lower() for t in document.tokens[here.first : here.last]}
    if status in AHEAD or not words & GOING_ON:
        return None
    for back in range(1, min(BACK, here.i) + 1):
        here = document.sentences[document.sentence_of(trigger).i - back]
        if here.kind != "paragraph":
            return None
        root = document.root_of(here)
        days = [
            (top, t)
            for top, t in times_in(document, here, times)
            if t.granularity == "day" and t.tense != "future"
            if not is_tellers(document, top, set()) and tie(document, {root}, top, t)
        ]
        if days:
            if _is_past_perfect(document, root):
                return None  # "had met three days before": what goes on is the news
            time = days[0][1]
            found = told_by(document, days[0], dated, status, here.part)
            if is_far(found.days[0], dated):
                return None
            reason = "goes on with the day of the sentence before"
            return When(
                found.days, found.text, reason, Evidence("date", "times", here.part, time.start, time.end, reason)
            )
    return None


def _is_past_perfect(document: Document, root: int) -> bool:
    """Whether a sentence's own verb is told as over before the news: "had met"."""
    aux = tree.children(document, root, "aux")
    return document.tokens[root].tag == "VBN" and any(document.tokens[c].text.lower() == "had" for c in aux)


def is_far(day: str | None, dated: Dated) -> bool:
    """Whether a day lies over a week before the article: then it is no news that the next sentence goes on with."""
    first = dated.range[0]
    if day is None or first is None or len(day) < WHOLE_DAY or len(first) < WHOLE_DAY:
        return False
    return (date.fromisoformat(first[:10]) - date.fromisoformat(day[:10])).days > WEEK


def is_fresh(day: str, dated: Dated) -> bool:
    """Whether a day is one of the last before the article was written, or before it can have been."""
    first, last = dated.range
    if first is None or last is None or min(len(day), len(first), len(last)) < WHOLE_DAY:
        return False
    return plus(date.fromisoformat(first[:10]), -FRESH).isoformat() <= day[:10] <= last[:10]


def is_apart(one: Days, other: Days) -> bool:
    """Whether over a week lies between two stretches of days; what is open or partial may meet all."""
    days = [day for day in (*one, *other) if day is not None and len(day) == WHOLE_DAY]
    if len(days) < 4:
        return False
    first, last, begins, ends = (date.fromisoformat(day) for day in days)
    return max((begins - last).days, (first - ends).days) > WEEK


def untold(dated: Dated, status: Status, *, background: bool, said: TimeMention | None) -> tuple[Days, str]:
    """What holds for an event that no time is told of, and why."""
    first, last = dated.range
    if status in AHEAD or (status == "refused" and not background):
        return (first, None), "not yet done when written"
    if background:
        told = said.last if said is not None else None
        return (None, min(told, last) if told and last else last), "earlier than the article's news"
    if said is not None and said.first and said.granularity == "day":
        return (said.first, said.last), "the day that the news is told of"
    return (first, last), "news is of the article's day"


def leads(document: Document, times: Times, dated: Dated) -> TimeMention | None:
    """The day that the first sentence tells its news of, where it is one of the last days."""
    first = next((s for s in document.sentences if s.part == "text" and s.kind == "paragraph"), None)
    if first is None:
        return None
    for top, time in times_in(document, first, times):
        governor = document.tokens[top].head
        told = time.granularity == "day" and time.tense != "future" and time.first and len(time.first) == WHOLE_DAY
        if told and document.tokens[governor].is_root and time.first and is_fresh(time.first, dated):
            return time
    return None


def is_earlier(document: Document, trigger: int) -> bool:
    """Whether a deed is told as done before the news: "had held", "earlier", "previously"."""
    verb = tree.clause_of(document, trigger)
    lead = [document.tokens[c] for c in document.children(verb) if document.tokens[c].i < verb]
    if any(t.text.lower() == "had" and tree.plain(t.relation) == "aux" for t in lead):
        return True
    return any(
        t.text.lower() in {"earlier", "previously", "formerly"}
        for t in (document.tokens[c] for c in document.children(verb))
    )
