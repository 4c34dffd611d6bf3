"""Says whom "the two leaders", "they" or "both sides" stand for in the telling of a contact."""

from __future__ import annotations

from dataclasses import replace

from dragoman import codebook
from dragoman.accounts.candidates import Candidate
from dragoman.accounts.group_words import OF_OFFICE, fitting, is_of_sides, is_of_states, number_of
from dragoman.accounts.joining_state import Joining
from dragoman.accounts.occasions import Contact
from dragoman.mentions import tree
from dragoman.mentions.cast import Actor
from dragoman.mentions.mention import Mention, singular
from dragoman.mentions.office_words import fits_title, office_in

REPORTING = frozenset("report inform brief tell speak recall update".split())
HELD = frozenset({"leader", "head_of_state", "foreign_minister"})
PAIR = 2
BACK = 3  # sentences: a pair named together is not taken up from further back


def group_of(joining: Joining, candidate: Candidate, actors: list[Actor]) -> list[Actor]:
    """Whom "the two leaders" or "they" stand for: the parties of the last occasion that fit the words."""
    m = joining.cast.mention(candidate.group) if candidate.group is not None else None
    if m is None or _is_of_others(joining, candidate, m):
        return actors
    m = _named_behind(joining, m) or m
    together = _named_together(joining, candidate, m, actors)
    if together is not None and candidate.group is not None and candidate.group > candidate.trigger.at:
        return _with(actors, together[1])  # "spoke with both leaders"
    if behind := _speaker(joining, candidate, m, actors) or _officials_of_both(joining, candidate, m):
        return _with(behind, actors)
    owned = _is_owned(joining, m)
    if owned and (holders := _holders_of_owners(joining, m)):
        return _with(holders, actors)
    for contact in _in_view(joining, candidate):
        if owned:
            codes = list(dict.fromkeys(a.country for a in contact.actors if a.country))
            if len(codes) >= 2:
                return _with([joining.holder(m, code) for code in codes], actors)
            continue
        company = _company(joining, contact) if actors and m.head < candidate.trigger.at else []
        if len(company := fitting(m, company, joining.document)) >= 2:
            return _with(company, actors)  # "The envoys met A. They then met | B"
        found = fitting(m, _named_for_states(joining, m, contact.actors), joining.document)
        if len(found) < 2 and (held := _holders(joining, candidate, m, contact)):
            return _with(held, actors)
        if len(found) >= 2:
            if together and _is_nearer(joining, candidate, together[0], contact):
                break
            return _with(_sides(joining, found) if is_of_sides(m) else found, actors)
    if together:
        return _with(together[1], actors)
    return _from_around(joining, candidate, m, actors) or actors


def _named_behind(joining: Joining, m: Mention) -> Mention | None:
    """The group that a "their" before it means: "In | their first call since May, the two men agreed"."""
    tokens = joining.document.tokens
    if tokens[m.head].text.casefold() != "their":
        return None
    doer = tree.subject(joining.document, joining.document.root_of(joining.document.sentence_of(m.head)))
    if doer is None or doer < m.head or not joining.cast.is_group_anaphor(doer):
        return None
    behind = joining.cast.mention(doer)
    return behind if behind is not None and behind.kind != "pronoun" else None


def _named_for_states(joining: Joining, m: Mention, actors: list[Actor]) -> list[Actor]:
    """Those of an occasion, a state replaced by the one named for it who has the office: "The two presidents"."""
    if m.kind != "role":
        return actors
    one = replace(m, role=singular(m.role or ""), plural=False)
    told = []
    for actor in actors:
        named = [
            a for a in joining.cast.actors
            if actor.kind == "state" and a.kind == "person" and a.country == actor.country and fits_title(one, a)
        ]  # fmt: skip
        told.append(named[0] if len(named) == 1 else actor)
    return _with([], told)


