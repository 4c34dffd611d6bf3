"""Tells on which day an event was or will be: which of the times beside it is its own, and what holds without one.

"They agreed to meet next week, the minister said on Monday" has two times, of the meeting and of the saying.
The tree says which words a time hangs on; where parsers are known to err (a reporting verb right before
the time), the order of words decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.codebook.tables import rows
from dragoman.language import Document, Sentence
from dragoman.mentions import tree
from dragoman.mentions.days import Tense, plus
from dragoman.mentions.times import Time, find_times, resolve
from dragoman.records import Dated, Days, Evidence, Part, Status

Times = dict[Part, list[Time]]
AHEAD: frozenset[Status] = frozenset({"planned", "proposed", "offered", "demanded", "threatened", "conditional"})
NO_DAY = frozenset({"duration", "set"})
# Clauses that tell when another thing happened; "as", "while" and "when" tell of the same day.
APART = frozenset(
    {"after", "before", "since", "following", "until", "if", "once", "because", "although", "though", "ahead"}
)
HOLDING = frozenset(
    {"hold", "take", "schedule", "plan", "set", "conduct", "convene", "host", "make", "slate", "due", "organize"}
    | {
        "begin",
        "start",
        "open",
        "conclude",
        "end",
        "resume",
        "occur",
        "happen",
        "expect",
        "arrange",
        "mediate",
        "have",
    }
)
ANNOUNCING = frozenset({"announce", "confirm", "report", "reveal", "disclose", "publish", "release"})
PARTITIVE = frozenset({"round", "series", "session", "set", "cycle", "day", "phase", "exchange", "number", "string"})
STARTING, ENDING = frozenset({"since", "from"}), frozenset({"by", "until", "till", "before"})
GOING_ON = frozenset(
    {"also", "additionally", "separately", "too", "addition", "likewise", "furthermore"}
    | {"then", "afterwards", "afterward", "subsequently"}
)
MARKS = frozenset({",", ";", ":", "(", ")", '"', "“", "”"})
FRESH = 3  # days: the news of a report is no older
BACK = 4  # sentences: "also" goes on with a day told at most this far before
PHRASE = 14  # words: the length of a noun's phrase up to its time
NEAR = 7  # words: "said in a joint statement late on Monday" is about the longest that a telling's time stands off


@dataclass(frozen=True, slots=True)
class When:
    """The days of an event with the words that say so, or the reason where none do."""

    days: Days
    text: str | None
    dated_by: str
    evidence: Evidence


@cache
def telling() -> frozenset[tuple[str, str]]:
    """Verbs and nouns of giving an account: (lemma, part of speech)."""
    return frozenset((row["lemma"], row["pos"]) for row in rows("telling_words"))


@cache
def eventful() -> frozenset[tuple[str, str]]:
    """Nouns of contacts, which have times of their own: (lemma, part of speech)."""
    return frozenset((row["lemma"], row["pos"]) for row in rows("contact_words") if row["pos"] == "NOUN")


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
) -> When:
    """The days of the event that a word tells of.

    `trigger` is its verb or noun, `also` further words of the same event (the verb of "held talks", the
    noun of "discussed in a phone call"). `status` and `background` say what holds where no time is told:
    news is of the article's day, plans lie ahead of it, background before it.
    """
    nodes = _with_part(document, {trigger, *also})
    sentence = document.sentence_of(trigger)
    beside = _in_sentence(document, sentence, times)
    own = _own(document, nodes, beside, dated, status)
    if own is not None:
        return _told(document, own, dated, status, sentence.part)
    said = next((t for top, t in beside if _is_tellers(document, top, nodes)), None)
    going_on = None if said or background else _gone_on(document, trigger, times, dated, status)
    if going_on is not None:
        return going_on
    earlier = background or _is_earlier(document, trigger)
    near = said or _leads(document, times, dated)
    days, reason = _untold(dated, status, background=earlier, said=near)
    if near is None or days != (near.first, near.last):
        return When(days, None, reason, Evidence("date", "times", sentence.part, inferred=f"{reason}: {dated.basis}"))
    part = sentence.part if near is said else "text"
    return When(days, None, reason, Evidence("date", "times", part, near.start, near.end, reason))


def _with_part(document: Document, nodes: set[int]) -> set[int]:
    """The event's words with the noun that they are part of: "a round of talks"."""
    heads = {document.tokens[n].head for n in nodes if tree.plain(document.tokens[n].relation) == "nmod"}
    return nodes | {h for h in heads if document.tokens[h].lemma.lower() in PARTITIVE}


def _in_sentence(document: Document, sentence: Sentence, times: Times) -> list[tuple[int, Time]]:
    """The times of a sentence, each with its word that hangs on a word outside it."""
    found = []
    for time in times[sentence.part]:
        if sentence.start <= time.start < sentence.end and time.meaning.kind not in NO_DAY:
            top = _top(document, sentence, time)
            if top is not None:
                found.append((top, time))
    return found


