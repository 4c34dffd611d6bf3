"""Reads tolls and tallies: "the death toll rose to 49", "the number of refugees has passed a million"."""

from __future__ import annotations

from dragoman.accounts import figure_words as table
from dragoman.accounts.counted import Count, Counted, are_people, done_to, lemma_of, state_of
from dragoman.language.document import Document, Sentence
from dragoman.records import Measure


def by_toll(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "The death toll rose to 49", "put the number of dead at 300", "toll: 12"."""
    if counted.noun is not None and not are_people(document, counted):
        return None
    reversed_toll = _toll_after(document, sentence, counted)
    if reversed_toll is not None:
        return reversed_toll
    for i in range(counted.first - 1, sentence.first - 1, -1):
        measure = _toll_measure(document, sentence, i)
        if measure is not None:
            return _told_by_toll(document, sentence, counted, i, measure)
        if document.tokens[i].text == ";":
            return None
    return None


def _toll_after(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "Bringing to 31 the number of people killed"."""
    if counted.noun is not None and counted.last - counted.number.last > 0:
        return None
    led = counted.first > sentence.first and document.tokens[counted.first - 1].text.casefold() in {"to", "at"}
    for i in range(counted.last, min(counted.last + 4, sentence.last)) if led else ():
        measure = _toll_measure(document, sentence, i)
        if measure is not None:
            return Count(counted, measure, i, "figures.toll")
        if document.tokens[i].pos not in {"DET", "ADJ", "NOUN"}:
            return None
    return None


def _toll_measure(document: Document, sentence: Sentence, i: int) -> Measure | None:
    token = document.tokens[i]
    if lemma_of(token) in table.TOLLS:
        before = document.tokens[i - 1] if i > sentence.first else None
        if before is not None and before.lemma in {"casualty", "injury"}:
            return "affected" if before.lemma == "casualty" else "injured"
        return "killed"
    if token.text.casefold() == "dead" and document.tokens[token.head].lemma == "put":
        return "killed"  # "put Tuesday's dead at 71"
    if token.text.casefold() == "losses" and token.relation.startswith("nsubj"):
        return "affected"  # killed and wounded alike
    if lemma_of(token) not in table.TALLIES:
        return None
    for k in range(i + 1, min(i + 6, sentence.last)):
        word = document.tokens[k]
        measure = state_of(document, word) or done_to(document, word) or table.COUNTED.get(lemma_of(word))
        if measure is None and word.lemma in table.SOLDIERS:
            measure = "troops"
        if measure is not None and _passes(document, i, k):
            return measure
        if word.pos == "NUM":
            return None
    return None


def _passes(document: Document, i: int, k: int) -> bool:
    """Whether "of" stands between the tally and what is tallied."""
    return any(document.tokens[m].text.casefold() in {"of", "who"} for m in range(i + 1, k))


def _told_by_toll(document: Document, sentence: Sentence, counted: Counted, i: int, measure: Measure) -> Count | None:
    if any(document.tokens[k].text.casefold() in table.EXPECTING for k in range(i, counted.first)):
        return None
    before = document.tokens[counted.first - 1]
    lead = before
    k = counted.first - 1
    while k > i and lead.pos in {"ADV", "DET"} and lead.text.casefold() not in table.TOLL_LINKS:
        k -= 1
        lead = document.tokens[k]
    links = lead.text.casefold() in table.TOLL_LINKS or lead.lemma in table.TOLL_VERBS
    moved = (
        document.tokens[counted.first].lemma in table.TOLL_VERBS
        or document.tokens[counted.first].text.casefold() == "nearing"
    )
    if not (links or moved) or counted.first - i > 25:
        return None
    if lead.text.casefold() == "of" and lead.i - i > 2:
        return None
    return Count(counted, measure, i, "figures.toll")


def other_tally(document: Document, sentence: Sentence, counted: Counted, before: Count | None) -> Count | None:
    """Another's number of what was counted before: "Hamas puts the number at 6,000"."""
    if before is None or counted.noun is not None or counted.first - 1 < sentence.first:
        return None
    for i in range(counted.first - 1, max(sentence.first, counted.first - 4) - 1, -1):
        token = document.tokens[i]
        if lemma_of(token) in table.TALLIES:
            verb = document.tokens[token.head]
            put = verb.lemma == "put" and document.tokens[counted.first - 1].text.casefold() == "at"
            return Count(counted, before.measure, i, "figures.other_tally") if put else None
    return None
