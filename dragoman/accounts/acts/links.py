"""Says how a word hangs on the one above it, which operator that is, and whether it is negated."""

from __future__ import annotations

from dataclasses import replace

from dragoman.accounts.acts import slots
from dragoman.accounts.acts.openness import MODALS, is_open
from dragoman.accounts.acts.words import FACTUAL_PREPOSITIONS
from dragoman.codebook.acts import Operator, operators
from dragoman.language import Document
from dragoman.mentions import tree


def link_of(document: Document, i: int) -> str | None:
    """How a word hangs on its head, as operators name it: `to`, `that`, `ing`, `obj`, `subj` or a preposition."""
    return "for" if _is_listed_as_asked(document, i) else _link(document, i)


def _link(document: Document, i: int) -> str | None:
    token = document.tokens[i]
    relation = tree.plain(token.relation)
    cases = tree.cases(document, i)
    if token.pos in {"VERB", "AUX"} or (
        tree.is_verbal(document, i) and relation in {"ccomp", "xcomp", "advcl", "acl"}
    ):
        if relation == "csubj":
            vital = "that" in cases and document.tokens[token.head].pos == "ADJ"  # "it is vital | that it leave"
            return "obj" if tree.is_passive(document, token.head) else "that" if vital else None
        if "to" in cases:
            return "toing" if token.tag == "VBG" else "to"
        if is_gerund(document, i):
            beside = relation == "advcl" and not cases and _follows_comma(document, i)
            return None if beside else next((case for case in cases), "ing")
        if relation == "ccomp":
            return "that"
        if relation == "xcomp":
            return "to" if token.tag == "VB" or token.pos != "VERB" else None
        if relation == "acl" and token.tag in {"VBD", "VBZ", "VBP", "VB", "VBN"} and "that" in cases:
            return "that"
        return "that" if relation == "acl" and is_hearsay(document, token.head) and _is_whole(document, i) else None
    if relation in {"obj", "iobj"}:
        return "obj"
    if relation == "nsubj":
        return "obj" if tree.is_passive(document, token.head) else "subj"
    if relation in {"obl", "nmod"} or (relation == "advcl" and token.pos == "ADJ"):  # "painted as | unwilling to"
        if cases:
            return cases[-1] if cases[-1] != "to" or relation == "obl" else "to"
        return "obj" if relation == "obl" else None
    if relation == "xcomp":
        return "obj"
    return None


def _is_listed_as_asked(document: Document, i: int) -> bool:
    """ "Set out its demands: a truce, the | withdrawal of the troops", "demands including the | release of"."""
    token = document.tokens[i]
    listed = tree.plain(token.relation) == "appos" or "including" in tree.cases(document, i)
    head = document.tokens[token.head]
    if not listed or head.pos != "NOUN" or head.i > i:
        return False
    return any(o.kind == "demand" for o in operators().get((head.lemma.casefold(), "NOUN"), ()))


def is_hearsay(document: Document, i: int) -> bool:
    """Whether a noun is of what is only said: "a charge", "a report"."""
    return any(o.kind == "hearsay" for o in operators().get((document.tokens[i].lemma.casefold(), "NOUN"), ()))


def _is_whole(document: Document, i: int) -> bool:
    """ "The charge | it bombed a boat", "that Chad | sent arms": a clause with a subject and an object of its own.

    In "the report that Chad sent" the report is what is sent.
    """
    subject = tree.own_subject(document, i)
    if subject is None or document.tokens[subject].tag in {"WDT", "WP"}:
        return False
    own = [c for c in tree.children(document, i, "obj") if document.tokens[c].tag not in {"WDT", "WP"}]
    return document.tokens[i].relation != "acl:relcl" or bool(own)


def _follows_comma(document: Document, i: int) -> bool:
    """ "Broke off ties, | accusing Chad of spying": what is done besides, and not what is broken off."""
    first = min(document.subtree(i), default=i)
    return "," in {document.tokens[first].text, document.tokens[max(0, first - 1)].text}


def operator_at(document: Document, head: int, link: str) -> Operator | None:
    """The operator of the codebook that a word is for a deed that hangs on it so."""
    token = document.tokens[head]
    pos = "VERB" if token.pos in {"VERB", "AUX"} else token.pos
    pos = "NOUN" if pos == "PROPN" else pos
    lemma = token.lemma.casefold()
    particles = sorted(slots.particles(document, head)) if pos == "VERB" else []
    if link not in {"obj", "subj"}:  # "took part in", "claimed responsibility for"
        particles += [document.tokens[c].lemma.casefold() for c in tree.children(document, head, "obj")]
    elif pos == "VERB":  # "put the talks on hold"
        particles += [document.tokens[c].lemma.casefold() for c in tree.children(document, head, "obl") if c > head]
    keys = [*((f"{lemma} {particle}", pos) for particle in particles), (lemma, pos), (token.text.casefold(), "ADJ")]
    for key in keys:
        for operator in operators().get(key, ()):
            if link in operator.links:
                prepared = operator.kind == "offer" and is_made_so(document, head)
                return replace(operator, kind="plan") if prepared else operator
    return None


