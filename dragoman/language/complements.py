"""Mends one arc that the engine misses: "agreed on Monday, after weeks of talks, | to send police"."""

from __future__ import annotations

from collections.abc import Sequence

# Verbs that go on with what is undertaken, wanted or refused: an infinitive of theirs tells no purpose.
UNDERTAKING = frozenset(
    "agree offer refuse pledge vow promise threaten decide decline propose undertake intend plan vote want".split()
)
_FILLED = frozenset({"obj", "xcomp", "ccomp"})


def mended_relations(
    lemmas: Sequence[str], tags: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> list[str]:
    """The relations of one sentence's words, an infinitive that such a verb lacks told as its complement.

    Heads count words from 1, 0 is the root. A verb with an object or a complement keeps what it has.
    """
    found = list(relations)
    filled = {head for head, relation in zip(heads, relations, strict=True) if relation in _FILLED}
    for place, (tag, head, relation) in enumerate(zip(tags, heads, relations, strict=True)):
        infinitive = relation == "advcl" and tag == "VB" and head not in filled and 0 < head <= place
        if infinitive and lemmas[head - 1] in UNDERTAKING and _has_to(tags, heads, place):
            found[place] = "xcomp"
            filled.add(head)
    return found


def _has_to(tags: Sequence[str], heads: Sequence[int], place: int) -> bool:
    return any(tag == "TO" and head == place + 1 for tag, head in zip(tags, heads, strict=True))
