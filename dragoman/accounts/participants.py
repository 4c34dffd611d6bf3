"""Says who takes part in a contact: subjects, objects and "with" phrases, long lists and adjectives.

The tree gives the first member of each list; the rest is read by form as well, since long lists of
titles and names are where parsers go wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.accounts.status import read_status, word_status
from dragoman.accounts.triggers import LIGHT, Trigger, contact_words
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.actors import Mention
from dragoman.mentions.chains import Actor, Cast

PARTNER_CASES = frozenset({"with", "between", "among", "amongst", "alongside"})
TOLD = frozenset(
    "tell inform urge ask warn thank assure brief update remind reassure discuss say stress underline express convey "
    "reaffirm emphasize emphasise reiterate note agree speak talk exchange review raise welcome condemn congratulate "
    "address voice call demand promise describe share".split()
)
EVENT_CASES = frozenset({"during", "in", "by", "via", "over", "on", "through", "at"})
AROUND_CASES = frozenset({"after", "following", "before", "ahead", "since", "ahead of"})
LINKS = frozenset(
    {",", "and", "&", ";", "as", "well", "along", "together", "with", "also", "including", "–", "—", "both"}
)
MEASURES = frozenset({"hour", "day", "round", "series", "set", "minute", "week", "couple"})
PLACE_KINDS = frozenset({"state", "organisation"})


@dataclass(slots=True)
class Participants:
    """Heads of the mentions that take part, in order, and what else their place tells.

    `initiators` are those told to have called or hosted; `group` is the head of a mention that stands
    for several named before ("the two leaders"); `destination` the mention or token a visitor goes to.
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


