"""Nothing without a sentence: whether each field of an entry points at the words that say it, or says why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dragoman.records import Account, Article, Evidence, Figure, Issue, Position, Reading, Statement

Entry = Account | Figure | Statement | Position

ACCOUNT_FIELDS = (
    "type", "mode", "cameo", "contexts", "status", "background", "source", "target", "parties", "date", "place",
    "topics", "outcome", "said_by",
)  # fmt: skip
FIGURE_FIELDS = ("measure", "value", "bound", "unit", "of", "where", "as_of", "since", "said_by", "background")
STATEMENT_FIELDS = ("speaker", "addressee", "cue", "kind", "content", "date", "said_in", "parent", "background")
POSITION_FIELDS = (
    "holder", "stance", "matter", "states", "date", "said_by", "statement", "account", "background",
)  # fmt: skip
FIELDS: Mapping[type, tuple[str, ...]] = {
    Account: ACCOUNT_FIELDS, Figure: FIGURE_FIELDS, Statement: STATEMENT_FIELDS, Position: POSITION_FIELDS,
}  # fmt: skip
# Fields kept as the article's own words, and the field whose evidence holds them.
VERBATIM = {
    "date_text": "date", "outcome_text": "outcome", "cue": "cue", "speaker_text": "speaker", "matter_text": "matter",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that isn't as it was read: in which article and entry ("" where in none), which field, and what."""

    article: str
    entry: str
    field: str
    message: str


def entry_faults(entry: Entry, article: Article) -> Iterator[Fault]:
    """What in an entry doesn't stand in its article."""
    parts = {"title": article.title or "", "text": article.text}

    def fault(field: str, message: str) -> Fault:
        return Fault(article.id, entry.id, field, message)

    if entry.article != article.id:
        yield fault("article", f"is {entry.article}")
    for field, words, (start, end) in (
        ("quote", entry.quote, entry.span),
        ("sentence", entry.sentence, entry.sentence_span),
    ):
        if not 0 <= start < end <= len(parts[entry.part]) or parts[entry.part][start:end] != words:
            yield fault(field, f"is not the characters {start} to {end} of the {entry.part}")
    if not entry.sentence_span[0] <= entry.span[0] <= entry.span[1] <= entry.sentence_span[1]:
        yield fault("quote", "is outside its sentence")
    yield from (fault(field, "has no evidence") for field in _unbacked(entry))
    for piece in entry.evidence:
        message = _evidence_fault(piece, parts[piece.part])
        if message:
            yield fault(piece.field, message)
    yield from (fault(field, "is not in the words of its evidence") for field in _not_verbatim(entry, parts))
    if isinstance(entry, Statement) and entry.content != _content(entry, parts[entry.part]):
        yield fault("content", f"is not the characters at {entry.content_spans} of the {entry.part}")


def founded(reading: Reading) -> Reading:
    """The reading with only those entries of which every field stands on the article; the others are issues.

    So is what the article's source told that could not be used, of the kind `source`.
    """
    kept, issues = _sifted(entries_of(reading), reading.article)
    issues += [Issue(reading.article.id, "source", remark) for remark in reading.article.remarks]
    issues += [
        Issue(reading.article.id, "dated", f"contradicts the days of the article: {clue}")
        for clue in reading.dated.against
    ]
    if not issues:
        return reading
    return replace(
        reading,
        accounts=tuple(entry for entry in kept if isinstance(entry, Account)),
        figures=tuple(entry for entry in kept if isinstance(entry, Figure)),
        statements=tuple(entry for entry in kept if isinstance(entry, Statement)),
        positions=tuple(entry for entry in kept if isinstance(entry, Position)),
        issues=(*reading.issues, *issues),
    )


def entries_of(reading: Reading) -> list[Entry]:
    """Everything that a reading says of its article, in the order in which it is kept."""
    return [*reading.accounts, *reading.figures, *reading.statements, *reading.positions]


def _content(statement: Statement, whole: str) -> str:
    """The characters that a statement's content stands at."""
    return " ".join(whole[start:end] for start, end in statement.content_spans)


def _unbacked(entry: Entry) -> Iterator[str]:
    """Fields that say something and have no evidence. `parties[0].role` is evidence for `parties`."""
    backed = {piece.field.partition("[")[0].partition(".")[0] for piece in entry.evidence}
    for field in FIELDS[type(entry)]:
        value = getattr(entry, field)
        # A number told without a word about it is exact: there is nothing to point at.
        told = value is not None and value is not False and value not in ((), (None, None), "exact")
        if told and field not in backed:
            yield field


def _evidence_fault(piece: Evidence, whole: str) -> str | None:
    if not piece.by:
        return "has evidence that doesn't say which rule or model found it"
    if piece.start is None or piece.end is None:
        return None if piece.inferred else "has evidence with neither characters nor a reason"
    if not 0 <= piece.start < piece.end <= len(whole):
        return f"has evidence outside the {piece.part} ({piece.start} to {piece.end} of {len(whole)})"
    return None


def _not_verbatim(entry: Entry, parts: dict[str, str]) -> Iterator[str]:
    """Fields in the article's own words whose evidence holds other words."""
    told = {field: getattr(entry, field, None) for field in VERBATIM}
    if isinstance(entry, Account):
        told |= {f"topics[{at}]": topic for at, topic in enumerate(entry.topics)}
    for field, words in told.items():
        if words is None:
            continue
        names = {field, field.partition("[")[0], VERBATIM.get(field, field)}
        pieces = [piece for piece in entry.evidence if piece.field in names]
        held = [parts[piece.part][piece.start : piece.end] for piece in pieces if piece.start is not None]
        if words not in held and not any(piece.inferred for piece in pieces):
            yield field


def _sifted(entries: Iterable[Entry], article: Article) -> tuple[list[Entry], list[Issue]]:
    kept: dict[str, Entry] = {}
    issues = []
    for entry in entries:
        complaints = [f"{fault.field} {fault.message}" for fault in entry_faults(entry, article)]
        if entry.id in kept:
            complaints.append("the article gives it twice")
        if complaints:
            told = "; ".join(dict.fromkeys(complaints))
            issues.append(Issue(article.id, "unfounded", f"left out {_what(entry)}: {told}", entry.part, *entry.span))
        else:
            kept[entry.id] = entry
    return list(kept.values()), issues


def _what(entry: Entry) -> str:
    if isinstance(entry, Account):
        return f"a {entry.type} account"
    if isinstance(entry, Figure):
        return f"a figure of {entry.measure}"
    return "a statement" if isinstance(entry, Statement) else f"a position on {entry.matter}"