def is_made_so(document: Document, i: int) -> bool:
    """ "Made | ready to sail", "is getting | ready to send": what is prepared, and offered to nobody."""
    token = document.tokens[i]
    return tree.plain(token.relation) == "xcomp" and document.tokens[token.head].lemma in MAKING


MAKING = frozenset({"make", "get"})
# Words above that leave a report or a deed as it is.
LEAVING = frozenset({"do", "claim", "admit", "comment", "decide", "announce", "agree", "accuse", "thank", "receive"})


def is_asserted(document: Document, verb: int) -> bool:
    """Whether a verb itself is told as done: not denied, supposed, wished or only possible."""
    if is_open(document, verb) or negation_of(document, verb) is not None or nobody_does(document, verb) is not None:
        return False
    if any(document.tokens[c].text.casefold() in MODALS for c in tree.children(document, verb, "aux")):
        return False
    link, head = link_of(document, verb), document.tokens[verb].head
    if link is None or head == verb or relation_up(document, verb) == "conj":
        return True
    above = operator_at(document, head, link)
    if above is None:
        return link not in {"to", "toing"} and not (is_gerund(document, verb) and link not in FACTUAL_PREPOSITIONS)
    return above.kind in LEAVING


def relation_up(document: Document, i: int) -> str:
    """The relation in which a token stands to its head, without the subtype."""
    return tree.plain(document.tokens[i].relation)


NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
NOTHING = frozenset("nothing nobody none".split())
ASKING = frozenset("ask call plead appeal".split())
# "In no way supports", "will under no circumstances supply".
NO_WAY = frozenset("way means circumstance point time case condition event account".split())


def negation_of(document: Document, i: int) -> int | None:
    """The word that negates a verb: "not", "never", "no longer", "in no way", "nor", an object with "no"."""
    for c in document.children(i):
        low = document.tokens[c].text.casefold()
        if low == "longer" and c < i and document.tokens[c - 1].text.casefold() == "no":
            return c - 1
        if low in NOT and c < i and _following(document, c) not in {"only", "to"}:
            return c
    if (split := _before_to(document, i)) is not None:
        return split
    for c in tree.children(document, i, "cc"):
        if document.tokens[c].text.casefold() in {"nor", "neither"}:
            return c
    return _negated_phrase(document, i)


def _following(document: Document, i: int) -> str:
    return document.tokens[i + 1].text.casefold() if i + 1 < len(document.tokens) else ""


def _before_to(document: Document, i: int) -> int | None:
    """ "Promised never to recognise": the parser may hang it on the verb above."""
    to = next((c for c in tree.children(document, i, "mark") if document.tokens[c].text.casefold() == "to"), None)
    if to is None or to == 0:
        return None
    return to - 1 if document.tokens[to - 1].text.casefold() in {"not", "never"} else None


def _negated_phrase(document: Document, i: int) -> int | None:
    """ "Sent no troops", "ruled nothing out", "by no means supports"."""
    for c in tree.children(document, i, "obj", "obl", "advmod", "nsubj:pass"):
        token = document.tokens[c]
        if token.text.casefold() in NOTHING and _is_content(document, i, c):
            return c
        no = no_of(document, c)
        if no is not None and (tree.plain(token.relation) == "obj" or token.lemma.casefold() in NO_WAY):
            return no
    return None


def _is_content(document: Document, i: int, c: int) -> bool:
    """ "Handed over nothing", "agreed to nothing", "asked for nothing"; what is done for nothing is done."""
    relation, cases = tree.plain(document.tokens[c].relation), set(tree.cases(document, c))
    if relation != "obl":
        return relation == "obj" or c > i
    return bool(cases & {"of", "to"}) or (document.tokens[i].lemma in ASKING and "for" in cases)


def nobody_does(document: Document, i: int) -> int | None:
    """The word that says that nobody does it: "no state has recognised", "nobody attacked", "not a single one"."""
    subject = tree.own_subject(document, i)
    if subject is None:
        return None
    for c in (subject, *document.children(subject)):
        low = document.tokens[c].text.casefold()
        if low in {"no", "neither", "none", "nobody", "nothing", "few"} or (
            low == "not" and _following(document, c) in {"a", "one"}
        ):
            return c
    return None


def is_gerund(document: Document, i: int) -> bool:
    """ "Denied ordering", "denied having ordered"; no gerund: "was ordering"."""
    auxiliaries = tree.children(document, i, "aux")
    if any(document.tokens[c].tag == "VBG" for c in auxiliaries):
        return True
    return document.tokens[i].tag == "VBG" and not any(document.tokens[c].lemma == "be" for c in auxiliaries)


def no_of(document: Document, noun: int) -> int | None:
    """The "no" of a noun: "no plan", "no intention", "no more prisoners"."""
    for c in document.children(noun):
        low = document.tokens[c].text.casefold()
        if low == "no":
            return c
        if low in {"more", "further"} and c > 0 and document.tokens[c - 1].text.casefold() == "no":
            return c - 1
    return None
