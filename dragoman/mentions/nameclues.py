"""Tells the day of a text by those whom it names without an office: "Hulusi Akar told Oleksii Reznikov"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from dragoman import codebook
from dragoman.codebook import Holder, RoleMatch
from dragoman.mentions.clues import Clue, lead_end, quoted, sentence_bounds
from dragoman.mentions.daysets import between
from dragoman.mentions.officeclues import (
    AFTER_END,
    BEFORE,
    BY_SURNAME,
    FAR,
    LATE,
    LESSER,
    OFFICES,
    days_in_office,
    first_day,
    is_history,
    is_named,
    is_past,
    last_day,
    leads_to,
    spells_told,
    title_behind,
)

Name = tuple[int, int, tuple[Holder, ...]]

MINISTERS = frozenset({"foreign_minister", "defence_minister"})
LED = frozenset({"head_of_state", "head_of_government"})
BY_OFFICE = MINISTERS | {"national_security", "military_chief", "secretary_general"}
"""Offices by which a text that names them tells whom it means by a name."""
HELD = OFFICES | frozenset(LESSER) | {
    "deputy_secretary_general", "deputy_national_security", "commissioner", "organisation_chair", "crown_prince",
    "european_affairs_minister", "economy_minister", "energy_minister", "emergency_minister", "ambassador",
}  # fmt: skip
"""Offices by which their holders meet those of other states."""
MEETS = LED | BY_OFFICE | {
    "vice_president", "deputy_head_of_government", "crown_prince", "intelligence", "envoy", "negotiator", "adviser",
    "chief_of_staff", "ambassador_un", "director_general",
}  # fmt: skip
"""Those among them who speak for their state in any matter."""
NAME = re.compile(r"(?<![\w-])[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2}\b")
NO_NAME = re.compile(
    r"(?:With|In|But|And|For|When|While|As|After|Before|Earlier|Then|To|If|That|Both|Neither|On|From|Late|Since)\s"
)
"""Words that open a sentence, not a name."""
SHORTEST = 5  # letters of a surname that alone tells whom it means: not May
CONTACT = re.compile(
    r"(?i)\b(?:talk(?:s|ed|ing)?|sp(?:oke|eak|eaks|oken|eaking)|(?:tele)?phon(?:e|ed|es)|calls?|called|calling|rang|met|"
    r"meets?|meetings?|discuss(?:ed|es|ing)?|discussions?|told|tells|urged|urges|assured|briefed|thanked|"
    r"received|receives|hosted|welcomed|visit(?:s|ed|ing)?|consult(?:ed|ations?)|confer(?:red|s)?|conversations?|"
    r"negotiat\w+|summit|exchanged views|agree[ds]?|signed|greeted|warned|asked|invited|informed|praised|settled|"
    r"congratulated|joined|sat|shook hands)\b"
)
GONE = re.compile(
    rf"(?i)\b(?:sack(?:ed|ing)|remov(?:ed|al)|dismiss(?:ed|al)|fired|predecessor|successor|replaced?|successive|{LATE}|"
    r"(?<!at )once|used to|died|(?:death|memory) of|memoirs?|autobiography|recall(?:s|ed)|(?:his|her) (?:\w+ )?book|"
    r"resign\w*|candidate|nominee|opposition (?:leader|figure|"
    r"politician|chief)|(?<!since )(?<!by )(?<!until )then)\b"
)


def name_clues(text: str, titled: Sequence[Clue]) -> Iterator[Clue]:
    """The days on which those whom a text names without their office held one; `titled` are the clues by office.

    Both ends where the name has its state beside it, the text names the office, or the sentence tells of contact
    with one of another state who holds one.
    """
    roles = codebook.find_roles(text)
    known = codebook.people_in(text)
    people = [one for one in [*known, *_other_names(text, known)] if len({h.actor for h in one[2]}) == 1]
    people.sort(key=lambda one: one[0])
    told = {_actor(one) for one in people if any(c.start is not None and _is_in(one, c) for c in titled)}
    gone = {_actor(one) for one in people if is_past(text, roles, one[0]) or _is_gone(text, one)}
    offices = BY_OFFICE & {r.office for r in roles if not r.past and not r.elect}
    lead = lead_end(text)
    for one in people:
        if _actor(one) in told or _is_titled(text, roles, one):
            continue
        held: list[Holder] = []
        if one[0] < lead and _actor(one) not in gone and not is_history(text, one[0]):
            held = _held(text, one, offices) or _held_in_contact(text, one, people, gone)
        if held:
            told.add(_actor(one))
            reason = f"{quoted(text, one[0], one[1])}: in office {spells_told(held)}"
            yield Clue(_days(held), reason, 1, one[0], one[1])


def _other_names(text: str, people: Sequence[Name]) -> Iterator[Name]:
    """Surnames that stand alone, and other spellings, that only one in a high office of the text's states has."""
    known = bytearray(len(text))
    for first, last in [(m.start, m.end) for m in codebook.find_names(text)] + [one[:2] for one in people]:
        known[first:last] = b"1" * (last - first)
    for run in NAME.finditer(text):
        opening = NO_NAME.match(run.group())
        start = run.start() + (opening.end() if opening else 0)
        name = text[start : run.end()]
        if any(known[start : run.end()]) or (
            " " not in name and (len(name) < SHORTEST or codebook.opens_names(name))
        ):
            continue
        named = [h for h in codebook.holders(name) if h.office in BY_SURNAME and _is_spelled(h, name)]
        actors = {h.actor for h in named if is_named(text, h.country)}
        if len(actors) == 1:
            yield start, run.end(), codebook.spells_of(actors.pop())


