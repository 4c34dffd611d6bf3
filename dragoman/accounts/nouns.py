"""Says who takes part in a contact told by a noun: "A's call with B", "US-Russian talks", "A held talks with B"."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.accounts.lists import Lists
from dragoman.accounts.participants import (
    BROKERING,
    PARTNER_CASES,
    Participants,
    take_clause,
    take_group,
    take_invitation,
    take_mediation,
    take_with,
    with_by_form,
    with_far,
)
from dragoman.accounts.status import LEADING, read_status, word_status
from dragoman.accounts.triggers import LIGHT, Trigger, is_sending, is_speech
from dragoman.mentions import tree
from dragoman.mentions.mention import Mention
from dragoman.mentions.saying_words import SAYING

TOLD = frozenset(
    "tell inform urge ask warn thank assure brief update remind reassure discuss say stress underline express convey "
    "reaffirm emphasize emphasise reiterate note agree speak talk exchange review raise welcome condemn congratulate "
    "address voice call demand promise describe share invite offer propose request confirm reject".split()
)
EVENT_CASES = frozenset({"during", "in", "by", "via", "over", "on", "through", "at"})
AROUND_CASES = frozenset({"after", "following", "before", "ahead", "since", "ahead of"})
AFTERWARDS = frozenset({"after", "following"})
MEASURES = frozenset(
    "hour day round series set minute week couple course number string flurry pair handful marathon spate".split()
)
SITTINGS = frozenset({"session", "meeting", "sitting", "instalment"})  # "a session of the dialogue with X"
TAKING_PART = frozenset("present take participate engage arrive meet speak talk be go travel come gather sit".split())
AGREEING = frozenset({"agree", "consent", "commit"})
RECEIVING = frozenset({"receive", "take", "get", "accept", "field"})
PASSING_ON = frozenset({"give", "get", "receive"})  # "gave an account of | the talks": who does had no part in them
GATHERED = frozenset({"bring", "involve", "include", "gather", "unite", "draw"})
INCLUDING = frozenset({"include", "feature", "cover", "comprise"})
STOPS = frozenset({"stop", "stopover", "visit", "leg"})  # "a trip that includes | stops in Rome"
TOURS = frozenset({"tour", "swing"})  # "a tour of Chile and Peru": of where it goes, not of whose it is
OF_TIME = frozenset({"last", "this", "yesterday", "today", "earlier", "past"})
GOING_ON = frozenset("take begin start end be continue conclude resume open last fail".split())


def of_noun(lists: Lists, trigger: Trigger) -> Participants:
    """Who takes part in a contact told by a noun, with the verb that carries it."""
    found, noun = Participants(), trigger.at
    owners = [
        h for c in tree.children(lists.document, noun, "nmod:poss") for h in lists.listed(c) if lists.is_party(h)
    ]
    for c in tree.children(lists.document, noun, "nmod:poss"):
        take_group(lists, found, c)
    found.add(owners)
    found.add(beside := _adjectives(lists, noun))
    found.hosts += [h for h in beside if _brokers(lists, h, noun)]
    _complements(lists, found, noun, trigger)
    for c in tree.children(lists.document, noun, "acl"):
        take_clause(lists, found, c)
    if len(beside) == 1 and len(found.partners) > 1 and lists.tokens[beside[0]].pos == "PROPN":
        found.heads.remove(beside[0])  # "the Malta talks between A and B": where they were
    if trigger.mode == "visit":
        found.visitors += owners
        _who_is_on_it(lists, found, noun)
        _goes_on_to(lists, found, noun)
    if not owners:
        found.add_leads(owners := _before_by_form(lists, noun))
    if not found.partners and found.group is None:
        found.add_partners(with_by_form(lists, noun))
    carrier = trigger.predicate
    if carrier is not None:
        _carried(lists, found, noun, carrier, trigger, owned=bool(owners))
    if trigger.mode == "visit":
        take_invitation(lists, found, noun, carrier)
    if (
        len(found.heads) == len(found.partners) > 0
        and carrier is not None
        and found.group is None
        and read_status(lists.document, noun).status != "happened"
    ):
        _in_view(lists, found, noun, carrier)
    return found


def _who_is_on_it(lists: Lists, found: Participants, noun: int) -> None:
    """ "X is on a two-day visit to Y", "X, who was on a trip to Y"."""
    if not tree.children(lists.document, noun, "cop") or "on" not in tree.cases(lists.document, noun):
        return
    subject = tree.subject(lists.document, noun)
    heads = [h for h in lists.parties(subject) if lists.person_like(h)] if subject is not None else []
    found.visitors += heads
    found.add_leads(heads)


def _before_by_form(lists: Lists, i: int) -> list[int]:
    """Whose call it is by form: "X's call", "Readout of X's meeting"."""
    at = i - 1
    sentence = lists.document.sentence_of(i)
    while (
        at >= sentence.first
        and (
            lists.tokens[at].pos in {"ADJ", "ADV"}
            or lists.tokens[at].text.casefold() in {"phone", "telephone", "video", "'s", "’s", "’", "'", "s"}
        )
        and at not in lists.covering
    ):
        at -= 1
    m = lists.covering.get(at) if at >= sentence.first else None
    if m is None or m.last != at + 1 or lists.tokens[at + 1].text not in {"'s", "’s", "’", "'"}:
        return []
    return [m.head] if lists.is_party(m.head) else []


def _in_view(lists: Lists, found: Participants, noun: int, carrier: int) -> None:
    """The other side of talks named with one side only: "stressed the importance of starting talks with X"."""
    subject = tree.subject(lists.document, carrier)
    at = carrier
    for _ in range(3):
        if subject is not None and lists.parties(subject):
            break
        at = tree.clause_of(lists.document, lists.tokens[at].head)
        subject = tree.subject(lists.document, at)
    if subject is not None and "with" in {
        w for c in tree.children(lists.document, noun, "nmod", "obl") for w in tree.cases(lists.document, c)
    }:
        found.add_leads(lists.parties(subject)[:1])


def _adjectives(lists: Lists, noun: int) -> list[int]:
    """States before a noun: "Russian-Ukrainian talks", "US-Russia summit", "the Turkish-Greek meeting"."""
    heads = []
    left = noun - 1
    sentence = lists.document.sentence_of(noun).first
    names: list[int] = []
    while left >= sentence and noun - left < 9:
        piece = cast_piece(lists, left)
        if piece is not None:
            names.insert(0, left)
        elif lists.tokens[left].pos not in {
            "ADJ",
            "NOUN",
            "PROPN",
            "PUNCT",
            "NUM",
            "CCONJ",
            "SYM",
            "VERB",
        } or lists.tokens[left].text in {",", ".", '"', "“", "”", "(", ")"}:
            break
        left -= 1
    for i in names:
        m = lists.cast.mention(i)
        if m is not None:
            heads.append(i)
    return heads


def _brokers(lists: Lists, i: int, noun: int) -> bool:
    """Whether a state before a noun only brought the others together: "EU-mediated | talks"."""
    following = [t.text.casefold() for t in lists.tokens[i + 1 : min(i + 3, noun)]]
    return following[:1] in (["-"], ["–"], ["‑"]) and following[-1].endswith("ed")


def cast_piece(lists: Lists, i: int) -> Mention | None:
    """The mention of a state or body headed at a token before a noun."""
    m = lists.cast.mention(i)
    beside = {t.text for t in lists.tokens[max(i - 1, 0) : i + 2] if t.i != i}
    if m is not None and m.kind == "person" and m.core[1] - m.core[0] == 1:
        return m if beside & {"-", "–", "‑", "/"} else None  # "the Biden-Xi summit"
    if m is None or m.kind not in {"state", "organisation", "adjective"}:
        return None
    return m if not m.metonym or beside & {"-", "–", "‑"} else None  # "the Belgrade-Pristina dialogue"


def _complements(lists: Lists, found: Participants, noun: int, trigger: Trigger) -> None:
    """Adds whom the noun's own phrases name: "with B", "between A and B", "of A", "to B's capital", "from B"."""
    for c in tree.children(lists.document, noun, "nmod", "obl"):
        cases = set(tree.cases(lists.document, c))
        persons = [h for h in lists.parties(c) if lists.person_like(h)]
        if cases & PARTNER_CASES:
            found.add_partners(lists.parties(c))
            if not lists.parties(c):
                take_group(lists, found, c)
        elif cases & {"of", "through"} and lists.tokens[noun].lemma in TOURS:
            found.destination = c if found.destination is None else found.destination
        elif cases & {"of", "by"}:
            _whose(lists, found, c, trigger)
        elif "guest" in trigger.frame and "for" in cases:
            found.add_partners(persons)  # "hosted a dinner for B"
        elif trigger.mode == "visit" and cases & {"to", "in"}:
            _where_to(lists, found, c, cases)
        elif trigger.mode in {"phone", "video"} and cases & {"from", "to"}:
            found.add_partners(persons)
            if "from" in cases:
                found.initiators += persons


