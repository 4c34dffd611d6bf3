"""The codebook of acts: PLOVER's types and modes, and the words that tell of an act, with who does it to whom.

Tables in `tables/act_*.csv`, described in the README beside them. A frame is one row of verbs or nouns: where
its source and target stand, and what the act is coded as.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.tables import cell_list, rows


@dataclass(frozen=True, slots=True)
class ActType:
    """One PLOVER type: its quad class, the kind of deed it is, and whether it needs somebody it is done to.

    `kind` is what the composition table asks for: `give`, `harm`, `show` (forces, crowds) or `word`.
    """

    name: str
    quad: int
    kind: str
    recipient: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """A way in which a word tells of an act.

    `particle` goes with a verb ("step down"); `slot` and `thing` say what must stand where: a class of
    words (`@weapons`), one word, `actor`, `place` or `-` for nothing. `sources` and `targets` are where
    the parties stand, best first: `obj`, a preposition, for nouns `mod` for "Russia's" or "Russian".
    `loose` lets an act without a target stand; `ahead` is for words that are an act only where they are
    promised; `alone` for nouns that tell an act without a verb; `also` are further slots with what must
    stand there ("subj:crowds @borders": a crowd that blocks a road).
    """

    word: str
    particle: str
    slot: str
    thing: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    type: str
    mode: str | None
    cameo: str | None
    contexts: tuple[str, ...]
    loose: bool = False
    ahead: bool = False
    alone: bool = False
    also: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """The row as evidence names it: `step down`, `sell @weapons`."""
        return " ".join(part for part in (self.word, self.particle, self.thing) if part)


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that changes what the deed below it counts as: "threatened to", "plan to", "ready to".

    `links` are how the deed hangs on it, `whose` the one who does the deed: its subject or its object.
    """

    word: str
    pos: str
    links: frozenset[str]
    kind: str
    whose: str


@dataclass(frozen=True, slots=True)
class Composed:
    """What an operator makes of a deed; an empty type or mode leaves the deed's own."""

    type: str
    mode: str
    status: str


@cache
def act_types() -> dict[str, ActType]:
    """PLOVER's types by name."""
    return {
        r["type"]: ActType(r["type"], int(r["quad"]), r["kind"], r["recipient"] == "yes") for r in rows("act_types")
    }


@cache
def act_modes() -> frozenset[tuple[str, str]]:
    """The modes that each type can have."""
    return frozenset((r["type"], r["mode"]) for r in rows("act_modes"))


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """The classes of words that frames ask for."""
    return {r["class"]: frozenset(cell_list(r["words"])) for r in rows("act_words")}


@cache
def verb_frames() -> dict[str, tuple[Frame, ...]]:
    """The frames of each verb, in the table's order: the first that fits is taken."""
    found: dict[str, list[Frame]] = defaultdict(list)
    for r in rows("act_verbs"):
        slot, thing, also = _conditions(r["object"])
        targets = r["target"]
        found[r["verb"]].append(
            Frame(
                r["verb"],
                r["particle"],
                slot,
                thing,
                (),
                cell_list(targets.removesuffix("?")),
                r["type"],
                r["mode"] or None,
                r["cameo"] or None,
                cell_list(r["contexts"]),
                loose=targets.endswith("?"),
                ahead=r["only"] == "planned",
                also=also,
            )
        )
    return {verb: tuple(frames) for verb, frames in found.items()}


@cache
def noun_frames() -> dict[str, tuple[Frame, ...]]:
    """The frames of each event noun, in the table's order."""
    found: dict[str, list[Frame]] = defaultdict(list)
    for r in rows("act_nouns"):
        slot, thing, _ = _conditions(r["kind"])
        found[r["noun"]].append(
            Frame(
                r["noun"],
                "",
                slot,
                thing,
                cell_list(r["source"]),
                cell_list(r["target"].removesuffix("?")),
                r["type"],
                r["mode"] or None,
                r["cameo"] or None,
                cell_list(r["contexts"]),
                loose=r["target"].endswith("?"),
                alone=r["alone"] == "yes",
            )
        )
    return {noun: tuple(frames) for noun, frames in found.items()}


def _conditions(cell: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """What a cell asks for: the slot and thing that show the act, and further ones that must be there too."""
    first, *others = cell.split() or [""]
    return (*_condition(first), tuple(_condition(other) for other in others))


def _condition(cell: str) -> tuple[str, str]:
    slot, colon, thing = cell.partition(":")
    return (slot, thing) if colon else ("obj" if cell else "", cell)


@cache
def operators() -> dict[tuple[str, str], tuple[Operator, ...]]:
    """The operators by word and part of speech; a word may have several, by how the deed hangs on it."""
    found: dict[tuple[str, str], list[Operator]] = defaultdict(list)
    for r in rows("act_operators"):
        links = frozenset(r["link"].split())
        found[r["word"], r["pos"]].append(Operator(r["word"], r["pos"], links, r["kind"], r["who"]))
    return {key: tuple(several) for key, several in found.items()}


@cache
def composition() -> dict[tuple[str, str], Composed]:
    """What each operator makes of each kind of deed; a pair that is not in it makes no act."""
    return {(r["operator"], r["deed"]): Composed(r["type"], r["mode"], r["status"]) for r in rows("act_composition")}


@cache
def composed_codes() -> dict[tuple[str, str], tuple[str | None, str | None]]:
    """The mode and CAMEO code of an act made of another: a request for aid, a refusal to withdraw."""
    return {(r["type"], r["deed"]): (r["mode"] or None, r["cameo"] or None) for r in rows("act_composed")}


@cache
def contexts_by_word() -> dict[str, tuple[str, ...]]:
    """The contexts that a word near an act shows."""
    found: dict[str, list[str]] = defaultdict(list)
    for r in rows("act_contexts"):
        for word in cell_list(r["words"]):
            found[word].append(r["context"])
    return {word: tuple(contexts) for word, contexts in found.items()}


@cache
def contexts() -> frozenset[str]:
    """PLOVER's contexts."""
    return frozenset(r["context"] for r in rows("act_contexts"))


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One CAMEO code with the PLOVER type, mode and contexts it stands for."""

    code: str
    type: str
    mode: str | None
    contexts: frozenset[str]

    @property
    def parent(self) -> str:
        """The code that it narrows: 0331 narrows 033, 072 narrows 070."""
        return self.code[:3] if len(self.code) == FULL else self.code[:2] + "0"


FULL = 4  # digits of the narrowest codes


@cache
def cameo_codes() -> dict[str, CameoCode]:
    """CAMEO's codes."""
    return {
        r["code"]: CameoCode(r["code"], r["type"], r["mode"] or None, frozenset(cell_list(r["contexts"])))
        for r in rows("cameo")
    }


@cache
def narrower(code: str) -> tuple[CameoCode, ...]:
    """The codes that narrow one by a context, of the same type."""
    known = cameo_codes().get(code)
    if known is None:
        return ()
    return tuple(
        c
        for c in cameo_codes().values()
        if c.parent == code and c.code != code and c.type == known.type and c.contexts - known.contexts
    )
