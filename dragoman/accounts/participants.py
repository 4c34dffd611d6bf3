"""Says who takes part in a contact told by a verb: "A met B", "A and B spoke", "A travelled to C to see B"."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.accounts.lists import Lists
from dragoman.accounts.signing import are_signers
from dragoman.accounts.triggers import (
    DISCUSSING,
    STAYS,
    TELLING,
    Trigger,
    called_by_name,
    contact_words,
    is_each_other,
)
from dragoman.mentions import tree
from dragoman.mentions.gazetteer import look_up
from dragoman.mentions.mention import Mention

PARTNER_CASES = frozenset({"with", "between", "among", "amongst", "alongside", "next", "beside"})
BEFORE_PARTIES = frozenset("the both its his her new visiting newly elected of for".split())
# What a traveller is told to come for: "to fly to Seoul to brief President X".
TO_SEE = frozenset({"see", "meet", "brief", "consult", "update", "confer", "congratulate"})
BROKERING = frozenset("broker mediate facilitate host chair convene organise organize sponsor".split())

# "under the | eyes of X": who saw it was there, by the word and its preposition
WITNESSING = {"presence": "in", "eye": "under", "eyes": "under", "gaze": "under", "watch": "under"}
BESIDE_THEM = frozenset({"between them", "beside them", "behind them", "at their side", "by their side"})
STANDING_BY = (
    (
        frozenset({"with"}),
        BESIDE_THEM | {f"standing {w}" for w in ("by", *BESIDE_THEM)} | {"looking on", "watching", "in attendance"},
    ),
    (frozenset({"as", "while"}), BESIDE_THEM | {"looked on", "watched", "stood by"}),
)
"""How a phrase of one who stood by opens, and what follows the name."""

# What one comes or returns to and is nowhere: "to the Minsk agreements", "to the table", "to power".
NOWHERE = frozenset(
    "accord agreement arrangement attack battle bargaining business ceasefire commitment compliance compromise "
    "condition consensus conclusion convention course court deal democracy dialogue diplomacy element fighting fold "
    "format framework front help aid rescue defence defense idea issue law life line matter mind mechanism "
    "negotiation negotiations norm normality normalcy obligation office order pact path peace point position power "
    "principle process promise proposal protocol question reason reform road roadmap rule script sense service "
    "settlement shape stability subject system table talk talks task term theme topic track treaty truce "
    "understanding violence war way word work".split()
)


@dataclass(slots=True)
class Participants:
    """Heads of the mentions that take part, in order, and what else their place tells.

    `partners` are those told of with "with", "between" or as an object; `initiators` those told to have
    called; `hosts` to have received or brokered; `visitors` to have come. `group` is the head of a mention
    that stands for several named before ("the two leaders"); `destination` the token a visitor goes to,
    `further` more of them; `apart` partners that have a "with" of their own; `each` is true where the group
    was met one by one. `unnamed` are of no state or name that is told ("the federal side").
    """

    heads: list[int] = field(default_factory=list)
    initiators: list[int] = field(default_factory=list)
    hosts: list[int] = field(default_factory=list)
    visitors: list[int] = field(default_factory=list)
    group: int | None = None
    destination: int | None = None
    further: list[int] = field(default_factory=list)
    apart: list[int] = field(default_factory=list)
    partners: list[int] = field(default_factory=list)
    each: bool = False
    unnamed: list[int] = field(default_factory=list)

    def add(self, heads: list[int]) -> list[int]:
        """Adds the heads not yet in, and gives those added."""
        new = [h for h in heads if h not in self.heads]
        self.heads += new
        return new

    def add_partners(self, heads: list[int]) -> None:
        """Adds those told of with "with", "between" or as an object."""
        self.partners += self.add(heads)

    def add_leads(self, heads: list[int]) -> None:
        """Adds those told of as the subject, before all others."""
        self.heads = [*(h for h in heads if h not in self.heads), *self.heads]


def _agents(lists: Lists, verb: int) -> list[int]:
    """By whom a passive is done: "was received | with honours by President X"."""
    found = [
        h
        for c in tree.children(lists.document, verb, "obl")
        if "by" in tree.cases(lists.document, c)
        for h in lists.listed(c)
    ]
    sentence = lists.document.sentence_of(verb)
    for k in range(verb + 1, min(verb + 8, sentence.last - 1)):
        if found or lists.tokens[k].text in {",", ";"}:
            break
        m = lists.covering.get(k + 1) if lists.tokens[k].text.casefold() == "by" else None
        found = [m.head, *lists.following(m)] if m is not None and m.first == k + 1 else []
    return found


def _told_of_by_whom(lists: Lists, verb: int) -> list[int]:
    """Whom a clause with "whom" tells of: "X, | whom Y met", "with X, | with whom he spoke"."""
    if tree.plain(lists.tokens[verb].relation) != "acl":
        return []
    objects = tree.children(lists.document, verb, "obj", "obl")
    if not any(lists.tokens[c].text.casefold() == "whom" for c in objects):
        return []
    return [h for h in lists.listed(lists.tokens[verb].head) if lists.person_like(h)][-1:]


def of_verb(lists: Lists, trigger: Trigger) -> Participants:
    """Who takes part in a contact told by a verb."""
    found, verb, frame = Participants(), trigger.at, trigger.frame
    passive = tree.is_passive(lists.document, verb) and not frame & {"on", "stative"}
    subject = tree.subject(lists.document, verb)
    subjects, objects = _sides(lists, verb, subject, passive=passive)
    if "sends" in frame:
        _sent(lists, found, trigger, objects)
        return found
    if subject is not None and not passive:
        take_group(lists, found, subject)
        subjects += lists.companions(subject)
    found.add(subjects)
    if "invites" in frame or trigger.mode == "visit":
        tell = _invited if "invites" in frame else _visit
        tell(lists, found, trigger, subjects, objects)
        return found
    if "signs" in frame:
        return _signed(lists, found, verb)
    if "seen" in frame and (seen := _seen(lists, found, verb, subjects, objects)) is not None:
        return seen
    objects = _called_on(lists, verb) if "on" in frame else objects
    if frame & {"partner", "person"}:
        _objects(lists, found, trigger, objects)
        if "person" in frame and _has_only_things(lists, found, verb):
            return Participants()
    if "person" in frame and found.partners:
        (found.hosts if trigger.mode == "meeting" else found.initiators).extend(subjects)
    take_with(lists, found, verb, frame)
    if "conveys" in frame:
        _conveyed(lists, found, verb)
    nobody = "named" in frame and not any(a.kind == "person" for a in lists.actors(found.partners))
    return Participants() if nobody else found  # "shuttled between Cairo and Doha"


def _signed(lists: Lists, found: Participants, verb: int) -> Participants:
    """ "A and B | signed the treaty, with C looking on": nobody where the signers are not of two sides."""
    if not are_signers(lists, found.heads):
        found.add(lists.just_before(verb) or lists.just_before(verb - 1))  # "A and B's minister, C, | put"
    if found.group is None and not are_signers(lists, found.heads):
        return Participants()
    take_with(lists, found, verb)
    return found


def _seen(
    lists: Lists, found: Participants, verb: int, subjects: list[int], objects: list[int]
) -> Participants | None:
    """ "A saw B", "they saw each other": those of a verb of seeing, where they are not both officials nobody."""
    if is_each_other(lists.document, verb):
        return found
    officials = _are_officials(lists, subjects, objects, grouped=found.group is not None)
    return None if officials else Participants()


def _sides(lists: Lists, verb: int, subject: int | None, *, passive: bool) -> tuple[list[int], list[int]]:
    """Who does the deed of a verb, and to whom it is done."""
    subjects = lists.listed(subject) if subject is not None else []
    if passive:
        return _agents(lists, verb), subjects
    objects = [h for c in tree.children(lists.document, verb, "obj", "iobj") for h in lists.listed(c)]
    if (called := called_by_name(lists.document, verb)) is not None:
        objects += lists.listed(called)
    return subjects, objects + _told_of_by_whom(lists, verb)


def _called_on(lists: Lists, verb: int) -> list[int]:
    """Whom a formal visit was paid to: "called on | the President"."""
    on = [c for c in tree.children(lists.document, verb, "obl") if "on" in tree.cases(lists.document, c)]
    return [h for c in on for h in lists.listed(c) if lists.person_like(h)]


def _conveyed(lists: Lists, found: Participants, verb: int) -> None:
    """ "Conveyed his thanks to B", with B hung on the thanks."""
    for thing in tree.children(lists.document, verb, "obj"):
        for c in tree.children(lists.document, thing, "nmod"):
            if "to" in tree.cases(lists.document, c):
                found.add_partners(lists.parties(c))


def _has_only_things(lists: Lists, found: Participants, verb: int) -> bool:
    """Whether a verb that takes persons has a thing for its object: "A and B hosted an exhibition"."""
    objects = [] if tree.is_passive(lists.document, verb) else tree.children(lists.document, verb, "obj")
    things = [c for c in objects if lists.tokens[c].pos == "NOUN" and lists.mention_at(c) is None]
    grouped = found.group is not None and found.group > verb  # "hosted the two"; not "They | welcomed the step"
    return bool(things) and len(things) == len(objects) and not found.partners and not grouped


def _objects(lists: Lists, found: Participants, trigger: Trigger, objects: list[int]) -> None:
    """Whom a verb has as its object: persons and bodies, a group named before, or the next person behind it."""
    verb = trigger.at
    people = [h for h in objects if lists.is_party(h) and not _is_praised(lists, verb, h)]
    whole = tree.children(lists.document, verb, "obj")
    for i in [*people, *([] if people else whole)]:
        take_group(lists, found, i)
    if not people and "person" in trigger.frame and not found.group and not whole:
        people = [] if tree.is_passive(lists.document, verb) else _first_person_after(lists, verb, trigger.frame)
    found.add_partners(people)


def _is_praised(lists: Lists, verb: int, head: int) -> bool:
    """Whether a state is only spoken well of, and nobody of it comes: "| welcomed Kenya's leadership"."""
    m = lists.mention_at(head)
    spoken_of = m is not None and (m.kind in {"state", "organisation"} or lists.tokens[head].lemma == "leadership")
    return spoken_of and lists.tokens[verb].lemma == "welcome"


# "had a phone conversation at request | with X", "met by appointment | with X": by form the latter is the request's.
ARRANGED = frozenset({"request", "appointment", "invitation", "arrangement"})


def take_with(lists: Lists, found: Participants, verb: int, frame: frozenset[str] = frozenset()) -> None:
    """Adds whom a "with" or "to" phrase of a verb names, or the object of "discuss X with Y"."""
    allowed = (
        PARTNER_CASES
        if lists.tokens[verb].lemma not in {"discuss", "debate", "meet", "speak"}
        else {"with", "alongside", "next", "beside"}
    ) | ({"to"} if "to" in frame else set())
    beside = tree.children(lists.document, verb, "obl", "nmod")
    _take_present(lists, found, verb, beside)
    arranged = [c for c in beside if lists.tokens[c].lemma in ARRANGED]
    for c in [*beside, *(k for i in arranged for k in tree.children(lists.document, i, "nmod"))]:
        words = tree.cases(lists.document, c)
        if set(words) & allowed and not set(words) & {"in", "line"}:
            if is_of_the_matter(lists, verb, c):
                continue
            heads = lists.parties(c)
            another = bool(found.partners)  # "met with A and later with B"
            found.add_partners(heads)
            found.apart += [
                h for h in heads if (another or h != heads[0]) and "with" in tree.cases(lists.document, h)
            ]
            if not heads:
                take_group(lists, found, c)
    if lists.tokens[verb].lemma in {"discuss", "debate"} and not found.partners:
        # The object takes the partner: "discussed the war with his counterpart".
        for c in tree.children(lists.document, verb, "obj"):
            for k in tree.conjuncts(lists.document, c):
                for n in tree.children(lists.document, k, "nmod"):
                    if (
                        "with" in tree.cases(lists.document, n)
                        and lists.person_like(n)
                        and lists.is_party_at(n)
                        and not _is_contact_noun(lists, k)
                    ):
                        found.add_partners(lists.parties(n))
    if not found.partners and found.group is None:
        found.add_partners(with_by_form(lists, verb) or with_far(lists, verb, frame))


def _take_present(lists: Lists, found: Participants, verb: int, beside: list[int]) -> None:
    """Adds who was there too: "shook hands in the presence of | X", "signed with | X looking on"."""
    objects = tree.children(lists.document, verb, "obj")
    for c in [*beside, *(k for i in objects for k in tree.children(lists.document, i, "nmod"))]:
        if WITNESSING.get(lists.tokens[c].lemma, "") in tree.cases(lists.document, c):
            of = tree.children(lists.document, c, "nmod", "nmod:poss")
            found.add([h for k in of for h in lists.parties(k)])
    if beside or objects or found.heads:
        found.add(_onlookers(lists, verb))


def _onlookers(lists: Lists, verb: int) -> list[int]:
    """Who stood by, in a phrase of its own behind a verb: "with | X between them", "as X looked on"."""
    sentence = lists.document.sentence_of(verb)
    found: list[int] = []
    for m in lists.cast.mentions:
        if not (verb < m.first and m.last < sentence.last and m.kind in {"person", "role"}):
            continue
        opening = {t.text.casefold() for t in lists.tokens[max(m.first - 2, verb) : m.first]}
        stop = next((t.i for t in lists.tokens[m.last : m.last + 5] if t.pos in {"PUNCT", "CCONJ"}), m.last)
        behind = " ".join(t.text.casefold() for t in lists.tokens[m.last : stop])
        if any(opening & opens and behind in words for opens, words in STANDING_BY):
            found += [m.head] if lists.is_party(m.head) else []
    return found


def is_of_the_matter(lists: Lists, verb: int, c: int) -> bool:
    """Whether a "with" behind a comma is of what was spoken of: "reviewed the efforts, | with Oman, for a truce"."""
    if lists.tokens[verb].lemma not in DISCUSSING or not tree.children(lists.document, verb, "obj"):
        return False
    beside = [k for k in tree.children(lists.document, c, "case") if lists.tokens[k].text.casefold() == "with"]
    m = lists.mention_at(c)
    apart = any(lists.tokens[k - 1].text == "," for k in beside)
    return apart and m is not None and m.kind == "state"


def with_far(lists: Lists, verb: int, frame: frozenset[str]) -> list[int]:
    """Whom a "with" names that a parser hung on when or where it was: "sat in the evening | with X"."""
    for c in tree.children(lists.document, verb, "obl") if "with" in frame else []:
        for n in tree.children(lists.document, c, "nmod"):
            if "with" in tree.cases(lists.document, n) and lists.person_like(n) and not lists.is_party_at(c):
                return lists.parties(n)
    return []


def _is_contact_noun(lists: Lists, i: int) -> bool:
    return (lists.tokens[i].lemma.casefold(), "NOUN") in contact_words()


def _leads_title(lists: Lists, i: int) -> bool:
    """Whether a word can stand before a party: "the visiting | X", "Security Secretariat | Secretary General X"."""
    text = lists.tokens[i].text
    return text[:1].isupper() or text.casefold() in BEFORE_PARTIES


def _between_ahead(lists: Lists, i: int) -> list[int]:
    """Whom a "between" further on takes, before any finite verb: "Talks planned in Oslo between A and B"."""
    for k in range(i + 1, min(i + 14, lists.document.sentence_of(i).last)):
        token = lists.tokens[k]
        if token.tag in {"VBD", "VBZ", "VBP", "MD"} or token.text in {",", ";"}:
            return []
        if token.text.casefold() == "between":
            m = lists.covering.get(k + 1) or lists.covering.get(k + 2)
            if m is None or not lists.is_party(m.head) or _is_of_another_noun(lists, i, k):
                return []
            return [m.head, *(h for h in lists.following(m) if lists.is_party(h))]
    return []


def _is_of_another_noun(lists: Lists, i: int, between: int) -> bool:
    """ "During the call | the strife between A and B was discussed": who is at strife, and not who called."""
    at = lists.tokens[between].head
    while tree.plain(lists.tokens[at].relation) in {"nmod", "conj"} and lists.tokens[at].head != at:
        at = lists.tokens[at].head
        if at == i:
            return False
    noun = lists.tokens[at].pos == "NOUN" and at not in lists.document.ancestors(i)
    return noun and i < at < between and tree.plain(lists.tokens[at].relation) in {"nsubj", "obj"}


def with_by_form(lists: Lists, i: int) -> list[int]:
    """Whom a "with" or "between" right behind a word takes, whatever the tree says: "spoke today with X"."""
    sentence = lists.document.sentence_of(i)
    if lists.tokens[i].pos != "VERB" and (far := _between_ahead(lists, i)):
        return far
    for k in range(i + 1, min(i + 5, sentence.last)):
        low = lists.tokens[k].text.casefold()
        if low == "with" or (low == "between" and lists.tokens[i].pos != "VERB"):
            at = k + 1
            while at < min(k + 10, sentence.last) and at not in lists.covering and _leads_title(lists, at):
                at += 1
            m = lists.covering.get(at)
            if m is None or m.first > at or not lists.is_party(m.head):
                return []
            return [m.head, *(h for h in lists.following(m) if lists.is_party(h))]
        if (
            lists.tokens[k].pos == "PUNCT"
            or low in {"and", "that", "who"}
            or (lists.tokens[k].pos in {"NOUN", "VERB"} and k not in lists.covering and not low.endswith("day"))
        ):
            return []
    return []


def _first_person_after(lists: Lists, i: int, frame: frozenset[str]) -> list[int]:
    """The person named next behind a verb, before any comma: "received in the palace President X"."""
    sentence = lists.document.sentence_of(i)
    for k in range(i + 1, min(i + 16, sentence.last)):
        m = lists.covering.get(k)
        if (
            m is not None
            and m.kind == "person"
            and (m.role or "together" in frame)
            and lists.tokens[m.head].relation != "nmod:poss"
            and not (m.last < sentence.last and lists.tokens[m.last].text in {"'s", "’s", "'", "’"})
        ):
            return [m.head, *lists.following(m)]
        if lists.tokens[k].text in {",", ";", ":"} or lists.tokens[k].pos == "VERB":
            return []
    return []


def _place_to(lists: Lists, verb: int) -> int | None:
    """Where somebody is invited to: "invited X to | Rome"."""
    for c in tree.children(lists.document, verb, "obl"):
        if "to" in tree.cases(lists.document, c) and lists.tokens[c].pos == "PROPN":
            return c
    return None


def _are_officials(lists: Lists, subjects: list[int], objects: list[int], *, grouped: bool = False) -> bool:
    """Whether those told of are persons of two states, each known; a `grouped` subject was told before."""
    if grouped and not subjects:
        return any(a.kind == "person" and a.country and a.role for a in lists.actors(objects))
    sides = [[a for a in lists.actors(heads) if a.kind == "person" and a.country] for heads in (subjects, objects)]
    return all(sides) and {a.country for a in sides[0]} != {a.country for a in sides[1]}


def _invited(lists: Lists, found: Participants, trigger: Trigger, subjects: list[int], objects: list[int]) -> None:
    """ "X invited Y to Rome": Y is the one to visit."""
    if not objects:
        for c in tree.children(lists.document, trigger.at, "obj"):
            take_group(lists, found, c)
    found.hosts += subjects
    found.visitors += objects
    found.add_leads(objects)
    found.destination = _place_to(lists, trigger.at) if trigger.mode == "visit" else None


def _visit(lists: Lists, found: Participants, trigger: Trigger, subjects: list[int], objects: list[int]) -> None:
    verb, frame = trigger.at, trigger.frame
    if "stay" in frame:
        if not any(a.kind == "person" and a.role for a in lists.actors(subjects)):
            found.heads = []  # "the convoy was in Goma on Monday": nobody pays a visit
            return
        found.destination = verb
    found.visitors += subjects
    take_invitation(lists, found, verb, None)
    for c in tree.children(lists.document, verb, "obj", "obl", "advmod", "nmod"):
        words = set(tree.cases(lists.document, c))
        m = lists.mention_at(c)
        met = m is not None and m.kind in {"person", "role"} and (not words or bool(words & {"with"}))
        if m is not None and met and not _is_town(lists, m):
            found.add(lists.listed(c))
            if not words:
                found.hosts += lists.listed(c)
            continue
        if lists.tokens[c].lemma == "invitation":
            continue
        if (
            (not words & {"for"} if "for" not in frame else words & {"for", "to"})
            and (not words or words & {"to", "in", "at", "into", "for"})
            and found.destination is None
            and lists.tokens[c].pos in {"PROPN", "NOUN"}
            and lists.tokens[c].lemma.casefold() not in STAYS  # "in May he flew to Riyadh"
            and tree.plain(lists.tokens[c].relation) != "advmod"
        ):
            if _is_nowhere(lists, c):
                found.heads, found.group = [], None  # "to return to the negotiating table": nobody goes anywhere
                return
            found.destination = c
            found.further = [
                k for k in tree.conjuncts(lists.document, c) if k != c and lists.tokens[k].pos == "PROPN"
            ]
    _take_seen_there(lists, found, verb, subjects)


def _is_town(lists: Lists, m: Mention) -> bool:
    """Whether a name of nobody with a title is a town's: "visited | New York"."""
    return m.name is not None and not any(a.role for a in lists.cast.members(m.head)) and bool(look_up(m.name))