def _whose(lists: Lists, found: Participants, c: int, trigger: Trigger) -> None:
    """ "the visit of A", "a meeting of the ministers of A and B", "a round of talks with B"."""
    heads = lists.parties(c)
    if heads and not lists.actors(heads) and _takes_up(lists, heads[0]):
        heads = []
    if _is_talks_noun(lists, c) or ("views" in trigger.frame and lists.tokens[c].lemma in {"view", "opinion"}):
        _complements(lists, found, c, trigger)
        found.add(_adjectives(lists, c))
    elif heads:
        added = found.add(heads)
        if trigger.mode == "visit":
            found.visitors += added
        elif len(heads) > 1 or any(lists.cast.by_head[h].plural for h in heads):
            found.partners += added
    else:
        take_group(lists, found, c)


def _takes_up(lists: Lists, head: int) -> bool:
    """Whether a group's words name nobody: "of the two ministers | of last week", not "of the ministers of A"."""
    m = lists.cast.by_head[head]
    following, then = (*(t.text.casefold() for t in lists.tokens[m.last : m.last + 2]), "", "")[:2]
    return m.plural and (following not in {"of", "from"} or then in OF_TIME)


def _where_to(lists: Lists, found: Participants, c: int, cases: set[str]) -> None:
    """ "a visit to B", the person or the place."""
    m = lists.mention_at(c)
    if m is not None and m.kind in {"person", "role"}:
        found.add_partners([m.head])
    elif found.destination is None and "to" in cases:
        found.destination = c


