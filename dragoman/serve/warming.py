"""Loads, a moment after the start, what the first pages can do without: so that no reader waits for it later."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import Event, Thread

from dragoman.errors import DragomanError
from dragoman.serve.sweeping import Sweeper

_log = logging.getLogger(__name__)

_AFTER_SECONDS = 1.0
_LOOK_SECONDS = 2.0  # between two looks whether the record is another one
_PATIENCE_SECONDS, _MOMENT_SECONDS = 2.0, 0.02  # where so many ask all the time, nothing needs to be made ahead
Load = Callable[[], object]


class Warming:
    """Runs some loads in the background, once the first page has had time to go out: some seconds `after` it began.

    Then a `rehearsal`, step by step while nobody waits for an answer; then what is to be made `ahead`, and that again
    whenever the record's mark is another one; between them it sweeps.
    """

    def __init__(
        self,
        loads: Sequence[Load],
        *,
        rehearsal: Callable[[], Iterable[object]] = tuple,
        ahead: Sequence[Load] = (),
        mark: Callable[[], str] = str,
        sweeper: Sweeper | None = None,
        after: float | None = None,
    ) -> None:
        self._loads, self._ahead = loads, ahead
        self._rehearsal, self._mark = rehearsal, mark
        self._sweeper = sweeper or Sweeper()
        self._ready = False
        self._after = _AFTER_SECONDS if after is None else after
        self._stopped = Event()
        self._thread: Thread | None = None

    def now(self) -> Iterator[None]:
        """Loads, makes ahead and rehearses, a step at a time: then nothing of it is left for when it has begun."""
        for load in (*self._loads, *self._ahead):
            load()
            yield
        self._ready = True  # the rest is for the sake of the first to ask
        for _ in self._rehearsal():
            yield

    def start(self) -> None:
        """Begins, in its time."""
        self._stopped.clear()
        if self._ready:
            self._sweeper.begin()
        self._thread = Thread(target=self._warm, name="warming", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends with what is being run; returns when nothing of it goes on."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join()

    def _may_go_on(self) -> bool:
        """Whether what is made ahead may go on; waits a moment for those who are answered just now."""
        for _ in range(int(_PATIENCE_SECONDS / _MOMENT_SECONDS)):
            if self._stopped.is_set() or not self._sweeper.answering:
                break
            self._stopped.wait(_MOMENT_SECONDS)
        return not self._stopped.is_set() and not self._sweeper.answering

    def _warm(self) -> None:
        if self._stopped.wait(self._after):
            self._sweeper.end()
            return
        if not self._ready:
            self._get_ready()
            self._sweeper.begin()
        seen = None
        while self._ahead and not self._stopped.is_set():
            try:
                mark = self._mark()
                self._run(() if mark == seen else self._ahead)
                seen = mark
            except DragomanError:  # whoever asks for the page is told
                _log.warning("The record could not be read to draw ahead.", exc_info=True)
            self._sweeper.sweep()
            self._stopped.wait(_LOOK_SECONDS)
        self._sweeper.end()

    def _get_ready(self) -> None:
        self._run(self._loads)
        try:
            if self._may_go_on():
                for _ in self._rehearsal():
                    if not self._may_go_on():
                        break
        except DragomanError:
            _log.warning("The record could not be read to rehearse.", exc_info=True)

    def _run(self, loads: Sequence[Load]) -> None:
        for load in loads:
            if not self._stopped.is_set():
                load()


def load_names() -> None:
    """Loads the tables of states, bodies and people."""
    from dragoman.store.search import identities_named, states_named  # noqa: PLC0415

    states_named("Nobody")
    identities_named("Nobody")
