"""Fetches feeds and pages from the web: public addresses only, politely, within limits of size and time.

Nothing here reads an article: bytes in, bytes and lists of addresses out. Importing it opens no connection.
"""

from dragoman.fetching.fetcher import Fetched, Fetcher, Limits
from dragoman.fetching.listings import Entry, Listing, read_listing
from dragoman.fetching.manners import Clock, PoliteFetcher, WallClock
from dragoman.fetching.posting import Poster
from dragoman.fetching.sources import Source, read_sources

__all__ = [
    "Clock",
    "Entry",
    "Fetched",
    "Fetcher",
    "Limits",
    "Listing",
    "PoliteFetcher",
    "Poster",
    "Source",
    "WallClock",
    "read_listing",
    "read_sources",
]