def _goes_on_to(lists: Lists, found: Participants, noun: int) -> None:
    """Where a journey is said to lead: "a trip that will take | her to | Togo", "a tour with stops in | Cairo"."""
    document, head = lists.document, lists.tokens[noun].head
    verbs = tree.children(document, noun, "acl")
    verbs += [head] if tree.plain(lists.tokens[noun].relation) == "nsubj" else []
    for verb in verbs:
        if lists.tokens[verb].lemma in LEADING:
            who = [h for c in tree.children(document, verb, "obj") for h in lists.parties(c)]
            found.visitors += who
            found.add_leads(who)
            _stops(lists, found, tree.children(document, verb, "obl"), "to")
        elif lists.tokens[verb].lemma in INCLUDING:
            _stops_of(lists, found, tree.children(document, verb, "obj"))
    _stops_of(lists, found, [c for c in tree.children(document, noun, "nmod") if "with" in tree.cases(document, c)])


def _stops_of(lists: Lists, found: Participants, nouns: list[int]) -> None:
    for c in nouns:
        if lists.tokens[c].lemma in STOPS:
            _stops(lists, found, tree.children(lists.document, c, "nmod"), "in", "at", "to")


def _stops(lists: Lists, found: Participants, places: list[int], *cases: str) -> None:
    """Takes the first place of those with one of some prepositions as where a journey goes, be its land told too."""
    named = (c for c in places if lists.tokens[c].pos == "PROPN" and set(tree.cases(lists.document, c)) & set(cases))
    found.destination = next(named, found.destination)


def _is_talks_noun(lists: Lists, i: int) -> bool:
    return lists.tokens[i].lemma in {"talk", "talks", "negotiation", "discussion", "consultation", "dialogue"}


@dataclass(frozen=True, slots=True)
class Carried:
    """How a contact noun hangs on its verb: "held | talks", "said | in a call".

    `top` is the token of the noun's phrase that hangs from the verb ("round" in "held a round of talks"),
    `relation` its relation, `cases` its prepositions; `owned` where the noun has a possessor.
    """

    noun: int
    verb: int
    top: int
    relation: str
    cases: frozenset[str]
    lemma: str
    mode: str
    owned: bool


