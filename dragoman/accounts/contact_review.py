"""Lets the second coder question the contacts that the rules read, and add to them: none at all, a side left open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.accounts.candidates import Candidate, words_of_contact
from dragoman.accounts.lists import Lists
from dragoman.accounts.pointed_parties import pointed_parties
from dragoman.accounts.sight import BY, CONTACT, Sight
from dragoman.accounts.status import StatusRead, is_arranged, is_while_ahead
from dragoman.accounts.triggers import DISCUSSING, contact_words
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.records import Status

NO_CONTACT = 0.1
"""The share of a contact at each of its words below which it is none."""
SIDES = 2

MATTERS = frozenset({"of", "on", "about", "over", "regarding"})
JOINING = frozenset({"join", "attend", "accompany"})  # an occasion told before: "will join them at the meeting"
TELLS = 0.5
"""How sure that a word tells a contact, for its sides and status to be asked."""
STEPS = 2  # in the tree, from a contact's words to others that may tell it
SIDE = 0.5
"""How sure of a side that is added."""
STATUS = 0.95
"""How sure of another status than the rules read."""
AHEAD = frozenset({"planned", "proposed"})
STATUSES: Mapping[str, Status] = {
    "happened": "happened", "planned": "planned", "proposed": "proposed", "offered": "proposed",
    "demanded": "proposed", "conditional": "proposed", "refused": "refused",
}  # fmt: skip
"""What a contact's status is called that is offered, asked for or hung on a condition. One denied is none."""


def reviewed(lists: Lists, sight: Sight, told: Iterable[Candidate]) -> Iterator[Candidate]:
    """The rules' candidates that the second coder does not surely take for none, each with what it adds."""
    for candidate in told:
        if candidate.kind == "caption":
            yield candidate  # whom a picture shows is told by no word
            continue
        at = surest(sight, candidate)
        if _is_none(lists.document, sight, candidate):
            continue
        if sight.share_of(at, CONTACT) >= TELLS:
            _add_sides(lists, sight, candidate, at)
            _add_attending(lists, candidate)
            _set_status(lists.document, sight, candidate, at)
        yield candidate


def surest(sight: Sight, candidate: Candidate) -> int:
    """Of the words that tell a contact, the one that the second coder most takes to do so."""
    return max(sorted(words_of_contact(candidate)), key=lambda i: sight.share_of(i, CONTACT))


def _is_none(document: Document, sight: Sight, candidate: Candidate) -> bool:
    """Whether no word around tells a contact, where the rules lack a side and no other sentence's is taken up."""
    taken_up = candidate.group is not None or (candidate.definite and candidate.trigger.noun)
    if taken_up or len(candidate.actors) >= SIDES:
        return False
    return max(sight.share_of(i, CONTACT) for i in _around(document, candidate)) < NO_CONTACT


def _around(document: Document, candidate: Candidate) -> set[int]:
    """The words that may tell a contact with its own: two steps away, "will travel to Rome for | talks"."""
    near = words_of_contact(candidate)
    for _ in range(STEPS):
        near |= {c for i in near for c in (document.tokens[i].head, *document.children(i))}
    return near


def _add_sides(lists: Lists, sight: Sight, candidate: Candidate, at: int) -> None:
    """Adds who is pointed at where fewer than two sides are told."""
    told = candidate.group is not None or len({a.country or a.key for a in candidate.actors}) >= SIDES
    taken_up = candidate.definite and candidate.trigger.noun and not candidate.actors
    if told or taken_up or candidate.either or is_of_another(lists.document, sight, candidate):
        return
    if "seen" in candidate.trigger.frame and _is_to_nobody_known(lists, candidate.trigger.at):
        return
    if "person" in candidate.trigger.frame and is_to_some(lists, candidate.trigger.at):
        return
    who = pointed_parties(lists, sight, at, candidate.mode, least=SIDE)
    if candidate.mode == "visit" and candidate.destination is None and not who.partners:
        return  # "France and Serbia returned to the table"
    if candidate.actors and not _agree(lists, candidate, who.heads):
        return  # "makes a trip to Moscow, calls X": where it doesn't see who the rules see, it looks at another's
    new = [h for h in who.heads if h not in candidate.heads]
    known = {a.key for a in candidate.actors}
    states = {a.country for a in candidate.actors if a.country}
    new = [h for h in new if not _is_of_the_matter(lists.document, candidate.trigger.at, h)]
    added = [a for a in lists.actors(new) if a.key not in known and a.country not in states]
    if candidate.mode == "visit" and candidate.destination is not None:
        added = [a for a in added if a.kind in {"person", "role"}]  # the state visited is added by its place
    if not added and who.group is None:
        return
    if "seen" in candidate.trigger.frame and all(a.kind == "state" for a in [*candidate.actors, *added]):
        return  # "Norway wanted to see Finland in the Council": nobody meets
    candidate.heads = [*candidate.heads, *new]
    candidate.actors = [*candidate.actors, *added]
    candidate.pointed = frozenset(a.key for a in added)
    candidate.group = who.group


