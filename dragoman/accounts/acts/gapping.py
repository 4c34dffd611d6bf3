"""Reads deeds whose verb is told once for several doers: "Peru expelled five envoys and Chile three"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.accounts.acts.deeds import Deed
from dragoman.accounts.acts.sides import Sides
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor


def with_gaps(sides: Sides, deed: Deed) -> Iterator[Deed]:
    """The deed, and that of each further doer behind it who shares its verb."""
    doers = list(_further_doers(sides, deed)) if not deed.noun else []
    if not doers:
        yield deed
        return
    taken = {a.key for k, _ in doers for a in sides.one(k)}
    deed.targets = [a for a in deed.targets if a.key not in taken]
    yield deed
    for k, count in doers:
        targets = list(deed.targets)
        yield replace(deed, sources=sides.one(k), targets=targets, source_at=k, marks=[*deed.marks, count])


def _further_doers(sides: Sides, deed: Deed) -> Iterator[tuple[int, int]]:
    """Each state behind the verb that has a bare number behind it, with that number."""
    sentence = sides.document.sentence_of(deed.at)
    own = {a.country for a in deed.sources}
    for k in range(deed.at + 2, sentence.last - 1):
        if sides.tokens[k - 1].text.casefold() not in {",", ";", "and"} or sides.tokens[k + 1].pos != "NUM":
            continue
        if k + 2 < sentence.last and sides.tokens[k + 2].text.casefold() not in ENDING:
            continue
        if tree.clause_of(sides.document, k) == deed.at and _is_other_state(sides.one(k), own):
            yield k, k + 1


def _is_other_state(actors: list[Actor], own: set[str | None]) -> bool:
    return any(a.kind in {"state", "organisation"} and a.country and a.country not in own for a in actors)


ENDING = frozenset(", ; . and on after in over this while".split())
