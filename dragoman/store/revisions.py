"""What an outlet changed in an article after it was first read: paragraphs, and the entries that stood on them.

Versions that differ in nothing but the program that read them count as one. A passage knows the sentences in it that
entries stand on, so that a page may show these and leave the rest out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, func, select

from dragoman.merging.parties import fold
from dragoman.records import Account, Figure
from dragoman.store import rows, tables

MOST_VERSIONS = 12  # of one article, the newest
MOST_PARAGRAPHS = 1500  # compared; a longer text is cut there
ALIKE = 0.5  # share of words in common from which a paragraph was changed and not replaced


@dataclass(frozen=True, slots=True)
class ArticleVersion:
    """One text of an article: from which day it is known, when it was first seen (by the clock), its length."""

    key: int
    known: str
    published: str | None
    first_seen: str
    title: str | None
    words: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that was added (`before` is None), removed (`after` is None) or changed.

    `quoted` are the sentences in the one and in the other that entries stand on.
    """

    before: str | None
    after: str | None
    quoted: tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Replaced:
    """An entry of the one version and what stands for it in the next; one of them is None where there is none."""

    before: Account | Figure | None
    after: Account | Figure | None


@dataclass(frozen=True, slots=True)
class Revision:
    """What changed from one version of an article to the next."""

    before: ArticleVersion
    after: ArticleVersion
    passages: tuple[Passage, ...]
    entries: tuple[Replaced, ...]

    @property
    def retitled(self) -> bool:
        """Whether the headline is another one."""
        return self.before.title != self.after.title


@dataclass(frozen=True, slots=True)
class _Kept:
    version: ArticleVersion
    text: str
    entries: tuple[Account | Figure, ...]


def revised(connection: Connection, articles: Sequence[str]) -> set[str]:
    """Which of some articles had another text before."""
    read = tables.readings.c
    several = (
        select(read.article)
        .where(read.article.in_(articles))
        .group_by(read.article)
        .having(func.count(read.sha256.distinct()) > 1)
    )
    return set(connection.execute(several).scalars())


def revisions_of(connection: Connection, article: str) -> tuple[Revision, ...]:
    """The changes from version to version of an article, the newest first."""
    return tuple(_revision(before, after) for after, before in pairwise(_versions(connection, article)))


def _versions(connection: Connection, article: str) -> list[_Kept]:
    """The texts of an article, each as it was read last, the newest first."""
    read = tables.readings.c
    with_text = tables.readings.join(tables.texts, tables.texts.c.sha256 == read.sha256)
    query = select(tables.readings, tables.texts.c.title, tables.texts.c.text).select_from(with_text)
    ordered = query.where(read.article == article).order_by(
        read.superseded,
        read.known.desc(),
        read.instant.desc(),
        read.key.desc(),  # the version that counts leads
    )
    found: list[RowMapping] = []
    for row in connection.execute(ordered).mappings():
        if not found or found[-1]["sha256"] != row["sha256"]:
            found.append(row)
    return [_kept(connection, row) for row in found[:MOST_VERSIONS]]


def _kept(connection: Connection, row: RowMapping) -> _Kept:
    entries: list[Account | Figure] = []
    entries += [rows.account_of(entry) for entry in _entries(connection, tables.accounts, row["key"])]
    entries += [rows.figure_of(entry) for entry in _entries(connection, tables.figures, row["key"])]
    version = ArticleVersion(
        row["key"], row["known"], row["published"], row["first_seen"], row["title"], row["words"]
    )
    return _Kept(version, row["text"], tuple(entries))


def _entries(connection: Connection, table: Table, reading: int) -> Sequence[RowMapping]:
    of_it = select(table.c.entry).where(table.c.reading == reading).order_by(table.c.key)
    return connection.execute(of_it).mappings().all()


def _revision(before: _Kept, after: _Kept) -> Revision:
    replaced = tuple(_replaced(before.entries, after.entries))
    return Revision(before.version, after.version, tuple(_passages(before, after)), replaced)


