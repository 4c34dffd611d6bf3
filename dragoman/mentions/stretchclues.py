"""Tells the day of a text by what it tells as going on, whose end is known: "civilians still trapped in Azovstal"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.mentions.clues import Clue, is_current, lead_end, quoted, sentence_bounds
from dragoman.mentions.days import plus
from dragoman.mentions.daysets import between
from dragoman.mentions.happenings import Named
from dragoman.mentions.timemention import TimeMention

AFTER = 2  # days after its end on which something is told as going on
STILL = re.compile(
    r"(?i)\b(?:still|remain(?:s|ed|ing)?|ongoing|continu(?:es?|ed|ing)|further|is|are|has been|have been)"
    r"(?:\s+(?!not\b|no\b|never\b)[a-z]+ly)?\s+(?:(?:the|being|under|with|in|inside|stuck)\s+)*$"
)
GOES_ON = re.compile(
    r"(?i)(?:[^.,;\n]{0,30}?\s)?"
    r"(?:continues?|is (?:still )?(?:under way|underway|ongoing|going on)|drags on|goes on)\b"
)
ELSE = re.compile(
    r"(?i)\b(?:no longer|no more|never|once|when|while|had|who had|then|recalled|remember\w*|if|would|could|might|"
    r"anniversary|years? (?:ago|later)|months? (?:ago|later)|last year|legacy|memory|museum|film|book|trial)\b"
)
"""What tells of a time that is over, or of none."""


def stretch_clues(text: str, times: Sequence[TimeMention], named: Sequence[Named]) -> Iterator[Clue]:
    """The days of what an article's first paragraphs tell as going on, where that happened once and has ended."""
    told = [n for n in named if n.happening.once and n.near == "sentence" and n.start < lead_end(text)]
    for mention in told:
        if _goes_on(text, mention, times):
            event, words = mention.happening, quoted(text, mention.start, mention.end)
            days = between(event.first, plus(event.last, AFTER))
            reason = f"{words}: {event.name}, {event.first} to {event.last}, is told as going on"
            yield Clue(days, reason, 1, mention.start, mention.end)


def _goes_on(text: str, mention: Named, times: Sequence[TimeMention]) -> bool:
    """Whether a sentence tells something as going on, and at no time but the news's own."""
    left, right = sentence_bounds(text, mention.start)
    if ELSE.search(text, left, right) or not all(is_current(t) for t in times if left <= t.start < right):
        return False
    return STILL.search(text, left, mention.start) is not None or GOES_ON.match(text, mention.end) is not None
