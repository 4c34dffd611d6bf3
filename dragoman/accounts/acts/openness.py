"""Tells clauses of what is not so, or not yet: "if it attacks", "until it leaves", "had it not", "almost"."""

from __future__ import annotations

from dragoman.accounts.acts import words
from dragoman.accounts.triggers import contact_words
from dragoman.codebook.acts import operators
from dragoman.language import Document
from dragoman.mentions import tree

PRESENT = frozenset({"VBZ", "VBP"})
PROVIDED = frozenset({"provided", "providing"})
TERMS = frozenset({"condition", "proviso", "understanding"})  # "on the understanding that"
BARTER = frozenset({"exchange", "return"})
UP_TO = frozenset({"until", "till"})
FAR = 6  # words from "in exchange for" to the gerund that tells what for: "for the Libyan navy ending its"
ASKING = frozenset({"WRB", "WP"})  # "how", "where", "what"
MODALS = words.FUTURE | words.OUGHT | words.POSSIBLE | {"would"}


def is_open(document: Document, i: int) -> bool:
    """Whether the clause of a verb tells of what is only supposed, awaited, feared or left undone."""
    return any(
        test(document, i)
        for test in (
            _is_supposed, _is_set_aside, is_inverted, _is_awaited, _is_weakened, _is_yet_to, _would_have,
            is_exchanged, _is_on_terms, _is_asked_how, _is_talked_of,
        )
    )  # fmt: skip


def _is_asked_how(document: Document, i: int) -> bool:
    """ "Talked about the siege and how to | evacuate the town": what is asked or weighed, and not done."""
    if not any(document.tokens[c].tag == "TO" for c in tree.children(document, i, "mark")):
        return False
    head = document.tokens[document.tokens[i].head]
    asking = [document.tokens[c] for c in tree.children(document, i, "advmod") if c < i]
    asking += [head] if tree.plain(document.tokens[i].relation) == "acl" and head.i < i else []
    return any(word.tag in ASKING and word.text.casefold() not in {"that", "which"} for word in asking)


def _is_talked_of(document: Document, i: int) -> bool:
    """ "Held talks on | extending the pact", "talked about | sending arms": the matter of a contact, not done yet."""
    if document.tokens[i].tag != "VBG" or not {"on", "about", "over"} & set(tree.cases(document, i)):
        return False
    head = document.tokens[i].head
    words_of = [head, *tree.children(document, head, "obj", "obl")]
    return any(
        (document.tokens[k].lemma.casefold(), pos) in contact_words()
        for k in words_of
        for pos in ("NOUN", "VERB")
        if k < i and document.tokens[k].pos == pos
    )


def is_condition(document: Document, i: int) -> bool:
    """Whether a clause beside says on what something hangs: "if it attacks", "unless", "until", "should it"."""
    return _is_supposed(document, i) or is_inverted(document, i) or bool(_joints(document, i) & {"until", "till"})


def _joints(document: Document, i: int) -> set[str]:
    """The words that join a clause to its sentence: "if", "until", "in case", "so that"."""
    adverbs = (document.tokens[c].text.casefold() for c in tree.children(document, i, "advmod"))
    return set(tree.cases(document, i)) | (set(adverbs) & {"when", "once", "whenever"})


def _is_supposed(document: Document, i: int) -> bool:
    """ "If", "whether", "in case", "so that", "as though"."""
    joints = _joints(document, i)
    if "as" in joints and document.tokens[document.tokens[i].head].text.casefold() in {"long", "soon"}:
        return True  # "as long as it holds drills"
    ahead = document.tokens[i].tag in {"VBZ", "VBP"} and not tree.children(document, i, "aux")
    if ahead and (joints & {"once", "until", "till"} or {"as", "soon"} <= joints):
        return True  # "as soon as Chad gives its permission"
    head = document.tokens[document.tokens[i].head]
    if head.text.casefold() in PROVIDED and tree.plain(head.relation) == "advcl":
        return True  # "provided Chad | opens it", with "provided" for the verb of the clause
    return bool(joints & words.IF) or any(several <= joints for several in words.SUPPOSING)


def _is_set_aside(document: Document, i: int) -> bool:
    """ "Left the talks rather than | accept the terms", with "rather" for a conjunction."""
    return any(document.tokens[c].text.casefold() == "rather" for c in tree.children(document, i, "cc"))


