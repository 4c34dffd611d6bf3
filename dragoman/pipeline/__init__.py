"""Where reading and merging run: here or in several processes, what was skipped and why."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.pipeline.counting import estimate_inputs as estimate_inputs
    from dragoman.pipeline.run import Progress as Progress
    from dragoman.pipeline.run import Summary as Summary
    from dragoman.pipeline.run import available_cores as available_cores
    from dragoman.pipeline.run import read_articles as read_articles
    from dragoman.pipeline.run import read_into as read_into
    from dragoman.pipeline.version import reader_version as reader_version

# Fetched when asked for: a worker process needs neither the store nor intake, which are most of the memory.
_HOME_OF = {
    "Progress": "run",
    "Summary": "run",
    "available_cores": "run",
    "estimate_inputs": "counting",
    "read_articles": "run",
    "read_into": "run",
    "reader_version": "version",
}

__all__ = sorted(_HOME_OF)  # noqa: PLE0605  # all names


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'dragoman.pipeline' has no attribute {name!r}")
    return getattr(import_module(f"dragoman.pipeline.{_HOME_OF[name]}"), name)
