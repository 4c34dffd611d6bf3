"""Says who takes part in a contact by where the second coder points: who does it, and with whom."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.accounts.lists import Lists
from dragoman.accounts.participants import Participants
from dragoman.accounts.sight import CONTACT, DOER, OTHER, PLACE, Sight
from dragoman.accounts.triggers import contact_words
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.cast import Actor
from dragoman.mentions.saying_words import SAYING

TELLS = 0.5
"""How sure that a word tells a contact, for what hangs below it to be its own."""
FAR_SIDE = 0.5
"""The least share of one whom another sentence tells."""
HOSTING = frozenset("host receive welcome greet entertain house".split())
IN_PHRASE = frozenset({"obj", "xcomp", "compound", "aux", "fixed", "amod", "advmod"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
TOPICS = frozenset({"of", "on", "about", "over", "against"})
GATHERED = frozenset("sideline sidelines margin margins fringe fringes occasion".split())
OWNED_BY = frozenset({"of", "from", "for"})
PEOPLES = frozenset({"people", "public"})  # "for the good of the Samoan people": of a state, and nobody who meets


def pointed_parties(lists: Lists, sight: Sight, i: int, mode: str, *, least: float) -> Participants:
    """Who takes part in the contact that a word tells, those who do it first."""
    found = Participants()
    at, share = sight.side_of(i, PLACE)
    place = at if share >= least else None
    (doer, sure), (other, surely) = sight.side_of(i, DOER), sight.side_of(i, OTHER)
    doers = _side(lists, found, doer) if doer is not None and doer != place and sure >= least else []
    doers = [h for h in doers if not only_says_it(lists, h, i)]
    others: list[int] = []
    apart = other is None or other == place or is_anothers(lists.document, sight, i, other)
    if other is not None and not (apart or is_topic(lists, other, mode)) and surely >= least:
        others = [h for h in _side(lists, found, other) if h not in doers and not only_says_it(lists, h, i)]
    if doer is not None and not doers and sure >= least and is_nobody_told(lists, doer):
        return found  # "Ministers of the eight states met in Oslo": of nobody whom others tell
    if found.group is None:
        doers = doers or _told_elsewhere(lists, sight, i, DOER, set(others))
        others = others or _told_elsewhere(lists, sight, i, OTHER, set(doers))
    hosting = lists.tokens[i].lemma in HOSTING
    if hosting and not others:
        return found  # "thanked A and B for hosting": those who met are others
    put_together(found, doers, others, place=place, visit=mode == "visit", hosting=hosting)
    return found


def put_together(
    found: Participants, doers: list[int], others: list[int], *, place: int | None, visit: bool, hosting: bool
) -> None:
    """Notes both sides of a contact, of a visit who comes to whom and where: who is `hosting` is named first."""
    found.add(doers)
    found.add_partners(others)
    if visit:
        found.destination = place
        found.visitors, found.hosts = (others, doers) if hosting else (doers, others)


def _told_elsewhere(lists: Lists, sight: Sight, i: int, side: int, known: set[int]) -> list[int]:
    """The heads of those whom another sentence tells for a side that the contact's own leaves open."""
    at, share = sight.far_side_of(i, side)
    if at is None or share < FAR_SIDE or is_of_a_later_one(lists.document, sight, i, at):
        return []
    keys = {a.key for a in lists.actors(sorted(known))}
    heads = party_heads(lists, at)
    return heads if heads and not keys & {a.key for a in lists.actors(heads)} else []


def is_nobody_told(lists: Lists, at: int) -> bool:
    """Whether a word is for several who are nobody told of: "| ministers of the eight states", "officials"."""
    m = lists.mention_at(at)
    return m is not None and m.plural and not lists.cast.members(m.head) and not lists.takes_up(m)


def sides_among(actors: Iterable[Actor]) -> set[str]:
    """The sides that parties are of: states, and groups and bodies of one by their own names."""
    owns = ((a.name if a.kind == "body" else None) or a.country or a.name or a.identity for a in actors)
    return {side for side in owns if side}


