"""Bad rows of the tables of words, peoples and offices are named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman import codebook
from dragoman.codebook import checking_actors

HOLDER = {
    "country": "FRA", "office": "foreign_minister", "title": "Minister", "name": "Ana Silva", "start": "2020",
    "end": "2021", "source": "own knowledge",
}  # fmt: skip


@pytest.mark.parametrize(
    ("table", "bad_rows", "problem"),
    [
        ("nouns", [{"noun": "boffin", "sectors": "ZZZ", "use": ""}], "unknown sector 'ZZZ'"),
        ("nouns", [{"noun": "boffin", "sectors": "EDU", "use": "rules"}], "unknown use 'rules'"),
        ("nouns", [{"noun": "boffin", "sectors": "", "use": ""}], "has no sector"),
        ("nouns", [{"noun": "student", "sectors": "EDU", "use": ""}], "'student' stands twice"),
        (
            "nouns",
            [{"noun": "boffin", "sectors": "EDU", "use": ""}, {"noun": "boffins", "sectors": "EDU", "use": ""}],
            "'boffins' is made from 'boffin'",
        ),
        ("peoples", [{"name": "Martians", "other_names": "", "country": "MRS"}], "unknown country MRS"),
        ("peoples", [{"name": "French", "other_names": "", "country": "FRA"}], "'French' never counts"),
        ("issuers", [{"phrase": "Ministry of Mars", "country": "MRS"}], "unknown country MRS"),
        ("office_sectors", [{"office": "head_of_state", "sectors": "GOV"}], "'head_of_state' stands twice"),
        ("executives", [{"country": "USA", "start": "2001", "end": "2000"}], "ends before it"),
        ("organisations", [{"code": "XX", "plover": "XYZ"}], "unknown PLOVER country 'XYZ'"),
        ("holders_more", [HOLDER, HOLDER | {"end": "2022"}], "two rows for one start, ends 2021 and 2022"),
    ],
)  # fmt: skip
def test_a_bad_row_is_named(
    table: str, bad_rows: list[dict[str, str]], problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = checking_actors.rows

    def with_bad_rows(name: str) -> Iterator[dict[str, str]]:
        yield from shipped(name)
        if name == table:
            yield from bad_rows

    monkeypatch.setattr(checking_actors, "rows", with_bad_rows)
    assert any(problem in line for line in codebook.check())
