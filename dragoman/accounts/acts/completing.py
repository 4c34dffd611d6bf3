"""Completes who an act is of and to from the article, where its own words leave them out, and says what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.accounts.acts import side_alliances, slots, words
from dragoman.accounts.acts.antecedents import ACCEPTING, lean_on_before
from dragoman.accounts.acts.at_home import (
    SANCTIONS,
    done_at_home,
    is_denied_force,
    named_here,
    of_any_state,
    told_here,
)
from dragoman.accounts.acts.officials import by_officials
from dragoman.accounts.acts.openness import is_condition
from dragoman.accounts.acts.others import accused, done_before, not_the_addressee, only_other, over_the_border
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.states import is_unknown, state_of, with_country
from dragoman.accounts.acts.telling import Telling
from dragoman.codebook.acts import word_classes
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor

# What a word of these types tells when nothing above it says otherwise.
STATUS_OF_TYPE = {"REQUEST": "demanded", "THREATEN": "threatened", "REJECT": "refused", "AGREE": "planned"}
# Institutions of which an article that is about one state need not say whose they are.
OF_THE_SCENE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "OPP", "REB", "PRM", "CVL", "LAB", "MED", "EDU"})
MATERIAL = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID", "PROTEST"})
SCENE_KEY = -1_000_000  # of the actor that stands for the article's state where no word does
SCENE_WHY = "the state the article is mostly about"
OF_A_STATE = frozenset({"LEG", "OPP", "CVL", "LAB", "COP", "JUD", "EDU", "PTY"})  # who mostly deal with their own
# Types that are acts only where somebody is told to whom it is done.
APART = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN"})  # which several do together, not to each other
SETTLED = frozenset({"AGREE", "SUPPORT", "COOPERATE"})  # what is settled where others are at home
BREAKING, PAIR = frozenset({"SANCTION", "COERCE"}), 2
TO_SOMEBODY = frozenset({"COOPERATE", "AID", "SANCTION", "ACCUSE"})
RECEIVING = frozenset({"summon", "expel", "declare", "call"})  # what is done to another state's envoys
# What one of the two that an article is about does or says, left alone, to the other; a promise can be to anybody.
AT_THE_OTHER = frozenset("ACCUSE REJECT REQUEST THREATEN SANCTION MOBILIZE ASSAULT AID RETREAT".split())
MINISTRIES = frozenset({"ministry", "army", "navy", "parliament", "cabinet", "government"})
# What those who fight each other at home do, of whom nobody else is told.
FOUGHT = frozenset("ASSAULT COERCE ACCUSE THREATEN REJECT REQUEST SANCTION".split())
BY_WORDS = frozenset({"REJECT", "REQUEST", "SANCTION"})
DEFENDING = "defend"
LAND = frozenset("region territory entity enclave".split())  # what is recognised
CHARGING = frozenset({"accuse", "suspect"})  # of what another has done
ARMED = frozenset({"REB", "CRM", "PRM", "UAF"})
REBELS, RULERS = frozenset({"REB", "PRM"}), frozenset({"GOV", "MIL", "LEG", "JUD"})
NOBODY, TO_NOBODY = "An act is told here, and not whose it is.", "An act is told here, and not to whom."


def complete(sides: Sides, telling: Telling) -> None:
    """Gives the parties of a telling their states, and to mutual deeds and deeds at the scene their target."""
    own_word = telling.last is None and telling.status_by is None
    if own_word and telling.type in STATUS_OF_TYPE and telling.status == "happened":
        telling.status = _own_status(sides, telling)
    if not telling.sources:
        telling.sources = by_officials(sides, telling)
    telling.sources = _once(_placed(sides, telling, telling.sources, telling.targets))
    telling.targets = _once(_placed(sides, telling, telling.targets, telling.sources))
    telling.targets = not_the_addressee(sides, telling)
    themselves = {a.key for a in telling.sources}  # "he urged him" is never to himself: whom "him" is stays open
    telling.targets = [a for a in telling.targets if a.key not in themselves]
    if telling.deed.frame.thing == "@diplomats" and telling.deed.frame.word in RECEIVING:
        telling.targets = _sent_by_another(sides, telling)
    if telling.base in words.FORCE:
        telling.sources = [a for a in telling.sources if a.kind != "role" or a.role not in words.NO_DOERS]
    if telling.mode == "expel":
        telling.sources = _not_his_own(sides, telling)
    own = {a.country for a in telling.sources} - {None}
    if telling.base == "SANCTION":  # "recalled its ambassador": nobody cuts ties with himself
        telling.targets = [a for a in telling.targets if a.country not in own or a.kind == "body"]
    elif telling.base == "REJECT":
        telling.targets = [a for a in telling.targets if a.country not in own or a.kind != "state"]


def _not_his_own(sides: Sides, telling: Telling) -> list[Actor]:
    """ "Chad set Peru a deadline over its decision to throw out Chadian envoys": nobody expels his own, so Peru."""
    own = {a.country for a in telling.sources} - {None}
    told = [a for a in telling.targets if a.country and a.country_why is None]
    if len(own) != 1 or not told or not all(a.country in own for a in told):
        return telling.sources
    others = named_here(sides, telling.deed.at) - own
    if len(others) != 1:
        return telling.sources
    other = sides.state(telling.deed.at, next(iter(others)), "the other state of the sentence: nobody expels his own")
    return [other]


def _sent_by_another(sides: Sides, telling: Telling) -> list[Actor]:
    """Whose the envoy is that a state summons or expels: never its own, so the other of the article's two."""
    own = {a.country for a in telling.sources} - {None}
    if not own or not telling.targets or not all(a.country in own for a in telling.targets):
        return telling.targets
    others = [code for code in sides.two or () if code not in own]
    if len(others) != 1:
        return []
    return [with_country(telling.targets[0], others[0], "no state's own envoy: the other that the article is about")]


