"""Everything that only PostgreSQL has: its address, its connections, its full-text index, what it complains of.

A record on a server is for several machines, and for more than one file can take. The driver, psycopg, is an extra.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from dragoman.errors import StoreError
from dragoman.store.backend import Backend
from dragoman.store.dialects import bit_by_bit
from dragoman.store.fulltext import phrases, words_with_places

if TYPE_CHECKING:
    import psycopg

_SCHEME = re.compile(r"postgres(ql)?(\+psycopg)?://")
_HOSTS_AND_PORTS = ("host", "hostaddr", "port", "dbname")
# 10 minutes: a writer holds the lock for one article, milliseconds; judging a large record anew takes minutes.
WAIT_SECONDS = 600
CONNECT_SECONDS = 10
LOCK = 0x44524147  # "DRAG": ours among the advisory locks of a database; one of each of its schemas
MOST_CONNECTIONS = 20
AT_HAND = "-c random_page_cost=1.1"
"""What is asked while somebody waits is of rows that the server has in memory: else it goes through all cards there
are where a page needs a few thousand. The address may say otherwise."""
_TOO_LONG = "54000"  # a limit of the program: of texts like ours, that of an index
_CHANGING = re.compile(r"\s*(CREATE|ALTER)\s+TABLE", re.IGNORECASE)
_TYPES = (
    (re.compile(r"\bINTEGER NOT NULL PRIMARY KEY\b"), "BIGSERIAL NOT NULL PRIMARY KEY"),
    (re.compile(r"\bINTEGER\b"), "BIGINT"),
    (re.compile(r"\bTEXT\b(?! COLLATE)"), 'TEXT COLLATE "C"'),
)


def is_address(place: str) -> bool:
    """Whether this is the address of a server, and not a path."""
    return _SCHEME.match(place) is not None


class PostgreSQL(Backend):
    """A store in a database on a server; `within` is how many seconds a question may take, None for any."""

    def __init__(self, address: str, *, within: float | None = None) -> None:
        self._driver = _driver()
        self._address = f"postgresql://{_SCHEME.sub('', address, count=1)}"
        self._within = within
        known = self._known(address)
        self._options = str(known.get("options") or "")
        self._patience = {} if "connect_timeout" in known else {"connect_timeout": CONNECT_SECONDS}
        self.name = _name(known)

    def engine(self) -> Engine:
        """The engine for this database; nothing is asked of the server yet."""
        engine = create_engine(
            "postgresql+psycopg://", creator=self._connect, poolclass=QueuePool, use_native_hstore=False,
            pool_pre_ping=True, max_overflow=MOST_CONNECTIONS,
        )  # fmt: skip
        # Many rows go in one statement; the driver alone would send one for each.
        engine.dialect.use_insertmanyvalues_wo_returning = True
        event.listen(engine, "begin", _begin)
        return engine

    def reader(self, engine: Engine) -> Engine:
        """Sees one snapshot, and can write nothing."""
        return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    def writer(self, engine: Engine) -> Engine:
        """Waits for the lock that writers of this store hold in turn, and then sees all that they did."""
        return engine.execution_options(isolation_level="READ COMMITTED", writing=True)

    def refuse_unfit(self, connection: Connection) -> None:
        """Only UTF8 holds every text."""
        encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
        if encoding != "UTF8":
            raise StoreError(
                f"{self.name} keeps its texts as {encoding}, which does not hold every character. Make the database "
                "with: createdb --template=template0 --encoding=UTF8 NAME"
            )

    @contextmanager
    def migrating(self, connection: Connection) -> Iterator[None]:
        """While it lasts, what makes and changes tables in SQLite's words for types is put into the server's."""

        def put(_: object, __: object, statement: str, given: object, *___: object) -> tuple[str, object]:
            if _CHANGING.match(statement):
                for pattern, own in _TYPES:
                    statement = pattern.sub(own, statement)
            return statement, given

        event.listen(connection, "before_cursor_execute", put, retval=True)
        try:
            yield
        finally:
            event.remove(connection, "before_cursor_execute", put)

    def create_index(self, connection: Connection) -> None:
        """Makes the full-text index: each sentence beside its words, as `fulltext` parts them."""
        connection.execute(
            text(
                'CREATE TABLE words ("key" BIGSERIAL PRIMARY KEY, sentence TEXT NOT NULL, reading BIGINT NOT NULL, '
                'entry TEXT COLLATE "C" NOT NULL, vector TSVECTOR NOT NULL)'
            )
        )
        connection.execute(text("CREATE INDEX words_vector ON words USING gin (vector)"))
        connection.execute(text("CREATE INDEX words_reading ON words (reading)"))

    def index(self, connection: Connection, rows: Sequence[tuple[str, int, str]]) -> None:
        """Adds `(sentence or title, reading key, entry id or "")` to the index."""
        added = [
            {"sentence": sentence, "reading": reading, "entry": entry, "vector": words_with_places(sentence)}
            for sentence, reading, entry in rows
        ]
        if added:
            statement = (
                "INSERT INTO words (sentence, reading, entry, vector) "
                "VALUES (:sentence, :reading, :entry, CAST(:vector AS TSVECTOR))"
            )
            connection.execute(text(statement), added)

    def search(self, connection: Connection, words: str, *, most: int | None = None) -> set[tuple[int, str]]:
        """The `(reading key, entry id)` of every sentence and title in which all the words stand."""
        asked = phrases(words)
        if not asked:
            return set()
        query = " & ".join("(" + " <-> ".join(f"'{word}'" for word in phrase) + ")" for phrase in asked)
        found = connection.execute(
            text(
                "SELECT reading, entry FROM words WHERE vector @@ CAST(:query AS TSQUERY) "
                'ORDER BY "key" DESC LIMIT :most'
            ),
            {"query": query, "most": most},
        )
        return {(int(reading), str(entry)) for reading, entry in found}

    def indexed(self, connection: Connection) -> Iterator[tuple[str, int, str]]:
        """Everything in the index; of a sentence that is found by other words than its own, nothing of it."""
        kept = 'SELECT sentence, reading, entry, CAST(vector AS TEXT) FROM words ORDER BY "key"'
        for sentence, reading, entry, vector in connection.execute(bit_by_bit(text(kept))):
            yield (str(sentence) if vector == words_with_places(sentence) else "", int(reading), str(entry))

    def damage(self, connection: Connection) -> list[str]:
        """Nothing: its files are the server's to check (data checksums, pg_amcheck)."""
        return []

    @contextmanager
    def telling(self) -> Iterator[None]:
        """What is too long to be found again is the fault of what is kept, not of the store: a ValueError."""
        with super().telling():
            try:
                yield
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) != _TOO_LONG:
                    raise
                raise ValueError("its id is longer than PostgreSQL finds anything by (some 2,700 bytes)") from error

    def in_words(self, error: DBAPIError) -> str:
        """What the server or the driver complains of, as the end of a sentence."""
        complaint = str(error.orig)
        state = str(getattr(error.orig, "sqlstate", None))
        if state in _STATES:
            return _STATES[state]
        known = (words for sign, words in _SIGNS.items() if sign in complaint)
        told = getattr(getattr(error.orig, "diag", None), "message_primary", None)
        last = told or (complaint.strip().splitlines() or ["no reason is told"])[-1].strip()
        return next(known, f"{last.rstrip('.')}.")

    def _known(self, address: str) -> Mapping[str, Any]:
        """The parts of the address. What is wrong with one isn't told in its own words: a password may be in them."""
        unclear = StoreError(
            "The address of the store is not one that PostgreSQL takes. Write postgresql://USER@HOST/DATABASE, and "
            "in a name or password %40 for @, %3A for :, %2F for /, %25 for %; or keep the password in ~/.pgpass."
        )
        try:
            known: dict[str, Any] = self._driver.conninfo.conninfo_to_dict(self._address)
        except (self._driver.Error, ValueError):
            raise unclear from None
        told = [str(known.get(name, "")) for name in _HOSTS_AND_PORTS]
        if any("@" in part for part in told) or not re.fullmatch(r"[0-9,]*", str(known.get("port", ""))):
            raise unclear
        return known

    def _connect(self) -> psycopg.Connection[Any]:
        options = self._options
        if self._within is not None:
            options = f"{AT_HAND} {options} -c statement_timeout={int(self._within * 1000)}"
        made: psycopg.Connection[Any] = self._driver.connect(
            self._address, options=options, client_encoding="utf8", fallback_application_name="dragoman",
            **self._patience,
        )  # fmt: skip
        made.adapters.register_dumper(str, _dumper())
        return made


