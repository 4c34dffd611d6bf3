"""Which accounts tell of one event, and why. Pure: accounts in, events with reasons out."""

from dragoman.merging.events import merge
from dragoman.merging.facts import Source, source_of
from dragoman.merging.judgements import judge
from dragoman.merging.rulings import Ruling
from dragoman.merging.series import series_id

__all__ = ["Ruling", "Source", "judge", "merge", "series_id", "source_of"]
