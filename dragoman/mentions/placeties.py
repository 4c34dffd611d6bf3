"""Tells how surely a place is an event's: by its preposition, the tree and the order of words."""

from __future__ import annotations

from functools import cache

from dragoman.codebook.tables import rows
from dragoman.language import Document, Token
from dragoman.mentions import tree
from dragoman.mentions.placedeeds import (
    AT,
    HOLDING,
    TO,
    holds,
    is_destination,
    is_host,
    is_of_one_there,
    is_purpose,
    is_shared,
    is_way,
    right_preposition,
)
from dragoman.mentions.placewords import words_for
from dragoman.mentions.timeties import eventful, telling
from dragoman.mentions.timewords import words as time_words
from dragoman.records import Mode, PlaceMention

LEAD = 12  # words: "on the northern side of the truce village of"
NAMES = frozenset({"NNP", "NNPS"})
STOPS = frozenset({";", ":", ".", "”", '"'})
PHRASE = 26  # words: the length of a noun's phrase up to its place
REQUESTS = frozenset(
    "request invitation initiative behest suggestion insistence urging instigation call bidding".split()
)
STEPS = 5  # words from a place up to what it is a part of
ABOUT = frozenset({"about", "regarding", "concerning", "over"})
DISCUSSING = frozenset({"discuss", "review", "raise", "debate", "examine", "address"})
TALKING = frozenset(
    {"talk", "speak", "brief", "discussion", "negotiation", "consultation", "confer", "consult", "view"}
)
LIVES = frozenset({"bear", "raise", "educate", "train"})
WAYS = frozenset({"way", "route"})
MARGINS = frozenset("margin margins sideline sidelines fringe fringes eve day occasion".split())
SIDES = frozenset({"side", "outskirts", "outskirt", "edge", "shore", "bank", "coast", "border", "island"}) | {
    "terrace",
    "balcony",
    "steps",
    "step",
    "lawn",
    "grounds",
    "roof",
}


@cache
def sides() -> frozenset[str]:
    """Words for the sides of a place and the parts of a house, which are where it is: "in the garden of"."""
    return SIDES | words_for("part")


@cache
def topic_nouns() -> frozenset[str]:
    """Nouns whose place is their own and not the event's: the situation in, the war in, citizens in."""
    return frozenset(row["noun"] for row in rows("topic_nouns"))


def tie(document: Document, nodes: set[int], top: int, mode: Mode | None, mention: PlaceMention | None = None) -> int:
    """How surely a place is the event's: 3 on its words, 2 on the verb that holds it or in its phrase, 0 not."""
    governor = _governor(document, top)
    if _only_owns(document, top) or _does_it(document, nodes, top, mention) or _is_of_another_time(document, top):
        return 0
    opening, preposition = preposition_of(document, top)
    if governor in nodes and _leads_noun(document, top, governor, mention):
        return 3
    if _is_sayers(document, nodes, top) or is_of_matter(document, top, nodes):
        return 0
    if is_host(document, nodes, top, governor):
        return 2
    if preposition is None:
        if is_destination(document, nodes, top, governor, mode):
            return 3
        return 2 if is_way(document, nodes, top, governor) else 0
    if preposition in AT | TO and is_purpose(document, nodes, top, governor):
        return 2
    if is_of_one_there(document, nodes, top):
        return 2
    if _is_topics(document, opening, nodes) or not right_preposition(document, preposition, nodes, governor, mode):
        return 0
    if governor in nodes:
        return 3
    if holds(document, governor, nodes):
        return 2
    if _reaches(document, governor, nodes) or any(_follows(document, n, opening) for n in nodes):
        return 2
    kind = document.sentence_of(top).kind
    behind = {n for n in nodes if n > top}  # "was in Oslo and | met X"
    there = bool(tree.children(document, top, "cop")) and is_shared(document, behind, top)
    return 1 if kind == "caption" or there or is_shared(document, nodes, governor) else 0


def _only_owns(document: Document, top: int) -> bool:
    """Whether a place only owns what another did or has: "at Moscow's request"; not "in Berlin's chancellery"."""
    token = document.tokens[top]
    if token.relation != "nmod:poss":
        return False
    owned = document.tokens[token.head]
    return owned.pos == "NOUN" and owned.lemma.lower() in REQUESTS


def _does_it(document: Document, nodes: set[int], top: int, mention: PlaceMention | None) -> bool:
    """Whether a state only owns the event's noun, and so is who did it: "killed in Russia's attack"."""
    token = document.tokens[top]
    owns = mention is not None and mention.kind == "country" and token.relation == "nmod:poss"
    return owns and token.head in nodes


def _is_sayers(document: Document, nodes: set[int], top: int) -> bool:
    """Whether a place is where somebody who tells of the event sits: "the ministry in Ankara said"."""
    at = top
    for _ in range(4):
        token = document.tokens[at]
        relation = tree.plain(token.relation)
        if at in nodes or relation not in {"nmod", "obl", "appos", "compound", "nsubj", "conj", "flat"}:
            return False
        if relation == "nsubj":
            return _tells(document, nodes, token.head, at, top)
        at = token.head
    return False


