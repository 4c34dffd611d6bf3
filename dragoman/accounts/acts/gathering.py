"""Gathers the acts that an article tells: deeds with their status, judgements in words, and what stays open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.accounts.acts.answered import find_answered
from dragoman.accounts.acts.antecedents import (
    answer_before,
    blame_before,
    inherit_target,
    refuse_before,
    reject_before,
    sanction_before,
    without_results,
)
from dragoman.accounts.acts.appeals import find_appeals
from dragoman.accounts.acts.completing import complete, shaken, states_hit, what_lacks
from dragoman.accounts.acts.conditions import find_conditions
from dragoman.accounts.acts.course import read_course
from dragoman.accounts.acts.deeds import OPEN_THINGS, Deed, find_deeds
from dragoman.accounts.acts.gapping import with_gaps
from dragoman.accounts.acts.oughts import find_oughts
from dragoman.accounts.acts.review import add_sides, correct_sides, retyped, reviewed, settled
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.speech import accusation_by_report, find_judgements, is_foretold
from dragoman.accounts.acts.standpoints import find_standpoints
from dragoman.accounts.acts.telling import Telling
from dragoman.accounts.acts.together import find_together
from dragoman.accounts.acts.undertakings import find_undertakings
from dragoman.accounts.acts.unknown import find_unknown
from dragoman.codebook.acts import operators
from dragoman.language import Document
from dragoman.mentions import tree

STANDING = frozenset({"accuse", "thank", "admit"})  # kinds of operators that stay acts beside the deed below them


@dataclass(slots=True)
class Gathered:
    """The tellings of an article's acts, and those understood but for one thing, with what that is."""

    tellings: list[Telling] = field(default_factory=list)
    open: list[tuple[Telling, str]] = field(default_factory=list)

    def take(self, sides: Sides, told: Iterable[Telling]) -> None:
        """Completes tellings from the article and keeps those that are acts."""
        waiting = list(told)
        deeds = Counter(telling.deed.at for telling in waiting)  # several of one verb: "France expelled 4, Peru 5"
        for telling in waiting:
            complete(sides, telling)
            if add_sides(sides, telling):
                complete(sides, telling)
            if deeds[telling.deed.at] == 1:
                correct_sides(sides, telling)
            shaken(sides, telling)
        answer_before(sides, [*self.tellings, *waiting])
        refuse_before(sides, [*self.tellings, *waiting])
        reject_before(sides, [*self.tellings, *waiting])
        among = [*self.tellings, *waiting]
        sanction_before(sides, among)
        blame_before(sides.document, waiting, among)
        hit = states_hit(among)
        for telling in waiting:
            lacking = what_lacks(sides, telling, among, hit)
            if lacking is None:
                self.tellings.append(telling)
            elif lacking:
                self.open.append((telling, lacking))


def find_tellings(document: Document, sides: Sides) -> Gathered:
    """Every telling of an act in the article, with who does it and to whom."""
    deeds = [each for deed in find_deeds(document, sides) for each in with_gaps(sides, deed)]
    read = _read(document, sides, deeds)
    unreal = {d.at for d in deeds} - {t.deed.at for t in read}
    gathered = Gathered()
    gathered.take(sides, read)
    kept = gathered.tellings
    changed = {at for t in kept for at in t.operators if not _stays(document, at)}
    hollow = {t.deed.at for t in kept if _is_hollow(document, t, unreal)}
    by = {at: t.type for t in kept for at in t.operators}
    kept = [t for t in kept if t.deed.at not in changed | hollow and not _is_said_twice(t, by)]
    gathered.tellings = kept
    gathered.open = [(t, why) for t, why in gathered.open if t.deed.at not in changed]
    taken = changed | {t.deed.at for t in kept} | unreal
    told = (read_course(document, sides, deed) for deed in find_undertakings(document, sides, taken))
    gathered.take(sides, [t for t in told if t is not None])
    gathered.tellings = kept = reviewed(sides, gathered.tellings)
    told_by = unreal | changed | {i for t in kept for i in (t.deed.at, *t.deed.marks, *t.operators)}
    joined = list(find_together(document, sides, told_by))
    gathered.take(sides, joined)
    told_by |= {t.deed.at for t in joined}
    gathered.take(sides, find_oughts(document, sides, told_by))
    told_so_far = {i for t in gathered.tellings for i in (t.deed.at, *t.deed.marks, *t.operators)}
    gathered.take(sides, find_appeals(document, sides, told_so_far))
    gathered.take(sides, list(find_standpoints(document, sides, told_by)))
    gathered.take(sides, list(find_conditions(sides, gathered.tellings)))
    gathered.take(sides, find_judgements(document, sides))
    told_by = {i for t in kept for i in (t.deed.at, *(t.operators if t.type != "REJECT" else ()))}
    gathered.take(sides, find_answered(document, sides, told_by))
    kept += [a for t in list(kept) if (a := accusation_by_report(document, sides, t)) is not None]
    retyped(sides, kept)
    gathered.take(sides, find_unknown(document, sides, kept, unreal | changed))
    settled(sides, kept)
    gathered.tellings = [
        t for t in kept if not is_foretold(sides, t) and not _is_denied_in_detail(document, t, kept)
    ]  # fmt: skip
    blame_before(document, gathered.tellings, gathered.tellings)
    return gathered


def _stays(document: Document, i: int) -> bool:
    """Whether a word above a deed is an act of its own as well: "accused of shelling"."""
    lemma = document.tokens[i].lemma.casefold()
    kinds = {operator.kind for pos in ("VERB", "NOUN", "ADJ") for operator in operators().get((lemma, pos), ())}
    return bool(kinds & STANDING)


def _is_hollow(document: Document, telling: Telling, unreal: set[int]) -> bool:
    """ "Refused to rule out": a refusal of what comes to nothing."""
    if telling.deed.noun or telling.base != "REJECT":
        return False
    return bool(set(tree.children(document, telling.deed.at, "xcomp")) & unreal)


def _is_denied_in_detail(document: Document, judged: Telling, told: Sequence[Telling]) -> bool:
    """ "The claim that Chad armed them is baseless": the deed is denied, and with it the claim."""
    if judged.status != "denied" or judged.type != "REJECT":
        return False
    if any(t is not judged and t.status == "denied" and judged.deed.at in t.operators for t in told):
        return True
    if judged.deed.target_at is None:
        return False
    within = document.subtree(judged.deed.target_at)
    return any(t is not judged and t.status == "denied" and t.deed.at in within for t in told)


def _is_said_twice(telling: Telling, changed: Mapping[int, str]) -> bool:
    """ "Repeated its | call for a truce": the call is told of by what it is for."""
    marks = telling.deed.marks if not telling.deed.noun else ()
    return any(changed.get(mark) == telling.type for mark in marks)


def _is_named(document: Document, deed: Deed, mark: int) -> bool:
    """Whether a frame asks for the very word: "expressed | regret"; "asked for | anything" names none."""
    return deed.frame.thing not in OPEN_THINGS or document.tokens[mark].lemma.casefold() == deed.frame.particle


def _read(document: Document, sides: Sides, deeds: list[Deed]) -> list[Telling]:
    """The deeds with their status, without nouns that only show what a verb tells."""
    read = [t for d in deeds if (t := read_course(document, sides, d)) is not None]
    shown = {mark for t in read if not t.deed.noun for mark in t.deed.marks if _is_named(document, t.deed, mark)}
    read = [t for t in read if not t.deed.noun or (t.deed.at not in shown and (t.operators or t.deed.frame.alone))]
    inherit_target(document, read)
    return without_results(document, read)
