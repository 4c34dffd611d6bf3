"""Readers for tests of the pipeline and the commands: they know one sentence, and how to fail."""

from __future__ import annotations

import gc
import os
import time

from making import make_account, make_figure, make_reading

from dragoman.records import Article, Issue, Reading

CALL = "spoke by phone with Sergei Lavrov"


def read_calls(article: Article) -> Reading:
    """An account of the one call and a figure, where their words stand in the article."""
    entries = []
    day = article.published
    if CALL in article.text:
        entries.append(make_account(article, CALL, date=(day, day)))
    if "21 people were killed" in article.text:
        entries.append(make_figure(article, "21 people were killed", 21, of="people", as_of=day))
    return make_reading(article, *entries)


def read_or_raise(article: Article) -> Reading:
    if "RAISE" in article.text:
        raise ValueError("a table has no such row")
    return read_calls(article)


def read_or_die(article: Article) -> Reading:
    if "DIE" in article.text:
        os._exit(9)
    return read_calls(article)


def read_or_stop(article: Article) -> Reading:
    if "STOP" in article.text:
        raise KeyboardInterrupt
    return read_calls(article)


def read_and_count_set_aside(article: Article) -> Reading:
    """An issue that says how many objects this process keeps from the garbage collector."""
    return make_reading(article, issues=(Issue(article.id, "source", str(gc.get_freeze_count())),))


def read_slowly(article: Article) -> Reading:
    time.sleep(0.05)
    return read_calls(article)


def report(number: int, extra: str = "") -> str:
    """The text of a report long enough for intake, each different."""
    return (
        "Dmytro Kuleba spoke by phone with Sergei Lavrov about the evacuation of civilians, "
        f"report {number} says. {extra}\n\n"
        "The two ministers went through the list of towns from which people are waiting to leave, the ministry said "
        "in a statement, and agreed that their deputies would continue the work during the coming days.\n\n"
        "Officials in Sumy told reporters that 21 people were killed there when a shell hit a residential street."
    )


def row(number: int, extra: str = "") -> dict[str, object]:
    """The same as a row of JSON Lines."""
    return {
        "id": f"r{number:03}",
        "source": "The Courier",
        "url": f"https://courier.example/{number}",
        "published": "2022-03-10",
        "title": f"Ministers speak, {number}",
        "text": report(number, extra),
    }