def _from_around(joining: Joining, candidate: Candidate, m: Mention, actors: list[Actor]) -> list[Actor]:
    """Whom a group stands for by those named around it, where no occasion told before fits: persons, then states."""
    if held := _holders_of_states(joining, candidate, m):
        return _with(held, actors)
    persons = _pair_before(joining, candidate, m) or _when_they_met(joining, candidate, m)
    of_states = m.role in {"they", "both"} or is_of_states(m)
    states = _states_together(joining, candidate, m) if of_states and not persons else []
    return _with(states, actors) if states else persons


def _when_they_met(joining: Joining, candidate: Candidate, m: Mention) -> list[Actor]:
    """The two persons of a sentence that "when they met" stands in: "raised it with X when | they met in May"."""
    tokens = joining.document.tokens
    verb = tree.clause_of(joining.document, candidate.trigger.at)
    marks = {tokens[c].text.casefold() for c in tree.children(joining.document, verb, "mark", "advmod")}
    if m.kind != "pronoun" or not marks & {"when", "as", "while", "before", "after", "since"}:
        return []
    named = [
        a
        for x in joining.cast.mentions
        if x.kind in {"person", "pronoun"} and x.head < m.head and tokens[x.head].sentence == candidate.sentence
        for a in joining.cast.members(x.head)
        if a.kind == "person"
    ]
    persons = list({a.key: a for a in named}.values())
    return persons if len(persons) == 2 and len({a.country for a in persons}) == 2 else []


def _holders(joining: Joining, candidate: Candidate, m: Mention, contact: Contact) -> list[Actor]:
    """Who holds an office in the states at hand, where nobody told of does: "the July summit of the three leaders".

    They are those of the states of the last occasion, and of persons named with it where that makes their number.
    """
    deputies = m.office == "minister" and any(a.office == "deputy_foreign_minister" for a in contact.actors)
    if m.kind != "role" or m.countries or not (m.office in HELD or deputies):
        return []
    if any(office_in(m.role, m.office, a.country) != m.office for a in contact.actors):
        return []  # "the foreign | secretaries" are none of the ministers who met
    if deputies:  # "a deputy received the ambassador ... the conversation of the two | ministers"
        m = replace(m, role="foreign ministers", office="foreign_minister")
    codes = list(dict.fromkeys(a.country for a in contact.actors if a.country))
    number = number_of(m, joining.document)
    of_both = m.office == "foreign_minister" and number == len(codes)  # deputies met: "the two foreign | ministers"
    if not of_both and any(candidate.sentence - t.sentence > 1 for t in contact.tellings[:1]):
        return []
    if number is not None and len(codes) < number:
        codes += [c for c in _states_beside(joining, candidate) if c not in codes]
    fits = len(codes) == number if number is not None else len(codes) >= 2
    return [joining.holder(m, code) for code in codes] if fits and len(codes) == len(set(codes)) else []


def _holders_of_states(joining: Joining, candidate: Candidate, m: Mention) -> list[Actor]:
    """Who holds an office in the two states named together: "Chad and Mali ... a call between the two premiers"."""
    if m.kind != "role" or m.countries or m.office not in HELD | {"head_of_government", *OF_OFFICE}:
        return []
    states = _states_together(joining, candidate, m)
    return (
        [joining.holder(m, a.country) for a in states if a.country] if number_of(m, joining.document) == PAIR else []
    )


def _states_beside(joining: Joining, candidate: Candidate) -> list[str]:
    """The states of persons named in the sentence of a telling or the one before it, in order."""
    near = [
        x for x in joining.cast.mentions
        if x.kind == "person" and 0 <= candidate.sentence - joining.document.tokens[x.head].sentence <= 1
    ]  # fmt: skip
    return list(dict.fromkeys(a.country for x in near for a in joining.cast.members(x.head) if a.country))


def _is_nearer(joining: Joining, candidate: Candidate, named_at: int, contact: Contact) -> bool:
    """Whether those named together right before are nearer than the last occasion that fits."""
    apart = candidate.sentence - joining.document.tokens[named_at].sentence
    return apart <= 1 and named_at > max(t.trigger.at for t in contact.tellings)


