"""Which offices a title can mean, and whether a title alone can mean somebody."""

from __future__ import annotations

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
    }
)
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
    return role if role.endswith("s") else role + "s"


def _crown(role: str) -> str | None:
    """Which of the titles of who leads a state a role is; two of them are never one: president, chancellor."""
    words = set(role.replace("-", " ").split())
    if "premier" in words or {"prime", "minister"} <= words:
        return "prime minister"
    return next((title for title in ("president", "chancellor") if title in words), None)


def fits_title(m: Mention, actor: Actor) -> bool:
    """Whether a title alone can mean an actor: same office, or the same last word of the title."""
    role, own = m.role or "", actor.role or ""
    if m.metonym and role.split()[-1:][0] in SEATED:
        return actor.office in LEADERS
    if None not in {_crown(role), _crown(own)} and _crown(role) != _crown(own):
        return False
    if ("former" in own.split()) != ("former" in role.split()):
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
