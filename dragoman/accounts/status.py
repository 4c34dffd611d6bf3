"""Says whether a deed was done, planned, proposed or refused, from the words that govern it.

It walks from the deed's word up through what governs it ("agreed to hold", "called for talks",
"refused to meet") and reads auxiliaries, negation and adjectives on the way.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.records import Status

AHEAD_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday tomorrow next later weekend".split()
)
WHEN = frozenset({"when", "before", "until", "till", "once"})
HABITS = frozenset("always often regularly usually frequently constantly sometimes rarely whenever".split())
SPANS = frozenset({"course", "framework"})  # "in the course of his visit"
FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
POSSIBLE = frozenset({"could", "may", "might", "should", "must", "can", "would"})
BEFORE = frozenset({"before", "ahead", "prior"})
# What one does for something that has been: "thanked him for the meeting".
ANSWERING = frozenset("thank apologise apologize blame criticise criticize praise condemn punish forgive".split())
SAYING = frozenset(
    "say tell add report state note announce claim write tweet explain stress confirm declare reveal know "
    "learn show believe think "
    "recall mention disclose acknowledge emphasize emphasise underline underscore reiterate".split()
)
# "spoke in a call", "met during a visit": how the deed above went.
MEANS = frozenset({"in", "during", "by", "via", "over", "on"})
# Governors through which a status passes down to the deed.
PASSES = frozenset({"xcomp", "ccomp", "obj", "csubj", "acl", "nmod", "nsubj", "obl", "advcl"})
CARRIERS = frozenset(
    "hold have take host make conduct begin start resume continue attend join place pay organise organize convene "
    "facilitate arrange launch come travel fly arrive engage undertake participate open do go get lead "
    "chair mediate return restart proceed carry send dispatch".split()
)


FINITE = frozenset({"VBP", "VBZ", "VBD"})
LEAVING, ARRIVING = frozenset({"leave", "depart", "head"}), frozenset({"arrive", "come", "land", "gather", "fly"})
# "The aim is to meet X": what is wished for, not what is fixed.
AIMS = frozenset("aim goal purpose objective task priority mission job point way intention ambition dream".split())
# "announced a visit" that was: planned only where the deed is still to come.
DECIDING = frozenset({"announce", "agree", "decide", "confirm"})


@dataclass(frozen=True, slots=True)
class StatusRead:
    """A status with the token that shows it (None for the plain past), and whether it is negated.

    `by` names what read it where no rule did.
    """

    status: Status
    at: int | None = None
    negated: bool = False
    by: str | None = None


@cache
def status_words() -> dict[tuple[str, str], str]:
    """The table of words that make a deed planned, proposed or refused."""
    text = (files("dragoman.codebook") / "tables" / "status_words.csv").read_text(encoding="utf-8")
    return {(r["lemma"], r["pos"]): r["status"] for r in csv.DictReader(text.splitlines()) if r["status"]}


def word_status(document: Document, i: int) -> str | None:
    """The status that a word gives to what it governs, by the table."""
    token = document.tokens[i]
    pos = (
        "VERB"
        if token.pos in {"VERB", "AUX"}
        else "ADJ"
        if token.pos in {"ADJ", "ADV"}
        else "NOUN"
        if token.pos in {"NOUN", "PROPN"}
        else ""
    )
    words = status_words()
    lemma = token.lemma.casefold()
    for c in tree.children(document, i, "compound:prt", "advmod"):  # "call | off", "look | forward"
        if (given := words.get((f"{lemma} {document.tokens[c].text.casefold()}", "VERB"))) is not None:
            return given
    if pos == "VERB" and (asked := _asked_for(document, i, lemma)) is not None:
        return asked
    if pos in {"VERB", "ADJ"}:
        # Taggers part "is set to", "is due to", "planned" between verb and adjective differently.
        acts = token.tag in FINITE and bool(tree.children(document, i, "obj"))  # "X, Y | open talks"
        return (
            words.get((lemma, pos))
            or (words.get((token.text.casefold(), "ADJ")) if not acts else None)
            or (words.get((lemma, "VERB")) if token.tag in {"VBN", "JJ"} else None)
        )
    for case in tree.cases(document, i) if pos == "NOUN" else ():  # "is | in the works", "is on the cards"
        if (given := words.get((f"{token.text.casefold()} {case}", pos))) is not None:
            return given
    return words.get((lemma, pos))


def _asked_for(document: Document, i: int, lemma: str) -> str | None:
    """The status that a verb gives with its preposition: "called | for talks", "pushed for a summit"."""
    for c in tree.children(document, i, "obl"):
        for case in tree.cases(document, c):
            if (given := status_words().get((f"{lemma} {case}", "VERB"))) is not None:
                return given
            if case in tree.ASKING.get(lemma, ()) and _asks_to(document, i):
                return "proposed"  # "called on A to meet B"
    return None


def _asks_to(document: Document, i: int) -> bool:
    """Whether an infinitive says what is asked of somebody: not "called on the president", a visit."""
    below = tree.children(document, i, "xcomp", "advcl", "ccomp")
    return any(c > i and document.tokens[c].tag == "VB" for c in below)


def is_negated(document: Document, i: int) -> bool:
    """Whether a predicate or noun is negated in its own clause: "did not meet", "no talks", "never met"."""
    if _is_yet_to(document, i):
        return True
    for c in document.children(i):
        low = document.tokens[c].text.casefold()
        if low in {"not", "n't", "n’t", "never"} and c < i:
            return True
        if low in {"no", "neither"} and tree.plain(document.tokens[c].relation) == "det":
            return True
    return False


def _is_yet_to(document: Document, i: int) -> bool:
    """Whether a deed has not been done so far: "had yet | to meet", "are yet to decide"."""
    token = document.tokens[i]
    if token.tag != "VB" or token.head >= i:
        return False
    lead = (document.tokens[token.head], *(document.tokens[c] for c in document.children(i) if c < i))
    between = document.tokens[token.head : i]
    return any(t.text.casefold() == "yet" for t in between) and any(
        t.lemma in {"have", "be"} for t in (*lead, *between)
    )


LEADING = frozenset({"take", "bring", "lead", "carry"})  # what a journey does: "a trip that will | take him to"


def read_status(document: Document, deed: int) -> StatusRead:
    """Reads the status of the deed told at a token, a verb or a noun."""
    token = document.tokens[deed]
    if token.pos not in {"VERB", "AUX"}:
        above = _climb(document, deed)
        for c in tree.children(document, deed, "amod", "compound"):
            if (given := word_status(document, c)) is not None:
                # "suggested the next meeting be held", "rejected the planned visit"
                decided = above.at is not None and above.status in {"proposed", "refused"} and given == "planned"
                return above if decided else StatusRead(given, c)  # type: ignore[arg-type]
        if above.at is not None or (tree.plain(token.relation) == "obl" and set(tree.cases(document, deed)) & MEANS):
            return above  # "spoke in a call that the other had asked for"
        for c in tree.children(document, deed, "acl"):
            relative = any(document.tokens[k].tag in {"WDT", "WP"} for k in document.children(c))
            if tree.own_subject(document, c) is not None and not relative:
                continue  # "said after talks with X | that a commission would be set up"
            if any(document.tokens[k].text.casefold() == "to" for k in tree.children(document, c, "mark")):
                if _was_made(document, deed) and not tree.is_passive(document, c):
                    continue  # "made a trip | to see X"
                return StatusRead("planned", c)  # "a summit to be held in Vilnius"
            if document.tokens[c].lemma in LEADING and _is_to_come(document, c):
                return StatusRead("planned", c)  # "began a trip that will take him to Togo"
            by_whom = any("by" in tree.cases(document, k) for k in tree.children(document, c, "obl"))
            if document.tokens[c].lemma in {"arrange", "prepare"} and by_whom:
                continue  # "in a call | arranged by X": it was held
            if (given := word_status(document, c)) is not None:
                return StatusRead(given, c)  # type: ignore[arg-type]
        if BEFORE & set(tree.cases(document, deed)) and _is_told_ahead(document, tree.clause_of(document, deed)):
            return StatusRead("planned", tree.clause_of(document, deed))  # "will get more time | before talks"
    return _climb(document, deed)


def _is_to_come(document: Document, verb: int) -> bool:
    """Whether a clause's verb is of what will be."""
    return any(document.tokens[c].lemma.lower() in {"will", "shall"} for c in tree.children(document, verb, "aux"))


