"""Finds what stands between quotation marks, over several sentences where it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.language.document import Document

_OPENING, _CLOSING, _PLAIN = frozenset("“„«"), frozenset("”»"), frozenset({'"', "``", "''"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens [first, last) between quotation marks; `continues` where it goes on from the one before."""

    first: int
    last: int
    continues: bool


def find_quotations(document: Document) -> list[Quotation]:
    """All quotations of the document in order. A mark left open ends with its block."""
    return list(_walk(document))


def _walk(document: Document) -> Iterator[Quotation]:
    opened: int | None = None
    carried = False  # the block before ended with its quotation open
    for token in document.tokens:
        if (opened is not None or carried) and token.i and _begins_block(document, token.i):
            if opened is not None and opened < token.i:
                yield Quotation(opened, token.i, carried)
            carried = opened is not None
            opened = None
        opens = token.text in _OPENING or (token.text in _PLAIN and opened is None)
        if opens and opened is None:
            opened = token.i + 1
        elif opened is not None and (token.text in _CLOSING or token.text in _PLAIN):
            if opened < token.i:
                yield Quotation(opened, token.i, carried)
            opened, carried = None, False
    if opened is not None and opened < len(document.tokens):
        yield Quotation(opened, len(document.tokens), carried)


def _begins_block(document: Document, i: int) -> bool:
    """Whether a paragraph begins at a token: a line break stands before it, or the text after the title."""
    before, after = document.sentence_of(i - 1), document.sentence_of(i)
    if before.part != after.part:
        return True
    return "\n" in document.part_text(after.part)[document.tokens[i - 1].end : document.tokens[i].start]
