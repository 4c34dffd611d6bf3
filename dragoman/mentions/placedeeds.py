"""Tells how a verb ties a place to an event: what is visited, who hosts, where one goes for it, what holds it."""

from __future__ import annotations

from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.records import Mode

AT = frozenset({"in", "at", "near", "outside", "inside", "within", "aboard"})
TO = frozenset({"to", "into", "in", "at"})
GOING = frozenset(
    {
        "visit",
        "travel",
        "arrive",
        "go",
        "come",
        "fly",
        "trip",
        "return",
        "tour",
        "head",
        "journey",
        "pay",
        "drive",
        "cross",
        "sail",
        "continue",
        "proceed",
        "shuttle",
        "slip",
        "land",
        "move",
        "host",
        "welcome",
        "invite",
    }
)
HOSTING = frozenset({"host", "organize", "organise"})
DIRECT = frozenset(  # verbs whose object is the place
    {"visit", "tour", "reach", "leave", "shell", "bomb", "bombard", "hit", "strike", "pound", "storm", "raid"}
    | {
        "attack",
        "invade",
        "besiege",
        "seize",
        "capture",
        "retake",
        "recapture",
        "occupy",
        "enter",
        "liberate",
        "overrun",
    }
)
NEXT = GOING - {"host", "welcome", "invite", "pay", "continue", "land", "come", "arrive"} | {"leave", "depart"}
"""Verbs of going where one has not been yet."""
HOLDING = frozenset(
    {
        "hold",
        "take",
        "host",
        "have",
        "conduct",
        "convene",
        "begin",
        "start",
        "open",
        "resume",
        "schedule",
        "plan",
        "sign",
        "end",
    }
    | {
        "conclude",
        "occur",
        "happen",
        "organize",
        "organise",
        "set",
        "attend",
        "gather",
        "place",
        "kick",
        "wrap",
        "launch",
    }
)


def is_destination(document: Document, nodes: set[int], top: int, governor: int, mode: Mode | None) -> bool:
    """Whether a place without preposition is what was visited: "will visit China", "his China visit"."""
    token = document.tokens[governor]
    left = mode is not None and token.lemma.lower() == "leave"  # a city that troops left is where they acted
    if governor not in nodes or left or token.lemma.lower() not in DIRECT:
        return False
    relation = tree.plain(document.tokens[top].relation)
    return (relation == "obj" and token.pos == "VERB") or (relation == "compound" and token.pos == "NOUN")


def is_host(document: Document, nodes: set[int], top: int, governor: int) -> bool:
    """Whether a place hosts the event: "talks, which Baghdad is to host", "a meeting hosted by Qatar"."""
    token = document.tokens[governor]
    if token.lemma.lower() not in HOSTING or token.pos not in {"VERB", "NOUN"}:
        return False
    over = {document.tokens[n].head for n in nodes if "of" in tree.cases(document, n)}  # "the round of talks"
    hosting = token.head in nodes | over or not nodes.isdisjoint(document.children(governor))
    relation = document.tokens[top].relation
    by = tree.plain(relation) == "obl" and "by" in tree.cases(document, top)
    return hosting and (tree.plain(relation) == "nsubj" or by)


def is_way(document: Document, nodes: set[int], top: int, governor: int) -> bool:
    """Whether a place is gone to for the event: "will visit Brussels for a meeting", "visited Oslo and met X"."""
    token = document.tokens[governor]
    gone = token.lemma.lower() in DIRECT and tree.plain(document.tokens[top].relation) == "obj"
    behind = {n for n in nodes if n > top}
    return gone and (is_purpose(document, nodes, top, governor) or is_shared(document, behind, governor))


def is_purpose(document: Document, nodes: set[int], top: int, governor: int) -> bool:
    """Whether somebody is in a place for the event: "who is in Doha for the summit", "flew to Oslo for talks"."""
    for node in nodes:
        token = document.tokens[node]
        if token.head in {top, governor} and "for" in tree.cases(document, node):
            return True
    return False


def is_of_one_there(document: Document, nodes: set[int], top: int) -> bool:
    """Whether a place is where one who met others is told to be: "X, who was in | Paris too, met Y"."""
    token = document.tokens[top]
    being = [document.tokens[c] for c in tree.children(document, top, "cop")]
    told = tree.plain(token.relation) == "acl" and "in" in tree.cases(document, top) and bool(being)
    before = any(t.tag == "VBN" for t in being) or bool(tree.children(document, top, "aux"))  # "who had been in"
    dated = any("on" in tree.cases(document, c) for c in tree.children(document, top, "obl", "nmod"))
    if not told or before or dated:
        return False
    return any(token.head in tree.children(document, n, "nsubj") for n in nodes if n > top)


def is_next_stop(document: Document, i: int, at: int) -> bool:
    """Whether a place is where one went after the deed at `i`: "saw him before flying back to | Ankara".

    Of another sentence a journey told behind the deed, not one told as before it: "had flown to".
    """
    going = next((k for k in document.ancestors(at) if document.tokens[k].pos == "VERB"), None)
    if going is None or document.tokens[going].lemma.lower() not in NEXT or at < i:
        return False
    if document.sentence_of(at).i != document.sentence_of(i).i:
        return not any(document.tokens[c].lemma == "have" for c in tree.children(document, going, "aux"))
    deed = tree.clause_of(document, i)
    marks = {document.tokens[c].text.lower() for c in tree.children(document, going, "mark")}
    if tree.plain(document.tokens[going].relation) == "advcl":
        return "before" in marks and document.tokens[going].head in {deed, i}
    return going > deed != going and tree.first_conjunct(document, going) == tree.first_conjunct(document, deed)


def right_preposition(
    document: Document, preposition: str, nodes: set[int], governor: int, mode: Mode | None
) -> bool:
    """Whether a preposition tells where an event is: in and at always, to for visits and journeys."""
    if preposition in AT:
        return True
    if preposition == "for":  # "headed for Belgrade", "left for Ankara"
        gone = document.tokens[governor].lemma.lower() in {"head", "leave", "depart"}
        return gone and (mode == "visit" or is_shared(document, {n for n in nodes if n > governor}, governor))
    going = {document.tokens[n].lemma.lower() for n in (governor, *nodes)} & GOING
    return preposition in TO and (mode == "visit" or bool(going))


def holds(document: Document, governor: int, nodes: set[int]) -> bool:
    """Whether a verb holds the event: "talks took place in", "held a meeting in", "negotiations held in"."""
    token = document.tokens[governor]
    if token.pos not in {"VERB", "AUX"}:
        return False
    if tree.plain(token.relation) == "acl" and token.head in nodes:
        return True
    if token.lemma.lower() in HOLDING and not nodes.isdisjoint(tree.described(document, governor)):
        return True
    if any(a in nodes for a in tree.children(document, governor, "obj", "nsubj", "obl")):
        return token.lemma.lower() in HOLDING | GOING or document.tokens[governor].lemma.lower() == "meet"
    return any(n in document.children(governor) and tree.plain(document.tokens[n].relation) == "xcomp" for n in nodes)


def is_shared(document: Document, nodes: set[int], governor: int) -> bool:
    """Whether the event shares its place with the verb it is joined to: "flew to Doha and met", "in Doha to meet"."""
    for node in nodes:
        token = document.tokens[node]
        if token.head == governor and tree.plain(token.relation) in {"conj", "xcomp", "advcl"}:
            marks = {document.tokens[c].text.lower() for c in tree.children(document, node, "mark")}
            return not marks & {"after", "before", "since", "because", "if", "although", "that"}
    return False
