"""Reads the fields of an occasion with the words that show each: mode, status, place, topics, the quote."""

from __future__ import annotations

from dragoman import codebook
from dragoman.accounts.candidates import Candidate
from dragoman.accounts.evidences import Evidences
from dragoman.accounts.occasions import Contact
from dragoman.accounts.scenes import Scene
from dragoman.accounts.settings import Setting
from dragoman.accounts.sight import BY
from dragoman.accounts.whereabouts import holder_of, in_its_town, is_house, is_near, town_of, within
from dragoman.language import Document
from dragoman.mentions.cast import Actor, Cast
from dragoman.records import Evidence, Place, Span

# How exactly a place is known, the most exact first.
SPOTS = frozenset({"city", "exact"})
PRECISION = {"exact": 0, "city": 1, "region": 2, "country": 3}
HOUSE = 2.5  # a house that no table has: less than its town, more than its state


def show_mode(document: Document, contact: Contact, evidence: Evidences) -> None:
    """Points at the word that makes it a contact, and at the one that gives its mode."""
    at = contact.lead.trigger.at
    table = "rule:signing" if "signs" in contact.lead.trigger.frame else "table:contact_words"
    by = BY if contact.lead.seen else f"{table}:{document.tokens[at].lemma.casefold()}"
    evidence.tokens("type", at, at + 1, by=by)
    shown = next((c for c in contact.tellings if c.mode == contact.mode), contact.lead).trigger.mode_at
    evidence.tokens("mode", shown, shown + 1, by=BY if contact.lead.seen and shown == at else None)


def show_status(contact: Contact, evidence: Evidences) -> None:
    """Points at the words that give the status, or says why it is inferred."""
    lead = contact.lead
    telling = next((c for c in contact.tellings if c.status.status == contact.status), lead)
    at = telling.status.at if telling.status.status == contact.status else None
    if at is None and contact.status == "planned":
        why = "its day lies ahead of the article's"
        evidence.tokens("status", telling.trigger.at, telling.trigger.at + 1, inferred=why)
    else:
        at = telling.trigger.at if at is None else at
        evidence.tokens("status", at, at + 1, by=telling.status.by)


def show_setting(contact: Contact, setting: Setting, scene: Scene | None, evidence: Evidences) -> Place | None:
    """Points at the words that give day and place, and gives the place: its own, else that of the day's scene."""
    if setting.date != (None, None):
        evidence.range("date", setting.part, setting.date_span, inferred=setting.date_why, by=setting.date_by)
    place = _show_place(contact, setting, scene, evidence)
    housed = None if place is None else in_its_town(place)
    if place is None or housed is None or housed == place:
        return place
    why = f"{place.name} is in {town_of(place).name}"
    evidence.add(Evidence("place", "table:house_towns", inferred=why))
    return housed


def _show_place(contact: Contact, setting: Setting, scene: Scene | None, evidence: Evidences) -> Place | None:
    """Points at the words that give the place, and gives it as told."""
    place = _where(contact, setting)
    if place is None and scene is not None:
        evidence.range("place", scene.part, scene.span, inferred=scene.why)
        return scene.place
    if place is None:
        return None
    evidence.range("place", place.part, place.place_span, inferred=place.place_why, by=place.place_by)
    if place.place is None:
        return None
    if scene is not None and in_its_town(place.place) is None:
        evidence.range("place", scene.part, scene.span, inferred=scene.why)
        return within(place.place, scene.place)
    told = [s for s in contact.settings if s.place is not None and s.place_tokens is not None]
    house = _house_in(place.place, told)
    if house is not None and house.place is not None:
        evidence.range("place", house.part, house.place_span, inferred=house.place_why, by=house.place_by)
        return within(house.place, place.place)
    holder = holder_of(place.place, [s.place for s in told if s.place is not None])
    if holder is None or holder.country != (town_of(place.place).country or holder.country):
        return place.place
    around = next(s for s in told if s.place == holder)
    evidence.range("place", around.part, around.place_span, inferred=around.place_why, by=around.place_by)
    return within(place.place, holder)


