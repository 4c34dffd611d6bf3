"""Which time belongs to which event, and what holds where none is told."""

from pathlib import Path

import pytest
import yaml

from dragoman.language import parse
from dragoman.mentions.timing import date_of, times_of
from dragoman.records import Article, Dated

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "timing.yml").read_text(encoding="utf-8"))


def params() -> list:
    """The cases; those that are known to be read wrongly are marked with what is wrong."""
    return [
        pytest.param(
            c, id=f"{c['word']}: {c['text'][:50]}", marks=pytest.mark.xfail(strict=True) if c.get("known") else ()
        )
        for c in CASES
    ]


@pytest.mark.parametrize("case", params())
def test_days_of_an_event(case: dict) -> None:
    day = str(case.get("day", "2022-03-17"))
    dated = Dated((day, day), "published day given")
    document = parse(Article(id="case", text=case["text"], published=day))
    trigger = next(t.i for t in document.tokens if t.text == case["word"])
    also = [t.i for t in document.tokens if t.text in case.get("also", ())]
    when = date_of(
        document,
        trigger,
        dated,
        times_of(document, dated),
        status=case.get("status", "happened"),
        background=case.get("background", False),
        also=also,
        momentary=case.get("momentary", False),
    )
    assert f"{when.days[0] or ''}..{when.days[1] or ''}" == case["days"]


def test_days_stand_on_their_words_or_say_why_not() -> None:
    dated = Dated(("2022-03-17", "2022-03-17"), "published day given")
    document = parse(Article(id="case", text="They met. They spoke on Monday."))
    times = times_of(document, dated)
    met, spoke = (date_of(document, i, dated, times) for i in (1, 4))
    assert (spoke.text, spoke.evidence.start, spoke.evidence.end, spoke.evidence.inferred) == ("Monday", 24, 30, None)
    assert met.text is None
    assert met.evidence.start is None
    assert met.evidence.inferred == "news is of the article's day: published day given"


def test_days_of_a_plan_are_within_a_range_of_writing_days() -> None:
    dated = Dated(("2022-03-25", "2022-03-28"), "clues")
    document = parse(Article(id="case", text="The two will meet."))
    when = date_of(document, 3, dated, times_of(document, dated), status="planned")
    assert when.days == ("2022-03-25", None)
