"""Figures read from sentences: how many, of whom, who says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.accounts.figures import find_figures
from dragoman.language import parse
from dragoman.records import Article, Figure

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "figures.yml").read_text(encoding="utf-8"))
CHECKED = ("of", "where", "as_of", "since", "said_by", "unit")


def figures_in(text: str, *, title: str | None = None, published: str | None = None) -> list[Figure]:
    return find_figures(parse(Article(id="case", text=text, title=title, published=published)))


def core(figure: Figure) -> tuple[str, Any, str]:
    value = list(figure.value) if isinstance(figure.value, tuple) else figure.value
    return figure.measure, value, figure.bound


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=pytest.mark.xfail(reason=case["known_failure"]) if "known_failure" in case else ())
        for case in CASES
    ],
    ids=lambda case: case["text"][:60],
)
def test_figures_of_cases(case: dict[str, Any]) -> None:
    found = [
        f for f in figures_in(case["text"], published=case.get("published")) if f.measure not in {"affected", "items"}
    ]
    expected = [(f["measure"], f["value"], f.get("bound", "exact")) for f in case["figures"]]
    assert sorted(map(repr, map(core, found))) == sorted(
        repr((m, [float(x) for x in v] if isinstance(v, list) else float(v), b)) for m, v, b in expected
    )
    for wanted in case["figures"]:
        match = next(
            f
            for f in found
            if f.measure == wanted["measure"]
            and f.value
            in (wanted["value"], tuple(wanted["value"]) if isinstance(wanted["value"], list) else wanted["value"])
        )
        for name in CHECKED:
            if name in wanted:
                assert getattr(match, name) == wanted[name], name
