"""Tells which of the times beside an event is its own, and which days it gives."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dragoman.language import Document, Sentence
from dragoman.mentions import tree
from dragoman.mentions.days import Tense, plus
from dragoman.mentions.timemention import TimeMention
from dragoman.mentions.times import resolve
from dragoman.mentions.timeties import tie
from dragoman.records import Dated, Days, Evidence, Part, Status

Times = dict[Part, list[TimeMention]]
AHEAD: frozenset[Status] = frozenset({"planned", "proposed", "offered", "demanded", "threatened", "conditional"})
JOINED = frozenset({"and", "-", "–", "to", "through"})  # "on March 3 and 4", "from May 3 to 5"
LOOSE, OWN = 1, 3  # how surely a time is tied that hangs elsewhere in the sentence, and one that hangs on the event
NUMBERED = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
NO_DAY = frozenset({"duration", "set", "loose"})
STARTING, ENDING = frozenset({"since", "from"}), frozenset({"by", "until", "till", "before"})
LASTING = frozenset({"until", "till", "through"})


@dataclass(frozen=True, slots=True)
class When:
    """The days of an event with the words that say so, or the reason where none do."""

    days: Days
    text: str | None
    dated_by: str
    evidence: Evidence
    time: TimeMention | None = None


def times_in(document: Document, sentence: Sentence, times: Times) -> list[tuple[int, TimeMention]]:
    """The times of a sentence, each with its word that hangs on a word outside it."""
    found = []
    beside = times[sentence.part]
    first = bisect_left(beside, sentence.start, key=lambda t: t.start)
    for time in beside[first : bisect_left(beside, sentence.end, key=lambda t: t.start)]:
        if time.meaning.kind not in NO_DAY:
            top = _top(document, sentence, time)
            if top is not None:
                found.append((top, time))
    return found


def _top(document: Document, sentence: Sentence, time: TimeMention) -> int | None:
    """The word of a time that hangs on a word outside it."""
    tokens = document.tokens[sentence.first : sentence.last]
    inside = [t.i for t in tokens if t.start < time.end and t.end > time.start]
    return next((i for i in inside if document.tokens[i].head not in inside or document.tokens[i].is_root), None)


def own_time(
    document: Document,
    nodes: set[int],
    beside: list[tuple[int, TimeMention]],
    dated: Dated,
    status: Status,
    *,
    momentary: bool = False,
) -> tuple[int, TimeMention] | None:
    """The time that is the event's own: the one tied to it the closest, if any is."""
    ranked, past = [], status == "happened" and is_told_past(document, nodes)
    for top, time in beside:
        if momentary and _is_since(document, top, nodes) and not _goes_on_since(document, nodes):
            continue
        if momentary and status not in AHEAD and is_numbered(document, top, nodes):
            continue
        sure = tie(document, nodes, top, time)
        if sure == LOOSE and status == "happened" and time.tense == "future":
            continue  # "met the premier, and will visit Lyon on Friday"
        if sure < OWN and status in AHEAD and time.tense == "past" and time.meaning.kind == "weekday":
            continue  # "met him on Monday and will see her before he leaves"
        if sure and can_be(time, dated, status, past=past):
            fine = time.granularity == "day" and time.meaning.kind != "vague"
            ranked.append((-sure, not fine, min(abs(top - n) for n in nodes), top, time))
    best = min(ranked, key=lambda r: r[:4], default=None)
    return None if best is None else (best[3], best[4])


def is_numbered(document: Document, top: int, nodes: set[int]) -> bool:
    """Whether a time says of which time an event was the first, not when it was.

    "Their first call since May 5", "the second call this year".
    """
    this = any(document.tokens[c].text.casefold() == "this" for c in tree.children(document, top, "det"))
    year = this and document.tokens[top].lemma == "year"
    if not year and not _is_since(document, top, nodes):
        return False
    counted = (document.tokens[top].head, *(c for n in nodes for c in tree.children(document, n, "amod")))
    return any(document.tokens[i].lemma.casefold() in NUMBERED for i in counted)


def _is_since(document: Document, top: int, nodes: set[int]) -> bool:
    """Whether a time is that since which something holds, or of what holds since.

    "Since the election of May 5", "since Moscow quit the accord on May 5".
    """
    for i in (top, *document.ancestors(top)):
        if i in nodes:
            return False
        if "since" in {*tree.cases(document, i), *_marks(document, i)}:
            return True
        if i != top and document.tokens[i].pos not in {"NOUN", "PROPN"}:
            return False
    return False


