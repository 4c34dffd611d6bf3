"""What is compared of an account, worked out once: its people, days as numbers, place, words of its topics."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from sys import intern

from dragoman import codebook
from dragoman.merging.clocks import offset_of
from dragoman.merging.days import bounds
from dragoman.merging.nearness import town
from dragoman.merging.parties import Who, fold, parties_of, sounds_of, who
from dragoman.records import Account, Days, Party

OPEN_FIRST, OPEN_LAST = 0, 4_000_000  # ordinals before and after every day of the calendar
STEM = 6  # letters by which two forms of a word are one: humanitarian, humanitarians
CITIES = ("exact", "city")
COUNTS = {word: number for number, word in enumerate("two three four five six seven".split(), start=2)}
LENGTH = re.compile(rf"\b({'|'.join(COUNTS)}|[2-7])[- ]day\b", re.IGNORECASE)
SPAN = re.compile(r"\b\d{1,2}\s*(?:-|–|—|to|until|through)\s*(?:\w+\s+)?\d{1,2}\b(?!:)")  # "May 1-4", "3 to 5 May"
SMALL_HOURS = ("early hours", "small hours", "before dawn", "overnight")
GOING_ON = re.compile(r"\b(?:is|are|currently)\s+(?:\w+\s+)?on an?\s+(?:\w+\s+)?\S+\Z", re.IGNORECASE)
OVER = re.compile(
    r"\b(?:wr[ao]pp(?:ed|ing|s)? up|end(?:ed|s|ing)|conclud(?:ed|es|ing)|complet(?:ed|es|ing)|finish(?:ed|es|ing)|"
    r"round(?:ed|s|ing) off|clos(?:ed|es|ing)|return(?:ed|s|ing) from|after|the end of)"
    r"\s+(?:(?:an?|the|his|her|their)\s+)?(?:\w+\s+)?\S+\Z",
    re.IGNORECASE,
)
ARRIVED = re.compile(r"\b(?:arriv(?:ed|es|ing)|landed|lands|landing|flew in|touched down)\b", re.IGNORECASE)
LONGEST_STAY = 7  # days: a longer journey has more than one host
# Words too common among topics to speak for one occasion.
COMMON = frozenset(
    "about after also both continue countries discussed during issues latest matters regarding relations related "
    "situation their there these this those topics various which with within bilateral between development "
    "developments including international other regional".split()
)


@dataclass(frozen=True, slots=True)
class Source:
    """Who published an article: the outlet's name as it gives it, and its state where that is known."""

    outlet: str | None = None
    country: str | None = None


@lru_cache(maxsize=65536)
def source_of(outlet: str | None, country: str | None) -> Source:
    """Who published it: the state is the one told, or else the one that the outlet's name names."""
    return Source(outlet, country or (codebook.state_of_outlet(outlet) if outlet else None))


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """An account made ready for comparing.

    `nights` is None where an end of its days is open; `assumed` is true where no words of the article give them.
    `marks` are the sounds of all names and the identities, `unnamed` how many parties have no name.
    """

    account: Account
    source: Source
    who: Who
    first: int
    last: int
    nights: int | None
    assumed: bool
    city: str | None
    land: str | None
    topics: frozenset[str]
    wording: frozenset[str]
    marks: frozenset[str]
    unnamed: int
    core: tuple[object, ...]

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everyone in the account."""
        return self.who.parties

    @property
    def id(self) -> str:
        """The account's id."""
        return self.account.id


UNKNOWN = Source()


def facts_of(account: Account, source: Source = UNKNOWN) -> Facts:
    """What is compared of an account that this source published."""
    first, last, nights = ordinals(account.date)
    if nights == 0 and (days := _stays(account) or _by_night(account) or _from_evening(account)) is not None:
        (first, last), nights = (first + days[0], last + days[1]), 1  # still one occasion, on any of these days
    elif nights is not None and 1 < nights < LONGEST_STAY and _goes_on(account):
        nights = 1
    place = account.place
    city = fold(town(place)) if place is not None and (place.precision or "city") in CITIES else None
    land = place.country if place is not None else None
    parties = parties_of(account)
    assumed = account.date_text is None and account.dated_by is not None
    core = (
        account.type, account.mode, account.cameo, account.status, who(parties), account.source, first, last, assumed,
        account.background, city, land, source,
    )  # fmt: skip
    return Facts(
        account, source, who(parties), first, last, nights, assumed, city, land,
        _topic_words(account, parties), _words(account.sentence) - _who(parties), _marks(parties),
        sum(not party.name for party in parties), core,
    )  # fmt: skip


