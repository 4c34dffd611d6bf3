"""Says what each stretch of a report is: news, heading, caption, byline, credit, dateline or boilerplate."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from dragoman.intake import datelines, shapes
from dragoman.intake.datelines import Dateline
from dragoman.intake.days import parse_day
from dragoman.records import Block, BlockKind, Span

_LINE = re.compile(r"[^\n]+")
_WRAPPED_AT_MOST = 130
_WRAPPED_AT_LEAST = 40
_RAGGED = 12  # how much shorter than the longest a line broken by hand may be
_TAIL = 200
_CLOSING_CREDIT = re.compile(
    r"(?<=[.!?…\"”’'»)])\s+("
    r"\([A-Z]{2,5}(?:/[A-Z]{2,5}){0,3}\)"
    r"|[(\[](?:[Aa]dditional |[Ww]ith )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslated|[Ss]ource)"
    r"\b[^()\[\]]{1,160}[)\]]"
    r"|/[A-Z][A-Za-z-]{1,20}/"
    r"|(?:With (?:additional )?reporting (?:by|from)|Source:) [A-Z][^.\n]{1,80}"
    r"|©[^\n]{1,80}"
    r")\.?\s*\Z"
)
_FIELD = re.compile(
    r"\A(published|posted|issued|updated|date|source|url|link)\b(?:\s+(?:on|at))?\s*:?\s+(\S.*)\Z", re.I
)
_FIELD_LINES = 8


def blocks(text: str, *, headings: Collection[str] = ()) -> tuple[Block, ...]:
    """Return the stretches of a normalised text in order: they never overlap, between them is only white space.

    A block is a line, or several where the text was wrapped at a fixed width. A dateline before a paragraph
    and a credit after it are blocks of their own. `headings` are lines that markup named so.
    """
    spans = list(_paragraphs(text))
    kinds = [_known_kind(text[start:end], headings) for start, end in spans]
    told = _resolve(text, spans, kinds)
    return tuple(_cut(text, spans, told))


def dateline(text: str, found: tuple[Block, ...] | None = None) -> Dateline | None:
    """Return the article's dateline, from the blocks `found` in its text (made here where not given)."""
    for block in blocks(text) if found is None else found:
        if block.kind != "dateline":
            continue
        line_end = text.find("\n", block.end)
        if told := datelines.at(text, block.start, len(text) if line_end < 0 else line_end, first=True):
            return told
        if lone := datelines.alone(text[block.start : block.end]):
            return Dateline(lone[0], lone[1], None, (block.start, block.end))
    return None


def headline(text: str, found: tuple[Block, ...]) -> Span | None:
    """Return the place of the headline that a plain text starts with, or None where it starts otherwise."""
    for block in found:
        if block.kind == "heading":
            return block.start, block.end
        if block.kind == "paragraph":
            return None
    return None


def header(text: str, found: tuple[Block, ...]) -> dict[str, str]:
    """Return what the lines before the first paragraph say of the article: `published`, `source`, `url`."""
    told: dict[str, str] = {}
    for block in found[:_FIELD_LINES]:
        if block.kind == "paragraph":
            break
        line = text[block.start : block.end].strip("*_ ")
        if block.kind == "dateline" and (start := dateline(text, (block,))) is not None:
            _take_field(told, "date", start.day or "")  # without its year it is no whole day, and stays out
            _take_field(told, "source", start.agency or "")
        if shapes.is_url(line):
            told.setdefault("url", line.strip("<>"))
        elif (day := parse_day(line)) and block.kind == "byline":
            told.setdefault("published", day)
        elif field := _FIELD.match(line):
            _take_field(told, field.group(1).lower(), field.group(2).strip())
    return told


