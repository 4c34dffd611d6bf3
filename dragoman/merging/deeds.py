"""Compares acts: what was done, and who did it to whom."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dragoman.codebook.tables import cell_list, rows
from dragoman.merging.counts import counts
from dragoman.merging.facts import COMMON, STEM, Facts, stems
from dragoman.merging.matching import NOTHING, Match
from dragoman.merging.parties import fold, names, party_strength
from dragoman.records import Account, Party

# Words of two acts in common: from this share of the shorter one on they speak for one act, below against it.
EVEN = 0.3
# "Expelled ten" is coded as deporting where only the text around tells that they were diplomats.
EXPELLED = frozenset({("SANCTION", "expel"), ("COERCE", "deport")})
TRUCE = ("RETREAT", "ceasefire")
DEAL = frozenset({"AGREE", "SUPPORT"})
PENALTY = frozenset({"SANCTION", "COERCE"})
ENVOYS = frozenset({"ambassador", "envoy", "charge", "consul", "nuncio", "commissioner"})
CALLED_IN = re.compile(r"(?i)\bsummon|\bcall(?:s|ed)?\b.{0,60}\bin\b|\binvited to the\b|\bhaul(?:s|ed)?\b|\bconvoke")
TOLLED = frozenset({"ASSAULT", "PROTEST"})
IN_PASSING = 4  # words of a deed that is only named: "the capture of the Blue Gale", which say little of it
TELLING_COUNT = 10  # from which one number in two reports is no accident


@cache
def _once() -> dict[str, str]:
    """The deeds that are done once between two sides, by the words that name them."""
    return {word: row["deed"] for row in rows("once_deeds") for word in cell_list(row["words"])}


@cache
def _types() -> dict[str, tuple[str, ...]]:
    """The PLOVER types under which a deed is coded: an accusation of annexing is no annexation."""
    return {row["deed"]: cell_list(row["types"]) for row in rows("once_deeds")}


@cache
def _called() -> dict[str, str]:
    return {row["deed"]: row["called"] for row in rows("once_deeds")}


@cache
def _neighbours() -> frozenset[frozenset[str]]:
    told = rows("type_neighbours")
    return frozenset(frozenset((row["type"], other)) for row in told for other in cell_list(row["told_as"]))


def may_be_one_deed(a: Account, b: Account) -> bool:
    """Whether the types of two acts are such that reports of one deed may be coded so."""
    return of_one_kind(a, b) or frozenset((kind_of_deed(a), kind_of_deed(b))) in _neighbours()


def of_one_kind(a: Account, b: Account) -> bool:
    """Whether two acts are of one type, or both tell of the same deed that is done once."""
    return kind_of_deed(a) == kind_of_deed(b) or (once(a) is not None and once(a) == once(b))


@lru_cache(maxsize=65536)
def once(account: Account) -> str | None:
    """The once-only deed that an act is: the invasion, the annexation; None for what is done again and again."""
    if account.type == "CONSULT" or account.status not in ("happened", "denied"):
        return None
    words = fold(_deed_words(account)).split()
    deed = next((deed for word in words if (deed := _once().get(word))), None)
    return deed if deed is not None and account.type in _types()[deed] else None


def match_deeds(a: Facts, b: Facts) -> Match:
    """The same deed that is done but once, or the same class of deed."""
    ours, theirs = once(a.account), once(b.account)
    if ours is not None and ours == theirs:
        return Match(1.0, f"both tell of {_called()[ours]}")
    if _told_either_way(a.account, b.account):
        return Match(0.0, f"one {_deed(a.account)}, the other {_deed(b.account)}, which are told of the same deeds")
    if kind_of_deed(a.account) != kind_of_deed(b.account):
        return Match(-0.5, f"one {_deed(a.account)}, the other {_deed(b.account)}, as which one deed may be told")
    if is_summons(a.account) and is_summons(b.account):
        return Match(1.0, "both tell of an envoy called in")
    if a.account.cameo is not None and a.account.cameo == b.account.cameo:
        return Match(0.7, f"both {_deed(a.account)} (CAMEO {a.account.cameo})")
    if {(x.account.type, x.account.mode) for x in (a, b)} <= EXPELLED:
        return Match(0.5, "expelled in both")
    if a.account.mode is not None and a.account.mode == b.account.mode:
        return Match(0.5, f"both {_deed(a.account)}")
    if None in (a.account.mode, b.account.mode):
        return Match(0.3, f"both {a.account.type}")
    return Match(-0.5, f"one {_deed(a.account)}, the other {_deed(b.account)}")


@lru_cache(maxsize=65536)
def is_summons(account: Account) -> bool:
    """Whether an act is that a state had another's envoy called in, which it seldom does on two days running."""
    envoy = any(ENVOYS & set(fold(party.role).split()) for party in account.target if party.role)
    return account.type == "ACCUSE" and envoy and bool(CALLED_IN.search(account.quote))


