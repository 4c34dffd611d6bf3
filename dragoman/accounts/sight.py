"""What the second coder sees in the passages of an article, each read once, and only where it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

from dragoman.accounts.coder import NONE, SIDES, Seen, Words, divided, load_sentence_coder
from dragoman.language import Document, Sentence

Pointer = Callable[[Seen, int, int], tuple[int | None, float]]
Pointers = Callable[..., list[tuple[int | None, float]]]
BY = "model:coder"
CONTACT = "CONSULT"
"""The type of act that a contact is."""
DOER, OTHER, DAY, PLACE, SAYER = range(len(SIDES))


@dataclass(frozen=True, slots=True)
class Said:
    """What the coder says of something, and how sure it is."""

    what: str
    share: float


class Sight:
    """The second coder's view of one document, by the document's own numbers of words."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._seen: dict[int, Seen | None] = {}

    def of(self, sentence: Sentence) -> Seen | None:
        """What is seen in a sentence, its passage read with it; None in one that is too long."""
        if sentence.i not in self._seen:
            passage = next(p for p in self._passages if sentence.i in p)
            sentences = self._words[passage.start : passage.stop]
            self._seen |= zip(passage, load_sentence_coder().see(sentences), strict=True)
        return self._seen[sentence.i]

    @cached_property
    def _passages(self) -> list[range]:
        """The sentences that are read together: never a heading or caption with text."""
        sentences = self.document.sentences
        kinds = [(s.part, s.kind) for s in sentences]
        apart = [i for i in range(1, len(kinds)) if kinds[i] != kinds[i - 1]]
        return divided(load_sentence_coder().sizes(self._words), apart=apart)

    @cached_property
    def _words(self) -> list[Words]:
        return [words_of(self.document, s) for s in self.document.sentences]

    def at(self, i: int) -> tuple[Seen, int] | None:
        """What is seen in the sentence of a word, and which of its words that is."""
        sentence = self.document.sentence_of(i)
        seen = self.of(sentence)
        return None if seen is None else (seen, i - sentence.first)

    def type_at(self, i: int) -> Said:
        """What kind of act a word tells, `none` among them."""
        found = self.at(i)
        return Said(NONE, 0.0) if found is None else Said(*found[0].type_at(found[1]))

    def act_at(self, i: int) -> tuple[str, float] | None:
        """The likeliest type of act at a word, `none` left aside, with its share of all; None where not seen."""
        found = self.at(i)
        return None if found is None else found[0].act_at(found[1])

    def none_at(self, i: int) -> float:
        """How sure it is that a word tells no act."""
        found = self.at(i)
        return 0.0 if found is None else found[0].none_at(found[1])

    def status_at(self, i: int) -> Said | None:
        """The status of the act that a word tells."""
        found = self.at(i)
        return None if found is None else Said(*found[0].status_at(found[1]))

    def mode_at(self, i: int) -> Said | None:
        """The mode of the contact that a word tells."""
        found = self.at(i)
        return None if found is None else Said(*found[0].mode_at(found[1]))

    def share_of(self, i: int, type_: str) -> float:
        """The share of one type of act at a word."""
        found = self.at(i)
        return 0.0 if found is None else found[0].share_of(found[1], type_)

    def shares_of(self, sentence: Sentence, type_: str) -> Iterator[tuple[int, float]]:
        """Each word of a sentence with the share of one type of act; of one too long to be seen, none is any."""
        seen = self.of(sentence)
        words = range(sentence.first, sentence.last)
        return zip(words, repeat(0.0) if seen is None else seen.shares_of(type_), strict=False)

    def background_at(self, i: int) -> float:
        """How sure it is that what a word tells is told as background."""
        found = self.at(i)
        return 0.0 if found is None else found[0].background_at(found[1])

    def side_of(self, i: int, side: int) -> tuple[int | None, float]:
        """The word of who does the deed at a word, to whom, when, where, or by whose account; None for none told."""
        return self._pointed(i, side, Seen.side_of)

    def far_side_of(self, i: int, side: int) -> tuple[int | None, float]:
        """The same as another sentence of its passage tells it."""
        return self._pointed(i, side, Seen.far_side_of)

    def sides_of(self, i: int, side: int, *, least: float) -> list[tuple[int | None, float]]:
        """The words of its sentence that may tell a side of the deed at a word, None for none; the surest first."""
        return self._all(i, side, least, Seen.sides_of)

    def named_sides_of(self, i: int, side: int, *, least: float) -> list[tuple[int | None, float]]:
        """The words of its passage that name a party of the deed at a word, None for none told; the surest first."""
        return self._all(i, side, least, Seen.named_sides_of)

    def _all(self, i: int, side: int, least: float, point: Pointers) -> list[tuple[int | None, float]]:
        """All that the coder points at for the deed at a word, by the document's own numbers, with their shares."""
        found = self.at(i)
        if found is None:
            return []
        first = self.document.sentence_of(i).first
        return [(None if at is None else at + first, share) for at, share in point(*found, side, least=least)]

    def _pointed(self, i: int, side: int, point: Pointer) -> tuple[int | None, float]:
        """Where the coder points for the deed at a word, by the document's own number, and how surely."""
        found = self.at(i)
        if found is None:
            return None, 0.0
        word, share = point(*found, side)
        return (None if word is None else word + self.document.sentence_of(i).first), share


def words_of(document: Document, sentence: Sentence) -> Words:
    """A sentence as the coder takes it."""
    tokens = document.tokens[sentence.first : sentence.last]
    return Words(
        tuple(t.text for t in tokens),
        tuple(t.pos for t in tokens),
        tuple(t.relation for t in tokens),
        tuple(t.head - sentence.first for t in tokens),
    )