def is_topic(lists: Lists, at: int, mode: str) -> bool:
    """Whether a state is what was talked about, or where somebody faced: "a talk on | Russia", "on war in | Mali"."""
    m = lists.mention_at(at)
    words = set(tree.cases(lists.document, at))
    if tree.plain(lists.tokens[at].relation) == "nmod":
        words |= TOPICS & set(tree.cases(lists.document, lists.tokens[at].head))
    return m is not None and m.kind == "state" and bool(words & (TOPICS if mode == "visit" else TOPICS | {"to"}))


def is_anothers(document: Document, sight: Sight, i: int, at: int) -> bool:
    """Whether the first contact above a word is another than that at `i`: "sat down and had them | meet in May"."""
    above = next((h for h in tree.upward(document, at) if sight.share_of(h, CONTACT) >= TELLS), None)
    own = {i, *document.ancestors(i), *phrase_of(document, i)}
    if above is not None and document.tokens[document.tokens[above].head].lemma in GATHERED:
        return False  # "agreed to meet on the | sidelines of the summit in May"
    own |= {c for c in document.children(i) if document.tokens[c].tag not in FINITE}  # "met on | arriving in Oslo"
    return above is not None and above not in own


def only_says_it(lists: Lists, head: int, at: int) -> bool:
    """Whether one only tells of others who meet: "| Kenya says that the warring parties began talks"."""
    document = lists.document
    clause = tree.clause_of(document, at)
    said = document.tokens[document.tokens[clause].head]
    told = tree.own_subject(document, clause)
    if tree.plain(document.tokens[clause].relation) != "ccomp" or said.lemma not in SAYING or told is None:
        return False
    teller = tree.own_subject(document, said.i)
    noun = (document.tokens[told].lemma.casefold(), "NOUN") in contact_words()  # "said that | the talks went on"
    others = document.tokens[told].pos in {"NOUN", "PROPN"} and not noun
    return others and teller is not None and head in lists.listed(teller)


def is_of_a_later_one(document: Document, sight: Sight, i: int, at: int) -> bool:
    """Whether a word behind a contact's sentence is of another contact there, where the first is no visit."""
    mode = sight.mode_at(i)
    later = at >= document.sentence_of(i).last and (mode is None or mode.what != "visit")
    return later and is_anothers(document, sight, i, at)


def phrase_of(document: Document, i: int) -> set[int]:
    """The words that a word may make one phrase with: "held | talks", "sat | down", "agreed to | meet"."""
    token = document.tokens[i]
    below = {c for c in document.children(i) if tree.plain(document.tokens[c].relation) in IN_PHRASE}
    return below | ({token.head} if tree.plain(token.relation) in IN_PHRASE else set())


def _side(lists: Lists, found: Participants, at: int) -> list[int]:
    """The heads of those at a word; a group that stands for several named before is noted."""
    heads = party_heads(lists, at)
    if not heads and found.group is None:
        m = lists.mention_at(at)
        if m is not None and lists.takes_up(m):
            found.group = m.head
    return heads


def party_heads(lists: Lists, at: int) -> list[int]:
    """The heads of the mentions that a word stands for: its list, else the state or body that its phrase names."""
    m = lists.mention_at(at)
    start = m.head if m is not None else at
    heads = [h for h in lists.listed(start) if _is_known(lists, h)]
    if heads or (m is not None and lists.takes_up(m)) or lists.tokens[at].lemma in PEOPLES:
        return [] if lists.tokens[at].lemma in PEOPLES else heads
    below = tree.children(lists.document, at, "nmod:poss", "amod", "compound", "nmod")
    named = [c for c in below if set(tree.cases(lists.document, c)) <= OWNED_BY and _is_known(lists, c)]
    return [m.head for c in named[:1] if (m := lists.mention_at(c)) is not None]


def _is_known(lists: Lists, head: int) -> bool:
    """Whether it is known who a mention stands for, be it only an adjective: "the | Russian envoys"."""
    m = lists.mention_at(head)
    return m is not None and m.kind != "thing" and bool(lists.cast.members(m.head))
