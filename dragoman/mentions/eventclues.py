"""Tells the day of a text by the events that it names, whose days are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dragoman.mentions.clues import (
    SET_REACH,
    YEAR_WRITTEN,
    Clue,
    either,
    is_current,
    is_set_day,
    lead_end,
    quoted,
    sentence_bounds,
)
from dragoman.mentions.countclues import count_clues
from dragoman.mentions.days import Tense, plus
from dragoman.mentions.daysets import after, between, union
from dragoman.mentions.eventdays import day_clues
from dragoman.mentions.eventweights import may_be_another_call
from dragoman.mentions.happenings import (
    Happening,
    Named,
    each_or_other,
    find_happenings,
    is_gathering,
    may_recur,
    needs_of,
)
from dragoman.mentions.oaths import elections, inaugurations
from dragoman.mentions.phraseplaces import PhrasePlaces
from dragoman.mentions.stretchclues import stretch_clues
from dragoman.mentions.timemention import TimeMention
from dragoman.mentions.times import resolve

YEAR, SEASON, LAST_MONTH = 365, 92, 31  # days
STARTS = re.compile(
    r"(?i)\b(?:start(?:ed|ing)?|beg[au]n|beginning|launch(?:ed|ing)?|announc(?:ed|ing)|invaded|onset|outbreak|broke\s+out|erupt(?:ed|ing))\b"
)
ANNIVERSARY = re.compile(r"(?i)\banniversary\b")
PLANNED = re.compile(
    r"(?i)\b(?:ahead of|before|until after|upcoming|forthcoming|next|will|to (?:attend|host|hold|meet)|plan\w*|"
    r"prepar\w*|scheduled|due|eve of|proposed|slated|expected|looming|run-up to|coming|invited|would|may|might|could|"
    r"later this)\b"
    r"(?:[^.\n]|(?<=[A-Z])\.)*$"
)
COMING = re.compile(
    r"(?i)[^.\n]{0,45}\b(?:later this|next (?:week|month|year)|tomorrow|to be held|to take place|due|scheduled|"
    r"will (?:host|hold|be held|take place|start|begin))\b"
)
NEXT_CLAUSE = re.compile(r"(?i), (?:and|but|which|who|while)\b|;")
BESIDE_IT = re.compile(
    r"(?i)\bon the (?:sidelines|margins|fringes|last day|final day|first day|second day) of\b[^.\n]{0,40}$"
)
AT_IT = re.compile(
    r"(?i)\b(?:on the (?:sidelines|margins|fringes|last day|final day|first day|second day) of|at)\b[^.,\n]{0,40}$"
)
BESIDE_EVENT = 20  # characters between an event and its time where what fixes the event stands farther off
REACH = 90  # characters before an event in which its being ahead is told
AHEAD = 60  # days before a planned event that reports tell of its weekday
RECENT = re.compile(r"(?i)\b(?:recent|latest|newest)\s+(?:[\w-]+\s+){0,2}$")
RECENT_REACH, RECENTLY = 40, 92  # characters before an event; days for which it is a recent one
SET_OFF = re.compile(r"(?i)\b(?:since|after|before|following|until|ahead of|as|while|despite|amid|over)\b")
BEHIND = re.compile(r"(?i)\b(?:since|after|before|following|until|despite|than|like|unlike|from)\b[^,;\n]*$")
SUPPOSED = re.compile(r"(?i)\b(?:if|unless|in case|in the event)\b[^,;\n]*$")
NOT_HELD = re.compile(
    r"(?i)\b(?:not|never|cancel\w*|call(?:ed|ing|s)? off|scrap\w*|postpon\w*|boycott\w*|skip\w*|miss(?:ed|es|ing))\b"
    r"|n['’]t\b"
)
HANDLED = re.compile(
    r"(?i)\b(?:reviv|restor|renew|extend|extension|prolong|implement|fulfil|uphold|upheld|honou?r|rejoin|resurrect|salvag|rescu|"
    r"revers|review|discuss|violat|breach|enforc|victims?|survivors?|aftermath|wake|anniversary|memory|condolenc|sympath|under)\w*\b[^.,;\n]{0,45}$"
)
SINCE_CLAUSE = re.compile(r"(?i)\b(?:since|until|till)\s+(?:[\w'’-]+\s+){1,4}$")
WHO_DID = re.compile(r"(?i)\s(?:[\w-]+\s){0,2}(?:who|that|which)\s[^.,;\n]*")
"""Of "the coup leaders who took power last week": their deed's time is the event's."""
SAID_THEN = re.compile(
    r"(?i)\b(?:said|says|say|told|adds?|added|confirmed|reported|according)\b(?:\s+\w+){0,3}\s+(?:(?:on|late|early)\s+){0,2}$"
)
PHONE = re.compile(r"(?i)\b(?:tele)?phon\w+|\bvideo\b|\bvideo-?conference\b|\bvirtual\w*")
SPOKEN = frozenset(
    {"received", "hosted", "welcomed", "met", "meets", "talks", "held talks", "discussed", "negotiations"}
)
"""What may be told of a call too."""
ENDS = re.compile(
    r"(?i)\b(?:collaps\w*|end(?:ed|s|ing)?|conclud\w*|clos(?:ed|ing)|wrapp\w*|broke (?:down|up)|final day|last day)\b"
)
UNDONE = re.compile(
    r"(?i)\b(?:possible|potential|imminent|further|future|feared|planned|alleged|so-called|any|an?|against|deter\w*|prevent\w*|avert\w*|"
    r"avoid\w*|threat\w*|case|event|if|would|could|may|might|preparing|plans?)\b[^.\n]{0,25}$"
)
REACHES = {"day": 9, "week": 16, "year": 2 * YEAR}
"""Days after an event on which "on Tuesday", "last week", "last year" can mean it."""
AT_IT_AFTER, WEEK = 3, 7  # days after an event that its news is told; days


def event_clues(text: str, times: Sequence[TimeMention]) -> Iterator[Clue]:
    """What the events named in a text tell of the day it was written."""
    named = [n for n in find_happenings(text) if not is_called(text, n) and not is_supposed(text, n)]
    oaths = find_happenings(text, inaugurations(text))
    clues = [
        *_known_events(text, times, named),
        *_known_events(text, times, oaths, untimed=False),
        *_known_events(text, times, list(elections(text)), untimed=False),
        *count_clues(text, times, [*named, *oaths]),
        *day_clues(text, times),
        *stretch_clues(text, times, named),
    ]
    yield from (replace(clue, by_event=True) for clue in clues)


def is_supposed(text: str, mention: Named) -> bool:
    """Whether an event that nobody had set is only thought of: "would act on Monday if the vote led to | it"."""
    left, _ = sentence_bounds(text, mention.start)
    return not mention.happening.scheduled and SUPPOSED.search(text[left : mention.start]) is not None


def is_called(text: str, mention: Named, told: str | None = None) -> bool:
    """Whether a meeting isn't meant, as its sentence, or else what is told of it, tells of a telephone call."""
    event = mention.happening
    if not event.scheduled or text[mention.start : mention.end].lower() not in SPOKEN:
        return False
    if told is None:
        left, right = sentence_bounds(text, mention.start)
        told = text[left:right]
    return PHONE.search(told) is not None and not any(map(PHONE.search, event.words))