def show_topics(document: Document, contact: Contact, evidence: Evidences) -> tuple[str, ...]:
    """The topics in the article's words, each once."""
    topics: dict[str, None] = {}
    for first, last in contact.topics:
        text = document.text_of(first, last)
        if text not in topics:
            evidence.tokens(f"topics[{len(topics)}]", first, last)
            topics[text] = None
    return tuple(topics)


def _where(contact: Contact, setting: Setting) -> Setting | None:
    """The telling that places an occasion: the leading one, else the most exact; calls are held nowhere.

    A visit is to where its leading telling says, be it a state; elsewhere a town goes before the state it is in.
    Of tellings of one place the one with most words counts: "Ramallah, the West Bank" before "Ramallah".
    """
    if contact.mode in {"phone", "video"}:
        return None
    tellings = list(zip(contact.tellings, contact.settings, strict=True))
    leading = {id(s) for c, s in tellings if c.sentence == contact.lead.sentence and contact.mode != "visit"}
    leading.add(id(contact.settings[contact.tellings.index(contact.lead)]))
    placed = [s for s in [setting, *contact.settings] if s.place is not None and s.place_tokens is not None]
    if not placed:
        return next((s for _, s in tellings if s.place is not None), None)
    best = min(placed, key=lambda s: _rough(s, contact.mode, leads=id(s) in leading))
    if contact.mode == "visit" and best.place and best.place.precision == "country":
        told, land = [s for s in placed if s.part == "text"], best.place.country
        towns = [s for s in told if s.place and s.place.precision in SPOTS and s.place.country == land]
        best = towns[0] if len({s.place.name for s in towns if s.place}) == 1 else best
    same = [s for s in placed if s.place and best.place and best.place.name in s.place.name]
    return max(same, key=lambda s: len(s.place.name) if s.place else 0)


def _house_in(town: Place, told: list[Setting]) -> Setting | None:
    """The house that another telling of an occasion sets in its town: "came to Paris ... at the Elysee"."""
    if town.precision != "city":
        return None
    for other in told:
        place = other.place
        if other.part != "text" or place is None or place.country not in {None, town.country}:
            continue
        if is_house(place) and (place.lat is None or is_near(place, town)):
            return other if place.name not in town.name and town.name not in place.name else None
    return None


def _rough(setting: Setting, mode: str, *, leads: bool) -> tuple[bool, float]:
    """How far a telling's place is from what is wanted: of the leading sentence, and exact."""
    place = setting.place
    rough = 9.0 if place is None else PRECISION.get(place.precision or "", HOUSE)
    return (not (leads and (mode == "visit" or rough <= PRECISION["city"])), rough)


def mode_of(contact: Contact, actors: list[Actor], place: Place | None) -> str:
    """The mode as the field counts it: talks with a place are a meeting, and so is a "summit" of two states."""
    placed = place is not None and (place.precision in {"city", "exact"} or _is_spot(place))
    if contact.mode == "talks" and contact.status in {"happened", "planned"} and placed:
        return "meeting"
    states = all(codebook.state(a.country or "") for a in actors)
    if contact.mode == "summit" and len(actors) == 2 and states:
        return "meeting"
    if contact.mode == "visit" and states and place is not None and place.country not in {a.country for a in actors}:
        return "meeting" if place.country else "visit"  # "flew to Geneva for talks with the Iranian minister"
    return contact.mode


def _is_spot(place: Place) -> bool:
    """Whether a place without a point of its own is still one spot: "near Gori", a village that no table has."""
    return place.precision == "region" and place.geonames is None


def quoted(document: Document, cast: Cast, lead: Candidate) -> Span:
    """The characters that show the contact: from the first to the last of its word, verb and parties."""
    sentence = document.sentences[lead.sentence]
    marks = [lead.trigger.at, lead.trigger.at + 1, lead.trigger.mode_at, lead.trigger.mode_at + 1]
    if lead.trigger.predicate is not None and not lead.nominal:
        marks += [lead.trigger.predicate, lead.trigger.predicate + 1]
    for h in lead.heads:
        m = cast.mention(h)
        if m is not None:
            marks += [m.first, m.last]
    marks = [x for x in marks if sentence.first <= x <= sentence.last]
    return document.tokens[min(marks)].start, document.tokens[max(marks) - 1].end
