"""Says to whom a deed is done where only the rest of a sentence tells: who is accused, the one other state."""

from __future__ import annotations

from dragoman import codebook
from dragoman.accounts.acts import slots, words
from dragoman.accounts.acts.antecedents import ABSTRACT
from dragoman.accounts.acts.at_home import OWN, named_here, told_here
from dragoman.accounts.acts.links import is_hearsay
from dragoman.accounts.acts.reach import is_filled, is_somebody
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.telling import Telling
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor

OTHER_KEY = -3_000_000  # of the actor that stands for the other state where no word of the deed does
# What is done or said to another state more often than not, where its sentence tells of one other only.
TO_ANOTHER = frozenset(
    "SANCTION ACCUSE REJECT REQUEST THREATEN MOBILIZE RETREAT AGREE CONCEDE ASSAULT COERCE".split()
)
FORCE = frozenset({"ASSAULT", "COERCE"})
SEEN = FORCE | {"MOBILIZE"}  # what others tell of without being its target: "fired two missiles, Seoul said"
SETTLED = frozenset({"AGREE", "CONCEDE"})  # words that are said or signed somewhere
VENUE = frozenset({"in", "at"})
ADDRESSED = frozenset({"REQUEST", "SUPPORT"})  # words to somebody, who is seldom told of by what else he does
WHEN = frozenset({"after", "before", "when", "while", "since", "following"})
MEANWHILE = frozenset({"while", "whereas"})
LINES = slots.BORDERS | {"boundary", "line", "river", "strait"}
HOME_FORCES = frozenset({"COP", "JUD"})  # police and courts deal with their own, whoever else is told of
ABOUT = ("over", "about", "of", "against")
OF_STATES = frozenset({"GOV", "LEG", None})  # whose cutting of ties is a state's: of a crew that leaves ship it isn't


def accused(sides: Sides, telling: Telling) -> list[Actor]:
    """ "Charged that Chad had bribed them", "Chadian guards cut the fence, Riga charged": who did it."""
    verb = telling.deed.at
    if telling.type != "ACCUSE" or telling.deed.noun:
        return []
    own = {a.country or a.key for a in telling.sources}
    for told in _told_by(sides, verb):
        doer = slots.doer(sides.document, told)
        found = sides.party(doer) if doer is not None else []
        found = [a for a in found if (a.country or a.name) and (a.country or a.key) not in own]
        if found:
            return found
    return []


def done_before(sides: Sides, telling: Telling) -> list[Actor]:
    """ "..., a step that Chad condemned", "..., which Chad deplored": whoever did what the clause before tells."""
    token = sides.tokens[telling.deed.at]
    if telling.type not in {"ACCUSE", "REJECT"} or token.relation != "acl:relcl" or telling.deed.noun:
        return []
    noun = sides.tokens[token.head]
    if noun.lemma.casefold() not in ABSTRACT or tree.plain(noun.relation) not in {"appos", "parataxis", "dislocated"}:
        return []
    own = {a.country for a in telling.sources}
    if is_hearsay(sides.document, noun.i):  # "Riga said Chad had cut it, a charge that Chad | denied"
        return [a for a in sides.speaker(noun.head) if a.country and a.country not in own]
    doer = slots.doer(sides.document, tree.clause_of(sides.document, noun.head))
    return [a for a in sides.at(doer) if a.country and a.country not in own] if doer is not None else []


def not_the_addressee(sides: Sides, telling: Telling) -> list[Actor]:
    """ "Complained to the UN over Chadian raids": whom a complaint is about, not the body that hears it."""
    heard = telling.type == "ACCUSE" and telling.targets and telling.target_at is not None
    if not heard or "to" not in tree.cases(sides.document, telling.target_at or 0):
        return telling.targets
    if any(a.country is None or codebook.state(a.country) is not None for a in telling.targets):
        return telling.targets
    taken = {a.country for a in (*telling.sources, *telling.targets)}
    about = [c for word in ABOUT for c in slots.with_case(sides.document, telling.deed.at, word)]
    meant = [a for c in about for a in sides.party(c) if a.country and a.country not in taken]
    return meant[:1] or accused(sides, telling) or telling.targets


