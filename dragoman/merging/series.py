"""Which figures stand on one line: the same thing counted, in the same place, by the same voice."""

from __future__ import annotations

from dragoman.hashes import content_id
from dragoman.merging.parties import fold
from dragoman.records import Figure


def series_id(figure: Figure) -> str:
    """Sixteen hexadecimal digits, equal for figures of one measure, unit, class, place, start and source."""
    return content_id(
        "series",
        figure.measure,
        figure.unit,
        fold(figure.of),
        fold(figure.where),
        figure.since,
        fold(figure.said_by),
    )
