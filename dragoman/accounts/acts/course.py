"""Climbs from a deed to what is said of it: done, planned, offered, demanded, threatened, refused, denied.

Each word on the way up is an operator of the codebook or an auxiliary; `act_composition.csv` says what it makes
of the deed below it. A deed that is only wished, tried, feared or discussed is none.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.accounts.acts import slots, words
from dragoman.accounts.acts.deeds import Deed
from dragoman.accounts.acts.sides import Sides
from dragoman.codebook.acts import Operator, act_types, composed_codes, composition, operators
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor
from dragoman.mentions.saying_words import SAYING

STEPS = 10  # words up from a deed; longer ways are the parser's errors
NEW_ACTS = frozenset({"demand", "propose"})  # whose source is another than the deed's
FINAL = frozenset({"demand", "propose", "refuse", "threat", "deny"})  # above which light verbs add nothing
# "Promised not to attack", "decided not to send", "urged not to attack".
NOT_TO = {"promise": "notfuture", "agree": "notfuture", "decide": "notfuture", "plan": "notfuture",
          "offer": "notfuture", "demand": "demand", "refuse": "refuse"}  # fmt: skip
MOODY = frozenset({"insist", "suggest", "propose", "ask", "tell"})  # which report or ask, by the form of the clause
WORDY = frozenset({"promise", "agree", "announce", "decide"})  # which leave a refusal one
# Operators that make something of a noun with a doer of its own: "demanded a Russian withdrawal".
COMPOSING = frozenset({"demand", "announce", "refuse", "promise", "offer", "agree", "decide", "propose", "order"})
STANDING = frozenset({"accuse", "claim", "admit", "comment", "thank"})  # which leave the deed as it is


class Unreal(Exception):
    """The deed is only wished, feared, tried or talked about."""


@dataclass(slots=True)
class Telling:
    """A deed with its status: the act as one sentence tells it.

    `operators` are the tokens that changed it, `base` the type of the deed itself. `mentioned` is true where
    a noun only names it; `negated`, `ahead` and `on_condition` are what was met on the way.
    """

    deed: Deed
    type: str
    mode: str | None
    cameo: str | None
    sources: list[Actor]
    targets: list[Actor]
    source_at: int | None
    target_at: int | None
    status: str = "happened"
    status_at: int | None = None
    operators: list[int] = field(default_factory=list)
    base: str = ""
    mentioned: bool = False
    on_condition: int | None = None
    last: str | None = None
    top: int = 0
    not_to: int | None = None

    @property
    def kind(self) -> str:
        """Whether the deed below gives, harms, shows or is a word."""
        return "give" if self.base == "CONSULT" else act_types()[self.base].kind


def read_course(document: Document, sides: Sides, deed: Deed) -> Telling | None:
    """The act that a deed is told as; None where it is not told as one."""
    frame = deed.frame
    telling = Telling(
        deed, frame.type, frame.mode, frame.cameo, deed.sources, deed.targets, deed.source_at, deed.target_at,
        base=frame.type, top=deed.at,
    )  # fmt: skip
    try:
        _Climb(document, sides, telling).run()
    except Unreal:
        return None
    if telling.last is None and (frame.ahead or frame.type == "CONSULT"):
        return None
    return telling


class _Climb:
    """The way up from one deed."""

    def __init__(self, document: Document, sides: Sides, telling: Telling) -> None:
        self.document, self.tokens = document, document.tokens
        self.sides, self.telling = sides, telling
        self.named = telling.deed.noun and bool(telling.deed.sources)
        self.at = telling.deed.at

    def run(self) -> None:
        """Reads each word on the way, and what governs it, to the top of the report."""
        if self.telling.deed.noun:
            self._modified()
        for _ in range(STEPS):
            self._here()
            if not self._up():
                break
        self.telling.top = self.at
        if self.telling.not_to is not None:
            raise Unreal
        if self.telling.on_condition is not None:
            self._conditional()

    # -- at one word --------------------------------------------------------------------------

    def _modified(self) -> None:
        """ "A possible attack", "any sanctions", "no sanctions": none."""
        for c in self.document.children(self.at):
            low = self.tokens[c].text.casefold()
            if low in words.UNREAL_MODIFIERS or (low in {"no", "without"} and c < self.at):
                raise Unreal

    def _here(self) -> None:
        """Negation, auxiliaries and conditions of the clause at hand."""
        token = self.tokens[self.at]
        if not tree.is_verbal(self.document, self.at) and token.pos != "ADJ":
            return
        if any(self.tokens[c].text.casefold() in words.IF for c in tree.children(self.document, self.at, "mark")):
            raise Unreal
        negated = _is_negated(self.document, self.at)
        before = [t.text.casefold() for t in self.tokens[max(0, self.at - 2) : self.at]]
        if before == ["yet", "to"]:
            raise Unreal  # "has yet to condemn"
        self._condition()
        modal = self._modal()
        if modal is None:
            if negated is not None:
                self._negated(negated)
            return
        low = self.tokens[modal].text.casefold()
        if low in words.FUTURE or low in {"going", "to"}:
            self._apply("notfuture" if negated is not None else "future", modal)
        elif low == "would":
            self._would(modal, negated)
        elif low in words.OUGHT or low in {"have", "need"}:
            self._ought(modal, negated)
        else:
            self._possible(modal, negated)

    def _modal(self) -> int | None:
        for c in tree.children(self.document, self.at, "aux"):
            low = self.tokens[c].text.casefold()
            if low in words.FUTURE | words.OUGHT | words.POSSIBLE | {"would"}:
                return c
            if self.tokens[c].lemma == "go" and self.tokens[c].tag == "VBG":
                return c
        return None

    def _condition(self) -> None:
        for c in tree.children(self.document, self.at, "advcl"):
            marks = {self.tokens[k].text.casefold() for k in tree.children(self.document, c, "mark")}
            if marks & {"if", "unless", "provided"} or self.tokens[c].text.casefold() in {"provided", "providing"}:
                self.telling.on_condition = c

    def _would(self, modal: int, negated: int | None) -> None:
        """ "Would" of a report is its future; on a condition it is that; else nobody says it."""
        reported = bool(self.sides.attribution.said_by(self.at)) or self._is_reported()
        if not reported and self.telling.on_condition is None:
            raise Unreal
        self._apply("notfuture" if negated is not None else "future", modal)

    def _is_reported(self) -> bool:
        relation = tree.plain(self.tokens[self.at].relation)
        return relation == "ccomp" and self.tokens[self.at].head != self.at

    def _ought(self, modal: int, negated: int | None) -> None:
        """ "Russia must withdraw, Rutte said": a demand of whoever says it."""
        speakers = self.sides.speaker(self.at)
        states = {a.country for a in self.telling.sources}
        if negated is not None or not speakers or {a.country for a in speakers} & states or not self.telling.sources:
            raise Unreal
        self._demand(speakers, modal, None)

    def _possible(self, modal: int, negated: int | None) -> None:
        """ "Could strike": of oneself an offer or a threat, of others a guess and no act."""
        speakers = self.sides.speaker(self.at)
        own = {a.country for a in speakers} & {a.country for a in self.telling.sources} - {None}
        if not own:
            raise Unreal
        if negated is not None:
            self._apply("notfuture", modal)
        elif self.telling.on_condition is not None:
            self._apply("if", modal)
        else:
            self._apply("offer", modal)

    def _negated(self, at: int) -> None:
        """A plain "not": a refusal in the present, a denial of oneself in the past, else no act."""
        telling = self.telling
        if telling.last == "plan":
            if telling.kind == "harm":
                telling.type, telling.mode, telling.cameo = (
                    telling.base,
                    telling.deed.frame.mode,
                    telling.deed.frame.cameo,
                )
                telling.status, telling.status_at = "denied", at
                return
            self._apply("not", at)
            return
        if telling.last is not None or (telling.deed.noun and self.at == telling.deed.at):
            raise Unreal
        token = self.tokens[self.at]
        if token.tag in {"VB", "VBG"} and _link(self.document, self.at) in {"to", "toing", "of", "ing"}:
            telling.not_to = at
            return
        past = token.tag == "VBD" or any(
            self.tokens[c].text.casefold() in {"did", "had", "has", "have", "was", "were"}
            for c in tree.children(self.document, self.at, "aux")
        )
        if telling.kind == "harm":
            speakers = self.sides.speaker(self.at)
            if {a.country for a in speakers} & {a.country for a in telling.sources} - {None}:
                telling.status, telling.status_at, telling.last = "denied", at, "deny"
                return
            raise Unreal
        if past and not token.lemma.startswith(("recogni", "support", "accept")):
            raise Unreal
        self._apply("not", at)

    # -- to the word above --------------------------------------------------------------------

    def _up(self) -> bool:
        """Goes to the governing word and reads it; False at the top of the clause or report."""
        token = self.tokens[self.at]
        relation, head = tree.plain(token.relation), token.head
        if head == self.at:
            return self._alone()
        if relation == "conj":
            return self._joined(head)
        if relation == "parataxis":
            return False
        link = _link(self.document, self.at)
        if link is None:
            return False
        if relation == "nsubj" and link == "subj":
            return self._subject_of(head)
        found = _operator(self.document, head, link)
        if found is None:
            return self._through(head, link)
        return self._operated(found, head, link)

    def _alone(self) -> bool:
        token = self.tokens[self.at]
        to_be = next((c for c in tree.children(self.document, self.at, "aux") if self.tokens[c].lemma == "be"), None)
        if token.tag == "VB" and to_be is not None:
            self._apply("future", to_be)  # "are to hand over"
            return False
        marks = {self.tokens[c].text.casefold() for c in tree.children(self.document, self.at, "mark")}
        if token.tag == "VB" and "to" in marks and self.telling.last is None:
            raise Unreal
        return False

    def _joined(self, head: int) -> bool:
        """A second verb shares what governs the first, and its auxiliaries if it has none: "will send and train"."""
        token, first = self.tokens[self.at], self.tokens[head]
        if first.pos not in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"}:
            return False
        own = tree.children(self.document, self.at, "aux", "nsubj", "mark")
        own = [c for c in own if self.tokens[c].text.casefold() != "to"]
        if token.pos in {"VERB", "AUX"} and (token.tag not in {"VB", "VBG"} or own):
            if relation_up(self.document, head) in {"ccomp", "xcomp"} and not own and token.tag == first.tag:
                self.at = head
                return self._skip_to_governor()
            return False
        if token.pos in {"VERB", "AUX"} and first.pos not in {"VERB", "AUX"}:
            return False
        self.at = head
        return True

    def _skip_to_governor(self) -> bool:
        """From a first verb to what governs it, without its own auxiliaries."""
        return self._up()

    def _through(self, head: int, link: str) -> bool:
        """A word that is no operator: a report ends the way, a noun is only named, a purpose is no deed yet."""
        head_token = self.tokens[head]
        if link == "that" and head_token.lemma in SAYING:
            if _is_negated(self.document, head) is not None or _is_either(self.document, head):
                raise Unreal  # "did not say that", "neither confirmed nor denied that"
            return False
        if self.telling.deed.noun and self.at == self.telling.deed.at:
            self.telling.mentioned = True
            return False
        if link == "to" and head_token.pos in {"VERB", "NOUN", "ADJ"} and self.telling.last is None:
            if head_token.lemma in {"send", "dispatch", "deploy", "use", "meet", "travel", "fly"}:
                raise Unreal
            if tree.plain(self.tokens[self.at].relation) in {"xcomp", "acl", "advcl", "ccomp"}:
                raise Unreal
        return False

    def _subject_of(self, head: int) -> bool:
        """ "Aid to Kyiv will continue": the noun goes with its verb; else it is only named."""
        if not self.telling.deed.noun or self.at != self.telling.deed.at:
            return False
        self.telling.mentioned = True
        if self.tokens[head].lemma in words.GOING_ON and self.telling.kind != "harm":
            self.telling.mentioned = False
            self.at = head
            return True
        return False

    def _operated(self, operator: Operator, head: int, link: str) -> bool:
        kind = operator.kind
        telling = self.telling
        noun = telling.deed.noun and self.at == telling.deed.at
        if kind in {"do", "receive"} and telling.last is not None and telling.last in FINAL:
            return False
        if noun and self.named and kind != "do" and self._only_named(head, kind):
            telling.mentioned = True
            return False
        if link == "that" and self.tokens[head].lemma in MOODY and not self._is_asked():
            return False
        if kind in {"unreal", "topic"} or (noun and kind in {"stop", "refuse"} and not self._fills(head)):
            raise Unreal
        if kind in STANDING:
            return self._stands(kind, head)
        if operator.word == "call" and link == "to" and self._is_phoned(head):
            return False
        if kind == "receive":
            return self._received(head)
        self._fill(operator, head)
        telling.operators.append(head)
        self.at = head
        self._changed(operator, head)
        return True

    def _is_asked(self) -> bool:
        """ "Insisted that Chad leave", "suggested that it should leave": asked, not reported."""
        auxiliaries = {self.tokens[c].text.casefold() for c in tree.children(self.document, self.at, "aux")}
        return "should" in auxiliaries or (self.tokens[self.at].tag in {"VB", "VBP"} and not auxiliaries)

    def _only_named(self, head: int, kind: str) -> bool:
        """Whether a noun with a doer of its own is only spoken of: "discussed Russia's invasion"."""
        own = slots.doer(self.document, head)
        if own is not None and {a.key for a in self.sides.at(own)} & {a.key for a in self.telling.sources}:
            return False
        if kind in {"unreal", "threat", "plan", "perhaps", "wish", "deny"}:
            raise Unreal
        return self.telling.kind == "harm" or kind not in COMPOSING

    def _stands(self, kind: str, head: int) -> bool:
        """Under a word that leaves the deed as it is: "accused of shelling", "condemned the shelling"."""
        if kind == "accuse" and tree.is_passive(self.document, head) and slots.agent(self.document, head) is None:
            raise Unreal  # "is accused of shelling": nobody says so
        if kind in {"accuse", "claim", "admit"}:
            self.telling.operators.append(head)
            return False
        if not self.telling.deed.noun:
            raise Unreal
        self.telling.mentioned = True
        return False

    def _is_phoned(self, head: int) -> bool:
        """ "Called the emir to thank him": a call by phone for a deed of the caller's own."""
        called = [c for c in tree.children(self.document, head, "obj", "iobj") if self._is_person(c)]
        if not called or self.telling.kind == "harm":
            return False
        telling = self.telling
        telling.sources, telling.source_at = self._doers(head), slots.doer(self.document, head)
        if not telling.targets or {a.key for a in telling.targets} & {a.key for a in telling.sources}:
            telling.targets, telling.target_at = self.sides.at(called[0]), called[0]
        return True

    def _is_person(self, i: int) -> bool:
        m = self.sides.lists.mention_at(i)
        return m is not None and m.kind == "person"

    def _received(self, head: int) -> bool:
        """ "Received aid from Japan": the other way round."""
        telling = self.telling
        for c in slots.with_case(self.document, head, "from"):
            if found := self.sides.party(c):
                telling.sources, telling.source_at = found, c
        telling.targets, telling.target_at = self._doers(head), slots.doer(self.document, head)
        telling.operators.append(head)
        self.at = head
        return True

    def _changed(self, operator: Operator, head: int) -> None:
        """What the operator makes of the deed below it."""
        kind = operator.kind
        if kind == "wish":
            self._wish(head)
        elif kind in NEW_ACTS:
            self._demand(self._doers(head), head, operator if kind == "demand" else None, kind=kind)
        elif kind != "do":
            self._apply(kind, head)
        if self.tokens[head].pos == "NOUN" and (no := _negating(self.document, head)) is not None:
            self._negated(no)

    def _fills(self, head: int) -> bool:
        return bool(self.telling.sources) or slots.doer(self.document, head) is not None

    def _doers(self, head: int) -> list[Actor]:
        """Who does what an operator tells: its subject, or whoever has the plan that it is."""
        if self.tokens[head].pos in {"NOUN", "PROPN"}:
            own = self.sides.modifiers(head)
            if own:
                return own
            clause = tree.clause_of(self.document, head)
            if clause != head:
                doer = slots.doer(self.document, clause)
                return self.sides.at(doer) if doer is not None else []
            return []
        doer = slots.doer(self.document, head)
        if doer is None:
            return []
        return self.sides.at(doer) or (
            self.sides.owner(doer) if self.tokens[doer].lemma.casefold() in words.SPEAKING else []
        )

    def _fill(self, operator: Operator, head: int) -> None:
        """The parties that the deed's own words leave out, from the operator's clause."""
        telling = self.telling
        if operator.kind == "refuse" and self.tokens[self.at].pos in {"NOUN", "PROPN"} and telling.sources:
            self._turned(head)
        stateless = not any(a.country or a.name for a in telling.sources)
        if stateless and operator.kind not in NEW_ACTS and (telling.deed.noun or not telling.sources):
            self._fill_sources(operator, head)
        if not telling.targets and telling.deed.noun:
            self._fill_targets(operator, head)

    def _turned(self, head: int) -> None:
        """ "Rejected a British request": whose request it is stands as the target of the refusal."""
        telling = self.telling
        doers = self._doers(head)
        if doers and not {a.key for a in doers} & {a.key for a in telling.sources}:
            telling.targets, telling.target_at = telling.sources, telling.source_at
            telling.sources, telling.source_at = doers, slots.doer(self.document, head)

    def _fill_sources(self, operator: Operator, head: int) -> None:
        telling = self.telling
        if operator.whose == "subject":
            telling.sources, telling.source_at = self._doers(head), slots.doer(self.document, head)
            return
        for c in slots.objects(self.document, head):
            if found := self.sides.at(c):
                telling.sources, telling.source_at = found, c
                return

    def _fill_targets(self, operator: Operator, head: int) -> None:
        telling = self.telling
        taken = {a.key for a in telling.sources}
        prepositions = [*telling.deed.frame.targets, *(("to", "with") if operator.kind == "do" else ())]
        phrases = [c for slot in prepositions for c in slots.with_case(self.document, head, slot)]
        phrases += tree.children(self.document, head, "iobj") if operator.kind == "do" else []
        phrases += slots.objects(self.document, head) if operator.kind == "threat" else []
        for c in phrases:
            if found := [a for a in self.sides.party(c) if a.key not in taken]:
                telling.targets, telling.target_at = found, c
                return

    def _wish(self, head: int) -> None:
        """ "Wants Chad to withdraw" asks; "wants to withdraw" does nothing."""
        own = {a.key for a in self._doers(head)}
        if not self.telling.sources or own & {a.key for a in self.telling.sources}:
            raise Unreal
        self._demand(self._doers(head), head, None)

    # -- what it makes ------------------------------------------------------------------------

    def _apply(self, kind: str, at: int) -> None:
        telling = self.telling
        if kind in {"future", "notfuture"} and telling.last not in {None, "future", "stop"}:
            if kind == "notfuture" and telling.last != "deny":
                raise Unreal
            if telling.type in {"REQUEST", "ACCUSE"}:
                telling.status, telling.status_at = "planned", at
            return
        if telling.not_to is not None:
            if kind not in NOT_TO:
                raise Unreal
            kind, telling.not_to = NOT_TO[kind], None
        if telling.last in {"not", "notfuture", "refuse"} and kind in WORDY:
            return
        made = composition().get((kind, telling.kind))
        if made is None:
            raise Unreal
        telling.type = made.type or telling.base
        codes = composed_codes()
        by_type = codes.get((telling.type, telling.base), (None, None))
        mode, cameo = codes.get((telling.type, telling.deed.frame.cameo or ""), by_type)
        if telling.type == telling.base:
            mode, cameo = telling.deed.frame.mode, telling.deed.frame.cameo
        telling.mode, telling.cameo = made.mode or mode, cameo or telling.cameo
        telling.status, telling.status_at, telling.last = made.status, at, kind
        if kind == "stop":
            telling.base = telling.type

    def _demand(self, sources: list[Actor], at: int, operator: Operator | None, *, kind: str = "demand") -> None:
        """A request: of whoever asks, to whoever is to do the deed, or whom the words address."""
        telling = self.telling
        addressed: list[Actor] = []
        where: int | None = None
        if operator is not None and self.tokens[at].pos == "VERB":
            phrases = [c for slot in ("on", "upon", "to", "from", "with") for c in _direct(self.document, at, slot)]
            phrases = [*phrases, *(c for c in slots.objects(self.document, at))]
            for c in phrases:
                if c in telling.deed.marks or c == telling.deed.at:
                    continue
                if addressed := self.sides.at(c):
                    where = c
                    break
        asked = {a.key for a in sources}
        doers = [a for a in telling.sources if a.key not in asked]
        targets = addressed or doers or [a for a in telling.targets if a.key not in asked and telling.deed.noun]
        self._apply(kind, at)
        telling.target_at = where if addressed else telling.source_at if doers else telling.target_at
        telling.sources, telling.targets = sources, targets
        telling.source_at = slots.doer(self.document, at) if self.tokens[at].pos == "VERB" else None
        telling.base = telling.type
        telling.last = kind

    def _conditional(self) -> None:
        telling = self.telling
        if telling.status in {"planned", "offered", "proposed"} and telling.on_condition is not None:
            telling.status, telling.status_at = "conditional", telling.on_condition


