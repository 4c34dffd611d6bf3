"""Names a place with what it lies in, and finds venues that no table has by their form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dragoman.codebook.tables import rows
from dragoman.language import Document, Sentence, Token
from dragoman.mentions.gazetteer import key
from dragoman.mentions.placeties import preposition_of, tie
from dragoman.mentions.placewords import things, words_for
from dragoman.mentions.timeties import eventful
from dragoman.mentions.tree import plain
from dragoman.records import Mode, Part, PlaceMention

LINKS = re.compile(
    r"\s*(?:,\s+(?:in\s+)?(?:the\s+)?|\s(?:in|at)\s+(?:the\s+)?(?:\w+\s)?(?:city\s+of\s+|resort\s+town\s+of\s+)?|\s?\()"
)
WHOSE = re.compile(r" of (?:the )?(?:[A-Z][\w-]*(?: and| of| for| the|) ?){1,8}(?= in\b|,|\.)")
INSIDE, GOING = frozenset({"at", "in", "inside"}), frozenset({"to", "into"})
ON = frozenset({"on", "aboard", "near", "outside"})  # "on the border", "on Tavna Island"
OF = frozenset({"de", "du", "des", "della", "del", "di"})
DASHES = frozenset({"-", "–", "—", "--"})
LONGEST = 8  # words of a venue with its preposition
REACH = 60  # characters before a place in which "about 30 kilometers (19 miles) north of" stands
COUNT = r"(?:(?:some|about|around|roughly|just)\s)?(?:\d[\d.,]*|a few|several|\w+ dozen)"
FAR = rf"{COUNT}[\s-](?:kms?|kilomet(?:er|re)s?|miles?)"
WAY = r"(?:(?:to the\s)?(?:north|south|east|west)[\w-]*\sof|from|outside|away from)"
SORTED = r"(?:the\s(?:[\w-]+\s)?(?:city|town|village|port)\sof\s)?"
BESIDE = re.compile(rf"(?:{FAR}(?:\s\([^)]{{1,20}}\))?\s{WAY}|near|outside|close to|on the outskirts of)\s{SORTED}$")
WIDTH = {
    "venue": 0,
    "city": 1,
    "strait": 2,
    "river": 2,
    "border": 2,
    "county": 2,
    "region": 3,
    "sea": 3,
    "country": 4,
    "area": 5,
}


@cache
def venue_words() -> frozenset[str]:
    """The last words of venues' names: palace, residence, headquarters."""
    return frozenset(row["word"] for row in rows("venue_words"))


def around(stored: str, inner: PlaceMention, mentions: Sequence[PlaceMention]) -> PlaceMention:
    """The place with what the text says it is in: "the Mariinsky Palace in Kyiv, Ukraine"; the narrowest first."""
    row = sorted(mentions, key=lambda m: m.start)
    first = last = row.index(inner)
    while first and _links(stored, row[first - 1], row[first]):
        first -= 1
    while last + 1 < len(row) and _links(stored, row[last], row[last + 1]):
        last += 1
    return replace(row[first], end=row[last].end, name=stored[row[first].start : row[last].end])


def _links(stored: str, inner: PlaceMention, outer: PlaceMention) -> bool:
    """Whether two places in a row are one within the other."""
    wider = WIDTH[inner.kind] < WIDTH[outer.kind] and (
        inner.country == outer.country or None in {inner.country, outer.country}
    )
    return wider and bool(LINKS.fullmatch(stored[inner.end : outer.start]))


def beside(stored: str, mention: PlaceMention) -> PlaceMention:
    """A place that is only near a named one, as told: "near Gori", "30 km north of Homs"; it has no point."""
    lead = BESIDE.search(stored[max(0, mention.start - REACH) : mention.start])
    if lead is None or mention.precision not in {"city", "exact"}:
        return mention
    start = mention.start - len(lead.group())
    why = f"somewhere {lead.group().strip()} {mention.known_as or mention.name}, whose point this is"
    name = stored[start : mention.end]
    return replace(mention, start=start, name=name, precision="region", geonames=None, why=why)


