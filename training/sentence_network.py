"""The network of the coder of passages: an encoder's layers, and heads on words."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.accounts.coder.sentences import NAMED, SIDES, WHO
from training.network import LAYERS, WIDTH, Encoder, Layer

VIEW = 64
POINTERS = NAMED + WHO
"""Sides as the deed's own sentence tells them, as another does, and parties by all words that name them."""


class SentenceNetwork(nn.Module):
    """What stands for each piece in; for each word types, status, mode, background and sides out."""

    def __init__(
        self,
        *,
        types: int,
        statuses: int,
        modes: int,
        pos: int,
        relations: int,
        paths: int,
        dropout: float,
        head_dropout: float,
    ) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        joined = 2 * WIDTH
        self.pos = nn.Embedding(pos, joined)
        self.relations = nn.Embedding(relations, joined)
        self.paths = nn.Embedding(paths, len(SIDES) + WHO)
        for table in (self.pos, self.relations, self.paths):
            nn.init.zeros_(table.weight)
        self.hidden = nn.Linear(joined, WIDTH)
        self.types = nn.Linear(WIDTH, types)
        self.statuses = nn.Linear(WIDTH, statuses)
        self.modes = nn.Linear(WIDTH, modes)
        self.background = nn.Linear(WIDTH, 1)
        self.deed_views = nn.Linear(joined, POINTERS * VIEW)
        self.side_views = nn.Linear(joined, POINTERS * VIEW)
        self.side_prior = nn.Linear(joined, POINTERS)
        self.head_dropout = nn.Dropout(head_dropout)

    def forward(
        self, states: Tensor, present: Tensor, places: tuple[Tensor, Tensor], classes: tuple[Tensor, Tensor]
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """(sentences, pieces, WIDTH) to scores of words.

        `places` are each word's first and last pieces, `classes` its part of speech and relation, all (sentences,
        words + root). Types, statuses, modes and background are (sentences, words + root, classes); sides are
        (sentences, POINTERS, deeds, words), where word 0 stands for none told.
        """
        mask = (~present)[:, None, None, :].to(states.dtype) * -10000.0
        for layer in self.layers:
            states = layer(states, mask)
        words = self.head_dropout(self._words(states, places, classes))
        seen = self.head_dropout(functional.gelu(self.hidden(words)))
        shape = (*words.shape[:2], POINTERS, VIEW)
        deeds = functional.gelu(self.deed_views(words)).view(shape).transpose(1, 2)
        sides = functional.gelu(self.side_views(words)).view(shape).transpose(1, 2)
        pointed = deeds @ sides.transpose(2, 3) * VIEW**-0.5 + self.side_prior(words).transpose(1, 2)[:, :, None]
        heads = (self.types, self.statuses, self.modes, self.background)
        types, statuses, modes, background = (head(seen).float() for head in heads)
        return types, statuses, modes, background, pointed.float()

    def _words(self, states: Tensor, places: tuple[Tensor, Tensor], classes: tuple[Tensor, Tensor]) -> Tensor:
        rows = torch.arange(len(states))[:, None]
        outer = torch.cat([states[rows, place] for place in places], dim=-1)
        words: Tensor = outer + self.pos(classes[0]) + self.relations(classes[1])
        return words


def first_states(encoder: Encoder, pieces: Tensor, shapes: Tensor) -> Tensor:
    """What stands for each piece of one passage before the first layer; it doesn't learn."""
    places = torch.arange(pieces.shape[1])
    states: Tensor = encoder.norm(encoder.pieces(pieces) + encoder.positions(places)[None] + encoder.shapes(shapes))
    return states
