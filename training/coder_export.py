"""Writes the second coder as one small file that runs without torch."""

import json
import tempfile
from pathlib import Path

import onnx
from onnx import TensorProto, helper
from safetensors.numpy import load_file

from dragoman.accounts.coder.model import FOLDER
from training.coder_rows import TYPES
from training.export import FUSED, OPSET, Graph, Weights, encoder_states, numbers, quantise
from training.network import WIDTH


def ship(work: Path) -> None:
    """Writes into the package what the coder loads."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        onnx.save(_model(load_file(work / "coder.safetensors")), full)
        quantise(full, FOLDER / "coder.int8.onnx")
    figures = work / "figures.json"
    warmth = json.loads(figures.read_text())["temperature"] if figures.exists() else 1.0
    settings = {"types": TYPES, "temperature": warmth}
    (FOLDER / "coder.json").write_text(json.dumps(settings, indent=1) + "\n")


def _model(weights: Weights) -> onnx.ModelProto:
    """For one sentence at a time: the mean is over all of its pieces."""
    graph = Graph()
    states = encoder_states(graph, weights)
    flat = graph.add("Reshape", states, numbers(graph, "flat", -1, WIDTH))
    marked = graph.add("Gather", flat, graph.add("Reshape", "marks", numbers(graph, "all", -1)))
    mean = graph.add("ReduceMean", flat, axes=[0], keepdims=1)
    seen = graph.add("Concat", marked, mean, axis=0)
    row = graph.add("Reshape", seen, numbers(graph, "row", 1, -1))
    hidden = graph.add("Tanh", graph.dense(row, weights, "hidden"))
    graph.dense(hidden, weights, "types", name="type_scores")
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["sentences", size])
        for name, size in (("pieces", "length"), ("shapes", "length"), ("marks", 3))
    ]
    outputs = [helper.make_tensor_value_info("type_scores", TensorProto.FLOAT, None)]
    made = helper.make_graph(graph.nodes, "dragoman-coder", inputs, outputs, list(graph.stored.values()))
    versions = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(made, opset_imports=versions, ir_version=8)
