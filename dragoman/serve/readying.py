"""Gets an application ready before it answers: loaded, compiled and rehearsed, with nothing left open.

A process that does this once, and begins others after, gives them all that from the start, in memory they share.
"""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.serve.busy import Busy
from dragoman.serve.settings import Settings

if TYPE_CHECKING:
    from starlette.applications import Starlette

_log = logging.getLogger(__name__)
AFTER_SECONDS = 0.4  # in which the first page goes out
ENOUGH = 48  # steps: what is loaded, the pictures, and the pages with half of the filters
ALONE_AFTER_SECONDS = 15.0  # when nobody was got ready to take its place, a maker warms by itself
_PATIENCE_SECONDS = 10.0  # for a thread that has nothing left to do to end


class Readying:
    """An application that is made as it is first needed; after `steps` it is ready, and the same for all."""

    def __init__(self, settings: Settings, busy: Busy) -> None:
        self._settings = settings
        self._busy = busy
        self._ready: Starlette | None = None

    @property
    def done(self) -> bool:
        """Whether those who begin now have all that is got ready."""
        return self._ready is not None

    def app(self) -> Starlette:
        """The application that was got ready; before that, one that sees to it where this comes to nothing."""
        from dragoman.serve.app import create_app  # noqa: PLC0415  # half a second

        return self._ready or create_app(self._settings, warmed_after=ALONE_AFTER_SECONDS)

    def steps(self) -> Iterator[None]:
        """Gets an application ready, a step at a time; where that can't be done, there is none in the end.

        Where people wait for answers all the while, it stops: then those who answer learn by that what they need,
        and only after `ENOUGH` steps is what others would begin with worth more.
        """
        from dragoman.serve.app import create_app  # noqa: PLC0415

        time.sleep(AFTER_SECONDS)
        before, steps = threading.enumerate(), 0
        gc.disable()  # all that is made now stays
        try:
            app = create_app(self._settings)
            for steps, _ in enumerate(app.state.warming.now(), 1):  # noqa: B007
                yield
                if not self._busy.quiet_soon():
                    break
            else:
                steps = ENOUGH
        except Exception:  # whoever asks is told; what answers them goes on
            _log.warning("The pages could not be got ready before they are asked for.", exc_info=True)
            return
        finally:
            gc.enable()
        app.state.desk.close()  # no connection may be in two processes
        if steps >= ENOUGH and _ended(thread for thread in threading.enumerate() if thread not in before):
            gc.collect()
            gc.freeze()
            self._ready = app


def _ended(threads: Iterable[threading.Thread]) -> bool:
    """Whether some threads have come to their end: a lock that one holds at a fork would be held for ever."""
    left = list(threads)
    for thread in left:
        thread.join(_PATIENCE_SECONDS)
    return not any(thread.is_alive() for thread in left)
