"""Finds who speaks a quotation by the verb that stands beside it, whatever that verb is: "...," she joked."""

from __future__ import annotations

from dragoman.language.document import Document, Sentence, Token
from dragoman.mentions import saying_words as table
from dragoman.mentions import tree
from dragoman.mentions.quotations import Quotation
from dragoman.mentions.sayers import Sayer, sayer_of
from dragoman.mentions.speakers import speaker_of

_MARKS = frozenset({'"', "”", "“", "’", "''", "``", "'", "»", "«"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
# Words between the closing mark and the verb: a name with its title, or a name between commas.
_FARTHEST = 14


def spoken_beside(document: Document, quotation: Quotation) -> Sayer | None:
    """The speaker whose verb follows or leads in a quotation directly; None where no verb does."""
    return _behind(document, quotation) or _in_front(document, quotation)


def _behind(document: Document, quotation: Quotation) -> Sayer | None:
    """ "...," she recalled; "...," adds Lavrov: the first finite verb after the mark, its subject beside it."""
    tokens = document.tokens
    sentence = document.sentence_of(quotation.last - 1)
    if tokens[quotation.last - 1].text not in {",", "?", "!", "…"} and not _comma_after(document, quotation.last):
        return None
    begin = quotation.last
    while begin < sentence.last and tokens[begin].text in _MARKS | {","}:
        begin += 1
    for i in range(begin, min(begin + _FARTHEST, sentence.last)):
        if tokens[i].pos == "VERB" and tokens[i].tag in _FINITE:
            return _speaks(document, sentence, tokens[i], begin)
    return None


def _comma_after(document: Document, last: int) -> bool:
    after = [token.text for token in document.tokens[last : last + 2]]
    return "," in after


def _speaks(document: Document, sentence: Sentence, verb: Token, begin: int) -> Sayer | None:
    subjects = [c for c in tree.children(document, verb.i, "nsubj") if c >= begin]
    if not subjects or verb.lemma in table.UNSPOKEN or tree.children(document, verb.i, "obj"):
        return None
    beside = verb.i == begin or min(document.subtree(subjects[0])) == begin
    who = speaker_of(document, sentence, verb) if beside else None
    return None if who is None else sayer_of(document, who[0], who[1], verb.i, "said")


def _in_front(document: Document, quotation: Quotation) -> Sayer | None:
    """He made the following remarks: "..."; she shot back, "...": the verb of the words up to the mark."""
    tokens = document.tokens
    at = quotation.first - 1
    while at >= 0 and tokens[at].text in _MARKS:
        at -= 1
    if at < 1 or tokens[at].text not in {":", ","}:
        return None
    sentence = document.sentence_of(at)
    if tokens[at].text == ":":
        led = [i for i in range(sentence.first, at) if tokens[i].pos == "VERB" and tree.own_subject(document, i)]
        verb = next((i for i in led if tokens[i].is_root), led[0] if led else None)
    else:
        verb = at - 1 if tokens[at - 1].pos == "VERB" and tokens[at - 1].tag in _FINITE else None
    who = speaker_of(document, sentence, tokens[verb]) if verb is not None else None
    if who is None or verb is None or tokens[who[0]].text.casefold() in table.SPEAKER_PRONOUNS:
        return None
    return sayer_of(document, who[0], who[1], verb, "said")
