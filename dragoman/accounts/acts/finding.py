"""Makes the accounts of an article's acts, each field with what it stands on."""

from __future__ import annotations

from dragoman.accounts.acts.background import why_background
from dragoman.accounts.acts.contexts import contexts_of, narrowed
from dragoman.accounts.acts.gathering import Gathered, find_tellings
from dragoman.accounts.acts.joining import told_once
from dragoman.accounts.acts.known_days import known_days
from dragoman.accounts.acts.quoting import quoted
from dragoman.accounts.acts.second import coders_of
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.so_called import called_so_by
from dragoman.accounts.acts.telling import Telling
from dragoman.accounts.contacts import sayer_rule
from dragoman.accounts.evidences import Evidences
from dragoman.accounts.parties import party_of
from dragoman.accounts.settings import Settings
from dragoman.accounts.sight import BY as MODEL
from dragoman.accounts.telling_apart import told_apart
from dragoman.accounts.whereabouts import place_record
from dragoman.hashes import content_id
from dragoman.language import Document
from dragoman.mentions.attribution import Attribution
from dragoman.mentions.chains import Actor, Cast
from dragoman.mentions.civildays import by_its_clock
from dragoman.mentions.owntimes import When
from dragoman.mentions.placing import place_of
from dragoman.mentions.sayers import Sayer, sayer_of
from dragoman.mentions.speakers import speaker_of
from dragoman.mentions.timezones import is_zoned
from dragoman.mentions.timing import date_of
from dragoman.records import Account, Evidence, Issue, Party, PlaceMention

BY = "rule:acts"
SAID = frozenset({"planned", "proposed", "offered", "demanded", "threatened", "refused", "conditional"})
AHEAD = frozenset({"future", "notfuture", "plan", "order", "if"})  # ways of saying what will be
LEADING = 3  # sentences that the day in the first is surely the day of
UNDERTAKEN = frozenset({"promise", "threat", "offer", "agree", "plan", "decide"})


def find_acts(
    document: Document, cast: Cast, settings: Settings, attribution: Attribution
) -> tuple[list[Account], list[Issue]]:
    """Finds the acts of an article, and what was told of acts but not understood."""
    sides = Sides(document, cast, attribution, settings.places, settings.sight)
    gathered = find_tellings(document, sides)
    acts = told_once(gathered.tellings, {t.i: t.sentence for t in document.tokens})
    return told_apart(_account(document, sides, act, settings) for act in acts), _issues(document, gathered)


def _issues(document: Document, gathered: Gathered) -> list[Issue]:
    """What is told as an act and lacks who did it or to whom: one issue a sentence, none where an act was read."""
    known = {document.tokens[t.deed.at].sentence for t in gathered.tellings}
    open_at = {document.tokens[t.deed.at].sentence: why for t, why in reversed(gathered.open)}
    return [
        Issue(document.article.id, "act", why, s.part, s.start, s.end)
        for s in document.sentences
        if (why := open_at.get(s.i)) is not None and s.i not in known
    ]


def _account(document: Document, sides: Sides, act: list[Telling], settings: Settings) -> Account:
    lead = act[0]
    deed = lead.deed
    sentence = document.sentence_of(deed.at)
    first, last = quoted(document, lead)
    span = (document.tokens[first].start, document.tokens[last - 1].end)
    words = document.part_text(sentence.part)
    evidence = Evidences(document)
    coded = [name for name, value in (("mode", lead.mode), ("cameo", lead.cameo)) if value is not None]
    for name in ("type", *coded):
        evidence.tokens(name, deed.at, deed.at + 1, by=_coded_by(lead))
    shown = deed.at if lead.status_at is None else lead.status_at
    said_by = lead.status_by or f"table:act_composition:{lead.last or 'deed'}"
    evidence.tokens("status", shown, shown + 1, by=said_by)
    sources = _parties(lead.sources, 0, evidence)
    targets = _parties(lead.targets, len(sources), evidence)
    _show_side("source", lead.source_at, deed.at, lead.sources, evidence)
    if targets:
        _show_side("target", lead.target_at, deed.at, lead.targets, evidence)
    when = _best_when(document, act, settings)
    where = _where(document, lead, settings)
    if where is not None:
        evidence.range("place", sentence.part, (where.start, where.end), inferred=where.why)
    sayer = sides.attribution.said_by(_told_at(lead)) or _denier(document, lead) or called_so_by(document, lead)
    why = why_background(document, lead, when, settings.dated, sayer.cue if sayer is not None else None)
    if why is not None and when.text is None:
        earlier = _when(document, lead, settings, background=True)  # no news: before the article's day
        when = known_days(document, lead, settings.dated) or earlier
    if why is not None:
        evidence.tokens("background", deed.at, deed.at + 1, by=f"{BY}:background", inferred=why)
    if when.days != (None, None):
        piece = when.evidence
        evidence.add(Evidence("date", piece.by, piece.part, piece.start, piece.end, piece.inferred))
    contexts = contexts_of(document, lead, evidence)
    if sayer is not None:
        evidence.add(Evidence("said_by", sayer_rule(sayer.kind), sayer.part, sayer.start, sayer.end))
    article = document.article
    return Account(
        id=content_id(
            "account", article.id, article.sha256, sentence.part, span, lead.type, lead.mode, lead.status,
            tuple((p.name, p.role, p.country) for p in (*sources, *targets)),
        ),
        article=article.id,
        type=lead.type,
        mode=lead.mode,
        status=lead.status,  # type: ignore[arg-type]
        background=why is not None,
        parties=(*sources, *targets),
        source=sources,
        target=targets,
        date=when.days,
        date_text=when.text if when.days != (None, None) else None,
        dated_by=when.dated_by if when.days != (None, None) else None,
        place=None if where is None else place_record(where),
        topics=(),
        outcome=None,
        outcome_text=None,
        said_by=sayer.text if sayer is not None else None,
        quote=words[span[0] : span[1]],
        part=sentence.part,
        span=span,
        sentence=words[sentence.start : sentence.end],
        sentence_span=(sentence.start, sentence.end),
        evidence=tuple(evidence.found),
        cameo=narrowed(lead.cameo, contexts),
        contexts=contexts,
        coders=coders_of(sides, lead),
    )  # fmt: skip


