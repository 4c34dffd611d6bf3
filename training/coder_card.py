"""Writes the second coder's model card: what it is made of, how, how good it is, and where it fails."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dragoman.accounts.coder.model import FOLDER
from training.coder_rows import TYPES, Row
from training.sentence_rows import read_annotated
from training.weights import PACKAGE, SHA256

PLV = (
    "the training part of PLV (Hu et al., Leveraging Codebook Knowledge with NLI and ChatGPT for Zero-Shot "
    "Political Relation Classification, ACL 2024)"
)
UNSTATED = (
    "none stated by its repository: learned from, nothing of it is copied here; "
    "to be confirmed before a public release"
)

CARD = """# Model card: the second coder

Two halves. The marked half reads an English sentence with its two sides marked (who acts, to whom) and
gives a probability for each of PLOVER's 16 types of acts. The half for passages reads some sentences of an
article at once and says for each word whether it tells an act, of which of PLOVER's 16 types, with which status,
whether as background, a contact's mode, and which words are who does it, whom it is done to, when, where, and by
whose account, in its own sentence or in another. Both run on one CPU thread with onnxruntime; nothing is fetched at
run time.

## What it is

all-MiniLM-L6-v2 (6 layers, 384 wide, 22 million weights, uncased). The sides are set between marks; the states of
the start, of both opening marks and the mean of all pieces go through one hidden layer to 16 scores. It knows
nothing of the tables of acts or of the tree, so that its agreement with them is worth something. Exported as ONNX
and quantised as the language engine is: seven-bit weights a channel, piece vectors eight bits a row. Sentences are
read one by one.

The half for passages has the piece vectors in common with the first, as they are, and six layers of its own,
which begin as the first half's. A word is its first and last piece together with its part of speech and its relation
in the tree; from these one hidden layer gives type, status, mode and background, and two views of each word,
multiplied, which word stands to which deed (the start of the sentence where none does), shifted by the way through
the tree between. Who does a deed and to whom is pointed at a second time, over all words of the passage that name
the party as the program reads them ("Lithuania", "Vilnius", "she"): their shares add up.

| file | what | sha256 |
|---|---|---|
{files}

## How it was made

`python -m training.coder PLV --folds 5`, with the settings

```
{recipe}
```

| learned from | rows | licence |
|---|---|---|
| sentences of our own (`training/acts`) | {own} | Apache-2.0, part of this project |
| {plv_name} | {plv} | {unstated} |
| all-MiniLM-L6-v2 of sentence-transformers, as packed in PyPI's `{package}` | | Apache-2.0 |

The wheel of the last has sha256 `{wheel}`. Its vocabulary is the language engine's `vocab.txt`.

The half for passages learned, with the settings

```
{sentence_recipe}
```

from {told} annotated sentences and passages of our own (`training/sentences`, by several hands who had not seen the
program), in which {acts} acts are told (contacts, days and places among them in {later}; {passages} are passages of
three to nine sentences, with what other sentences tell of a deed), and with
half the weight from the sentences in `training/acts`, where the word that tells
the act is taken to be the one that holds the marked sides together in the tree.

Rows of each type, our own and PLV's: {types}. PLV has CONCEDE and RETREAT as one class, YIELD, learned as their sum.

## How good it is

{figures}

{sentence_figures}

## Where it fails

- The types are read as PLV labels them, which is near CAMEO: a conviction or an investigation is ACCUSE; sanctions
  on trade and money, and arrests, are COERCE; a promise of any deed is AGREE, a signed deal SUPPORT; a blockade by
  arms is ASSAULT, and so are most attacks by computer; seeking refuge is REQUEST; a putsch is PROTEST.
