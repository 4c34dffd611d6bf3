"""Tells receivers of new and changed entries: each in its own turn, again after a while where it fails, never lost.

What changed is kept as notices in the store before anything is sent, and noted as delivered after it was taken. A
notice goes out at least once, under the same id each time. A receiver that fails is asked ever less often and holds
up none but itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from dragoman.errors import CouldNotFetch
from dragoman.fetching import Clock, Poster
from dragoman.serve.hooks.composing import notice_of, ping, withdrawn
from dragoman.serve.hooks.signing import signed_headers
from dragoman.serve.hooks.watchlist import Hook
from dragoman.store import Store, notices
from dragoman.store.notices import Notice

MOST_TRIES = 12  # over about two days
FIRST_WAIT, LONGEST_WAIT = 10.0, 10 * 3600.0  # seconds, three times as long after each failure
SET_ASIDE = 120.0  # seconds in which a notice that is being sent is nobody else's; longer than a sending can take
AGAIN = 120.0  # seconds of changes that are looked at once more, since a longer transaction ends later
A_LOOK = 200  # events at a time
MOST_SENT = 500  # to one receiver in a round
_AT_ONCE = 16
_THIS_ONE = "refused"  # the kind of failure that may be about this one notice; others are about the receiver
MOST_REFUSED = 5  # in a row: then it is the receiver, too
_BEGINNING = "0001-01-01T00:00:00+00:00"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A receiver that did not take a notice, and why. Its address is never told."""

    hook: str
    reason: str
    kind: str


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did: notices made and delivered, those given up for good, what failed."""

    made: int
    delivered: int
    dead: int
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class _Sent:
    delivered: int = 0
    dead: int = 0
    troubles: tuple[Trouble, ...] = ()


class Notifier:
    """Tells receivers what a store learns. `page` is the address of the live page that notices point to."""

    def __init__(
        self,
        store: Store,
        hooks: Sequence[Hook],
        poster: Poster,
        *,
        clock: Clock,
        page: str = "",
        chance: Random | None = None,
    ) -> None:
        self._store = store
        self._hooks = tuple(hooks)
        self._poster = poster
        self._clock = clock
        self._page = page.rstrip("/")
        self._chance = chance or Random()  # noqa: S311  # spreads attempts, keeps no secret
        self._mark = ""

    def round(self) -> Round:
        """Notes what is to be told, and sends what is due. What fails comes again later and stops nothing else."""
        made = self._gather()
        with ThreadPoolExecutor(min(_AT_ONCE, len(self._hooks) or 1)) as pool:
            sent = list(pool.map(self._send_all, self._hooks))
        return Round(
            made,
            sum(each.delivered for each in sent),
            sum(each.dead for each in sent),
            tuple(trouble for each in sent for trouble in each.troubles),
        )

    def ping(self) -> tuple[Trouble, ...]:
        """Sends each receiver a notice of nothing; those that did not take it."""
        found = []
        for hook in self._hooks:
            told = ping(hook.name, now=self._now())
            try:
                self._post(hook, told["id"], told["body"])
            except CouldNotFetch as error:
                found.append(Trouble(hook.name, error.reason, error.kind))
        return tuple(found)

    def revive(self) -> int:
        """Lets dead letters be tried again; how many."""
        with self._store.watching() as connection:
            return notices.revive(connection, [hook.name for hook in self._hooks], now=self._now())

    def seconds_until_due(self) -> float | None:
        """How long nothing is to be sent; None where nothing waits."""
        with self._store.watching() as connection:
            due = notices.next_due(connection, [hook.name for hook in self._hooks])
        return None if due is None else max(0.0, datetime.fromisoformat(due).timestamp() - self._clock.now())

    def _gather(self) -> int:
        """Keeps a notice of every change that a receiver is to be told of; how many are new."""
        mark = self._store.mark()
        if mark == self._mark:
            return 0
        made = sum(self._gather_for(hook) for hook in self._hooks)
        self._mark = mark
        return made

    def _gather_for(self, hook: Hook) -> int:
        newest = _BEGINNING if hook.earlier else self._store.newest_change() or _BEGINNING
        with self._store.watching() as connection:
            begun, reached = notices.meet_receiver(connection, hook.name, begun=newest, now=self._now())
        made = 0
        while told := self._untold(hook, begun, reached):
            with self._store.watching() as connection:
                new = notices.add_notices(connection, told)
                newest = max([reached, *(row["made"] for row in told)])
                notices.change_receiver(connection, hook.name, {"reached": newest})
            made += new
            if not new:  # cannot be: what was told is not found again
                break
        return made + self._gather_gone(hook)

    def _untold(self, hook: Hook, begun: str, reached: str) -> list[dict[str, Any]]:
        """The notices of the next changes that a receiver has not been told of."""
        record = self._store.record()
        try:
            found = record.board.untold(
                hook.filters.query(), hook.name, begun=begun, since=_earlier(reached, AGAIN), limit=A_LOOK
            )
            articles = record.cards(account.article for _, view in found for account in view.accounts)
        finally:
            record.close()
        with self._store.watching() as connection:
            known = notices.told_of(connection, hook.name, [card.event for card, _ in found])
        return [
            notice_of(hook.name, card, view, articles, page=self._page, known=view.id in known, now=self._now())
            for card, view in found
        ]

    def _gather_gone(self, hook: Hook) -> int:
        made, now = 0, self._now()
        with self._store.watching() as connection:
            while lost := notices.gone(connection, hook.name):
                told = []
                for event, members in lost:
                    now_in = notices.events_with(connection, members.split()[: notices.MOST_TOLD])
                    told.append(withdrawn(hook.name, event, members, now_in, page=self._page, now=now))
                if not (new := notices.add_notices(connection, told)):
                    break
                made += new
        return made

    def _send_all(self, hook: Hook) -> _Sent:
        """Sends what is due to a receiver, until it fails as a whole."""
        done, refused = _Sent(), 0
        for _ in range(MOST_SENT):
            notice = self._claim(hook)
            if notice is None:
                break
            try:
                self._post(hook, notice.id, notice.body or "")
            except CouldNotFetch as error:
                refused = refused + 1 if error.kind == _THIS_ONE else MOST_REFUSED
                done = self._failed(hook, notice, error, done, down=refused >= MOST_REFUSED)
                if refused >= MOST_REFUSED:
                    break
            else:
                refused = 0
                self._delivered(hook, notice)
                done = _Sent(done.delivered + 1, done.dead, done.troubles)
        return done

    def _claim(self, hook: Hook) -> Notice | None:
        with self._store.watching() as connection:
            due, _ = notices.standing(connection, hook.name)
            if due > self._now():
                return None
            return notices.claim(connection, hook.name, now=self._now(), until=self._now(SET_ASIDE))

    def _post(self, hook: Hook, id_: str, body: str) -> None:
        content = body.encode("utf-8", "replace")
        headers = signed_headers(id_, int(self._clock.now()), content, hook.keys)
        self._poster.post(hook.url, content, {**headers, "Content-Type": "application/json"})

    def _delivered(self, hook: Hook, notice: Notice) -> None:
        now = self._now()
        with self._store.watching() as connection:
            notices.change_notice(
                connection, notice.id,
                {"state": "delivered", "body": None, "tries": notice.tries + 1, "trouble": None, "ended": now},
            )  # fmt: skip
            well = {"tried": now, "succeeded": now, "due": now, "failures": 0, "trouble": None}
            notices.change_receiver(connection, hook.name, well)

    def _failed(self, hook: Hook, notice: Notice, error: CouldNotFetch, done: _Sent, *, down: bool) -> _Sent:
        """Notes a failure: the notice again after a while, or given up; the receiver too where it is `down`."""
        tries = notice.tries + 1
        dead = tries >= MOST_TRIES
        ended = {"state": "dead", "ended": self._now()} if dead else {"due": self._again(tries, error)}
        with self._store.watching() as connection:
            notices.change_notice(connection, notice.id, {"tries": tries, "trouble": error.reason, **ended})
            failures = notices.standing(connection, hook.name)[1] + 1
            rest = {"due": self._again(failures, error)} if down else {}
            told = {"tried": self._now(), "failures": failures, "trouble": error.reason, **rest}
            notices.change_receiver(connection, hook.name, told)
        return _Sent(done.delivered, done.dead + dead, (*done.troubles, Trouble(hook.name, error.reason, error.kind)))

    def _again(self, failures: int, error: CouldNotFetch) -> str:
        """When to try again: when the receiver asks for it, else later each time, and never all at one moment."""
        longest = min(LONGEST_WAIT, FIRST_WAIT * 3 ** (failures - 1))
        spread = longest * (0.75 + self._chance.random() / 2)
        return self._now(max(spread, min(error.retry_after or 0.0, 2 * LONGEST_WAIT)))

    def _now(self, later: float = 0.0) -> str:
        return datetime.fromtimestamp(self._clock.now() + later, UTC).isoformat(timespec="seconds")


def _earlier(time: str, seconds: float) -> str:
    """A time of the clock, some seconds before; the beginning stays it."""
    if time <= _BEGINNING:
        return time
    return (datetime.fromisoformat(time) - timedelta(seconds=seconds)).isoformat(timespec="seconds")
