"""Turns bytes into text: byte order marks, UTF-8, declared and guessed encodings."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I
)
_LEGACY_LATIN = {"ascii", "latin-1", "latin_1", "iso8859-1"}
_GUESSES = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "mac_roman"),
    *("shift_jis", "euc_jp", "euc_kr", "gb18030", "big5"),
]
_SAMPLE = 1 << 18
_HEAD = 4096


def decode(raw: bytes, *, markup: bool = False) -> str | None:
    """Return the text of a file's bytes, or None where they are no text in any encoding known here.

    `markup` says that an encoding named in the file's own first 4,096 bytes may be believed (HTML, XML).
    A file that is UTF-8 but for a few broken bytes is read as UTF-8, those bytes as U+FFFD.
    """
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace")
    wide = _wide_without_mark(raw)
    if wide is not None:
        return raw.decode(wide, "replace")
    if b"\x00" in raw[:_HEAD]:
        return None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if markup and (text := _as_declared(raw)) is not None:
        return text
    if _mostly_utf8(raw):
        return raw.decode("utf-8", "replace")
    guess = from_bytes(raw[:_SAMPLE], cp_isolation=_GUESSES).best()
    return None if guess is None else raw.decode(guess.encoding, "replace")


def is_binary(head: bytes) -> bool:
    """Say whether a file's first bytes are those of something other than text."""
    if any(head.startswith(mark) for mark, _ in _BOMS) or _wide_without_mark(head) is not None:
        return False
    return b"\x00" in head or head.startswith((b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff"))


def _wide_without_mark(raw: bytes) -> str | None:
    """Name the UTF-16 byte order of Latin text without a mark: every other byte is zero."""
    head = raw[: _HEAD - _HEAD % 2]
    if len(head) < 4:
        return None
    for name, high, low in (("utf-16-le", head[1::2], head[0::2]), ("utf-16-be", head[0::2], head[1::2])):
        plain = sum(0x20 <= byte < 0x7F or byte in b"\r\n\t" for byte in low)
        if min(high.count(0), plain) > 0.7 * len(high):
            return name
    return None


def _as_declared(raw: bytes) -> str | None:
    found = _DECLARED.search(raw[:_HEAD])
    if found is None:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
        # Browsers read pages that call themselves Latin-1 or ASCII as Windows-1252 (WHATWG Encoding).
        return raw.decode("cp1252" if name in _LEGACY_LATIN else name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _mostly_utf8(raw: bytes) -> bool:
    sample = raw[:_SAMPLE]
    high = sum(byte >= 0x80 for byte in sample)
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    return broken * 10 < high
