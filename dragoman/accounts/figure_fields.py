"""Reads what surrounds a figure: where, as of when, since when, and whether it is earlier context."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.accounts import figure_words as table
from dragoman.accounts.counted import Count, Counted
from dragoman.language.document import Document, Sentence
from dragoman.mentions import tree
from dragoman.mentions.naming import name_span
from dragoman.mentions.timemention import TimeMention
from dragoman.mentions.times import find_times
from dragoman.records import Dated, Evidence, Part

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_PARTS: tuple[Part, Part] = ("title", "text")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a figure and what it stands on."""

    value: str
    evidence: Evidence | None


def times_by_part(document: Document, dated: Dated | None) -> dict[Part, list[TimeMention]]:
    """The times named in the title and in the text, resolved against the article's own days."""
    anchor = dated if dated is not None else document.article.published
    return {part: find_times(document.part_text(part), anchor=anchor) for part in _PARTS}


def times_by_sentence(document: Document, times: dict[Part, list[TimeMention]]) -> dict[int, list[TimeMention]]:
    """The times of each sentence, by its number."""
    found: dict[int, list[TimeMention]] = {}
    waiting = {part: deque(times.get(part, ())) for part in _PARTS}
    for sentence in document.sentences:
        queue = waiting[sentence.part]
        while queue and queue[0].start < sentence.end:
            found.setdefault(sentence.i, []).append(queue.popleft())
    return found


def whereabouts_of(document: Document, sentence: Sentence, count: Count) -> Field | None:
    """Where it happened: a named place or site that hangs on the deed or the counted."""
    trigger, counted = count.trigger, count.counted
    if count.rule == "figures.elided" and (own := _own_place(document, sentence, counted)) is not None:
        return _place_at(document, sentence, own)
    leads = table.PLACED | (table.TOWARDS if count.measure in {"troops", "displaced"} else frozenset())
    best: int | None = None
    shared = _shared(document, trigger)
    led = [] if count.measure == "items" else _occasions(document, (trigger, *shared))
    for at in (trigger, counted.head, *shared, *led):
        # "Expelled 40 diplomats over the killings in Bucha" is not there.
        below = tree.children(document, at, "obl", "nmod") if count.measure == "items" else _below(document, at)
        places = [c for c in below if _is_place(document, c, counted, leads)]
        if places:
            best = min(places, key=lambda c: (c < trigger, document.tokens[c].pos != "PROPN", abs(c - trigger)))
            break
    if best is None and count.measure == "displaced":
        best = next((c for c in tree.children(document, trigger, "obj") if document.tokens[c].pos == "PROPN"), None)
        best = None if best is not None and counted.first <= best < counted.last else best  # "fled Ukraine"
    best = _taker(document, count) if best is None or count.rule == "figures.taken_in_too" else best
    if best is None:
        return None
    return _place_at(document, sentence, best)


def _place_at(document: Document, sentence: Sentence, at: int) -> Field:
    first, last = name_span(document, at)
    start, end = document.tokens[first].start, document.tokens[last - 1].end
    return Field(document.text_of(first, last), Evidence("where", "figures.where", sentence.part, start, end))


def _own_place(document: Document, sentence: Sentence, counted: Counted) -> int | None:
    """ "2,500 troops in Iraq and 900 in [Syria]"."""
    lead, name = counted.last, counted.last + 1
    if name >= sentence.last or document.tokens[lead].text.casefold() not in table.PLACED:
        return None
    return name if document.tokens[name].pos == "PROPN" else None


def _taker(document: Document, count: Count) -> int | None:
    """The named state that takes people in: "[Egypt] has taken in 110,000, [Chad] 90,000"."""
    if count.rule == "figures.taken_in_too":
        return count.counted.first - 1
    if count.rule != "figures.taken_in":
        return None
    subject = tree.own_subject(document, count.trigger)
    return subject if subject is not None and document.tokens[subject].pos == "PROPN" else None


def _shared(document: Document, trigger: int) -> list[int]:
    """The deeds that share their place with this one: "killed and 1,174 injured in Ukraine"."""
    token = document.tokens[trigger]
    leans = tree.plain(token.relation) in {"conj", "acl", "nummod", "amod", "xcomp"}
    above = [token.head] if leans and (token.pos != "VERB" or token.tag != "VBD") else []
    return above + [
        c for c in tree.children(document, trigger, "conj") if document.tokens[c].tag in {"VBN", "VBG", "JJ"}
    ]


def _occasions(document: Document, deeds: Sequence[int]) -> list[int]:
    """The deeds that led to these: "[stormed] a church in Owo, killing 40", "killed when shells [landed] in"."""
    tokens = document.tokens
    above = [tokens[i].head for i in deeds if tokens[i].relation.startswith("advcl") and tokens[i].tag == "VBG"]
    return above + [c for i in deeds for c in tree.children(document, i, "advcl") if _is_occasion(document, c)]


def _is_occasion(document: Document, clause: int) -> bool:
    marks = tree.children(document, clause, "mark", "advmod")
    return any(document.tokens[c].text.casefold() in {"when", "after", "as"} for c in marks if c < clause)


def _below(document: Document, at: int) -> list[int]:
    """The nominals under a deed, not those of clauses of their own."""
    found: list[int] = []
    queue = [at]
    while queue:
        for c in tree.children(document, queue.pop(), "obl", "nmod", "obj", "nsubj"):
            found.append(c)
            queue.append(c)
    return found


