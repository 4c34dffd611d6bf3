"""Tells who says what: "X said", "according to X", quotations, accusations and the labels of transcripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman import codebook
from dragoman.language.document import Document, Sentence
from dragoman.mentions import saying_words as table
from dragoman.mentions.chains import Cast
from dragoman.mentions.labels import find_labels
from dragoman.mentions.quotations import Quotation, find_quotations
from dragoman.mentions.reports import reports_in
from dragoman.mentions.sayers import Report, Sayer, is_person, resolved, sayer_of
from dragoman.mentions.spoken import spoken_beside

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True)
class Attribution:
    """Who says each token of a document."""

    reports: tuple[Report, ...]
    _by_token: dict[int, tuple[Sayer, ...]]

    def said_by(self, i: int) -> Sayer | None:
        """The nearest sayer of a token; None where the article itself tells it."""
        found = self._by_token.get(i, ())
        return found[0] if found else None

    def chain(self, i: int) -> tuple[Sayer, ...]:
        """All sayers of a token, nearest first: "A said B had claimed that ..."."""
        return self._by_token.get(i, ())


def find_sayers(document: Document, cast: Cast | None = None) -> Attribution:
    """Finds every report of speech in the document, and who speaks in each; the `cast` tells who "he" is."""
    quotations = find_quotations(document)
    reports: list[Report] = []
    last: dict[str, Sayer] = {}
    spoken = _spoken(document, quotations)
    for sentence in document.sentences:
        told = list(reports_in(document, sentence))
        told += [report for report in spoken.get(sentence.i, ()) if not _is_told(report, told)]
        known = (resolved(document, report, last, cast) for report in told)
        found = [report for report in known if report.sayer.text]
        # The outermost speaker of a sentence is the one that "he added" in the next goes back to.
        for report in sorted(found, key=lambda report: report.last - report.first):
            last["person" if is_person(document, report.sayer) else "body"] = report.sayer
            last["any"] = report.sayer
        reports.extend(found)
    for sentence in document.sentences:
        reports.extend(_headline(document, sentence))
    reports.extend(_quoted(document, quotations, reports))
    reports.extend(_labelled(document))
    return Attribution(tuple(reports), _index(reports))


def _spoken(document: Document, quotations: Sequence[Quotation]) -> dict[int, list[Report]]:
    """The quotations that a verb beside them tells the speaker of, by the sentence of the verb."""
    found: dict[int, list[Report]] = {}
    for quotation in quotations:
        sayer = spoken_beside(document, quotation)
        if sayer is not None:
            report = Report(sayer, quotation.first, quotation.last)
            found.setdefault(document.tokens[sayer.cue].sentence, []).append(report)
    return found


def _is_told(report: Report, told: Sequence[Report]) -> bool:
    """Whether the words of a report, or its verb, are another's already."""
    return any(
        other.sayer.cue == report.sayer.cue or (other.covers(report.first) and other.covers(report.last - 1))
        for other in told
    )


def _index(reports: Sequence[Report]) -> dict[int, tuple[Sayer, ...]]:
    """The sayers of every token, the shortest report first; of equal ones the one told later."""
    found: dict[int, list[Sayer]] = {}
    for report in sorted(reports, key=_nearness):
        for i in range(report.first, report.last):
            if report.covers(i) and all(sayer.text != report.sayer.text for sayer in found.get(i, ())):
                found.setdefault(i, []).append(report.sayer)
    return {i: tuple(sayers) for i, sayers in found.items()}


def _nearness(report: Report) -> tuple[int, int]:
    return 0 if report.cited else report.last - report.first, -report.sayer.cue


