"""What a reader asks for: the filters in an address, checked, as a question to the record, and back as an address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from dragoman.errors import DragomanError
from dragoman.store.lists import Cursor
from dragoman.store.search import Query

STATUSES = (
    "happened", "planned", "proposed", "offered", "demanded", "threatened", "refused", "denied", "conditional"
)  # fmt: skip
MODES = ("phone", "video", "meeting", "visit", "talks", "summit")
TYPES = (
    "CONSULT", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
LONGEST = 200  # characters of one filter
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}\Z")
_CURSOR = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})_([0-9]{1,18})\Z")


class BadFilter(DragomanError):
    """A filter in an address that can't be understood; the message says which, and what would be."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of a listing, each None where it isn't used. `actor` and `other` together are a dyad."""

    actor: str | None = None
    other: str | None = None
    type: str | None = None
    mode: str | None = None
    status: str | None = None
    place: str | None = None
    outlet: str | None = None
    words: str | None = None
    since: str | None = None
    until: str | None = None
    told_as: str | None = None  # news or background
    after: str | None = None

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Filters:
        """The filters of a query string; empty ones are none. Raises BadFilter."""
        known = {field.name: given[field.name].strip() for field in fields(cls) if given.get(field.name, "").strip()}
        for name, value in known.items():
            checked_words(name, value)
        found = cls(**known)
        found.check()
        return found

    def check(self) -> None:
        """Raises BadFilter where a value is none of those there are, or a day is none."""
        for name, known in (
            ("type", TYPES),
            ("mode", MODES),
            ("status", STATUSES),
            ("told_as", ("news", "background")),
        ):
            value = getattr(self, name)
            if value is not None and value not in known:
                raise BadFilter(name, f"is one of {', '.join(known)}.")
        for name in ("since", "until"):
            if (day := getattr(self, name)) is not None:
                checked_day(name, day)
        if self.since and self.until and self.until < self.since[: len(self.until)]:
            raise BadFilter("until", "is before since: no day is in between.")
        self.cursor()

    def query(self) -> Query:
        """The same as a question to the record."""
        return Query(
            actors=tuple(actor for actor in (self.actor, self.other) if actor),
            type=self.type,
            mode=self.mode,
            status=self.status,
            place=self.place,
            since=self.since,
            until=self.until,
            words=self.words,
            outlet=self.outlet,
            background=None if self.told_as is None else self.told_as == "background",
        )

    def cursor(self) -> Cursor | None:
        """Where the page begins. Raises BadFilter."""
        if self.after is None:
            return None
        found = _CURSOR.match(self.after)
        if found is None:
            raise BadFilter("after", "is what a page of results gave as the place where the next begins.")
        return found.group(1), int(found.group(2))

    def address(self, path: str = "", **changes: Any) -> str:
        """The address that asks for the same, but for `changes`; a change to None leaves a filter out."""
        asked = replace(self, **{"after": None, **changes})
        named = {field.name: value for field in fields(asked) if (value := getattr(asked, field.name)) is not None}
        return f"{path}?{urlencode(named)}" if named else path or "?"

    def used(self) -> dict[str, str]:
        """The filters that are used, without the place in the pages."""
        named = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "after"}
        return {name: value for name, value in named.items() if value is not None}


def checked_words(name: str, value: str) -> str:
    """Words that can be shown and are not too many. Raises BadFilter."""
    if len(value) > LONGEST:
        raise BadFilter(name, f"has more than {LONGEST} characters.")
    if not value.isprintable():
        raise BadFilter(name, "has characters that cannot be shown.")
    return value


def checked_day(name: str, day: str) -> str:
    """A whole or partial ISO day. Raises BadFilter."""
    try:
        date.fromisoformat(f"{day}-01-01"[:10] if _DAY.match(day) else "")
    except ValueError as error:
        raise BadFilter(name, "is a day such as 2022-03-01, or 2022-03 for a month.") from error
    if day < "0001":
        raise BadFilter(name, "is a day from the year 1 on.")
    return day


def written(cursor: Cursor) -> str:
    """A cursor as it stands in an address."""
    return f"{cursor[0]}_{cursor[1]}"
