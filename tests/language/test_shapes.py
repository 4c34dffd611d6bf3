import pytest

from dragoman.language.shapes import SHAPES, shape_of


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("us", "lower"),
        ("US", "upper"),
        ("U.S.", "upper"),
        ("March", "title"),
        ("I", "letter"),
        ("McDonald", "mixed"),
        ("14,000", "digits"),
        ("20th", "digits-and-letters"),
        ("北京", "caseless"),
        ("“", "signs"),
    ],
)
def test_shape_tells_how_a_word_is_written(word, shape):
    assert SHAPES[shape_of(word)] == shape
