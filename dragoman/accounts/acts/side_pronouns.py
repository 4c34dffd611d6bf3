"""Says who "it", "they", "both sides" and "our country" are in an act: whoever stands before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.accounts.acts import slots, words
from dragoman.accounts.acts.states import state_of
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor
from dragoman.mentions.saying_words import SAYING

if TYPE_CHECKING:
    from dragoman.accounts.acts.sides import Sides

ARMED = frozenset({"REB", "PRM"})  # bodies that fight a state
PLURALS = frozenset({"NNS", "NNPS"})
NEAR = 2  # sentences that "both sides" looks back


def pronoun(sides: Sides, i: int) -> list[Actor]:
    """Who a pronoun stands for; nobody where that is not sure."""
    low = sides.tokens[i].text.casefold()
    if low in words.FIRST:
        return sides.speaker(i)
    if low in {"it", "itself"}:
        return it(sides, i)
    if low in {"they", "them", "themselves"}:
        if low == "them" and (several := them(sides, i)):
            return several
        return they(sides, i) or _subject_above(sides, i) or []
    clause = sides.tokens[sides.tokens[i].head]
    relative = tree.plain(sides.tokens[i].relation) == "nsubj" and tree.plain(clause.relation) == "acl"
    return sides.one(clause.head) if relative else []


def who_says_so(sides: Sides, i: int) -> list[Actor]:
    """ "Chad's new president said | he would leave": the office whose word it is, where no chain has the pronoun."""
    clause = sides.tokens[sides.tokens[i].head]
    if tree.plain(clause.relation) != "ccomp" or sides.tokens[clause.head].lemma not in SAYING:
        return []
    own = tree.own_subject(sides.document, clause.head)
    if own is None or own > i or sides.tokens[own].pos not in {"NOUN", "PROPN"}:
        return []
    return [a for a in sides.one(own) if a.kind in {"role", "person"}]


def it(sides: Sides, i: int) -> list[Actor]:
    """The one body that "it" or "its" takes up: of the words that report it, else the last subject."""
    if i not in sides.taken_up:
        sides.taken_up[i] = []
        other = _is_undergoing(sides, i)
        above = None if other else _subject_above(sides, i)
        sides.taken_up[i] = last_body(sides, i, _doers(sides, i) if other else set()) if above is None else above
    return sides.taken_up[i]


def _is_undergoing(sides: Sides, i: int) -> bool:
    """ "..., accusing it of meddling", "citing its raids": whom a participle is about is not who does it."""
    token = sides.tokens[i]
    if tree.plain(token.relation) in {"obj", "iobj"}:
        verb = sides.tokens[token.head]
    else:
        verb = sides.tokens[sides.tokens[token.head].head]
        if verb.lemma not in words.REACTING or tree.plain(sides.tokens[token.head].relation) != "obj":
            return False
    return verb.tag == "VBG" and tree.plain(verb.relation) in {"advcl", "acl"}


def _doers(sides: Sides, i: int) -> set[int]:
    """Who does what the clause of a word tells."""
    doer = slots.doer(sides.document, tree.clause_of(sides.document, i))
    return {a.key for a in sides.at(doer)} if doer is not None and doer < i else set()


def _subject_above(sides: Sides, i: int) -> list[Actor] | None:
    """ "The junta announced it was leaving": the subject of the word that reports it."""
    clause = tree.clause_of(sides.document, i)
    if (ordered := _bidden(sides, i, clause)) is not None:
        return ordered
    for head in tree.upward(sides.document, clause):
        own = tree.own_subject(sides.document, head) if tree.is_verbal(sides.document, head) else None
        if own is not None and own < i and sides.tokens[own].tag == "WDT" and sides.tokens[head].head < own:
            own = sides.tokens[head].head  # "Chad, which said | it would leave"
        if own is None or own >= i or sides.tokens[own].pos not in {"NOUN", "PROPN"}:
            continue
        found = sides.one(own) or sides.owner(own)
        if found and all(a.kind != "person" for a in found):
            return found
    return None


def _bidden(sides: Sides, i: int, clause: int) -> list[Actor] | None:
    """ "Ordered Russia to suspend its operations": whoever is to do what the infinitive tells."""
    token = sides.tokens[clause]
    if token.tag != "VB" or tree.plain(token.relation) not in {"xcomp", "acl"} or sides.tokens[i].text != "its":
        return None
    doer = slots.doer(sides.document, clause)
    if doer is None or not doer < i or sides.tokens[doer].pos not in {"NOUN", "PROPN"}:
        return None
    found = sides.one(doer)
    return found if found and all(a.kind != "person" for a in found) else None


def last_body(sides: Sides, i: int, others: set[int]) -> list[Actor]:
    """The body that "it" takes up, none of `others`: the last subject before, here or one sentence back."""
    best: tuple[tuple[bool, int], list[Actor]] | None = None
    here = sides.tokens[i].sentence
    for m in sides.cast.mentions:
        back = here - sides.tokens[m.head].sentence
        if m.head >= i or back > 1 or back < 0 or m.kind not in {"state", "organisation", "body", "group"}:
            continue
        if m.kind == "body" and sides.tokens[m.head].tag in PLURALS:
            continue  # "the Tigers ... their truce": many, whom "it" is not
        members = list(sides.cast.members(m.head))
        first = tree.first_conjunct(sides.document, m.head)
        subject = tree.plain(sides.tokens[first].relation) == "nsubj" and not _is_aside(sides, first)
        if len(members) == 1 and members[0].key not in others and (best is None or (subject, m.head) > best[0]):
            best = ((subject, m.head), members)
    return best[1] if best is not None else []


def _is_aside(sides: Sides, subject: int) -> bool:
    """Whether a subject is that of a clause beside: "if the EU imposes sanctions, its minister said"."""
    return tree.plain(sides.tokens[sides.tokens[subject].head].relation) in {"advcl", "acl"}


def they(sides: Sides, i: int) -> list[Actor]:
    """The several parties of the subject before."""
    here = sides.tokens[i].sentence
    for m in sorted(sides.cast.mentions, key=lambda m: -m.head):
        back = here - sides.tokens[m.head].sentence
        if m.head >= i or back < 0 or back > 1 or m.kind in {"adjective", "pronoun", "thing"}:
            continue
        first = tree.first_conjunct(sides.document, m.head)
        if tree.plain(sides.tokens[first].relation) == "nsubj":
            several = sides.at(first)
            if len(several) > 1 or sides.tokens[first].tag == "NNS":
                return several
    return []


def them(sides: Sides, i: int) -> list[Actor]:
    """Whom "them" takes up beside a verb: several told of together right before, who don't do the deed themselves."""
    if tree.plain(sides.tokens[i].relation) not in {"obj", "iobj", "obl", "nmod"}:
        return []
    doing = _doers(sides, i)
    here = sides.tokens[i].sentence
    for k in range(i - 1, -1, -1):
        if here - sides.tokens[k].sentence > 1:
            break
        if not _stands_for_several(sides, k):
            continue
        several = sides.at(k)
        states = {a.country or a.name for a in several}
        if len(states) > 1 and not doing & {a.key for a in several}:
            return several
    return []


