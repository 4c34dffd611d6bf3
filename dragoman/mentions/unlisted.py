"""Finds places that no table has, and says honestly what they lie in: "somewhere in Luhansk region".

A village too small for the gazetteer, a district, a crossing, a camp is a place where the words say so ("the village
of", "X, a hamlet near", "in X, Kent") and say what it lies in or near. It then has the point of that, never the one
of a namesake elsewhere, and the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.mentions.gazetteer import Entry
from dragoman.mentions.placenames import ARTICLE, NO_OPENING, Span, Word, lead_of
from dragoman.mentions.placeways import way_between
from dragoman.mentions.placewords import first_names, peoples, things, words_for
from dragoman.mentions.timewords import words as time_words
from dragoman.records import PlaceKind, PlaceMention

OUTER = frozenset({"country", "region", "county", "area"})
LONGEST = 4  # words of a name
APPOSED = 7  # words: "Salwa, a small fishing town of some 4,000 people"
ROW = 12  # words of a row of names: "the villages of"
REACH = 12  # words from a name to what it lies in
PARTICLES = frozenset({"al", "el", "de", "del", "la", "le", "du", "da", "di", "bin", "abu", "um"})
STOPS = frozenset({".", "\n", ";", ":", "“", "”", '"'})
SENTENCE = 40  # words: how far a sentence goes on that tells where a village is
SETTLEMENTS = frozenset(
    {"village", "hamlet", "township", "settlement", "town", "district", "ward", "taluk", "tehsil"}
)
WITHIN = frozenset({"in", "of", "near", "outside", "inside", "from", "around", "off"})


@dataclass(frozen=True, slots=True)
class Setting:
    """The words of a text with the places that are known in it, by the word they begin at."""

    text: str
    words: Sequence[Word]
    at: Mapping[int, tuple[Span, Entry]]
    taken: frozenset[int]
    lands: Mapping[str, Entry]


def setting_of(
    text: str, words: Sequence[Word], known: Sequence[tuple[Span, Entry]], lands: Mapping[str, Entry]
) -> Setting:
    """The setting in which unlisted places are looked for; `lands` are the states of the words for peoples."""
    taken = frozenset(i for span, _ in known for i in range(span.first, span.last))
    as_told = {s.first: (s, replace(e, name=text[words[s.first].start : words[s.last - 1].end])) for s, e in known}
    return Setting(text, words, as_told, taken, lands)


def unlisted(setting: Setting) -> list[PlaceMention]:
    """The places that no table has, each put at what the text says it lies in, in order."""
    found: dict[int, PlaceMention] = {}
    holders: dict[int, tuple[Entry, str]] = {}
    runs = list(_runs(setting))
    for first, last in reversed(runs):
        told = _told(setting, first, last, holders)
        if told is not None:
            holders[first] = told
            found[first] = _mention(setting, first, last, *told)
    words, named = setting.words, {m.name: m for m in found.values()}
    for first, last in runs if named else ():
        known = named.get(setting.text[words[first].start : words[last - 1].end])
        if known is not None and first not in found:
            found[first] = replace(known, start=words[first].start, end=words[last - 1].end)
    return [found[first] for first in sorted(found)]


def somewhere(mention: PlaceMention, holder: Entry, how: str = "in", why: str | None = None) -> PlaceMention:
    """A place put at what it lies in, with the precision of that and the reason."""
    told = f"no table has {mention.name}; by the text it is somewhere {how} {holder.name}"
    return replace(
        mention,
        country=holder.country,
        lat=holder.lat,
        lon=holder.lon,
        precision="country" if holder.kind == "country" else "region",
        geonames=None,
        known_as="",
        claimed_by=holder.claimed_by,
        region=holder.county or holder.region,
        why=why or told,
    )


def _runs(setting: Setting) -> Iterator[tuple[int, int]]:
    """The runs of capitalised words that are no known place: first word, word behind the last."""
    words, taken, end = setting.words, setting.taken, 0
    no_start = NO_OPENING | words_for("in")
    for first, word in enumerate(words):
        if first < end or not word.capital or first in taken or word.low in no_start:
            continue
        last = first + 1
        while last < len(words) and last - first <= LONGEST and _goes_on(setting, last):
            last += 1
        end = last
        while last > first and words[last - 1].low in PARTICLES:
            last -= 1
        if 0 < last - first <= LONGEST and _may_be_a_name(words, first, last):
            yield first, last


def _goes_on(setting: Setting, at: int) -> bool:
    """Whether a word is one more of a name."""
    word = setting.words[at]
    if at in setting.taken or word.start - setting.words[at - 1].end > 1:
        return False
    return word.capital or word.text in PARTICLES or bool(ARTICLE.match(word.text))


def _may_be_a_name(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a run can be a place's name: no time, people, title, body or acronym."""
    run = words[first:last]
    lows = {w.low for w in run}
    if any(w.text in peoples() or w.low in time_words() for w in run):
        return False
    village = run[-1].low == "village" and len(run) > 1 and not (first and words[first - 1].low == "the")
    if run[-1].low in things() and not village:
        return False
    if lows & words_for("title") or (len(run) > 1 and run[0].low in first_names()):
        return False
    return len(run[0].text) > 2 and not (len(run) == 1 and run[0].text.isupper())


