"""Runs the engine: sentences of words in; classes, tags and trees out.

Batches hold sentences of one article only and always in the same order. The
eight-bit arithmetic depends a little on what shares a batch, and the reading of an
article must depend on nothing but the article.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dragoman.language.batches import Batch, buckets, encode, pad
from dragoman.language.trees import best_tree
from dragoman.language.wordpiece import WordPiece

FOLDER = Path(__file__).parent / "model"
PIECES_A_BATCH = 1600  # past this a batch leaves the second-level cache and gets slower, not faster
OUTPUTS = ("pos_scores", "tag_scores", "arc_scores", "dependent_views", "head_views")

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Parse:
    """What the engine sees in a sentence; `heads` count words from 1, and the root's is 0."""

    pos: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


class Engine:
    """The loaded model. Make one with `load_engine`, which keeps it."""

    def __init__(self, folder: Path, *, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(
            str(folder / "parser.int8.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self.cutter = WordPiece.from_file(folder / "vocab.txt")
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.pos: list[str] = labels["pos"]
        self.tags: list[str] = labels["tags"]
        self.relations: list[str] = labels["relations"]
        with np.load(folder / "relations.npz") as table:
            self.kernel: Numbers = table["kernel"]
            self.bias: Numbers = table["bias"]

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Parse]:
        """The parse of each sentence of one article, in order; each has a word and fits a batch."""
        encoded = [encode(words, self.cutter) for words in sentences]
        parses: dict[int, Parse] = {}
        lengths = [len(sentence.pieces) for sentence in encoded]
        for group in buckets(lengths, most=PIECES_A_BATCH):
            found = self._run(pad([encoded[number] for number in group]))
            parses.update(zip(group, found, strict=True))
        return [parses[number] for number in range(len(encoded))]

    def size_of(self, word: str) -> int:
        """How many pieces the word takes in a batch."""
        return len(self.cutter.pieces(word))

    def _run(self, batch: Batch) -> list[Parse]:
        given = {name: getattr(batch, name) for name in ("pieces", "shapes", "first", "last")}
        pos, tags, arcs, dependents, heads = self.session.run(OUTPUTS, given)
        pos_best, tags_best = pos.argmax(axis=-1), tags.argmax(axis=-1)
        parses = []
        for row, length in enumerate(batch.lengths):
            words = slice(1, length + 1)
            tree = best_tree(arcs[row, : length + 1, : length + 1])
            relations = self._relate(dependents[row, words], heads[row, tree], tree)
            parses.append(
                Parse(
                    pos=tuple(self.pos[number] for number in pos_best[row, words]),
                    tags=tuple(self.tags[number] for number in tags_best[row, words]),
                    heads=tuple(tree),
                    relations=relations,
                )
            )
        return parses

    def _relate(self, dependents: Numbers, heads: Numbers, tree: Sequence[int]) -> tuple[str, ...]:
        """The relation of each word to its head: `root` for the root and for no other."""
        half = dependents.shape[1] // 2
        added = dependents[:, :half] + heads[:, :half]
        joined = np.concatenate((gelu(added), dependents[:, half:] * heads[:, half:]), axis=1)
        scores = joined @ self.kernel + self.bias
        root = self.relations.index("root")
        scores[:, root] = -np.inf
        best = scores.argmax(axis=1)
        return tuple("root" if head == 0 else self.relations[number] for head, number in zip(tree, best, strict=True))


def gelu(values: Numbers) -> Numbers:
    """The Gaussian error unit, by its usual tanh form (off by less than 0.001)."""
    inner = np.float32(0.7978845608) * (values + np.float32(0.044715) * values**3)
    result: Numbers = np.float32(0.5) * values * (1 + np.tanh(inner))
    return result


@lru_cache(maxsize=4)
def load_engine(folder: Path = FOLDER, *, threads: int = 1) -> Engine:
    """The engine, loaded at the first call and kept."""
    return Engine(folder, threads=threads)
