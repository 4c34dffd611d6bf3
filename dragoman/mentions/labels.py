"""Finds the speakers' labels of a transcript: "Vladimir Putin: Good afternoon."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.language.document import Document
from dragoman.mentions import saying_words as table
from dragoman.mentions.naming import title_length
from dragoman.mentions.number_words import word_set

_LINKS = word_set("of the and for de la von van bin al to on at in ’s 's")
_ENDS = frozenset({".", "?", "!", "…", "...", '"', "”", ")", ">", "*", "**", "***"})
_MOST = 24  # words; a label with the office in it is long, a sentence before a colon longer


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker's name, tokens [first, last); what is said runs from token `begin` up to `stop`."""

    first: int
    last: int
    begin: int
    stop: int


def find_labels(document: Document) -> list[Label]:
    """The labels of a transcript in order; none where the document is no transcript.

    A transcript has labels of two speakers at least. A label with an office before the name gives the
    name alone where the name is a label elsewhere or ends the words in capitals.
    """
    found = list(_candidates(document))
    names = {document.text_of(label.first, label.last).casefold() for label in found}
    if len(names) < 2:
        return []
    stops = [label.first for label in found[1:]] + [_end_of_text(document)]
    return [_shortened(document, replace(label, stop=stop), names) for label, stop in zip(found, stops, strict=True)]


def _end_of_text(document: Document) -> int:
    return max((s.last for s in document.sentences if s.part == "text"), default=0)


def _candidates(document: Document) -> Iterator[Label]:
    for token in document.tokens:
        if token.text != ":" or document.sentence_of(token.i).part != "text":
            continue
        if document.sentence_of(token.i).kind in {"caption", "credit", "byline", "boilerplate"}:
            continue
        last = _before_brackets(document, token.i)
        first = _label_start(document, last, token.i)
        if first is not None:
            yield Label(first, last, token.i + 1, token.i + 1)


def _before_brackets(document: Document, colon: int) -> int:
    """Where the label ends: before the brackets of "Olaf Scholz (retranslated):"."""
    if colon and document.tokens[colon - 1].text == ")":
        for i in range(colon - 2, max(colon - 6, 0), -1):
            if document.tokens[i].text == "(":
                return i
    return colon


def _label_start(document: Document, last: int, colon: int) -> int | None:
    """The first token of the capitalised words that fill the line or sentence up to the colon."""
    tokens = document.tokens
    i = last
    while i > 0 and last - i < _MOST and _is_label_word(document, i - 1):
        i -= 1
    while i < last and not tokens[i].text[:1].isupper():
        i += 1
    names = [tokens[k].text for k in range(i, last) if tokens[k].text[:1].isupper()]
    if len(names) < 2 and [name.casefold() for name in names] not in (["q"], ["question"]):
        return None
    if any(name.casefold() in table.NO_SPEAKERS for name in names):
        return None
    parted = i == 0 or tokens[i - 1].text in _ENDS or _begins_line(document, i)
    # A heading can run into the label without a mark: "Beginning of the talks President ... Putin:".
    if not parted and not title_length(document.text_of(i, last)):
        return None
    following = tokens[colon + 1].text if colon + 1 < len(tokens) else ""
    return i if following[:1].isupper() or following[:1] in {'"', "“", "…"} else None


def _is_label_word(document: Document, i: int) -> bool:
    token = document.tokens[i]
    if document.tokens[i + 1].start - token.end > 1 or "\n" in _gap(document, i):
        return False
    named = token.text[0].isalpha() and token.text[:1].isupper()
    return named or token.text == "-" or token.text.casefold() in _LINKS


def _gap(document: Document, i: int) -> str:
    text = document.part_text(document.sentence_of(i).part)
    return text[document.tokens[i].end : document.tokens[i + 1].start]


def _begins_line(document: Document, i: int) -> bool:
    sentence = document.sentence_of(i)
    text = document.part_text(sentence.part)
    return i == sentence.first and text[: document.tokens[i].start].rstrip(" ").endswith("\n")


def _shortened(document: Document, label: Label, names: set[str]) -> Label:
    """The name alone: another label that the words hold, or the capitals after the last small word."""
    for first in range(label.first, label.last):
        for last in range(label.last, first + 1, -1):
            words = document.text_of(first, last).casefold()
            if words in names and (first, last) != (label.first, label.last):
                return replace(label, first=first, last=last)
    return _without_title(document, label)


def _without_title(document: Document, label: Label) -> Label:
    """ "President of Russia Vladimir Putin" is Vladimir Putin; a caption run into the label repeats the name."""
    at = document.tokens[label.first].start + title_length(document.text_of(label.first, label.last))
    first = next((i for i in range(label.first, label.last) if document.tokens[i].start >= at), label.first)
    if first == label.first:
        return label
    seen: set[str] = set()
    for i in range(first, label.last):
        word = document.tokens[i].text
        if word in seen or word.casefold() in _LINKS:
            return replace(label, first=first, last=i)
        if word != "-":
            seen.add(word)
    return replace(label, first=first)
