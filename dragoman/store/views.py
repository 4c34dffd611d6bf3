"""What the record shows: events, series, articles and sentences put together from the accounts, for a person or page.

Nothing here is kept: every view is composed anew from the entries it names, so each field of a view
stands in one of its accounts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.evidence import Entry
from dragoman.merging.days import common
from dragoman.merging.disagreements import disagreements
from dragoman.merging.parties import STATE, fold, party_strength
from dragoman.merging.series import revisions
from dragoman.merging.tolls import Toll
from dragoman.records import Account, Article, Dated, Days, Disagreement, Event, Figure, Judgement, Part, Party, Place

TOWNS = frozenset({"city", "exact"})  # places as exact as a town
WINDOW = 2000  # characters in which a neighbouring paragraph is looked for
NEIGHBOURS = 400  # characters of the surroundings of a sentence that are shown on each side


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article without its text, and how much it gave. `first_seen` is clock time, not to be printed in reports."""

    id: str
    title: str | None
    source: str | None
    url: str | None
    published: str | None
    country: str | None
    dated: Dated
    words: int
    accounts: int
    figures: int
    first_seen: str


@dataclass(frozen=True, slots=True)
class Possible:
    """Another event that may be the same one, and the judgement on two of their accounts that says so."""

    event: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class EventView:
    """One event as its accounts tell it together, the leading account first.

    `history` is how its status went, by account; `possible` are events that may be this one;
    `origins` are its accounts by where their news comes from: reprints and copies of a wire are of one. `tolls` are
    the figures told of it, each with its article.
    """

    id: str
    type: str
    mode: str | None
    status: str
    background: bool
    date: Days
    place: Place | None
    parties: tuple[Party, ...]
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    topics: tuple[str, ...]
    outcome: str | None
    outcome_text: str | None
    accounts: tuple[Account, ...]
    reasons: tuple[str, ...] = ()
    history: tuple[tuple[str, str], ...] = ()
    possible: tuple[Possible, ...] = ()
    origins: tuple[tuple[str, ...], ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    tolls: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesView:
    """The figures that one voice gives of one thing in one place, by day; `revised` are ids of earlier and later."""

    id: str
    measure: str
    of: str | None
    where: str | None
    said_by: str | None
    unit: str | None
    points: tuple[Figure, ...]
    revised: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence in its surroundings, all verbatim: `before + words + after` is the sentence."""

    part: Part
    earlier: str
    before: str
    words: str
    after: str
    later: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the record holds."""

    articles: int
    words: int
    accounts: int
    contacts: int
    events: int
    figures: int
    issues: int
    skips: int
    statements: int = 0
    positions: int = 0


def _place(ordered: Sequence[Account]) -> Place | None:
    """Where it was by the leading account that tells; the town of another for only its state."""
    told = [account.place for account in ordered if account.place is not None]
    if not told or told[0].precision != "country":
        return told[0] if told else None
    towns = [place for place in told if place.precision in TOWNS and place.country == told[0].country]
    return towns[0] if len({place.name for place in towns}) == 1 else told[0]


def event_view(
    event: Event,
    accounts: Sequence[Account],
    event_of: Mapping[str, str] | None = None,
    tolls: Sequence[Toll] = (),
    *,
    compared: bool = True,
) -> EventView:
    """The event as its accounts tell it: what the leading account leaves open, the others fill.

    `event_of` gives the event of each account, for those that may be the same; `tolls` are the event's figures.
    Not `compared`, it comes without its disagreements.
    """
    ordered = tuple(sorted(accounts, key=_leading))
    lead = ordered[0]
    outcome = next((account for account in ordered if account.outcome), lead)
    statuses = tuple((account.status, account.id) for account in sorted(accounts, key=_telling_order))
    return EventView(
        id=event.id,
        type=lead.type,
        mode=lead.mode,
        status=lead.status,
        background=all(account.background for account in ordered),
        date=_days_of(ordered),
        place=_place(ordered),
        parties=join_parties(account.parties for account in ordered),
        source=next((account.source for account in ordered if account.source), ()),
        target=next((account.target for account in ordered if account.target), ()),
        topics=_topics(ordered),
        outcome=outcome.outcome,
        outcome_text=outcome.outcome_text,
        accounts=ordered,
        reasons=event.reasons,
        history=statuses if len({status for status, _ in statuses}) > 1 else (),
        possible=tuple(_possible(event, event_of or {})),
        disagreements=disagreements(event.id, ordered, tolls) if compared and len(ordered) > 1 else (),
        origins=event.origins or tuple((account.id,) for account in ordered),
        tolls=tuple((toll.figure.id, toll.figure.article) for toll in tolls),
    )


def as_listed(view: EventView) -> EventView:
    """An event without what only its own page has."""
    return replace(view, disagreements=(), tolls=(), possible=())


def listed_by(accounts: Iterable[Account]) -> tuple[Days, bool]:
    """An event's days, and whether it is only background: what it is listed and left out by."""
    ordered = tuple(sorted(accounts, key=_leading))
    return _days_of(ordered), all(account.background for account in ordered)


def series_view(points: Iterable[Figure], published: Mapping[str, str | None] | None = None) -> SeriesView:
    """The figures of one series in order of day; there is at least one. `published` gives the articles' days."""
    ordered = tuple(
        sorted(points, key=lambda figure: (figure.as_of is None, figure.as_of or "", figure.article, figure.id))
    )
    one, revised = ordered[0], revisions(ordered, published or {})
    return SeriesView(one.series, one.measure, one.of, one.where, one.said_by, one.unit, ordered, revised)


def join_parties(lists: Iterable[Sequence[Party]]) -> tuple[Party, ...]:
    """Everyone named in any of the lists once, with the fullest name and what others know of role and country."""
    first, *others = lists
    joined: list[Party] = list(first)
    for parties in others:
        free = list(range(len(joined)))  # two parties of one account are never one
        for party in parties:
            best = max(free, key=lambda at: party_strength(joined[at], party), default=None)
            if best is None or party_strength(joined[best], party) < STATE:
                joined.append(party)
            else:
                joined[best] = _fuller(joined[best], party)
                free.remove(best)
    return tuple(joined)


def context(article: Article, entry: Entry) -> Context:
    """The entry's sentence in its article, with what stands before and after it in its paragraph or the next one."""
    whole = (article.title or "") if entry.part == "title" else article.text
    (start, end), (low, high) = entry.span, entry.sentence_span
    return Context(
        part=entry.part,
        earlier=_tail(_paragraph(whole[max(0, low - WINDOW) : low], last=True)),
        before=whole[low:start],
        words=whole[start:end],
        after=whole[end:high],
        later=_head(_paragraph(whole[high : high + WINDOW], last=False)),
    )


def _days_of(ordered: Sequence[Account]) -> Days:
    """The days of an event, from its accounts, the leading one first."""
    return common(account.date for account in ordered) or _told_days(ordered) or ordered[0].date


def _told_days(accounts: Sequence[Account]) -> Days | None:
    """The days in all accounts whose article tells them in words: what is assumed gives way."""
    told = [account.date for account in accounts if account.date_text is not None]
    return common(told) if told else None


def _possible(event: Event, event_of: Mapping[str, str]) -> Iterator[Possible]:
    for judgement in event.possible:
        other = judgement.b if judgement.a in event.accounts else judgement.a
        if other in event_of:
            yield Possible(event_of[other], judgement)


def _topics(accounts: Iterable[Account]) -> tuple[str, ...]:
    """Each topic once, in the words of the account that comes first."""
    topics: dict[str, str] = {}
    for account in accounts:
        for topic in account.topics:
            topics.setdefault(fold(topic), topic)
    return tuple(topics.values())


def _leading(account: Account) -> tuple[bool, bool, int, str]:
    """News before background, held before planned, full before thin, then any fixed order."""
    filled = [account.outcome, account.place, account.said_by, account.mode, *account.date, *account.topics]
    names = [party.name for party in account.parties]
    told = sum(field is not None for field in (*filled, *names))
    return (account.status != "happened", account.background, -told, account.id)


def _telling_order(account: Account) -> tuple[bool, str]:
    return (account.status == "happened", account.id)


def _fuller(known: Party, more: Party) -> Party:
    lead = more if len(more.name or "") > len(known.name or "") else known
    other = known if lead is more else more
    return Party(
        name=lead.name or other.name,
        role=lead.role or other.role,
        country=lead.country or other.country,
        sector=lead.sector or other.sector,
        actor=lead.actor or other.actor,
    )


def _paragraph(text: str, *, last: bool) -> str:
    """The last or first paragraph of a text that holds more than white space."""
    lines = [line for line in text.split("\n") if line.strip()]
    return "" if not lines else lines[-1 if last else 0]


def _tail(text: str) -> str:
    """The end of a text, from a word's start."""
    return text if len(text) <= NEIGHBOURS else "… " + text[-NEIGHBOURS:].partition(" ")[2]


def _head(text: str) -> str:
    """The start of a text, to a word's end."""
    return text if len(text) <= NEIGHBOURS else text[:NEIGHBOURS].rpartition(" ")[0] + " …"