def is_inverted(document: Document, i: int) -> bool:
    """ "Should Russia attack", "had it not attacked", "were it to attack": a condition without a word for it."""
    subject = tree.own_subject(document, i)
    first = [c for c in tree.children(document, i, "aux", "cop") if subject is not None and c < subject]
    marks = tree.children(document, i, "mark")  # "said that | had it attacked"
    leading = min((k for k in document.subtree(i) if k not in marks), default=i)
    opens = tree.plain(document.tokens[i].relation) == "advcl" or leading in first
    return opens and any(document.tokens[c].text.casefold() in {"should", "had", "were"} for c in first)


def _is_awaited(document: Document, i: int) -> bool:
    """ "Until it withdraws", "once the troops have left": ahead, by the tense or by the clause above."""
    token = document.tokens[i]
    if tree.plain(token.relation) not in {"advcl", "acl"} or not _joints(document, i) & words.AWAITING:
        return False
    auxiliaries = [document.tokens[c] for c in tree.children(document, i, "aux", "aux:pass")]
    if token.tag == "VBP" and not auxiliaries and token.text.casefold() in words.UNCHANGED:
        auxiliaries, token = [], document.tokens[token.head]  # "after they beat him": present or past by its form
    if {token.tag, *(a.tag for a in auxiliaries)} & PRESENT:
        return True
    head = document.tokens[document.tokens[i].head]
    if _joints(document, i) & UP_TO and _refuses(head.lemma):
        return True  # "refused to meet until Chad apologised"
    above = {document.tokens[c].text.casefold() for c in tree.children(document, head.i, "aux")}
    done = above & {"did", "do", "does"}
    return bool(above & MODALS) or (head.tag == "VB" and not done)


def _refuses(lemma: str) -> bool:
    """Whether a verb says no to what is below it: "refused", "ruled out"."""
    return any(operator.kind == "refuse" for operator in operators().get((lemma.casefold(), "VERB"), ()))


def are_terms(document: Document, noun: int) -> bool:
    """ "On | condition that it leaves", "on the | understanding that": what a promise hangs on."""
    behind = document.tokens[noun + 1].text.casefold() if noun + 1 < len(document.tokens) else ""
    return document.tokens[noun].lemma in TERMS and "on" in tree.cases(document, noun) and behind == "that"


def _is_on_terms(document: Document, i: int) -> bool:
    """ "On condition that Chad | withdraws"."""
    return any(
        c > 0 and are_terms(document, c - 1)
        for c in tree.children(document, i, "mark")
        if document.tokens[c].text.casefold() == "that"
    )


def is_exchanged(document: Document, i: int) -> bool:
    """ "In exchange for Chad | ending it", "in return for the | lifting of": what another is to do for it."""
    first = tree.first_conjunct(document, i)
    if document.tokens[first].tag != "VBG":
        behind = [c for c in tree.children(document, i, "case") if document.tokens[c].text.casefold() == "for"]
        return bool(behind) and behind[0] > 0 and document.tokens[behind[0] - 1].lemma in BARTER
    for k in range(first - 1, max(0, first - FAR), -1):
        if document.tokens[k].text.casefold() == "for":
            return document.tokens[k - 1].lemma in BARTER
        if document.tokens[k].pos in {"VERB", "PUNCT"}:
            break
    return False


def _is_weakened(document: Document, i: int) -> bool:
    """ "Nearly attacked", "allegedly attacked", "hardly supports"."""
    return any(
        document.tokens[c].text.casefold() in words.WEAKENING for c in tree.children(document, i, "advmod") if c < i
    )


def _is_yet_to(document: Document, i: int) -> bool:
    """ "Has yet to condemn"."""
    before = [t.text.casefold() for t in document.tokens[max(0, i - 2) : i]]
    return before == ["yet", "to"]


def _would_have(document: Document, i: int) -> bool:
    """ "Would have attacked", "was to have signed": it did not come to that."""
    below = {document.tokens[c].text.casefold() for c in tree.children(document, i, "aux", "mark")}
    return (
        "have" in below
        and bool(below & ({"would", "could", "might", "should", "ought", "to"}))
        and (bool(below & {"would", "could", "might", "should", "ought"}) or bool(below & {"was", "were"}))
    )
