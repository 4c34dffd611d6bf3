"""Whether two accounts name the same people: by identity, by name and state, or by state alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from dragoman import codebook
from dragoman.records import Account, Party

IDENTITY, NAME = 1.0, 0.95
NAME_ELSEWHERE = 0.8  # the same full name under two states: one of the accounts errs about the state
SPELT = 0.85  # names so unlike in spelling that only the office tells that they are one
ALIKE = 55  # of 100: Vucic and Vuchikj have 67, Kovacevski and Kovachevski 95, Duda and Tusk 25
ROLE, STATE, OTHER_ROLE = 0.85, 0.85, 0.3  # where one of them has no name
STATE_ALONE = 0.6  # where one of them has neither name nor role

# Offices by the words that name them in one country or another; "leader" is said of heads of state and government.
OFFICES = {
    "head": frozenset({"president", "leader", "king", "emir", "sultan", "monarch", "head", "ruler"}),
    "government": frozenset({"premier", "prime", "chancellor", "taoiseach", "leader", "head"}),
    "diplomat": frozenset({"foreign", "state", "diplomat", "external", "high"}),
    "defence": frozenset({"defence", "defense", "war"}),
}
SECOND = frozenset("deputy vice first former acting assistant adviser advisor".split())
TOP = frozenset("chief head boss general director".split())  # of an organisation: "secretary general", "chief"
# Words that many offices have in common.
EMPTY = frozenset("minister secretary of the and for affairs official representative deputy".split())
BODIES = frozenset("delegation delegations team officials representatives negotiators side mission".split())
FATHERS = frozenset(codebook.sound(word) for word in ("bin", "ibn", "ben", "bint", "al", "el", "ould"))
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


class Pairing(NamedTuple):
    """How the parties of two accounts pair up: the weakest pair's strength, and who is left over on each side."""

    pairs: tuple[tuple[Party, Party], ...]
    strength: float
    left: tuple[Party, ...]
    right: tuple[Party, ...]


@lru_cache(maxsize=65536)
def fold(text: str | None) -> str:
    """The words of a text for comparing: `Çavuşoğlu's (Mevlüt)` is `cavusoglus mevlut`."""
    plain = codebook.fold(text or "")
    return " ".join("".join(c if c.isalnum() else " " for c in plain if c != "'").split())


@lru_cache(maxsize=65536)
def last_name(name: str | None) -> str:
    """The folded last word of a name, past `Jr.` and its like."""
    words = [word for word in fold(name).split() if word not in SUFFIXES]
    return words[-1] if words else ""


@lru_cache(maxsize=65536)
def sounds_of(name: str | None) -> tuple[str, ...]:
    """The words of a name as they sound, in order, initials and suffixes left out."""
    return tuple(codebook.sound(word) for word in fold(name).split() if len(word) > 1 and word not in SUFFIXES)


def parties_of(account: Account) -> tuple[Party, ...]:
    """Everyone in an account: the parties of a contact, source and target of an act."""
    return account.parties or (*account.source, *account.target)


@lru_cache(maxsize=262144)
def party_strength(a: Party, b: Party) -> float:
    """How sure it is that two accounts mean one party, from 0 to 1 (`IDENTITY` and below)."""
    if a.name and b.name:
        return _name_strength(a, b)
    if not a.country or a.country != b.country:
        return 0.0
    if is_body(a) != is_body(b):
        return STATE_ALONE
    if a.role and b.role:
        return ROLE if _roles_agree(a, b) else OTHER_ROLE
    return STATE if (a.name and a.role) or (b.name and b.role) or not (a.name or b.name) else STATE_ALONE


def is_body(party: Party) -> bool:
    """Whether a party without a name is several people of whom anybody may be one: "a delegation"."""
    return not party.name and not BODIES.isdisjoint(fold(party.role).split())


@dataclass(frozen=True, slots=True, eq=False)
class Who:
    """The parties of an account, as one thing that is quickly looked up: many accounts share it."""

    parties: tuple[Party, ...]


@lru_cache(maxsize=262144)
def who(parties: tuple[Party, ...]) -> Who:
    """The one `Who` of these parties."""
    return Who(parties)


@lru_cache(maxsize=262144)
def paired(ours: Who, theirs: Who) -> Pairing:
    """The parties of both, paired as `pair_parties` does."""
    return pair_parties(ours.parties, theirs.parties)