def match_sides(a: Facts, b: Facts) -> Match:
    """Who did it, and to whom; a side that one account leaves out says nothing."""
    told, one_deed = [], once(a.account) is not None and once(a.account) == once(b.account)
    for ours, theirs in ((a.account.source, b.account.source), (a.account.target, b.account.target)):
        ship = ours is a.account.target and _one_ship(a.account, b.account)
        if ours and theirs and not ship and not _meet(ours, theirs, one_deed=one_deed):
            return Match(-1.0, f"{names([*ours])} in one, {names([*theirs])} in the other")
        told.append(bool(ours and theirs))
    score = 1.0 if _by_both(a, b) else {2: 1.0, 1: 0.6, 0: 0.0}[sum(told)]
    return Match(
        score, f"same sides ({_sides(a.account)})" if all(told) else f"one side told in both ({_sides(a.account)})"
    )


def _told_either_way(a: Account, b: Account) -> bool:
    """Whether two types are but two words for a deed: a deal struck or signed, sanctions as a penalty or a bar."""
    types = {a.type, b.type}
    bars = types == PENALTY and all(x.mode == "restrict" for x in (a, b) if x.type == "COERCE")
    return types == DEAL or bars


def _by_both(a: Facts, b: Facts) -> bool:
    """Whether two or more do it together in both accounts, as one agrees with another: then nobody is left out."""
    ours, theirs = a.account.source, b.account.source
    return {a.account.type, b.account.type} <= DEAL and len(ours) == len(theirs) > 1


def match_words(a: Facts, b: Facts) -> Match:
    """What the two sentences have in common besides the names."""
    if once(a.account) is not None and once(a.account) == once(b.account):
        return NOTHING
    ours, theirs = _content(a), _content(b)
    share = _share(ours, theirs)
    if share is None:
        return NOTHING
    if share < EVEN:
        unlike = (share - EVEN) / EVEN
        recalled = (a.account.background or b.account.background) and min(len(ours), len(theirs)) <= IN_PASSING
        known = match_counts(a, b).score == 1 or (is_summons(a.account) and is_summons(b.account))
        return NOTHING if known else Match(unlike * (0.5 if recalled else 1), "in other words")
    shared = ", ".join(sorted(ours & theirs)[:4])
    return Match(min(1.0, (share - EVEN) / (1 - EVEN) * 2), f"words in common ({shared} …)")


def _share(ours: frozenset[str], theirs: frozenset[str]) -> float | None:
    """How much of the shorter of two sentences is in the other; None where one has no words of its own."""
    fewest = min(len(ours), len(theirs))
    return len(ours & theirs) / fewest if fewest else None


def match_counts(a: Facts, b: Facts) -> Match:
    """How many were expelled, sent or released: one number is told of one deed, two of two."""
    if not TOLLED.isdisjoint((a.account.type, b.account.type)):
        return NOTHING  # of an attack the numbers are its dead, which are counted again and again
    ours, theirs = counts(a.account.quote), counts(b.account.quote)
    shared = ours & theirs
    if not of_one_kind(a.account, b.account):  # ten envoys sent home are not ten trucks seized
        alike = shared and (_share(_content(a), _content(b)) or 0) > EVEN
        return Match(0.4, f"both name {max(shared)}") if alike else NOTHING
    if shared:
        most = max(shared)
        return Match(1.0 if most >= TELLING_COUNT else 0.6, f"both name {most}")
    people = len(ours) == len(theirs) == 1 and (a.account.type, a.account.mode) in EXPELLED
    return Match(-1.0, f"{min(ours)} in one, {min(theirs)} in the other") if people else NOTHING


def numbered(account: Account) -> bool:
    """Whether an act names a number by which other reports of it are known, however late: "expelled 70"."""
    return account.type not in TOLLED and any(number >= TELLING_COUNT for number in counts(account.quote))


def kind_of_deed(account: Account) -> str:
    """The type by which acts are looked up; expelling is coded as a sanction or as deporting."""
    return "SANCTION" if (account.type, account.mode) in EXPELLED else account.type


