"""What a number counts: "12 [wounded Ukrainian soldiers]", and the small questions asked of it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.accounts import figure_words as table
from dragoman.language.document import Document, Sentence, Token
from dragoman.mentions import tree
from dragoman.mentions.numbers import Number
from dragoman.records import Measure


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what it counts: the noun's token if it has one, over tokens [first, last)."""

    number: Number
    noun: int | None
    first: int
    last: int
    head: int  # the token that stands for the counted in the tree


@dataclass(frozen=True, slots=True)
class Count:
    """A number linked to what befell the counted. `trigger` is the word that says it; `rule` found it."""

    counted: Counted
    measure: Measure
    trigger: int
    rule: str
    bound_from: Number | None = None  # the number before whose bound holds for this one too
    deed: str | None = None  # of things: what befell them ("shot down")
    things: Counted | None = None  # those counted before, where the number stands alone ("and 12 damaged")


def counted_of(document: Document, sentence: Sentence, number: Number) -> Counted:
    """What the number counts: "12 [wounded Ukrainian soldiers]", "tens of thousands of [troops]", "30 [others]"."""
    at = _past_partitive(document, sentence, number.last)
    noun: int | None = None
    stop = at
    i = at
    while i < sentence.last and i < at + 8:
        token = document.tokens[i]
        if token.tag == "WRB":
            break  # "31 wounded when two missiles hit"
        if token.pos in {"NOUN", "PROPN", "PRON"} and not _is_new_phrase(document, i, at):
            noun, stop = i, i + 1
        elif not (token.pos in {"ADJ", "ADV", "NUM"} and noun is None) and not _leads_noun(document, i, sentence):
            break
        i += 1
    if noun is None:
        return Counted(number, None, number.first, number.last, number.last - 1)
    outer = document.tokens[noun].head
    head = outer if number.first <= outer < noun else noun  # "fourteen of the miners" hangs on the number
    return Counted(number, noun, number.first, stop, head)


def is_whole(document: Document, number: Number) -> bool:
    """Whether the number is the whole that a share is of: "60% of the 2.3 million residents"."""
    i = number.first - 1
    while i > 0 and document.tokens[i].pos in {"DET", "PRON", "ADJ"}:
        i -= 1
    if i < 1 or document.tokens[i].text.casefold() not in {"of", "in"}:
        return False
    if document.tokens[i].text.casefold() == "in":  # "4 in 10 refugees"
        return document.tokens[i - 1].pos == "NUM" and i == number.first - 1
    i -= document.tokens[i - 1].text.casefold() == "out"
    share = document.tokens[i - 1]
    return share.text.casefold() in table.SHARES or (share.pos == "NUM" and share.text.casefold() != "one")


def _past_partitive(document: Document, sentence: Sentence, at: int) -> int:
    """Over the "of the" of "hundreds of", "12 of its", and the hyphen after "3,000-strong"."""
    i = at
    if i < sentence.last and document.tokens[i].text.casefold() == "of":
        i += 1
        while i < sentence.last and document.tokens[i].pos in {"DET", "PRON"} and document.tokens[i].tag != "PRP":
            i += 1
        while i < sentence.last and document.tokens[i].pos == "NUM":  # "14 of the 20 miners"
            i += 1
    return i


def _is_new_phrase(document: Document, i: int, at: int) -> bool:
    """Whether a noun begins another phrase: "12 people Monday", "30 civilians it said"."""
    if i == at:
        return document.tokens[i].text.casefold() in {"who", "which", "that", "he", "she", "it", "they", "we", "i"}
    if document.tokens[i].pos == "PRON":
        return True
    if document.tokens[i - 1].pos not in {"NOUN", "PROPN"}:
        return False
    joined = {"compound", "flat", "nmod:desc", "amod", "nmod"}
    named = {document.tokens[i].relation, document.tokens[i - 1].relation} & joined
    return not named and i not in document.ancestors(i - 1) and i - 1 not in document.ancestors(i)


