"""Carries a scene on: where somebody met one, he met others of that day too, if no other place is told."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.contact_days import best_setting
from dragoman.accounts.occasions import REMOTE, Contact
from dragoman.accounts.pointed_settings import are_several
from dragoman.accounts.settings import NEWS_DAYS, Setting, Settings, days_apart
from dragoman.accounts.whereabouts import is_house_alone, is_house_somewhere, place_record, spot_of
from dragoman.language import Document, Sentence
from dragoman.mentions import tree
from dragoman.mentions.placewords import words_for
from dragoman.mentions.timeties import eventful
from dragoman.mentions.venues import venue_words
from dragoman.records import Part, Place, PlaceMention

WHOLE_DAY = 10  # characters of an ISO day
SPOTS = frozenset({"city", "exact"})
NEXT = 1  # days: a guest who is already there meets his hosts by then
BACK = 2  # sentences: how far before a meeting the journey to it is told


@dataclass(frozen=True, slots=True)
class Scene:
    """A place with the characters that name it, and the reason why another occasion was there."""

    place: Place
    part: Part
    span: tuple[int, int] | None
    why: str


def where_else(contact: Contact, others: list[Contact], settings: Settings) -> Scene | None:
    """Where an occasion was that no telling places: by other occasions, else by where the report is from."""
    return (
        scene_of(contact, others)
        or on_the_visit(contact, others, settings.document)
        or at_home(contact, settings)
        or in_opening(contact, settings)
        or to_receive(contact, settings)
        or to_call_on(contact, settings)
        or as_opened(contact, settings)
        or in_title(contact, settings)
    )


def scene_of(contact: Contact, others: list[Contact]) -> Scene | None:
    """Where an occasion without a place was: where one of its persons is told to have been on that very day.

    None where that day saw the person in two places, or where the occasion may have been a call.
    """
    day = _day(contact)
    in_person = contact.sure or contact.lead.trigger.noun
    if day is None or contact.mode in REMOTE | {"visit"} or not in_person:
        return None
    if contact.status not in {"happened", "planned"} or is_placed(contact):
        return None
    scenes = [
        scene
        for other in others
        if other is not contact and other.status == contact.status and _day(other) == day
        if (scene := _scene(contact, other)) is not None
    ]
    return scenes[0] if len({s.place.geonames or s.place.name for s in scenes}) == 1 else None


def at_home(contact: Contact, settings: Settings) -> Scene | None:
    """Where guests were met by those at home there, in news written there that day and telling no other place."""
    here, day, latest = settings.dateline(), _day(contact), settings.dated.range[1]
    fresh = day is not None and latest is not None and days_apart(day, latest) in {0, 1}
    told = is_in_person(contact) and any(not c.nominal for c in contact.tellings)
    countries = {a.country for a in contact.actors}
    if here is None or not fresh or not told or contact.status != "happened":
        return None
    if here.country not in countries or len(countries) < 2 or is_placed(contact):
        return None
    why = "where the report is from, of which state one of the parties is"
    return Scene(place_record(here), "text", (here.start, here.end), why)


def in_opening(contact: Contact, settings: Settings) -> Scene | None:
    """Where the report is from, for the news of its first sentence that tells no other place."""
    here, day, latest = settings.dateline(), _day(contact), settings.dated.range[1]
    told = contact.lead.part == "text" and contact.lead.kind == "paragraph" and not contact.lead.nominal
    if here is None or not told or contact.status != "happened" or contact.mode in REMOTE or is_placed(contact):
        return None
    at_home = here.country in {a.country for a in contact.actors}
    if at_home and _may_be_a_call(contact, settings.document):
        return None
    fresh = day is None or latest is None or days_apart(day, latest) in range(NEWS_DAYS + 1)
    abroad = contact.mode == "visit" and here.country not in {a.country for a in contact.actors}
    if not fresh or abroad or not _is_news(settings.document, contact.lead):
        return None
    return Scene(place_record(here), "text", (here.start, here.end), "where the report is from, which opens with it")


def _may_be_a_call(contact: Contact, document: Document) -> bool:
    """Whether two only talked, anyhow and nowhere told: "BERLIN: Germany's X spoke with Y on Monday"."""
    lead = contact.lead.trigger
    talked = not lead.noun or document.tokens[lead.at].lemma.casefold() == "conversation"
    told = any(s.place is not None for s in contact.settings)
    return contact.mode == "talks" and not is_in_person(contact) and talked and not told


def to_receive(contact: Contact, settings: Settings) -> Scene | None:
    """Where the report is from, for a guest whom those at home there are to receive in the next days."""
    here, day, latest = settings.dateline(), _day(contact), settings.dated.range[1]
    soon = day is not None and latest is not None and -(days_apart(day, latest) or 0) in range(NEWS_DAYS + 1)
    told = contact.status == "planned" and contact.mode == "meeting" and contact.lead.part == "text"
    hosts = [a for h in contact.lead.hosts for a in settings.cast.members(h)]
    if here is None or not soon or not told or is_placed(contact) or _is_set_elsewhere(contact, settings):
        return None
    if {a.country for a in hosts} != {here.country} or {a.country for a in contact.actors} == {here.country}:
        return None
    return Scene(place_record(here), "text", (here.start, here.end), "where the report is from, whose own receive")


def to_call_on(contact: Contact, settings: Settings) -> Scene | None:
    """Where the report is from, for a guest who is to meet those at home there by the next day."""
    here, day, latest = settings.dateline(), _day(contact), settings.dated.range[1]
    soon = day is not None and latest is not None and -(days_apart(day, latest) or 0) in range(NEXT + 1)
    told = contact.status == "planned" and contact.mode == "meeting" and contact.lead.part == "text"
    if here is None or not soon or not told or is_placed(contact) or _is_set_elsewhere(contact, settings):
        return None
    verb = contact.lead.trigger.predicate
    if verb is None or contact.lead.nominal:
        return None
    subjects = tree.children(settings.document, verb, "nsubj")
    guests = {a.country for i in subjects for a in settings.cast.members(i) if a.kind == "person"}
    hosts = {a.country for a in contact.actors} - guests
    if not guests or None in guests or here.country in guests or hosts != {here.country}:
        return None
    return Scene(
        place_record(here), "text", (here.start, here.end), "where the report is from, whose own he is to meet"
    )


def as_opened(contact: Contact, settings: Settings) -> Scene | None:
    """Where the report is from, for those of whom its first sentence tells news, and no other town than that."""
    here, day, latest = settings.dateline(), _day(contact), settings.dated.range[1]
    fresh = day is not None and latest is not None and days_apart(day, latest) in {0, 1}
    told = is_in_person(contact) and contact.lead.part == "text" and contact.lead.kind == "paragraph"
    if here is None or not fresh or not told or contact.status != "happened" or is_placed(contact):
        return None
    document = settings.document
    opening = next(s for s in document.sentences if s.part == "text" and s.kind == "paragraph")
    named = {a.key for i in range(opening.first, opening.last) for a in settings.cast.members(i)}
    if not named & {a.key for a in contact.actors if a.kind == "person"}:
        return None
    if _towns_in(settings, opening, here) or _is_set_elsewhere(contact, settings):
        return None
    return Scene(place_record(here), "text", (here.start, here.end), "where the report is from, of which it opens")


def in_title(contact: Contact, settings: Settings) -> Scene | None:
    """Where the title says that one of the parties was, for news that tells no other town: "Merkel in | Skopje"."""
    told = contact.lead.part == "text" and not contact.lead.nominal and is_in_person(contact)
    if not told or contact.status != "happened" or is_placed(contact) or not _is_of_the_news(contact, settings):
        return None
    where = _titled(contact, settings)
    if where is None or any(p.known_as != where.known_as for c in contact.tellings for p in towns_told(c, settings)):
        return None
    return Scene(place_record(where), "title", (where.start, where.end), "where the title says that they were")


def _titled(contact: Contact, settings: Settings) -> PlaceMention | None:
    """The one town of a title behind the name of a party, or with which it opens: "In | Geneva, Kerry and"."""
    document, title = settings.document, settings.document.part_text("title")
    towns = [p for p in settings.places.get("title", []) if p.kind in {"city", "venue"} and p.role == "place"]
    if len(towns) != 1 or not title[: towns[0].start].endswith((" in ", "In ")):
        return None
    keys = {a.key for a in contact.actors if a.kind == "person"}
    words = [t for s in document.sentences if s.part == "title" for t in document.tokens[s.first : s.last]]
    heads = [t.i for t in words if keys & {a.key for a in settings.cast.members(t.i)}]
    names = {i for head in heads for i in (head, *tree.children(document, head, "flat"))}
    lead = [t.i for t in words if t.end < towns[0].start][:-1]  # but "in"
    return towns[0] if heads and (not lead or lead[-1] in names) else None


def _is_of_the_news(contact: Contact, settings: Settings) -> bool:
    """Whether an occasion is of the article's own days, be these known or not; not "had met", "in May"."""
    setting = best_setting(contact, contact.lead)
    if not setting.stated:
        return setting.date[0] is not None or setting.date[1] is None
    pairs = zip(setting.date, settings.dated.range, strict=True)
    return all(a and b and days_apart(a, b) in range(NEWS_DAYS + 1) for a, b in pairs)