def _stands_for_several(sides: Sides, k: int) -> bool:
    """Whether a word heads a phrase of several parties: "Chad and Niger", "the two countries", "both"."""
    token = sides.tokens[k]
    if token.pos not in {"NOUN", "PROPN", "NUM", "PRON", "DET"} or tree.first_conjunct(sides.document, k) != k:
        return False
    if tree.plain(token.relation) not in {"nsubj", "obj", "iobj", "obl", "nmod"}:
        return False
    return bool(tree.children(sides.document, k, "conj")) or token.tag in {"NNS", "NNPS", "NUM"} or token.pos == "NUM"


def means_several(sides: Sides, i: int) -> bool:
    """Whether a noun means certain several: "both sides", "the two countries"."""
    return any(
        sides.tokens[c].text.casefold() in {"both", "two", "all", "the", "warring", "three", "either"}
        for c in sides.document.children(i)
    )


def both_sides(sides: Sides, i: int) -> list[Actor]:
    """ "both sides", "the three": those named together before, else the last two states but whose deed it is."""
    wanted = _how_many(sides, i)
    if named := _named_together(sides, i, wanted) or (_at_war_at_home(sides, i) if wanted in {None, 2} else []):
        return named
    doer = tree.subject(sides.document, tree.clause_of(sides.document, i))
    own = {a.country for k in ([doer] if doer is not None and doer != i else []) for a in sides.one(k)}
    if wanted not in {None, 2}:
        return []
    if sides.two is not None and not own & set(sides.two):
        return [sides.state(i, code, "the two that the article is about") for code in sides.two]
    found = _last_states(sides, i, own)
    if len(found) == 2:
        return found
    most = [code for code in sides.most_told if code not in own][:2]
    return [sides.state(i, code, "the sides the article is about") for code in most] if len(most) == 2 else []


