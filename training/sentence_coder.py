"""Trains the half of the second coder that reads passages, and measures it on a fifth of them kept out."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from safetensors.torch import load_file

from dragoman.language.wordpiece import WordPiece
from training.annotated import Told
from training.coder_network import CoderNetwork
from training.coder_rows import read_own
from training.sentence_export import keep
from training.sentence_learn import Recipe, items_of, joined_at_random, labels_of, train
from training.sentence_measure import measure
from training.sentence_rows import Example, examples_of, marked_example, read_annotated

PARTS = 5
MARKED_WEIGHT = 0.5  # of a sentence with two sides marked, where the deed's word is only inferred


def learn_sentences(work: Path, cutter: WordPiece, tell: Callable[[str], None], *, measured: bool) -> None:
    """Writes the weights, settings and figures into the work folder, where the marked half lies."""
    marked = CoderNetwork()
    marked.load_state_dict(load_file(work / "coder.safetensors"))
    recipe = Recipe()
    examples = [(part_of(told), example) for told in read_annotated() for example in examples_of(told, cutter)]
    beside = [example for row in read_own() if (example := marked_example(row, MARKED_WEIGHT)) is not None]
    if measured:
        apart = [example for part, example in examples if part == 0]
        known = [*(example for part, example in examples if part), *beside]
        labels = labels_of(known, recipe.rare_path)
        known = joined_at_random(known, recipe, cutter)
        network = train(items_of(known, marked, cutter, labels), marked, labels, recipe, tell)
        figures = measure(network, items_of(apart, marked, cutter, labels))
        tell(f"sentences: {figures}")
        (work / "sentence_figures.json").write_text(json.dumps(figures | {"sentences": len(apart)}, indent=1) + "\n")
    everything: Sequence[Example] = [*(example for _, example in examples), *beside]
    labels = labels_of(everything, recipe.rare_path)
    everything = joined_at_random(everything, recipe, cutter)
    network = train(items_of(everything, marked, cutter, labels), marked, labels, recipe, tell)
    keep(network, labels, work)
    (work / "sentence_recipe.json").write_text(json.dumps(asdict(recipe), indent=1) + "\n")


def part_of(told: Told) -> int:
    """Which fifth of the annotated sentences one belongs to, by its words alone."""
    return hashlib.sha256(told.text.encode()).digest()[0] % PARTS
