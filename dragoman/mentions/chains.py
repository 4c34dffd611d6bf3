"""Says who each mention stands for: full names, surnames, titles alone, capitals and pronouns.

One article, one cast. What the words beside a name give comes first; what the article says elsewhere,
the table of office holders on the article's day and the publishing state come after, each marked as
inferred with its reason. Where two actors fit a title equally, none is chosen.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from dragoman import codebook
from dragoman.codebook import Holder
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.actors import PLURAL_PRONOUNS, Mention, find_mentions, singular, with_state
from dragoman.mentions.pieces import PARTICLES, SUFFIXES

# Offices that "leader" may mean.
LEADERS = frozenset({"head_of_state", "head_of_government"})
GENERIC_ROLES = {
    "leader": LEADERS,
    "statesman": LEADERS,
    "strongman": LEADERS,
    "top diplomat": frozenset({"foreign_minister"}),
    "chief diplomat": frozenset({"foreign_minister"}),
    "premier": frozenset({"head_of_government"}),
    "defense chief": frozenset({"defence_minister"}),
    "defence chief": frozenset({"defence_minister"}),
}
GENDERED = frozenset({"queen", "king", "prince", "princess", "emperor", "empress", "sultan", "emir", "pope", "lady"})
HOME_OFFICES = frozenset(
    {
        "head_of_state",
        "head_of_government",
        "foreign_minister",
        "defence_minister",
        "secretary_general",
        "vice_president",
    }
)
VAGUE_OFFICES = frozenset(
    {
        "other",
        "head",
        "chief",
        "leader",
        "official",
        "minister",
        "counterpart",
        "representative",
        "chair",
        "director",
        "member",
    }
)
TITLE_OF_OFFICE = {
    "head_of_state": "president",
    "head_of_government": "prime minister",
    "foreign_minister": "foreign minister",
    "defence_minister": "defence minister",
    "interior_minister": "interior minister",
    "finance_minister": "finance minister",
    "economy_minister": "economy minister",
    "energy_minister": "energy minister",
    "national_security": "national security adviser",
    "intelligence": "intelligence chief",
    "speaker": "speaker of parliament",
    "secretary_general": "secretary-general",
    "deputy_head_of_government": "deputy prime minister",
    "ambassador_un": "ambassador to the united nations",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of an article. Spans are token ranges; a `why` is the reason where a field is inferred."""

    key: int
    kind: str
    name: str | None = None
    role: str | None = None
    office: str | None = None
    country: str | None = None
    sector: str | None = None
    identity: str | None = None
    name_span: tuple[int, int] | None = None
    role_span: tuple[int, int] | None = None
    country_span: tuple[int, int] | None = None
    role_why: str | None = None
    country_why: str | None = None
    female: bool | None = None


@dataclass(slots=True)
class Cast:
    """Who is in an article, and whom each mention (by its head token) stands for."""

    document: Document
    mentions: list[Mention]
    actors: list[Actor] = field(default_factory=list)
    stands_for: dict[int, tuple[int, ...]] = field(default_factory=dict)
    by_head: dict[int, Mention] = field(default_factory=dict)

    def mention(self, head: int) -> Mention | None:
        """The mention with its head at a token."""
        return self.by_head.get(head)

    def members(self, head: int) -> tuple[Actor, ...]:
        """The actors that the mention headed at a token stands for; none where it is not known who."""
        return tuple(self.actors[k] for k in self.stands_for.get(head, ()))

    def is_group_anaphor(self, head: int) -> bool:
        """Whether a mention stands for several actors named before: "the two leaders", "they", "both sides"."""
        m = self.by_head.get(head)
        return m is not None and m.plural and not m.countries and not self.stands_for.get(head)


def _fullness(m: Mention, *, headed: bool) -> tuple[bool, int, int]:
    """Sorts the fullest names first; those with a word twice (labels run together) or of headings last.

    In a heading in title case the words behind a name look like more of it: "Retno Marsudi Concludes Visit".
    """
    words = name_words(m.name or "")
    return len(set(words)) < len(words) or (headed and len(words) > 2), -len(words), m.first


def surname(name: str) -> str:
    """The last word of a name, folded, without "Jr." and the like."""
    words = [w for w in codebook.fold(name).replace(",", " ").replace("-", " ").split() if w not in SUFFIXES]
    return words[-1] if words else ""


