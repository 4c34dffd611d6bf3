"""The columns in which articles, accounts, figures and events leave Dragoman, and how they come back.

Plain dicts of JSON values with the names of the documented tables; `*_from_dict` gives the very record
that `*_to_dict` was given. Days ranges and spans are two-item lists, missing is None.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dragoman.records import (
    Account,
    Article,
    Block,
    Coder,
    Dated,
    Days,
    Disagreement,
    Event,
    Evidence,
    Figure,
    Issue,
    Judgement,
    Party,
    Place,
    Position,
    Reading,
    Skip,
    Span,
    Statement,
)

Row = dict[str, Any]

ARTICLE_COLUMNS = (
    "id", "title", "source", "url", "published", "country", "dated", "dated_by", "words", "accounts", "figures",
    "sha256", "text",
)  # fmt: skip
ACCOUNT_COLUMNS = (
    "id", "event", "article", "type", "mode", "cameo", "contexts", "status", "background", "source", "target",
    "parties", "date", "date_text", "dated_by", "place", "topics", "outcome", "outcome_text", "said_by", "quote",
    "span", "in", "sentence", "sentence_span", "evidence", "coders",
)  # fmt: skip
EVENT_COLUMNS = (
    "id", "type", "mode", "status", "date", "accounts", "articles", "outlets", "origins", "reasons", "possible",
)  # fmt: skip
DISAGREEMENT_COLUMNS = ("event", "field", "of", "versions")
FIGURE_COLUMNS = (
    "id", "series", "article", "measure", "value", "bound", "unit", "of", "where", "as_of", "since", "said_by",
    "background", "revises", "quote", "span", "in", "sentence", "sentence_span", "evidence",
)  # fmt: skip
ACTOR_COLUMNS = (
    "id", "name", "names", "country", "sectors", "roles", "offices", "first", "last", "accounts", "statements",
)  # fmt: skip
STATEMENT_COLUMNS = (
    "id", "article", "speaker", "speaker_text", "addressee", "cue", "kind", "content", "content_spans", "date",
    "date_text", "dated_by", "said_in", "parent", "background", "quote", "span", "in", "sentence", "sentence_span",
    "evidence",
)  # fmt: skip
POSITION_COLUMNS = (
    "id", "article", "holder", "stance", "matter", "matter_text", "states", "date", "date_text", "dated_by",
    "said_by", "statement", "account", "background", "quote", "span", "in", "sentence", "sentence_span", "evidence",
)  # fmt: skip


def reading_to_dict(reading: Reading) -> Row:
    """One article's reading: `article`, `dated`, and the rows of everything that it gave."""
    return {
        "article": article_to_dict(reading.article),
        "dated": dated_to_dict(reading.dated),
        "accounts": [account_to_dict(account) for account in reading.accounts],
        "figures": [figure_to_dict(figure) for figure in reading.figures],
        "issues": [issue_to_dict(issue) for issue in reading.issues],
        "statements": [statement_to_dict(statement) for statement in reading.statements],
        "positions": [position_to_dict(position) for position in reading.positions],
    }


def reading_from_dict(row: Mapping[str, Any]) -> Reading:
    """The reading that `reading_to_dict` was given."""
    return Reading(
        article=article_from_dict(row["article"]),
        dated=dated_from_dict(row["dated"]),
        accounts=tuple(account_from_dict(account) for account in row["accounts"]),
        figures=tuple(figure_from_dict(figure) for figure in row["figures"]),
        issues=tuple(issue_from_dict(issue) for issue in row["issues"]),
        statements=tuple(statement_from_dict(statement) for statement in row["statements"]),
        positions=tuple(position_from_dict(position) for position in row["positions"]),
    )


def article_to_dict(article: Article) -> Row:
    """An article as kept, with its text and what each block of it is; `instant` only where it is told."""
    told = {} if article.instant is None else {"instant": article.instant}
    return {
        **told,
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": article.published,
        "country": article.country,
        "sha256": article.sha256,
        "text": article.text,
        "blocks": [[block.kind, block.start, block.end] for block in article.blocks],
    }


def article_from_dict(row: Mapping[str, Any]) -> Article:
    """The article that `article_to_dict` was given."""
    blocks = tuple(Block(kind, start, end) for kind, start, end in row["blocks"])
    return Article(**{**row, "blocks": blocks})


def account_to_dict(account: Account, *, event: str | None = None) -> Row:
    """An account in the documented columns; `event` is the event it was judged to belong to."""
    return {
        "id": account.id,
        "event": event,
        "article": account.article,
        "type": account.type,
        "mode": account.mode,
        "cameo": account.cameo,
        "contexts": list(account.contexts),
        "status": account.status,
        "background": account.background,
        "source": [party_to_dict(party) for party in account.source],
        "target": [party_to_dict(party) for party in account.target],
        "parties": [party_to_dict(party) for party in account.parties],
        "date": list(account.date),
        "date_text": account.date_text,
        "dated_by": account.dated_by,
        "place": place_to_dict(account.place),
        "topics": list(account.topics),
        "outcome": account.outcome,
        "outcome_text": account.outcome_text,
        "said_by": account.said_by,
        **_words_to_dict(account),
        "coders": [{"name": c.name, "type": c.type, "probability": c.probability} for c in account.coders],
    }