def _known_events(
    text: str, times: Sequence[TimeMention], named: Sequence[Named], *, untimed: bool = True
) -> Iterator[Clue]:
    """Named events whose day is known: the text is not older, and a time beside one tells how much younger.

    Words that may name one of several events ("the coup in Guinea") allow the days of each of them.
    """
    ahead = {n.happening.name for n in named if is_ahead(text, n)}
    recent = {n.happening.name for n in named if RECENT.search(text[max(0, n.start - RECENT_REACH) : n.start])}
    seen: set[str] = set()
    told_there: set[tuple[int, str]] = set()  # by sentence, the events that other words of it tell with a time
    dated: dict[int, set[str]] = {}  # by sentence, what its events with a time need
    by_sentence: dict[int, list[tuple[set[str], list[Clue]]]] = {}
    for each in each_or_other(named):
        left, right = sentence_bounds(text, each[0].start)
        mentions = [n for n in each if (left, n.happening.name) not in told_there] or each
        mention = mentions[0]
        timed = either(list(_timed_events(text, times, named, mentions, (left, right), ahead)))
        yield from timed
        needs = {phrase for n in mentions for phrase in needs_of(n.happening)}
        if timed:
            told_there |= {(left, n.happening.name) for n in mentions} if len(mentions) == 1 else set()
            dated.setdefault(left, set()).update(needs)
        if mention.near != "sentence":
            yield from either(list(_beside_it(text, times, mentions, (left, right))))
            continue
        names = {n.happening.name for n in mentions}
        undone = UNDONE.search(text[max(0, mention.start - 45) : mention.start])
        scheduled = any(n.happening.scheduled for n in mentions)
        if untimed and not timed and not names <= seen and (scheduled or not undone):
            seen |= names
            found = either(
                [c for n in mentions for c in _untimed_event(text, times, n, (left, right), ahead, recent)]
            )
            by_sentence.setdefault(left, []).append((needs, found))
    for left, told in by_sentence.items():
        yield from _of_one_matter([one for one in told if one[0].isdisjoint(dated.get(left, ()))])