def name_words(name: str) -> list[str]:
    """The folded words of a name without suffixes, initials and particles."""
    words = codebook.fold(name).replace(",", " ").replace("-", " ").replace(".", " ").split()
    return [w for w in words if w not in SUFFIXES and w not in PARTICLES and len(w) > 1]


def alike(a: str, b: str) -> bool:
    """Whether two words are one name in two spellings: Sergey and Sergei, Zelensky and Zelenskyy, Joe and Joseph."""
    if a == b:
        return True
    if min(len(a), len(b)) >= 5:
        return fuzz.ratio(a, b) >= 80
    return min(len(a), len(b)) >= 3 and (
        fuzz.ratio(a, b) >= 80 or (a[:2] == b[:2] and (a.startswith(b[:3]) or b.startswith(a[:3])))
    )


def same_full_name(name: str, holder: Holder) -> bool:
    """Whether a name without a state is a holder's: first and last words alike, or one unusual surname."""
    words = name_words(name)
    for own in [holder.name, *holder.other_names]:
        full = name_words(own)
        if not full or not words:
            continue
        if len(words) == 1:
            if words[0] == full[-1] or words[0] == full[0] or fuzz.ratio(words[0], full[-1]) >= 88:
                return True
        elif all(
            any(
                fuzz.ratio(w, v) >= 84 or (min(len(w), len(v)) >= 3 and w[:3] == v[:3] and w in words[:1])
                for v in full
            )
            for w in words
        ):
            return True
    return False


def same_person(a: str, b: str) -> bool:
    """Whether two surface names in one article can be one person."""
    x, y = name_words(a), name_words(b)
    if not x or not y:
        return False
    if len(x) == 1 or len(y) == 1:
        short, other = (x, y) if len(x) == 1 else (y, x)
        return any(alike(short[0], w) for w in other)
    short, full = (x, y) if len(x) <= len(y) else (y, x)
    if all(any(alike(w, v) for v in full) for w in short):
        return True
    if not alike(x[-1], y[-1]):
        return x[0] == y[0] and x[1] == y[1]  # "Mohammed bin Zayed (Al Nahyan)"
    return alike(x[0], y[0]) or (x[0][0] == y[0][0] and fuzz.ratio(x[0], y[0]) >= 60)


