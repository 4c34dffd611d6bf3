"""Trains the network on trees, and keeps a running average of its weights."""

import json
import math
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.nn import functional

from dragoman.language.wordpiece import WordPiece
from training.batches import Batch, buckets
from training.examples import Example, batches, examples_of, labels_of, varied
from training.network import Network, load_encoder
from training.treebanks import Tree

AVERAGE_EVERY = 4
TOLD_EVERY = 50
NONE = -100  # the target that cross entropy skips


@dataclass(frozen=True, slots=True)
class Recipe:
    """The numbers of one training run, written beside the weights."""

    epochs: int
    minutes: float | None = None  # ends sooner than `epochs`, the rate falling to its last by then
    pieces_a_batch: int = 800
    encoder_rate: float = 1.5e-4
    pieces_rate: float = 5e-5
    heads_rate: float = 1.2e-3
    warm_up: int = 200
    last_rate: float = 0.02
    decay: float = 0.01
    clip: float = 2.0
    average: float = 0.992  # over every fourth step: about the last 500 steps
    encoder_dropout: float = 0.1
    head_dropout: float = 0.3
    seed: int = 1


def targets(rows: Sequence[tuple[int, ...]], words: int) -> Tensor:
    """(sentences, words + root) right answers, with `NONE` for the root and the padding."""
    filled = [(NONE, *row, *[NONE] * (words - 1 - len(row))) for row in rows]
    return torch.tensor(filled)


def loss_of(network: Network, batch: Batch, chosen: Sequence[Example]) -> Tensor:
    """The sum of what the four heads got wrong."""
    words = batch.first.shape[1]
    pos, tags, arcs, dependent, head = network(*tensors(batch))
    heads = targets([example.heads for example in chosen], words)
    lengths = torch.tensor(batch.lengths)
    absent = torch.arange(words)[None, :] > lengths[:, None]
    arcs = arcs.float().masked_fill(absent[:, None, :], -1e4)
    chosen_heads = heads.clamp(min=0)[:, :, None].expand(-1, -1, head.shape[-1])
    relations = network.relate(dependent, head.gather(1, chosen_heads))
    scored = (
        (arcs, heads, 1.0),
        (relations, targets([example.relations for example in chosen], words), 1.0),
        (pos, targets([example.pos for example in chosen], words), 0.5),
        (tags, targets([example.tags for example in chosen], words), 0.5),
    )
    losses = [
        weight * functional.cross_entropy(scores.float().flatten(0, 1), right.flatten())
        for scores, right, weight in scored
    ]
    return torch.stack(losses).sum()


