"""A contact as one sentence tells it, before the sentences of an article are joined.

A candidate is built from one contact word; lists of separate calls become one candidate each.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dragoman import codebook
from dragoman.accounts.apart import Stage, by_days, by_places, by_stages
from dragoman.accounts.lists import Lists
from dragoman.accounts.nouns import AFTERWARDS, MEASURES, SITTINGS, TOLD, of_noun
from dragoman.accounts.participants import Participants, of_verb
from dragoman.accounts.status import HABITS, StatusRead, is_arranged, is_negated, read_status
from dragoman.accounts.triggers import DISCUSSING, LIGHT, OF_A_TALK, Trigger, is_made_known
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.cast import Actor, Cast
from dragoman.mentions.mention import FIRST_PRONOUNS

JOINT = frozenset(
    {"joint", "trilateral", "three-way", "four-way", "multilateral", "quadrilateral", "conference", "group"}
)
GATHERING = frozenset({"gather", "meet", "convene", "assemble"})  # "gathered for a summit"
BRIEFING = frozenset({"brief", "inform", "update", "consult"})
SPOKEN = frozenset({"speak", "talk", "call", "phone", "telephone", "ring", "dial"})
"""What is mostly done with one at a time: "rang both men"."""
ONE_BY_ONE = re.compile(
    r"\b(?:in turn|one after (?:the other|another)|one by one|one at a time|back[ -]to[ -]back|in succession)\b"
)
NUMBERS = {3: "three", 4: "four", 5: "five"}
LEADING = frozenset("leader head president minister premier king monarch statesman side counterpart".split())
"""Who "the three ..." are that take up all who met: "the three | heads of state"."""
SEPARATE = frozenset({"separately", "separate", "respectively", "turn", "several", "series", "bilateral"})


@dataclass(slots=True)
class Candidate:
    """One telling of a contact. `heads` are the participants' mention heads, `actors` who they are.

    `last_on` is true where it is told by its having been the last: "had not met since 31 August"; `seen` where only
    the second coder takes its word for a contact. `pointed` are the keys of the actors that only it told, `unnamed`
    the heads of those of whom no state or name is told.
    `stage` is what its sentence tells of it alone ("and | in Geneva with B"), with all such stages behind it.
    """

    trigger: Trigger
    sentence: int
    heads: list[int]
    actors: list[Actor]
    status: StatusRead
    mode: str
    sure: bool
    part: str
    kind: str
    group: int | None = None
    initiators: list[int] = field(default_factory=list)
    visitors: list[int] = field(default_factory=list)
    hosts: list[int] = field(default_factory=list)
    partners: list[int] = field(default_factory=list)
    each: bool = False
    either: list[int] = field(default_factory=list)
    destination: int | None = None
    definite: bool = False
    nominal: bool = False
    listed: bool = False
    fragment: bool = False
    anew: bool = False
    aside: bool = False
    weak: bool = False
    attending: bool = False
    collective: bool = False
    last_on: bool = False
    seen: bool = False
    pointed: frozenset[int] = frozenset()
    unnamed: list[int] = field(default_factory=list)
    stage: tuple[Stage, ...] = ()


def words_of_contact(candidate: Candidate) -> set[int]:
    """The words that tell a contact: its own, the verb that carries it, the one that gives its mode."""
    return words_of_trigger(candidate.trigger, nominal=candidate.nominal)


def words_of_trigger(trigger: Trigger, *, nominal: bool) -> set[int]:
    """The same of a word that may tell one; `nominal` is for a noun that is only mentioned."""
    verb = trigger.at if trigger.predicate is None or nominal else trigger.predicate
    return {trigger.at, verb, trigger.mode_at}


def find_candidates(lists: Lists, triggers: Sequence[Trigger]) -> list[Candidate]:
    """Finds every telling of a contact in reading order, each of one of the words that can tell one."""
    document, cast = lists.document, lists.cast
    nouns = {t.at for t in triggers if t.noun}
    found: list[Candidate] = []
    for trigger in triggers:
        if _is_carried(document, trigger, nouns) or _calls_a_thing(lists, trigger):
            continue
        lists.either = []
        participants = of_noun(lists, trigger) if trigger.noun else of_verb(lists, trigger)
        told = _candidates(document, cast, lists, trigger, participants)
        idle = (
            bool(trigger.frame & {"sends", "signs"})
            or _is_matter(document, trigger)
            or (trigger.noun and trigger.predicate is not None and is_made_known(document, trigger.predicate))
            or _is_spoken_of(document, trigger, triggers)
        )
        found += [c for c in told if c.actors or (c.group is not None and "signs" in trigger.frame) or not idle]
    found = [c for c in _with_manner(document, cast, found) if not c.weak]
    found = [c for c in found if not _is_way_to(document, c, found) and not _is_sat_in(document, c, found)]
    found += _captions(document, cast, lists, found)
    return sorted(found, key=lambda c: (c.part != "title", c.trigger.at))


def _is_way_to(document: Document, visit: Candidate, found: list[Candidate]) -> bool:
    """Whether a journey is only the way to what is still to come: "flew to Baku, where he will meet X"."""
    if visit.mode != "visit" or visit.trigger.noun:
        return False
    keys = {a.key for a in visit.actors}
    return any(
        c is not visit
        and c.sentence == visit.sentence
        and c.status.status != visit.status.status
        and tree.scene_of(document, c.trigger.at) == visit.trigger.at
        and keys & {a.key for a in c.actors}
        and len(c.actors) > 1
        for c in found
    )


def _is_sat_in(document: Document, candidate: Candidate, found: list[Candidate]) -> bool:
    """Whether a noun only says of what the word that tells an occasion is a part: "a session of | the talks"."""
    token = document.tokens[candidate.trigger.at]
    if (
        not candidate.trigger.noun
        or tree.plain(token.relation) != "nmod"
        or "of" not in tree.cases(document, token.i)
    ):
        return False
    part = [c for c in found if c.trigger.at == token.head and document.tokens[token.head].lemma in SITTINGS]
    return any({a.key for a in candidate.actors} <= {a.key for a in c.actors} for c in part if len(c.actors) > 1)


def _is_matter(document: Document, trigger: Trigger) -> bool:
    """Whether a noun is what was talked about, another occasion than the talk: "discussed the talks in Vienna"."""
    token = document.tokens[trigger.at]
    return trigger.noun and tree.plain(token.relation) == "obj" and document.tokens[token.head].lemma in DISCUSSING


def _is_spoken_of(document: Document, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether a noun is what another contact was about: "will brief X on the outcome of | the summit"."""
    if not trigger.noun:
        return False
    verbs = {t.at for t in triggers if not t.noun and document.tokens[t.at].lemma in BRIEFING}
    at = trigger.at
    for head in tree.upward(document, at):
        words = set(tree.cases(document, at))
        if head in verbs:
            return bool(words & {"on", "about"})
        if not words & {"of", "on", "about", "for"}:
            return False
        at = head
    return False