def _top(document: Document, sentence: Sentence, time: Time) -> int | None:
    """The word of a time that hangs on a word outside it."""
    tokens = document.tokens[sentence.first : sentence.last]
    inside = [t.i for t in tokens if t.start < time.end and t.end > time.start]
    return next((i for i in inside if document.tokens[i].head not in inside or document.tokens[i].is_root), None)


def _own(
    document: Document, nodes: set[int], beside: list[tuple[int, Time]], dated: Dated, status: Status
) -> tuple[int, Time] | None:
    """The time that is the event's own: the one tied to it the closest, if any is."""
    ranked = []
    for top, time in beside:
        tie = _tie(document, nodes, top, time)
        if tie and _can_be(time, dated, status):
            fine = time.granularity == "day" and time.meaning.kind != "vague"
            ranked.append((-tie, not fine, min(abs(top - n) for n in nodes), top, time))
    best = min(ranked, key=lambda r: r[:4], default=None)
    return None if best is None else (best[3], best[4])


def _can_be(time: Time, dated: Dated, status: Status) -> bool:
    """Whether a time can be that of a deed done, or of one ahead."""
    first, last = dated.range
    if status in AHEAD:
        shown = resolve(time, dated, "future")
        return not (first and shown.last and shown.last < first)
    shown = resolve(time, dated, "past")
    return not (
        status == "happened" and last and shown.first and shown.first > str(plus(date.fromisoformat(last), 1))
    )


def _tie(document: Document, nodes: set[int], top: int, time: Time) -> int:
    """How surely a time is the event's: 3 hangs on it, 2 on its clause, 1 elsewhere in the sentence, 0 not."""
    kind = document.sentence_of(top).kind
    if _is_tellers(document, top, nodes):
        return 0
    governor = document.tokens[top].head
    if governor in nodes or top in nodes:
        return 3
    if _holds(document, governor, nodes, top):
        return 3
    if kind == "caption":
        return 1
    chain = [governor, *document.ancestors(governor)]
    sentence = document.sentence_of(top)
    opening = next(t.i for t in document.tokens[sentence.first : sentence.last] if t.end > time.start)
    climbed = max(_climb(document, chain, n) for n in nodes)
    return climbed or 2 * any(_follows(document, n, opening, governor) for n in nodes)


def _follows(document: Document, node: int, opening: int, governor: int) -> bool:
    """Whether a time ends the phrase of an event's noun: "his talks with the envoy via video link on 7 May"."""
    if document.tokens[node].pos not in {"NOUN", "PROPN"} or not node < opening <= node + PHRASE:
        return False
    by_means = {"via", "by"} & set(tree.cases(document, governor))
    if governor > node and not by_means and (document.tokens[governor].lemma.lower(), "NOUN") in eventful():
        return False
    within = {"NOUN", "PROPN", "ADJ", "DET", "ADP", "PART", "NUM", "PUNCT", "PRON"}
    return all(
        t.pos in within and t.text not in {";", ":", ".", "”", '"'} for t in document.tokens[node + 1 : opening]
    )


def _holds(document: Document, governor: int, nodes: set[int], top: int) -> bool:
    """Whether a time on this verb is the event's: "the call took place on", "spoke in a call on", "talks held on"."""
    token = document.tokens[governor]
    if token.pos not in {"AUX", "VERB"} or _is_telling(document, governor):
        return False
    if tree.plain(token.relation) == "acl" and token.head in nodes:
        return token.lemma.lower() in HOLDING
    arguments = [a for a in tree.children(document, governor, "obj", "nsubj", "obl") if a in nodes]
    if token.lemma.lower() in HOLDING:
        return bool(arguments)
    return any((a < governor) == (top < governor) for a in arguments)


def _climb(document: Document, chain: list[int], node: int) -> int:
    """How a time tied to the first of a chain of words reaches the event, through the words above both."""
    above = [node, *document.ancestors(node)]
    meet = next((c for c in chain if c in above), None)
    if meet is None:
        return 0
    down = chain[: chain.index(meet)]
    up = above[: above.index(meet)]
    if any(_closes(document, i) for i in down):
        return 0
    if any(_sets_apart(document, i) for i in up) or (up and meet != node and _is_telling(document, meet)):
        return 0
    return 2 if len(up) <= 1 and not down else 1


def _closes(document: Document, i: int) -> bool:
    """Whether a time below this word stays in it: another noun's, or another clause's."""
    token = document.tokens[i]
    relation = tree.plain(token.relation)
    if relation in {"acl", "advcl", "ccomp", "csubj", "parataxis", "appos"}:
        return True
    if relation == "xcomp":
        return False
    if token.pos == "PROPN" or token.lemma.lower() == "time":
        return False  # a person has no time: "met Lavrov on Monday" wherever Monday hangs
    return relation in {"nmod", "obl", "obj", "nsubj", "conj", "compound"} and token.pos == "NOUN"


def _sets_apart(document: Document, i: int) -> bool:
    """Whether an event below this word has a time of its own: after, before, that, who."""
    token = document.tokens[i]
    relation = tree.plain(token.relation)
    if relation in {"ccomp", "parataxis", "acl"}:
        return True
    opened = {document.tokens[c].text.lower() for c in tree.children(document, i, "mark", "case")}
    if relation in {"advcl", "obl", "nmod"} and opened & APART:
        return True
    return relation == "nmod" and token.pos in {"NOUN", "PROPN"}


