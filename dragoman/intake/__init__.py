"""Takes reports in: text, HTML, JSON Lines and CSV to articles, with what could not be read and why."""

from __future__ import annotations

from dragoman.intake.article import article_from_text
from dragoman.intake.files import read_path, read_paths, read_stream
from dragoman.intake.normal import normalise

__all__ = ["article_from_text", "normalise", "read_path", "read_paths", "read_stream"]
