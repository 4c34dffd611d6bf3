"""Tells where an event was: which of the places beside it is its own, with the venue and the state around it.

A place counts where it hangs, with a preposition of place, on the event's words or on the verb that holds
them. Capitals that stand for governments ("Ankara said"), parties ("talks with Moscow"), topics ("the
situation in Ukraine") and origins ("from Kyiv") are no places of events.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from dragoman.codebook.tables import rows
from dragoman.language import Document, Sentence
from dragoman.mentions import tree
from dragoman.mentions.places import SORTS, PlaceMention, find_places
from dragoman.mentions.timewords import words as time_words
from dragoman.mentions.timing import eventful
from dragoman.records import Mode, Part

Places = dict[Part, list[PlaceMention]]
AT = frozenset({"in", "at", "near", "outside", "inside", "within", "aboard"})
TO = frozenset({"to", "into", "in", "at"})
GOING = frozenset(
    {
        "visit",
        "travel",
        "arrive",
        "go",
        "come",
        "fly",
        "trip",
        "return",
        "tour",
        "head",
        "journey",
        "pay",
        "host",
        "welcome",
        "invite",
    }
)
DIRECT = frozenset({"visit", "tour", "reach", "leave"})  # verbs whose object is the place
HOLDING = frozenset(
    {
        "hold",
        "take",
        "host",
        "have",
        "conduct",
        "convene",
        "begin",
        "start",
        "open",
        "resume",
        "schedule",
        "plan",
        "sign",
        "end",
    }
    | {
        "conclude",
        "occur",
        "happen",
        "organize",
        "organise",
        "set",
        "attend",
        "gather",
        "place",
        "kick",
        "wrap",
        "launch",
    }
)
STOPS = frozenset({";", ":", ".", "”", '"'})
BEFORE_WHERE = 6  # words: "in Fiji on Monday, where"
PHRASE = 26  # words: the length of a noun's phrase up to its place
LINKS = re.compile(
    r"\s*(?:,\s+(?:in\s+)?(?:the\s+)?|\s(?:in|at)\s+(?:the\s+)?(?:\w+\s)?(?:city\s+of\s+|resort\s+town\s+of\s+)?|\s?\()"
)
WHOSE = re.compile(r" of (?:the )?(?:[A-Z][\w-]*(?: and| of| for| the|) ?){1,8}(?= in\b|,|\.)")
SIDES = frozenset({"side", "outskirts", "outskirt", "edge", "shore", "bank", "coast", "border", "island"})
WIDTH = {"venue": 0, "city": 1, "strait": 2, "river": 2, "border": 2, "region": 2, "sea": 3, "country": 4, "area": 5}


@cache
def venue_words() -> frozenset[str]:
    """The last words of venues' names: palace, residence, headquarters."""
    return frozenset(row["word"] for row in rows("venue_words"))


