import pytest

from dragoman.language.model import FOLDER
from dragoman.language.wordpiece import LONGEST_TEXT, MOST_PIECES, WordPiece
from tests.language.cases_of import cases_of


@pytest.fixture(scope="module")
def cutter():
    return WordPiece.from_file(FOLDER / "vocab.txt")


@pytest.mark.parametrize("case", cases_of("wordpieces"), ids=lambda case: ascii(case["word"]))
def test_cuts_as_the_reference_does(cutter, case):
    names = {number: piece for piece, number in cutter.index.items()}
    assert [names[number] for number in cutter.pieces(case["word"])] == case["pieces"]


def test_a_word_of_nothing_visible_is_unknown(cutter):
    assert cutter.pieces("\u200b") == (cutter.unknown,)


def test_an_endless_address_keeps_its_two_ends(cutter):
    address = "a/" * LONGEST_TEXT
    assert len(cutter.pieces(address)) == MOST_PIECES
