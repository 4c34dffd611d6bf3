"""Parts a journey by the states that it goes to: "to Fiji, Samoa and Tonga", "Rome on Monday and Tunis on Friday"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.settings import Settings
from dragoman.language import Sentence

LISTED = frozenset({",", "and", "then"})
LINKS = LISTED | frozenset({";", "on", "from", "to", "in", "the", "later", "afterwards"})


def each_station(settings: Settings, candidate: Candidate) -> list[Candidate]:
    """A telling of a journey as one to each state that it lists, the first as it was told."""
    if candidate.mode != "visit" or candidate.destination is None or candidate.listed:
        return [candidate]
    further = _further(settings, candidate.destination)
    return [candidate, *(replace(candidate, destination=at, listed=True) for at in further)]


def _further(settings: Settings, first: int) -> Iterator[int]:
    """The words for places listed behind the first one, each in another state than those before it."""
    token = settings.document.tokens[first]
    sentence = settings.document.sentence_of(first)
    places = [p for p in settings.places.get(sentence.part, []) if token.start < p.end and p.start < sentence.end]
    if not places or places[0].start > token.start:
        return
    seen, told = {places[0].country}, places[0].end
    for place in places[1:]:
        if place.role != "place" or not _are_linked(settings, sentence, told, place.start):
            return
        told = place.end
        if place.country is not None and place.country not in seen:
            seen.add(place.country)
            yield next(t.i for t in settings.document.tokens[first : sentence.last] if t.end > place.start)


def _are_linked(settings: Settings, sentence: Sentence, start: int, end: int) -> bool:
    """Whether two places have nothing but a comma or "and" and days between them."""
    days = [(t.start, t.end) for t in settings.times.get(sentence.part, [])]
    words = {
        t.text.casefold() for t in settings.document.tokens[sentence.first : sentence.last]
        if start <= t.start < end and not any(a <= t.start < b for a, b in days)
    }  # fmt: skip
    return bool(LISTED & words) and words <= LINKS
