"""The benchmark command: the gate, the floors' file, and the test half kept out of sight."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks import floors
from benchmarks.parts import Part


def set_up(monkeypatch: pytest.MonkeyPatch, folder: Path, part: Part, *options: str) -> None:
    monkeypatch.setattr(command, "PARTS", {part.name: lambda: part})
    monkeypatch.setattr(floors, "FLOORS", folder / "floors.json")
    monkeypatch.setattr(floors, "RESULTS", folder / "results.json")
    monkeypatch.setattr("sys.argv", ["benchmarks", *options])


def test_gate_exits_1_below_a_floor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "floors.json").write_text('{"contacts.dev.found": 0.9}')
    set_up(monkeypatch, tmp_path, Part("contacts", figures={"dev.found": 0.8}), "--gate")
    with pytest.raises(SystemExit) as stopped:
        command.main()
    assert stopped.value.code == 1


def test_update_raises_the_floor_and_keeps_the_verdicts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "floors.json").write_text('{"contacts.dev.found": 0.7, "gold.dev.found": 0.6}')
    part = Part("contacts", figures={"dev.found": 0.8}, verdicts={"dev/a#0": "right"})
    set_up(monkeypatch, tmp_path, part, "--update")
    command.main()
    assert json.loads((tmp_path / "floors.json").read_text()) == {"contacts.dev.found": 0.79, "gold.dev.found": 0.6}
    assert json.loads((tmp_path / "results.json").read_text()) == {"contacts": {"dev/a#0": "right"}}


def test_flips_and_misses_of_the_test_half_are_not_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "results.json").write_text('{"contacts": {"dev/a#0": "right", "test/b#0": "right"}}')
    verdicts = {"dev/a#0": "missed", "test/b#0": "missed"}
    set_up(monkeypatch, tmp_path, Part("contacts", verdicts=verdicts, misses=["dev: a", "test: b"]), "--misses")
    command.main()
    printed = capsys.readouterr().out
    assert "dev/a#0: right -> missed" in printed
    assert "2 cases flipped, 1 of them in the test half" in printed
    assert "test/b#0" not in printed
    assert "test: b" not in printed
