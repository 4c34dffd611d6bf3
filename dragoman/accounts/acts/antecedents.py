"""Finds whom an act is done to in what was told before: "responded by", "condemned the invasion", "and cut trade"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.accounts.acts import slots, words
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.telling import Telling
from dragoman.codebook.acts import act_types, noun_frames, word_classes
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor

REACTIONS = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
ABSTRACT = frozenset(
    "decision move measure step action deal law announcement ruling plan policy verdict gesture concession "
    "rapprochement reconciliation thaw breakthrough compromise draft text understanding".split()
)
TO_SOMEBODY = frozenset({"COOPERATE", "AID", "SANCTION", "ACCUSE"})  # second verbs take the target of the first
# "Chinese ships entered the strait ... Japan lodged a protest and sent jets": what a deed to nobody is met by.
ALARMED, ALARMING = frozenset({"MOBILIZE", "ACCUSE", "REJECT"}), frozenset({"MOBILIZE", "ASSAULT", "COERCE"})
# What one side does to the other of whom was told right before, where it isn't said to whom.
LEANING = frozenset("ACCUSE REJECT REQUEST THREATEN SANCTION MOBILIZE ASSAULT COERCE RETREAT CONCEDE".split())
FORCE = frozenset({"ASSAULT", "COERCE"})
SAID_TO = frozenset({"ACCUSE", "REQUEST", "AGREE", "THREATEN"})
ASKED = frozenset({"demanded", "offered", "proposed"})
ONE_BREATH = 5  # tokens from a verb to the next that gives it its object: "condemned and rejected the vote"
LOOSE = frozenset({"violence", "fire", "force"})  # event nouns that take up no single deed
SIGNED = "057"  # a formal agreement
ACCEPTING = frozenset({"accept", "agree", "consent", "assent", "oblige"})
LISTED = frozenset(
    "people person individual official company firm entity bank minister judge oligarch member businessman".split()
)
HITTING, SANCTIONED = frozenset({"target", "hit"}), frozenset({"163", "160"})
KEEPING = frozenset({"hold", "keep"})
BACK = 2  # sentences to what an answer answers


def answer_before(sides: Sides, tellings: Sequence[Telling]) -> None:
    """ "Responded by imposing sanctions", "in response": done to whoever did what was told right before."""
    told = sorted(tellings, key=lambda t: t.deed.at)
    for n, telling in enumerate(told):
        if telling.targets or not _answers(sides.document, telling):
            continue
        own = {a.country for a in telling.sources}
        for before in reversed(told[:n]):
            back = sides.tokens[telling.deed.at].sentence - sides.tokens[before.deed.at].sentence
            doers = [a for a in before.sources if a.country]
            if back > BACK or before.mentioned:
                break
            if doers and not own & {a.country for a in doers}:
                telling.targets = [_as_answered(a) for a in doers]
                telling.target_at = None
                break


def sanction_before(sides: Sides, tellings: Sequence[Telling]) -> None:
    """ "Canada sanctioned Chad. In May it | targeted nine officials": people whom a state hits are sanctioned."""
    for telling in tellings:
        if telling.type != "ASSAULT" or telling.deed.frame.word not in HITTING or telling.deed.noun:
            continue
        own = {a.country for a in telling.sources if a.kind == "state" or a.sector == "GOV"} - {None}
        people = any(_are_listed(sides, c) for c in slots.objects(sides.document, telling.deed.at))
        if not own or not people or slots.with_case(sides.document, telling.deed.at, "with"):
            continue
        for before in tellings:
            back = sides.tokens[telling.deed.at].sentence - sides.tokens[before.deed.at].sentence
            if before.cameo in SANCTIONED and 0 <= back <= 1 and own <= {a.country for a in before.sources}:
                telling.type, telling.mode, telling.cameo, telling.base = "COERCE", "restrict", "163", "COERCE"
                break


def _are_listed(sides: Sides, i: int) -> bool:
    return sides.tokens[i].lemma.casefold() in LISTED


def reject_before(sides: Sides, tellings: Sequence[Telling]) -> None:
    """ "Baku denied the allegation": what is rejected is what another said or asked of the same side before."""
    told = sorted(tellings, key=lambda t: t.deed.at)
    for n, telling in enumerate(told):
        if telling.targets or not (_rejects(telling) or _accepts(sides.document, telling)):
            continue
        own = {a.country for a in telling.sources} - {None}
        for before in reversed(told[:n]):
            back = sides.tokens[telling.deed.at].sentence - sides.tokens[before.deed.at].sentence
            if back > BACK:
                break
            asked = own & {a.country for a in before.targets}
            asked |= own if telling.base != "REJECT" and before.status in ASKED else set()
            if before.type in SAID_TO and asked and not own & {a.country for a in before.sources}:
                telling.targets = [_as_asked(a) for a in before.sources]
                telling.target_at = None
                break


def _rejects(telling: Telling) -> bool:
    return telling.type == "REJECT" and telling.base == "REJECT"


def _accepts(document: Document, telling: Telling) -> bool:
    """ "Washington has accepted": what another offered or asked for, where it isn't said what."""
    said = telling.type == "AGREE" and document.tokens[telling.deed.at].lemma in ACCEPTING
    return said and not telling.deed.noun