def _is_tellers(document: Document, top: int, nodes: set[int]) -> bool:
    """Whether a time is that of the telling: right behind a reporting verb, or hung on one."""
    for i in range(top - 1, document.sentence_of(top).first - 1, -1):
        token = document.tokens[i]
        if i in nodes and document.tokens[document.tokens[top].head].lemma.lower() not in ANNOUNCING:
            return False  # "recalled his visit in May"; but "announced a visit on Monday"
        if i in nodes or token.text in MARKS or top - i > NEAR:
            break
        if token.pos == "VERB":
            return _is_telling(document, i)
    governor = document.tokens[top].head
    for i in (governor, *document.ancestors(governor)[:1]):
        if i in nodes or document.tokens[i].pos == "VERB":
            return i not in nodes and _is_telling(document, i)
        if _is_telling(document, i):
            return True
    return False


def _is_telling(document: Document, i: int) -> bool:
    token = document.tokens[i]
    return (token.lemma.lower(), token.pos) in telling()


def _told(document: Document, own: tuple[int, Time], dated: Dated, status: Status, part: Part) -> When:
    """The days of a time found to be the event's own."""
    top, time = own
    shown = resolve(time, dated, _tense(time, status))
    case = {c.lower() for c in tree.cases(document, top)}
    first, last = shown.first, shown.last
    if case & STARTING and last and dated.range[1] and status == "happened":
        last = max(last, dated.range[1])
    elif case & ENDING:
        before = "before" in case and first is not None
        first, last = (
            dated.range[0] if status in AHEAD else None,
            str(plus(date.fromisoformat(first or "2000-01-01"), -1)) if before else last,
        )
    by = shown.basis if not case & (STARTING | ENDING) else f"{sorted(case)[0]} {shown.text}"
    return When((first, last), time.text, by, Evidence("date", "times", part, time.start, time.end))


def _tense(time: Time, status: Status) -> Tense:
    """The tense of an event's time; a date told as ahead stays ahead, whatever the event is taken for."""
    if status in AHEAD or (time.tense == "future" and time.meaning.kind in {"day", "month"}):
        return "future"
    return "past"


def _gone_on(document: Document, trigger: int, times: Times, dated: Dated, status: Status) -> When | None:
    """The day of the sentence before, where this one goes on with it: "also", "in addition"."""
    here = document.sentence_of(trigger)
    words = {t.text.lower() for t in document.tokens[here.first : here.last]}
    if status in AHEAD or not words & GOING_ON:
        return None
    for back in range(1, min(BACK, here.i) + 1):
        here = document.sentences[document.sentence_of(trigger).i - back]
        if here.kind != "paragraph":
            return None
        root = document.root_of(here)
        days = [
            (top, t)
            for top, t in _in_sentence(document, here, times)
            if t.granularity == "day" and not _is_tellers(document, top, set()) and _tie(document, {root}, top, t)
        ]
        if days:
            time = days[0][1]
            found = _told(document, days[0], dated, status, here.part)
            reason = "goes on with the day of the sentence before"
            return When(
                found.days, found.text, reason, Evidence("date", "times", here.part, time.start, time.end, reason)
            )
    return None


def _untold(dated: Dated, status: Status, *, background: bool, said: Time | None) -> tuple[Days, str]:
    """What holds for an event that no time is told of, and why."""
    first, last = dated.range
    if status in AHEAD or (status == "refused" and not background):
        return (first, None), "not yet done when written"
    if background:
        told = said.last if said is not None else None
        return (None, min(told, last) if told and last else last), "earlier than the article's news"
    if said is not None and said.first and said.granularity == "day":
        return (said.first, said.last), "the day that the news is told of"
    return (first, last), "news is of the article's day"


def _leads(document: Document, times: Times, dated: Dated) -> Time | None:
    """The day that the first sentence tells its news of, where it is one of the last days."""
    first = next((s for s in document.sentences if s.part == "text" and s.kind == "paragraph"), None)
    latest = dated.range[1]
    if first is None or latest is None or len(latest) < 10:
        return None
    for top, time in _in_sentence(document, first, times):
        governor = document.tokens[top].head
        told = time.granularity == "day" and time.tense != "future" and time.first and len(time.first) == 10
        if told and document.tokens[governor].is_root and time.first:
            gap = (date.fromisoformat(latest) - date.fromisoformat(time.first)).days
            if 0 <= gap <= FRESH:
                return time
    return None


def _is_earlier(document: Document, trigger: int) -> bool:
    """Whether a deed is told as done before the news: "had held", "earlier", "previously"."""
    verb = tree.clause_of(document, trigger)
    lead = [document.tokens[c] for c in document.children(verb) if document.tokens[c].i < verb]
    if any(t.text.lower() == "had" and tree.plain(t.relation) == "aux" for t in lead):
        return True
    return any(
        t.text.lower() in {"earlier", "previously", "formerly"}
        for t in (document.tokens[c] for c in document.children(verb))
    )