def relation_up(document: Document, i: int) -> str:
    """The relation in which a token stands to its head, without the subtype."""
    return tree.plain(document.tokens[i].relation)


def _is_either(document: Document, i: int) -> bool:
    """Whether a verb opens a "neither ... nor"."""
    return any(document.tokens[c].text.casefold() == "neither" for c in document.children(i))


def _negating(document: Document, noun: int) -> int | None:
    """The "no" of a noun: "no plan", "no intention"."""
    return next((c for c in document.children(noun) if document.tokens[c].text.casefold() == "no"), None)


def _is_negated(document: Document, i: int) -> int | None:
    for c in document.children(i):
        low = document.tokens[c].text.casefold()
        if low == "longer" and c < i and document.tokens[c - 1].text.casefold() == "no":
            return c - 1
        if low in {"not", "n't", "n’t", "never", "neither", "nor"} and c < i:
            following = document.tokens[c + 1].text.casefold() if c + 1 < len(document.tokens) else ""
            if following != "only":
                return c
    for c in tree.children(document, i, "cc"):
        if document.tokens[c].text.casefold() in {"nor", "neither"}:
            return c
    subject = tree.own_subject(document, i)
    for c in document.children(subject) if subject is not None else ():
        if document.tokens[c].text.casefold() in {"no", "neither"}:
            return c
    return None


