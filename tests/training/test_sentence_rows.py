"""Annotated passages become examples whose places stand where the annotators meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.language.model import FOLDER
from dragoman.language.wordpiece import WordPiece
from training.annotated import read_told
from training.sentence_rows import Example, examples_of

TEXT = (
    "Idriss Deby received Bola Tinubu in N'Djamena on Monday. The two men had talks, and the talks were frank. "
    "He later rang Paris."
)
ACTS = (
    "CONSULT(meeting) TCD>NGA happened {received|Idriss Deby|Bola Tinubu|on Monday|N'Djamena} ; "
    "CONSULT(meeting) TCD>NGA happened {talks^2|=Deby|=Tinubu|=on Monday|=N'Djamena} ; "
    "CONSULT(call) TCD>FRA happened {rang|He=Deby|Paris|later=on Monday|} @men"
)


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> list[Example]:
    path: Path = tmp_path_factory.mktemp("told") / "a.txt"
    path.write_text(f"{TEXT} # {ACTS}\n", encoding="utf-8")
    (told,) = read_told(path)
    return list(examples_of(told, WordPiece.from_file(FOLDER / "vocab.txt")))


def words(example: Example, places: tuple[int, ...] | None) -> list[str]:
    assert places is not None
    return [example.words[i] for i in places]


def test_sentences_that_go_together_are_one_example(examples: list[Example]) -> None:
    (example,) = examples
    assert [example.words[i] for i in example.starts] == ["Idriss", "The", "He"]
    assert [example.words[i] for i in example.sentence_at(example.starts[1])][-1] == "."


def test_the_second_of_two_like_words_is_the_deed(examples: list[Example]) -> None:
    talks = examples[0].acts[1]
    assert examples[0].words[talks.at - 2 : talks.at + 1] == ("and", "the", "talks")


def test_what_the_own_sentence_tells_and_what_others_tell_are_apart(examples: list[Example]) -> None:
    (example,) = examples
    received, talks, call = example.acts
    assert words(example, received.sides[2]) == ["Monday"]
    assert set(received.far) == {()}
    assert talks.sides[2] == ()
    assert words(example, talks.far[2]) == ["Monday"]
    assert words(example, call.sides[0]) == ["He"]
    assert words(example, call.far[0]) == ["Deby"]
    assert words(example, call.far[4]) == ["men"]


def named(example: Example, act: int, side: int) -> list[list[str]]:
    told = example.acts[act].named[side]
    assert told is not None
    return [words(example, places) for places in told]


def test_all_words_that_name_a_party_are_its_own(examples: list[Example]) -> None:
    (example,) = examples
    ((who,), (whom,)) = named(example, 0, 0), named(example, 0, 1)
    assert "Deby" in who
    assert "Tinubu" in whom
    assert set(who) & set(whom) == {"men"}  # "the two men" are both


def test_whom_the_program_cannot_name_is_by_the_words_given(tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    path.write_text(
        "The Kuna elders sued Panama. # ACCUSE Kuna>PAN happened {sued|The Kuna elders|Panama||}\n", encoding="utf-8"
    )
    (told,) = read_told(path)
    (example,) = examples_of(told, WordPiece.from_file(FOLDER / "vocab.txt"))
    assert named(example, 0, 0) == [["elders"]]
    assert "Panama" in named(example, 0, 1)[0]


def test_a_side_that_nobody_is_told_for_has_no_party(tmp_path: Path) -> None:
    path = tmp_path / "c.txt"
    path.write_text("Peru mobilised its army. # MOBILIZE PER> happened {mobilised|Peru|||}\n", encoding="utf-8")
    (told,) = read_told(path)
    (example,) = examples_of(told, WordPiece.from_file(FOLDER / "vocab.txt"))
    assert named(example, 0, 1) == []


def test_words_move_with_what_is_set_before_them(examples: list[Example]) -> None:
    act = examples[0].acts[0]
    told = act.moved(5).named[0]
    assert told is not None
    assert act.named[0] == tuple(tuple(word - 5 for word in places) for places in told)
