"""Adds the half that reads passages to the second coder's file."""

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from safetensors.torch import save_file

from dragoman.accounts.coder.sentences import OUTPUTS
from training.export import FUSED, Graph, Weights, layer_states, numbers
from training.network import LAYERS, WIDTH
from training.sentence_learn import TYPES, Labels
from training.sentence_network import POINTERS, VIEW, SentenceNetwork
from training.sentence_rows import MODES, STATUSES

WORD_INPUTS = ("first", "last", "pos", "relations")


def keep(network: SentenceNetwork, labels: Labels, work: Path) -> None:
    """Writes the learned weights, and what numpy needs beside them, into the work folder."""
    save_file(network.state_dict(), work / "sentences.safetensors")
    shifts = [[round(shift, 3) for shift in row] for row in network.paths.weight.tolist()]
    settings = {
        "types": TYPES,
        "statuses": STATUSES,
        "modes": MODES,
        "pos": labels.pos,
        "relations": labels.relations,
        "other_path": shifts[0],
        "paths": dict(zip(labels.paths[1:], shifts[1:], strict=True)),
    }
    (work / "sentences.json").write_text(json.dumps(settings, indent=1) + "\n")


def add_sentences(graph: Graph, weights: Weights, states: str) -> tuple[str, ...]:
    """The layers on the shared piece vectors, and the heads on words; gives the outputs' names."""
    for number in range(LAYERS):
        states = layer_states(graph, weights, states, f"layers.{number}.")
    words = _words(graph, weights, states)
    hidden = graph.add("Gelu", graph.dense(words, weights, "hidden"), domain=FUSED)
    for head, name in zip(("types", "statuses", "modes", "background"), OUTPUTS, strict=False):
        graph.dense(hidden, weights, head, name=name)
    _sides(graph, weights, words)
    return OUTPUTS


def _words(graph: Graph, weights: Mapping[str, np.ndarray], states: str) -> str:
    flat = graph.add("Reshape", states, numbers(graph, "flat", -1, WIDTH))
    outer = [graph.add("Gather", flat, side) for side in ("first", "last")]
    words = graph.add("Concat", *outer, axis=-1)
    for classes in ("pos", "relations"):
        table = graph.keep(f"{classes}.table", weights[f"{classes}.weight"])
        words = graph.add("Add", words, graph.add("Gather", table, classes))
    return words


def _sides(graph: Graph, weights: Mapping[str, np.ndarray], words: str) -> None:
    """(sentences, POINTERS, deeds, words) scores: each word as a deed against each as a side of it."""
    split = numbers(graph, "views", 0, 0, POINTERS, VIEW)
    deeds, sides = (
        graph.add(
            "Transpose",
            graph.add("Reshape", graph.add("Gelu", graph.dense(words, weights, views), domain=FUSED), split),
            perm=order,
        )
        for views, order in (("deed_views", [0, 2, 1, 3]), ("side_views", [0, 2, 3, 1]))
    )
    scale = graph.keep("view-scale", np.array(VIEW**-0.5, dtype=np.float32))
    pointed = graph.add("Mul", graph.add("MatMul", deeds, sides), scale)
    prior = graph.add("Transpose", graph.dense(words, weights, "side_prior"), perm=[0, 2, 1])
    prior = graph.add("Unsqueeze", prior, numbers(graph, "third", 2))
    graph.add("Add", pointed, prior, name=OUTPUTS[-1])
