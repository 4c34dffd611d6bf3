"""Says who the parties of an occasion are, and who of them called, invited or visited."""

from __future__ import annotations

from dragoman import codebook
from dragoman.accounts.candidates import Candidate
from dragoman.accounts.evidences import Evidences
from dragoman.accounts.joining_state import Joining
from dragoman.accounts.occasions import OPPONENTS, Contact
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.cast import Actor

SPOKESPERSONS = frozenset({"spokesperson", "spokesperson_mfa"})


def tidied(actors: list[Actor]) -> list[Actor]:
    """Parties without those that another stands for: no bare state beside its named official."""
    states = {a.country for a in actors if a.kind == "person" and a.country}
    kept = [
        a
        for a in actors
        if a.kind == "person" or a.country not in states or a.country is None or a.sector in OPPONENTS
    ]
    roles = {a.country for a in kept if a.kind == "role" and a.country and a.sector not in OPPONENTS}
    kept = [a for a in kept if a.kind != "state" or a.country not in roles]
    named = [a for a in kept if a.name or a.country]
    return named if len(named) >= 2 else kept


def spoken_for(joining: Joining, actors: list[Actor], sayer: str | None) -> list[Actor]:
    """Parties with the state in place of a spokesperson who only tells of the contact: "..., spokesman X said"."""
    return [_behind(joining, a) if sayer is not None and _tells_it(a, sayer) else a for a in actors]


def _tells_it(actor: Actor, sayer: str) -> bool:
    """Whether a party is the spokesperson who gives the account."""
    return actor.office in SPOKESPERSONS and bool(actor.country) and (actor.name or "").endswith(sayer)


def _behind(joining: Joining, teller: Actor) -> Actor:
    return joining.state(teller.country or "", None, "whom the spokesperson who tells it speaks for")


def initiators(document: Document, contact: Contact, actors: list[Actor], evidence: Evidences) -> list[int]:
    """Who called, invited or visited, where the words tell: positions in the list of parties."""
    keys = [a.key for a in actors]
    for c in contact.tellings:
        for h in [*c.initiators, *c.visitors]:
            for a in (x for x in c.actors):
                if a.key in keys and a.name_span is not None and _covers(document, h, a, c):
                    evidence.tokens("source", h, h + 1)
                    return [keys.index(a.key)]
    return _at_initiative(document, contact, actors, evidence)


def _covers(document: Document, head: int, actor: Actor, candidate: Candidate) -> bool:
    position = candidate.heads.index(head) if head in candidate.heads else -1
    return 0 <= position < len(candidate.actors) and candidate.actors[position].key == actor.key


def _at_initiative(document: Document, contact: Contact, actors: list[Actor], evidence: Evidences) -> list[int]:
    """ "at the Italian side's initiative", "at Kyiv's request", "initiated by the Turkish side"."""
    sentence = document.sentences[contact.lead.sentence]
    for i in range(sentence.first, sentence.last):
        token = document.tokens[i]
        if (
            token.lemma in {"initiative", "request"} and "at" in tree.cases(document, i)
        ) or token.lemma == "initiate":
            near = [document.tokens[k] for k in document.subtree(i)]
            words = " ".join(t.text for t in near)
            codes = {n.code for n in codebook.find_names(words)}
            fits = [n for n, a in enumerate(actors) if a.country in codes]
            if len(fits) == 1:
                evidence.tokens("source", near[0].i, near[-1].i + 1)
                return fits
    return []
