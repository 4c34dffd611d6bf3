"""Everything that only SQLite has: how the file is opened, its log, its full-text index, its own check."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool

from dragoman.errors import StoreError
from dragoman.store.backend import Backend
from dragoman.store.fulltext import TOKENIZER

# 30 s: a writer holds the lock for one article, milliseconds; the merging at the end of a run takes seconds.
WAIT_MS = 30_000
MAPPED = 2**31 - 2**16
"""Bytes of the file that are read where the machine has them rather than copied: the most that SQLite takes."""
HEADER = b"SQLite format 3\x00"
_WORDS = {
    "database is locked": "another process has been writing to it for too long. Try again when it is done.",
    "readonly": "it may not be written to.",
    "disk is full": "the disk is full.",
    "malformed": "the file is damaged. Read the articles again into a new store.",
    "not a database": "it is not a Dragoman store.",
}


class SQLite(Backend):
    """A store in one file, or in memory where `path` is None."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.name = "memory" if path is None else str(path)
        self.alone = path is None

    def engine(self) -> Engine:
        """The engine for this file. Raises StoreError where the file can't be a store."""
        if self.path is None:
            engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
        else:
            _refuse_what_is_no_store(self.path)
            uri = self._uri(self.path)
            engine = create_engine("sqlite://", creator=lambda: _connect(uri), poolclass=QueuePool)
        event.listen(engine, "connect", self._prepare)
        event.listen(engine, "begin", _begin)
        return engine

    def reader(self, engine: Engine) -> Engine:
        """Sees the file as it is at its first question: the write-ahead log keeps that state for it."""
        return engine

    def writer(self, engine: Engine) -> Engine:
        """Takes the file's one lock for writing as it begins."""
        return engine.execution_options(writing=True)

    def create_index(self, connection: Connection) -> None:
        """Makes the full-text index over sentences and titles."""
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5("
            f"sentence, reading UNINDEXED, entry UNINDEXED, tokenize = '{TOKENIZER}')"
        )

    def index(self, connection: Connection, rows: Sequence[tuple[str, int, str]]) -> None:
        """Adds `(sentence or title, reading key, entry id or "")` to the index."""
        if rows:
            connection.exec_driver_sql("INSERT INTO words (sentence, reading, entry) VALUES (?, ?, ?)", list(rows))

    def search(self, connection: Connection, words: str, *, most: int | None = None) -> set[tuple[int, str]]:
        """The `(reading key, entry id)` of every sentence and title in which all the words stand.

        With `most`, of that many at most, the newest.
        """
        # Each word goes in quotation marks, so that nothing of the query language is left in it.
        phrases = ['"' + word.replace('"', '""') + '"' for word in words.replace("\x00", " ").split()]
        if not phrases:
            return set()
        found = connection.exec_driver_sql(
            "SELECT reading, entry FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?",
            (" ".join(phrases), -1 if most is None else most),
        )
        return {(int(reading), str(entry)) for reading, entry in found.all()}  # one by one, they take twice as long

    def indexed(self, connection: Connection) -> Iterator[tuple[str, int, str]]:
        """Everything in the index, in the order in which it was added."""
        found = connection.exec_driver_sql("SELECT sentence, reading, entry FROM words ORDER BY rowid")
        yield from ((str(sentence), int(reading), str(entry)) for sentence, reading, entry in found)

    def damage(self, connection: Connection) -> list[str]:
        """What SQLite's own check finds wrong with the file; empty where it is sound."""
        try:
            found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
        except DBAPIError as error:
            return [str(error.orig)]
        return [] if found == ["ok"] else found

    def in_words(self, error: DBAPIError) -> str:
        """What SQLite complains of, as the end of a sentence."""
        complaint = str(error.orig)
        return next((words for sign, words in _WORDS.items() if sign in complaint), f"{complaint}.")

    def _uri(self, path: Path) -> str:
        """A file that may not be written is opened as it stands, without a log beside it."""
        uri = path.absolute().as_uri()
        writable = os.access(path if path.exists() else path.parent, os.W_OK) and os.access(path.parent, os.W_OK)
        return uri if writable else f"{uri}?mode=ro&immutable=1"

    def _prepare(self, connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None  # transactions begin where `_begin` says, not where the driver guesses
        connection.execute(f"PRAGMA busy_timeout = {WAIT_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA mmap_size = {MAPPED}")  # a fifth less for a page, and nothing in each process
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        except sqlite3.OperationalError:
            pass  # a file opened as it stands


def _connect(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, check_same_thread=False)


def _begin(connection: Connection) -> None:
    # A writer takes the lock at once: one that reads first and writes later can be refused without waiting.
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _refuse_what_is_no_store(path: Path) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder. A store is a file, such as {path / 'record.dragoman'}.")
    if not path.exists():
        if not path.parent.is_dir():
            raise StoreError(f"The folder {path.parent} of the store {path.name} does not exist.")
        return
    try:
        with path.open("rb") as file:
            start = file.read(len(HEADER))
    except OSError as error:
        raise StoreError(f"{path} cannot be opened: {error.strerror}.") from error
    if start and start != HEADER:
        raise StoreError(f"{path} is not a Dragoman store.")