def _of_one_matter(told: list[tuple[set[str], list[Clue]]]) -> Iterator[Clue]:
    """What the events of a sentence allow: those that need some of the same words may be one, told by other words."""
    while told:
        needs, clues = told.pop()
        for other in [other for other in told if not needs.isdisjoint(other[0])]:
            told.remove(other)
            clues = [*other[1], *clues]
        yield from either(clues)


def _timed_events(  # noqa: PLR0917
    text: str,
    times: Sequence[TimeMention],
    named: Sequence[Named],
    mentions: Sequence[Named],
    bounds: tuple[int, int],
    ahead: set[str],
) -> Iterator[Clue]:
    """What the time beside the mentions of an event tells, where it is the event's.

    "Flew in on Wednesday to prepare the summit, to be held later this month": of one that is `ahead`, no past day is.
    """
    mention, (left, right) = mentions[0], bounds
    coming = [t for t in times if t.tense != "past"] if is_ahead(text, mention) else times
    time = _day_told(mentions, times, left, right) or _nearest(text, coming, mention, left, right)
    if time is None:
        return
    if mention.near != "sentence" and not _is_told_by_day(mention, time):
        mentions = [n for n in mentions if _is_told_by_month(n, time, text[left:right])]
        if not mentions:
            return
        mention = mentions[0]
    of_month = time.meaning.kind == "day"
    if (
        mention.near == "sentence"
        and not of_month
        and _nearest_event(text, named, time, left, right) != mention.start
    ):
        return
    others = (t for t in times if left <= t.start < right and t is not time)
    if time.meaning.kind == "month" and time.meaning.step is None and any(map(_is_of_year_gone, others)):
        return  # "last July they signed it, after the war began in February": of the same year
    past = time.meaning.kind == "weekday" and time.tense != "future" and time.meaning.step != 1
    for one in mentions:
        if past and one.happening.name in ahead:
            continue
        if mention.near == "sentence" or of_month or not one.happening.ongoing:
            yield from _timed_event(text, one, time, text[left:right])


def _day_told(mentions: Sequence[Named], times: Sequence[TimeMention], left: int, right: int) -> TimeMention | None:
    """A day of the month in a sentence that is an event's."""
    days = {(n.happening.first.month, n.happening.first.day) for n in mentions}
    inside = (t for t in times if left <= t.start < right and t.meaning.kind == "day")
    return next((t for t in inside if (t.meaning.month, t.meaning.day) in days), None)


def _is_told_by_day(mention: Named, time: TimeMention) -> bool:
    """Whether a time fixes an event told by one word in its sentence: a weekday behind it, or a day of the month."""
    beside = 0 <= time.start - mention.end < BESIDE_EVENT
    by_weekday = beside and time.meaning.kind == "weekday" and mention.near == "paragraph"
    return time.meaning.kind == "day" or by_weekday


