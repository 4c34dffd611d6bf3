"""Finds the positions of an article: who supports, opposes, demands or rules out which named matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman import codebook
from dragoman.accounts.evidences import Evidences
from dragoman.accounts.parties import party_of
from dragoman.accounts.settings import Settings
from dragoman.accounts.statements.finding import is_background
from dragoman.accounts.statements.from_acts import with_acts
from dragoman.accounts.statements.matters import MatterFound, matters_at
from dragoman.accounts.statements.stances import Taking, takings_in
from dragoman.accounts.statements.telling import Telling
from dragoman.codebook.stances import TURNED
from dragoman.hashes import content_id
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor, Cast
from dragoman.mentions.timing import date_of
from dragoman.records import Account, Evidence, Party, Position, Span, Stance, Statement

RULE = "rule:positions:"
THIRD_PERSON = frozenset({"it", "they", "its", "their"})
FIRST_PERSON = frozenset({"i", "we", "our", "my", "us", "ours"})
Told = Sequence[tuple[Telling, Statement]]


@dataclass(frozen=True, slots=True)
class Held:
    """A position before it is dated: whose, on what, how, and the statements around it, nearest first."""

    taking: Taking
    actors: tuple[Actor, ...]
    speaker: Statement | None  # the holder, where it is the speaker of this statement
    found: MatterFound
    stance: Stance
    around: tuple[Statement, ...]


def find_positions(
    document: Document, cast: Cast, settings: Settings, told: Told, acts: Sequence[Account] = ()
) -> list[Position]:
    """The positions of an article's text, each holder's on each matter once; joined with its `acts`."""
    kept: dict[tuple[object, ...], Position] = {}
    for held in _held(document, cast, told):
        position = _position(document, settings, held)
        key = (tuple((p.name, p.role, p.country) for p in position.holder), position.matter, position.stance)
        if key not in kept or (kept[key].background and not position.background):
            kept[key] = position
    return with_acts(document, list(kept.values()), acts)


def _held(document: Document, cast: Cast, told: Told) -> Iterator[Held]:
    for sentence in document.sentences:
        if sentence.part != "text" or sentence.kind != "paragraph":
            continue
        for taking in takings_in(document, sentence.first, sentence.last):
            around = _around(taking.predicate, told)
            actors, speaker = _holders(document, cast, taking, around)
            if not actors and speaker is None:
                continue
            recognising = taking.stance in {"recognises", "does_not_recognise"}
            for found in matters_at(document, taking.matter, cast=cast, states=recognising):
                stance = taking.stance if found.turns % 2 == 0 else TURNED[taking.stance]
                if stance == "offers" and _is_measure(found.matter):
                    stance = "supports"
                if stance is not None and not _is_absurd(stance, found.matter):
                    yield Held(taking, actors, speaker, found, stance, around)


def _is_absurd(stance: Stance, matter: str) -> bool:
    """Whether nobody would say so: for war, for attacks on civilians. The words are misread then."""
    known = codebook.matters().get(matter)
    return known is not None and known.ill and stance in {"supports", "offers", "demands"}


def _is_measure(matter: str) -> bool:
    known = codebook.matters().get(matter)
    return known is not None and known.measure


def _around(i: int, told: Told) -> tuple[Statement, ...]:
    """The statements whose words hold a token, nearest first."""
    holding = [(telling.size, telling.sayer.cue, statement) for telling, statement in told if telling.covers(i)]
    return tuple(statement for _, _, statement in sorted(holding, key=lambda each: each[:2]))


def _holders(
    document: Document, cast: Cast, taking: Taking, around: Sequence[Statement]
) -> tuple[tuple[Actor, ...], Statement | None]:
    """The actors that hold a position, or the statement whose speaker does: "we", and whoever says "must"."""
    if taking.holder is None or document.tokens[taking.holder].text.casefold() in FIRST_PERSON:
        return (), around[0] if around and _is_known(around[0].speaker) else None
    heads = [h for h in tree.conjuncts(document, taking.holder) if tree.plain(document.tokens[h].relation) != "appos"]
    actors = tuple(actor for head in heads for actor in cast.members(head))
    if not actors and around and document.tokens[taking.holder].text.casefold() in THIRD_PERSON:
        return (), around[0] if _is_known(around[0].speaker) else None  # "Algeria said it opposes ..."
    known = actors if all(actor.name or actor.country for actor in actors) else ()
    return tuple({actor.key: actor for actor in known}.values()), None


def _is_known(speaker: tuple[Party, ...]) -> bool:
    return all(party.name or party.country for party in speaker)


def _position(document: Document, settings: Settings, held: Held) -> Position:
    taking, found = held.taking, held.found
    evidence = Evidences(document)
    sentence = document.sentence_of(taking.word)
    words = document.part_text(sentence.part)
    holder = _holder(document, held, evidence)
    evidence.tokens("stance", taking.word, taking.word + 1, by=taking.by)
    evidence.tokens("matter", *found.shown, by=found.by)
    text = document.text_of(*found.shown)
    states = tuple(dict.fromkeys(name.code for name in codebook.find_names(text) if name.code))
    if states:
        evidence.tokens("states", *found.shown, by="table:names")
    statement = held.around[0] if held.around else None
    if statement is not None:
        evidence.add(_of_statement("statement", statement, "its words hold these"))
    said_by = next((s for s in held.around if s.speaker != holder), None)
    if said_by is not None:
        evidence.add(_of_statement("said_by", said_by, "the speaker of the words around"))
    background = _background(document, taking, statement, evidence)
    date, date_text, dated_by = _dated(document, settings, held, evidence, background=background)
    span = _quoted(document, held)
    return Position(
        id=content_id("position", document.article.id, document.article.sha256, span, *_said(held, holder)),
        article=document.article.id,
        holder=holder,
        stance=held.stance,
        matter=found.matter,
        matter_text=text,
        states=states,
        date=date,
        date_text=date_text,
        dated_by=dated_by,
        said_by=said_by.speaker_text if said_by is not None else None,
        statement=statement.id if statement is not None else None,
        account=None,
        background=background,
        quote=words[span[0] : span[1]],
        part=sentence.part,
        span=span,
        sentence=words[sentence.start : sentence.end],
        sentence_span=(sentence.start, sentence.end),
        evidence=tuple(evidence.found),
    )


def _said(held: Held, holder: tuple[Party, ...]) -> tuple[object, ...]:
    """What a position says, as its id has it."""
    return held.stance, held.found.matter, tuple((party.name, party.role, party.country) for party in holder)


def _holder(document: Document, held: Held, evidence: Evidences) -> tuple[Party, ...]:
    if held.speaker is not None:
        for piece in held.speaker.evidence:
            if piece.field.startswith("speaker"):
                evidence.add(replace(piece, field=piece.field.replace("speaker", "holder")))
        return held.speaker.speaker
    head = held.taking.holder
    if head is not None:
        evidence.tokens("holder", head, head + 1, by=RULE + "holder")
    return tuple(party_of(actor, f"holder[{n}]", evidence) for n, actor in enumerate(held.actors))


def _of_statement(field: str, statement: Statement, why: str) -> Evidence:
    speaker = next(piece for piece in statement.evidence if piece.field == "speaker")
    return replace(speaker, field=field, by=RULE + field, inferred=why)


def _background(document: Document, taking: Taking, statement: Statement | None, evidence: Evidences) -> bool:
    if statement is not None and statement.background:
        evidence.add(_of_statement("background", statement, "said before the news"))
        return True
    return is_background(document, taking.predicate, evidence)


def _dated(
    document: Document, settings: Settings, held: Held, evidence: Evidences, *, background: bool
) -> tuple[tuple[str | None, str | None], str | None, str | None]:
    """The day a position was taken: that of the statement it stands in, or of its own words."""
    if held.around:
        days = held.around[0].date
        if days != (None, None):
            evidence.add(_of_statement("date", held.around[0], "the day of the statement"))
        return days, None, held.around[0].dated_by
    when = date_of(document, held.taking.predicate, settings.dated, settings.times, background=background)
    if when.days == (None, None):
        return when.days, None, when.dated_by
    evidence.add(replace(when.evidence, field="date"))
    return when.days, when.text, when.dated_by


def _quoted(document: Document, held: Held) -> Span:
    """The characters from the holder's word to the end of the matter, within the sentence."""
    sentence = document.sentence_of(held.taking.word)
    marks = [held.taking.word, held.taking.word + 1, *held.found.shown]
    if held.taking.holder is not None:
        marks += [held.taking.holder, held.taking.holder + 1]
    marks = [i for i in marks if sentence.first <= i <= sentence.last]
    return document.tokens[min(marks)].start, document.tokens[max(marks) - 1].end
