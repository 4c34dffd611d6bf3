"""Reads the case tables of the codebook's tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def cases_of(table: str) -> list[dict[str, Any]]:
    path = Path(__file__).parent / "cases" / f"{table}.yml"
    return list(yaml.safe_load(path.read_text(encoding="utf-8")))
