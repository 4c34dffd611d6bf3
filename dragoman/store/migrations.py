"""Brings a store's tables to this version's. A new store is made whole; an older one is changed step by step.

To change the tables: change `tables.py`, raise `VERSION` there, and add the step that leads to it here. A step
is never changed once released, and uses no table of `tables.py`, which goes on changing.

Steps are written in SQLite's words, and from 8 on in such as PostgreSQL has too, which kept no older store: what it
calls otherwise (`TEXT`, `INTEGER`, a key that counts by itself) is put right by `Backend.migrating`. A `Table` of the
step's own with the types of `dialects` does as well.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Connection, ForeignKey, Index, MetaData, Table, inspect, text

from dragoman.errors import StoreError
from dragoman.merging.days import last_day
from dragoman.merging.parties import fold
from dragoman.records import Party
from dragoman.store.backend import Backend
from dragoman.store.dialects import Integer, Text
from dragoman.store.tables import VERSION, metadata, schema_version
from dragoman.store.terms import party_terms

Step = Callable[[Connection], None]


def _known_days(connection: Connection) -> None:
    """2: the day from which each version is known."""
    connection.execute(text("ALTER TABLE readings ADD COLUMN known TEXT NOT NULL DEFAULT ''"))
    found = connection.execute(text("SELECT key, published, dated, first_seen FROM readings")).mappings().all()
    for row in found:
        day = row["published"] or json.loads(row["dated"])["range"][1]
        known = last_day(day) if day else row["first_seen"][:10]
        connection.execute(text("UPDATE readings SET known = :known WHERE key = :key"), {"known": known, **row})


def _watching(connection: Connection) -> None:
    """3: the sources that `watch` reads, and the pages they list."""
    connection.execute(
        text(
            "CREATE TABLE sources (url TEXT NOT NULL PRIMARY KEY, name TEXT, country TEXT, language TEXT, "
            "state_owned BOOLEAN, kind TEXT, etag TEXT, modified TEXT, tried TEXT, succeeded TEXT, "
            "due TEXT NOT NULL, failures INTEGER NOT NULL, trouble TEXT)"
        )
    )
    connection.execute(
        text(
            "CREATE TABLE pages (url TEXT NOT NULL PRIMARY KEY, source TEXT NOT NULL REFERENCES sources (url), "
            "state TEXT NOT NULL, title TEXT, published TEXT, etag TEXT, modified TEXT, listed TEXT NOT NULL, "
            "fetched TEXT, due TEXT, looks INTEGER NOT NULL, failures INTEGER NOT NULL, trouble TEXT)"
        )
    )
    connection.execute(text("CREATE INDEX ix_pages_source ON pages (source)"))
    connection.execute(text("CREATE INDEX ix_pages_due ON pages (due)"))


def _keep_sayings(connection: Connection) -> None:
    """4: statements and positions are kept, and found by who says them."""
    for statement in (
        'CREATE TABLE sayings ("key" INTEGER NOT NULL PRIMARY KEY, reading INTEGER NOT NULL REFERENCES readings '
        '("key"), id TEXT NOT NULL, kind TEXT NOT NULL, stance TEXT, matter TEXT, first TEXT NOT NULL, '
        "last TEXT NOT NULL, entry TEXT NOT NULL)",
        "CREATE INDEX ix_sayings_reading ON sayings (reading)",
        "CREATE INDEX ix_sayings_id ON sayings (id)",
        "CREATE INDEX ix_sayings_matter ON sayings (matter)",
        "CREATE INDEX ix_sayings_first ON sayings (first)",
        "CREATE UNIQUE INDEX one_saying ON sayings (reading, id)",
        'CREATE TABLE voices (saying INTEGER NOT NULL REFERENCES sayings ("key"), side TEXT NOT NULL, '
        "folded TEXT NOT NULL, country TEXT, actor TEXT)",
        "CREATE INDEX ix_voices_saying ON voices (saying)",
        "CREATE INDEX ix_voices_country ON voices (country)",
        "CREATE INDEX ix_voices_actor ON voices (actor)",
    ):
        connection.execute(text(statement))


def _judgements(connection: Connection) -> None:
    """5: what persons have judged, which events may be one, and what texts share. Events are judged anew."""
    connection.execute(text("ALTER TABLE events ADD COLUMN possible TEXT NOT NULL DEFAULT '[]'"))
    connection.execute(
        text(
            "CREATE TABLE rulings (key INTEGER NOT NULL PRIMARY KEY, relation TEXT NOT NULL, ours TEXT NOT NULL, "
            "theirs TEXT NOT NULL, given TEXT NOT NULL, takes_back INTEGER REFERENCES rulings (key), "
            "by TEXT NOT NULL, note TEXT, at TEXT NOT NULL, digest TEXT NOT NULL)"
        )
    )
    connection.execute(
        text(
            "CREATE TABLE sketches (sha256 TEXT NOT NULL PRIMARY KEY REFERENCES texts (sha256), "
            "sketch TEXT NOT NULL, credits TEXT NOT NULL)"
        )
    )
    connection.execute(text("UPDATE runs SET judged = NULL"))


def _cards(connection: Connection) -> None:
    """6: a card for each event, by which pages of them are found. The store fills them once it is opened."""
    for statement in (
        "CREATE TABLE event_cards (key INTEGER NOT NULL PRIMARY KEY, event TEXT NOT NULL UNIQUE, "
        "members TEXT NOT NULL, type TEXT NOT NULL, mode TEXT, status TEXT NOT NULL, "
        'background BOOLEAN NOT NULL, day TEXT NOT NULL, "first" TEXT NOT NULL, "last" TEXT NOT NULL, '
        "added TEXT NOT NULL, changed TEXT NOT NULL, corrected TEXT)",
        "CREATE INDEX ix_event_cards_changed ON event_cards (changed)",
        "CREATE INDEX cards_by_day ON event_cards (day, key)",
        "CREATE INDEX cards_by_type ON event_cards (type, day, key)",
        "CREATE INDEX cards_by_status ON event_cards (status, day, key)",
        "CREATE TABLE event_terms (term INTEGER NOT NULL, card INTEGER NOT NULL REFERENCES event_cards (key), "
        "PRIMARY KEY (term, card))",
        "CREATE INDEX ix_event_terms_card ON event_terms (card)",
    ):
        connection.execute(text(statement))


def _origins(connection: Connection) -> None:
    """7: where the news of an event's accounts comes from. Events are judged anew."""
    connection.execute(text("ALTER TABLE events ADD COLUMN origins TEXT NOT NULL DEFAULT '[]'"))
    connection.execute(text("UPDATE runs SET judged = NULL"))


