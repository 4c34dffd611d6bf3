"""Tells other programs what came: signed notices of new and changed entries to a list of receivers (`notify`)."""

from dragoman.serve.hooks.notifier import Notifier, Round
from dragoman.serve.hooks.watchlist import Hook, WatchListError, read_watch_list

__all__ = ["Hook", "Notifier", "Round", "WatchListError", "read_watch_list"]
