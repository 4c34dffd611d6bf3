"""Says who a common noun or an unknown name is in an act: "Syrian rebels", "the court", "Amnesty International"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman import codebook
from dragoman.accounts.acts import side_alliances, side_antecedents, side_owners, side_peoples, side_pronouns, words
from dragoman.accounts.acts.states import with_country
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor
from dragoman.mentions.pieces import is_model
from dragoman.mentions.placewords import first_names
from dragoman.mentions.resolving import resolve_actor

if TYPE_CHECKING:
    from dragoman.accounts.acts.sides import Sides

FIGHTERS = frozenset("fighter rebel militant insurgent guerrilla gunman mercenary militiaman combatant".split())
ARMED = frozenset({"REB", "PRM", "UAF", "CRM"})
OF_MEMBERS = frozenset({"nation", "member", "country", "state"})  # "the 15-nation | bloc"
PHRASE = 8  # words of a noun phrase before and behind its noun


def noun(sides: Sides, i: int) -> list[Actor]:
    """Who a noun stands for that no mention of the cast covers."""
    token = sides.tokens[i]
    low = token.text.casefold()
    if (whose := side_pronouns.own_country(sides, i)) is not None:
        return whose
    if (token.lemma.casefold() in words.SEVERAL or low in words.SEVERAL) and (
        both := side_antecedents.several(sides, i)
    ):
        return both
    if (low in words.SIDES_OF and token.tag == "NNS" and side_pronouns.means_several(sides, i)) or _counts(sides, i):
        return side_pronouns.both_sides(sides, i)
    if taken := side_alliances.by_its_word(sides, i) or side_antecedents.taken_up(sides, i):
        return taken
    if several := side_alliances.assembled(sides, i) or side_alliances.organ(sides, i):
        return several
    m = sides.lists.mention_at(i)
    people = words.are_people(token.lemma.casefold()) or words.are_people(low) or _are_people(sides, i)
    titled = m is not None and m.kind == "role" and m.core[0] <= i < m.core[1]  # not its state: "troops from | Chad"
    if titled or (people and (token.pos == "NOUN" or low != token.text)):
        return _group(sides, i)
    return _named(sides, i) if token.pos == "PROPN" and i not in sides.places else []


def _counts(sides: Sides, i: int) -> bool:
    """ "The three", "both", "the pair", "each": several parties told of before, by their number alone."""
    token = sides.tokens[i]
    if token.text.casefold() == "each" and tree.plain(token.relation) == "nsubj":
        return not tree.children(sides.document, i, "nmod")
    if token.text.casefold() not in words.HOW_MANY or tree.plain(token.relation) not in {
        "nsubj",
        "obj",
        "obl",
        "nmod",
    }:
        return False
    definite = any(sides.tokens[c].text.casefold() == "the" for c in sides.document.children(i))
    return (definite or token.text.casefold() == "both") and not tree.children(sides.document, i, "nmod", "acl")


def _are_people(sides: Sides, i: int) -> bool:
    """Whether a noun with the word before it stands for people: "peacekeeping force", "central bank"."""
    if sides.tokens[i].lemma.casefold() in {"strike", "raid", "attack"}:
        return False  # "air strikes" are no forces, though the table of actors has them as such
    return _is_two_words(sides, i)


def _is_two_words(sides: Sides, i: int) -> bool:
    """Whether a noun and the word before it are one word for people: "coast guard", "air force"."""
    before = sides.tokens[i - 1] if i else None
    if before is None or before.head != i or tree.plain(before.relation) not in {"compound", "amod"}:
        return False
    return words.are_people(f"{before.text.casefold()} {sides.tokens[i].text.casefold()}")


def _group(sides: Sides, i: int) -> list[Actor]:
    """ "Syrian rebels", "police in Lagos": people by kind, with the state beside them if one is."""
    if (body := _body_before(sides, i)) is not None:
        return body
    if side_peoples.is_group_called(sides, i) and (called := _called_behind(sides, i)):
        return called
    first, last = _phrase(sides, i)
    known = resolve_actor(sides.document.text_of(first, last))
    beside = sides.tokens[i].lemma.casefold() in words.BESIDE  # whose partners they are says who they are not
    allied = side_alliances.is_allied(sides, i)
    there = side_alliances.leader_of(sides, i) if allied else _located(sides, i)
    owners = [] if beside else _nationality(sides, i) or sides.modifiers(i) or there
    if allied and not owners and (several := side_alliances.unled(sides, i)):
        return several
    sector = known.sectors[0] if known is not None and known.sectors else None
    states = {a.country: a for a in owners if a.country} if sides.tokens[i].tag == "NNS" else {}
    if len(states) > 1:  # "clashes between Thai and Cambodian troops"
        return [_people(sides, i, a, sector, n) for n, a in enumerate(states.values())]
    people = _people(sides, i, owners[0] if owners else None, sector)
    if side_owners.tells_no_state(sides, i):
        return [people]
    if people.country is not None or known is None or not known.country:
        return [people]
    told = known.organisation or _is_told(sides, known.reasons[0], first, last)  # "the alliance" is one body's
    return [with_country(people, known.organisation or known.country, known.reasons[0])] if told else [people]


def of_armed_group(sides: Sides, i: int, key: int) -> list[Actor]:
    """ "Wagner | fighters", "| rebels of the M23": the group by whose name they go; `key` is theirs in the cast."""
    if sides.tokens[i].lemma.casefold() not in FIGHTERS:
        return []
    beside = tree.children(sides.document, i, "compound", "nmod")
    for c in (c for c in beside if c < i or "of" in tree.cases(sides.document, c)):
        part = [k for k in tree.children(sides.document, c, "flat", "compound") if sides.tokens[k].pos == "PROPN"]
        first, last = min([c, *part]), max([c, *part]) + 1
        name = sides.document.text_of(first, last)
        known = resolve_actor(name) if sides.tokens[c].text[0].isupper() else None
        if known is not None and known.country and set(known.sectors[:1]) & ARMED:
            return [
                Actor(
                    key, "body", name=name, name_span=(first, last), country=known.country,
                    sector=known.sectors[0], country_why=known.reasons[0],
                )
            ]  # fmt: skip
    return []


def _people(sides: Sides, i: int, owner: Actor | None, sector: str | None, n: int = 0) -> Actor:
    """The people that a noun tells of, of their owner's state; `n` counts the states of one noun."""
    first = i - 1 if _is_two_words(sides, i) else i
    role = sides.document.text_of(first, i + 1).casefold()
    if (within := side_peoples.adjective_within(sides, first)) is not None:
        first, role = within, sides.document.text_of(within, i + 1)
    return Actor(
        -1 - i - n * len(sides.tokens),
        "role",
        role=role,
        country=owner.country if owner is not None else None,
        sector=sector,
        role_span=(first, i + 1),
        country_span=owner.country_span if owner is not None else None,
        country_why=owner.country_why if owner is not None else None,
    )