class Finder:
    """Finds participants in one document with its cast."""

    def __init__(self, document: Document, cast: Cast) -> None:
        self.document = document
        self.tokens = document.tokens
        self.cast = cast
        self.covering: dict[int, Mention] = {}
        for m in cast.mentions:
            for i in range(m.first, m.last):
                self.covering.setdefault(i, m)

    # -- mentions at tokens -------------------------------------------------------------------

    def mention_at(self, i: int) -> Mention | None:
        """The mention headed at a token, or covering it where the tree chose another head."""
        found = self.cast.mention(i)
        if found is not None:
            return found
        covering = self.covering.get(i)
        return covering

    def listed(self, i: int) -> list[int]:
        """The mentions of a list that begins at a token: by the tree's coordination and by form."""
        heads: list[int] = []
        for c in tree.conjuncts(self.document, i):
            if (leader := self._leader_of(c)) is not None:
                heads.append(leader)
                continue
            m = self.mention_at(c)
            if m is None:
                m = self._inside(c)
            if m is not None and m.head not in heads:
                heads.append(m.head)
        for m in [self.cast.by_head[h] for h in heads]:
            if m.plural and not self.cast.members(m.head):
                # "several counterparts, including X and Y"
                for c in tree.children(self.document, m.head, "nmod", "obl"):
                    if set(tree.cases(self.document, c)) & {"including", "like", "as"} and c != i:
                        heads += [h for h in self.listed(c) if h not in heads]
        if heads:
            for head in list(heads):
                heads += [h for h in self._following(self.cast.by_head[head]) if h not in heads]
        return heads

    def _leader_of(self, i: int) -> int | None:
        """Who leads a group: "a delegation led by X" is told as X's meeting."""
        for c in tree.children(self.document, i, "acl"):
            if self.tokens[c].lemma in {"lead", "head"} and tree.is_passive(self.document, c):
                for k in tree.children(self.document, c, "obl"):
                    m = self.mention_at(k)
                    if "by" in tree.cases(self.document, k) and m is not None and m.kind == "person":
                        return m.head
        return None

    def _companions(self, i: int) -> list[int]:
        """Who comes along: "X, accompanied by Y and Z, met W"."""
        return [
            h
            for c in tree.children(self.document, i, "acl")
            if self.tokens[c].lemma in {"accompany", "join", "flank"}
            for k in tree.children(self.document, c, "obl")
            if "by" in tree.cases(self.document, k)
            for h in self.listed(k)
        ]

    def _inside(self, i: int) -> Mention | None:
        """A name inside a phrase that is no mention itself: "the office of President X", "officials from X"."""
        noun = self.tokens[i]
        if noun.pos not in {"NOUN", "PROPN"}:
            return None
        if noun.lemma in {
            "office",
            "delegation",
            "team",
            "group",
            "number",
            "series",
            "member",
            "majority",
            "head",
            "people",
            "representative",
        }:
            for c in tree.children(self.document, i, "nmod", "amod", "compound", "nmod:poss"):
                m = self.cast.mention(c)
                if m is not None:
                    return m
        if noun.lemma in {"counterpart", "leader", "official"}:
            return None
        for c in tree.children(self.document, i, "appos", "flat"):
            m = self.cast.mention(c)
            if m is not None and m.kind == "person":
                return m
        return None

    def _following(self, m: Mention) -> list[int]:
        """Mentions set after one with nothing but commas and "and" between them, as in a list of names."""
        found: list[int] = []
        at = m
        sentence = self.tokens[m.head].sentence
        while True:
            i = at.last
            linked = False
            while (
                i < len(self.tokens)
                and self.tokens[i].sentence == sentence
                and self.tokens[i].text.casefold() in LINKS
            ):
                linked = True
                i += 1
            while (
                i < len(self.tokens)
                and self.tokens[i].text.casefold() in {"the", "then", "his", "her"}
                and self.tokens[i].sentence == sentence
            ):
                i += 1
            following = self.covering.get(i) if i < len(self.tokens) else None
            if (
                not linked
                or following is None
                or following.first > i
                or self.tokens[following.head].sentence != sentence
            ):
                return found
            if following.kind == "pronoun" or (
                tree.plain(self.tokens[following.head].relation) in {"nsubj"}
                and not self._same_predicate(m.head, following.head)
            ):
                return found
            if (
                following.kind not in {"person", "role"}
                and at.kind in {"person", "role"}
                and not self._coordinated(at.head, following.head)
            ):
                return found
            found.append(following.head)
            at = following

    def _same_predicate(self, a: int, b: int) -> bool:
        return self.tokens[a].head == self.tokens[b].head

    def _coordinated(self, a: int, b: int) -> bool:
        return tree.first_conjunct(self.document, a) == tree.first_conjunct(self.document, b)

    # -- verbs --------------------------------------------------------------------------------

    def of_verb(self, trigger: Trigger) -> Participants:
        """Who takes part in a contact told by a verb."""
        found, verb, frame = Participants(), trigger.at, trigger.frame
        passive = tree.is_passive(self.document, verb) and "on" not in frame
        subject = tree.subject(self.document, verb)
        subjects = self.listed(subject) if subject is not None else []
        agents = (
            [
                h
                for c in tree.children(self.document, verb, "obl")
                if "by" in tree.cases(self.document, c)
                for h in self.listed(c)
            ]
            if passive
            else []
        )
        if passive:
            subjects, objects = agents, subjects
        else:
            objects = [h for c in tree.children(self.document, verb, "obj", "iobj") for h in self.listed(c)]
        if subject is not None and not passive:
            self._group(found, subject)
            subjects += self._companions(subject)
        found.add(subjects)
        if trigger.mode == "visit":
            self._visit(found, verb, subjects, objects)
            return found
        if "on" in frame:
            objects = [
                h
                for c in tree.children(self.document, verb, "obl")
                if "on" in tree.cases(self.document, c)
                for h in self.listed(c)
                if self._person_like(h)
            ]
        if frame & {"partner", "person"}:
            people = [h for h in objects if self._is_party(h)]
            found.add_partners(people)
            if "person" in frame and people:
                (found.hosts if trigger.mode == "meeting" else found.initiators).extend(subjects)
            if not people:
                for c in tree.children(self.document, verb, "obj"):
                    self._group(found, c)
            if (
                not people
                and "person" in frame
                and not found.group
                and not passive
                and not tree.children(self.document, verb, "obj")
            ):
                found.add_partners(self._first_person_after(verb))
        self._with(found, verb, frame)
        return found

    def _with(self, found: Participants, verb: int, frame: frozenset[str] = frozenset()) -> None:
        allowed = (
            PARTNER_CASES
            if self.tokens[verb].lemma not in {"discuss", "debate", "meet", "speak"}
            else {"with", "alongside"}
        ) | ({"to"} if "to" in frame else set())
        for c in tree.children(self.document, verb, "obl", "nmod"):
            words = tree.cases(self.document, c)
            if set(words) & allowed and not set(words) & {"in", "line"}:
                heads = [h for h in self.listed(c) if self._is_party(h)]
                found.add_partners(heads)
                found.apart += [h for h in heads if h != heads[0] and "with" in tree.cases(self.document, h)]
                if not heads:
                    self._group(found, c)
        if self.tokens[verb].lemma in {"discuss", "debate"} and not found.partners:
            # The object takes the partner: "discussed the war with his counterpart".
            for c in tree.children(self.document, verb, "obj"):
                for k in tree.conjuncts(self.document, c):
                    for n in tree.children(self.document, k, "nmod"):
                        if (
                            "with" in tree.cases(self.document, n)
                            and self._person_like(n)
                            and self._is_party_token(n)
                            and not self._is_contact_noun(k)
                        ):
                            found.add_partners([h for h in self.listed(n) if self._is_party(h)])
        if not found.partners and found.group is None:
            found.add_partners(self._with_by_form(verb))

    def _is_contact_noun(self, i: int) -> bool:
        return (self.tokens[i].lemma.casefold(), "NOUN") in contact_words()

    def _with_by_form(self, i: int) -> list[int]:
        """Whom a "with" or "between" right behind a word takes, whatever the tree says: "spoke today with X"."""
        sentence = self.document.sentence_of(i)
        for k in range(i + 1, min(i + 5, sentence.last)):
            low = self.tokens[k].text.casefold()
            if low == "with" or (low == "between" and self.tokens[i].pos != "VERB"):
                at = k + 1
                while (
                    at < sentence.last
                    and self.tokens[at].text.casefold()
                    in {"the", "both", "its", "new", "visiting", "newly", "elected"}
                    and at not in self.covering
                ):
                    at += 1
                m = self.covering.get(at)
                if m is None or m.first > at or not self._is_party(m.head):
                    return []
                return [m.head, *(h for h in self._following(m) if self._is_party(h))]
            if (
                self.tokens[k].pos == "PUNCT"
                or low in {"and", "that", "who"}
                or (
                    self.tokens[i].pos == "VERB"
                    and self.tokens[k].pos in {"NOUN", "DET"}
                    and k not in self.covering
                    and not low.endswith("day")
                )
            ):
                return []
        return []

    def _first_person_after(self, i: int) -> list[int]:
        """The person named next behind a verb, before any comma: "received in the palace President X"."""
        sentence = self.document.sentence_of(i)
        for k in range(i + 1, min(i + 16, sentence.last)):
            m = self.covering.get(k)
            if (
                m is not None
                and m.kind == "person"
                and m.role
                and self.tokens[m.head].relation != "nmod:poss"
                and not (m.last < sentence.last and self.tokens[m.last].text in {"'s", "’s", "'", "’"})
            ):
                return [m.head, *self._following(m)]
            if self.tokens[k].text in {",", ";", ":"} or self.tokens[k].pos == "VERB":
                return []
        return []

    def _before_by_form(self, i: int) -> list[int]:
        """Whose call it is by form: "X's call", "Readout of X's meeting"."""
        at = i - 1
        sentence = self.document.sentence_of(i)
        while (
            at >= sentence.first
            and (
                self.tokens[at].pos in {"ADJ", "ADV"}
                or self.tokens[at].text.casefold() in {"phone", "telephone", "video", "'s", "’s", "’", "'", "s"}
            )
            and at not in self.covering
        ):
            at -= 1
        m = self.covering.get(at) if at >= sentence.first else None
        if m is None or m.last != at + 1 or self.tokens[at + 1].text not in {"'s", "’s", "’", "'"}:
            return []
        return [m.head] if self._is_party(m.head) else []

    def _person_like(self, i: int) -> bool:
        m = self.mention_at(i)
        return m is not None and (m.kind in {"person", "role", "group"} or m.metonym)

    def _visit(self, found: Participants, verb: int, subjects: list[int], objects: list[int]) -> None:
        found.visitors += subjects
        self._invitation(found, verb, None)
        for c in tree.children(self.document, verb, "obj", "obl", "advmod", "nmod"):
            words = set(tree.cases(self.document, c))
            m = self.mention_at(c)
            if m is not None and m.kind in {"person", "role"} and (not words or words & {"with"}):
                found.add(self.listed(c))
                if not words:
                    found.hosts += self.listed(c)
                continue
            if self.tokens[c].lemma == "invitation":
                continue
            if (
                (not words or words & {"to", "in", "at", "into"})
                and found.destination is None
                and self.tokens[c].pos in {"PROPN", "NOUN"}
                and tree.plain(self.tokens[c].relation) != "advmod"
            ):
                found.destination = c
                found.further = [
                    k for k in tree.conjuncts(self.document, c) if k != c and self.tokens[k].pos == "PROPN"
                ]
        for c in tree.children(self.document, verb, "advcl", "xcomp"):
            if self.tokens[c].lemma in {"see", "meet"} and self.tokens[c].tag == "VB":
                for k in tree.children(self.document, c, "obj", "obl"):
                    if not tree.cases(self.document, k) or "with" in tree.cases(self.document, k):
                        heads = [h for h in self.listed(k) if self._is_party(h) and self._person_like(h)]
                        found.hosts += found.add(heads)

    # -- nouns --------------------------------------------------------------------------------

    def of_noun(self, trigger: Trigger) -> Participants:
        """Who takes part in a contact told by a noun, with the verb that carries it."""
        found, noun = Participants(), trigger.at
        owners = [
            h for c in tree.children(self.document, noun, "nmod:poss") for h in self.listed(c) if self._is_party(h)
        ]
        for c in tree.children(self.document, noun, "nmod:poss"):
            self._group(found, c)
        found.add(owners)
        found.add(self._adjectives(noun))
        self._complements(found, noun, trigger)
        for c in tree.children(self.document, noun, "acl"):
            self._clause(found, c)
        if trigger.mode == "visit":
            found.visitors += owners
        if not owners:
            found.add_leads(owners := self._before_by_form(noun))
        if not found.partners and found.group is None:
            found.add_partners(self._with_by_form(noun))
        carrier = trigger.predicate
        if carrier is not None:
            self._carried(found, noun, carrier, trigger, owned=bool(owners))
        if trigger.mode == "visit":
            self._invitation(found, noun, carrier)
        if (
            len(found.heads) == len(found.partners) > 0
            and carrier is not None
            and found.group is None
            and read_status(self.document, noun).status != "happened"
        ):
            self._in_view(found, noun, carrier)
        return found

    def _invitation(self, found: Participants, word: int, carrier: int | None) -> None:
        """The host of a visit: "at the invitation of X", "at X's invitation", "X invited Y to visit"."""
        places = [word, *([carrier] if carrier is not None else [])]
        for at in places:
            for c in tree.children(self.document, at, "obl", "nmod"):
                if self.tokens[c].lemma == "invitation":
                    for k in tree.children(self.document, c, "nmod", "nmod:poss"):
                        heads = [h for h in self.listed(k) if self._is_party(h)]
                        found.hosts += found.add(heads)
        top = carrier if carrier is not None else word
        for _ in range(4):
            token = self.tokens[top]
            if token.lemma == "invite":
                subject = tree.subject(self.document, top)
                if subject is not None and not tree.is_passive(self.document, top):
                    found.hosts += found.add([h for h in self.listed(subject) if self._is_party(h)])
                for c in tree.children(self.document, top, "obj"):
                    heads = [h for h in self.listed(c) if self._is_party(h)]
                    found.visitors += heads
                    found.add_leads(heads)
                return
            if tree.plain(token.relation) not in {"xcomp", "obl", "advcl", "obj"} or token.head == top:
                return
            top = token.head

    def _in_view(self, found: Participants, noun: int, carrier: int) -> None:
        """The other side of talks named with one side only: "stressed the importance of starting talks with X"."""
        subject = tree.subject(self.document, carrier)
        at = carrier
        for _ in range(3):
            if subject is not None:
                break
            at = tree.clause_of(self.document, self.tokens[at].head)
            subject = tree.subject(self.document, at)
        if subject is not None and "with" in {
            w for c in tree.children(self.document, noun, "nmod", "obl") for w in tree.cases(self.document, c)
        }:
            found.add_leads([h for h in self.listed(subject) if self._is_party(h)][:1])

    def _adjectives(self, noun: int) -> list[int]:
        """States before a noun: "Russian-Ukrainian talks", "US-Russia summit", "the Turkish-Greek meeting"."""
        heads = []
        left = noun - 1
        sentence = self.document.sentence_of(noun).first
        names: list[int] = []
        while left >= sentence and noun - left < 9:
            piece = self.cast_piece(left)
            if piece is not None:
                names.insert(0, left)
            elif self.tokens[left].pos not in {
                "ADJ",
                "NOUN",
                "PROPN",
                "PUNCT",
                "NUM",
                "CCONJ",
                "SYM",
                "VERB",
            } or self.tokens[left].text in {",", ".", '"', "“", "”", "(", ")"}:
                break
            left -= 1
        for i in names:
            m = self.cast.mention(i)
            if m is not None:
                heads.append(i)
        return heads

    def cast_piece(self, i: int) -> Mention | None:
        """The mention of a state or body headed at a token before a noun."""
        m = self.cast.mention(i)
        return m if m is not None and m.kind in {"state", "organisation", "adjective"} and not m.metonym else None

    def _complements(self, found: Participants, noun: int, trigger: Trigger) -> None:
        for c in tree.children(self.document, noun, "nmod", "obl"):
            words = set(tree.cases(self.document, c))
            if words & PARTNER_CASES:
                heads = [h for h in self.listed(c) if self._is_party(h)]
                found.add_partners(heads)
                if not heads:
                    self._group(found, c)
            elif words & {"of", "by"}:
                heads = [h for h in self.listed(c) if self._is_party(h)]
                if self._is_talks_noun(c):
                    self._complements(found, c, trigger)
                    found.add(self._adjectives(c))
                elif heads:
                    added = found.add(heads)
                    if trigger.mode == "visit":
                        found.visitors += added
                    elif len(heads) > 1 or any(self.cast.by_head[h].plural for h in heads):
                        found.partners += added
                else:
                    self._group(found, c)
            elif words & {"to", "in"} and trigger.mode == "visit":
                m = self.mention_at(c)
                if m is not None and m.kind in {"person", "role"}:
                    found.add_partners([m.head])
                elif found.destination is None and "to" in words:
                    found.destination = c
            elif "from" in words and trigger.mode in {"phone", "video"}:
                heads = [h for h in self.listed(c) if self._is_party(h) and self._person_like(h)]
                found.add_partners(heads)
                found.initiators += heads
            elif "to" in words and trigger.mode in {"phone"}:
                found.add_partners([h for h in self.listed(c) if self._is_party(h) and self._person_like(h)])

    def _is_talks_noun(self, i: int) -> bool:
        return self.tokens[i].lemma in {"talk", "talks", "negotiation", "discussion", "consultation", "dialogue"}

    def _clause(self, found: Participants, verb: int) -> None:
        """ "talks held between X and Y", "a meeting attended by X", "talks involving X and Y"."""
        brokered = self.tokens[verb].lemma in {
            "broker",
            "mediate",
            "facilitate",
            "host",
            "chair",
            "convene",
            "organise",
            "organize",
            "arrange",
            "sponsor",
        }
        for c in tree.children(self.document, verb, "obl", "nmod"):
            if brokered and "by" in tree.cases(self.document, c):
                found.hosts += [h for h in self.listed(c) if self._is_party(h)]
            elif set(tree.cases(self.document, c)) & (PARTNER_CASES | {"by"}):
                found.add_partners([h for h in self.listed(c) if self._is_party(h)])
        if self.tokens[verb].lemma in {"involve", "include", "bring", "gather"}:
            for c in tree.children(self.document, verb, "obj"):
                found.add_partners([h for h in self.listed(c) if self._is_party(h)])

    def _carried(self, found: Participants, noun: int, verb: int, trigger: Trigger, *, owned: bool) -> None:
        token = self.tokens[noun]
        relation = tree.plain(token.relation)
        lemma = self.tokens[verb].lemma
        top = self._top_of(noun, verb)
        relation = tree.plain(self.tokens[top].relation)
        words = set(tree.cases(self.document, top))
        passive = tree.is_passive(self.document, verb)
        if (relation == "obj" and lemma in LIGHT) or (
            relation == "obl"
            and lemma
            in {
                "take",
                "participate",
                "engage",
                "arrive",
                "meet",
                "speak",
                "talk",
                "be",
                "go",
                "travel",
                "come",
                "gather",
                "sit",
            }
        ):
            subject = tree.subject(self.document, verb)
            if subject is not None and (relation == "obj" or words & {"in", "on", "for", "at", "by"}):
                subjects = [h for h in [*self.listed(subject), *self._companions(subject)] if self._is_party(h)]
                if lemma in {"host", "facilitate", "mediate", "broker"} and len(found.partners) > 1:
                    found.hosts += subjects
                    found.add(subjects)
                else:
                    found.add_leads(subjects)
                self._group(found, subject)
                if trigger.mode == "visit":
                    found.visitors += subjects
            self._with(found, verb)
            if lemma == "receive" and trigger.mode in {"phone", "video"}:
                for c in tree.children(self.document, verb, "obl"):
                    if "from" in tree.cases(self.document, c):
                        heads = [h for h in self.listed(c) if self._is_party(h)]
                        found.add_partners(heads)
                        found.initiators += heads
            self._clause(found, verb)
        elif relation == "nsubj" and (
            passive
            or lemma
            in {"take", "begin", "start", "end", "be", "continue", "conclude", "resume", "open", "last", "fail"}
        ):
            self._with(found, verb)
            self._clause(found, verb)
            if lemma in {"bring", "include", "involve"}:
                for c in tree.children(self.document, verb, "obj"):
                    found.add_partners([h for h in self.listed(c) if self._is_party(h)])
        elif (
            relation == "obl"
            and (top == noun or self.tokens[top].lemma in MEASURES)
            and words & EVENT_CASES
            and lemma in TOLD
            and not found.partners
            and (owned or not found.heads)
        ):
            subject = tree.subject(self.document, verb)
            if subject is not None:
                found.add_leads([h for h in self.listed(subject) if self._is_party(h)])
                self._group(found, subject)
            for c in tree.children(self.document, verb, "obj", "iobj"):
                if self._is_party_token(c) and self._person_like(c):
                    found.add_partners([h for h in self.listed(c) if self._is_party(h)])
            self._with(found, verb)
        elif (
            relation == "obl"
            and top == noun
            and words & (EVENT_CASES | AROUND_CASES | {"for"})
            and not owned
            and found.partners
            and len(found.heads) == len(found.partners)
        ):
            # "In a phone call with X, Y said": the subject is the other party.
            subject = tree.subject(self.document, verb)
            if subject is not None:
                found.add_leads([h for h in self.listed(subject) if self._is_party(h)][:1])
                if trigger.mode == "visit":
                    found.visitors += found.heads

        if (
            trigger.mode == "visit"
            and relation == "obl"
            and not found.visitors
            and words & {"during", "on", "for", "in"}
            and top == noun
        ):
            # "During a visit to Hanoi, X signed ..."
            subject = tree.subject(self.document, verb)
            if subject is not None:
                heads = [h for h in self.listed(subject) if self._is_party(h) and self._person_like(h)]
                found.visitors += heads[:1]
                found.add_leads(heads[:1])
        if (
            trigger.mode == "summit"
            and relation in {"obl", "nmod"}
            and words & {"at", "during", "in", "for"}
            and (found.heads or lemma in {"gather", "meet", "convene", "assemble", "come"})
        ):
            # "Turkey told the summit", "X, who is in Y for the summit": the subject is there.
            subject = tree.subject(self.document, verb)
            if subject is not None:
                found.add_leads([h for h in self.listed(subject) if self._is_party(h)])
        if (
            relation in {"obl", "nmod"}
            and words & {"in", "at", "during", "after", "over", "on"}
            and not found.heads
            and trigger.mode != "visit"
        ):
            # "A and B settled their dispute in two hours of talks"
            subject = tree.subject(self.document, verb)
            if subject is not None:
                heads = [h for h in self.listed(subject) if self._is_party(h)]
                if len({a.country for h in heads for a in self.cast.members(h)}) > 1:
                    found.add_leads(heads)
        if (
            relation == "obj"
            and trigger.mode == "visit"
            and not owned
            and not found.visitors
            and lemma not in LIGHT
            and word_status(self.document, verb) is not None
        ):
            # "ruled out a trip to", "postponed a visit to"
            subject = tree.subject(self.document, verb)
            if subject is not None:
                heads = [h for h in self.listed(subject) if self._is_party(h)]
                found.visitors += heads
                found.add_leads(heads)

    def _top_of(self, noun: int, verb: int) -> int:
        """The token of the noun's phrase that hangs from the verb: "round" in "held a round of talks"."""
        at = noun
        for head in tree.upward(self.document, noun):
            if head == verb:
                return at
            at = head
        return noun

    # -- what may be a party ------------------------------------------------------------------

    def _is_party_token(self, i: int) -> bool:
        m = self.mention_at(i)
        return m is not None and self._is_party(m.head)

    def _is_party(self, head: int) -> bool:
        m = self.cast.by_head.get(head)
        if m is None:
            return False
        if m.kind in {"thing", "adjective"}:
            return False
        return bool(self.cast.members(head)) or (m.kind == "role" and not m.counterpart)

    def _group(self, found: Participants, i: int) -> None:
        m = self.mention_at(i)
        if m is not None and m.plural and not self.cast.members(m.head) and found.group is None:
            found.group = m.head

    def actors(self, heads: list[int]) -> list[Actor]:
        """The actors that a list of heads stands for, once each."""
        seen: dict[int, Actor] = {}
        for h in heads:
            for a in self.cast.members(h):
                seen.setdefault(a.key, a)
        return list(seen.values())
