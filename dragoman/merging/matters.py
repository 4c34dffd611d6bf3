"""What an act or a contact is about: a named matter, the matter of its CAMEO code, or the things its words name.

Acts carry no topics. What they are about stands in their own words: "asked Berlin for Leopard tanks" is about
Leopard tanks, once who asks whom and the asking itself are taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman import codebook
from dragoman.codebook.cameo_matters import cameo_matters, matter_of_cameo
from dragoman.codebook.verbs import telling_forms
from dragoman.merging.facts import COMMON, STEM, stems
from dragoman.merging.parties import fold, parties_of
from dragoman.records import Account

CLAUSE_END = re.compile(r"[,;:.!?—–]|\b(?:but|while|after|before|because|although|said|says)\b")
LONGEST = 90  # characters behind an act's own words in which its object still stands
FEW = 2  # words in common that are enough; one alone has to be what the others only describe
# What a whole crisis is about: two things that are both about the war are not for that one matter.
BROAD = frozenset({"war", "ukraine_war", "gaza_war", "terrorism", "war_on_civilians"})
# What is said of anything and any day.
NO_THING = frozenset(
    "more further additional immediate immediately soon monday tuesday wednesday thursday friday saturday sunday "
    "january february march april june july august september october november december today yesterday tomorrow "
    "week weeks month months year years country government ministry minister president side sides call calls called "
    "request requests offer offers proposal proposals plan plans threat threats answer response would could should "
    "will shall must have been being than that them they their with from into onto upon over against part time "
    "people officials summit".split()
)


@dataclass(frozen=True, slots=True)
class About:
    """What something is about: codes of the codebook's matters, those of CAMEO, and stems of the things named.

    `heads` are the things themselves, without what describes them: the radars of "coastal radars". `words` say it for
    a reader, where it is a topic or a matter that has a name; `named` are the words of the things.
    """

    matters: frozenset[str]
    families: frozenset[str]
    things: frozenset[str]
    heads: frozenset[str]
    words: tuple[str, ...]
    named: tuple[str, ...]


def about(accounts: Sequence[Account]) -> About:
    """What the accounts of one event are about, taken together."""
    told = [_about(account) for account in accounts]
    words = dict.fromkeys(word for each in told for word in each.words)
    named = dict.fromkeys(word for each in told for word in each.named)
    return About(
        frozenset().union(*(each.matters for each in told)),
        frozenset().union(*(each.families for each in told)),
        frozenset().union(*(each.things for each in told)),
        frozenset().union(*(each.heads for each in told)),
        tuple(words),
        tuple(named),
    )


def in_common(ours: About, theirs: About) -> str | None:
    """What two things have in common as their matter, in words; None where nothing shows that it is one matter."""
    shared = ours.things & theirs.things
    fewest = min(len(ours.things), len(theirs.things))
    if named := (ours.matters & theirs.matters) - BROAD:
        return ", ".join(codebook.matters()[code].name for code in sorted(named))
    family = ours.families & theirs.families
    if family and (shared or not fewest):
        return ", ".join(cameo_matters()[code] for code in sorted(family))
    if ours.matters and theirs.matters and not shared:
        return None
    if len(shared) >= FEW or (fewest <= FEW and shared & ours.heads & theirs.heads):
        return _in_words(ours, shared)
    return None


@lru_cache(maxsize=65536)
def _about(account: Account) -> About:
    told = _own_words(account)
    named = codebook.find_matters(" ; ".join([told, *account.topics]))
    family = matter_of_cameo(account.cameo)
    things = _things(told, account) | frozenset(stem for topic in account.topics for stem in stems(topic))
    names = [match.name for match in named] or ([cameo_matters()[family]] if family else [])
    return About(
        frozenset(match.code for match in named),
        frozenset({family} if family else ()),
        things,
        _heads((told, *account.topics), things),
        account.topics or tuple(dict.fromkeys(names)),
        account.topics or _plain_words(told, things),
    )


def _own_words(account: Account) -> str:
    """The words of an act with the rest of their clause, in which its object stands."""
    start = account.span[1] - account.sentence_span[0]
    rest = account.sentence[start : start + LONGEST]
    end = CLAUSE_END.search(rest)
    return account.quote + (rest[: end.start()] if end else rest)


def _things(told: str, account: Account) -> frozenset[str]:
    """The stems of what is named besides the parties, their states, and the verbs that tell of the act."""
    for name in reversed(codebook.find_names(told)):
        told = f"{told[: name.start]} {told[name.end :]}"
    words = [word for word in fold(told).split() if word not in telling_forms() and word not in NO_THING]
    return stems(" ".join(words)) - _who(account) - _empty()


def _plain_words(told: str, things: frozenset[str]) -> tuple[str, ...]:
    """The words of the things that an act names, as it has them: "coastal", "radars"."""
    return tuple(dict.fromkeys(word for word in re.findall(r"[\w'-]+", told) if stems(word) & things))


def _heads(told: Iterable[str], things: frozenset[str]) -> frozenset[str]:
    """The last things of each run of them: in English what stands before describes it."""
    marked = [[stems(word) & things for word in re.findall(r"[\w'-]+", text)] for text in told]
    return frozenset().union(*(
        stem for run in marked for stem, after in zip(run, [*run[1:], frozenset()], strict=True) if stem and not after
    ))  # fmt: skip


def _who(account: Account) -> frozenset[str]:
    named = (f"{party.name or ''} {party.role or ''}" for party in parties_of(account))
    return frozenset(word[:STEM] for name in named for word in fold(name).split())


@cache
def _empty() -> frozenset[str]:
    return frozenset(word[:STEM] for word in COMMON)


def _in_words(ours: About, shared: Iterable[str]) -> str:
    told = [word for word in ours.named if stems(word) & frozenset(shared)]
    return "; ".join(told[:2]) or ", ".join(sorted(shared)[:3])
