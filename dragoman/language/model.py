"""Runs the engine: sentences of words in; classes, tags and trees out.

One sentence at a time. The eight-bit arithmetic depends a little on what shares a batch, so
side by side one sentence would change how its neighbour is read; alone, its tree depends on
nothing but its words. It costs a sixth of the speed.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dragoman.language.encoding import encode
from dragoman.language.trees import best_tree
from dragoman.language.wordpiece import WordPiece

FOLDER = Path(__file__).parent / "model"
INPUTS = ("pieces", "shapes", "first", "last")
OUTPUTS = ("pos_scores", "tag_scores", "arc_scores", "dependent_views", "head_views")

Numbers = NDArray[np.float32]

# Rows multiplied at a time: 8 x 512 x 51 stays under 2**18, where OpenBLAS would start threads of its own
# that spin and wait (two thirds of the reading's time on a busy machine).
ROWS = 8


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
        options.log_severity_level = 3  # a library prints nothing
        self.session = onnxruntime.InferenceSession(
            str(folder / "parser.int8.onnx"),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=["SkipLayerNormFusion"],  # a sixth slower with it
        )
        self.cutter = WordPiece.from_file(folder / "vocab.txt")
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.pos: list[str] = labels["pos"]
        self.tags: list[str] = labels["tags"]
        self.relations: list[str] = labels["relations"]
        self.root = self.relations.index("root")
        with np.load(folder / "relations.npz") as table:
            self.kernel: Numbers = table["kernel"]
            self.bias: Numbers = table["bias"]

    def parse(self, words: Sequence[str]) -> Parse:
        """The parse of one sentence: one word at least, and no more pieces than 512 with two marks."""
        encoded = encode(words, self.cutter)
        given = {name: np.array([getattr(encoded, name)], dtype=np.int64) for name in INPUTS}
        pos, tags, arcs, dependents, heads = (output[0] for output in self.session.run(OUTPUTS, given))
        tree = best_tree(arcs)
        relations = self._relate(dependents[1:], heads[tree], tree)
        return Parse(
            pos=tuple(self.pos[number] for number in pos[1:].argmax(axis=1)),
            tags=tuple(self.tags[number] for number in tags[1:].argmax(axis=1)),
            heads=tuple(tree),
            relations=relations,
        )

    def size_of(self, word: str) -> int:
        """How many pieces the word takes."""
        return len(self.cutter.pieces(word))

    def _relate(self, dependents: Numbers, heads: Numbers, tree: Sequence[int]) -> tuple[str, ...]:
        """The relation of each word to its head: `root` for the root and for no other."""
        half = dependents.shape[1] // 2
        added = dependents[:, :half] + heads[:, :half]
        joined = np.concatenate((gelu(added), dependents[:, half:] * heads[:, half:]), axis=1)
        scores = np.concatenate([joined[i : i + ROWS] @ self.kernel for i in range(0, len(joined), ROWS)]) + self.bias
        scores[:, self.root] = -np.inf
        best = scores.argmax(axis=1)
        return tuple("root" if head == 0 else self.relations[n] for head, n in zip(tree, best, strict=True))


def gelu(values: Numbers) -> Numbers:
    """The Gaussian error unit, by its usual tanh form (off by less than 0.001)."""
    inner = np.float32(0.7978845608) * (values + np.float32(0.044715) * values * values * values)
    result: Numbers = np.float32(0.5) * values * (1 + np.tanh(inner))
    return result


@lru_cache(maxsize=4)
def load_engine(folder: Path = FOLDER, *, threads: int = 1) -> Engine:
    """The engine, loaded at the first call and kept."""
    return Engine(folder, threads=threads)
