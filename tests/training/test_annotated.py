"""Annotated sentences are read as they are written down, and what they point at stands in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.annotated import FOLDER, ToldAct, read_told
from training.coder_rows import TYPES

MODES = ("call", "video", "meeting", "visit", "talks", "letter")
STATUSES = set("happened planned proposed offered threatened demanded refused denied conditional".split())


def read(tmp_path: Path, line: str) -> tuple[ToldAct, ...]:
    path = tmp_path / "a.txt"
    path.write_text(line + "\n", encoding="utf-8")
    (told,) = read_told(path)
    return told.acts


def test_an_act_is_read_with_all_that_it_may_have(tmp_path: Path) -> None:
    told = "?ASSAULT/COERCE TCD+MLI>NER denied/happened ~ {shelled|Chad|Niger} @Oslo"
    (act,) = read(tmp_path, f"Oslo said Chad and Mali shelled Niger. # {told}")
    assert act == ToldAct(
        ("ASSAULT", "COERCE"), ("TCD", "MLI"), ("NER",), ("denied", "happened"), True, True, "shelled", "Chad",
        "Niger", "Oslo",
    )  # fmt: skip


def test_a_contact_is_read_with_its_mode_day_and_place(tmp_path: Path) -> None:
    told = "CONSULT(visit)/CONSULT(meeting) TCD>NER happened {visited|Chad|Niger|on Monday|Niamey}"
    (act,) = read(tmp_path, f"Chad visited Niger on Monday in Niamey. # {told}")
    assert (act.types, act.modes) == (("CONSULT", "CONSULT"), ("visit", "meeting"))
    assert (act.day, act.place) == ("on Monday", "Niamey")


def test_sides_told_in_other_sentences_and_a_word_told_twice_are_read(tmp_path: Path) -> None:
    told = "CONSULT(meeting) TCD>NER happened {talks^2|They=Deby&Tinubu|=Niger|that day=on Monday|}"
    (act,) = read(tmp_path, f"Deby met Tinubu for talks on Monday. They ended their talks early. # {told}")
    assert (act.trigger, act.which, act.doer, act.other, act.day) == ("talks", 2, "They", "", "that day")
    assert act.elsewhere == (("Deby", "Tinubu"), ("Niger",), ("on Monday",), ())


def test_a_side_may_be_missing_and_a_sentence_may_tell_nothing(tmp_path: Path) -> None:
    (act,) = read(tmp_path, "Troops were sent. # MOBILIZE > happened {sent||}")
    assert (act.sources, act.targets, act.doer, act.other) == ((), (), "", "")
    assert read(tmp_path, "It rained. # -") == ()


def test_several_acts_are_parted_but_not_within_their_words(tmp_path: Path) -> None:
    acts = read(tmp_path, "X. # AID NOR>TCD happened {gave; lent|Oslo|} ; REQUEST NOR>TCD demanded {asked||}")
    assert [act.trigger for act in acts] == ["gave; lent", "asked"]


def test_a_line_out_of_form_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="line 1"):
        read(tmp_path, "Oslo helped. # AID NOR happened {helped}")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_the_sentences_use_known_codes_and_their_own_words(path: Path) -> None:
    for told in read_told(path):
        for act in told.acts:
            assert set(act.types) <= set(TYPES), told.text
            assert told.contacts or "CONSULT" not in act.types, told.text
            assert set(act.modes) <= set(MODES), told.text
            assert set(act.statuses) <= STATUSES, told.text
            sides = (act.doer, act.other, act.day or "", act.place or "")
            for words in (act.trigger, *sides, *(phrase for far in act.elsewhere for phrase in far)):
                phrases = words.replace("&", " ").split()
                assert all(word in told.text for word in phrases), (words, told.text)
