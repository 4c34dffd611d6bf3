"""Weighs whom a passage is about: who does things in main clauses first, who is only quoted on them last."""

from __future__ import annotations

from dragoman.mentions import tree
from dragoman.mentions.casting import Casting, is_subject
from dragoman.mentions.saying_words import SAYING

# A sentence is about the subject of its main clause; one told of by the way ("to which X had invited") less so,
# and the one whom another tells about less than the one who tells: "Lavrov said Blinken was wrong. He ...".
SUBJECT, BY_THE_WAY, TOLD_ABOUT = 0.9, 0.55, 0.75
# A pronoun in what somebody is told to have said is mostly the speaker: half a sentence nearer than a subject.
SPEAKER = 0.8
# "X and Y had a call. On Friday he ...": the first of a list is who goes on.
LISTED = 0.2
# "X received Y. Earlier he received Z": the same place by the same verb.
PARALLEL = 0.3
# Who only reports or explains hardly ever meets anybody: two sentences further away than he stands.
BYSTANDER = 2.0
BYSTANDERS = frozenset({"journalist", "expert", "spokesperson", "spokesperson_mfa"})
# Nothing tells who he is: a name in a byline, of a colleague, of a passer-by.
UNKNOWN = 1.0
# "..., Y told reporters": who speaks by the way, in a sentence about somebody else.
QUOTED = 0.6
# "She would meet X, | he added": who is in what one says is mostly not who says it.
IN_WHAT_IS_SAID = 1.5


def weigh(casting: Casting, at: int, key: int, i: int) -> float:
    """How likely a pronoun at token `i` is the actor of a mention at token `at` before it."""
    apart = casting.tokens[i].sentence - casting.tokens[at].sentence
    score = -1.0 * apart + _standing(casting, at, apart) + 0.2 * (1 / (1 + i - at))
    score += PARALLEL if _does_the_same(casting, at, i) else 0.0
    if _says(casting, i):
        return score - (IN_WHAT_IS_SAID if _is_in_what_is_said(casting, at, i) else 0.0)
    bystander = _is_bystander(casting, at, key)
    score -= BYSTANDER if bystander else UNKNOWN if _is_unknown(casting, key) else 0.0
    score += SPEAKER if not bystander and at == _speaker(casting, i) else 0.0
    return score - (QUOTED if apart and _is_quoted(casting, at) else 0.0)


def _standing(casting: Casting, at: int, apart: int) -> float:
    """How much a sentence is about a mention: its subject, or less where an earlier one has it by the way."""
    if not is_subject(casting, at):
        return 0.0
    first = tree.first_conjunct(casting.document, at)
    verb = casting.tokens[first].head
    clauses = [tree.plain(casting.tokens[c].relation) for c in (verb, *casting.document.ancestors(verb))]
    if not apart:
        return SUBJECT
    told = "ccomp" in clauses and not _is_behind_its_content(casting, verb)
    standing = BY_THE_WAY if {"acl", "advcl"} & set(clauses) else TOLD_ABOUT if told else SUBJECT
    return standing - (LISTED if first != at else 0.0)


def _is_behind_its_content(casting: Casting, verb: int) -> bool:
    """Whether who says it stands behind what is said: "X will go to Seoul, | Y said"."""
    at = verb
    while tree.plain(casting.tokens[at].relation) != "ccomp" and casting.tokens[at].head != at:
        at = casting.tokens[at].head
    return casting.tokens[at].head > at


def _does_the_same(casting: Casting, at: int, i: int) -> bool:
    """Whether a mention is the subject of the verb that a pronoun is the subject of: "received ... he received"."""
    if not is_subject(casting, at) or tree.plain(casting.tokens[i].relation) != "nsubj":
        return False
    first = tree.first_conjunct(casting.document, at)
    verb, own = casting.tokens[first].head, casting.tokens[i].head
    return verb != own and casting.tokens[verb].lemma == casting.tokens[own].lemma


def _says(casting: Casting, i: int) -> bool:
    """Whether a pronoun is who says something: "he | said", which a spokesman may well be."""
    token = casting.tokens[i]
    return tree.plain(token.relation) == "nsubj" and casting.tokens[token.head].lemma in SAYING


def _is_in_what_is_said(casting: Casting, at: int, i: int) -> bool:
    """Whether a mention stands in the words that the pronoun's verb reports, before it in the sentence."""
    verb = casting.tokens[i].head
    if casting.tokens[at].sentence != casting.tokens[i].sentence or at > verb:
        return False
    if tree.plain(casting.tokens[verb].relation) == "parataxis":
        return True
    content = tree.children(casting.document, verb, "ccomp", "parataxis")
    return any(at in casting.document.subtree(c) for c in content if c < verb)


def _is_bystander(casting: Casting, at: int, key: int) -> bool:
    """Whether somebody only reports or explains: a spokesman, an analyst, "our correspondent X"."""
    m = casting.cast.by_head.get(at)
    ours = m is not None and m.whose is not None and casting.tokens[m.whose].text.casefold() in {"my", "our"}
    return ours or casting.actors[key].office in BYSTANDERS


def _is_unknown(casting: Casting, key: int) -> bool:
    actor = casting.actors[key]
    return actor.role is None and actor.country is None


def _is_quoted(casting: Casting, at: int) -> bool:
    """Whether a sentence has somebody only as its source: "..., | X told reporters", "according to | X"."""
    if "according" in tree.cases(casting.document, at):
        return True
    first = tree.first_conjunct(casting.document, at)
    verb = casting.tokens[first].head
    if not is_subject(casting, at) or casting.tokens[verb].lemma not in SAYING:
        return False
    if tree.plain(casting.tokens[verb].relation) == "parataxis":
        return True
    return any(c < first for c in tree.children(casting.document, verb, "ccomp", "parataxis"))


def _speaker(casting: Casting, i: int) -> int | None:
    """The subject of the verb that reports what a pronoun's clause tells: "Lavrov | said he would come"."""
    at = i
    for head in tree.upward(casting.document, i):
        told = tree.plain(casting.tokens[at].relation) == "ccomp" and casting.tokens[head].lemma in SAYING
        if told:
            subject = tree.subject(casting.document, head)
            return subject if subject is not None and subject < i else None
        at = head
    return None
