"""Finds who met whom, and how: calls, video calls, meetings, visits, rounds of talks and summits."""

from __future__ import annotations

from dragoman import codebook
from dragoman.accounts.candidates import Candidate, find_candidates
from dragoman.accounts.evidences import Evidences
from dragoman.accounts.occasions import Contact, Joiner
from dragoman.accounts.parties import party_of
from dragoman.accounts.rosters import find_rosters
from dragoman.accounts.settings import Setting, Settings
from dragoman.accounts.topics import find_topics, outcome_of
from dragoman.hashes import content_id
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.attribution import Attribution
from dragoman.mentions.chains import Actor, Cast
from dragoman.records import Account, Dated, Evidence, Issue, Place


def _tidied(actors: list[Actor]) -> list[Actor]:
    """Parties without those that another stands for: no bare state beside its named official."""
    states = {a.country for a in actors if a.kind == "person" and a.country}
    kept = [a for a in actors if a.kind == "person" or a.country not in states or a.country is None]
    roles = {a.country for a in kept if a.kind == "role" and a.country}
    kept = [a for a in kept if a.kind != "state" or a.country not in roles]
    named = [a for a in kept if a.name or a.country]
    return named if len(named) >= 2 else kept


# How exactly a place is known, the most exact first.
PRECISION = {"exact": 0, "city": 1, "region": 2, "country": 3}


def find_contacts(
    document: Document, cast: Cast, settings: Settings, attribution: Attribution
) -> tuple[list[Account], list[Issue]]:
    """Finds the contacts of an article, and what was told of contacts but not understood."""
    joiner = Joiner(document, cast, settings)
    rosters = find_rosters(document, cast)
    for candidate in find_candidates(document, cast):
        told_by_roster = candidate.definite and candidate.trigger.noun and not candidate.attending
        if told_by_roster and any(document.tokens[r.at].sentence == candidate.sentence for r in rosters):  # noqa: SIM102
            if not joiner.open_with(candidate, rosters):
                continue  # "Joining X on the call were ...": the roster tells it
        while rosters and candidate.part == "text" and rosters[0].at < document.sentences[candidate.sentence].first:
            joiner.add_roster(rosters.pop(0))
        joiner.take(candidate)
    for roster in rosters:
        joiner.add_roster(roster)
    joiner.drop_echoes()
    find_topics(document, cast, joiner.contacts)
    accounts = [
        a for c in joiner.contacts if (a := _account(document, cast, c, settings.dated, attribution)) is not None
    ]
    return accounts, joiner.issues