class Caster:
    """Builds the cast of one document. Used once, by `find_cast`."""

    def __init__(self, document: Document, day: dt.date | None, home: str | None) -> None:
        self.document = document
        self.tokens = document.tokens
        self.day = day
        self.home = home
        self.mentions = find_mentions(document)
        self.cast = Cast(document, self.mentions, by_head={m.head: m for m in self.mentions})
        self.actors: list[Actor] = []
        self.seen: list[tuple[int, int]] = []  # (token, actor key) of single actors in reading order

    # -- persons named ------------------------------------------------------------------------

    def persons(self) -> None:
        """Clusters the named persons, the fullest name leading."""
        for m in sorted((m for m in self.mentions if m.kind == "person"), key=self._order):
            key = self._cluster_for(m)
            if key is None:
                key = len(self.actors)
                self.actors.append(Actor(key, "person", name=m.name, name_span=m.core))
            self.actors[key] = self._learn(self.actors[key], m)
            self.cast.stands_for[m.head] = (key,)

    def _order(self, m: Mention) -> tuple[bool, int, int]:
        sentence = self.document.sentence_of(m.head)
        return _fullness(m, headed=sentence.part == "title" or sentence.kind == "heading")

    def _cluster_for(self, m: Mention) -> int | None:
        fits = [
            a
            for a in self.actors
            if a.kind == "person"
            and same_person(a.name or "", m.name or "")
            and (not m.countries or a.country is None or a.country in m.countries or m.office is None)
            and (m.female is None or a.female is None or m.female == a.female)
        ]
        if len(fits) > 1 and m.office:
            fits = [a for a in fits if a.office == m.office] or fits
        if len(fits) > 1 and m.name:
            exact = [a for a in fits if surname(a.name or "") == surname(m.name)]
            fits = exact or fits
        return fits[0].key if fits else None

    def _learn(self, actor: Actor, m: Mention) -> Actor:
        changes: dict[str, object] = {}
        if m.role and not m.counterpart and (actor.role is None or (actor.office is None and m.office)):
            changes |= {
                "role": m.role,
                "office": m.office,
                "role_span": m.role_span,
                "sector": m.sector or actor.sector,
            }
        if m.countries and actor.country is None:
            changes |= {"country": m.countries[0], "country_span": m.origin}
        if m.female is not None and actor.female is None:
            changes["female"] = m.female
        return replace(actor, **changes) if changes else actor  # type: ignore[arg-type]

    def drop_unsupported(self) -> None:
        """Takes out single capitalised words and places that are no persons."""
        dropped = {
            m.head
            for m in self.mentions
            if m.kind == "person"
            and (_unsupported(m, self.actors[self.cast.stands_for[m.head][0]]) or self._is_place(m))
        }
        if dropped:
            self.mentions[:] = [m for m in self.mentions if m.head not in dropped]
            for head in dropped:
                self.cast.by_head.pop(head, None)
                self.cast.stands_for.pop(head, None)

    def _is_place(self, m: Mention) -> bool:
        """Whether a name without a title stands where a place does: "in Turkey's Bursa", "near Kherson"."""
        actor = self.actors[self.cast.stands_for[m.head][0]]
        return actor.role is None and bool(
            set(tree.cases(self.document, m.head)) & {"in", "at", "near", "across", "outside", "around", "into"}
        )

    # -- states, bodies, titles ---------------------------------------------------------------

    def _new(self, **fields: object) -> int:
        key = len(self.actors)
        self.actors.append(Actor(key, **fields))  # type: ignore[arg-type]
        return key

    def _state(self, m: Mention, code: str) -> int:
        for a in self.actors:
            if a.kind == "state" and a.country == code and a.role is None:
                return a.key
        return self._new(
            kind="state",
            country=code,
            country_span=m.origin or m.core,
            sector="GOV" if m.kind in {"state", "group", "adjective"} else m.sector,
        )

    def _body(self, m: Mention) -> int:
        for a in self.actors:
            if a.kind == "body" and a.name == m.name:
                return a.key
        return self._new(
            kind="body",
            name=m.name,
            name_span=m.core,
            country=m.countries[0] if m.countries else None,
            country_span=m.core,
            sector=m.sector,
        )

    def _unnamed(self, m: Mention, code: str | None) -> int:
        role = singular(m.role or "") if m.plural and len(m.countries) > 1 else m.role
        for a in self.actors:
            if a.kind == "role" and a.country == code and a.role == role:
                return a.key
        return self._new(
            kind="role",
            role=role,
            office=m.office,
            country=code,
            role_span=m.role_span,
            country_span=m.origin if code else None,
            sector=m.sector,
        )

    # -- the chain ----------------------------------------------------------------------------

    def walk(self) -> None:
        """Resolves every mention in reading order."""
        for m in sorted(self.mentions, key=lambda m: m.first):
            keys = self._resolve(m)
            if keys:
                self.cast.stands_for[m.head] = keys
                if len(keys) == 1 and m.kind != "adjective":
                    self.seen.append((m.head, keys[0]))

    def _resolve(self, m: Mention) -> tuple[int, ...]:
        if m.kind == "person":
            key = self.cast.stands_for[m.head][0]
            if m.counterpart:
                self._counterpart_role(key, m)
            return (key,)
        if m.kind in {"state", "group", "adjective"} and m.countries:
            return tuple(self._state(m, c) for c in m.countries)
        if m.kind == "organisation" and m.countries:
            return (self._state(m, m.countries[0]),)
        if m.kind == "body":
            return (self._body(m),)
        if m.kind == "pronoun":
            if m.plural or m.role in {"i", "me", "my", "mine"}:
                return ()
            found = self._pronoun(m)
            return (found,) if found is not None else ()
        if m.kind == "role":
            return self._role(m)
        return ()

    def _role(self, m: Mention) -> tuple[int, ...]:
        if m.counterpart:
            return self._counterpart(m)
        if m.names:
            return tuple(k for h in m.names for k in self.cast.stands_for.get(h, ()))
        if m.plural:
            if m.countries:
                return tuple(self._unnamed(m, c) for c in m.countries)
            if m.whose is not None and (owner := self._state_before(m)) is not None:
                return (self._unnamed(with_state(m, owner), owner),)
            return ()
        if (
            not m.countries
            and m.whose is not None
            and m.office in {"delegation", "team"}
            and (owner := self._state_before(m)) is not None
        ):
            return (self._unnamed(with_state(m, owner), owner),)
        found = self._holder_of_title(m)
        if found is not None:
            return (found,)
        if m.countries:
            return (self._unnamed(m, m.countries[0]),)
        if m.definite and self.home and m.office in HOME_OFFICES:
            return (self._at_home(m, self.home),)
        return ()

    def _state_before(self, m: Mention) -> str | None:
        """The state that "its" or "their" stands for: the last one named before it in the sentence."""
        if m.whose is None or self.tokens[m.whose].text.casefold() not in {"its", "their"}:
            return None
        for at, key in reversed(self.seen):
            if (
                at < m.first
                and self.tokens[at].sentence == self.tokens[m.head].sentence
                and self.actors[key].kind == "state"
            ):
                return self.actors[key].country
        return None

    def _at_home(self, m: Mention, home: str) -> int:
        """The publisher's own office holder, where a release names him by title alone: "the Secretary-General"."""
        key = self._unnamed(with_state(m, home), home)
        self.actors[key] = replace(
            self.actors[key],
            country_span=None,
            country_why="the state or body of the publisher, where the text leaves it out",
        )
        return key

    def _counterpart(self, m: Mention) -> tuple[int, ...]:
        """ "his Ukrainian counterpart": whoever of that state has no other office, or an unnamed one."""
        owner = self._owner(m)
        role = owner.role if owner is not None else None
        office = owner.office if owner is not None else None
        why = f"the counterpart of {owner.name or owner.role}" if owner is not None and role else None
        if m.plural and len(m.countries) == 1:
            role = plural(role) if role else None
        keys = []
        for code in m.countries or ():
            match = next(
                (
                    a
                    for a in self.actors
                    if a.kind == "person" and a.country == code and (a.office == office or a.role is None)
                ),
                None,
            )
            if match is not None:
                if match.role is None and role:
                    self.actors[match.key] = replace(match, role=role, office=office, role_why=why, role_span=None)
                keys.append(match.key)
            else:
                keys.append(
                    self._new(
                        kind="role",
                        role=role,
                        office=office,
                        country=code,
                        country_span=m.origin,
                        role_why=why,
                        sector=owner.sector if owner else None,
                    )
                )
        return tuple(keys)

    def _counterpart_role(self, key: int, m: Mention) -> None:
        actor = self.actors[key]
        owner = self._owner(m, but=key)
        if actor.role is None and owner is not None and owner.role:
            self.actors[key] = replace(
                actor,
                role=owner.role,
                office=owner.office,
                sector=owner.sector,
                role_why=f"the counterpart of {owner.name or owner.role}",
            )

    def _owner(self, m: Mention, but: int | None = None) -> Actor | None:
        """Whose counterpart a mention is: the possessive's owner, else the last person with an office before it."""
        if m.whose is not None:
            found = self._pronoun_at(m.whose, but)
            if found is not None and self.actors[found].role:
                return self.actors[found]
        for _, key in reversed(self.seen):
            if key != but and self.actors[key].role and self.actors[key].kind in {"person", "role"}:
                return self.actors[key]
        return next((a for a in self.actors if a.kind == "person" and a.role and a.key != but), None)

    def _holder_of_title(self, m: Mention) -> int | None:
        fits = [a for a in self.actors if a.kind in {"person", "role"} and a.role and fits_title(m, a)]
        if m.countries:
            fits = [a for a in fits if a.country == m.countries[0]] or [
                a for a in fits if a.country is None and a.kind == "person"
            ]
        elif not m.definite and m.first == m.core[0] and self.tokens[m.core[0]].text[:1].islower():
            return None  # "a minister", "minister": nobody in particular
        if not fits:
            return None
        persons = [a for a in fits if a.kind == "person"] or fits
        if len(persons) == 1:
            return persons[0].key
        if (
            not m.countries
            and self.home
            and (at_home := [a for a in persons if a.country == self.home])
            and len(at_home) == 1
        ):
            return at_home[0].key
        best = self._most_salient(m.head, {a.key for a in persons})
        return persons[0].key if best is None else best

    def _most_salient(self, i: int, keys: set[int]) -> int | None:
        """The actor among several that the text before token `i` has most in view: near, and a subject."""
        best: tuple[float, int] | None = None
        for at, key in reversed(self.seen):
            if key not in keys:
                continue
            distance = self.tokens[i].sentence - self.tokens[at].sentence
            score = -1.0 * distance + (1.2 if self._is_subject(at) else 0.0)
            if best is None or score > best[0]:
                best = (score, key)
        return best[1] if best else None

    # -- pronouns -----------------------------------------------------------------------------

    def _pronoun(self, m: Mention) -> int | None:
        return self._pronoun_at(m.head, None)

    def _pronoun_at(self, i: int, but: int | None) -> int | None:
        token = self.tokens[i]
        if token.text.casefold() in PLURAL_PRONOUNS:
            return None
        female = token.text.casefold() in {"she", "her", "hers", "herself"}
        ahead = self._subject_ahead(i)
        if ahead is not None and ahead != but and self._gender_fits(ahead, female):
            return ahead
        barred = {k for c in self._co_arguments(i) for k in self.cast.stands_for.get(c, ())}
        best: tuple[float, int] | None = None
        for at, key in reversed(self.seen):
            if (
                at >= i
                or key == but
                or self.actors[key].kind not in {"person", "role"}
                or not self._gender_fits(key, female)
            ):
                continue
            distance = token.sentence - self.tokens[at].sentence
            if distance > 4:
                break
            m = self.cast.by_head.get(at)
            if key in barred or (m is not None and (m.plural or m.first <= i < m.last)):
                continue
            score = -1.0 * distance + (0.9 if self._is_subject(at) else 0.0) + 0.2 * (1 / (1 + i - at))
            if best is None or score > best[0]:
                best = (score, key)
        return best[1] if best else None

    def _gender_fits(self, key: int, female: bool) -> bool:
        known = self.actors[key].female
        return known is None or known == female

    def _is_subject(self, i: int) -> bool:
        head = tree.first_conjunct(self.document, i)
        return tree.plain(self.tokens[head].relation) == "nsubj"

    def _co_arguments(self, i: int) -> set[int]:
        """Mentions that share a predicate with a personal pronoun and so can't be it: "Biden told him"."""
        token = self.tokens[i]
        if tree.plain(token.relation) not in {"obj", "obl", "iobj"}:
            return set()
        return {c for c in self.document.children(token.head) if tree.plain(self.tokens[c].relation) == "nsubj"}

    def _subject_ahead(self, i: int) -> int | None:
        """For a pronoun in a phrase set before its clause: "During his call with X, Akar said"."""
        at = i
        for head in tree.upward(self.document, i):
            if tree.plain(self.tokens[at].relation) in {"obl", "advcl"} and tree.is_verbal(self.document, head):
                subject = tree.own_subject(self.document, head)
                if (
                    subject is not None
                    and subject > i
                    and at < subject
                    and self.tokens[head].sentence == self.tokens[i].sentence
                ):
                    keys = self.cast.stands_for.get(subject, ())
                    m = self.cast.by_head.get(subject)
                    if len(keys) == 1 and m is not None and m.kind == "person":
                        return keys[0]
                    return None
            at = head
        return None

    # -- what the article leaves out ----------------------------------------------------------

    def fill(self) -> None:
        """Fills offices and states from the table of holders on the article's day, marked as inferred."""
        for actor in list(self.actors):
            if actor.kind != "person":
                continue
            if actor.role and actor.country:
                self._mend_state(actor)
                continue
            holder = self._holder(actor)
            if holder is None:
                continue
            changes: dict[str, object] = {}
            if actor.country is None:
                changes |= {"country": holder.country, "country_why": f"{holder.name} is known as {holder.title}"}
            if actor.role is None and holder.office in TITLE_OF_OFFICE:
                role = (
                    (holder.title or "").split(" of ")[0].split(" for ")[0].casefold()
                    if holder.office in LEADERS
                    else TITLE_OF_OFFICE[holder.office]
                )
                changes |= {
                    "role": role,
                    "office": holder.office,
                    "role_why": f"{holder.name} is in the table of office holders as {holder.title}",
                }
            changes["identity"] = holder.wikidata or None
            self.actors[actor.key] = replace(self.actors[actor.key], **changes)  # type: ignore[arg-type]
        for actor in list(self.actors):
            if actor.kind == "person" and actor.country is None and actor.role and self.home:
                self.actors[actor.key] = replace(
                    actor, country=self.home, country_why="the state of the publisher, where the text leaves it out"
                )

    def _mend_state(self, actor: Actor) -> None:
        """Puts a well-known holder of the very office back in his state, where a neighbouring title gave another.

        "... the invitation of the President of Turkey, Vladimir Putin said" reads as a title with its name.
        """
        if self.day is None or len(name_words(actor.name or "")) < 2:
            return
        found = [
            h
            for h in codebook.holders(actor.name or "")
            if same_full_name(actor.name or "", h) and h.in_office(self.day)
        ]
        states = {h.country for h in found}
        if len(states) == 1 and actor.country not in states and any(h.office in LEADERS for h in found):
            self.actors[actor.key] = replace(
                actor,
                country=states.pop(),
                country_span=None,
                country_why=f"{found[0].name} is in the table of office holders as {found[0].title}",
            )

    def _holder(self, actor: Actor) -> Holder | None:
        found = [
            h
            for h in codebook.holders(actor.name or "")
            if (h.country == actor.country if actor.country else same_full_name(actor.name or "", h))
        ]
        if self.day is not None:
            on = [h for h in found if h.in_office(self.day)]
            found = on or ([h for h in found if len(name_words(actor.name or "")) > 1])
        if actor.office:
            found = [h for h in found if h.office == actor.office] or (
                [] if len(name_words(actor.name or "")) == 1 else found
            )
        elif len(name_words(actor.name or "")) == 1 and actor.country is None:
            # A surname alone, no title, no state: only a head of state or government of one state is safe.
            found = [h for h in found if h.office in LEADERS | {"foreign_minister", "secretary_general"}]
        people = {h.country for h in found}
        if len(people) > 1:  # a co-prince of Andorra is elected or ordained elsewhere
            found = [h for h in found if h.country != "AND"]
            people = {h.country for h in found}
        if len(people) != 1:
            return None
        order = ["head_of_state", "head_of_government", "foreign_minister", "defence_minister", "secretary_general"]
        return sorted(found, key=lambda h: (order.index(h.office) if h.office in order else 9, h.start or ""))[0]