def refuse_before(sides: Sides, tellings: Sequence[Telling]) -> None:
    """ "The request was turned down": by whoever was asked right before."""
    told = sorted(tellings, key=lambda t: t.deed.at)
    for n, telling in enumerate(told):
        if telling.base != "REJECT" or telling.sources or not _refuses(sides.document, telling.deed.at):
            continue
        for before in reversed(told[:n]):
            back = sides.tokens[telling.deed.at].sentence - sides.tokens[before.deed.at].sentence
            if back > 1:
                break
            if before.status in ASKED and before.targets and before.sources:
                telling.sources, telling.targets = (
                    [_as_asked(a) for a in side] for side in (before.targets, before.sources)
                )
                telling.source_at = telling.target_at = None
                break


def _refuses(document: Document, i: int) -> bool:
    """Whether a passive tells of the request or offer that stands before it."""
    subject = tree.own_subject(document, i)
    asked = subject is not None and document.tokens[subject].lemma in word_classes()["calls"]
    definite = subject is not None and {"the", "that", "this", "his", "her", "its", "their"} & {
        document.tokens[c].text.casefold() for c in document.children(subject)
    }
    return bool(asked and definite) and tree.is_passive(document, i) and slots.agent(document, i) is None


def _as_asked(actor: Actor) -> Actor:
    why = "who asked and was asked before, as the article says"
    return Actor(actor.key, "state", country=actor.country, sector="GOV", country_why=why) if actor.country else actor


def _answers(document: Document, telling: Telling) -> bool:
    """Whether the words of a deed say that it answers another."""
    clause = tree.clause_of(document, telling.deed.at)
    around = [telling.deed.at, clause, *telling.operators, document.tokens[clause].head]
    if any(document.tokens[i].lemma in words.ANSWERING and document.tokens[i].pos == "VERB" for i in around):
        return True
    for i in dict.fromkeys(around):
        for c in tree.children(document, i, "obl", "nmod", "advcl"):
            if document.text_of(max(0, c - 1), c + 1).casefold() == "after which":
                return True
            answer = document.tokens[c].lemma in words.ANSWERS and {"in", "as"} & set(tree.cases(document, c))
            if answer and not tree.children(document, c, "nmod"):
                return True
    return False


def _as_answered(doer: Actor) -> Actor:
    why = "who did what this answers, as the article says before"
    return Actor(doer.key, "state", country=doer.country, sector="GOV", country_why=why)