def _carried(lists: Lists, found: Participants, noun: int, verb: int, trigger: Trigger, *, owned: bool) -> None:
    """Adds those that the verb of a contact noun brings in, by the first rule that fits and then the extra ones."""
    if trigger.mode == "visit" and found.destination is None:
        found.destination = next(iter(tree.children(lists.document, verb, "iobj")), None)  # "paid Asmara a visit"
    top = _top_of(lists, noun, verb)
    at = Carried(
        noun,
        verb,
        top,
        tree.plain(lists.tokens[top].relation),
        frozenset(tree.cases(lists.document, top)),
        lists.tokens[verb].lemma,
        trigger.mode,
        owned,
    )
    for rule in (_held, _joined_for, _agreed_to, _told_of, _said_in, _other_side):
        if rule(lists, found, at):
            break
    for extra in (_during_visit, _at_summit, _settled_in, _visit_decided, _teller, _quoted):
        extra(lists, found, at)


def _is_whole(lists: Lists, at: Carried) -> bool:
    """Whether the verb takes the noun or a measure of it ("two hours of talks"), not "the eve of the summit"."""
    return at.top == at.noun or lists.tokens[at.top].lemma in MEASURES | SITTINGS


def _subjects(lists: Lists, at: Carried) -> list[int]:
    """Who does what the verb tells; of those sent somewhere it is they who go: "A sent B to Oslo for | talks"."""
    if is_sending(at.lemma) and not tree.is_passive(lists.document, at.verb):
        return [h for c in tree.children(lists.document, at.verb, "obj") for h in lists.parties(c)]
    subject = tree.subject(lists.document, at.verb)
    return [] if subject is None else lists.parties(subject)


def _held(lists: Lists, found: Participants, at: Carried) -> bool:
    """ "A held talks", "A received a call from B", "A took part in the summit"."""
    if not (
        (at.relation == "obj" and at.lemma in LIGHT and (at.lemma not in PASSING_ON or _is_whole(lists, at)))
        or (at.relation == "obl" and _is_whole(lists, at) and at.lemma in TAKING_PART and not at.cases & AROUND_CASES)
    ) or is_speech(lists.document, at.verb):
        return False
    subject = tree.subject(lists.document, at.verb)
    if subject is None:
        found.add_leads([h for h in lists.just_before(at.verb) if lists.is_party(h)])
    elif at.relation == "obj" or at.cases & {"in", "into", "on", "for", "at", "by", "through"}:
        subjects = [h for h in [*lists.listed(subject), *lists.companions(subject)] if lists.is_party(h)]
        if at.lemma in BROKERING and len(found.partners) > 1:
            found.hosts += subjects
            found.add(subjects)
        else:
            found.add_leads(subjects)
        take_group(lists, found, subject)
        if at.mode == "visit":
            found.visitors += subjects
    take_with(lists, found, at.verb)
    # and "held talks at State House | with X"
    found.add_partners([] if found.partners else with_far(lists, at.verb, frozenset({"with"})))
    if at.lemma in RECEIVING and at.mode in {"phone", "video", "meeting"}:
        for c in tree.children(lists.document, at.verb, "obl"):
            if "from" in tree.cases(lists.document, c):
                found.add_partners(lists.parties(c))
                found.initiators += lists.parties(c)
    take_clause(lists, found, at.verb)
    if at.lemma == "grant":
        for c in [k for i in (at.verb, at.noun) for k in tree.children(lists.document, i, "obl", "iobj", "nmod")]:
            if not tree.cases(lists.document, c) or "to" in tree.cases(lists.document, c):
                found.add_partners(lists.parties(c))  # "granted an audience to B"
    return True


def _joined_for(lists: Lists, found: Participants, at: Carried) -> bool:
    """ "A joined B for dinner", "B was joined by A for | lunch"."""
    if at.lemma != "join" or at.relation not in {"obl", "nmod"} or "for" not in at.cases:
        return False
    passive = tree.is_passive(lists.document, at.verb)
    beside = tree.children(lists.document, at.verb, "obl" if passive else "obj")
    joined = [h for c in beside if not passive or "by" in tree.cases(lists.document, c) for h in lists.parties(c)]
    found.add_leads(_subjects(lists, at))
    found.add_partners([h for h in joined if lists.person_like(h)])
    return bool(found.partners)


