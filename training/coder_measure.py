"""Measures the second coder on sentences kept out of its learning, as the PLV set is scored."""

import statistics
from collections.abc import Callable, Sequence

import numpy as np

from dragoman.language.wordpiece import WordPiece
from training.coder_learn import Shares, shares_of
from training.coder_network import CoderNetwork
from training.coder_rows import TYPES, Row, folds_of
from training.coder_scores import each_f1, root_of, scores

Learn = Callable[[Sequence[Row]], CoderNetwork]
WARMTHS = np.arange(0.6, 2.55, 0.05)


def cross_validate(
    own: Sequence[Row],
    plv: Sequence[Row],
    *,
    count: int,
    learn: Learn,
    cutter: WordPiece,
    tell: Callable[[str], None],
) -> dict[str, float]:
    """Figures of coding each fold by what was learned from the others and our own sentences."""
    shares: Shares = np.zeros((len(plv), len(TYPES)))
    scored = []
    for number, fold in enumerate(folds_of(plv, count), 1):
        inside = set(fold)
        network = learn([*own, *(row for n, row in enumerate(plv) if n not in inside)])
        shares[fold] = shares_of(network, [plv[n] for n in fold], cutter)
        scored.append(scores([plv[n].root for n in fold], roots_of(shares[fold])))
        tell(f"fold {number}: types {scored[-1][0]:.3f} quads {scored[-1][1]:.3f}")
    types, quads = scores([row.root for row in plv], roots_of(shares))
    return {
        "folds": count,
        "types": types,
        "quads": quads,
        "types.spread": statistics.stdev(each[0] for each in scored),
        "quads.spread": statistics.stdev(each[1] for each in scored),
        "temperature": temperature_of(plv, shares),
        **{f"types.{root}": score for root, score in each_f1([row.root for row in plv], roots_of(shares)).items()},
    }


def temperature_of(rows: Sequence[Row], shares: Shares) -> float:
    """By what the scores are divided so that the probabilities are as sure as they are right."""
    logs = np.log(np.maximum(shares, 1e-12))
    right = np.array([[kind in row.types for kind in TYPES] for row in rows])

    def surprise(warmth: float) -> float:
        warmed = np.exp(logs / warmth)
        hit = (warmed * right).sum(axis=1) / warmed.sum(axis=1)
        return float(-np.log(np.maximum(hit, 1e-12)).mean())

    return round(float(min(WARMTHS, key=surprise)), 2)


def roots_of(shares: Shares) -> list[str]:
    """The likeliest root type of each row."""
    return [root_of(dict(zip(TYPES, row.tolist(), strict=True))) for row in shares]