@cache
def things() -> frozenset[str]:
    """Last words of the names of bodies and events, which are no venues: council, conference."""
    text = (files("dragoman.codebook") / "tables" / "things.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line and not line.startswith("#"))


@cache
def topic_nouns() -> frozenset[str]:
    """Nouns whose place is their own and not the event's: the situation in, the war in, citizens in."""
    return frozenset(row["noun"] for row in rows("topic_nouns"))


@dataclass(frozen=True, slots=True)
class _Place:
    """A place of a sentence with the word by which it hangs on the rest."""

    top: int
    mention: PlaceMention


def places_of(document: Document) -> Places:
    """The places of an article's title and text; the text says which of namesakes the title means."""
    text = find_places(document.part_text("text"))
    countries = {p.country for p in text if p.country}
    return {"title": find_places(document.part_text("title"), countries=countries), "text": text}


def place_of(
    document: Document, trigger: int, places: Places, *, mode: Mode | None = None, also: Iterable[int] = ()
) -> PlaceMention | None:
    """The place of the event that a word tells of, named with the places around it ("Geneva, Switzerland").

    `trigger` is its verb or noun, `also` further words of the same event. For a visit the destination counts.
    """
    if mode in {"phone", "video"}:
        return None
    nodes = {trigger, *also}
    sentence = document.sentence_of(trigger)
    found = list(_in_sentence(document, sentence, places))
    ranked = []
    for place in found:
        tie = _tie(document, nodes, place.top, mode, place.mention)
        if tie and (place.mention.kind != "area" or tie == 3):
            ranked.append((-tie, min(abs(place.top - n) for n in nodes), place.top, place))
    if not ranked:
        return _where(document, nodes, found, sentence) or _venue_by_form(document, nodes, places, sentence, mode)
    best = min(ranked, key=lambda r: r[:3])[3]
    return _around(document.part_text(sentence.part), best.mention, [p.mention for p in found])


def _in_sentence(document: Document, sentence: Sentence, places: Places) -> Iterator[_Place]:
    """The places of a sentence with the words by which they hang on the rest."""
    tokens = document.tokens[sentence.first : sentence.last]
    for mention in places[sentence.part]:
        if sentence.start <= mention.start < sentence.end:
            inside = [t.i for t in tokens if t.start < mention.end and t.end > mention.start]
            tops = [i for i in inside if document.tokens[i].head not in inside or document.tokens[i].is_root]
            if tops:
                yield _Place(tops[0], mention)


def _tie(
    document: Document, nodes: set[int], top: int, mode: Mode | None, mention: PlaceMention | None = None
) -> int:
    """How surely a place is the event's: 3 on its words, 2 on the verb that holds it or in its phrase, 0 not."""
    governor = _governor(document, top)
    opening, preposition = _preposition(document, top)
    if governor in nodes and _leads_noun(document, top, governor, mention):
        return 3
    if preposition is None:
        return 3 if _is_destination(document, nodes, top, governor) else 0
    if preposition in AT | TO and _is_purpose(document, nodes, top, governor):
        return 2
    if _is_topics(document, opening, nodes) or not _right_preposition(document, preposition, nodes, governor, mode):
        return 0
    if governor in nodes:
        return 3
    if _holds(document, governor, nodes):
        return 2
    if _reaches(document, governor, nodes) or any(_follows(document, n, opening) for n in nodes):
        return 2
    kind = document.sentence_of(top).kind
    return 1 if kind == "caption" or _is_shared(document, nodes, governor) else 0


def _where(document: Document, nodes: set[int], found: Sequence[_Place], sentence: Sentence) -> PlaceMention | None:
    """The place that a clause with "where" tells of: "flew to Fiji on Monday, where she met"."""
    for node in nodes:
        for i in range(node - 1, max(sentence.first, node - PHRASE) - 1, -1):
            if document.tokens[i].text.lower() != "where":
                continue
            before = [p for p in found if p.top < i and i - p.top <= BEFORE_WHERE]
            clause = next((h for h in document.ancestors(i) if document.tokens[h].pos in {"VERB", "AUX"}), None)
            if before and clause is not None and {clause, *document.subtree(clause)} & nodes:
                mentions = [p.mention for p in before]
                return _around(document.part_text(sentence.part), before[-1].mention, mentions)
    return None


def _reaches(document: Document, governor: int, nodes: set[int]) -> bool:
    """Whether a parser hung the event's place on a party to it: "held between officials of both sides in"."""
    for _ in range(3):
        token = document.tokens[governor]
        relation = tree.plain(token.relation)
        named = (token.lemma.lower(), token.pos) in eventful() or token.lemma.lower() in topic_nouns()
        if token.pos not in {"NOUN", "PROPN"} or named or relation not in {"obl", "obj", "nmod", "conj", "appos"}:
            return False
        governor = token.head
        if governor in nodes or _holds(document, governor, nodes):
            return True
    return False


def _governor(document: Document, top: int) -> int:
    """The word that a place hangs on; where that is a date ("on 30 May in Suva"), the word above it."""
    governor = document.tokens[top].head
    token = document.tokens[governor]
    dates = token.pos == "NUM" or token.lemma.lower() in time_words()
    return token.head if dates and token.pos in {"NUM", "PROPN", "NOUN"} else governor


def _preposition(document: Document, top: int) -> tuple[int, str | None]:
    """The preposition before a place, with its word's number; None where it has none."""
    sentence = document.sentence_of(top)
    for i in range(top - 1, max(sentence.first, top - 8) - 1, -1):
        token = document.tokens[i]
        if token.text.lower() == "of" and i and document.tokens[i - 1].lemma.lower() in SORTS | SIDES:
            continue  # "in the resort town of Antalya", "on the northern side of Panmunjom"
        if token.text.lower() == "on" and any(t.lemma.lower() in SIDES for t in document.tokens[i:top]):
            return i, "in"
        if token.pos == "ADP" or token.text.lower() in AT | TO:
            return i, token.text.lower()
        if token.pos in {"VERB", "AUX", "CCONJ", "SCONJ"} or token.text in {",", ";", "(", ")"}:
            return i, None
    return top, None


def _is_destination(document: Document, nodes: set[int], top: int, governor: int) -> bool:
    """Whether a place without preposition is what was visited: "will visit China", "his China visit"."""
    token = document.tokens[governor]
    if governor not in nodes or token.lemma.lower() not in DIRECT:
        return False
    relation = tree.plain(document.tokens[top].relation)
    return (relation == "obj" and token.pos == "VERB") or (relation == "compound" and token.pos == "NOUN")


def _leads_noun(document: Document, top: int, governor: int, mention: PlaceMention | None) -> bool:
    """Whether a town or house names the event: "the Agra summit"; a state there is a party or a topic."""
    named = mention is not None and mention.kind in {"city", "venue"} and top < governor
    return (
        named and tree.plain(document.tokens[top].relation) in {"compound", "nmod"} and not tree.cases(document, top)
    )


def _is_purpose(document: Document, nodes: set[int], top: int, governor: int) -> bool:
    """Whether somebody is in a place for the event: "who is in Doha for the summit", "flew to Oslo for talks"."""
    for node in nodes:
        token = document.tokens[node]
        if token.head in {top, governor} and "for" in tree.cases(document, node):
            return True
    return False


def _is_topics(document: Document, opening: int, nodes: set[int]) -> bool:
    """Whether a place belongs to a topic right before it: "the situation in", "the war in eastern"."""
    before = opening - 1
    if before < 0 or before in nodes:
        return False
    token = document.tokens[before]
    return token.pos == "NOUN" and token.lemma.lower() in topic_nouns()


def _right_preposition(
    document: Document, preposition: str, nodes: set[int], governor: int, mode: Mode | None
) -> bool:
    """Whether a preposition tells where an event is: in and at always, to for visits and journeys."""
    if preposition in AT:
        return True
    going = {document.tokens[n].lemma.lower() for n in (governor, *nodes)} & GOING
    return preposition in TO and (mode == "visit" or bool(going))


def _holds(document: Document, governor: int, nodes: set[int]) -> bool:
    """Whether a verb holds the event: "talks took place in", "held a meeting in", "negotiations held in"."""
    token = document.tokens[governor]
    if token.pos not in {"VERB", "AUX"}:
        return False
    if tree.plain(token.relation) == "acl" and token.head in nodes:
        return True
    if any(a in nodes for a in tree.children(document, governor, "obj", "nsubj", "obl")):
        return token.lemma.lower() in HOLDING | GOING or document.tokens[governor].lemma.lower() == "meet"
    return any(n in document.children(governor) and tree.plain(document.tokens[n].relation) == "xcomp" for n in nodes)


def _follows(document: Document, node: int, opening: int) -> bool:
    """Whether a place ends the phrase of the event's word: "talks between envoys of both sides in Geneva"."""
    if not node < opening <= node + PHRASE:
        return False
    between = document.tokens[node + 1 : opening]
    other = any((t.lemma.lower(), t.pos) in eventful() and not _is_means(document, t.i, node) for t in between)
    return not other and not any(
        (t.pos in {"VERB", "AUX", "SCONJ"} and t.tag not in {"NNP", "NNPS"}) or t.text in STOPS for t in between
    )


def _is_means(document: Document, i: int, node: int) -> bool:
    """Whether an event's noun only says how another went: "met for talks", not "discussed the visit"."""
    token = document.tokens[i]
    while tree.plain(token.relation) == "nmod" and token.head != token.i:
        token = document.tokens[token.head]  # "convened a meeting of the dialogue"
    holding = document.tokens[node].lemma.lower() in HOLDING and document.tokens[node].pos == "VERB"
    return token.head == node and tree.plain(token.relation) in ({"obl", "obj"} if holding else {"obl"})


def _is_shared(document: Document, nodes: set[int], governor: int) -> bool:
    """Whether the event shares its place with the verb it is joined to: "flew to Doha and met", "in Doha to meet"."""
    for node in nodes:
        token = document.tokens[node]
        if token.head == governor and tree.plain(token.relation) in {"conj", "xcomp", "advcl"}:
            marks = {document.tokens[c].text.lower() for c in tree.children(document, node, "mark")}
            return not marks & {"after", "before", "since", "because", "if", "although", "that"}
    return False


def _around(stored: str, inner: PlaceMention, mentions: Sequence[PlaceMention]) -> PlaceMention:
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


def _venue_by_form(
    document: Document, nodes: set[int], places: Places, sentence: Sentence, mode: Mode | None
) -> PlaceMention | None:
    """A venue that no table has: "at the Vice President's Residence", placed in the town named behind it."""
    for token in document.tokens[sentence.first : sentence.last]:
        opening, preposition = _preposition(document, token.i)
        if not _names_venue(document, token.i, preposition) or token.i - opening > 8:
            continue
        if not _tie(document, nodes, token.i, mode):
            continue
        stored = document.part_text(sentence.part)
        last = token.i
        while document.tokens[last + 1].text == "-" and document.tokens[last + 1].start == document.tokens[last].end:
            last += 2  # "the Aiwan-e-Sadr"
        start, end = document.tokens[opening + 1].start, document.tokens[last].end
        whose = WHOSE.match(stored, end)
        end = whose.end() if whose else end
        after = next((p for p in places[sentence.part] if 0 <= p.start - end < 12), None)
        if after is not None and LINKS.fullmatch(stored[end : after.start]):
            around = _around(stored, after, [p for p in places[sentence.part] if p.start < sentence.end])
            return replace(around, start=start, name=stored[start : around.end], kind="venue")
        return PlaceMention(start, end, stored[start:end], None, None, None, None, None, "venue")
    return None


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


def _is_known_house(document: Document, i: int) -> bool:
    """Whether a house without a name is a certain one: "the presidential palace", not "a hotel" or "his office"."""
    lead = document.tokens[max(0, i - 2) : i]
    return len(lead) == 2 and lead[0].text.lower() == "the" and lead[1].pos in {"ADJ", "NOUN"}
