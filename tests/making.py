"""Readings made by hand: an article's text, and entries on words of it, each field with its evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dragoman.evidence import ACCOUNT_FIELDS, POSITION_FIELDS, STATEMENT_FIELDS, Entry
from dragoman.hashes import article_hash, content_id
from dragoman.records import (
    Account,
    Article,
    Block,
    Dated,
    Evidence,
    Figure,
    Issue,
    Part,
    Party,
    Position,
    Reading,
    Span,
    Statement,
)

KULEBA = Party("Dmytro Kuleba", "foreign minister", "UKR", "GOV", "dmytro-kuleba")
LAVROV = Party("Sergei Lavrov", "foreign minister", "RUS", "GOV")
CAVUSOGLU = Party("Mevlüt Çavuşoğlu", "foreign minister", "TUR", "GOV")

INFERRED_BY = "test"


def make_article(text: str, id: str = "a1", **known: Any) -> Article:
    blocks = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    return Article(id=id, text=text, blocks=tuple(blocks), sha256=article_hash(known.get("title"), text), **known)


def place_of(article: Article, words: str, part: Part = "text") -> Span:
    whole = (article.title or "") if part == "title" else article.text
    start = whole.index(words)
    return (start, start + len(words))


def sentence_of(article: Article, span: Span, part: Part) -> Span:
    """The run of text between full stops or line ends around a span."""
    whole = (article.title or "") if part == "title" else article.text
    stop = whole.rfind(". ", 0, span[0])
    start = max(stop + 2 if stop >= 0 else 0, whole.rfind("\n", 0, span[0]) + 1)
    ends = [at for at in (whole.find(". ", span[1]) + 1, whole.find("\n", span[1])) if at > 0]
    return (start, min(ends, default=len(whole)))


def make_account(article: Article, quote: str, *, part: Part = "text", **fields: Any) -> Account:
    span = place_of(article, quote, part)
    sentence = sentence_of(article, span, part)
    whole = (article.title or "") if part == "title" else article.text
    plain: dict[str, Any] = {
        "type": "CONSULT",
        "mode": "phone",
        "status": "happened",
        "background": False,
        "parties": (KULEBA, LAVROV),
        "source": (),
        "target": (),
        "date": (None, None),
        "date_text": None,
        "dated_by": None,
        "place": None,
        "topics": (),
        "outcome": None,
        "outcome_text": None,
        "said_by": None,
    }
    account = Account(
        id="",
        article=article.id,
        quote=quote,
        part=part,
        span=span,
        sentence=whole[slice(*sentence)],
        sentence_span=sentence,
        evidence=(),
        **{**plain, **fields},
    )
    account = replace(account, evidence=fields.get("evidence", evidence_for(article, account)))
    return replace(account, id=content_id("account", article.id, part, span, account.type, account.status))


def evidence_for(article: Article, account: Account) -> tuple[Evidence, ...]:
    start, end = account.span
    untold = (None, (), False, (None, None))
    told = [name for name in ACCOUNT_FIELDS if name != "topics" and getattr(account, name) not in untold]
    pieces = [Evidence(name, INFERRED_BY, account.part, start, end, "made by hand") for name in told]
    for at, topic in enumerate(account.topics):
        low, high = place_of(article, topic)
        pieces.append(Evidence(f"topics[{at}]", INFERRED_BY, "text", low, high))
    return tuple(pieces)


def make_figure(article: Article, quote: str, value: float | tuple[float, float], **fields: Any) -> Figure:
    span = place_of(article, quote)
    sentence = sentence_of(article, span, "text")
    plain: dict[str, Any] = {
        "measure": "killed",
        "bound": "exact",
        "unit": None,
        "of": None,
        "where": None,
        "as_of": None,
        "since": None,
        "said_by": None,
        "background": False,
        "series": "",
    }
    told = {**plain, **fields}
    named = [name for name in ("unit", "of", "where", "as_of", "since", "said_by", "background") if told[name]]
    named += ["measure", "value", *(["bound"] if told["bound"] != "exact" else [])]
    return Figure(
        id=content_id("figure", article.id, span),
        article=article.id,
        value=value,
        quote=quote,
        part="text",
        span=span,
        sentence=article.text[slice(*sentence)],
        sentence_span=sentence,
        evidence=tuple(Evidence(name, INFERRED_BY, "text", *span, "made by hand") for name in named),
        **told,
    )


def make_statement(article: Article, quote: str, content: str, **fields: Any) -> Statement:
    """A statement of Kuleba's whose words are `content`, one run of the article's text."""
    span, said = place_of(article, quote), place_of(article, content)
    sentence = sentence_of(article, span, "text")
    plain: dict[str, Any] = {
        "speaker": (KULEBA,),
        "speaker_text": quote,
        "addressee": (),
        "cue": quote,
        "kind": "indirect",
        "date": (None, None),
        "date_text": None,
        "dated_by": None,
        "said_in": None,
        "parent": None,
        "background": False,
    }
    told = {**plain, **fields}
    named = [name for name in STATEMENT_FIELDS if told.get(name) not in (None, (), False, (None, None))]
    return Statement(
        id=content_id("statement", article.id, span, said),
        article=article.id,
        content=content,
        content_spans=(said,),
        quote=quote,
        part="text",
        span=span,
        sentence=article.text[slice(*sentence)],
        sentence_span=sentence,
        evidence=tuple(Evidence(name, INFERRED_BY, "text", *span, "made by hand") for name in [*named, "content"]),
        **told,
    )


def make_position(article: Article, quote: str, matter: str, **fields: Any) -> Position:
    span = place_of(article, quote)
    sentence = sentence_of(article, span, "text")
    plain: dict[str, Any] = {
        "holder": (KULEBA,),
        "stance": "demands",
        "matter": matter,
        "matter_text": quote,
        "states": (),
        "date": (None, None),
        "date_text": None,
        "dated_by": None,
        "said_by": None,
        "statement": None,
        "account": None,
        "background": False,
    }
    told = {**plain, **fields}
    named = [name for name in POSITION_FIELDS if told.get(name) not in (None, (), False, (None, None))]
    return Position(
        id=content_id("position", article.id, span, matter),
        article=article.id,
        quote=quote,
        part="text",
        span=span,
        sentence=article.text[slice(*sentence)],
        sentence_span=sentence,
        evidence=tuple(Evidence(name, INFERRED_BY, "text", *span, "made by hand") for name in named),
        **told,
    )


def make_reading(article: Article, *entries: Entry, issues: tuple[Issue, ...] = ()) -> Reading:
    day = article.published
    return Reading(
        article=article,
        dated=Dated((day, day), "published" if day else "nothing tells the day"),
        accounts=tuple(entry for entry in entries if isinstance(entry, Account)),
        figures=tuple(entry for entry in entries if isinstance(entry, Figure)),
        issues=issues,
        statements=tuple(entry for entry in entries if isinstance(entry, Statement)),
        positions=tuple(entry for entry in entries if isinstance(entry, Position)),
    )


def call_reading(id: str = "a1", day: str = "2022-03-10", **fields: Any) -> Reading:
    """One article of two sentences that tells of one call and one figure."""
    text = (
        "Dmytro Kuleba spoke by phone with Sergei Lavrov about corridors for civilians.\n"
        f"Kyiv says 21 people were killed in Sumy. Report {id}."
    )
    article = make_article(text, id, title="Ministers talk again", source="The Courier", published=day)
    account = make_account(
        article, "spoke by phone with", date=(day, day), topics=("corridors for civilians",), **fields
    )
    figure = make_figure(article, "21 people were killed", 21, of="people", where="Sumy", said_by="Kyiv", as_of=day)
    return make_reading(article, account, figure)