def _is_of_year_gone(time: TimeMention) -> bool:
    """Whether a time is told as of a year before: "last July", "a year ago", "last year"."""
    return (time.meaning.step or 0) < 0 and (time.meaning.kind == "month" or time.meaning.unit == "Y")


def _is_told_by_month(mention: Named, time: TimeMention, sentence: str) -> bool:
    """Whether a sentence tells an event with its month and half of what fixes it: "signed in Istanbul in July"."""
    event = mention.happening
    if time.meaning.kind != "month" or time.meaning.year is not None or time.meaning.month != event.first.month:
        return False
    places = PhrasePlaces(sentence)
    told = sum(any(map(places.starts, group)) for group in event.needs)
    return not event.ongoing and 2 * told >= len(event.needs)


def _beside_it(
    text: str, times: Sequence[TimeMention], mentions: Sequence[Named], sentence: tuple[int, int]
) -> Iterator[Clue]:
    """News told to be of a meeting that the article names elsewhere: "on the last day of the ASEAN summit"."""
    mention = mentions[0]
    beside = BESIDE_IT.search(text[max(sentence[0], mention.start - REACH) : mention.start])
    here = mention.near == "paragraph" and text.startswith(" here", mention.end)
    if (beside or here) and _is_news(text, times, mention, sentence):
        for event in (n.happening for n in mentions if is_gathering(n.happening)):
            words = quoted(text, mention.start, mention.end)
            days = between(event.first, plus(event.last, AT_IT_AFTER))
            reason = f"{words}: the news is of {event.name}, {event.first} to {event.last}"
            yield Clue(days, reason, 1, mention.start, mention.end)


def is_ahead(text: str, mention: Named) -> bool:
    """Whether an event that was set beforehand is told as still to come."""
    left, _ = sentence_bounds(text, mention.start)
    lead = text[max(left, mention.start - REACH) : mention.start]
    if not mention.happening.scheduled or mention.near != "sentence":
        return False
    return PLANNED.search(lead) is not None or COMING.match(text, mention.end) is not None


def _is_news(text: str, times: Sequence[TimeMention], mention: Named, sentence: tuple[int, int]) -> bool:
    """Whether an event is told among the news: in the first paragraphs, as held, and at no time but the news's own.

    "We met a few weeks ago on the sidelines of the summit" and "since the summit" tell of one that is over.
    """
    left, right = sentence
    told = [t for t in times if left <= t.start < right]
    before, whole = text[left : mention.start], text[left:right]
    over = BEHIND.search(before) or NOT_HELD.search(whole) or not all(is_current(t) for t in told)
    return mention.start < lead_end(text) and not over


def _untimed_event(  # noqa: PLR0917
    text: str,
    times: Sequence[TimeMention],
    mention: Named,
    sentence: tuple[int, int],
    ahead: set[str],
    recent: set[str],
) -> Iterator[Clue]:
    """A named event by itself: the text is no older, no younger where it is told as `ahead`."""
    event = mention.happening
    words = quoted(text, mention.start, mention.end)
    lead = text[max(sentence[0], mention.start - REACH) : mention.start]
    if may_recur(event):
        return  # the two may meet there in another year, or talk again
    if is_ahead(text, mention):
        days = between(plus(event.first, -event.notice), event.last)
        yield Clue(days, f"{words}: {event.name} is ahead, of {event.first}", 1, mention.start, mention.end)
        return
    if event.name in ahead or (event.scheduled and PLANNED.search(text[sentence[0] : mention.start])):
        return  # told as ahead elsewhere, or perhaps here
    days, reason = after(event.first), f"{words}: {event.name} is of {event.first}"
    if event.name in recent and not event.ongoing:
        days, reason = between(event.first, plus(event.last, RECENTLY)), f"{reason} and told as recent"
    at_it = is_gathering(event) and (AT_IT.search(lead) or text.startswith(" here", mention.end))
    if at_it and _is_news(text, times, mention, sentence):
        days = between(event.first, plus(event.last, AT_IT_AFTER))
        reason = f"{words}: the news is of {event.name}, {event.first} to {event.last}"
    yield Clue(days, reason, 1, mention.start, mention.end)