def account_from_dict(row: Mapping[str, Any]) -> Account:
    """The account that `account_to_dict` was given; its `event` is a judgement and no part of it."""
    return Account(
        id=row["id"],
        article=row["article"],
        type=row["type"],
        mode=row["mode"],
        status=row["status"],
        background=row["background"],
        parties=_parties(row["parties"]),
        source=_parties(row["source"]),
        target=_parties(row["target"]),
        date=_days(row["date"]),
        date_text=row["date_text"],
        dated_by=row["dated_by"],
        place=_place(row["place"]),
        topics=tuple(row["topics"]),
        outcome=row["outcome"],
        outcome_text=row["outcome_text"],
        said_by=row["said_by"],
        cameo=row["cameo"],
        contexts=tuple(row["contexts"]),
        coders=tuple(Coder(**coder) for coder in row["coders"]),
        **_words_from_dict(row),
    )


def figure_to_dict(figure: Figure, *, revises: str | None = None) -> Row:
    """A figure in the documented columns; `value` is a number or `[low, high]`, `revises` an earlier figure's id."""
    value = [_number(v) for v in figure.value] if isinstance(figure.value, tuple) else _number(figure.value)
    return {
        "id": figure.id,
        "series": figure.series,
        "article": figure.article,
        "measure": figure.measure,
        "value": value,
        "bound": figure.bound,
        "unit": figure.unit,
        "of": figure.of,
        "where": figure.where,
        "as_of": figure.as_of,
        "since": figure.since,
        "said_by": figure.said_by,
        "background": figure.background,
        "revises": revises,
        **_words_to_dict(figure),
    }


def figure_from_dict(row: Mapping[str, Any]) -> Figure:
    """The figure that `figure_to_dict` was given."""
    value = row["value"]
    return Figure(
        id=row["id"],
        series=row["series"],
        article=row["article"],
        measure=row["measure"],
        value=(float(value[0]), float(value[1])) if isinstance(value, list) else float(value),
        bound=row["bound"],
        unit=row["unit"],
        of=row["of"],
        where=row["where"],
        as_of=row["as_of"],
        since=row["since"],
        said_by=row["said_by"],
        background=row["background"],
        **_words_from_dict(row),
    )


def statement_to_dict(statement: Statement) -> Row:
    """A statement in the documented columns."""
    return {
        "id": statement.id,
        "article": statement.article,
        "speaker": [party_to_dict(party) for party in statement.speaker],
        "speaker_text": statement.speaker_text,
        "addressee": [party_to_dict(party) for party in statement.addressee],
        "cue": statement.cue,
        "kind": statement.kind,
        "content": statement.content,
        "content_spans": [list(span) for span in statement.content_spans],
        "date": list(statement.date),
        "date_text": statement.date_text,
        "dated_by": statement.dated_by,
        "said_in": statement.said_in,
        "parent": statement.parent,
        "background": statement.background,
        **_words_to_dict(statement),
    }


def statement_from_dict(row: Mapping[str, Any]) -> Statement:
    """The statement that `statement_to_dict` was given."""
    return Statement(
        id=row["id"],
        article=row["article"],
        speaker=_parties(row["speaker"]),
        speaker_text=row["speaker_text"],
        addressee=_parties(row["addressee"]),
        cue=row["cue"],
        kind=row["kind"],
        content=row["content"],
        content_spans=tuple(_span(span) for span in row["content_spans"]),
        date=_days(row["date"]),
        date_text=row["date_text"],
        dated_by=row["dated_by"],
        said_in=row["said_in"],
        parent=row["parent"],
        background=row["background"],
        **_words_from_dict(row),
    )


def position_to_dict(position: Position) -> Row:
    """A position in the documented columns."""
    return {
        "id": position.id,
        "article": position.article,
        "holder": [party_to_dict(party) for party in position.holder],
        "stance": position.stance,
        "matter": position.matter,
        "matter_text": position.matter_text,
        "states": list(position.states),
        "date": list(position.date),
        "date_text": position.date_text,
        "dated_by": position.dated_by,
        "said_by": position.said_by,
        "statement": position.statement,
        "account": position.account,
        "background": position.background,
        **_words_to_dict(position),
    }


def position_from_dict(row: Mapping[str, Any]) -> Position:
    """The position that `position_to_dict` was given."""
    return Position(
        id=row["id"],
        article=row["article"],
        holder=_parties(row["holder"]),
        stance=row["stance"],
        matter=row["matter"],
        matter_text=row["matter_text"],
        states=tuple(row["states"]),
        date=_days(row["date"]),
        date_text=row["date_text"],
        dated_by=row["dated_by"],
        said_by=row["said_by"],
        statement=row["statement"],
        account=row["account"],
        background=row["background"],
        **_words_from_dict(row),
    )


