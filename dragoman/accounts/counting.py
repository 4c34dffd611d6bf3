"""Finds what each number of a sentence counts, and what is told to have befallen the counted."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.accounts.counted import Count, Counted, counted_of, is_whole
from dragoman.accounts.counting_by_kind import by_kind
from dragoman.accounts.counting_by_order import (
    adjacent,
    either_way,
    of_a_noun,
    past_aside,
    right_after,
    right_before,
    taken_lives,
)
from dragoman.accounts.counting_by_tree import by_coordination, by_relative, by_tree
from dragoman.accounts.counting_items import by_item, elided_item
from dragoman.accounts.leaning import leaning_count, with_shared_bound
from dragoman.accounts.reality import is_unreal
from dragoman.accounts.tolls import by_toll, other_tally
from dragoman.language.document import Document, Sentence
from dragoman.mentions.numbers import Number

# The order matters: what stands right before the number is surest, what only a coordination tells least sure.
RULES = (
    right_before,
    adjacent,
    past_aside,
    by_tree,
    by_relative,
    right_after,
    of_a_noun,
    by_coordination,
    by_toll,
    taken_lives,
)


def count_of(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """What befell the counted, by the tree first and then by the order of the words; None where nothing is told."""
    if is_whole(document, counted.number):
        return None
    for rule in RULES:
        found = rule(document, sentence, counted)
        if found is not None:
            return None if is_unreal(document, found.trigger, found.measure) else either_way(document, found)
    return by_kind(document, sentence, counted) or by_item(document, sentence, counted)


def counts_in(
    document: Document, sentence: Sentence, numbers: Sequence[Number], before: Count | None = None
) -> list[Count]:
    """The counts of a sentence: each number's own, then the parts and elided ones that lean on another.

    `before` is the last count of the sentences before, for "Hamas puts the number at 6,000".
    """
    counted = [counted_of(document, sentence, number) for number in numbers]
    own = [count_of(document, sentence, one) for one in counted]
    found: list[Count] = []
    for place, one in enumerate(counted):
        count = own[place] or elided_item(document, sentence, one, own[:place])
        count = count or leaning_count(document, sentence, one, own, place)
        count = count or other_tally(document, sentence, one, found[-1] if found else before)
        if count is not None:
            count = with_shared_bound(document, count, found[-1] if found else None)
            own[place] = count
            found.append(count)
    return found
