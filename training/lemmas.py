"""Makes the table of words whose dictionary form the spelling rules get wrong.

From the treebanks' own lemmas and lemminflect's dictionary (after the NIH's SPECIALIST
lexicon). Of a word's possible lemmas the treebanks' is taken: the rest of the engine is taught by them.
"""

import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import lemminflect  # type: ignore[import-untyped]

from dragoman.language.lemmas import PROPER, by_rule, recased
from training.treebanks import Tree

RESOURCES = Path(lemminflect.__file__).parent / "resources"
# The tag that each column of the dictionary's inflections stands for.
COLUMNS = {
    "noun": ("NNS",),
    "verb": ("VBD", "VBN", "VBG", "VBZ"),
    "adj": ("JJR", "JJS"),
    "adv": ("RBR", "RBS"),
}
# Foreign words, halves of words, addresses: what is seen there says nothing of other words.
LEFT_OUT = frozenset({"FW", "GW", "XX", "ADD", "CD", "LS", "AFX", "NNP"})
Key = tuple[str, str]


def lemma_table(trees: Sequence[Tree]) -> dict[Key, str]:
    """(lower-case word, tag) to lemma, only where the rules say otherwise."""
    dictionary = _dictionary()
    favoured = dict(_favoured())
    known = {key: _best(key, lemmas, favoured) for key, lemmas in dictionary.items()}
    # A lemma that the dictionary rules out is a slip: one treebank has fled from "flead".
    known |= {key: lemma for key, lemma in _treebank(trees) if lemma in dictionary.get(key, [lemma])}
    return {key: lemma for key, lemma in sorted(known.items()) if by_rule(*key) != lemma}


def write_lemmas(trees: Sequence[Tree], target: Path) -> None:
    """The table as lines of word, tag and lemma."""
    table = lemma_table(trees)
    lines = [f"{word}\t{tag}\t{lemma}\n" for (word, tag), lemma in table.items()]
    target.write_text("".join(lines), encoding="utf-8")


def _treebank(trees: Sequence[Tree]) -> Iterator[tuple[Key, str]]:
    counts: dict[Key, Counter[str]] = defaultdict(Counter)
    for tree in trees:
        for word, tag, lemma in zip(tree.words, tree.tags, tree.lemmas, strict=True):
            if lemma == "_" or tag in LEFT_OUT or not any(c.isalpha() for c in word):
                continue
            counts[word.lower(), tag][lemma.lower()] += 1
    for key, found in counts.items():
        lemma, times = found.most_common(1)[0]
        # Once is often a slip of the pen; the closed classes are all seen more.
        if times > 1 or key[1] in ("VBD", "VBN", "NNS"):
            yield key, lemma


def _dictionary() -> dict[Key, list[str]]:
    """All the lemmas that a word with a tag may have."""
    found: dict[Key, list[str]] = defaultdict(list)
    with gzip.open(RESOURCES / "infl_lu.csv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.reader(lines):
            lemma, kind, columns = row[0], row[1], row[2:]
            if not (lemma.isalpha() and lemma.islower()):
                continue  # "under-go", "Rose": the plain word's own row is the one to keep
            if kind == "verb" and len(columns) > 1 and not columns[1]:
                columns[1] = columns[0]  # the participle is as the past: "talked"
            for tag, forms in zip(COLUMNS.get(kind, ()), columns, strict=False):
                for form in filter(None, forms.split("/")):
                    found[form.lower(), tag].append(lemma)
    return found


def _best(key: Key, lemmas: Sequence[str], favoured: Mapping[Key, str]) -> str:
    word, tag = key
    first = favoured.get((word, tag[:2].lower()), "")
    return first if first in lemmas else lemmas[0]


def _favoured() -> Iterator[tuple[Key, str]]:
    """The lemma that lemminflect puts first for a word, by the first letters of its tag."""
    kinds = {"noun": "nn", "verb": "vb", "adj": "jj", "adv": "rb"}
    with gzip.open(RESOURCES / "lemma_lu.csv.gz", "rt", encoding="utf-8") as lines:
        for form, kind, lemmas in csv.reader(lines):
            if kind in kinds:
                yield (form.lower(), kinds[kind]), lemmas.split("/")[0]


def right_share(trees: Sequence[Tree], table: dict[Key, str]) -> float:
    """The share of words whose lemma is as in the treebank, given the treebank's tags."""
    right = total = 0
    for tree in trees:
        for word, tag, lemma in zip(tree.words, tree.tags, tree.lemmas, strict=True):
            known = table.get((word.lower(), tag))
            found = by_rule(word, tag) if known is None else recased(word, known) if tag in PROPER else known
            right += found == lemma
            total += 1
    return right / total
