"""The store: where the record is kept. Opens it, adds readings to it one by one, and gives it to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePath
from types import TracebackType
from typing import Any, Literal
from weakref import WeakSet

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from dragoman.errors import NotFound, StoreError
from dragoman.evidence import Fault
from dragoman.hashes import article_hash, content_id
from dragoman.merging import series_id
from dragoman.records import Article, Reading, Skip
from dragoman.store import board, migrations, rows, tables, versions
from dragoman.store.backend import Backend
from dragoman.store.cards import update_cards
from dragoman.store.judged import insert_all
from dragoman.store.judger import judger_version
from dragoman.store.judging import Ruled, rule
from dragoman.store.postgresql import PostgreSQL, is_address
from dragoman.store.record import Record
from dragoman.store.sayings import add_sayings, index_rows
from dragoman.store.sqlite import SQLite
from dragoman.store.tables import VERSION
from dragoman.store.then import Days
from dragoman.store.updating import judge, judge_ahead, judge_anew
from dragoman.store.verify import faults

LONGEST_NAME = 600  # characters of an input's name that are kept where it could not be read: an index takes no more
Added = Literal["new", "revised", "unchanged"]


class Store:
    """A record on disk, on a server or in memory, opened. Use it in a `with` statement or call `close`.

    Each article goes in with everything it says in one transaction: what is finished stays, whatever
    happens next. Other processes may read all the while.
    """

    def __init__(self, backend: Backend, *, create: bool = True) -> None:
        self._backend = backend
        self._engine = backend.engine()
        self._records: WeakSet[Record] = WeakSet()
        self._days = Days()
        with self._reading() as connection:
            version = migrations.version_of(connection)
        if version is None and not create:
            raise StoreError(f"There is no store at {self.name}. Make one with: dragoman read PATH --store ...")
        if version != VERSION:
            with self._writing() as connection:
                migrations.prepare(connection, backend)
                update_cards(connection, _now())

    @classmethod
    def open(cls, place: str | Path, *, create: bool = True, within: float | None = None) -> Store:
        """Opens the store in the file or at the postgresql:// address, made where there is none unless not `create`.

        `within` is how many seconds a question may take on a server. Raises StoreError where it is no store, is of a
        newer version, can't be reached, or (without `create`) isn't there.
        """
        if isinstance(place, str) and is_address(place):
            return cls(PostgreSQL(place, within=within), create=create)
        path = Path(place)
        if not create and not path.exists():
            raise StoreError(f"There is no store at {path}. Make one with: dragoman read PATH --store {path}")
        return cls(SQLite(path))

    @classmethod
    def temporary(cls) -> Store:
        """A store in memory, gone when closed."""
        return cls(SQLite(None))

    def close(self) -> None:
        """Lets go of the file, and of every record given from it."""
        for record in self._records:
            record.close()
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def name(self) -> str:
        """What to call the store before its user: its path, its address without a password, or `memory`."""
        return self._backend.name

    def record(self, *, as_of: str | None = None) -> Record:
        """The record as it stands now, or as it was known on a day; what is kept later is in a later record only.

        Known on a day is what was published by then, or read by then where no article tells its day.
        """
        record = Record(self._backend.reader(self._engine), self._backend, as_of=as_of, days=self._days)
        self._records.add(record)
        return record

    def mark(self) -> str:
        """A short text that is another one whenever events were judged anew, by the program or by a person."""
        with self._reading() as connection:
            told = tables.runs.c
            runs = select(func.max(told.key), func.max(told.judged)).where(told.judged.is_not(None))
            ruled = select(func.max(tables.rulings.c.key))
            parts = (
                *connection.execute(runs).one(),
                *connection.execute(ruled).one(),
                board.newest_change(connection),
            )
        return content_id("mark", *parts)

    def newest_change(self) -> str | None:
        """The time of the clock at which any event was last listed or changed."""
        with self._reading() as connection:
            return board.newest_change(connection)

    def faults(self) -> tuple[Fault, ...]:
        """Everything in the store that isn't as it was read; empty where it is sound. See `verify`."""
        return tuple(faults(self._backend.reader(self._engine), self._backend))

    def start_run(self, reader: str) -> int:
        """Notes that reading begins, by which version of the reader; the run's number goes with what it adds."""
        with self._writing() as connection:
            run = connection.execute(insert(tables.runs).values(reader=reader, started=_now()))
            return _key(run.inserted_primary_key)

    def end_run(self, run: int, summary: Mapping[str, Any]) -> None:
        """Judges anew which accounts tell of one event where there are new ones, and notes that the run is done.

        Others can write while it is judged: only what came out other than before is written under the lock.
        """
        with self._reading() as connection:
            ahead = judge_ahead(connection, judger_version())
        with self._writing() as connection:
            update_cards(connection, _now(), of=judge(connection, run, judger_version(), ahead))
            values = {"ended": _now(), "summary": rows.to_json(dict(summary))}
            connection.execute(update(tables.runs).where(tables.runs.c.key == run).values(**values))

    def holds(self, article: Article, reader: str) -> bool:
        """Whether this very article has been read by this version of the reader."""
        with self._reading() as connection:
            return versions.is_kept(connection, article.id, rows.fingerprint(article), reader)

    def add(self, reading: Reading, *, run: int) -> Added:
        """Keeps a reading; the one it replaces stays, as superseded. The same again changes nothing."""
        reading = _complete(reading)
        article = reading.article
        with self._writing() as connection:
            reader = connection.execute(
                select(tables.runs.c.reader).where(tables.runs.c.key == run)
            ).scalar_one_or_none()
            if reader is None:
                raise NotFound(f"The store has no run {run}.")
            if versions.is_kept(connection, article.id, rows.fingerprint(article), reader):
                return "unchanged"
            behind = versions.is_behind(connection, article.id, self._rank(reading))
            replaced = behind or versions.supersede(connection, article.id)
            self._insert(connection, reading, run, reader, behind=behind)
            of_it = or_(tables.skips.c.article == article.id, tables.skips.c.name == article.id)
            connection.execute(delete(tables.skips).where(of_it))
        return "revised" if replaced else "new"

    def rule(
        self, relation: Literal["same", "different"], first: str, second: str, *, by: str, note: str | None = None
    ) -> Ruled:
        """A person's judgement that two entries are of one event or of two. It stands over the program's."""
        by, note = by.replace("\0", ""), note and note.replace("\0", "")  # not every database keeps it
        with self._writing() as connection:
            ruled = rule(connection, relation, first, second, by=by, note=note, at=_now(), judger=judger_version())
            update_cards(connection, _now(), of=ruled.changed)
            return ruled

    def judge(self, *, days: bool = False) -> None:
        """Judges all accounts anew by this version of merging, whatever was judged before.

        With `days`, what the record held on each day is kept too, which one of over `MOST_REPLAYED` accounts does not
        do by itself.
        """
        run = self.start_run("judge")
        with self._writing() as connection:
            update_cards(connection, _now(), of=judge_anew(connection, run, judger_version(), days=days))
        self.end_run(run, {})

    def skip(self, skip: Skip, *, run: int) -> None:
        """Notes an input that could not be read, in place of what was noted of it before."""
        name = skip.name[:LONGEST_NAME]
        row = {
            "name": name,
            "kind": skip.kind,
            "reason": skip.reason,
            "article": PurePath(name).stem,
            "run": run,
        }
        with self._writing() as connection:
            connection.execute(delete(tables.skips).where(tables.skips.c.name == name))
            connection.execute(insert(tables.skips), row)

    @contextmanager
    def watching(self) -> Iterator[Connection]:
        """One transaction in which `watched` and `notices` read and change what `watch` and `notify` remember."""
        with self._writing() as connection:
            yield connection

    @staticmethod
    def _rank(reading: Reading) -> versions.Rank:
        row = rows.reading_row(reading)
        known = rows.known_day(reading.article.published, reading.dated, _now())
        return known, row["instant"], row["words"], row["fingerprint"]

    def _insert(self, connection: Connection, reading: Reading, run: int, reader: str, *, behind: bool) -> None:
        article = reading.article
        known = select(tables.texts.c.sha256).where(tables.texts.c.sha256 == article.sha256)
        if connection.execute(known).first() is None:
            text_row = {"sha256": article.sha256, "title": article.title, "text": article.text}
            connection.execute(insert(tables.texts), text_row)
        now = _now()
        day = rows.known_day(article.published, reading.dated, now)
        row = {**rows.reading_row(reading), "reader": reader, "run": run, "first_seen": now, "known": day}
        row["superseded"] = behind
        key = _key(connection.execute(insert(tables.readings), row).inserted_primary_key)
        for account in reading.accounts:
            added = connection.execute(insert(tables.accounts), rows.account_row(account, reading.dated, key))
            insert_all(connection, tables.parties, rows.party_rows(account, _key(added.inserted_primary_key)))
        insert_all(
            connection, tables.figures, [rows.figure_row(figure, reading.dated, key) for figure in reading.figures]
        )
        add_sayings(connection, reading, key)
        insert_all(connection, tables.issues, [rows.issue_row(issue, key) for issue in reading.issues])
        self._backend.index(connection, index_rows(reading, key))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._backend.telling(), self._backend.reader(self._engine).begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._backend.telling(), self._backend.writer(self._engine).begin() as connection:
            yield connection


def _complete(reading: Reading) -> Reading:
    """The reading with its article's hash and its figures' series where they were left to the store."""
    article = reading.article
    counted = article_hash(article.title, article.text)
    if article.sha256 not in ("", counted):
        raise StoreError(f"The article {article.id} is not the text that its hash was made of.")
    figures = tuple(
        figure if figure.series else replace(figure, series=series_id(figure, article.source))
        for figure in reading.figures
    )
    return replace(reading, article=replace(article, sha256=counted), figures=figures)


def _key(inserted: Sequence[Any] | None) -> int:
    if inserted is None:
        raise StoreError("The database gave no key to a new row.")
    return int(inserted[0])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
