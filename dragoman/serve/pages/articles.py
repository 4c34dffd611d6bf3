"""The *article* page: what is known of it, what its outlet changed in it, and the entries that stand on it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dragoman.briefing.words import clean, web_link
from dragoman.serve.desk import Desk
from dragoman.serve.rendering import render
from dragoman.serve.revising import changes_of

MOST_ENTRIES = 60


def article(request: Request) -> Response:
    """One article: its versions and entries; its whole text on a desk that may show it."""
    desk: Desk = request.app.state.desk
    private: bool = request.app.state.settings.private
    id_ = request.path_params["id"]
    with desk.record() as record:
        card = record.card(id_)
        told = desk.lines.of(record, record.board.of_article(id_, limit=MOST_ENTRIES))
        changes = changes_of(record.revisions(id_), private=private)
        text = record.article(id_).text if private else None
    return render(
        request, "article.html.j2", title=clean(card.title or card.id), card=card, changes=changes, told=told,
        outlet=clean(card.source or card.id), link=web_link(card.url), text=text,
    )  # fmt: skip
