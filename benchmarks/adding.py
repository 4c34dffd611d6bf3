"""What new articles and earlier days cost on a large record: `python -m benchmarks.adding STORE`.

STORE is a copy of one that `benchmarks.large` made: articles are added to it. Prints the processor seconds of
judging five more of them, and twenty more, then of one event of an earlier day, asked first and asked again.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from benchmarks.large import DAYS, FIRST_DAY, Mover, Stock, make_stock
from dragoman.store import Store, tables

DAYS_BEFORE_THE_LAST = (1, 3, 7)


def measure(path: Path) -> None:
    """Prints the figures, a line each."""
    with Store.open(path, create=False) as store:
        stock = make_stock()
        for number in (5, 20):
            print(f"judging {number} more articles: {add(store, number, stock):.2f} s")
        with store.watching() as connection:
            account = connection.execute(select(tables.event_accounts.c.account).limit(1)).scalar_one()
        for days in DAYS_BEFORE_THE_LAST:
            day = (FIRST_DAY + timedelta(days=DAYS - days)).isoformat()
            first, again = (asked(store, account, day) for _ in range(2))
            print(f"one event as known {days} days before the last: {first:.2f} s, asked again {again:.3f} s")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def add(store: Store, number: int, stock: Stock) -> float:
    """Adds made articles that no store has yet; the seconds that judging them takes."""
    seed = time.time_ns()
    chance = random.Random(seed)
    run = store.start_run("made")
    for at in range(number):
        day = FIRST_DAY + timedelta(days=int(DAYS * chance.random() ** 0.7))
        outlet = chance.choices(stock.outlets, cum_weights=stock.outlet_weights)[0]
        store.add(Mover(seed + at, day, outlet, {}, stock, chance).moved(chance.choice(stock.patterns)), run=run)
    began = time.process_time()
    store.end_run(run, {})
    return time.process_time() - began


def asked(store: Store, account: str, day: str) -> float:
    """The seconds that the event of an account takes as it was known on a day."""
    began = time.process_time()
    with closing(store.record(as_of=day)) as record:
        record.find(record.event_ids((account,))[account])
    return time.process_time() - began


if __name__ == "__main__":
    measure(Path(sys.argv[1]))
