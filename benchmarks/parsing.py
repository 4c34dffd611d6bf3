"""Measures the language engine: words, sentences, classes and trees, speed, memory.

    python -m benchmarks.parsing TREEBANKS [--test] [--json] [--check]

TREEBANKS holds `ewt-dev.conllu.gz` and the like. Scored as in the CoNLL 2018 shared task: from raw
text, words and sentences are right where their characters are, and a word's class or arc counts only
if the word is right (and its head too); relations are compared without their subtype. One thing is
stricter: the words of a contraction whose letters do not add up to it ("its" for "it's") are missed.
`--test` also scores the test parts, which nothing may be chosen by.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np

from dragoman.language import Document, parse
from dragoman.language.model import load_engine
from dragoman.language.sentences import split
from dragoman.language.tokenizer import tokenize
from dragoman.records import Article
from training.treebanks import Tree, read_treebank

Figures = dict[str, float]
Span = tuple[int, int]

# They only rise. Speed has none: it depends on the machine and on who else uses it.
FLOORS = {
    "gold.ewt-dev.las": 89.8,
    "gold.gum-dev.las": 89.4,
    "raw.ewt-dev.las": 85.4,
    "raw.gum-dev.las": 88.6,
    "news.dev+test.sentences": 95.0,
}


def main() -> None:
    """Scores the engine and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--test", action="store_true", help="score the test parts too")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--check", action="store_true", help="exit 1 if a figure is below its floor")
    options = parser.parse_args()
    figures = measure(options.treebanks, test=options.test)
    if options.json:
        print(json.dumps(figures, indent=1))
    else:
        print("\n".join(f"{name:34} {value:10.2f}" for name, value in figures.items()))
    low = [f"{name}: {figures[name]:.2f}, floor {floor}" for name, floor in FLOORS.items() if figures[name] < floor]
    if options.check and low:
        sys.exit("below the floor: " + "; ".join(low))


def measure(folder: Path, *, test: bool) -> Figures:
    """Every figure by its name."""
    parts = [f"{bank}-{part}" for part in (("dev", "test") if test else ("dev",)) for bank in ("ewt", "gum")]
    trees = {name: read_treebank(folder / f"{name}.conllu.gz") for name in parts}
    figures: Figures = {}
    for name, bank in trees.items():
        figures |= {f"gold.{name}.{key}": value for key, value in on_gold_words(bank).items()}
        figures |= {f"raw.{name}.{key}": value for key, value in from_raw_text(bank).items()}
    news = [tree for name in ("gum-dev", "gum-test") for tree in read_news(folder, name)]
    figures["news.dev+test.sentences"] = sentence_score(news)
    figures["news.train.sentences"] = sentence_score(read_news(folder, "gum-train"))
    figures |= {f"speed.{key}": value for key, value in speed(trees["gum-dev"]).items()}
    return figures | {f"start.{key}": value for key, value in start().items()}


def read_news(folder: Path, name: str) -> list[Tree]:
    """The news documents of one part of GUM."""
    return [tree for tree in read_treebank(folder / f"{name}.conllu.gz") if "_news_" in tree.document]


def on_gold_words(trees: Sequence[Tree]) -> Figures:
    """Classes and trees in percent, given the treebank's own words and sentences."""
    engine = load_engine()
    counts = dict.fromkeys(("upos", "xpos", "uas", "las", "las_subtypes"), 0)
    total = 0
    for tree in trees:
        found = engine.parse(tree.words)
        arcs = [a == b for a, b in zip(tree.heads, found.heads, strict=True)]
        pairs = list(zip(tree.relations, found.relations, strict=True))
        total += len(tree.words)
        counts["upos"] += sum(a == b for a, b in zip(tree.pos, found.pos, strict=True))
        counts["xpos"] += sum(a == b for a, b in zip(tree.tags, found.tags, strict=True))
        counts["uas"] += sum(arcs)
        counts["las"] += sum(arc and plain(a) == plain(b) for arc, (a, b) in zip(arcs, pairs, strict=True))
        counts["las_subtypes"] += sum(arc and a == b for arc, (a, b) in zip(arcs, pairs, strict=True))
    return {name: 100 * right / total for name, right in counts.items()}


def plain(relation: str) -> str:
    """A relation without its subtype."""
    return relation.partition(":")[0]


def from_raw_text(trees: Sequence[Tree]) -> Figures:
    """F1 in percent of words, sentences, classes and arcs, from the documents' raw paragraphs."""
    counts = dict.fromkeys(("words", "sentences", "upos", "xpos", "uas", "las"), 0)
    sizes = np.zeros(4, dtype=int)
    for _, document in groupby(trees, key=lambda tree: tree.document):
        gold = list(document)
        text = text_of(gold)
        found = parse(Article("benchmark", text))
        for name, right in matches(gold, found).items():
            counts[name] += right
        words = sum(len(tree.words) for tree in gold)
        sizes += (words, len(found.tokens), len(gold), len(found.sentences))
    return {
        name: 200 * right / int(sizes[2:].sum() if name == "sentences" else sizes[:2].sum())
        for name, right in counts.items()
    }


