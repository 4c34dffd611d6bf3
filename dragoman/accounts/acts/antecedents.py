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
    "decision move measure step action deal law announcement ruling plan policy verdict gesture concession".split()
)
TO_SOMEBODY = frozenset({"COOPERATE", "AID", "SANCTION", "ACCUSE"})  # second verbs take the target of the first
FORCE = frozenset({"ASSAULT", "COERCE"})
SAID_TO = frozenset({"ACCUSE", "REQUEST", "AGREE", "THREATEN"})
ASKED = frozenset({"demanded", "offered", "proposed"})
ONE_BREATH = 5  # tokens from a verb to the next that gives it its object: "condemned and rejected the vote"
LOOSE = frozenset({"violence", "fire", "force"})  # event nouns that take up no single deed
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


def reject_before(sides: Sides, tellings: Sequence[Telling]) -> None:
    """ "Baku denied the allegation": what is rejected is what another said or asked of the same side before."""
    told = sorted(tellings, key=lambda t: t.deed.at)
    for n, telling in enumerate(told):
        if telling.targets or telling.type != "REJECT" or telling.base != "REJECT":
            continue
        own = {a.country for a in telling.sources} - {None}
        for before in reversed(told[:n]):
            back = sides.tokens[telling.deed.at].sentence - sides.tokens[before.deed.at].sentence
            if back > BACK:
                break
            asked = own & {a.country for a in before.targets}
            if before.type in SAID_TO and asked and not own & {a.country for a in before.sources}:
                telling.targets = [_as_asked(a) for a in before.sources]
                telling.target_at = None
                break


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


def blame_before(document: Document, tellings: list[Telling]) -> None:
    """ "Opposed the invasion", "criticised the decision": whoever did what was told before."""
    told = sorted((t for t in tellings if t.base not in REACTIONS), key=lambda t: t.deed.at)
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
            telling.targets = [_as_blamed(a) for a in chosen[0].sources if a.country]
            telling.target_at = at


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
            if not one.targets and one.base in TO_SOMEBODY and not one.deed.noun:
                one.targets, one.target_at = other.targets, other.target_at


def _as_blamed(doer: Actor) -> Actor:
    return Actor(doer.key, "state", country=doer.country, sector="GOV", country_why="who did it, as the article says")


def without_results(document: Document, tellings: list[Telling]) -> list[Telling]:
    """Without what force led to, which is no act of its own: "opened fire on a post, | wounding two soldiers"."""
    by_word = {t.deed.at: t for t in tellings if t.base == "ASSAULT" and not t.deed.noun}
    kept = []
    for telling in tellings:
        token = document.tokens[telling.deed.at]
        first = by_word.get(token.head) if token.tag == "VBG" and tree.plain(token.relation) == "advcl" else None
        if first is None or first is telling or token.lemma not in words.HAPPENING:
            kept.append(telling)
        elif not first.targets:
            first.targets, first.target_at = telling.targets, telling.target_at
    return kept
