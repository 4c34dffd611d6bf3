"""Tells who says what: "X said", "according to X", quotations, accusations and the labels of transcripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dragoman import codebook
from dragoman.language.document import Document, Sentence, Token
from dragoman.mentions import saying_words as table
from dragoman.mentions import tree
from dragoman.mentions.labels import find_labels
from dragoman.mentions.naming import name_span
from dragoman.mentions.quotations import Quotation, find_quotations
from dragoman.records import Part

# What stands between the words said and "X said" after them.
_PARTING = frozenset({",", '"', "”", "’", "''", "'", "—", "–", "-", "?", "!"})
SayerKind = Literal["said", "according", "quoted", "label", "accused"]


@dataclass(frozen=True, slots=True)
class Sayer:
    """Who says something: the words naming them, tokens [first, last), characters [start, end) of `part`.

    `cue` is the token of "said" or "according"; for a pronoun the words are those it stands for.
    """

    text: str
    first: int
    last: int
    start: int
    end: int
    part: Part
    cue: int
    kind: SayerKind


@dataclass(frozen=True, slots=True)
class Report:
    """What one sayer is reported to say: tokens [first, last) without those of `hole` [first, last)."""

    sayer: Sayer
    first: int
    last: int
    hole: tuple[int, int] = (0, 0)
    cited: bool = False  # "TASS said, citing the ministry": the nearest source of all

    def covers(self, i: int) -> bool:
        """Whether a token is part of what is said."""
        return self.first <= i < self.last and not self.hole[0] <= i < self.hole[1]


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


def find_sayers(document: Document) -> Attribution:
    """Finds every report of speech in the document, and who speaks in each."""
    quotations = find_quotations(document)
    reports: list[Report] = []
    last: dict[str, Sayer] = {}
    for sentence in document.sentences:
        found = [_resolved(report, last) for report in _reports_in(document, sentence)]
        found = [report for report in found if report.sayer.text]
        # The outermost speaker of a sentence is the one that "he added" in the next goes back to.
        for report in sorted(found, key=lambda report: report.last - report.first):
            last["person" if _is_person(document, report.sayer) else "body"] = report.sayer
            last["any"] = report.sayer
        reports.extend(found)
    for sentence in document.sentences:
        reports.extend(_headline(document, sentence))
    reports.extend(_quoted(document, quotations, reports))
    reports.extend(_labelled(document))
    return Attribution(tuple(reports), _index(reports))


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


def _reports_in(document: Document, sentence: Sentence) -> Iterator[Report]:
    for i in range(sentence.first, sentence.last):
        token = document.tokens[i]
        lower = token.text.casefold()
        if token.pos == "VERB" and (token.lemma in table.SAYING | table.REPORTING or _speaks_of(document, i)):
            yield from _said(document, sentence, token)
        elif token.pos == "VERB" and token.lemma in table.ACCUSING:
            yield from _accused(document, sentence, token)
        if lower in table.PHRASE_CUES:
            yield from _according(document, sentence, i)


def _phrase_start(document: Document, who: tuple[int, int], cue: Token) -> int:
    """Where the speaker's whole phrase begins: before the title that the name goes without."""
    first = who[0]
    while first > 0 and cue.head != first - 1 and who[1] <= cue.i:
        before = document.tokens[first - 1]
        led = before.head in range(first, who[1]) or (before.head == cue.i and before.relation == "nsubj")
        inside = not who[0] <= document.tokens[before.head].i < who[1] and before.head in range(first, who[0])
        if before.pos == "PUNCT" or not (led or inside):
            return first
        first -= 1
    return first


def _speaks_of(document: Document, i: int) -> bool:
    """ "Opposition groups spoke of 112 dead"."""
    token = document.tokens[i]
    return token.lemma in {"speak", "talk"} and i + 1 < len(document.tokens) and document.tokens[i + 1].text == "of"


