"""Says whether an act is the article's news or its earlier context."""

from __future__ import annotations

from dragoman.accounts.acts.telling import Telling
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.owntimes import When
from dragoman.records import Dated

EARLIER = frozenset("earlier previously recent recently repeatedly formerly ago consistently traditionally".split())
FAR = 3  # sentences: what comes later and has neither a day nor a speaker is context
LATE = 5  # sentences after which a deed without a day is seldom the news
MATERIAL = frozenset({"COOPERATE", "AID", "RETREAT", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE"})
YEAR = 4  # characters of a year
LEAD = 2  # sentences: a report's news is told in them, perfect or not
LONG_AGO = 3  # days before the article from which a stated day is no news


def why_background(document: Document, telling: Telling, when: When, dated: Dated, cue: int | None) -> str | None:
    """The reason why an act is told as context; None where it is the news. `cue` is the verb of who says it."""
    if telling.mentioned:
        return "only mentioned"
    place = _place(document, telling)
    if _is_long_before(when, dated):
        return "its day lies before the article's"
    verb = tree.clause_of(document, telling.top)
    token = document.tokens[verb]
    if tree.plain(token.relation) == "advcl" and token.tag == "VBG":
        verb = token.head  # "while forging ties, it has sold drones"
    for i in dict.fromkeys((telling.deed.at, *telling.operators, verb, *([cue] if cue is not None else []))):
        if (why := _by_form(document, i, place, reported=cue is not None and i != cue)) is not None:
            return why
    stands = _is_standing(document, telling.deed.at) if cue is None else _is_standing(document, cue)
    if place > FAR and when.text is None and stands:
        return "what holds or is said again and again"
    if (
        place > LATE
        and when.text is None
        and cue is None
        and telling.type in MATERIAL
        and telling.status == "happened"
    ):
        return "a deed told late, without a day or a speaker"
    return None


def _is_standing(document: Document, cue: int) -> bool:
    """ "Ankara says", "has said": what is said again and again."""
    held = any(document.tokens[c].text.casefold() in {"has", "have"} for c in tree.children(document, cue, "aux"))
    progressive = any(document.tokens[c].lemma == "be" for c in tree.children(document, cue, "aux"))
    return held or (document.tokens[cue].tag in {"VBZ", "VBP"} and not progressive)


def _place(document: Document, telling: Telling) -> int:
    """Which sentence of the text it is, from 0."""
    first = next(s.i for s in document.sentences if s.part == "text" and s.kind == "paragraph")
    return document.tokens[telling.deed.at].sentence - first


def _by_form(document: Document, i: int, place: int, *, reported: bool) -> str | None:
    tokens = document.tokens
    if tokens[i].pos not in {"VERB", "AUX", "ADJ"}:
        return None
    auxiliaries = {tokens[c].text.casefold() for c in tree.children(document, i, "aux")}
    if not auxiliaries and tokens[i].tag in {"VBN", "VBD"} and tree.plain(tokens[i].relation) == "conj":
        shared = tree.children(document, tokens[i].head, "aux")  # "has opposed the war and called for talks"
        auxiliaries = {tokens[c].text.casefold() for c in shared} & {"has", "have", "had"}
    if "had" in auxiliaries and not reported:
        return "told in the past perfect"
    below = [tokens[c] for c in tree.children(document, i, "advmod", "obl", "advcl", "mark")]
    said = {t.text.casefold() for t in below} | {
        tokens[c].text.casefold() for t in below for c in document.children(t.i)
    }
    if said & EARLIER:
        return "told as earlier"
    relation = tree.plain(tokens[i].relation)
    participle = tokens[i].relation == "acl"  # "nine men arrested in May", also where it stands in the lead
    marks = {tokens[c].text.casefold() for c in tree.children(document, i, "mark", "advmod")}
    if (
        relation == "advcl"
        and marks & {"after", "since", "when", "before"}
        and tokens[i].tag in {"VBD", "VBN", "VBG"}
    ):
        return f"told in a clause with {min(marks & {'after', 'since', 'when', 'before'})}"
    described = relation == "acl" and tokens[i].tag in {"VBD", "VBN"} and "where" not in marks
    if described and (place > 0 or participle):
        return "told in a clause that describes"
    if auxiliaries & {"has", "have", "having"} and place > LEAD:
        return "told in the perfect, after the news"
    return None


def _is_long_before(when: When, dated: Dated) -> bool:
    last, first = when.days[1], dated.range[0] or dated.range[1]
    if not last or not first:
        return when.text is not None and last is not None and len(last) == YEAR
    return _ordinal(last) + LONG_AGO < _ordinal(first)


def _ordinal(day: str) -> int:
    """A rough ordinal, partial days at their end; for comparing only."""
    parts = [int(p) for p in day[:10].split("-")]
    year, month, date = [*parts, *(12, 31)[len(parts) - 1 :]]
    return year * 372 + month * 31 + date