def _calls_a_thing(lists: Lists, trigger: Trigger) -> bool:
    """Whether what is called is no party: "called the failure a source of anger", "called an emergency session"."""
    if trigger.noun or lists.tokens[trigger.at].lemma != "call":
        return False
    called = tree.children(lists.document, trigger.at, "obj")
    return bool(called) and all(lists.tokens[c].pos == "NOUN" and not lists.listed(c) for c in called)


def _with_manner(document: Document, cast: Cast, found: list[Candidate]) -> list[Candidate]:
    """Hands the mode of "in a phone call" to the verb it qualifies: "In a phone call, A and B discussed X"."""
    kept = []
    beside: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in found:
        if not candidate.trigger.noun:
            beside[candidate.sentence].append(candidate)
    told_in = {c.trigger.at: v for c in found for v in beside[c.sentence] if _is_discussed_in(document, v, c)}
    for candidate in found:
        if any(candidate is verb for verb in told_in.values()):
            continue
        if candidate.trigger.at in told_in:
            candidate.nominal = False
        if (
            candidate.trigger.noun
            and len(candidate.actors) < 2
            and set(tree.cases(document, candidate.trigger.at)) & {"in", "during", "by", "via", "over", "on"}
            and candidate.mode != "visit"
        ):
            verbs = [
                c
                for c in beside[candidate.sentence]
                if not c.sure
                and len(c.actors) > 1
                and all(a.key in {x.key for x in c.actors} for a in candidate.actors)
            ]
            brokered = bool(candidate.actors) and [a.key for a in candidate.actors] == [
                a.key for h in candidate.hosts for a in cast.members(h)
            ]
            if brokered and not verbs:
                # "In talks brokered by C, A met B": the broker was there
                for verb in [c for c in beside[candidate.sentence] if len(c.actors) > 1]:
                    verb.actors = [
                        *verb.actors,
                        *(a for a in candidate.actors if a.key not in {x.key for x in verb.actors}),
                    ]
                    break
                else:
                    kept.append(candidate)
                continue
            if verbs and not candidate.definite:
                for verb in verbs:
                    verb.mode, verb.sure = candidate.mode, candidate.sure or candidate.mode != "talks"
                    verb.trigger = replace(verb.trigger, mode=candidate.mode, mode_at=candidate.trigger.mode_at)
                continue
        kept.append(candidate)
    return kept


