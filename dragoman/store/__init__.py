"""Where the record is kept: one SQLite file, or a PostgreSQL database.

`Store` opens and adds to it, `Record` reads it, `verify` checks it.
"""

from dragoman.store.record import Record
from dragoman.store.search import Query
from dragoman.store.store import Added, Store
from dragoman.store.views import ArticleCard, Context, Counts, EventView, SeriesView

__all__ = [
    "Added",
    "ArticleCard",
    "Context",
    "Counts",
    "EventView",
    "Query",
    "Record",
    "SeriesView",
    "Store",
]
