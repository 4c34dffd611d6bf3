"""Finds the figures somebody gives: how many were killed, hurt, driven out, taken, sent, or how much money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.accounts import figure_words as table
from dragoman.accounts.counted import Count, Counted
from dragoman.accounts.counting import counts_in
from dragoman.accounts.counting_items import is_thing
from dragoman.accounts.figure_fields import (
    Field,
    background_of,
    names_a_place,
    since_of,
    stand_of,
    times_by_part,
    times_by_sentence,
    whereabouts_of,
)
from dragoman.accounts.retelling import told_once
from dragoman.accounts.sums import sums_in
from dragoman.hashes import content_id
from dragoman.language.document import Document, Sentence
from dragoman.mentions import tree
from dragoman.mentions.attribution import Attribution, find_sayers
from dragoman.mentions.naming import name_span
from dragoman.mentions.number_words import CURRENCIES
from dragoman.mentions.numbers import Number, find_numbers
from dragoman.mentions.timemention import TimeMention
from dragoman.records import Dated, Evidence, Figure, Part

# Blocks that tell no news: who wrote it, how to subscribe.
_SILENT = frozenset({"byline", "credit", "boilerplate", "dateline"})
# So many times the toll told before is that of a war and not of one place; by judgement.
OTHER_SCALE = 20
_NOMINAL = frozenset({"ADJ", "NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class _Setting:
    """What all figures of one document share."""

    document: Document
    attribution: Attribution
    times: dict[int, list[TimeMention]]  # by the number of their sentence
    published: str | None


def find_figures(
    document: Document,
    attribution: Attribution | None = None,
    dated: Dated | None = None,
    *,
    times: dict[Part, list[TimeMention]] | None = None,
) -> list[Figure]:
    """The figures that the document gives, each told once, in the order of the text (title last).

    `dated` gives the days on which the article can have been written, for "by Tuesday"; `times` are those
    of `timing.times_of` where they are found already. `series` is left empty.
    """
    setting = _Setting(
        document,
        attribution or find_sayers(document),
        times_by_sentence(document, times if times is not None else times_by_part(document, dated)),
        dated.range[1] if dated is not None else document.article.published,
    )
    by_sentence: dict[int, list[Number]] = defaultdict(list)
    for number in find_numbers(document):
        by_sentence[document.tokens[number.first].sentence].append(number)
    found: list[Figure] = []
    before: Count | None = None
    last: Figure | None = None
    for sentence in document.sentences:
        if sentence.kind in _SILENT or not by_sentence[sentence.i]:
            before = last = None
            continue
        people = [number for number in by_sentence[sentence.i] if number.unit is None]
        counts = counts_in(document, sentence, people, before)
        sums = [number for number in by_sentence[sentence.i] if number.unit is not None]
        told = list(_figures_of(setting, sentence, counts, sums))
        found.extend(_placed_by(last, one, document, sentence) for one in told)
        before = counts[-1] if counts else None
        last = next((one for one in reversed(found[-len(told) :] if told else []) if one.where), None)
    return told_once(sorted(found, key=lambda figure: (figure.part == "title", figure.span)))


def _placed_by(last: Figure | None, figure: Figure, document: Document, sentence: Sentence) -> Figure:
    """A toll without a place, put where that of the sentence before it was: "Another 20 people were hurt."."""
    if last is None or figure.where is not None or last.part != figure.part:
        return figure
    if not {last.measure, figure.measure} <= table.BEFALLS or names_a_place(document, sentence):
        return figure
    if figure.since is not None or _most(figure) > OTHER_SCALE * _most(last):
        return figure  # "The war has killed more than 10,000."
    where = next(evidence for evidence in last.evidence if evidence.field == "where")
    evidence = replace(where, inferred="as the figure in the sentence before it")
    return replace(figure, where=last.where, evidence=(*figure.evidence, evidence))


def _most(figure: Figure) -> float:
    return figure.value[1] if isinstance(figure.value, tuple) else figure.value


def _figures_of(
    setting: _Setting, sentence: Sentence, counts: Sequence[Count], sums: Sequence[Number]
) -> Iterator[Figure]:
    earlier: Count | None = None
    for count in counts:
        yield _figure(setting, sentence, count, earlier)
        earlier = earlier if count.rule == "figures.part" and earlier is not None else count
    for count in sums_in(setting.document, sentence, sums):
        yield _figure(setting, sentence, count, None)


def _figure(setting: _Setting, sentence: Sentence, count: Count, earlier: Count | None) -> Figure:
    document, number = setting.document, count.counted.number
    first, last = _words(document, count)
    start, end = document.tokens[first].start, document.tokens[last - 1].end
    times = setting.times.get(sentence.i, [])
    fields = [
        _of(document, sentence, count, earlier),
        whereabouts_of(document, sentence, count),
        stand_of(document, sentence, count, times, setting.published),
        since_of(document, sentence, count, times),
        _said_by(setting, count),
    ]
    bounded = count.bound_from or number
    background = background_of(document, sentence, count, times, setting.published)
    evidence = [
        Evidence("measure", count.rule, number.part, *_place(document, count.trigger, count.trigger + 1)),
        Evidence("value", "numbers", number.part, number.start, number.end),
        *([Evidence("bound", "numbers", number.part, bounded.start, bounded.end)] if number.bound != "exact" else []),
        *([Evidence("unit", "numbers", number.part, number.start, number.end)] if number.unit is not None else []),
        *(field.evidence for field in fields if field is not None and field.evidence is not None),
        *([background.evidence] if background is not None and background.evidence is not None else []),
    ]
    of, where, as_of, since, said_by = (None if field is None else field.value for field in fields)
    article = document.article
    return Figure(
        id=content_id("figure", article.id, article.sha256, number.part, number.start, count.measure, number.value),
        article=article.id,
        series="",
        measure=count.measure,
        value=number.value,
        bound=number.bound,
        unit=number.unit,
        of=of,
        where=where,
        as_of=as_of,
        since=since,
        said_by=said_by,
        background=background is not None,
        quote=document.part_text(number.part)[start:end],
        part=number.part,
        span=(start, end),
        sentence=document.part_text(number.part)[sentence.start : sentence.end],
        sentence_span=(sentence.start, sentence.end),
        evidence=tuple(evidence),
    )


def _words(document: Document, count: Count) -> tuple[int, int]:
    """The smallest run of words that holds the number, the counted and what befell them."""
    counted = count.counted
    if abs(count.trigger - counted.first) > 30 or count.rule == "figures.part":
        return counted.first, counted.last
    return min(counted.first, count.trigger), max(counted.last, count.trigger + 1)


def _place(document: Document, first: int, last: int) -> tuple[int, int]:
    return document.tokens[first].start, document.tokens[last - 1].end


def _of(document: Document, sentence: Sentence, count: Count, earlier: Count | None) -> Field | None:
    """Who or what is counted; the counted of the figure before where the noun is left out ("and 30 wounded")."""
    counted = count.counted
    if count.measure == "money":
        return _purpose(document, sentence, counted)
    if count.rule == "figures.toll" and counted.noun is None:
        return _tallied(document, count)
    if counted.noun is None or (count.things is not None and document.tokens[counted.noun].pos == "PRON"):
        counted = count.things or (None if count.deed else _left_out(document, count, earlier)) or counted
    if counted.noun is None:
        return _field_of(document, count, count.trigger, count.trigger + 1, count.deed) if count.deed else None
    first = counted.number.last
    while first < counted.noun and (
        document.tokens[first].pos in {"ADP", "DET", "NUM", "PUNCT", "ADV", "PRON"}
        or document.tokens[first].text.casefold() in {"other", "more", "additional", "further", "extra", "new"}
    ):
        first += 1
    last = _past_contents(document, sentence, counted) if count.measure == "items" else counted.last
    words = document.text_of(first, last)
    if words.casefold() in {"others", "other", "more", "them", "deaths", "death", "lives", "fatalities"}:
        return None
    if count.rule == "figures.coordinated" and count.things is not None:  # "230 Ukrainian and 248 Russian prisoners"
        kind = document.text_of(count.counted.last, count.counted.last + 1)
        words = f"{kind} {document.text_of(counted.noun, counted.noun + 1)}" if kind[:1].isalpha() else words
    return _field_of(document, count, first, last, f"{words} {count.deed}" if count.deed else words)


def _field_of(document: Document, count: Count, first: int, last: int, words: str) -> Field:
    return Field(words, Evidence("of", "figures.of", count.counted.number.part, *_place(document, first, last)))


def _left_out(document: Document, count: Count, earlier: Count | None) -> Counted | None:
    """The counted of the figure before, where the noun is left out and nobody else has begun to speak."""
    if count.rule == "figures.part" or earlier is None or earlier.counted.noun is None:
        return None
    if document.tokens[earlier.counted.noun].lemma in table.COUNTED_STATES:
        return None  # "9,177 civilian deaths ... with 15,993 injured"
    between = range(earlier.counted.last, count.counted.first)
    return None if any(document.tokens[i].text == ";" for i in between) else earlier.counted


def _past_contents(document: Document, sentence: Sentence, counted: Counted) -> int:
    """The end of what is counted with what it holds or goes with: "500 tons [of flour]", "drones [and missiles]"."""
    tokens, last = document.tokens, counted.last
    if last >= sentence.last:
        return last
    if tokens[last].text in {"and", "or"} and is_thing(tokens[min(last + 1, sentence.last - 1)]):
        return last + 2
    if tokens[last].text != "of" or tokens[last - 1].lemma not in table.CONTAINERS:
        return last
    stop = last + 1
    while stop < sentence.last and (tokens[stop].pos in _NOMINAL or tokens[stop].text in {"and", "-"}):
        stop += 1
    while tokens[stop - 1].pos not in {"NOUN", "PROPN", "ADP"}:
        stop -= 1
    return stop if tokens[stop - 1].pos != "ADP" else last


def _tallied(document: Document, count: Count) -> Field | None:
    """What a tally is of: "the number of [refugees]"."""
    for c in tree.children(document, count.trigger, "nmod"):
        if "of" in tree.cases(document, c) and document.tokens[c].pos != "NUM":
            first, last = name_span(document, c)
            if document.text_of(first, last).casefold() in table.STATES:
                return None  # "the number of dead"
            evidence = Evidence("of", "figures.tally", count.counted.number.part, *_place(document, first, last))
            return Field(document.text_of(first, last), evidence)
    return None


def _purpose(document: Document, sentence: Sentence, counted: Counted) -> Field | None:
    """What the money is for or is: "$1 billion in [military aid]", "$50 million [package]"."""
    first = counted.number.last
    while first < sentence.last and document.tokens[first].text.casefold() in table.MONEY_LINKS | CURRENCIES.keys():
        first += 1
    last = first
    while last < sentence.last and document.tokens[last].pos in _NOMINAL:
        last += 1
    if last == first or document.tokens[last - 1].pos == "ADJ" or document.tokens[last - 1].lemma in table.SPANS:
        return None
    where = _place(document, first, last)
    return Field(document.text_of(first, last), Evidence("of", "figures.money", counted.number.part, *where))


def _said_by(setting: _Setting, count: Count) -> Field | None:
    sayer = setting.attribution.said_by(count.counted.number.last - 1)
    if sayer is None:
        return None
    evidence = Evidence("said_by", f"attribution.{sayer.kind}", sayer.part, sayer.start, sayer.end)
    return Field(sayer.text, evidence)
