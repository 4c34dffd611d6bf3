"""Which reader read an article: the version, and the hash of all code, tables and weights that decide a reading."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from dragoman import __version__
from dragoman.codebook.additions import fingerprint

# What a reading depends on. Intake is not among it: what intake makes of an input is in the article itself.
READING_SIDE = ("records.py", "reading.py", "codebook", "language", "mentions", "accounts")


def reader_version() -> str:
    """`0.1.0+` and twelve hexadecimal digits, with eight more where the user has added people.

    A store reads an article again where this has changed.
    """
    added = fingerprint()
    return f"{_shipped()}.{added}" if added else _shipped()


@cache
def _shipped() -> str:
    digest = hashlib.sha256()
    package = files("dragoman")
    for name in READING_SIDE:
        _add(digest, package / name, name)
    return f"{__version__}+{digest.hexdigest()[:12]}"


def _add(digest: hashlib._Hash, place: Traversable, name: str) -> None:
    if place.is_dir():
        for inside in sorted(place.iterdir(), key=lambda each: each.name):
            if inside.name != "__pycache__":
                _add(digest, inside, f"{name}/{inside.name}")
    elif place.is_file():
        digest.update(f"{name}\0".encode() + hashlib.sha256(place.read_bytes()).digest())
