"""Joins the tellings of an article into occasions: what takes one up again, and what is another.

Words that only take an occasion up ("the call", "the two leaders") add to it and make nothing new.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman import codebook
from dragoman.accounts.candidates import Candidate
from dragoman.accounts.rosters import Roster
from dragoman.accounts.settings import Setting, Settings
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import LEADERS, Actor, Cast
from dragoman.records import Issue, Status

# "their recent visit", "the previous round": another occasion than the news; an ordinal may count the news itself.
OTHER_ONES = frozenset({"recent", "previous", "last", "earlier", "past", "latest", "next", "former"})


PHYSICAL = frozenset({"meeting", "visit", "summit"})


REMOTE = frozenset({"phone", "video"})


@dataclass(slots=True)
class Contact:
    """An occasion as the article tells it so far: its tellings, the leading one first."""

    tellings: list[Candidate]
    settings: list[Setting]
    actors: list[Actor]
    mode: str
    sure: bool
    status: Status
    topics: list[tuple[int, int]] = field(default_factory=list)
    outcome: tuple[str, int, int] | None = None

    _lead: Candidate | None = None
    _weighed: int = 0

    @property
    def lead(self) -> Candidate:
        """The telling that the account quotes: the fullest of the text, else of the title."""
        for telling in self.tellings[self._weighed :]:
            if self._lead is None or _fullness(telling) > _fullness(self._lead):
                self._lead = telling
        self._weighed = len(self.tellings)
        assert self._lead is not None
        return self._lead


def _fullness(telling: Candidate) -> tuple[bool, int, bool, int]:
    """How much a telling says: in the text, with how many parties up to two, in a paragraph; the earlier first."""
    return (telling.part == "text", min(len(telling.actors), 2), telling.kind == "paragraph", -telling.trigger.at)


def modes_meet(a: str, sure_a: bool, b: str, sure_b: bool) -> bool:
    """Whether two modes can be of one occasion: "talks" goes with all, a call with no visit."""
    if a == b or "talks" in {a, b}:
        return True
    if not sure_a or not sure_b:
        return True
    return {a, b} <= PHYSICAL or {a, b} <= REMOTE


def statuses_meet(a: str, b: str) -> bool:
    """Whether two statuses can be of one occasion in one article."""
    return a == b or {a, b} <= {"planned", "proposed"}


def party_overlap(a: list[Actor], b: list[Actor]) -> int | None:
    """How many parties two tellings share; None where they name different ones on both sides.

    A state stands for its officials and the other way round; two persons of one state differ.
    """

    def same(x: Actor, y: Actor) -> bool:
        if x.key == y.key:
            return True
        if x.country and x.country == y.country:
            return x.kind != "person" or y.kind != "person"
        return False

    hits = [x for x in a if any(same(x, y) for y in b)]
    back = [y for y in b if any(same(x, y) for x in a)]
    if len(hits) == len(a) or len(back) == len(b):
        return min(len(hits), len(back))
    return None


class Joiner:
    """Joins the tellings of one article. Used once, by `find_contacts`."""

    def __init__(self, document: Document, cast: Cast, settings: Settings) -> None:
        self.document = document
        self.cast = cast
        self.settings = settings
        self.dated = settings.dated
        self.contacts: list[Contact] = []
        self.issues: list[Issue] = []
        self.pending: tuple[Candidate, Setting] | None = None
        self.headings: list[tuple[Candidate, Setting]] = []

    def take(self, candidate: Candidate) -> None:
        """Adds one telling: to an occasion it takes up, or as a new one."""
        actors = candidate.actors
        if candidate.group is not None and len(actors) < 2:
            actors = self._group(candidate, actors)
        candidate.actors = actors
        candidate.anew = bool(again := self._next_round(candidate))
        candidate.actors = again or candidate.actors
        setting = self.settings.of(candidate)
        if candidate.kind == "caption":
            candidate.anew = candidate.anew or not any(t.kind == "caption" for c in self.contacts for t in c.tellings)
        self._destination(candidate, setting)
        if (
            candidate.mode == "visit"
            and not candidate.trigger.noun
            and candidate.trigger.frame & {"to", "in"}
            and len(candidate.actors) < 2
        ):
            return  # "returned to the table", "came to power": no place, no visit
        self._aside(candidate)
        self._leaders_for(candidate)
        self._earlier_one(candidate, setting)
        if self._goes_on(candidate):
            return
        old = None if candidate.anew else self._occasion(candidate, setting)
        if old is not None:
            self._add(old, candidate, setting)
        elif len(candidate.actors) >= 2 or self._is_collective(candidate):
            self._open(candidate, setting, list(candidate.actors))
        elif candidate.part == "title" or candidate.kind == "heading":
            self.headings.append((candidate, setting))
        else:
            if len(candidate.actors) == 1 and not candidate.nominal and candidate.sure and self.pending is None:
                self.pending = (candidate, setting)
            self._note(candidate)

    def add_roster(self, roster: Roster) -> None:
        """Adds those listed as taking part to the occasion told last before, the news first."""
        if self.pending is not None and (
            not self.contacts
            or all(
                c.lead.nominal or c.lead.trigger.at < self.pending[0].trigger.at or self._title_like(c)
                for c in self.contacts
            )
        ):
            candidate, setting = self.pending
            actors = _joined(candidate.actors, [a for h in roster.heads for a in self.cast.members(h)])
            if len(actors) >= 2:
                self.pending = None
                self._open(candidate, setting, actors)
                return
        if any(
            t.attending and self.document.tokens[roster.at].sentence == t.sentence
            for c in self.contacts
            for t in c.tellings
        ):
            return  # "X also took part in the meeting" is told by its noun
        before = [
            c
            for c in self.contacts
            if any(t.part == "title" or t.trigger.at < self.document.sentence_of(roster.at).last for t in c.tellings)
        ]
        here = [c for c in before if any(t.sentence == self.document.tokens[roster.at].sentence for t in c.tellings)]
        news = [c for c in before if not c.lead.nominal]
        chosen = here[-1] if here else news[-1] if news else before[-1] if before else None
        if chosen is not None:
            actors = [a for h in roster.heads for a in self.cast.members(h)]
            chosen.actors = _joined(chosen.actors, actors)

    def _goes_on(self, candidate: Candidate) -> bool:
        """Whether talks already told are only to go on: "The talks are scheduled to continue on Thursday"."""
        if not (candidate.definite and candidate.trigger.noun and candidate.status.status == "planned"):
            return False
        verb = candidate.trigger.predicate
        words = [verb, *tree.children(self.document, verb, "xcomp")] if verb is not None else []
        return any(self.document.tokens[w].lemma in {"continue", "resume"} for w in words) and any(
            modes_meet(c.mode, c.sure, candidate.mode, candidate.sure) and c.status == "happened"
            for c in self.contacts
        )

    def _leaders_for(self, candidate: Candidate) -> None:
        """A summit of states alone is of their leaders, where the article names them: "the US-Russian summit"."""
        if candidate.mode != "summit" or any(a.kind != "state" for a in candidate.actors):
            return
        for contact in self.contacts:
            named = [a for a in contact.actors if a.kind == "person" and a.office in LEADERS]
            if candidate.actors and {a.country for a in candidate.actors} == {a.country for a in named}:
                candidate.actors = named
                return

    def _aside(self, candidate: Candidate) -> None:
        """Who meets on the sidelines of a summit is at the summit."""
        if not candidate.aside:
            return
        candidate.anew = True
        if candidate.mode != "summit":
            candidate.actors = []
            return
        for contact in self.contacts:
            if any(t.sentence == candidate.sentence and t.part == candidate.part for t in contact.tellings):
                candidate.actors = _joined(list(contact.actors), candidate.actors)
                return

    def _earlier_one(self, candidate: Candidate, setting: Setting) -> None:
        """ "the talks held in Sochi on May 4": another occasion of the same parties, where its day says so."""
        if candidate.actors or not candidate.definite or not setting.stated or candidate.part == "title":
            return
        if setting.ahead or candidate.status.status != "happened":
            return
        if any(
            set(tree.cases(self.document, c)) & {"on", "about", "over"}
            for c in tree.children(self.document, candidate.trigger.at, "nmod")
        ):
            return  # talks about another matter may be of others
        for contact in reversed(self.contacts):
            if len(contact.actors) >= 2 and not contact.lead.nominal:
                if not self._days_meet(contact, setting, candidate):
                    candidate.actors = list(contact.actors)
                return

    def _next_round(self, candidate: Candidate) -> list[Actor]:
        """Between whom "another round", "the next meeting" is to be: the parties of the last such occasion."""
        if candidate.actors or not candidate.trigger.noun:
            return []
        at = candidate.trigger.at
        words = {self.document.tokens[c].lemma.casefold() for c in self.document.children(at)}
        if not words & {
            "another",
            "next",
            "new",
            "second",
            "third",
            "fourth",
            "further",
            "more",
            "follow-up",
            "additional",
        }:
            return []
        for contact in reversed(self.contacts):
            if modes_meet(contact.mode, contact.sure, candidate.mode, candidate.sure) and (
                candidate.mode != "talks" or contact.mode not in REMOTE
            ):
                return list(contact.actors)
        return []

    def drop_echoes(self) -> None:
        """Takes out an occasion that only a heading tells, in other words than the text's."""
        told = [c for c in self.contacts if not self._title_like(c)]
        self.contacts = [
            c
            for c in self.contacts
            if not (
                self._title_like(c)
                and any(
                    modes_meet(c.mode, c.sure, t.mode, t.sure)
                    and statuses_meet(c.status, t.status)
                    and {a.key for a in c.actors if a.kind == "person"} & {a.key for a in t.actors}
                    for t in told
                )
            )
        ]

    def open_with(self, candidate: Candidate, rosters: list[Roster]) -> bool:
        """Gives a telling the list in its own sentence where none was told before: "Attending the talks were ..."."""
        if self.pending is not None or any(
            modes_meet(c.mode, c.sure, candidate.mode, candidate.sure) for c in self.contacts
        ):
            return False
        own = next((r for r in rosters if self.document.tokens[r.at].sentence == candidate.sentence), None)
        actors = [a for h in own.heads for a in self.cast.members(h)] if own is not None else []
        if own is None or len(actors) < 2:
            return False
        rosters.remove(own)
        candidate.actors, candidate.heads = actors, list(own.heads)
        return True

    def _open(self, candidate: Candidate, setting: Setting, actors: list[Actor]) -> None:
        """Makes a new occasion of a telling, and gives it the heading that announced it with one party."""
        contact = Contact(
            [candidate], [setting], actors, candidate.mode, candidate.sure, self._dated_status(candidate, setting)
        )
        self.contacts.append(contact)
        if candidate.nominal or candidate.kind == "caption":
            return
        for heading in self.headings:
            telling, place = heading
            named = {a.key for a in actors}
            if (
                all(a.key in named or a.kind != "person" for a in telling.actors)
                and modes_meet(contact.mode, contact.sure, telling.mode, telling.sure)
                and statuses_meet(contact.status, telling.status.status)
                and self._places_meet(contact, place, telling)
            ):
                contact.tellings.append(telling)
                contact.settings.append(place)
                if telling.sure and not contact.sure:
                    contact.mode, contact.sure = telling.mode, True
                self.headings.remove(heading)
                return

    def _dated_status(self, candidate: Candidate, setting: Setting) -> Status:
        """A deed told as plain past that lies after the article's days is planned."""
        status: Status = candidate.status.status
        first, last = setting.date
        latest = self.dated.range[1]
        if status == "happened" and setting.stated and first and latest and first > latest:
            return "planned"
        if (
            status == "happened"
            and setting.ahead
            and not (last and self.dated.range[0] and last < self.dated.range[0])
        ):
            return "planned"
        return status

    def _is_collective(self, candidate: Candidate) -> bool:
        """One party that is several by itself: "NATO leaders met", "the G7 summit"."""
        if candidate.mode != "summit" or (candidate.definite and self.contacts and not candidate.actors):
            return False
        return any(
            a.kind in {"state", "role"} and codebook.is_summit_organisation(a.country or "") for a in candidate.actors
        )

    def _group(self, candidate: Candidate, actors: list[Actor]) -> list[Actor]:
        """Whom "the two leaders" or "they" stand for: the parties of the last occasion."""
        joined = self._coordinated_before(candidate)
        newest = list(reversed(self.contacts))
        newest.sort(key=self._is_by_the_way)
        for contact in newest:
            if len(contact.actors) >= 2:
                last = max(t.trigger.at for t in contact.tellings)
                if joined and joined[0] > last:
                    break
                named = list(contact.actors)
                return named + [a for a in actors if a.key not in {n.key for n in named}]
        if joined:
            return joined[1] + [a for a in actors if a.key not in {n.key for n in joined[1]}]
        return self._pair_before(candidate) or actors

    def _is_by_the_way(self, contact: Contact) -> bool:
        """Whether an occasion is told only in a clause beside another: "the table at which he had received C"."""
        last = max(contact.tellings, key=lambda t: t.trigger.at)
        clause = tree.clause_of(self.document, last.trigger.at)
        if tree.plain(self.document.tokens[clause].relation) != "acl":
            return False
        return any(t.sentence == last.sentence for c in self.contacts if c is not contact for t in c.tellings)

    def _pair_before(self, candidate: Candidate) -> list[Actor]:
        """Whom "the pair" stands for where nothing joined them before: the last two persons of two states."""
        m = self.cast.mention(candidate.group) if candidate.group is not None else None
        if m is None or m.kind == "pronoun" or not m.plural:
            return []
        found: list[Actor] = []
        for earlier in reversed(
            [x for x in self.cast.mentions if x.kind == "person" and x.head < candidate.trigger.at]
        ):
            if self.document.tokens[candidate.trigger.at].sentence - self.document.tokens[earlier.head].sentence > 3:
                break
            for actor in self.cast.members(earlier.head):
                if actor.country and actor.country not in {a.country for a in found}:
                    found.insert(0, actor)
            if len(found) == 2:
                return found
        return []

    def _coordinated_before(self, candidate: Candidate) -> tuple[int, list[Actor]] | None:
        """The last persons of two states named together before a telling: "Presidents A and B ... The pair met"."""
        for m in reversed([m for m in self.cast.mentions if m.kind == "person" and m.head < candidate.trigger.at]):
            if self.document.tokens[candidate.trigger.at].sentence - self.document.tokens[m.head].sentence > 3:
                return None
            together = [
                a for i in tree.conjuncts(self.document, m.head) for a in self.cast.members(i) if a.kind == "person"
            ]
            if len({a.country for a in together if a.country}) > 1:
                return m.head, together
        return None

    def _destination(self, candidate: Candidate, setting: Setting) -> None:
        """A visit's other party is the host, or where none is named the state visited."""
        if candidate.mode != "visit":
            return
        visitors = {a.country for a in candidate.actors}
        code = setting.place.country if setting.place is not None else None
        if candidate.destination is not None:
            m = self.cast.mention(candidate.destination)
            if m is not None and m.countries and m.kind in {"state", "organisation"}:
                code = m.countries[0]
        if code and code not in visitors and candidate.actors:
            existing = next(
                (a for a in self.cast.actors if a.kind == "state" and a.country == code and a.role is None), None
            )
            if existing is None:
                existing = Actor(
                    len(self.cast.actors),
                    "state",
                    country=code,
                    country_span=setting.place_tokens,
                    sector="GOV",
                    country_why=None if setting.place_tokens else "the state of the place visited",
                )
                self.cast.actors.append(existing)
            candidate.actors = [*candidate.actors, existing]
            if (
                candidate.destination is not None
                and candidate.destination not in candidate.heads
                and self.cast.mention(candidate.destination)
            ):
                candidate.heads = [*candidate.heads, candidate.destination]

    # -- the same occasion --------------------------------------------------------------------

    def _occasion(self, candidate: Candidate, setting: Setting) -> Contact | None:
        status = self._dated_status(candidate, setting)
        if candidate.attending and (joined := self._attended(candidate, status)) is not None:
            return joined
        best: tuple[int, int, Contact] | None = None
        for order, contact in enumerate(self.contacts):
            if not modes_meet(contact.mode, contact.sure, candidate.mode, candidate.sure):
                continue
            if not statuses_meet(contact.status, status) and not _is_taken_up(candidate):
                continue
            if not self._days_meet(contact, setting, candidate) or not self._places_meet(contact, setting, candidate):
                continue
            if len(candidate.actors) < 2:
                if not self._takes_up(candidate, contact):
                    continue
                overlap: int | None = len(candidate.actors)
            else:
                overlap = party_overlap(contact.actors, candidate.actors)
            if overlap is None or (overlap < 2 and len(candidate.actors) >= 2 and not self._title_like(contact)):
                continue
            if candidate.nominal and self._told_as_other(candidate, setting, contact):
                continue
            if contact.mode == "visit" and self._is_besides(candidate):
                continue
            score = overlap * 10 + (5 if contact.mode == candidate.mode else 0)
            if best is None or (score, order) >= (best[0], best[1]):
                best = (score, order, contact)
        return best[2] if best else None

    def _is_besides(self, candidate: Candidate) -> bool:
        """Whether a meeting is told besides the visit before: "He also met the foreign minister"."""
        also = tree.children(self.document, candidate.trigger.at, "advmod")
        return (
            candidate.mode == "meeting"
            and not candidate.trigger.noun
            and any(self.document.tokens[c].lemma == "also" for c in also)
        )

    def _attended(self, candidate: Candidate, status: Status) -> Contact | None:
        """The occasion told last that "also attended the meeting" joins."""
        for contact in reversed(self.contacts):
            if (
                modes_meet(contact.mode, contact.sure, candidate.mode, candidate.sure)
                and contact.status == status
                and not contact.lead.nominal
                and not self._title_like(contact)
            ):
                return contact
        return None

    def _title_like(self, contact: Contact) -> bool:
        """Whether an occasion has only been named in a heading so far, with some of its parties."""
        return all(c.part == "title" or c.kind == "heading" for c in contact.tellings)

    def _takes_up(self, candidate: Candidate, contact: Contact) -> bool:
        keys = {a.key for a in contact.actors}
        countries = {a.country for a in contact.actors}
        inside = all(a.key in keys or (a.country in countries and a.kind != "person") for a in candidate.actors)
        if candidate.part == "title" or candidate.fragment or self._title_like(contact):
            return inside
        return inside and (candidate.definite or bool(candidate.actors) or candidate.group is not None)

    def _days_meet(self, contact: Contact, setting: Setting, candidate: Candidate) -> bool:
        if not setting.stated or self._title_like(contact):
            return True
        for other in contact.settings:
            if other.stated and not _overlap(other.date, setting.date):
                return False
        if any(s.stated for s in contact.settings):
            return True
        return _overlap(contact.settings[0].date, setting.date) or contact.lead.nominal

    def _places_meet(self, contact: Contact, setting: Setting, candidate: Candidate) -> bool:
        if setting.place is None:
            return True
        for other in contact.settings:
            if other.place is None:
                continue
            a, b = other.place, setting.place
            if a.country and b.country and a.country != b.country:
                return False
            if a.precision == "city" and b.precision == "city" and a.name.casefold() != b.name.casefold():
                return False
        return True

    def _told_as_other(self, candidate: Candidate, setting: Setting, contact: Contact) -> bool:
        """Whether a noun only mentioned is told as another occasion: "their recent visit", "the talks in May"."""
        if contact.lead.nominal:
            return False
        words = {
            self.document.tokens[c].lemma
            for c in tree.children(self.document, candidate.trigger.at, "amod", "compound")
        }
        return bool(words & OTHER_ONES)

    def _add(self, contact: Contact, candidate: Candidate, setting: Setting) -> None:
        contact.tellings.append(candidate)
        contact.settings.append(setting)
        if len(candidate.actors) >= 2 or candidate.attending or self._title_like(contact):
            contact.actors = _joined(contact.actors, candidate.actors)
        if (candidate.sure and (not contact.sure or contact.mode == "talks")) or (
            contact.mode == "talks" and candidate.mode != "talks"
        ):
            for other in self.contacts:
                # "spoke with A and B ... In both calls": what is learnt of one of a list holds for all
                if other is contact or (
                    not candidate.actors
                    and other.mode == "talks"
                    and other.tellings[0].trigger.at == contact.tellings[0].trigger.at
                ):
                    other.mode, other.sure = candidate.mode, candidate.sure

    def _note(self, candidate: Candidate) -> None:
        if candidate.part == "title" or not candidate.sure or not candidate.actors:
            return
        sentence = self.document.sentences[candidate.sentence]
        self.issues.append(
            Issue(
                self.document.article.id,
                "contact",
                "A contact is told here, and it is not clear between whom.",
                sentence.part,
                sentence.start,
                sentence.end,
            )
        )


def _is_taken_up(candidate: Candidate) -> bool:
    """Whether words only take an occasion up and say nothing of whether it was: "during the visit"."""
    return candidate.nominal and candidate.definite and candidate.status.at is None and len(candidate.actors) < 2


def _overlap(a: tuple[str | None, str | None], b: tuple[str | None, str | None]) -> bool:
    low = max(x for x in (a[0] or "", b[0] or ""))
    high = min(x for x in (a[1] or "9999", b[1] or "9999"))
    return low[: len(high)] <= high[: len(low)] if high else True


def _joined(first: list[Actor], more: list[Actor]) -> list[Actor]:
    """The parties of two tellings: named persons first choice, a bare state only where no person of it is known."""
    joined = list(first)
    for actor in more:
        if actor.key in {a.key for a in joined}:
            continue
        same_state = [a for a in joined if a.country and a.country == actor.country]
        if actor.kind != "person" and same_state:
            continue
        if actor.kind == "person":
            joined = [a for a in joined if not (a.kind != "person" and a.country and a.country == actor.country)]
        joined.append(actor)
    return joined
