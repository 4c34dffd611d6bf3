"""The checker sees running totals that contradict themselves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman import codebook
from dragoman.codebook import checking_totals

SERIES = {
    "series": "Norland flood dead", "kind": "running", "every": "0", "late": "3", "rough": "0", "counted": "killed",
    "beside": "", "about": "norland", "without": "",
}  # fmt: skip
LEBANON = "Lebanon dead in 2024"


@pytest.mark.parametrize(
    ("table", "row", "problem"),
    [
        ("total_series", SERIES, "'Norland flood dead' has counts or words only"),
        ("total_series", SERIES | {"series": LEBANON}, "stands twice"),
        ("total_series", SERIES | {"kind": "walking"}, "unknown kind 'walking'"),
        ("total_series", SERIES | {"late": "soon"}, "has 'soon' for a number, late"),
        ("total_series", SERIES | {"about": ""}, "has no words to be found by"),
        ("totals", {"series": LEBANON, "day": "2025-13-01", "value": "9000"}, "is no count of a day"),
        ("totals", {"series": LEBANON, "day": "2025-12-01", "value": "many"}, "'many' is no count of a day"),
        ("totals", {"series": LEBANON, "day": "2023-12-01", "value": "9000"}, "2023-12-01: stands behind 2024"),
        ("totals", {"series": LEBANON, "day": "2025-12-01", "value": "90"}, "90 is fewer than"),
        ("totals", {"series": "Sudland", "day": "2025-12-01", "value": "90"}, "'Sudland' has counts or words only"),
    ],
)
def test_a_bad_total_is_named(table: str, row: dict[str, str], problem: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = checking_totals.rows

    def with_a_bad_row(name: str) -> Iterator[dict[str, str]]:
        yield from shipped(name)
        if name == table:
            yield row

    monkeypatch.setattr(checking_totals, "rows", with_a_bad_row)
    assert any(problem in line for line in codebook.check())