def _paragraphs(kept: _Kept) -> list[str]:
    lines = [line.strip() for line in kept.text.split("\n")]
    return [line for line in lines if line][:MOST_PARAGRAPHS]


def _passages(before: _Kept, after: _Kept) -> Iterable[Passage]:
    """The paragraphs that are not in both, in order, those that were changed beside one another."""
    old, new = _paragraphs(before), _paragraphs(after)
    for tag, low, high, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for was, now in _beside(old[low:high], new[start:end]):
            yield Passage(was, now, (_quoted(was, before.entries), _quoted(now, after.entries)))


def _beside(old: Sequence[str], new: Sequence[str]) -> list[tuple[str | None, str | None]]:
    """Each paragraph with the one that took its place, in the order of the new text; what has none stands alone."""
    left = list(old)
    pairs: list[tuple[str | None, str | None]] = []
    for paragraph in new:
        likest = max(left, key=lambda other: _likeness(other, paragraph), default=None)
        if likest is not None and _likeness(likest, paragraph) >= ALIKE:
            pairs += [(other, None) for other in left[: left.index(likest)]]
            left = left[left.index(likest) + 1 :]
            pairs.append((likest, paragraph))
        else:
            pairs.append((None, paragraph))
    return [*pairs, *((other, None) for other in left)]


def _likeness(one: str, other: str) -> float:
    ours, theirs = set(fold(one).split()), set(fold(other).split())
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


def _quoted(paragraph: str | None, entries: Sequence[Account | Figure]) -> tuple[str, ...]:
    """The sentences of a paragraph that entries stand on, in its order."""
    if paragraph is None:
        return ()
    found = {entry.sentence for entry in entries if entry.part == "text" and entry.sentence.strip() in paragraph}
    return tuple(sorted(found, key=lambda sentence: paragraph.index(sentence.strip())))


def _replaced(old: Sequence[Account | Figure], new: Sequence[Account | Figure]) -> Iterable[Replaced]:
    """Entries that are not told alike in both, those that stand for one another together."""
    left, came = list(old), []
    for entry in new:
        same = next((other for other in left if _told(other) == _told(entry)), None)
        if same is None:
            came.append(entry)
        else:
            left.remove(same)
    for entry in came:
        earlier = max((other for other in left if _stands_for(other, entry)), key=_by_words(entry), default=None)
        if earlier is not None:
            left.remove(earlier)
        yield Replaced(earlier, entry)
    yield from (Replaced(entry, None) for entry in left)


def _told(entry: Account | Figure) -> tuple[object, ...]:
    """What an entry says, without where it stands in its article and on what rule."""
    if isinstance(entry, Figure):
        return ("figure", entry.measure, entry.value, entry.bound, entry.of, entry.where, entry.as_of, entry.said_by)
    return (
        "account", entry.type, entry.mode, entry.status, entry.background, _who(entry), entry.date,
        entry.place.name if entry.place else None, entry.outcome, entry.said_by,
    )  # fmt: skip


def _stands_for(old: Account | Figure, new: Account | Figure) -> bool:
    """Whether the one can be a new telling of the other: one kind of thing, of the same people or matter."""
    if isinstance(old, Figure) and isinstance(new, Figure):
        return _counted(old) == _counted(new)
    if isinstance(old, Figure) or isinstance(new, Figure):
        return False
    shared = len(_who(old) & _who(new))
    alike = old.sentence == new.sentence or (shared > 0 and _likeness(old.sentence, new.sentence) >= ALIKE)
    return old.type == new.type and (alike or shared > 1)


def _counted(figure: Figure) -> tuple[str, str, str]:
    return figure.measure, fold(figure.of or ""), fold(figure.where or "")


def _by_words(entry: Account | Figure) -> Any:
    return lambda other: _likeness(other.sentence, entry.sentence)


def _who(account: Account) -> frozenset[str]:
    everybody = (*account.parties, *account.source, *account.target)
    return frozenset(fold(party.name or party.role or party.country or "") for party in everybody)