def _agreed_to(lists: Lists, found: Participants, at: Carried) -> bool:
    """ "A and B agreed to a new round of | talks", "A agreed to talks with B"."""
    if at.lemma not in AGREEING or at.relation != "obl" or "to" not in at.cases or not _is_whole(lists, at):
        return False
    subjects = _subjects(lists, at)
    if not found.partners and len({a.country or a.key for a in lists.actors(subjects)}) < 2:
        return False
    found.add_leads(subjects)
    return True


def _told_of(lists: Lists, found: Participants, at: Carried) -> bool:
    """ "Talks between A and B began", "the meeting was held with A"."""
    if at.relation == "nsubj" and at.lemma in GATHERED:
        for c in tree.children(lists.document, at.verb, "obj"):
            found.add_partners(lists.parties(c))
        take_mediation(lists, found, at.verb)
        return True
    if at.relation != "nsubj" or not (tree.is_passive(lists.document, at.verb) or at.lemma in GOING_ON):
        return False
    take_mediation(lists, found, at.verb)
    take_with(lists, found, at.verb)
    take_clause(lists, found, at.verb)
    return True


def _said_in(lists: Lists, found: Participants, at: Carried) -> bool:
    """ "A told B in a phone call": subject and object of the telling are the parties."""
    if at.relation != "obl" or not _is_whole(lists, at) or at.lemma not in TOLD:
        return False
    if not at.cases & EVENT_CASES and not (at.cases & AFTERWARDS and _tells_a_person(lists, at)):
        return False
    if found.partners or (found.heads and not at.owned):
        return False
    subject = tree.subject(lists.document, at.verb)
    if subject is not None:
        found.add_leads(lists.parties(subject))
        take_group(lists, found, subject)
    for c in tree.children(lists.document, at.verb, "obj", "iobj"):
        if lists.is_party_at(c) and lists.person_like(c):
            found.add_partners(lists.parties(c))
    take_with(lists, found, at.verb)
    return True


def _tells_a_person(lists: Lists, at: Carried) -> bool:
    """Whether somebody of another state is told something: "after talks, A told B", not "told reporters"."""
    told = [h for c in tree.children(lists.document, at.verb, "obj", "iobj") for h in lists.parties(c)]
    sides = [{a.country for a in lists.actors(heads) if a.kind == "person"} for heads in (_subjects(lists, at), told)]
    return all(sides) and not sides[0] & sides[1]


def _other_side(lists: Lists, found: Participants, at: Carried) -> bool:
    """ "In a phone call with B, A said", "flew, or was, in Oslo for talks with B": the subject is the other party."""
    there = at.relation == "nmod" and "for" in at.cases and bool(tree.children(lists.document, at.verb, "cop"))
    if not (at.relation == "obl" or there) or not _is_whole(lists, at) or at.owned:
        return False
    asked = "for" in at.cases and word_status(lists.document, at.verb) is not None  # "called for talks between"
    if asked or not at.cases & (EVENT_CASES | AROUND_CASES | {"for"}):
        return False
    if not found.partners or len(found.heads) != len(found.partners):
        return False
    if len(found.partners) > 1 and "between" in tree.cases(lists.document, found.partners[0]):
        return False  # "An aide spoke to reporters on the call | between A and B": both sides are told
    found.add_leads(_subjects(lists, at)[:1])
    if at.mode == "visit":
        found.visitors += found.heads
    return True


def _during_visit(lists: Lists, found: Participants, at: Carried) -> None:
    """ "During a visit to Hanoi, A signed ..."."""
    if at.mode != "visit" or at.relation not in {"obl", "nmod"} or at.top != at.noun or found.visitors:
        return
    if lists.tokens[at.verb].pos == "PROPN" and "in" in tree.cases(lists.document, at.verb):
        found.destination = at.verb  # "is in | Rome on a two-day visit"
    if at.cases & {"during", "on", "for", "in"}:
        heads = [h for h in _subjects(lists, at) if lists.person_like(h)][:1]
        found.visitors += heads
        found.add_leads(heads)


