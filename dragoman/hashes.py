"""The hashes that give articles, entries and events their identity: same content, same id, on any machine."""

from __future__ import annotations

import hashlib
import json


def article_hash(title: str | None, text: str) -> str:
    """The SHA-256 of an article's title and text as kept, in hexadecimal: `Article.sha256`."""
    return canonical_hash([title, text])


def content_id(*parts: object) -> str:
    """Sixteen hexadecimal digits that stand for `parts`: plain values, lists, tuples and dicts of these."""
    return canonical_hash(parts)[:16]


def canonical_hash(content: object) -> str:
    """The SHA-256 of plain content written as JSON with sorted keys. Tuples hash as lists do."""
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(written.encode("utf-8", errors="surrogatepass")).hexdigest()


def short_hash(text: str) -> int:
    """A number of 63 bits that stands for a text: for comparing many, where one chance likeness does no harm."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", errors="surrogatepass"), digest_size=8).digest()) >> 1
