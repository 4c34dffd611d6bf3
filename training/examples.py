"""Turns trees into numbers to learn from, and batches of them, some written as headlines are."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.language.encoding import Encoded, encode
from dragoman.language.shapes import NUMBERS
from dragoman.language.wordpiece import WordPiece
from training.batches import Batch, buckets, pad
from training.network import Sizes
from training.treebanks import Tree

LONGEST = 256  # pieces; a handful of training sentences are longer


@dataclass(frozen=True, slots=True)
class Labels:
    """The classes of each head, in the order of its outputs."""

    pos: tuple[str, ...]
    tags: tuple[str, ...]
    relations: tuple[str, ...]

    @property
    def sizes(self) -> Sizes:
        """How many there are for each head."""
        return Sizes(len(self.pos), len(self.tags), len(self.relations))


@dataclass(frozen=True, slots=True)
class Example:
    """An encoded sentence and the numbers of its right answers."""

    encoded: Encoded
    pos: tuple[int, ...]
    tags: tuple[int, ...]
    heads: tuple[int, ...]
    relations: tuple[int, ...]
    joined: tuple[int, ...]  # places of "and" between proper nouns


def labels_of(trees: Sequence[Tree]) -> Labels:
    """Every class seen in the trees, sorted."""
    return Labels(
        pos=tuple(sorted({pos for tree in trees for pos in tree.pos})),
        tags=tuple(sorted({tag for tree in trees for tag in tree.tags})),
        relations=tuple(sorted({name for tree in trees for name in tree.relations})),
    )


def examples_of(trees: Sequence[Tree], labels: Labels, cutter: WordPiece) -> list[Example]:
    """The trees as numbers, leaving out the few too long for one batch."""
    pos = {name: number for number, name in enumerate(labels.pos)}
    tags = {name: number for number, name in enumerate(labels.tags)}
    relations = {name: number for number, name in enumerate(labels.relations)}
    examples = [
        Example(
            encode(tree.words, cutter),
            tuple(pos[name] for name in tree.pos),
            tuple(tags[name] for name in tree.tags),
            tree.heads,
            tuple(relations[name] for name in tree.relations),
            joining(tree),
        )
        for tree in trees
    ]
    return [example for example in examples if len(example.encoded.pieces) <= LONGEST]


def varied(example: Example, labels: Labels, cutter: WordPiece, chance: random.Random) -> Example:
    """Now and then the sentence as a headline writes it, which treebanks have few of."""
    drawn = chance.random()
    if drawn < 0.05 + 0.1 * bool(example.joined):
        example = with_commas(example, labels, cutter)
    if drawn < 0.05:
        return written_as(example, "title")
    if drawn > 0.96:
        return written_as(example, "upper" if drawn > 0.98 else "lower")
    return example


def with_commas(example: Example, labels: Labels, cutter: WordPiece) -> Example:
    """ "Lavrov and Blinken" as "Lavrov, Blinken", on the same tree."""
    pieces, shapes = list(example.encoded.pieces), list(example.encoded.shapes)
    pos, tags, relations = list(example.pos), list(example.tags), list(example.relations)
    for word in example.joined:
        place = example.encoded.first[word + 1]
        pieces[place], shapes[place] = cutter.pieces(",")[0], NUMBERS["signs"]
        pos[word], tags[word] = labels.pos.index("PUNCT"), labels.tags.index(",")
        relations[word] = labels.relations.index("punct")
    encoded = replace(example.encoded, pieces=tuple(pieces), shapes=tuple(shapes))
    return replace(example, encoded=encoded, pos=tuple(pos), tags=tuple(tags), relations=tuple(relations))


def written_as(example: Example, wanted: str) -> Example:
    """All words in one shape: of titles, of capitals, of lower case."""
    written = {NUMBERS[name] for name in ("lower", "title", "upper", "letter", "mixed")}
    shapes = tuple(NUMBERS[wanted] if shape in written else shape for shape in example.encoded.shapes)
    return replace(example, encoded=replace(example.encoded, shapes=shapes))


def joining(tree: Tree) -> tuple[int, ...]:
    """The places of each "and" between two proper nouns."""
    return tuple(
        place
        for place, (word, head) in enumerate(zip(tree.words, tree.heads, strict=True))
        if word == "and"
        and 0 < place < len(tree.words) - 1
        and tree.pos[place - 1] == tree.pos[head - 1] == "PROPN"
        and tree.relations[head - 1] == "conj"
        and head - 1 > place
    )


def batches(
    examples: Sequence[Example], vary: Callable[[Example], Example], *, most: int, chance: random.Random
) -> Iterator[tuple[Batch, list[Example]]]:
    """One epoch of shuffled batches, each of sentences of nearly one length."""
    lengths = [len(example.encoded.pieces) for example in examples]
    order = list(range(len(examples)))
    chance.shuffle(order)
    groups = [
        [order[place] for place in group] for group in buckets([lengths[number] for number in order], most=most)
    ]
    chance.shuffle(groups)
    for group in groups:
        chosen = [vary(examples[number]) for number in group]
        yield pad([example.encoded for example in chosen]), chosen
