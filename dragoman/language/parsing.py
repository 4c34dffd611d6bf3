"""Reads an article's blocks into a document: words, then sentences, then their trees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.language.complements import mended_heads, mended_relations, mended_tags
from dragoman.language.document import Document, Sentence, Token
from dragoman.language.headlines import as_in_text
from dragoman.language.lemmas import lemmas_of
from dragoman.language.sentences import split
from dragoman.language.tokenizer import Span, tokenize
from dragoman.records import Article, Block, Part

if TYPE_CHECKING:
    from dragoman.language.model import Engine, Parse

# Past this the tree is guesswork, and memory grows with the square of the words.
MOST_WORDS = 120
MOST_PIECES = 254  # and a start and an end mark
# Where a run of words too long to parse is cut, best first.
CUTS = (frozenset({";", ":", "…", "..."}), frozenset({",", "—", "–", "--", "-", "|", "•", "·"}))


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of one sentence, and the block that they stand in."""

    part: Part
    block: Block
    spans: tuple[Span, ...]
    words: tuple[str, ...]


def parse(article: Article, *, threads: int = 1) -> Document:
    """The article's title and text as a document. Loads the engine at the first call.

    Text with no words gives a document with no sentences. The same article gives the same
    document whatever was read before it.
    """
    from dragoman.language.model import load_engine  # noqa: PLC0415 (onnxruntime: only to parse)

    engine = load_engine(threads=threads)
    pieces = [piece for part, block in _blocks(article) for piece in _pieces(article, part, block, engine)]
    return assemble(article, pieces, [engine.parse(_written(article, piece)) for piece in pieces])


def _written(article: Article, piece: Piece) -> tuple[str, ...]:
    """The words of a sentence as they are parsed: a title with capitals throughout as if it stood in the text."""
    return as_in_text(piece.words, article.text) if piece.part == "title" else piece.words


def assemble(article: Article, pieces: Sequence[Piece], parses: Sequence[Parse]) -> Document:
    """The document of parsed sentences, heads counted through the whole of it."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, (piece, parsed) in enumerate(zip(pieces, parses, strict=True)):
        first = len(tokens)
        lemmas = lemmas_of(piece.words, parsed.tags)
        relations = mended_relations(lemmas, parsed.tags, parsed.heads, parsed.relations)
        tags = mended_tags(parsed.tags, parsed.heads, parsed.relations)
        heads = mended_heads(parsed.tags, parsed.heads, parsed.relations)
        for place, (start, end) in enumerate(piece.spans):
            head = heads[place]
            tokens.append(
                Token(
                    i=first + place,
                    text=piece.words[place],
                    start=start,
                    end=end,
                    lemma=lemmas[place],
                    pos=parsed.pos[place],
                    tag=tags[place],
                    head=first + (place if head == 0 else head - 1),
                    relation=relations[place],
                    sentence=number,
                )
            )
        begin, stop = piece.spans[0][0], piece.spans[-1][1]
        sentences.append(Sentence(number, first, len(tokens), begin, stop, piece.part, piece.block.kind))
    return Document(article, tuple(tokens), tuple(sentences))


def _blocks(article: Article) -> Iterator[tuple[Part, Block]]:
    """The title as a heading, then the blocks, or the lines of a text that has none."""
    if article.title:
        yield "title", Block("heading", 0, len(article.title))
    for block in article.blocks or _lines(article.text):
        yield "text", block


def _lines(text: str) -> Iterator[Block]:
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield Block("paragraph", start, start + len(line))
        start += len(line)


def _pieces(article: Article, part: Part, block: Block, engine: Engine) -> Iterator[Piece]:
    text = (article.title or "") if part == "title" else article.text
    spans = tokenize(text, block.start, block.end)
    for first, last in split(text, spans):
        words = [text[start:end] for start, end in spans[first:last]]
        sizes = [engine.size_of(word) for word in words]
        for begin, stop in _short_enough(words, sizes):
            yield Piece(part, block, tuple(spans[first + begin : first + stop]), tuple(words[begin:stop]))


def _short_enough(words: Sequence[str], sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The sentence whole, or cut at marks into ranges that the engine takes."""
    first = 0
    while first < len(words):
        last = _furthest(sizes, first)
        if last < len(words):
            last = _cut_before(words, first, last)
        yield first, last
        first = last


def _furthest(sizes: Sequence[int], first: int) -> int:
    total = 0
    for place in range(first, min(len(sizes), first + MOST_WORDS)):
        total += sizes[place]
        if total > MOST_PIECES:
            return max(place, first + 1)
    return min(len(sizes), first + MOST_WORDS)


def _cut_before(words: Sequence[str], first: int, last: int) -> int:
    """The place after the last good mark in the second half of the range, else its end."""
    for marks in CUTS:
        for place in range(last - 1, (first + last) // 2, -1):
            if words[place] in marks:
                return place + 1
    return last