def venue_by_form(
    document: Document, nodes: set[int], places: dict[Part, list[PlaceMention]], sentence: Sentence, mode: Mode | None
) -> PlaceMention | None:
    """A venue that no table has: "at the Vice President's Residence", placed in the town named behind it."""
    for token in document.tokens[sentence.first : sentence.last]:
        if not _may_end_venue(token):
            continue
        opening, preposition = preposition_of(document, token.i)
        known = preposition in INSIDE and _is_in_table(document, opening, token.i)
        if not (known or _names_venue(document, token.i, preposition)) or token.i - opening > LONGEST:
            continue
        if any(_is_dash(document, i) for i in range(opening + 1, token.i)):
            continue
        if not tie(document, nodes, token.i, mode):
            continue
        stored = document.part_text(sentence.part)
        last = token.i
        while _goes_on(document, last):
            last += 1  # "the Aiwan-e-Sadr", "the Shangri-La Hotel"
        start, end = document.tokens[opening + 1].start, document.tokens[last].end
        whose = WHOSE.match(stored, end)
        end = whose.end() if whose else end
        after = next((p for p in places[sentence.part] if 0 <= p.start - end < 12), None)
        after = None if after is None or _says_whose(document, sentence, after) else after
        if after is not None and LINKS.fullmatch(stored[end : after.start]):
            town = around(stored, after, [p for p in places[sentence.part] if p.start < sentence.end])
            return replace(town, start=start, name=stored[start : town.end], kind="venue")
        return PlaceMention(start, end, stored[start:end], None, None, None, None, None, "venue")
    return None


def _is_dash(document: Document, i: int) -> bool:
    """Whether a word is a dash that sets two parts of a sentence apart: with a space before it and behind."""
    before, token, after = document.tokens[i - 1], document.tokens[i], document.tokens[i + 1]
    return token.text in DASHES and before.end < token.start and token.end < after.start


