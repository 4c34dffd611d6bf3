"""Cuts a text into the runs of words that can name a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman import codebook
from dragoman.codebook.tables import cell_list, rows
from dragoman.mentions.gazetteer import Entry, key, look_up, look_up_sound, own_places, sound_key
from dragoman.mentions.placewords import peoples, peoples_of_two, words_for
from dragoman.mentions.spellings import same_full_name
from dragoman.mentions.timewords import words as time_words

WORD = re.compile(
    r"(?:St|Mt|Ft|Sts|Ste)\.(?=\s[^\W\d_])|[^\W\d_]+(?:-[^\W\d_]+|[’'](?!s\b)[^\W\d_]+)*(?:(?<=[A-Z])\.(?:[A-Z]\.)+|\.(?=,|\s[a-z(\d]))?|\d+(?=\s[A-Z])|[,;:.()\n“”\"]|(?<=\s)(?:[—–-]|--)(?=\s)|[—–](?=[A-Z])"
)
JOINERS = frozenset("of the de la le du des di da do dos and am an al el upon on sur".split())
INNER = JOINERS | frozenset("s es y e i im den der bei del della los las les".split())
NO_OPENING = frozenset({"of", "the", "and", "on", "upon", "an", "am", "in", "at", "do"})
PARTICLES = frozenset({"de", "van", "von", "der", "di", "da", "la", "el", "bin", "al"})
STOPS = frozenset({".", "\n", "“", '"', ":", ";"})
ARTICLE = re.compile(r"(?:al|el|an|ar|as|ash|at|az|ad|ed|es|ez|ul|bin|ibn)-\w", re.IGNORECASE)
LISTS = frozenset({"of", "(", ":", "—", "–", "-", "--"})  # what opens a list behind "counties"
SIDES = frozenset({"north", "south", "east", "west"})
PART = 10  # of a town's people: as well known as its side is
CITY = 1_000_000  # people, times its fame: a city that a hyphen may join with another
LONGEST = 6  # words of a place's name


class Word(NamedTuple):
    """A word or mark of a text with its characters, and whether it is written with a capital."""

    start: int
    end: int
    text: str
    capital: bool

    @property
    def low(self) -> str:
        """The word in lower case without its stop."""
        return self.text.lower().rstrip(".")


@dataclass(frozen=True, slots=True)
class Span:
    """Words `first` up to, not with, `last` that name a place, with the places of that name."""

    first: int
    last: int
    name: str
    entries: tuple[Entry, ...]

    @property
    def heard(self) -> bool:
        """Whether the tables have the name by its sound alone."""
        return self.name.startswith("~")


def words_of(text: str) -> list[Word]:
    """The words and marks of a text; two lands that a hyphen joins are two words: "the India-Pakistan line"."""
    found: list[Word] = []
    for m in WORD.finditer(text):
        word = Word(m.start(), m.end(), m.group(), m.group()[0].isupper())
        found += _parted(word) if "-" in word.text and _are_two(word.text) else [word]
    return found


def _parted(word: Word) -> Iterator[Word]:
    """The two words that a hyphen joins, and the hyphen."""
    one, other = word.text.split("-")
    at = word.start + len(one)
    yield Word(word.start, at, one, True)
    yield Word(at, at + 1, "-", False)
    yield Word(at + 1, word.end, other, True)


@lru_cache(maxsize=5_000)
def _are_two(text: str) -> bool:
    """Whether a word of two with a hyphen is two places' names and no one's: not "Guinea-Bissau", "Coca-Cola"."""
    parts = text.split("-")
    if len(parts) != 2 or not all(len(part) > 1 and part[0].isupper() for part in parts) or look_up(text):
        return False
    found = [look_up(part) for part in parts]
    land = any(entries and entries[0].own and entries[0].kind in {"country", "region"} for entries in found)
    return land or all(entries and any(e.own or e.size > CITY for e in entries) for entries in found)


def peoples_of(
    text: str, words: Sequence[Word], table: Mapping[str, str] | None = None
) -> Iterator[tuple[int, int, str]]:
    """The words for peoples: first word, word behind the last, and the state, or what else a table has for them."""
    states, i = (peoples() | _of_two(text)) if table is None else table, 0
    while i < len(words):
        two = i + 1 < len(words) and words[i].capital and words[i + 1].capital
        if two and (code := states.get(text[words[i].start : words[i + 1].end])):
            yield i, i + 2, code
            i += 2
            continue
        if words[i].capital and (code := states.get(words[i].text)):
            yield i, i + 1, code
        i += 1


def _of_two(text: str) -> dict[str, str]:
    """The words for the peoples of two states with the one of these that the text names: Congolese, Dominican."""
    found = {}
    for word, names in peoples_of_two().items():
        if word in text:
            longest = sorted(names, key=lambda name: (-len(name), name))
            told = {names[m.group()] for m in re.finditer(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", text)}
            first, *rest = dict.fromkeys(names.values())
            found[word] = first if first in told else next((code for code in rest if code in told), first)
    return found


def spans_of(text: str, words: Sequence[Word]) -> list[Span]:
    """The longest runs of words that name a place, in order, with the places of that name."""
    found = list(_runs(text, words))
    for span in _of_plurals(text, words):
        found = [s for s in found if s.last <= span.first or span.last <= s.first] + [span]
    return sorted(found, key=lambda s: s.first)


def _runs(text: str, words: Sequence[Word]) -> Iterator[Span]:
    i = 0
    while i < len(words):
        word = words[i]
        dollars = text.startswith("$", word.end)  # "US$170 million" is a sum
        if not word.capital or word.text.lower() in NO_OPENING or dollars:
            i += 1
            continue
        if _is_postal(words, i):
            yield Span(i, i + 1, word.text, (postal()[word.text],))
            i += 1
            continue
        last, entries = _longest(text, words, i)
        if entries and (end := _end_of_holder(text, words, i, last)) is not None:
            i = end
            continue
        if entries and not (last == i + 1 and _is_time(word.text)):
            name = text[words[i].start : words[last - 1].end]
            yield Span(i, last, key(name) if look_up(name) else sound_key(name), entries)
        i = max(last, i + 1)


def _end_of_holder(text: str, words: Sequence[Word], first: int, last: int) -> int | None:
    """Where the name of a known holder of an office ends that begins with a place's: "Aung San | Suu Kyi"."""
    end = last
    while end < len(words) and words[end].capital and words[end].start - words[end - 1].end == 1:
        end += 1
    for behind in range(min(end, first + LONGEST), last, -1):
        name = text[words[first].start : words[behind - 1].end]
        if any(same_full_name(name, holder) for holder in codebook.holders(name)):
            return behind
    return None


