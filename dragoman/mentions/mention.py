"""What a mention of an actor is, and the small words around one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

MentionKind = Literal["person", "role", "state", "adjective", "organisation", "body", "group", "pronoun", "thing"]

FEMALE = frozenset(
    "mrs mrs. ms ms. miss dame lady sheikha her queen princess duchess first-lady spokeswoman chairwoman".split()
)
MALE = frozenset("king prince duke emir sultan pope chairman spokesman congressman".split())
COUNTERPARTS = frozenset({"counterpart", "colleague"})
DETERMINERS = frozenset(
    "the a an this that these those both two three four all some several other another any".split()
)
SINGULAR_PRONOUNS = frozenset("he she him her his hers himself herself".split())
PLURAL_PRONOUNS = frozenset("they them their theirs themselves".split())
FIRST_PRONOUNS = frozenset("i me my mine we us our ours".split())
# A name or a body that leads a noun of these speaks of its people: "the Russian side", "a Turkish delegation".
SIDES = frozenset(
    "side sides delegation delegations team teams government governments authorities leadership "
    "counterpart counterparts "
    "administration regime party parties partner partners country countries nation nations state states "
    "capital capitals envoy envoys military army presidency ministry embassy people allies ally group "
    "trio pair duo men women "
    "republic federation kingdom officials colleagues colleague leaders leader".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens [first, last) that name or stand for one actor, or for several where `plural`.

    `core` is the token range of the name proper, `head` its syntactic head. `countries` are codes
    (ISO alpha-3 or an organisation's abbreviation); `origin` is the piece the country was read from.
    `whose` is the token of an owner who gives the state ("his counterpart", "Putin's envoy"), `counterpart`
    is true where the office is that of the other side. `honours` are the ranks and styles before a name;
    `visiting` is true where the words say that somebody is from elsewhere.
    """

    kind: MentionKind
    first: int
    last: int
    head: int
    core: tuple[int, int]
    name: str | None = None
    role: str | None = None
    role_span: tuple[int, int] | None = None
    office: str | None = None
    sector: str | None = None
    countries: tuple[str, ...] = ()
    origin: tuple[int, int] | None = None
    plural: bool = False
    definite: bool = False
    counterpart: bool = False
    whose: int | None = None
    metonym: bool = False
    female: bool | None = None
    prefixes: tuple[str, ...] = ()
    names: tuple[int, ...] = ()
    honours: tuple[str, ...] = ()
    visiting: bool = False


def with_state(mention: Mention, code: str) -> Mention:
    """The same mention with its state set, where the words around it left the state out."""
    return replace(mention, countries=(code,))


def singular(role: str) -> str:
    """ "foreign ministers" as one of them: "foreign minister"."""
    if role.startswith("heads of"):
        return "head of" + role[8:]
    words = role.split()
    if words and words[-1].endswith("ies"):
        words[-1] = words[-1][:-3] + "y"
    elif words and words[-1].endswith("s") and not words[-1].endswith("ss"):
        words[-1] = words[-1][:-1]
    elif words and words[0].endswith("s"):
        words[0] = words[0][:-1]
    return " ".join(words)
