"""*About*: how right the record is, as measured, what it does not do, and which versions read it."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

from starlette.requests import Request
from starlette.responses import Response

from dragoman.serve.desk import Desk
from dragoman.serve.rendering import render


def about(request: Request) -> Response:
    """Measured precision and recall, limits, and versions."""
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        sizes, readers = record.board.sizes(), record.board.readers()
    return render(
        request, "about.html.j2", title="About this record", measured=measured(), sizes=sizes, readers=readers
    )


@cache
def measured() -> tuple[dict[str, str], ...]:
    """The measured figures: `entry, measured_on, what, value, counts`, as `benchmarks` printed them."""
    text = (resources.files("dragoman.serve") / "tables" / "measured.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
