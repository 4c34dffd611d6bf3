"""Reads articles from files, folders, globs and standard input, one after the other, in a fixed order."""

from __future__ import annotations

import codecs
import glob
import gzip
import io
import os
import stat
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import NotAnArticle
from dragoman.hashes import content_id
from dragoman.intake import pages, rows
from dragoman.intake.article import MOST_CHARACTERS, Told, make, too_large
from dragoman.intake.encoding import decode, is_binary
from dragoman.intake.normal import printable
from dragoman.records import Article, Skip

STANDARD_INPUT = "-"
MOST_BYTES = 4 * MOST_CHARACTERS
"""The largest text, HTML or JSON file read whole: 20 MB."""
MOST_BYTES_UNPACKED = 4 << 30
"""How much one compressed file of rows may hold: 4 GiB, more than a year of an agency's English service."""
_SNIFFED = 8192
_TEXT = frozenset([".txt", ".text", ".md"])
_HTML = frozenset([".html", ".htm", ".xhtml"])
_LINES = frozenset([".jsonl", ".ndjson"])
_TABLES = frozenset([".csv", ".tsv"])
_KNOWN = _TEXT | _HTML | _LINES | _TABLES | {".json"}
_NOT_YET = {
    ".pdf": "is a PDF. Save its text first, for example with pdftotext.",
    ".doc": "is a Word document. Save it as text first.",
    ".docx": "is a Word document. Save it as text first.",
    ".odt": "is an OpenDocument file. Save it as text first.",
    ".rtf": "is a rich text file. Save it as text first.",
    ".epub": "is an EPUB. Save its text first.",
    ".mhtml": "is a web archive. Save the page as HTML first.",
    ".warc": "is a WARC archive, which is not read yet.",
    ".zip": "is a ZIP archive. Unpack it first.",
}
_ABOUT_FILES = frozenset(
    ["readme", "license", "licence", "notice", "changelog", "contributing", "copying", "authors"]
)


def read_paths(paths: Iterable[str], *, stdin: BinaryIO | None = None) -> Iterator[Article | Skip]:
    """Yield the articles under files, folders and globs in the order given, folders by name; "-" is `stdin`.

    What can't be read is a Skip in its place. An id that comes from a file's name and was already taken in
    this call, by another text, is told apart by eight digits of its hash.
    """
    taken: dict[str, str] = {}
    for path in paths:
        found = read_stream(stdin) if path == STANDARD_INPUT else read_path(path)
        for each in found:
            yield _told_apart(each, taken) if isinstance(each, Article) else each


def read_path(path: str | os.PathLike[str]) -> Iterator[Article | Skip]:
    """Yield the articles of a file, a folder or a glob. Folders are read whole, hidden files left out."""
    given = os.fspath(path)
    if os.path.isdir(given):  # noqa: PTH112  # a path of any bytes
        yield from _read_folder(given)
    elif os.path.lexists(given):
        yield from _read_file(given)
    elif glob.has_magic(given):
        yield from _read_glob(given)
    else:
        yield Skip(printable(given), "does not exist.", "missing")


def read_stream(stream: BinaryIO | None, *, name: str = "Standard input") -> Iterator[Article | Skip]:
    """Yield the articles of a stream: JSON Lines (read as they come), JSON, HTML or one text."""
    if stream is None:
        yield Skip(name, "is not connected.", "missing")
        return
    head = stream.readline(rows.MOST_BYTES_A_LINE)
    if _is_json_line(head):
        yield from rows.read_json_lines(chain([head], _lines(stream, name)), name=name, stem="stdin")
        return
    raw = head + stream.read(MOST_BYTES + 1 - len(head))
    yield from _read_whole(raw, name=name, stem="stdin", suffix="")


def _told_apart(article: Article, taken: dict[str, str]) -> Article:
    digest = article.sha256[:16]
    if taken.setdefault(article.id, digest) == digest:
        return article
    return replace(article, id=f"{article.id}-{article.sha256[:8]}")


