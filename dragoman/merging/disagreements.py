"""Where the accounts of one event differ: on the day, the place, who took part, how, and how it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dragoman.merging.days import common, meet
from dragoman.merging.nearness import beside
from dragoman.merging.parties import STATE, fold, pair_parties, parties_of, party_strength
from dragoman.merging.tolls import Toll, toll_disagreements
from dragoman.records import Account, Days, Disagreement, Party, Place, Version

Value = Callable[[Account], str | None]
CONTACT = "CONSULT"
EXACT = ("exact", "city")
HELD, NOT_HELD = frozenset({"happened"}), frozenset({"refused", "denied"})


def disagreements(event: str, accounts: Sequence[Account], tolls: Iterable[Toll] = ()) -> tuple[Disagreement, ...]:
    """What the accounts of an event do not agree on, each version with the accounts that give it.

    `tolls` are the figures of the event, whose versions have the figures' ids.

    An account that leaves something open disagrees with none; a plan that came to pass is history, no disagreement.
    """
    ordered = sorted(accounts, key=lambda account: account.id)
    held = [account for account in ordered if account.status == "happened"]
    found = [
        _days(event, held),
        _by_value(event, "place", held, _places(held)),
        _parties(event, held),
        _by_value(event, "mode", held, _mode),
        _by_value(event, "source", held, _initiator),
        _by_value(event, "outcome", held, lambda account: account.outcome),
        _status(event, ordered),
        *toll_disagreements(event, tolls),
    ]
    return tuple(disagreement for disagreement in found if disagreement is not None)


def _by_value(event: str, field: str, accounts: Iterable[Account], value: Value) -> Disagreement | None:
    versions: dict[str, list[str]] = {}
    for account in accounts:
        if (told := value(account)) is not None:
            versions.setdefault(told, []).append(account.id)
    if len({fold(told) for told in versions}) < 2:
        return None
    return Disagreement(event, field, tuple(Version(told, tuple(ids)) for told, ids in sorted(versions.items())))


def _days(event: str, accounts: Sequence[Account]) -> Disagreement | None:
    """The days that are told, where none is in all of them; a day that only the article's own gives is no claim."""
    told = [account for account in accounts if account.date_text is not None or account.dated_by is None]
    if common(account.date for account in told) is not None:
        return None
    return _by_value(event, "day", told, lambda account: _day_words(account.date))


def _day_words(days: Days) -> str | None:
    if days == (None, None):
        return None
    return str(days[0]) if days[0] == days[1] else f"{days[0] or ''}/{days[1] or ''}"  # ISO 8601 interval


def _places(accounts: Sequence[Account]) -> Callable[[Account], str | None]:
    """What each account says of the place, as far as two can contradict each other on it.

    "Ankara" does not contradict "Turkey", nor a palace its town: what lies side by side has one name, the first's.
    """
    known: list[Place] = []
    for place in (account.place for account in accounts):
        if place is not None and place.precision in EXACT and not any(beside(place, other) for other in known):
            known.append(place)

    def told(account: Account) -> str | None:
        place = account.place
        if place is None or place.precision not in EXACT:
            return None
        return next((other.name for other in known if beside(place, other)), place.name)

    return told


def _mode(account: Account) -> str | None:
    """How they met; talks can be any of it. The modes of acts are classes of deeds, not versions of one."""
    return account.mode if account.type == CONTACT and account.mode != "talks" else None


def _initiator(account: Account) -> str | None:
    """The state that called, invited or visited."""
    states = sorted({party.country or party.name or "" for party in account.source} - {""})
    return ", ".join(states) if states and account.type == CONTACT else None


def _status(event: str, accounts: Sequence[Account]) -> Disagreement | None:
    """Whether it took place at all, where one says so and another denies or refuses it for the same days."""
    held = [account for account in accounts if account.status in HELD]
    denied = [a for a in accounts if a.status in NOT_HELD and any(meet(a.date, other.date) for other in held)]
    return _by_value(event, "status", [*held, *denied], lambda account: account.status) if denied else None


def _parties(event: str, accounts: Sequence[Account]) -> Disagreement | None:
    """Who took part: parties that some accounts name and others leave out though they name everyone else."""
    if len(accounts) < 2 or accounts[0].type != CONTACT:
        return None
    versions: dict[str, list[str]] = {}
    for account in accounts:
        versions.setdefault(_who(account, accounts), []).append(account.id)
    if len(versions) < 2 or not _real(accounts):
        return None
    return Disagreement(event, "parties", tuple(Version(told, tuple(ids)) for told, ids in sorted(versions.items())))


def _who(account: Account, accounts: Sequence[Account]) -> str:
    """An account's parties, each under the fullest name that any account gives."""
    everyone = [party for other in accounts for party in parties_of(other)]
    return ", ".join(sorted({_fullest(party, everyone) for party in parties_of(account)}))


def _fullest(party: Party, everyone: Sequence[Party]) -> str:
    same = [other for other in everyone if party_strength(party, other) >= STATE]
    return max([party, *same], key=_fullness).name or party.role or party.country or "unnamed"


def _fullness(party: Party) -> tuple[int, str]:
    return len(party.name or ""), party.name or ""


def _real(accounts: Sequence[Account]) -> bool:
    """Whether somebody with a name is told by one account and left out by another."""
    first = accounts[0]
    for other in accounts[1:]:
        pairing = pair_parties(parties_of(first), parties_of(other))
        if any(party.name for party in (*pairing.left, *pairing.right)):
            return True
    return False
