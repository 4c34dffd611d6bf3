"""The store's tables, the same for every database. Entries are kept whole as JSON; columns beside it are for finding.

`readings` are versions: one article id has one current reading, older ones stay with `superseded` set.
Times of the clock (`first_seen`, `started`) are in no hash. `known` is the day from which a version is known:
that of its publication, or else of its being read.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, MetaData, Table, text

from dragoman.store.dialects import Integer, Text

VERSION = 15
CHOSEN_BY = ("mode", "status", "background", "first", "last")

metadata = MetaData()

schema_version = Table("schema_version", metadata, Column("version", Integer, primary_key=True))

runs = Table(
    "runs",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("reader", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("ended", Text),
    Column("judged", Integer),  # the last reading that the events were judged with
    Column("judger", Text),  # by which version of merging
    Column("summary", Text),
)

texts = Table(
    "texts",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("title", Text),
    Column("text", Text, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("article", Text, nullable=False, index=True),
    Column("sha256", Text, ForeignKey("texts.sha256"), nullable=False),
    Column("fingerprint", Text, nullable=False),  # of the article with all its metadata
    Column("reader", Text, nullable=False),
    Column("source", Text),
    Column("url", Text),
    Column("published", Text),
    Column("instant", Text, nullable=False, server_default=""),  # when in that day, UTC; empty where not told
    Column("country", Text),
    Column("blocks", Text, nullable=False),
    Column("dated", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("digest", Text, nullable=False),  # of the whole reading: what verify recomputes
    Column("first_seen", Text, nullable=False),
    Column("known", Text, nullable=False),  # a whole day
    Column("run", Integer, ForeignKey("runs.key"), nullable=False),
    Column("superseded", Boolean, nullable=False, default=False),
)
Index(
    "one_current_reading",
    readings.c.article,
    unique=True,
    sqlite_where=text("superseded = 0"),
    postgresql_where=text("NOT superseded"),
)

accounts = Table(
    "accounts",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("readings.key"), nullable=False, index=True),
    Column("id", Text, nullable=False, index=True),
    Column("type", Text, nullable=False, index=True),
    Column("mode", Text),
    Column("status", Text, nullable=False),
    Column("first", Text, nullable=False, index=True),  # whole days; an open end is the calendar's end,
    Column("last", Text, nullable=False),  # and where no day is told, those of the article stand
    Column("place", Text),
    Column("entry", Text, nullable=False),
)
Index("one_account", accounts.c.reading, accounts.c.id, unique=True)

parties = Table(
    "parties",
    metadata,
    Column("account", Integer, ForeignKey("accounts.key"), nullable=False, index=True),
    Column("side", Text, nullable=False),
    Column("folded", Text, nullable=False),  # name and role as they are compared, and how the name sounds
    Column("country", Text),
    Column("actor", Text, index=True),
)
Index("parties_by_state", parties.c.country, parties.c.account)

figures = Table(
    "figures",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("readings.key"), nullable=False, index=True),
    Column("id", Text, nullable=False, index=True),
    Column("series", Text, nullable=False, index=True),
    Column("measure", Text, nullable=False),
    Column("first", Text, nullable=False, index=True),
    Column("last", Text, nullable=False),
    Column("told", Text, nullable=False, server_default=""),  # folded: what is counted, where, who says so
    Column("entry", Text, nullable=False),
)
Index("one_figure", figures.c.reading, figures.c.id, unique=True)
# As above all figures are gone through: the newest first, by what they are chosen by.
Index("figures_listed", *(figures.c[name] for name in ("last", "series", "measure", "first", "reading")))

issues = Table(
    "issues",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("readings.key"), nullable=False, index=True),
    Column("entry", Text, nullable=False),
)

skips = Table(
    "skips",
    metadata,
    Column("name", Text, primary_key=True),
    Column("article", Text, nullable=False, index=True),  # the id it would have: read since, it is no skip any more
    Column("kind", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("run", Integer, ForeignKey("runs.key"), nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("reasons", Text, nullable=False),
    Column("possible", Text, nullable=False),  # judgements that it may be one with another event
    Column("origins", Text, nullable=False),  # its accounts by where their news comes from
)

program_events = Table(  # those of which persons' judgements name an account, as the program judges them
    "program_events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("accounts", Text, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("possible", Text, nullable=False),
)

# What judging needs to judge only a little anew, as `merging.blocks` and `merging.doubts` have it.
blocks = Table(
    "blocks",
    metadata,
    Column("block", Integer, primary_key=True, autoincrement=False),
    Column("rank", Integer, primary_key=True, autoincrement=False),
    Column("account", Text, primary_key=True),
    Column("telling", Integer, nullable=False),
    Column("since", Text, nullable=False),  # the day from which it is so, see `event_versions`
    sqlite_with_rowid=False,
)

doubts = Table(
    "doubts",
    metadata,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True, index=True),
    Column("kind", Text, nullable=False),
    Column("judgement", Text, nullable=False),
    Column("since", Text, nullable=False),
)

# What the record held on earlier days. Events as the program judged them, each as it was from the day `since` on,
# until it was another or none; those of today last until `merging.replaying.STILL`.
event_versions = Table(
    "event_versions",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("event", Text, nullable=False, index=True),
    Column("since", Text, nullable=False),
    Column("until", Text, nullable=False),
    Column("accounts", Text, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("possible", Text, nullable=False),
    Column("origins", Text, nullable=False),
    Column("listed", Text, nullable=False),  # by which it is listed: its last day, nothing where that is open
    Column("first", Text, nullable=False),  # whole days between which its accounts can have been
    Column("last", Text, nullable=False),
    Column("background", Boolean, nullable=False),
)
Index("versions_listed", *(event_versions.c[name] for name in ("listed", "event", "since", "until", "first", "last")))

version_accounts = Table(
    "version_accounts",
    metadata,
    Column("account", Text, primary_key=True),
    Column("version", Integer, ForeignKey("event_versions.key"), primary_key=True, index=True, autoincrement=False),
    sqlite_with_rowid=False,
)

past_blocks = Table(  # rows of `blocks` and `doubts` that are no more
    "past_blocks",
    metadata,
    Column("block", Integer, primary_key=True, autoincrement=False),
    Column("rank", Integer, primary_key=True, autoincrement=False),
    Column("account", Text, primary_key=True),
    Column("since", Text, primary_key=True),
    Column("telling", Integer, primary_key=True, autoincrement=False),
    Column("until", Text, nullable=False),
    sqlite_with_rowid=False,
)

past_doubts = Table(
    "past_doubts",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("a", Text, nullable=False, index=True),
    Column("b", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("judgement", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("until", Text, nullable=False),
)

strays = Table(  # readings known before the day as of which they were judged: they came late
    "strays",
    metadata,
    Column("reading", Integer, ForeignKey("readings.key"), primary_key=True, autoincrement=False),
    Column("known", Text, nullable=False),
    Column("since", Text, nullable=False),
)

event_accounts = Table(
    "event_accounts",
    metadata,
    Column("account", Text, primary_key=True),
    Column("event", Text, ForeignKey("events.id"), nullable=False, index=True),
    Column("place", Integer, nullable=False),  # in the event's own order
)

sources = Table(
    "sources",
    metadata,
    Column("url", Text, primary_key=True),
    Column("name", Text),
    Column("country", Text),
    Column("language", Text),
    Column("state_owned", Boolean),
    Column("kind", Text),  # what it turned out to be: feed, sitemap, index, page
    Column("etag", Text),
    Column("modified", Text),
    Column("tried", Text),  # times of the clock, in seconds of UTC, as everywhere here
    Column("succeeded", Text),
    Column("due", Text, nullable=False),
    Column("failures", Integer, nullable=False, default=0),  # in a row
    Column("trouble", Text),
)

pages = Table(
    "pages",
    metadata,
    Column("url", Text, primary_key=True),
    Column("source", Text, ForeignKey("sources.url"), nullable=False, index=True),
    Column("state", Text, nullable=False),  # as the source last listed it: another one, and it is fetched again
    Column("title", Text),
    Column("published", Text),
    Column("etag", Text),
    Column("modified", Text),
    Column("listed", Text, nullable=False),
    Column("fetched", Text),
    Column("due", Text, index=True),  # None: not to be fetched again unless the source says that it changed
    Column("looks", Integer, nullable=False, default=0),  # how often it has been fetched
    Column("failures", Integer, nullable=False, default=0),
    Column("trouble", Text),
)

rulings = Table(
    "rulings",
    metadata,
    Column("key", Integer, primary_key=True),  # a log: rows are added, never changed
    Column("relation", Text, nullable=False),  # same, different, or "taken back" for an earlier one
    Column("ours", Text, nullable=False),  # what the accounts are known by, whatever their ids become
    Column("theirs", Text, nullable=False),
    Column("given", Text, nullable=False),  # the two ids as the person gave them
    Column("takes_back", Integer, ForeignKey("rulings.key")),
    Column("by", Text, nullable=False),
    Column("note", Text),
    Column("at", Text, nullable=False),
    Column("digest", Text, nullable=False),
)

sketches = Table(
    "sketches",
    metadata,
    Column("sha256", Text, ForeignKey("texts.sha256"), primary_key=True),
    Column("sketch", Text, nullable=False),  # hashes of a sample of its runs of words
    Column("credits", Text, nullable=False),  # agencies that it says it took its news from
)

event_cards = Table(
    "event_cards",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("event", Text, nullable=False, unique=True),
    Column("members", Text, nullable=False),  # the ids of its accounts: another list, and the card is made anew
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("status", Text, nullable=False),
    Column("background", Boolean, nullable=False),
    Column("day", Text, nullable=False),  # by which it is listed: its own last day, or that of its articles
    Column("first", Text, nullable=False),  # whole days between which it can have been, as in `accounts`
    Column("last", Text, nullable=False),
    Column("added", Text, nullable=False),  # times of the clock: first listed, last changed, an account taken back
    Column("changed", Text, nullable=False),
    Column("corrected", Text),
    Column("states", Text, nullable=False, server_default=""),  # of those who took part, with a space between
)
# All that cards are chosen by stands in the index by which they are gone through: the rest is looked up for few.
Index("cards_listed", *(event_cards.c[name] for name in ("day", "key", "type", *CHOSEN_BY, "states")))
Index("cards_by_type", *(event_cards.c[name] for name in ("type", "day", "key", *CHOSEN_BY, "states")))
Index("cards_changed", *(event_cards.c[name] for name in ("changed", "key", "type", *CHOSEN_BY)))
Index("cards_by_status", event_cards.c.status, event_cards.c.day, event_cards.c.key)
Index("cards_ahead", *(event_cards.c[name] for name in ("status", "type", "last", "first", "key")))

event_kinds = Table(  # each that any card has or had, so that cards of it are told by a number
    "event_kinds",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("status", Text, nullable=False),
    Column("background", Boolean, nullable=False),
)

# By term and day: the cards of an actor are listed from here alone, in whichever order. Numbers only, as there are a
# dozen rows a card: days are counted from the year 1 on, `changed` in seconds from 1970 on.
event_terms = Table(
    "event_terms",
    metadata,
    Column("term", Integer, primary_key=True, autoincrement=False),  # stands for a state, actor, name ...
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("card", Integer, ForeignKey("event_cards.key"), primary_key=True, autoincrement=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("kind", Integer, ForeignKey("event_kinds.key"), nullable=False),
    Column("changed", Integer, nullable=False),
    sqlite_with_rowid=False,
)
Index("terms_of_card", event_terms.c.card, event_terms.c.term)

state_tallies = Table(  # of the accounts of judged events
    "state_tallies",
    metadata,
    Column("state", Text, primary_key=True),
    Column("accounts", Integer, nullable=False),
)

hooks = Table(
    "hooks",
    metadata,
    Column("name", Text, primary_key=True),  # as the list of receivers has it: its address and secret are never kept
    Column("begun", Text, nullable=False),  # what was changed up to then is not told; times of the clock
    Column("reached", Text, nullable=False),  # the newest change that was looked at
    Column("due", Text, nullable=False),  # not to be asked before
    Column("tried", Text),
    Column("succeeded", Text),
    Column("failures", Integer, nullable=False, default=0),  # in a row
    Column("trouble", Text),
)

notices = Table(
    "notices",
    metadata,
    Column("id", Text, primary_key=True),  # goes with it however often it is sent
    Column("hook", Text, ForeignKey("hooks.name"), nullable=False),
    Column("event", Text, nullable=False),
    Column("members", Text, nullable=False),  # the ids of the event's accounts, as it was told
    Column("kind", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("body", Text),  # None once it was taken
    Column("state", Text, nullable=False),  # waiting, delivered, dead
    Column("due", Text, nullable=False),
    Column("tries", Integer, nullable=False, default=0),
    Column("trouble", Text),
    Column("ended", Text),
)
Index("notices_waiting", notices.c.hook, notices.c.state, notices.c.due)
Index("notices_of_event", notices.c.hook, notices.c.event)
