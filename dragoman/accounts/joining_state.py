"""The joining of one article while it goes on."""

from __future__ import annotations

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.occasions import Contact
from dragoman.accounts.settings import Setting, Settings
from dragoman.language import Document
from dragoman.mentions.cast import Cast
from dragoman.records import Issue


class Joining:
    """The occasions of one article found so far. `pending` is a telling that lacks its other side."""

    def __init__(self, document: Document, cast: Cast, settings: Settings) -> None:
        self.document = document
        self.cast = cast
        self.settings = settings
        self.dated = settings.dated
        self.contacts: list[Contact] = []
        self.issues: list[Issue] = []
        self.pending: tuple[Candidate, Setting] | None = None
        self.headings: list[tuple[Candidate, Setting]] = []
