"""Writes the second coder as small files that run without torch: what its two halves share, and each of them."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnx
from onnx import TensorProto, helper
from safetensors.numpy import load_file

from dragoman.accounts.coder.model import FOLDER
from training.coder_rows import TYPES
from training.export import FUSED, OPSET, Graph, Weights, embedded, layer_states, numbers, quantise
from training.network import LAYERS, WIDTH
from training.sentence_export import WORD_INPUTS, add_sentences

SENTENCE = (("pieces", "length"), ("shapes", "length"))
UPPER = ("pieces", "length")  # which of them are there: none is left out, since sentences are read one by one


def ship(work: Path) -> None:
    """Writes into the package what the coder loads: the piece vectors once, and the layers of each half."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    marked, sentences = (load_file(work / f"{name}.safetensors") for name in ("coder", "sentences"))
    for name, model in (
        ("vectors", _vectors(marked)),
        ("marked", _marked(marked)),
        ("sentences", _sentences(sentences)),
    ):
        with tempfile.TemporaryDirectory() as folder:
            full = Path(folder) / "full.onnx"
            onnx.save(model, full)
            quantise(full, FOLDER / f"{name}.int8.onnx")
    figures = work / "figures.json"
    warmth = json.loads(figures.read_text())["temperature"] if figures.exists() else 1.0
    settings = {
        "types": TYPES,
        "temperature": warmth,
        "sentences": json.loads((work / "sentences.json").read_text()),
    }
    (FOLDER / "coder.json").write_text(json.dumps(settings, indent=1) + "\n")


def _vectors(weights: Weights) -> onnx.ModelProto:
    """Pieces and shapes to the states that both halves go on from."""
    graph = Graph()
    graph.add("Identity", embedded(graph, weights), name="states")
    return _model(graph, SENTENCE, ("states",))


def _marked(weights: Weights) -> onnx.ModelProto:
    """For one sentence at a time: the mean is over all of its pieces."""
    graph = Graph()
    states = "states"
    for number in range(LAYERS):
        states = layer_states(graph, weights, states, f"layers.{number}.")
    flat = graph.add("Reshape", states, numbers(graph, "flat", -1, WIDTH))
    marked = graph.add("Gather", flat, graph.add("Reshape", "marks", numbers(graph, "all", -1)))
    mean = graph.add("ReduceMean", flat, axes=[0], keepdims=1)
    seen = graph.add("Concat", marked, mean, axis=0)
    row = graph.add("Reshape", seen, numbers(graph, "row", 1, -1))
    hidden = graph.add("Tanh", graph.dense(row, weights, "hidden"))
    graph.dense(hidden, weights, "types", name="type_scores")
    return _model(graph, (UPPER, ("marks", 3)), ("type_scores",))


def _sentences(weights: Weights) -> onnx.ModelProto:
    graph = Graph()
    outputs = add_sentences(graph, weights, "states")
    return _model(graph, (UPPER, *((name, "words") for name in WORD_INPUTS)), outputs)


def _model(graph: Graph, inputs: Sequence[tuple[str, str | int]], outputs: Sequence[str]) -> onnx.ModelProto:
    given = [helper.make_tensor_value_info(name, TensorProto.INT64, ["sentences", size]) for name, size in inputs]
    if "states" not in outputs:
        shape = ["sentences", "length", WIDTH]
        given.append(helper.make_tensor_value_info("states", TensorProto.FLOAT, shape))
    told = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs]
    made = helper.make_graph(graph.nodes, "dragoman-coder", given, told, list(graph.stored.values()))
    versions = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(made, opset_imports=versions, ir_version=8)
