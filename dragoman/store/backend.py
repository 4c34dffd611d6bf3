"""What a database must do to keep a store: one class for each, and nothing else in `store` knows which one it is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, exc

from dragoman.errors import StoreError


class Backend(ABC):
    """A database that keeps a store. `name` is what to call it before its user: it never holds a password."""

    name: str
    alone = False
    """Whether there is one connection for everything, and nobody else who writes."""

    @abstractmethod
    def engine(self) -> Engine:
        """The engine for this database. Raises StoreError where it can't be one of a store."""

    @abstractmethod
    def reader(self, engine: Engine) -> Engine:
        """The engine for transactions that only read, and see one state of the store from their first question."""

    @abstractmethod
    def writer(self, engine: Engine) -> Engine:
        """The engine for transactions that write: each waits for the one before, and sees what it did."""

    @abstractmethod
    def create_index(self, connection: Connection) -> None:
        """Makes the full-text index over sentences and titles."""

    @abstractmethod
    def index(self, connection: Connection, rows: Sequence[tuple[str, int, str]]) -> None:
        """Adds `(sentence or title, reading key, entry id or "")` to the index."""

    @abstractmethod
    def search(self, connection: Connection, words: str, *, most: int | None = None) -> set[tuple[int, str]]:
        """The `(reading key, entry id)` of every sentence and title in which all the words stand.

        With `most`, of that many at most, the newest.
        """

    @abstractmethod
    def indexed(self, connection: Connection) -> Iterator[tuple[str, int, str]]:
        """Everything in the index, in the order in which it was added."""

    @abstractmethod
    def damage(self, connection: Connection) -> list[str]:
        """What the database's own check finds wrong; empty where it is sound."""

    def refuse_unfit(self, connection: Connection) -> None:  # noqa: B027  # most are fit as they are
        """Raises StoreError where an empty database can't be made a store."""

    @contextmanager
    def migrating(self, connection: Connection) -> Iterator[None]:
        """While it lasts, tables are made and changed in SQLite's words for types."""
        yield

    @abstractmethod
    def in_words(self, error: exc.DBAPIError) -> str:
        """What the database complains of, as the end of a sentence."""

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Turns what the database complains of into a StoreError that says so in words."""
        try:
            yield
        except exc.DBAPIError as error:
            raise StoreError(f"{self.name} cannot be used: {self.in_words(error)}") from error
        except exc.TimeoutError as error:  # of the engine's own, where all its connections are taken
            raise StoreError(f"{self.name} cannot be used: too many ask at once. Try again.") from error
