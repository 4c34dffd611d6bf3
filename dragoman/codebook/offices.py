"""Who held which office from when to when: the tables of holders, joined, and looked up by office."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dragoman.codebook.folding import fold, name_sounds, name_words
from dragoman.codebook.states import states
from dragoman.codebook.tables import bare_rows, cell_list, rows

# Offices that one person holds at a time, so that the next one's start ends an open spell.
_ONE_AT_A_TIME = frozenset(
    {"foreign_minister", "defence_minister", "finance_minister", "interior_minister", "head_of_state",
     "head_of_government", "national_security"}
)  # fmt: skip
COLUMNS = ("country", "office", "title", "name", "family", "other_names", "wikidata", "start", "end", "end_known",
            "source", "as_of")  # fmt: skip
_WIKIDATA = re.compile(r"Q\d+")
DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_OURS = ("own", "added")  # sources that know who followed whom, and so may end what others leave open
_added: list[tuple[tuple[str, ...], ...]] = [()]
# Two tables count one spell from the appointment and from the oath.
_SAME_START = datetime.timedelta(days=60)


class Holder(NamedTuple):
    """One spell of one person in one office; a tuple, for there are many to load.

    Days may be partial (`2022-03`); None where not known.

    `end_known` with no `end`: in office when the source was last seen (`as_of`).
    """

    country: str
    office: str
    title: str
    name: str
    family: str
    other_names: tuple[str, ...]
    wikidata: str | None
    start: str | None
    end: str | None
    end_known: bool
    source: str
    as_of: str | None
    identity: str = ""

    @property
    def actor(self) -> str:
        """The person's identity: the Wikidata id, or a slug of the name."""
        return self.identity or self.wikidata or "-".join(name_words(self.name))

    def in_office(self, on: datetime.date) -> bool:
        """Whether the person held the office on a day, as far as is known.

        A partial day counts as the whole of its month or year. A spell without an end counts for
        four years after it was last seen, the usual length of a term; one year where the source
        says that somebody else follows.
        """
        return self.in_office_between(on, on)

    def in_office_between(self, first: datetime.date | None, last: datetime.date | None) -> bool:
        """Whether the person held the office on any day from the first to the last; either may be open."""
        if last is not None and self.start is not None and last.isoformat()[: len(self.start)] < self.start:
            return False
        if first is None:
            return True
        day = first.isoformat()
        if self.end is not None:
            return day[: len(self.end)] <= self.end
        seen = max(self.start or "", self.as_of or "")
        return not seen or int(day[:4]) - int(seen[:4]) <= (4 if self.end_known else 1)


@cache
def all_holders() -> tuple[Holder, ...]:
    """Every spell of both tables, one where two rows tell of the same."""
    spells: dict[tuple[str, str, str], list[Holder]] = defaultdict(list)
    read = [_holder(row) for table in ("holders", "holders_more") for row in bare_rows(table, COLUMNS)]
    read += [_holder(row) for row in added_rows()]
    for holder in _identified(read):
        known = spells[holder.country, holder.office, holder.actor]
        place = next((place for place, other in enumerate(known) if _same_spell(holder, other)), None)
        if place is None:
            known.append(holder)
        else:
            known[place] = _joined(known[place], holder)
    return _ended([holder for known in spells.values() for holder in known])


def added_rows() -> tuple[tuple[str, ...], ...]:
    """The user's own rows that count in this process; see `codebook.additions`."""
    return _added[0]


def take_rows(rows: tuple[tuple[str, ...], ...]) -> None:
    """Lets these rows of the user's count, and no earlier ones, from now on in this process."""
    _added[0] = rows
    for made in (all_holders, _by_office):
        made.cache_clear()


@cache
def offices_held() -> frozenset[str]:
    """The classes of offices in the shipped tables."""
    return frozenset(row[1] for table in ("holders", "holders_more") for row in bare_rows(table, COLUMNS))


def _holder(row: Sequence[str]) -> Holder:
    country, office, title, name, family, other_names, wikidata, start, end, end_known, source, as_of = row
    return Holder(
        country,
        office,
        title,
        name,
        family,
        cell_list(other_names) if other_names else (),
        wikidata or None,
        start or None,
        end or None,
        end_known == "yes",
        source,
        as_of or None,
    )


def _identified(holders: list[Holder]) -> list[Holder]:
    """One identity for people of one state who share a full name in any spelling, a Wikidata id before a slug.

    Whoever heads an organisation is the one person of that name in any state.
    """
    ids: dict[tuple[str, tuple[str, ...]], str] = {}
    heads = {name_sounds(h.name) for h in holders if not h.wikidata and h.country not in states()}
    anywhere: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for holder in sorted(holders, key=lambda holder: holder.wikidata is None):
        keys = [(holder.country, name_sounds(name)) for name in (holder.name, *holder.other_names)]
        known = holder.wikidata or next((ids[key] for key in keys if key in ids), holder.actor)
        for key in keys:
            if len(key[1]) > 1:
                ids.setdefault(key, known)
                if key[1] in heads:
                    anywhere[key[1]].add(known)
    return [holder if holder.wikidata else _with_identity(holder, ids, anywhere) for holder in holders]