def blame_before(document: Document, tellings: Sequence[Telling], among: Sequence[Telling]) -> None:
    """ "Opposed the invasion", "criticised the decision": whoever did what was told before, `among` others."""
    told = sorted((t for t in among if _is_no_word(t)), key=lambda t: t.deed.at)
    for telling in tellings:
        if telling.targets or telling.type not in REACTIONS or telling.type != telling.base:
            continue
        at = _spoken_of(document, telling)
        if at is None:
            continue
        own = {a.country for a in telling.sources}
        events = document.tokens[at].lemma.casefold() in noun_frames()
        fits = [t for t in told if _is_of(t, document.tokens[at].lemma.casefold())] if events else told
        before = [t for t in fits if t.deed.at < telling.deed.at]
        chosen = (before[-1:] or fits[:1]) if events else before[-1:]
        if chosen and not own & {a.country for a in chosen[0].sources}:  # one's own side is not meant
            together = chosen[0].targets if chosen[0].type == "AGREE" and chosen[0].status != "offered" else []
            both = {a.country: a for a in (*together, *chosen[0].sources) if a.country and a.country not in own}
            telling.targets = [_as_blamed(a) for a in both.values()]
            telling.target_at = at


def _is_no_word(telling: Telling) -> bool:
    """Whether a telling is of a deed or a deal, and no reaction itself."""
    together = len(telling.sources) > 1 and {a.key for a in telling.sources} == {a.key for a in telling.targets}
    return telling.base not in REACTIONS or telling.type == "AGREE" or together or telling.deed.frame.cameo == SIGNED


def _is_of(telling: Telling, noun: str) -> bool:
    """Whether a telling can be what an event noun takes up: harm done for "the attack", a promise for "the truce"."""
    bases = {frame.type for frame in noun_frames()[noun]}
    if any(act_types()[base].kind == "harm" for base in bases if base != "CONSULT"):
        force = not bases & FORCE or telling.base in FORCE  # "the raid" is no breaking of ties
        codes = {frame.cameo for frame in noun_frames()[noun]}
        measure = noun not in words.MEASURES or telling.deed.frame.cameo in codes  # "the embargo" is no expulsion
        if "ASSAULT" in bases:
            force = telling.base == "ASSAULT"  # "the attack" is no martial law told between
        return telling.kind == "harm" and force and measure and telling.status == "happened"
    gives = any(base == "CONSULT" or act_types()[base].kind == "give" for base in bases)
    return telling.base in bases or (telling.type == "AGREE" and gives)


def _spoken_of(document: Document, telling: Telling) -> int | None:
    """The "decision" or "invasion" that words of reaction are about, where it is one told before."""
    at = telling.deed.at
    things = [*slots.objects(document, at), *([telling.target_at] if telling.target_at is not None else [])]
    for c in things:
        lemma = document.tokens[c].lemma.casefold()
        definite = any(document.tokens[k].text.casefold() in {"the", "this", "these"} for k in document.children(c))
        if definite and lemma not in LOOSE and (lemma in noun_frames() or lemma in ABSTRACT):
            return c
    return None


def lean_on_before(tellings: Sequence[Telling], telling: Telling, sentences: Sequence[int]) -> list[Actor]:
    """Whom a deed without a target is done to by what was told right before: who did something to the same side.

    "Chad accused Sudan of raids ... Sudan recalled its envoy"; else whom the same side dealt with: "Chad seized the
    town from Sudan before | withdrawing". `sentences` gives the sentence of each word.
    """
    own = {a.country for a in telling.sources} - {None}
    if telling.type not in LEANING or telling.mentioned or telling.deed.untabled or len(own) != 1:
        return []
    at = telling.deed.at
    before = [t for t in tellings if t.deed.at < at and sentences[at] - sentences[t.deed.at] <= 1]
    for told in sorted(before, key=lambda t: -t.deed.at):
        doing, done_to = ({a.country for a in side} - {None} for side in (told.sources, told.targets))
        if len(doing) != 1 or own == doing == done_to:
            continue
        if not done_to:
            if telling.type in ALARMED and told.base in ALARMING and not own & doing and not told.mentioned:
                return [_as_before(a) for a in told.sources if a.country]
            continue
        if own == doing and not own & done_to:
            return [_as_before(a) for a in told.targets if a.country]
        if own & done_to and not own & doing:
            return [_as_before(a) for a in told.sources if a.country]
    return []


