"""Small questions to the dependency tree that the reading rules share.

Relations are Universal Dependencies for English; a relation is compared without its subtype unless
the subtype is named (`nsubj` covers `nsubj:pass`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, wraps
from typing import TypeVar

from dragoman.language import Document

Found = TypeVar("Found")

CLAUSES = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj", "conj"})
# Verbs whose object does the deed of the infinitive: "invited X to visit", "asked X to meet Y".
OBJECT_CONTROL = frozenset(
    "invite ask urge tell order persuade allow encourage advise convince direct instruct expect force "
    "request want authorise authorize send dispatch permit press push warn implore beg exhort command compel prompt "
    "lead cause drive spur oblige require challenge beseech enable forbid pressure".split()
)

# Whose object goes to do what an infinitive behind it tells, however the parser hangs it: "sent X to Rome to meet Y".
SENDING = frozenset({"send", "dispatch"})

# Verbs that name whom they ask behind a preposition: "called on X to", "appealed to X to".
ASKING = {
    "call": frozenset({"on", "upon"}), "appeal": frozenset({"to"}), "plead": frozenset({"with"}),
    "prevail": frozenset({"on", "upon"}), "lean": frozenset({"on"}), "signal": frozenset({"to"}),
    "shout": frozenset({"to", "at"}), "wait": frozenset({"for"}), "arrange": frozenset({"for"}),
}  # fmt: skip

# "Informed Chad of recalling the envoy": one's own deed, unlike "accused Chad of shelling".
INFORMING = frozenset("inform notify warn remind tell advise assure".split())
# "Charged Chad with spying", "kept it from attacking".
KEEPING = frozenset("charge prevent stop bar ban keep deter dissuade discourage block prohibit restrain".split())


@lru_cache(maxsize=256)  # some fifty relations, asked for thousands of times an article
def plain(relation: str) -> str:
    """The relation without its subtype: `nsubj:pass` is `nsubj`."""
    return relation.partition(":")[0]


def children(document: Document, i: int, *relations: str) -> list[int]:
    """The dependents of a token that stand in one of the relations (subtypes included); all where none is named."""
    hanging = document.hanging[i]
    if not hanging:  # most words have none
        return []
    if not relations:
        return [c for c, _, _ in hanging]
    return [c for c, relation, bare in hanging if relation in relations or bare in relations]


def kept(look: Callable[[Document, int], Found]) -> Callable[[Document, int], Found]:
    """Answers a question about a word once for each document: rules ask the same of the same words over and over.

    Only for what the tree alone decides, and an answer that nobody changes.
    """

    name = f"{look.__module__}.{look.__name__}"

    @wraps(look)
    def ask(document: Document, i: int) -> Found:
        known: dict[int, Found] = document.known[name]
        if i not in known:
            known[i] = look(document, i)
        return known[i]

    return ask


@kept
def cases(document: Document, i: int) -> tuple[str, ...]:
    """The prepositions of a nominal, lower case: ("with",), ("because", "of")."""
    hanging = document.hanging[i]
    before = [c for c, _, bare in hanging if bare in {"case", "mark"}]
    for name in [f for f, _, bare in hanging if bare == "flat" and f > i]:  # "with Libya's Ana Rey": on any part
        before += [c for c in children(document, name, "case", "mark") if c < i]
    if not before and i and document.tokens[i].pos == "PROPN" and document.tokens[i].relation == "obl":
        title = document.tokens[i - 1]
        if title.pos == "NOUN" and plain(title.relation) == "nmod":
            before = children(document, title.i, "case")  # "with the Turkish leader | Ana Rey": on the title
    words: list[str] = []
    for c in before:
        words.append(document.tokens[c].text.casefold())
        words += [document.tokens[f].text.casefold() for f in children(document, c, "fixed")]
    return tuple(words)


def conjuncts(document: Document, i: int) -> list[int]:
    """A token and everything coordinated with it, in order."""
    found, queue = [], [i]
    while queue:
        at = queue.pop(0)
        found.append(at)
        queue += [c for c in children(document, at, "conj") if c not in found]
    return sorted(found)


def first_conjunct(document: Document, i: int) -> int:
    """The token that a coordination hangs from."""
    for _ in range(30):
        token = document.tokens[i]
        if plain(token.relation) != "conj" or token.head == i:
            break
        i = token.head
    return i


def described(document: Document, verb: int) -> list[int]:
    """The nouns that the clause of a verb set after them may tell of, nearest first; none for another clause.

    A parser hangs it on the last name of the phrase: "the negotiations with Russia, which were held in May".
    """
    found: list[int] = []
    token = document.tokens[verb]
    while plain(token.relation) == "acl" or (found and plain(token.relation) == "nmod"):
        found.append(token.head)
        token = document.tokens[token.head]
        if token.pos != "PROPN":
            break
    return found


@kept
def is_verbal(document: Document, i: int) -> bool:
    """Whether a token heads a clause: a verb, or a predicate with a copula or subject."""
    token = document.tokens[i]
    return token.pos in {"VERB", "AUX"} or any(
        plain(document.tokens[c].relation) in {"nsubj", "cop"} for c in document.children(i)
    )


def upward(document: Document, i: int) -> Iterator[int]:
    """The heads of a token, nearest first, to the root."""
    for _ in range(200):
        head = document.tokens[i].head
        if head == i:
            return
        yield head
        i = head


@kept
def clause_of(document: Document, i: int) -> int:
    """The head of the clause that a token stands in; the token itself where it heads one."""
    if is_verbal(document, i):
        return i
    for head in upward(document, i):
        if is_verbal(document, head):
            return head
    return i


def scene_of(document: Document, i: int) -> int | None:
    """What sets the scene of a clause: "was in | Oslo, where he met X", "her | visit, during which"."""
    clause = first_conjunct(document, clause_of(document, i))
    token = document.tokens[clause]
    if plain(token.relation) not in {"acl", "advcl"} or token.head == clause:
        return None
    lead = [document.tokens[c] for c in children(document, clause, "advmod", "obl", "mark")]
    if any(t.text.casefold() in {"where", "when"} and t.i < clause for t in lead):
        return clause_of(document, token.head)
    during = any(t.text.casefold() == "which" and {"during", "in", "at"} & set(cases(document, t.i)) for t in lead)
    return token.head if during else None


@kept
def own_subject(document: Document, verb: int) -> int | None:
    """The token that is the grammatical subject of a predicate, if it has one of its own."""
    found = children(document, verb, "nsubj")
    before = [c for c in found if c < verb]  # of two the other belongs to "..., the ministry said" behind it
    if len(before) == 2 and children(document, before[1], "cc"):
        return before[0]  # "he and | President X met", with both for subjects
    if len(before) > 1 and _is_cut(document, before[0], before[-1]):
        return before[0]
    return (before or found)[-1] if found else None


def _is_cut(document: Document, first: int, second: int) -> bool:
    """Whether a parser cut a list of subjects before its last name: "X and US secretary of state | Y talked"."""
    joined = conjuncts(document, first)[1:]
    return any(second - 1 in {k, *document.subtree(k)} for k in joined if k < second)


def _guest(document: Document, verb: int) -> int | None:
    """The subject that a parser makes the object of its attribute: "Visiting | President X and Y held talks"."""
    for c in children(document, verb, "advcl"):
        token = document.tokens[c]
        first = token.i == document.sentence_of(c).first
        if token.text.casefold() == "visiting" and c < verb and first and (done_to := children(document, c, "obj")):
            return done_to[0]
    return None


def charged_with(document: Document, verb: int) -> int | None:
    """Whom the verb above a gerund charges with it, or thanks for it: "accused | Chad | of shelling the port"."""
    token = document.tokens[verb]
    if token.tag != "VBG" or plain(token.relation) not in {"advcl", "xcomp", "ccomp"}:
        return None
    lemma, marks = document.tokens[token.head].lemma, set(cases(document, verb))
    if is_passive(document, token.head) or lemma in INFORMING or not ({"for", "of"} & marks or lemma in KEEPING):
        return None
    found = [*children(document, token.head, "iobj"), *children(document, token.head, "obj")]
    return next((c for c in found if c < verb), None)


def _cut_off(document: Document, verb: int) -> int | None:
    """The subject that a parser gives to the verb of saying behind it: "| X will travel to Y, the office said"."""
    token = document.tokens[verb]
    if token.relation != "ccomp" or token.head < verb:
        return None
    subjects = children(document, token.head, "nsubj")
    return subjects[0] if len(subjects) > 1 and subjects[0] < verb < subjects[-1] else None


def _behind_mark(document: Document, verb: int) -> int | None:
    """The subject that a parser hangs on the verb above: "fled, days after | a delegation led by X met Y"."""
    marks = children(document, verb, "mark")
    token = document.tokens[verb]
    if token.relation != "advcl" or token.tag not in {"VBD", "VBZ", "VBP"} or not marks or token.head > verb:
        return None
    between = [c for c in children(document, token.head, "obl", "nmod", "obj") if marks[0] < c < verb]
    return between[0] if len(between) == 1 and not cases(document, between[0]) else None


def _elsewhere(document: Document, verb: int) -> int | None:
    """The subject of a verb that a parser has hung on another word."""
    for look in (_guest, _cut_off, _behind_mark):
        if (found := look(document, verb)) is not None:
            return found
    return None


@kept
def subject(document: Document, verb: int) -> int | None:
    """The subject of a predicate, shared over coordination and control ("agreed to meet", "rose and said")."""
    for _ in range(8):
        if _is_left_for(document, verb):
            verb = document.tokens[verb].head
            continue
        found = own_subject(document, verb)
        if found is not None and document.tokens[found].text.casefold() not in {"which", "who", "that"}:
            return found
        if found is None and (elsewhere := _elsewhere(document, verb)) is not None:
            return elsewhere
        token = document.tokens[verb]
        relation = plain(token.relation)
        if (told := _of_whom(document, verb, found)) is not None:
            return told
        if (charged := charged_with(document, verb)) is not None:
            return charged  # "thanked X for hosting", "accused X of meeting"
        if relation in {"xcomp", "advcl", "ccomp"} and (asked := _asked(document, verb)) is not None:
            return asked
        if relation == "acl" and token.tag == "VB" and document.tokens[token.head].is_root:
            return token.head  # a heading: "Macron to visit Beijing"
        if relation == "acl" and token.tag == "VB" and (owners := children(document, token.head, "nmod:poss")):
            return owners[0]
        if (
            relation == "acl"
            and token.tag == "VB"
            and is_verbal(document, (up := clause_of(document, token.head)))
            and up != verb
        ):
            verb = up
            continue
        if relation in {"conj", "xcomp", "advcl", "parataxis"} and token.head != verb:
            if relation == "advcl" and token.tag not in {"VBG", "VB", "VBN"} and not token.text.endswith("ing"):
                return None
            verb = token.head
            continue
        return None
    return None


def _is_left_for(document: Document, verb: int) -> bool:
    """Whether a parser gives an infinitive the place somebody left for: "left for | Moscow to attend a meeting"."""
    token = document.tokens[verb]
    if token.tag != "VB" or document.tokens[token.head].lemma not in {"leave", "depart", "head"}:
        return False
    return any(document.tokens[c].text.casefold() == "for" for c in children(document, verb, "mark"))


def _of_whom(document: Document, verb: int, found: int | None) -> int | None:
    """Whom a clause behind a noun tells of: "X, | who met Y", "the team | visiting Y", "the first | to visit Y"."""
    token = document.tokens[verb]
    if plain(token.relation) != "acl":
        return None
    if found is not None or token.tag == "VBG":
        return token.head
    first = children(document, token.head, "cop") and is_the_one_to(document, verb)
    return own_subject(document, token.head) if first else None


def is_the_one_to(document: Document, verb: int) -> bool:
    """Whether an infinitive tells what somebody was the first to do: "was the first leader | to visit Kyiv"."""
    head = document.tokens[verb].head
    words = {document.tokens[c].lemma for c in (head, *children(document, head, "amod"))}
    return bool(words & {"first", "second", "third", "last", "only", "latest"})


def _asked(document: Document, verb: int) -> int | None:
    """Who is to do what somebody asks, orders or wants: "urged | X | to meet Y", "called on | X | to return"."""
    token = document.tokens[verb]
    above = document.tokens[token.head]
    purpose = above.lemma in SENDING and token.tag == "VB" and not is_passive(document, token.head)
    if above.lemma in OBJECT_CONTROL and (plain(token.relation) == "xcomp" or purpose):
        return next(iter(children(document, token.head, "obj", "iobj")), None)
    if token.tag == "VB" and (invited := _invited(document, verb)) is not None:
        return invited
    prepositions = ASKING.get(above.lemma)
    if prepositions is None or token.tag != "VB" or verb < token.head:
        return None
    asked = [c for c in children(document, token.head, "obl") if prepositions & set(cases(document, c))]
    return next((c for c in asked if token.head < c < verb), None)


def _invited(document: Document, verb: int) -> int | None:
    """Who is to come where an invitation is told: "renewed his invitation to | X to come to Y"."""
    for c in children(document, document.tokens[verb].head, "obj", "obl"):
        if document.tokens[c].lemma == "invitation" and c < verb:
            to = [n for n in children(document, c, "nmod") if "to" in cases(document, n) and n < verb]
            return to[0] if to else None
    return None


def is_passive(document: Document, verb: int) -> bool:
    """Whether a predicate is in the passive: "was received", "talks held in Vienna"."""
    for _, relation, _ in document.hanging[verb]:
        if relation in {"nsubj:pass", "aux:pass"}:
            return True
    token = document.tokens[verb]
    if token.tag != "VBN":
        return False
    if plain(token.relation) in {"acl", "advcl"}:
        return not children(document, verb, "aux", "nsubj")
    return is_passive_beside(document, verb)


def is_passive_beside(document: Document, verb: int) -> bool:
    """Whether a participle shares the passive of the verb before it: "were attacked, | looted and burned"."""
    token = document.tokens[verb]
    beside = token.tag == "VBN" and token.relation == "conj" and token.head < verb
    return (
        beside
        and not children(document, verb, "aux", "nsubj", "obj")
        and document.tokens[token.head].tag == "VBN"
        and is_passive(document, token.head)
    )


def words_between(document: Document, first: int, last: int) -> list[str]:
    """The lower-case words of tokens [first, last)."""
    return [document.tokens[i].text.casefold() for i in range(first, last)]
