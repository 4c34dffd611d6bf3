"""Keeps an act that an article tells several times once: the first telling in full leads."""

from __future__ import annotations

from dragoman.accounts.acts.speech import REPORTED
from dragoman.accounts.acts.telling import Telling
from dragoman.mentions.chains import Actor

OUTCOMES = frozenset({"kill", "wound", "injure", "destroy", "damage", "flatten", "level"})
# Wars go on under many names: any telling of one side's force against another takes up the first.


def told_once(tellings: list[Telling], sentences: dict[int, int]) -> list[list[Telling]]:
    """The acts of an article, each with its tellings, the leading one first.

    `sentences` gives the sentence of each token.
    """
    acts: list[list[Telling]] = []
    for telling in sorted(tellings, key=lambda t: (t.mentioned, t.deed.at)):
        known = next((act for act in acts if _same(act[0], telling, sentences)), None)
        if known is None:
            acts.append([telling])
        else:
            known.append(telling)
    return sorted(acts, key=lambda act: act[0].deed.at)


def _same(one: Telling, other: Telling, sentences: dict[int, int]) -> bool:
    if one.type != other.type and not _one_harm(one, other):
        return False
    if not _meet(one.sources, other.sources):
        return False
    if set(one.operators) & set(other.operators):
        return True
    if one.deed.at == other.source_at or other.deed.at == one.source_at:
        return True  # "a strike on the port killed two"
    if _comes_of_it(one, other, sentences):
        return True
    targets = not one.targets or not other.targets or _meet(one.targets, other.targets)
    if not targets:
        return False
    if other.mentioned:
        return one.status in {"happened", "denied"}
    if one.status != other.status:
        return False
    if REPORTED in {one.deed.frame, other.deed.frame} and one.type == "ACCUSE":
        return True
    beside = sentences[one.deed.at] == sentences[other.deed.at] and not _are_two(one, other)
    return one.cameo == other.cameo and (beside or one.deed.frame.word == other.deed.frame.word)


def _comes_of_it(one: Telling, other: Telling, sentences: dict[int, int]) -> bool:
    """ "Bombed a village, killing nine": what came of it, and no second attack."""
    beside = sentences[one.deed.at] == sentences[other.deed.at] and one.status == other.status
    return beside and one.type == "ASSAULT" and other.deed.frame.word in OUTCOMES


def _are_two(one: Telling, other: Telling) -> bool:
    """Whether two verbs each have a thing of their own: "summoned the envoy and lodged a protest"."""
    things = set(one.deed.marks), set(other.deed.marks)
    return all(things) and not things[0] & things[1] and not (one.deed.noun or other.deed.noun)


def _one_harm(one: Telling, other: Telling) -> bool:
    return other.mentioned and {one.base, other.base} <= {"ASSAULT", "COERCE"} and one.cameo == other.cameo


def _meet(a: list[Actor], b: list[Actor]) -> bool:
    return bool({x.country or x.name or x.role for x in a} & {x.country or x.name or x.role for x in b})
