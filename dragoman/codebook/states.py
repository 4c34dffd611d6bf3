"""States, international organisations and their codes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.codebook.tables import cell_list, rows


@dataclass(frozen=True, slots=True)
class State:
    """A state or dependency. `kind` is member, observer, disputed, associated or dependency (of `part_of`)."""

    code: str
    alpha2: str
    name: str
    other_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    weak: frozenset[str]
    kind: str
    part_of: str | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation, an organ of one (`parent`), or a collective of states.

    `country` is what stands in a record's `country`: its own code, or its parent's for an organ;
    a collective has none, for it is never a party with one country.
    """

    code: str
    name: str
    other_names: tuple[str, ...]
    kind: str
    parent: str | None
    sector: str | None
    summit: bool
    weak: frozenset[str]

    @property
    def country(self) -> str | None:
        """The code that a party of this organisation has as its country."""
        if self.kind == "collective":
            return None
        return self.parent if self.kind == "organ" else self.code


@cache
def states() -> dict[str, State]:
    """All states and dependencies by ISO 3166-1 alpha-3 code (XKX for Kosovo)."""
    return {
        row["code"]: State(
            row["code"],
            row["alpha2"],
            row["name"],
            cell_list(row["other_names"]),
            cell_list(row["adjectives"]),
            cell_list(row["demonyms"]),
            cell_list(row["capitals"]),
            frozenset(cell_list(row["weak"])),
            row["kind"],
            row["part_of"] or None,
        )
        for row in rows("states")
    }


@cache
def organisations() -> dict[str, Organisation]:
    """International organisations, organs and collectives by code."""
    return {
        row["code"]: Organisation(
            row["code"],
            row["name"],
            cell_list(row["other_names"]),
            row["kind"],
            row["parent"] or None,
            row["sector"] or None,
            row["summit"] == "yes",
            frozenset(cell_list(row["weak"])),
        )
        for row in rows("organisations")
    }


def state(code: str) -> State | None:
    """The state with this alpha-3 code."""
    return states().get(code)


def organisation(code: str) -> Organisation | None:
    """The organisation, organ or collective with this code."""
    return organisations().get(code)


def capital_of(code: str) -> str | None:
    """The first capital of a state: `Kyiv` for UKR."""
    found = state(code)
    return found.capitals[0] if found is not None and found.capitals else None


def is_summit_organisation(code: str) -> bool:
    """Whether a named summit of this organisation counts as a summit (NATO, G7, CIS; not the UN)."""
    found = organisation(code)
    return found is not None and found.summit