def _says_whose(document: Document, sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a place only says whose somebody is: "at Prague Castle, | US President Obama"."""
    tokens = document.tokens[sentence.first : sentence.last]
    last = next((t for t in reversed(tokens) if place.start <= t.start < place.end), None)
    behind = next((t for t in tokens if t.start > place.start and t.start >= place.end), None)
    whose = last is not None and last.head > last.i and plain(last.relation) in {"compound", "amod", "nmod", "det"}
    return whose and behind is not None and behind.pos in {"NOUN", "PROPN", "ADJ"}


def house_in(document: Document, top: int, town: PlaceMention) -> PlaceMention | None:
    """The house that a town is named before: "at a | Paris restaurant", "in an | Oslo hotel"; at the town's point."""
    house = document.tokens[document.tokens[top].head]
    opening, preposition = preposition_of(document, top)
    behind = house.i > top and house.start == town.end + 1
    if town.kind != "city" or not behind or preposition not in INSIDE or house.pos != "NOUN":
        return None
    if house.lemma.lower() not in words_for("house") | venue_words() or top - opening > LONGEST:
        return None
    stored, start = document.part_text(document.sentence_of(top).part), document.tokens[opening + 1].start
    why = f"somewhere in {town.known_as or town.name}, whose point this is"
    return replace(
        town, start=start, end=house.end, name=stored[start : house.end], kind="venue", geonames=None, why=why
    )


def venue_at(document: Document, i: int, town: PlaceMention | None, *, to: bool = False) -> PlaceMention | None:
    """The house or ground at a word that no table has, in the town told for it if any is; `to` for where one went.

    "Received him at | the Elysee", told of a day in Paris, is "the Elysee, Paris", and "at his | office" his office.
    """
    opening, preposition = preposition_of(document, i)
    token = document.tokens[i]
    named = token.pos == "PROPN" and token.text[0].isupper() and not token.text.isupper()
    house = token.lemma.lower() in venue_words() and (token.text[0].isupper() or _is_known_house(document, i))
    told = token.pos == "NOUN" and token.lemma.lower() in words_for("house") | words_for("ground")
    on = preposition in ON and (named or token.lemma.lower() in words_for("ground"))
    led = preposition in INSIDE or on or (to and preposition in GOING)
    if not led or not (named or house or told) or i - opening > LONGEST:
        return None
    if any(_is_dash(document, k) for k in range(opening + 1, i)):
        return None  # "to meet in near future - | Kremlin": who says so
    if (token.lemma.lower(), "NOUN") in eventful():
        return None  # "at the Munich Security Conference"
    stored, last = document.part_text(document.sentence_of(i).part), i
    while _goes_on(document, last):
        last += 1
    start, end = document.tokens[opening + 1].start, document.tokens[last].end
    name = stored[start:end]
    ground = token.pos == "NOUN" and token.lemma.lower() in words_for("ground")  # "on the border" is in no town
    if town is None or ground or WIDTH[town.kind] > WIDTH["city"] or town.name in name:
        return PlaceMention(start, end, name, None, None, None, None, None, "venue")
    why = f"somewhere in {town.known_as or town.name}, as the text tells"
    return replace(town, start=start, end=end, name=f"{name}, {town.name}", kind="venue", geonames=None, why=why)


def town_named(document: Document, i: int) -> PlaceMention | None:
    """The town that no table has, named behind a word for its sort: "in the border | town of Moc Bai"."""
    tokens, last = document.tokens, i + 2
    if tokens[i].lemma.lower() not in words_for("sort") or last >= len(tokens) or tokens[i + 1].text != "of":
        return None
    if tokens[last].sentence != tokens[i].sentence or tokens[last].pos != "PROPN":
        return None
    while _goes_on(document, last):
        last += 1
    start, end = tokens[i + 2].start, tokens[last].end
    name = document.part_text(document.sentence_of(i).part)[start:end]
    return PlaceMention(start, end, name, None, None, None, None, None, "city")


def _goes_on(document: Document, i: int) -> bool:
    """Whether a venue's name goes on behind a word: over a hyphen, or with another capital."""
    tokens = document.tokens
    if i + 1 >= len(tokens) or tokens[i + 1].sentence != tokens[i].sentence:
        return False
    glued = tokens[i + 1].start == tokens[i].end
    if tokens[i + 1].text in OF and i + 2 < len(tokens) and tokens[i + 2].sentence == tokens[i].sentence:
        return tokens[i + 2].text[0].isupper() and tokens[i].lemma.lower() in venue_words()  # "the Hôtel du Palais"
    if tokens[i].text in OF:
        return tokens[i + 1].text[0].isupper()
    if glued and "-" in {tokens[i].text, tokens[i + 1].text}:
        return True
    house = tokens[i].pos == "PROPN" and tokens[i + 1].lemma in words_for("house")  # "the Sheraton hotel"
    return tokens[i + 1].start == tokens[i].end + 1 and (tokens[i + 1].text[0].isupper() or house)


def _may_end_venue(token: Token) -> bool:
    """Whether a word may be the last of a venue's name: one with a capital, or a palace."""
    return token.text[0].isupper() or token.lemma.lower() in venue_words()


def _names_venue(document: Document, i: int, preposition: str | None) -> bool:
    """Whether a capitalised word ends a venue's name: a palace, a hotel, or a proper name that one is "at"."""
    token = document.tokens[i]
    if preposition not in {"at", "in", "inside"}:
        return False
    if token.lemma.lower() in venue_words():
        return token.text[0].isupper() or _is_known_house(document, i)
    if not token.text[0].isupper():
        return False
    follows = document.tokens[i + 1] if i + 1 < len(document.tokens) else None
    ends = follows is None or not follows.text[0].isupper()
    thing = token.lemma.lower() in things() or (token.lemma.lower(), "NOUN") in eventful() or token.text.isupper()
    return (
        preposition == "at"
        and token.pos == "PROPN"
        and ends
        and not thing
        and document.tokens[i - 1].text.lower() == "the"
    )


def _is_in_table(document: Document, opening: int, i: int) -> bool:
    """Whether the words behind a preposition up to one are a house that tables know: "at the | United | Nations"."""
    following = document.tokens[i + 1].text if i + 1 < len(document.tokens) else ""
    name = document.text_of(opening + 1, i + 1) if opening < i else ""
    return not following[:1].isupper() and key(name) in _known_houses()  # not "the United Nations | General Assembly"


@cache
def _known_houses() -> frozenset[str]:
    """The names of houses whose town is known."""
    return frozenset(key(row["house"]) for row in rows("house_towns"))


def _is_known_house(document: Document, i: int) -> bool:
    """Whether a house without a name is a certain one: "the presidential palace", not "a hotel" or "his office"."""
    lead = document.tokens[max(0, i - 2) : i]
    return len(lead) == 2 and lead[0].text.lower() == "the" and lead[1].pos in {"ADJ", "NOUN"}
