"""Composes the briefing from the record and from nothing else: no sentence without its accounts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from dragoman.briefing.acts import act, dyads
from dragoman.briefing.atlas import atlas
from dragoman.briefing.citations import Shelf, day_of, outlet
from dragoman.briefing.contacts import entry
from dragoman.briefing.days import day_words, days_words
from dragoman.briefing.deeds import is_deed
from dragoman.briefing.lands import code_of, land
from dragoman.briefing.network import network
from dragoman.briefing.news import act_lines, figure_lines, news_lines
from dragoman.briefing.panels import panels
from dragoman.briefing.people import weight
from dragoman.briefing.shapes import Briefing, Day, Entry, Unclear, Unread
from dragoman.briefing.voices import told_of, voices
from dragoman.briefing.words import clean, distinct, listing
from dragoman.merging.days import first_day, last_day, meet
from dragoman.merging.parties import fold
from dragoman.records import Days, Issue, Position, Statement

if TYPE_CHECKING:
    from dragoman.store.record import Record
    from dragoman.store.views import ArticleCard, EventView, SeriesView

_PROPOSED = ("proposed", "offered", "demanded", "threatened", "conditional")
_REFUSED = ("refused", "denied")
_MOST_UNCLEAR = 20  # sentences of one reason that are shown
_MOST_HELD, _MOST_EARLIER = 400, 150  # more than this nobody reads, and a phone struggles to show


def compose(
    record: Record, *, since: str | None = None, until: str | None = None, about: str | None = None
) -> Briefing:
    """The briefing of a record.

    `since` and `until` are ISO days and hold for the days of contacts and figures; `about` is a state, by name
    or code, or another actor as `Record.events` takes it. Same record and options, same briefing.
    """
    state = code_of(about) if about else None
    every = record.events_reported(since=since, until=until, about=state or about)
    positions, statements = told_of(record, since, until, state or about)
    series = record.figures(since=since, until=until, about=land(state).name if state else about)
    shelf = _shelf(record, (since, until), cited=_articles(every, positions, statements, series))
    every = tuple(event for event in every if _is_of(event, shelf, since, until))
    events = tuple(event for event in every if event.type == "CONSULT")
    acts = tuple(event for event in every if event.type != "CONSULT")
    cards = _cards(shelf.cards.values(), since, until)
    if about:
        cited = _articles(every, positions, statements, series)
        cards = [card for card in cards if card.id in cited]
    covers = _covers(cards)
    year = _spans_years(events, covers)
    told = {event.id: entry(shelf, event, year=year or _of_another_year(event, covers)) for event in events}
    figures = panels(shelf, series)
    today = until or covers[1] or record.latest_day()
    news = news_lines(shelf, events) + act_lines(shelf, acts) + figure_lines(figures, today)
    done = {event.id: act(shelf, event, year=year or _of_another_year(event, covers)) for event in acts}
    new = tuple(event for event in acts if not event.background)
    planned, overdue = _ahead([told[e.id] for e in events if e.status == "planned" and not e.background], today)
    earlier = [told[e.id] for e in reversed(events) if e.background]
    ranks = {event.id: weight(event.parties) for event in events}
    held, days = _held([told[e.id] for e in events if e.status == "happened" and not e.background], ranks)
    return Briefing(
        heading=_heading(covers) if cards else "Nothing to tell",
        scope=_scope(since, until, land(state).name if state else about, record.as_of),
        covers=covers,
        articles=len(cards),
        outlets=distinct(clean(card.source) for card in cards if card.source),
        news=news,
        days=days,
        planned=planned,
        overdue=overdue,
        proposed=tuple(told[e.id] for e in events if e.status in _PROPOSED and not e.background),
        refused=tuple(told[e.id] for e in events if e.status in _REFUSED and not e.background),
        earlier=tuple(earlier[:_MOST_EARLIER]),
        network=network(events),
        atlas=atlas([*events, *acts]),
        panels=figures,
        unread=tuple(Unread(clean(skip.name), clean(skip.reason)) for skip in record.skips()),
        unclear=_unclear(shelf, {card.id for card in cards}),
        held=held,
        dyads=dyads(shelf, new, done),
        earlier_acts=tuple(done[e.id] for e in reversed(acts) if e.background)[:_MOST_EARLIER],
        voices=voices(shelf, positions, statements, year=year),
        done=sum(is_deed(event) for event in new),
        said=sum(not is_deed(event) for event in new),
        cut=_cut(held - sum(len(day.entries) for day in days), len(earlier) - _MOST_EARLIER),
    )


def _shelf(record: Record, days: Days, *, cited: Set[str]) -> Shelf:
    """The record with the articles of the days asked for, and what else is cited."""
    cards = record.articles() if days == (None, None) else record.articles_of(*days)
    known = {card.id: card for card in cards}
    return Shelf(record, known | record.cards(cited - known.keys()))


def _articles(
    every: Iterable[EventView],
    positions: Iterable[Position],
    statements: Iterable[Statement],
    series: Iterable[SeriesView],
) -> Set[str]:
    """The articles that tell of any of these."""
    accounts = {told.article for view in every for told in view.accounts}
    figures = {told.article for view in series for told in view.points}
    return accounts | figures | {told.article for told in positions} | {told.article for told in statements}


def _is_of(event: EventView, shelf: Shelf, since: str | None, until: str | None) -> bool:
    """Whether an event is of the days asked for. One whose days are open counts by the days of its articles."""
    if None not in event.date or (since is None and until is None):
        return True
    return any(meet(_published(shelf.cards[told.article]), (since, until)) for told in event.accounts)


def _cards(every: Iterable[ArticleCard], since: str | None, until: str | None) -> list[ArticleCard]:
    """The articles the briefing stands on: all of the days asked for, whether they told of a contact or not."""
    return [card for card in every if meet(_published(card), (since, until))]


def _published(card: ArticleCard) -> Days:
    return (card.published, card.published) if card.published else card.dated.range


def _covers(cards: Sequence[ArticleCard]) -> Days:
    days = [day for card in cards if (day := day_of(card))]
    return (min(days), max(days)) if days else (None, None)


def _spans_years(events: Sequence[EventView], covers: Days) -> bool:
    years = {day[:4] for event in events if not event.background for day in event.date if day}
    return len(years | {day[:4] for day in covers if day}) > 1


def _of_another_year(event: EventView, covers: Days) -> bool:
    """Whether an event needs its year told: background of earlier years does."""
    return any(day[:4] not in {end[:4] for end in covers if end} for day in event.date if day)


def _heading(covers: Days) -> str:
    return days_words(covers, year=True) if covers != (None, None) else "Undated reports"


def _scope(since: str | None, until: str | None, about: str | None, as_of: str | None) -> str | None:
    words = []
    if about:
        words.append(f"about {clean(about)}")
    if since:
        words.append(f"from {day_words(since, year=True)} on")
    if until:
        words.append(f"until {day_words(until, year=True)}")
    if as_of:
        words.append(f"known by {day_words(as_of, year=True)}")
    return ", ".join(words) or None


def _by_day(entries: Sequence[Entry], ranks: Mapping[str, int]) -> tuple[Day, ...]:
    """Entries under their day, newest first, the most important of a day first; open ranges after whole days."""
    groups: dict[Days, list[Entry]] = {}
    for told in entries:
        groups.setdefault(told.date, []).append(told)
    newest = sorted(groups, key=lambda days: (_end(days), days[0] == days[1], days[0] or ""), reverse=True)
    return tuple(
        Day(_day_heading(days), tuple(sorted(groups[days], key=lambda told: (-ranks[told.id], *_most_told(told)))))
        for days in newest
    )


def _held(entries: Sequence[Entry], ranks: Mapping[str, int]) -> tuple[int, tuple[Day, ...]]:
    """How many contacts were held, and the newest days of them, as many as a person can read."""
    days, listed = [], 0
    for day in _by_day(entries, ranks):
        if listed and listed + len(day.entries) > _MOST_HELD:
            break
        days.append(day)
        listed += len(day.entries)
    return len(entries), tuple(days)


def _cut(older: int, earlier: int) -> str | None:
    """What the page leaves out for length, and how to see it."""
    words = [f"{older:,} older contacts"] * (older > 0) + [f"{earlier:,} told as background"] * (earlier > 0)
    return f"Left out for length: {listing(words)}. A briefing of fewer days lists them." if words else None


def _end(days: Days) -> str:
    return last_day(days[1]) if days[1] else first_day(days[0]) if days[0] else ""


def _day_heading(days: Days) -> str:
    words = days_words(days, year=True, weekday=True)
    return words[:1].upper() + words[1:]


def _most_told(told: Entry) -> tuple[int, str, str]:
    return (-len(told.outlets), fold(" ".join(side.who for side in told.sides)), told.id)


def _ahead(entries: Sequence[Entry], today: str | None) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Planned contacts that can still come, soonest first, and those whose day has passed unreported."""
    past = [told for told in entries if today and told.date[1] and last_day(told.date[1]) < last_day(today)]
    coming = [told for told in entries if told not in past]
    coming.sort(key=lambda told: (told.date[1] or "9999", told.date[0] or "", told.id))
    return tuple(coming), tuple(past)


def _unclear(shelf: Shelf, articles: Set[str]) -> tuple[Unclear, ...]:
    """What the articles told that was not understood, by the reason, most frequent first."""
    by_reason: dict[str, list[Issue]] = {}
    for issue in shelf.record.issues(articles):
        by_reason.setdefault(clean(issue.message).rstrip("."), []).append(issue)
    made = [
        Unclear(
            why,
            len(issues),
            tuple(_sentence(shelf, issue) for issue in issues[:_MOST_UNCLEAR]),
            "article" if all(issue.start is None for issue in issues) else "sentence",
        )
        for why, issues in by_reason.items()
    ]
    return tuple(sorted(made, key=lambda unclear: (-unclear.count, unclear.why)))


def _sentence(shelf: Shelf, issue: Issue) -> tuple[str, str]:
    """The words of an issue and who published them; of an issue with a whole article, which one it is."""
    if issue.start is None:
        return "", clean(issue.article)
    article = shelf.record.article(issue.article)
    words = ((article.title or "") if issue.part == "title" else article.text)[issue.start : issue.end]
    return clean(words), outlet(shelf, issue.article)