def _instants(connection: Connection) -> None:
    """8: the moment at which a version was published, and by which version of merging events were judged."""
    connection.execute(text("ALTER TABLE readings ADD COLUMN instant TEXT NOT NULL DEFAULT ''"))
    connection.execute(text("ALTER TABLE runs ADD COLUMN judger TEXT"))


def _notices(connection: Connection) -> None:
    """9: who is to be told of changes, and what is waiting to be sent."""
    made = MetaData()
    Table(
        "hooks", made, Column("name", Text, primary_key=True), Column("begun", Text, nullable=False),
        Column("reached", Text, nullable=False), Column("due", Text, nullable=False), Column("tried", Text),
        Column("succeeded", Text), Column("failures", Integer, nullable=False), Column("trouble", Text),
    )  # fmt: skip
    notices = Table(
        "notices", made, Column("id", Text, primary_key=True),
        Column("hook", Text, ForeignKey("hooks.name"), nullable=False), Column("event", Text, nullable=False),
        Column("members", Text, nullable=False), Column("kind", Text, nullable=False),
        Column("made", Text, nullable=False), Column("body", Text), Column("state", Text, nullable=False),
        Column("due", Text, nullable=False), Column("tries", Integer, nullable=False), Column("trouble", Text),
        Column("ended", Text),
    )  # fmt: skip
    Index("notices_waiting", notices.c.hook, notices.c.state, notices.c.due)
    Index("notices_of_event", notices.c.hook, notices.c.event)
    made.create_all(connection)


