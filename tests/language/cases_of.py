"""Reads this folder's case tables."""

from pathlib import Path
from typing import Any

import yaml


def cases_of(name: str) -> list[Any]:
    """The rows of one table."""
    text = (Path(__file__).parent / "cases" / f"{name}.yml").read_text(encoding="utf-8")
    rows: list[Any] = yaml.safe_load(text)
    return rows