def _is_discussed_in(document: Document, verb: Candidate, noun: Candidate) -> bool:
    """ "A and B discussed trade in detail in | talks on Monday", hung deep by the parser: the noun's occasion."""
    told = {a.key for a in verb.actors} == {a.key for a in noun.actors} and len(noun.actors) > 1
    below = noun.nominal and verb.trigger.at in document.ancestors(noun.trigger.at)
    how = {"in", "during"} & set(tree.cases(document, noun.trigger.at))
    same = verb.status.status == noun.status.status and document.tokens[verb.trigger.at].lemma in DISCUSSING
    return told and below and bool(how) and same


def _is_carried(document: Document, trigger: Trigger, nouns: set[int]) -> bool:
    """Whether a verb's object is itself a contact word, which then tells it: "hosted talks", "had a call"."""
    if trigger.noun:
        return False
    if document.tokens[trigger.at].lemma in DISCUSSING:
        return False
    return any(c in nouns for c in tree.children(document, trigger.at, "obj"))


def goes_to_his_post(document: Document, i: int) -> bool:
    """Whether an envoy only goes where he serves: "told his ambassador | to return to Colombia"."""
    subject = tree.subject(document, i)
    if subject is None or document.tokens[i].lemma not in {"return", "go", "come", "send"}:
        return False
    named = {subject, *document.children(subject)}
    return any(document.tokens[c].lemma.casefold() in {"ambassador", "consul"} for c in named)


ASKED = frozenset({"ask", "wonder", "inquire", "enquire"})
AHEAD_OF = frozenset({"will", "would", "can", "could", "may", "might", "shall", "should"})


def _is_unconfirmed(document: Document, i: int) -> bool:
    """Whether nobody says that it is so: "can't confirm that X was | visiting", "asked whether they had | met"."""
    token = document.tokens[i]
    if tree.plain(token.relation) not in {"ccomp", "advcl"}:
        return False
    marks = {document.tokens[c].text.casefold() for c in tree.children(document, i, "mark")}
    helping = {document.tokens[c].lemma.casefold() for c in tree.children(document, i, "aux")}
    if document.tokens[token.head].lemma in ASKED and marks & {"whether", "if"} and not helping & AHEAD_OF:
        return True
    open_ = document.tokens[token.head].lemma in {"confirm", "verify", "corroborate"}
    open_ = open_ or (document.tokens[token.head].lemma in {"know", "say"} and bool(marks & {"whether", "if"}))
    return open_ and is_negated(document, token.head)