def event_to_dict(event: Event) -> Row:
    """An event: the accounts judged to tell of it, and why."""
    return {
        "id": event.id,
        "accounts": list(event.accounts),
        "reasons": list(event.reasons),
        "possible": [judgement_to_dict(judgement) for judgement in event.possible],
        "origins": [list(accounts) for accounts in event.origins],
    }


def event_from_dict(row: Mapping[str, Any]) -> Event:
    """The event that `event_to_dict` was given."""
    possible = tuple(judgement_from_dict(judgement) for judgement in row["possible"])
    origins = tuple(tuple(accounts) for accounts in row["origins"])
    return Event(row["id"], tuple(row["accounts"]), tuple(row["reasons"]), possible, origins)


def judgement_to_dict(judgement: Judgement) -> Row:
    """What is held of two accounts, and why."""
    return {
        "a": judgement.a,
        "b": judgement.b,
        "relation": judgement.relation,
        "score": judgement.score,
        "reasons": list(judgement.reasons),
        "by": judgement.by,
    }


def judgement_from_dict(row: Mapping[str, Any]) -> Judgement:
    """The judgement that `judgement_to_dict` was given."""
    return Judgement(**{**row, "reasons": tuple(row["reasons"])})


def disagreement_to_dict(disagreement: Disagreement) -> Row:
    """What accounts don't agree on: a version for each of the values, with those who give it."""
    versions = [{"value": version.value, "accounts": list(version.accounts)} for version in disagreement.versions]
    told = {"event": disagreement.event, "field": disagreement.field, "of": disagreement.of}
    return {**told, "versions": versions}


def dated_to_dict(dated: Dated) -> Row:
    """The days on which an article can have been written, and why."""
    return {"range": list(dated.range), "basis": dated.basis, "evidence": evidence_to_dicts(dated.evidence)}


def dated_from_dict(row: Mapping[str, Any]) -> Dated:
    """The days that `dated_to_dict` was given."""
    return Dated(_days(row["range"]), row["basis"], evidence_from_dicts(row["evidence"]))


def issue_to_dict(issue: Issue) -> Row:
    """Something not understood, with the place of its words."""
    return {
        "article": issue.article,
        "kind": issue.kind,
        "message": issue.message,
        "in": issue.part,
        "span": None if issue.start is None else [issue.start, issue.end],
    }


def issue_from_dict(row: Mapping[str, Any]) -> Issue:
    """The issue that `issue_to_dict` was given."""
    start, end = row["span"] or (None, None)
    return Issue(row["article"], row["kind"], row["message"], row["in"], start, end)


def skip_to_dict(skip: Skip) -> Row:
    """An input that could not be read, and why."""
    return {"name": skip.name, "reason": skip.reason, "kind": skip.kind}


def evidence_to_dicts(evidence: Iterable[Evidence]) -> list[Row]:
    """Each piece of evidence: the field, its `span` in the title or text or None, `inferred`, and `by` whom."""
    return [
        {
            "field": piece.field,
            "in": piece.part,
            "span": None if piece.start is None else [piece.start, piece.end],
            "inferred": piece.inferred,
            "by": piece.by,
        }
        for piece in evidence
    ]


def evidence_from_dicts(rows: Iterable[Mapping[str, Any]]) -> tuple[Evidence, ...]:
    """The evidence that `evidence_to_dicts` was given."""
    pieces = []
    for row in rows:
        start, end = row["span"] or (None, None)
        pieces.append(Evidence(row["field"], row["by"], row["in"], start, end, row["inferred"]))
    return tuple(pieces)


def _words_to_dict(entry: Account | Figure | Statement | Position) -> Row:
    return {
        "quote": entry.quote,
        "span": list(entry.span),
        "in": entry.part,
        "sentence": entry.sentence,
        "sentence_span": list(entry.sentence_span),
        "evidence": evidence_to_dicts(entry.evidence),
    }


def _words_from_dict(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "quote": row["quote"],
        "part": row["in"],
        "span": _span(row["span"]),
        "sentence": row["sentence"],
        "sentence_span": _span(row["sentence_span"]),
        "evidence": evidence_from_dicts(row["evidence"]),
    }


def party_to_dict(party: Party) -> Row:
    """A party in the documented columns."""
    return {
        "name": party.name,
        "role": party.role,
        "country": party.country,
        "sector": party.sector,
        "actor": party.actor,
    }


def _parties(rows: Iterable[Mapping[str, Any]]) -> tuple[Party, ...]:
    return tuple(Party(**row) for row in rows)


def place_to_dict(place: Place | None) -> Row | None:
    """A place in its documented columns."""
    if place is None:
        return None
    return {
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "geonames": place.geonames,
        "claimed_by": list(place.claimed_by),
    }


def _place(row: Mapping[str, Any] | None) -> Place | None:
    return None if row is None else Place(**{**row, "claimed_by": tuple(row.get("claimed_by", ()))})


def _days(pair: Sequence[str | None]) -> Days:
    return (pair[0], pair[1])


def _span(pair: Sequence[int]) -> Span:
    return (pair[0], pair[1])


def _number(value: float) -> int | float:
    """14000 rather than 14000.0, as far as floats count exactly."""
    return int(value) if abs(value) < 2**53 and float(value).is_integer() else float(value)