def what_lacks(sides: Sides, telling: Telling, among: Sequence[Telling], hit: frozenset[str]) -> str | None:
    """Why a telling is no act, for the reader; empty where it is none for good; None where it is one.

    Fills the target that is left out for deeds that two do to each other and for deeds at the article's scene;
    `among` are the tellings of the article so far, `hit` the states of whom it says that such deeds are done to them.
    """
    if telling.deed.untabled and all(a.country_why == SCENE_WHY for a in telling.sources):
        return ""  # "the premier paid a call": two guesses at once
    if _is_in_its_own_cause(telling):
        return ""
    if _is_against_itself(sides, telling) or _is_of_civilians(telling) or _is_only_charged(sides, telling):
        return ""
    if _is_anothers_guess(sides, telling) or _is_ones_own_wrong(sides, telling):
        return ""
    told = any(a.country or a.name for a in telling.sources)
    if not told and not (
        _is_by_the_armed(telling) or _is_by_a_crowd(telling) or _is_by_their_government(sides, telling)
    ):
        return "" if telling.mentioned or not telling.deed.sources else NOBODY
    if telling.mentioned and (not (telling.deed.sources and telling.deed.frame.alone) or _by_pronoun(sides, telling)):
        return ""
    if not telling.targets and telling.type in {"THREATEN", "REJECT"}:
        telling.targets = _on_condition(sides, telling)
    if not telling.targets or _are_places(telling):
        telling.targets = (
            accused(sides, telling)
            or done_before(sides, telling)
            or _mutual(sides, telling)
            or _between_the_two(sides, telling)
            or _foe_at_home(sides, telling, among)
            or _the_other_of_two(sides, telling)
            or _of_the_scene(sides, telling, hit)
            or over_the_border(sides, telling)
            or only_other(sides, telling)
            or lean_on_before(among, telling, [t.sentence for t in sides.tokens])
            or telling.targets
        )
    telling.targets = done_at_home(sides, telling)
    if telling.type == "RETREAT" and telling.mode == "withdraw":  # from a place of its own: before whom isn't told
        own = {a.country for a in telling.sources}
        telling.targets = [a for a in telling.targets if a.country is None or a.country not in own]
    needs = telling.type == telling.base and telling.type in TO_SOMEBODY and not telling.deed.frame.loose
    return TO_NOBODY if needs and not telling.targets else None


def _is_only_charged(sides: Sides, telling: Telling) -> bool:
    """ "Accused Chad of sheltering 1,500 rebels": help to nobody of a known state is only charged, no deed."""
    charged = [i for i in telling.operators if sides.tokens[i].lemma in CHARGING]
    return bool(charged) and telling.kind == "give" and not any(a.country for a in telling.targets)


