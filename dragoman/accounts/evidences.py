"""Collects what each field of an account stands on, in characters of the article."""

from __future__ import annotations

from dragoman.language import Document
from dragoman.records import Evidence

RULE = "rule:contacts"


class Evidences:
    """Collects the evidence of one account in characters of the article."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: list[Evidence] = []

    def add(self, evidence: Evidence) -> None:
        """Adds one piece."""
        self.found.append(evidence)

    def tokens(self, name: str, first: int, last: int, *, inferred: str | None = None) -> None:
        """Adds tokens [first, last) as what a field stands on."""
        part = self.document.sentence_of(first).part
        start, end = self.document.tokens[first].start, self.document.tokens[last - 1].end
        self.found.append(Evidence(name, RULE, part, start, end, inferred))

    def range(self, name: str, part: str, span: tuple[int, int] | None, *, inferred: str | None = None) -> None:
        """Adds characters as what a field stands on; without them the reason it is inferred."""
        if span is None:
            self.found.append(Evidence(name, RULE, inferred=inferred or "not in the words"))
        else:
            self.found.append(Evidence(name, RULE, part, span[0], span[1], inferred))  # type: ignore[arg-type]