def _account(
    document: Document, cast: Cast, contact: Contact, dated: Dated, attribution: Attribution
) -> Account | None:
    actors = _tidied(contact.actors)
    if len(actors) < 2 and not any(c.mode == "summit" for c in contact.tellings):
        return None
    lead = contact.lead
    sentence = document.sentences[lead.sentence]
    first, last = _quoted(document, cast, lead)
    span = (document.tokens[first].start, document.tokens[last - 1].end)
    words = document.part_text(sentence.part)
    evidence = Evidences(document)
    word = f"table:contact_words:{document.tokens[lead.trigger.at].lemma.casefold()}"
    evidence.tokens("type", lead.trigger.at, lead.trigger.at + 1, by=word)
    mode_from = next((c for c in contact.tellings if c.mode == contact.mode), lead)
    evidence.tokens("mode", mode_from.trigger.mode_at, mode_from.trigger.mode_at + 1)
    _show_status(contact, lead, evidence)
    parties = tuple(party_of(a, f"parties[{n}]", evidence) for n, a in enumerate(actors))
    setting = _best_setting(contact, lead)
    place = _where(contact, setting)
    if setting.date != (None, None):
        evidence.range("date", setting.part, setting.date_span, inferred=setting.date_why)
    if place is not None:
        evidence.range("place", place.part, place.place_span, inferred=place.place_why)
    topics = _topics(document, contact, evidence)
    outcome = outcome_of(document, contact)
    if outcome is not None:
        evidence.tokens("outcome", outcome[1], outcome[2])
    sayer = attribution.said_by(lead.trigger.at)
    if sayer is not None:
        evidence.add(Evidence("said_by", sayer_rule(sayer.kind), sayer.part, sayer.start, sayer.end))
    background = _is_background(document, contact, setting, dated)
    if background:
        evidence.tokens("background", lead.trigger.at, lead.trigger.at + 1, inferred=_why_background(lead))
    source = _initiators(document, contact, actors, evidence)
    target = tuple(parties[i] for i, a in enumerate(actors) if source and i not in source)
    if target:
        evidence.tokens("target", lead.trigger.at, lead.trigger.at + 1)
    article = document.article
    place_record = place.place if place is not None else None
    mode = _mode(contact, actors, place_record)
    return Account(
        id=content_id(
            "account",
            article.id,
            article.sha256,
            sentence.part,
            span,
            "CONSULT",
            mode,
            contact.status,
            setting.date,
            tuple((p.name, p.role, p.country) for p in parties),
        ),
        article=article.id,
        type="CONSULT",
        mode=mode,
        status=contact.status,
        background=background,
        parties=parties,
        source=tuple(parties[i] for i in source),
        target=target,
        date=setting.date,
        date_text=setting.date_text if setting.date != (None, None) else None,
        dated_by=setting.dated_by,
        place=place_record,
        topics=topics,
        outcome=outcome[0] if outcome else None,  # type: ignore[arg-type]
        outcome_text=document.text_of(outcome[1], outcome[2]) if outcome else None,
        said_by=sayer.text if sayer else None,
        quote=words[span[0] : span[1]],
        part=sentence.part,
        span=span,
        sentence=words[sentence.start : sentence.end],
        sentence_span=(sentence.start, sentence.end),
        evidence=tuple(evidence.found),
    )


def _show_status(contact: Contact, lead: Candidate, evidence: Evidences) -> None:
    """Points at the words that give the status, or says why it is inferred."""
    telling = next((c for c in contact.tellings if c.status.status == contact.status), lead)
    at = telling.status.at if telling.status.status == contact.status else None
    if at is None and contact.status == "planned":
        why = "its day lies ahead of the article's"
        evidence.tokens("status", telling.trigger.at, telling.trigger.at + 1, inferred=why)
    else:
        at = telling.trigger.at if at is None else at
        evidence.tokens("status", at, at + 1)


def _topics(document: Document, contact: Contact, evidence: Evidences) -> tuple[str, ...]:
    """The topics in the article's words, each once."""
    topics: dict[str, None] = {}
    for first, last in contact.topics:
        text = document.text_of(first, last)
        if text not in topics:
            evidence.tokens(f"topics[{len(topics)}]", first, last)
            topics[text] = None
    return tuple(topics)


def _where(contact: Contact, setting: Setting) -> Setting | None:
    """The telling that places an occasion most exactly; calls are held nowhere."""
    if contact.mode in {"phone", "video"}:
        return None
    placed = [s for s in [setting, *contact.settings] if s.place is not None]
    return min(placed, key=lambda s: PRECISION.get(s.place.precision or "", 9) if s.place else 9, default=None)


def _mode(contact: Contact, actors: list[Actor], place: Place | None) -> str:
    """The mode as the field counts it: talks with a place are a meeting, and so is a "summit" of two states."""
    placed = place is not None and place.precision in {"city", "exact"}
    if contact.mode == "talks" and contact.status in {"happened", "planned"} and placed:
        return "meeting"
    if contact.mode == "summit" and len(actors) == 2 and all(codebook.state(a.country or "") for a in actors):
        return "meeting"
    return contact.mode


def sayer_rule(kind: str) -> str:
    """The name of the rule that found who gives an account."""
    return f"rule:attribution:{kind}"


def _quoted(document: Document, cast: Cast, lead: Candidate) -> tuple[int, int]:
    """The tokens that show the contact: from the first to the last of its word, verb and parties."""
    sentence = document.sentences[lead.sentence]
    marks = [lead.trigger.at, lead.trigger.at + 1, lead.trigger.mode_at, lead.trigger.mode_at + 1]
    if lead.trigger.predicate is not None and not lead.nominal:
        marks += [lead.trigger.predicate, lead.trigger.predicate + 1]
    for h in lead.heads:
        m = cast.mention(h)
        if m is not None:
            marks += [m.first, m.last]
    marks = [x for x in marks if sentence.first <= x <= sentence.last]
    return min(marks), max(marks)


