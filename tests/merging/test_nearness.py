"""Two places of accounts may be one: a palace and its town, a capital by its name or as one."""

import pytest

from dragoman.merging.nearness import beside, town
from dragoman.records import Place

DOHA = Place("Doha", "QAT", 25.29, 51.53, "city")


@pytest.mark.parametrize(
    ("other", "near"),
    [
        (Place("Amiri Diwan", "QAT", 25.3, 51.53, "exact"), True),
        (Place("Doha, the Qatari capital"), True),
        (Place("the Villa Serafina"), False),
        (Place("Manama", "BHR", 26.23, 50.59, "city"), False),
    ],
)
def test_places_side_by_side_may_be_one(other: Place, near: bool) -> None:
    assert beside(DOHA, other) is beside(other, DOHA) is near


def test_a_capital_is_known_by_its_name() -> None:
    assert town(Place("Doha, the Qatari capital")) == town(DOHA) == "Doha"
