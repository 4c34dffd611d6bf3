"""Acts read from a sentence: who did, offered, asked, threatened or refused what to whom, and who says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.acts import acts_of, amiss
from benchmarks.probe_scoring import expected_of

TABLE = yaml.safe_load((Path(__file__).parent / "cases" / "acts.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case["text"][:60],
            marks=pytest.mark.xfail(reason=case["known_failure"], strict=True) if "known_failure" in case else (),
        )
        for case in TABLE
    ],
)
def test_acts_of_a_sentence(case: dict[str, Any]) -> None:
    expected = [expected_of(act) for act in case["acts"].split(";") if act.strip() != "-"]
    assert amiss(expected, acts_of(case["text"])) == "", case["why"]
