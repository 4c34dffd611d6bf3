"""Finds the statements of an article: who said what, to whom, in what, on which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.accounts.evidences import Evidences
from dragoman.accounts.settings import Settings
from dragoman.accounts.statements.contact_context import in_context
from dragoman.accounts.statements.settings import said_in
from dragoman.accounts.statements.speakers import addressees, speakers, told_media
from dragoman.accounts.statements.telling import Telling, find_tellings
from dragoman.hashes import content_id
from dragoman.language import Document
from dragoman.mentions.attribution import Attribution
from dragoman.mentions.chains import Cast
from dragoman.mentions.timing import date_of
from dragoman.records import Account, Evidence, Span, Statement

RULE = "rule:statements:"


def find_statements(
    document: Document, cast: Cast, settings: Settings, attribution: Attribution, contacts: Sequence[Account] = ()
) -> list[tuple[Telling, Statement]]:
    """The statements of an article in the order of their cues, each with the tokens that it stands on.

    `contacts` are those that the article tells of: their parties may speak as "the two leaders".
    """
    tellings = find_tellings(document, attribution)
    found: dict[int, Statement] = {}
    # From the outside in: a statement knows the one it is told in.
    for telling in sorted(tellings, key=lambda telling: (telling.cited, -telling.size)):
        above = _around(telling, tellings)
        parent = found.get(above.sayer.cue) if above is not None else None
        found[telling.sayer.cue] = _statement(document, cast, settings, telling, parent)
    kept = {statement.id: (telling, statement) for telling in tellings for statement in [found[telling.sayer.cue]]}
    return in_context(document, list(kept.values()), contacts)


def _around(telling: Telling, tellings: Sequence[Telling]) -> Telling | None:
    """The nearest statement whose words hold the cue of this one."""
    cue = telling.sayer.cue
    around = [t for t in tellings if t is not telling and t.size > telling.size and t.covers(cue)]
    return min(around, key=lambda t: t.size, default=None)


def _statement(
    document: Document, cast: Cast, settings: Settings, telling: Telling, parent: Statement | None
) -> Statement:
    cue, article = telling.sayer.cue, document.article
    sentence = document.sentence_of(cue)
    words = document.part_text(sentence.part)
    evidence = Evidences(document)
    said = frozenset(i for first, last in telling.runs for i in range(first, last))
    speaker = speakers(document, cast, telling.sayer, evidence)
    evidence.tokens("cue", cue, cue + 1, by=f"rule:attribution:{telling.sayer.kind}")
    _show_kind(document, telling, evidence)
    spans = tuple((document.tokens[first].start, document.tokens[last - 1].end) for first, last in telling.runs)
    for span in spans:
        evidence.add(Evidence("content", RULE + "content", sentence.part, *span))
    addressee = addressees(document, cast, cue, evidence, said=said, taken=speaker)
    where = said_in(document, cue, said, evidence)
    if where is None and told_media(document, cast, cue, evidence):
        where = "interview"
    background = is_background(document, cue, evidence)
    when = date_of(document, cue, settings.dated, settings.times, background=background)
    if when.days != (None, None):
        evidence.add(replace(when.evidence, field="date"))
    if parent is not None:
        evidence.tokens("parent", cue, cue + 1, by=RULE + "parent", inferred="told inside the other's words")
    first, last = _quoted(document, telling)
    span = (document.tokens[first].start, document.tokens[last - 1].end)
    return Statement(
        id=content_id("statement", article.id, article.sha256, sentence.part, cue, spans, telling.sayer.text),
        article=article.id,
        speaker=speaker,
        speaker_text=telling.sayer.text,
        addressee=addressee,
        cue=document.tokens[cue].text,
        kind=telling.kind,
        content=" ".join(words[start:end] for start, end in spans),
        content_spans=spans,
        date=when.days,
        date_text=when.text if when.days != (None, None) else None,
        dated_by=when.dated_by,
        said_in=where,  # type: ignore[arg-type]  # the table's values are checked by `dragoman check`
        parent=None if parent is None else parent.id,
        background=background,
        quote=words[span[0] : span[1]],
        part=sentence.part,
        span=span,
        sentence=words[sentence.start : sentence.end],
        sentence_span=(sentence.start, sentence.end),
        evidence=tuple(evidence.found),
    )


def _show_kind(document: Document, telling: Telling, evidence: Evidences) -> None:
    """Points at the words in quotation marks, or says that there are none."""
    first, last = telling.runs[0]
    if telling.kind == "indirect":
        cue = telling.sayer.cue
        evidence.tokens("kind", cue, cue + 1, by=RULE + "kind", inferred="no quotation marks")
    else:
        evidence.tokens("kind", first, last, by=RULE + "kind", inferred="stands in quotation marks")


def is_background(document: Document, cue: int, evidence: Evidences) -> bool:
    """Whether the words were said before the news: "had said", "said earlier this month"."""
    lead = [document.tokens[c] for c in document.children(cue)]
    earlier = next((t for t in lead if t.text.casefold() in {"earlier", "previously", "formerly"}), None)
    had = next((t for t in lead if t.lemma == "have" and t.text.casefold() == "had" and t.pos == "AUX"), None)
    sign = had or earlier
    if sign is None:
        return False
    evidence.tokens("background", sign.i, sign.i + 1, by=RULE + "background")
    return True


def _quoted(document: Document, telling: Telling) -> Span:
    """The tokens that show the statement: cue, speaker and pieces, as far as they stand in the cue's sentence."""
    sentence = document.sentence_of(telling.sayer.cue)
    marks = [telling.sayer.cue, telling.sayer.cue + 1]
    for first, last in (*telling.runs, telling.sayer.own):
        if sentence.first <= first < last:
            marks += [first, min(last, sentence.last)] if first < sentence.last else []
        elif first < sentence.first < last:
            marks.append(sentence.first)
    return min(marks), max(marks)
