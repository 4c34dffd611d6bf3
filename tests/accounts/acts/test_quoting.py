"""The words that are printed for an act: whole names, and the object with what belongs to it."""

import pytest

import dragoman


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "On Friday, the United Arab Emirates banned imports of Somali charcoal, a port official said.",
            "the United Arab Emirates banned imports of Somali charcoal",
        ),
        (
            "Chancellor Karl Nehammer promised Moldova a loan of 30 million euros for gas.",
            "Chancellor Karl Nehammer promised Moldova a loan of 30 million euros for gas",
        ),
        (
            "Chile has frozen $40 million of Bolivian assets; nobody knows why.",
            "Chile has frozen $40 million of Bolivian assets",
        ),
        (
            "Tashkent warned that any firm that lets rebels use its lorries would be shut out of the market.",
            "Tashkent warned that any firm that lets rebels use its lorries would be shut out of the market",
        ),
        (
            "The Ghanaian president agreed, in principle, to the return of the Togolese envoy.",
            "The Ghanaian president agreed, in principle, to the return of the Togolese envoy",
        ),
    ],
)
def test_quote_of_an_act_starts_and_ends_with_whole_phrases(text, quote):
    assert quote in {account.quote for account in dragoman.read(text).accounts}


def test_quote_of_an_endless_object_is_cut_to_the_acts_own_words():
    tail = " and ".join(f"the {n} villages of the {n} valley" for n in ["red", "old", "far", "wet", "dry", "low"] * 3)
    quotes = [a.quote for a in dragoman.read(f"Ghana condemned the raid by Togo on {tail}.").accounts]
    assert all(len(quote.split()) <= 45 for quote in quotes)
