"""Finds who did, offered, asked, threatened or refused what to whom: PLOVER's acts beside the contacts."""

from __future__ import annotations

from dragoman.accounts.acts.finding import find_acts

__all__ = ["find_acts"]
