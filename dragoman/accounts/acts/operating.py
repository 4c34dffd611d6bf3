"""Lets an operator change the deed below it: "threatened to", "denied", "accused of", "received"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dragoman.accounts.acts import slots
from dragoman.accounts.acts.clause import is_of_itself, ought, read_negation
from dragoman.accounts.acts.effects import compose, demand
from dragoman.accounts.acts.filling import NEW_ACTS, doers_of, fill, receive
from dragoman.accounts.acts.links import is_asserted, link_of, negation_of, no_of, operator_at
from dragoman.accounts.acts.openness import MODALS
from dragoman.accounts.acts.telling import Unreal, Way
from dragoman.codebook.acts import Operator, word_classes
from dragoman.mentions import tree

SAID_TO = frozenset({"promise", "offer"})
FINAL = frozenset({"demand", "propose", "refuse", "threat", "deny"})  # above which light verbs add nothing
MOODY = frozenset({"insist", "suggest", "propose", "ask", "tell"})  # which report or ask, by the form of the clause
# Operators that make something of a noun with a doer of its own: "demanded a Russian withdrawal".
COMPOSING = frozenset({"demand", "announce", "refuse", "promise", "offer", "agree", "decide", "propose", "order"})
STANDING = frozenset({"accuse", "claim", "admit", "comment", "thank"})  # which leave the deed as it is


def operate(way: Way, operator: Operator, head: int, link: str) -> bool:
    """Reads one operator above the deed; True where the way goes on from it."""
    if operator.kind == "deny" and _is_withheld(way):
        operator = replace(operator, kind="refuse")
    kind = operator.kind
    if _leaves(way, operator, head, link):
        return False
    if kind in OWN_WAYS:
        return OWN_WAYS[kind](way, head)
    if kind in STANDING:
        return _stands(way, kind, head)
    if kind == "refuse" and _is_turned_down_by_nobody(way, head):
        return False
    fill(way, operator, head)
    way.telling.operators.append(head)
    way.at = head
    _changed(way, operator, head)
    return True


def _is_turned_down_by_nobody(way: Way, head: int) -> bool:
    """ "Chad's offer to mediate was ignored": it was made, and who did not take it up isn't told."""
    offered = way.at in way.telling.operators and way.tokens[way.at].pos == "NOUN" and bool(way.telling.sources)
    return offered and _is_done_by_nobody(way, head)


def _is_done_by_nobody(way: Way, head: int) -> bool:
    """ "Was ignored", "was dropped": a passive without a word of who did it."""
    return tree.is_passive(way.document, head) and slots.agent(way.document, head) is None


def _is_withheld(way: Way) -> bool:
    """ "Denied the inspectors | access": what is denied is kept back, and not said to be untrue."""
    return way.telling.deed.noun and way.tokens[way.at].lemma.casefold() in word_classes()["permits"]


def _is_a_time(way: Way, head: int) -> bool:
    """ "Since the start of the Chadian offensive": only named, to say since when."""
    return way.tokens[head].pos == "NOUN" and bool(
        {"since", "after", "before", "until"} & set(tree.cases(way.document, head))
    )


def _leaves(way: Way, operator: Operator, head: int, link: str) -> bool:
    """Whether an operator adds nothing to the deed; what it leaves undone is unreal."""
    kind, telling = operator.kind, way.telling
    noun = telling.deed.noun and way.at == telling.deed.at
    if kind in {"do", "receive"} and telling.last in FINAL:
        return True
    if noun and way.named and (_is_a_time(way, head) if kind == "do" else _only_named(way, head, kind)):
        telling.mentioned = True
        return True
    if link == "that" and way.tokens[head].lemma in MOODY and not _is_asked(way):
        return True
    if _is_of_others(way, kind, head, link) and kind in FORETELLING:
        return True
    if _is_unreal(way, operator, head, link):
        raise Unreal
    return operator.word == "call" and link == "to" and _is_phoned(way, head)


def _is_unreal(way: Way, operator: Operator, head: int, link: str) -> bool:
    """Whether nothing is done by an operator's words: failed, feared, not made to, stopped by nobody."""
    kind, telling = operator.kind, way.telling
    noun = telling.deed.noun and way.at == telling.deed.at
    if kind in {"unreal", "topic"} or (noun and kind in {"stop", "refuse"} and not _fills(way, head)):
        return True
    return _is_forced(way, operator, head) or _is_of_others(way, kind, head, link)