def _is_foretold(mention: Named, time: TimeMention) -> bool:
    """Whether a time ahead stands beside the mention of an event."""
    return time.tense == "future" and max(time.start - mention.end, mention.start - time.end) < REACH


def _nearest(text: str, times: Sequence[TimeMention], named: Named, left: int, right: int) -> TimeMention | None:
    """The time in a sentence that stands nearest to the mention of an event, not in a clause before its own."""
    inside = [t for t in times if left <= t.start < right and t.type in {"DATE", "TIME"}]
    inside = [t for t in inside if not NEXT_CLAUSE.search(text, t.end, max(t.end, named.start))]
    own = [t for t in inside if named.end < t.start and WHO_DID.fullmatch(text, named.end, t.start)]
    return min(own or inside, key=lambda t: max(named.start - t.end, t.start - named.end), default=None)


def _nearest_event(text: str, named: Sequence[Named], time: TimeMention, left: int, right: int) -> int | None:
    """Where the event that stands nearest to a time begins, not in a clause behind its own."""
    inside = [n for n in named if left <= n.start < right and n.near == "sentence"]
    inside = [n for n in inside if not NEXT_CLAUSE.search(text, time.end, max(time.end, n.start))]
    return min((max(n.start - time.end, time.start - n.end), n.start) for n in inside)[1] if inside else None


def _timed_event(text: str, mention: Named, time: TimeMention, sentence: str) -> Iterator[Clue]:
    """An event of known day with a time beside it: "the start of the operation on Thursday"."""
    event, meaning = mention.happening, time.meaning
    if (event.ongoing and not STARTS.search(sentence)) or _is_apart(text, mention, time):
        return
    words = f"{quoted(text, mention.start, mention.end)} … {quoted(text, time.start, time.end)}"
    if event.scheduled and is_set_day(text, time):
        time = replace(time, tense=None)
    if meaning.kind == "day" and meaning.step is not None:
        yield from _in_a_year_beside(event, time, words)
        return
    if meaning.kind == "day" and not YEAR_WRITTEN.search(time.text):
        shown = {(d.month, d.day) for n in range(_length(event)) if (d := plus(event.first, n))}
        if ANNIVERSARY.search(sentence):
            return  # "on August 15 they marked the second anniversary": counted from it, see `countclues`
        over = time.tense != "future" or _names_it(text, mention, time)
        if (meaning.month, meaning.day) in shown and (event.scheduled or over):
            notice = event.notice if meaning.weekday is None else min(event.notice, AHEAD)
            before = notice if event.scheduled and time.tense != "past" else 0
            ahead = event.scheduled and time.tense == "future"
            in_lead = event.scheduled and mention.start < lead_end(text) and not _is_behind(text, mention)
            behind = SEASON if in_lead else YEAR - 1
            span = between(plus(event.first, -before), plus(event.first, 0 if ahead else behind))
            reason = f"{words}: {event.name} on {event.first}, told without its year"
            yield Clue(span, reason, 3, time.start, time.end)
        return
    if meaning.year is not None or meaning.kind not in {"weekday", "step", "weekend", "month"}:
        return
    if not event.scheduled and (meaning.step == 1 or time.tense == "future"):
        return
    of_now = meaning.kind == "step" and not meaning.step and meaning.unit in {"D", "W"}
    at_will = of_now and meaning.mod != "EARLIER"  # "today": of any day; "earlier this week" is of what was
    if at_will and (
        not mention.whole or mention.start >= lead_end(text) or (time.tense != "future" and is_ahead(text, mention))
    ):
        return
    if event.scheduled and ENDS.search(sentence):
        event = replace(event, first=event.last)
    fits = days_told(event, time)
    if fits and not may_be_another_call(text, event):
        reason = f"{words}: {event.name} was on {event.first:%A}, {event.first}"
        yield Clue(fits, reason, 2 if at_will else 3, time.start, time.end)