def _said(document: Document, sentence: Sentence, cue: Token) -> Iterator[Report]:
    """ "X said that ...", "..., X said", "... was announced by X", "X reported 12 deaths"."""
    if _is_unreal(document, cue.i):
        return
    who = _speaker(document, sentence, cue)
    if who is None or document.tokens[who[0]].text.casefold() in table.SPEAKER_PRONOUNS:
        return
    sayer = _sayer(document, who[0], who[1], cue.i, "said")
    low, high = min(_phrase_start(document, who, cue), cue.i), max(who[1], cue.i + 1)
    scope = _content(document, sentence, cue, low, high)
    if scope is not None and cue.text.casefold() not in table.PHRASE_CUES:
        yield Report(sayer, scope[0], scope[1], (low, high))


def _is_unreal(document: Document, cue: int) -> bool:
    """Whether nothing was said: "did not say", "refused to say", "asked to confirm"."""
    below = [document.tokens[c] for c in document.children(cue)]
    if any(token.lemma in {"not", "never"} or token.text.casefold() == "n't" for token in below):
        return document.tokens[cue].lemma not in {"deny"}
    head = document.tokens[document.tokens[cue].head]
    infinitive = any(token.text.casefold() == "to" and token.relation == "mark" for token in below)
    return infinitive and head.lemma in {"refuse", "decline", "want", "fail", "ask", "call", "urge"}


def _speaker(document: Document, sentence: Sentence, cue: Token) -> tuple[int, int] | None:
    """The tokens of the subject, or of the agent of a passive."""
    below = document.children(cue.i)
    subjects = [c for c in below if document.tokens[c].relation == "nsubj"]
    above = _subject_above(document, sentence, subjects[0]) if subjects else None
    if above is not None:
        return name_span(document, above)
    if not subjects and tree.is_passive(document, cue.i):
        agents = [c for c in tree.children(document, cue.i, "obl") if "by" in tree.cases(document, c)]
        return name_span(document, agents[0]) if agents else None
    if not subjects:
        subjects = [c for c in below if document.tokens[c].relation in {"vocative", "dislocated", "nsubj:outer"}]
    if not subjects:
        shared = _shared_subject(document, cue)
        return name_span(document, shared) if shared is not None and document.tokens[shared].pos != "VERB" else None
    if document.tokens[subjects[-1]].text.casefold() in {"who", "which", "that"}:
        head = cue.head
        return name_span(document, head) if tree.plain(cue.relation) == "acl" else None
    named = _named_after(document, sentence, subjects[-1], cue.i)
    if named is not None:
        return named
    first, last = name_span(document, subjects[-1])
    if document.tokens[first].text.casefold() == "whose" and first > sentence.first + 1:
        return name_span(document, first - 2 if document.tokens[first - 1].text == "," else first - 1)
    for other in subjects[:-1]:  # "US spokesperson | Ned Price" parsed as two subjects
        begin, stop = name_span(document, other)
        if stop == first:
            first = begin
    return first, last


def _subject_above(document: Document, sentence: Sentence, pronoun: int) -> int | None:
    """Whom a pronoun in a clause of its own means: "Moscow last gave a figure when it said ..."."""
    word = document.tokens[pronoun].text.casefold()
    if word not in table.PRONOUNS or word in {"who", "which", "that"}:
        return None
    verb = document.tokens[pronoun].head
    if tree.plain(document.tokens[verb].relation) != "advcl":
        return None
    found = tree.own_subject(document, document.tokens[verb].head)
    if found is None or found > pronoun or document.tokens[found].pos not in {"NOUN", "PROPN"}:
        return None
    return found


def _named_after(document: Document, sentence: Sentence, subject: int, cue: int) -> tuple[int, int] | None:
    """The name between commas before the verb: "the governor of Donetsk, Pavlo Kyrylenko, said"."""
    tokens = document.tokens
    last = cue - 1
    while last > subject and tokens[last].pos in {"AUX", "ADV"}:
        last -= 1
    if tokens[last].text != ",":
        return None
    first = last
    while first - 1 > subject and (tokens[first - 1].pos == "PROPN" or tokens[first - 1].text == "-"):
        first -= 1
    return (first, last) if 2 <= last - first <= 5 and tokens[first - 1].text == "," else None


def _shared_subject(document: Document, cue: Token) -> int | None:
    """The subject of the clause that "..., noting that" hangs on, whatever noun the parser hangs it on."""
    if cue.tag == "VBG" and tree.plain(cue.relation) == "acl" and document.tokens[cue.i - 1].text == ",":
        return tree.subject(document, tree.clause_of(document, cue.head))
    return tree.subject(document, cue.i)


