"""Reads inputs into a store: what is new is read, what is known is passed over, what can't be read is said."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from dragoman.intake import read_paths
from dragoman.pipeline.version import reader_version
from dragoman.pipeline.workers import Reader, read_all
from dragoman.records import Article, Issue, Reading, Skip
from dragoman.store import Store

HOW = ("new", "revised", "unchanged")  # what became of an article that was read


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: inputs done, and the id or name of the last one."""

    done: int
    last: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. `new`, `revised` and `unchanged` count articles; `words` are those read in `seconds`.

    `notes` are the issues of articles that were read although something their source told was no use.
    """

    new: int
    revised: int
    unchanged: int
    skips: tuple[Skip, ...]
    accounts: int
    contacts: int
    figures: int
    issues: int
    words: int
    seconds: float
    notes: tuple[Issue, ...] = ()

    @property
    def skipped(self) -> Mapping[str, int]:
        """How many inputs were skipped, by kind, the commonest first."""
        return dict(Counter(skip.kind for skip in self.skips).most_common())


@dataclass(slots=True)
class _Tally:
    """Counts while a run goes on."""

    counts: Counter[str] = field(default_factory=Counter)
    skips: list[Skip] = field(default_factory=list)
    notes: list[Issue] = field(default_factory=list)
    progress: Callable[[Progress], None] | None = None

    def note(self, last: str) -> None:
        """Tells whoever listens how far the run is."""
        if self.progress is not None:
            done = len(self.skips) + sum(self.counts[how] for how in HOW)
            self.progress(Progress(done, last))

    def take(self, reading: Reading, how: str) -> None:
        """Counts a reading that was given to be kept."""
        self.counts[how] += 1
        if how == "unchanged":  # another process has kept it in the meantime
            return
        self.counts["accounts"] += len(reading.accounts)
        self.counts["contacts"] += sum(account.type == "CONSULT" for account in reading.accounts)
        self.counts["figures"] += len(reading.figures)
        self.counts["issues"] += len(reading.issues)
        self.notes += [issue for issue in reading.issues if issue.kind == "source"]
        self.counts["words"] += len(reading.article.text.split())


def read_into(
    store: Store,
    paths: Iterable[str],
    *,
    workers: int | None = None,
    stdin: BinaryIO | None = None,
    progress: Callable[[Progress], None] | None = None,
    read: Reader | None = None,
    reader: str | None = None,
) -> Summary:
    """Reads files, folders and globs (`-` is `stdin`) into a store, in `workers` processes (one a core if None).

    Each article is kept as soon as it is read, so a run that is stopped goes on where it was when it is
    started again. An article that can't be read is skipped and named in the summary; only what the store
    can't do raises (StoreError). `read` and `reader` name another reader and its version.
    """
    inputs = read_paths(paths, stdin=stdin)
    return read_articles(store, inputs, workers=workers, progress=progress, read=read, reader=reader)


def read_articles(
    store: Store,
    inputs: Iterable[Article | Skip],
    *,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    read: Reader | None = None,
    reader: str | None = None,
) -> Summary:
    """The same for articles that are at hand, or come one by one; what is no article comes as a Skip."""
    read, reader = read or _default_reader(), reader or reader_version()
    started = time.monotonic()
    tally, run = _Tally(progress=progress), store.start_run(reader)
    unread = _unread(store, inputs, reader, run, tally)
    for result in read_all(unread, read, workers=workers or available_cores()):
        _keep(store, result, run, tally)
    summary = _summary(tally, time.monotonic() - started)
    store.end_run(run, {**tally.counts, "skipped": summary.skipped})
    return summary


def available_cores() -> int:
    """The cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _default_reader() -> Reader:
    from dragoman.reading import read  # noqa: PLC0415  # loads the language side, which `unchanged` doesn't need

    return read


def _unread(
    store: Store, inputs: Iterable[Article | Skip], reader: str, run: int, tally: _Tally
) -> Iterator[Article]:
    """The articles that the store hasn't read yet; the rest is counted on the way."""
    for found in inputs:
        if isinstance(found, Skip):
            _skip(store, found, run, tally)
        elif store.holds(found, reader):
            tally.counts["unchanged"] += 1
            tally.note(found.id)
        else:
            yield found


def _keep(store: Store, result: Reading | Skip, run: int, tally: _Tally) -> None:
    if isinstance(result, Skip):
        _skip(store, result, run, tally)
        return
    name = result.article.id
    try:
        tally.take(result, store.add(result, run=run))
    except ValueError as error:  # half a character, say, which no database takes
        _skip(store, Skip(name, f"could not be kept: {error}.", "broken"), run, tally)
    tally.note(name)


def _skip(store: Store, skip: Skip, run: int, tally: _Tally) -> None:
    store.skip(skip, run=run)
    tally.skips.append(skip)
    tally.note(skip.name)


def _summary(tally: _Tally, seconds: float) -> Summary:
    names = (*HOW, "accounts", "contacts", "figures", "issues", "words")
    counted = {name: tally.counts[name] for name in names}
    return Summary(skips=tuple(tally.skips), notes=tuple(tally.notes), seconds=seconds, **counted)
