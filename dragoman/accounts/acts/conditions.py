"""Reads what a threat or a refusal hangs on as asked: "will shut the mines unless Chad reopens the gates"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.accounts.acts.deeds import Deed
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.telling import Telling
from dragoman.codebook.acts import Frame
from dragoman.mentions import tree

UNLESS = Frame("unless", "", "", "", (), (), "REQUEST", "change", "104", ())
JOINTS = frozenset({"unless", "until", "till"})
HANGING = frozenset({"THREATEN", "REJECT", "SANCTION", "COERCE"})  # on what another does


def find_conditions(sides: Sides, tellings: Sequence[Telling]) -> Iterator[Telling]:
    """What another is to do before a threat is dropped, or a refusal or a measure ends."""
    told: set[int] = set()
    for telling in tellings:
        if telling.type not in HANGING or telling.mentioned or telling.status == "denied":
            continue
        above = dict.fromkeys((telling.deed.at, *telling.operators, telling.top))
        for c in (c for verb in above for c in tree.children(sides.document, verb, "advcl")):
            if c not in told and (asked := _asked(sides, telling, c)) is not None:
                told.add(c)
                yield asked


def _asked(sides: Sides, telling: Telling, c: int) -> Telling | None:
    """The demand that a clause with "unless" or "until" makes of its subject, if that is another than the source."""
    subject = tree.own_subject(sides.document, c)
    if subject is None or not JOINTS & set(tree.cases(sides.document, c)):
        return None
    own = {a.country or a.key for a in telling.sources}
    asked = [a for a in sides.party(subject) if a.country and (a.country or a.key) not in own]
    sources = [a for a in telling.sources if a.country]
    if not asked or not sources:
        return None
    deed = Deed(c, UNLESS, sources, asked, False, telling.source_at, subject)
    return Telling(
        deed, "REQUEST", "change", "104", sources, asked, telling.source_at, subject,
        status="demanded", base="REQUEST", top=telling.top,
    )  # fmt: skip