def _read_folder(folder: str) -> Iterator[Article | Skip]:
    holds_any = False
    for path in _walk(folder, set()):
        if isinstance(path, Skip):
            holds_any = True
            yield path
            continue
        suffix, _ = _suffix(path)
        holds_any |= suffix in _KNOWN or suffix in _NOT_YET
        if suffix in _NOT_YET:
            yield Skip(printable(path), _NOT_YET[suffix], "unsupported")
        elif suffix in _KNOWN and not _is_about_files(path):
            yield from _read_file(path, listed=True)
    if not holds_any:
        yield Skip(printable(folder), "holds no text, HTML, JSON Lines or CSV file.", "missing")


def _walk(folder: str, seen: set[tuple[int, int]]) -> Iterator[str | Skip]:
    """Yield the files under a folder by name, each folder once: links that lead round in a circle are safe.

    A folder that may not be looked into is a Skip.
    """
    try:
        here = os.stat(folder)  # noqa: PTH116
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208
    except OSError as error:
        yield Skip(printable(folder), f"cannot be opened ({(error.strerror or 'unknown fault').lower()}).", "missing")
        return
    if (here.st_dev, here.st_ino) in seen:
        return
    seen.add((here.st_dev, here.st_ino))
    for name in names:
        path = os.path.join(folder, name)  # noqa: PTH118
        if os.path.isdir(path):  # noqa: PTH112
            yield from _walk(path, seen)
        elif os.path.isfile(path):  # noqa: PTH113
            yield path


def _read_glob(pattern: str) -> Iterator[Article | Skip]:
    found = sorted(glob.iglob(pattern, recursive=True))  # noqa: PTH207
    if not found:
        yield Skip(printable(pattern), "matches no file.", "missing")
    for path in found:
        if not os.path.isdir(path):  # noqa: PTH112
            yield from _read_file(path)
        elif "**" not in pattern:
            yield from _read_folder(path)


def _read_file(path: str, *, listed: bool = False) -> Iterator[Article | Skip]:
    """Yield the articles of one file; one that a folder `listed` is left out silently where it is binary."""
    name = printable(path)
    suffix, packed = _suffix(path)
    stem = _stem(path)
    try:
        kind = os.stat(path).st_mode  # noqa: PTH116
        if not (stat.S_ISREG(kind) or (stat.S_ISFIFO(kind) and not listed)):
            yield Skip(name, "is not a regular file.", "unsupported")
            return
        with open(path, "rb") as file:  # noqa: PTH123
            stream = _unpacked(file) if packed or file.peek(2)[:2] == b"\x1f\x8b" else file
            head = stream.peek(_SNIFFED)[:_SNIFFED]
            if suffix in _NOT_YET or is_binary(head):
                if not listed:
                    reason = _NOT_YET.get(suffix, "is not a text file. Text, HTML, JSON Lines and CSV are read.")
                    yield Skip(name, reason, "unsupported")
                return
            most = None if stream is file else MOST_BYTES_UNPACKED
            yield from _read_open(stream, name=name, stem=stem, suffix=suffix, most=most)
    except NotAnArticle as refusal:
        yield Skip(name, refusal.reason, refusal.kind)
    except FileNotFoundError:
        yield Skip(name, "does not exist.", "missing")
    except (EOFError, gzip.BadGzipFile, zlib.error):
        yield Skip(name, "is a damaged gzip file.", "broken")
    except OSError as error:
        yield Skip(name, f"cannot be opened ({(error.strerror or 'unknown fault').lower()}).", "missing")


def _read_open(
    stream: io.BufferedReader, *, name: str, stem: str, suffix: str, most: int | None
) -> Iterator[Article | Skip]:
    if suffix in _LINES:
        yield from rows.read_json_lines(_lines(stream, name, most=most), name=name, stem=stem)
    elif suffix in _TABLES:
        yield from rows.read_csv(_csv_lines(stream, name, most=most), name=name, stem=stem)
    else:
        yield from _read_whole(stream.read(MOST_BYTES + 1), name=name, stem=stem, suffix=suffix)


