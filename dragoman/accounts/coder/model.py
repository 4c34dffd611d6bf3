"""Runs the second coder: marked sentences in, the probability of each type of act out.

One sentence at a time, for the reason that `language/model.py` gives: side by side, eight-bit arithmetic
would let one sentence change what is said of its neighbour.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime

from dragoman.accounts.coder.marking import Marked, encode
from dragoman.language.model import FOLDER as ENGINE
from dragoman.language.wordpiece import WordPiece

FOLDER = Path(__file__).parent / "weights"


class SecondCoder:
    """The loaded model. Get one with `load_coder`, which keeps it."""

    def __init__(self, folder: Path, *, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3  # a library prints nothing
        self.session = onnxruntime.InferenceSession(
            str(folder / "coder.int8.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self.cutter = WordPiece.from_file(ENGINE / "vocab.txt")
        settings = json.loads((folder / "coder.json").read_text(encoding="utf-8"))
        self.types: tuple[str, ...] = tuple(settings["types"])
        self.coolness: float = settings["temperature"]

    def weigh(self, marked: Marked) -> dict[str, float]:
        """The probability of each PLOVER type, the likeliest first; they add up to 1."""
        numbers = encode(marked, self.cutter)
        given = {
            "pieces": np.array([numbers.pieces], dtype=np.int64),
            "shapes": np.array([numbers.shapes], dtype=np.int64),
            "marks": np.array([[0, numbers.source, numbers.target]], dtype=np.int64),
        }
        scores = self.session.run(["type_scores"], given)[0][0].astype(np.float64) / self.coolness
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        order = sorted(range(len(self.types)), key=lambda n: (-shares[n], n))
        return {self.types[n]: round(float(shares[n]), 6) for n in order}


@lru_cache(maxsize=4)
def load_coder(folder: Path = FOLDER, *, threads: int = 1) -> SecondCoder:
    """The second coder, loaded at the first call and kept."""
    return SecondCoder(folder, threads=threads)