def _take_seen_there(lists: Lists, found: Participants, verb: int, subjects: list[int]) -> None:
    """Whom a visitor came to see, or told something there: "came to see | him", "came and told | the premier"."""
    for c in tree.children(lists.document, verb, "advcl", "xcomp"):
        if lists.tokens[c].lemma in TO_SEE and lists.tokens[c].tag == "VB":
            for k in tree.children(lists.document, c, "obj", "obl"):
                if not tree.cases(lists.document, k) or "with" in tree.cases(lists.document, k):
                    heads = [h for h in lists.listed(k) if lists.is_party(h) and _is_person(lists, h)]
                    found.hosts += found.add(heads)
    for c in tree.children(lists.document, verb, "conj"):
        if lists.tokens[c].lemma in TELLING and not tree.is_passive(lists.document, c):
            told = [h for k in tree.children(lists.document, c, "obj", "iobj") for h in lists.parties(k)]
            if _are_officials(lists, subjects, told):
                found.hosts += found.add(told)  # "came to Skopje and told | Prime Minister X"


def _is_person(lists: Lists, head: int) -> bool:
    """Whether a mention is of a person, by name, title or as "him"."""
    told = lists.cast.mention(head)
    one = told is not None and told.kind == "pronoun" and not told.plural
    return one or lists.person_like(head)


