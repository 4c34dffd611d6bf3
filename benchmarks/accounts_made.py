"""Makes accounts by the hundred thousand, in the proportions of the news: to time merging on, never to judge it.

Each occasion has two to five parties of two states, a day, a mode and topics, and is told by one to twenty outlets
in as many articles: some leave out a name, give the day of printing, call a video call a meeting, or tell it as
background without a day. The same number and seed give the same accounts.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.hashes import content_id
from dragoman.merging import Source
from dragoman.records import Account, Party

STATES = (
    "USA RUS UKR TUR FRA DEU GBR CHN IND ISR IRN POL ITA ESP BRA ZAF JPN KOR AUS CAN KAZ SRB HUN ROU GEO ARM AZE SAU "
    "ARE EGY"
).split()
ROLES = ("president", "prime minister", "foreign minister", "defence minister", "finance minister", "envoy")
MODES = ("phone", "phone", "phone", "video", "meeting", "meeting", "visit", "talks")
TOPICS = (
    "grain exports, prisoner exchange, gas transit, border posts, humanitarian corridors, sanctions relief, missile "
    "defence, fishing rights, nuclear inspections, debt restructuring, troop withdrawal, visa rules, airspace "
    "violations, flood relief, trade quotas, ceasefire monitoring"
).split(", ")
OUTLETS = tuple(Source(f"Outlet {n}", None if n % 3 else STATES[n % len(STATES)]) for n in range(60))
SYLLABLES = ("ka", "ro", "mi", "ten", "va", "shu", "dor", "lin", "bek", "osa", "rey", "nul")
A_YEAR = 365


def made(number: int, *, seed: int = 7) -> tuple[list[Account], dict[str, Source]]:
    """So many accounts, and who published each article. The days lie closer the more there are: as the news does."""
    chance = random.Random(seed)
    accounts: list[Account] = []
    sources: dict[str, Source] = {}
    while len(accounts) < number:
        for account, source in _occasion(chance, len(accounts)):
            accounts.append(account)
            sources[account.article] = source
    return accounts[:number], sources


def _occasion(chance: random.Random, start: int) -> Iterator[tuple[Account, Source]]:
    day = date(2022, 1, 1) + timedelta(days=chance.randrange(A_YEAR))
    people = tuple(_person(chance, state) for state in chance.sample(STATES, 2 if chance.random() < 0.85 else 3))
    mode, topics = chance.choice(MODES), chance.sample(TOPICS, 3)
    for number in range(min(20, 1 + int(chance.expovariate(0.25)))):
        told = tuple(party if chance.random() < 0.9 else Party(None, party.role, party.country) for party in people)
        yield _account(chance, f"n{start + number}", day, told, mode, topics), chance.choice(OUTLETS)


def _person(chance: random.Random, state: str) -> Party:
    role = chance.choice(ROLES)
    named = random.Random(f"{state} {role}")
    name = " ".join("".join(named.choices(SYLLABLES, k=3)).capitalize() for _ in range(2))
    return Party(name, role, state, "GOV", f"{state}-{role}")


def _account(  # noqa: PLR0917
    chance: random.Random, article: str, day: date, people: tuple[Party, ...], mode: str, topics: list[str]
) -> Account:
    untold = chance.random() < 0.1
    off = timedelta(days=chance.random() < 0.05)
    iso = (day + off).isoformat()
    sentence = f"{people[0].name} and {people[1].name} spoke about {topics[0]} and {topics[1]}, {article} reported."
    return Account(
        id=content_id("account", article),
        article=article,
        type="CONSULT",
        mode=mode if chance.random() < 0.85 else chance.choice(MODES),
        status="happened" if chance.random() < 0.9 else "planned",
        background=untold,
        parties=people,
        source=(),
        target=(),
        date=(None, iso) if untold else (iso, iso),
        date_text=None if chance.random() < 0.5 else iso,
        dated_by=None,
        place=None,
        topics=tuple(chance.sample(topics, 2)),
        outcome=None,
        outcome_text=None,
        said_by=None,
        quote=sentence,
        part="text",
        span=(0, len(sentence)),
        sentence=sentence,
        sentence_span=(0, len(sentence)),
        evidence=(),
    )
