"""*Actor* and *dyad* pages: contacts, acts given and received, offices by day, whom they talk to, and when last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from dragoman import codebook, columns
from dragoman.briefing.lands import code_of, land
from dragoman.briefing.shapes import Voice
from dragoman.briefing.voices import foremost, voices
from dragoman.briefing.words import clean
from dragoman.serve.desk import Desk, shelf_for
from dragoman.serve.filters import Filters
from dragoman.serve.rendering import render
from dragoman.store import Record
from dragoman.store.search import Query
from dragoman.store.ties import Pair

SHOWN = 25
MOST_PARTNERS = 40
MOST_SAID = 60  # positions and statements looked at
MOST_VOICES = 3  # an actor, and those told together with it


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody an actor is in contact with: how often, and the day of the last contact that was held."""

    name: str
    address: str
    dyad: str
    held: int
    ahead: int
    last: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """Who an actor page is about: how it is asked for, what it is called, and its offices."""

    asked: str
    title: str
    code: str | None
    offices: tuple[tuple[str, str | None, str | None], ...]


def actors(request: Request) -> Response:
    """The states and bodies of the record, those with most accounts first."""
    desk: Desk = request.app.state.desk
    with desk.record() as record:
        found = [(code, land(code).name, number) for code, number in record.board.states() if code]
    return render(request, "actors.html.j2", title="Actors", states=found)


def actor(request: Request) -> Response:
    """One actor, in any spelling: a state, a body, or a person."""
    desk: Desk = request.app.state.desk
    named = named_as(request.path_params["name"])
    with desk.record() as record:
        asked = Query(actors=(named.asked,))
        contacts = record.board.cards(replace(asked, type="CONSULT", background=False), limit=SHOWN)
        acts = [card for card in record.board.cards(asked, limit=SHOWN * 3) if card.type != "CONSULT"][:SHOWN]
        told, done = desk.lines.of(record, contacts), desk.lines.of(record, acts)
        partners = _partners(record, named)
        said = _voices(record, asked)
        counts = record.board.counted(asked, "type")
    return render(
        request, "actor.html.j2", title=named.title, named=named, partners=partners, said=said, counts=counts,
        filters=Filters(actor=named.asked), contacts=told, acts=done,
    )  # fmt: skip


def dyad(request: Request) -> Response:
    """Two actors: their contacts, and what each did to the other."""
    desk: Desk = request.app.state.desk
    one, other = (named_as(request.path_params[name]) for name in ("one", "other"))
    asked = Query(actors=(one.asked, other.asked))
    with desk.record() as record:
        held = record.board.days(replace(asked, type="CONSULT", status="happened", background=False))
        told = desk.lines.of(record, record.board.cards(asked, limit=SHOWN * 2))
        modes = record.board.counted(replace(asked, type="CONSULT", background=False), "mode")
        counts = record.board.counted(asked, "type")
        said = _voices(record, asked, most=MOST_SAID // 3)
    return render(
        request, "dyad.html.j2", title=f"{one.title} and {other.title}", one=one, other=other, told=told, modes=modes,
        counts=counts, said=said, last=held[0] if held else None,
        filters=Filters(actor=one.asked, other=other.asked),
    )  # fmt: skip


def named_as(asked: str) -> Named:
    """Who is meant by a code, an identity or a name."""
    asked = " ".join(clean(asked).split())[:200]
    code = code_of(asked) or (asked.upper() if codebook.organisation(asked.upper()) else None)
    if code is not None:
        return Named(code, land(code).name, code, ())
    spells = codebook.spells_of(asked) or codebook.holders(asked)
    identities = {holder.actor for holder in spells}
    if len(identities) != 1:
        return Named(asked, asked, None, ())
    offices = sorted({(h.title, h.start, h.end) for h in spells}, key=lambda office: (office[1] or "", office[0]))
    return Named(spells[0].actor, spells[0].name, None, tuple(offices))


def _voices(record: Record, asked: Query, *, most: int = MOST_SAID) -> tuple[Voice, ...]:
    """Where an actor is told to stand, and what it said, the newest kept first."""
    told = record.sayings_page("position", asked, before=None, limit=most).rows
    positions = [columns.position_from_dict(row) for row in told]
    heard = record.sayings_page("statement", asked, before=None, limit=most).rows
    statements = [columns.statement_from_dict(row) for row in heard]
    positions, statements = foremost(positions, statements, MOST_VOICES)
    return voices(shelf_for(record, sayings=[*positions, *statements]), positions, statements, year=True)


def _partners(record: Record, named: Named) -> tuple[Partner, ...]:
    """Whom a state or body is in contact with, and the last day of each."""
    if named.code is None:
        return ()
    return tuple(_partner(named.code, tie) for tie in record.board.ties_of(named.code)[:MOST_PARTNERS])


def _partner(code: str, tie: Pair) -> Partner:
    one, other, held, ahead, last = tie
    with_ = other if one == code else one
    dyad_page = f"/dyad/{quote(code)}/{quote(with_)}"
    return Partner(land(with_).name, f"/actor/{quote(with_)}", dyad_page, held, ahead, last)
