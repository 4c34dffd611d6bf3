"""Says whether an act is the article's news or its earlier context."""

from __future__ import annotations

from dragoman.accounts.acts.course import Telling
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.records import Dated

EARLIER = frozenset(
    "earlier previously recently already since repeatedly formerly long ago consistently traditionally before "
    "past last".split()
)
LEAD = 2  # sentences: a report's news is told in them, perfect or not
LONG_AGO = 3  # days before the article from which a stated day is no news


def why_background(
    document: Document, telling: Telling, days: tuple[str | None, str | None], dated: Dated
) -> str | None:
    """The reason why an act is told as context; None where it is the news."""
    if telling.mentioned:
        return "only mentioned"
    if (
        telling.status in {"planned", "offered", "threatened", "conditional", "proposed"}
        and _place(document, telling) <= LEAD
    ):
        return None
    if _is_long_before(days, dated):
        return "its day lies before the article's"
    verb = tree.clause_of(document, telling.top)
    for i in dict.fromkeys((telling.deed.at, *telling.operators, verb)):
        if (why := _by_form(document, telling, i)) is not None:
            return why
    return None


def _place(document: Document, telling: Telling) -> int:
    """Which sentence of the text it is, from 0."""
    first = next(s.i for s in document.sentences if s.part == "text" and s.kind == "paragraph")
    return document.tokens[telling.deed.at].sentence - first


def _by_form(document: Document, telling: Telling, i: int) -> str | None:
    tokens = document.tokens
    if tokens[i].pos not in {"VERB", "AUX", "ADJ"}:
        return None
    auxiliaries = {tokens[c].text.casefold() for c in tree.children(document, i, "aux")}
    if "had" in auxiliaries:
        return "told in the past perfect"
    below = [tokens[c] for c in tree.children(document, i, "advmod", "obl", "advcl", "mark")]
    said = {t.text.casefold() for t in below} | {
        tokens[c].text.casefold() for t in below for c in document.children(t.i)
    }
    if said & EARLIER:
        return "told as earlier"
    relation = tree.plain(tokens[i].relation)
    marks = {tokens[c].text.casefold() for c in tree.children(document, i, "mark", "advmod")}
    if (
        relation == "advcl"
        and marks & {"after", "since", "when", "before"}
        and tokens[i].tag in {"VBD", "VBN", "VBG"}
    ):
        return f"told in a clause with {min(marks & {'after', 'since', 'when', 'before'})}"
    if relation == "acl" and tokens[i].tag in {"VBD", "VBN"} and _place(document, telling) > 0:
        return "told in a clause that describes"
    if auxiliaries & {"has", "have", "having"} and _place(document, telling) > LEAD:
        return "told in the perfect, after the news"
    return None


def _is_long_before(days: tuple[str | None, str | None], dated: Dated) -> bool:
    last, first = days[1], dated.range[0]
    if not last or not first:
        return False
    return _ordinal(last) + LONG_AGO < _ordinal(first)


def _ordinal(day: str) -> int:
    """A rough ordinal, partial days at their end; for comparing only."""
    parts = [int(p) for p in day[:10].split("-")]
    year, month, date = [*parts, *(12, 31)[len(parts) - 1 :]]
    return year * 372 + month * 31 + date