def _is_anothers_guess(sides: Sides, telling: Telling) -> bool:
    """ "Chad was not about to attack, Togo said": only who would do harm can promise that he won't."""
    if telling.type != "AGREE" or telling.kind != "harm":
        return False
    said = {a.country for a in sides.speaker(telling.deed.at) if a.country}
    return bool(said) and said.isdisjoint(a.country for a in telling.sources)


def _is_ones_own_wrong(sides: Sides, telling: Telling) -> bool:
    """ "Chad said it was sheltering him": what one says of oneself blames nobody."""
    if telling.type != "ACCUSE" or telling.deed.frame.thing != "@wrongs":
        return False
    own = {a.country for a in telling.sources} - {None}
    doers = (slots.doer(sides.document, c) for c in tree.children(sides.document, telling.deed.at, "ccomp"))
    return any(own & {a.country for a in sides.at(doer)} for doer in doers if doer is not None)


def _are_places(telling: Telling) -> bool:
    """ "Withdrew from Zala Anbesa", "seized the oilfield of Heglig": names that no table has are places as a rule."""
    if telling.deed.frame.thing == "@accusation":  # "a | charge Chad denied", by the tables an office
        return not any(a.country or a.name for a in telling.targets)
    return telling.base in MATERIAL | {"RETREAT", "MOBILIZE"} and all(map(is_unknown, telling.targets))


def _is_by_the_armed(telling: Telling) -> bool:
    """ "Gunmen killed two Chadian nurses": force by armed people whom nobody names, on somebody of a state."""
    force = telling.type == "ASSAULT" or telling.mode == "seize"
    return force and _are_armed(telling.sources) and any(a.country for a in telling.targets)


def shaken(sides: Sides, telling: Telling) -> None:
    """ "Protests shook Chad", in a report on another: those who protest are of the land that it shakes."""
    verb = tree.clause_of(sides.document, telling.deed.at)
    at_subject = telling.deed.noun and tree.own_subject(sides.document, verb) == telling.deed.at
    if telling.type != "PROTEST" or not at_subject or sides.tokens[verb].lemma not in words.SHAKING:
        return
    if there := sides.in_clause(telling.deed.at):
        telling.sources, telling.source_at = there, None
        telling.targets = [a for a in telling.targets if a.country != there[0].country]


def _is_by_a_crowd(telling: Telling) -> bool:
    """ "Demonstrators gathered outside the Chadian embassy": of whichever land, they are told of by what they are."""
    at_anothers = any(a.country for a in telling.targets)
    people = all(a.kind == "role" and a.sector not in RULERS for a in telling.sources)
    return telling.type == "PROTEST" and bool(telling.sources) and people and at_anothers


def _is_by_their_government(sides: Sides, telling: Telling) -> bool:
    """ "The government accused the rebels", in a report of their mediator: theirs, and the text leaves out whose."""
    return bool(telling.sources) and all(_is_at_war(sides, telling, a) for a in telling.sources)


def _are_armed(actors: list[Actor]) -> bool:
    """Whether all are gunmen, pirates or rebels, who are no more of the state of those they harm than of another."""
    return bool(actors) and all(a.kind == "role" and a.sector in ARMED for a in actors)


def _on_condition(sides: Sides, telling: Telling) -> list[Actor]:
    """ "Threatened to strike unless Chad withdrew": whoever is to meet the condition."""
    own = {a.country or a.key for a in telling.sources}
    for verb in dict.fromkeys((telling.deed.at, *telling.deed.marks, *telling.operators, telling.top)):
        for c in tree.children(sides.document, verb, "advcl"):
            subject = tree.own_subject(sides.document, c)
            if subject is None or not _is_hung_on(sides, telling, c):
                continue
            if found := [a for a in sides.party(subject) if (a.country or a.key) not in own]:
                return found
    return []


def _is_hung_on(sides: Sides, telling: Telling, c: int) -> bool:
    """Whether a clause tells on what an act hangs; of a refusal also "before": "will not ease it before Chad ..."."""
    before = telling.type == "REJECT" and "before" in tree.cases(sides.document, c)
    return before or is_condition(sides.document, c)


