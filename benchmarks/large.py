"""Makes a large store out of readings of the samples: on other days, of other ministers, in other outlets.

    python -m benchmarks.large EVENTS STORE

The entries are those that the reader finds in `samples/` and in our own documents, each article's moved to a day
and given to parties drawn from the states and three made officials of each. A few states are in much of the news
and most in little, an occasion is told by one to three outlets, some articles come again as a later version, and
each has its figures, statements, positions and what was not understood: the shape of a real store. The same number
gives the same store.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from benchmarks.own import CASES
from dragoman import codebook
from dragoman.hashes import article_hash, content_id
from dragoman.intake import read_paths
from dragoman.reading import read
from dragoman.records import Account, Article, Dated, Days, Figure, Party, Position, Reading, Skip, Statement
from dragoman.store import Store
from dragoman.store.watched import keep_source, list_pages

SAMPLES = (Path(__file__).parents[1] / "samples", CASES / "acts.docs.jsonl", CASES / "wide.docs.jsonl")
FIRST_DAY = date(2021, 1, 1)
DAYS = 1500
OFFICIALS = (("Anna", "president"), ("Boris", "foreign minister"), ("Cem", "prime minister"))
FREQUENT = ("USA", "RUS", "UKR", "CHN", "DEU", "FRA", "TUR", "GBR", "ISR", "IRN", "POL", "IND", "SAU", "UNO", "EU")
OUTLETS = 60
TELLINGS = (1, 1, 1, 2, 3)
REVISED = 0.04  # of the articles
SKIPPED = 0.01
SEED = 7


@dataclass(frozen=True)
class Stock:
    """What the articles are made of: readings to vary, states as parties by how often they are in the news."""

    patterns: Sequence[Reading]
    people: Sequence[Sequence[Party]]
    weights: Sequence[float]
    outlets: Sequence[str]
    outlet_weights: Sequence[float]


def make_store(path: Path, events: int, *, stock: Stock | None = None) -> None:
    """Fills a new store at `path` with about so many events."""
    chance = random.Random(SEED)
    with Store.open(path) as store:
        run = store.start_run("made")
        listed: dict[str, list[dict[str, Any]]] = {}
        for reading in made_readings(chance, events, stock or make_stock()):
            store.add(reading, run=run)
            article = reading.article
            page = {
                "url": article.url,
                "state": article.sha256,
                "title": article.title,
                "published": article.published,
            }
            listed.setdefault(article.source or "", []).append(page)
            if chance.random() < SKIPPED:
                store.skip(Skip(f"{article.id}-bad.html", "has no readable text (12 characters)", "short"), run=run)
        _watch(store, listed)
        store.end_run(run, {})


def make_stock() -> Stock:
    """Reads the samples and our own documents, which takes some ten seconds."""
    paths = [str(path) for path in SAMPLES]
    patterns = [read(each) for each in read_paths(paths) if isinstance(each, Article)]
    people = _people()
    outlets = tuple(f"{city} {kind}" for kind in ("Courier", "Post", "Wire") for city in _cities()[: OUTLETS // 3])
    return Stock(
        patterns=[pattern for pattern in patterns if pattern.accounts],
        people=people,
        weights=tuple(accumulate(1 / (place + 3) for place in range(len(people)))),
        outlets=outlets,
        outlet_weights=tuple(accumulate(1 / (place + 3) for place in range(len(outlets)))),
    )


def made_readings(chance: random.Random, events: int, stock: Stock) -> Iterator[Reading]:
    """Readings of articles that tell of about so many events."""
    made = number = 0
    while made < events:
        pattern = chance.choice(stock.patterns)
        day = FIRST_DAY + timedelta(days=int(DAYS * chance.random() ** 0.7))
        cast: dict[Party, Party] = {}
        for _ in range(chance.choice(TELLINGS)):
            number += 1
            outlet = chance.choices(stock.outlets, cum_weights=stock.outlet_weights)[0]
            mover = Mover(number, day, outlet, cast, stock, chance)
            yield mover.moved(pattern)
            if chance.random() < REVISED:
                yield replace(mover, day=day + timedelta(days=1)).moved(pattern)
        made += len(pattern.accounts)


@dataclass(frozen=True)
class Mover:
    """Turns a reading into that of another article: the same words under another id, on a day, of other people."""

    number: int
    day: date
    outlet: str
    cast: dict[Party, Party]
    stock: Stock
    chance: random.Random

    def moved(self, pattern: Reading) -> Reading:
        """The reading as it would be of the other article."""
        told, iso = pattern.article, self.day.isoformat()
        title = f"{told.title or 'Report'} ({self.number}, {iso})"
        article = replace(
            told, id=f"m{self.number:07}", title=title, source=self.outlet, published=iso,
            url=f"https://outlet.example/{self.number}", sha256=article_hash(title, told.text),
        )  # fmt: skip
        return Reading(
            article,
            Dated((iso, iso), "published"),
            tuple(self._account(account, article.id, at) for at, account in enumerate(pattern.accounts)),
            tuple(self._figure(figure, article.id) for figure in pattern.figures),
            tuple(replace(issue, article=article.id) for issue in pattern.issues),
            tuple(self._statement(statement, article.id) for statement in pattern.statements),
            tuple(self._position(position, article.id) for position in pattern.positions),
        )

    def _id(self, before: str | None) -> str:
        return content_id("made", self.number, before or "")

    def _account(self, account: Account, article: str, at: int) -> Account:
        return replace(
            account, id=self._id(account.id), article=article, date=self._days(account.date, at % 3),
            parties=self._parties(account.parties), source=self._parties(account.source),
            target=self._parties(account.target),
        )  # fmt: skip

    def _figure(self, figure: Figure, article: str) -> Figure:
        value = figure.value if isinstance(figure.value, tuple) else figure.value + self.number % 50
        as_of = None if figure.as_of is None else self.day.isoformat()
        return replace(
            figure, id=self._id(figure.id), article=article, value=value, as_of=as_of, since=None, series="",
            where=figure.where or self.outlet.split()[0],
        )  # fmt: skip

    def _statement(self, statement: Statement, article: str) -> Statement:
        return replace(
            statement, id=self._id(statement.id), article=article, speaker=self._parties(statement.speaker),
            addressee=self._parties(statement.addressee), date=self._days(statement.date, 0),
            parent=statement.parent and self._id(statement.parent),
        )  # fmt: skip

    def _position(self, position: Position, article: str) -> Position:
        return replace(
            position, id=self._id(position.id), article=article, holder=self._parties(position.holder),
            date=self._days(position.date, 0), statement=position.statement and self._id(position.statement),
            account=position.account and self._id(position.account),
        )  # fmt: skip

    def _days(self, days: Days, back: int) -> Days:
        moved = (self.day - timedelta(days=back)).isoformat()
        return days if days == (None, None) else (days[0] and moved, days[1] and moved)

    def _parties(self, parties: tuple[Party, ...]) -> tuple[Party, ...]:
        for party in parties:
            if party not in self.cast:
                state = self.chance.choices(self.stock.people, cum_weights=self.stock.weights)[0]
                self.cast[party] = self.chance.choice(state)
        return tuple(dict.fromkeys(self.cast[party] for party in parties))


def _people() -> list[list[Party]]:
    """The government and three officials of each state, the states most in the news first."""

    def rank(code: str) -> tuple[int, str]:
        return (FREQUENT.index(code) if code in FREQUENT else len(FREQUENT), code)

    names: dict[str, str] = {code: state.name for code, state in codebook.states().items()}
    found = []
    for code in sorted(names, key=rank):
        surname = f"{names[code].split()[0]}son"
        government = Party(None, None, code, "GOV", None)
        officials = [
            Party(f"{first} {surname}", role, code, "GOV", f"made-{code}-{first}") for first, role in OFFICIALS
        ]
        found.append([government, *officials])
    return found


def _cities() -> Sequence[str]:
    return (
        "Harbour", "Northgate", "Rivertown", "Capital", "Easton", "Hillside", "Lakeview", "Portside", "Oldbridge",
        "Westfield", "Kingsford", "Millbrook", "Stonehaven", "Fairmont", "Ashford", "Brookline", "Clearwater",
        "Dunmore", "Elmwood", "Foxhill",
    )  # fmt: skip


def _watch(store: Store, listed: dict[str, list[dict[str, Any]]]) -> None:
    """Notes the outlets as sources that are watched, and their articles as pages that they listed."""
    now = f"{FIRST_DAY.isoformat()}T00:00:00+00:00"
    with store.watching() as connection:
        for place, (outlet, pages) in enumerate(sorted(listed.items())):
            url = f"https://outlet.example/feed/{place}"
            keep_source(connection, {"url": url, "name": outlet}, now=now)
            list_pages(connection, url, pages, now=now)


if __name__ == "__main__":
    make_store(Path(sys.argv[2]), int(sys.argv[1]))
