"""What an outlet changed in its article, as a page shows it: sentences and entries before and after.

Texts are under their publishers' rights: where the desk is not private, only sentences that an entry stands on are
shown, and the other paragraphs are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from dragoman.briefing.contacts import STANDINGS
from dragoman.briefing.days import days_words
from dragoman.briefing.people import side
from dragoman.briefing.telling import KINDS
from dragoman.briefing.words import amount, clean, listing
from dragoman.records import Account, Event, Figure
from dragoman.serve.lines import sentence
from dragoman.store.revisions import Passage, Replaced, Revision
from dragoman.store.views import event_view

Piece = tuple[Literal["same", "out", "in"], str]
_WORD = re.compile(r"\w+|\s+|[^\w\s]")
LONGEST = 4000  # characters of a passage that are compared word by word


@dataclass(frozen=True, slots=True)
class Altered:
    """A passage with what went out of it and what came in."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry that is new, gone or told otherwise in the newer version. `account` is where it stands today."""

    kind: Literal["new", "gone", "changed"]
    told: str
    what: tuple[str, ...]
    account: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one version to the next. `hidden` counts the paragraphs that are not shown."""

    day: str
    seen: str
    title: tuple[str, str] | None
    altered: tuple[Altered, ...]
    hidden: int
    entries: tuple[EntryChange, ...]


def changes_of(revisions: Iterable[Revision], *, private: bool) -> tuple[Changes, ...]:
    """The revisions of an article in words, the newest first; such as changed nothing that is kept are left out."""
    return tuple(_changes(revision, private) for revision in revisions if revision.passages or revision.retitled)


def _changes(revision: Revision, private: bool) -> Changes:
    shown = [_altered(passage, private) for passage in revision.passages]
    titles = (clean(revision.before.title or "no headline"), clean(revision.after.title or "no headline"))
    return Changes(
        day=revision.after.published or revision.after.first_seen[:10],
        seen=revision.after.first_seen,
        title=titles if revision.retitled else None,
        altered=tuple(altered for altered in shown if altered is not None),
        hidden=sum(altered is None for altered in shown),
        entries=tuple(map(_entry_change, revision.entries)),
    )


def _altered(passage: Passage, private: bool) -> Altered | None:
    if private:
        return Altered(tuple(_pieces(clean(passage.before or ""), clean(passage.after or ""))))
    before = [told for told in passage.quoted[0] if told.strip() not in (passage.after or "")]
    after = [told for told in passage.quoted[1] if told.strip() not in (passage.before or "")]
    if not before and not after:
        return None
    return Altered(tuple(_pieces(clean(" ".join(before)), clean(" ".join(after)))))


def _pieces(before: str, after: str) -> Iterable[Piece]:
    """Runs of words that stayed, went and came."""
    old, new = _WORD.findall(before[:LONGEST]), _WORD.findall(after[:LONGEST])
    for tag, low, high, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", "".join(new[start:end])
            continue
        if high > low:
            yield "out", "".join(old[low:high])
        if end > start:
            yield "in", "".join(new[start:end])


def _entry_change(replaced: Replaced) -> EntryChange:
    before, after = replaced.before, replaced.after
    if after is None:
        return EntryChange("gone", _told(before), (), None)
    account = after.id if isinstance(after, Account) else None
    if before is None:
        return EntryChange("new", _told(after), (), account)
    what = tuple(
        f"{name}: {old or 'not told'}, now {new or 'not told'}"
        for (name, old), (_, new) in zip(_fields(before), _fields(after), strict=True)
        if old != new
    )
    return EntryChange("changed", _told(after), what, account)


def _told(entry: Account | Figure | None) -> str:
    if isinstance(entry, Account):
        return sentence(event_view(Event(entry.id, (entry.id,)), [entry]), year=True)
    if entry is None:
        return ""
    where = f" in {clean(entry.where)}" if entry.where else ""
    by = f", according to {clean(entry.said_by)}" if entry.said_by else ""
    return f"{entry.measure.capitalize()}: {amount(entry)} {clean(entry.of or '')}{where}{by}."


def _fields(entry: Account | Figure) -> Sequence[tuple[str, str]]:
    """What can be told otherwise of an entry, by its name, in words."""
    if isinstance(entry, Figure):
        return (("number", amount(entry)), ("as of", days_words((entry.as_of, entry.as_of), year=True)),
                ("according to", clean(entry.said_by or "")))  # fmt: skip
    everybody = entry.parties or (*entry.source, *entry.target)
    contact = entry.type == "CONSULT"
    return (
        ("status", STANDINGS.get(entry.status, "happened")),
        ("how", KINDS[entry.mode] if contact else entry.mode or ""),
        ("when", days_words(entry.date, year=True)),
        ("where", clean(entry.place.name) if entry.place else ""),
        ("who", listing([side(party).who for party in everybody])),
        ("outcome", entry.outcome or ""),
        ("says who", clean(entry.said_by or "")),
        ("told as", "background" if entry.background else "news"),
    )