def _found_faster(connection: Connection) -> None:
    """10: what entries are found by in a record of a hundred thousand events."""
    for statement in (
        "ALTER TABLE figures ADD COLUMN told TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE event_cards ADD COLUMN states TEXT NOT NULL DEFAULT ''",
        "DROP INDEX cards_by_day",
        "DROP INDEX cards_by_type",
        "DROP INDEX ix_event_cards_changed",
        "DROP INDEX ix_parties_country",
        "CREATE INDEX cards_listed ON event_cards (day, key, type, mode, status, background, first, last)",
        "CREATE INDEX cards_by_type ON event_cards (type, day, key, mode, status, background, first, last, states)",
        "CREATE INDEX cards_changed ON event_cards (changed, key, type, mode, status, background, first, last)",
        "CREATE INDEX cards_ahead ON event_cards (status, type, last, first, key)",
        "CREATE INDEX parties_by_state ON parties (country, account)",
        "CREATE INDEX sayings_listed ON sayings (kind, key, first, last)",
    ):
        connection.execute(text(statement))
    made = MetaData()
    Table("sayings", made, Column("key", Integer, primary_key=True))
    Table(
        "saying_terms", made, Column("term", Integer, primary_key=True, autoincrement=False),
        Column("saying", Integer, ForeignKey("sayings.key"), primary_key=True, autoincrement=False),
    ).create(connection)  # fmt: skip
    _note_states(connection)
    _tell_figures(connection)
    _term_sayings(connection)


def _note_states(connection: Connection) -> None:
    """The states of those who take part in each event."""
    found = connection.execute(
        text(
            "SELECT DISTINCT of_event.event, parties.country FROM parties "
            "JOIN accounts ON accounts.key = parties.account JOIN readings ON readings.key = accounts.reading "
            "JOIN event_accounts AS of_event ON of_event.account = accounts.id "
            "WHERE parties.side = 'party' AND parties.country IS NOT NULL AND NOT readings.superseded"
        )
    )
    states: dict[str, set[str]] = {}
    for event, country in found.tuples():
        states.setdefault(event, set()).add(country)
    told = [{"event": event, "states": " ".join(sorted(codes))} for event, codes in states.items()]
    if told:
        connection.execute(text("UPDATE event_cards SET states = :states WHERE event = :event"), told)


def _tell_figures(connection: Connection) -> None:
    found = connection.execute(text("SELECT key, entry FROM figures")).tuples()
    told = [{"key": key, "told": _told_of(json.loads(entry))} for key, entry in found]
    if told:
        connection.execute(text("UPDATE figures SET told = :told WHERE key = :key"), told)


def _told_of(entry: Mapping[str, Any]) -> str:
    return fold(" ".join(entry[name] or "" for name in ("of", "where", "said_by", "measure")))


def _term_sayings(connection: Connection) -> None:
    found = connection.execute(text("SELECT key, entry FROM sayings")).mappings()
    terms = [{"term": term, "saying": row["key"]} for row in found for term in _terms_told(json.loads(row["entry"]))]
    if terms:
        connection.execute(text("INSERT INTO saying_terms (term, saying) VALUES (:term, :saying)"), terms)


def _terms_told(entry: Mapping[str, Any]) -> list[int]:
    parties = [party for side in ("speaker", "addressee", "holder") for party in entry.get(side, ())]
    return sorted({number for party in parties for number in party_terms(Party(**party))})


def _program_events(connection: Connection) -> None:
    """11: the program's own events of which persons' judgements name an account. Events are judged anew."""
    connection.execute(
        text(
            "CREATE TABLE program_events (id TEXT NOT NULL PRIMARY KEY, accounts TEXT NOT NULL, "
            "reasons TEXT NOT NULL, possible TEXT NOT NULL)"
        )
    )
    connection.execute(text("UPDATE runs SET judged = NULL"))


def _answers_found(connection: Connection) -> None:
    """12: figures are gone through the newest first, and cards by the states that take part, without their rows."""
    connection.execute(text("CREATE INDEX figures_listed ON figures (last, series, measure, first, reading)"))
    connection.execute(text("DROP INDEX cards_listed"))
    connection.execute(
        text(
            "CREATE INDEX cards_listed ON event_cards (day, key, type, mode, status, background, first, last, states)"
        )
    )


