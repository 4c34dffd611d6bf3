"""The *event* page: its accounts side by side, each in its paragraph with the words marked, and why they are one."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.briefing.citations import Shelf, cite
from dragoman.briefing.contacts import STANDINGS, differences, inferred_day, topics
from dragoman.briefing.days import days_words
from dragoman.briefing.people import side
from dragoman.briefing.shapes import Citation, Side
from dragoman.briefing.words import clean, distinct
from dragoman.merging.parties import fold
from dragoman.records import Account, Party
from dragoman.serve.desk import Desk, shelf_for
from dragoman.serve.lines import kind_of, sentence
from dragoman.serve.rendering import render


@dataclass(frozen=True, slots=True)
class Told:
    """One account as it is shown: its sentence, and each field with the words or the reason it stands on."""

    account: Account
    citation: Citation
    sides: tuple[tuple[Side, str], ...]
    when: str
    standing: str | None
    fields: tuple[tuple[str, str, str], ...]


def event(request: Request) -> Response:
    """One event with all its accounts."""
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        view = record.board.event(request.path_params["id"])
        if view.id != request.path_params["id"]:
            return RedirectResponse(f"/event/{view.id}#{request.path_params['id']}", 307)
        shelf = shelf_for(record, [view])
        accounts = [_told(shelf, account) for account in view.accounts]
        differs = differences(shelf, view) if view.type == "CONSULT" else ()
        possible = [(each, sentence(record.board.event(each.event), year=True)) for each in view.possible]
    outlets = distinct(told.citation.outlet for told in accounts)
    return render(
        request, "event.html.j2", title=sentence(view, year=True), view=view, kind=kind_of(view), accounts=accounts,
        parties=[(side(party), key_of(party)) for party in view.parties], topics=topics(view.topics),
        source=[(side(party), key_of(party)) for party in view.source],
        target=[(side(party), key_of(party)) for party in view.target], differences=differs, possible=possible,
        reasons=[clean(reason) for reason in view.reasons], standing=STANDINGS.get(view.status), outlets=outlets,
        articles=len({account.article for account in view.accounts}),
        inferred=inferred_day(view.accounts) if None not in view.date else None,
        history=[STANDINGS.get(status, "held" if view.type == "CONSULT" else "done") for status, _ in view.history],
    )  # fmt: skip


def account(request: Request) -> Response:
    """The event page at the account of an id."""
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        view = record.board.event(request.path_params["id"])
    return RedirectResponse(f"/event/{view.id}#{request.path_params['id']}", 307)


def article(request: Request) -> Response:
    """A whole article, on a desk that may show it."""
    if not request.app.state.settings.private:
        raise HTTPException(404)
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        found = record.article(request.path_params["id"])
    return render(request, "article.html.j2", title=clean(found.title or found.id), article=found)


def key_of(party: Party) -> str | None:
    """What an actor's page is found by: identity, else name, else state."""
    return party.actor or party.name or party.country


def _told(shelf: Shelf, account: Account) -> Told:
    return Told(
        account=account,
        citation=cite(shelf, account),
        sides=tuple(
            (side(party), key_of(party) or "") for party in account.parties or account.source + account.target
        ),
        when=days_words(account.date, year=True),
        standing=STANDINGS.get(account.status),
        fields=_fields(shelf, account),
    )


def _fields(shelf: Shelf, account: Account) -> tuple[tuple[str, str, str], ...]:
    """Each piece of evidence: the field, the words it stands on, and the rule or reason."""
    rows: dict[tuple[str, str, str], None] = {}
    for piece in account.evidence:
        words = shelf.record.evidence_words(account, piece)
        name = fold(piece.field.split("[")[0].split(".")[0].replace("_", " "))
        reason = f"inferred: {piece.inferred}" if piece.inferred else piece.by
        rows[(name, clean(words or ""), clean(reason))] = None
    return tuple(rows)
