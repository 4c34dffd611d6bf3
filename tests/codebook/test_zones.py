"""Which clock a place lives by."""

from zoneinfo import ZoneInfo

import pytest

from dragoman.codebook.tables import rows
from dragoman.codebook.zones import zone_of


@pytest.mark.parametrize(
    ("country", "code", "zone"),
    [
        ("JPN", "", "Asia/Tokyo"),
        ("UKR", "", "Europe/Kyiv"),
        ("UKR", "UKR.11", "Europe/Simferopol"),
        ("ESP", "ESP.53.TF", "Atlantic/Canary"),
        ("USA", "", None),
        ("USA", "USA.TX.141", "America/Denver"),  # El Paso, in a state of Chicago's clock
        ("USA", "USA.TX.201", "America/Chicago"),
        ("CHN", "CHN.13", "Asia/Shanghai"),  # all of China keeps Beijing's clock
        (None, "", None),
        ("XXX", "", None),
    ],
)
def test_zones_by_the_narrowest_region_known(country: str | None, code: str, zone: str | None) -> None:
    assert zone_of(country, code) == zone


def test_zones_of_the_table_are_known_to_the_library() -> None:
    for name in {row["zone"] for row in rows("zones") if row["zone"]}:
        assert ZoneInfo(name).key == name
