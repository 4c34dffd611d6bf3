"""Which accounts tell of one event, and why. Pure: accounts in, events with reasons out."""

from dragoman.merging.events import merge
from dragoman.merging.judgements import Judgement, judge
from dragoman.merging.series import series_id

__all__ = ["Judgement", "judge", "merge", "series_id"]
