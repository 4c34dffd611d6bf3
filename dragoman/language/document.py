"""The words, sentences and trees of one article, each with its place in the stored text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dragoman.records import Article, BlockKind, Part


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark.

    `start` and `end` are code points of the sentence's part of the article. `head` is the
    document-wide number of the word it hangs on, its own for the root of a sentence; `relation`
    is the Universal Dependencies relation with its subtype (`nsubj:pass`), `pos` the universal
    part of speech and `tag` the Penn tag, which tells VBD from VBN.
    """

    i: int
    text: str
    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    head: int
    relation: str
    sentence: int

    @property
    def is_root(self) -> bool:
        """Whether the whole sentence hangs on this word."""
        return self.head == self.i


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` up to, not with, `last`; `kind` is that of the block they stand in."""

    i: int
    first: int
    last: int
    start: int
    end: int
    part: Part
    kind: BlockKind


@dataclass(frozen=True)
class Document:
    """An article with its sentences and their trees."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if not token.is_root:
                found[token.head].append(token.i)
        return tuple(tuple(children) for children in found)

    @cached_property
    def hanging(self) -> tuple[tuple[tuple[int, str, str], ...], ...]:
        """The words that hang on each word, each with its relation, also without the subtype."""
        bare = [token.relation.partition(":")[0] for token in self.tokens]
        return tuple(tuple((c, self.tokens[c].relation, bare[c]) for c in children) for children in self._children)

    @cached_property
    def known(self) -> defaultdict[str, dict[int, Any]]:
        """What rules have asked of words so far, by the name of the question: `tree.kept` keeps it here."""
        return defaultdict(dict)

    def children(self, i: int) -> tuple[int, ...]:
        """The words that hang on word `i`, in the order of the text."""
        return self._children[i]

    def subtree(self, i: int) -> tuple[int, ...]:
        """Word `i` and all that hangs below it, in the order of the text."""
        found = [i]
        for node in found:  # grows as it goes
            found.extend(self._children[node])
        return tuple(sorted(found))

    def ancestors(self, i: int) -> tuple[int, ...]:
        """The words above `i`, nearest first, ending with the root of its sentence."""
        found = []
        while not self.tokens[i].is_root:
            i = self.tokens[i].head
            found.append(i)
        return tuple(found)

    def sentence_of(self, i: int) -> Sentence:
        """The sentence in which word `i` stands."""
        return self.sentences[self.tokens[i].sentence]

    def root_of(self, sentence: Sentence) -> int:
        """The word on which the whole sentence hangs."""
        return next(i for i in range(sentence.first, sentence.last) if self.tokens[i].is_root)

    def part_text(self, part: Part) -> str:
        """The stored text of one part of the article, which offsets count in."""
        return (self.article.title or "") if part == "title" else self.article.text

    def text_of(self, first: int, last: int) -> str:
        """The stored text from word `first` up to, not with, word `last`; both of one part."""
        if first >= last:
            return ""
        stored = self.part_text(self.sentence_of(first).part)
        return stored[self.tokens[first].start : self.tokens[last - 1].end]
