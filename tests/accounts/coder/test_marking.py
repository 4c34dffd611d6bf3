import pytest

from dragoman.accounts.coder.marking import MOST, SOURCE, SOURCE_END, TARGET, TARGET_END, Marked, encode
from dragoman.language.wordpiece import WordPiece

WORDS = "[PAD] [m1] [m2] [m3] [m4] [UNK] [CLS] [SEP] peru asked chile for help ##s and ,".split()


@pytest.fixture
def cutter():
    return WordPiece(WORDS)


def spelled(marked, cutter):
    return [WORDS[piece] for piece in encode(marked, cutter).pieces]


def test_marks_stand_around_both_sides(cutter):
    marked = Marked("Peru asked Chile for help", (0, 4), (11, 16))
    assert spelled(marked, cutter) == "[CLS] [m1] peru [m2] asked [m3] chile [m4] for help [SEP]".split()


def test_places_are_those_of_the_opening_marks(cutter):
    numbers = encode(Marked("Peru asked Chile", (0, 4), (11, 16)), cutter)
    assert (numbers.pieces[numbers.source], numbers.pieces[numbers.target]) == (SOURCE, TARGET)
    assert len(numbers.shapes) == len(numbers.pieces)


def test_target_before_the_source_keeps_its_own_mark(cutter):
    marked = Marked("Chile , asked", (8, 13), (0, 5))
    assert [p for p in encode(marked, cutter).pieces if p < TARGET_END + 1] == [
        TARGET,
        TARGET_END,
        SOURCE,
        SOURCE_END,
    ]


def test_side_that_is_not_named_has_no_mark(cutter):
    numbers = encode(Marked("Peru asked", (0, 4)), cutter)
    assert numbers.target == 0
    assert TARGET not in numbers.pieces


def test_sides_that_touch_close_before_they_open(cutter):
    marked = Marked("Peru Chile", (0, 5), (5, 10))
    assert spelled(marked, cutter) == "[CLS] [m1] peru [m2] [m3] chile [m4] [SEP]".split()


@pytest.mark.parametrize("before", [0, 40, 200])
def test_long_sentence_is_cut_around_its_sides(cutter, before):
    start = "for " * before
    sentence = f"{start}Peru asked Chile {'help ' * 200}"
    marked = Marked(sentence, (len(start), len(start) + 4), (len(start) + 11, len(start) + 16))
    numbers = encode(marked, cutter)
    assert len(numbers.pieces) == MOST
    assert (numbers.pieces[numbers.source], numbers.pieces[numbers.target]) == (SOURCE, TARGET)


def test_side_too_far_from_the_other_is_left_unmarked(cutter):
    sentence = f"Peru {'for ' * 300}Chile"
    numbers = encode(Marked(sentence, (0, 4), (len(sentence) - 5, len(sentence))), cutter)
    assert (numbers.source > 0, numbers.target) == (True, 0)
