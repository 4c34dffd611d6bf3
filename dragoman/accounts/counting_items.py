"""Finds what befell counted things: missiles fired, drones shot down, houses destroyed, tons of food given.

Persons are counted here only as the measures of states count them: envoys expelled, people and firms put on a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.accounts import figure_words as table
from dragoman.accounts.counted import Count, Counted, lemma_of
from dragoman.accounts.reality import is_unreal
from dragoman.codebook.tables import cell_list, rows
from dragoman.language.document import Document, Sentence, Token
from dragoman.mentions import tree

_ON = frozenset({"on", "against"})
_LISTS = frozenset({"sanction", "blacklist"})


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done to counted things: a row of `item_deeds.csv`."""

    particle: str
    kinds: frozenset[str]
    role: str  # what the things are of the verb
    said: str  # of the things: "shot down"


def by_item(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "Fired 81 missiles", "31 tanks were sent", "12 drones launched at Odesa", "the loss of two jets"."""
    kinds = _kinds_of(document, counted)
    if not kinds:
        return None
    for trigger, role in _around(document, counted):
        found = _told(document, counted, trigger, role, kinds)
        if found is not None:
            return found
    return _listed(document, counted) if "listed" in kinds else None


def elided_item(
    document: Document, sentence: Sentence, counted: Counted, before: Sequence[Count | None]
) -> Count | None:
    """ "... and a further 13,785 damaged", "of which 34 were shot down": the things are those counted before."""
    last = next((count for count in reversed(before) if count is not None), None)
    if counted.noun is not None or last is None or last.measure != "items":
        return None
    whose = _things_of(last)
    kinds = _kinds_of(document, whose)
    i = counted.last
    while i < sentence.last and (document.tokens[i].lemma == "be" or document.tokens[i].pos in {"ADV", "AUX"}):
        i += 1
    if i >= sentence.last or document.tokens[i].tag not in {"VBN", "VBD", "JJ"}:
        return None
    found = _told(document, counted, i, "object", kinds)
    several = sum(count is not None and count.trigger == last.trigger for count in before) > 1
    return None if found is None else replace(found, things=None if several else whose)


def _things_of(count: Count) -> Counted:
    return count.things or count.counted


def is_thing(token: Token) -> bool:
    """Whether a word is a thing that is counted."""
    return token.pos == "NOUN" and lemma_of(token) in _things()


def _kinds_of(document: Document, counted: Counted) -> frozenset[str]:
    if counted.noun is None or _is_model(document, counted):
        return frozenset()
    kinds: frozenset[str] = frozenset()
    for i in range(counted.number.last, counted.last):
        token = document.tokens[i]
        if token.pos in {"NOUN", "PROPN"} and (i == counted.noun or token.lemma in {"ton", "tonne"}):
            kinds |= _things().get(lemma_of(token), frozenset()) | _things().get(token.text.casefold(), frozenset())
    return kinds


def _is_model(document: Document, counted: Counted) -> bool:
    """Whether the number is part of a name: "eight Leopard 2 tanks"."""
    before = document.tokens[counted.number.first - 1] if counted.number.first else None
    return before is not None and before.pos == "PROPN" and before.sentence == document.tokens[counted.first].sentence


def _around(document: Document, counted: Counted) -> Iterator[tuple[int, str]]:
    """The words that can tell what befell the counted, each with the part that the counted has in it."""
    heads = [counted.head, tree.first_conjunct(document, counted.head)]
    above = document.tokens[document.tokens[heads[-1]].head]
    if above.lemma in table.GATHERED and "of" in tree.cases(document, heads[-1]):
        heads.append(above.i)  # "a convoy of 22 trucks"
    for at in dict.fromkeys(heads):
        token = document.tokens[at]
        relation = tree.plain(token.relation)
        if token.relation == "nsubj:pass" or relation == "obj":
            yield token.head, "object"
            for c in tree.children(document, token.head, "conj"):
                if token.relation == "nsubj:pass" and tree.own_subject(document, c) is None:
                    yield c, "object"
        elif relation == "nsubj":
            yield token.head, "subject"
        elif relation == "obl" and tree.cases(document, at)[:1] == ("of",) and counted.number.last <= at:
            yield token.head, "object"  # "shot down 14 of 17 drones"
        elif relation == "obl" and tree.cases(document, at):
            yield token.head, tree.cases(document, at)[0]  # "flew in 15 tons", taken for a preposition
        elif relation == "nmod" and "of" in tree.cases(document, at):
            yield token.head, "object"
        for c in tree.children(document, at, "acl"):
            if any(document.tokens[k].pos == "NUM" for k in range(counted.last, c)):
                continue  # "eight drones, of which 34 were shot down"
            bare = document.tokens[c].tag in {"VBN", "VBD"} and not tree.children(document, c, "obj", "nsubj")
            if bare or tree.is_passive(document, c):
                yield c, "object"


def _told(document: Document, counted: Counted, trigger: int, role: str, kinds: frozenset[str]) -> Count | None:
    token = document.tokens[trigger]
    deeds = (deed for deed in _deeds_of(token) if deed.kinds & kinds)
    deed = next(
        (d for d in deeds if role == (d.particle or "-") or (d.role == role and _has(document, token, d))), None
    )
    if deed is None or is_unreal(document, trigger, "items"):
        return None
    ahead = _ahead(document, trigger)
    if ahead is None:
        return None
    return Count(counted, "items", trigger, "figures.items", deed=f"to be {deed.said}" if ahead else deed.said)


def _deeds_of(token: Token) -> tuple[Deed, ...]:
    verbs, nouns = _deeds()
    return (nouns if token.pos == "NOUN" and token.tag in {"NN", "NNS"} else verbs).get(lemma_of(token), ())


def _has(document: Document, token: Token, deed: Deed) -> bool:
    """Whether the particle of a deed stands with its verb: "shot [12 drones] down"."""
    if not deed.particle:
        return True
    below = [c for c in document.children(token.i) if c > token.i]
    return any(document.tokens[k].text.casefold() == deed.particle for k in (token.i + 1, *below))


def _ahead(document: Document, trigger: int) -> bool | None:
    """Whether a deed is still to come; None where somebody only wants it done."""
    below = {document.tokens[c].text.casefold() for c in document.children(trigger) if c < trigger}
    if below & (table.FUTURE_AUX | {"would"}):
        return True
    if "to" not in below:
        return False
    if document.tokens[trigger].is_root:
        return True  # a headline's "to send"
    above = document.tokens[document.tokens[trigger].head]
    if above.lemma in table.PROMISING:
        return True
    return False if above.lemma in table.REALISING else None


def _listed(document: Document, counted: Counted) -> Count | None:
    """ "Imposed sanctions on 35 officials and six companies"."""
    at = tree.first_conjunct(document, counted.head)
    if not _ON & set(tree.cases(document, at)):
        return None
    head = document.tokens[document.tokens[at].head]
    for i in (head.i, *tree.children(document, head.i, "obj", "nsubj:pass")):
        if lemma_of(document.tokens[i]) in _LISTS and not is_unreal(document, i, "items"):
            return Count(counted, "items", i, "figures.items", deed="sanctioned")
    return None


@lru_cache(maxsize=1)
def _things() -> dict[str, frozenset[str]]:
    """The kinds of thing that a word stands for, from `item_things.csv`."""
    found: dict[str, frozenset[str]] = {}
    for row in rows("item_things"):
        for word in cell_list(row["words"]):
            found[word] = found.get(word, frozenset()) | {row["kind"]}
    return found


@lru_cache(maxsize=1)
def _deeds() -> tuple[dict[str, tuple[Deed, ...]], dict[str, tuple[Deed, ...]]]:
    """The deeds by their verbs and by their nouns, those with a particle first, from `item_deeds.csv`."""
    verbs: dict[str, tuple[Deed, ...]] = {}
    nouns: dict[str, tuple[Deed, ...]] = {}
    for row in sorted(rows("item_deeds"), key=lambda row: not row["particle"]):
        deed = Deed(row["particle"], frozenset(cell_list(row["kinds"])), row["role"], row["said"])
        verbs[row["verb"]] = (*verbs.get(row["verb"], ()), deed)
        for noun in cell_list(row["nouns"]):
            nouns[noun] = (*nouns.get(noun, ()), deed)
    return verbs, nouns