def _is_against_itself(sides: Sides, telling: Telling) -> bool:
    """Whether a state would hit itself, only since nobody said whose the missiles were."""
    own = {a.country for a in telling.sources if a.country_why}
    at = telling.source_at
    weapons = at is not None and sides.tokens[at].lemma.casefold() in word_classes()["projectiles"]
    return weapons and any(a.kind == "state" and a.country in own for a in telling.targets)


def _is_in_its_own_cause(telling: Telling) -> bool:
    """ "Its soldiers were defending Chadian soil": what a state does for itself is no support of anybody."""
    own = {a.country for a in telling.sources}
    itself = bool(telling.targets) and all(a.kind == "state" and a.country in own for a in telling.targets)
    return telling.type == "SUPPORT" and telling.deed.frame.word == DEFENDING and itself


def _is_of_civilians(telling: Telling) -> bool:
    """ "A convoy of refugees left the city": who flees gives up no ground."""
    leaving = telling.type == "RETREAT" and (telling.mode == "withdraw" or telling.deed.untabled)
    return leaving and all(a.kind == "role" and a.sector in {"CVL", "REF", None} for a in telling.sources)


def states_hit(tellings: Iterable[Telling]) -> frozenset[str]:
    """The states to which the article says in words that harm is done or that they are blamed."""
    hard = [t for t in tellings if t.target_at is not None and (t.kind == "harm" or t.type in {"ACCUSE", "THREATEN"})]
    return frozenset(a.country for t in hard for a in t.targets if a.country)


def _of_the_scene(sides: Sides, telling: Telling, hit: frozenset[str]) -> list[Actor]:
    """Force, sanctions and help whose target is left out are done to the state the article is about.

    Of other states than that only where somebody else is said to do it harm or to blame it.
    """
    code = sides.scene
    if code is None or telling.mentioned or telling.base not in MATERIAL or telling.type in {"REQUEST", "REJECT"}:
        return []
    at_home = code in {a.country for a in telling.sources}
    if at_home and _is_taken_in_war(telling):
        return []
    if at_home and (telling.type not in words.AT_HOME or any(a.kind == "state" for a in telling.sources)):
        return []
    if not at_home and telling.kind == "harm" and code not in hit:
        return []
    why = f"left out: {SCENE_WHY}"
    return [Actor(SCENE_KEY, "state", country=code, sector="GOV", country_why=why)]


def _between_the_two(sides: Sides, telling: Telling) -> list[Actor]:
    """ "Called for dialogue", "offered to mediate": the two that the article is about, or the other of them."""
    own = {a.country for a in telling.sources}
    if sides.two is None or telling.type not in {"REQUEST", "AGREE", "SUPPORT"}:
        return []
    near = [telling.deed.at, *telling.deed.marks, *telling.operators]
    near += [c for i in list(near) for c in tree.children(sides.document, i, "obj", "obl", "nmod")]
    near += [c for i in list(near) for c in tree.children(sides.document, i, "compound", "amod")]
    others = [code for code in sides.two if code not in own]
    hailed = telling.type == "SUPPORT" and len(others) > 1 and not telling.deed.noun
    if not hailed and not words.PEACE & {sides.tokens[i].lemma for i in near}:
        return []
    why = "left out: the two that the article is about"
    return [
        Actor(SCENE_KEY - n, "state", country=code, sector="GOV", country_why=why) for n, code in enumerate(others)
    ]


def _the_other_of_two(sides: Sides, telling: Telling) -> list[Actor]:
    """ "Lodged a protest", "dismissed the criticism", "sent patrol ships": at the other of the two it is about."""
    own = {a.country for a in telling.sources}
    if sides.two is None or telling.mentioned or len(own & set(sides.two)) != 1 or len(own) > 1:
        return []
    if _is_there(sides, telling) or _is_to_others(sides, telling):
        return []
    to_another = telling.type in AT_THE_OTHER or _is_taken_in_war(telling)
    if not to_another and not _is_given_to_another(sides, telling):
        return []
    why = "left out: the other of the two that the article is about"
    code = next(code for code in sides.two if code not in own)
    return [Actor(SCENE_KEY, "state", country=code, sector="GOV", country_why=why)]