def _sent(lists: Lists, found: Participants, trigger: Trigger, objects: list[int]) -> None:
    """ "A sent | B to Oslo": B goes, A stays; soldiers, experts and letters pay no visit."""
    sent = [h for h in objects if is_envoy(lists, h)]
    named = {lists.tokens[h].head for h in sent if tree.plain(lists.tokens[h].relation) == "appos"}
    found.add([h for h in sent if h not in named])  # "its trade envoy, | X": the name alone
    found.visitors += found.heads
    below = [c for at in (trigger.at, *found.heads) for c in tree.children(lists.document, at, "obl", "nmod")]
    places = [c for c in below if "to" in tree.cases(lists.document, c) and lists.tokens[c].pos == "PROPN"]
    if not places or _is_sent_home(lists, trigger.at):
        found.heads = []
        return
    found.destination = places[0]
    found.further = [k for k in tree.conjuncts(lists.document, places[0]) if k != places[0]]


def is_envoy(lists: Lists, head: int) -> bool:
    """Whether somebody is who a government sends to speak for it: a person named, a minister, a delegation."""
    m = lists.cast.by_head[head]
    if m.kind == "person":
        return m.office != "ambassador"  # "sent Ambassador A to Oslo": to his post
    return m.kind == "role" and m.sector == "GOV" and m.office not in {"ambassador", "official"}


