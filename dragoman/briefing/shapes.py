"""What a briefing holds, ready to be told: lines, contacts by day, curves, ties, and what was not read.

All strings are safe to show (no control characters, no runs of white space) but not escaped: each
way of telling escapes for itself. Every line and entry carries the ids of the accounts it stands on.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import Bound, Days, Measure


@dataclass(frozen=True, slots=True)
class Citation:
    """One account or figure, and its sentence in context with the words that show it.

    `before + words + after` is the sentence; `earlier` and `later` are its neighbours. `url` is None
    unless it is http or https. `notes` say what was inferred, and why.
    """

    id: str
    article: str
    title: str | None
    outlet: str
    published: str | None
    url: str | None
    said_by: str | None
    earlier: str
    before: str
    words: str
    after: str
    later: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One composed sentence of what is new, with the accounts or figures it stands on and the entries it tells of."""

    text: str
    accounts: tuple[str, ...]
    entries: tuple[str, ...]
    outlets: int


@dataclass(frozen=True, slots=True)
class Side:
    """One party of a contact as it is shown: who, and in what office. `label` is its state or body, in short."""

    who: str
    office: str | None
    label: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One contact: who, how, when, where, about what, how it ended, who says so.

    `kind` is the mode in words ("Phone call"), `when` the days in words ("24–27 February"); `told` is the
    whole contact in one composed sentence. `standing` is the status where it is not simply happened. `differences`
    are where its accounts differ, and what it may be one with; `tally` says of how many accounts, outlets and
    independent origins it is.
    """

    id: str
    told: str
    sides: tuple[Side, ...]
    mode: str | None
    kind: str
    status: str
    standing: str | None
    background: bool
    date: Days
    when: str
    inferred: str | None
    place: str | None
    topics: tuple[str, ...]
    outcome: str | None
    said_by: tuple[str, ...]
    outlets: tuple[str, ...]
    articles: int
    citations: tuple[Citation, ...]
    differences: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    tally: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """One act: `told` is who did what to whom; `deed` is False where it was only said, offered or threatened.

    `in_own_words` says that `told` is the report's clause; `kind` is how the act is coded: "sanction, expel".
    `differences`, `history` and `tally` are as of an `Entry`.
    """

    id: str
    told: str
    in_own_words: bool
    kind: str
    type: str
    mode: str | None
    status: str
    standing: str | None
    deed: bool
    background: bool
    date: Days
    when: str
    inferred: str | None
    place: str | None
    said_by: tuple[str, ...]
    outlets: tuple[str, ...]
    articles: int
    citations: tuple[Citation, ...]
    differences: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    tally: str = ""


@dataclass(frozen=True, slots=True)
class Dyad:
    """What one side did to another, and what it only said, each newest first; `more` acts are not listed."""

    who: str
    source: str
    target: str | None
    done: tuple[Act, ...]
    said: tuple[Act, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an actor stands on a matter, with every sentence that tells it."""

    stance: str
    matter: str
    when: str
    said_by: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """Words that somebody is reported to have said, `verbatim` where they stand in quotation marks.

    `cue` is the word that reports them: "said", and "denied", without which they would say the opposite.
    """

    who: str
    cue: str
    words: str
    verbatim: bool
    when: str
    to: str | None
    said_in: str | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One actor: where it stands, and what it said; `more` are not listed."""

    who: str
    stands: tuple[Stand, ...]
    sayings: tuple[Saying, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """The contacts of one day, or of one range of days that the reports leave open."""

    when: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One number of a curve. `stated` is False where the day is the article's, no as-of day being given.

    `revised` is the number by which the same source replaced it later, `revises` the one that it replaced.
    """

    id: str
    day: str | None
    stated: bool
    low: float
    high: float
    bound: Bound
    told: str
    citations: tuple[Citation, ...]
    revised: str | None = None
    revises: str | None = None


@dataclass(frozen=True, slots=True)
class Curve:
    """The numbers one source gives, in order of day; `label` adds the place where a panel has several."""

    source: str
    label: str
    place: str | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure of one crisis, by everybody who counts it. `scope` is where and since when, as far as told.

    `differences` are where those who count do not agree on the number of a day.
    """

    id: str
    measure: Measure
    title: str
    scope: str
    unit: str | None
    curves: tuple[Curve, ...]
    drawn: bool
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """Two states or bodies in contact: how often it happened, how often it was only spoken of."""

    one: str
    other: str
    held: int
    ahead: int
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Who is in contact with whom, most in contact first; `left_out` says what the picture does not show."""

    ties: tuple[Tie, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the events that were there; `precision` is exact, city, region or country, and `country` a name.

    `claimed` are the names of the states that claim it; `code` is its state's code.
    """

    name: str
    country: str | None
    claimed: tuple[str, ...]
    code: str | None
    lat: float
    lon: float
    precision: str
    events: int
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """Calls between two states, by name and by code."""

    one: str
    other: str
    from_code: str
    to_code: str
    events: int
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Atlas:
    """Where the events were, most events first, and who called whom; `left_out` says what no map can show."""

    spots: tuple[Spot, ...] = ()
    calls: tuple[Call, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read or understood: the name of the input, and the reason."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """Sentences that tell of something not understood: why, how many, and the words of the first of them.

    What is wrong with whole articles has no words: `of` is then "article", not "sentence".
    """

    why: str
    count: int
    sentences: tuple[tuple[str, str], ...]
    of: str = "sentence"


@dataclass(frozen=True, slots=True)
class Briefing:
    """The record told to a person. `covers` is the range of days told of, `scope` the filter in words.

    `held` is how many contacts were held in all; where that is more than can be listed, `days` ends before
    the oldest, and `cut` says so. The same holds for `earlier`. `done` and `said` count the acts that were
    deeds and those that were words.
    """

    heading: str
    scope: str | None
    covers: Days
    articles: int
    outlets: tuple[str, ...]
    news: tuple[Line, ...]
    days: tuple[Day, ...]
    planned: tuple[Entry, ...]
    overdue: tuple[Entry, ...]
    proposed: tuple[Entry, ...]
    refused: tuple[Entry, ...]
    earlier: tuple[Entry, ...]
    network: Network
    panels: tuple[Panel, ...]
    unread: tuple[Unread, ...]
    unclear: tuple[Unclear, ...]
    held: int = 0
    cut: str | None = None
    dyads: tuple[Dyad, ...] = ()
    earlier_acts: tuple[Act, ...] = ()
    voices: tuple[Voice, ...] = ()
    done: int = 0
    said: int = 0
    atlas: Atlas = Atlas()
