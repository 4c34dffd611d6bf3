"""The codebook of acts holds all of PLOVER: types, modes, contexts, and CAMEO's codes."""

from __future__ import annotations

from dragoman.codebook.acts import act_modes, act_types, cameo_codes, composition, contexts, narrower, verb_frames


def test_all_types_with_their_quads() -> None:
    quads = {t.name: t.quad for t in act_types().values()}
    assert len(quads) == 16
    assert [name for name, quad in quads.items() if quad == 4] == [
        "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    ]  # fmt: skip


def test_all_contexts_and_the_modes_of_the_standard() -> None:
    assert len(contexts()) == 37
    assert {mode for kind, mode in act_modes() if kind == "REQUEST"} == {"assist", "change", "yield", "meet"}
    assert len({mode for kind, mode in act_modes() if kind == "ASSAULT"}) == 15


def test_every_code_has_what_belongs_and_an_example() -> None:
    assert {code[:2] for code in cameo_codes()} == {f"{root:02}" for root in range(3, 21)}


def test_a_context_narrows_a_code() -> None:
    assert "0332" in {c.code for c in narrower("033") if "military" in c.contexts}
    assert narrower("0332") == ()


def test_the_first_frame_that_fits_is_the_narrower_one() -> None:
    things = [frame.thing for frame in verb_frames()["sell"]]
    assert things == ["@weapons", ""]


def test_a_promise_of_good_is_agreed_and_of_harm_threatened() -> None:
    assert composition()["promise", "give"].type == "AGREE"
    assert composition()["promise", "harm"].status == "threatened"