def _was_made(document: Document, deed: int) -> bool:
    """Whether a noun is what its verb did: "made | a trip", "paid | a visit"."""
    head = document.tokens[document.tokens[deed].head]
    return tree.plain(document.tokens[deed].relation) == "obj" and head.tag == "VBD" and head.lemma in CARRIERS


@dataclass(slots=True)
class Climb:
    """The way up from a deed: where it stands, whether a "not" was passed, and the first "would" or "may"."""

    deed: int
    at: int
    negated: bool = False
    possible: int | None = None

    def read(self, given: str, shown_at: int) -> StatusRead:
        """A status found on the way; a negated plan or offer is a refusal, a refusal negated an offer."""
        status = given if not self.negated else "proposed" if given == "refused" else "refused"
        return StatusRead(status, shown_at, self.negated)  # type: ignore[arg-type]


def _climb(document: Document, deed: int) -> StatusRead:
    way = Climb(deed, deed)
    for _ in range(8):
        doubted = document.tokens[way.at].lemma == "doubt"  # "had no doubt that they would meet"
        way.negated = way.negated or (is_negated(document, way.at) and not doubted)
        found = _here(document, way) or _at_edge(document, way)
        if found is not None:
            return found
        if not _goes_up(document, way.at):
            break
        way.at = document.tokens[way.at].head
    if way.possible is None:
        hung = _is_hung_on_finite(document, deed)
        return StatusRead("planned" if hung else "happened", deed if hung else None, way.negated)
    low = document.tokens[way.possible].text.casefold()
    if low == "shall":
        return StatusRead("planned", way.possible, way.negated)
    refused = way.negated and low in {"would", "can", "could"}
    return StatusRead("refused" if refused else "proposed", way.possible, way.negated)


