"""Says that a deed is done at home, where nobody abroad is told of: "freed 200 prisoners", "stepped down"."""

from __future__ import annotations

from dragoman import codebook
from dragoman.accounts.acts import side_owners, words
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.states import NEWS, with_country
from dragoman.accounts.acts.telling import Telling
from dragoman.codebook.acts import word_classes
from dragoman.mentions.chains import Actor

HOME_KEY = -2_000_000  # of the actor that stands for a state's own people where no word does
# What is always done to one's own state, whoever else is told of.
OWN = frozenset({"resign", "curfew", "martial-law"})
# What is done to one's own people where nobody abroad is told of.
DOMESTIC = frozenset({"arrest", "censor", "crowd-control", "demo", "riot", "strike", "hunger", "obstruct"})
SANCTIONS = "163"  # which states impose on others
# Of a named person without a known state, only what a state does to those in its hands.
TO_PERSONS = frozenset({"COERCE", "RETREAT", "ASSAULT"})
WHY = "at home: the sentence tells of nobody abroad"


def done_at_home(sides: Sides, telling: Telling) -> list[Actor]:
    """The targets of a deed; where they are of no known state, or left out, those of whoever does it at home."""
    code = _own_state(telling)
    if code is None or telling.mentioned or telling.cameo == SANCTIONS or telling.mode == "expel":
        return telling.targets  # "expelled 31 European diplomats": never its own
    if telling.targets and not (telling.mode == "resign" and telling.type == telling.base):
        nameless = all(_is_anybody(telling, a) for a in telling.targets) and not is_denied_force(telling)
        alone = nameless and told_here(sides, telling.deed.at) <= {code}
        return [with_country(a, code, WHY) for a in telling.targets] if alone else telling.targets
    if telling.type != telling.base or (telling.mode not in OWN and not _is_domestic(sides, telling, code)):
        return []
    return [Actor(HOME_KEY, "state", country=code, sector="GOV", country_why=WHY)]


def is_denied_force(telling: Telling) -> bool:
    """ "Denied that its forces were shelling cities": whose cities is not told, and hardly an army's own."""
    armed = any(a.sector == "MIL" for a in telling.sources)
    return armed and telling.status == "denied" and telling.base == "ASSAULT"


def _own_state(telling: Telling) -> str | None:
    """The one state whose officials, forces or people do the deed."""
    states = {a.country for a in telling.sources}
    code = next(iter(states)) if len(states) == 1 else None
    return code if code is not None and codebook.state(code) is not None else None


def _is_anybody(telling: Telling, actor: Actor) -> bool:
    """Whether somebody without a state can be one of the doer's own: "200 prisoners", "the electoral body"."""
    if actor.country is not None:
        return False
    if actor.name is not None:
        return telling.base in TO_PERSONS and actor.kind == "person"
    role = actor.role or ""
    return not of_any_state(role) and not {role, role.removesuffix("s")} & (words.ANY_STATE | words.BESIDE)


def of_any_state(role: str) -> bool:
    """Whether a word tells of what may be any state's, whoever takes or hits it: "allies", "drone", "cargo ship"."""
    classes = word_classes()
    things = words.ANY_STATES | classes["weapons"] | classes["projectiles"] | classes["ships"]
    last = role.rsplit(" ", maxsplit=1)[-1]
    return bool({role, last, last.removesuffix("s")} & things)


def _is_domestic(sides: Sides, telling: Telling, code: str) -> bool:
    """Whether a deed without a told target is one of those that a state's people do to one another."""
    police = telling.base == "ASSAULT" and all(a.sector == "COP" for a in telling.sources)
    domestic = telling.mode in DOMESTIC or telling.type == "CONCEDE" or police or _is_set_there(sides, telling, code)
    return domestic and sides.scene in {None, code} and told_here(sides, telling.deed.at) <= {code}


def _is_set_there(sides: Sides, telling: Telling, code: str) -> bool:
    """Whether force is used at a place of the doer's own state: "soldiers torched homes in the Sagaing region"."""
    force = telling.base in {"ASSAULT", "COERCE"}
    return force and any(a.country == code for a in sides.in_clause(telling.deed.at))


def told_here(sides: Sides, i: int) -> set[str]:
    """The states and organisations that a sentence tells of, by name, by a people or by a place."""
    sentence = sides.document.sentence_of(i)
    here = range(sentence.first, sentence.last)
    lie = {sides.places[k].country for k in here if k in sides.places}
    return named_here(sides, i) | {code for code in lie if code is not None}


def named_here(sides: Sides, i: int) -> set[str]:
    """The states and organisations that a sentence names, themselves or by one of theirs."""
    sentence = sides.document.sentence_of(i)
    here = range(sentence.first, sentence.last)
    heads = [m.head for m in sides.cast.mentions if m.head in here and not sides.is_in_a_name(m.head)]
    heads = [head for head in heads if not side_owners.is_of_descent(sides, head)]
    told = [a for head in heads for a in sides.cast.members(head)]
    return {a.country for a in told if a.country is not None and a.sector != NEWS}
