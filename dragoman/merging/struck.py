"""What was struck and at what hour: two strikes on one town in one day are told apart by either."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

from dragoman.codebook.tables import cell_list, rows
from dragoman.merging.days import bounds
from dragoman.merging.facts import Facts
from dragoman.merging.parties import fold
from dragoman.records import Account

FORCE = "ASSAULT"
DAY = 24
LEEWAY = 3  # hours: what one calls morning another calls noon
# Hours from the midnight that begins the day told, by the words that tell them; the first that is there counts:
# "early afternoon" is afternoon, "late morning" morning, and "early morning" early.
HOURS = (
    ("overnight", (-6, 8)),
    ("midnight", (-6, 6)),
    ("small hours", (0, 9)),
    ("before dawn", (0, 9)),
    ("dawn", (3, 9)),
    ("noon", (10, 15)),
    ("midday", (10, 15)),
    ("afternoon", (12, 19)),
    ("evening", (16, 26)),
    ("night", (17, 32)),
    ("early", (0, 9)),
    ("morning", (4, 13)),
    ("late", (17, 30)),
)


def struck_elsewhere(a: Facts, b: Facts) -> str | None:
    """Why two uses of force are two: the one hit homes, the other the railway."""
    if not a.account.type == b.account.type == FORCE:
        return None
    ours, theirs = _struck(a.account.quote), _struck(b.account.quote)
    if not ours or not theirs or ours & theirs:
        return None
    return f"{min(ours)} struck in one, {min(theirs)} in the other"


def at_other_hours(a: Facts, b: Facts) -> str | None:
    """Why two uses of force are two: "late on Tuesday" is not "on Wednesday night"."""
    if not a.account.type == b.account.type == FORCE:
        return None
    ours, theirs = _hours(a.account), _hours(b.account)
    if ours is None or theirs is None or max(ours[0], theirs[0]) - min(ours[1], theirs[1]) < LEEWAY:
        return None
    return f"{a.account.date_text} in one, {b.account.date_text} in the other"


def strike_marks(account: Account) -> tuple[object, ...] | None:
    """By what a use of force is told apart from others of its day and town; None of all else."""
    return (_struck(account.quote), _hours(account)) if account.type == FORCE else None


@cache
def _kinds() -> dict[str, str]:
    """The kind of thing that a word names as struck."""
    return {word: row["kind"] for row in rows("struck_things") for word in cell_list(row["words"])}


@lru_cache(maxsize=65536)
def _struck(quote: str) -> frozenset[str]:
    return frozenset(kind for word in fold(quote).split() if (kind := _kinds().get(word)) is not None)


def _hours(account: Account) -> tuple[int, int] | None:
    """The hours of a deed, counted from the calendar's beginning; None where only its day is told."""
    first, last = bounds(account.date)
    told = f" {fold(account.date_text or '')} "  # whole words: no "late" in "later", no "noon" in "afternoon"
    found = next((hours for word, hours in HOURS if f" {word} " in told), None)
    if found is None or first != last:
        return None
    midnight = date.fromisoformat(first).toordinal() * DAY
    return midnight + found[0], midnight + found[1]