def _is_needed(way: Way, head: int) -> bool:
    """ "Needs to withdraw", "it is vital that it withdraw": asked by whoever says so."""
    if way.tokens[head].pos == "ADJ" and not _is_asked(way):
        return False  # "it is important that it withdrew"
    ought(way, head, negation_of(way.document, head))
    way.telling.operators.append(head)
    way.at = head
    return True


def _is_readily(way: Way, head: int) -> bool:
    """ "Will not hesitate to strike" is a readiness; "hesitates to strike" is nothing."""
    ahead = {way.tokens[c].text.casefold() for c in tree.children(way.document, head, "aux")} & MODALS
    if not ahead or negation_of(way.document, head) is None:
        raise Unreal
    compose(way, "future", head)
    way.telling.operators.append(head)
    way.at = head
    return True


def _is_forced(way: Way, operator: Operator, head: int) -> bool:
    """ "Would not force it to resign", "could lead Chad to close the border": nobody was made to."""
    if operator.kind != "do" or operator.whose != "object":
        return False
    modal = {way.tokens[c].text.casefold() for c in tree.children(way.document, head, "aux")}
    if modal & {"will", "would"} and _is_done_by_nobody(way, head):
        return negation_of(way.document, head) is not None  # "will be forced to answer": it will answer
    return bool(modal & MODALS) or negation_of(way.document, head) is not None


FORETELLING = frozenset({"threat", "promise"})  # "warned that Russia was massing troops" only reports
EXPECTING = frozenset({"plan"})  # "expects Russia to attack" does nothing
DENYING = frozenset({"deny", "refuse"})


def _is_of_others(way: Way, kind: str, head: int, link: str) -> bool:
    """Whether what is announced or expected is the deed of another than who says it."""
    expected = kind in EXPECTING and link == "to" and not tree.is_passive(way.document, head)
    if not expected and not (kind in FORETELLING and link == "that"):
        return False
    own = {a.country or a.key for a in doers_of(way, head)}
    doing = {a.country or a.key for a in way.telling.sources}
    return bool(own and doing) and not own & doing


def _denied_hearsay(way: Way, head: int) -> bool:
    """ "Dismissed reports that it had shelled": denied by whoever is said to have done it; else only talk."""
    above = way.tokens[head].head
    if tree.plain(way.tokens[above].relation) == "advcl" and "as" in tree.cases(way.document, above):
        above = way.tokens[above].head  # "rejected as | fabricated a | report that"
    link = "obj" if _is_judged_false(way, head) else link_of(way.document, head) or ""
    operator = operator_at(way.document, above, link)
    if operator is None or operator.kind not in DENYING:
        raise Unreal
    fill(way, operator, above)
    way.telling.operators += [head, above]
    way.at = above
    compose(way, "deny", above)
    return True


def _is_judged_false(way: Way, noun: int) -> bool:
    """ "Rejected as false Peru's | accusation": what is rejected, though "as" stands before it."""
    low = {way.tokens[c].text.casefold() for c in tree.children(way.document, noun, "amod")}
    return "as" in tree.cases(way.document, noun) and bool(low & word_classes()["falsehoods"])


def _unproven(way: Way, head: int) -> bool:
    """ "There is no | evidence that it shelled", "had not seen | proof": denied of oneself, else nothing is told."""
    no = no_of(way.document, head)
    if no is None and way.tokens[head].head != head:
        no = negation_of(way.document, way.tokens[head].head)
    if no is None:
        return False
    if not is_of_itself(way):
        raise Unreal
    compose(way, "deny", no)
    way.telling.operators.append(head)
    way.at = head
    return True


# Kinds of operators that are read in ways of their own.
OWN_WAYS: dict[str, Callable[[Way, int], bool]] = {
    "ought": _is_needed, "readily": _is_readily, "hearsay": _denied_hearsay, "receive": receive, "proof": _unproven,
}  # fmt: skip


def _is_asked(way: Way) -> bool:
    """ "Insisted that Chad leave", "suggested that it should leave": asked, not reported."""
    auxiliaries = {way.tokens[c].text.casefold() for c in tree.children(way.document, way.at, "aux")}
    return bool({"should", "be"} & auxiliaries) or (way.tokens[way.at].tag in {"VB", "VBP"} and not auxiliaries)


