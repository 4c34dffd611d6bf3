"""Finds who met whom, and how: calls, video calls, meetings, visits, rounds of talks and summits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.accounts.account_sayers import sayer_of_contact
from dragoman.accounts.candidates import Candidate, find_candidates
from dragoman.accounts.contact_days import best_setting, show_background
from dragoman.accounts.contact_fields import mode_of, quoted, show_mode, show_setting, show_status, show_topics
from dragoman.accounts.contact_parties import initiators, spoken_for, tidied
from dragoman.accounts.contact_review import reviewed
from dragoman.accounts.evidences import Evidences
from dragoman.accounts.joining import drop_done, drop_echoes, drop_ways, take
from dragoman.accounts.joining_state import Joining
from dragoman.accounts.journeys import drop_journeys, join_purposes
from dragoman.accounts.lists import Lists
from dragoman.accounts.occasions import Contact
from dragoman.accounts.parties import party_of
from dragoman.accounts.pictures import join_pictures
from dragoman.accounts.roster_joining import add_roster, open_with
from dragoman.accounts.rosters import find_rosters
from dragoman.accounts.scenes import where_else
from dragoman.accounts.settings import Settings
from dragoman.accounts.sight import BY
from dragoman.accounts.stations import each_station
from dragoman.accounts.stays import drop_hosts_towns, on_the_stay
from dragoman.accounts.sure_contacts import add_sure_contacts
from dragoman.accounts.telling_apart import told_apart
from dragoman.accounts.topics import find_topics, outcome_of
from dragoman.accounts.triggers import Trigger, find_triggers
from dragoman.accounts.unknown_contacts import find_unknown_contacts
from dragoman.hashes import content_id
from dragoman.language import Document
from dragoman.mentions.attribution import Attribution
from dragoman.mentions.cast import Actor, Cast
from dragoman.mentions.sayers import Sayer
from dragoman.records import Account, Evidence, Issue, Party


def find_contacts(
    document: Document, cast: Cast, settings: Settings, attribution: Attribution
) -> tuple[list[Account], list[Issue]]:
    """Finds the contacts of an article, and what was told of contacts but not understood."""
    joining = _joined(document, cast, settings)
    find_topics(document, cast, joining.contacts)
    accounts = [_account(document, cast, c, joining, attribution) for c in joining.contacts]
    return told_apart(a for a in accounts if a is not None), joining.issues


def _joined(document: Document, cast: Cast, settings: Settings) -> Joining:
    """The occasions of an article, from all their tellings and lists of participants in reading order."""
    joining = Joining(document, cast, settings)
    rosters = find_rosters(document, cast)
    lists, triggers = Lists(document, cast), find_triggers(document)
    for candidate in _candidates(lists, triggers, settings):
        told_by_roster = candidate.definite and candidate.trigger.noun and not candidate.attending
        if told_by_roster and any(document.tokens[r.at].sentence == candidate.sentence for r in rosters):  # noqa: SIM102
            if not open_with(joining, candidate, rosters):
                continue  # "Joining X on the call were ...": the roster tells it
        while rosters and candidate.part == "text" and rosters[0].at < document.sentences[candidate.sentence].first:
            add_roster(joining, rosters.pop(0))
        take(joining, candidate)
    for roster in rosters:
        add_roster(joining, roster)
    join_pictures(joining)
    drop_echoes(joining)
    add_sure_contacts(joining, lists)
    drop_ways(joining)
    join_purposes(joining)
    drop_journeys(joining)
    drop_done(joining)
    drop_hosts_towns(joining.contacts)
    return joining


def _candidates(lists: Lists, triggers: Sequence[Trigger], settings: Settings) -> list[Candidate]:
    """Every telling of a contact in reading order, the title's first: the rules', and what the second coder adds."""
    told = find_candidates(lists, triggers)
    seen = list(find_unknown_contacts(lists, settings.sight, told, triggers))
    kept = reviewed(lists, settings.sight, told)
    tellings = (station for telling in (*kept, *seen) for station in each_station(settings, telling))
    return sorted(tellings, key=lambda c: (c.part != "title", c.trigger.at))


def _account(
    document: Document, cast: Cast, contact: Contact, joining: Joining, attribution: Attribution
) -> Account | None:
    """What the article says of one occasion, each field with its evidence; None where it has but one party."""
    sayer = attribution.said_by(contact.lead.trigger.at)
    actors = tidied(spoken_for(joining, contact.actors, sayer.text if sayer is not None else None))
    if len(actors) < 2 and not any(c.mode == "summit" or c.collective for c in contact.tellings):
        return None
    lead = contact.lead
    sentence = document.sentences[lead.sentence]
    words, span = document.part_text(sentence.part), quoted(document, cast, lead)
    evidence = Evidences(document)
    show_mode(document, contact, evidence)
    show_status(contact, evidence)
    parties = _parties(contact, actors, evidence)
    setting = best_setting(contact, lead)
    beside = (contact, joining.contacts, joining.settings)
    scene = where_else(*beside) or on_the_stay(*beside)
    place = show_setting(contact, setting, scene, evidence)
    topics = show_topics(document, contact, evidence)
    outcome = _show_outcome(document, contact, evidence)
    said_by = _show_sayer(sayer_of_contact(document, cast, attribution, contact), evidence)
    background = show_background(document, contact, setting, joining.dated, evidence)
    source, target = _show_sides(document, contact, actors, parties, evidence)
    account = Account(
        id="",
        article=document.article.id,
        type="CONSULT",
        mode=mode_of(contact, actors, place),
        status=contact.status,
        background=background,
        parties=parties,
        source=source,
        target=target,
        date=setting.date,
        date_text=setting.date_text if setting.date != (None, None) else None,
        dated_by=setting.dated_by,
        place=place,
        topics=topics,
        outcome=outcome[0] if outcome else None,  # type: ignore[arg-type]
        outcome_text=document.text_of(outcome[1], outcome[2]) if outcome else None,
        said_by=said_by,
        quote=words[span[0] : span[1]],
        part=sentence.part,
        span=span,
        sentence=words[sentence.start : sentence.end],
        sentence_span=(sentence.start, sentence.end),
        evidence=tuple(evidence.found),
    )
    return replace(account, id=_id_of(account, document.article.sha256))


def _parties(contact: Contact, actors: list[Actor], evidence: Evidences) -> tuple[Party, ...]:
    """The parties; those that only the second coder pointed at say so."""
    told = {a.key for c in contact.tellings for a in c.actors if a.key not in c.pointed}
    pointed = {k for c in contact.tellings for k in c.pointed} - told
    by = (BY if a.key in pointed else None for a in actors)
    return tuple(
        party_of(a, f"parties[{n}]", evidence, by=b) for n, (a, b) in enumerate(zip(actors, by, strict=True))
    )


def _id_of(account: Account, sha256: str) -> str:
    """The content hash of an account: the same words read the same way have the same id."""
    return content_id(
        "account",
        account.article,
        sha256,
        account.part,
        account.span,
        account.type,
        account.mode,
        account.status,
        account.date,
        tuple((p.name, p.role, p.country) for p in account.parties),
    )


def _show_outcome(document: Document, contact: Contact, evidence: Evidences) -> tuple[str, int, int] | None:
    outcome = outcome_of(document, contact)
    if outcome is not None:
        evidence.tokens("outcome", outcome[1], outcome[2])
    return outcome


def _show_sayer(sayer: Sayer | None, evidence: Evidences) -> str | None:
    """Who gives the account, where it isn't the article itself."""
    if sayer is None:
        return None
    evidence.add(Evidence("said_by", sayer_rule(sayer.kind), sayer.part, sayer.start, sayer.end))
    return sayer.text


def _show_sides(
    document: Document, contact: Contact, actors: list[Actor], parties: tuple[Party, ...], evidence: Evidences
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who initiated and who was met, where the words tell."""
    source = initiators(document, contact, actors, evidence)
    target = tuple(p for i, p in enumerate(parties) if source and i not in source)
    if target:
        evidence.tokens("target", contact.lead.trigger.at, contact.lead.trigger.at + 1)
    return tuple(parties[i] for i in source), target


def sayer_rule(kind: str) -> str:
    """The name of the rule that found who gives an account."""
    return f"rule:attribution:{kind}"
