"""*Now*: what came into the record since the reader last looked, corrections marked as such."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.serve.desk import Desk
from dragoman.serve.filters import BadFilter, checked_day
from dragoman.serve.lines import EventLine
from dragoman.serve.rendering import render

MOST_LINES = 120
COOKIE = "seen"
A_VISIT = timedelta(minutes=30)
"""A pause after which a reader who comes back is told what came since the last visit, not since the last page."""
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00\Z")
_BEGINNING = "0001-01-01T00:00:00+00:00"


@dataclass(frozen=True, slots=True)
class Visit:
    """From when on entries are new to this reader, and when this reader last looked; times of the clock."""

    since: str | None
    last: str | None

    def written(self) -> str:
        """As it stands in the cookie."""
        return f"{self.since or ''}|{self.last or ''}"


def now(request: Request) -> Response:
    """What is new since the reader last looked, or since the day in `?since=`."""
    desk: Desk = request.app.state.desk
    day = request.query_params.get("since", "").strip() or None
    visit = visit_of(request.cookies.get(COOKIE), datetime.now(UTC))
    if day is not None and len(checked_day("since", day)) != len("2022-03-01"):
        raise BadFilter("since", "is a whole day such as 2022-03-01.")
    since = f"{day}T00:00:00+00:00" if day else visit.since
    with desk.record() as record:
        told = desk.lines.of(record, record.board.cards(changed_since=since or _BEGINNING, limit=MOST_LINES))
    answer = render(
        request, "now.html.j2", title="Now", since=since, asked=day, new=_new(told, since),
        corrected=[line for line in told if _is_old(line, since) and line.corrected],
        changed=[line for line in told if _is_old(line, since) and not line.corrected],
        full=len(told) == MOST_LINES, mark=desk.mark(),
    )  # fmt: skip
    if visit.written() != (request.cookies.get(COOKIE) or ""):
        answer.set_cookie(COOKIE, visit.written(), max_age=180 * 24 * 3600, httponly=True, samesite="lax")
    return answer


def mark_seen(request: Request) -> Response:
    """Notes that the reader has seen all there is, and goes back to the page."""
    time = datetime.now(UTC).isoformat(timespec="seconds")
    answer = RedirectResponse("/", 303)
    answer.set_cookie(COOKIE, Visit(time, time).written(), max_age=180 * 24 * 3600, httponly=True, samesite="lax")
    return answer


def visit_of(cookie: str | None, time: datetime) -> Visit:
    """The visit that a cookie tells of, brought up to `time` to the minute; a strange cookie tells nothing."""
    this_minute = time.replace(second=0, microsecond=0)
    told = [part if _TIME.match(part) else None for part in (cookie or "").split("|")]
    since, last = told if len(told) == 2 else (None, None)
    if last is not None and this_minute - datetime.fromisoformat(last) > A_VISIT:
        since = last
    return Visit(since, this_minute.isoformat(timespec="seconds"))


def _new(told: tuple[EventLine, ...], since: str | None) -> list[tuple[str, list[EventLine]]]:
    """The new entries by the day under which they stand, the latest day first; news before background."""
    days: dict[str, list[EventLine]] = {}
    for line in told:
        if not _is_old(line, since):
            days.setdefault(line.day, []).append(line)
    for of_day in days.values():
        of_day.sort(key=lambda line: (line.background, -len(line.outlets), line.id))
    return sorted(days.items(), reverse=True)


def _is_old(line: EventLine, since: str | None) -> bool:
    return since is not None and line.added <= since
