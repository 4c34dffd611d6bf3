"""Trains the coder of passages, from where the half with marked sides came to; the piece vectors stay."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

import torch
from torch import Tensor
from torch.nn import functional

from dragoman.accounts.coder import divided
from dragoman.accounts.coder.paths import path_between
from dragoman.accounts.coder.sentences import FAR, NAMED, SIDES
from dragoman.language.encoding import Encoded, encode, join
from dragoman.language.wordpiece import WordPiece
from training.batches import buckets
from training.coder_network import CoderNetwork
from training.coder_rows import TYPES as ALL_TYPES
from training.learn import Average
from training.network import WIDTH
from training.sentence_network import SentenceNetwork, first_states
from training.sentence_rows import MODES, NONE, STATUSES, Example, WordAct

TYPES = (NONE, *ALL_TYPES)
CONTACT = TYPES.index("CONSULT")
MOST = 256  # pieces of a passage to learn from
AVERAGE_EVERY = 4
NEVER = -10000.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """The numbers of one training run; the losses' weights are for each act."""

    epochs: int = 4
    pieces_a_batch: int = 800
    rate: float = 2e-4
    head_rate: float = 1e-3
    path_rate: float = 2e-2
    warm_up: float = 0.1
    decay: float = 0.01
    clip: float = 1.0
    dropout: float = 0.1
    head_dropout: float = 0.2
    average: float = 0.98
    deed: float = 2.0  # how much more a word that tells an act weighs than one that doesn't
    status: float = 0.5
    mode: float = 0.3
    background: float = 0.3
    side: float = 0.5
    named: float = 0.5
    elsewhere: float = 1.0  # of a side that only another sentence tells: most are told by none
    together: float = 0.5  # of single sentences, the share that are joined to passages at random
    rare_path: int = 4  # ways through the tree seen less often are one
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Labels:
    """The classes of words that the network is told, by number; 0 is for what is not known."""

    pos: tuple[str, ...]
    relations: tuple[str, ...]
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An example ready for the network, with what stands for each of its pieces."""

    example: Example
    encoded: Encoded
    states: Tensor
    pos: Tensor
    relations: Tensor
    paths: tuple[Tensor, ...] = field(default=())  # one for each act: the way to each word of its sentence


def labels_of(examples: Sequence[Example], rare: int) -> Labels:
    """The classes that occur in the examples."""
    ways = Counter(
        path_between(e.heads, e.relations, act.at, word)
        for e in examples
        for act in e.acts
        for side in act.sides
        for word in side or ()
    )
    return Labels(
        ("", *sorted({name for e in examples for name in e.kinds})),
        ("", *sorted({name for e in examples for name in e.relations})),
        ("", *sorted(way for way, count in ways.items() if count >= rare)),
    )


def joined_at_random(examples: Sequence[Example], recipe: Recipe, cutter: WordPiece) -> list[Example]:
    """The examples with some of the single ones set side by side, so that a neighbour alone changes nothing.

    What stands in passages is learned from them; what other sentences tell of a deed is not known here.
    """
    chance = random.Random(recipe.seed)
    kept: list[Example] = []
    drawn: dict[bool, list[Example]] = {True: [], False: []}
    for example in examples:
        single = example.whole and all(side is None for act in example.acts for side in act.far)
        (drawn[example.contacts] if single and chance.random() < recipe.together else kept).append(example)
    for several in drawn.values():
        chance.shuffle(several)
        sizes = [len(encoded_of(example, cutter).pieces) for example in several]
        kept += [side_by_side(several[group.start : group.stop]) for group in divided(sizes)]
    return kept


def side_by_side(examples: Sequence[Example]) -> Example:
    """Several examples as one passage."""
    before = list(accumulate((len(e.words) for e in examples), initial=0))
    moved = list(zip(examples, before, strict=False))
    return replace(
        examples[0],
        words=tuple(word for e in examples for word in e.words),
        kinds=tuple(kind for e in examples for kind in e.kinds),
        relations=tuple(relation for e in examples for relation in e.relations),
        heads=tuple(head + by for e, by in moved for head in e.heads),
        starts=tuple(start + by for e, by in moved for start in e.starts),
        acts=tuple(act.moved(by) for e, by in moved for act in e.acts),
        text=" ".join(e.text for e in examples),
    )


def items_of(examples: Sequence[Example], marked: CoderNetwork, cutter: WordPiece, labels: Labels) -> list[Item]:
    """The examples with what never changes worked out once."""
    marked.eval()
    known = {name: {label: n for n, label in enumerate(getattr(labels, name))} for name in ("pos", "relations")}
    ways = {way: n for n, way in enumerate(labels.paths)}
    items = []
    for example in examples:
        encoded = encoded_of(example, cutter)
        if len(encoded.pieces) > MOST:
            continue
        with torch.no_grad():
            pieces, shapes = (torch.tensor([row]) for row in (encoded.pieces, encoded.shapes))
            states = first_states(marked, pieces, shapes)[0].to(torch.bfloat16)
        items.append(
            Item(
                example,
                encoded,
                states,
                torch.tensor([0, *(known["pos"].get(name, 0) for name in example.kinds)]),
                torch.tensor([0, *(known["relations"].get(name, 0) for name in example.relations)]),
                tuple(_ways(example, act, ways) for act in example.acts),
            )
        )
    return items


def encoded_of(example: Example, cutter: WordPiece) -> Encoded:
    """An example's sentences as one row."""
    ends = (*example.starts[1:], len(example.words))
    return join([encode(example.words[a:b], cutter) for a, b in zip(example.starts, ends, strict=True)])