def text_of(trees: Iterable[Tree]) -> str:
    """The document as it was written, a line for each paragraph."""
    text = ""
    for tree in trees:
        text = text.rstrip() + "\n" if tree.opens_paragraph and text else text
        text += tree.text
    return text


def places(trees: Iterable[Tree], text: str) -> list[list[Span | None]]:
    """Where each sentence's words stand in the text; None for those of an odd contraction."""
    at = 0
    found: list[list[Span | None]] = []
    for tree in trees:
        spans: list[Span | None] = []
        for form, count, _ in tree.written:
            at = text.index(form, at)
            words = tree.words[len(spans) : len(spans) + count]
            adds_up = "".join(words) == form
            for word in words:
                spans.append((at, at + len(word)) if adds_up else None)
                at += len(word) if adds_up else 0
            at += 0 if adds_up else len(form)
        found.append(spans)
    return found


def matches(trees: Sequence[Tree], document: Document) -> dict[str, int]:
    """How many words, sentences, classes and arcs of a parsed document are right."""
    spans = places(trees, document.article.text)
    by_place = {(token.start, token.end): token for token in document.tokens}
    sentences = {(sentence.start, sentence.end) for sentence in document.sentences}
    counts = dict.fromkeys(("words", "sentences", "upos", "xpos", "uas", "las"), 0)
    edges = sentence_edges(trees, document.article.text)
    counts["sentences"] = len(sentences & set(edges))
    for tree, own in zip(trees, spans, strict=True):
        for place, span in enumerate(own):
            token = by_place.get(span) if span else None
            if token is None:
                continue
            head = tree.heads[place]
            above = document.tokens[token.head]
            arc = token.is_root if head == 0 else own[head - 1] == (above.start, above.end) and not token.is_root
            counts["words"] += 1
            counts["upos"] += token.pos == tree.pos[place]
            counts["xpos"] += token.tag == tree.tags[place]
            counts["uas"] += arc
            counts["las"] += arc and plain(token.relation) == plain(tree.relations[place])
    return counts


def sentence_edges(trees: Iterable[Tree], text: str) -> list[Span]:
    """Where each sentence begins and ends in the text."""
    edges = []
    at = 0
    for tree in trees:
        start = at = text.index(tree.written[0][0], at)
        for form, _, _ in tree.written:
            at = text.index(form, at) + len(form)
        edges.append((start, at))
    return edges


def sentence_score(trees: Sequence[Tree]) -> float:
    """F1 of sentences in percent, from raw paragraphs."""
    right = total = 0
    for _, document in groupby(trees, key=lambda tree: tree.document):
        gold = list(document)
        text = text_of(gold)
        found = set()
        start = 0
        for line in text.splitlines(keepends=True):
            spans = tokenize(text, start, start + len(line))
            found |= {(spans[a][0], spans[b - 1][1]) for a, b in split(text, spans)}
            start += len(line)
        right += len(found & set(sentence_edges(gold, text)))
        total += len(found) + len(gold)
    return 200 * right / total


def speed(trees: Sequence[Tree]) -> Figures:
    """Words a second of CPU time on one thread, and beside this machine's matrix products."""
    texts = [text_of(document) for _, document in groupby(trees, key=lambda tree: tree.document)]
    words = len([span for text in texts for span in tokenize(text)])
    parse(Article("warm", texts[0]))
    began, clock = time.process_time(), time.perf_counter()
    for text in texts:
        parse(Article("benchmark", text))
    spent, passed = time.process_time() - began, time.perf_counter() - clock
    gigaflops = matrix_speed()
    return {
        "words_a_cpu_second": words / spent,
        "words_a_second": words / passed,
        "numpy_gigaflops": gigaflops,
        "words_a_numpy_gigaflop": words / spent / gigaflops,
    }


def matrix_speed() -> float:
    """Billions of operations a CPU second in numpy's product of two square matrices."""
    square = np.ones((512, 512), dtype=np.float32)
    began = time.process_time()
    rounds = 0
    while time.process_time() - began < 1:
        square @ square
        rounds += 1
    return rounds * 2 * 512**3 / (time.process_time() - began) / 1e9


def start() -> Figures:
    """Seconds to import and to load in a fresh process, and its memory in MB, then and after reading."""
    program = (
        "import time, json; a = time.perf_counter(); from dragoman.language import parse;"
        "from dragoman.language.model import load_engine; from dragoman.records import Article;"
        "b = time.perf_counter(); load_engine(); c = time.perf_counter();"
        "peak = lambda: int(open('/proc/self/status').read().split('VmHWM:')[1].split()[0]) / 1024; m = peak();"
        "parse(Article('x', ('The ministers met in Geneva on Tuesday. ' * 10 + chr(10)) * 200));"
        "n = peak();"
        "print(json.dumps({'import_seconds': b - a, 'load_seconds': c - b, 'loaded_mb': m, 'worked_mb': n}))"
    )
    runs = [
        json.loads(subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout)
        for _ in range(3)
    ]
    return {name: min(run[name] for run in runs) for name in runs[0]}


if __name__ == "__main__":
    main()
