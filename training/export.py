"""Writes the trained network as one small file that runs without torch.

The graph is written by hand: it uses onnxruntime's own fused attention, norm and
activation, and needs no exporter to recognise them.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file

from training.network import ARC, ATTENTION_HEADS, LAYERS, WIDTH

Weights = Mapping[str, NDArray[np.float32]]
FUSED = "com.microsoft"
OPSET = 17


@dataclass
class Graph:
    """A growing ONNX graph: each call adds a step and names its output."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    stored: dict[str, onnx.TensorProto] = field(default_factory=dict)

    def keep(self, name: str, values: NDArray[np.generic]) -> str:
        """Stores numbers under a name."""
        self.stored[name] = numpy_helper.from_array(np.ascontiguousarray(values), name)
        return name

    def add(
        self, kind: str, *inputs: str, name: str = "", domain: str = "", **options: int | float | list[int]
    ) -> str:
        """One step of the graph; returns its output's name."""
        name = name or f"{kind.lower()}-{len(self.nodes)}"
        node = helper.make_node(kind, list(inputs), [name], name=f"step-{name}", domain=domain, **options)  # type: ignore[arg-type]
        self.nodes.append(node)
        return name

    def dense(self, given: str, weights: Weights, layer: str, *, name: str = "") -> str:
        """A linear step with its bias, if it has one."""
        kernel = self.keep(f"{layer}.kernel", weights[f"{layer}.weight"].T)
        if f"{layer}.bias" not in weights:
            return self.add("MatMul", given, kernel, name=name)
        product = self.add("MatMul", given, kernel)
        return self.add("Add", product, self.keep(f"{layer}.bias", weights[f"{layer}.bias"]), name=name)


def export(weights_file: Path, target: Path) -> None:
    """Writes the network as ONNX with full numbers."""
    weights = load_file(weights_file)
    graph = Graph()
    words = _words(graph, weights, encoder_states(graph, weights))
    graph.dense(words, weights, "pos", name="pos_scores")
    graph.dense(words, weights, "tags", name="tag_scores")
    _arcs(graph, weights, words)
    graph.dense(words, weights, "label_dependent", name="dependent_views")
    graph.dense(words, weights, "label_head", name="head_views")
    onnx.save(_model(graph), target)


def encoder_states(graph: Graph, weights: Weights) -> str:
    """The encoder: the state of each piece, (sentences, pieces, WIDTH)."""
    states = embedded(graph, weights)
    for number in range(LAYERS):
        states = layer_states(graph, weights, states, f"layers.{number}.")
    return states


def layer_states(graph: Graph, weights: Weights, states: str, layer: str) -> str:
    """One layer of the encoder on the states before it; its output is called by the layer's name."""
    zero = _number(graph, "zero", 0)
    present = graph.add("Cast", graph.add("Greater", "pieces", zero), to=TensorProto.INT32)
    kernel = graph.keep(f"{layer}attention.kernel", weights[f"{layer}query_key_value.weight"].T)
    bias = graph.keep(f"{layer}attention.bias", weights[f"{layer}query_key_value.bias"])
    attended = graph.add("Attention", states, kernel, bias, present, domain=FUSED, num_heads=ATTENTION_HEADS)
    states = _skip_norm(
        graph, weights, before=states, given=attended, dense=f"{layer}joined", norm=f"{layer}attention_norm"
    )
    wider = graph.add(
        "BiasGelu",
        graph.add("MatMul", states, graph.keep(f"{layer}wider.kernel", weights[f"{layer}wider.weight"].T)),
        graph.keep(f"{layer}wider.bias", weights[f"{layer}wider.bias"]),
        domain=FUSED,
    )
    return _skip_norm(
        graph, weights, before=states, given=wider, dense=f"{layer}narrower", norm=f"{layer}norm", name=f"{layer}out"
    )


def embedded(graph: Graph, weights: Weights) -> str:
    """What stands for each piece before the first layer."""
    length = graph.add("Slice", graph.add("Shape", "pieces"), numbers(graph, "one", 1), numbers(graph, "two", 2))
    positions = graph.add(
        "Slice", graph.keep("positions", weights["positions.weight"]), numbers(graph, "from", 0), length
    )
    shapes = graph.add("Gather", graph.keep("shape-vectors", weights["shapes.weight"]), "shapes")
    joined = graph.add("Add", graph.add("Add", _pieces(graph, weights), positions), shapes)
    scale = graph.keep("norm.scale", weights["norm.weight"])
    bias = graph.keep("norm.bias", weights["norm.bias"])
    return graph.add("LayerNormalization", joined, scale, bias, epsilon=1e-12)