def sides_turned(a: Facts, b: Facts) -> str | None:
    """Why two acts cannot be one: done by others, or by the one to the other and the other way round."""
    x, y = a.account, b.account
    same_deed = once(x) is not None and once(x) == once(y)
    if x.source and y.source and not _meet(x.source, y.source, one_deed=same_deed):
        return f"done by {names([*x.source])} in one, by {names([*y.source])} in the other"
    if (
        x.target
        and y.target
        and not _one_ship(x, y)
        and not _meet(x.target, y.target, one_deed=same_deed)
        and not (same_deed and _loose(x.target, y.target))
    ):
        return f"done to {names([*x.target])} in one, to {names([*y.target])} in the other"
    return None


def seldom_done(a: Account, b: Account) -> bool:
    """Whether two acts are of one kind, by one state to one other, that is not done twice in a week: ties cut."""
    if (
        not may_be_seldom(a)
        or kind_of_deed(a) != kind_of_deed(b)
        or (None not in (a.mode, b.mode) and a.mode != b.mode)
    ):
        return False
    states = [[{party.country for party in side} for side in (x.source, x.target)] for x in (a, b)]
    return all(ours == theirs and ours and None not in ours for ours, theirs in zip(*states, strict=True))


def may_be_seldom(account: Account) -> bool:
    """Whether an act is of a kind that one state does not do twice in a week to one other: a measure, a truce."""
    return kind_of_deed(account) == "SANCTION" or (account.type, account.mode) == TRUCE


def side_keys(parties: tuple[Party, ...]) -> list[str]:
    """What parties of an act are looked up by: their states, or else their names."""
    return sorted({party.country or fold(party.name or party.role) for party in parties}) or [""]


def _meet(ours: tuple[Party, ...], theirs: tuple[Party, ...], *, one_deed: bool = False) -> bool:
    """Whether everyone on the shorter list is on the longer. Of what is done once, whoever acts for a state is it."""
    shorter, longer = sorted((ours, theirs), key=len)
    return all(any(_is(p, q, one_deed=one_deed) for q in longer) for p in shorter)


def _is(p: Party, q: Party, *, one_deed: bool) -> bool:
    """Whether two parties of acts are one: two people only where they are the same, else by state or by words."""
    if p.name and q.name and p.country and q.country and not one_deed:
        return party_strength(p, q) > 0
    if not (p.name or p.country) or not (q.name or q.country):
        return True  # "staff", "the attackers" with no state told may be anybody's
    if p.country and q.country and p.country != q.country and not (p.name and q.name):
        return False  # the ministries of two states are two, though called alike
    return (p.country is not None and p.country == q.country) or party_strength(p, q) > 0 or _named_alike(p, q)


def _one_ship(a: Account, b: Account) -> bool:
    """Whether what was seized is told by its name alone in one, and by whose flag it flies in the other."""
    if not a.mode == b.mode == "seize" or not len(a.target) == len(b.target) == 1:
        return False
    return any(p.name and not p.country and q.country and not q.name for p, q in _both_ways(a.target[0], b.target[0]))


def _both_ways(p: Party, q: Party) -> tuple[tuple[Party, Party], tuple[Party, Party]]:
    return (p, q), (q, p)


def _named_alike(p: Party, q: Party) -> bool:
    ours, theirs = (set(fold(party.name or party.role).split()) for party in (p, q))
    return bool(ours and theirs and (ours <= theirs or theirs <= ours))


def _loose(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> bool:
    """Whether one of two targets is no state: "two enclaves" can be Donetsk and Luhansk, or in Ukraine."""
    return not all(p.country for p in ours) or not all(q.country for q in theirs)


def _deed_words(account: Account) -> str:
    """The words that the type stands on, and the quote where that isn't in the sentence."""
    low, high = account.sentence_span
    for piece in account.evidence:
        start, end = piece.start or 0, piece.end or 0
        if piece.field == "type" and piece.part == account.part and low <= start < end <= high:
            return account.sentence[start - low : end - low]
    return account.quote


def _content(facts: Facts) -> frozenset[str]:
    who = {word[:STEM] for party in facts.parties for word in fold(f"{party.name or ''} {party.role or ''}").split()}
    return frozenset(stems(facts.account.quote) - who - {word[:STEM] for word in COMMON})


def _deed(account: Account) -> str:
    return f"{account.type}, {account.mode}" if account.mode else account.type


def _sides(account: Account) -> str:
    return " → ".join(names([*side]) for side in (account.source, account.target) if side)
