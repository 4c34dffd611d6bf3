"""Trains the second coder, and measures it on sentences that it did not learn from."""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from torch import Tensor

from dragoman.accounts.coder.marking import Numbers, encode
from dragoman.language.wordpiece import WordPiece
from training.batches import buckets
from training.coder_network import CoderNetwork, start_marks
from training.coder_rows import TYPES, Row, names_of, varied
from training.learn import Average
from training.network import LAYERS, load_encoder

Shares = NDArray[np.float64]
AVERAGE_EVERY = 4


@dataclass(frozen=True, slots=True)
class Recipe:
    """The numbers of one training run."""

    epochs: int = 5
    pieces_a_batch: int = 640
    rate: float = 1e-4  # of the last layer; each layer below learns `slower` times as fast
    slower: float = 0.85
    head_rate: float = 1e-3
    warm_up: float = 0.1  # share of the steps
    decay: float = 0.01
    clip: float = 1.0
    smooth: float = 0.05
    swapped: float = 0.3  # how often a side takes another name
    hidden: float = 0.03  # how often a side is not marked
    dropout: float = 0.1
    head_dropout: float = 0.2
    average: float = 0.98  # over every fourth step: about the last 200 steps
    seed: int = 1


def train(
    rows: Sequence[Row], encoder: Path, cutter: WordPiece, recipe: Recipe, tell: Callable[[str], None]
) -> CoderNetwork:
    """The network after learning from the rows, with its weights averaged over the last steps."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    network = CoderNetwork(dropout=recipe.dropout, head_dropout=recipe.head_dropout)
    load_encoder(network, load_file(encoder))
    start_marks(network, cutter.index["@"], cutter.index["#"])
    network.train()
    optimiser = _optimiser(network, recipe)
    full_rates = [group["lr"] for group in optimiser.param_groups]
    average = Average(network, recipe.average)
    names = names_of(rows)
    lengths = [len(encode(row.marked, cutter).pieces) for row in rows]
    steps = recipe.epochs * len(buckets(lengths, most=recipe.pieces_a_batch))
    step = 0
    for epoch in range(recipe.epochs):
        losses = []
        for group in _groups(lengths, recipe, chance):
            chosen = [varied(rows[n], names, chance, swapped=recipe.swapped, hidden=recipe.hidden) for n in group]
            for part, rate in zip(optimiser.param_groups, full_rates, strict=True):
                part["lr"] = rate * _rate_at(step / steps, recipe.warm_up)
            losses.append(_learn(network, optimiser, chosen, cutter, recipe))
            step += 1
            if step % AVERAGE_EVERY == 0:
                average.take(network)
        tell(f"epoch {epoch + 1}/{recipe.epochs} loss {sum(losses) / len(losses):.3f}")
    network.load_state_dict(average.weights)
    return network


def _learn(
    network: CoderNetwork,
    optimiser: torch.optim.Optimizer,
    rows: Sequence[Row],
    cutter: WordPiece,
    recipe: Recipe,
) -> float:
    """One step; its loss."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(*_tensors([encode(row.marked, cutter) for row in rows]))
    loss = _loss(scores, rows, recipe.smooth)
    optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(network.parameters(), recipe.clip)
    optimiser.step()
    return loss.item()


def _loss(scores: Tensor, rows: Sequence[Row], smooth: float) -> Tensor:
    """How little of the probability went to the right types, both of them where two are."""
    logs = scores.log_softmax(-1)
    right = torch.tensor([[kind in row.types for kind in TYPES] for row in rows])
    hit = logs.masked_fill(~right, -math.inf).logsumexp(-1)
    return -((1 - smooth) * hit + smooth * logs.mean(-1)).mean()


def _optimiser(network: CoderNetwork, recipe: Recipe) -> torch.optim.Optimizer:
    """AdamW; the lower a layer, the slower it learns."""
    groups: dict[float, list[Tensor]] = {}
    for name, weights in network.named_parameters():
        if name.startswith(("hidden.", "types.")):
            rate = recipe.head_rate
        elif name.startswith("layers."):
            rate = recipe.rate * recipe.slower ** (LAYERS - 1 - int(name.split(".")[1]))
        else:
            rate = recipe.rate * recipe.slower**LAYERS
        groups.setdefault(rate, []).append(weights)
    return torch.optim.AdamW(
        [{"params": part, "lr": rate} for rate, part in groups.items()],
        weight_decay=recipe.decay,
        betas=(0.9, 0.99),
        fused=True,
    )


def _rate_at(done: float, warm_up: float) -> float:
    """The share of the full rate: a climb, then a straight fall."""
    return min(1.0, done / warm_up + 0.01) * (0.02 + 0.98 * (1 - done))


def _groups(lengths: Sequence[int], recipe: Recipe, chance: random.Random) -> list[list[int]]:
    """One epoch's batches: rows of like length, in a new order."""
    order = list(range(len(lengths)))
    chance.shuffle(order)
    drawn = [lengths[n] + chance.randrange(4) for n in order]  # so that not always the same rows meet
    groups = [[order[place] for place in group] for group in buckets(drawn, most=recipe.pieces_a_batch)]
    chance.shuffle(groups)
    return groups


def _tensors(numbers: Sequence[Numbers]) -> tuple[Tensor, Tensor, Tensor]:
    width = max(len(each.pieces) for each in numbers)
    pieces, shapes = torch.zeros((2, len(numbers), width), dtype=torch.long)
    for row, each in enumerate(numbers):
        pieces[row, : len(each.pieces)] = torch.tensor(each.pieces)
        shapes[row, : len(each.shapes)] = torch.tensor(each.shapes)
    return pieces, shapes, torch.tensor([[0, each.source, each.target] for each in numbers])


def shares_of(network: CoderNetwork, rows: Sequence[Row], cutter: WordPiece) -> Shares:
    """(rows, types) probabilities, in full numbers."""
    network.eval()
    with torch.no_grad():
        scores = [network(*_tensors([encode(row.marked, cutter)])) for row in rows]
    network.train()
    shares: Shares = torch.cat(scores).softmax(-1).double().numpy()
    return shares