def pair_parties(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> Pairing:
    """The parties of both accounts, paired best first, each with one other at most."""
    scored = sorted(
        ((party_strength(p, q), -i, -j) for i, p in enumerate(ours) for j, q in enumerate(theirs)), reverse=True
    )
    used: tuple[set[int], set[int]] = (set(), set())
    pairs, strength = [], 1.0
    for score, i, j in scored:
        if score > 0 and -i not in used[0] and -j not in used[1]:
            used[0].add(-i)
            used[1].add(-j)
            pairs.append((ours[-i], theirs[-j]))
            strength = min(strength, score)
    left = tuple(p for i, p in enumerate(ours) if i not in used[0])
    right = tuple(p for j, p in enumerate(theirs) if j not in used[1])
    return Pairing(tuple(pairs), strength if pairs else 0.0, left, right)


def fuller(p: Party, q: Party) -> Party:
    """The one of two that says more of who it is."""
    return max(p, q, key=lambda party: (len(party.name or ""), party.name or "", party.country or ""))


def names(parties: list[Party]) -> str:
    """Parties in words, in order of the alphabet."""
    return ", ".join(sorted(party.name or party.role or party.country or "unnamed" for party in parties))


def _name_strength(a: Party, b: Party) -> float:
    if a.actor and b.actor and (a.actor == b.actor or (a.actor[:1], b.actor[:1]) == ("Q", "Q")):
        return IDENTITY if a.actor == b.actor else 0.0
    ours, theirs = sounds_of(a.name), sounds_of(b.name)
    whole = len(ours) > 1 and sorted(ours) == sorted(theirs)
    if not _states_agree(a, b):
        return NAME_ELSEWHERE if whole else 0.0
    if whole:
        return IDENTITY
    if not ours or not theirs:
        return 0.0
    # "Xi" is Xi Jinping's first word, "bin Salman" is in the middle of the crown prince's name.
    contained = set(ours) <= set(theirs) or set(theirs) <= set(ours) or _of_one_father(a, b, ours, theirs)
    if not contained and ours[-1] != theirs[-1]:
        return SPELT if _spelt_otherwise(a, b, ours, theirs) else 0.0
    return NAME if contained or _given_names_go(ours, theirs) or _roles_agree(a, b) else 0.0


def _of_one_father(a: Party, b: Party, ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two names go on differently after the father's: Faisal bin Farhan Al Saud, bin Farhan bin Abdullah."""
    if not a.country or a.country != b.country or ours[0] != theirs[0] or not one_office(a) & one_office(b):
        return False
    words = [[word for word in sounds[1:] if word not in FATHERS] for sounds in (ours, theirs)]
    named = [set(fold(party.name).split()) & {"bin", "ibn", "ben", "bint"} for party in (a, b)]
    return all(named) and bool(words[0] and words[1]) and words[0][0] == words[1][0]


def _spelt_otherwise(a: Party, b: Party, ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two spellings are of the one holder of an office: Vučić and Vuchikj, both president of Serbia."""
    if not a.country or a.country != b.country or not one_office(a) & one_office(b):
        return False
    mine, other = last_name(a.name), last_name(b.name)
    given = len(ours) < 2 or len(theirs) < 2 or ours[0] == theirs[0] or _given_names_go(ours, theirs)
    return given and mine[:1] == other[:1] and ratio(mine, other) >= ALIKE


@lru_cache(maxsize=65536)
def _offices_alone(role: str | None) -> frozenset[str]:
    words = set(fold(role).split())
    return frozenset() if words & SECOND else frozenset(o for o, names in OFFICES.items() if words & names)


def one_office(party: Party) -> frozenset[str]:
    """The offices of a party that one person holds at a time."""
    return _offices_alone(party.role)


def _given_names_go(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether first names can be one: Joe and Joseph, Volodymyr and Vladimir begin alike."""
    return bool({word[0] for word in ours[:-1]} & {word[0] for word in theirs[:-1]})


def _states_agree(a: Party, b: Party) -> bool:
    return a.country is None or b.country is None or a.country == b.country


def _roles_agree(a: Party, b: Party) -> bool:
    ours, theirs = _offices(a.role), _offices(b.role)
    return not ours or not theirs or bool(ours & theirs) or (_heads_a_body(a) and _heads_a_body(b))


def _heads_a_body(party: Party) -> bool:
    """Whether a party is at the top of an organisation, whatever its office is called: "NATO's chief"."""
    words = set(fold(party.role).split())
    body = party.country is not None and codebook.state(party.country) is None
    return body and bool(words & TOP) and not words & (SECOND | OFFICES["diplomat"])


@lru_cache(maxsize=65536)
def _offices(role: str | None) -> frozenset[str]:
    """The words of a role, and the office that reports call by one of several names."""
    words = set(fold(role).split())
    return frozenset(words - EMPTY | {office for office, names in OFFICES.items() if words & names})