def _leads_noun(document: Document, i: int, sentence: Sentence) -> bool:
    """Whether an adjective, participle or hyphen stands before the noun of its phrase."""
    token = document.tokens[i]
    if token.text in {"-", "–"}:
        return token.start == document.tokens[i - 1].end  # "Russian-backed rebels", not "30 hurt - Red Cross"
    ahead = token.head
    return (
        token.pos in {"ADJ", "VERB", "CCONJ", "PUNCT", "ADV", "PROPN"}
        and i < ahead < sentence.last
        and ahead - i <= 4
        and document.tokens[ahead].pos in {"NOUN", "PROPN"}
        and tree.plain(token.relation) in {"amod", "acl", "compound", "advmod"}
    )


def lemma_of(token: Token) -> str:
    """The lemma as the tables of figures write it."""
    lemma = token.lemma.casefold()
    return table.LEMMAS.get(lemma, lemma)


def state_of(document: Document, token: Token) -> Measure | None:
    """What a word says of the counted's state: "dead", "missing", "wounded"."""
    word = token.text.casefold()
    if token.pos not in {"ADJ", "VERB", "NOUN", "ADV"} or (word == "displaced" and token.tag == "VBD"):
        return None
    return table.STATES.get(word)


def done_to(document: Document, token: Token) -> Measure | None:
    """What a word says was done to the counted: "killed", "evacuating"; a noun only where it is a participle."""
    if token.pos not in {"VERB", "ADJ", "NOUN"}:
        return None
    word, lemma = token.text.casefold(), lemma_of(token)
    measure = table.DONE_TO.get(lemma) or table.DONE_TO.get(table.STATE_VERBS.get(word, ""))
    if measure is None or (token.pos == "NOUN" and not word.endswith(("ed", "ing"))):
        return None
    needs = table.NEEDS_PARTICLE.get(lemma)
    # "Shot four people dead", "stabbed to death": the particle may follow the object.
    following = document.tokens[token.i + 1 : token.i + (8 if needs and needs & {"dead", "death"} else 3)]
    return measure if needs is None or any(after.text.casefold() in needs for after in following) else None


def fits(document: Document, counted: Counted, measure: Measure, lemma: str) -> bool:
    """Whether the counted can have it befall them: grain is released and money freed, but not captured."""
    if measure in {"killed", "injured"}:
        return counted.noun is None or document.tokens[counted.noun].lemma not in table.NO_VICTIMS
    if measure in {"captured", "displaced", "troops"}:
        return counted.noun is None or are_people(document, counted)
    return True


def are_people(document: Document, counted: Counted) -> bool:
    """Whether human beings are counted, as far as their noun tells; a bare number may count them."""
    if counted.noun is None:
        return True
    token = document.tokens[counted.noun]
    lemma = lemma_of(token)
    if lemma in table.PEOPLE or lemma in table.FIGHTING or lemma in table.COUNTED:
        return True
    # Peoples: "368,000 Ukrainians", "50,000 Rohingya"; other plurals of doers: "drivers", "settlers".
    doers = token.tag == "NNS" and lemma.endswith(("er", "or", "ist", "ian", "ant", "ee", "man", "woman", "mate"))
    return doers or token.pos == "PROPN" or token.text[:1].isupper()


def is_soldierly(document: Document, counted: Counted) -> bool:
    """Whether "lost 300 of them" means their deaths: soldiers, people, lives."""
    return counted.noun is not None and document.tokens[counted.noun].lemma in table.LOSABLE


def largest(number: Number) -> float:
    """The number, or the upper end of its range."""
    return number.value[1] if isinstance(number.value, tuple) else number.value


def suffers(document: Document, verb: int) -> bool:
    """Whether an intransitive stands without an object: "surrendered", not "surrendered their arms"."""
    return lemma_of(document.tokens[verb]) != "surrender" or not tree.children(document, verb, "obj")