def _told_by(sides: Sides, verb: int) -> list[int]:
    """The clauses that a verb of blaming tells: below it, or the one that it stands behind."""
    below = tree.children(sides.document, verb, "ccomp", "xcomp")
    heard = tree.children(sides.document, verb, "obl", "obj")  # by the parser: "to the UN | that Chad was building"
    below += [
        k for c in heard for k in tree.children(sides.document, c, "acl") if "that" in tree.cases(sides.document, k)
    ]
    token = sides.tokens[verb]
    if below or tree.plain(token.relation) != "parataxis" or not tree.is_verbal(sides.document, token.head):
        return below
    return [token.head]


def only_other(sides: Sides, telling: Telling) -> list[Actor]:
    """The one other state or body that a sentence tells of, for deeds that are done to another."""
    own = {a.country for a in telling.sources}
    if telling.mentioned or telling.type not in TO_ANOTHER or len(own) != 1 or None in own:
        return []
    if telling.type == "REQUEST" and any(_is_to_somebody_else(sides, i) for i in telling.operators):
        return []
    others = told_here(sides, telling.deed.at) - own - _only_favoured(sides, telling.deed.at)
    if telling.base in ADDRESSED:
        others -= _doing_beside(sides, telling.deed.at)
    others -= _only_behind(sides, telling.deed.at) | _of_the_doer(sides, telling)
    if telling.base in SEEN:  # whoever says so is not hit
        others -= {a.country for a in sides.speaker(telling.deed.at)} | _only_bordering(sides, telling.deed.at)
        others -= _only_told_when(sides, telling)
    if len(others) != 1:
        return []
    if telling.deed.noun or telling.base in SETTLED:
        others -= _only_there(sides, telling.deed.at)
    others &= named_here(sides, telling.deed.at)  # a village alone may be another of its name
    code = next(iter(others), None)
    if code is None or telling.mode in OWN or not _may_be_done(sides, telling):
        return []
    kind = "state" if codebook.state(code) is not None else "organisation"
    why = "left out: the only other state that the sentence tells of"
    return [Actor(OTHER_KEY, kind, country=code, sector="GOV" if kind == "state" else None, country_why=why)]


def _is_to_somebody_else(sides: Sides, verb: int) -> bool:
    """ "Called on the West to answer Chad": who is asked is told, be it by a name that is no party's."""
    asked = [*slots.objects(sides.document, verb), *slots.with_case(sides.document, verb, "on")]
    return any(is_somebody(sides, c) and not sides.party(c) for c in asked)


def _only_told_when(sides: Sides, telling: Telling) -> set[str | None]:
    """Who is told of only to say when, beside the doer: "hours after the Chadian and Thai kings spoke, Chad fired".

    What another did alone may be answered: "after Chad had cut it, Thailand fired".
    """
    document, sentence = sides.document, sides.document.sentence_of(telling.deed.at)
    clause = tree.clause_of(document, telling.deed.at)
    when = [c for c in tree.children(document, clause, "advcl", "obl") if WHEN & set(tree.cases(document, c))]
    within = {k for c in when for k in document.subtree(c)}
    own = {a.country for a in telling.sources}
    here = [m.head for m in sides.cast.mentions if sentence.first <= m.head < sentence.last]
    of = {h: {a.country for a in sides.cast.members(h)} for h in here}
    beside = [h for h in here if h in within and any(of.get(k, set()) & own for k in _joined_with(document, h))]
    inside = {code for h in beside for code in of[h]}
    return inside - {code for h in here if h not in beside for code in of[h]}


def _joined_with(document: Document, i: int) -> list[int]:
    """The words of the list that a word is in: "Chad" and "Peru" of "Chad and Peru"."""
    return tree.conjuncts(document, tree.first_conjunct(document, i))


def over_the_border(sides: Sides, telling: Telling) -> list[Actor]:
    """ "Sent armed men across the frontier, Riga said": to the side that says so, where no border is named."""
    if telling.type not in SEEN or telling.deed.noun:
        return []
    crossed = [c for word in ("across", "over") for c in slots.with_case(sides.document, telling.deed.at, word)]
    crossed = [c for c in crossed if sides.tokens[c].lemma in LINES and not sides.party(c)]
    own = {a.country for a in telling.sources}
    hit = [a for a in sides.speaker(telling.deed.at) if a.country and codebook.state(a.country) is not None]
    return [a for a in hit if a.country not in own] if crossed else []


