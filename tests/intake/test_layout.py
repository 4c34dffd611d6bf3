"""What each stretch of a report is, by case tables: lines alone, datelines, and whole texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.intake import datelines, layout, shapes
from dragoman.intake.normal import normalise
from dragoman.records import Block

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    return [
        pytest.param(case, id=case.get("why") or case["text"][:40])
        for case in yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("case", cases("lines"))
def test_a_lines_form_tells_its_kind(case: dict[str, Any]) -> None:
    assert shapes.plain_kind(case["text"]) == case["kind"]


@pytest.mark.parametrize("case", cases("datelines"))
def test_a_dateline_is_read_and_nothing_else_is_taken_for_one(case: dict[str, Any]) -> None:
    text = case["text"]
    found = datelines.at(text, 0, len(text), first=case.get("first", True))
    if "none" in case:
        assert found is None
        return
    assert found is not None
    assert (found.place, found.day, found.agency) == (case.get("place"), case.get("day"), case.get("agency"))
    assert text[found.span[1] :].lstrip().startswith(case["rest"])


@pytest.mark.parametrize("case", cases("layouts"))
def test_a_text_is_laid_out(case: dict[str, Any]) -> None:
    text = normalise(case["text"])
    assert [block.kind for block in layout.blocks(text)] == case["kinds"]


def covers(text: str, found: tuple[Block, ...]) -> bool:
    """Say whether blocks lie in order, without overlap, with only white space between them."""
    at = 0
    for block in found:
        if block.start < at or block.end <= block.start or text[at : block.start].strip():
            return False
        at = block.end
    return not text[at:].strip()


PIECES = [
    "The ministers met on Monday.", "ANKARA, March 1 (Reuters) - Turkey said so.", "By Jane Roe", "(VK)", "Talks",
    "It ended. (VK)", "REUTERS/Jo Roe", "Read more: x", "- item", "**Bold**", "KYIV —", "a", "MOSCOW", "x:", " ", "",
]  # fmt: skip


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=40)), max_size=12), st.sampled_from(["\n", "\n\n"])
)
@settings(max_examples=300, deadline=None)
def test_blocks_cover_any_text_without_overlap(pieces: list[str], between: str) -> None:
    text = normalise(between.join(pieces))
    assert covers(text, layout.blocks(text))


def test_markup_names_headings_that_their_form_would_not() -> None:
    text = "The plan in detail, and what it is worth.\nThe envoys of both sides met on Monday."
    found = layout.blocks(text, headings={"The plan in detail, and what it is worth."})
    assert [block.kind for block in found] == ["heading", "paragraph"]


def test_the_dateline_of_an_article_is_found_behind_its_headline() -> None:
    text = "Ministers speak\n\nROME, April 2 (ANSA) - The ministers of Italy and Spain spoke on Saturday."
    found = layout.dateline(text)
    assert found is not None
    assert (found.place, found.day, found.agency) == ("ROME", "April 2", "ANSA")
    assert text[slice(*found.span)] == "ROME, April 2 (ANSA) -"


def test_a_dateline_without_agency_is_found_again_from_its_block() -> None:
    text = "Kyiv – The president received the guests on Monday."
    found = layout.dateline(text, layout.blocks(text))
    assert found is not None
    assert (found.place, found.span) == ("Kyiv", (0, 6))


def test_the_headline_of_a_plain_text_is_its_first_heading() -> None:
    text = "Ministers speak\nThe ministers of Italy and Spain spoke on Saturday, both sides said."
    assert layout.headline(text, layout.blocks(text)) == (0, len("Ministers speak"))
    assert layout.headline(text[16:], layout.blocks(text[16:])) is None


@pytest.mark.parametrize(
    "line",
    [
        "word " * 200_000, "x" * 1_000_000, "(" * 300_000, "A. " * 300_000, "A B " * 250_000, "[" * 300_000,
        "By " + "Anna " * 200_000, "\n".join("Short line" for _ in range(100_000)), " \n" * 300_000,
        "KYIV/" * 200_000, "photo " * 150_000, ". (" * 300_000, "- " * 400_000, "#a " * 300_000, "1/2/" * 200_000,
    ],
    ids=lambda line: line[:8],
)  # fmt: skip
def test_a_megabyte_of_anything_is_laid_out(line: str) -> None:
    text = normalise(line)
    assert covers(text, layout.blocks(text))
