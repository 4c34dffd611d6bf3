"""Tells where an event was: which of the places beside it is its own, with the venue and the state around it.

A place counts where it hangs, with a preposition of place, on the event's words or on the verb that holds
them. Capitals that stand for governments ("Ankara said"), parties ("talks with Moscow"), topics ("the
situation in Ukraine") and origins ("from Kyiv") are no places of events.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.language import Document, Sentence
from dragoman.mentions import tree
from dragoman.mentions.places import named_places
from dragoman.mentions.placeties import PHRASE, is_elsewhere, tie
from dragoman.mentions.placewords import words_for
from dragoman.mentions.venues import WIDTH, around, beside, house_in, venue_by_form, venue_words
from dragoman.records import Mode, Part, PlaceMention

Places = dict[Part, list[PlaceMention]]
MARGINS = frozenset({"margin", "margins", "sideline", "sidelines", "fringe", "fringes"})  # of an event: where it is
WATERS = frozenset({"sea", "strait", "river"})  # "at his Black Sea residence", "attacks in the Red Sea"
BEFORE_WHERE = 6  # words: "in Fiji on Monday, where"


@dataclass(frozen=True, slots=True)
class _Place:
    """A place of a sentence with the word by which it hangs on the rest."""

    top: int
    mention: PlaceMention


def places_of(document: Document) -> Places:
    """The places of an article's title and text; the text says which of namesakes the title means."""
    text = named_places(document.part_text("text"))
    countries = {p.country for p in text if p.country}
    return {"title": named_places(document.part_text("title"), countries=countries), "text": text}


def place_of(
    document: Document, trigger: int, places: Places, *, mode: Mode | None = None, also: Iterable[int] = ()
) -> PlaceMention | None:
    """The place of the event that a word tells of, named with the places around it ("Geneva, Switzerland").

    `trigger` is its verb or noun, `also` further words of the same event. For a visit the destination counts.
    """
    if mode in {"phone", "video"}:
        return None
    nodes = {trigger, *also}
    nodes |= {
        document.tokens[h].head for n in nodes if document.tokens[h := document.tokens[n].head].lemma in MARGINS
    }
    sentence = document.sentence_of(trigger)
    found = list(_in_sentence(document, sentence, places))
    ranked = []
    for place in found:
        sure = tie(document, nodes, place.top, mode, place.mention)
        named = place.mention.role == "name" and place.mention.kind == "city"
        if named and document.tokens[place.top].head not in nodes:
            continue  # "at the | United Nations": of a body's name
        rough = place.mention.kind == "area" or (mode is not None and place.mention.kind in WATERS)
        if sure and (not rough or sure == 3):
            wide = 0 if mode == "visit" else WIDTH[place.mention.kind]  # "in the French capital at the Elysee Palace"
            ranked.append((-sure, wide, min(abs(place.top - n) for n in nodes), place.top, place))
    if not ranked:
        return (
            _where(document, nodes, found, sentence)
            or venue_by_form(document, nodes, places, sentence, mode)
            or _of_scene(document, trigger, places)
        )
    best = min(ranked, key=lambda r: r[:4])[4]
    if document.tokens[document.tokens[best.top].head].lemma.lower() in venue_words() - words_for("sort"):
        venue = venue_by_form(document, nodes, places, sentence, mode)
        if venue is not None:
            return venue  # "at the Headquarters of the Command in Honolulu"
    house = house_in(document, best.top, best.mention)
    if house is not None:
        return house
    stored = document.part_text(sentence.part)
    return beside(stored, around(stored, best.mention, [p.mention for p in found]))


def _of_scene(document: Document, trigger: int, places: Places) -> PlaceMention | None:
    """The place of the clause that a clause with "when" tells more of: "will go on in Oslo, when he is to meet"."""
    scene = tree.scene_of(document, trigger)
    if scene is None or scene == trigger:
        return None
    return place_of(document, scene, places, also=tree.children(document, scene, "obj"))


def place_at(document: Document, i: int, places: Places, *, left: bool = False) -> PlaceMention | None:
    """The place whose name covers a word, named with the places around it; None where none does, or of a topic.

    `left` is for one that may have been left: "is back from Rome".
    """
    token, sentence = document.tokens[i], document.sentence_of(i)
    found = list(_in_sentence(document, sentence, places))
    own = next((p for p in found if p.mention.start < token.end and token.start < p.mention.end), None)
    if own is None or is_elsewhere(document, own.top, left=left):
        return None
    stored = document.part_text(sentence.part)
    return beside(stored, around(stored, own.mention, [p.mention for p in found]))


def _in_sentence(document: Document, sentence: Sentence, places: Places) -> Iterator[_Place]:
    """The places of a sentence with the words by which they hang on the rest."""
    tokens = document.tokens[sentence.first : sentence.last]
    beside = places[sentence.part]
    first = bisect_left(beside, sentence.start, key=lambda m: m.start)
    for mention in beside[first : bisect_left(beside, sentence.end, key=lambda m: m.start)]:
        inside = [t.i for t in tokens if t.start < mention.end and t.end > mention.start]
        tops = [i for i in inside if document.tokens[i].head not in inside or document.tokens[i].is_root]
        if tops:
            yield _Place(tops[0], mention)


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
                return around(document.part_text(sentence.part), before[-1].mention, mentions)
    return None