def _body_before(sides: Sides, i: int) -> list[Actor] | None:
    """ "The court", "the bloc": the organisation named last, where the word has no state of its own."""
    definite = any(sides.tokens[c].text.casefold() == "the" for c in sides.document.children(i))
    if sides.tokens[i].lemma.casefold() not in words.BODIES or not definite or sides.modifiers(i):
        return None
    compounds = [sides.tokens[c].text.casefold() for c in tree.children(sides.document, i, "compound")]
    if sides.tokens[i].tag == "NNS" or any(low not in OF_MEMBERS for low in compounds):
        return None  # "the trade | unions' confederation"
    named = [m for m in sides.cast.mentions if m.kind in {"organisation", "body"} and m.head < i]
    named = [m for m in named if _is_of_states(sides.cast.members(m.head))]
    members = sides.cast.members(max(named, key=lambda m: m.head).head) if named else ()
    return list(members) or None


def _is_of_states(members: Sequence[Actor]) -> bool:
    """Whether a body is one of several states, as the EU is and an airline is not."""
    return any(a.country and codebook.state(a.country) is None for a in members)


def _is_told(sides: Sides, reason: str, first: int, last: int) -> bool:
    """Whether the state of a group is told by a name: a place only where it stands behind "in" or "of"."""
    if reason.startswith("country of"):  # not of a newspaper that a plain word names: "the national army"
        text = sides.document.text_of(first, last)
        return any(not n.weak or " " in text[n.start : n.end] for n in codebook.find_names(text))
    linked = {"in", "of", "from"} & {t.text.casefold() for t in sides.tokens[first:last]}
    return bool(linked) or not reason.endswith(" lies")


