"""Trains the network on trees, and keeps a running average of its weights."""

import json
import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.nn import functional

from dragoman.language.encoding import Encoded, encode
from dragoman.language.shapes import NUMBERS
from dragoman.language.wordpiece import WordPiece
from training.batches import Batch, buckets, pad
from training.network import Network, Sizes, load_encoder
from training.treebanks import Tree

LONGEST = 256  # pieces; a handful of training sentences are longer
AVERAGE_EVERY = 4
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


def train(trees: Sequence[Tree], encoder: Path, cutter: WordPiece, folder: Path, recipe: Recipe) -> Path:
    """Trains on the trees; after each epoch writes the averaged weights in `folder`."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    labels = labels_of(trees)
    examples = examples_of(trees, labels, cutter)
    network = Network(
        labels.sizes,
        encoder_dropout=recipe.encoder_dropout,
        head_dropout=recipe.head_dropout,
    )
    load_encoder(network, load_file(encoder))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "labels.json").write_text(json.dumps(asdict(labels), indent=1))
    (folder / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1))
    optimiser = optimiser_of(network, recipe)
    lengths = [len(example.encoded.pieces) for example in examples]
    total = len(buckets(lengths, most=recipe.pieces_a_batch)) * recipe.epochs
    full_rates = [group["lr"] for group in optimiser.param_groups]
    average = Average(network, recipe.average)
    step, recent, began, done = 0, 0.0, time.monotonic(), 0.0
    log = (folder / "log.txt").open("a", buffering=1)
    vary = partial(varied, labels=labels, cutter=cutter, chance=chance)
    epoch = 0
    while done < 1:
        epoch += 1
        network.train()
        for batch, chosen in batches(examples, vary, most=recipe.pieces_a_batch, chance=chance):
            done = share_done(step, total, time.monotonic() - began, recipe)
            if done >= 1:
                break
            for group, rate in zip(optimiser.param_groups, full_rates, strict=True):
                group["lr"] = rate * rate_at(step, done, recipe)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, batch, chosen)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), recipe.clip)
            optimiser.step()
            step += 1
            recent += (loss.item() - recent) / min(step, 50)
            if step % AVERAGE_EVERY == 0:
                average.take(network)
            if step % 50 == 0:
                spent = time.monotonic() - began
                log.write(f"{step}/{total} done {done:.3f} loss {recent:.3f} {spent / step:.3f} s a step\n")
            if not math.isfinite(recent):
                raise FloatingPointError(f"the loss is {recent} at step {step}")
        save_file(average.weights, folder / "averaged.part")
        (folder / "averaged.part").replace(folder / "averaged.safetensors")
        save_file(network.state_dict(), folder / "last.part")
        (folder / "last.part").replace(folder / "last.safetensors")
        log.write(f"epoch {epoch} written at step {step}\n")
    return folder / "averaged.safetensors"


def share_done(step: int, total: int, seconds: float, recipe: Recipe) -> float:
    """How much of the run is over, by steps or by the clock, whichever is further."""
    by_clock = 0.0 if recipe.minutes is None else seconds / 60 / recipe.minutes
    return min(1.0, max(step / total, by_clock))