def _candidates(document: Document, cast: Cast, lists: Lists, trigger: Trigger, who: Participants) -> list[Candidate]:
    sentence = document.sentence_of(trigger.at)
    deed = trigger.at
    mode = _collective_mode(cast, trigger, who)
    status = StatusRead("planned", trigger.at) if "ahead" in trigger.frame else read_status(document, deed)
    last_on = status.negated and status.status == "happened" and _not_since(document, trigger)
    if (status.negated and status.status == "happened" and not last_on) or _is_unconfirmed(document, deed):
        return []
    if status.status == "planned" and (called_off := _called_off(document, trigger)) is not None:
        status = called_off
    if "signs" in trigger.frame and status.status not in {"happened", "planned"}:
        return []  # "refused to sign the text": whether they meet is not told
    if "invites" in trigger.frame and status.status == "happened":
        status = StatusRead("proposed", deed)
    if mode == "visit" and goes_to_his_post(document, deed):
        return []
    if is_habit(document, trigger) or _is_own_wish(cast, who, status) or is_a_match(document, lists, trigger, who):
        return []
    base = Candidate(
        trigger,
        sentence.i,
        list(who.heads),
        lists.actors(who.heads),
        status,
        mode,
        trigger.sure,
        sentence.part,
        sentence.kind,
        group=who.group,
        initiators=who.initiators,
        visitors=who.visitors,
        hosts=who.hosts,
        partners=list(who.partners),
        each=who.each or _is_one_by_one(document, trigger),
        either=list(lists.either),
        destination=who.destination,
        definite=is_definite(document, trigger),
        nominal=trigger.noun and is_nominal(document, trigger),
        last_on=last_on,
    )
    base.fragment = document.tokens[document.root_of(sentence)].i == trigger.at and trigger.noun
    base.weak = (
        "strict" in trigger.frame
        and not who.partners
        and base.part == "text"
        and (not base.definite or document.tokens[trigger.at].pos == "PROPN")  # "the Helsinki Conference"
        and not _takes_up_persons(cast, who)
        and not (trigger.mode_at != trigger.at or _is_held(document, trigger))
        and not (who.visitors and who.destination is not None)  # "on a tour of Chile and Peru"
        and not _is_how_they_talked(document, base)
    )
    base.collective = trigger.noun and mode == "video" and _are_leaders_of_a_body(cast, who)
    base.aside = _is_aside(document, trigger)
    base.attending = "attends" in trigger.frame or (
        base.definite and trigger.noun and _is_attended(document, trigger)
    )
    return _parted(document, lists, trigger, who, base)


def _is_how_they_talked(document: Document, candidate: Candidate) -> bool:
    """ "A and B discussed the war in a | call": by telephone, where both sides are told."""
    verb = candidate.trigger.predicate
    if candidate.mode != "phone" or verb is None or document.tokens[verb].lemma not in OF_A_TALK:
        return False
    how = {"in", "during", "over"} & set(tree.cases(document, candidate.trigger.at))
    return bool(how) and len({a.country for a in candidate.actors if a.country}) > 1


def _parted(
    document: Document, lists: Lists, trigger: Trigger, who: Participants, base: Candidate
) -> list[Candidate]:
    """The occasions that one telling stands for: one for each place, stage or partner that is told apart."""
    if trigger.mode == "visit" and who.further:
        return [replace(base, destination=d, listed=True) for d in [who.destination, *who.further] if d is not None]
    if trigger.mode != "visit" and (parted := by_stages(lists, trigger.at, who)) is not None:
        one, stages = parted
        return [
            replace(base, actors=[*one, *s.actors], destination=s.place, listed=True, stage=(s, *stages))
            for s in stages
        ]
    if trigger.mode != "visit" and (daily := by_days(lists, who)) is not None:
        one, stages = daily
        return [replace(base, actors=[*one, *s.actors], listed=True, stage=(s, *stages)) for s in stages]
    if trigger.mode != "visit" and (placed := by_places(lists, who)) is not None:
        one, met = placed
        return [replace(base, actors=[*one, *there], destination=at, listed=True) for there, at in met]
    split = _separate(document, lists, trigger, who)
    if not split:
        return [base]
    lead, others = split
    return [replace(base, actors=[*lead, other], listed=True) for other in others]


def _called_off(document: Document, trigger: Trigger) -> StatusRead | None:
    """The refusal of an occasion at which another was to be: "cancelled a visit at which he was to see X"."""
    scene = tree.scene_of(document, trigger.at)
    status = read_status(document, scene) if scene is not None else None
    return status if status is not None and status.status == "refused" else None