def lacks_side(joining: Joining, candidate: Candidate) -> bool:
    """Whether a group is needed for a side: fewer than two are named, or only those on the other side."""
    if len(candidate.actors) < 2:
        return True
    others = {a.key for h in candidate.partners for a in joining.cast.members(h)}
    before = candidate.group is not None and candidate.group < candidate.trigger.at
    return before and {a.key for a in candidate.actors} <= others


def one_by_one(candidate: Candidate, own: list[Actor]) -> list[Candidate]:
    """A telling of one with each of a group as one for each: "spoke with both leaders", "met each of them"."""
    others = [a for a in candidate.actors if a.key not in {o.key for o in own}]
    if len(own) != 1 or len(others) < 2:
        return []
    return [replace(candidate, actors=[*own, other], group=None, listed=True) for other in others]


def each_of(candidate: Candidate, met: list[Actor]) -> list[Candidate]:
    """A telling of a group that met others one by one, as one for each: "The two first saw X and Y separately"."""
    group = [a for a in candidate.actors if a.key not in {m.key for m in met}]
    return [replace(candidate, actors=[one, *met], group=None, listed=True) for one in group]


def each_state(joining: Joining, candidate: Candidate) -> list[Candidate]:
    """A journey to states told of before as one to each: "visited | both countries in April"."""
    m = joining.cast.mention(candidate.group) if candidate.group is not None else None
    own = {a.country for a in candidate.actors}
    if m is None or not own or not is_of_states(m):
        return []
    for contact in _in_view(joining, candidate):
        codes = list(dict.fromkeys(a.country for a in contact.actors if a.country and codebook.state(a.country)))
        if len(codes) == (number_of(m, joining.document) or len(codes)) and not own & set(codes):
            states = [joining.state(code) for code in codes]
            return [
                replace(candidate, actors=[*candidate.actors, s], group=None, destination=None, listed=True)
                for s in states
            ]
    return []


def _speaker(joining: Joining, candidate: Candidate, m: Mention, others: list[Actor]) -> list[Actor]:
    """Who says "we" where one partner is told: "| We met President X"."""
    speaker = joining.cast.speakers.get(m.head)
    if speaker is None or len(others) != 1 or m.head > candidate.trigger.at:
        return []
    return [joining.cast.actors[speaker]]


def _is_owned(joining: Joining, m: Mention) -> bool:
    """Whether a title in the plural is of the states named before: "their foreign ministers"."""
    if m.kind != "role" or m.countries:
        return False
    owners = tree.children(joining.document, m.head, "nmod:poss")
    return any(
        joining.document.tokens[c].text.casefold() == "their" or joining.cast.is_group_anaphor(c) for c in owners
    )


def _officials_of_both(joining: Joining, candidate: Candidate, m: Mention) -> list[Actor]:
    """ "Intelligence officers of | both countries": one of each of the two states named together before."""
    if m.kind != "role" or m.countries:
        return []
    of = [c for c in tree.children(joining.document, m.head, "nmod") if "of" in tree.cases(joining.document, c)]
    both = [x for c in of if (x := joining.cast.mention(c)) is not None and joining.cast.is_group_anaphor(x.head)]
    if not both or not is_of_states(both[0]):
        return []
    states = _states_together(joining, candidate, both[0])
    return [joining.holder(m, a.country) for a in states if a.country]


def _states_together(joining: Joining, candidate: Candidate, m: Mention) -> list[Actor]:
    """The two states named together last, one sentence back at most: "India and Pakistan ... they held talks"."""
    at = min(candidate.trigger.at, m.head)
    for other in reversed([x for x in joining.cast.mentions if x.kind == "state" and x.head < at]):
        if candidate.sentence - joining.document.tokens[other.head].sentence > 1:
            return []
        together = [a for i in tree.conjuncts(joining.document, other.head) for a in joining.cast.members(i)]
        states = {a.country: a for a in together if a.kind == "state" and a.country}
        if len(states) == 2:
            return list(states.values())
    return []