def _foe_at_home(sides: Sides, telling: Telling, among: Sequence[Telling]) -> list[Actor]:
    """ "The rebels opened fire": at the state that they are told to fight, and it at them, whoever mediates."""
    own = {a.country for a in telling.sources}
    if len(own) != 1 or None in own or telling.mentioned or telling.base not in FOUGHT:
        return []
    rebels = _are_rebels(telling.sources)
    if not rebels and not _are_rulers(telling.sources):
        return []
    if telling.base in BY_WORDS and told_here(sides, telling.deed.at) - own:
        return []  # what is refused beside others' names may be theirs
    for told in among:
        for mine, theirs in ((told.sources, told.targets), (told.targets, told.sources)):
            at_home = mine and theirs and {a.country for a in (*mine, *theirs)} == own
            if not at_home or not _at_odds(told) or not _are_foes(*((mine, theirs) if rebels else (theirs, mine))):
                continue
            why = "left out: whom the article tells to be at odds with whoever does it"
            return [replace(a, country_why=why) if rebels is False else state_of(a, why) for a in theirs[:1]]
    return []


def _at_odds(telling: Telling) -> bool:
    return telling.kind == "harm" or telling.type in {"ACCUSE", "THREATEN"}


def _are_foes(rebels: Sequence[Actor], rulers: Sequence[Actor]) -> bool:
    return _are_rebels(rebels) and _are_rulers(rulers)


def _are_rulers(actors: Sequence[Actor]) -> bool:
    """Whether all are a state, or hold its offices and arms."""
    return all(a.kind == "state" or a.sector in RULERS | {"COP"} for a in actors)


def _are_rebels(actors: Sequence[Actor]) -> bool:
    return all(a.sector in REBELS for a in actors)


def _is_there(sides: Sides, telling: Telling) -> bool:
    """ "Recognised the east of Chad and ordered troops | there": where that is, its sentence tells."""
    at = telling.deed.at
    behind = [sides.tokens[c] for c in sides.document.subtree(at) if c > at]
    return telling.type == "MOBILIZE" and any(t.text.casefold() == "there" and t.relation != "expl" for t in behind)


def _is_to_others(sides: Sides, telling: Telling) -> bool:
    """Whether a name of no state stands where it is told to whom: "accused | the West"."""
    whom = [] if telling.deed.noun or telling.type not in APART else slots.objects(sides.document, telling.deed.at)
    named = [c for c in whom if sides.tokens[c].pos == "PROPN" and not sides.party(c)]
    return any(tree.children(sides.document, c, "det") for c in named)


def _is_taken_in_war(telling: Telling) -> bool:
    """ "The army captured two forts", "seized a depot": what an army takes is the other's."""
    return telling.type == "COERCE" and telling.mode == "seize" and all(a.sector == "MIL" for a in telling.sources)


def _is_given_to_another(sides: Sides, telling: Telling) -> bool:
    """ "Accepted the text", "agreed to pay": assents and offers are the other's, a plan or land recognised is not."""
    if telling.type == "SUPPORT":
        whom = [] if telling.deed.noun else slots.objects(sides.document, telling.deed.at)
        return not telling.deed.noun and not any(sides.tokens[c].lemma in LAND for c in whom)
    assent = sides.tokens[telling.deed.at].lemma in ACCEPTING and telling.last is None
    return telling.type == "AGREE" and (assent or telling.last in {"agree", "offer"})


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


def _is_to_land(sides: Sides, telling: Telling) -> bool:
    """ "Rejected French | claims to the river": to what is somebody's own, and not that something was so."""
    claims = [c for c in telling.deed.marks if sides.tokens[c].lemma.casefold() == "claim"]
    of = [k for c in claims for k in tree.children(sides.document, c, "nmod") if sides.tokens[k].pos != "VERB"]
    of += tree.children(sides.document, telling.deed.at, "obl") if claims else []
    return any({"to", "over"} & set(tree.cases(sides.document, k)) for k in of)


def _is_turned_away(sides: Sides, telling: Telling) -> bool:
    """ "..., an allegation that Chad flatly | rejected": what was alleged is told by whoever alleges it."""
    beside = sides.tokens[telling.deed.at].relation == "acl:relcl"
    return beside and telling.deed.frame.thing == "@accusation" and telling.deed.frame.word not in words.DENYING


