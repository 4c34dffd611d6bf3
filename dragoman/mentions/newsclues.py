"""Tells the day of an article by the named event that it is the news of, where the news's weekday is the event's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.mentions.clues import Clue, either, first_paragraph_end, is_current, lead_end, quoted, sentence_bounds
from dragoman.mentions.eventclues import days_told, is_called, is_over
from dragoman.mentions.eventweights import may_be_another_call
from dragoman.mentions.happenings import Happening, Named, find_happenings, needs_of
from dragoman.mentions.phraseplaces import PhrasePlaces
from dragoman.mentions.timemention import TimeMention
from dragoman.mentions.times import find_times

NEWS_OF = 2  # weight


def news_clues(title: str, text: str) -> Iterator[Clue]:
    """The event that the headline, or the sentence with the news's weekday, names beside nearly all that fixes it.

    "Annan flies to Baghdad", and below: "arrived on Friday". Of several of one matter that fit, it is one.
    """
    ends = lead_end(text)
    time = next((t for t in find_times(text[: first_paragraph_end(text)]) if _tells_news(t)), None)
    if time is None:
        return
    left, right = sentence_bounds(text, time.start)
    head, shift = f"{title}\n{text[:ends]}", len(title) + 1
    news = PhrasePlaces(f"{title}\n{text[left:right]}")
    known = [n for n in find_happenings(head) if not is_over(head, n)]
    named = [n for n in known if n.start < shift or left <= n.start - shift < right]
    named = [n for n in named if not is_called(head, n, news.text)]
    known = [n for n in known if not may_be_another_call(f"{title}\n{text}", n.happening)]
    named = [n for n in named if n in known]
    told = {n.happening for n in named if _is_fixed(n.happening, news)}
    times = find_times(head)
    named += [n for n in known if _is_told_whole(head, n, times)]
    told |= {n.happening for n in known if _is_told_whole(head, n, times)}
    needs = {phrase for event in told for phrase in needs_of(event)}
    yield from either(list(_told_then(text, [n for n in named if needs_of(n.happening) & needs], time)))


def _is_fixed(event: Happening, news: PhrasePlaces) -> bool:
    """Whether all that fixes an event but one thing, which follows in the first paragraphs, stands in the news."""
    here = sum(any(map(news.starts, group)) for group in event.needs)
    return 0 < here >= len(event.needs) - 1


def _is_told_whole(head: str, named: Named, times: Sequence[TimeMention]) -> bool:
    """Whether a sentence tells an event with all that fixes it, and with no time but an hour of the news's day."""
    left, right = sentence_bounds(head, named.start)
    inside = [t for t in times if left <= t.start < right]
    same_day = all(t.meaning.kind in {"same", "duration"} for t in inside)
    return named.near == "sentence" and same_day and not is_called(head, named)


def _tells_news(time: TimeMention) -> bool:
    """Whether a time is the weekday of news: one that is not told as ahead."""
    return time.meaning.kind == "weekday" and is_current(time) and time.tense != "future"


def _told_then(text: str, named: Sequence[Named], time: TimeMention) -> Iterator[Clue]:
    """What each event allows whose day the weekday can mean; a war is no news of one day."""
    for event in dict.fromkeys(n.happening for n in named if not n.happening.ongoing):
        days = days_told(event, replace(time, tense="past"))
        if days:
            reason = f"the article is the news of {event.name}, {event.first:%A}, {event.first}"
            words = quoted(text, time.start, time.end)
            yield Clue(days, f"{words}: {reason}", NEWS_OF, time.start, time.end, by_event=True)