def _only_named(way: Way, head: int, kind: str) -> bool:
    """Whether a noun with a doer of its own is only spoken of: "discussed Russia's invasion"."""
    own = slots.doer(way.document, head)
    if own is not None and {a.key for a in way.sides.at(own)} & {a.key for a in way.telling.sources}:
        return False
    if kind == "stop" and way.telling.kind == "word" and _is_done_by_nobody(way, head):
        return False  # "Chad's threat was dropped": by Chad
    if kind in {"unreal", "threat", "plan", "perhaps", "wish", "deny"}:
        raise Unreal
    if kind == "topic" and way.telling.kind != "harm":
        raise Unreal  # "discussed the withdrawal of French troops"; an invasion that is discussed took place
    return way.telling.kind == "harm" or kind not in COMPOSING


def _stands(way: Way, kind: str, head: int) -> bool:
    """Under a word that leaves the deed as it is: "accused of shelling", "condemned the shelling"."""
    if kind == "accuse" and tree.is_passive(way.document, head) and slots.agent(way.document, head) is None:
        raise Unreal  # "is accused of shelling": nobody says so
    if kind in {"accuse", "claim", "admit"}:
        beside = way.tokens[head].relation == "acl:relcl" and kind == "accuse"  # "officials it accuses of spying"
        if beside or not is_asserted(way.document, head):
            raise Unreal  # "stopped short of accusing it of shelling"
        if kind != "accuse" and not way.telling.sources:
            way.telling.sources, way.telling.source_at = doers_of(way, head), slots.doer(way.document, head)
        way.telling.operators.append(head)
        return False
    if not way.telling.deed.noun:
        raise Unreal
    way.telling.mentioned = True
    return False


def _is_phoned(way: Way, head: int) -> bool:
    """ "Called the emir to thank him": a call by phone for a deed of the caller's own."""
    called = [c for c in tree.children(way.document, head, "obj", "iobj") if _is_person(way, c)]
    if not called or way.telling.kind == "harm":
        return False
    telling = way.telling
    telling.sources, telling.source_at = doers_of(way, head), slots.doer(way.document, head)
    if not telling.targets or {a.key for a in telling.targets} & {a.key for a in telling.sources}:
        telling.targets, telling.target_at = way.sides.at(called[0]), called[0]
    return True


def _is_person(way: Way, i: int) -> bool:
    m = way.sides.lists.mention_at(i)
    return m is not None and m.kind == "person"


def _changed(way: Way, operator: Operator, head: int) -> None:
    """What the operator makes of the deed below it."""
    kind = operator.kind
    if kind == "wish":
        _wish(way, head)
    elif kind in NEW_ACTS or (kind == "order" and operator.whose == "object" and _is_of_another(way, head)):
        kind = "demand" if kind == "order" else kind
        demand(way, doers_of(way, head), head, operator if kind == "demand" else None, kind=kind)
    elif kind == "future":
        negated = negation_of(way.document, head) is not None
        compose(way, "notfuture" if negated else "future", head)
    elif operator.word == "reason" and no_of(way.document, head) is None:
        raise Unreal  # "had reason to apologise": "saw no reason to" is a refusal
    elif kind != "do":
        compose(way, kind, head)
        if kind in SAID_TO:
            _to_whom(way, head)
    if way.tokens[head].pos == "NOUN" and (no := no_of(way.document, head)) is not None:
        read_negation(way, no)


def _to_whom(way: Way, head: int) -> None:
    """ "Promised Fiji to send a ship", "threatened Chad that it would": whoever is told it is the target."""
    telling = way.telling
    own = {a.country or a.key for a in telling.sources}
    for c in tree.children(way.document, head, "iobj", "obj"):
        told = [a for a in way.sides.at(c) if (a.country or a.key) not in own]
        if told and c not in telling.deed.marks:
            if telling.kind in {"show", "word"} and telling.base != "REJECT":
                telling.type, telling.mode, telling.cameo = "AGREE", None, "030"
            if not telling.targets:
                telling.targets, telling.target_at = told, c


def _is_of_another(way: Way, head: int) -> bool:
    """Whether who is ordered is of another state or body than who orders: a court's order is a demand."""
    own = {a.country for a in doers_of(way, head)} - {None}
    others = {a.country for a in way.telling.sources} - {None}
    return bool(own and others) and not own & others


def _fills(way: Way, head: int) -> bool:
    return bool(way.telling.sources) or slots.doer(way.document, head) is not None or bool(doers_of(way, head))


def _wish(way: Way, head: int) -> None:
    """ "Wants Chad to withdraw" asks; "wants to withdraw" does nothing."""
    own = {a.key for a in doers_of(way, head)}
    if not way.telling.sources or own & {a.key for a in way.telling.sources}:
        raise Unreal
    demand(way, doers_of(way, head), head, None)