def _is_time(word: str) -> bool:
    part = time_words().get(word.lower(), ("", ""))[0]
    return part in {"MONTH", "WDAY", "MABBR", "SEASON"}


@cache
def postal() -> dict[str, Entry]:
    """The American states by the two letters of their post: TX, PA."""
    entries = (e for named in own_places().values() for e in named if e.kind == "region")
    return {e.region[4:]: e for e in entries if e.region.startswith("USA.")}


def _is_postal(words: Sequence[Word], i: int) -> bool:
    """Whether a word is a state's letters behind its town: "Paris, TX"."""
    return words[i].text in postal() and i > 1 and words[i - 1].text == "," and words[i - 2].capital


def _longest(text: str, words: Sequence[Word], first: int) -> tuple[int, tuple[Entry, ...]]:
    """The longest name from a word on that the tables have."""
    ends = []
    for last in range(first + 1, min(first + LONGEST, len(words)) + 1):
        word = words[last - 1]
        if last > first + 1 and word.start - words[last - 2].end > 1:
            break
        if word.capital or word.text.isdigit() or word.text in _lower_parts() or ARTICLE.match(word.text):
            ends.append(last)
        elif word.text.lower() not in INNER and not (word.text == "," and words[last - 2].text == "Washington"):
            break
    led = bool(ends) and _is_led(words, first)
    for last in reversed(ends):
        if _goes_on(words, last):
            continue
        name = text[words[first].start : words[last - 1].end]
        entries = tuple(e for e in look_up(name) if not _is_cut_short(words, first, name, e))
        if entries:
            return last, entries if entries[0].own else (*entries, *_whole_of(words, first, last, text))
        whole = last == ends[-1] or not words[last].capital
        if led and whole and name not in peoples() and (entries := look_up_sound(name)):
            return last, entries
    return first, ()


