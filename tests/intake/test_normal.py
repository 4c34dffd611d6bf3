"""Text made uniform: what changes, what doesn't, and that once is enough."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.intake import normalise
from dragoman.intake.encoding import decode, is_binary
from dragoman.intake.normal import MARKS_AT_MOST, normalise_line, printable


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\u00a0b\u202fc\td", "a b c d"),
        ("ze\u200bro\ufeff wi\u00addth\u200d", "zero width"),
        ("cafe\u0301", "café"),
        ("Ã‡avuÅŸoÄŸlu", "Çavuşoğlu"),
        ("“We will,” he said – it’s", "“We will,” he said – it’s"),
        ("a\x00b\x07c\x1b[31md", "abcd"),
        ("left\u202eright\u2066x\u2069", "leftrightx"),
        ("two  spaces   stay", "two  spaces   stay"),
        ("  indented", "  indented"),
        ("end \n\n ", "end"),
        ("a &lt;i&gt; b", "a <i> b"),
        ("Turkey&#8217;s aid&nbsp;&amp; grain", "Turkey’s aid & grain"),
        ("a &amp; b <i>c</i>", "a &amp; b <i>c</i>"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("one\u2028two\u2029three", "one\ntwo\nthree"),
    ],
    ids=["line ends", "blanks", "zero width", "NFC", "mojibake", "quotes", "controls", "direction", "spaces", "start",
         "end", "escaped markup", "entities", "markup", "surrogate", "separators"],
)  # fmt: skip
def test_text_is_kept_in_one_form(given_text: str, kept: str) -> None:
    assert normalise(given_text) == kept


@given(st.text(max_size=200))
@settings(max_examples=500, deadline=None)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text(alphabet=st.characters(codec="ascii", min_codepoint=32, max_codepoint=126), max_size=200))
def test_clean_text_keeps_every_offset(text: str) -> None:
    assert "&" in text or normalise(text) == text.rstrip()


def test_endless_combining_marks_are_cut_to_the_limit() -> None:
    text = "a" + "\u0301\u0323" * 200_000 + "b"
    assert len(normalise(text)) <= MARKS_AT_MOST + 2


def test_a_title_is_one_line() -> None:
    assert normalise_line(" Ministers\n\tspeak ") == "Ministers speak"
    assert normalise_line(" \u200b ") is None


def test_a_name_can_always_be_shown_and_kept() -> None:
    assert printable("a\nb\udcffc") == "a\\x0ab\\udcffc"


WORDS = "Foreign Minister Mevlüt Çavuşoğlu met his counterparts in Łódź and Malmö, “in good spirits” – he said."
LATIN = "The German minister met Mrs Müller at the café in Malmö – “in good spirits”, as he told the press."


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_unicode_encoding_is_decoded(codec: str) -> None:
    assert decode((WORDS * 3).encode(codec)) == WORDS * 3


def test_a_western_text_in_windows_1252_is_decoded() -> None:
    assert decode((LATIN * 3).encode("cp1252")) == LATIN * 3


def test_a_file_in_utf_8_with_a_broken_byte_loses_only_that_byte() -> None:
    assert decode(WORDS.encode() + b"\xff end") == WORDS + "\ufffd end"


def test_a_declared_encoding_is_believed_only_in_markup() -> None:
    raw = '<meta charset="windows-1251"><p>Привет</p>'.encode("cp1251")
    assert "Привет" in (decode(raw, markup=True) or "")


@pytest.mark.parametrize("charset", ["no-such-charset", "hex", "zip", "rot13", "base64", "undefined", "idna"])
def test_a_declared_encoding_that_is_none_is_not_used(charset: str) -> None:
    raw = f'<meta charset="{charset}"><p>caf\xe9 in town</p>'.encode("latin-1")
    assert "caf" in (decode(raw, markup=True) or "")


@pytest.mark.parametrize(
    "head", [b"%PDF-1.7\n", b"PK\x03\x04", b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b"MZ\x00\x01", b"\x00" * 9]
)
def test_binary_files_are_told_from_text(head: bytes) -> None:
    assert is_binary(head)
    assert not is_binary("Plain – text".encode("utf-16"))


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_decoded_or_refused(raw: bytes) -> None:
    text = decode(raw, markup=True)
    assert text is None or isinstance(normalise(text), str)