_STATES: Mapping[str, str] = {
    "28P01": "the password is wrong.",
    "3D000": "the server has no database of that name. Make it with createdb; see docs/postgresql.md.",
    "3F000": "it has no schema to put the tables in; see docs/postgresql.md.",
    "42501": "this user may not do that in it. Who may do what is in docs/postgresql.md.",
    "25006": "it may not be written to.",
    "53100": "the server's disk is full.",
    "53300": "the server takes no more connections. Try again, or raise its max_connections.",
    "55P03": "another process has been writing to it for too long. Try again when it is done.",
    "57014": "the question took too long to answer.",
    "57P01": "the server is being stopped.",
    "57P03": "the server is starting or being stopped. Try again.",
}
# What tells so in words alone: of a connection that failed, the driver gives no state.
_SIGNS: Mapping[str, str] = {
    "password authentication failed": "the password is wrong, or there is no such user.",
    "no password supplied": "a password is needed: put it into ~/.pgpass or PGPASSWORD.",
    "no pg_hba.conf entry": "the server does not let this user in from here (its pg_hba.conf).",
    "does not exist": "the server has no such database or user. Make them first; see docs/postgresql.md.",
    "Connection refused": "no server answers there. Is it running?",
    "No such file or directory": "no server answers there. Is it running?",
    "timeout expired": "the server did not answer in time.",
    "could not translate host name": "there is no host of that name.",
    "failed to resolve host": "there is no host of that name.",
    "too many clients": _STATES["53300"],
    "remaining connection slots": _STATES["53300"],
    "the database system is": _STATES["57P03"],
    "definition of service": "there is no service of that name in the file of services.",
    "server closed the connection": "the server went away.",
    "terminating connection": "the server went away.",
    "the connection is closed": "the server went away.",
    "the connection is lost": "the server went away.",
}