def _link(document: Document, i: int) -> str | None:
    """How a word hangs on its head, as operators name it: `to`, `that`, `ing`, `obj`, `subj` or a preposition."""
    token = document.tokens[i]
    relation = tree.plain(token.relation)
    cases = tree.cases(document, i)
    if token.pos in {"VERB", "AUX"} or (
        tree.is_verbal(document, i) and relation in {"ccomp", "xcomp", "advcl", "acl"}
    ):
        if relation == "csubj":
            return "obj" if tree.is_passive(document, token.head) else None
        if "to" in cases:
            return "toing" if token.tag == "VBG" else "to"
        if token.tag == "VBG":
            return next((case for case in cases), "ing")
        if relation == "ccomp":
            return "that"
        if relation == "xcomp":
            return "to" if token.tag == "VB" or token.pos != "VERB" else None
        if relation == "acl" and token.tag in {"VBD", "VBZ", "VBP", "VB", "VBN"} and "that" in cases:
            return "that"
        return None
    if relation in {"obj", "iobj"}:
        return "obj"
    if relation == "nsubj":
        return "obj" if tree.is_passive(document, token.head) else "subj"
    if relation in {"obl", "nmod"}:
        if cases:
            return cases[-1] if cases[-1] != "to" or relation == "obl" else "to"
        return "obj" if relation == "obl" else None
    if relation == "xcomp":
        return "obj"
    return None


def _operator(document: Document, head: int, link: str) -> Operator | None:
    token = document.tokens[head]
    pos = "VERB" if token.pos in {"VERB", "AUX"} else token.pos
    pos = "NOUN" if pos == "PROPN" else pos
    for key in ((token.lemma.casefold(), pos), (token.text.casefold(), "ADJ")):
        for operator in operators().get(key, ()):
            if link in operator.links:
                return operator
    return None


def _direct(document: Document, verb: int, case: str) -> list[int]:
    return [
        c
        for c in tree.children(document, verb, "obl")
        if case in tree.cases(document, c) and document.tokens[c].pos not in {"VERB"}
    ]