def _is_spelled(holder: Holder, name: str) -> bool:
    """Whether a surname that sounds like a holder's begins like it too: Azov is not Yazov."""
    first = name.rsplit(maxsplit=1)[-1][0]
    return any(known.rsplit(maxsplit=1)[-1][0] == first for known in (holder.name, *holder.other_names))


def _days(held: Sequence[Holder]) -> int:
    """The days in office; of one who led a state, those between two terms too, for he is still met in them."""
    if any(h.office in LED for h in held):
        return between(min(map(first_day, held)), max(last_day(h, AFTER_END) for h in held))
    return days_in_office(held)


def _actor(one: Name) -> str:
    return one[2][0].actor


def _is_in(one: Name, clue: Clue) -> bool:
    """Whether a name stands within the words of a clue."""
    return (clue.start or 0) <= one[0] and one[1] <= (clue.end or 0)


def _is_titled(text: str, roles: Sequence[RoleMatch], one: Name) -> bool:
    """Whether a name has a title, of an office that its bearer isn't known to have held."""
    behind, ends = title_behind(text, roles, one[1]), bisect_right(roles, one[0], key=lambda r: r.start)
    before = [r for r in roles[max(0, ends - 1) : ends] if r.office in OFFICES and leads_to(text, r, one[0])]
    held = {h.office for h in one[2]}
    return bool(before) or (behind is not None and behind.office not in held)


def _is_gone(text: str, one: Name) -> bool:
    """Whether the words around a name tell that its bearer has left, or never held, an office."""
    return GONE.search(text[max(0, one[0] - BEFORE) : one[1] + BEFORE]) is not None


def _held(text: str, one: Name, offices: frozenset[str]) -> list[Holder]:
    """The spells meant by a name with its state beside it, or in an office that the text names.

    "The foreign ministers of Seoul and Tokyo ... Park Jin told Yoshimasa Hayashi", "NATO's Jens Stoltenberg".
    """
    start, end, holders = one
    held = [h for h in holders if h.office in HELD]
    named = [h for h in held if h.office in offices and is_named(text, h.country)]
    led = any(h.office in LED for h in held)  # and he is named as who led a state
    if len({h.start for h in named}) == 1 and not led:
        return named  # who came back may be named between
    of_state = [h for h in held if _is_of_state(text, h.country, start, end)]
    return [h for h in of_state if h.office in MEETS] or of_state


def _held_in_contact(text: str, one: Name, people: Sequence[Name], gone: set[str]) -> list[Holder]:
    """The spells of one who is told to be in contact with somebody of another state: "Blinken called Lavrov"."""
    left, right = sentence_bounds(text, one[0])
    held = [h for h in one[2] if h.office in HELD]
    if not held or max(_end(h) for h in held) < max(_end(h) for h in one[2]) or not CONTACT.search(text[left:right]):
        return []
    states = {h.country for h in one[2]}
    begin, end = (bisect_left(people, place, key=lambda p: p[0]) for place in (left, right))
    others = [p for p in people[begin:end] if _actor(p) not in gone]
    met = any(states.isdisjoint({h.country for h in p[2]}) and any(h.office in HELD for h in p[2]) for p in others)
    return held if met else []


def _end(spell: Holder) -> str:
    """When a spell ended; after all days where it has not."""
    return spell.end or "9999"


def _is_of_state(text: str, country: str, start: int, end: int) -> bool:
    """Whether a name has its state or organisation beside it: "Russia's Sergei Lavrov", "Sergei Lavrov of Russia"."""
    before, behind = text[max(0, start - FAR) : start], text[end : end + FAR]
    return any(
        before.endswith((f"{name}'s ", f"{name}’s ")) or behind.startswith((f" of {name}", f" of the {name}"))
        for name in _names(country)
        if name
    )


def _names(country: str) -> tuple[str, ...]:
    """What a state or an organisation is called."""
    state, organisation = codebook.state(country), codebook.organisation(country)
    if state is not None:
        return (state.name, *state.other_names, *state.capitals)
    return () if organisation is None else (organisation.name, *organisation.other_names)
