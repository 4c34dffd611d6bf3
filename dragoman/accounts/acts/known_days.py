"""Dates an act that is told as context without a day, where its words name an event whose days are known."""

from __future__ import annotations

from dragoman.accounts.acts.telling import Telling
from dragoman.language import Document
from dragoman.mentions.happenings import Named, find_happenings
from dragoman.mentions.owntimes import When
from dragoman.records import Dated, Evidence

KNOWN = "the days of the event that is named"


def known_days(document: Document, telling: Telling, dated: Dated) -> When | None:
    """The days of "the annexation of Crimea" or "Crimea, annexed by": None where none is named, or one of several."""
    sentence = document.sentence_of(telling.deed.at)
    words = document.part_text(sentence.part)[sentence.start : sentence.end]
    deed = document.tokens[telling.deed.at]
    written = dated.range[1]
    told: dict[tuple[str, str], Named] = {}
    for named in find_happenings(words):
        event = named.happening
        named_by_deed = sentence.start + named.start <= deed.start < sentence.start + named.end
        if not named_by_deed or event.scheduled or named.near != "sentence" or not named.whole:
            continue
        last = event.first if event.ongoing else event.last  # an invasion is of its first day
        days = (event.first.isoformat(), last.isoformat())
        if written is None or days[1] <= written:
            told.setdefault(days, named)
    if len(told) != 1:
        return None
    [(days, named)] = told.items()
    start, end = sentence.start + named.start, sentence.start + named.end
    basis = f"{named.happening.name}, {days[0]}"
    return When(days, None, KNOWN, Evidence("date", "table:happenings", sentence.part, start, end, basis))
