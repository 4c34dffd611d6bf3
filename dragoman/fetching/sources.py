"""Reads the file in which a user lists sources: a CSV table, JSON Lines, or one address a line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import CouldNotFetch, DragomanError
from dragoman.fetching.addresses import target_of

COLUMNS = ("url", "name", "country", "language", "state_owned")
_YES, _NO = {"yes", "true", "1", "y"}, {"no", "false", "0", "n"}


class SourcesError(DragomanError):
    """A file of sources with a line that can't be used."""


@dataclass(frozen=True, slots=True)
class Source:
    """A feed or page to be read again and again, and what is known of who publishes it.

    `country` is ISO 3166-1 alpha-3, `language` ISO 639-1, `state_owned` None where it isn't told.
    """

    url: str
    name: str | None = None
    country: str | None = None
    language: str | None = None
    state_owned: bool | None = None


def read_sources(path: Path) -> tuple[Source, ...]:
    """The sources of a file, each address once. Raises SourcesError with the line's number where one is wrong.

    A CSV table has the columns `url, name, country, language, state_owned`, of which only `url` is needed;
    JSON Lines the same names; a plain list has one address a line. Lines that begin with # are passed over.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourcesError(f"{path} can't be read as a file of sources ({error}).") from error
    found: dict[str, Source] = {}
    for number, row in _rows(text, path):
        source = _source(row, f"{path}, line {number}")
        found.setdefault(source.url, source)
    return tuple(found.values())


def _rows(text: str, path: Path) -> Iterator[tuple[int, Mapping[str, object]]]:
    lines = text.splitlines()
    kept = [
        (number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.lstrip().startswith("#")
    ]
    if not kept:
        return
    first = kept[0][1].strip()
    if first.startswith("{"):
        for number, line in kept:
            yield number, _parsed(line, f"{path}, line {number}")
    elif "url" in [cell.strip().lower() for cell in first.split(",")]:
        table = csv.DictReader(io.StringIO("\n".join(line for _, line in kept)))
        table.fieldnames = [name.strip().lower() for name in table.fieldnames or ()]
        yield from ((number, row) for (number, _), row in zip(kept[1:], table, strict=False))
    else:
        yield from ((number, {"url": line}) for number, line in kept)


def _parsed(line: str, where: str) -> Mapping[str, object]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise SourcesError(f"{where} is no JSON.") from error
    if not isinstance(row, dict):
        raise SourcesError(f"{where} is no JSON object.")
    return row


def _source(row: Mapping[str, object], where: str) -> Source:
    told = {name: str(row[name]).strip() if row.get(name) is not None else "" for name in COLUMNS}
    try:
        url = target_of(told["url"]).url
    except CouldNotFetch as error:
        raise SourcesError(f"{where}: {told['url'][:100]!r} {error.reason}") from error
    owned = told["state_owned"].lower()
    if owned and owned not in _YES | _NO:
        raise SourcesError(f"{where}: state_owned is yes or no, not {owned[:40]!r}.")
    country = told["country"].upper() or None
    if country is not None and not (len(country) == 3 and country.isalpha()):
        raise SourcesError(f"{where}: {country[:40]!r} is no ISO 3166 code, such as TUR.")
    return Source(
        url, told["name"] or None, country, told["language"].lower() or None, owned in _YES if owned else None
    )