def _is_hung_on_finite(document: Document, i: int) -> bool:
    """Whether a parser joined an infinitive to the wrong verb: "are likely to ask how they answer and | to meet"."""
    token = document.tokens[i]
    to = any(document.tokens[c].text.casefold() == "to" for c in tree.children(document, i, "mark"))
    head = document.tokens[token.head]
    return to and token.tag == "VB" and tree.plain(token.relation) == "conj" and head.tag in {"VBD", "VBP", "VBZ"}


def _here(document: Document, way: Climb) -> StatusRead | None:
    """What the word itself gives: an auxiliary ("will"), a word of the table ("called for"), a bare infinitive."""
    token = document.tokens[way.at]
    given = word_status(document, way.at) if way.at != way.deed else None
    if not tree.is_verbal(document, way.at):
        return way.read(_answered(document, way.at, given), way.at) if given is not None else None
    if is_going_to(document, way.at):
        return way.read("planned", way.at)
    if (fixed := _is_to(document, way.at)) is not None:
        return way.read(*fixed)
    if (offer := _offered_there(document, way)) is not None:
        return way.read(_answered(document, offer, "proposed"), offer)
    for c in tree.children(document, way.at, "mark", "case"):
        if token.tag == "VB" and document.tokens[c].pos == "ADJ" and (told := word_status(document, c)) is not None:
            return way.read(told, c)  # "is due | to meet", with "due to" for one mark
    modal = _modal(document, way.at)
    if modal is not None and document.tokens[modal].text.casefold() in FUTURE:
        return way.read("planned", modal)
    way.possible = modal if way.possible is None else way.possible
    begins = document.tokens[way.at].lemma in BEGINNING  # "X and Y resume | talks on Tuesday"
    if (way.at == way.deed or begins) and is_arranged(document, way.at):
        return way.read("planned", way.at)
    if given is not None and (token.lemma not in DECIDING or given != "planned" or _future_below(document, way.deed)):
        return way.read(given, way.at)
    if way.at == way.deed and _comes_after(document, way.at):
        return way.read("planned", way.at)
    return way.read("planned", way.at) if _infinitive_alone(document, way.at) else None


def _comes_after(document: Document, i: int) -> bool:
    """Whether a deed was still to come when another was done: "met X | before leaving for Tokyo"."""
    marks = {document.tokens[c].text.casefold() for c in tree.children(document, i, "mark")}
    return document.tokens[i].tag == "VBG" and "before" in marks and document.tokens[i].lemma in {"leave", "depart"}