def _told(
    setting: Setting, first: int, last: int, holders: Mapping[int, tuple[Entry, str]]
) -> tuple[Entry, str] | None:
    """What the text says that a place lies in, and whether in or near it."""
    words = setting.words
    sorted_before = _sort_before(words, first)
    listed = _listed_with(words, last, holders)
    if sorted_before is not None:
        return _behind(setting, last, 1) or listed or _before(setting, sorted_before)
    if last < len(words) and words[last].low in words_for("sort") | words_for("region") and not words[last].capital:
        led = lead_of(words, first) in words_for("in") | words_for("toward")
        told = _behind(setting, last + 1, 1) or _behind_unlisted(words, last + 1, holders)
        told = (told if led else None) or _before(setting, first)
        return told or (_in_sentence(setting, first, last) if led and words[last].low in SETTLEMENTS else None)
    lead = lead_of(words, first)
    if words[last - 1].low in SETTLEMENTS and last - first > 1 and (lead in words_for("in") | words_for("toward")):
        return _behind(setting, last, 1) or _before(setting, first) or _in_sentence(setting, first, last)
    if _is_apposed(words, last) and (lead in words_for("toward") or _is_settled(words, last)):
        return _behind(setting, last + 1, REACH)
    if lead in words_for("toward"):
        return _by_way(setting, last)
    if lead not in words_for("in") or (lead == "at" and not (last < len(words) and words[last].text == ",")):
        return None  # "at Google in California"
    if _is_apposed(words, last):
        return _behind(setting, last + 1, REACH)
    return listed or _behind(setting, last, 0) or _by_way(setting, last)


def _sort_before(words: Sequence[Word], first: int) -> int | None:
    """The word of a place's sort before its name, or before the row that it stands in: "the villages of X and"."""
    at = first - 1
    if words[at].low in {",", "and"}:
        while at > 0 and first - at < ROW and (words[at].capital or words[at].low in {",", "and"}):
            at -= 1
    if at > 0 and words[at].low == "of" and words[at - 1].low in words_for("sort") - words_for("no sort"):
        return at - 1
    return None


def _is_apposed(words: Sequence[Word], last: int) -> bool:
    """Whether a name's sort stands behind it: "Gouecke, a sub-prefecture near"."""
    if last + 1 >= len(words) or words[last].text != "," or words[last + 1].low not in {"a", "an", "the"}:
        return False
    for word in words[last + 2 : last + 2 + APPOSED]:
        if word.text in STOPS:
            return False
        if word.low in words_for("sort"):
            return True
    return False


def _is_settled(words: Sequence[Word], last: int) -> bool:
    """Whether the sort behind a name is said to lie somewhere: ", a small town in", not ", a village chief in"."""
    for word, behind in pairwise(words[last + 2 : last + 2 + APPOSED]):
        if word.low in words_for("sort"):
            return behind.low in WITHIN | {"on", "about", "some"}
    return False