def is_in_person(contact: Contact) -> bool:
    """Whether an occasion is told as one at which its parties were together, not as a word exchanged."""
    return contact.mode == "meeting" or (contact.sure and contact.mode == "talks")


def _is_set_elsewhere(contact: Contact, settings: Settings) -> bool:
    """Whether a sentence that tells an occasion names another town than that where the report is from."""
    here = settings.dateline()
    return any(here is None or p.known_as != here.known_as for c in contact.tellings for p in towns_told(c, settings))


def towns_told(telling: Candidate, settings: Settings) -> list[PlaceMention]:
    """The towns and houses that the sentence of a telling names, those of headings and of matters left out."""
    document = settings.document
    sentence = document.sentences[telling.sentence]
    told = _towns_in(settings, sentence, None) if telling.part == "text" else []
    return [p for p in told if not _is_of_matter(document, sentence, p)]


def _is_of_matter(document: Document, sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a place only says which matter was spoken of: "discussed the future government in | Kabul"."""
    inside = [i for i in range(sentence.first, sentence.last) if place.start <= document.tokens[i].start < place.end]
    top = next((i for i in inside if document.tokens[i].head not in inside), None)
    if top is None or tree.plain(document.tokens[top].relation) != "nmod":
        return False
    head = document.tokens[document.tokens[top].head]
    spots = venue_words() | words_for("house") | words_for("ground") | words_for("sort")
    lemma = head.lemma.casefold()
    return head.pos == "NOUN" and lemma not in spots and (lemma, "NOUN") not in eventful()


def _towns_in(settings: Settings, sentence: Sentence, here: PlaceMention | None) -> list[PlaceMention]:
    """The towns and houses that a sentence names besides the one where the report is from."""
    beside = [p for p in settings.places.get(sentence.part, []) if sentence.start <= p.start < sentence.end]
    told = [p for p in beside if p.kind in {"city", "venue"} and p.role != "name"]
    return [p for p in told if here is None or p.known_as != here.known_as]


def _is_listed(document: Document, visit: Contact, setting: Setting) -> bool:
    """Whether a visit's place stands in a list of names: "visited Jinja, Mbale and Gulu"."""
    sentence = document.sentences[visit.lead.sentence]
    named = setting.place.name.split()[-1] if setting.place is not None else ""
    at = next((i for i in range(sentence.first, sentence.last) if document.tokens[i].text == named), None)
    return at is not None and are_several(document, at)


def _is_news(document: Document, lead: Candidate) -> bool:
    """Whether the first sentence tells it in its main clause, or says that it was; not "to brief him on talks"."""
    first = next((s.i for s in document.sentences if s.part == "text" and s.kind == "paragraph"), None)
    if lead.sentence != first:
        return False
    verb = tree.first_conjunct(document, tree.clause_of(document, lead.trigger.at))
    token = document.tokens[verb]
    told = token.relation in {"ccomp", "xcomp"} and document.tokens[token.head].is_root
    return token.is_root or told


def on_the_visit(contact: Contact, others: list[Contact], document: Document) -> Scene | None:
    """Where a visit just told before took one of the parties, if no other day is told: "flew to Oslo. He met X"."""
    if contact.mode in REMOTE | {"visit"} or contact.status not in {"happened", "planned"} or is_placed(contact):
        return None
    own = {a.key for a in contact.actors if a.kind in {"person", "role"}}
    here, journeys = contact.lead.sentence, [c.lead.sentence for c in others if c.mode == "visit"]
    for visit in reversed(others):
        told = visit.lead
        near = told.part == contact.lead.part and 0 < here - told.sentence <= BACK
        who = next((a for a in told.actors if a.key in own), None)
        if visit.mode != "visit" or visit.status != contact.status or not near or who is None:
            continue
        setting = visit.settings[visit.tellings.index(told)]
        several = journeys.count(told.sentence) > 1 or _is_listed(
            document, visit, setting
        )  # "went to Kampala, Jinja and Gulu. He also met": in one of them
        placed = setting.place is not None and setting.place.precision in SPOTS
        if setting.place is None or not placed or several or not _days_near(contact, visit):
            return None
        why = f"where {who.name or who.role} had gone, as told just before"
        return Scene(setting.place, setting.part, setting.place_span, why)
    return None


def _days_near(contact: Contact, visit: Contact) -> bool:
    """Whether an occasion can be of a visit's days; what has no day of its own can."""
    one, other = (best_setting(c, c.lead) for c in (contact, visit))
    first, last = one.date[0], other.date[0]
    if not one.stated or not first or not last:
        return not (other.stated and other.date[1] and first and not one.stated and _far(other.date[1], first))
    return not _far(last, first)


def _far(one: str, other: str) -> bool:
    apart = days_apart(one, other)
    return apart is not None and abs(apart) > NEWS_DAYS


def is_placed(contact: Contact) -> bool:
    """Whether some telling places an occasion, in more than a house that may be in any town."""
    told = [s.place for s in contact.settings if s.place is not None]
    return any(not is_house_alone(place.name, place.lat) and not is_house_somewhere(place) for place in told)


def _scene(contact: Contact, other: Contact) -> Scene | None:
    """The place of another occasion that shares a person with this one."""
    here = {a.key for a in contact.actors if a.kind in {"person", "role"}}
    if not best_setting(other, other.lead).stated or _is_ahead_of(contact, other):
        return None  # its day is only taken for the article's, or the way there came after
    shared = next((a for a in other.actors if a.key in here), None)
    setting = next((s for s in other.settings if s.place is not None and spot_of(s.place).precision in SPOTS), None)
    if setting is None or setting.place is None or other.mode in REMOTE:
        return None
    if shared is None and other.mode != "summit":
        return None
    who = f"{shared.name or shared.role} was" if shared is not None else "the summit was"
    why = f"where {who} that day, as told of another occasion"
    return Scene(spot_of(setting.place), setting.part, setting.place_span, why)


def _is_ahead_of(contact: Contact, journey: Contact) -> bool:
    """Whether a journey began after an occasion: "called on X and flew to Oslo", "met X on the eve of a trip to"."""
    if journey.mode != "visit" or journey.lead.part != contact.lead.part:
        return False
    return journey.status != contact.status or journey.lead.trigger.at > contact.lead.trigger.at


def _day(contact: Contact) -> str | None:
    """The one day of an occasion; None where it may be of several."""
    first, last = best_setting(contact, contact.lead).date
    return first if first and first == last and len(first) == WHOLE_DAY else None
