"""Hashes what is kept of an article: one recipe for intake, the store and `verify`."""

from __future__ import annotations

import hashlib


def article_digest(title: str | None, text: str) -> str:
    """Return the SHA-256, in hex, over title and text as they are kept (both already normalised).

    The length of the title stands first, so that no words can move between title and text unseen.
    """
    head = "-" if title is None else f"{len(title)}:{title}"
    return hashlib.sha256(f"{head}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
