"""Tells from which day a deed ahead is counted that goes on with a plan told before it: "will then fly to Oslo"."""

from __future__ import annotations

from dragoman.language import Document, Sentence
from dragoman.mentions import tree
from dragoman.mentions.owntimes import Times, When, can_be, times_in, told_by
from dragoman.mentions.timemention import TimeMention
from dragoman.mentions.timeties import is_tellers
from dragoman.records import Dated, Evidence, Status

ALSO = frozenset({"also", "too", "likewise", "additionally", "separately"})
"""Words for what belongs to the same days."""
NEXT = frozenset({"then", "afterwards", "afterward", "thereafter", "onward", "onwards", "next", "later"})
ONWARD = frozenset({"continue", "proceed"})
"""Words for what comes after them; "go on" as well."""
BACK = 2  # sentences: a plan is gone on with this far behind it
FINE = frozenset({"day", "week"})


def gone_onward(document: Document, trigger: int, times: Times, dated: Dated, status: Status) -> When | None:
    """The days of a plan told before, where a deed ahead is a part of it, or from them on, where it comes after."""
    verb = tree.clause_of(document, trigger)
    after = comes_after(document, verb)
    joined = _words_of(document, verb) | _words_of(document, tree.first_conjunct(document, verb))
    if not after and not joined & ALSO:
        return None
    here = document.sentence_of(trigger)
    found = _last_plan(document, here, trigger, times, dated, status)
    if found is None:
        return None
    top, time = found
    told = told_by(document, (top, time), dated, status, here.part)
    if told.days[0] is None:
        return None
    reason = "comes after the plan told before it" if after else "a part of the plan told before it"
    days = (told.days[0], None) if after else told.days
    return When(days, told.text, reason, Evidence("date", "times", here.part, time.start, time.end, reason))


def _last_plan(  # noqa: PLR0917
    document: Document, here: Sentence, trigger: int, times: Times, dated: Dated, status: Status
) -> tuple[int, TimeMention] | None:
    """The last day or week told as ahead before a word: in its sentence, or in one or two before."""
    for n in range(here.i, max(-1, here.i - BACK - 1), -1):
        sentence = document.sentences[n]
        if sentence.part != here.part or sentence.kind != here.kind:
            return None
        ahead = [
            (top, time)
            for top, time in times_in(document, sentence, times)
            if top < trigger and time.granularity in FINE and time.tense != "past"
            if not is_tellers(document, top, {trigger}) and can_be(time, dated, status)
        ]
        if ahead:
            return ahead[-1]
    return None


def comes_after(document: Document, verb: int) -> bool:
    """Whether a deed is told as the next: "will go on to", "then", "is to continue"."""
    above = document.tokens[document.tokens[verb].head]
    verbs = {document.tokens[verb].lemma.casefold(), above.lemma.casefold() if above.pos == "VERB" else ""}
    goes_on = document.tokens[verb].lemma == "go" and "on" in _words_of(document, verb)
    return goes_on or bool(verbs & ONWARD) or bool(_words_of(document, verb) & NEXT)


def _words_of(document: Document, verb: int) -> set[str]:
    """The adverbs and particles of a verb."""
    told = tree.children(document, verb, "advmod", "compound", "mark", "case")
    return {document.tokens[c].text.casefold() for c in told}
