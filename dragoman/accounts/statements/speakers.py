"""Says who speaks and who is spoken to: the actors of the cast behind the words."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.accounts.evidences import Evidences
from dragoman.accounts.parties import party_of
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor, Cast
from dragoman.mentions.sayers import Sayer
from dragoman.records import Evidence, Party

BY = "rule:statements:speaker"
_ADDRESSING = frozenset(
    {"tell", "inform", "assure", "remind", "brief", "ask", "urge", "warn", "notify", "advise", "promise"}
)
_TO = frozenset({"to", "with"})
_EXCHANGES = frozenset({"call", "conversation", "talk", "meeting", "phone", "telephone", "letter", "message"})
_PEOPLE = frozenset({"person", "role", "body", "state"})


def actors_in(document: Document, cast: Cast, first: int, last: int) -> tuple[Actor, ...]:
    """The actors that tokens [first, last) name as a whole: those of their head and of what is joined to it."""
    tokens = document.tokens
    heads = [i for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].is_root]
    joined = [i for head in heads[:1] for i in tree.conjuncts(document, head) if first <= i < last]
    found = [actor for head in joined or heads[:1] for actor in _at(document, cast, head, first, last)]
    if not found:
        found = list(_covering(cast, first, last))
    return _once(found)


def _once(found: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors once each, in order."""
    return tuple({actor.key: actor for actor in found}.values())


def _at(document: Document, cast: Cast, head: int, first: int, last: int) -> tuple[Actor, ...]:
    """The actors of the mention at a head, or of the name in apposition to it."""
    named = [head, *(c for c in tree.children(document, head, "appos", "flat", "compound") if first <= c < last)]
    for at in named:
        members = cast.members(at)
        if members:
            return members
    return ()


def _covering(cast: Cast, first: int, last: int) -> tuple[Actor, ...]:
    """The actors of the longest mention within the words, or around them."""
    near = [m for m in cast.mentions if first <= m.head < last or m.first <= first < last <= m.last]
    near = [m for m in near if cast.members(m.head)]
    best = max(near, key=lambda m: (m.last - m.first, -m.first), default=None)
    return cast.members(best.head) if best is not None else ()


def speakers(document: Document, cast: Cast, sayer: Sayer, evidence: Evidences) -> tuple[Party, ...]:
    """The parties that speak. Whoever the cast doesn't know is a role in the article's words, or a name."""
    found = _behind_pronoun(document, cast, sayer) or actors_in(document, cast, sayer.first, sayer.last)
    evidence.add(Evidence("speaker", BY, sayer.part, sayer.start, sayer.end))
    if found:
        return tuple(party_of(actor, f"speaker[{n}]", evidence) for n, actor in enumerate(found))
    return (_unknown(document, sayer),)


def _behind_pronoun(document: Document, cast: Cast, sayer: Sayer) -> tuple[Actor, ...]:
    """The person that the cast takes "he" for; whom the speakers' own order tells otherwise is left to that."""
    if sayer.own in {(sayer.first, sayer.last), (0, 0)}:
        return ()
    found = actors_in(document, cast, *sayer.own)
    return found if found and all(actor.kind == "person" for actor in found) else ()


def _unknown(document: Document, sayer: Sayer) -> Party:
    words = range(sayer.first, sayer.last)
    named = all(document.tokens[i].pos in {"PROPN", "PUNCT"} for i in words)
    text = sayer.text.removeprefix("the ").removeprefix("The ")
    return Party(text, None) if named else Party(None, text.casefold())


def addressees(
    document: Document, cast: Cast, cue: int, evidence: Evidences, *, said: frozenset[int], taken: tuple[Party, ...]
) -> tuple[Party, ...]:
    """Whom the words are said to: the object of telling, "to X", and the other side of a call or meeting.

    Nobody that only the words `said` name, and none of those `taken` for the speakers.
    """
    heads = [i for i in _spoken_to(document, cue) if i not in said]
    found: list[Actor] = []
    for head in heads:
        known = [a for a in cast.members(head) if a.kind in _PEOPLE]
        if known:
            evidence.tokens("addressee", head, head + 1, by="rule:statements:addressee")
        found += known
    names = {(party.name, party.role, party.country) for party in taken}
    others = [a for a in _once(found) if (a.name, a.role, a.country) not in names]
    return tuple(party_of(actor, f"addressee[{n}]", evidence) for n, actor in enumerate(others))


def _spoken_to(document: Document, cue: int) -> list[int]:
    token = document.tokens[cue]
    heads = []
    if token.lemma in _ADDRESSING:
        heads += tree.children(document, cue, "obj", "iobj")
        if tree.is_passive(document, cue):
            heads += tree.children(document, cue, "nsubj")
    heads += [c for c in tree.children(document, cue, "obl") if "to" in tree.cases(document, c)]
    for c in [*tree.children(document, cue, "obl"), *_speaking(document, cue)]:
        if document.tokens[c].lemma in _EXCHANGES:
            heads += [n for n in tree.children(document, c, "nmod") if set(tree.cases(document, n)) & _TO]
    return [i for head in heads for i in tree.conjuncts(document, head)]


def _speaking(document: Document, cue: int) -> list[int]:
    """The exchange of "speaking in a call with X, Y said"."""
    clauses = tree.children(document, cue, "advcl")
    return [c for clause in clauses for c in tree.children(document, clause, "obl")]
