"""The ledger: what was asked, offered or planned, and what became of it as far as anybody reported.

A matter is opened by an event ahead (a visit planned, talks proposed, help asked for or offered) and goes on with
events of the same two sides that answer it. Where none does, it is open or has lapsed: there is no report of it by
a day. That it did not happen is never said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from dragoman.merging.days import FIRST, LAST, bounds
from dragoman.merging.facts import stems
from dragoman.merging.parties import fold, last_name
from dragoman.records import Days, Party

State = Literal["asked", "offered", "planned", "done", "denied", "refused", "lapsed"]

CONTACT = "CONSULT"
OPENS: Mapping[str, State] = {
    "planned": "planned", "proposed": "asked", "demanded": "asked", "offered": "offered", "conditional": "offered",
}  # fmt: skip
CLOSES: Mapping[str, State] = {"happened": "done", "denied": "denied", "refused": "refused"}
# What answers an act: who was asked does it, promises it or says no.
YES, NO = frozenset({"AGREE", "CONCEDE", "COOPERATE", "AID", "RETREAT", "SUPPORT"}), frozenset({"REJECT"})
ANSWER_DAYS = 60  # an answer told later is to something else
WAIT_DAYS = 30  # a plan without a day that nobody reports on for so long has lapsed


class Told(Protocol):
    """What the ledger reads of an event; see `store.EventView`."""

    @property
    def id(self) -> str: ...  # noqa: D102

    @property
    def type(self) -> str: ...  # noqa: D102

    @property
    def mode(self) -> str | None: ...  # noqa: D102

    @property
    def status(self) -> str: ...  # noqa: D102

    @property
    def background(self) -> bool: ...  # noqa: D102

    @property
    def date(self) -> Days: ...  # noqa: D102

    @property
    def parties(self) -> tuple[Party, ...]: ...  # noqa: D102

    @property
    def source(self) -> tuple[Party, ...]: ...  # noqa: D102

    @property
    def target(self) -> tuple[Party, ...]: ...  # noqa: D102

    @property
    def topics(self) -> tuple[str, ...]: ...  # noqa: D102

    @property
    def history(self) -> tuple[tuple[str, str], ...]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Step:
    """One event of a matter: what it made of it, and its days."""

    state: State
    event: str
    date: Days


@dataclass(frozen=True, slots=True)
class Matter:
    """Something asked, offered or planned between some parties, its steps in order, and where it stands.

    `note` is "no report of it by DAY" where nothing has been reported of it since its day.
    """

    id: str
    state: State
    mode: str | None
    parties: tuple[Party, ...]
    steps: tuple[Step, ...]
    note: str | None


def ledger(events: Sequence[Told], *, today: str | None) -> tuple[Matter, ...]:
    """The matters that the events tell of, the newest opened last. `today` is the last day that the record covers."""
    answers: dict[tuple[str, str], list[Told]] = {}
    for event in events:
        for key in _keys(event):
            answers.setdefault(key, []).append(event)
    ordered = sorted(events, key=lambda event: (bounds(event.date), event.id))
    return tuple(_matter(event, answers, today) for event in ordered if _opens(event))


def _opens(event: Told) -> bool:
    statuses = {event.status, *(status for status, _ in event.history)}
    return not event.background and bool(statuses & OPENS.keys()) and event.type in (CONTACT, "REQUEST")


def _matter(event: Told, answers: Mapping[tuple[str, str], Sequence[Told]], today: str | None) -> Matter:
    statuses = dict.fromkeys([*(status for status, _ in event.history), event.status])
    steps = [Step(OPENS.get(status) or CLOSES[status], event.id, event.date) for status in statuses]
    if event.status in OPENS:
        answer = _answer(event, answers)
        if answer is not None:
            steps.append(Step(_made_of(answer), answer.id, answer.date))
    state, note = steps[-1].state, None
    if state in OPENS.values() and today is not None and _is_past(event, today):
        state, note = "lapsed", f"no report of it by {today}"
    return Matter(event.id, state, event.mode, event.parties, tuple(steps), note)


def _answer(event: Told, answers: Mapping[tuple[str, str], Sequence[Told]]) -> Told | None:
    """The first event of the same sides that answers: a meeting held that was planned, a yes or no to a request."""
    found = {other.id: other for key in _keys(event) for other in answers.get(key, ())}
    fitting = [other for other in found.values() if other.id != event.id and _answers(event, other)]
    return min(fitting, key=lambda other: (bounds(other.date), other.id), default=None)


def _answers(event: Told, other: Told) -> bool:
    (opened, ahead), (first, _) = bounds(event.date), bounds(other.date)
    if other.background or first == FIRST or first < (opened if opened != FIRST else first):
        return False
    latest = ahead if ahead != LAST and event.type == CONTACT else _plus(opened, ANSWER_DAYS)
    if first > latest:
        return False
    if event.type == CONTACT:
        return (
            other.type == CONTACT and other.status in CLOSES and _who(event) <= _who(other) and _in_kind(event, other)
        )
    turned = bool(_states(event.target) & _states(other.source))
    about = stems(" ".join(event.topics)) & stems(" ".join(other.topics))
    return turned and other.type in YES | NO and (bool(about) or not event.topics or not other.topics)


def _in_kind(event: Told, other: Told) -> bool:
    """Whether what was held can be what was planned: a call is no visit."""
    remote = {"phone", "video"}
    return (event.mode in remote) == (other.mode in remote) or "talks" in (event.mode, other.mode)


def _made_of(answer: Told) -> State:
    if answer.type == CONTACT:
        return CLOSES[answer.status]
    return "refused" if answer.type in NO or answer.status in ("refused", "denied") else "done"


def _is_past(event: Told, today: str) -> bool:
    first, last = bounds(event.date)
    if event.type != CONTACT:  # its day is that of asking, not of what was asked for
        return _plus(last if last != LAST else first, ANSWER_DAYS) < bounds((None, today))[1]
    end = last if last != LAST else _plus(first, WAIT_DAYS) if first != FIRST else None
    return end is not None and end < bounds((None, today))[1]


def _plus(day: str, days: int) -> str:
    if day in (FIRST, LAST):
        return LAST
    return date.fromordinal(date.fromisoformat(day).toordinal() + days).isoformat()


def _keys(event: Told) -> set[tuple[str, str]]:
    """The sides of an event by twos, whichever way round: what an answer shares."""
    parties = event.parties or (*event.source, *event.target)
    who = sorted(_states(parties))[:6]
    return {(one, other) for one in who for other in who if one < other}


def _states(parties: Iterable[Party]) -> set[str]:
    return {party.country or fold(party.name or party.role) for party in parties}


def _who(event: Told) -> set[str]:
    """The people of a contact by surname, or the states where they have none."""
    return {last_name(party.name) if party.name else (party.country or "") for party in event.parties}