def _take_field(told: dict[str, str], name: str, words: str) -> None:
    if name in {"published", "posted", "issued", "date"}:
        day = parse_day(words)
        if day is not None:
            told.setdefault("published", day)
    elif name in {"url", "link"} and shapes.is_url(words):
        told.setdefault("url", words.strip("<>"))
    elif name == "source" and 0 < len(words) <= 80:
        told.setdefault("source", words)


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield each line's place without the blanks around it, or each paragraph's where lines were wrapped."""
    lines = [_stripped(text, *line.span()) for line in _LINE.finditer(text)]
    lines = [(start, end) for start, end in lines if start < end]
    width = _wrapped_at(text, lines)
    if width is None:
        yield from lines
        return
    start = None
    for line, after in pairwise([*lines, None]):
        assert line is not None
        start = line[0] if start is None else start
        if after is None or _ends_paragraph(text, line, after, width):
            yield start, line[1]
            start = None


def _stripped(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _wrapped_at(text: str, lines: list[Span]) -> int | None:
    """Return the width at which lines were broken, or None: where they were, sentences go on in lower case."""
    if sum(end - start > _WRAPPED_AT_MOST for start, end in lines) > len(lines) / 10:
        return None
    neighbours = [(one, other) for one, other in pairwise(lines) if text.count("\n", one[1], other[0]) == 1]
    flowing = [
        one[1] - one[0]
        for one, other in neighbours
        if text[other[0]].islower() and text[one[1] - 1] not in ".!?:;" and one[1] - one[0] >= _WRAPPED_AT_LEAST
    ]
    return max(flowing) if len(flowing) >= max(2, len(neighbours) / 4) else None


def _ends_paragraph(text: str, line: Span, after: Span, width: int) -> bool:
    """Say whether a wrapped text's paragraph ends with a line: a blank line follows, or one of another kind.

    It ends too where the next line's first word would have fitted: nothing but the author broke it there.
    """
    ending, beginning = text[slice(*line)], text[slice(*after)]
    apart = text.count("\n", line[1], after[0]) > 1
    if apart or _stands_apart(ending) or _stands_apart(beginning) or shapes.is_item(beginning):
        return True
    word = beginning.split(maxsplit=1)[0]
    return not word[0].islower() and line[1] - line[0] + 1 + len(word) < width - _RAGGED


def _stands_apart(line: str) -> bool:
    return shapes.plain_kind(line) is not None or shapes.is_marked_heading(line)


def _known_kind(line: str, headings: Collection[str]) -> str:
    """Return a line's kind where its form or the markup tells it.

    Else `short`, `stopless`, `item`, `intro` (ends in a colon), `place` (a lone dateline) or `paragraph`.
    """
    if (kind := shapes.plain_kind(line)) is not None:
        return kind
    if line in headings or shapes.is_marked_heading(line):
        return "heading"
    if datelines.alone(line) is not None:
        return "place"
    if shapes.is_item(line):
        return "item"
    if shapes.is_short(line):
        return "stopless" if shapes.lost_its_stop(line) else "short"
    return "intro" if line.endswith(":") else "paragraph"


def _resolve(text: str, spans: list[Span], kinds: list[str]) -> list[BlockKind]:
    """Settle what lines are whose form leaves it open, by what stands around them."""
    kinds = _settled(kinds, [text[start:end] for start, end in spans])
    prose = [number for number, kind in enumerate(kinds) if kind in {"paragraph", "intro", "item"}]
    if not prose:
        return [_without_prose(kind, number, kinds) for number, kind in enumerate(kinds)]
    told: list[BlockKind] = []
    listed = False
    for number, kind in enumerate(kinds):
        line = text[spans[number][0] : spans[number][1]]
        listed = _in_list(kinds, number, listed, prose[-1]) or (kind == "heading" and shapes.is_marked_heading(line))
        if kind == "place":
            told.append("dateline" if number < prose[0] or _paragraph_follows(kinds, number) else "heading")
        elif kind != "short":
            told.append("paragraph" if kind in {"intro", "item"} else _as_kind(kind))
        elif listed:
            told.append("paragraph")
        elif number < prose[0]:
            told.append("byline" if "heading" in told and shapes.is_name(line) else "heading")
        elif number > prose[-1]:
            told.append("boilerplate" if len(prose) > 1 else "paragraph")
        else:
            told.append("heading")
    return told


def _settled(kinds: list[str], lines: list[str]) -> list[str]:
    """Settle what needs a look at the next line or the whole text.

    A sentence without its stop is a headline where lines about the article follow it. Places in capitals are
    rubrics where there are several, as in "UKRAINE" and "REFUGEES", and none has a day.
    """
    bare = [
        kind == "place" and not any(char.isdigit() for char in line) for kind, line in zip(kinds, lines, strict=True)
    ]
    rubrics = sum(bare) > 1
    told: list[str] = []
    for number, kind in enumerate(kinds):
        if kind == "stopless":
            after = kinds[number + 1] if number + 1 < len(kinds) else ""
            told.append("short" if number == 0 and after in {"byline", "credit", "caption", "place"} else "paragraph")
        else:
            told.append("heading" if rubrics and bare[number] else kind)
    return told


def _without_prose(kind: str, number: int, kinds: list[str]) -> BlockKind:
    """Settle a line of a text that has no whole sentence: a title given as a text, a list, a stub."""
    if kind not in {"short", "place"}:
        return _as_kind(kind)
    return "heading" if number == 0 and len(kinds) > 1 else "paragraph"


def _as_kind(kind: str) -> BlockKind:
    known: tuple[BlockKind, ...] = ("heading", "caption", "byline", "credit", "boilerplate", "dateline")
    return next((each for each in known if each == kind), "paragraph")


def _in_list(kinds: list[str], number: int, listed: bool, last_prose: int) -> bool:
    """Say whether a short line is one of a list: after "those present were:", or one of four or more in a row."""
    if kinds[number] != "short":
        return kinds[number] in {"intro", "item"}
    return listed or (0 < number < last_prose and kinds[number : number + 4] == ["short"] * 4)


def _paragraph_follows(kinds: list[str], number: int) -> bool:
    return number + 1 < len(kinds) and kinds[number + 1] == "paragraph"


def _cut(text: str, spans: list[Span], kinds: list[BlockKind]) -> Iterator[Block]:
    """Yield the blocks, with datelines and closing credits cut from their paragraphs."""
    first = True
    for (start, end), kind in zip(spans, kinds, strict=True):
        if kind != "paragraph":
            yield Block(kind, start, end)
            continue
        told = datelines.at(text, start, end, first=first)
        first = False
        if told is not None:
            yield Block("dateline", *told.span)
        begin = start if told is None else _stripped(text, told.span[1], end)[0]
        closing = _closing_credit(text, begin, end)
        if closing is not None:
            yield Block("paragraph", begin, _stripped(text, begin, closing)[1])
            yield Block("credit", closing, end)
        elif begin < end:
            yield Block("paragraph", begin, end)


def _closing_credit(text: str, start: int, end: int) -> int | None:
    tail = max(start, end - _TAIL)
    found = _CLOSING_CREDIT.search(text[tail:end])
    return None if found is None or tail + found.start() <= start else tail + found.start(1)