def _tells(document: Document, nodes: set[int], verb: int, subject: int, top: int) -> bool:
    """Whether a subject tells: of a verb of telling, or of the event by a parser's error, with such a verb behind."""
    if verb in nodes and verb < subject:
        rest = document.tokens[top + 1 : document.sentence_of(top).last]
        verb = next((t.i for t in rest if t.pos == "VERB"), verb)
    return verb not in nodes and (document.tokens[verb].lemma.lower(), document.tokens[verb].pos) in telling()


def _reaches(document: Document, governor: int, nodes: set[int]) -> bool:
    """Whether a parser hung the event's place on a party to it: "held between officials of both sides in"."""
    for _ in range(3):
        token = document.tokens[governor]
        relation = tree.plain(token.relation)
        named = (token.lemma.lower(), token.pos) in eventful() or token.lemma.lower() in topic_nouns()
        if token.pos not in {"NOUN", "PROPN"} or named or relation not in {"obl", "obj", "nmod", "conj", "appos"}:
            return False
        governor = token.head
        if governor in nodes or holds(document, governor, nodes):
            return True
    return False


def _governor(document: Document, top: int) -> int:
    """The word that a place hangs on; over a date ("on 30 May in Suva") or a kind ("in the resort of Antalya")."""
    governor = document.tokens[top].head
    token = document.tokens[governor]
    part = token.lemma.lower() in words_for("sort") | sides() and token.pos == "NOUN"
    if part and "of" in tree.cases(document, top):
        return token.head
    if token.text.lower() in words_for("beside") and "of" in tree.cases(document, top):
        return token.head
    dates = token.pos == "NUM" or token.lemma.lower() in time_words()
    return token.head if dates and token.pos in {"NUM", "PROPN", "NOUN"} else governor


def preposition_of(document: Document, top: int) -> tuple[int, str | None]:
    """The preposition before a place, with its word's number; None where it has none."""
    sentence = document.sentence_of(top)
    for i in range(top - 1, max(sentence.first, top - LEAD) - 1, -1):
        token = document.tokens[i]
        if token.text.lower() == "of" and i and document.tokens[i - 1].lemma.lower() in words_for("sort") | sides():
            continue  # "in the resort town of Antalya", "on the northern side of Panmunjom"
        if token.text.lower() == "on" and any(t.lemma.lower() in SIDES for t in document.tokens[i:top]):
            return i, "in"
        if token.text.lower() == "of" and i and document.tokens[i - 1].text.lower() in words_for("beside"):
            return i, "near"  # "30 km north of Homs"
        if token.pos == "ADP" or token.text.lower() in AT | TO:
            return i, token.text.lower()
        verbal = token.pos in {"VERB", "AUX", "CCONJ", "SCONJ"} and token.tag not in NAMES  # "the | United Nations"
        if verbal or token.text in {",", ";", "(", ")"}:
            return i, None
    return top, None


def _leads_noun(document: Document, top: int, governor: int, mention: PlaceMention | None) -> bool:
    """Whether a town or house names the event: "the Agra summit"; a state there is a party or a topic."""
    named = mention is not None and mention.kind in {"city", "venue"} and top < governor
    return (
        named and tree.plain(document.tokens[top].relation) in {"compound", "nmod"} and not tree.cases(document, top)
    )


def is_elsewhere(document: Document, top: int, *, left: bool = False) -> bool:
    """Whether a place is never where an event was: where somebody is or came from, or of a topic ("the war in").

    Where it is `left` told to have been visited, it is: "is back from Rome".
    """
    opening, preposition = preposition_of(document, top)
    if preposition in ({"of"} if left else {"from", "of"}) or _is_topics(document, opening, set()):
        return True
    return is_of_matter(document, top, set()) or _is_of_another_time(document, top)


def is_of_other(document: Document, i: int, deed: int) -> bool:
    """Whether the place at a word is of what they talked of but for the deed, of a life or of a journey's end."""
    while tree.plain(document.tokens[i].relation) == "flat":
        i = document.tokens[i].head
    held = _told_more_of(document, document.tokens[i].head)
    return (held not in {None, deed} and _is_talked_of(document, held or 0)) or _is_of_another_time(document, i)


def _is_of_another_time(document: Document, top: int) -> bool:
    """Whether a place is of a life or a journey's end: "born in | Goslar", "on the way to a meeting in | Bangkok"."""
    at = document.tokens[top].head
    if document.tokens[at].lemma.lower() in LIVES and document.tokens[at].tag == "VBN":
        return True
    for _ in range(STEPS):
        token = document.tokens[at]
        if tree.plain(token.relation) not in {"nmod", "conj"}:
            return False
        at = token.head
        if document.tokens[at].lemma.lower() in WAYS and "on" in tree.cases(document, at):
            return True  # but "on the way to | Geneva to see" is there
    return False


