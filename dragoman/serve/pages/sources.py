"""*Sources*: what is watched and how it fares, who publishes what, and what could not be read."""

from __future__ import annotations

from collections import Counter

from starlette.requests import Request
from starlette.responses import Response

from dragoman.serve.desk import Desk
from dragoman.serve.rendering import render

MOST = 200


def sources(request: Request) -> Response:
    """The sources, the outlets, and the inputs that were skipped with the reason."""
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        watched, outlets, skips = record.board.watched(), record.board.outlets(limit=MOST), record.skips()
        unclear, receivers = record.board.unclear(limit=MOST), record.board.receivers()
    return render(
        request, "sources.html.j2", title="Sources", watched=watched, outlets=outlets, skips=skips[:MOST],
        skipped=len(skips), kinds=Counter(skip.kind for skip in skips).most_common(), unclear=unclear,
        receivers=receivers,
    )  # fmt: skip
