"""The second coder's network: the encoder, and a small head on the sentence and its two marks."""

import torch
from torch import Tensor, nn

from dragoman.accounts.coder.marking import SOURCE, SOURCE_END, TARGET, TARGET_END
from training.coder_rows import TYPES
from training.network import WIDTH, Encoder

SEEN = 4  # the start mark, the source's mark, the target's mark, and the mean of all pieces


class CoderNetwork(Encoder):
    """Pieces, shapes and the places of the marks in; a score for each type of act out."""

    def __init__(self, *, dropout: float = 0.1, head_dropout: float = 0.2) -> None:
        super().__init__(dropout=dropout)
        self.hidden = nn.Linear(SEEN * WIDTH, WIDTH)
        self.types = nn.Linear(WIDTH, len(TYPES))
        self.head_dropout = nn.Dropout(head_dropout)

    def forward(self, pieces: Tensor, shapes: Tensor, marks: Tensor) -> Tensor:
        """(sentences, pieces), the same, (sentences, 3) places of marks to (sentences, types) scores."""
        states = self.encode(pieces, shapes)
        present = (pieces != 0)[:, :, None].to(states.dtype)
        mean = (states * present).sum(1) / present.sum(1)
        marked = states.gather(1, marks[:, :, None].expand(-1, -1, WIDTH)).flatten(1)
        seen = self.head_dropout(torch.cat((marked, mean), dim=-1))
        scores: Tensor = self.types(self.head_dropout(torch.tanh(self.hidden(seen))))
        return scores.float()


def start_marks(network: CoderNetwork, at: int, hash_sign: int) -> None:
    """Lets the marks begin as the signs "@" and "#", which the encoder knows to set things apart."""
    with torch.no_grad():
        for marks, like in (((SOURCE, SOURCE_END), at), ((TARGET, TARGET_END), hash_sign)):
            for mark in marks:
                network.pieces.weight[mark] = network.pieces.weight[like] + 0.01 * torch.randn(WIDTH)
