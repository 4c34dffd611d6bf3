"""Finds figures in what the counted are: refugees, prisoners, troops, "40 wounded soldiers"."""

from __future__ import annotations

from dragoman.accounts import figure_words as table
from dragoman.accounts.counted import Count, Counted, are_people, largest, lemma_of, state_of
from dragoman.accounts.counting_by_order import recovered
from dragoman.accounts.reality import is_unreal
from dragoman.language.document import Document, Sentence, Token
from dragoman.mentions import tree


def by_kind(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "100,000 troops", "3 million refugees", "40 wounded soldiers": the noun itself, or a word before it."""
    if counted.noun is None:
        return None
    noun = document.tokens[counted.noun]
    if is_unreal(document, sentence, counted.noun, "displaced", nominal=True):
        return None
    for i in range(counted.number.last, counted.last):
        token = document.tokens[i]
        state = state_of(document, token)
        if state is not None and i < counted.noun and are_people(document, counted):
            return Count(counted, state, i, "figures.modifier")
    lemma = lemma_of(noun)
    if lemma in table.COUNTED and table.COUNTED[lemma] != "troops" and noun.tag != "NNP":
        return Count(counted, table.COUNTED[lemma], noun.i, "figures.kind")
    if noun.lemma == "body" and recovered(document, sentence, counted):
        return Count(counted, "killed", noun.i, "figures.bodies")
    if lemma in table.SOLDIERS | table.TROOP_NOUNS or counted.number.strong:
        return _as_troops(document, sentence, counted, noun)
    return None


def _as_troops(document: Document, sentence: Sentence, counted: Counted, noun: Token) -> Count | None:
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