def is_of_matter(document: Document, top: int, nodes: set[int]) -> bool:
    """Whether a place lies in what was talked of: "spoke about the fall in", "discussed the upkeep of roads in".

    Where the noun that it hangs on is told as no certain one it may be the talk's: "spoke about trade in Oslo".
    """
    tokens, at = document.tokens, document.tokens[top].head
    held = _told_more_of(document, at)
    if held is not None:
        return not nodes & {at, held, *document.subtree(held)} and _is_talked_of(
            document, held
        )  # "the summit held in"
    if tokens[at].pos != "NOUN" or tree.plain(tokens[top].relation) != "nmod" or _is_ground(tokens[at]):
        return False
    certain = bool(tree.children(document, at, "nmod:poss")) or any(
        tokens[c].text.lower() == "the" for c in tree.children(document, at, "det")
    )
    for depth in range(STEPS):
        if at in nodes:
            return False
        if _is_talked_of(document, at):
            return certain or depth > 0
        if tree.plain(tokens[at].relation) not in {"nmod", "conj"}:
            return False
        at = tokens[at].head
    return False


def _told_more_of(document: Document, i: int) -> int | None:
    """The noun that a clause tells more of: "the | summit that opens", "the | summit to be held"."""
    token = document.tokens[i]
    if token.pos != "VERB":
        return None
    if tree.plain(token.relation) == "acl":
        return token.head
    opening = next(iter(tree.children(document, i, "mark")), 0)
    before = document.tokens[max(opening - 1, 0)]
    to_be = document.tokens[opening].text == "to" and bool(tree.children(document, i, "aux:pass"))
    return before.i if to_be and before.pos == "NOUN" and tree.plain(token.relation) == "advcl" else None


def _is_talked_of(document: Document, i: int) -> bool:
    """Whether a noun is what is talked of: "about the |, "on the | of", the object of "discussed"."""
    token, head = document.tokens[i], document.tokens[document.tokens[i].head]
    relation, led = tree.plain(token.relation), set(tree.cases(document, i))
    if relation == "obj":
        return head.lemma.lower() in DISCUSSING
    if relation not in {"obl", "nmod"} or _is_ground(token):
        return False
    if (token.lemma.lower(), token.pos) in eventful():
        return bool(led & ABOUT - {"over"})  # "over dinner"
    on = "on" in led and head.lemma.lower() in TALKING and token.lemma.lower() not in {*time_words(), *MARGINS}
    return bool(led & ABOUT) or on


def _is_ground(token: Token) -> bool:
    """Whether a word is one house, a ground or a sort of place: "over the hotel in", "on the border in"."""
    return (
        token.tag != "NNS"
        and token.lemma.lower() in words_for("house") | words_for("ground") | words_for("sort") | sides()
    )


def is_of_topic(document: Document, at: int) -> bool:
    """Whether a place stands behind a topic, whatever the tree hangs it on: "discussed the situation in | Chad"."""
    cases = tree.children(document, at, "case")
    return bool(cases) and _is_topics(document, cases[0], set())


def _is_topics(document: Document, opening: int, nodes: set[int]) -> bool:
    """Whether a place belongs to a topic right before it: "the situation in", "the war in eastern"."""
    before = opening - 1
    if before < 0 or before in nodes:
        return False
    token = document.tokens[before]
    return token.pos == "NOUN" and token.lemma.lower() in topic_nouns()


def _follows(document: Document, node: int, opening: int) -> bool:
    """Whether a place ends the phrase of the event's word: "talks between envoys of both sides in Geneva"."""
    if not node < opening <= node + PHRASE:
        return False
    between = document.tokens[node + 1 : opening]
    other = any((t.lemma.lower(), t.pos) in eventful() and not _is_means(document, t.i, node) for t in between)
    return not other and not any(_ends_phrase(t) for t in between)


def _ends_phrase(token: Token) -> bool:
    """Whether a word ends the phrase before it: a verb that is no attribute, a stop."""
    verbal = token.pos in {"VERB", "AUX", "SCONJ"} and token.tag not in NAMES
    return token.text in STOPS or (verbal and tree.plain(token.relation) != "amod")


def _is_means(document: Document, i: int, node: int) -> bool:
    """Whether an event's noun only says how another went: "met for talks", not "discussed the visit"."""
    token = document.tokens[i]
    while tree.plain(token.relation) == "nmod" and token.head != token.i:
        token = document.tokens[token.head]  # "convened a meeting of the dialogue"
    holding = document.tokens[node].lemma.lower() in HOLDING and document.tokens[node].pos == "VERB"
    return token.head == node and tree.plain(token.relation) in ({"obl", "obj"} if holding else {"obl"})
