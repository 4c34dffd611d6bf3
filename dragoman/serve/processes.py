"""The processes that serve the record together: one that readers speak with, others that make the answers.

Whoever of them dies is begun anew. All are forked from one that answers nobody: it ends them, and they end with it,
however it ends. While the first makers already answer, it gets ready what they load and remember only as they are
asked (`readying`), once for all of them; then others who have all that take their places.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from types import FrameType
from typing import NoReturn

from dragoman.serve.busy import Busy
from dragoman.serve.readying import Readying
from dragoman.serve.settings import Settings

SWITCH_SECONDS = 0.001
"""After which a page that is being made lets what is kept go out; by itself, Python waits five times as long."""
SOON_SECONDS, MOST_SOON = 5.0, 3
"""So many deaths in a row, each so soon after the start, are no accident: all end."""
WAITING = 512  # connections that wait to be taken
Job = Callable[[], None]


def serve_alone(settings: Settings, listening: socket.socket) -> None:
    """Answers until stopped, in this process."""
    from dragoman.serve.app import create_app  # noqa: PLC0415  # half a second

    sys.setswitchinterval(SWITCH_SECONDS)
    _answer(create_app(settings), listening)


def serve_together(settings: Settings, listening: socket.socket, makers: int) -> None:
    """Answers until stopped: in one process what is kept, in so many others what is to be made."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="dragoman-")))  # nobody else may look into it
        sockets = [stack.enter_context(_socket_at(folder / str(number))) for number in range(makers)]
        # Makers have their hosts checked, and their answers kept, by the process before them.
        busy = Busy()
        ready = Readying(replace(settings, hosts=(), kept=False), busy)
        jobs: list[Job] = [partial(_make, ready, each) for each in sockets]
        jobs.append(partial(_hand_out, settings, listening, [str(each.getsockname()) for each in sockets], busy))
        _load()
        keep_running(jobs, meanwhile=ready.steps(), again=(each for each in range(makers) if ready.done))


def keep_running(jobs: Sequence[Job], *, meanwhile: Iterable[object] = (), again: Iterable[int] = ()) -> None:
    """Runs each job in a process of its own, again where it dies, until this process is told to stop.

    This process goes through `meanwhile`; after that the jobs of these numbers are begun `again`, and those who did
    them end. Raises SystemExit where one dies again and again just as it has begun.
    """
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, _stop)
    running = _Running(jobs)
    try:
        for number in range(len(jobs)):
            running.begin(number)
        for _ in meanwhile:
            running.look(wait=False)
        for number in again:
            running.begin_again(number)
        while True:
            running.look(wait=True)
    except _Stopped:
        return
    finally:
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, signal.SIG_IGN)
        _end([*running.began, *running.ending])


class _Running:
    """The processes that do some jobs: `began` has their numbers, `ending` those whose job another one does now."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self.began: dict[int, tuple[int, float]] = {}
        self.ending: set[int] = set()
        self._jobs = jobs
        self._soon = [0] * len(jobs)
        self._held, self._holding = os.pipe()  # held open by this process: others read an end of file when it is gone

    def begin(self, number: int) -> None:
        """Has a job done by a new process."""
        self.began[_forked(self._jobs[number], self._held, self._holding)] = number, time.monotonic()

    def begin_again(self, number: int) -> None:
        """Has a job done by a new process; the one that did it finishes what it was asked, and ends."""
        before = [pid for pid, (its, _) in self.began.items() if its == number]
        self.begin(number)
        for pid in before:
            del self.began[pid]
            self.ending.add(pid)
            os.kill(pid, signal.SIGTERM)

    def look(self, *, wait: bool) -> None:
        """Begins the job of a process that has died anew."""
        pid, _ = os.waitpid(-1, 0 if wait else os.WNOHANG)
        if pid in self.ending:
            self.ending.remove(pid)
        elif pid in self.began:
            number, since = self.began.pop(pid)
            self._soon[number] = self._soon[number] + 1 if time.monotonic() - since < SOON_SECONDS else 1
            if self._soon[number] > MOST_SOON:
                raise SystemExit(1)
            self.begin(number)


class _Stopped(BaseException):  # no error, and nothing that is caught as one
    """This process was told to stop."""


def _stop(_: int, __: FrameType | None) -> NoReturn:
    raise _Stopped


def _end(children: Sequence[int]) -> None:
    for child in children:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGTERM)
    for child in children:
        with suppress(ChildProcessError):
            os.waitpid(child, 0)


def _forked(job: Job, held: int, holding: int) -> int:
    """A process that does a job, and ends with this one."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, signal.SIG_DFL)
        os.close(holding)
        Thread(target=_end_with_parent, args=[held], daemon=True).start()
        job()
        status = 0
    except BaseException:  # the child never goes on where its parent was
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(status)


def _end_with_parent(held: int) -> None:
    os.read(held, 1)
    os.kill(os.getpid(), signal.SIGTERM)


def _socket_at(path: Path) -> socket.socket:
    made = socket.socket(socket.AF_UNIX)
    made.bind(str(path))
    made.listen(WAITING)
    return made


def _load() -> None:
    """Loads what all processes need, once for them all, and lets them share it."""
    import dragoman.serve.app  # noqa: PLC0415
    import dragoman.serve.front  # noqa: F401, PLC0415

    gc.collect()
    gc.freeze()


def _make(ready: Readying, listening: socket.socket) -> None:
    """Makes answers for the process that readers speak with."""
    sys.setswitchinterval(SWITCH_SECONDS)
    _answer(ready.app(), listening)


def _hand_out(settings: Settings, listening: socket.socket, makers: Sequence[str], busy: Busy) -> None:
    from dragoman.serve.front import create_front  # noqa: PLC0415

    _answer(create_front(settings, makers, busy), listening)


def _answer(app: object, listening: socket.socket) -> None:
    import uvicorn  # noqa: PLC0415

    config = uvicorn.Config(
        app,  # type: ignore[arg-type]
        log_level="warning",
        server_header=False,
        date_header=listening.family != socket.AF_UNIX,
        proxy_headers=False,
        timeout_keep_alive=15,
        h11_max_incomplete_event_size=32_768,
    )
    uvicorn.Server(config).run(sockets=[listening])
