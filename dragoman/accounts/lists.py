"""Reads lists of parties: who stands at a token, and who is listed after.

The tree gives the first member of a list; the rest is read by form as well, since long lists of
titles and names are where parsers go wrong.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.cast import Actor, Cast
from dragoman.mentions.mention import Mention
from dragoman.mentions.saying_words import SAYING

LINKS = frozenset(
    {",", "and", "&", ";", "as", "well", "along", "together", "with", "also", "including", "–", "—", "both"}
)
GATHERINGS = frozenset(
    "office delegation team group number series member majority head people representative".split()
)
NAMED = frozenset({"person", "body", "organisation"})
SENT_BY = frozenset("representative negotiator delegate envoy emissary official delegation".split())
"""Who acts for those named behind "of"."""

TAKING_UP = frozenset({"both", "their", "two", "three", "four", "those", "these", "respective", "other"})
BEFORE_NAMES = frozenset({"the", "then", "his", "her", "visiting"})


@dataclass(frozen=True, slots=True)
class _Listed:
    """The heads of the mentions in a list, or of those that it leaves the choice between."""

    heads: list[int]
    either: list[int]


class Lists:
    """The parties of one document, by the tokens they stand at."""

    def __init__(self, document: Document, cast: Cast) -> None:
        self.document = document
        self.tokens = document.tokens
        self.cast = cast
        self.either: list[int] = []  # heads of lists with "or": which of them it is, isn't told
        self._known: dict[int, _Listed] = {}
        self.covering: dict[int, Mention] = {}
        for m in cast.mentions:
            for i in range(m.first, m.last):
                self.covering.setdefault(i, m)

    def mention_at(self, i: int) -> Mention | None:
        """The mention headed at a token, or covering it where the tree chose another head."""
        found = self.cast.mention(i)
        if found is not None:
            return found
        return self.covering.get(i)

    def listed(self, i: int) -> list[int]:
        """The mentions of a list that begins at a token: by the tree's coordination and by form."""
        found = self._listed(i)
        self.either += found.either
        return list(found.heads)

    def _listed(self, i: int) -> _Listed:
        """The same, worked out once."""
        if i not in self._known:
            self._known[i] = self._read(i)
        return self._known[i]

    def _read(self, i: int) -> _Listed:
        heads: list[int] = []
        either: list[int] = []
        listed = tree.conjuncts(self.document, i)
        if self._is_either(listed):
            return _Listed([], [m.head for c in listed if (m := self.mention_at(c)) is not None])
        for c in listed:
            if (leader := self._leader_of(c)) is not None:
                heads.append(leader)
                continue
            m = self.mention_at(c) or self._inside(c)
            heads += [h for h in (self._acted_for(m) if m is not None else []) if h not in heads]
        for m in [self.cast.by_head[h] for h in heads]:
            if m.plural and not self.cast.members(m.head):
                # "several counterparts, including X and Y"
                for c in tree.children(self.document, m.head, "nmod", "obl"):
                    if set(tree.cases(self.document, c)) & {"including", "like", "as"} and c != i:
                        named = self._listed(c)
                        heads += [h for h in named.heads if h not in heads]
                        either += named.either
        if heads:
            for head in list(heads):
                heads += [h for h in self.following(self.cast.by_head[head]) if h not in heads]
        return _Listed(heads, either)

    def _acted_for(self, m: Mention) -> list[int]:
        """The heads of those for whom a government or several sent by others act, else a mention's own."""
        members = set(self.cast.members(m.head))
        if m.kind == "group" and not members:
            return next(([c] for c in self._whose(m.head) if self.cast.mention(c) is not None), [m.head])
        if not (m.plural and m.kind == "role" and self.tokens[m.head].lemma in SENT_BY):
            return [m.head]
        sides = [h for c in self._whose(m.head) if c >= m.last for h in self._listed(c).heads]
        return sides if len({a for h in sides for a in self.cast.members(h)}) > len(members) else [m.head]

    def _whose(self, i: int) -> list[int]:
        """Whom those sent act for: "negotiators | of the government and the front"."""
        return [
            c for c in tree.children(self.document, i, "nmod") if set(tree.cases(self.document, c)) & {"of", "from"}
        ]

    def takes_up(self, m: Mention) -> bool:
        """Whether a word for several means those told of before: "the two leaders", "they"; not "officials"."""
        if not m.plural or self.cast.members(m.head):
            return False
        below = {w for i in self.document.subtree(m.head) for w in [self.tokens[i].text.casefold()]}
        bare = m.kind == "role" and not m.definite and not below & TAKING_UP
        return not bare or self.document.sentence_of(m.head).part == "title"

    def _is_either(self, listed: list[int]) -> bool:
        """Whether a list is one of choices: "either X or Y"."""
        return any(
            self.tokens[k].text.casefold() == "or" for c in listed[1:] for k in tree.children(self.document, c, "cc")
        )

    def _leader_of(self, i: int) -> int | None:
        """Who leads a group: "a delegation led by X" is told as X's meeting."""
        for c in tree.children(self.document, i, "acl"):
            if self.tokens[c].lemma in {"lead", "head"} and self.tokens[c].tag in {"VBN", "VBD"}:
                for k in tree.children(self.document, c, "obl"):
                    led = (k, *tree.children(self.document, k, "appos"))  # "by a former president, General X"
                    named = [m for i in led if (m := self.mention_at(i)) is not None and m.kind == "person"]
                    if "by" in tree.cases(self.document, k) and named:
                        return named[0].head
        return None

    def companions(self, i: int) -> list[int]:
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
        if noun.lemma in GATHERINGS:
            for c in tree.children(self.document, i, "appos"):
                m = self.cast.mention(c)
                if m is not None and m.kind in NAMED and self.cast.members(c):
                    return m  # "its largest rebel group, | the FLN"
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

    def following(self, m: Mention) -> list[int]:
        """Mentions set after one with nothing but commas and "and" between them, as in a list of names."""
        found: list[int] = []
        at = m
        sentence = self.tokens[m.head].sentence
        while True:
            i = self._past_place(at)
            links: set[str] = set()
            while (
                i < len(self.tokens)
                and self.tokens[i].sentence == sentence
                and self.tokens[i].text.casefold() in LINKS
            ):
                links.add(self.tokens[i].text.casefold())
                i += 1
            linked = bool(links) and not ("as" in links and "well" not in links)  # "met B | as C watched"
            while (
                i < len(self.tokens)
                and self.tokens[i].text.casefold() in BEFORE_NAMES
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
            if self._is_other_title(at, following):
                return found
            if following.kind == "pronoun" or self._is_owner(following) or self._new_subject(m, following):
                return found
            if self._is_of_a_thing(following):
                return found
            if (
                following.kind not in {"person", "role"}
                and at.kind in {"person", "role"}
                and not self._coordinated(at.head, following.head)
            ):
                return found
            found.append(following.head)
            at = following

    def _is_other_title(self, m: Mention, following: Mention) -> bool:
        """Whether a title between commas is another of a person's own: "President X, | the Union's chairman,".

        One with a state of its own at the end of a list is somebody else: "King X, and the emir of Qatar".
        """
        between = [t.text for t in self.tokens[m.last : following.first]]
        closing, then = (*(t.text for t in self.tokens[following.last : following.last + 2]), "", "")[:2]
        own = m.kind == "person" and following.kind == "role" and not following.plural
        in_apposition = tree.plain(self.tokens[following.head].relation) == "appos"
        goes_on = then.casefold() in LINKS or (closing == "," and self.covering.get(following.last + 1) is not None)
        return own and in_apposition and between in ([","], [",", "the"]) and closing in {",", "."} and not goes_on

    def _past_place(self, m: Mention) -> int:
        """The token behind a person of a list and the place where he was met: "A in Berlin | and B in Warsaw"."""
        lead = self.tokens[m.last : m.last + 2]
        if m.kind != "person" or len(lead) < 2 or lead[0].text.casefold() != "in" or lead[1].pos != "PROPN":
            return m.last
        at = m.last + 1
        while at < len(self.tokens) and self.tokens[at].pos == "PROPN" and at - m.last < 4:
            at += 1
        following = self.tokens[at : at + 1]
        return at if following and following[0].text.casefold() in {",", "and"} else m.last

    def just_before(self, verb: int) -> list[int]:
        """Persons listed right before a verb, where the tree gives it no subject: "A and B | opened talks"."""
        heads: list[int] = []
        at = verb
        while (m := self.covering.get(at - 1)) is not None and m.last == at and m.kind == "person":
            heads.insert(0, m.head)
            at = m.first
            while at and self.tokens[at - 1].text.casefold() in {"and", ","}:
                at -= 1
            if not at or self.tokens[at - 1].sentence != self.tokens[verb].sentence:
                break
        return heads

    def _is_owner(self, m: Mention) -> bool:
        """Whether a mention only owns what follows: "X, President Y's son-in-law"."""
        return m.last < len(self.tokens) and self.tokens[m.last].text in {"'s", "’s", "'", "’"}

    def _is_of_a_thing(self, m: Mention) -> bool:
        """Whether a name only tells which thing a noun behind it is: "…, the | Al Watan | news channel reported"."""
        token = self.tokens[m.head]
        noun = self.tokens[token.head]
        modifies = tree.plain(token.relation) in {"compound", "amod"} and noun.pos == "NOUN"
        return m.kind == "person" and modifies and noun.i >= m.last and noun.i not in self.covering

    def _same_predicate(self, a: int, b: int) -> bool:
        return self.tokens[a].head == self.tokens[b].head

    def _new_subject(self, m: Mention, following: Mention) -> bool:
        """Whether the next mention begins a clause of its own, as of the one who said it, and no list goes on."""
        token = self.tokens[following.head]
        if tree.plain(token.relation) != "nsubj":
            after = self.tokens[following.last : following.last + 1]
            alone = self.tokens[following.first - 1].text == ","
            return alone and any(t.tag in {"VBD", "VBZ", "VBP"} and t.lemma in SAYING for t in after)
        return not self._same_predicate(m.head, following.head) or self.tokens[token.head].lemma in SAYING

    def _coordinated(self, a: int, b: int) -> bool:
        return tree.first_conjunct(self.document, a) == tree.first_conjunct(self.document, b)

    def person_like(self, i: int) -> bool:
        """Whether a mention speaks of persons: a name, a title, a group, a capital for its government."""
        m = self.mention_at(i)
        return m is not None and (m.kind in {"person", "role", "group"} or m.metonym)

    def is_party_at(self, i: int) -> bool:
        """Whether the mention at a token can be a party."""
        m = self.mention_at(i)
        return m is not None and self.is_party(m.head)

    def is_party(self, head: int) -> bool:
        """Whether a mention can be a party of a contact: somebody known, or a title in the plural."""
        m = self.cast.by_head.get(head)
        if m is None:
            return False
        if m.kind in {"thing", "adjective"}:
            return False
        return bool(self.cast.members(head)) or (m.kind == "role" and not m.counterpart)

    def actors(self, heads: list[int]) -> list[Actor]:
        """The actors that a list of heads stands for, once each."""
        seen: dict[int, Actor] = {}
        for h in heads:
            for a in self.cast.members(h):
                seen.setdefault(a.key, a)
        return list(seen.values())

    def parties(self, i: int) -> list[int]:
        """The listed mentions at a token that can be parties."""
        return [h for h in self.listed(i) if self.is_party(h)]
