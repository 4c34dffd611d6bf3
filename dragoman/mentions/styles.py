"""Reads ranks and forms of address that stand for somebody named before: "the general", "His Highness"."""

from __future__ import annotations

from dragoman.mentions.cast import Actor
from dragoman.mentions.mention import Mention
from dragoman.mentions.neighbours import Neighbours

RANKS = {
    "general": "general", "gen.": "general", "gen": "general", "brigadier": "brigadier", "marshal": "marshal",
    "colonel": "colonel", "col.": "colonel", "col": "colonel", "admiral": "admiral", "adm.": "admiral",
    "adm": "admiral", "captain": "captain", "capt.": "captain", "major": "major", "maj.": "major",
    "prince": "prince", "princess": "princess", "cardinal": "cardinal", "sheikh": "sheikh", "sheik": "sheikh",
}  # fmt: skip
OWNERS = frozenset({"his", "her", "their"})
ROYAL = frozenset({"royal", "imperial", "serene"})
# Who can be addressed by a style, by words of their titles or before their names; None: whoever has an office.
STYLES: dict[str, frozenset[str] | None] = {
    "highness": frozenset("prince princess sheikh emir crown highness h.h. h.h hrh sultan duke".split()),
    "majesty": frozenset("king queen emperor empress sultan monarch majesty h.m. h.m".split()),
    "holiness": frozenset("pope patriarch holiness".split()),
    "excellency": None,
}


def rank_of(title: str) -> str | None:
    """The rank that a title alone names: "the general"; None for any other title."""
    words = title.split()
    return RANKS.get(words[-1]) if len(words) == 1 or set(words[:-1]) <= {"crown"} else None


def has_style(style: str, actor: Actor, honours: frozenset[str]) -> bool:
    """Whether somebody is addressed by a style, by his title or the words before his name."""
    words = STYLES.get(style, frozenset())
    if words is None:
        return actor.kind == "person" and actor.role is not None
    return bool(words & (set((actor.role or "").replace("-", " ").split()) | honours))


def style(near: Neighbours, i: int) -> Mention | None:
    """A form of address without a name behind it: "His Highness | met", "Her Royal Majesty"."""
    if near.low(i) not in STYLES:
        return None
    first = i - 1
    while near.low(first) in ROYAL:
        first -= 1
    if near.low(first) not in OWNERS or not near.same_sentence(first, i):
        return None
    behind = near.at.get(i + 1) if near.same_sentence(i + 1, i) else None
    named = behind is not None and behind.kind in {"person", "role"} and behind.first == i + 1
    if named or near.tokens[min(i + 1, len(near.tokens) - 1)].text[:1].isupper() or not near.tokens[i].text.istitle():
        return None
    here = (i, i + 1)
    return Mention(
        "role", first, i + 1, i, here, role=near.low(i), role_span=here, office="style", definite=True,
        female=near.low(first) == "her" or None,
    )  # fmt: skip