def _driver() -> Any:
    try:
        import psycopg  # noqa: PLC0415  # an extra

        return psycopg
    except ImportError as error:
        raise StoreError(
            "A store on PostgreSQL needs its driver. Install it with: pip install 'dragoman[postgres]'"
        ) from error


def _dumper() -> Any:
    """Passes texts to the server, which holds every character but NUL: to keep one is refused, to ask finds none."""
    from psycopg.types.string import StrDumper  # noqa: PLC0415  # an extra

    class Dumper(StrDumper):
        def dump(self, obj: str) -> Any:
            if "\0" in obj:
                if self.connection is None or not self.connection.read_only:
                    raise ValueError("it holds the character NUL, which PostgreSQL does not keep")
                obj = obj.replace("\0", "\ufffd")
            return super().dump(obj)

    return Dumper


def _name(known: Mapping[str, Any]) -> str:
    """The address without what nobody should read over a shoulder."""
    host, port = known.get("host", ""), known.get("port")
    where = f"{host}:{port}" if port else host
    user = f"{known['user']}@" if "user" in known else ""
    service = f"?service={known['service']}" if "service" in known else ""
    return f"postgresql://{user}{where if not where.startswith('/') else ''}/{known.get('dbname', '')}{service}"


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("writing", False):
        connection.exec_driver_sql(
            f"SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '{WAIT_SECONDS}s'; "
            f"SELECT pg_advisory_xact_lock({LOCK}, hashtext(coalesce(current_schema(), '')))"
        )