def _content(document: Document, sentence: Sentence, cue: Token, low: int, high: int) -> tuple[int, int] | None:
    """The tokens said: the cue's clause, the clause it hangs on, or what stands before or after it."""
    clauses = [
        c
        for c in document.children(cue.i)
        if document.tokens[c].relation in {"ccomp", "parataxis"}
        or (
            document.tokens[c].relation == "xcomp"
            and cue.lemma in table.INFINITIVE
            and "to" in tree.cases(document, c)
        )
    ]
    if tree.is_passive(document, cue.i):
        clauses = clauses or tree.children(document, cue.i, "nsubj")
    before = _told_before(document, sentence, low)
    if clauses:
        spans = [_reach(document, c) for c in clauses]
        first, last = min(span[0] for span in spans), max(span[1] for span in spans)
        if first < low and before is not None:
            return before, max(last, low) if last > high else low
        return first, last
    ends = before is not None and _ends_clause(document, sentence, high)
    if before is not None and ends and tree.plain(cue.relation) in {"parataxis", "acl", "advcl", "conj"}:
        return before, sentence.last if _continues(document, sentence, high) else low
    if _has_that(document, sentence, high):
        return high, sentence.last
    if before is not None and ends and low > sentence.first + 1:
        return before, low
    return (high, _reach(document, cue.i)[1]) if cue.lemma in table.REPORTING or _speaks_of(document, cue.i) else None


def _reach(document: Document, i: int) -> tuple[int, int]:
    below = document.subtree(i)
    return below[0], below[-1] + 1


def _told_before(document: Document, sentence: Sentence, low: int) -> int | None:
    """Where what is said begins, if it stands before "X said", parted by a comma or a quotation mark."""
    if low - 1 <= sentence.first or document.tokens[low - 1].text not in _PARTING:
        return None
    return sentence.first


def _ends_clause(document: Document, sentence: Sentence, high: int) -> bool:
    """Whether the saying words end their clause: nothing follows, or only when, where and to whom."""
    after = high
    while after < sentence.last and document.tokens[after].text not in {",", ".", ";", ":", '"', "”", "“"}:
        if document.tokens[after].text.casefold() == "that":
            return False
        after += 1
    return after - high <= 15


def _continues(document: Document, sentence: Sentence, high: int) -> bool:
    """ "Turkey, he said, has ...": whether what is said goes on after the saying words."""
    return high + 1 < sentence.last and document.tokens[high].text == ","


def _has_that(document: Document, sentence: Sentence, high: int) -> bool:
    """ "Said in a statement on Monday that ...", or a colon or opening quotation mark."""
    for i in range(high, min(high + 14, sentence.last - 1)):
        text = document.tokens[i].text.casefold()
        if text == "that" and document.tokens[i].pos in {"SCONJ", "PRON", "DET"}:
            return document.tokens[i].relation == "mark"
        if text in {":", "“"}:
            return True
        if text in {",", ";"}:
            return False
    return False


def _accused(document: Document, sentence: Sentence, cue: Token) -> Iterator[Report]:
    who = _speaker(document, sentence, cue)
    if who is None or tree.is_passive(document, cue.i):
        return
    for i in range(cue.i + 1, min(cue.i + 40, sentence.last)):
        led = document.tokens[document.tokens[i].head].pos in {"VERB", "NOUN"}
        if led and document.tokens[i].text.casefold() in {"of", "for"}:
            last = max(_reach(document, cue.i)[1], i + 1)
            yield Report(_sayer(document, who[0], who[1], cue.i, "accused"), i, min(last, sentence.last))
            return


def _according(document: Document, sentence: Sentence, i: int) -> Iterator[Report]:
    """ "According to X, ...", "..., citing X"."""
    tokens = document.tokens
    first = i + 2 if tokens[i].text.casefold() == "according" else i + 1
    if first >= sentence.last or (first == i + 2 and tokens[i + 1].text.casefold() != "to"):
        return
    head = _head_from(document, sentence, first)
    if head is None:
        return
    start, last = name_span(document, _issuer(document, head))
    start = max(start, first)
    if tokens[head].text.casefold() in table.NO_SOURCE or start >= last:
        return
    sayer = _sayer(document, start, last, i, "according")
    yield Report(sayer, sentence.first, sentence.last, (i, last), cited=first == i + 1)