def _is_of_the_matter(document: Document, verb: int, head: int) -> bool:
    """ "Discussed the minister's meeting with | X": who is in what was spoken of, a contact of its own."""
    if document.tokens[verb].lemma not in DISCUSSING:
        return False
    matters = tree.children(document, verb, "obj")
    return any((document.tokens[c].lemma.casefold(), "NOUN") in contact_words() for c in matters) and any(
        head in document.subtree(c) for c in matters
    )


def _is_to_nobody_known(lists: Lists, verb: int) -> bool:
    """Whether a verb of telling has its hearers beside it, who are no party: "briefed | reporters on the call"."""
    heard = [] if tree.is_passive(lists.document, verb) else tree.children(lists.document, verb, "obj")
    return bool(heard) and not any(lists.is_party_at(c) and lists.cast.members(c) for c in heard)


def is_to_some(lists: Lists, verb: int) -> bool:
    """Whether a verb has for its object several who are nobody told of: "called | a handful of leaders"."""
    for c in tree.children(lists.document, verb, "obj"):
        within = [lists.cast.mention(i) for i in lists.document.subtree(c)]
        if any(m is not None and m.countries for m in within):
            continue  # "officials from the Chadian side"
        for i in (c, *tree.children(lists.document, c, "nmod")):
            m = lists.cast.mention(i)
            if m is not None and m.plural and not lists.cast.members(m.head) and not lists.takes_up(m):
                return True
    return False


def _add_attending(lists: Lists, candidate: Candidate) -> None:
    """Adds who is told to have been there too: "a | meeting, which the Croatian premier also attended"."""
    document = lists.document
    if not candidate.trigger.noun:
        return
    for verb in tree.children(document, candidate.trigger.at, "acl:relcl"):
        if document.tokens[verb].lemma not in JOINING:
            continue
        heads = [h for c in tree.children(document, verb, "nsubj") for h in lists.listed(c)]
        known = {a.key for a in candidate.actors}
        candidate.heads = [*candidate.heads, *(h for h in heads if h not in candidate.heads)]
        candidate.actors = [*candidate.actors, *(a for a in lists.actors(heads) if a.key not in known)]


def _agree(lists: Lists, candidate: Candidate, heads: Sequence[int]) -> bool:
    """Whether one of those pointed at is one whom the rules read."""
    known = {a.key for a in candidate.actors} | {a.country for a in candidate.actors if a.country}
    return any(a.key in known or a.country in known for a in lists.actors(list(heads)))


def is_of_another(document: Document, sight: Sight, candidate: Candidate) -> bool:
    """Whether a telling only adds to another contact, or is its matter: "will join them at the meeting"."""
    verb = candidate.trigger.predicate
    if verb is not None and document.tokens[verb].lemma in JOINING:
        return True
    if not candidate.nominal:
        return False
    own = words_of_contact(candidate)
    above = [h for h in document.ancestors(candidate.trigger.at) if h not in own]
    matter = MATTERS & set(tree.cases(document, candidate.trigger.at))
    contact_above = any(sight.share_of(h, CONTACT) >= TELLS for h in above)
    return (bool(matter) and contact_above) or any(document.tokens[h].lemma in DISCUSSING for h in above)


def _set_status(document: Document, sight: Sight, candidate: Candidate, at: int) -> None:
    """Takes another status than the rules read, where the second coder is sure.

    What is told in a plain past tense, or by a headline's present ("Merkel, Sarkozy meet"), is not ahead; that
    during which something will be done is.
    """
    said = sight.status_at(at)
    given = STATUSES.get(said.what) if said is not None else None
    if said is None or given is None or given == candidate.status.status or said.share < STATUS:
        return
    to = any(document.tokens[c].text == "to" for c in tree.children(document, at, "mark"))
    verb = at if candidate.nominal else candidate.trigger.predicate
    past = "VBD" in {document.tokens[k].tag for k in (at, verb) if k is not None}
    done = past or (candidate.part == "title" and not to)
    done = done or (verb is not None and _is_being_paid(document, verb))
    if (given in AHEAD and done) or (given == "happened" and _is_said_to_come(document, candidate)):
        return
    candidate.status = StatusRead(given, at, candidate.status.negated, BY)


def _is_said_to_come(document: Document, candidate: Candidate) -> bool:
    """Whether plain words say that an occasion is ahead: "will sign it during | his visit", "is | in the works"."""
    shown = candidate.status.at
    stated = shown is not None and document.tokens[shown].pos == "NOUN" and tree.children(document, shown, "cop")
    return bool(stated) or is_while_ahead(document, candidate.trigger.at)


def _is_being_paid(document: Document, verb: int) -> bool:
    """Whether a visit is under way, told with no day to come: "is paying | a two-day visit to Baku"."""
    token = document.tokens[verb]
    now = any(document.tokens[c].text in {"is", "are"} for c in tree.children(document, verb, "aux"))
    return now and token.lemma == "pay" and token.tag == "VBG" and not is_arranged(document, verb)