def _answered(document: Document, i: int, given: str) -> str:
    """What becomes of an offer that somebody accepts or turns down: "accepted an invitation to visit"."""
    token = document.tokens[i]
    if given != "proposed" or tree.plain(token.relation) != "obj":
        return given
    if document.tokens[token.head].lemma == "accept":
        return "planned"
    return "refused" if word_status(document, token.head) == "refused" else given


def _offered_there(document: Document, way: Climb) -> int | None:
    """The offer beside a verb whose infinitive tells of what: "renewed his | invitation to X to come"."""
    token = document.tokens[way.deed]
    if way.at != token.head or token.tag != "VB" or tree.plain(token.relation) not in {"advcl", "xcomp"}:
        return None
    offers = [c for c in tree.children(document, way.at, "obj") if c < way.deed]
    return next((c for c in offers if word_status(document, c) == "proposed"), None)


def _is_to(document: Document, i: int) -> tuple[str, int] | None:
    """ "is to meet", "was to be received": fixed, with the word that says so; "was to have met" did not come off."""
    to = next((c for c in tree.children(document, i, "mark") if document.tokens[c].text.casefold() == "to"), None)
    below = [document.tokens[c] for c in document.children(i) if to is not None and c < i]
    be = next((t for t in below if t.lemma == "be" and t.tag in {"VBZ", "VBP", "VBD"} and to and t.i < to), None)
    subject = tree.own_subject(document, i)
    if be is None or to is None or (subject is not None and document.tokens[subject].lemma in AIMS):
        return None
    missed = be.tag == "VBD" and any(t.lemma == "have" and t.i > to for t in below)
    return ("refused" if missed else "planned"), be.i


def _has_before(document: Document, i: int) -> bool:
    """Whether a clause tells what another is done before: "is due to host X | before flying to Y"."""
    return any(document.tokens[c].text.casefold() == "before" for c in tree.children(document, i, "mark", "case"))


BEGINNING = frozenset({"begin", "start", "open", "resume", "convene", "reconvene", "restart"})


def is_arranged(document: Document, i: int) -> bool:
    """A present tense with a day to come is a plan: "is visiting Georgetown on Monday", "when they meet in May"."""
    token = document.tokens[i]
    marks = {document.tokens[c].text.casefold() for c in tree.children(document, i, "mark", "advmod")}
    words = {document.tokens[c].text.casefold() for c in tree.children(document, i, "aux")}
    going = token.tag == "VBG" and bool(words & {"is", "are", "'s", "’s"})
    if not going and not (token.tag in {"VBZ", "VBP"} and not words):
        return False
    times = [k for c in tree.children(document, i, "obl", "advmod") for k in (c, *document.children(c))]
    if marks & WHEN and plain_clause(document, i):
        return bool(times) or "before" in marks
    return any(document.tokens[k].text.casefold() in AHEAD_WORDS for k in times)


def plain_clause(document: Document, i: int) -> bool:
    """Whether a clause hangs on one that tells no habit: "will raise it when they meet", not "always asks when"."""
    above = document.tokens[i].head
    words = {document.tokens[c].text.casefold() for c in tree.children(document, above, "advmod")}
    return tree.plain(document.tokens[i].relation) == "advcl" and not words & HABITS


def _at_edge(document: Document, way: Climb) -> StatusRead | None:
    """What a reporting verb above turns the deed into, and what "preparations for" its subject says of it."""
    token = document.tokens[way.at]
    relation = tree.plain(token.relation)
    will = _modal(document, token.head) if relation == "advcl" and token.tag == "VBG" else None
    if will is not None and document.tokens[will].text.casefold() in FUTURE:
        return way.read("planned", will)  # "will host X before flying to Y"
    if relation == "advcl" and token.tag == "VBG" and _has_before(document, way.at):
        above = read_status(document, token.head)
        if above.status == "planned":
            return way.read("planned", way.at)  # "is due to host X before flying to Y"
    reported = relation == "ccomp" and document.tokens[token.head].lemma in SAYING
    if reported and way.possible is not None and document.tokens[way.possible].text.casefold() == "would":
        return way.read("planned", way.possible)  # future in the past: "said he would meet"
    if relation == "obl" and "for" in tree.cases(document, way.at) and _is_on_its_way(document, token.head):
        return way.read("planned", token.head)
    if relation in {"nmod", "obl"} and "for" in tree.cases(document, way.at):
        of = tree.own_subject(document, token.head)
        given = word_status(document, of) if of is not None else None
        if of is not None and given is not None and not _carries_down(document, way.at, token.head):
            return StatusRead(given, of, way.negated)  # type: ignore[arg-type]
    return None