def _pieces(graph: Graph, weights: Weights) -> str:
    """Piece vectors in eight bits, with a scale for each row: half of the file is these."""
    vectors = weights["pieces.weight"]
    scales = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-8).astype(np.float32) / 127
    small = np.round(vectors / scales).astype(np.int8)
    rows = graph.add("Gather", graph.keep("piece-vectors", small), "pieces")
    chosen = graph.add("Gather", graph.keep("piece-scales", scales), "pieces")
    return graph.add("Mul", graph.add("Cast", rows, to=TensorProto.FLOAT), chosen)


def _skip_norm(
    graph: Graph, weights: Weights, *, before: str, given: str, dense: str, norm: str, name: str = ""
) -> str:
    kernel = graph.keep(f"{dense}.kernel", weights[f"{dense}.weight"].T)
    bias = graph.keep(f"{dense}.bias", weights[f"{dense}.bias"])
    joined = graph.add("Add", graph.add("Add", graph.add("MatMul", given, kernel), bias), before)
    scale = graph.keep(f"{norm}.scale", weights[f"{norm}.weight"])
    shift = graph.keep(f"{norm}.shift", weights[f"{norm}.bias"])
    # Not onnxruntime's SkipLayerNormalization: on a CPU it takes four times as long as these parts of it.
    return graph.add("LayerNormalization", joined, scale, shift, name=name, epsilon=1e-12)


def _words(graph: Graph, weights: Weights, states: str) -> str:
    flat = graph.add("Reshape", states, numbers(graph, "flat", -1, WIDTH))
    outer = [graph.add("Gather", flat, side) for side in ("first", "last")]
    return graph.add("Concat", *outer, axis=-1)


def _arcs(graph: Graph, weights: Weights, words: str) -> None:
    dependent, head = (
        graph.add("Gelu", graph.dense(words, weights, layer), domain=FUSED) for layer in ("arc_dependent", "arc_head")
    )
    kernel = graph.keep("arc.kernel", weights["arc.weight"].T * np.float32(ARC**-0.5))
    turned = graph.add("Transpose", head, perm=[0, 2, 1])
    pairs = graph.add("MatMul", graph.add("MatMul", dependent, kernel), turned)
    prior = graph.add("MatMul", head, graph.keep("arc_prior.kernel", weights["arc_prior.weight"].T))
    graph.add("Add", pairs, graph.add("Transpose", prior, perm=[0, 2, 1]), name="arc_scores")


def _number(graph: Graph, name: str, value: int) -> str:
    return graph.keep(name, np.array(value, dtype=np.int64))


def numbers(graph: Graph, name: str, *values: int) -> str:
    """Stores whole numbers under a name."""
    return graph.keep(name, np.array(values, dtype=np.int64))


def _model(graph: Graph) -> onnx.ModelProto:
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["sentences", size])
        for name, size in (("pieces", "length"), ("shapes", "length"), ("first", "words"), ("last", "words"))
    ]
    names = ("pos_scores", "tag_scores", "arc_scores", "dependent_views", "head_views")
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names]
    made = helper.make_graph(graph.nodes, "dragoman-parser", inputs, outputs, list(graph.stored.values()))
    versions = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(made, opset_imports=versions, ir_version=8)


def quantise(full: Path, target: Path) -> None:
    """Writes the model in eight bits: a quarter of the size and more than twice the speed."""
    quantize_dynamic(
        full,
        target,
        op_types_to_quantize=["MatMul", "Attention"],
        per_channel=True,
        reduce_range=True,  # seven bits of weights: older processors overflow at eight, and no figure fell
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
    )


def write_labels(run: Path, target: Path) -> None:
    """Writes the classes of each head, and the small table that names relations, for numpy."""
    labels: dict[str, Sequence[str]] = json.loads((run / "labels.json").read_text())
    (target / "labels.json").write_text(json.dumps(labels, indent=1) + "\n")
    weights = load_file(run / "averaged.safetensors")
    np.savez(
        target / "relations.npz",
        kernel=weights["relations.weight"].T.copy(),
        bias=weights["relations.bias"],
    )
