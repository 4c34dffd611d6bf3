"""Tells the day of a text by who holds which office in it: "Chancellor Scholz" was not said before December 2021."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from dragoman import codebook
from dragoman.codebook import Holder, RoleMatch
from dragoman.mentions.clues import Clue, lead_end, sentence_bounds
from dragoman.mentions.days import plus
from dragoman.mentions.daysets import EARLIEST, LATEST, after, union
from dragoman.mentions.office_words import office_in

OFFICES = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "interior_minister"}
    | {"finance_minister", "secretary_general", "national_security", "speaker", "vice_president"}
)
LESSER = {
    "ambassador_un": "ambassador_un", "envoy": "envoy", "spokesperson": "spokesperson",
    "spokesperson_mfa": "spokesperson", "military_chief": "military_chief", "intelligence": "intelligence",
    "deputy_head_of_government": "deputy_head_of_government", "director_general": "director_general",
    "deputy_foreign_minister": "deputy_foreign_minister", "deputy_defence_minister": "deputy_defence_minister",
    "chief_of_staff": "chief_of_staff", "adviser": "adviser", "negotiator": "negotiator",
}  # fmt: skip
"""Offices whose days are less well known, each with the one that titles give it as."""
BY_SURNAME = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})
"""Offices whose holders are all known, so that a surname and a state tell who is meant."""

LATE = (
    r"late(?!-|\s(?:on|in|at|last|this|to|night|evening|afternoon|morning|yesterday|today|\w+day|hours?|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*)\b)"
)
"""Who has died, not what came late: "the late president", not "late on Friday"."""
HISTORY = re.compile(
    rf"(?i)\b(?:1[89]|20)\d\d\b|(?<!since )(?<!by )\bthen\b|\bformer\b|\b{LATE}\b|\b\d0s\b|\bdecades?\b"
)
ONCE = re.compile(
    rf"(?i)\b(?:former|ex|then|{LATE}|one-?time|ousted|deposed|overthrown|toppled|fallen|exiled|slain|assassinated|jailed|"
    r"imprisoned|disgraced|retired)\b(?:[\s-]+[\w.'’]+){0,3}[\s-]*$"
)
OVERTHROWN = re.compile(
    r"(?i)\b(?:overthr[eo]w|oust(?:ed|ing)|toppl(?:ed|ing)|depos(?:ed|ing)|assassinat(?:ed|ing)|succeed(?:ed|ing|s)?|"
    r"replac(?:ed|ing|es)|death of|killing of|assassination of|overthrow of|ouster of|fall of)\b"
    r"(?:[\s-]+[\w.'’]+){0,3}[\s-]*$"
)
SENT_FOR = re.compile(r"\s(?:for|on|to|in)\s(?:the\s)?([A-Z].*)$")
OF_YEAR = re.compile(r"(?:Back\s)?[Ii]n\s(?:\w+\s)?(?:19|20)\d\d\b")
DONE_IN_YEAR = re.compile(r",?[^,;\n]*\bin\s(?:\w+\s)?(?:19|20)\d\d\b")
FIRST = re.compile(r"(?i)\bfirst\s+$")
COUNTERPART = re.compile(r"(?i)\b(?:counterpart|colleague|opposite number)(?P<several>s)?,?\s+$")
LISTED = re.compile(r"(?:,\s+|\s+and\s+|,\s+and\s+|\s+)$")
CAPITALS = r"[A-Z][\w'’-]*(?:\s(?:(?:and|of|the)\s)*[A-Z][\w'’-]*){0,5}"
RANK = (
    r"(?:Lieutenant|Lt|Major|Maj|Colonel|Col|Brigadier|Brig|Rear|Vice|Air|Chief|Field|Army|General|Gen|Admiral|Adm|"
    r"Marshal|Captain|Capt|Dr|Mr|Mrs|Ms|Prof|Professor|Sheikh|Shaikh|Sir|Dame|Lord|Hon|His|Her|Excellency|H\.E|Sen)"
)
TO_NAME = re.compile(
    rf"(?:\s(?:of|for)\s(?:(?:the\s)?{CAPITALS}|(?:this|that|the)\scountry))?,?\s(?:{RANK}[. -]\s?){{0,4}}"
)
"""What may stand between a title and its holder's name: "of the Republic of Kenya, Dr"."""
BEHIND_NAME = re.compile(r",\s(?:the\s)?(?:[A-Z][\w.-]*(?:['’]s)?\s){0,4}(?:top\s|chief\s|new\s)?")
NAMED_NEXT = re.compile(r"\s[A-Z]")
NAME = re.compile(r"[A-Z][\w’'-]+(?:\s(?:(?:al|el|bin|ben|de|der|den|van|von|dos|da)[\s-])*[A-Z][\w’'-]+){0,3}")
FAR = 90  # characters behind a title in which its holder is named
STYLES = frozenset(
    {"military_officer", "royal", "legislator", "expert", "counterpart"}
)  # that stand beside an office
MOST_TITLES = 3  # that stand before a name: "Defence Minister Colonel General"
SLACK = {7: 61, 4: 183}  # days by which a month or year known of a lesser office may be off
BEFORE = 60  # characters before a title in which it is told as one of the past
AFTER_END = 7  # days for which one who has left office is still told of by it
AFTER_COUP = 120  # days for which one who was ousted is
COUP = re.compile(r"(?i)\b(?:coup|junta|ousted|ouster|toppled|overthrown|deposed|putsch|putschists?)\b")