def plural(role: str) -> str:
    """ "foreign minister" for several: "foreign ministers"."""
    return role if role.endswith("s") else role + "s"


def fits_title(m: Mention, actor: Actor) -> bool:
    """Whether a title alone can mean an actor: same office, or the same last word of the title."""
    role, own = m.role or "", actor.role or ""
    if role.split(" ")[-1:] == ["minister"] and m.office in {None, "minister"}:
        return ("minister" in own and "prime" not in own) or actor.office in {"foreign_minister", "defence_minister"}
    if set(role.split()) & GENDERED and not set(role.split()) & GENDERED & set(own.split()):
        return False
    generic = next((offices for word, offices in GENERIC_ROLES.items() if role.endswith(word)), None)
    if generic is not None:
        return actor.office in generic
    if m.office and actor.office and not {m.office, actor.office} & VAGUE_OFFICES:
        return (
            m.office == actor.office
            and ("vice" in role) == ("vice" in own)
            and ("deputy" in role) == ("deputy" in own)
        )
    return (
        bool(role)
        and bool(own)
        and (role == own or role in own.split(" of ")[0] or role.split()[-1] == own.split(" of ")[0].split()[-1])
        and ("vice" in role) == ("vice" in own)
        and ("deputy" in role) == ("deputy" in own)
    )


def _unsupported(mention: Mention, actor: Actor) -> bool:
    """A single capitalised word that nothing shows to be a person: no title, no state, no fuller name."""
    return (
        mention.kind == "person"
        and not mention.role
        and not mention.countries
        and not mention.definite
        and actor.role is None
        and actor.country is None
        and len((actor.name or "").split()) == 1
    )


def find_cast(document: Document, *, day: dt.date | None = None, home: str | None = None) -> Cast:
    """Finds every actor of an article: `day` is one it can have been written on, `home` the publisher's state."""
    caster = Caster(document, day, home)
    caster.persons()
    caster.fill()
    caster.drop_unsupported()
    caster.walk()
    caster.cast.actors = caster.actors
    return caster.cast


def with_members(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors once each, in order."""
    seen: dict[int, Actor] = {}
    for actor in actors:
        seen.setdefault(actor.key, actor)
    return tuple(seen.values())