def _blocks(connection: Connection) -> None:
    """13: by what new accounts find those that they can touch. Events are judged anew, which fills it."""
    made = MetaData()
    Table(
        "blocks", made, Column("block", Integer, primary_key=True, autoincrement=False),
        Column("rank", Integer, primary_key=True, autoincrement=False), Column("account", Text, primary_key=True),
        Column("telling", Integer, nullable=False), sqlite_with_rowid=False,
    )  # fmt: skip
    Table(
        "doubts", made, Column("a", Text, primary_key=True), Column("b", Text, primary_key=True, index=True),
        Column("kind", Text, nullable=False), Column("judgement", Text, nullable=False),
    )  # fmt: skip
    made.create_all(connection)
    connection.execute(text("UPDATE runs SET judged = NULL"))


def _lists(connection: Connection) -> None:
    """14: the index of terms says when a card was and of which kind it is; the accounts of each state are counted."""
    made = MetaData()
    Table("event_cards", made, Column("key", Integer, primary_key=True))
    kinds = Table(
        "event_kinds", made, Column("key", Integer, primary_key=True), Column("type", Text, nullable=False),
        Column("mode", Text), Column("status", Text, nullable=False), Column("background", Boolean, nullable=False),
    )  # fmt: skip
    terms = Table(
        "event_terms", made, Column("term", Integer, primary_key=True, autoincrement=False),
        Column("day", Integer, primary_key=True, autoincrement=False),
        Column("card", Integer, ForeignKey("event_cards.key"), primary_key=True, autoincrement=False),
        Column("first", Integer, nullable=False), Column("last", Integer, nullable=False),
        Column("kind", Integer, ForeignKey("event_kinds.key"), nullable=False),
        Column("changed", Integer, nullable=False), sqlite_with_rowid=False,
    )  # fmt: skip
    Index("terms_of_card", terms.c.card, terms.c.term)
    tallies = Table(
        "state_tallies", made, Column("state", Text, primary_key=True), Column("accounts", Integer, nullable=False)
    )
    listed = Table("listed", made, Column("card", Integer, primary_key=True), *(Column(n, Integer) for n in _LISTED))
    connection.execute(text("CREATE TABLE found AS SELECT term, card FROM event_terms"))
    connection.execute(text("DROP TABLE event_terms"))
    for table in (kinds, terms, tallies, listed):
        table.create(connection)
    _list_cards(connection, listed)
    for statement in (
        "INSERT INTO event_terms (term, day, card, first, last, kind, changed) SELECT found.term, listed.day, "
        "listed.card, listed.first, listed.last, listed.kind, listed.changed FROM found "
        "JOIN listed ON listed.card = found.card ORDER BY found.term, listed.day, listed.card",
        "INSERT INTO state_tallies (state, accounts) SELECT country, count(*) FROM "
        "(SELECT DISTINCT accounts.id, parties.country FROM event_cards "
        "JOIN event_accounts AS of_event ON of_event.event = event_cards.event "
        "JOIN accounts ON accounts.id = of_event.account JOIN parties ON parties.account = accounts.key "
        "WHERE parties.country IS NOT NULL) AS told GROUP BY country",
        "DROP TABLE found",
        "DROP TABLE listed",
    ):
        connection.execute(text(statement))


_LISTED = ("day", "first", "last", "kind", "changed")


def _list_cards(connection: Connection, listed: Table) -> None:
    """The kinds of the cards, and what the index has of each card."""
    connection.execute(
        text(
            "INSERT INTO event_kinds (type, mode, status, background) "
            "SELECT DISTINCT type, mode, status, background FROM event_cards"
        )
    )
    found = connection.execute(
        text(
            "SELECT event_cards.key, day, first, last, changed, event_kinds.key AS kind FROM event_cards "
            "JOIN event_kinds ON event_kinds.type = event_cards.type AND event_kinds.status = event_cards.status "
            "AND event_kinds.background = event_cards.background "
            "AND coalesce(event_kinds.mode, '') = coalesce(event_cards.mode, '')"
        )
    )
    rows = [
        {"card": row["key"], "kind": row["kind"], "changed": int(datetime.fromisoformat(row["changed"]).timestamp()),
         **{name: date.fromisoformat(row[name]).toordinal() for name in ("day", "first", "last")}}
        for row in found.mappings()
    ]  # fmt: skip
    if rows:
        connection.execute(listed.insert(), rows)