def _read_whole(raw: bytes, *, name: str, stem: str, suffix: str) -> Iterator[Article | Skip]:
    """Yield what bytes that are one document hold, by the suffix, and by their start where it tells nothing."""
    try:
        if len(raw) > MOST_BYTES:
            raise too_large(name, f"over {MOST_BYTES // 1_000_000} MB; at most that much is read as one document")
        if is_binary(raw[:_SNIFFED]):
            raise NotAnArticle(name, "is not text. Text, HTML, JSON Lines and CSV are read.", "unsupported")
        text = decode(raw, markup=suffix not in _TEXT)
        if text is None:
            raise NotAnArticle(name, "is no text in a known encoding.", "encoding")
        if suffix == ".json" or (suffix == "" and text.lstrip()[:1] in {"{", "["} and _is_json(text)):
            yield from _read_json_text(text, name=name, stem=stem)
        elif suffix in _HTML or _is_html(text):
            page, told = pages.read_page(text, name=name)
            yield make(page, replace(told, id=stem), name=name, page=True)
        else:
            yield make(text, Told(id=stem), name=name)
    except NotAnArticle as refusal:
        yield Skip(name, refusal.reason, refusal.kind)


def _read_json_text(text: str, *, name: str, stem: str) -> Iterator[Article | Skip]:
    if not _is_json(text) and _is_json_line(text.split("\n", 1)[0].encode("utf-8", "replace")):
        lines = (line.encode("utf-8", "replace") for line in text.split("\n"))
        yield from rows.read_json_lines(lines, name=name, stem=stem)
    else:
        yield from rows.read_json(text, name=name, stem=stem)


def _is_html(text: str) -> bool:
    start = text[:2048].lstrip().lower()
    return start.startswith(("<!doctype html", "<html", "<head", "<body", "<?xml")) and "<" in start[1:]


def _is_json(text: str) -> bool:
    try:
        rows.parse(text)
    except ValueError:
        return False
    return True


def _is_json_line(line: bytes) -> bool:
    if not line.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    text = decode(line)
    try:
        return text is not None and isinstance(rows.parse(text), dict)
    except ValueError:
        return False


def _lines(stream: BinaryIO, name: str, *, most: int | None = None) -> Iterator[bytes | None]:
    """Yield a stream's lines, up to `most` bytes in all; a line over its limit as None, its rest passed over."""
    read = 0
    while line := stream.readline(rows.MOST_BYTES_A_LINE + 1):
        read += len(line)
        whole = len(line) <= rows.MOST_BYTES_A_LINE
        while not whole and line and not line.endswith(b"\n"):
            line = stream.readline(1 << 20)
            read += len(line)
        if most is not None and read > most:
            raise too_large(name, f"over {most >> 30} GiB unpacked; the rest was not read")
        yield line if whole else None


def _csv_lines(stream: io.BufferedReader, name: str, *, most: int | None) -> Iterator[str]:
    """Yield the lines of a table as text, each decoded by itself where the file isn't UTF-16."""
    if stream.peek(2)[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        with io.TextIOWrapper(stream, encoding="utf-16", errors="replace", newline="") as lines:
            yield from iter(lambda: lines.readline(MOST_CHARACTERS), "")
        return
    for line in _lines(stream, name, most=most):
        text = None if line is None else decode(line)
        if text is None:
            raise NotAnArticle(name, "has a line that is no text in a known encoding, or too long.", "encoding")
        yield text


def _unpacked(file: BinaryIO) -> io.BufferedReader:
    return io.BufferedReader(gzip.GzipFile(fileobj=file))


def _suffix(path: str) -> tuple[str, bool]:
    """Return a path's suffix in lower case, the one under `.gz` where it has that, and whether it has."""
    name = os.path.basename(path).lower()  # noqa: PTH119
    packed = name.endswith(".gz")
    return Path(name[:-3] if packed else name).suffix, packed


def _stem(path: str) -> str:
    name = os.path.basename(path)  # noqa: PTH119
    if name.lower().endswith(".gz"):
        name = name[:-3]
    stem = printable(Path(name).stem).strip()
    return stem or content_id(name)


def _is_about_files(path: str) -> bool:
    return _stem(path).lower() in _ABOUT_FILES
