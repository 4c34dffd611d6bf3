"""The engine's network: a MiniLM encoder with heads for words' classes and the tree."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.language.shapes import SHAPES

LAYERS = 6
WIDTH = 384
ATTENTION_HEADS = 12
INNER = 1536
PIECES = 30522
POSITIONS = 512
ARC = 256
LABEL = 256


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many classes each head tells apart."""

    pos: int
    tags: int
    relations: int


class Layer(nn.Module):
    """One transformer layer, as in BERT: attention, then a wider step, each normed after."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.dropout = dropout
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.joined = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.wider = nn.Linear(WIDTH, INNER)
        self.narrower = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """(sentences, pieces, WIDTH) to the same; `mask` is added to the attention's scores."""
        attended = self.joined(self._attend(states, mask))
        states = self.attention_norm(states + self._drop(attended))
        stepped = self.narrower(functional.gelu(self.wider(states)))
        normed: Tensor = self.norm(states + self._drop(stepped))
        return normed

    def _attend(self, states: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = states.shape
        size = WIDTH // ATTENTION_HEADS
        parts = self.query_key_value(states).view(batch, length, 3, ATTENTION_HEADS, size)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        scores = query @ key.transpose(-1, -2) * size**-0.5 + mask
        # No dropout here: drawing its masks took a tenth of the training time.
        shares = torch.softmax(scores, dim=-1)
        joined: Tensor = (shares @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        return joined

    def _drop(self, states: Tensor) -> Tensor:
        return functional.dropout(states, self.dropout, self.training)


class Encoder(nn.Module):
    """The MiniLM encoder alone: pieces and shapes in, a state for each piece out."""

    def __init__(self, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH, padding_idx=0)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        nn.init.zeros_(self.shapes.weight)  # training starts from the encoder as it was
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.encoder_dropout = nn.Dropout(dropout)

    def encode(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """(sentences, pieces) to (sentences, pieces, WIDTH)."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states: Tensor = self.pieces(pieces) + self.positions(places)[None] + self.shapes(shapes)
        states = self.encoder_dropout(self.norm(states))
        mask: Tensor = (pieces == 0)[:, None, None, :].to(states.dtype) * -10000.0
        for layer in self.layers:
            states = layer(states, mask)
        return states


class Network(Encoder):
    """Pieces in; scores of classes and arcs, and two views of each word for labels, out.

    Word 0 of every sentence is the root, seen through the start mark.
    """

    def __init__(self, sizes: Sizes, *, encoder_dropout: float = 0.1, head_dropout: float = 0.3) -> None:
        super().__init__(dropout=encoder_dropout)
        self.head_dropout = nn.Dropout(head_dropout)
        joined = 2 * WIDTH
        self.pos = nn.Linear(joined, sizes.pos)
        self.tags = nn.Linear(joined, sizes.tags)
        self.arc_dependent = nn.Linear(joined, ARC)
        self.arc_head = nn.Linear(joined, ARC)
        self.arc = nn.Linear(ARC, ARC, bias=False)
        self.arc_prior = nn.Linear(ARC, 1, bias=False)
        self.label_dependent = nn.Linear(joined, 2 * LABEL)
        self.label_head = nn.Linear(joined, 2 * LABEL)
        self.relations = nn.Linear(2 * LABEL, sizes.relations)

    def forward(
        self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Scores of classes, tags and arcs, then each word as a dependent and as a head.

        `first` and `last` are (sentences, words) places of each word's outer pieces, counted
        through the whole batch.
        """
        flat = self.encode(pieces, shapes).reshape(-1, WIDTH)
        words = self.head_dropout(torch.cat((flat[first], flat[last]), dim=-1))
        dependent = self.head_dropout(functional.gelu(self.arc_dependent(words)))
        head = self.head_dropout(functional.gelu(self.arc_head(words)))
        arcs = self.arc(dependent) @ head.transpose(1, 2) * ARC**-0.5
        arcs = arcs + self.arc_prior(head).transpose(1, 2)
        return (
            self.pos(words),
            self.tags(words),
            arcs,
            self.label_dependent(words),
            self.label_head(words),
        )

    def relate(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores of relations for pairs of (..., 2 * LABEL) views.

        Half of each view is added, half multiplied: as able as a biaffine on this data, and
        small enough to be worked out in numpy once the tree is known.
        """
        joined = functional.gelu(dependent[..., :LABEL] + head[..., :LABEL])
        matched = dependent[..., LABEL:] * head[..., LABEL:]
        scores: Tensor = self.relations(self.head_dropout(torch.cat((joined, matched), dim=-1)))
        return scores


def load_encoder(network: Encoder, weights: dict[str, Tensor]) -> None:
    """Copies BERT's named weights into the network's encoder."""
    state: dict[str, Tensor] = {
        "pieces.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    for number in range(LAYERS):
        for kind in ("weight", "bias"):
            old = f"encoder.layer.{number}."
            new = f"layers.{number}."
            parts = [weights[f"{old}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
            state[f"{new}query_key_value.{kind}"] = torch.cat(parts)
            state[f"{new}joined.{kind}"] = weights[f"{old}attention.output.dense.{kind}"]
            norm = weights[f"{old}attention.output.LayerNorm.{kind}"]
            state[f"{new}attention_norm.{kind}"] = norm
            state[f"{new}wider.{kind}"] = weights[f"{old}intermediate.dense.{kind}"]
            state[f"{new}narrower.{kind}"] = weights[f"{old}output.dense.{kind}"]
            state[f"{new}norm.{kind}"] = weights[f"{old}output.LayerNorm.{kind}"]
    missing, unknown = network.load_state_dict(state, strict=False)
    left = [name for name in missing if name.startswith("layers.")]
    if left or unknown:
        raise ValueError(f"the encoder's weights do not fit: {left} {unknown}")
