"""Looks for whom a deed is done to where no slot of its frame tells: "troops in Mali"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.accounts.acts import slots, words
from dragoman.accounts.acts.side_pronouns import last_body
from dragoman.accounts.acts.sides import Sides
from dragoman.codebook.acts import Frame
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor

Found = tuple[int | None, list[Actor]]
SETTLED = frozenset({"AGREE", "SUPPORT", "CONCEDE"})  # words that are said or signed somewhere, to others
BROKERED = frozenset({"brokered", "mediated", "sponsored", "facilitated", "hosted"})
HYPHENS = frozenset("-–‑")
# Clauses in which others are told of than those of the deed.
OTHER_CLAUSES = frozenset({"conj", "parataxis", "advcl", "acl:relcl", "ccomp"})


def elsewhere(sides: Sides, i: int, frame: Frame, sources: list[Actor]) -> Found:
    """Another state that the deed's words name where no slot of its frame has one: "troops in Mali"."""
    if is_filled(sides, i, frame):
        return None, []
    own = {a.country for a in sources}
    if len(own) > 1 and frame.type == "ASSAULT" and "with" in frame.targets:
        return None, []  # "Ghana and Togo fought a war": with each other
    if frame.type == "REQUEST" and (of_whom := asked(sides, i, own)) != (None, []):
        return of_whom
    below = [k for c in tree.children(sides.document, i, "xcomp") for k in slots.around(sides.document, c)]
    for c in [*slots.around(sides.document, i), *below]:
        if frame.type in SETTLED and (slots.is_venue(sides.document, c) or _is_brokered(sides, c)):
            continue
        if len(own) > 1 and slots.is_go_between(sides.document, c):
            continue
        found = [a for a in sides.party(c) if a.country and a.country not in own]
        if found:
            return c, found
    return _only_other(sides, i, frame, own)


def _is_brokered(sides: Sides, c: int) -> bool:
    """Whether a thing is named by who brought it about: "a Norwegian-mediated | truce" is none with Norway."""
    joined = [k for k in tree.children(sides.document, c, "amod", "compound", "acl") if k > 1]
    return any(
        sides.tokens[k].text.casefold() in BROKERED and sides.tokens[k - 1].text in HYPHENS for k in joined if k < c
    )


def asked(sides: Sides, i: int, own: set[str | None]) -> Found:
    """ "Demanded that Chad remove the rig": whoever is to do what the clause below tells."""
    for c in tree.children(sides.document, i, "ccomp", "xcomp"):
        subject = tree.own_subject(sides.document, c)
        if subject is None:
            continue
        found = [a for a in sides.at(subject) if a.country and a.country not in own]
        if not found and sides.tokens[subject].text.casefold() == "it":
            found = [a for a in last_body(sides, subject, {a.key for a in sides.at(subject)}) if a.country not in own]
        if found:
            return subject, found
    return None, []


def is_filled(sides: Sides, i: int, frame: Frame) -> bool:
    """Whether somebody stands in a slot of the frame who is not known: "asked the West for help against Chad"."""
    for slot in frame.targets:
        there = slots.objects(sides.document, i) if slot == "obj" else slots.with_case(sides.document, i, slot)
        if any(is_somebody(sides, c) for c in there):
            return True
    return False


def is_somebody(sides: Sides, c: int) -> bool:
    """Whether a word names or points at somebody, be he no party that is known: "the West", "them"."""
    token = sides.tokens[c]
    name = token.pos == "PROPN" and c not in sides.places and not token.text.isupper()
    return name or token.text.casefold() in {"him", "her", "them", "whom", "who"} or token.lemma in words.BESIDE


def _only_other(sides: Sides, i: int, frame: Frame, own: set[str | None]) -> Found:
    """The one other state in the rest of the clause, where there is one only: "help to feed the poor of Malawi".

    None where something was settled: "reached an accord at talks in Oslo".
    """
    found: dict[str, tuple[int, Actor]] = {}
    for k in _clause(sides, i):
        if frame.type in SETTLED and slots.is_venue(sides.document, k):
            continue
        if k > i and sides.tokens[k].pos == "PROPN" and not slots.is_behind_another(sides.document, k, i):
            for actor in sides.at(k) or sides.place(k):
                if actor.kind == "state" and actor.country and actor.country not in own:
                    found.setdefault(actor.country, (k, actor))
    if len(found) != 1:
        return None, []
    ((at, actor),) = found.values()
    return at, [actor]


def _clause(sides: Sides, i: int) -> Iterator[int]:
    """The words below one, without those of clauses beside it."""
    yield i
    for c in sides.document.children(i):
        relation = sides.tokens[c].relation
        beside = relation in OTHER_CLAUSES or tree.plain(relation) in OTHER_CLAUSES
        if slots.is_in_favour(sides.document, c) or slots.is_go_between(sides.document, c):
            continue
        if not (beside and tree.is_verbal(sides.document, c)):
            yield from _clause(sides, c)
