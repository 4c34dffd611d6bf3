"""Says who speaks and who is spoken to: the actors of the cast behind the words."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.accounts.evidences import Evidences
from dragoman.accounts.parties import party_of
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor, Cast
from dragoman.mentions.naming import name_span
from dragoman.mentions.sayers import Sayer
from dragoman.records import Evidence, Party

BY = "rule:statements:speaker"
_ADDRESSING = frozenset(
    {"tell", "inform", "assure", "remind", "brief", "ask", "urge", "warn", "notify", "advise", "promise"}
)
_TO = frozenset({"to", "with"})
_EXCHANGES = frozenset({"call", "conversation", "talk", "meeting", "phone", "telephone", "letter", "message"})
_HELD = frozenset({"in", "during", "at", "by", "on", "over", "through"})
_MEDIA = frozenset({"JRN"})
_HONORIFICS = frozenset({"mr", "mrs", "ms", "dr"})
_ASKING = frozenset({"q", "question"})  # the labels of those who ask at a briefing
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
    found = _of_title(cast, actors_in(document, cast, sayer.first, sayer.last))
    evidence.add(Evidence("speaker", BY, sayer.part, sayer.start, sayer.end))
    if found:
        return tuple(party_of(actor, f"speaker[{n}]", evidence) for n, actor in enumerate(found))
    return (_unknown(document, sayer),)


def _of_title(cast: Cast, found: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The one person of the article who bears a bare title: "the mayor", "the Secretary"."""
    if len(found) != 1 or found[0].kind != "role" or found[0].country is not None or not found[0].role:
        return found
    title = found[0].role.split()[-1]
    bearers = [a for a in cast.actors if a.kind == "person" and a.role and _head_of(a.role) == title]
    return (bearers[0],) if len(bearers) == 1 else found


def _head_of(role: str) -> str:
    """The word that a role is: "secretary" of "secretary of state"."""
    return role.replace(" for ", " of ").split(" of ", maxsplit=1)[0].rsplit(maxsplit=1)[-1]


def _unknown(document: Document, sayer: Sayer) -> Party:
    words = range(sayer.first, sayer.last)
    named = all(document.tokens[i].pos in {"PROPN", "PUNCT"} for i in words)
    text = sayer.text.removeprefix("the ").removeprefix("The ")
    if sayer.kind == "label":
        name = " ".join(word for word in text.split() if word.casefold().rstrip(".") not in _HONORIFICS)
        return Party(None, name.casefold()) if name.casefold() in _ASKING else Party(name.title(), None)
    return Party(text, None) if named else Party(None, text.casefold())


def addressees(
    document: Document, cast: Cast, cue: int, evidence: Evidences, *, said: frozenset[int], taken: tuple[Party, ...]
) -> tuple[Party, ...]:
    """Whom the words are said to: the object of telling, "to X", and the other side of a call or meeting.

    Nobody that only the words `said` name, and none of those `taken` for the speakers.
    """
    spans = [name_span(document, i) for i in _spoken_to(document, cue) if i not in said]
    after = min((i for i in said if i > cue), default=cue)
    if not spans and document.tokens[cue].lemma in _ADDRESSING and after - cue > 1:
        spans = [(cue + 1, after)]  # "told the envoy that ...", whatever the tree makes of the envoy
    found: list[Actor] = []
    for first, last in spans:
        known = [a for a in actors_in(document, cast, first, last) if a.kind in _PEOPLE and a.sector not in _MEDIA]
        if known:
            evidence.tokens("addressee", first, last, by="rule:statements:addressee")
        found += known
    names = {(party.name, party.role, party.country) for party in taken}
    others = [a for a in _once(found) if (a.name, a.role, a.country) not in names]
    return tuple(party_of(actor, f"addressee[{n}]", evidence) for n, actor in enumerate(others))


def told_media(document: Document, cast: Cast, cue: int, evidence: Evidences) -> bool:
    """Whether it is said to a newspaper, agency or channel: an interview."""
    for i in tree.children(document, cue, "obj", "iobj", "obl"):
        named = cast.members(i)
        if i > cue and any(actor.sector in _MEDIA for actor in named) and not set(tree.cases(document, i)) - _TO:
            evidence.tokens("said_in", i, i + 1, by="rule:statements:media")
            return True
    return False


def _spoken_to(document: Document, cue: int) -> list[int]:
    token = document.tokens[cue]
    heads = []
    if token.lemma in _ADDRESSING:
        heads += tree.children(document, cue, "obj", "iobj")
        if tree.is_passive(document, cue):
            heads += tree.children(document, cue, "nsubj")
    heads += [c for c in tree.children(document, cue, "obl") if "to" in tree.cases(document, c)]
    for c in [*tree.children(document, cue, "obl"), *_speaking(document, cue)]:
        if document.tokens[c].lemma in _EXCHANGES and set(tree.cases(document, c)) <= _HELD:
            heads += [n for n in tree.children(document, c, "nmod") if set(tree.cases(document, n)) & _TO]
    return [i for head in heads for i in tree.conjuncts(document, head)]


def _speaking(document: Document, cue: int) -> list[int]:
    """The exchange of "speaking in a call with X, Y said"."""
    clauses = tree.children(document, cue, "advcl")
    return [c for clause in clauses for c in tree.children(document, clause, "obl")]
