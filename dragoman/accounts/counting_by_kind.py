"""Finds figures in what the counted are: refugees, prisoners, troops, "40 wounded soldiers"."""

from __future__ import annotations

from dragoman.accounts import figure_words as table
from dragoman.accounts.counted import Count, Counted, are_people, done_to, largest, lemma_of, state_of
from dragoman.accounts.counting_by_order import recovered
from dragoman.language.document import Document, Sentence, Token
from dragoman.mentions import tree


def by_kind(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "100,000 troops", "3 million refugees", "40 wounded soldiers": the noun itself, or a word before it."""
    if counted.noun is None:
        return _strong(document, counted)
    noun = document.tokens[counted.noun]
    for i in range(counted.number.last, counted.last):
        token = document.tokens[i]
        state = state_of(document, token) or (done_to(document, token) if token.tag in {"VBN", "VBD", "JJ"} else None)
        if state is not None and i < counted.noun and are_people(document, counted):
            return Count(counted, state, i, "figures.modifier")
    lemma = lemma_of(noun)
    if lemma in table.COUNTED and table.COUNTED[lemma] != "troops" and noun.tag != "NNP":
        return Count(counted, table.COUNTED[lemma], noun.i, "figures.kind")
    if noun.lemma == "body" and recovered(document, sentence, counted):
        return Count(counted, "killed", noun.i, "figures.bodies")
    if lemma in table.SOLDIERS | table.TROOP_NOUNS or counted.number.strong:
        return _as_troops(document, counted, noun)
    if lemma in table.FIGHTING | {"member"} and (sent := _sent(document, counted)) is not None:
        return Count(counted, "troops", sent, "figures.troops")
    return None


def _strong(document: Document, counted: Counted) -> Count | None:
    """ "The mission, 13,000 strong"."""
    above = document.tokens[document.tokens[counted.head].head]
    if not counted.number.strong or lemma_of(above) not in table.BODIES_OF_TROOPS:
        return None
    return Count(counted, "troops", above.i, "figures.strong")


def _sent(document: Document, counted: Counted) -> int | None:
    """The verb of "will contribute 1,000 police officers": men at arms that are no soldiers count where sent."""
    head = document.tokens[counted.head].head
    token = document.tokens[head]
    sends = token.lemma in table.SENDING and document.tokens[counted.head].relation in {"obj", "nsubj:pass"}
    return head if sends and largest(counted.number) >= 100 else None


def _as_troops(document: Document, counted: Counted, noun: Token) -> Count | None:
    """Soldiers are troops where many, or where something is done with them as troops."""
    for i in (counted.head, *tree.upward(document, counted.head)):
        token = document.tokens[i]
        if token.lemma in table.TROOP_VERBS and token.pos in {"VERB", "NOUN"} and token.lemma not in {"have", "take"}:
            return Count(counted, "troops", i, "figures.troops")
        if tree.is_verbal(document, i):
            break
    many = largest(counted.number) >= 100 and noun.lemma != "man"
    if many or lemma_of(noun) in table.TROOP_NOUNS or counted.number.strong:
        return Count(counted, "troops", noun.i, "figures.kind")
    return None