def _ways(example: Example, act: WordAct, known: dict[str, int]) -> Tensor:
    """The ways to the words of the deed's own sentence."""
    ways = (path_between(example.heads, example.relations, act.at, w) for w in example.sentence_at(act.at))
    return torch.tensor([known.get(way, 0) for way in ways])


def network_of(marked: CoderNetwork, labels: Labels, recipe: Recipe) -> SentenceNetwork:
    """A network whose layers begin as those of the half with marked sides."""
    network = SentenceNetwork(
        types=len(TYPES), statuses=len(STATUSES), modes=len(MODES), pos=len(labels.pos),
        relations=len(labels.relations), paths=len(labels.paths), dropout=recipe.dropout,
        head_dropout=recipe.head_dropout,
    )  # fmt: skip
    layers = {name: weights for name, weights in marked.state_dict().items() if name.startswith("layers.")}
    network.load_state_dict(layers, strict=False)
    return network


def train(
    items: Sequence[Item], marked: CoderNetwork, labels: Labels, recipe: Recipe, tell: Callable[[str], None]
) -> SentenceNetwork:
    """The network after learning from the items, with its weights averaged over the last steps."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    network = network_of(marked, labels, recipe)
    network.train()
    optimiser = _optimiser(network, recipe)
    full_rates = [group["lr"] for group in optimiser.param_groups]
    average = Average(network, recipe.average)
    lengths = [len(item.encoded.pieces) for item in items]
    steps = recipe.epochs * len(buckets(lengths, most=recipe.pieces_a_batch))
    step = 0
    for epoch in range(recipe.epochs):
        losses = []
        for group in _groups(lengths, recipe, chance):
            done = min(1.0, step / steps)
            share = min(1.0, done / recipe.warm_up + 0.01) * (0.02 + 0.98 * (1 - done))
            for part, rate in zip(optimiser.param_groups, full_rates, strict=True):
                part["lr"] = rate * share
            losses.append(_learn(network, optimiser, [items[n] for n in group], recipe))
            step += 1
            if step % AVERAGE_EVERY == 0:
                average.take(network)
        tell(f"sentences: epoch {epoch + 1}/{recipe.epochs} loss {sum(losses) / len(losses):.3f}")
    network.load_state_dict(average.weights)
    network.eval()
    return network


def _optimiser(network: SentenceNetwork, recipe: Recipe) -> torch.optim.Optimizer:
    parts: dict[str, list[Tensor]] = {"layers": [], "heads": [], "paths": []}
    for name, weights in network.named_parameters():
        part = name.partition(".")[0]
        parts[part if part in parts else "heads"].append(weights)
    return torch.optim.AdamW(
        [
            {"params": parts["layers"], "lr": recipe.rate},
            {"params": parts["heads"], "lr": recipe.head_rate},
            {"params": parts["paths"], "lr": recipe.path_rate, "weight_decay": 0.0},
        ],
        weight_decay=recipe.decay,
        betas=(0.9, 0.99),
        fused=True,
    )


def _groups(lengths: Sequence[int], recipe: Recipe, chance: random.Random) -> list[list[int]]:
    """One epoch's batches: sentences of like length, in a new order."""
    order = list(range(len(lengths)))
    chance.shuffle(order)
    drawn = [lengths[n] + chance.randrange(4) for n in order]
    groups = [[order[place] for place in group] for group in buckets(drawn, most=recipe.pieces_a_batch)]
    chance.shuffle(groups)
    return groups


def _learn(
    network: SentenceNetwork, optimiser: torch.optim.Optimizer, items: Sequence[Item], recipe: Recipe
) -> float:
    """One step; its loss."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(*laid_out(items))
    loss = loss_of(network, scores, items, recipe)
    optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(network.parameters(), recipe.clip)
    optimiser.step()
    return loss.item()


def laid_out(items: Sequence[Item]) -> tuple[Tensor, Tensor, tuple[Tensor, Tensor], tuple[Tensor, Tensor]]:
    """Sentences side by side: states, which are present, first and last pieces of words, and the words' classes."""
    width = max(len(item.encoded.pieces) for item in items)
    words = max(len(item.encoded.first) for item in items)
    states = torch.zeros(len(items), width, WIDTH)
    present = torch.zeros(len(items), width, dtype=torch.bool)
    first, last, pos, relations = torch.zeros((4, len(items), words), dtype=torch.long)
    for row, item in enumerate(items):
        length, count = len(item.states), len(item.encoded.first)
        states[row, :length] = item.states.float()
        present[row, :length] = True
        first[row, :count] = torch.tensor(item.encoded.first)
        last[row, :count] = torch.tensor(item.encoded.last)
        pos[row, :count] = item.pos
        relations[row, :count] = item.relations
    return states, present, (first, last), (pos, relations)