def _own_status(sides: Sides, telling: Telling) -> str:
    """What a word tells when nothing above it says otherwise."""
    frame = telling.deed.frame
    if telling.type == "REJECT" and (_is_to_land(sides, telling) or _is_turned_away(sides, telling)):
        return "refused"
    if telling.type == "REJECT" and (
        frame.thing == "@accusation" or (frame.word in words.DENYING and frame.thing in {"", "it", "this"})
    ):
        return "denied"
    if telling.type == "AGREE" and frame.thing == "@proposals":
        return "proposed"
    if frame.word in words.PROPOSING:
        return "proposed"
    if telling.type == "AGREE" and frame.word in words.OFFERING:
        return "offered"
    return STATUS_OF_TYPE[telling.type]


def _mutual(sides: Sides, telling: Telling) -> list[Actor]:
    """ "Chile and Japan signed a pact", "the two armies clashed": each does it to the other.

    Three who break off relations do so with a fourth.
    """
    several = {a.name or a.country for a in telling.sources}
    with_each = "with" in telling.deed.frame.targets and telling.type not in APART
    if telling.base in BREAKING and len(several) > PAIR:
        with_each = False
    each_other = slots.are_mutual(sides.document, telling.deed.at)
    if each_other:  # "the army and rebels accused each other": of one state
        several |= {str(a.key) for a in telling.sources}
    return list(telling.sources) if len(several) > 1 and (with_each or each_other) else []


def _placed(sides: Sides, telling: Telling, actors: list[Actor], others: list[Actor]) -> list[Actor]:
    """Groups without a state, "police" or "protesters", take that of the place, or of the other side at home."""
    waiting = {a.key for a in actors if _is_stateless(a) and not _is_of_several(sides, a)}
    if not waiting:
        return actors
    there = [] if _is_only_settled_there(sides, telling) else sides.in_clause(telling.deed.at)
    beside = [a for a in others if a.country and (a.kind != "state" or telling.type in words.AT_HOME)]
    if actors is telling.sources and _is_at_anothers(sides, telling):
        beside = []  # not even of whom it names: "rallied at the Chadian embassy"
    elif actors is telling.sources and _rule(actors):
        beside = [a for a in beside if a.kind != "state"]
    thanking = actors is telling.sources and telling.type == "SUPPORT"  # "the chief thanked the people of Chad"
    code, why = None, ""
    if there:
        code, why = there[0].country, "where it took place"
    elif (foe := _foe(sides, telling, others)) is not None and actors is telling.sources:
        code, why = foe, "the other of the two that the article is about"
    elif beside and not (_are_armed(actors) or thanking) and (_is_at_home(telling) or beside[0].sector in OF_A_STATE):
        code, why = beside[0].country, "the state of the other side"
    home = [a for a in actors if _is_stateless(a) and a.sector in OF_THE_SCENE and not _is_titled(sides, a)]
    before = sides.same_before(home[0]) if code is None and home else None
    if before is not None and (sides.scene is None or _is_taken_up(sides, home[0])):
        code, why = before, "named so before"
    if code is None and home and (found := _home_of(sides, telling, home[0])) is not None:
        code, why = found
    doubtful = code is not None and not there and actors is telling.targets
    if code is None or (doubtful and (_is_of_the_other(sides, telling, code) or _is_abroad(sides, telling, code))):
        return actors
    return [with_country(a, code, why) if a.key in waiting else a for a in actors]


def _home_of(sides: Sides, telling: Telling, actor: Actor) -> tuple[str, str] | None:
    """Whose people of an institution are that no word tells: of the state that the article is about.

    Rebels are of the state whose armed body it names, and a crowd at an embassy is of the other of two.
    """
    if actor.sector in REBELS and sides.strife is not None:
        return sides.strife, "the state of the armed body that the article names"
    if _is_at_anothers(sides, telling) and actor.sector not in RULERS:
        sent = {a.country for a in telling.targets} | {a.country for a in sides.modifiers(telling.target_at or 0)}
        others = [code for code in sides.two or () if code not in sent]
        if len(others) == 1:
            return others[0], "the other of the two that the article is about"
        if sides.scene in sent:
            return None
    if sides.scene is None or _is_at_war(sides, telling, actor):
        return None
    return sides.scene, SCENE_WHY