- It knows deeds better than status: "denied that it attacked" may come out as ASSAULT. Status is the tables' work.
- COOPERATE, THREATEN and PROTEST are its weakest types: PLV has few rows of the first and last.
- A sentence that tells of no act still gets the likeliest type. A low probability is all that warns.
- English only; a sentence of over 96 pieces is cut around its two sides.
"""


def write_card(work: Path, own: Sequence[Row], plv: Sequence[Row]) -> None:
    """Writes `MODEL_CARD.md` beside the model."""
    types = Counter(row.types[0] for row in own)
    given = Counter(row.root for row in plv)
    told = read_annotated()
    card = CARD.format(
        files="\n".join(_file_row(name, what) for name, what in FILES),
        sentence_recipe=json.dumps(json.loads((work / "sentence_recipe.json").read_text())),
        told=len(told),
        acts=sum(len(each.acts) for each in told),
        later=sum(each.contacts for each in told),
        passages=sum(each.passage for each in told),
        sentence_figures=_sentence_figures(work / "sentence_figures.json"),
        recipe=json.dumps(json.loads((work / "recipe.json").read_text())),
        own=len(own),
        plv=len(plv),
        plv_name=PLV,
        unstated=UNSTATED,
        package=PACKAGE,
        wheel=SHA256,
        types=", ".join(f"{kind} {types[kind]} + {given.get(kind, 0)}" for kind in TYPES)
        + f", YIELD 0 + {given['YIELD']}",
        figures=_figures(work / "figures.json"),
    )
    (FOLDER / "MODEL_CARD.md").write_text(card, encoding="utf-8")


FILES = (
    ("vectors.int8.onnx", "the piece vectors, which both halves share"),
    ("marked.int8.onnx", "the rest of the half that is shown marked sides"),
    ("sentences.int8.onnx", "the rest of the half for passages"),
    ("coder.json", "the classes in the order of the scores, the temperature, and the ways through the tree"),
)

MEASURED = """On PLV's training part in {folds} parts, {how}
(sentences much alike stay in one part; before quantising):

| | macro-F1 | spread between the parts (standard deviation) |
|---|---|---|
| 15 root types | {types:.3f} | {types_spread:.3f} |
| 4 quads | {quads:.3f} | {quads_spread:.3f} |

F1 of each type: {each}. On PLV's published test part, which was never seen here, others reached 0.694 and 0.826
(TF-IDF with logistic regression) and 0.824 and 0.896 (RoBERTa-large, 355 million weights)."""


SEEN = """The half for passages, on {sentences} passages that it had not seen (those kept apart, or a fifth that a
network of the same making had not), before quantising: words that tell an act with their type, F1 {deeds:.3f}, a
contact {contacts:.3f}; of all that are told, status right {status:.3f}, background {background:.3f}, a contact's mode
{mode:.3f}; the head word of who does a deed {doer:.3f}, of whom it is done to {other:.3f}, when {day:.3f}, where
{place:.3f}, by whose account {sayer:.3f}; of contacts, the first side {doer of contacts:.3f}, the others
{other of contacts:.3f}, when {day of contacts:.3f}, where {place of contacts:.3f}. Where only another sentence of
the passage tells it, the right word is pointed at for {doer of contacts elsewhere:.3f} of contacts' first sides,
{other of contacts elsewhere:.3f} of the others, {day of contacts elsewhere:.3f} of days and
{place of contacts elsewhere:.3f} of places; where none tells it, none is pointed at in
{day of contacts nowhere:.3f} and {place of contacts nowhere:.3f}."""


def _sentence_figures(path: Path) -> str:
    return SEEN.format(**json.loads(path.read_text())) if path.exists() else ""


def _file_row(name: str, what: str) -> str:
    return f"| `{name}` | {what} | `{hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()}` |"


def _figures(path: Path) -> str:
    if not path.exists():
        return "Not measured in this build."
    figures = json.loads(path.read_text())
    each = {kind: figures[f"types.{kind}"] for kind in (*TYPES, "YIELD") if f"types.{kind}" in figures}
    return MEASURED.format(
        **{name.replace(".", "_"): figure for name, figure in figures.items()},
        each=", ".join(f"{kind} {figure:.2f}" for kind, figure in each.items()),
    )
