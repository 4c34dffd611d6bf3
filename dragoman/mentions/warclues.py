"""Tells that a text is no older than a war which it tells of in general words, where nothing earlier can be meant.

"Russia's attack", "the withdrawal of Russian troops" may be of 2014; told by who took office years later, they are of
the war that followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.codebook.tables import cell_list, rows
from dragoman.mentions.clues import Clue, lead_end, quoted
from dragoman.mentions.daysets import after, ends_of
from dragoman.mentions.phraseplaces import PhrasePlaces


@dataclass(frozen=True, slots=True)
class _War:
    """A war, since when general words mean it, those words, what they need beside them, and what denies it."""

    name: str
    first: date
    since: date
    words: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]


@cache
def _wars() -> tuple[_War, ...]:
    return tuple(
        _War(
            row["name"],
            date.fromisoformat(row["first"]),
            date.fromisoformat(row["since"]),
            tuple(cell_list(row["words"])),
            tuple(tuple(cell_list(group)) for group in row["needs"].split("&")),
            tuple(cell_list(row["unless"])),
        )
        for row in rows("later_wars")
    )


def war_clues(text: str, days: int) -> Iterator[Clue]:
    """The wars of the first paragraphs that began within the `days` on which a text can be written."""
    first, last = ends_of(days)
    for war in _wars():
        if first is None or not war.since <= first < war.first or (last is not None and last < war.first):
            continue
        news, whole = PhrasePlaces(text[: lead_end(text)]), PhrasePlaces(text)
        told = news.spans(war.words)
        fixed = all(any(map(news.starts, group)) for group in war.needs)
        if told and fixed and not any(map(whole.starts, war.unless)):
            start, end = told[0]
            reason = f"{quoted(text, start, end)}: {war.name} began on {war.first}"
            yield Clue(after(war.first), reason, 1, start, end, by_event=True)