def office_clues(text: str) -> Iterator[Clue]:
    """The days on which the persons of a text held the offices that they are given; not those told of a year gone."""
    roles = codebook.find_roles(text)
    seen: set[tuple[str, str]] = set()
    lead, listed = lead_end(text), None
    people = codebook.people_in(text)
    coup = COUP.search(text) is not None
    for start, end, holders in [*people, *_by_title(text, roles, people)]:
        role = _role_of(text, roles, (start, end), listed)
        several = role is not None and (role.plural or _is_of_counterparts(text, start, listed))
        listed = (role, end) if role is not None and several else None
        held = [h for h in holders if role is not None and _is_held(text, h, role)]
        if role is None or not held or (held[0].name, role.office) in seen:
            continue
        if is_once(text, role) or (start > lead and is_history(text, role.start)):
            continue
        seen.add((held[0].name, role.office))
        clue = _clue(text, role, (start, end), held, coup=coup)
        yield replace(clue, days=after(min(map(first_day, held)))) if _is_of_year(text, start, end) else clue


def is_past(text: str, roles: Sequence[RoleMatch], start: int) -> bool:
    """Whether a name stands behind a title of the past: "former Chancellor Angela Merkel"."""
    ends = bisect_right(roles, start, key=lambda r: r.start)
    before = [r for r in roles[max(0, ends - MOST_TITLES) : ends] if r.end <= start and leads_to(text, r, start)]
    past = any(r.past or r.elect or is_once(text, r) for r in before)
    return past or ONCE.search(text[max(0, start - BEFORE) : start]) is not None


def _is_held(text: str, holder: Holder, role: RoleMatch) -> bool:
    """Whether a spell is in the office that a title names as held; an envoy's, where the text names its place."""
    known = role.office in OFFICES or role.office in LESSER
    office = office_in(role.role, role.office, holder.country) or role.office
    same = LESSER.get(holder.office, holder.office) == LESSER.get(office, office)
    same = same or holder.title.lower() == role.role  # Iran's president leads its government
    if not (known and same) or role.past or role.elect:
        return False
    sent = SENT_FOR.search(holder.title)
    return holder.office != "envoy" or (sent is not None and sent[1] in text)