def _is_sent_home(lists: Lists, verb: int) -> bool:
    """Whether somebody is only sent back or home: "sent the envoy | back to Ankara"."""
    words = tree.children(lists.document, verb, "advmod", "compound:prt")
    return any(lists.tokens[c].text.casefold() in {"back", "home"} for c in words)


def _is_nowhere(lists: Lists, i: int) -> bool:
    """Whether what one returns to is no place: "the table", "the Minsk agreements"."""
    following = lists.tokens[min(i + 1, len(lists.tokens) - 1)]
    named = lists.tokens[i].pos == "PROPN" and following.text[:1].islower()
    words = {t.lemma.casefold() for t in (lists.tokens[i], following) if t.i == i or named}
    return bool(NOWHERE & (words | {word.removesuffix("s") for word in words}))


def take_invitation(lists: Lists, found: Participants, word: int, carrier: int | None) -> None:
    """The host of a visit: "at the invitation of X", "at X's invitation", "X invited Y to visit"."""
    places = [word, *([carrier] if carrier is not None else [])]
    for at in places:
        for c in tree.children(lists.document, at, "obl", "nmod"):
            if lists.tokens[c].lemma == "invitation":
                for k in tree.children(lists.document, c, "nmod", "nmod:poss"):
                    heads = lists.parties(k)
                    found.hosts += found.add(heads)
    top = carrier if carrier is not None else word
    for _ in range(4):
        token = lists.tokens[top]
        if token.lemma == "invite":
            subject = tree.subject(lists.document, top)
            if subject is not None and not tree.is_passive(lists.document, top):
                found.hosts += found.add(lists.parties(subject))
            for c in tree.children(lists.document, top, "obj"):
                heads = lists.parties(c)
                found.visitors += heads
                found.add_leads(heads)
            return
        if tree.plain(token.relation) not in {"xcomp", "obl", "advcl", "obj"} or token.head == top:
            return
        top = token.head