def _is_on_its_way(document: Document, verb: int) -> bool:
    """Whether what one goes for still lies ahead: "have arrived in Oslo | for talks", "is leaving | for talks"."""
    token = document.tokens[verb]
    if token.lemma in LEAVING and token.tag in {"VBZ", "VBP", "VBG"}:
        return True
    return token.lemma in LEAVING | ARRIVING and bool({"has", "have"} & _auxiliaries(document, verb))


def _auxiliaries(document: Document, verb: int) -> set[str]:
    return {document.tokens[c].text.casefold() for c in tree.children(document, verb, "aux")}


def _goes_up(document: Document, at: int) -> bool:
    """Whether the word above governs the deed: "agreed | to hold", "held | talks", not a report or another clause."""
    token = document.tokens[at]
    relation, head = tree.plain(token.relation), token.head
    if head == at or (relation not in PASSES and relation != "conj"):
        return False
    if relation == "conj":
        finite = token.tag in {"VBD", "VBZ", "VBP"}  # "broke off a tour and flew": each has a tense of its own
        if word_status(document, head) is not None and tree.children(document, head, "obj"):
            return False  # "has opposed the war | and called both sides": what was opposed is told
        return token.tag == "VB" or (document.tokens[head].pos == token.pos and not finite)
    if relation in {"nmod", "obl"}:
        return _carries_down(document, at, head)
    if relation == "acl" and (
        token.tag == "VBD" or tree.is_the_one_to(document, at) or _is_finite_clause(document, at)
    ):
        return False  # "X, who met Y in May, will travel": it has a tense of its own
    if relation == "ccomp":
        return document.tokens[head].lemma not in SAYING
    if relation == "advcl":
        # Only a purpose shares its head's status ("will travel to X to meet Y"), and "agreed on holding talks".
        on = token.tag == "VBG" and {"on", "to"} & set(tree.cases(document, at))
        return token.tag == "VB" or bool(on and word_status(document, head) is not None)
    if relation == "nsubj":
        lemma = document.tokens[head].lemma
        governs = lemma in CARRIERS | {"be", "last"} or (
            lemma not in DECIDING and word_status(document, head) is not None
        )
        return governs or tree.is_passive(document, head)
    return True


def _is_finite_clause(document: Document, i: int) -> bool:
    """Whether a relative clause has a subject and a tense: "where he was received by X", "who holds the chair"."""
    token = document.tokens[i]
    lead = [document.tokens[c].tag for c in tree.children(document, i, "aux", "cop")]
    tensed = token.tag in {"VBZ", "VBP"} or bool({"VBD", "VBZ", "VBP"} & set(lead))
    return token.relation == "acl:relcl" and tensed and bool(tree.children(document, i, "nsubj"))


def _modal(document: Document, i: int) -> int | None:
    for c in tree.children(document, i, "aux"):
        if document.tokens[c].text.casefold() in FUTURE | POSSIBLE:
            return c
    for c in tree.children(document, i, "aux"):
        if document.tokens[c].lemma == "go":
            return c
    return None


def is_going_to(document: Document, i: int) -> bool:
    """Whether a "going" only tells the future: "is going | to meet", not "is going to Accra to meet"."""
    token = document.tokens[i]
    below = (document.tokens[c] for c in tree.children(document, i, "xcomp"))
    return token.lemma == "go" and token.tag == "VBG" and any(t.tag == "VB" for t in below)


def _future_below(document: Document, deed: int) -> bool:
    token = document.tokens[deed]
    if token.pos in {"VERB", "AUX"}:
        return token.tag in {"VB", "VBG"} or any(
            document.tokens[c].text.casefold() in {"to", "will", "would"}
            for c in tree.children(document, deed, "mark", "aux")
        )
    return True