def _not_since(document: Document, trigger: Trigger) -> bool:
    """Whether a "not" tells of the last time: "have not met since May", "had not seen each other since 31 August"."""
    verb = trigger.at
    done = any(document.tokens[c].lemma == "have" for c in tree.children(document, verb, "aux"))
    return (
        not trigger.noun
        and done
        and any("since" in tree.cases(document, c) for c in tree.children(document, verb, "obl"))
    )


def is_habit(document: Document, trigger: Trigger) -> bool:
    """A present tense in running text tells a habit or a plan, not an occasion: "we always speak by phone"."""
    verb = trigger.at if not trigger.noun else trigger.predicate if not is_nominal(document, trigger) else None
    if verb is None or document.sentence_of(verb).kind != "paragraph" or document.sentence_of(verb).part == "title":
        return False
    token = document.tokens[verb]
    if is_arranged(document, verb):
        return False
    words = {document.tokens[c].text.casefold() for c in tree.children(document, verb, "advmod", "aux")}
    if words & HABITS:
        return True
    return (
        token.tag in {"VBP", "VBZ"}
        and not words & {"will", "is", "are"}
        and token.pos == "VERB"
        and not tree.children(document, verb, "aux")
        and not trigger.noun
        and not tree.children(document, verb, "obl:unmarked", "obl:tmod")
        and not is_arranged(document, verb)
    )


def is_a_match(document: Document, lists: Lists, trigger: Trigger, who: Participants) -> bool:
    """Whether teams are to play: "Croatia meet Morocco on Saturday"; of officials a title or name is told."""
    present = not trigger.noun and document.tokens[trigger.at].tag in {"VBP", "VBZ"}
    return present and is_arranged(document, trigger.at) and all(a.kind == "state" for a in lists.actors(who.heads))


def _is_own_wish(cast: Cast, who: Participants, status: StatusRead) -> bool:
    """What speakers say of themselves in their own meeting: "we will discuss this", "we could meet"."""
    m = cast.mention(who.group) if who.group is not None else None
    return m is not None and m.role in FIRST_PRONOUNS and status.status in {"planned", "proposed"}


def _is_held(document: Document, trigger: Trigger) -> bool:
    """Whether a noun is what its verb holds: "held a call", "had a dinner"."""
    token = document.tokens[trigger.at]
    return tree.plain(token.relation) == "obj" and document.tokens[token.head].lemma in LIGHT


def _takes_up_persons(cast: Cast, who: Participants) -> bool:
    """Whether a group taken up is of persons: "they", "the two leaders"; not "the parties"."""
    m = cast.mention(who.group) if who.group is not None else None
    return m is not None and m.kind in {"pronoun", "role"}


def _is_attended(document: Document, trigger: Trigger) -> bool:
    """Whether a noun is what somebody joins: "also took part in the meeting", "attended the talks"."""
    if trigger.predicate is None:
        return False
    verb = document.tokens[trigger.predicate].lemma
    if verb in {"attend", "join"}:
        return tree.plain(document.tokens[trigger.at].relation) == "obj"
    words = {*tree.cases(document, trigger.at)}
    if verb == "sit":
        behind = [t.text.casefold() for t in document.tokens[trigger.predicate + 1 : trigger.predicate + 3]]
        return behind == ["in", "on"]
    return (verb in {"take", "participate"} and "in" in words) or (verb == "present" and "at" in words)


def _is_aside(document: Document, trigger: Trigger) -> bool:
    """Whether an occasion is where another took place: "on the sidelines of the summit"."""
    head = document.tokens[document.tokens[trigger.at].head]
    return head.lemma in {
        "sideline",
        "sidelines",
        "margin",
        "margins",
        "fringe",
        "fringes",
        "side",
    } and "of" in tree.cases(document, trigger.at)


def _collective_mode(cast: Cast, trigger: Trigger, who: Participants) -> str:
    """A meeting of the leaders of a body whose leaders' meetings are summits is one: "the meeting of G7 leaders"."""
    summit = trigger.mode == "meeting" and trigger.noun and _are_leaders_of_a_body(cast, who)
    return "summit" if summit else trigger.mode