def _is_place(document: Document, i: int, counted: Counted, leads: frozenset[str]) -> bool:
    token = document.tokens[i]
    words = tree.cases(document, i)
    of_site = words[:1] == ("of",) and document.tokens[token.head].lemma in table.SITES  # "the village of Shebekino"
    if not words or not (words[0] in leads or of_site) or counted.first <= i < counted.last:
        return False
    if token.text.casefold() in table.NO_PLACES or any(character.isdigit() for character in token.text):
        return False
    if token.pos == "PROPN":
        return True
    return token.lemma in table.SITES and bool(tree.children(document, i, "det", "amod", "compound", "nmod"))


def names_a_place(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence names any place behind a word that leads to places."""
    leads = table.PLACED | table.TOWARDS
    return any(
        token.pos == "PROPN" and lead.text.casefold() in leads and token.text.casefold() not in table.NO_PLACES
        for lead, token in pairwise(document.tokens[sentence.first : sentence.last])
    )


def stand_of(
    document: Document, sentence: Sentence, count: Count, times: list[TimeMention], published: str | None
) -> Field | None:
    """As of when the figure stands: "as of Friday", "by March 3", "from 24 February to 3 March"."""
    span = _span(document, sentence, times)
    if span is not None:
        return _dated(span[1], span[1].last, "as_of", sentence)
    for time in _times_of(document, sentence, count, times, loosely=True):
        lead = _lead(document, sentence, time)
        ahead = published is not None and time.first is not None and time.first > published  # "$1 billion by 2035"
        if (lead.endswith("by ") and not ahead) or any(opener in lead for opener in ("as of ", "as at ")):
            return _dated(time, time.last, "as_of", sentence)
    return None


def since_of(document: Document, sentence: Sentence, count: Count, times: list[TimeMention]) -> Field | None:
    """Since when it is counted: "since 2014", "since Feb. 24", "from 24 February to 3 March"."""
    span = _span(document, sentence, times)
    if span is not None:
        return _dated(span[0], span[0].first, "since", sentence)
    for time in _times_of(document, sentence, count, times, loosely=True):
        if _lead(document, sentence, time).endswith(("since ", "since the ", "since early ", "since late ")):
            return _dated(time, time.first, "since", sentence)
    return None


def _span(document: Document, sentence: Sentence, times: list[TimeMention]) -> tuple[TimeMention, TimeMention] | None:
    """The two ends of "from 24 February to midnight on 3 March"."""
    text = document.part_text(sentence.part)
    for one, other in pairwise(times):
        between = text[one.end : other.start].split()
        opens = _lead(document, sentence, one).endswith(("from ", "between "))
        if opens and between[:1] in (["to"], ["until"], ["till"], ["and"], ["through"]) and len(between) <= 4:
            return one, other
    return None


def _times_of(
    document: Document, sentence: Sentence, count: Count, times: list[TimeMention], *, loosely: bool = False
) -> list[TimeMention]:
    """The times that hang on the deed, on what shares it, or on the counted; all that lead the sentence.

    `loosely` takes those of the verbs above and below it too: "forced to leave since", "recorded ... since".
    """
    deeds = {count.trigger, count.counted.head, *_shared(document, count.trigger)}
    if loosely:
        around = (*document.ancestors(count.trigger), *document.subtree(count.trigger))
        deeds |= {i for i in around if document.tokens[i].pos == "VERB"}
    return [time for time in times if _hangs_on(document, sentence, time, deeds)]


def _hangs_on(document: Document, sentence: Sentence, time: TimeMention, deeds: set[int]) -> bool:
    at = next((i for i in range(sentence.first, sentence.last) if document.tokens[i].end > time.start), None)
    if at is None:
        return False
    return at - sentence.first <= 4 or _holder(document, at, time) in deeds


def _holder(document: Document, at: int, time: TimeMention) -> int:
    """The word that a time hangs on: the first above it that is not its own."""
    for head in tree.upward(document, at):
        if not time.start <= document.tokens[head].start < time.end:
            return head
    return at


def _lead(document: Document, sentence: Sentence, time: TimeMention) -> str:
    return document.part_text(sentence.part)[max(sentence.start, time.start - 14) : time.start].casefold()


def _dated(time: TimeMention, edge: str | None, name: str, sentence: Sentence) -> Field | None:
    whole = _DAY.fullmatch(time.value or "")
    value = whole[0] if whole is not None else edge
    if value is None:
        return None
    return Field(value, Evidence(name, "figures.times", sentence.part, time.start, time.end))


def background_of(
    document: Document, sentence: Sentence, count: Count, times: list[TimeMention], published: str | None
) -> Field | None:
    """Whether the figure is earlier context: of a year before the article's, or told in the past perfect."""
    for time in _times_of(document, sentence, count, times):
        if "since" in _lead(document, sentence, time):
            continue
        if published is not None and time.last is not None and time.last[:4] < published[:4]:
            reason = "of an earlier year than the article"
            evidence = Evidence("background", "figures.background", sentence.part, time.start, time.end, reason)
            return Field("background", evidence)
    clause = tree.clause_of(document, count.trigger)
    above = {tree.plain(document.tokens[i].relation) for i in (clause, *tree.upward(document, clause))}
    if above & {"ccomp", "xcomp"}:
        return None  # "said 12 had died" is the news told at one remove
    for c in document.children(clause):
        if document.tokens[c].text.casefold() in {"had", "'d"} and document.tokens[c].relation == "aux":
            token = document.tokens[c]
            reason = "told in the past perfect"
            evidence = Evidence("background", "figures.background", sentence.part, token.start, token.end, reason)
            return Field("background", evidence)
    return None
