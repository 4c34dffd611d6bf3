"""Tells how surely a time is an event's: by the tree, and by the order of words where parsers err."""

from __future__ import annotations

from functools import cache

from dragoman.codebook.acts import word_classes
from dragoman.codebook.tables import rows
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.timemention import TimeMention

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
# What is agreed or asked has a day of its own, on which it is not yet held or done.
ASKING = frozenset(
    "agree propose request suggest offer demand urge ask call vow promise pledge threaten order press refuse decline "
    "appeal warn decide undertake volunteer insist implore instruct tell want reject".split()
)
# What is judged was done before, on a day of its own: "on Monday condemned the shelling".
JUDGING = frozenset(
    "condemn denounce deplore decry slam blast criticise criticize describe call brand label term dub regard view "
    "dismiss protest lament mourn regret welcome praise hail defend justify ridicule".split()
)
# What somebody declares holds from a day of its own on.
DECLARING = frozenset("announce declare proclaim order impose".split())
BEGINNING = frozenset("start begin commence".split())
FROM_ON = frozenset({"from"})
BEGUN = 5  # words: "starting from noon on | Thursday"
ANNOUNCING = frozenset({"announce", "confirm", "report", "reveal", "disclose", "publish", "release"})
JOURNEYS = frozenset({"travel", "fly", "come", "drive", "journey", "sail", "head", "rush"})
OCCASIONS = frozenset({"occasion", "sideline", "sidelines", "margin", "margins", "fringe", "fringes", "eve"})
SPELLS = frozenset({"time", "hour", "morning", "afternoon", "evening", "night"})  # "in the early hours | of 27 July"
APART_ENDS = (" earlier", " later", " before", " after")
MARKS = frozenset({",", ";", ":", "(", ")", '"', "“", "”"})
PHRASE = 14  # words: the length of a noun's phrase up to its time
NEAR = 7  # words: "said in a joint statement late on Monday" is about the longest that a telling's time stands off


@cache
def telling() -> frozenset[tuple[str, str]]:
    """Verbs and nouns of giving an account: (lemma, part of speech)."""
    return frozenset((row["lemma"], row["pos"]) for row in rows("telling_words"))


@cache
def eventful() -> frozenset[tuple[str, str]]:
    """Nouns of contacts, which have times of their own: (lemma, part of speech)."""
    return frozenset((row["lemma"], row["pos"]) for row in rows("contact_words") if row["pos"] == "NOUN")


def tie(document: Document, nodes: set[int], top: int, time: TimeMention) -> int:
    """How surely a time is the event's: 3 hangs on it, 2 on its clause, 1 elsewhere in the sentence, 0 not."""
    kind = document.sentence_of(top).kind
    if is_tellers(document, top, nodes) or any(_is_judges(document, n, top) for n in nodes):
        return 0
    if any(_is_begins(document, n, top) for n in nodes):
        return 0
    governor = document.tokens[top].head
    if time.text.lower().endswith(APART_ENDS) and document.tokens[governor].pos == "NOUN":
        governor = tree.clause_of(document, governor)  # "met at the village | a day earlier"
    if governor in nodes or top in nodes:
        return 3
    if _holds(document, governor, nodes, top) or _is_when(document, nodes, top):
        return 3
    if kind == "caption":
        return 1
    chain = [governor, *document.ancestors(governor)]
    sentence = document.sentence_of(top)
    opening = next(t.i for t in document.tokens[sentence.first : sentence.last] if t.end > time.start)
    if _is_telling(document, governor) and _is_means(document, governor, nodes):
        return 2
    climbed = max(_climb(document, chain, n) for n in nodes)
    if climbed or any(_follows(document, n, opening, governor) or _leads(document, n, top, time) for n in nodes):
        return climbed or 2
    return 2 * any(_opens(document, n, top, time) for n in nodes)


def _is_judges(document: Document, node: int, top: int) -> bool:
    """Whether a time is of the verb that judges a deed: before the deed, or behind what that is called.

    "On Monday condemned the raid", "called the raid a crime on Monday"; not "described the raid of Monday so".
    """
    if document.tokens[node].pos not in {"NOUN", "PROPN"}:
        return False
    verb = next((i for i in document.ancestors(node) if document.tokens[i].pos == "VERB"), None)
    if verb is None or document.tokens[verb].lemma.casefold() not in JUDGING or node < verb:
        return False
    named = tree.children(document, verb, "xcomp", "ccomp", "obj", "advcl")
    named += [c for c in tree.children(document, verb, "obl") if "as" in tree.cases(document, c)]
    below = {node, *document.ancestors(node)}
    if any(
        verb < c < node and c not in below for c in named if document.tokens[c].pos in {"NOUN", "PROPN"} and c != top
    ):
        return False  # the noun is what the deed is called
    return top < node or any(node < c < top for c in named if c not in below and c != top)


def _is_begins(document: Document, node: int, top: int) -> bool:
    """Whether a time is that from which what is declared holds: "announced a truce starting Monday"."""
    token = document.tokens[node]
    verb = token.head if token.pos == "NOUN" and (token.lemma.lower(), token.pos) not in eventful() else node
    if document.tokens[verb].lemma.casefold() not in DECLARING or document.tokens[verb].pos != "VERB":
        return False
    if verb > top:
        return False
    lead = document.tokens[max(verb, top - BEGUN) : top]  # by the order: parsers hang the time on either verb
    begun = any(token.lemma.casefold() in BEGINNING and token.tag == "VBG" for token in lead)
    return begun or bool(FROM_ON & set(tree.cases(document, top)))


