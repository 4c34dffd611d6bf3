"""An entry as plain text to be pasted: what is told, and each sentence with outlet, headline, day and address."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.briefing.days import day_words
from dragoman.briefing.shapes import Citation


def citation_text(told: str, citations: Sequence[Citation], id_: str, address: str) -> str:
    """The text: one paragraph for the entry, one for each sentence, and where the entry stands."""
    lines = [told, *map(_line, citations), f"Dragoman record, entry {id_}: {address}"]
    return "\n\n".join(lines) + "\n"


def _line(cited: Citation) -> str:
    sentence = f"{cited.before}{cited.words}{cited.after}".strip()
    published = day_words(cited.published, year=True) if cited.published else "without a date"
    parts = [cited.outlet, f"“{cited.title}”" if cited.title else None, published, cited.url]
    return f"“{sentence}” ({', '.join(part for part in parts if part)})"