def _are_leaders_of_a_body(cast: Cast, who: Participants) -> bool:
    """Whether those who meet are the leaders of a body that holds summits: "the CSTO heads of state"."""
    return any(
        m is not None
        and m.plural
        and m.office in {"head_of_state", "leader", "head_of_government"}
        and any(codebook.is_summit_organisation(c) for c in m.countries)
        for m in map(cast.mention, who.heads)
    )


def is_definite(document: Document, trigger: Trigger) -> bool:
    """Whether a noun takes up what is known: "the talks", "their meeting"."""
    for c in tree.children(document, trigger.at, "det", "nmod:poss"):
        if document.tokens[c].text.casefold() in {"the", "this", "that", "these", "those", "their", "its", "both"}:
            return True
    return False


def is_nominal(document: Document, trigger: Trigger) -> bool:
    """Whether a noun is only mentioned, not told as what happened: "after his visit to Oslo"."""
    if trigger.predicate is None:
        return False
    top = _whole(document, trigger.at)
    relation = tree.plain(document.tokens[top].relation)
    predicate = document.tokens[trigger.predicate]
    if relation == "obj" and predicate.lemma in LIGHT:
        return False
    if relation == "nsubj" or (relation == "obl" and predicate.lemma in GATHERING):
        return False
    if trigger.mode == "visit" and predicate.pos == "PROPN" and "on" in tree.cases(document, top):
        return False  # "is in Rome on a visit"
    words = set(tree.cases(document, top))
    if relation == "obl" and words & AFTERWARDS and predicate.lemma in TOLD and _is_news(document, predicate.i):
        return False  # "After talks with X, Y told reporters": the talks are the day's
    return not (
        relation == "obl"
        and words & {"in", "during", "by", "via", "over", "on", "at", "through"}
        and trigger.mode in {"phone", "video", "talks", "meeting"}
    )


def _whole(document: Document, i: int) -> int:
    """The measure that a noun is told by, or the noun: "after two | hours of talks"."""
    head = document.tokens[i].head
    of_it = tree.plain(document.tokens[i].relation) == "nmod" and "of" in tree.cases(document, i)
    return head if of_it and document.tokens[head].lemma in MEASURES else i


def _is_news(document: Document, verb: int) -> bool:
    """Whether a verb of telling carries its sentence, or stands in what is said there."""
    token = document.tokens[verb]
    if token.tag == "VBG" and tree.plain(token.relation) == "advcl" and document.tokens[token.head].lemma in TOLD:
        token = document.tokens[token.head]  # "Speaking after talks with X, Y said"
    return token.tag in {"VBD", "VBN", "VBZ"} and (token.is_root or tree.plain(token.relation) == "ccomp")


def _separate(
    document: Document, lists: Lists, trigger: Trigger, who: Participants
) -> tuple[list[Actor], list[Actor]] | None:
    """Whether a list of parties is a list of separate contacts, and whose: "spoke by phone with A, B and C"."""
    if trigger.mode not in {"phone", "talks", "video", "meeting"} or not who.partners:
        return None
    lead = lists.actors([h for h in who.heads if h not in who.partners])
    others = [a for a in lists.actors(who.partners) if a.key not in {x.key for x in lead}]
    around = _words_around(document, trigger.at)
    if len(lead) > 1 and len(others) == 1 and around & {"separate", "separately"}:
        lead, others = others, lead  # "A and B held separate meetings with C"
    if len(others) == 1 and _are_head_and_premier(document, trigger, lead):
        return others, lead
    if len(lead) != 1 or len(others) < 2 or any(a.country is None for a in others):
        return None
    if who.apart or "on" in trigger.frame:
        # "spoke with A and with B", "called on A and B", "had meetings with A and with B"
        apart = "on" in trigger.frame or not trigger.noun or document.tokens[trigger.at].tag == "NNS"
        return (lead, others) if apart else None
    one_by_one = _said_apart(document, trigger) or _is_list_of_calls(document, trigger)
    if one_by_one and not around & JOINT and all(a.kind == "person" for a in others):
        return lead, others
    if len({a.country for a in others}) < len(others) or around & JOINT or _is_between(document, trigger.at):
        return None
    if not around & SEPARATE and _are_taken_together(document, trigger.at, len(lead) + len(others)):
        return None
    token = document.tokens[trigger.at]
    several = (trigger.noun and (token.tag in {"NNS", "NNPS"} or token.text.casefold() == "talks")) or (
        not trigger.noun and token.lemma in SPOKEN
    )
    if around & SEPARATE or is_told_apart(document, trigger) or (several and all(a.kind == "person" for a in others)):
        return lead, others
    return None


