"""Which figures are of an event: the dead of an attack, told in its sentence or just after it, by each article.

Two articles that give different numbers for one event on one day disagree; a later day's number is news.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.merging.parties import fold
from dragoman.merging.series import agree, value_words
from dragoman.records import Account, Disagreement, Figure, Version

# What is counted of which kinds of deeds.
MEASURES: Mapping[str, frozenset[str]] = {
    "ASSAULT": frozenset({"killed", "injured", "missing", "displaced"}),
    "COERCE": frozenset({"killed", "injured", "captured", "displaced"}),
    "PROTEST": frozenset({"killed", "injured", "captured"}),
}
REACH = 600  # characters behind a deed in which its toll is told: the sentences that follow it
EVERYBODY = frozenset("people person persons civilians civilian others dead lives residents victims".split())


@dataclass(frozen=True, slots=True)
class Toll:
    """A figure of an event, with the day for which it holds: its own, or that of its article."""

    figure: Figure
    day: str | None


def counts_tolls(type_: str) -> bool:
    """Whether figures are told of acts of this type."""
    return type_ in MEASURES


def figures_of(accounts: Iterable[Account], told: Sequence[Account], figures: Iterable[Figure]) -> list[Figure]:
    """The figures of the event of these accounts; `told` and `figures` are all that their articles gave."""
    own = {account.id for account in accounts}
    deeds: dict[str, list[Account]] = {}
    for account in told:
        if account.type in MEASURES and account.status == "happened":
            deeds.setdefault(account.article, []).append(account)
    found = [
        figure for figure in figures if (deed := _deed(figure, deeds.get(figure.article, ()))) and deed.id in own
    ]
    return sorted(found, key=lambda figure: figure.id)


def toll_disagreements(event: str, tolls: Iterable[Toll]) -> tuple[Disagreement, ...]:
    """Numbers of one thing and day that cannot both be right, by what is counted."""
    counted: dict[tuple[str, str, str], list[Figure]] = {}
    for toll in tolls:
        if toll.day is not None:
            counted.setdefault((toll.figure.measure, _whom(toll.figure), toll.day), []).append(toll.figure)
    return tuple(
        disagreement
        for (measure, whom, day), figures in sorted(counted.items())
        if (disagreement := _disagreement(event, f"{f'{whom} ' if whom else ''}{measure}, {day}", figures))
    )


def _disagreement(event: str, of: str, figures: Sequence[Figure]) -> Disagreement | None:
    against = {
        f.id: f for a in figures for b in figures if a.article != b.article and not agree(a, b) for f in (a, b)
    }
    versions: dict[str, list[str]] = {}
    for figure in sorted(against.values(), key=lambda figure: figure.id):
        versions.setdefault(value_words(figure), []).append(figure.id)
    if len(versions) < 2:
        return None
    return Disagreement(event, "figures", tuple(Version(v, tuple(ids)) for v, ids in sorted(versions.items())), of)


def _deed(figure: Figure, deeds: Sequence[Account]) -> Account | None:
    """The deed that a figure counts the toll of: that of its sentence, or the last one told shortly before."""
    if figure.since is not None or figure.background:
        return None
    before = [
        deed
        for deed in deeds
        if deed.part == figure.part
        and figure.measure in MEASURES[deed.type]
        and deed.sentence_span[0] <= figure.sentence_span[0] <= deed.sentence_span[1] + REACH
    ]
    return max(before, key=lambda deed: (deed.sentence_span[0], not deed.background, deed.id), default=None)


def _whom(figure: Figure) -> str:
    """Whom a figure counts, where that is not simply everybody: "children"."""
    words = [word for word in fold(figure.of).split() if word not in EVERYBODY]
    return " ".join(words)