def _best_setting(contact: Contact, lead: Candidate) -> Setting:
    """The days that the article gives most exactly: stated ones before assumed ones, narrow before wide."""
    by_lead = contact.settings[contact.tellings.index(lead)]
    stated = [s for s in contact.settings if s.stated]
    if not stated:
        passing = [s for c, s in zip(contact.tellings, contact.settings, strict=True) if c.nominal]
        return passing[0] if passing and _only_mentioned(contact) else by_lead
    return min(stated, key=lambda s: (_width(s), contact.settings.index(s)))


def _width(setting: Setting) -> int:
    first, last = setting.date
    if first is None or last is None:
        return 10_000
    if first == last:
        return {10: 0, 7: 31, 4: 365}.get(len(first), 0)
    return 1 + abs(hash_days(last) - hash_days(first))


def hash_days(day: str) -> int:
    """A day's rough ordinal, partial days at their start; for comparing widths only."""
    parts = [int(p) for p in day[:10].split("-")]
    year, month, date = [*parts, 1, 1][:3]
    return year * 372 + month * 31 + date


def _is_background(document: Document, contact: Contact, setting: Setting, dated: Dated) -> bool:
    if contact.status in {"planned", "proposed"}:
        return False
    lead = contact.lead
    if any(c.part == "title" or c.kind == "heading" for c in contact.tellings):
        return False
    if all(c.kind == "caption" for c in contact.tellings):
        return True
    first_day = dated.range[0]
    last = setting.date[1]
    if setting.stated and first_day and last and hash_days(last) + 3 < hash_days(first_day):
        return True
    if contact.status == "refused":
        at = lead.status.at
        return at is None or tree.plain(document.tokens[at].relation) in {"acl", "amod", "nmod"}
    return _only_mentioned(contact)


def _only_mentioned(contact: Contact) -> bool:
    """Whether an occasion is named in passing and only taken up after: "the recent meeting of X ... The meeting"."""
    return any(c.nominal for c in contact.tellings) and all(
        c.nominal or (c.definite and c.trigger.noun) for c in contact.tellings
    )


def _why_background(lead: Candidate) -> str:
    if lead.kind == "caption":
        return "a caption"
    return "only mentioned" if lead.nominal else "told as earlier than the news"


def _initiators(document: Document, contact: Contact, actors: list[Actor], evidence: Evidences) -> list[int]:
    """Who called, invited or visited, where the words tell: positions in the list of parties."""
    keys = [a.key for a in actors]
    for c in contact.tellings:
        for h in [*c.initiators, *c.visitors]:
            for a in (x for x in c.actors):
                if a.key in keys and a.name_span is not None and _covers(document, h, a, c):
                    evidence.tokens("source", h, h + 1)
                    return [keys.index(a.key)]
    return _at_initiative(document, contact, actors, evidence)


def _covers(document: Document, head: int, actor: Actor, candidate: Candidate) -> bool:
    position = candidate.heads.index(head) if head in candidate.heads else -1
    return 0 <= position < len(candidate.actors) and candidate.actors[position].key == actor.key


def _at_initiative(document: Document, contact: Contact, actors: list[Actor], evidence: Evidences) -> list[int]:
    """ "at the Italian side's initiative", "at Kyiv's request", "initiated by the Turkish side"."""
    sentence = document.sentences[contact.lead.sentence]
    for i in range(sentence.first, sentence.last):
        token = document.tokens[i]
        if (
            token.lemma in {"initiative", "request"} and "at" in tree.cases(document, i)
        ) or token.lemma == "initiate":
            near = [document.tokens[k] for k in document.subtree(i)]
            words = " ".join(t.text for t in near)
            codes = {n.code for n in codebook.find_names(words)}
            fits = [n for n, a in enumerate(actors) if a.country in codes]
            if len(fits) == 1:
                evidence.tokens("source", near[0].i, near[-1].i + 1)
                return fits
    return []