def _holders_of_owners(joining: Joining, m: Mention) -> list[Actor]:
    """Who holds a title for those whose "their" it is: "| The premiers of A and B told their envoys to meet"."""
    sentence = joining.document.tokens[m.head].sentence
    before = [
        x for x in joining.cast.mentions if x.head < m.head and joining.document.tokens[x.head].sentence == sentence
    ]
    for x in before:
        if tree.plain(joining.document.tokens[x.head].relation) == "nsubj":
            listed = [a for i in tree.conjuncts(joining.document, x.head) for a in joining.cast.members(i)]
            codes = list(dict.fromkeys(a.country for a in listed if a.country))
            if len(codes) > 1:
                return [joining.holder(m, code) for code in codes]
    return []


def _company(joining: Joining, contact: Contact) -> list[Actor]:
    """Those told of together on one side of an occasion, without whom they met."""
    lead = contact.lead
    others = {a.key for h in lead.partners for a in joining.cast.members(h)}
    if not others:
        return []
    return [a for a in lead.actors if a.key not in others and a.kind != "state"]


def _with(first: list[Actor], more: list[Actor]) -> list[Actor]:
    return first + [a for a in more if a.key not in {n.key for n in first}]


def _sides(joining: Joining, actors: list[Actor]) -> list[Actor]:
    """Who stands behind "the delegations" of leaders: their states, not they themselves."""
    codes = list(dict.fromkeys(a.country for a in actors if a.country))
    return [joining.state(code) for code in codes] if len(codes) > 1 else actors


def _is_of_others(joining: Joining, candidate: Candidate, m: Mention) -> bool:
    """ "A urged B that all parties begin talks": who asks somebody for talks of the parties is none of them."""
    if (m.role or "").split(" ")[-1] not in {"parties", "sides"} or candidate.status.status != "proposed":
        return False
    at = candidate.status.at
    asking = tree.subject(joining.document, at) if at is not None else None
    return asking is not None and any(a.kind == "person" for a in joining.cast.members(asking))


def _in_view(joining: Joining, candidate: Candidate) -> list[Contact]:
    """The occasions told before, the likeliest to be taken up first: the last one, not one by the way."""
    newest = list(reversed(joining.contacts))
    opens = _opens_paragraph(joining, candidate)
    newest.sort(
        key=lambda contact: (
            _is_by_the_way(joining, contact)
            or is_told_in_another(joining, contact)
            or (opens and _is_ahead(candidate, contact))
        )
    )
    return newest


def is_told_in_another(joining: Joining, contact: Contact) -> bool:
    """Whether an occasion is only what those of an earlier one spoke of or met for.

    "X spoke with Y to prepare for | the meeting with Z. The two discussed", "X spoke with Y. He reported on | the
    talks in Oslo. The leaders agreed": those who agree are X and Y.
    """
    first = contact.tellings[0]
    if not all(t.trigger.noun and (t.nominal or _is_reported_on(joining, t)) for t in contact.tellings):
        return False
    doer = tree.subject(joining.document, joining.document.root_of(joining.document.sentences[first.sentence]))
    who = {a.key for a in joining.cast.members(doer)} if doer is not None else set()
    taken_up = doer is not None and joining.cast.is_group_anaphor(doer)
    for other in joining.contacts:
        before = other is not contact and other.tellings[0].trigger.at < first.trigger.at
        told = other.status == "happened" and not all(t.nominal for t in other.tellings)
        if before and told and (taken_up or who & {a.key for a in other.actors}):
            return True
    return False


def _opens_paragraph(joining: Joining, candidate: Candidate) -> bool:
    sentence = joining.document.sentences[candidate.sentence]
    return joining.document.part_text(sentence.part)[: sentence.start].rstrip(" ").endswith("\n")


def _is_ahead(candidate: Candidate, contact: Contact) -> bool:
    """Whether an occasion still to come can't be what a new paragraph tells as past: "The two men last met"."""
    return candidate.status.status == "happened" and contact.status != "happened"