def _is_when(document: Document, nodes: set[int], top: int) -> bool:
    """Whether an event's clause tells what happened at a time: "since July, when they met"."""
    for node in nodes:
        clause = document.tokens[node]
        lead = tree.children(document, node, "advmod", "mark")
        if tree.plain(clause.relation) in {"acl", "advcl"} and any(
            document.tokens[c].text.casefold() == "when" and top < c < node for c in lead
        ):
            return top in {clause.head, lead[0] - 1, lead[0] - 2}  # a comma between
    return False


def _opens(document: Document, node: int, top: int, time: TimeMention) -> bool:
    """Whether a time ends the phrase that opens a sentence: "In a hall of the palace yesterday, X met Y"."""
    sentence = document.sentence_of(top)
    lead = [t for t in document.tokens[sentence.first : sentence.last] if t.start < time.end]
    after = document.tokens[lead[-1].i + 1] if lead[-1].i + 1 < sentence.last else None
    apart = any(t.pos in {"VERB", "AUX", "SCONJ"} or (t.lemma.lower(), t.pos) in eventful() for t in lead)
    if after is None or after.text != "," or apart or any(t.text in MARKS for t in lead):
        return False
    clause = tree.first_conjunct(document, tree.clause_of(document, node))
    return document.tokens[clause].is_root or (
        document.tokens[clause].relation == "ccomp" and document.tokens[document.tokens[clause].head].is_root
    )


def _leads(document: Document, node: int, top: int, time: TimeMention) -> bool:
    """Whether a time between a doer and the verb is the verb's: "the government in Warsaw on Tuesday | shut"."""
    lead = next((i for i in range(top, document.sentence_of(top).last) if document.tokens[i].start >= time.end), node)
    if not (top < lead <= node) or any(
        document.tokens[i].pos not in {"AUX", "ADV", "PART"} for i in range(lead, node)
    ):
        return False
    doer = next(iter(tree.children(document, node, "nsubj")), node)
    token = document.tokens[doer]
    within = all(t.pos in {"ADP", "DET", "ADJ", "NOUN", "PROPN", "NUM"} for t in document.tokens[doer + 1 : lead])
    return doer < top and within and (token.lemma.lower(), token.pos) not in eventful()


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
        return token.lemma.lower() not in ASKING
    if token.lemma.lower() in HOLDING and not nodes.isdisjoint(tree.described(document, governor)):
        return True
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
        return not _is_journeys_end(document, i)
    if relation == "xcomp":
        return document.tokens[token.head].lemma.lower() in ASKING  # "met and agreed to convene in May"
    if token.pos == "PROPN" or token.lemma.lower() in SPELLS or _is_titled(document, i):
        return False  # a person has no time: "met Lavrov on Monday" wherever Monday hangs
    if _is_weapon(document, i):
        return False  # "attacked the port with drones on Monday", wherever Monday hangs
    if _is_while(document, i) or _is_held(document, i) or _is_occasion(document, i):
        return False  # "toured the plant during his visit on Monday", "convene a summit in May"
    return relation in {"nmod", "obl", "obj", "nsubj", "conj", "compound"} and token.pos == "NOUN"


def _is_titled(document: Document, i: int) -> bool:
    """Whether a noun is a person's title: a name hangs on it ("Director Kim")."""
    named = tree.children(document, i, "flat", "appos", "compound")
    return any(document.tokens[c].pos == "PROPN" and c > i for c in named)


def _is_journeys_end(document: Document, i: int) -> bool:
    """Whether a deed is what somebody travelled for: "had come from Riga to speak at a rally on Tuesday"."""
    token = document.tokens[i]
    to = any(document.tokens[c].text.casefold() == "to" for c in tree.children(document, i, "mark"))
    return to and tree.plain(token.relation) == "advcl" and document.tokens[token.head].lemma.casefold() in JOURNEYS


def _is_occasion(document: Document, i: int) -> bool:
    """Whether a noun tells at what an event was, or of what that was: "met at the opening of the Games on Friday"."""
    token = document.tokens[i]
    relation, lead = tree.plain(token.relation), set(tree.cases(document, i))
    if relation == "nmod" and "of" in lead and token.head < i:
        return _is_occasion(document, token.head)
    beside = token.lemma.casefold() in OCCASIONS and "on" in lead
    return relation == "obl" and (beside or "at" in lead)


def _is_weapon(document: Document, i: int) -> bool:
    """Whether a noun tells with what force was used: "with | drones", which have no time of their own."""
    weapons = word_classes()["projectiles"] | word_classes()["weapons"]
    return "with" in tree.cases(document, i) and document.tokens[i].lemma.casefold() in weapons


def _is_while(document: Document, i: int) -> bool:
    """Whether an event's noun tells when another was: "during his visit"."""
    token = document.tokens[i]
    return (token.lemma.lower(), token.pos) in eventful() and "during" in tree.cases(document, i)


def _is_held(document: Document, i: int) -> bool:
    """Whether an event's noun is what a verb holds: "hold talks", "convene a summit"."""
    token = document.tokens[i]
    held = tree.plain(token.relation) == "obj" and document.tokens[token.head].lemma.lower() in HOLDING
    return held and (token.lemma.lower(), token.pos) in eventful()


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


def is_tellers(document: Document, top: int, nodes: set[int]) -> bool:
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
            return not _is_means(document, i, nodes)
    return False


def _is_means(document: Document, i: int, nodes: set[int]) -> bool:
    """Whether a noun of telling is how an event was done: "warned in a statement on Friday"."""
    token = document.tokens[i]
    by = tree.plain(token.relation) == "obl" and "in" in tree.cases(document, i)
    return by and token.pos == "NOUN" and token.head in nodes


def _is_telling(document: Document, i: int) -> bool:
    token = document.tokens[i]
    return (token.lemma.lower(), token.pos) in telling()
