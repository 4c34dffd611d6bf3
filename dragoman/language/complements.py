"""Mends what the engine misses: "agreed on Monday, after weeks of talks, | to send police", "Chad's | army shot"."""

from __future__ import annotations

from collections.abc import Sequence

# Verbs that go on with what is undertaken, wanted or refused: an infinitive of theirs tells no purpose.
UNDERTAKING = frozenset(
    "agree offer refuse pledge vow promise threaten decide decline propose undertake intend plan vote want".split()
)
_FILLED = frozenset({"obj", "xcomp", "ccomp"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


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


def mended_tags(tags: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> list[str]:
    """The tags of one sentence's words, a past tense without a subject behind its noun told as the participle it is.

    "The pact, signed in Kigali, covers mines": what was signed. Heads count words from 1, 0 is the root.
    """
    told = {head for head, relation in zip(heads, relations, strict=True) if relation.startswith("nsubj")}
    return [
        "VBN" if tag == "VBD" and relation == "acl" and head <= place and place + 1 not in told else tag
        for place, (tag, head, relation) in enumerate(zip(tags, heads, relations, strict=True))
    ]


def mended_heads(tags: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> list[int]:
    """The heads of one sentence's words, two mistakes of the engine mended. Heads count words from 1, 0 is the root.

    An owner told as that of a thing beyond a verb is given what stands before it ("Chad's army fired rockets": the
    army is Chad's), and a past tense joined to a subjunctive the verb above ("demanded that the siege end, and
    stressed ...": who demanded stressed).
    """
    found = list(heads)
    for place, (tag, relation) in enumerate(zip(tags, relations, strict=True)):
        if tag == "VBD" and relation == "conj" and _is_subjunctive(tags, heads, relations, heads[place] - 1):
            above = heads[heads[place] - 1]
            while above and tags[above - 1] not in _FINITE:
                above = heads[above - 1]
            found[place] = above or heads[place]
    for place, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if relation != "nmod:poss" or head <= place + 1:
            continue
        marks = (at for at in range(place + 1, head - 1) if tags[at] == "POS" and heads[at] == place + 1)
        mark = next(marks, None)
        verb = next((at for at in range(mark, head - 1) if tags[at] in _FINITE), None) if mark is not None else None
        if mark is not None and verb is not None and (owned := _subject_between(heads, relations, mark, verb)):
            found[place] = owned
    return found


def _is_subjunctive(tags: Sequence[str], heads: Sequence[int], relations: Sequence[str], verb: int) -> bool:
    """Whether a verb stands bare behind its subject: "that the siege [end]", with no "to", "must", "did" or "is".

    The engine may take it for a noun, or for the present of many beside a subject that is one.
    """
    below = [at for at, head in enumerate(heads) if head == verb + 1]
    subject = next((at for at in below if relations[at].startswith("nsubj")), None)
    if subject is None or any(at < verb and tags[at] in _FINITE | {"TO"} for at in below):
        return False
    one = tags[subject] in {"NN", "NNP"} and subject + 1 not in {
        head for head, relation in zip(heads, relations, strict=True) if relation == "conj"
    }
    return tags[verb] in {"VB", "NN"} or (tags[verb] == "VBP" and one)  # "that the siege end"


def _subject_between(heads: Sequence[int], relations: Sequence[str], mark: int, verb: int) -> int | None:
    """The place, counted from 1, of the verb's subject where it stands between an owner's mark and the verb."""
    for at in range(mark + 1, verb):
        if relations[at].startswith("nsubj") and heads[at] == verb + 1:
            return at + 1
    return None


def _has_to(tags: Sequence[str], heads: Sequence[int], place: int) -> bool:
    return any(tag == "TO" and head == place + 1 for tag, head in zip(tags, heads, strict=True))