def _quoted(document: Document, quotations: Sequence[Quotation], reports: Sequence[Report]) -> Iterator[Report]:
    """Quotations whose speaker stands beside them: in their own sentences, or in the one before."""
    by_sentence: dict[int, list[Report]] = {}
    for report in reports:
        by_sentence.setdefault(document.tokens[report.sayer.cue].sentence, []).append(report)
    before: Sayer | None = None
    for quotation in quotations:
        here = by_sentence.get(document.tokens[quotation.first].sentence, [])
        sayer = _reporter_of(quotation, here) or _speaker_beside(document, quotation, by_sentence)
        sayer = sayer or (before if quotation.continues else None)
        if sayer is not None:
            yield Report(replace(sayer, kind="quoted"), quotation.first, quotation.last)
        before = sayer


def _reporter_of(quotation: Quotation, reports: Sequence[Report]) -> Sayer | None:
    """Whose report the quotation stands in already: the nearest one that covers all of it."""
    around = [r for r in reports if r.covers(quotation.first) and r.covers(quotation.last - 1)]
    return min(around, key=lambda r: r.last - r.first).sayer if around else None


def _speaker_beside(document: Document, quotation: Quotation, by_sentence: dict[int, list[Report]]) -> Sayer | None:
    first, last = document.tokens[quotation.first].sentence, document.tokens[quotation.last - 1].sentence
    # A full sentence within the marks may be led in by the sentence before: "..., he said. 'But not now.'"
    whole = quotation.first - 1 <= document.sentences[first].first
    numbers = [last, first, first - 1] if whole else [last, first]
    for number in dict.fromkeys(numbers):
        outside = [r for r in by_sentence.get(number, ()) if not quotation.first <= r.sayer.cue < quotation.last]
        outside = [r for r in outside if not r.about]
        if not whole and not _is_clause(document, quotation):
            outside = []  # a word in marks: "the so-called 'accord'"
        if outside and (number >= first or document.sentences[number].part == document.sentences[first].part):
            return min(outside, key=lambda r: abs(r.sayer.cue - quotation.last)).sayer
    return None


def _is_clause(document: Document, quotation: Quotation) -> bool:
    """Whether a quotation has a verb of its own, and so is more than a word held at arm's length."""
    return any(document.tokens[i].tag in FINITE for i in range(quotation.first, quotation.last))


def _headline(document: Document, sentence: Sentence) -> Iterator[Report]:
    """ "Strike kills 12 - ministry", "UN: 3 million have fled": the source at either end of a headline."""
    if sentence.kind != "heading" and document.tokens[sentence.last - 1].text in {".", "?", "!", "”", '"'}:
        return
    if sentence.last - sentence.first > 25:
        return
    tokens = document.tokens
    for i in range(sentence.first + 1, sentence.last - 1):
        before, after = i - sentence.first, sentence.last - i - 1
        spaced = tokens[i - 1].end < tokens[i].start
        if tokens[i].text == ":" and before <= 4 and _is_source(document, sentence.first, i):
            yield Report(sayer_of(document, sentence.first, i, i, "label"), i + 1, sentence.last)
        ends = tokens[i].text == ":" or (spaced and tokens[i].text in {"-", "–", "—", "--"})
        if ends and after <= 4 and _is_source(document, i + 1, sentence.last):
            yield Report(sayer_of(document, i + 1, sentence.last, i, "label"), sentence.first, i)


def _is_source(document: Document, first: int, last: int) -> bool:
    """Whether words are a bare body or person; "Nigeria:" and "Peru protests:" only say what it is about."""
    tokens = document.tokens[first:last]
    if any(token.pos in {"VERB", "AUX", "NUM", "ADP", "SCONJ"} for token in tokens):
        return False
    if tokens[-1].text.casefold() in table.BODY_WORDS | table.PERSON_TITLES:
        return True
    words = document.text_of(first, last)
    names = codebook.find_names(words)
    if any(name.kind in {"organisation", "organ"} and name.end == len(words) for name in names):
        return True
    return not names and bool(codebook.holders(words))


def _labelled(document: Document) -> Iterator[Report]:
    """What follows a speaker's label in a transcript, up to the next label."""
    for label in find_labels(document):
        yield Report(sayer_of(document, label.first, label.last, label.begin - 1, "label"), label.begin, label.stop)