def _in_sentence(setting: Setting, first: int, last: int) -> tuple[Entry, str] | None:
    """What a village lies in or near: the next region or town of its sentence, else the one told last."""
    words, behind = setting.words, range(last, min(last + SENTENCE, len(setting.words)))
    for i in behind:
        if words[i].text in STOPS:
            break
        if i in setting.at:
            return _as_holder(setting.at[i][1])
    told = [i for i in setting.at if i < first]
    return _as_holder(setting.at[max(told)][1]) if told else None


def _as_holder(entry: Entry) -> tuple[Entry, str] | None:
    if entry.kind in {"sea", "river", "area", "border"}:
        return None
    return entry, "in" if entry.kind in OUTER else "near"


def _behind(setting: Setting, at: int, reach: int) -> tuple[Entry, str] | None:
    """The known place named behind a name as what it lies in: ", Kent", "in Kent", "north of Aleppo"."""
    words = setting.words
    more = sum(w.low in words_for("direction") | words_for("sort") | {"the", "of"} for w in words[at : at + REACH])
    for i in range(at, min(at + 4 + max(reach, more), len(words))):
        if words[i].text in STOPS:
            return None
        if i not in setting.at:
            continue
        span, entry = setting.at[i]
        between = [w.low for w in words[at:i]]
        if _is_row(words, span.last) and between in ([","], [",", "the"]):
            return None  # "in Salwa, Kuwait and Iraq"
        near = bool({"near", "outside", "off"} & set(between)) or "north" in between or "south" in between
        near = near or bool({"east", "west"} & set(between))
        inside = between in ([","], [",", "the"]) or (between and bool(WITHIN & set(between)))
        if inside and (entry.kind in OUTER or near or reach):
            return entry, "near" if near or entry.kind not in OUTER else "in"
        return None
    return None


def _by_way(setting: Setting, last: int) -> tuple[Entry, str] | None:
    """The known town that a name is told to be near or so far from: "from X, which is close to the town of Beni"."""
    words = setting.words
    for i in range(last, min(last + REACH, len(words))):
        if i in setting.at:
            entry = setting.at[i][1]
            told = way_between(setting.text[words[last - 1].end : words[i].start])
            return (entry, "near") if told is not None and entry.kind == "city" else None
    return None


def _is_row(words: Sequence[Word], last: int) -> bool:
    """Whether a name is followed as in a list: "Kuwait and Iraq"."""
    return last < len(words) and words[last].low in {"and", "or"}


def _behind_unlisted(
    words: Sequence[Word], at: int, holders: Mapping[int, tuple[Entry, str]]
) -> tuple[Entry, str] | None:
    """What an unlisted place behind a name lies in: "the village of X in Y district, Luhansk region"."""
    for i in range(at, min(at + 3, len(words))):
        if i in holders:
            return holders[i]
        if words[i].low not in {",", "in", "the"}:
            return None
    return None


def _listed_with(
    words: Sequence[Word], last: int, holders: Mapping[int, tuple[Entry, str]]
) -> tuple[Entry, str] | None:
    """What the next name of a row, or the one it lies in, was found to lie in."""
    for i in range(last, min(last + 4, len(words))):
        if i in holders:
            return holders[i]
        if words[i].low not in {",", "and", "or", "in", "the"}:
            return None
    return None


def _before(setting: Setting, at: int) -> tuple[Entry, str] | None:
    """The known place or people named before a sort or name: "Kent's village of", "the Syrian village of"."""
    words = setting.words
    for i in range(at - 1, max(-1, at - 5), -1):
        word = words[i]
        if word.text in STOPS or word.text == ",":
            return None
        if word.text in setting.lands:
            return setting.lands[word.text], "in"
        if i in setting.at and setting.at[i][1].kind in OUTER:
            return setting.at[i][1], "in"
    return None


def _mention(setting: Setting, first: int, last: int, holder: Entry, how: str) -> PlaceMention:
    words = setting.words
    start, end = words[first].start, words[last - 1].end
    behind = words[last].low if last < len(words) else ""
    kind: PlaceKind = "county" if behind in words_for("region") else "city"
    bare = PlaceMention(start, end, setting.text[start:end], None, None, None, None, None, kind)
    return somewhere(bare, holder, how)