def _as_before(actor: Actor) -> Actor:
    why = "left out: the other side of what is told right before"
    return Actor(actor.key, "state", country=actor.country, sector="GOV", country_why=why)


def inherit_target(document: Document, tellings: list[Telling]) -> None:
    """A second verb without a target of its own takes the first's: "expelled the envoy of Chad and cut trade"."""
    by_word = {t.deed.at: t for t in tellings}
    for telling in tellings:
        token = document.tokens[telling.deed.at]
        first = by_word.get(token.head) if tree.plain(token.relation) == "conj" else None
        if first is None or telling.deed.noun:
            continue
        for one, other in ((telling, first), (first, telling)):
            if one is first and telling.deed.at - first.deed.at > ONE_BREATH:
                continue
            if one.deed.noun or not (_is_given(one) if not one.targets else _is_nameless(one, other)):
                continue
            one.targets, one.target_at = other.targets, other.target_at


def _is_given(telling: Telling) -> bool:
    return telling.base in TO_SOMEBODY


def _is_nameless(one: Telling, other: Telling) -> bool:
    """ "Arrested 32 Indian fishermen and seized | five trawlers": things without a state are those of whom it hit."""
    things = all(a.kind == "role" and a.country is None for a in one.targets)
    return things and one.base in FORCE and other.base in FORCE and any(a.country for a in other.targets)


def _as_blamed(doer: Actor) -> Actor:
    return Actor(doer.key, "state", country=doer.country, sector="GOV", country_why="who did it, as the article says")


def _tells_shells(document: Document, telling: Telling) -> bool:
    """ "Rockets | fired from Gaza": a participle that only tells which rockets."""
    token = document.tokens[telling.deed.at]
    thing = document.tokens[token.head].lemma.casefold()
    return token.relation == "acl" and token.tag == "VBN" and thing in word_classes()["projectiles"]


def _holds_the_freed(document: Document, held: Telling, freed: Telling | None) -> bool:
    """Whether a clause only says whom a side lets go: those whom it held."""
    token = document.tokens[held.deed.at]
    if freed is None or token.relation != "acl:relcl" or token.lemma not in KEEPING:
        return False
    own = {a.key for a in freed.sources} | {a.country for a in freed.sources if a.country}
    return not held.sources or bool(own & ({a.key for a in held.sources} | {a.country for a in held.sources}))


def without_results(document: Document, tellings: list[Telling]) -> list[Telling]:
    """Without what force led to, which is no act of its own: "opened fire on a post, | wounding two soldiers"."""
    by_word = {t.deed.at: t for t in tellings if t.base == "ASSAULT" and not t.deed.noun}
    struck = {doer for at in by_word if (doer := slots.doer(document, at)) is not None}
    kept = []
    freed = {c: t for t in tellings if t.base == "RETREAT" for c in slots.objects(document, t.deed.at)}
    for telling in tellings:
        token = document.tokens[telling.deed.at]
        if _holds_the_freed(document, telling, freed.get(token.head)):
            continue  # "released the villagers they | held": told as the end of it
        if _tells_shells(document, telling) and token.head in struck:
            continue  # "rockets | fired from Gaza struck Sderot": told once
        first = by_word.get(token.head) if token.tag == "VBG" and tree.plain(token.relation) == "advcl" else None
        if first is None or first is telling or token.lemma not in words.HAPPENING:
            kept.append(telling)
        elif not first.targets:
            first.targets, first.target_at = telling.targets, telling.target_at
    return kept
