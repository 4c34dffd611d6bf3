"""Gathers the acts that an article tells: deeds with their status, judgements in words, each act once."""

from __future__ import annotations

from dragoman.accounts.acts import slots, words
from dragoman.accounts.acts.course import read_course
from dragoman.accounts.acts.deeds import find_deeds
from dragoman.accounts.acts.openness import is_condition
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.speech import accusation_by_report, find_judgements, is_foretold
from dragoman.accounts.acts.states import with_country
from dragoman.accounts.acts.telling import Telling
from dragoman.accounts.acts.undertakings import find_undertakings
from dragoman.accounts.acts.unknown import find_unknown
from dragoman.codebook.acts import act_types, noun_frames, word_classes
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor

# What a word of these types tells when nothing above it says otherwise.
STATUS_OF_TYPE = {"REQUEST": "demanded", "THREATEN": "threatened", "REJECT": "refused", "AGREE": "planned"}
KEEPING = frozenset({"accuse", "blame", "charge", "arrest", "sentence", "convict"})  # operators that stay acts
# Institutions of which an article that is about one state need not say whose they are.
OF_THE_SCENE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "OPP", "REB", "PRM", "CVL", "LAB", "MED", "EDU"})
MATERIAL = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID", "PROTEST"})
SCENE_KEY = -1_000_000  # of the actor that stands for the article's state where no word does
OF_A_STATE = frozenset({"LEG", "OPP", "CVL", "LAB", "COP", "JUD", "EDU", "PTY"})  # who mostly deal with their own
REACTIONS = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
OPEN_THINGS = frozenset({"", "actor", "place", "+", "-"})  # what a frame asks for without naming it
ABSTRACT = frozenset("decision move measure step action deal law announcement ruling plan policy verdict".split())
# Types that are acts only where somebody is told to whom it is done.
TO_SOMEBODY = frozenset({"COOPERATE", "AID", "SANCTION", "ACCUSE"})


def find_tellings(document: Document, sides: Sides) -> list[Telling]:
    """Every telling of an act in the article, with who does it and to whom."""
    deeds = list(find_deeds(document, sides))
    read = [t for d in deeds if (t := read_course(document, sides, d)) is not None]
    shown = {mark for t in read if not t.deed.noun for mark in t.deed.marks if t.deed.frame.thing not in OPEN_THINGS}
    read = [t for t in read if not t.deed.noun or (t.deed.at not in shown and (t.operators or t.deed.frame.alone))]
    _inherit(document, read)
    unreal = {d.at for d in deeds} - {t.deed.at for t in read}
    read = [filled for t in read if (filled := _filled(sides, t)) is not None]
    changed = {at for t in read for at in t.operators if document.tokens[at].lemma not in KEEPING}
    kept = [t for t in read if t.deed.at not in changed]
    taken = changed | {t.deed.at for t in kept} | unreal
    for deed in find_undertakings(document, sides, taken):
        told = read_course(document, sides, deed)
        if told is not None and (filled := _filled(sides, told)) is not None:
            kept.append(filled)
    read_words = unreal | changed | {i for t in kept for i in (t.deed.at, *t.deed.marks, *t.operators)}
    kept += [t for d in find_unknown(document, sides, read_words) if (t := _filled(sides, d)) is not None]
    kept += [t for j in find_judgements(document, sides) if (t := _filled(sides, j)) is not None]
    kept += [a for t in kept if (a := accusation_by_report(document, sides, t)) is not None]
    kept = [t for t in kept if not is_foretold(sides, t)]
    _blame(document, kept)
    return kept


def _blame(document: Document, tellings: list[Telling]) -> None:
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
        fits = [t for t in told if not own & {a.country for a in t.sources} and any(a.country for a in t.sources)]
        fits = [t for t in fits if _is_of(t, document.tokens[at].lemma.casefold())] if events else fits
        before = [t for t in fits if t.deed.at < telling.deed.at]
        if chosen := (before[-1:] or fits[:1]) if events else before[-1:]:
            telling.targets = [_as_blamed(a) for a in chosen[0].sources if a.country]
            telling.target_at = at


def _is_of(telling: Telling, noun: str) -> bool:
    """Whether a telling can be what an event noun takes up: harm done for "the attack", a promise for "the truce"."""
    base = noun_frames()[noun][0].type
    kind = act_types()[base].kind
    if kind == "harm":
        return telling.kind == "harm" and telling.status == "happened"
    return telling.base == base or (telling.type == "AGREE" and kind == "give")


def _spoken_of(document: Document, telling: Telling) -> int | None:
    """The "decision" or "invasion" that words of reaction are about, where it is one told before."""
    at = telling.deed.at
    things = [*slots.objects(document, at), *([telling.target_at] if telling.target_at is not None else [])]
    for c in things:
        lemma = document.tokens[c].lemma.casefold()
        definite = any(document.tokens[k].text.casefold() in {"the", "this", "these"} for k in document.children(c))
        if definite and (lemma in noun_frames() or lemma in ABSTRACT):
            return c
    return None


def _inherit(document: Document, tellings: list[Telling]) -> None:
    """A second verb without a target of its own takes the first's: "expelled the envoy of Chad and cut trade"."""
    by_word = {t.deed.at: t for t in tellings}
    for telling in tellings:
        token = document.tokens[telling.deed.at]
        first = by_word.get(token.head) if tree.plain(token.relation) == "conj" else None
        if first is None or telling.deed.noun:
            continue
        for one, other in ((telling, first), (first, telling)):
            if not one.targets and one.base in TO_SOMEBODY and not one.deed.noun:
                one.targets, one.target_at = other.targets, other.target_at


