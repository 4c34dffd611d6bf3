"""Reads refusals and demands whose deed the tables don't know: "said it would not sign", "needs to stop it"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.accounts.acts import slots, words
from dragoman.accounts.acts.deeds import Deed
from dragoman.accounts.acts.fitting import is_word
from dragoman.accounts.acts.links import negation_of, no_of
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.triggers import contact_words
from dragoman.codebook.acts import Frame, word_classes
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor

AHEAD = words.FUTURE | {"would"}
POSSIBLE = frozenset({"can", "could"})
# What one will not do or be without refusing anybody.
IDLE = frozenset(
    "be have hesitate know see think happen last win rest forget lose fail succeed become need want like affect "
    "matter mean exist survive die find feel seem appear remain stay require result comment say "
    "speak discuss answer elaborate confirm name identify disclose tell meet talk visit call know work help "
    "benefit suffer happen regret believe hope expect understand prevent undermine weaken harm hurt damage "
    "cost lead cause increase rise fall grow improve".split()
)


HEARING = frozenset("consider discuss entertain contemplate hear study examine debate".split())
"""What one does with what others ask for, before an answer."""


def find_declarations(document: Document, sides: Sides, taken: set[int]) -> Iterator[Deed]:
    """Clauses that refuse or demand, of whose verbs the tables know no deed."""
    for sentence in words.told_sentences(document):
        for i in range(sentence.first, sentence.last):
            if i not in taken and document.tokens[i].tag == "VB":
                found = _nothing_of_it(document, sides, i) or _declared(document, sides, i)
                if found is not None:
                    yield found


def _auxiliaries(document: Document, i: int) -> set[str]:
    return {document.tokens[c].text.casefold() for c in tree.children(document, i, "aux")}


def _declared(document: Document, sides: Sides, i: int) -> Deed | None:
    """ "Would not sign the bill", said of oneself; "needs to stop it", said of another."""
    token = document.tokens[i]
    lemma = token.lemma.casefold()
    if (lemma, "VERB") in contact_words() or tree.is_passive(document, i) or tree.plain(token.relation) == "advcl":
        return None
    doer = slots.doer(document, i)
    sources = sides.at(doer) if doer is not None else []
    speakers = sides.speaker(i)
    if not any(a.country for a in sources):
        return None
    if turns_down(document, i):
        return _deed(document, sides, i, sources, doer)
    if not speakers:
        return None
    own = bool({a.country for a in sources} & {a.country for a in speakers} - {None})
    auxiliaries = _auxiliaries(document, i)
    if own and auxiliaries & AHEAD and lemma not in IDLE and negation_of(document, i) is not None:
        return _deed(document, sides, i, sources, doer)
    head = document.tokens[token.head]
    needed = tree.plain(token.relation) == "xcomp" and head.lemma in {"need", "have", "ought"} and head.tag != "VB"
    if not own and needed and lemma not in {"be", "have"}:
        return _deed(document, sides, i, sources, doer)
    return None


def turns_down(document: Document, i: int) -> bool:
    """ "Would not | consider the demand", "will not | discuss the plan": refused, whoever tells it."""
    asked = any(is_word(document, c, word_classes()["calls"]) for c in tree.children(document, i, "obj"))
    heard = document.tokens[i].lemma in HEARING and bool(_auxiliaries(document, i) & AHEAD)
    return asked and heard and negation_of(document, i) is not None


def _nothing_of_it(document: Document, sides: Sides, i: int) -> Deed | None:
    """ "There will be no talks", "there can be no talks", said by whoever would hold them."""
    there = any(document.tokens[c].text.casefold() == "there" for c in tree.children(document, i, "expl"))
    subject = tree.own_subject(document, i)
    if not there or subject is None or not _auxiliaries(document, i) & (AHEAD | POSSIBLE):
        return None
    refused = no_of(document, subject) is not None and document.tokens[subject].lemma not in words.FACTS
    return _deed(document, sides, i, [], None) if refused and sides.speaker(i) else None


def _deed(document: Document, sides: Sides, i: int, sources: list[Actor], doer: int | None) -> Deed:
    """A deed of good will that is no act unless it is refused or asked for."""
    frame = Frame(
        document.tokens[i].lemma, "", "", "", (), ("to", "with", "on"), "CONCEDE", None, "080", (), ahead=True
    )
    own = {a.country for a in sources}
    subject = tree.own_subject(document, i)
    there = tree.children(document, subject, "nmod") if subject is not None and not sources else []
    told = tree.children(document, document.tokens[i].head, "iobj", "obj") if document.tokens[i].head != i else []
    for c in [*there, *slots.around(document, i), *told]:
        found = [a for a in sides.party(c) if a.country and a.country not in own]
        if found:
            return Deed(i, frame, sources, found, False, doer, c)
    return Deed(i, frame, sources, [], False, doer, None)
