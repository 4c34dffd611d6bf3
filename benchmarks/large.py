"""Makes a large store out of the readings of the samples: other days, other ministers, other wording of their ids.

    python -m benchmarks.large EVENTS STORE

The entries are those that the reader finds in `samples/`, each moved to a day and given to parties drawn from the
table of office holders, so that the store has the shape of a real one: several accounts to an event, many actors,
figures, plans and refusals.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from dragoman import codebook
from dragoman.hashes import article_hash, content_id
from dragoman.intake import read_paths
from dragoman.reading import read
from dragoman.records import Account, Article, Dated, Figure, Party, Reading
from dragoman.store import Store

SAMPLES = Path(__file__).parents[1] / "samples"
FIRST_DAY = date(2021, 1, 1)
DAYS = 1500
OUTLETS = ("The Courier", "Anadolu", "Interfax", "The Ministry", "Daily Post", "World Wire", "Capital Times")
OFFICIALS = (("Anna", "president"), ("Boris", "foreign minister"), ("Cem", "prime minister"))
SEED = 7


def make_store(path: Path, events: int) -> None:
    """Fills a new store at `path` with about so many events."""
    chance = random.Random(SEED)
    with Store.open(path) as store:
        run = store.start_run("made")
        for reading in _readings(chance, events):
            store.add(reading, run=run)
        store.end_run(run, {})


def _readings(chance: random.Random, events: int) -> Iterator[Reading]:
    patterns = [read(each) for each in read_paths([str(SAMPLES)]) if isinstance(each, Article)]
    patterns = [pattern for pattern in patterns if pattern.accounts]
    people = _people()
    made = number = 0
    while made < events:
        pattern = chance.choice(patterns)
        day = FIRST_DAY + timedelta(days=int(DAYS * chance.random() ** 0.7))
        cast = {}
        for _ in range(chance.choice((1, 1, 1, 2, 3))):  # told by several outlets
            number += 1
            yield _moved(pattern, number, day, cast=cast, people=people, chance=chance)
        made += len(pattern.accounts)


def _people() -> Sequence[Party]:
    """Heads, ministers and others of many states, as parties."""
    found = []
    for code, state in sorted(codebook.states().items()):
        found.append(Party(None, None, code, "GOV", None))
        surname = f"{state.name.split()[0]}son"
        found += [Party(f"{first} {surname}", role, code, "GOV", f"made-{code}-{first}") for first, role in OFFICIALS]
    return found


def _moved(
    pattern: Reading,
    number: int,
    day: date,
    *,
    cast: dict[Party, Party],
    people: Sequence[Party],
    chance: random.Random,
) -> Reading:
    """The reading of another article: the same words under another id, on another day, of other people."""
    told = pattern.article
    title = f"{told.title or 'Report'} ({number})"
    article = replace(
        told, id=f"m{number:07}", title=title, source=chance.choice(OUTLETS), published=day.isoformat(),
        url=f"https://outlet.example/{number}", sha256=article_hash(title, told.text),
    )  # fmt: skip
    iso = day.isoformat()

    def moved(parties: tuple[Party, ...]) -> tuple[Party, ...]:
        for party in parties:
            if party not in cast:
                cast[party] = chance.choice(people)
        return tuple(cast[party] for party in parties)

    def entry(account: Account, at: int) -> Account:
        sides = {side: moved(getattr(account, side)) for side in ("parties", "source", "target")}
        shifted = (day - timedelta(days=at % 3)).isoformat()
        days = (shifted, shifted) if account.date != (None, None) else account.date
        return replace(
            account, id=content_id("made", number, at), article=article.id, date=days, evidence=(), **sides
        )

    figures = tuple(_figure(figure, article, number, at, iso) for at, figure in enumerate(pattern.figures))
    accounts = tuple(entry(account, at) for at, account in enumerate(pattern.accounts) if account.part == "text")
    return Reading(article, Dated((iso, iso), "published"), accounts, figures)


def _figure(figure: Figure, article: Article, number: int, at: int, day: str) -> Figure:
    value = figure.value if isinstance(figure.value, tuple) else figure.value + number % 50
    where = OUTLETS[number % len(OUTLETS)]  # some dozens of series
    return replace(
        figure, id=content_id("figure", number, at), article=article.id, as_of=day, value=value, said_by=where,
        series="", evidence=(),
    )  # fmt: skip


if __name__ == "__main__":
    make_store(Path(sys.argv[2]), int(sys.argv[1]))
