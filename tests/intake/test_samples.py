"""The samples of the first run: every one is read, and says what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import intake
from dragoman.records import Article

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def samples() -> list[Article]:
    found = list(intake.read_path(SAMPLES))
    articles = [each for each in found if isinstance(each, Article)]
    assert articles == found, "a sample was skipped"
    return articles


def test_every_file_is_read_and_each_document_has_its_own_id(samples: list[Article]) -> None:
    files = [path for path in SAMPLES.iterdir() if path.name != "README.md"]
    assert len({article.id for article in samples}) == len(samples) == len(files) + 2  # three documents in one file


def test_only_the_wire_that_gives_no_year_has_no_day(samples: list[Article]) -> None:
    undated = [article.id for article in samples if article.published is None]
    assert undated == ["2022-04-28-wire-guterres-kyiv"]


def test_lines_about_the_report_are_no_news(samples: list[Article]) -> None:
    news = [
        article.text[block.start : block.end]
        for article in samples
        for block in article.blocks
        if block.kind == "paragraph"
    ]
    assert all(paragraph.endswith((".", ":")) for paragraph in news)
    assert not [paragraph for paragraph in news if "Photo" in paragraph or "Editing by" in paragraph]
