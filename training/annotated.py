"""Reads sentences whose acts somebody has annotated: the words of each deed, who does it, to whom, and its status."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "sentences"

ACT = re.compile(
    r"(?P<optional>\?)?\s*(?P<types>[A-Z]+(?:\([a-z/]+\))?(?:/[A-Z]+(?:\([a-z/]+\))?)*)\s+"
    r"(?P<sources>[^>]*)>(?P<targets>.*?)\s+(?P<statuses>[a-z/]+)\s*(?P<background>~)?\s*"
    r"\{(?P<trigger>[^|}]*)\|(?P<doer>[^|}]*)\|(?P<other>[^|}]*)(?:\|(?P<day>[^|}]*)\|(?P<place>[^|}]*))?\}"
    r"\s*(?:@(?P<sayer>.*))?"
)
MODES = re.compile(r"\(([a-z/]+)\)")
WHICH = re.compile(r"\^(\d)$")
NEXT = re.compile(r";(?![^{}]*\})")  # acts are parted by semicolons; one between braces is the sentence's own


@dataclass(frozen=True, slots=True)
class ToldAct:
    """One act of a sentence; `trigger`, `doer`, `other`, `day` and `place` are words of it, empty where it has none.

    `sources` and `targets` are codes of states or names of organisations and groups. An `optional` act is
    defensible either way; of several `types`, `statuses` or `modes` each is, the best first. `modes` are a
    contact's. `day` and `place` are None in a file whose authors did not note them. `which` says at which of its
    occurrences the trigger stands, from 1. A side of several phrases has `&` between them. `elsewhere` are, for doer,
    other, day and place, the phrases of other sentences that tell it.
    """

    types: tuple[str, ...]
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    statuses: tuple[str, ...]
    background: bool
    optional: bool
    trigger: str
    doer: str
    other: str
    sayer: str
    day: str | None = None
    place: str | None = None
    modes: tuple[str, ...] = ()
    which: int = 1
    elsewhere: tuple[tuple[str, ...], ...] = ((), (), (), ())


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, or several, with the acts that they tell, none of them where they tell none.

    `contacts` says whether its authors noted contacts among the acts, `passage` whether they noted what other
    sentences tell of an act.
    """

    text: str
    acts: tuple[ToldAct, ...]
    contacts: bool = True
    passage: bool = False


def read_told(path: Path) -> Iterator[Told]:
    """The sentences of a file. Format: training/sentences/README.md."""
    lines = path.read_text(encoding="utf-8").splitlines()
    contacts = any("CONSULT(" in line for line in lines)
    passage = any("=" in line for line in lines)
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            text, parted, acts = line.rpartition(" # ")
            if not parted:
                raise ValueError(f"{path.name}, line {number}: no ' # ' before the acts")
            read = tuple(_act(act, f"{path.name}, line {number}") for act in _several(acts))
            yield Told(text.strip(), read, contacts, passage)


def _several(acts: str) -> list[str]:
    return [act.strip() for act in NEXT.split(acts) if act.strip() not in {"", "-"}]


def _act(told: str, where: str) -> ToldAct:
    found = ACT.fullmatch(told)
    if found is None:
        raise ValueError(f"{where}: an act is not in the form of the README: {told!r}")
    sides = [found[name] for name in ("doer", "other", "day", "place")]
    which = WHICH.search(found["trigger"].strip())
    return ToldAct(
        types=tuple(MODES.sub("", found["types"]).split("/")),
        sources=_codes(found["sources"]),
        targets=_codes(found["targets"]),
        statuses=tuple(found["statuses"].split("/")),
        background=found["background"] is not None,
        optional=found["optional"] is not None,
        trigger=WHICH.sub("", found["trigger"].strip()),
        doer=_here(found["doer"]) or "",
        other=_here(found["other"]) or "",
        sayer=(found["sayer"] or "").strip(),
        day=_here(found["day"]),
        place=_here(found["place"]),
        modes=tuple(mode for modes in MODES.findall(found["types"]) for mode in modes.split("/")),
        which=int(which[1]) if which else 1,
        elsewhere=tuple(map(_elsewhere, sides)),
    )


def _here(words: str | None) -> str | None:
    """The words of a side in the deed's own sentence; None where sides of its kind were not noted."""
    return None if words is None else words.partition("=")[0].strip()


def _elsewhere(words: str | None) -> tuple[str, ...]:
    """The phrases of other sentences that tell a side."""
    return tuple(phrase.strip() for phrase in (words or "").partition("=")[2].split("&") if phrase.strip())


def _codes(told: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in told.split("+") if code.strip())