def _is_by_the_way(joining: Joining, contact: Contact) -> bool:
    """Whether an occasion is told only in a clause or phrase beside another: "during their call on 2 May"."""
    last = max(contact.tellings, key=lambda t: t.trigger.at)
    clause = tree.clause_of(joining.document, last.trigger.at)
    if any(s.stated and s.date[1] and joining.is_long_before(s.date[1]) for s in contact.settings):
        return True
    if tree.plain(joining.document.tokens[clause].relation) != "acl":
        return False
    return any(t.sentence == last.sentence for c in joining.contacts if c is not contact for t in c.tellings)


def _pair_before(joining: Joining, candidate: Candidate, m: Mention) -> list[Actor]:
    """Whom "the pair" stands for where nothing joined them before: the last two persons of two states."""
    if m.kind == "pronoun" or not m.plural:
        return []
    found: list[Actor] = []
    for earlier in reversed(
        [x for x in joining.cast.mentions if x.kind == "person" and x.head < candidate.trigger.at]
    ):
        if candidate.sentence - joining.document.tokens[earlier.head].sentence > BACK:
            break
        for actor in joining.cast.members(earlier.head):
            if actor.country and actor.country not in {a.country for a in found}:
                found.insert(0, actor)
        if len(found) == 2:
            return fitting(m, found, joining.document)
    return []


def _is_reported_on(joining: Joining, telling: Candidate) -> bool:
    """Whether an occasion is what somebody tells another of: "He reported on Monday's | meeting in Paris"."""
    document, at = joining.document, telling.trigger.at
    verb = document.tokens[document.tokens[at].head]
    return verb.lemma in REPORTING and bool({"on", "about", "of"} & set(tree.cases(document, at)))


def _are_told_elsewhere(joining: Joining, head: int) -> bool:
    """Whether a party of an occasion told others something at another: "the meeting at which he told | X and Y"."""
    tokens = joining.document.tokens
    first = tokens[tree.first_conjunct(joining.document, head)]
    if tree.plain(first.relation) not in {"obj", "iobj", "obl"} or tree.plain(tokens[first.head].relation) != "acl":
        return False
    if any(t.trigger.at == first.head for c in joining.contacts for t in c.tellings):
        return False  # "where he had brought | X and Y together": there they met
    doer = tree.own_subject(joining.document, first.head)
    who = {a.key for a in joining.cast.members(doer)} if doer is not None else set()
    return any(c.status == "happened" and who & {a.key for a in c.actors} for c in joining.contacts)


def _conjuncts(joining: Joining, m: Mention) -> list[int]:
    """The heads of those named beside somebody, also where the tree hangs them on a first name."""
    listed = [i for k in range(m.first, m.last) for i in tree.conjuncts(joining.document, k)]
    return list(dict.fromkeys(_head_around(joining, i) for i in listed))


def _head_around(joining: Joining, i: int) -> int:
    """The head of the person's mention that a token is part of, or the token."""
    return next((m.head for m in joining.cast.mentions if m.kind == "person" and m.first <= i < m.last), i)


def _named_together(
    joining: Joining, candidate: Candidate, m: Mention, but: list[Actor]
) -> tuple[int, list[Actor]] | None:
    """The last persons of two states named together before a telling: "Presidents A and B ... The pair met"."""
    at = min(candidate.trigger.at, m.head)
    for other in reversed([x for x in joining.cast.mentions if x.kind == "person" and x.head < at]):
        if candidate.sentence - joining.document.tokens[other.head].sentence > BACK:
            return None
        if _are_told_elsewhere(joining, other.head):
            continue
        together = [
            a
            for i in _conjuncts(joining, other)
            for a in joining.cast.members(i)
            if a.kind == "person" and a.key not in {b.key for b in but}
        ]
        together = fitting(m, together, joining.document)
        if len({a.country for a in together if a.country}) > 1:
            return other.head, together
    return None
