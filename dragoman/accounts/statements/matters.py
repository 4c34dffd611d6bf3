"""Finds which matter the words after a stance name: Crimea, sanctions, a ceasefire, and whether its end is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman import codebook
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import Cast
from dragoman.mentions.number_words import word_set

# On the way from a stance to its matter these turn it round: who demands the lifting of sanctions opposes them.
ENDING = word_set(
    "end halt lift lifting removal remove suspension suspend cessation cease ease easing cancellation cancel "
    "abolition abolish termination terminate stop ban prohibition prohibit prevention prevent avoid avert undermine "
    "violation violate breach reject rejection reverse reversal counter combat fight oppose opposition block scrap "
    "repeal condemnation condemn attempt"
)
# Prepositions through which a stance goes on to its matter; after "during" or "despite" it does not.
_CARRYING = word_set("of for to on with about against over upon towards toward from between into by that regarding")
_ASIDES = frozenset({"appos", "parataxis", "advcl", "discourse", "orphan"})
_DEEPEST = 6  # words from the stance down to its matter
_LONGEST = 14  # words that are shown for a matter


@dataclass(frozen=True, slots=True)
class MatterFound:
    """A matter at tokens [first, last): its code, or its name where the codebook doesn't know it.

    `turns` tells how often the way to it turns the stance round, `shown` are the tokens of the whole phrase.
    """

    matter: str
    first: int
    last: int
    turns: int
    shown: tuple[int, int]
    by: str


def matters_at(document: Document, head: int, *, cast: Cast, states: bool = False) -> list[MatterFound]:
    """The matters that the phrase headed at a token names; `states` counts for a matter too ("recognises Kosovo")."""
    first, last = phrase(document, head)
    found = list(_known(document, head, first, last))
    if not found:
        named = _named(document, cast, head, states=states)
        return [named] if named is not None else []
    return _uppermost(document, head, found)


def phrase(document: Document, head: int) -> tuple[int, int]:
    """The tokens [first, last) around a head that belong to its phrase, without asides and relative clauses."""
    kept = {head}
    for node in list(_nodes(document, head)):
        kept.add(node)
    first = last = head
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    return first, last + 1


def _nodes(document: Document, head: int) -> Iterator[int]:
    queue = [head]
    while queue:
        at = queue.pop()
        for c in document.children(at):
            token = document.tokens[c]
            if tree.plain(token.relation) in _ASIDES or token.relation == "acl:relcl":
                continue
            if tree.plain(token.relation) in {"acl", "ccomp"} and tree.own_subject(document, c) is not None:
                continue  # "guarantees that its trade would not be hit by sanctions"
            if at == head and c < head and tree.plain(token.relation) in {"case", "mark", "cop", "nsubj", "aux"}:
                continue
            yield c
            queue.append(c)


def _known(document: Document, head: int, first: int, last: int) -> Iterator[MatterFound]:
    text, start = document.text_of(first, last), document.tokens[first].start
    for match in codebook.find_matters(text):
        inside = [
            i
            for i in range(first, last)
            if document.tokens[i].start < start + match.end and document.tokens[i].end > start + match.start
        ]
        way = _way(document, head, inside) if inside else None
        if way is None:
            continue
        shown = (first, last) if last - first <= _LONGEST else (inside[0], inside[-1] + 1)
        if last - first > _LONGEST and way:
            shown = (min(inside[0], *way), max(inside[-1], *way) + 1)
        yield MatterFound(match.code, inside[0], inside[-1] + 1, _turns(document, way), shown, "table:matters")


def _way(document: Document, head: int, inside: list[int]) -> list[int] | None:
    """The tokens from a match up to the head, those of the match left out; None where no stance goes that way."""
    at = next((i for i in inside if document.tokens[i].head not in inside), inside[-1])
    way: list[int] = []
    for _ in range(_DEEPEST):
        if at == head:
            return way
        if at not in inside:
            way.append(at)
        cases = set(tree.cases(document, at))
        if cases and not cases & _CARRYING:
            return None
        at = document.tokens[at].head
        if at == head and at not in inside:
            way.append(at)
            return way
    return None


def _turns(document: Document, way: list[int]) -> int:
    return sum(document.tokens[i].lemma in ENDING for i in way)


def _uppermost(document: Document, head: int, found: list[MatterFound]) -> list[MatterFound]:
    """The matters that hang under no other: "sanctions over the war" is of sanctions."""
    kept: list[MatterFound] = []
    for one in found:
        above = set(document.ancestors(one.first)) | set(document.ancestors(one.last - 1))
        above -= set(tree.conjuncts(document, head))
        others = [o for o in found if o is not one and above & set(range(o.first, o.last))]
        others += [o for o in found if o is not one and o.first <= one.first and one.last <= o.last]
        if not others and all(one.matter != other.matter for other in kept):
            kept.append(one)
    return kept


def _is_name_word(document: Document, i: int) -> bool:
    token = document.tokens[i]
    return token.pos in {"PROPN", "ADJ"} and token.text[0].isupper()


def _named(document: Document, cast: Cast, head: int, *, states: bool) -> MatterFound | None:
    """A thing with a name of its own: "the Safari Accord"; a state or entity where `states` asks for one."""
    first, last = phrase(document, head)
    members = cast.members(head)
    if members:
        one = states and len(members) == 1 and members[0].kind in {"state", "body"}
        name = document.text_of(head, head + 1)
        return MatterFound(name, head, head + 1, 0, (first, last), "rule:cast") if one else None
    token = document.tokens[head]
    if token.pos != "PROPN":
        return None
    low, high = head, head + 1
    while low > first and _is_name_word(document, low - 1):
        low -= 1
    while high < last and document.tokens[high].pos in {"PROPN", "NUM"}:
        high += 1
    if high - low < 2:
        return None
    return MatterFound(document.text_of(low, high), low, high, 0, (first, last), "rule:name")
