"""Gives officials named in a row the states of those told together before: "their foreign ministers, A and B"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.mentions import tree
from dragoman.mentions.casting import Casting
from dragoman.mentions.mention import Mention

BACK = 2  # sentences: those whose ministers are named stand in the sentence before, or the one before that


def learn_in_order(casting: Casting, m: Mention, keys: tuple[int, ...]) -> None:
    """ "A of X and B of Y met. Their ministers, | C and D": C is X's and D is Y's, unless known as the other's."""
    if m.countries or m.counterpart or len(keys) < 2 or not _is_of_them(casting, m):
        return
    codes = _told_together(casting, m, len(keys))
    known = [casting.actors[key].country for key in keys]
    if any(own not in {None, code} for own, code in zip(known, codes, strict=False)):
        codes = codes[::-1]  # the other way round, where the table knows one of them
    if len(codes) != len(keys) or any(own not in {None, code} for own, code in zip(known, codes, strict=True)):
        return
    for key, code in zip(keys, codes, strict=True):
        if casting.actors[key].country is None:
            why = "the states of those told of before, in their order"
            casting.actors[key] = replace(casting.actors[key], country=code, country_span=None, country_why=why)


def _is_of_them(casting: Casting, m: Mention) -> bool:
    """Whether a title in the plural is of those told of before: "their |", "the |"."""
    first = casting.tokens[m.first].text.casefold()
    return first == "the" or (m.whose is not None and casting.tokens[m.whose].text.casefold() == "their")


def _told_together(casting: Casting, m: Mention, number: int) -> list[str]:
    """The states of as many who were last named side by side."""
    sentence = casting.tokens[m.head].sentence
    for x in sorted((x for x in casting.mentions if x.head < m.first), key=lambda x: -x.head):
        if sentence - casting.tokens[x.head].sentence > BACK:
            break
        if x.kind not in {"person", "state", "role"}:
            continue
        row = [k for i in tree.conjuncts(casting.document, x.head) for k in casting.cast.stands_for.get(i, ())]
        codes = list(dict.fromkeys(c for k in row if (c := casting.actors[k].country)))
        if len(codes) == number:
            return codes
    return []