def _at_summit(lists: Lists, found: Participants, at: Carried) -> None:
    """ "A told the summit", "A, who is in B for the summit": the subject is there."""
    if at.mode == "summit" and at.lemma == "invite" and "to" in at.cases:
        _invited_there(lists, found, at)
    if at.mode != "summit" or at.relation not in {"obl", "nmod"} or not at.cases & {"at", "during", "in", "for"}:
        return
    if found.heads or at.lemma in {"gather", "meet", "convene", "assemble", "come"}:
        found.add_leads(_subjects(lists, at))


def _invited_there(lists: Lists, found: Participants, at: Carried) -> None:
    """ "A was invited to the summit of B", "C invited A to the summit": A is to be there, and so is who invites."""
    subject = tree.own_subject(lists.document, at.verb)
    asked = [] if tree.is_passive(lists.document, at.verb) else tree.children(lists.document, at.verb, "obj")
    for i in [*([subject] if subject is not None else []), *asked]:
        found.add_leads([h for h in lists.parties(i) if lists.person_like(h) or lists.mention_at(i) is not None])


def _settled_in(lists: Lists, found: Participants, at: Carried) -> None:
    """ "A and B settled their dispute in two hours of talks"."""
    if at.mode == "visit" or set(found.heads) - set(found.hosts):
        return
    # The phrase may hang from a noun: "boost ties during talks", "narrowed their differences in talks".
    cases = at.cases if at.relation in {"obl", "nmod"} else set(tree.cases(lists.document, at.noun))
    following = "following" in cases and not found.heads
    if following or cases & {"in", "at", "during", "after", "over", "on"}:
        heads = _subjects(lists, at)
        if len({a.country for a in lists.actors(heads)}) > 1:
            found.add_leads(heads)
        elif not heads and at.mode == "talks" and {"in", "during"} & set(tree.cases(lists.document, at.noun)):
            # not "they flew home after talks", "met on the sidelines of the summit": those may be of others
            subject = tree.subject(lists.document, at.verb)
            if subject is not None:
                take_group(lists, found, subject)


def _teller(lists: Lists, found: Participants, at: Carried) -> None:
    """ "A said | that his meeting with B had been useful", "A told the cabinet that the talks with B went on"."""
    if not found.partners or len(found.heads) != len(found.partners) or found.group is not None or at.owned:
        return
    clause = lists.tokens[at.verb]
    if at.relation != "nsubj" or clause.relation != "ccomp" or lists.tokens[clause.head].lemma not in SAYING:
        return
    subject = tree.subject(lists.document, clause.head)
    heads = [h for h in lists.parties(subject) if lists.person_like(h)] if subject is not None else []
    tellers, others = lists.actors(heads), lists.actors(found.partners)
    if len(tellers) == 1 and tellers[0].kind == "person" and tellers[0].country not in {a.country for a in others}:
        found.add_leads(heads)


def _quoted(lists: Lists, found: Participants, at: Carried) -> None:
    """ "It was a decent conversation with B," A said: the one quoted took part."""
    alone = found.partners and len(found.heads) == len(found.partners) and found.group is None
    if not alone or at.owned or not tree.children(lists.document, at.noun, "cop"):
        return
    for head in tree.upward(lists.document, at.noun):
        if lists.tokens[head].lemma not in SAYING:
            continue
        subject = tree.own_subject(lists.document, head)
        heads = [h for h in lists.parties(subject) if lists.person_like(h)] if subject is not None else []
        tellers, others = lists.actors(heads), lists.actors(found.partners)
        if len(tellers) == 1 and tellers[0].country not in {a.country for a in others}:
            found.add_leads(heads)
        return


def _visit_decided(lists: Lists, found: Participants, at: Carried) -> None:
    """ "A ruled out a trip to", "A postponed a visit to"."""
    if at.mode != "visit" or at.relation != "obj" or at.owned or found.visitors or at.lemma in LIGHT:
        return
    if word_status(lists.document, at.verb) is not None:
        heads = _subjects(lists, at)
        found.visitors += heads
        found.add_leads(heads)


def _top_of(lists: Lists, noun: int, verb: int) -> int:
    """The token of the noun's phrase that hangs from the verb: "round" in "held a round of talks"."""
    at = noun
    for head in tree.upward(lists.document, noun):
        if head == verb:
            return at
        at = head
    return noun
