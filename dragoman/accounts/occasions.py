"""An occasion as an article tells it, and when two tellings can be of one: modes, statuses, parties, days, places."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.settings import Setting
from dragoman.mentions.cast import Actor
from dragoman.mentions.office_words import LEADERS
from dragoman.records import Place, Status

PHYSICAL = frozenset({"meeting", "visit", "summit"})
NOT_STANDING_FOR = frozenset("lawmakers parliamentarians mps senators deputies ambassadors diplomats judges".split())
REMOTE = frozenset({"phone", "video"})
OPPONENTS = frozenset({"REB", "OPP", "PRM", "UAF"})
"""Sectors of those who stand against a state: it doesn't stand for them, nor they for it."""
MINISTERS = frozenset({"foreign_minister", "defence_minister", "interior_minister", "finance_minister"})
OFFICES = MINISTERS | LEADERS
"""Offices that one person seldom holds two of."""
SPOTS = frozenset({"city", "exact"})  # places as exact as a town


@dataclass(slots=True)
class Contact:
    """An occasion as the article tells it so far: its tellings, the leading one first."""

    tellings: list[Candidate]
    settings: list[Setting]
    actors: list[Actor]
    mode: str
    sure: bool
    status: Status
    topics: list[tuple[int, int]] = field(default_factory=list)
    outcome: tuple[str, int, int] | None = None

    _lead: Candidate | None = None
    _weighed: int = 0

    @property
    def lead(self) -> Candidate:
        """The telling that the account quotes: the fullest of the text, else of the title."""
        for telling in self.tellings[self._weighed :]:
            if self._lead is None or _fullness(telling) > _fullness(self._lead):
                self._lead = telling
        self._weighed = len(self.tellings)
        assert self._lead is not None
        return self._lead


def _fullness(telling: Candidate) -> tuple[bool, int, bool, int]:
    """How much a telling says: in the text, with how many parties up to two, in a paragraph; the earlier first."""
    return (telling.part == "text", min(len(telling.actors), 2), telling.kind == "paragraph", -telling.trigger.at)


def modes_meet(a: str, sure_a: bool, b: str, sure_b: bool) -> bool:
    """Whether two modes can be of one occasion: "talks" goes with all, a call with no visit."""
    if a == b or "talks" in {a, b}:
        return True
    if not sure_a or not sure_b:
        return True
    return {a, b} <= PHYSICAL or {a, b} <= REMOTE


def statuses_meet(a: str, b: str) -> bool:
    """Whether two statuses can be of one occasion in one article."""
    return a == b or {a, b} <= {"planned", "proposed"}


def party_overlap(a: list[Actor], b: list[Actor]) -> int | None:
    """How many parties two tellings share; None where they name different ones on both sides.

    A state stands for its officials and the other way round; two persons of one state differ.
    """

    def same(x: Actor, y: Actor) -> bool:
        if x.key == y.key:
            return True
        if _are_apart(x, y) or _are_apart(y, x):
            return False
        if x.country and x.country == y.country:
            return x.kind != "person" or y.kind != "person"
        return False

    hits = [x for x in a if any(same(x, y) for y in b)]
    back = [y for y in b if any(same(x, y) for x in a)]
    if len(hits) == len(a) or len(back) == len(b):
        return min(len(hits), len(back))
    return None


def _are_apart(x: Actor, y: Actor) -> bool:
    """Whether one never stands for the other: lawmakers for the president, foreign ministers for premiers."""
    if x.sector in OPPONENTS and y.sector not in OPPONENTS and x.kind != "person":
        return True
    if x.kind == "role" and y.kind == "person" and _are_of_two_offices(x, y):
        return True
    return x.kind == "role" and y.kind == "person" and (x.role or "").split(" ")[-1] in NOT_STANDING_FOR


def _are_of_two_offices(x: Actor, y: Actor) -> bool:
    """Whether a title is another than a person's: "the foreign ministers" are not the presidents named before."""
    told = (y.role or "").casefold()
    known = {x.office, y.office} <= OFFICES and bool({x.office, y.office} & MINISTERS)
    known = known and y.role_span is not None  # told, not found in the table of who holds what
    return known and x.office != y.office and "foreign" not in told and "and" not in told.split()


def overlap(a: tuple[str | None, str | None], b: tuple[str | None, str | None]) -> bool:
    """Whether two ranges of days meet; an open end meets everything."""
    low = max(x for x in (a[0] or "", b[0] or ""))
    high = min(x for x in (a[1] or "9999", b[1] or "9999"))
    return low[: len(high)] <= high[: len(low)] if high else True


def joined(first: list[Actor], more: list[Actor]) -> list[Actor]:
    """The parties of two tellings: named persons first choice, a bare state only where no person of it is known."""
    joined = list(first)
    for actor in more:
        if actor.key in {a.key for a in joined}:
            continue
        same_state = [a for a in joined if a.country and a.country == actor.country]
        if actor.kind != "person" and any(not _are_apart(a, actor) and not _are_apart(actor, a) for a in same_state):
            continue
        if actor.kind == "person":
            joined = [a for a in joined if a.kind == "person" or a not in same_state or a.sector in OPPONENTS]
        joined.append(actor)
    return joined


def places_meet(contact: Contact, setting: Setting) -> bool:
    """Whether a telling can be set where an occasion was: no other state, no other city."""
    if setting.place is None:
        return True
    for other in contact.settings:
        if other.place is None:
            continue
        a, b = other.place, setting.place
        if a.country and b.country and a.country != b.country:
            return False
        if a.precision == "city" and b.precision == "city" and not _is_one_town(a, b):
            return False
    return True


def is_afar(contact: Contact, mode: str, *, sure: bool) -> bool:
    """Whether a telling is of a call and the occasion was in a town: "conferred in Oslo ... again by video"."""
    return sure and mode in REMOTE and any(_is_in_town(s) for s in contact.settings)


def _is_in_town(setting: Setting) -> bool:
    """Whether the words of a telling set it in a town or house."""
    place = setting.place
    return setting.seen_there and setting.place_why is None and place is not None and place.precision in SPOTS


def _is_one_town(a: Place, b: Place) -> bool:
    """Whether two places are in one town: of one point, or one named with the other ("the Elysee, Paris")."""
    one, other = a.name.casefold(), b.name.casefold()
    return (a.lat, a.lon) == (b.lat, b.lon) or one in other or other in one


def only_headed(contact: Contact) -> bool:
    """Whether an occasion has only been named in a heading so far, with some of its parties."""
    return all(c.part == "title" or c.kind == "heading" for c in contact.tellings)
