"""Says who stands at a phrase of an act: named, by a title, as "Syrian rebels", as "it" or "both sides"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.accounts.acts import (
    side_groups,
    side_owners,
    side_peoples,
    side_pronouns,
    side_recognised,
    side_speakers,
    words,
)
from dragoman.accounts.acts.states import scene_of, state_of, strife_of, tidied, with_country
from dragoman.accounts.lists import Lists
from dragoman.accounts.sight import Sight
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.attribution import Attribution
from dragoman.mentions.chains import Actor, Cast
from dragoman.mentions.placing import Places
from dragoman.mentions.sayers import Sayer
from dragoman.records import PlaceMention

# Where an adjective stands alone for people: "detained six Chinese", "handed over a Cuban".
PEOPLE_AT = frozenset({"obj", "iobj", "nsubj", "obl"})


class Sides:
    """Who is who in the acts of one document. Gives actors of the cast, or new ones for groups and places."""

    def __init__(
        self, document: Document, cast: Cast, attribution: Attribution, places: Places, sight: Sight
    ) -> None:
        self.document = document
        self.tokens = document.tokens
        self.cast = cast
        self.attribution = attribution
        self.lists = Lists(document, cast)
        self.places = self._by_token(places)
        self._of_belgium = any(t.text.startswith(("Belgi", "Flemish")) for t in document.tokens)
        self.sight = sight
        self._known: dict[int, list[Actor]] = {}  # by word
        self._phrases: dict[int, list[Actor]] = {}
        self._reading = 0  # words at once: one may lead to another
        self.taken_up: dict[int, list[Actor]] = {}
        self.most_told, self.scene, self.two = scene_of(cast)
        self.strife = strife_of(cast)
        self.in_order = sorted(cast.mentions, key=lambda m: m.head)

    def _by_token(self, places: Places) -> dict[int, PlaceMention]:
        found: dict[int, PlaceMention] = {}
        for sentence in self.document.sentences:
            here = [p for p in places[sentence.part] if sentence.start <= p.start < sentence.end]
            for token in self.tokens[sentence.first : sentence.last] if here else ():
                for place in here:
                    if place.start <= token.start < place.end:
                        found[token.i] = place
        return found

    def at(self, i: int) -> list[Actor]:
        """Who a phrase stands for by its own words; nobody where it tells of a thing."""
        if i in self._phrases:
            return list(self._phrases[i])
        found = self._together(i)
        if not self._reading:  # while a word is read, what leads back to it is not known
            self._phrases[i] = found
        return list(found)

    def _together(self, i: int) -> list[Actor]:
        """The same, worked out."""
        found: dict[int, Actor] = {}
        for k in tree.conjuncts(self.document, i):
            for actor in self.one(k):
                found.setdefault(actor.key, actor)
        for head in self.lists.listed(i) if found else ():
            if self._is_sayers(i, head) or side_peoples.land_within(self, head):
                continue
            if side_peoples.is_group_called(self, head):
                continue
            for actor in self.cast.members(head):
                if self._is_party(head):
                    found.setdefault(actor.key, actor)
        return tidied(list(found.values()))

    def _is_sayers(self, i: int, head: int) -> bool:
        """Whether a list would run on into whoever says it: "opposes an embargo on oil and gas, Minister X said"."""
        sayer = self.attribution.said_by(i)
        return sayer is not None and sayer.first <= head < sayer.last and not sayer.first <= i < sayer.last

    def _is_party(self, head: int) -> bool:
        m = self.cast.by_head.get(head)
        of_a_state = m is not None and m.kind not in {"adjective", "thing"}
        return of_a_state and not side_owners.tells_no_state(self, head)

    def one(self, i: int) -> list[Actor]:
        """Who one word of a phrase stands for, worked out once; words that refer to each other stand for nobody."""
        if i not in self._known:
            self._known[i] = []
            self._reading += 1
            self._known[i] = self._read(i)
            self._reading -= 1
        return self._known[i]

    def _read(self, i: int) -> list[Actor]:
        token = self.tokens[i]
        if (korea := self._korea(i)) is not None:
            return [self.state(i, korea, "one of the two Koreas, that the article is about")]
        if token.text.casefold() in words.PRONOUNS and token.text != "US":
            return side_pronouns.pronoun(self, i)
        members = side_peoples.land_within(self, i) or side_peoples.people_within(self, i) or self._members(i)
        if not members and token.text.casefold() in {"he", "she"}:
            return side_pronouns.who_says_so(self, i)
        if members or token.pos not in {"NOUN", "PROPN", "NUM", "ADJ", "PRON", "DET"}:
            return members
        if token.lemma.casefold() in words.QUANTITIES and (counted := self._counted(i)):
            return counted
        return side_groups.noun(self, i) or self._people(i)

    def _people(self, i: int) -> list[Actor]:
        """ "Detained six Chinese": people of a state, where its adjective stands alone for them."""
        m = self.lists.mention_at(i)
        alone = m is not None and m.kind == "adjective" and tree.plain(self.tokens[i].relation) in PEOPLE_AT
        if m is None or not alone or m.head != i:
            return []
        return [replace(a, key=-1 - i, kind="role", role="people", sector="CVL") for a in self.cast.members(i)]

    def _members(self, i: int) -> list[Actor]:
        """The actors of the cast that a mention stands for, with the state beside it where they have none."""
        m = self.lists.mention_at(i)
        if m is None or m.kind in {"adjective", "thing"}:
            return []
        members = list(self.cast.members(m.head))
        if m.kind == "role" and side_owners.tells_no_state(self, i):
            return []
        if members and m.head == i and (fighters := side_groups.of_armed_group(self, i, members[0].key)):
            return fighters
        if side_peoples.is_group_called(self, i):
            return []
        if m.kind == "role":
            members = side_peoples.with_land(self, m, members)
        if self._is_brussels(i):
            return [
                replace(a, kind="organisation", country="EU", country_why="Brussels is the EU's seat")
                for a in members
            ]
        if m.head != i:
            return members if m.core[0] <= i < m.core[1] else []
        national = bool(members) and members[0].country in words.NATIONAL
        if not members or (members[0].country and not national) or members[0].kind == "person":
            return members
        own = self.modifiers(i)
        if not own or not own[0].country:
            return members
        return [with_country(a, own[0].country, "whose it is") for a in members]

    def _korea(self, i: int) -> str | None:
        """ "The North", "the South's army": a Korea, where the article speaks of one and nothing else is named so."""
        code = words.KOREAS.get(self.tokens[i].text)
        alone = code is not None and self.lists.mention_at(i) is None and self.tokens[i - 1].text.casefold() == "the"
        head = self.tokens[self.tokens[i].head]
        part = tree.plain(self.tokens[i].relation) in {"compound", "flat"} and head.pos == "PROPN"
        return code if alone and not part and set(self.most_told[:3]) & set(words.KOREAS.values()) else None

    def _is_brussels(self, i: int) -> bool:
        """Whether "Brussels" acts for the EU: where the article does not speak of Belgium."""
        return self.tokens[i].text == "Brussels" and not self._of_belgium

    def _counted(self, i: int) -> list[Actor]:
        """ "Thousands of people": those counted."""
        below = [c for c in tree.children(self.document, i, "nmod") if "of" in tree.cases(self.document, c)]
        return next((found for c in below if (found := self.at(c))), [])

    def place(self, i: int) -> list[Actor]:
        """The state in which a place lies that stands at a token: "shelled Kharkiv"."""
        place = self.places.get(i)
        if place is None or place.country is None:
            return []
        return [self.state(i, place.country, f"{place.name} lies there")]

    def region(self, i: int) -> list[Actor]:
        """The state of a region by the name before its word: "Russia's | Samara region"."""
        if self.tokens[i].lemma.casefold() not in words.REGIONS:
            return []
        named = tree.children(self.document, i, "compound", "flat")
        return next((found for c in named if (found := self.place(c))), [])

    def is_in_a_name(self, i: int) -> bool:
        """ "The South | China Sea", "the Gulf of | Oman": part of a place that is nobody's."""
        place = self.places.get(i)
        return place is not None and place.country is None and self.tokens[i].start > place.start

    def state(self, i: int, code: str, why: str | None) -> Actor:
        """The state of a code as an actor that stands at a token."""
        known = next((a for a in self.cast.actors if a.kind == "state" and a.country == code), None)
        if known is not None and why is None:
            return known
        key = known.key if known is not None else -1 - i
        return Actor(key, "state", country=code, sector="GOV", country_span=(i, i + 1), country_why=why)

    def party(self, i: int) -> list[Actor]:
        """Who is meant by the phrase of a target: its own actors, the owner of a thing, the state of a place."""
        own = self.at(i)
        if own and any(a.country for a in own):
            return own
        named = [a for c in tree.children(self.document, i, "appos") for a in self.at(c) if a.country]
        return self.place(i) or named or (own if any(a.name for a in own) else self.owner(i) or own)

    def recognised(self, i: int) -> list[Actor]:
        """Who is recognised by a phrase: a breakaway land stands for itself."""
        return side_recognised.recognised_at(self, i)

    def in_clause(self, i: int) -> list[Actor]:
        """The state in which the clause of a word is set: "arrested 40 marchers in Nairobi"."""
        clause = tree.clause_of(self.document, i)
        if found := self._set_in(clause):
            return found
        token = self.tokens[clause]
        beside = token.tag == "VBG" and tree.plain(token.relation) == "advcl" and token.head != clause
        above = token.head if beside and tree.own_subject(self.document, clause) is None else clause
        return self._set_in(above) if above != clause else []  # "gathered in Lima, | condemning the raid"

    def _set_in(self, clause: int) -> list[Actor]:
        """The state of the place that stands in a clause."""
        if self.tokens[clause].lemma in words.SHAKING:  # "protests shook | Sudan"
            shaken = tree.children(self.document, clause, "obj")
            if found := [a for c in shaken for a in (self.place(c) or self.at(c)) if a.country]:
                return [state_of(found[0], "where it took place")]
        for c in tree.children(self.document, clause, "obl", "nmod"):
            mission = self.tokens[c].lemma in words.MISSIONS  # a state's, and in another
            where = {"in", "near", "at", "across", "outside", "around", "on"} | ({"to"} if mission else set())
            if where & set(tree.cases(self.document, c)):
                whose = [] if mission else [*self.at(c), *self.modifiers(c)]
                found = self._placed_in(c) or self.place(c) or self.region(c)
                found = found or [a for a in whose if a.kind == "state"]
                if found:
                    return [state_of(a, "where it took place") for a in found[:1] if a.country]
        return []

    def _placed_in(self, i: int) -> list[Actor]:
        """The state of a place behind a noun: "on a meadow in Kenya's Lamu"."""
        behind = [c for c in tree.children(self.document, i, "nmod") if c > i]
        inside = [c for c in behind if set(tree.cases(self.document, c)) & {"in", "near", "of", "at"}]
        return next((found for c in inside if (found := self.place(c))), [])

    def same_before(self, actor: Actor) -> str | None:
        """The state of those called by the same word before or in the title: "Niger's junta ... the junta"."""
        if actor.role_span is None:
            return None
        i = actor.role_span[0]
        low = self.tokens[i].text.casefold()
        title = [t.i for t in self.tokens if self.document.sentence_of(t.i).part == "title"]
        for k in [*range(i - 1, -1, -1), *title]:
            if k != i and self.tokens[k].text.casefold() == low:
                found = [a for a in (*self.modifiers(k), *self.at(k)) if a.country]
                if found:
                    return found[0].country
        return None

    def modifiers(self, i: int) -> list[Actor]:
        """The states and persons before a noun: "Russia's", "Russian", "Putin's", "its"."""
        return side_owners.modifiers_of(self, i)

    def owner(self, i: int) -> list[Actor]:
        """Whose a thing is, or who did it: "Russia's annexation", "the raid by Chad", "the policies of Peru"."""
        return side_owners.owner_of(self, i)

    def speaker(self, i: int) -> list[Actor]:
        """Who says a token."""
        return side_speakers.speaker_of(self, i)

    def who_says(self, sayer: Sayer) -> list[Actor]:
        """The actors that a sayer's words name."""
        return side_speakers.sayer_of(self, sayer)

    def right_before(self, verb: int) -> int | None:
        """Who stands right before a finite verb that the tree gives no subject: "Moscow this week recognised"."""
        return side_speakers.doer_right_before(self, verb)
