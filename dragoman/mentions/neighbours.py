"""Walks over the pieces of a text: what stands before and behind a token, in its sentence."""

from __future__ import annotations

from dragoman.codebook import NameMatch
from dragoman.language import Document
from dragoman.mentions.pieces import Piece, find_pieces


class Neighbours:
    """The pieces of one document by their tokens. `used` are tokens that a mention has taken."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens = document.tokens
        self._low = [token.text.casefold() for token in document.tokens]
        self.pieces = find_pieces(document)
        self.at: dict[int, Piece] = {i: p for p in self.pieces for i in range(p.first, p.last)}
        self.used: set[int] = set()

    def text(self, first: int, last: int) -> str:
        """The words of tokens [first, last) as they stand in the article."""
        return self.document.text_of(first, last)

    def low(self, i: int) -> str:
        """The token's text in lower case; empty outside the document."""
        return self._low[i] if 0 <= i < len(self._low) else ""

    def same_sentence(self, i: int, j: int) -> bool:
        """Whether both tokens exist and share a sentence."""
        n = len(self.tokens)
        return 0 <= i < n and 0 <= j < n and self.tokens[i].sentence == self.tokens[j].sentence

    def piece_ending(self, i: int, anchor: int) -> Piece | None:
        """The piece that ends just before token `i`, in the anchor's sentence."""
        if not self.same_sentence(i - 1, anchor):
            return None
        piece = self.at.get(i - 1)
        return piece if piece is not None and piece.last == i else None

    def piece_from(self, i: int, anchor: int) -> Piece | None:
        """The piece that starts at token `i`, in the anchor's sentence."""
        if not self.same_sentence(i, anchor):
            return None
        piece = self.at.get(i)
        return piece if piece is not None and piece.first == i else None

    def head_of(self, first: int, last: int) -> int:
        """The token of [first, last) whose head lies outside it."""
        for i in range(first, last):
            head = self.tokens[i].head
            if not first <= head < last or head == i:
                return i
        return last - 1


def gives_state(name: NameMatch) -> bool:
    """Whether a name gives whoever stands beside it a state or body."""
    return bool(name.code) and name.kind in {
        "state",
        "adjective",
        "demonym",
        "capital",
        "seat",
        "organisation",
        "organ",
        "entity",
        "group",
    }
