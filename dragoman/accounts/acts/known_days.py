"""Dates an act that is told as context without a day, where its words name an event whose days are known."""

from __future__ import annotations

from dragoman.accounts.acts.telling import Telling
from dragoman.language import Document
from dragoman.mentions.happenings import find_happenings
from dragoman.mentions.owntimes import When
from dragoman.records import Dated, Evidence

KNOWN = "the days of the event that is named"


def known_days(document: Document, telling: Telling, dated: Dated) -> When | None:
    """The days of "the annexation of Crimea" or "Crimea, annexed by": None where no known event is named."""
    sentence = document.sentence_of(telling.deed.at)
    words = document.part_text(sentence.part)[sentence.start : sentence.end]
    deed = document.tokens[telling.deed.at]
    written = dated.range[1]
    for named in find_happenings(words):
        start, end = sentence.start + named.start, sentence.start + named.end
        event = named.happening
        if not (start <= deed.start < end) or event.scheduled or named.near != "sentence":
            continue
        last = event.first if event.ongoing else event.last  # an invasion is of its first day
        days = (event.first.isoformat(), last.isoformat())
        if written is not None and days[1] > written:
            continue
        basis = f"{event.name}, {days[0]}"
        return When(days, None, KNOWN, Evidence("date", "table:happenings", sentence.part, start, end, basis))
    return None