def _issuer(document: Document, head: int) -> int:
    """Whoever issued a paper: "a briefing by the ministry" is the ministry's word."""
    if document.tokens[head].lemma in table.PAPERS:
        for c in tree.children(document, head, "nmod", "acl"):
            if set(tree.cases(document, c)) & {"by", "from", "of"}:
                return c
    return head


def _head_from(document: Document, sentence: Sentence, first: int) -> int | None:
    """The head of the noun phrase that begins at a token."""
    tokens = document.tokens
    i = first
    while i < sentence.last and tokens[i].pos in {"DET", "ADJ", "ADV", "NUM", "PUNCT"}:
        i += 1
    if i >= sentence.last or tokens[i].tag == "PRP":
        return i if i < sentence.last else None
    for _ in range(12):
        head = tokens[i].head
        if not i < head < min(sentence.last, i + 7) or not _is_nominal(document, i, head):
            break
        i = head
    return i if tokens[i].pos in {"NOUN", "PROPN", "PRON", "ADJ", "X"} else None


def _is_nominal(document: Document, i: int, head: int) -> bool:
    """Whether the head is a noun, or the participle of "the Hamas-run government"."""
    hyphened = i + 1 < head and document.tokens[i + 1].text == "-"
    return document.tokens[head].pos in {"NOUN", "PROPN"} or hyphened


def _sayer(document: Document, first: int, last: int, cue: int, kind: SayerKind) -> Sayer:
    while first < last - 1 and document.tokens[first].text.casefold() in {"a", "an"}:
        first += 1
    tokens = document.tokens
    return Sayer(
        text=document.text_of(first, last),
        first=first,
        last=last,
        start=tokens[first].start,
        end=tokens[last - 1].end,
        part=document.sentence_of(first).part,
        cue=cue,
        kind=kind,
    )


def _resolved(report: Report, last: dict[str, Sayer]) -> Report:
    """The report with a pronoun or "the statement" traced to the sayer named before."""
    words = report.sayer.text.casefold().split()
    earlier: Sayer | None
    if len(words) == 1 and words[0] in table.PRONOUNS:
        earlier = last.get("person" if words[0] in table.PERSON_PRONOUNS else "any")
    elif len(words) <= 3 and words[-1] in table.PAPERS:
        earlier = last.get("any")
        if earlier is None:
            return report
    else:
        return report
    if earlier is None:
        return replace(report, sayer=replace(report.sayer, text=""))
    return replace(report, sayer=replace(earlier, cue=report.sayer.cue, kind=report.sayer.kind))


def _is_person(document: Document, sayer: Sayer) -> bool:
    """Whether "he" can go back to the sayer: a bare name, or one that a title leads."""
    if sayer.kind == "label":
        return True
    tokens = list(document.tokens[sayer.first : sayer.last])
    words = [token.text.casefold() for token in tokens]
    if table.PERSON_TITLES & set(words):
        return True
    # "Paul Dillon of the migration agency" is one too.
    linked = next((place for place, word in enumerate(words) if word in {"of", "from", "at"}), len(words))
    if table.BODY_WORDS & set(words[:linked]) or any(m.start == 0 for m in codebook.find_names(sayer.text)):
        return False
    return linked <= 4 and all(token.pos == "PROPN" for token in tokens[:linked])


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
        if outside and (number >= first or document.sentences[number].part == document.sentences[first].part):
            return min(outside, key=lambda r: abs(r.sayer.cue - quotation.last)).sayer
    return None


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
            yield Report(_sayer(document, sentence.first, i, i, "label"), i + 1, sentence.last)
        ends = tokens[i].text == ":" or (spaced and tokens[i].text in {"-", "–", "—", "--"})
        if ends and after <= 4 and _is_source(document, i + 1, sentence.last):
            yield Report(_sayer(document, i + 1, sentence.last, i, "label"), sentence.first, i)


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
        yield Report(_sayer(document, label.first, label.last, label.begin - 1, "label"), label.begin, label.stop)
