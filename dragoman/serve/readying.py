"""Gets an application ready before it answers: loaded, compiled and rehearsed, with nothing left open.

A process that does this once, and begins others after, gives them all that from the start, in memory they share.
"""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.serve.settings import Settings

if TYPE_CHECKING:
    from starlette.applications import Starlette

_log = logging.getLogger(__name__)
_PATIENCE_SECONDS = 10.0  # for a thread that has nothing left to do to end


class Readying:
    """An application that is made as it is first needed; after `steps` it is ready, and the same for all."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._ready: Starlette | None = None

    def app(self) -> Starlette:
        """The application that was got ready; before that, one that leaves it to this to be."""
        from dragoman.serve.app import create_app  # noqa: PLC0415  # half a second

        return self._ready or create_app(self._settings, warmed=False)

    def steps(self) -> Iterator[None]:
        """Gets an application ready, a step at a time; where that can't be done, there is none in the end."""
        from dragoman.serve.app import create_app  # noqa: PLC0415

        before = threading.enumerate()
        gc.disable()  # all that is made now stays
        try:
            app = create_app(self._settings)
            yield from app.state.warming.now()
        except Exception:  # whoever asks is told; what answers them goes on
            _log.warning("The pages could not be got ready before they are asked for.", exc_info=True)
            return
        finally:
            gc.enable()
        app.state.desk.close()  # no connection may be in two processes
        if _ended(thread for thread in threading.enumerate() if thread not in before):
            gc.collect()
            gc.freeze()
            self._ready = app


def _ended(threads: Iterable[threading.Thread]) -> bool:
    """Whether some threads have come to their end: a lock that one holds at a fork would be held for ever."""
    left = list(threads)
    for thread in left:
        thread.join(_PATIENCE_SECONDS)
    return not any(thread.is_alive() for thread in left)
