"""How the days that an article without a date is given are judged."""

import pytest

from benchmarks.undated import documents, verdict


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (("2022-03-10", "2022-03-12"), "right"),
        (("2022-03-09", "2022-03-14"), "near"),
        (("2022-03-09", "2022-03-15"), "wide"),
        (("2022-03-10", None), "wide"),
        (("2022-03-14", "2022-03-15"), "wrong"),
        (("2022-02", "2022-02"), "wrong"),
    ],
)
def test_a_range_is_right_near_wide_or_wrong(found: tuple[str | None, str | None], told: str) -> None:
    assert verdict(["2022-03-10", "2022-03-13"], found) == told


def test_our_undated_documents_have_ids_of_their_own_and_a_range() -> None:
    docs = documents()
    assert len({doc["id"] for doc in docs}) == len(docs)
    assert all(doc["range"][0] <= doc["range"][1] and doc["half"] in {"dev", "test"} for doc in docs)
