"""Collects what each field of an account stands on, in characters of the article."""

from __future__ import annotations

from dragoman.language import Document
from dragoman.records import Evidence, Part, Span


class Evidences:
    """Collects the evidence of one account in characters of the article."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: list[Evidence] = []

    def add(self, evidence: Evidence) -> None:
        """Adds one piece."""
        self.found.append(evidence)

    def tokens(self, name: str, first: int, last: int, *, by: str | None = None, inferred: str | None = None) -> None:
        """Adds tokens [first, last) as what a field stands on; `by` names the rule or the table's row."""
        part = self.document.sentence_of(first).part
        start, end = self.document.tokens[first].start, self.document.tokens[last - 1].end
        self.found.append(Evidence(name, by or rule_of(name), part, start, end, inferred))

    def range(
        self, name: str, part: Part, span: Span | None, *, inferred: str | None = None, by: str | None = None
    ) -> None:
        """Adds characters as what a field stands on; without them the reason it is inferred."""
        start, end = span if span is not None else (None, None)
        why = inferred if span is not None else inferred or "not in the words"
        self.found.append(Evidence(name, by or rule_of(name), part, start, end, why))


def rule_of(field: str) -> str:
    """The name of the rule behind a field: `rule:contacts:parties` for `parties[0].role`."""
    return "rule:contacts:" + field.partition("[")[0].partition(".")[0]