def _infinitive_alone(document: Document, i: int) -> bool:
    """ "Putin to visit China" as a headline, "is to meet": an infinitive that nothing governs."""
    token = document.tokens[i]
    if token.tag != "VB":
        return False
    to = any(document.tokens[c].text.casefold() == "to" for c in tree.children(document, i, "mark"))
    if not to:
        return False
    relation = tree.plain(token.relation)
    if token.head == i:
        return True
    ahead = any(document.tokens[c].text in {"is", "are"} for c in tree.children(document, i, "cop", "aux"))
    if ahead and tree.children(document, i, "nsubj"):
        return True  # "X is to travel, a source said", with "is" for a copula
    head = document.tokens[token.head]
    headline = head.is_root and document.sentence_of(i).part == "title"  # "Malta's foreign minister to visit Libya"
    return (relation == "xcomp" and head.lemma == "be") or (relation == "acl" and (head.pos == "PROPN" or headline))


def is_while_ahead(document: Document, i: int) -> bool:
    """Whether a noun tells during what something is to be done: "will sign it | during his visit"."""
    head = document.tokens[i].head
    of = tree.plain(document.tokens[i].relation) == "nmod" and document.tokens[head].lemma in SPANS
    span = head if of else i
    return _is_span(document, span) and _is_told_ahead(document, document.tokens[span].head)


def _is_span(document: Document, i: int) -> bool:
    """Whether a noun stands behind a word for the time it takes: "during |", "in the | course of"."""
    words = set(tree.cases(document, i))
    return "during" in words or (document.tokens[i].lemma in SPANS and bool(words & {"in", "within"}))


def _is_told_ahead(document: Document, i: int) -> bool:
    """Whether a verb tells what is fixed to come: "will sign", "said she would sign", "is expected to sign"."""
    token, modal = document.tokens[i], _modal(document, i)
    will = document.tokens[modal].text.casefold() if modal is not None else ""
    reported = tree.plain(token.relation) == "ccomp" and document.tokens[token.head].lemma in SAYING
    if _is_to(document, i) is not None or will in FUTURE or (will == "would" and reported):
        return True
    if token.lemma == "be":
        return any(document.tokens[c].tag == "VB" for c in tree.children(document, i, "xcomp"))  # "is | to sign"
    if token.tag == "VB" and tree.plain(token.relation) == "xcomp":
        return _is_told_ahead(document, token.head)
    now = any(document.tokens[c].text in {"is", "are"} for c in tree.children(document, i, "aux", "cop"))
    return now and word_status(document, i) == "planned"


def _carries_down(document: Document, at: int, head: int) -> bool:
    """Whether a preposition hands a status down: "called for talks", "readiness for talks", "agreed on a meeting"."""
    words = set(tree.cases(document, at))
    if _is_span(document, at):
        return is_while_ahead(document, at)
    if document.tokens[head].lemma in SPANS and "of" in words:
        return True
    there = "for" in words and bool(tree.children(document, head, "cop"))  # "will be in Rome for the summit"
    modal = _modal(document, head) if there or "at" in words else None
    if modal is not None and document.tokens[modal].text.casefold() in FUTURE:
        return True  # "will join her at Tuesday's meeting"
    if "at" in words and document.tokens[head].lemma in {"see", "meet", "welcome"}:
        return True  # "hopes to see X at the summit", "looked forward to meeting her at the talks"
    if "for" in words and document.tokens[head].tag == "VB" and document.tokens[head].lemma not in ANSWERING:
        return True  # "agreed to look at their calendars for a meeting"
    if word_status(document, head) is not None:
        return bool(words & {"for", "on", "to", "of", "about", "in"}) and not (
            words & {"in", "about"} and document.tokens[head].pos == "VERB"
        )
    if document.tokens[at].lemma in {"date", "venue", "timetable"}:
        return True  # "will settle on | a date for the meeting"
    lemma = document.tokens[head].lemma
    if lemma in CARRIERS or lemma in {
        "call",
        "round",
        "push",
        "work",
        "press",
        "talk",
        "meeting",
        "chance",
        "hope",
        "date",
        "time",
        "timetable",
        "venue",
        "return",
    }:
        return bool(words & {"for", "of", "in", "on", "to", "at", "towards", "toward"})
    return False