def _phrase(sides: Sides, i: int) -> tuple[int, int]:
    """The words of a noun with what stands before it and "of" or "in" behind it."""
    first, last = i, i + 1
    sentence = sides.document.sentence_of(i)
    below = {k for c in sides.document.children(i) if c < i for k in sides.document.subtree(c)}
    while first - 1 >= sentence.first and first - 1 in below and i - first < PHRASE:
        first -= 1
    for c in tree.children(sides.document, i, "nmod"):
        if c == last + 1 or (c > i and set(tree.cases(sides.document, c)) & {"of", "in", "from"}):
            last = max(last, min(sides.document.subtree(c)[-1] + 1, i + PHRASE))
            break
    return first, last


def _located(sides: Sides, i: int) -> list[Actor]:
    for c in tree.children(sides.document, i, "nmod"):
        if set(tree.cases(sides.document, c)) & {"in", "of", "from", "near", "across"}:
            found = sides.place(c) or [a for a in sides.one(c) if a.country]
            if found:
                return found
    kept = [c for c in tree.children(sides.document, i, "acl") if sides.tokens[c].lemma in words.KEPT_IN]
    return next((found for c in kept if (found := sides.in_clause(c))), []) or _followed(sides, i)


def _called_behind(sides: Sides, i: int) -> list[Actor]:
    """ "The largest rebel group, | the FARC": the body by whose name a group goes."""
    behind = [c for c in tree.children(sides.document, i, "appos") if c > i]
    return next((found for c in behind if (found := [a for a in sides.at(c) if a.kind == "body"])), [])


def _followed(sides: Sides, i: int) -> list[Actor]:
    """ "Gunmen loyal to | Mr X": whom armed people follow, and so of whose state they are."""
    for c in sides.document.children(i):
        if c < i or sides.tokens[c].lemma not in words.FOLLOWING:
            continue
        for k in tree.children(sides.document, c, "obl", "obj"):
            if found := [a for a in sides.at(k) if a.country and a.kind != "state"]:
                return found
    return []


def _nationality(sides: Sides, i: int) -> list[Actor]:
    """Of which people somebody is, whoever has or employs him: "its | Polish captain"."""
    whose = {sides.tokens[c].text.casefold() for c in tree.children(sides.document, i, "nmod:poss")}
    if not whose & words.POSSESSIVES:
        return []
    adjectives = [sides.lists.mention_at(c) for c in tree.children(sides.document, i, "amod")]
    return [a for m in adjectives if m is not None for a in sides.cast.members(m.head) if a.country]


def _adjective_before(sides: Sides, i: int) -> list[Actor]:
    """The state of the adjective right before a word, whatever the tree makes of it: "a | Turkish F-16"."""
    m = sides.lists.mention_at(i - 1) if i else None
    return list(sides.cast.members(m.head)) if m is not None and m.kind == "adjective" else []


def _named(sides: Sides, i: int) -> list[Actor]:
    """A capitalised name that the codebook doesn't know: "Amnesty International"; a weapon's model is its state's."""
    if is_model(sides.tokens, i):
        return [replace(a, key=-1 - i) for a in _adjective_before(sides, i)]
    part = [c for c in tree.children(sides.document, i, "flat", "compound") if sides.tokens[c].pos == "PROPN"]
    first, last = min([i, *part]), max([i, *part]) + 1
    if (
        sides.tokens[i].text.casefold() in words.NO_NAMES
        or last - first > 6
        or not sides.tokens[first].text[0].isupper()
    ):
        return []
    name = sides.document.text_of(first, last)
    known = resolve_actor(name)
    guessed = (
        known is not None
        and (  # "a Su-34" is no person, "Francisco Flores" no town
            (known.kind == "person" and last - first == 1)
            or ("".join(known.reasons[:1]).endswith(" lies") and sides.tokens[first].text.casefold() in first_names())
        )
    )
    if known is None or known.country is None or guessed:
        return [Actor(-1 - i, "body", name=name, name_span=(first, last))]
    country, sector = known.organisation or known.country, known.sectors[0] if known.sectors else None
    return [
        Actor(
            -1 - i, "body", name=name, name_span=(first, last), country=country, sector=sector,
            country_why=known.reasons[0],
        )
    ]  # fmt: skip