def loss_of(network: SentenceNetwork, scores: Sequence[Tensor], items: Sequence[Item], recipe: Recipe) -> Tensor:
    """How little of the probability went to the right types, statuses, modes, background and sides."""
    types, statuses, modes, background, sides = scores
    losses = [_type_loss(types, items, recipe)]
    classes = ((statuses.log_softmax(-1), STATUSES, recipe.status), (modes.log_softmax(-1), MODES, recipe.mode))
    for row, item in enumerate(items):
        for number, act in enumerate(item.example.acts):
            weight = item.example.weight * (0.5 if act.optional else 1.0)
            at = act.at + 1
            for told_classes, (logs, names, share) in zip((act.statuses, act.modes), classes, strict=True):
                if told_classes:
                    right = [names.index(name) for name in told_classes]
                    losses.append(-share * weight * logs[row, at][right].logsumexp(0))
            if act.background is not None:
                told = torch.tensor(float(act.background))
                wrong = functional.binary_cross_entropy_with_logits(background[row, at, 0], told)
                losses.append(recipe.background * weight * wrong)
            for log, elsewhere in side_logs(network, sides[row], item, number):
                losses.append(-(recipe.elsewhere if elsewhere else recipe.side) * weight * log)
            losses += [-recipe.named * weight * log for log in named_logs(network, sides[row], item, number)]
    return torch.stack(losses).sum() / len(items)


def side_logs(network: SentenceNetwork, sides: Tensor, item: Item, number: int) -> Iterator[tuple[Tensor, bool]]:
    """The logarithm of the probability of each known side of an item's act, and whether another sentence tells it."""
    act = item.example.acts[number]
    for pointer, places in enumerate((*act.sides, *act.far)):
        if places is not None:
            logs = pointer_scores(network, sides, item, number, pointer).log_softmax(-1)
            yield logs[[place + 1 for place in places] or [0]].logsumexp(0), pointer >= FAR and bool(places)


def named_logs(network: SentenceNetwork, sides: Tensor, item: Item, number: int) -> Iterator[Tensor]:
    """The logarithm of the probability of each known party of an item's act, by all words that name it.

    Of several parties each has its part.
    """
    for side, parties in enumerate(item.example.acts[number].named):
        if parties is not None:
            logs = pointer_scores(network, sides, item, number, NAMED + side).log_softmax(-1)
            told = [logs[[place + 1 for place in places]].logsumexp(0) for places in parties] or [logs[0]]
            yield torch.stack(told).mean()


def pointer_scores(network: SentenceNetwork, sides: Tensor, item: Item, number: int, pointer: int) -> Tensor:
    """(root + words) scores of one pointer of an act: the words of its own sentence, those of the others, or all.

    `sides` are (POINTERS, deeds, words) of the item.
    """
    act = item.example.acts[number]
    own, count = item.example.sentence_at(act.at), len(item.example.words) + 1
    inside = torch.zeros(count, dtype=torch.bool)
    inside[own.start + 1 : own.stop + 1] = True
    scores = sides[pointer, act.at + 1, :count]
    if FAR <= pointer < NAMED:
        return scores.masked_fill(inside, NEVER)
    shift = network.paths(item.paths[number])[:, pointer if pointer < FAR else len(SIDES) + pointer - NAMED]
    shifted = scores + functional.pad(shift, (own.start + 1, count - own.stop - 1))
    if pointer >= NAMED:
        return shifted
    inside[0] = True
    return shifted.masked_fill(~inside, NEVER)


def _type_loss(types: Tensor, items: Sequence[Item], recipe: Recipe) -> Tensor:
    """Every word that tells no act counts, and those that do more; a deed's further words may be either.

    Where contacts were not noted, a word may well tell one: its share of them is left out.
    """
    allowed = torch.zeros(types.shape, dtype=torch.bool)
    weights = torch.zeros(types.shape[:2])
    unnoted = torch.zeros(types.shape, dtype=torch.bool)
    for row, item in enumerate(items):
        example = item.example
        unnoted[row, :, CONTACT] = not example.contacts
        if example.whole:
            allowed[row, 1 : len(example.words) + 1, 0] = True
            weights[row, 1 : len(example.words) + 1] = 1.0
        for word in (word for act in example.acts for word in act.beside):
            weights[row, word + 1] = 0.0
        told: set[int] = set()
        for act in example.acts:
            at = act.at + 1
            if at not in told:
                allowed[row, at] = False
            told.add(at)
            allowed[row, at, [TYPES.index(kind) for kind in act.types]] = True
            allowed[row, at, 0] |= act.optional
            weights[row, at] = example.weight * (1.0 if act.optional else recipe.deed)
    logs = types.masked_fill(unnoted, NEVER).log_softmax(-1).masked_fill(~allowed, NEVER).logsumexp(-1)
    return -(logs * weights)[weights > 0].sum()
