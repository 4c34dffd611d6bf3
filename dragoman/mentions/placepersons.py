"""Tells names of places from those of persons, bodies and things that they are also part of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.mentions.gazetteer import Entry, key, look_up
from dragoman.mentions.placenames import JOINERS, PARTICLES, STOPS, Span, Word, lead_of
from dragoman.mentions.placewords import first_names, words_for

MINOR = 1_000_000  # people, times its fame: a town too small to stand beside other capital words ("Mary Barra")
HEADLINE, HEADLINE_WORDS = 0.8, 6  # of the words of a line with capitals; a line of fewer words is no headline
TITLED = 300_000  # people, times its fame: a town known well enough for its mayor to be called by it
TOLD = 5  # words behind a name that tell of whom it is: ", a young mother of"
BODY = 4  # words of a body's name behind the place that it is called by


def surnames(words: Sequence[Word]) -> frozenset[str]:
    """Words that the text also uses as a person's name: behind a title or a first name within a sentence."""
    found = set()
    for n, (before, word) in enumerate(pairwise(words)):
        if not (word.capital and before.capital and word.start - before.end == 1):
            continue
        opens = n == 0 or words[n - 1].text in STOPS
        named = before.text.isalpha() and len(before.text) > 2 and not opens and not look_up(before.text)
        if named or before.low in words_for("title") or before.low in first_names():
            found.add(key(word.text))
    return frozenset(found)


def headlines(words: Sequence[Word]) -> frozenset[int]:
    """The words that stand in a line with capitals throughout, where a capital beside a name tells nothing."""
    found: set[int] = set()
    for line in _lines(words):
        told = [words[n] for n in line if words[n].text.isalpha() and len(words[n].text) > 3]
        if len(told) >= HEADLINE_WORDS and sum(w.capital for w in told) / len(told) > HEADLINE:
            found.update(line)
    return frozenset(found)


def shouted(words: Sequence[Word]) -> frozenset[int]:
    """The words that stand in a line in capitals throughout, where those of a name tell nothing."""
    found: set[int] = set()
    for line in _lines(words):
        letters = [words[n].text for n in line if words[n].text.isalpha() and len(words[n].text) > 1]
        if len(letters) >= HEADLINE_WORDS and sum(w.isupper() for w in letters) / len(letters) > HEADLINE:
            found.update(line)
    return frozenset(found)


def _lines(words: Sequence[Word]) -> Iterator[range]:
    start = 0
    for end in [*(n for n, w in enumerate(words) if w.text == "\n"), len(words)]:
        yield range(start, end)
        start = end + 1


def name_before(words: Sequence[Word], first: int) -> Word | None:
    """The capitalised word right before a place, with nothing between."""
    before = words[first - 1] if first else None
    return before if before is not None and before.capital and words[first].start - before.end == 1 else None


def name_behind(words: Sequence[Word], last: int) -> Word | None:
    """The capitalised word right behind a place, with nothing between."""
    after = words[last] if last < len(words) else None
    return after if after is not None and after.capital and after.start - words[last - 1].end == 1 else None


def is_named(words: Sequence[Word], span: Span) -> bool:
    """Whether a first name or title stands right before a single word."""
    before = name_before(words, span.first)
    titled = before is not None and before.low in words_for("title") | first_names()
    return titled and span.last - span.first == 1


def _is_first_name(words: Sequence[Word], span: Span) -> bool:
    """Whether a particle of a surname follows a first name: "Thomas de"."""
    rest = words[span.last : span.last + 2]
    particle = len(rest) == 2 and rest[0].text in PARTICLES and rest[1].capital
    return particle and words[span.first].low in first_names()


def in_a_name(words: Sequence[Word], span: Span, entry: Entry) -> bool:
    """Whether a single word is part of a person's name: behind a first name or title, or before a surname."""
    before, after = name_before(words, span.first), name_behind(words, span.last)
    name = words[span.first].text
    if _is_first_name(words, span) or is_person_told_of(words, span):
        return True
    minor = not entry.own and not entry.capital and entry.size < MINOR
    minor = minor or (entry.personal and not entry.own and not entry.capital)
    known = after is not None and (after.low in words_for("follows") or bool(look_up(after.text)))
    if before is not None:
        if before.low in words_for("title") and (after is not None or not entry.own):
            return True
        if before.low in first_names() and not before.text.isupper():
            return True
        led = before.low in words_for("in") | words_for("toward") | JOINERS | words_for("direction")
        if (entry.weak or minor) and len(before.low) > 1 and not led:
            return True
    if after is None or after.low in words_for("follows"):
        return False
    if after.low in words_for("civic") and not entry.weak:
        return False
    if after.low in words_for("title") and not entry.own and (entry.weak or entry.personal or entry.size < TITLED):
        return True  # "Vice President", but "Donetsk Governor"
    if not entry.weak and not entry.personal and names_body(words, span.last):
        return False  # "Tamworth Local Court"
    article = span.first > 0 and words[span.first - 1].low == "the"  # "the Georgia Bulldogs"
    if name.lower() in first_names() and not known and not article:
        return True
    personal = entry.personal or name.lower() in first_names()
    if personal and not article and all(e.personal for e in look_up(after.text)):
        return lead_of(words, span.first) not in words_for("in")  # "Paris Hilton"
    return entry.weak or (minor and entry.kind != "region")  # "the Georgia Bulldogs"


def names_way(words: Sequence[Word], last: int) -> bool:
    """Whether a road is called by a place: "Hamilton Highway", "Carver's Lane", not "Texas Highway Patrol"."""
    owns = last < len(words) and words[last].text == "s" and words[last].start - words[last - 1].end == 1
    at = last + owns
    behind = name_behind(words, at)
    return behind is not None and behind.low in words_for("way") and name_behind(words, at + 1) is None


def names_illness(words: Sequence[Word], last: int) -> bool:
    """Whether an illness is called by a place: "Lassa fever", "Marburg virus"."""
    return last < len(words) and words[last].text in words_for("illness")


def is_person_told_of(words: Sequence[Word], span: Span) -> bool:
    """Whether a first name is told as a person's behind a comma: "Florence, a mother of", "Chelsea, 34,"."""
    behind = words[span.last : span.last + TOLD]
    if span.last - span.first > 1 or words[span.first].low not in first_names() or len(behind) < TOLD:
        return False
    if behind[0].text != ",":
        return False
    if behind[1].text == "who" or (behind[1].text.isdigit() and behind[2].text == ","):
        return True
    persons = words_for("person")
    return behind[1].text in {"a", "an", "the"} and any(w.text in persons for w in behind[2:])


def names_body(words: Sequence[Word], last: int) -> bool:
    """Whether capitalised words end as the name of a body: "Tamworth Local Court", "Athens City Council"."""
    for at in range(last, min(last + BODY, len(words))):
        word = words[at]
        if not word.capital or word.start - words[at - 1].end > 1:
            return False
        if word.low in words_for("body"):
            return True
    return False