def _is_at_war(sides: Sides, telling: Telling, actor: Actor) -> bool:
    """Whether a government deals with rebels of a state that the report is not mostly about: hardly a mediator's."""
    if sides.strife in {None, sides.scene} or actor.sector != "GOV" or actor.kind != "role" or actor.country:
        return False
    return any(a.country == sides.strife and a.sector in REBELS for a in (*telling.sources, *telling.targets))


def _is_of_several(sides: Sides, actor: Actor) -> bool:
    """ "The coalition": of several states, whichever it fights in or is told of with."""
    at = actor.role_span
    return at is not None and side_alliances.is_allied(sides, at[1] - 1) and sides.same_before(actor) is None


def _is_taken_up(sides: Sides, actor: Actor) -> bool:
    """ "The coalition": those told of before by the word."""
    at = actor.role_span[0] if actor.role_span is not None else 0
    return at > 0 and sides.tokens[at - 1].text.casefold() == "the"


def _is_only_settled_there(sides: Sides, telling: Telling) -> bool:
    """ "The rebels agreed in Geneva": where words are said and deals made is hardly the land of who makes them."""
    at = sides.in_clause(telling.deed.at)
    return telling.type in SETTLED and sides.scene is not None and any(a.country != sides.scene for a in at)


def _is_at_anothers(sides: Sides, telling: Telling) -> bool:
    """Whether a deed is at an embassy, where those of the place stand: "marched to the Chadian embassy"."""
    return telling.target_at is not None and sides.tokens[telling.target_at].lemma.casefold() in words.MISSIONS


def _rule(actors: list[Actor]) -> bool:
    """Whether all are governments or armies, whose deeds to a state are to another's: "the junta closed"."""
    return all(a.kind == "role" and a.sector in {"GOV", "MIL"} for a in actors)


def _foe(sides: Sides, telling: Telling, hit: list[Actor]) -> str | None:
    """ "Soldiers fired on a Chadian patrol", in an article about two states: those of the other fire on it."""
    people = {a.country for a in hit if a.kind == "role"}
    if telling.base != "ASSAULT" or sides.two is None or len(people) != 1 or not people <= set(sides.two):
        return None
    return next(code for code in sides.two if code not in people)


def _is_at_home(telling: Telling) -> bool:
    """Whether a deed is mostly done to one's own: arrests and protests, not the sanctions of states."""
    return telling.type in words.AT_HOME and telling.cameo != SANCTIONS


def _is_of_the_other(sides: Sides, telling: Telling, code: str) -> bool:
    """Whether a group without a state of its own would take that of whoever does it, though others are told of."""
    if is_denied_force(telling) and code in {a.country for a in telling.sources}:
        return True
    here = sides.tokens[telling.deed.at].sentence
    heads = [m.head for m in sides.cast.mentions if sides.tokens[m.head].sentence == here]
    told = {a.country for head in heads for a in sides.cast.members(head)}
    if telling.type == "ASSAULT" and sides.scene == code and told <= {code, None}:
        return False  # "soldiers shot dead two protesters", of an article on one state
    doers = [a for a in telling.sources if a.country == code and (a.country_why is None or a.kind != "role")]
    return bool(doers) and not _is_at_home(telling) and not any(a.sector in OF_A_STATE for a in doers)


def _is_abroad(sides: Sides, telling: Telling, code: str) -> bool:
    """Whether what a state takes can be another's, for its sentence names one: "seized a ship under Chad's flag"."""
    doers = [a for a in telling.sources if a.country == code and a.sector not in {"COP", "JUD"}]
    return telling.base == "COERCE" and bool(doers) and bool(named_here(sides, telling.deed.at) - {code})


def _is_titled(sides: Sides, actor: Actor) -> bool:
    """Whether a word has a capital within its sentence: "the Council" is a certain one, and seldom the state's.

    Ministries have capitals wherever they are told of.
    """
    at = actor.role_span[0] if actor.role_span is not None else None
    if at is not None and sides.tokens[at].lemma.casefold() in MINISTRIES:
        return False
    return at is not None and sides.tokens[at].text[:1].isupper() and at > sides.document.sentence_of(at).first


def _is_stateless(actor: Actor) -> bool:
    if actor.kind != "role" or actor.country is not None or actor.name is not None or actor.role is None:
        return False
    return not of_any_state(actor.role)
