"""Runs the second coder on marked sentences: the probability of each type of act out.

One sentence at a time, for the reason that `language/model.py` gives: side by side, eight-bit arithmetic
would let one sentence change what is said of its neighbour.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dragoman.accounts.coder.marking import Marked, encode
from dragoman.language.model import FOLDER as ENGINE
from dragoman.language.wordpiece import WordPiece

FOLDER = Path(__file__).parent / "weights"

Array = NDArray[Any]


class Vectors:
    """What stands for each piece, for both halves of the coder. Get them with `load_vectors`, which keeps them."""

    def __init__(self, folder: Path, *, threads: int) -> None:
        self.session = open_session(folder / "vectors.int8.onnx", threads=threads)
        self.cutter = WordPiece.from_file(ENGINE / "vocab.txt")

    def states(self, pieces: Sequence[int], shapes: Sequence[int]) -> dict[str, Array]:
        """What the layers of either half take: a sentence's pieces, and a state for each."""
        given = {name: np.array([row], dtype=np.int64) for name, row in (("pieces", pieces), ("shapes", shapes))}
        return {"pieces": given["pieces"], "states": self.session.run(["states"], given)[0]}


class SecondCoder:
    """The loaded model. Get one with `load_coder`, which keeps it."""

    def __init__(self, folder: Path, *, threads: int) -> None:
        self.vectors = load_vectors(folder, threads=threads)
        self.session = open_session(folder / "marked.int8.onnx", threads=threads)
        self.cutter = self.vectors.cutter
        settings = json.loads((folder / "coder.json").read_text(encoding="utf-8"))
        self.types: tuple[str, ...] = tuple(settings["types"])
        self.coolness: float = settings["temperature"]

    def weigh(self, marked: Marked) -> dict[str, float]:
        """The probability of each PLOVER type, the likeliest first; they add up to 1."""
        numbers = encode(marked, self.cutter)
        given = self.vectors.states(numbers.pieces, numbers.shapes)
        given["marks"] = np.array([[0, numbers.source, numbers.target]], dtype=np.int64)
        scores = self.session.run(["type_scores"], given)[0][0].astype(np.float64) / self.coolness
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        order = sorted(range(len(self.types)), key=lambda n: (-shares[n], n))
        return {self.types[n]: round(float(shares[n]), 6) for n in order}


def open_session(path: Path, *, threads: int) -> onnxruntime.InferenceSession:
    """A network that is ready to run."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # a library prints nothing
    return onnxruntime.InferenceSession(
        str(path),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],  # a sixth slower with it, as in language/model.py
    )


@lru_cache(maxsize=4)
def load_vectors(folder: Path = FOLDER, *, threads: int = 1) -> Vectors:
    """The piece vectors that both halves share, loaded at the first call and kept."""
    return Vectors(folder, threads=threads)


@lru_cache(maxsize=4)
def load_coder(folder: Path = FOLDER, *, threads: int = 1) -> SecondCoder:
    """The second coder, loaded at the first call and kept."""
    return SecondCoder(folder, threads=threads)
