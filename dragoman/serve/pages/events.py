"""The *event* page: its accounts side by side, each in its paragraph with the words marked, and why they are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from dragoman.briefing.citations import Shelf, cite, outlet
from dragoman.briefing.contacts import STANDINGS, inferred_day, topics
from dragoman.briefing.days import days_words
from dragoman.briefing.people import side
from dragoman.briefing.shapes import Citation, Side, Voice
from dragoman.briefing.voices import voices
from dragoman.briefing.words import clean, distinct
from dragoman.merging.parties import fold
from dragoman.records import Account, Party, Position, Statement
from dragoman.serve.citing import citation_text
from dragoman.serve.desk import Desk, shelf_for
from dragoman.serve.differing import differing
from dragoman.serve.lines import kind_of, sentence
from dragoman.serve.rendering import render
from dragoman.serve.revising import changes_of
from dragoman.serve.sides import sides_of
from dragoman.store.views import EventView

MOST_SHOWN = 40  # accounts of one event: a summit that hundreds report is not read through
MOST_POSSIBLE = 10
MOST_VOICES = 4


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
    private: bool = request.app.state.settings.private
    with desk.record() as record:
        view = record.board.event(request.path_params["id"])
        if view.id != request.path_params["id"]:
            return RedirectResponse(f"/event/{view.id}#{request.path_params['id']}", 307)
        articles = distinct(account.article for account in view.accounts)
        said = record.sayings_in("statement", articles[:MOST_SHOWN])
        shelf = shelf_for(record, [view], sayings=said)
        accounts = [_told(shelf, account) for account in view.accounts[:MOST_SHOWN]]
        revised = record.revised(articles[:MOST_SHOWN])
        return render(
            request, "event.html.j2", title=sentence(view, year=True), view=view, kind=kind_of(view),
            accounts=accounts, more=len(view.accounts) - len(accounts), articles=articles, **_facts(view),
            outlets=distinct(outlet(shelf, article) for article in articles), origins=_origins(shelf, view),
            differing=differing(shelf, view), sides=sides_of(record, view),
            changed={id_: changes_of(record.revisions(id_), private=private) for id_ in sorted(revised)},
            voices=_voices(shelf, view, said), cited=_cited(request, view, accounts), link=_address(view),
            possible=[
                (each, sentence(record.board.event(each.event), year=True)) for each in view.possible[:MOST_POSSIBLE]
            ],
        )  # fmt: skip


def event_text(request: Request) -> Response:
    """One event as plain text, to be pasted with its sources."""
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        view = record.board.event(request.path_params["id"])
        shelf = shelf_for(record, [view])
        accounts = [_told(shelf, account) for account in view.accounts[:MOST_SHOWN]]
    return PlainTextResponse(_cited(request, view, accounts))


def _address(view: EventView) -> str:
    return f"/event/{view.id}"


def _cited(request: Request, view: EventView, accounts: Sequence[Told]) -> str:
    home = str(request.base_url).rstrip("/")
    return citation_text(
        sentence(view, year=True), [told.citation for told in accounts], view.id, home + _address(view)
    )


def _facts(view: EventView) -> dict[str, Any]:
    """What the accounts tell together, as the page lists it."""
    done = "held" if view.type == "CONSULT" else "done"
    return {
        "parties": _keyed(view.parties),
        "source": _keyed(view.source),
        "target": _keyed(view.target),
        "topics": topics(view.topics),
        "reasons": [clean(reason) for reason in view.reasons],
        "standing": STANDINGS.get(view.status),
        "inferred": inferred_day(view.accounts) if None not in view.date else None,
        "history": distinct(STANDINGS.get(status, done) for status, _ in view.history),
    }


def _keyed(parties: Sequence[Party]) -> list[tuple[Side, str | None]]:
    return [(side(party), key_of(party)) for party in parties]


def _origins(shelf: Shelf, view: EventView) -> list[tuple[str, ...]]:
    """The outlets by where their news comes from: those that print one another's are together."""
    article_of = {account.id: account.article for account in view.accounts}
    return [
        distinct(outlet(shelf, article_of[id_]) for id_ in together if id_ in article_of) for together in view.origins
    ]


def _voices(shelf: Shelf, view: EventView, said: Sequence[Statement | Position]) -> tuple[Voice, ...]:
    """What those who take part are reported to have said, in the same articles."""
    part = {party.country for party in (*view.parties, *view.source, *view.target) if party.country}
    statements = [
        each for each in said if isinstance(each, Statement) and part & {party.country for party in each.speaker}
    ]
    return voices(shelf, (), statements, year=True)[:MOST_VOICES]


def account(request: Request) -> Response:
    """The event page at the account of an id."""
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        view = record.board.event(request.path_params["id"])
    return RedirectResponse(f"/event/{view.id}#{request.path_params['id']}", 307)


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