def take_mediation(lists: Lists, found: Participants, verb: int) -> None:
    """ "under the mediation of X", "with the mediation of X": who brought the others together."""
    for c in tree.children(lists.document, verb, "obl", "nmod"):
        if lists.tokens[c].lemma in {"mediation", "auspices", "chairmanship", "facilitation"}:
            for k in tree.children(lists.document, c, "nmod", "nmod:poss"):
                heads = lists.parties(k)
                found.hosts += heads
                found.add(heads)


def take_group(lists: Lists, found: Participants, i: int) -> None:
    """Notes the group that a token stands for, where it names nobody: "the two leaders"."""
    if lists.tokens[i].lemma.casefold() in {"each", "both", "all"} and lists.mention_at(i) is None:
        of = [c for c in tree.children(lists.document, i, "nmod") if "of" in tree.cases(lists.document, c)]
        found.each = found.each or (bool(of) and lists.tokens[i].lemma.casefold() == "each")
        i = of[0] if of else i
    m = lists.mention_at(i)
    if m is not None and lists.takes_up(m) and found.group is None:
        found.group = m.head


def take_clause(lists: Lists, found: Participants, verb: int) -> None:
    """ "talks held between X and Y", "a meeting attended by X", "talks involving X and Y"."""
    brokered = lists.tokens[verb].lemma in BROKERING
    for c in tree.children(lists.document, verb, "obl", "nmod"):
        if brokered and "by" in tree.cases(lists.document, c):
            found.hosts += lists.parties(c)
            found.add(lists.parties(c))
        elif set(tree.cases(lists.document, c)) & (PARTNER_CASES | {"by"}):
            found.add_partners(lists.parties(c))
    if lists.tokens[verb].lemma in {"involve", "include", "bring", "gather"}:
        for c in tree.children(lists.document, verb, "obj"):
            found.add_partners(lists.parties(c))