def _with_identity(
    holder: Holder, ids: dict[tuple[str, tuple[str, ...]], str], anywhere: dict[tuple[str, ...], set[str]]
) -> Holder:
    sounds = name_sounds(holder.name)
    known = ids.get((holder.country, sounds))
    if holder.country not in states():
        namesakes = [actor for actor in anywhere.get(sounds, ()) if _WIKIDATA.fullmatch(actor)]
        known = namesakes[0] if len(namesakes) == 1 else known
    return holder if known is None or known == holder.actor else holder._replace(identity=known)


def _same_spell(one: Holder, other: Holder) -> bool:
    if one.start is None or other.start is None:
        return False
    if one.start.startswith(other.start) or other.start.startswith(one.start):
        return True
    if len(one.start) == len(other.start) == len("2022-03-14"):
        return abs(datetime.date.fromisoformat(one.start) - datetime.date.fromisoformat(other.start)) <= _SAME_START
    return False


def _joined(base: Holder, added: Holder) -> Holder:
    """One spell of two: named as by Wikidata where it has it, with the other's end and spellings."""
    if "wikidata" in added.source and "wikidata" not in base.source:
        base, added = added, base
    names = dict.fromkeys((*base.other_names, added.name, *added.other_names))
    others = tuple(name for name in names if fold(name) != fold(base.name))
    # A spell of one day is what a source leaves of a date that it corrected later.
    end = next((spell.end for spell in (base, added) if spell.end is not None and spell.end != spell.start), None)
    return base._replace(
        other_names=others,
        family=base.family or added.family,
        start=max(base.start or "", added.start or "", key=len) or None,
        end=end,
        end_known=base.end_known or added.end_known,
        source="+".join(dict.fromkeys((*base.source.split("+"), *added.source.split("+")))),
        as_of=max(base.as_of or "", added.as_of or "") or None,
    )


def _ended(spells: list[Holder]) -> tuple[Holder, ...]:
    """Ends an open spell in an office that one person holds at a time where somebody followed."""
    offices: dict[tuple[str, str], list[Holder]] = defaultdict(list)
    for holder in spells:
        offices[holder.country, holder.office].append(holder)
    return tuple(
        _closed(holder, offices[holder.country, holder.office]) if holder.office in _ONE_AT_A_TIME else holder
        for holder in spells
    )


def _closed(holder: Holder, others: list[Holder]) -> Holder:
    """With the start of the first who took over after the spell was last seen, or whom our own table names.

    Wikipedia's list says nobody's end, so there any later start ends a spell.
    """
    if holder.end is not None or _is_ours(holder) or holder.start is None:
        return holder
    starts = [
        other.start
        for other in others
        if other.start is not None
        and other.start > holder.start
        and other.actor != holder.actor
        and (_is_ours(other) or holder.source == "wikipedia" or other.start > (holder.as_of or ""))
    ]
    return holder._replace(end=min(starts), end_known=False) if starts else holder


def _is_ours(holder: Holder) -> bool:
    return any(source in holder.source for source in _OURS)


@cache
def _by_office() -> dict[tuple[str, str], tuple[Holder, ...]]:
    found: dict[tuple[str, str], list[Holder]] = defaultdict(list)
    for holder in all_holders():
        found[holder.country, holder.office].append(holder)
    return {key: tuple(spells) for key, spells in found.items()}


def holders_of(country: str, office: str, on: datetime.date | None = None) -> list[Holder]:
    """Who held an office of a state or organisation, on a day or ever; the last to start first.

    Where the constitution knows no prime minister the head of state is the head of government as well
    (`executives.csv`), on days for which no row names another.
    """
    found = [holder for holder in _by_office().get((country, office), ()) if on is None or holder.in_office(on)]
    if not found and office == "head_of_government" and on is not None and _heads_its_government(country, on):
        return holders_of(country, "head_of_state", on)
    return sorted(found, key=lambda holder: holder.start or "", reverse=True)


def _heads_its_government(country: str, on: datetime.date) -> bool:
    """Whether a state's head was the head of its government on a day."""
    day = on.isoformat()
    return any(start <= day and (not end or day < end) for start, end in _executives().get(country, ()))


@cache
def _executives() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows("executives"):
        found[row["country"]].append((row["start"], row["end"]))
    return found