def _goes_on(words: Sequence[Word], last: int) -> bool:
    """Whether a name goes on behind an article of its language: "Bab al-Hawa", not Bab."""
    after = words[last] if last < len(words) else None
    return after is not None and after.start - words[last - 1].end == 1 and bool(ARTICLE.match(after.text))


def _whole_of(words: Sequence[Word], first: int, last: int, text: str) -> tuple[Entry, ...]:
    """The places of a name without its side: West Salem may be a part of Salem."""
    if last - first < 2 or words[first].low not in SIDES:
        return ()
    whole = look_up(text[words[first + 1].start : words[last - 1].end])
    return tuple(replace(e, part=True, size=e.size // PART) for e in whole if e.kind == "city")


def _is_led(words: Sequence[Word], first: int) -> bool:
    """Whether a word of place stands before a name, or a list that it goes on with."""
    lead = lead_of(words, first)
    return lead in words_for("in") or lead in words_for("toward") or lead == ","


def lead_of(words: Sequence[Word], first: int) -> str:
    """The word before a place, its article and direction passed over: "at the White House", "in northern Iraq"."""
    at = first - 1
    while at >= 0 and words[at].text.lower() in words_for("direction"):
        at -= 1
    if at >= 0 and words[at].text.lower() == "the":
        at -= 1
    if at > 0 and words[at].low == "of" and words[at - 1].low in words_for("beside"):
        return "near"
    return words[at].text.lower() if at >= 0 else "\n"


def _is_cut_short(words: Sequence[Word], first: int, name: str, entry: Entry) -> bool:
    """Whether a state's short form stands without its stop and without a town before it: "La Nina", "Mass"."""
    short = entry.own and entry.kind == "region" and "." not in name and len(name) < 6
    return short and key(name) != key(entry.name) and not (first and words[first - 1].text == ",")


@cache
def _lower_parts() -> frozenset[str]:
    """Words in lower case within the names of our own table: "Gaza strip", "Kursk region"."""
    names = (n for row in rows("places") for n in (row["name"], *cell_list(row["other_names"])))
    return frozenset(w for n in names for w in n.split()[1:] if w[0].islower())


def _of_plurals(text: str, words: Sequence[Word]) -> Iterator[Span]:
    """Names that share the word for their sort: "Lamar and Fannin counties"."""
    for i, word in enumerate(words):
        if word.low not in words_for("plural") or not i:
            continue
        sort = "county" if word.low == "counties" else word.low.removesuffix("s")
        for first, last in (*_listed_before(words, i), *_listed_behind(words, i)):
            name = key(f"{text[words[first].start : words[last - 1].end]} {sort}")
            entries = look_up(name)
            if entries:
                yield Span(first, last, name, entries)


def _listed_behind(words: Sequence[Word], i: int) -> Iterator[tuple[int, int]]:
    """The runs of capitalised words in the list that a word opens: "five counties (Pope, Meeker and Stearns)"."""
    if i + 1 >= len(words) or words[i + 1].text not in LISTS:
        return
    first = i + 2
    while first < len(words) and words[first].capital:
        last = first + 1
        while last < len(words) and words[last].capital and words[last].start - words[last - 1].end == 1:
            last += 1
        yield first, last
        if last + 1 >= len(words) or words[last].text not in {",", "and", "or"}:
            return
        first = last + 2 if words[last].text == "," and words[last + 1].text in {"and", "or"} else last + 1


def _listed_before(words: Sequence[Word], i: int) -> Iterator[tuple[int, int]]:
    """The runs of capitalised words in the list that ends before a word."""
    last = i
    while last > 0:
        first = last
        while (
            first and words[first - 1].capital and (first == last or words[first].start - words[first - 1].end == 1)
        ):
            first -= 1
        if first == last:
            return
        yield first, last
        if not first or words[first - 1].text not in {",", "and", "or"}:
            return
        last = first - 2 if words[first - 1].text == "and" and words[first - 2].text == "," else first - 1
