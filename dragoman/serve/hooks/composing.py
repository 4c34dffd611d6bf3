"""The words of a notice: which entry, what of it is new, and the sentences that it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.briefing.words import web_link
from dragoman.hashes import content_id
from dragoman.serve.api.eventrows import event_row
from dragoman.store.board import Card
from dragoman.store.notices import WITHDRAWN
from dragoman.store.rows import to_json
from dragoman.store.views import ArticleCard, EventView

NEW, CHANGED, CORRECTED, PING = "entry.new", "entry.changed", "entry.corrected", "ping"
MOST_SENTENCES = 20  # of a summit that hundreds report, a receiver needs no more
LONGEST = 1000  # characters of one sentence

Row = dict[str, Any]


def notice_of(
    hook: str, card: Card, view: EventView, articles: Mapping[str, ArticleCard], *, page: str, known: bool, now: str
) -> Row:
    """A notice of an event as it is today; `known` where the receiver was told of it before."""
    kind = NEW if not known else CORRECTED if card.corrected == card.changed else CHANGED
    event = event_row(view, card)
    told: Row = {
        "event": {
            **event, "accounts": event["accounts"][:MOST_SENTENCES], "articles": len(event["articles"]),
            "origins": len(view.origins), "disagreements": [each.field for each in view.disagreements],
        },
        "sentences": [_sentence(account, articles) for account in view.accounts[:MOST_SENTENCES]],
    }  # fmt: skip
    about: Row = {"hook": hook, "kind": kind, "event": view.id, "members": card.members, "made": card.changed}
    return _notice(about, told, page=page, now=now)


def withdrawn(hook: str, event: str, members: str, now_in: tuple[str, ...], *, page: str, now: str) -> Row:
    """A notice that the record no longer has an event; `now_in` are those that hold its accounts today."""
    told = {"event": {"id": event, "accounts": members.split()[:MOST_SENTENCES], "now_in": list(now_in)}}
    about: Row = {"hook": hook, "kind": WITHDRAWN, "event": event, "members": members, "made": now}
    return _notice(about, told, page=page, now=now)


def ping(hook: str, *, now: str) -> Row:
    """A notice of nothing, by which a receiver can be tried."""
    return {"id": f"msg_{content_id('ping', hook, now)}", "body": _body(PING, now, {"watch": hook})}


def _notice(about: Row, told: Row, *, page: str, now: str) -> Row:
    data = {"watch": about["hook"], "page": f"{page}/event/{about['event']}", **told}
    # Without its kind: of two notifiers that find it at once, one may see it as told already.
    id_ = content_id("notice", *(about[name] for name in ("hook", "event", "made", "members")))
    return {"id": f"msg_{id_}", **about, "body": _body(about["kind"], about["made"], data), "due": now}


def _body(kind: str, made: str, told: Row) -> str:
    return to_json({"type": kind, "timestamp": made, "data": told})


def _sentence(account: Any, articles: Mapping[str, ArticleCard]) -> Row:
    card = articles.get(account.article)
    return {
        "account": account.id,
        "sentence": account.sentence[:LONGEST],
        "quote": account.quote[:LONGEST],
        "outlet": card.source if card else None,
        "published": card.published if card else None,
        "url": web_link(card.url) if card else None,
    }
