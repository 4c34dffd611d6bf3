"""Loads, a moment after the start, what the first pages can do without: so that no reader waits for it later."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from threading import Timer

_AFTER_SECONDS = 1.0


def warm_soon(loads: Sequence[Callable[[], object]]) -> None:
    """Runs these in the background, once the first page has had time to go out."""
    timer = Timer(_AFTER_SECONDS, _warm, [loads])
    timer.daemon = True
    timer.start()


def _warm(loads: Sequence[Callable[[], object]]) -> None:
    for load in loads:
        load()
    # Tables and modules stay for good: looked through by the garbage collector, they hold up an answer for 0.2 s.
    gc.freeze()


def load_names() -> None:
    """Loads the tables of states, bodies and people."""
    from dragoman.store.search import identities_named, states_named  # noqa: PLC0415

    states_named("Nobody")
    identities_named("Nobody")


def load_pictures() -> None:
    """Loads what draws the pictures."""
    from dragoman.briefing.shapes import Network, Tie  # noqa: PLC0415
    from dragoman.briefing.web import draw_web  # noqa: PLC0415

    draw_web(Network((Tie("One", "Other", 1, 0, ()),)))