def _as_blamed(doer: Actor) -> Actor:
    return Actor(doer.key, "state", country=doer.country, sector="GOV", country_why="who did it, as the article says")


def _filled(sides: Sides, telling: Telling) -> Telling | None:
    """The telling with states where its own words leave them out; None where nobody is known to do it."""
    if telling.last is None and telling.type in STATUS_OF_TYPE and telling.status == "happened":
        telling.status = _own_status(telling)
    telling.sources = _once(_placed(sides, telling, telling.sources, telling.targets))
    telling.targets = _once(_placed(sides, telling, telling.targets, telling.sources))
    themselves = {a.key for a in telling.sources}  # "he urged him" is never to himself: whom "him" is stays open
    telling.targets = [a for a in telling.targets if a.key not in themselves]
    if not any(a.country or a.name for a in telling.sources) or _is_against_itself(sides, telling):
        return None
    if telling.mentioned and (not (telling.deed.sources and telling.deed.frame.alone) or _by_pronoun(sides, telling)):
        return None
    if not telling.targets and telling.type == "THREATEN":
        telling.targets = _on_condition(sides, telling)
    if not telling.targets:
        telling.targets = _mutual(telling) or _of_the_scene(sides, telling)
    needs = telling.type == telling.base and telling.type in TO_SOMEBODY and not telling.deed.frame.loose
    return None if needs and not telling.targets else telling


def _on_condition(sides: Sides, telling: Telling) -> list[Actor]:
    """ "Threatened to strike unless Chad withdrew": whoever is to meet the condition."""
    own = {a.country or a.key for a in telling.sources}
    for verb in dict.fromkeys((telling.deed.at, *telling.deed.marks, *telling.operators, telling.top)):
        for c in tree.children(sides.document, verb, "advcl"):
            subject = tree.own_subject(sides.document, c)
            if subject is None or not is_condition(sides.document, c):
                continue
            if found := [a for a in sides.party(subject) if (a.country or a.key) not in own]:
                return found
    return []


def _is_against_itself(sides: Sides, telling: Telling) -> bool:
    """Whether a state would hit itself, only since nobody said whose the missiles were."""
    own = {a.country for a in telling.sources if a.country_why}
    at = telling.source_at
    weapons = at is not None and sides.tokens[at].lemma.casefold() in word_classes()["projectiles"]
    return weapons and any(a.kind == "state" and a.country in own for a in telling.targets)


def _of_the_scene(sides: Sides, telling: Telling) -> list[Actor]:
    """Force, sanctions and help whose target is left out are done to the state the article is about."""
    code = sides.scene
    if code is None or telling.mentioned or telling.base not in MATERIAL or telling.type in {"REQUEST", "REJECT"}:
        return []
    at_home = code in {a.country for a in telling.sources}
    if at_home and (telling.type not in words.AT_HOME or any(a.kind == "state" for a in telling.sources)):
        return []
    why = "left out: the state the article is mostly about"
    return [Actor(SCENE_KEY, "state", country=code, sector="GOV", country_why=why)]


def _by_pronoun(sides: Sides, telling: Telling) -> bool:
    """Whether only "his" or "her" tells whose deed a noun is: too little to go by."""
    below = sides.document.children(telling.deed.at)
    return any(sides.tokens[c].text.casefold() in {"his", "her", "their"} for c in below)


def _once(actors: list[Actor]) -> list[Actor]:
    """Each actor once; a state that was reached on two ways too."""
    kept: dict[object, Actor] = {}
    for actor in actors:
        kept.setdefault(actor.country if actor.kind == "state" else actor.key, actor)
    return list(kept.values())


def _own_status(telling: Telling) -> str:
    """What a word tells when nothing above it says otherwise."""
    frame = telling.deed.frame
    if telling.type == "REJECT" and (
        frame.thing == "@accusation" or (frame.word in words.DENYING and not frame.thing)
    ):
        return "denied"
    if telling.type == "AGREE" and frame.word in words.OFFERING:
        return "offered"
    return STATUS_OF_TYPE[telling.type]


def _mutual(telling: Telling) -> list[Actor]:
    """ "Chile and Japan signed a pact", "the two armies clashed": each does it to the other."""
    several = {a.country or a.name for a in telling.sources}
    return list(telling.sources) if len(several) > 1 and "with" in telling.deed.frame.targets else []


def _placed(sides: Sides, telling: Telling, actors: list[Actor], others: list[Actor]) -> list[Actor]:
    """Groups without a state, "police" or "protesters", take that of the place, or of the other side at home."""
    if not any(_is_stateless(a) for a in actors):
        return actors
    there = sides.in_clause(telling.deed.at)
    beside = [a for a in others if a.country and (a.kind != "state" or telling.type in words.AT_HOME)]
    code, why = None, ""
    if there:
        code, why = there[0].country, "where it took place"
    elif beside and (telling.type in words.AT_HOME or beside[0].sector in OF_A_STATE):
        code, why = beside[0].country, "the state of the other side"
    home = [a for a in actors if _is_stateless(a) and a.sector in OF_THE_SCENE]
    if code is None and home and sides.scene is not None:
        code, why = sides.scene, "the state the article is mostly about"
    if code is None:
        return actors
    return [with_country(a, code, why) if _is_stateless(a) else a for a in actors]


def _is_stateless(actor: Actor) -> bool:
    return (
        actor.kind == "role" and actor.country is None and actor.name is None and actor.role not in words.ANY_STATES
    )
