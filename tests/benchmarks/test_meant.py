"""Who an answer means by a code: a state, an organisation, a group by name or state; several are parted."""

from __future__ import annotations

from benchmarks.meant import is_meant, side_right
from benchmarks.probe_scoring import expected_of
from dragoman.records import Party


def test_a_group_is_meant_by_its_name_or_its_state() -> None:
    assert is_meant("RSF", Party("Rapid Support Forces", country="SDN"))
    assert is_meant("Hamas", Party(None, country="PSE"))
    assert is_meant("EU", Party(None, country="EU"))
    assert not is_meant("SDN", Party("Rapid Support Forces", country="TCD"))


def test_one_of_several_is_enough_and_nobody_is_asked_for_where_none_is_told() -> None:
    assert side_right(["THA", "KHM"], [Party(None, country="KHM")])
    assert side_right([], [])
    assert not side_right(["THA"], [])


def test_a_probes_act_may_have_several_on_a_side_or_none() -> None:
    act = expected_of("?ASSAULT/COERCE THA+KHM> denied @armies")
    assert (act.source, act.target, act.statuses, act.sayer) == (("THA", "KHM"), (), ("denied",), "armies")