def _how_many(sides: Sides, i: int) -> int | None:
    """How many "the three countries" or "both" are, where told."""
    told = [sides.tokens[k].text.casefold() for k in (i, *sides.document.children(i))]
    return next((words.HOW_MANY[low] for low in told if low in words.HOW_MANY), None)


def _last_states(sides: Sides, i: int, own: set[str | None]) -> list[Actor]:
    """The last two states told of before, without those in `own`."""
    here = sides.tokens[i].sentence
    found: dict[str, Actor] = {}
    for m in sorted(sides.cast.mentions, key=lambda m: -m.head):
        back = here - sides.tokens[m.head].sentence
        if m.head >= i or back < 0 or m.kind in {"pronoun"}:
            continue
        if back > NEAR or len(found) == 2:
            break
        for actor in sides.cast.members(m.head):
            if actor.country and actor.country not in own and len(found) < 2:
                why = "the sides named before"
                state = Actor(actor.key, "state", country=actor.country, country_why=why, sector="GOV")
                found.setdefault(actor.country, state)
    return list(found.values())


def _named_together(sides: Sides, i: int, wanted: int | None) -> list[Actor]:
    """Those that a sentence before names together as its subject: "the army and the rebels ... both sides"."""
    here, clause = sides.tokens[i].sentence, tree.clause_of(sides.document, i)
    for back in range(NEAR + 1):
        if here - back < 0:
            break
        sentence = sides.document.sentences[here - back]
        for k in range(sentence.first, min(sentence.last, i)):
            if back == 0 and tree.clause_of(sides.document, k) == clause:
                continue  # "Chad and Niger condemned the raids on both countries": of whom, is open
            if tree.plain(sides.tokens[k].relation) == "nsubj" and tree.children(sides.document, k, "conj"):
                found = sides.at(k)
                if len(found) == (wanted or 2):
                    return _as_lands(sides, i, found)
    return []


def _as_lands(sides: Sides, i: int, found: list[Actor]) -> list[Actor]:
    """ "The two countries": the states of the persons who were named together."""
    lands = sides.tokens[i].lemma in words.LANDS_OF and all(a.country for a in found)
    return [state_of(a, "the state of who was named before") for a in found] if lands else found


def _at_war_at_home(sides: Sides, i: int) -> list[Actor]:
    """ "The army left the talks with the M23 ... both sides": a state and the one armed body that fights it there."""
    here = sides.tokens[i].sentence
    for m in sorted(sides.cast.mentions, key=lambda m: -m.head):
        back = here - sides.tokens[m.head].sentence
        if m.head >= i or back < 1:
            continue
        if back > NEAR:
            break
        bodies = [a for a in sides.cast.members(m.head) if a.kind == "body" and a.sector in ARMED and a.country]
        if len(bodies) == 1 and (state := _state_beside(sides, m.head, bodies[0])) is not None:
            return [state, bodies[0]]
    return []


def _state_beside(sides: Sides, at: int, body: Actor) -> Actor | None:
    """The state, its army or government that a sentence names besides an armed body of the same state."""
    sentence = sides.document.sentence_of(at)
    for k in range(sentence.first, sentence.last):
        if k == at or tree.plain(sides.tokens[k].relation) not in {"nsubj", "obj", "obl", "nmod", "conj"}:
            continue
        for actor in sides.at(k):
            if actor.country == body.country and actor.kind in {"state", "role"} and actor.sector not in ARMED:
                return actor
    return None


def own_country(sides: Sides, i: int) -> list[Actor] | None:
    """ "his country", "our government": the state of whoever owns it."""
    token = sides.tokens[i]
    if token.lemma not in words.COUNTRY:
        return None
    for c in tree.children(sides.document, i, "nmod:poss"):
        low = sides.tokens[c].text.casefold()
        if low not in words.POSSESSIVES:
            continue
        owners = it(sides, c) if low in {"its", "their"} else sides.speaker(c) or sides.one(c)
        return [state_of(a, "the state of its owner") for a in owners[:1] if a.country]
    return None