def _names_it(text: str, mention: Named, time: TimeMention) -> bool:
    """Whether a day is part of an event's name, whatever is to be done about it: "will undo the July 26 coup"."""
    return 0 < mention.start - time.end <= 2


def _is_behind(text: str, mention: Named) -> bool:
    """Whether an event is told as one that others came after."""
    left, _ = sentence_bounds(text, mention.start)
    return BEHIND.search(text[left : mention.start]) is not None


def _in_a_year_beside(event: Happening, time: TimeMention, words: str) -> Iterator[Clue]:
    """What "on 26 May last year" tells where it is an event's day: all of the year after."""
    shown = {(d.month, d.day) for n in range(_length(event)) if (d := plus(event.first, n))}
    if (time.meaning.month, time.meaning.day) in shown:
        year = event.first.year - (time.meaning.step or 0)
        days = between(date(year, 1, 1), date(year, 12, 31))
        yield Clue(days, f"{words}: {event.name} was on {event.first}", 3, time.start, time.end)


def days_told(event: Happening, time: TimeMention) -> int:
    """The days on which "on Tuesday", "last month" can mean an event."""
    of_year = time.meaning.unit == "Y" and time.meaning.step is not None  # "November last year", told in December
    reach = REACHES.get("year" if of_year else time.granularity, YEAR + LAST_MONTH) + (event.last - event.first).days
    early = min(reach, event.notice, AHEAD) if time.granularity in {"day", "week"} else reach
    days = (plus(event.first, n) for n in range(-early * event.scheduled, reach))
    return union((day, day) for day in days if _covers(time, day, event))


def is_over(text: str, mention: Named) -> bool:
    """Whether an event is told as ahead, as not held or feared, or as what others came after: "since the summit"."""
    left, right = sentence_bounds(text, mention.start)
    before = text[left : mention.start]
    lead = before[-REACH:]
    return bool(
        BEHIND.search(before) or HANDLED.search(lead) or UNDONE.search(lead[-45:]) or PLANNED.search(lead)
        or NOT_HELD.search(text[left:right]) or COMING.match(text, mention.end)
    )  # fmt: skip


def _is_apart(text: str, mention: Named, time: TimeMention) -> bool:
    """Whether a time is of something else: "met on Thursday, for the first time since the war", "said on Thursday".

    Or whether the event is only handled at that time: "spoke on Thursday of reviving the deal".
    """
    if time.end <= mention.start and SET_OFF.search(text[time.end : mention.start]):
        return True
    left, _ = sentence_bounds(text, mention.start)
    since = SINCE_CLAUSE.search(text, left, time.start)
    if since is not None and not since.start() < mention.start < time.start:
        return True  # "met for the first time since he took office | last month"
    said = SAID_THEN.search(text[max(left, time.start - SET_REACH) : time.start])
    handled = HANDLED.search(text[max(left, mention.start - REACH) : mention.start])
    return said is not None or (handled is not None and not is_ahead(text, mention))


def _length(event: Happening) -> int:
    """The days of an event that is soon over; one for a war, of which its first day counts."""
    return 1 if event.ongoing else min((event.last - event.first).days + 1, WEEK)


def _covers(time: TimeMention, told_on: date, event: Happening) -> bool:
    """Whether a relative time told on a day means the event's first day."""
    if not event.scheduled:
        return _is_meant(time, told_on, event, "past")
    ahead = told_on < event.first
    coming = time.tense == "future" or time.meaning.step == 1 or time.meaning.mod == "LATER"
    known = coming or time.tense == "past" or time.meaning.mod == "EARLIER"
    this = time.meaning.step == 0 and time.meaning.mod not in {"EARLIER", "LATER"}  # "this month" may be either
    if known and ahead != coming and not this:
        return False
    return _is_meant(time, told_on, event, "future" if ahead else "past")


def _is_meant(time: TimeMention, told_on: date, event: Happening, tense: Tense) -> bool:
    """Whether a relative time told on a day holds a day of the event."""
    shown = resolve(time, told_on, tense)
    return bool(shown.first and shown.last and shown.first <= str(event.last) and str(event.first) <= shown.last)
