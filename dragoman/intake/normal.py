"""Makes text uniform once, before anything is read or hashed: mojibake, line ends, blanks, invisible marks, HTML
entities in plain text.

Typographic quotes and dashes stay as the outlet wrote them. Applying it twice changes nothing, and a text
that is already clean keeps every offset.
"""

from __future__ import annotations

import re
import unicodedata

import ftfy

_FIXES = ftfy.TextFixerConfig(uncurl_quotes=False)
_BLANKS = re.compile(r"[\t\f\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_UNCLEAN = re.compile(r"[^\n\t -~]|&#?\w{1,40};")
_FOREIGN_RUN = re.compile(r"[^\x00-\u02ff\u2010-\u205f]{31,}")
# What an invisible character held apart may be mojibake once that is gone: one round does for news, not for attacks.
_ROUNDS = 8
MARKS_AT_MOST = 30
"""Combining marks kept in a row: the limit of Unicode's stream-safe format (UAX 15). More is an attack."""


def normalise(text: str) -> str:
    """Return the text as it is kept: NFC, line ends as "\\n", no control or invisible characters.

    Every kind of blank becomes a space of the same width in code points; blanks at the very end go.
    """
    for _ in range(_ROUNDS):
        uniform = _uniform(text)
        if uniform == text:
            break
        text = uniform
    return text


def _uniform(text: str) -> str:
    if text.isascii() and _UNCLEAN.search(text) is None:
        return text.replace("\t", " ").rstrip()
    text = ftfy.fix_text(_stream_safe(text), _FIXES)
    text = _INVISIBLE.sub("", text)
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", text)).rstrip()


def normalise_line(text: str | None) -> str | None:
    """Return a title, source or other one-line field normalised, or None where nothing is left."""
    if text is None:
        return None
    return " ".join(normalise(text).split()) or None


def printable(name: str) -> str:
    """Return a file name or id that can be shown and kept: no control characters, no lone surrogates."""
    safe = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in safe)


def _stream_safe(text: str) -> str:
    # Putting marks in canonical order takes time with the square of a run: a megabyte of marks would hang.
    if _FOREIGN_RUN.search(text) is None:
        return text
    kept: list[str] = []
    run = 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        if run <= MARKS_AT_MOST:
            kept.append(char)
    return "".join(kept)
