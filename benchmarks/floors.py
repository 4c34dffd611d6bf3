"""Keeps the floors of accuracy, which only rise, and tells which cases flipped since they were kept."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.parts import Part

FLOORS = Path(__file__).parent / "floors.json"
RESULTS = Path(__file__).parent / "cases" / "results.json"
SLACK = 0.01
"""How far a floor stands below what was measured: int8 products round otherwise on another processor, and
one arc in a hundred moves with them."""
GATED = frozenset(
    {
        "contacts",
        "figures",
        "statements",
        "gold",
        "acts",
        "probe",
        "wide",
        "press",
        "press_more",
        "reports",
        "daily",
        "usual",
        "actual",
        "places",
    }
    | {"occasions", "times", "undated"}
)
"""The parts whose figures are floors; speed depends on the machine, the trees have floors of their own."""
BESIDE = ("times.meantime.",)
"""Figures that are measured only where their data stand beside the checkout."""
NONE_INVENTED = "none invented"
GOOD = frozenset({"right", NONE_INVENTED})
KINDS = ("newly wrong", "newly right", "still wrong")
Verdicts = Mapping[str, str]


def read_json(path: Path) -> dict[str, Any]:
    """The object in a file, empty where there is none yet."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return content


def missed_floors(parts: Sequence[Part], floors: Mapping[str, float]) -> list[str]:
    """A line for each figure below its floor, or that a part no longer gives."""
    missed = []
    for part in parts:
        if part.skipped or part.name not in GATED:
            continue
        for name, floor in floors.items():
            if name.partition(".")[0] != part.name:
                continue
            figure = part.figures.get(name.partition(".")[2])
            if figure is None and name.startswith(BESIDE):
                continue
            if figure is None:
                missed.append(f"{name}: no longer measured, floor {floor:.3f}")
            elif figure < floor:
                missed.append(f"{name}: {figure:.3f}, floor {floor:.3f}")
    return missed


def raised(floors: Mapping[str, float], parts: Sequence[Part]) -> dict[str, float]:
    """The floors with those that the figures allow raised, none lowered."""
    higher = dict(floors)
    for part in parts:
        if part.name in GATED and not part.skipped:
            for name, figure in part.figures.items():
                key = f"{part.name}.{name}"
                higher[key] = max(higher.get(key, 0.0), round(max(0.0, figure - SLACK), 3))
    return dict(sorted(higher.items()))


def flips(before: Verdicts, after: Verdicts) -> list[str]:
    """A line for each kept case whose verdict changed: the newly wrong, the newly right, then the others.

    Invented ones where none were before are newly wrong, in documents that are new as well.
    """
    if not before:
        return []
    changed = []
    for case in sorted({*before, *after}):
        none = NONE_INVENTED if case.endswith("+") else None
        was, now = before.get(case, none), after.get(case, none)
        if was is not None and now is not None and was != now:
            kind = "newly wrong" if was in GOOD else "newly right" if now in GOOD else "still wrong"
            changed.append((KINDS.index(kind), f"{kind}  {case}: {was} -> {now}"))
    return [line for _, line in sorted(changed)]


def write(path: Path, content: Mapping[str, object]) -> None:
    """Writes an object as JSON, a line for each entry."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
