"""How far the two coders of acts agree, and what the second makes of sentences coded by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import dragoman
from benchmarks.agreement import cohens_kappa, krippendorffs_alpha
from benchmarks.gold import SHARED, releases, seeds
from benchmarks.own import CASES, SETS
from benchmarks.parts import Part
from dragoman.accounts.coder import load_coder
from dragoman.records import Account, Article
from training.coder_rows import QUADS, Row, read_marked, read_plv
from training.coder_scores import root_of, scores

SAMPLES = Path(__file__).parent.parent / "samples"
SHOWN = 8  # kinds of disagreement that are listed


def coders(shared: Path = SHARED) -> Part:
    """Agreement on the acts of the samples, our own documents and the gold, where it stands; then coded sentences."""
    part = Part("coders")
    sets = {"samples": articles_of([SAMPLES]), "own": articles_of(CASES / f"{name}.docs.jsonl" for name in SETS)}
    if (shared / "gold" / "seeds").is_dir():
        sets["gold"] = [*seeds(shared / "gold"), *releases(shared / "gold")]
    pairs: list[tuple[str, str]] = []
    for name, articles in sets.items():
        found = [(account, pair) for account in accounts_of(articles) if (pair := said(account))]
        add_agreement(part, name, [pair for _, pair in found])
        part.misses += [
            f"{name}: {tables} or {model}: {' '.join(account.sentence.split())[:150]}"
            for account, (tables, model) in found
            if tables != model and name != "own"  # half of those documents is not to be looked into
        ]
        pairs += [pair for _, pair in found]
    add_agreement(part, "all", pairs)
    apart = Counter(pair for pair in pairs if pair[0] != pair[1])
    part.lines.append("tables or model: " + ", ".join(f"{a} or {b} {n}" for (a, b), n in apart.most_common(SHOWN)))
    add_coded(part, "apart", read_marked(CASES / "coded.txt"))
    if (published := shared / "data" / "plv" / "train.tsv").exists():
        # It learned from these: they tell whether the shipped file works. How good it is on rows kept out of its
        # learning stands in dragoman/accounts/coder/weights/MODEL_CARD.md.
        add_coded(part, "learned", read_plv(published))
    return part


def articles_of(paths: Iterable[Path]) -> list[Article]:
    """The readable articles under paths."""
    return [each for each in dragoman.read_paths([str(path) for path in paths]) if isinstance(each, Article)]


def accounts_of(articles: Iterable[Article]) -> Iterator[Account]:
    """Every account of the articles."""
    for article in articles:
        yield from dragoman.read(article).accounts


def said(account: Account) -> tuple[str, str] | None:
    """What the tables and the model say of an account's type; None where one of them said nothing."""
    types = {coder.name: coder.type for coder in account.coders}
    return (types["tables"], types["model"]) if {"tables", "model"} <= set(types) else None


def add_agreement(part: Part, name: str, pairs: list[tuple[str, str]]) -> None:
    """Adds how far the coders agree on some acts: on their types, and on their quads."""
    if not pairs:
        part.lines.append(f"{name:8} no acts")
        return
    for kind, coded in (("types", pairs), ("quads", [(str(QUADS[a]), str(QUADS[b])) for a, b in pairs])):
        kappa = cohens_kappa([a for a, _ in coded], [b for _, b in coded])
        alpha = krippendorffs_alpha(coded)
        alike = sum(a == b for a, b in coded)
        part.figures |= {f"{name}.{kind}.kappa": kappa, f"{name}.{kind}.alpha": alpha}
        part.lines.append(
            f"{name:8} {kind}  kappa {kappa:.3f}  alpha {alpha:.3f}   ({alike} of {len(coded)} acts alike)"
        )


def add_coded(part: Part, name: str, rows: list[Row]) -> None:
    """Adds the second coder's F1 on coded sentences, as the published set is scored."""
    right = [row.root for row in rows]
    found = [root_of(load_coder().weigh(row.marked)) for row in rows]
    types, quads = scores(right, found)
    part.figures |= {f"{name}.types": types, f"{name}.quads": quads}
    part.lines.append(f"{name:8} macro-F1 types {types:.3f}  quads {quads:.3f}   ({len(rows)} sentences)")
    part.misses += [
        f"{name}: {r} as {f}: {row.marked.sentence[:150]}"
        for row, r, f in zip(rows, right, found, strict=True)
        if r != f
    ]
