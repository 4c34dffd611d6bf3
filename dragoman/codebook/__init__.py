"""What Dragoman knows before it reads: states, organisations, seats, groups, roles and who held them.

The tables lie in `tables/` as CSV files; README.md there says what each column means.
"""

from __future__ import annotations

from dragoman.codebook.folding import fold, sound
from dragoman.codebook.matters import Matter, MatterMatch, find_matters, matters
from dragoman.codebook.names import NameMatch, NameReading, find_names, state_of_outlet
from dragoman.codebook.offices import Holder, all_holders, holders_of
from dragoman.codebook.people import holders, opens_names, people_in, spells_of
from dragoman.codebook.roles import RoleMatch, find_roles
from dragoman.codebook.states import (
    Organisation,
    State,
    capital_of,
    is_summit_organisation,
    organisation,
    organisations,
    state,
    states,
)

__all__ = [
    "Holder",
    "Matter",
    "MatterMatch",
    "NameMatch",
    "NameReading",
    "Organisation",
    "RoleMatch",
    "State",
    "all_holders",
    "capital_of",
    "check",
    "find_matters",
    "find_names",
    "find_roles",
    "fold",
    "holders",
    "holders_of",
    "is_summit_organisation",
    "matters",
    "opens_names",
    "organisation",
    "organisations",
    "people_in",
    "sound",
    "spells_of",
    "state",
    "state_of_outlet",
    "states",
]


def check() -> list[str]:
    """Every contradiction in the tables as a line for the person who edits them; empty when all is well."""
    from dragoman.codebook.checking import check as check_all  # noqa: PLC0415  # reading needs no checker

    return check_all()
