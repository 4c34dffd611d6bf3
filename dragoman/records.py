"""The words of the record: article, account, figure, and the evidence each field stands on.

Plain frozen dataclasses, no logic (a reading's two ways out stand in columns.py and display.py) and no
reading or writing. Days are ISO 8601 strings, whole (`2022-03-01`) or partial (`2022-03`, `2022`);
ranges are pairs of such strings with ``None`` for an open end. Character places are code points of
the stored text, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Part = Literal["title", "text"]
BlockKind = Literal["paragraph", "heading", "caption", "byline", "credit", "boilerplate", "dateline"]
Days = tuple[str | None, str | None]
Span = tuple[int, int]
Mode = Literal["phone", "video", "meeting", "visit", "talks", "summit"]
Status = Literal[
    "happened", "planned", "proposed", "offered", "demanded", "threatened", "refused", "denied", "conditional"
]
Relation = Literal["same", "possible", "different"]
Outcome = Literal["agreed", "failed", "inconclusive", "continuing"]
Measure = Literal["killed", "injured", "missing", "captured", "displaced", "affected", "troops", "money", "items"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
ActorKind = Literal["person", "state", "organisation", "group", "role", "people"]
PlaceKind = Literal["country", "city", "region", "county", "sea", "strait", "river", "border", "area", "venue"]
PlaceRole = Literal["place", "government", "people", "name"]
Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "range"]
StatementKind = Literal["direct", "indirect", "mixed"]
SaidIn = Literal[
    "briefing", "broadcast", "call", "conference", "facebook", "hearing", "interview", "letter", "meeting", "post",
    "speech", "statement", "telegram", "twitter",
]  # fmt: skip
Stance = Literal[
    "supports", "opposes", "recognises", "does_not_recognise", "demands", "rules_out", "offers", "open_to",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """A run of an article's text of one kind: a paragraph, a heading, a caption, boilerplate."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A document as published, normalised once.

    `id` is the user's id for it (file stem where none), `sha256` the hash of title and text as kept.
    `published` is an ISO day or None; `blocks` cover the text in order, gaps are white space.
    `country` is the ISO alpha-3 state of the outlet or ministry where the source tells it. `instant` is when in that
    day it was published, in UTC to the second, where the source tells the time with its zone: it orders the versions
    of a day. `remarks` say what the source told that could not be used; they become issues of the reading and are
    not kept here.
    """

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    country: str | None = None
    sha256: str = ""
    blocks: tuple[Block, ...] = ()
    instant: str | None = None
    remarks: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one field of an entry stands on.

    Either characters of the article (`start`, `end` in `part`) or `inferred`, the reason in words;
    an inferred field may name the characters it was inferred from as well. `by` is the rule or model.
    """

    field: str
    by: str
    part: Part = "text"
    start: int | None = None
    end: int | None = None
    inferred: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a contact or act, as the article tells it.

    `name` is the fullest name the article gives, without title; None for a state or body that it
    names by country or role alone. `country` is ISO 3166-1 alpha-3 or an organisation's abbreviation,
    `sector` a PLOVER sector code, `actor` the identity in the codebook (a Wikidata id or a slug).
    """

    name: str | None
    role: str | None = None
    country: str | None = None
    sector: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """One office of one person from a day to a day; partial days stay partial, `end` is None where it is open.

    `office` is the codebook's class (`head_of_state`), `title` the office's own name, `country` the state or
    organisation, `source` where the days are from.
    """

    office: str
    title: str
    country: str
    start: str | None
    end: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is who: a person, state, organisation, group, or people described by their role.

    `id` is a Wikidata id, a state's or organisation's code, or a slug of the name. `country` is in PLOVER's
    codes (UNO, EUR, IGO, NGO, MNC, IMG where it is no state), `organisation` our abbreviation where it is one;
    `sectors` are PLOVER's, the primary first. `reasons` say what country and sectors stand on.
    """

    id: str
    name: str
    kind: ActorKind
    names: tuple[str, ...]
    country: str | None
    organisation: str | None
    sectors: tuple[str, ...]
    offices: tuple[Office, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something took place. `precision` is exact, city, region or country; degrees are WGS 84.

    `geonames` is the GeoNames id where known, `claimed_by` the states that claim a disputed place.
    """

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    geonames: str | None = None
    claimed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named at [start, end) of a text.

    `name` is as the text has it, `known_as` as the tables do. `country` is an ISO 3166-1 alpha-3 code,
    None where states dispute it (then `claimed_by` has them) and at sea; degrees are WGS 84; `precision` is exact,
    city, region or country; `geonames` the GeoNames id where known. `role` tells what the words stand for: a
    `place`, the `government` of one ("Ankara said"), a `people` ("Turkish", "Turks"), or part of another `name`
    ("Bank of England"). `region` is GeoNames' code of the county or region that it is or lies in, where known. `why`
    tells, of a place that no table has, what it lies in by the text; its point and precision are those of that.
    """

    start: int
    end: int
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    geonames: str | None
    kind: PlaceKind
    role: PlaceRole = "place"
    known_as: str = ""
    claimed_by: tuple[str, ...] = ()
    region: str = ""
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time told by the characters [start, end) of a text, in the terms of TIMEX3.

    `value` is an ISO day, week, part of day, length or reference (`2022-03`, `2022-W09`, `2022-03-04TMO`, `P2D`,
    `PAST_REF`), with `X` for what can't be told. `first` and `last` are the days it covers, None where open.
    """

    start: int
    end: int
    text: str
    type: TimeType
    value: str
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Coder:
    """What one coder says of an account's type: its name, the type, and a probability where it gives one."""

    name: str
    type: str
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """What one article says of one event. Never changed after it is read."""

    id: str
    article: str
    type: str
    mode: str | None
    status: Status
    background: bool
    parties: tuple[Party, ...]
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    date: Days
    date_text: str | None
    dated_by: str | None
    place: Place | None
    topics: tuple[str, ...]
    outcome: Outcome | None
    outcome_text: str | None
    said_by: str | None
    quote: str
    part: Part
    span: Span
    sentence: str
    sentence_span: Span
    evidence: tuple[Evidence, ...]
    cameo: str | None = None
    contexts: tuple[str, ...] = ()
    coders: tuple[Coder, ...] = ()

    def __hash__(self) -> int:  # its id is one of its content; all the evidence takes ten times as long
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that somebody gives: of what, where, as of when, and who says it.

    `value` is a number or a `(low, high)` range, `unit` the ISO 4217 code for money.
    """

    id: str
    article: str
    series: str
    measure: Measure
    value: float | tuple[float, float]
    bound: Bound
    unit: str | None
    of: str | None
    where: str | None
    as_of: str | None
    since: str | None
    said_by: str | None
    background: bool
    quote: str
    part: Part
    span: Span
    sentence: str
    sentence_span: Span
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that somebody is reported to have said, in quotation marks or not.

    `content` are those words: the article's characters at `content_spans`, one after another with a space
    between. `cue` is the word that reports them ("said", "According"), `speaker_text` who speaks as the article
    has it. `parent` is the id of the statement inside which this one is told ("A said that B had said").
    """

    id: str
    article: str
    speaker: tuple[Party, ...]
    speaker_text: str
    addressee: tuple[Party, ...]
    cue: str
    kind: StatementKind
    content: str
    content_spans: tuple[Span, ...]
    date: Days
    date_text: str | None
    dated_by: str | None
    said_in: SaidIn | None
    parent: str | None
    background: bool
    quote: str
    part: Part
    span: Span
    sentence: str
    sentence_span: Span
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """Where somebody stands on a named matter: supports it, opposes it, demands it, rules it out.

    `matter` is a code of the codebook's matters, or the words for a thing that only the text names; `states`
    are the states and organisations named in its words. `said_by` gives the position where the holder does not
    give it; `statement` and `account` are the ids of those that it stands in or was joined from.
    """

    id: str
    article: str
    holder: tuple[Party, ...]
    stance: Stance
    matter: str
    matter_text: str
    states: tuple[str, ...]
    date: Days
    date_text: str | None
    dated_by: str | None
    said_by: str | None
    statement: str | None
    account: str | None
    background: bool
    quote: str
    part: Part
    span: Span
    sentence: str
    sentence_span: Span
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something in an article that was not understood, kept with its words rather than guessed."""

    article: str
    kind: str
    message: str
    part: Part = "text"
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """The days on which an article can have been written, and why. Its `range` may be open.

    `against` are the clues that contradict the surer ones; they become issues of the reading and are not kept here.
    """

    range: Days
    basis: str
    evidence: tuple[Evidence, ...] = ()
    against: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one article gave: its accounts, figures, statements, positions and what was not understood."""

    article: Article
    dated: Dated
    accounts: tuple[Account, ...]
    figures: tuple[Figure, ...]
    issues: tuple[Issue, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()

    def to_dicts(self) -> dict[str, Any]:
        """Plain values in the export's columns: `article`, `dated`, `accounts`, `figures`, `statements`, ..."""
        from dragoman.columns import reading_to_dict  # noqa: PLC0415  # columns.py imports this module

        return reading_to_dict(self)

    def _repr_html_(self) -> str:
        from dragoman.display import reading_to_html  # noqa: PLC0415  # display.py imports this module

        return reading_to_html(self)


@dataclass(frozen=True, slots=True)
class Skip:
    """An input that could not be read as an article, with the reason for the person who gave it."""

    name: str
    reason: str
    kind: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is held of two accounts, by their ids: `relation`, a `score` from 0 to 1, and why, in words.

    `by` is who judged: a person's name, or None for the program.
    """

    a: str
    b: str
    relation: Relation
    score: float
    reasons: tuple[str, ...]
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One of several versions of something, and the accounts (or figures) that give it, by their ids."""

    value: str
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What the accounts of an event, or the figures of one matter, do not agree on.

    `field` is day, place, parties, mode, source (who called or invited), outcome, status or figures; `event` is the
    id of the event, or of figures of no event that of their matter. Of figures, `of` says what is counted on which
    day, and the versions have the figures' ids.
    """

    event: str
    field: str
    versions: tuple[Version, ...]
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """The accounts judged to tell of one occurrence. `id` is a hash of the earliest account's id.

    `reasons` are those for joining them, `possible` the judgements that one of them and an account of another
    event may be of one, `origins` the accounts by where their news comes from.
    """

    id: str
    accounts: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    possible: tuple[Judgement, ...] = ()
    origins: tuple[tuple[str, ...], ...] = ()