def _only_bordering(sides: Sides, i: int) -> set[str | None]:
    """The states of which a sentence names a border: "near the Afghan border"."""
    sentence = sides.document.sentence_of(i)
    here = [m.head for m in sides.cast.mentions if sentence.first <= m.head < sentence.last]
    beside = [h for h in here if sides.tokens[sides.tokens[h].head].lemma in slots.BORDERS]
    return {a.country for h in beside for a in sides.cast.members(h)}


def _doing_beside(sides: Sides, i: int) -> set[str | None]:
    """Who does something else in a clause beside: "Chad called for restraint, and | Peru demanded an inquiry"."""
    clause = tree.clause_of(sides.document, i)
    first = tree.first_conjunct(sides.document, clause)
    beside = [c for c in tree.conjuncts(sides.document, first) if c != clause and tree.is_verbal(sides.document, c)]
    beside += [
        c
        for c in tree.children(sides.document, first, "advcl")
        if any(sides.tokens[k].lemma in MEANWHILE for k in tree.children(sides.document, c, "mark"))
    ]
    doers = [doer for c in beside if (doer := tree.own_subject(sides.document, c)) is not None]
    return {a.country for doer in doers for a in sides.at(doer)}


def _of_the_doer(sides: Sides, telling: Telling) -> set[str | None]:
    """The states that only say who does the deed: "Chad's Thai fighters", "rebels whom Chad arms"."""
    if telling.source_at is None:
        return set()
    said = sides.document.subtree(telling.source_at)
    sentence = sides.document.sentence_of(telling.source_at)
    named = [m.head for m in sides.cast.mentions if sentence.first <= m.head < sentence.last]
    within = {a.country for h in named if h in said for a in sides.cast.members(h)}
    return within - {a.country for h in named if h not in said for a in sides.cast.members(h)}


def _only_behind(sides: Sides, i: int) -> set[str | None]:
    """The states that only stand behind what others do or did: "a truce brokered by Chad", "backed by Chad"."""
    sentence = sides.document.sentence_of(i)
    behind: set[str | None] = set()
    named: set[str | None] = set()
    for m in sides.cast.mentions:
        if not sentence.first <= m.head < sentence.last:
            continue
        agent = slots.is_behind_another(sides.document, m.head, i) or _is_brokering(sides, m.head)
        (behind if agent else named).update(a.country for a in sides.cast.members(m.head))
    return behind - named


def _is_brokering(sides: Sides, head: int) -> bool:
    """ "The UN-brokered talks": whose work for others a compound tells."""
    behind = sides.tokens[head + 1 : head + 3]
    return len(behind) == 2 and behind[0].tag == "HYPH" and behind[1].text.casefold() in words.BROKERED


def _only_favoured(sides: Sides, i: int) -> set[str | None]:
    """The states for whose sake something is done: "in support of Chad"."""
    sentence = sides.document.sentence_of(i)
    here = [m.head for m in sides.cast.mentions if sentence.first <= m.head < sentence.last]
    favoured = [h for h in here if slots.is_in_favour(sides.document, sides.tokens[h].head)]
    return {a.country for h in favoured for a in sides.cast.members(h)}


def _only_there(sides: Sides, i: int) -> set[str | None]:
    """The states that only say where something was said or met: "hung over the meeting in Vilnius"."""
    sentence = sides.document.sentence_of(i)
    where: set[str | None] = set()
    named: set[str | None] = set()
    for m in sides.cast.mentions:
        if sentence.first <= m.head < sentence.last:
            there = VENUE & set(tree.cases(sides.document, m.head))
            (where if there else named).update(a.country for a in sides.cast.members(m.head))
    return where - named


def _may_be_done(sides: Sides, telling: Telling) -> bool:
    """Whether whoever does a deed is one who does it to other states, and nobody unknown stands in its words."""
    if not telling.deed.noun and is_filled(sides, telling.deed.at, telling.deed.frame):
        return False  # "asked the West for help against Chad"
    if telling.base in FORCE:
        return not any(a.sector in HOME_FORCES for a in telling.sources)
    return telling.base != "SANCTION" or all(a.sector in OF_STATES for a in telling.sources)
