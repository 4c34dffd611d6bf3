"""Which offices a title can mean, and whether a title alone can mean somebody."""

from __future__ import annotations

from functools import lru_cache

from dragoman.mentions.cast import Actor
from dragoman.mentions.mention import Mention

# Offices that "leader" may mean.
LEADERS = frozenset({"head_of_state", "head_of_government"})
GENERIC_ROLES = {
    "leader": LEADERS,
    "statesman": LEADERS,
    "strongman": LEADERS,
    "top diplomat": frozenset({"foreign_minister"}),
    "chief diplomat": frozenset({"foreign_minister"}),
    "premier": frozenset({"head_of_government"}),
    "defense chief": frozenset({"defence_minister"}),
    "defence chief": frozenset({"defence_minister"}),
}
# Who heads a seat of government: "the Kremlin chief".
SEATED = frozenset({"chief", "boss", "head", "leader", "strongman"})
GENDERED = frozenset({"queen", "king", "prince", "princess", "emperor", "empress", "sultan", "emir", "pope", "lady"})
HOME_OFFICES = frozenset(
    {
        "head_of_state",
        "head_of_government",
        "foreign_minister",
        "defence_minister",
        "secretary_general",
        "vice_president",
    }
)
VAGUE_OFFICES = frozenset(
    {
        "other",
        "head",
        "chief",
        "leader",
        "official",
        "minister",
        "counterpart",
        "representative",
        "chair",
        "director",
        "member",
        "secretary",
    }
)
# Words for anybody who acts for a state.
NOBODYS_OWN = frozenset({"leader", "official", "diplomat", "envoy", "negotiator", "emissary"})
# States whose ministers are secretaries.
SECRETARIES = frozenset({"USA", "PHL", "MEX", "GBR", "VAT"})
# States whose foreign secretary is the foreign ministry's first official, below its minister.
FIRST_OFFICIALS = frozenset({"BGD", "BTN", "IND", "LKA", "MDV", "NPL", "PAK"})
TITLE_OF_OFFICE = {
    "head_of_state": "president",
    "head_of_government": "prime minister",
    "foreign_minister": "foreign minister",
    "defence_minister": "defence minister",
    "interior_minister": "interior minister",
    "finance_minister": "finance minister",
    "economy_minister": "economy minister",
    "energy_minister": "energy minister",
    "national_security": "national security adviser",
    "intelligence": "intelligence chief",
    "speaker": "speaker of parliament",
    "secretary_general": "secretary-general",
    "deputy_head_of_government": "deputy prime minister",
    "ambassador_un": "ambassador to the united nations",
}


def plural(role: str) -> str:
    """ "foreign minister" for several: "foreign ministers"."""
    if role.endswith("s"):
        return role
    return role[:-1] + "ies" if role.endswith("y") and role[-2:-1] not in "aeiou" else role + "s"


def is_leader_word(role: str) -> bool:
    """Whether a title only says that somebody leads: "leader", "strongman"."""
    return role.rsplit(" ", maxsplit=1)[-1] in {"leader", "statesman", "strongman"}


@lru_cache(maxsize=1024)  # each title is held against every other of its article
def _crown(role: str) -> str | None:
    """Which of the titles of who leads a state a role is; two of them are never one: president, chancellor."""
    words = set(role.replace("-", " ").split())
    if "premier" in words or {"prime", "minister"} <= words:
        return "prime minister"
    return next((title for title in ("president", "chancellor") if title in words), None)


def office_in(role: str | None, office: str | None, country: str | None) -> str | None:
    """The office that a title means in a state: India's foreign secretary is no minister."""
    official = (role or "").split(" of ")[0].endswith(("foreign secretary", "foreign secretaries"))
    below = official and office == "foreign_minister" and country in FIRST_OFFICIALS
    return "deputy_foreign_minister" if below else office


@lru_cache(maxsize=1024)
def _is_past(role: str) -> bool:
    """Whether a title is of somebody who has it no longer: "former president", "ex-president"."""
    return bool({"former", "ex"} & set(role.replace("-", " ").split()))


def _is_secretary(actor: Actor, own: str) -> bool:
    """Whether "the secretary" can be somebody: a secretary of state or of a matter, no secretary-general."""
    minister = (actor.office or "").endswith("_minister") and actor.country in SECRETARIES
    words = own.replace("-", " ").split()
    named = "secretary" in words and not {"general", "press", "deputy", "under", "assistant"} & set(words)
    return named or (minister and "minister" in words and "deputy" not in words)


def fits_title(m: Mention, actor: Actor) -> bool:
    """Whether a title alone can mean an actor: same office, or the same last word of the title."""
    role, own = m.role or "", actor.role or ""
    if role and role == own:
        return True
    if m.metonym and role.split()[-1:][0] in SEATED:
        return actor.office in LEADERS
    if None not in {_crown(role), _crown(own)} and _crown(role) != _crown(own):
        return False
    if _crown(role) is not None and set(own.split()) & GENDERED:
        return False  # a king is no president
    if role == "secretary":
        return _is_secretary(actor, own)
    if ("minister of state" in own) != ("minister of state" in role):
        return False  # a minister's junior: "Minister of State for External Affairs"
    if _is_past(own) != _is_past(role):
        return False
    if role.split(" ")[-1:] == ["minister"] and m.office in {None, "minister"}:
        return ("minister" in own and "prime" not in own) or actor.office in {"foreign_minister", "defence_minister"}
    if set(role.split()) & GENDERED and not set(role.split()) & GENDERED & set(own.split()):
        return False
    generic = next((offices for word, offices in GENERIC_ROLES.items() if role.endswith(word)), None)
    if generic is not None:
        return actor.office in generic
    if m.office and actor.office and not {m.office, actor.office} & VAGUE_OFFICES:
        return (
            m.office == actor.office
            and ("vice" in role) == ("vice" in own)
            and ("deputy" in role) == ("deputy" in own)
        )
    return (
        bool(role)
        and bool(own)
        and (role == own or role in own.split(" of ")[0] or role.split()[-1] == own.split(" of ")[0].split()[-1])
        and ("vice" in role) == ("vice" in own)
        and ("deputy" in role) == ("deputy" in own)
    )
