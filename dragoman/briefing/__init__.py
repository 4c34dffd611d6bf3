"""Tells the record to a person: a briefing composed from it, as terminal text, Markdown or one HTML page."""

from dragoman.briefing.compose import compose
from dragoman.briefing.page import to_html
from dragoman.briefing.shapes import Briefing

__all__ = ["Briefing", "compose", "to_html"]