def _history(connection: Connection) -> None:
    """15: what the record held on earlier days. Events are judged anew, which fills it."""
    for table in ("blocks", "doubts"):
        connection.execute(text(f"DROP TABLE {table}"))
    made = MetaData()
    Table("readings", made, Column("key", Integer, primary_key=True))
    Table(
        "blocks", made, Column("block", Integer, primary_key=True, autoincrement=False),
        Column("rank", Integer, primary_key=True, autoincrement=False), Column("account", Text, primary_key=True),
        Column("telling", Integer, nullable=False), Column("since", Text, nullable=False), sqlite_with_rowid=False,
    )  # fmt: skip
    Table(
        "doubts", made, Column("a", Text, primary_key=True), Column("b", Text, primary_key=True, index=True),
        Column("kind", Text, nullable=False), Column("judgement", Text, nullable=False),
        Column("since", Text, nullable=False),
    )  # fmt: skip
    versions = Table(
        "event_versions", made, Column("key", Integer, primary_key=True),
        Column("event", Text, nullable=False, index=True),
        *(Column(name, Text, nullable=False) for name in (
            "since", "until", "accounts", "reasons", "possible", "origins", "listed", "first", "last")),
        Column("background", Boolean, nullable=False),
    )  # fmt: skip
    listed = ("listed", "event", "since", "until", "first", "last")
    Index("versions_listed", *(versions.c[name] for name in listed))
    Table(
        "version_accounts", made, Column("account", Text, primary_key=True),
        Column("version", Integer, ForeignKey("event_versions.key"), primary_key=True, index=True,
               autoincrement=False),
        sqlite_with_rowid=False,
    )  # fmt: skip
    Table(
        "past_blocks", made, Column("block", Integer, primary_key=True, autoincrement=False),
        Column("rank", Integer, primary_key=True, autoincrement=False), Column("account", Text, primary_key=True),
        Column("since", Text, primary_key=True), Column("telling", Integer, primary_key=True, autoincrement=False),
        Column("until", Text, nullable=False), sqlite_with_rowid=False,
    )  # fmt: skip
    Table(
        "past_doubts", made, Column("key", Integer, primary_key=True),
        *(Column(name, Text, nullable=False, index=True) for name in ("a", "b")),
        *(Column(name, Text, nullable=False) for name in ("kind", "judgement", "since", "until")),
    )  # fmt: skip
    Table(
        "strays", made,
        Column("reading", Integer, ForeignKey("readings.key"), primary_key=True, autoincrement=False),
        Column("known", Text, nullable=False), Column("since", Text, nullable=False),
    )  # fmt: skip
    made.create_all(connection)
    connection.execute(text("UPDATE runs SET judger = NULL"))


# By the version that the step leads to.
STEPS: Mapping[int, Step] = {
    2: _known_days,
    3: _watching,
    4: _keep_sayings,
    5: _judgements,
    6: _cards,
    7: _origins,
    8: _instants,
    9: _notices,
    10: _found_faster,
    11: _program_events,
    12: _answers_found,
    13: _blocks,
    14: _lists,
    15: _history,
}


def prepare(
    connection: Connection, backend: Backend, *, steps: Mapping[int, Step] = STEPS, version: int = VERSION
) -> None:
    """Makes the tables of a new store or migrates those of an older one; does nothing to one of this version."""
    found = version_of(connection)
    if found is None:
        _create(connection, backend, version)
    elif found > version:
        raise StoreError(
            f"{backend.name} was written by a newer Dragoman (store version {found}; this one knows {version}). "
            "Update Dragoman to open it."
        )
    with backend.migrating(connection):
        for number in range((found or version) + 1, version + 1):
            steps[number](connection)
            connection.execute(text("UPDATE schema_version SET version = :number"), {"number": number})


def version_of(connection: Connection) -> int | None:
    """The version of a store's tables, None where it has none yet. Raises StoreError on another program's file."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if "schema_version" not in tables or "readings" not in tables:
        raise StoreError("This is a database of another program, not a Dragoman store.")
    return int(connection.execute(schema_version.select()).scalar_one())


def _create(connection: Connection, backend: Backend, version: int) -> None:
    backend.refuse_unfit(connection)
    metadata.create_all(connection)
    backend.create_index(connection)
    connection.execute(schema_version.insert(), {"version": version})
