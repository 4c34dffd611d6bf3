"""Nothing without a sentence: what a reading says without its words is left out, and the leaving out is noted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from dragoman.evidence import entry_faults
from dragoman.records import Account, Article, Figure, Issue, Reading


def founded(reading: Reading) -> Reading:
    """The reading with only those entries of which every field stands on the article; the others are issues."""
    kept, issues = _sifted([*reading.accounts, *reading.figures], reading.article)
    if not issues:
        return reading
    return replace(
        reading,
        accounts=tuple(entry for entry in kept if isinstance(entry, Account)),
        figures=tuple(entry for entry in kept if isinstance(entry, Figure)),
        issues=(*reading.issues, *issues),
    )


def _sifted(entries: Iterable[Account | Figure], article: Article) -> tuple[list[Account | Figure], list[Issue]]:
    kept: dict[str, Account | Figure] = {}
    issues = []
    for entry in entries:
        complaints = [f"{fault.field} {fault.message}" for fault in entry_faults(entry, article)]
        if entry.id in kept:
            complaints.append("the article gives it twice")
        if complaints:
            told = "; ".join(complaint for complaint, _ in groupby(complaints))
            issues.append(Issue(article.id, "unfounded", f"left out {_what(entry)}: {told}", entry.part, *entry.span))
        else:
            kept[entry.id] = entry
    return list(kept.values()), issues


def _what(entry: Account | Figure) -> str:
    return f"a {entry.type} account" if isinstance(entry, Account) else f"a figure of {entry.measure}"
