"""Says who stands at a phrase of an act: named, by a title, as "Syrian rebels", as "it" or "both sides"."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from dragoman import codebook
from dragoman.accounts.acts import slots, words
from dragoman.accounts.lists import Lists
from dragoman.codebook.acts import noun_frames
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.attribution import Attribution
from dragoman.mentions.chains import Actor, Cast
from dragoman.mentions.placing import Places
from dragoman.mentions.resolving import resolve_actor
from dragoman.mentions.sayers import Sayer
from dragoman.records import PlaceMention

MODIFIERS = ("nmod:poss", "amod", "compound", "nmod:desc", "flat")
SCENE = 1.3  # times as often as the next: a state the article is mostly about
ISSUED = 4  # sentences back to the state that "the statement" is of
PHRASE = 8  # words of a noun phrase before and behind its noun
NEAR = 2  # sentences that "both sides" looks back


class Sides:
    """Who is who in the acts of one document. Gives actors of the cast, or new ones for groups and places."""

    def __init__(self, document: Document, cast: Cast, attribution: Attribution, places: Places) -> None:
        self.document = document
        self.tokens = document.tokens
        self.cast = cast
        self.attribution = attribution
        self.lists = Lists(document, cast)
        self.places = self._by_token(places)
        self._known: dict[int, list[Actor]] = {}
        self._taken_up: dict[int, list[Actor]] = {}
        self.most_told, self.scene = _scene(cast)

    def _by_token(self, places: Places) -> dict[int, PlaceMention]:
        found: dict[int, PlaceMention] = {}
        for sentence in self.document.sentences:
            here = [p for p in places[sentence.part] if sentence.start <= p.start < sentence.end]
            for token in self.tokens[sentence.first : sentence.last] if here else ():
                for place in here:
                    if place.start <= token.start < place.end:
                        found[token.i] = place
        return found

    # -- a phrase -----------------------------------------------------------------------------

    def at(self, i: int) -> list[Actor]:
        """Who a phrase stands for by its own words; nobody where it tells of a thing."""
        found: dict[int, Actor] = {}
        for k in tree.conjuncts(self.document, i):
            for actor in self._one(k):
                found.setdefault(actor.key, actor)
        for head in self.lists.listed(i) if found else ():
            for actor in self.cast.members(head):
                if self._is_party(head):
                    found.setdefault(actor.key, actor)
        return _tidied(list(found.values()))

    def _is_party(self, head: int) -> bool:
        m = self.cast.by_head.get(head)
        return m is not None and m.kind not in {"adjective", "thing"}

    def _one(self, i: int) -> list[Actor]:
        """Who one word of a phrase stands for, worked out once; words that refer to each other stand for nobody."""
        if i not in self._known:
            self._known[i] = []
            self._known[i] = self._read(i)
        return self._known[i]

    def _read(self, i: int) -> list[Actor]:
        token = self.tokens[i]
        if token.text.casefold() in words.PRONOUNS:
            return self._pronoun(i)
        members = self._members(i)
        if members or token.pos not in {"NOUN", "PROPN", "NUM", "ADJ", "PRON"}:
            return members
        if token.lemma.casefold() in words.QUANTITIES and (counted := self._counted(i)):
            return counted
        return self._unknown(i)

    def _members(self, i: int) -> list[Actor]:
        """The actors of the cast that a mention stands for, with the state beside it where they have none."""
        m = self.lists.mention_at(i)
        if m is None or m.kind in {"adjective", "thing"}:
            return []
        members = list(self.cast.members(m.head))
        if m.head != i:
            return members if m.core[0] <= i < m.core[1] else []
        if not members or members[0].country or members[0].kind == "person":
            return members
        own = self.modifiers(i)
        if not own or not own[0].country:
            return members
        return [with_country(a, own[0].country, "whose it is") for a in members]

    def _counted(self, i: int) -> list[Actor]:
        """ "Thousands of people": those counted."""
        below = [c for c in tree.children(self.document, i, "nmod") if "of" in tree.cases(self.document, c)]
        return next((found for c in below if (found := self.at(c))), [])

    def _unknown(self, i: int) -> list[Actor]:
        """Who a noun stands for that no mention of the cast covers."""
        token = self.tokens[i]
        low = token.text.casefold()
        if (whose := self._own_country(i)) is not None:
            return whose
        if low in words.SIDES_OF and token.tag == "NNS" and self._means_several(i):
            return self._both(i)
        m = self.lists.mention_at(i)
        people = words.are_people(token.lemma.casefold()) or words.are_people(low) or self._are_people(i)
        if (m is not None and m.kind == "role") or (people and (token.pos == "NOUN" or low != token.text)):
            return self._group(i)
        return self._named(i) if token.pos == "PROPN" and i not in self.places else []

    def _are_people(self, i: int) -> bool:
        """Whether a noun with the word before it stands for people: "peacekeeping force", "central bank"."""
        before = self.tokens[i - 1] if i else None
        if before is None or before.head != i or tree.plain(before.relation) not in {"compound", "amod"}:
            return False
        return words.are_people(f"{before.text.casefold()} {self.tokens[i].text.casefold()}")

    def _pronoun(self, i: int) -> list[Actor]:
        low = self.tokens[i].text.casefold()
        if low in words.FIRST:
            return self.speaker(i)
        if low in {"it", "itself"}:
            return self._it(i)
        if low in {"they", "them", "themselves"}:
            return self._they(i)
        clause = self.tokens[self.tokens[i].head]
        relative = tree.plain(self.tokens[i].relation) == "nsubj" and tree.plain(clause.relation) == "acl"
        return self._one(clause.head) if relative else []

    def speaker(self, i: int) -> list[Actor]:
        """Who says a token."""
        sayer = self.attribution.said_by(i)
        return self.who_says(sayer) if sayer is not None else []

    def right_before(self, verb: int) -> int | None:
        """Who stands right before a finite verb that the tree gives no subject: "Moscow this week recognised"."""
        token = self.tokens[verb]
        if token.tag not in {"VBD", "VBZ", "VBP"} or tree.is_passive(self.document, verb):
            return None
        if tree.plain(token.relation) in {"conj", "acl"}:
            return None
        first = self.document.sentence_of(verb).first
        for i in range(verb - 1, max(first, verb - PHRASE) - 1, -1):
            m = self.lists.covering.get(i)
            if m is not None and m.kind in {"state", "person", "role", "organisation", "body", "group"}:
                return m.head
            if self.tokens[i].pos not in {"ADV", "AUX", "DET", "ADJ"} and self.tokens[i].relation != "obl:unmarked":
                return None
        return None

    def who_says(self, sayer: Sayer) -> list[Actor]:
        """The actors that a sayer's words name."""
        inside = [m for m in self.cast.mentions if sayer.first <= m.head < sayer.last]
        for kinds in (("person",), ("role", "state", "organisation", "body", "group")):
            for m in inside:
                if m.kind in kinds and (members := self.cast.members(m.head)):
                    return list(members)
        heads = [
            i for i in range(sayer.first, sayer.last) if not sayer.first <= self.tokens[i].head < sayer.last
        ] or [sayer.first]
        found = self.at(heads[0]) or self.modifiers(heads[0])
        told = any(a.country or a.kind == "person" for a in found)
        return found if told or sayer.part == "title" else self._issuer(heads[0]) or found

    def _issuer(self, i: int) -> list[Actor]:
        """ "The statement", "the ministry": of the state or body last spoken of."""
        if not {t.lemma.casefold() for t in self.tokens[i : i + 1]} & words.SPEAKING:
            return []
        for m in sorted(self.cast.mentions, key=lambda m: -m.head):
            back = self.tokens[i].sentence - self.tokens[m.head].sentence
            if m.head < i and 0 < back <= ISSUED and self.tokens[m.head].relation == "nsubj":
                found = [a for a in self.cast.members(m.head) if a.country and m.kind != "person"]
                if found:
                    return [_state_of(a, "whose statement it is, by what stands before") for a in found[:1]]
        return []

    # -- pronouns and groups ------------------------------------------------------------------

    def _it(self, i: int) -> list[Actor]:
        if i not in self._taken_up:
            self._taken_up[i] = []
            above = self._subject_above(i)
            self._taken_up[i] = self._last_body(i) if above is None else above
        return self._taken_up[i]

    def _subject_above(self, i: int) -> list[Actor] | None:
        """ "The junta announced it was leaving": the subject of the word that reports it."""
        clause = tree.clause_of(self.document, i)
        for head in tree.upward(self.document, clause):
            own = tree.own_subject(self.document, head) if tree.is_verbal(self.document, head) else None
            if own is None or own >= i or self.tokens[own].pos not in {"NOUN", "PROPN"}:
                continue
            found = self._one(own) or self.owner(own)
            if found and all(a.kind != "person" for a in found):
                return found
        return None

    def _last_body(self, i: int) -> list[Actor]:
        """The state or body that "it" takes up: the last subject before, in the sentence or the one before."""
        best: tuple[tuple[bool, int], list[Actor]] | None = None
        here = self.tokens[i].sentence
        for m in self.cast.mentions:
            back = here - self.tokens[m.head].sentence
            if m.head >= i or back > 1 or back < 0 or m.kind not in {"state", "organisation", "body", "group"}:
                continue
            members = list(self.cast.members(m.head))
            subject = tree.plain(self.tokens[tree.first_conjunct(self.document, m.head)].relation) == "nsubj"
            if len(members) == 1 and (best is None or (subject, m.head) > best[0]):
                best = ((subject, m.head), members)
        return best[1] if best is not None else []

    def _they(self, i: int) -> list[Actor]:
        """The several parties of the subject before."""
        here = self.tokens[i].sentence
        for m in sorted(self.cast.mentions, key=lambda m: -m.head):
            back = here - self.tokens[m.head].sentence
            if m.head >= i or back < 0 or back > 1 or m.kind in {"adjective", "pronoun", "thing"}:
                continue
            first = tree.first_conjunct(self.document, m.head)
            if tree.plain(self.tokens[first].relation) == "nsubj":
                several = self.at(first)
                if len(several) > 1 or self.tokens[first].tag == "NNS":
                    return several
        return []

    def _means_several(self, i: int) -> bool:
        return any(
            self.tokens[c].text.casefold() in {"both", "two", "all", "the", "warring", "three", "either"}
            for c in self.document.children(i)
        )

    def _both(self, i: int) -> list[Actor]:
        """ "both sides": the last two states told of before, without the one whose words or deed it is."""
        here = self.tokens[i].sentence
        if named := self._named_together(i):
            return named
        doer = tree.subject(self.document, tree.clause_of(self.document, i))
        own = {a.country for k in ([doer] if doer is not None and doer != i else []) for a in self._one(k)}
        found: dict[str, Actor] = {}
        for m in sorted(self.cast.mentions, key=lambda m: -m.head):
            back = here - self.tokens[m.head].sentence
            if m.head >= i or back < 0 or m.kind in {"pronoun"}:
                continue
            if back > NEAR or len(found) == 2:
                break
            for actor in self.cast.members(m.head):
                if actor.country and actor.country not in own and len(found) < 2:
                    why = "the sides named before"
                    state = Actor(actor.key, "state", country=actor.country, country_why=why, sector="GOV")
                    found.setdefault(actor.country, state)
        if len(found) == 2:
            return list(found.values())
        most = [code for code in self.most_told if code not in own][:2]
        return [self._state(i, code, "the sides the article is about") for code in most] if len(most) == 2 else []

    def _named_together(self, i: int) -> list[Actor]:
        """The two that a sentence before names together as its subject: "the army and the rebels ... both sides"."""
        here = self.tokens[i].sentence
        for back in range(1, NEAR + 1):
            if here - back < 0:
                break
            sentence = self.document.sentences[here - back]
            for k in range(sentence.first, sentence.last):
                if tree.plain(self.tokens[k].relation) == "nsubj" and tree.children(self.document, k, "conj"):
                    found = self.at(k)
                    if len(found) == 2:
                        return found
        return []

    def _own_country(self, i: int) -> list[Actor] | None:
        """ "his country", "our government": the state of whoever owns it."""
        token = self.tokens[i]
        if token.lemma not in words.COUNTRY:
            return None
        for c in tree.children(self.document, i, "nmod:poss"):
            low = self.tokens[c].text.casefold()
            if low not in words.POSSESSIVES:
                continue
            owners = self._it(c) if low in {"its", "their"} else self.speaker(c) or self._one(c)
            return [_state_of(a, "the state of its owner") for a in owners[:1] if a.country]
        return None

    def _group(self, i: int) -> list[Actor]:
        """ "Syrian rebels", "police in Lagos": people by kind, with the state beside them if one is."""
        if (body := self._body_before(i)) is not None:
            return body
        first, last = self._phrase(i)
        known = resolve_actor(self.document.text_of(first, last))
        owners = self.modifiers(i) or self._located(i)
        country = owners[0].country if owners else None
        why = owners[0].country_why if owners else None
        if country is None and known is not None and known.country and self._is_told(known.reasons[0], first, last):
            country, why = known.organisation or known.country, known.reasons[0]
        return [
            Actor(
                -1 - i,
                "role",
                role=self.document.text_of(i, i + 1).casefold(),
                country=country,
                sector=known.sectors[0] if known is not None and known.sectors else None,
                role_span=(i, i + 1),
                country_span=owners[0].country_span if owners else None,
                country_why=why,
            )
        ]

    def _body_before(self, i: int) -> list[Actor] | None:
        """ "The court", "the bloc": the organisation named last, where the word has no state of its own."""
        definite = any(self.tokens[c].text.casefold() == "the" for c in self.document.children(i))
        if self.tokens[i].lemma.casefold() not in words.BODIES or not definite or self.modifiers(i):
            return None
        named = [m for m in self.cast.mentions if m.kind in {"organisation", "body"} and m.head < i]
        members = self.cast.members(max(named, key=lambda m: m.head).head) if named else ()
        return list(members) or None

    def _is_told(self, reason: str, first: int, last: int) -> bool:
        """Whether the state of a group is told by a name: a place only where it stands behind "in" or "of"."""
        linked = {"in", "of", "from"} & {t.text.casefold() for t in self.tokens[first:last]}
        return bool(linked) or "place" not in reason

    def _phrase(self, i: int) -> tuple[int, int]:
        """The words of a noun with what stands before it and "of" or "in" behind it."""
        first, last = i, i + 1
        sentence = self.document.sentence_of(i)
        below = {k for c in self.document.children(i) if c < i for k in self.document.subtree(c)}
        while first - 1 >= sentence.first and first - 1 in below and i - first < PHRASE:
            first -= 1
        for c in tree.children(self.document, i, "nmod"):
            if c == last + 1 or (c > i and set(tree.cases(self.document, c)) & {"of", "in", "from"}):
                last = max(last, min(self.document.subtree(c)[-1] + 1, i + PHRASE))
                break
        return first, last

    def _located(self, i: int) -> list[Actor]:
        for c in tree.children(self.document, i, "nmod"):
            if set(tree.cases(self.document, c)) & {"in", "of", "from", "near", "across"}:
                found = self.place(c) or [a for a in self._one(c) if a.country]
                if found:
                    return found
        return []

    def _named(self, i: int) -> list[Actor]:
        """A capitalised name that the codebook doesn't know: "Amnesty International"."""
        part = [c for c in tree.children(self.document, i, "flat", "compound") if self.tokens[c].pos == "PROPN"]
        first, last = min([i, *part]), max([i, *part]) + 1
        if self.tokens[i].text.casefold() in words.NO_NAMES or last - first > 6:
            return []
        name = self.document.text_of(first, last)
        known = resolve_actor(name)
        if known is None or known.country is None:
            return [Actor(-1 - i, "body", name=name, name_span=(first, last))]
        country, sector = known.organisation or known.country, known.sectors[0] if known.sectors else None
        return [
            Actor(
                -1 - i, "body", name=name, name_span=(first, last), country=country, sector=sector,
                country_why=known.reasons[0],
            )
        ]  # fmt: skip

    # -- behind a thing -----------------------------------------------------------------------

    def place(self, i: int) -> list[Actor]:
        """The state in which a place lies that stands at a token: "shelled Kharkiv"."""
        place = self.places.get(i)
        if place is None or place.country is None:
            return []
        return [self._state(i, place.country, f"{place.name} lies there")]

    def _state(self, i: int, code: str, why: str | None) -> Actor:
        known = next((a for a in self.cast.actors if a.kind == "state" and a.country == code), None)
        if known is not None and why is None:
            return known
        key = known.key if known is not None else -1 - i
        return Actor(key, "state", country=code, sector="GOV", country_span=(i, i + 1), country_why=why)

    def modifiers(self, i: int) -> list[Actor]:
        """The states and persons before a noun: "Russia's", "Russian", "Putin's", "its"."""
        found: dict[int, Actor] = {}
        for c in self.document.children(i):
            token = self.tokens[c]
            if token.relation not in MODIFIERS and tree.plain(token.relation) not in {"amod", "compound"}:
                continue
            for k in tree.conjuncts(self.document, c):
                for actor in self._modifier(k):
                    found.setdefault(actor.key, actor)
        return _tidied(list(found.values()))

    def _modifier(self, c: int) -> list[Actor]:
        token = self.tokens[c]
        low = token.text.casefold()
        if self._joined_by_hyphen(c):
            return []
        if low in {"its", "their"}:
            return self._it(c) if low == "its" else self._they(c)
        if low in words.FIRST:
            return self.speaker(c)
        if low == "whose":
            clause = tree.clause_of(self.document, c)
            return self._one(self.tokens[clause].head) if self.tokens[clause].head != clause else []
        m = self.cast.mention(c) or self.lists.mention_at(c)
        if m is not None and m.first <= c < m.last and (self._hyphened(c) is False):
            return list(self.cast.members(m.head))
        if token.relation == "nmod:poss":
            return self.at(c) or self.place(c) or self.modifiers(c)
        if token.pos == "PROPN" and (there := self.place(c)):
            return there
        inner = [k for k in tree.children(self.document, c, "amod", "compound") if not self._hyphened(k)]
        return [a for k in inner for a in self._modifier(k)]

    def _joined_by_hyphen(self, c: int) -> bool:
        """Whether a word closes a compound: "the Russia-Ukraine war" is nobody's alone."""
        return c > 1 and self.tokens[c - 1].text in {"-", "–", "‑"} and self.tokens[c - 2].pos in {"PROPN", "ADJ"}

    def _hyphened(self, c: int) -> bool:
        """Whether a word is part of a compound with a hyphen: "Russian-backed"."""
        following = self.tokens[c + 1].text if c + 1 < len(self.tokens) else ""
        return following in {"-", "–", "‑"} and self.tokens[c].end == self.tokens[c + 1].start

    def owner(self, i: int) -> list[Actor]:
        """Whose a thing is, or who did it: "Russia's annexation", "the raid by Chad", "the policies of Peru"."""
        for c in tree.children(self.document, i, "nmod", "obl", "acl"):
            by = c if "by" in tree.cases(self.document, c) else None
            if by is None and tree.plain(self.tokens[c].relation) == "acl":
                by = slots.agent(self.document, c)  # "the draft proposed by Chad"
            if by is not None and (found := self.at(by)):
                return found
        if self.tokens[i].lemma.casefold() in words.BESIDE:
            return []
        if found := self.modifiers(i):
            return found
        if self.tokens[i].lemma.casefold() in noun_frames():
            return []
        for c in tree.children(self.document, i, "nmod"):
            cases = set(tree.cases(self.document, c))
            if cases & {"of", "in", "from", "at", "near", "between", "among", "against", "for", "with"}:
                found = self.at(c) or self.place(c) or (self.owner(c) if cases & {"of"} else [])
                if found:
                    return found
        return []

    def party(self, i: int) -> list[Actor]:
        """Who is meant by the phrase of a target: its own actors, the owner of a thing, the state of a place."""
        own = self.at(i)
        if own and any(a.country for a in own):
            return own
        return self.place(i) or (own if any(a.name for a in own) else self.owner(i) or own)

    def in_clause(self, i: int) -> list[Actor]:
        """The state in which the clause of a word is set: "arrested 40 marchers in Nairobi"."""
        clause = tree.clause_of(self.document, i)
        for c in tree.children(self.document, clause, "obl", "nmod"):
            if set(tree.cases(self.document, c)) & {"in", "near", "at", "across", "outside", "around"}:
                found = self.place(c) or [a for a in self.at(c) if a.kind == "state"] or self.modifiers(c)
                if found:
                    return [_state_of(a, "where it took place") for a in found[:1] if a.country]
        return []


def _state_of(actor: Actor, why: str) -> Actor:
    return Actor(
        actor.key, "state", country=actor.country, sector="GOV", country_span=actor.country_span, country_why=why
    )


def _scene(cast: Cast) -> tuple[list[str], str | None]:
    """The states of an article, most told first, and the one it is mostly about, if one is."""
    codes = (a.country for m in cast.mentions for a in cast.members(m.head))
    told = Counter(code for code in codes if code and codebook.state(code) is not None).most_common()
    clear = told and (len(told) == 1 or told[0][1] >= SCENE * told[1][1])
    return [code for code, _ in told], told[0][0] if clear else None


def with_country(actor: Actor, code: str, why: str) -> Actor:
    """The actor with a state that its own words leave out."""
    return replace(actor, country=code, country_why=why, country_span=None)


def _tidied(actors: list[Actor]) -> list[Actor]:
    """Without a bare state beside its own official."""
    persons = {a.country for a in actors if a.kind in {"person", "role"} and a.country}
    return [a for a in actors if a.kind != "state" or a.country not in persons]