def _stays(account: Account) -> tuple[int, int] | None:
    """The days before and after the day told on which a visit goes on: "is on a two-day visit", "wrapped up"."""
    found = LENGTH.search(account.sentence) if account.mode == "visit" else None
    if found is None:
        return None
    number = COUNTS.get(found.group(1).casefold()) or int(found.group(1))
    lead = account.sentence[: found.end()]
    over, under_way = (words.search(lead) is not None for words in (OVER, GOING_ON))
    days = ((1 - number) * (under_way or over), (number - 1) * (not over))
    return days if 1 < number <= LONGEST_STAY else None


def _goes_on(account: Account) -> bool:
    """Whether its days are those through which it lasted: "from 3 to 5 May", "May 1-4", not "this week"."""
    told = (account.dated_by or "").startswith("from ") or SPAN.search(account.date_text or "") is not None
    return account.type == "CONSULT" and told


def _by_night(account: Account) -> tuple[int, int] | None:
    """A night is of two days: "past midnight", "late on Monday" and "in the early hours" may be told as either."""
    told = (account.date_text or "").casefold()
    if "midnight" in told or any(words in told for words in SMALL_HOURS):
        return (-1, 0)
    return (0, 1) if told.startswith("late ") or "late at night" in told else None


def _from_evening(account: Account) -> tuple[int, int] | None:
    """Who arrives in the evening is received the next day: the visit is on both."""
    told = (account.date_text or "").casefold()
    by_evening = told.endswith((" evening", " night")) and ARRIVED.search(account.quote) is not None
    return (0, 1) if account.mode == "visit" and by_evening else None


@lru_cache(maxsize=65536)
def ordinals(days: Days) -> tuple[int, int, int | None]:
    """First and last day as numbers, open ends beyond all days, and the nights between, None where one is open."""
    low, high = bounds(days)
    first = OPEN_FIRST if days[0] is None else date.fromisoformat(low).toordinal()
    last = OPEN_LAST if days[1] is None else date.fromisoformat(high).toordinal()
    return first, last, None if None in days else last - first


def west_of(a: Source, b: Source) -> bool | None:
    """Whether it is at least `FAR` hours earlier where `a` publishes; None where either's state isn't known."""
    ours, theirs = offset_of(a.country), offset_of(b.country)
    return None if ours is None or theirs is None else theirs - ours >= FAR


FAR = 4  # hours: Washington and Moscow are seven to eight apart, Paris and Moscow one or two


def _topic_words(account: Account, parties: tuple[Party, ...]) -> frozenset[str]:
    """The stems of what it was about, without the names of those who take part."""
    told = " ".join([*account.topics, account.outcome_text or ""])
    return stems(told) - _who(parties)


@lru_cache(maxsize=65536)
def _marks(parties: tuple[Party, ...]) -> frozenset[str]:
    sounds = {sound for party in parties for sound in sounds_of(party.name)}
    return frozenset(sounds | {party.actor for party in parties if party.actor})


@lru_cache(maxsize=65536)
def _who(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(
        word[:STEM] for party in parties for word in fold(f"{party.name or ''} {party.role or ''}").split()
    )


@lru_cache(maxsize=65536)
def stems(text: str) -> frozenset[str]:
    """The beginnings of a text's words by which their forms are one."""
    return _words(text)


def _words(text: str) -> frozenset[str]:
    plain = "".join(letter if letter.isalnum() else " " for letter in codebook.fold(text))
    return frozenset(intern(word[:STEM]) for word in plain.split() if len(word) > 3 and word not in COMMON)