def _by_title(
    text: str, roles: list[RoleMatch], people: list[tuple[int, int, tuple[Holder, ...]]]
) -> Iterator[tuple[int, int, tuple[Holder, ...]]]:
    """Names behind a title that are no known full name, with whom they mean by it.

    Other spellings ("Foreign Minister Sergej Lavroff"), and surnames of those whose state the text names.
    """
    for role in roles:
        known = any(leads_to(text, role, start) for start, _, _ in people if role.end <= start < role.end + FAR)
        if role.office in OFFICES and not role.plural and not known:
            found = [_named_at(text, role, name) for name in _names_behind(text, role, people)]
            named = [one for one in found if one is not None]
            yield from sorted(named, key=lambda one: one[0] - one[1])[:1]  # the longest


def _names_behind(
    text: str, role: RoleMatch, people: list[tuple[int, int, tuple[Holder, ...]]]
) -> Iterator[re.Match[str]]:
    """The capitalised words behind a title that may be its holder's name, and are no known full name."""
    behind = text[role.end : role.end + FAR]
    until = next((r.start for r in codebook.find_roles(behind) if r.office not in STYLES), FAR)
    for start in (m.start() for m in re.finditer(r"\b[A-Z]", behind[:until])):
        name = NAME.match(text, role.end + start)
        if name is None or any(first < name.end() and name.start() < last for first, last, _ in people):
            continue
        if leads_to(text, role, name.start()):
            yield name


def _named_at(text: str, role: RoleMatch, name: re.Match[str]) -> tuple[int, int, tuple[Holder, ...]] | None:
    """Whom a name behind a title means: as many of its words as are somebody's in that office."""
    words = [m.end() for m in re.finditer(r"\S+", name.group().removesuffix("'s").removesuffix("’s"))]
    for end in reversed(words):
        held = _meant(text, role, name.group()[:end], alone=end == words[0])
        if held:
            return name.start(), name.start() + end, held
    return None


def _meant(text: str, role: RoleMatch, name: str, *, alone: bool) -> tuple[Holder, ...]:
    """Who is meant by a name behind a title: one by the whole name, or all of that surname in states of the text."""
    if alone and role.office not in BY_SURNAME:
        return ()
    held = tuple(h for h in codebook.holders(name) if h.office == office_in(role.role, role.office, h.country))
    if alone:
        return tuple(h for h in held if is_named(text, h.country))
    return held if len({h.actor for h in held}) == 1 else ()


def is_named(text: str, country: str) -> bool:
    """Whether a text names a state, by its people or its capital too."""
    state = codebook.state(country)
    if state is None:
        return False
    return any(name in text for name in (state.name, *state.other_names, *state.adjectives, *state.capitals))


def _role_of(
    text: str, roles: list[RoleMatch], name: tuple[int, int], listed: tuple[RoleMatch, int] | None
) -> RoleMatch | None:
    """The office that a name is given: by the title before or behind it, as a counterpart, or in a list."""
    start, end = name
    if listed is not None and listed[1] < start and LISTED.fullmatch(text, listed[1], start):
        return listed[0]  # "their foreign ministers, John Kerry | and Mohammad Javad Zarif"
    before = [r for r in roles if r.end <= start and r.office not in STYLES]
    for role in reversed(before[-MOST_TITLES:]):
        if leads_to(text, role, start):
            return role
    behind = title_behind(text, roles, end)
    if behind is not None:
        return None if behind.plural else behind
    if not before:
        return None
    left, _ = sentence_bounds(text, start)
    one = before[-1].start >= left and not before[-1].plural
    return before[-1] if one and COUNTERPART.search(text, left, start) else None


def title_behind(text: str, roles: Sequence[RoleMatch], end: int) -> RoleMatch | None:
    """The title that stands behind a name: "Jake Sullivan, the national security adviser"."""
    place = bisect_right(roles, end, key=lambda r: r.start)
    behind = roles[place] if place < len(roles) else None
    if behind is None or not BEHIND_NAME.fullmatch(text, end, behind.start):
        return None
    return None if NAMED_NEXT.match(text, behind.end) else behind


