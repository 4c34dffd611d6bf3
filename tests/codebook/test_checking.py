"""The tables agree with themselves, and the checker sees it when they don't."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman import codebook
from dragoman.codebook import checking


def test_the_shipped_tables_have_no_contradictions() -> None:
    assert codebook.check() == []


HOLDER = {
    "country": "FRA", "office": "foreign_minister", "title": "Minister", "name": "Ana Silva", "family": "",
    "other_names": "", "wikidata": "Q1", "start": "2020", "end": "", "end_known": "yes", "source": "own knowledge",
    "as_of": "",
}  # fmt: skip
STATE = {
    "code": "FRA", "alpha2": "FR", "name": "France", "other_names": "", "adjectives": "French", "demonyms": "",
    "capitals": "Paris", "weak": "", "kind": "member", "part_of": "",
}  # fmt: skip
HAPPENING = {"name": "a storm", "first": "2020-01-01", "last": "", "kind": "point", "words": "storm", "needs": "sea"}


@pytest.mark.parametrize(
    ("table", "row", "problem"),
    [
        ("happenings", HAPPENING | {"first": "2020-01"}, "lacks a whole day"),
        ("happenings", HAPPENING | {"last": "2019-12-31"}, "ends before it begins"),
        ("happenings", HAPPENING | {"kind": "storm"}, "unknown kind storm"),
        ("happenings", HAPPENING | {"needs": "sea&"}, "no words to be found by"),
        ("happenings", HAPPENING | {"needs": "oil, gas"}, "needs something with a comma"),
        ("happenings", HAPPENING | {"name": "Korean War"}, "stands twice"),
        ("holders_more", HOLDER | {"country": "XYZ"}, "unknown country"),
        ("holders_more", HOLDER | {"start": "2020-13"}, "no day, month or year"),
        ("holders_more", HOLDER | {"end": "2019-05-01"}, "ends 2019-05-01 before it starts 2020"),
        ("holders_more", HOLDER | {"wikidata": "42"}, "no Wikidata id"),
        ("holders_more", HOLDER | {"name": ""}, "name or office is missing"),
        ("states", STATE | {"kind": "kingdom"}, "unknown kind 'kingdom'"),
        ("states", STATE | {"weak": "Gaul"}, "marks 'Gaul' as weak"),
        ("states", STATE | {"code": "FR2", "adjectives": "German"}, "'German' stands for"),
        ("states", STATE | {"adjectives": "Sergei"}, "is a given name too"),
        ("portfolios", {"portfolio": "finance", "office": "finance_minister", "sector": "GOV"}, "stands twice"),
        ("portfolios", {"portfolio": "dreams", "office": "dream_minister", "sector": "ZZZ"}, "unknown sector 'ZZZ'"),
        (
            "roles",
            {"role": "boffin", "variants": "envoy", "plurals": "", "office": "expert", "sector": "EDU",
             "official": "no", "country": "", "weak": ""},
            "'envoy' stands under",
        ),
    ],
)  # fmt: skip
def test_a_bad_row_is_named(table: str, row: dict[str, str], problem: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = checking.rows

    def with_a_bad_row(name: str) -> Iterator[dict[str, str]]:
        yield from shipped(name)
        if name == table:
            yield row

    monkeypatch.setattr(checking, "rows", with_a_bad_row)
    assert any(problem in line for line in codebook.check())