def _are_head_and_premier(document: Document, trigger: Trigger, hosts: list[Actor]) -> bool:
    """Whether the two heads of one state received a guest, each alone: "received by President A and Premier B"."""
    received = not trigger.noun and document.tokens[trigger.at].lemma == "receive"
    offices = {a.office for a in hosts}
    return (
        received
        and tree.is_passive(document, trigger.at)
        and len({a.country for a in hosts}) == 1
        and offices == {"head_of_state", "head_of_government"}
    )


def _said_apart(document: Document, trigger: Trigger) -> bool:
    """Whether those met are said to have been met each alone; not "Separately, A met B and C", besides other news."""
    first = document.tokens[document.sentence_of(trigger.at).first].text.casefold()
    return first != "separately" and is_told_apart(document, trigger)


def _is_list_of_calls(document: Document, trigger: Trigger) -> bool:
    """Whether several calls are told of at once: "calls with the President of X and its Prime Minister"."""
    return trigger.noun and trigger.mode == "phone" and document.tokens[trigger.at].tag == "NNS"


def _are_taken_together(document: Document, at: int, several: int) -> bool:
    """Whether what follows takes up all parties as those of one occasion: "The three leaders also discussed"."""
    told = [t for t in document.tokens[at:] if t.text.casefold() == NUMBERS.get(several)]
    return any(
        document.tokens[t.i - 1].text.casefold() == "the" and document.tokens[t.i + 1].lemma in LEADING
        for t in told if t.i + 1 < len(document.tokens)
    )  # fmt: skip


def _words_around(document: Document, i: int) -> set[str]:
    low, high = max(i - 6, 0), min(i + 12, len(document.tokens))
    near = {document.tokens[k].text.casefold() for k in range(low, high)}
    sentence = document.sentence_of(i)
    told = {document.tokens[k].text.casefold() for k in range(sentence.first, sentence.last)}
    return near | (told & {"separately"})


def _is_one_by_one(document: Document, trigger: Trigger) -> bool:
    """Whether a telling of several is one of separate contacts: "met them separately", "spoke with both"."""
    token = document.tokens[trigger.at]
    spoken = not trigger.noun and token.lemma in SPOKEN
    return spoken or is_told_apart(document, trigger)


def is_told_apart(document: Document, trigger: Trigger) -> bool:
    """Whether several are told to have been met each alone: "separately", "in turn", "one after the other"."""
    sentence = document.sentence_of(trigger.at)
    told = document.part_text(sentence.part)[sentence.start : sentence.end].casefold()
    return bool(_words_around(document, trigger.at) & {"separately", "separate"} or ONE_BY_ONE.search(told))


def _is_between(document: Document, i: int) -> bool:
    """Whether a word's parties stand behind "between" or "among", which tells of one contact."""
    return any(set(tree.cases(document, c)) & {"between", "among"} for c in tree.children(document, i, "nmod", "obl"))


def _captions(document: Document, cast: Cast, lists: Lists, found: list[Candidate]) -> list[Candidate]:
    """Two officials of two states named together under a picture met when it was taken."""
    told = {c.sentence for c in found if len(c.actors) > 1}
    captions = []
    for sentence in document.sentences:
        if sentence.kind != "caption" or sentence.i in told:
            continue
        heads = [m.head for m in cast.mentions if sentence.first <= m.head < sentence.last and m.kind == "person"]
        actors = lists.actors(heads)
        if len(actors) < 2 or len({a.country for a in actors if a.country}) < 2:
            continue
        root = document.root_of(sentence)
        trigger = Trigger(root, False, root, "meeting", True, frozenset(), heads[0])
        captions.append(
            Candidate(
                trigger, sentence.i, heads, actors, StatusRead("happened"), "meeting", True, sentence.part, "caption"
            )
        )
    return captions