def _is_of_counterparts(text: str, start: int, listed: tuple[RoleMatch, int] | None) -> bool:
    """Whether a name is one of several counterparts: "his Jordanian and Qatari counterparts, A. | and B."."""
    after_one = listed is not None and listed[1] < start and LISTED.fullmatch(text, listed[1], start) is not None
    first = COUNTERPART.search(text, max(0, start - BEFORE), start)
    return after_one or (first is not None and first["several"] is not None)


def leads_to(text: str, role: RoleMatch, start: int) -> bool:
    """Whether only its state and ranks stand between a title and a name, and no other name or title."""
    gap = text[role.end : start]
    if not TO_NAME.fullmatch(gap):
        return False
    return not any(r.office not in STYLES for r in codebook.find_roles(gap)) and not codebook.people_in(gap)


def is_once(text: str, role: RoleMatch) -> bool:
    """Whether a title is told as one of the past, or its holder as gone: "former UN chief", "overthrew President".

    A state's first president was its president once.
    """
    before = text[max(0, role.start - BEFORE) : role.start]
    first = role.office == "head_of_state" and FIRST.search(before) is not None
    return first or ONCE.search(before) is not None or OVERTHROWN.search(before) is not None


def is_history(text: str, position: int) -> bool:
    """Whether a sentence tells of a year gone by or of who held an office then."""
    left, right = sentence_bounds(text, position)
    return HISTORY.search(text[left:right]) is not None


def _is_of_year(text: str, start: int, end: int) -> bool:
    """Whether what the holder of an office did is told of a year: "when Minister Falk met him | in 2014"."""
    left, right = sentence_bounds(text, start)
    return OF_YEAR.match(text, left, start) is not None or DONE_IN_YEAR.match(text, end, right) is not None


def _clue(text: str, role: RoleMatch, name: tuple[int, int], held: list[Holder], *, coup: bool = False) -> Clue:
    """The days of all spells of a person in an office; who was ousted is told of by it for longer."""
    days = days_in_office(held, AFTER_COUP if coup else AFTER_END)
    start, end = min(role.start, name[0]), max(role.end, name[1])
    titled = TO_NAME.fullmatch(text, role.end, name[0])
    words = " ".join(text[start if titled else name[0] : name[1]].split())
    return Clue(days, f"“{words}”: in office {spells_told(held)}", 1, start, end)


def days_in_office(held: Iterable[Holder], later: int = AFTER_END) -> int:
    """The days of some spells, and those for which their holders are still told of by them."""
    return union((first_day(h), last_day(h, later)) for h in held)


def spells_told(held: Iterable[Holder]) -> str:
    """Some spells as a reason gives them."""
    return ", ".join(f"{h.start or '?'} to {h.end or 'open'}" for h in held)


def first_day(spell: Holder) -> date:
    """The first day of a spell."""
    return plus(as_day(spell.start), -_slack(spell, spell.start)) if spell.start else EARLIEST


def last_day(spell: Holder, later: int = 0) -> date:
    """The last day of a spell, and those on which its holder is still told of by it."""
    return plus(as_day(spell.end, last=True), later + _slack(spell, spell.end)) if spell.end else LATEST


def _slack(spell: Holder, day: str) -> int:
    """The days by which a spell in a lesser office may have begun before, or ended after, what is known of it."""
    return SLACK.get(len(day), 0) if spell.office in LESSER else 0


def as_day(day: str, *, last: bool = False) -> date:
    """A full or partial day of the table as its first or last day."""
    parts = [int(p) for p in day.split("-")]
    if len(parts) == 3:
        return date(*parts)
    if len(parts) == 2:
        return date(parts[0], parts[1], 28 if last else 1)
    return date(parts[0], 12, 31) if last else date(parts[0], 1, 1)
