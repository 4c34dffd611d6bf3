"""Finds figures that lean on another: "including 4 children", "and 30 in Kharkiv", a shared verb or bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.accounts.counted import Count, Counted, are_people
from dragoman.accounts.counting_items import is_thing
from dragoman.language.document import Document, Sentence


def with_shared_bound(document: Document, count: Count, before: Count | None) -> Count:
    """ "At least 312 civilians were killed and 1,560 wounded": the bound holds for both."""
    one = count.counted
    if before is None or one.noun is not None or one.number.bound != "exact" or before.counted.noun is None:
        return count
    if before.counted.number.bound not in {"at_least", "about"} or document.tokens[one.first - 1].text != "and":
        return count
    if any(document.tokens[i].pos == "AUX" for i in range(one.last, count.trigger)):
        return count  # "and 30 were wounded" is a clause of its own
    number = replace(one.number, bound=before.counted.number.bound)
    return replace(count, counted=replace(one, number=number), bound_from=before.counted.number)


def leaning_count(
    document: Document, sentence: Sentence, one: Counted, own: Sequence[Count | None], place: int
) -> Count | None:
    """A part of a figure beside it ("including 4 children"), or one whose verb is left out ("and 30 in Kharkiv")."""
    if _is_part(document, sentence, one):
        for other in [*reversed(own[:place]), *own[place + 1 :]]:
            if other is not None and abs(other.counted.first - one.first) <= 25 and _alike(document, one, other):
                return Count(one, other.measure, other.trigger, "figures.part", deed=other.deed, things=_whole(other))
    if place and (listed := own[place - 1]) is not None and _is_listed(document, one, listed):
        return Count(one, listed.measure, listed.trigger, "figures.part")
    shared = _coordinated(document, one, own, place)
    if shared is not None and shared.measure != "items":  # things share their deed by the tree
        return Count(one, shared.measure, shared.trigger, "figures.coordinated")
    shared_noun = own[place + 1] if place + 1 < len(own) else None
    if one.noun is None and shared_noun is not None and _shares_noun(document, one, shared_noun.counted):
        things = shared_noun.things or shared_noun.counted
        return Count(
            one, shared_noun.measure, shared_noun.trigger, "figures.coordinated", deed=shared_noun.deed, things=things
        )
    if one.noun is None and place and (before := own[place - 1]) is not None:
        if before.rule.startswith("figures.taken_in") and _another_taker(document, one, before):
            return replace(before, counted=one, rule="figures.taken_in_too", bound_from=None)
        if before.measure != "items" and _is_elided(document, sentence, one):
            return replace(before, counted=one, rule="figures.elided", bound_from=None)
    return None


def _alike(document: Document, one: Counted, other: Count) -> bool:
    """Whether a part can be one of what is counted: no persons among things."""
    noun = document.tokens[one.noun] if one.noun is not None else None
    return other.measure != "items" or noun is None or noun.pos == "PRON" or is_thing(noun)


def _whole(count: Count) -> Counted | None:
    """The things that a part is of."""
    return (count.things or count.counted) if count.measure == "items" else None


def _another_taker(document: Document, one: Counted, before: Count) -> bool:
    """ "[Egypt has taken in 110,000], Chad 90,000 and South Sudan about 60,000"."""
    between = document.tokens[before.counted.last : one.first]
    return (
        len(between) > 1
        and between[0].text in {",", "and", ";"}
        and all(token.pos == "PROPN" or token.text in {"and", "the"} for token in between[1:])
        and between[-1].pos == "PROPN"
    )


def _shares_noun(document: Document, one: Counted, after: Counted) -> bool:
    """ "230 Ukrainian and 248 Russian prisoners": the noun comes after the second number."""
    between = document.tokens[one.last : after.first]
    words = [token.text.casefold() for token in between]
    plain = all(token.pos in {"ADJ", "PROPN"} for token in between[:-1])
    return after.noun is not None and len(between) in {1, 2} and words[-1] in {"and", "or", ","} and plain


def _coordinated(document: Document, one: Counted, own: Sequence[Count | None], place: int) -> Count | None:
    """The count that this one shares a deed with: "two soldiers and 70 rebels died", "killed two men and a woman"."""
    if one.noun is None or not are_people(document, one):
        return None
    after = own[place + 1] if place + 1 < len(own) else None
    if after is not None and after.trigger >= after.counted.last and _joined(document, one.last, after.counted.first):
        return after
    before = own[place - 1] if place else None
    if (
        before is not None
        and before.trigger < before.counted.first
        and _joined(document, before.counted.last, one.first)
    ):
        return before
    return None


def _joined(document: Document, first: int, last: int) -> bool:
    return [document.tokens[k].text.casefold() for k in range(first, last)] in (["and"], [","], [",", "and"], ["or"])


def _is_listed(document: Document, one: Counted, before: Count) -> bool:
    """ "33 prisoners - 30 minors and three women": parts after a dash or colon, or going on from such a part."""
    if one.noun is None or not are_people(document, one) or before.measure == "items":
        return False
    between = [document.tokens[k].text for k in range(before.counted.last, one.first)]
    opens = between in (["-"], ["–"], ["—"], [":"], ["("])
    return opens or (before.rule == "figures.part" and between in (["and"], [","], [",", "and"]))


def _is_part(document: Document, sentence: Sentence, one: Counted) -> bool:
    low = max(sentence.first, one.first - 4)
    words = [document.tokens[k].text.casefold() for k in range(low, one.first)]
    after = [
        document.tokens[k].text.casefold() for k in range(one.number.last, min(one.number.last + 2, sentence.last))
    ]
    led = "including" in words or "among" in words or words[-3:-1] == ["of", "whom"] or words[-3:-1] == ["of", "them"]
    return led or " ".join(after) in {"of them", "of whom"}


def _is_elided(document: Document, sentence: Sentence, one: Counted) -> bool:
    before = document.tokens[one.first - 1].text.casefold() if one.first > sentence.first else ""
    after = document.tokens[one.last].text.casefold() if one.last < sentence.last else ""
    return before in {"and", ",", "another", "while"} and after in {"in", "at", "near", "on", "from"}