def tensors(batch: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The network's inputs."""
    parts = (batch.pieces, batch.shapes, batch.first, batch.last)
    pieces, shapes, first, last = (torch.from_numpy(part) for part in parts)
    return pieces, shapes, first, last


def optimiser_of(network: Network, recipe: Recipe) -> torch.optim.Optimizer:
    """AdamW with a gentler rate for the encoder than for the new heads."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, weights in network.named_parameters():
        if name == "pieces.weight":
            kind = (recipe.pieces_rate, 0.0)  # decay would shrink every word not in the batch
        elif name.startswith(("layers.", "positions.", "shapes.", "norm.")):
            kind = (recipe.encoder_rate, recipe.decay if weights.dim() > 1 else 0.0)
        else:
            kind = (recipe.heads_rate, recipe.decay if weights.dim() > 1 else 0.0)
        groups.setdefault(kind, []).append(weights)
    return torch.optim.AdamW(
        [{"params": part, "lr": rate, "weight_decay": decay} for (rate, decay), part in groups.items()],
        betas=(0.9, 0.99),
        fused=True,
    )


def rate_at(step: int, done: float, recipe: Recipe) -> float:
    """The share of the full rate: a short climb, then a straight fall as `done` goes to 1."""
    climb = min(1.0, (step + 1) / recipe.warm_up)
    return climb * (recipe.last_rate + (1 - recipe.last_rate) * (1 - done))


class Average:
    """A running average of the weights, which parses better than any single step's."""

    def __init__(self, network: Network, keep: float) -> None:
        self.keep = keep
        self.taken = 0
        self.weights = {name: part.clone() for name, part in network.state_dict().items()}

    def take(self, network: Network) -> None:
        """Moves the average a little towards the network's weights."""
        self.taken += 1
        keep = min(self.keep, self.taken / (self.taken + 10))
        for name, part in network.state_dict().items():
            self.weights[name].lerp_(part, 1 - keep)


@dataclass
class Run:
    """A training run under way."""

    recipe: Recipe
    network: Network
    folder: Path
    total: int  # steps, if the clock does not end it before
    step: int = 0
    recent: float = 0.0  # the loss, averaged over the last steps
    began: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.optimiser = optimiser_of(self.network, self.recipe)
        self.full_rates = [group["lr"] for group in self.optimiser.param_groups]
        self.average = Average(self.network, self.recipe.average)

    def done(self) -> float:
        """How much of the run is over, by steps or by the clock, whichever is further."""
        spent = (time.monotonic() - self.began) / 60
        by_clock = 0.0 if self.recipe.minutes is None else spent / self.recipe.minutes
        return min(1.0, max(self.step / self.total, by_clock))

    def learn(self, batch: Batch, chosen: Sequence[Example]) -> None:
        """One step."""
        for group, rate in zip(self.optimiser.param_groups, self.full_rates, strict=True):
            group["lr"] = rate * rate_at(self.step, self.done(), self.recipe)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = loss_of(self.network, batch, chosen)
        self.optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self.recipe.clip)
        self.optimiser.step()
        self.step += 1
        self.recent += (loss.item() - self.recent) / min(self.step, TOLD_EVERY)
        if not math.isfinite(self.recent):
            raise FloatingPointError(f"the loss is {self.recent} at step {self.step}")
        if self.step % AVERAGE_EVERY == 0:
            self.average.take(self.network)
        if self.step % TOLD_EVERY == 0:
            self.tell(f"{self.step}/{self.total} done {self.done():.3f} loss {self.recent:.3f}")

    def tell(self, line: str) -> None:
        """A line in the run's log."""
        with (self.folder / "log.txt").open("a") as log:
            log.write(line + "\n")

    def keep(self) -> None:
        """Writes the averaged weights, whole or not at all."""
        unfinished = self.folder / "averaged.part"
        save_file(self.average.weights, unfinished)
        unfinished.replace(self.folder / "averaged.safetensors")


def train(trees: Sequence[Tree], encoder: Path, cutter: WordPiece, folder: Path, recipe: Recipe) -> None:
    """Trains on the trees; after each epoch writes `averaged.safetensors` in the folder."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    labels = labels_of(trees)
    examples = examples_of(trees, labels, cutter)
    network = Network(labels.sizes, encoder_dropout=recipe.encoder_dropout, head_dropout=recipe.head_dropout)
    load_encoder(network, load_file(encoder))
    network.train()
    (folder / "labels.json").write_text(json.dumps(asdict(labels), indent=1))
    (folder / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1))
    (folder / "log.txt").write_text("")
    lengths = [len(example.encoded.pieces) for example in examples]
    steps = len(buckets(lengths, most=recipe.pieces_a_batch))
    run = Run(recipe, network, folder, total=steps * recipe.epochs)
    vary = partial(varied, labels=labels, cutter=cutter, chance=chance)
    epoch = 0
    while run.done() < 1:
        epoch += 1
        for batch, chosen in batches(examples, vary, most=recipe.pieces_a_batch, chance=chance):
            if run.done() >= 1:
                break
            run.learn(batch, chosen)
        run.keep()
        run.tell(f"epoch {epoch} written at step {run.step}")
