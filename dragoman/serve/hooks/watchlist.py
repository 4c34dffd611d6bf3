"""Reads the watch list: who is told of what, where, and signed with which secret.

A TOML file. `hosts` are those to which notices may go, and each `[[watch]]` has a `name`, a `url`, a secret and the
filters of the page. Addresses and secrets can stand in the environment or in files of their own, and are never
kept or printed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from dragoman.errors import CouldNotFetch, DragomanError
from dragoman.fetching.addresses import Target, target_of
from dragoman.serve.filters import BadFilter, Filters
from dragoman.serve.hooks.signing import BadSecret, secret_bytes

FILTERS = frozenset(each.name for each in fields(Filters)) - {"after"}
OWN = frozenset(["name", "url", "url_env", "url_file", "secret_env", "secret_file", "earlier"])
LONGEST_NAME = 80


class WatchListError(DragomanError):
    """A watch list that can't be used; the message says which entry and why."""


@dataclass(frozen=True, slots=True)
class Hook:
    """One receiver: what it is told of, and where. `earlier`: of what the record holds already, too."""

    name: str
    filters: Filters
    earlier: bool
    host: str
    url: str = field(repr=False)
    keys: tuple[bytes, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Given:
    """What an entry is read with: where files are looked for, the environment, and who may be sent to."""

    folder: Path
    environ: Mapping[str, str] = field(repr=False)
    hosts: frozenset[str]
    allowed: frozenset[str]


def read_watch_list(path: Path, *, environ: Mapping[str, str], allowed: Collection[str] = ()) -> tuple[Hook, ...]:
    """The receivers of a watch list, in its order. `allowed` are hosts of the user's own network, http too.

    Raises WatchListError where an entry is incomplete, of an unknown name, or goes to a host that is not in `hosts`.
    """
    told = _parsed(path)
    hosts = frozenset(str(host).lower() for host in told.get("hosts", []))
    entries = told.get("watch", [])
    if unknown := told.keys() - {"hosts", "watch"}:
        raise WatchListError(f"{path}: {', '.join(sorted(unknown))} is not known here; there is hosts and [[watch]].")
    if not hosts or not isinstance(entries, list) or not entries:
        raise WatchListError(f"{path} needs hosts = [...], those to which notices may go, and a [[watch]].")
    given = _Given(path.parent, environ, hosts, frozenset(host.lower() for host in allowed))
    found = tuple(_hook(entry, f"{path}, watch {number}", given) for number, entry in enumerate(entries, 1))
    names = [hook.name for hook in found]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise WatchListError(f"{path}: {', '.join(twice)} is the name of two watches.")
    return found


def _parsed(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise WatchListError(f"{path} can't be read ({error}).") from error
    except tomllib.TOMLDecodeError as error:
        raise WatchListError(f"{path} is no TOML ({error}).") from error


def _hook(entry: Any, where: str, given: _Given) -> Hook:
    if not isinstance(entry, dict) or not str(entry.get("name") or "").strip():
        raise WatchListError(f"{where} has no name.")
    name = str(entry["name"]).strip()
    where = f"{where} ({name[:LONGEST_NAME]})"
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise WatchListError(f"{where} has a name that can't be shown, or more than {LONGEST_NAME} characters.")
    if unknown := entry.keys() - OWN - FILTERS:
        raise WatchListError(f"{where}: {', '.join(sorted(unknown))} is neither a setting nor a filter of the page.")
    target = _target(_from_anywhere(entry, "url", where, given), where)
    _check_host(target, where, given)
    return Hook(
        name=name,
        filters=_filters(entry, where),
        earlier=bool(entry.get("earlier", False)),
        host=target.authority,
        url=target.url,
        keys=_keys(_from_anywhere(entry, "secret", where, given), where),
    )


def _from_anywhere(entry: Mapping[str, Any], what: str, where: str, given: _Given) -> str:
    """What an entry gives in itself, in a variable of the environment, or in a file beside the list."""
    ways_used = [name for name in (what, f"{what}_env", f"{what}_file") if name in entry]
    if len(ways_used) != 1:
        ways = f"{what}_env or {what}_file" if what == "secret" else f"{what}, {what}_env or {what}_file"
        raise WatchListError(f"{where} needs one of {ways}.")
    value = str(entry[ways_used[0]])
    if ways_used[0] == what:
        return value.strip()
    if ways_used[0].endswith("_env"):
        if not (found := given.environ.get(value, "").strip()):
            raise WatchListError(f"{where}: the variable {value} of the environment is not set.")
        return found
    try:
        return (given.folder / value).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise WatchListError(f"{where}: {what}_file {value} can't be read.") from error


def _target(url: str, where: str) -> Target:
    try:
        return target_of(url)
    except CouldNotFetch as error:
        raise WatchListError(f"{where}: its address {error.reason}") from error


def _check_host(target: Target, where: str, given: _Given) -> None:
    names = {target.host, target.authority, f"{target.host}:{target.port}"}
    if not names & given.hosts:
        raise WatchListError(f"{where} goes to {target.authority}, which is not among hosts.")
    if target.scheme != "https" and not names & given.allowed:
        raise WatchListError(
            f"{where} is no https address. Plain http is for a host of your own: --allow-host {target.authority}"
        )


def _keys(written: str, where: str) -> tuple[bytes, ...]:
    """The secrets, the newest first: while one is changed both sign."""
    try:
        keys = tuple(secret_bytes(each) for each in written.split())
    except BadSecret as error:
        raise WatchListError(f"{where} {error}") from error
    if not keys:
        raise WatchListError(f"{where} has an empty secret.")
    return keys


def _filters(entry: Mapping[str, Any], where: str) -> Filters:
    try:
        return Filters.of({name: str(value) for name, value in entry.items() if name in FILTERS})
    except BadFilter as error:
        raise WatchListError(f"{where}: {error}") from error