def _marks(document: Document, i: int) -> set[str]:
    """The words that open the clause of a verb: "since", "after"."""
    return {document.tokens[c].text.casefold() for c in tree.children(document, i, "mark")}


def _goes_on_since(document: Document, nodes: set[int]) -> bool:
    """Whether an event is told to go on till now: "has been in talks since Monday"."""
    lead = [document.tokens[c] for n in nodes for c in tree.children(document, n, "aux", "cop")]
    return any(t.lemma == "have" for t in lead) and any(t.lemma == "be" for t in lead)


def is_told_past(document: Document, nodes: Iterable[int]) -> bool:
    """Whether a deed's own verb tells it as past: "flew", "had met"."""
    verbs = [document.tokens[n] for n in nodes]
    helping = [document.tokens[c] for n in nodes for c in tree.children(document, n, "aux")]
    return any(t.tag == "VBD" for t in verbs) or any(t.text.casefold() == "had" for t in helping)


def can_be(time: TimeMention, dated: Dated, status: Status, *, past: bool = False) -> bool:
    """Whether a time can be that of a deed done, or of one ahead; `past` is for what its own verb tells as past."""
    first, last = dated.range
    if status in AHEAD and time.meaning.kind in {"other", "same"}:
        return True  # "said on Tuesday he would meet them the following day"
    if status in AHEAD:
        shown = resolve(time, dated, "future")
        return not (first and shown.last and shown.last < first)
    shown = resolve(time, dated, "past" if past else _tense(time, status))
    return not (
        status == "happened" and last and shown.first and shown.first > str(plus(date.fromisoformat(last), 1))
    )


def told_by(
    document: Document,
    own: tuple[int, TimeMention],
    dated: Dated,
    status: Status,
    part: Part,
    *,
    spoken: bool = False,
) -> When:
    """The days of a time found to be the event's own."""
    top, time = own
    part_of_day = time.meaning.kind == "same" and bool(time.meaning.clock)  # "before dawn" is of that day
    case = set() if part_of_day else {c.lower() for c in tree.cases(document, top)}
    lasting = status == "happened" and not spoken and bool(case & LASTING) and _is_present(document, top)
    shown = resolve(time, dated, "past" if spoken else "future" if lasting else _tense(time, status))
    first, last = shown.first, shown.last
    through = time.granularity == "day" and first != last  # "from July 20 to 21" is told to its end
    if case & STARTING and not through and last and dated.range[1] and status == "happened":
        last = max(last, dated.range[1])
    elif case & ENDING:
        before = "before" in case and first is not None and " end " not in f" {time.text} "
        first, last = (
            dated.range[0] if status in AHEAD or lasting else None,
            str(plus(date.fromisoformat(first or "2000-01-01"), -1)) if before else last,
        )
    by = shown.basis if not case & (STARTING | ENDING) else f"{sorted(case)[0]} {shown.text}"
    evidence = Evidence("date", "times", part, time.start, time.end)
    return When((first, last), time.text, by, evidence, None if case & (STARTING | ENDING) else shown)


def _is_present(document: Document, top: int) -> bool:
    """Whether the clause of a time tells what holds now: "is in Beijing until Friday"."""
    verb = tree.clause_of(document, document.tokens[top].head)
    told = [document.tokens[i] for i in (verb, *tree.children(document, verb, "aux", "cop"))]
    return any(t.tag in {"VBZ", "VBP"} for t in told)


def with_next(  # noqa: PLR0917
    document: Document,
    time: TimeMention,
    beside: list[tuple[int, TimeMention]],
    when: When,
    dated: Dated,
    status: Status,
) -> When:
    """The days up to a second time that is coordinated with the first: "yesterday and this morning"."""
    text = document.part_text(when.evidence.part)
    following = next(
        (t for _, t in beside if t.start > time.start and text[time.end : t.start].strip() in JOINED), None
    )
    if following is None or when.time is None or not can_be(following, dated, status):
        return when
    last = resolve(following, dated, _tense(following, status)).last
    first = when.days[0]
    if first is None or last is None or not first < last or when.days[0] != when.days[1]:
        return when
    evidence = replace(when.evidence, end=following.end)
    return When((first, last), text[time.start : following.end], when.dated_by, evidence)


def _tense(time: TimeMention, status: Status) -> Tense:
    """The tense of an event's time; a date told as ahead stays ahead, whatever the event is taken for."""
    stays = status == "refused" or time.meaning.kind in {"day", "month"}  # "planned for Saturday was put off"
    if status in AHEAD or (time.tense == "future" and stays):
        return "future"
    return "past"
