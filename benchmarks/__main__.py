"""Measures accuracy and speed, and holds the accuracy to its floors.

    python -m benchmarks [PART ...] [--gate] [--update] [--misses]

Without parts, everything that can be measured here is. `--gate` runs only the parts that have floors and
exits 1 where one is missed; `--update` raises the floors to what was measured, never lowers one, and keeps
the verdict on each case. benchmarks/README.md tells how to read what is printed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence

from benchmarks import (
    acts,
    engine,
    floors,
    merging,
    occasions,
    orders,
    own,
    passages,
    places,
    sentences,
    serving,
    speed,
    statements,
    undated,
)
from benchmarks.coders import coders
from benchmarks.gold import gold
from benchmarks.parts import Part

PARTS: dict[str, Callable[[], Part]] = {
    "contacts": own.contacts,
    "wide": own.wide,
    "press": own.press,
    "press_more": own.press_more,
    "reports": own.reports,
    "daily": own.daily,
    "usual": own.usual,
    "actual": own.actual,
    "figures": own.figures,
    "gold": gold,
    "acts": acts.acts,
    "probe": acts.probe,
    "raw": acts.raw,
    "sentences": sentences.sentences,
    "passages": passages.passages,
    "statements": statements.statements,
    "places": places.places,
    "occasions": occasions.occasions,
    "pairs": merging.pairs,
    "merging_speed": merging.merging_speed,
    "orders": orders.orders,
    "times": engine.times,
    "undated": undated.undated,
    "parse": engine.parse,
    "coders": coders,
    "speed": speed.speed,
    "serving": serving.serving,
}
APART = "test/"
"""The half of our own documents that nobody looks into while working on the reading."""


def main() -> None:
    """Runs the parts asked for and prints what they give."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"one or more of {', '.join(PARTS)}; all without any"
    )
    parser.add_argument("--gate", action="store_true", help="run the parts with floors; exit 1 where one is missed")
    parser.add_argument("--update", action="store_true", help="raise the floors and keep the verdicts")
    parser.add_argument("--misses", action="store_true", help="print what was missed, wrong or invented")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no part is called {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    wanted = options.parts or [name for name in PARTS if not options.gate or name in floors.GATED]
    parts = [run(name, misses=options.misses) for name in wanted]
    tell_flips(parts)
    missed = floors.missed_floors(parts, floors.read_json(floors.FLOORS))
    print("\n".join(["", "Below the floor:", *missed]) if missed else "\nNo figure is below its floor.")
    if options.update:
        update(parts)
    if options.gate and missed:
        sys.exit(1)


def run(name: str, *, misses: bool) -> Part:
    """Runs one part and prints it."""
    began = time.perf_counter()
    part = PARTS[name]()
    if part.skipped:
        print(f"\n{name}: not measured, {part.skipped}")
        return part
    print(f"\n{name} ({time.perf_counter() - began:.0f} s)")
    print("\n".join(f"  {line}" for line in part.lines))
    if misses:
        print("\n".join(f"  {miss}" for miss in part.misses if not miss.partition(": ")[0].endswith("test")))
    return part


def tell_flips(parts: Sequence[Part]) -> None:
    """Prints the cases whose verdict is not the one that was kept; those of the test half are only counted."""
    before = floors.read_json(floors.RESULTS)
    for part in parts:
        changed = floors.flips(before.get(part.name, {}), part.verdicts) if not part.skipped else []
        open_ones = [line for line in changed if APART not in line]
        if changed:
            apart = len(changed) - len(open_ones)
            print(f"\n{part.name}: {len(changed)} cases flipped, {apart} of them in the test half")
            print("\n".join(f"  {line}" for line in open_ones))


def update(parts: Sequence[Part]) -> None:
    """Raises the floors and keeps the verdicts of the parts that were run."""
    floors.write(floors.FLOORS, floors.raised(floors.read_json(floors.FLOORS), parts))
    kept = {part.name: part.verdicts for part in parts if part.verdicts}
    floors.write(floors.RESULTS, {**floors.read_json(floors.RESULTS), **kept})
    print(f"Kept in {floors.FLOORS.name} and {floors.RESULTS.name}.")


if __name__ == "__main__":
    main()
