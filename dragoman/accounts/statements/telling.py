"""Puts together what one cue reports: its words in pieces, and whether they stand in quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman import codebook
from dragoman.language import Document
from dragoman.mentions import saying_words as table
from dragoman.mentions import tree
from dragoman.mentions.attribution import Attribution
from dragoman.mentions.number_words import word_set
from dragoman.mentions.quotations import find_quotations
from dragoman.mentions.sayers import Report, Sayer
from dragoman.records import StatementKind

Run = tuple[int, int]

OPENING, CLOSING = frozenset('"“„«') | {"``"}, frozenset('"”»') | {"''"}
_MARKS = OPENING | CLOSING
_LEADING = frozenset({",", ":", ";", "-", "–", "—", ".", "…", "...", ")"})
_CONJUNCTIONS = frozenset({"that", "whether", "if"})
_TRAILING = frozenset({",", ";", ":", "-", "–", "—", "(", "and", "but", "while", "as"})
_NO_NEWS = frozenset({"caption", "credit", "byline", "boilerplate", "dateline"})
_SUBORDINATING = frozenset({"as", "while", "when", "after", "before", "because", "although", "though", "since"})
# Verbs that tell of words without reporting them.
_SPEAKING = word_set("offer ask call thank welcome condemn reject criticise dismiss refuse")
_PLACES_OF_SPEECH = word_set("statement interview speech briefing conference post letter address")
_SHORTEST = 2  # words, unless in quotation marks


@dataclass(frozen=True, slots=True)
class Telling:
    """What one cue reports: `runs` are the tokens of its pieces, in order."""

    sayer: Sayer
    runs: tuple[Run, ...]
    kind: StatementKind
    cited: bool

    def covers(self, i: int) -> bool:
        """Whether a token is among the words said."""
        return any(first <= i < last for first, last in self.runs)

    @property
    def size(self) -> int:
        """How many tokens are said."""
        return sum(last - first for first, last in self.runs)


def find_tellings(document: Document, attribution: Attribution) -> list[Telling]:
    """What each cue of the text reports, in the order of the cues. Titles, headings and captions tell none."""
    by_cue: dict[int, list[Report]] = {}
    for report in attribution.reports:
        if not report.about and _is_news(document, report.sayer.cue):
            by_cue.setdefault(report.sayer.cue, []).append(report)
    quoted = _quoted_tokens(document)
    asides = frozenset(i for r in attribution.reports if r.sayer.kind == "according" for i in range(*r.hole))
    outlet = codebook.fold(document.article.source or "")
    found = (_telling(document, by_cue[cue], quoted, asides) for cue in sorted(by_cue))
    told = [t for t in found if t is not None and codebook.fold(t.sayer.text) != outlet]
    return [t for t in told if not _is_again(document, t, told)]


def _is_again(document: Document, telling: Telling, told: Sequence[Telling]) -> bool:
    """Whether the same words of the same speaker are told with a finite verb too: "commenting on X, Y said"."""
    if document.tokens[telling.sayer.cue].tag != "VBG":
        return False
    return any(t is not telling and t.runs == telling.runs and t.sayer.text == telling.sayer.text for t in told)


def _is_news(document: Document, cue: int) -> bool:
    sentence = document.sentence_of(cue)
    return sentence.part == "text" and sentence.kind == "paragraph"


def _quoted_tokens(document: Document) -> frozenset[int]:
    return frozenset(i for q in find_quotations(document) for i in range(q.first, q.last))


def _telling(
    document: Document, reports: Sequence[Report], quoted: frozenset[int], asides: frozenset[int]
) -> Telling | None:
    sayer = reports[0].sayer
    runs = tuple(_ended(document, run, quoted) for run in _runs(document, reports, asides))
    marked = sum(i in quoted for first, last in runs for i in range(first, last))
    words = [i for first, last in runs for i in range(first, last) if document.tokens[i].pos != "PUNCT"]
    if not words or (not marked and len(words) < _SHORTEST):
        return None
    unspoken = sayer.kind == "said" and document.tokens[sayer.cue].lemma in table.UNSPOKEN
    if unspoken and not marked:
        return None
    bare = [i for i in words if i not in quoted]
    kind: StatementKind = "mixed" if marked and bare else "direct" if marked else "indirect"
    return Telling(sayer, runs, kind, reports[0].cited)


def _ended(document: Document, run: Run, quoted: frozenset[int]) -> Run:
    """A piece up to where the telling goes on: "; the other disagreed", "and offered talks", ", in a speech"."""
    first, last = run
    for i in range(first + 1, last):
        if i not in quoted and (_tells_on(document, i) or _is_place_of_speech(document, i, last)):
            return first, i - 1 if document.tokens[i - 1].text == "," else i
        if i - 1 in quoted and i not in quoted and document.tokens[i].text.casefold() in _SUBORDINATING:
            return first, i
        if document.tokens[i].text == ";" and i not in quoted:
            after = (tree.own_subject(document, k) for k in range(i + 1, last) if tree.is_verbal(document, k))
            if any(subject is not None and subject > i for subject in after):
                return first, i
    return run


def _tells_on(document: Document, i: int) -> bool:
    """ "Said X and offered Y", "said X, while Z accused W": a conjunction behind which it is told again, not said."""
    word = document.tokens[i].text.casefold()
    if word not in {"and", "but", "while", "although"}:
        return False
    verb = document.tokens[document.tokens[i].head]
    if verb.lemma not in table.SAYING | table.ACCUSING | _SPEAKING or verb.tag not in {"VBD", "VBZ"}:
        return False
    own = tree.own_subject(document, verb.i)
    return own is None if word in {"and", "but"} else own is not None and document.tokens[i - 1].text == ","


def _is_place_of_speech(document: Document, i: int, last: int) -> bool:
    """ "..., in a statement carried by the agency": where it was said, hung on what was said."""
    if document.tokens[i - 1].text != "," or document.tokens[i].text.casefold() not in {"in", "at", "on", "during"}:
        return False
    return any(document.tokens[k].lemma in _PLACES_OF_SPEECH for k in range(i + 1, min(i + 5, last)))


def _runs(document: Document, reports: Sequence[Report], asides: frozenset[int]) -> Iterable[Run]:
    """The pieces of what is said: unbroken tokens of one paragraph, without the cue's own words.

    Nor with "according to Y" inside, which is another's: `asides` are its tokens.
    """
    own = {i for report in reports for i in range(*report.hole)} | asides
    said = sorted({i for report in reports for i in range(report.first, report.last)} - own)
    said = [i for i in said if document.sentence_of(i).kind not in _NO_NEWS]
    start = 0
    for at in range(1, len(said) + 1):
        if at == len(said) or _parts(document, said[at - 1], said[at]):
            first, last = _trimmed(document, said[start], said[at - 1] + 1)
            if first < last:
                yield first, last
            start = at


def _parts(document: Document, before: int, after: int) -> bool:
    """Whether two tokens said are of different pieces: others stand between them, or a new paragraph begins."""
    if after != before + 1:
        return True
    one, other = document.sentence_of(before), document.sentence_of(after)
    if one.part != other.part:
        return True
    between = document.part_text(one.part)[document.tokens[before].end : document.tokens[after].start]
    return "\n" in between


def _after_audience(document: Document, first: int, last: int) -> int:
    """Where what is said begins behind those told: "told | Secretary of State Antony Blinken that | ..."."""
    if first == 0 or document.tokens[first - 1].lemma not in {"tell", "inform", "assure", "remind", "warn"}:
        return first
    for i in range(first, min(last, first + 14)):
        if document.tokens[i].pos in {"VERB", "AUX"}:
            return first
        if document.tokens[i].text == "that" and tree.plain(document.tokens[i].relation) == "mark":
            return i
    return first


def _leads_in(document: Document, i: int) -> bool:
    """Whether a word only joins what is said to "said": "that", "whether"."""
    token = document.tokens[i]
    return token.text in _CONJUNCTIONS and tree.plain(token.relation) == "mark"


def _trimmed(document: Document, first: int, last: int) -> Run:
    """A piece without the conjunction that leads it in, and without marks that open or close it as a whole."""
    tokens = document.tokens
    first = _after_audience(document, first, last)
    while first < last and (tokens[first].text in _LEADING or _leads_in(document, first)):
        first += 1
    while last > first and tokens[last - 1].text.casefold() in _TRAILING:
        last -= 1
    inner = [i for i in range(first, last) if tokens[i].text in _MARKS]
    if inner and inner[0] == first and (len(inner) == 1 or inner[1] >= last - 2):
        first += 1
        inner = inner[1:]
    if inner and inner[-1] >= last - 2 and len(inner) == 1:
        last = inner[0]
    while last > first and (tokens[last - 1].text.casefold() in _TRAILING or tokens[last - 1].text == "."):
        last -= 1
    return first, last
