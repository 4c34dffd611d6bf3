"""The ledger: what was asked, offered, planned or threatened, and what became of it as far as anybody reported.

A matter is opened by an event ahead (a visit planned, help asked for or offered, an attack threatened) and goes on
with the events that open the same again or answer it. Where none does, it is open, or has lapsed where its own day
has passed: there is no report of it by a day. That it did not happen is never said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.merging.answers import (
    ANSWER_DAYS,
    CLOSES,
    CONTACT,
    OPENS,
    Kind,
    State,
    Told,
    answer,
    asked_again,
    kind_of,
    matter_of,
    plus,
    states,
)
from dragoman.merging.days import FIRST, LAST, bounds
from dragoman.records import Days, Party

WAIT_DAYS = 30  # after so long without a report a plan without a day says that there is none
SETTLED = frozenset({"done", "denied"})  # after which nothing more becomes of a matter


@dataclass(frozen=True, slots=True)
class Step:
    """One event of a matter: what it made of it, its days, and why it belongs to it (None for the first)."""

    state: State
    event: str
    date: Days
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """Something asked, offered, planned or threatened, its steps in order, and where it stands.

    `id` is the event that opened it; `about` is what it is about, in words; `source` asks, offers or plans it,
    `target` is asked. `note` is "no report of it by DAY" where nothing has been reported of it since its day.
    """

    id: str
    kind: Kind
    state: State
    mode: str | None
    about: tuple[str, ...]
    parties: tuple[Party, ...]
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    steps: tuple[Step, ...]
    note: str | None


def ledger(events: Sequence[Told], *, today: str | None) -> tuple[Matter, ...]:
    """The matters that the events tell of, the newest opened last. `today` is the last day that the record covers."""
    ordered = sorted(events, key=lambda event: (bounds(event.date), event.id))
    doers, taken, matters = _by_doer(ordered), set[str](), []
    for event in ordered:
        kind = kind_of(event)
        if kind is None or event.id in taken:
            continue
        steps = _steps(event, kind, doers)
        taken |= {step.event for step in steps[1:] if step.state in OPENS.values() or step.state == "agreed"}
        matters.append(_matter(event, kind, steps, today))
    return tuple(matters)


def of_event(matters: Iterable[Matter], event: str) -> tuple[Matter, ...]:
    """The matters in which an event is a step."""
    return tuple(matter for matter in matters if any(step.event == event for step in matter.steps))


@dataclass(frozen=True, slots=True)
class _Done:
    """The events of one doer in order of their first days."""

    days: list[str]
    events: list[Told]


def _by_doer(ordered: Iterable[Told]) -> Mapping[str, _Done]:
    """Events by whoever does them: the sources of acts, the parties of contacts."""
    doers: dict[str, _Done] = {}
    for event in ordered:
        for state in states(event.parties if event.type == CONTACT else event.source):
            done = doers.setdefault(state, _Done([], []))
            done.days.append(bounds(event.date)[0])
            done.events.append(event)
    return doers


def _steps(event: Told, kind: Kind, doers: Mapping[str, _Done]) -> list[Step]:
    """The opening and what came of it, until it is settled."""
    statuses = dict.fromkeys([*(status for status, _ in event.history), event.status])
    steps = [Step(OPENS.get(status) or CLOSES[status], event.id, event.date) for status in statuses]
    promised: Told | None = None
    for other in _later(event, doers) if event.status in OPENS else ():
        told = answer(event, other, kind)
        if told is None and promised is not None:
            told = answer(promised, other, "plan")
        if told is None and kind != "contact" and kind_of(other) == kind and (again := asked_again(event, other)):
            told = steps[0].state, f"again, on {again}"
        if told is None or (steps[-1].state == told[0] and steps[-1].event != event.id and told[0] not in SETTLED):
            continue
        steps.append(Step(told[0], other.id, other.date, told[1]))
        promised = other if told[0] == "agreed" else promised
        if told[0] in SETTLED:
            break
    return steps


def _later(event: Told, doers: Mapping[str, _Done]) -> list[Told]:
    """Events of either side from an event's first day on, in order, as long as they can answer it."""
    first, last = bounds(event.date)
    start = first if first != FIRST else plus(last, -ANSWER_DAYS) if last != LAST else FIRST
    end = plus(last if last != LAST and event.type == CONTACT else start, 2 * ANSWER_DAYS)
    sides = event.parties if event.type == CONTACT else (*event.source, *event.target)
    found: dict[str, Told] = {}
    for state in sorted(states(sides)):
        if (done := doers.get(state)) is not None:
            low, high = bisect_left(done.days, start), bisect_left(done.days, plus(end, 1))
            found |= {other.id: other for other in done.events[low:high] if other.id != event.id}
    return sorted(found.values(), key=lambda other: (bounds(other.date), other.id))


def _matter(event: Told, kind: Kind, steps: Sequence[Step], today: str | None) -> Matter:
    state, note = steps[-1].state, None
    if today is not None and state not in CLOSES.values():
        end = bounds((None, today))[1]
        due = _due(event)
        if due is not None and due < end and state in OPENS.values() and len(steps) == 1:
            state = "lapsed"
        if state == "lapsed" or _since(event) < end:
            note = f"no report of it by {today}"
    sides = event.parties or (*event.source, *event.target)
    words = matter_of(event).words
    return Matter(event.id, kind, state, event.mode, words, sides, event.source, event.target, tuple(steps), note)


def _due(event: Told) -> str | None:
    """The last day for which something was planned; None where no day was told, as for what was asked."""
    last = bounds(event.date)[1]
    return last if last != LAST and event.status == "planned" and event.type == CONTACT else None


def _since(event: Told) -> str:
    """The day after which it is worth saying that there is no report."""
    first, last = bounds(event.date)
    if event.type == CONTACT:
        return last if last != LAST else plus(first, WAIT_DAYS)
    return plus(last if last != LAST else first, WAIT_DAYS)
