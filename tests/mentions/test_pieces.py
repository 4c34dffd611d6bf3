"""What a text is cut into: names of states and bodies, titles, persons, things."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from texts import cases, document_of

from dragoman.mentions.pieces import find_pieces, word_list

MESSY = (
    "President\u00a0Ana\tRey, PM Li Wei; “Prince” Max-Otto von-der Heide (UK) & U.S.-Japan's Kaz. O'Neil… met.\n\nEU"
)


@pytest.mark.parametrize("case", cases(__file__, "pieces"))
def test_pieces_of_a_text(case: dict[str, Any]) -> None:
    document = document_of(case["text"])
    assert [f"{p.kind} {document.text_of(p.first, p.last)}" for p in find_pieces(document)] == case["pieces"]


def test_pieces_never_overlap_and_stand_in_order() -> None:
    pieces = find_pieces(document_of(MESSY))
    assert len(pieces) > 4
    assert all(p.first < p.last for p in pieces)
    assert all(a.last <= b.first for a, b in pairwise(pieces))


def test_pieces_of_a_title_and_its_text_are_both_found() -> None:
    document = document_of("Kaja Kallas spoke.", title="Wopke Hoekstra listens")
    assert [document.text_of(p.first, p.last) for p in find_pieces(document)] == ["Wopke Hoekstra", "Kaja Kallas"]


def test_pieces_never_run_over_the_end_of_a_sentence() -> None:
    document = document_of("The premier called Ingrid Berg. Norway agreed.")
    ends = {document.text_of(p.first, p.last): document.tokens[p.first].sentence for p in find_pieces(document)}
    assert ends == {"premier": 0, "Ingrid Berg": 0, "Norway": 1}


def test_pieces_word_lists_leave_remarks_out() -> None:
    things = word_list("things.txt")
    assert {"summit", "palace"} <= things
    assert not [word for word in things if word.startswith("#") or word != word.strip().casefold()]
