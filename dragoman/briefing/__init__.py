"""Tells the record to a person: a briefing composed from it, as terminal text, Markdown or one HTML page."""

from dragoman.briefing.composing import compose
from dragoman.briefing.markdown import to_markdown
from dragoman.briefing.page import to_html
from dragoman.briefing.shapes import Briefing
from dragoman.briefing.text import to_text

__all__ = ["Briefing", "compose", "to_html", "to_markdown", "to_text"]
