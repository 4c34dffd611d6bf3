"""Tells on which day an event was or will be: which of the times beside it is its own, and what holds without one.

"They agreed to meet next week, the minister said on Monday" has two times, of the meeting and of the saying.
The tree says which words a time hangs on; where parsers are known to err (a reporting verb right before
the time), the order of words decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.onward import gone_onward
from dragoman.mentions.owntimes import AHEAD, Times, When, is_told_past, own_time, times_in, told_by, with_next
from dragoman.mentions.steps_apart import Apart, apart, counted_from
from dragoman.mentions.timemention import TimeMention
from dragoman.mentions.times import find_times
from dragoman.mentions.timeties import is_tellers
from dragoman.mentions.untold import gone_on, is_earlier, leads, untold
from dragoman.records import Dated, Evidence, Part, Status

BEGINNING = frozenset({"begin", "start", "open", "resume", "convene"})
PARTITIVE = frozenset(
    {"round", "series", "session", "set", "cycle", "day", "phase", "exchange", "number", "string"}
    | {"hour", "minute", "week"}
)


def times_of(document: Document, dated: Dated) -> Times:
    """The times of an article's title and text, worked out for the days it can have been written."""
    return {
        "title": find_times(document.part_text("title"), anchor=dated),
        "text": find_times(document.part_text("text"), anchor=dated),
    }


def date_of(
    document: Document,
    trigger: int,
    dated: Dated,
    times: Times,
    *,
    status: Status = "happened",
    background: bool = False,
    also: Iterable[int] = (),
    spoken: bool = False,
    later: bool = False,
    momentary: bool = False,
) -> When:
    """The days of the event that a word tells of.

    `trigger` is its verb or noun, `also` further words of the same event (the verb of "held talks", the
    noun of "discussed in a phone call"). `status` and `background` say what holds where no time is told:
    news is of the article's day, plans lie ahead of it, background before it. `spoken` is for words, which
    are said before the report whatever they are about; `later` for what is not told among the first
    sentences: the day of the lead is not surely its day. `momentary` is for what has a day and no length: "the first
    meeting since 2009" was not held since then.
    """
    nodes = _with_part(document, {trigger, *also}) | _begun(document, trigger)
    sentence = document.sentence_of(trigger)
    beside = times_in(document, sentence, times)
    own = own_time(document, nodes, beside, dated, status, momentary=momentary)
    set_apart = apart(document, trigger, times[sentence.part])
    from_deed = _from_deed(document, nodes, beside, times, dated, own) if status == "happened" else None
    if from_deed is not None:
        return from_deed
    scene = tree.scene_of(document, trigger) if own is None and set_apart is None else None
    if scene is not None:  # "was in Oslo on Monday, where he met X"
        own = own_time(document, _with_part(document, {scene}), beside, dated, status, momentary=momentary)
    if own is not None and (set_apart is None or _is_within(document, own, trigger, set_apart)):
        past = spoken or (status == "happened" and is_told_past(document, nodes))
        when = told_by(document, own, dated, status, sentence.part, spoken=past)
        return with_next(document, own[1], beside, when, dated, status)
    if set_apart is not None and set_apart.main != trigger:
        main = date_of(document, set_apart.main, dated, times, status=status, background=background)
        return _apart(set_apart, main, sentence.part)
    said = next((t for top, t in beside if is_tellers(document, top, nodes)), None)
    going_on = None if said or background else gone_on(document, trigger, times, dated, status)
    if going_on is None and own is None and status in AHEAD:
        going_on = gone_onward(document, trigger, times, dated, status)
    if going_on is not None:
        return going_on
    after_it = said is not None and _is_told_after(document, trigger)
    earlier = background or (is_earlier(document, trigger) and not after_it)
    near = said or leads(document, times, dated)
    days, reason = untold(dated, status, background=earlier, said=near)
    if later and near is not None and near is not said and days == (near.first, near.last):
        days, reason = (near.first, dated.range[1]), "from the day of the first sentence to the report's"
    if near is None or days != (near.first, near.last):
        return When(days, None, reason, Evidence("date", "times", sentence.part, inferred=f"{reason}: {dated.basis}"))
    part = sentence.part if near is said else "text"
    return When(days, None, reason, Evidence("date", "times", part, near.start, near.end, reason))


def _is_within(document: Document, own: tuple[int, TimeMention], trigger: int, clause: Apart) -> bool:
    """Whether a time is told in the clause that is set apart, not behind it: "Days after he met X, he saw Y | on"."""
    verb = tree.clause_of(document, trigger)
    behind = clause.main > verb and own[0] > clause.main
    return own[1].start > clause.start and not behind


def _begun(document: Document, trigger: int) -> set[int]:
    """The verb that tells when talks begin, behind them: "talks that begin on August 14"."""
    clauses = tree.children(document, trigger, "acl")
    return {c for c in clauses if document.tokens[c].lemma in BEGINNING}


def _is_told_after(document: Document, trigger: int) -> bool:
    """Whether words were said after a deed, and so on its day: "said on Sunday after they had talked by phone"."""
    verb = tree.clause_of(document, trigger)
    marks = tree.children(document, verb, "mark")
    return any(document.tokens[m].text.casefold() == "after" for m in marks)


def _from_deed(  # noqa: PLR0917
    document: Document,
    nodes: set[int],
    beside: list[tuple[int, TimeMention]],
    times: Times,
    dated: Dated,
    own: tuple[int, TimeMention] | None,
) -> When | None:
    """The days of a deed counted from another of its sentence whose time is told: "a day after the vote of May 3"."""
    sentence = document.sentence_of(min(nodes))
    counted = counted_from(document, nodes, times[sentence.part])
    if counted is None or (own is not None and counted[1] not in {own[0], *document.ancestors(own[0])}):
        return None
    step, deed = counted
    inside = [(top, t) for top, t in beside if deed in {top, *document.ancestors(top)}]
    time = own_time(document, {deed}, inside, dated, "happened") if inside else None
    if time is None:
        return None
    told = told_by(document, time, dated, "happened", sentence.part, spoken=True)
    when = _apart(step, told, sentence.part)
    latest = dated.range[1]
    if latest is None or when.days[1] is not None:
        return when
    return replace(when, days=(when.days[0], latest))  # "weeks after": before the report


def _apart(deed: Apart, main: When, part: Part) -> When:
    """The days of a deed told as so long before or after another."""
    reason = f"{deed.text} {'before' if deed.sign < 0 else 'after'} what the sentence tells first"
    evidence = Evidence("date", "times", part, deed.start, deed.end, reason)
    return When(deed.days(main.days), deed.text, reason, evidence)


def _with_part(document: Document, nodes: set[int]) -> set[int]:
    """The event's words with the noun that they are part of: "a round of talks"."""
    heads = {document.tokens[n].head for n in nodes if tree.plain(document.tokens[n].relation) == "nmod"}
    return nodes | {h for h in heads if document.tokens[h].lemma.lower() in PARTITIVE}
