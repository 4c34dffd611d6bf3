"""What every part of the benchmarks gives: named figures, a verdict on each case, and lines to read."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Part:
    """The outcome of one part of the benchmarks.

    `figures` are the numbers that floors are kept for (higher is better), `verdicts` how each case went,
    by the case's name, and `lines` what is printed. `skipped` is the reason why the part was not run.
    """

    name: str
    figures: dict[str, float] = field(default_factory=dict)
    verdicts: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)
    skipped: str | None = None