def _told_at(lead: Telling) -> int:
    """The word whose sayer tells of the act: the promise, of "Iraq said Iran had promised to leave"."""
    return lead.status_at if lead.status_at is not None and lead.last in UNDERTAKEN else lead.deed.at


def _denier(document: Document, lead: Telling) -> Sayer | None:
    """ "Denies | having promised it", "rejected as false a report that it had": by whose word it was not done."""
    at = lead.status_at
    if lead.status != "denied" or at is None or document.tokens[at].pos != "VERB" or at not in lead.operators:
        return None
    who = speaker_of(document, document.sentence_of(at), document.tokens[at])
    return sayer_of(document, *who, at, "said") if who is not None else None


def _coded_by(lead: Telling) -> str:
    """What says an act's type: the row that has its word, or the second coder where none has or it knows better."""
    deed = lead.deed
    if deed.untabled or lead.tabled is not None:
        return MODEL
    return f"table:act_{'nouns' if deed.noun else 'verbs'}:{deed.frame.label}"


def _best_when(document: Document, act: list[Telling], settings: Settings) -> When:
    """The days of an act as its tellings give them: stated in words before assumed, the leading telling first."""
    days = [_when(document, telling, settings) for telling in act]
    return next((when for when in days if when.text is not None), days[0])


def _parties(actors: list[Actor], before: int, evidence: Evidences) -> tuple[Party, ...]:
    return tuple(party_of(a, f"parties[{before + n}]", evidence) for n, a in enumerate(actors))


def _show_side(field: str, at: int | None, deed: int, actors: list[Actor], evidence: Evidences) -> None:
    if at is not None:
        evidence.tokens(field, at, at + 1, by=f"{BY}:{field}")
    else:
        evidence.tokens(field, deed, deed + 1, by=f"{BY}:{field}", inferred="whoever says it, or stands before")


def _when(document: Document, lead: Telling, settings: Settings, *, background: bool = False) -> When:
    said = _said_at(document, lead)
    when = date_of(
        document,
        lead.deed.at if said is None else said,
        settings.dated,
        settings.times,
        status=lead.status if said is None else "happened",  # type: ignore[arg-type]
        background=background or lead.mentioned,
        also=tuple(lead.operators) if said is None else (),
        spoken=said is not None,
        later=_place_in_text(document, lead) >= LEADING,
    )
    found = _where(document, lead, settings) if when.time is not None and is_zoned(when.time.meaning) else None
    return when if found is None else by_its_clock(document, when, found.country, found.region)


def _said_at(document: Document, lead: Telling) -> int | None:
    """The word by which something is asked, promised, threatened or refused: its day is the act's, not what it is of.

    "Agreed on Friday to withdraw by May" is of Friday. What will be done is of the day on which it will.
    """
    if lead.status not in SAID or lead.last in AHEAD:
        return None
    at = lead.deed.at if lead.last is None else lead.status_at
    return at if at is not None and document.tokens[at].pos in {"VERB", "NOUN", "ADJ"} else None


def _place_in_text(document: Document, lead: Telling) -> int:
    """Which sentence of the text tells of the act, from 0."""
    first = next(s.i for s in document.sentences if s.part == "text" and s.kind == "paragraph")
    return document.tokens[lead.deed.at].sentence - first


def _where(document: Document, lead: Telling, settings: Settings) -> PlaceMention | None:
    """Where a deed was done; words have no place."""
    if lead.type not in PLACED or lead.mentioned:
        return None
    return place_of(document, lead.deed.at, settings.places)


PLACED = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID"})
