"""Tells which names of the tables a text uses as places, and which of namesakes each means.

A name is believed where the words around it speak of a place, where the text elsewhere does, or where it is too well
known to be anything else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.mentions.gazetteer import Entry
from dragoman.mentions.namesakes import choose
from dragoman.mentions.placeholding import OUTER, holders, is_joined, is_sorted, land_of, regional
from dragoman.mentions.placenames import Span, Word, lead_of
from dragoman.mentions.placepersons import headlines, in_a_name, is_named, names_illness, names_way, shouted, surnames
from dragoman.mentions.placeways import Way, kilometres, ways
from dragoman.mentions.placewords import bodies, words_for

ACRONYM, FAMOUS = 7, 300_000  # letters; people: UN, NATO and HAMAS are no towns, LVIV in a dateline is
REGION = 100_000  # people, a twentieth of a region's: as well known as a town of FAMOUS
VILLAGE = 15_000  # people, times its fame: below, a name alone is believed only where the text is of that land
FARTHER = 3.0  # times a told distance: farther off is another place
HOMELY, ALMOST = 3, 0.75  # names of one state, and their share, that make a text one of that state's
SMALL, NAMED_SORT = (
    10_000,
    100_000,
)  # people, times its fame: what no paper of another state names without its state, and what it calls no village
LOCAL, LOCALS = 500_000, 2  # people, times its fame, of the towns that only a local text names, and how many it has
OPENS = frozenset({",", "(", "—", "–", "-", "--"})  # behind the town that a dispatch opens with
OWNING = frozenset({"of", "s", "de", "for", "on"})
LISTING = frozenset({"and", "or", "for"})


@dataclass(frozen=True, slots=True)
class Context:
    """What a text as a whole tells of its names: the place chosen for each and which names are believed."""

    words: Sequence[Word]
    spans: Sequence[Span]
    chosen: Sequence[Entry]
    told: frozenset[int]
    regional: frozenset[int]
    persons: frozenset[str]
    headline: frozenset[int]
    shouted: frozenset[int]
    lands: frozenset[str]
    believed: frozenset[int]
    ways: tuple[Way, ...] = ()

    @staticmethod
    def of(text: str, words: Sequence[Word], spans: Sequence[Span], states: Counter[str]) -> Context:
        """Chooses among namesakes, then believes the names that stand as places, and those names elsewhere."""
        rows = regional(words, spans)
        persons = surnames(words)
        doubted = frozenset(
            n
            for n, s in enumerate(spans)
            if s.name in persons or is_named(words, s) or _is_word(words, s) or names_way(words, s.last)
        )
        apart = tuple(ways(text, words, spans))
        chosen, told = choose(
            spans, dict(holders(text, words, spans)), states, regional=rows, doubted=doubted, ways=apart
        )
        lands = frozenset(states) | _lands(spans, chosen)
        context = Context(
            words, spans, chosen, told, rows, persons, headlines(words), shouted(words), lands, frozenset(), apart
        )
        sure = {n for n in range(len(spans)) if _is_place(context, n)}
        sure |= _joined_to(context, sure)
        names = {spans[n].name for n in sure if spans[n].name not in context.persons}
        again = {n for n, s in enumerate(spans) if s.name in names and not _in_a_name(context, n)}
        return replace(context, believed=frozenset(sure | {n for n in again if not _is_acronym(context, n)}))


def _lands(spans: Sequence[Span], chosen: Sequence[Entry]) -> frozenset[str]:
    """The states that a text is of: those it names, and those of two names or more."""
    names: dict[str, set[str]] = {}
    for span, entry in zip(spans, chosen, strict=True):
        if entry.country and not span.heard:
            names.setdefault(entry.country, set()).add("" if entry.own else span.name)
    return frozenset(land for land, found in names.items() if len(found) > 1 or "" in found)


def _joined_to(context: Context, sure: set[int]) -> set[int]:
    """The names that stand in a row with a believed one: "sirens in Moore and Norman"."""
    joined: set[int] = set()
    order = [(n, n - 1) for n in range(1, len(context.spans))]
    for n, beside in [*order, *((b, a) for a, b in reversed(order))]:
        entry = context.chosen[n]
        if beside in sure | joined and n not in sure and _may_be_joined(context, n, beside) and entry.size:
            joined.add(n)
    return joined


def _may_be_joined(context: Context, n: int, beside: int) -> bool:
    first, last = sorted((n, beside))
    if not is_joined(context.words, context.spans[first], context.spans[last]) or _is_acronym(context, n):
        return False
    foreign = context.spans[n].heard and context.chosen[n].country not in context.lands
    return context.spans[n].name not in context.persons and not _in_a_name(context, n) and not foreign


def _is_word(words: Sequence[Word], span: Span) -> bool:
    """Whether a name that is also a word stands without a word of place before it: "Gold prospectors"."""
    return span.entries[0].weak and lead_of(words, span.first) not in words_for("in") | words_for("toward")


def _is_listed(context: Context, n: int) -> bool:
    """Whether a name stands in a row with a sure place."""
    spans = context.spans
    for a, b, other in ((n - 1, n, n - 1), (n, n + 1, n + 1)):
        if a < 0 or b >= len(spans):
            continue
        entry = context.chosen[other]
        sure = not (entry.weak or entry.personal) and (entry.own or entry.size >= VILLAGE)
        if sure and is_joined(context.words, spans[a], spans[b]):
            return True
    return False


def _is_place(context: Context, n: int) -> bool:
    """Whether a name of the tables is used as a place's here, as the words beside it show."""
    words, span, entry = context.words, context.spans[n], context.chosen[n]
    before, single = lead_of(words, span.first), span.last - span.first == 1
    named = (
        names_way(words, span.last)
        or names_illness(words, span.last)
        or (single and before not in words_for("in") and in_a_name(words, span, entry))
    )
    if n in context.told and not named:
        return True
    if _in_a_name(context, n) or (span.heard and entry.country not in context.lands):
        return False
    if single and not entry.own and entry.kind != "region" and _is_word_alone(words, span):
        return False
    if entry.kind == "venue" and entry.own:
        return before in words_for("in") | words_for("toward") - LISTING
    opens = before == "\n" and span.last < len(words) and _opens(words, span)
    if _is_acronym(context, n):
        return opens
    name = words[span.first].text
    if single and (span.name in context.persons or len(name) < 4):
        led = before in words_for("in") or (before in words_for("toward") - LISTING and entry.size > FAMOUS)
        led = led or (opens and entry.size > FAMOUS)
        return (entry.own and span.name not in context.persons) or (led and len(name) > 2 and not entry.weak)
    if entry.own or (single and _speaks(words, span) and before not in words_for("in") and entry.size < FAMOUS):
        return entry.own
    if entry.kind in {"region", "county"} and entry.weak:
        return n in context.regional
    stands = before in words_for("in") or opens or _is_listed(context, n) or n in context.regional
    stands = stands or (span.last < len(words) and words[span.last].text in words_for("civic"))
    if stands or is_sorted(words, span):
        return True
    if entry.weak:
        return False
    if entry.personal and single:
        known = entry.capital or entry.size > FAMOUS or (entry.kind == "region" and entry.size > REGION)
        return known or before in words_for("toward") - LISTING - {"of"}
    return entry.size >= VILLAGE or entry.country in context.lands or before in words_for("toward")


def _is_word_alone(words: Sequence[Word], span: Span) -> bool:
    """Whether a town's name is a thing's or a direction here: "the Prince's guards", "SOUTHWEST"."""
    return _is_the_one_of(words, span) or words[span.first].low in words_for("direction")


def _speaks(words: Sequence[Word], span: Span) -> bool:
    """Whether a name tells somebody something, as persons do: "Salama told a briefing", and a village does not."""
    return span.last < len(words) and words[span.last].text in {"said", "told", "added", "says", "wrote"}


def _opens(words: Sequence[Word], span: Span) -> bool:
    """Whether what follows a name at the start of a line makes it the town of a dispatch: "BERN:", "Oslo, 3 May"."""
    behind = words[span.last].text
    return behind in OPENS or (behind == ":" and words[span.first].text.isupper())


def _is_the_one_of(words: Sequence[Word], span: Span) -> bool:
    """Whether a town's name is a thing's: "the Summit of the Americas", "the Prince's guards", "the Chateau de"."""
    article = span.first > 0 and words[span.first - 1].text == "the"
    return article and span.last < len(words) and words[span.last].low in OWNING


def _in_a_name(context: Context, n: int) -> bool:
    """Whether a name is a part of a person's or thing's."""
    span = context.spans[n]
    if names_way(context.words, span.last) or names_illness(context.words, span.last):
        return True
    if span.last - span.first > 1 or span.first in context.headline:
        return False
    return in_a_name(context.words, span, context.chosen[n])


def _is_acronym(context: Context, n: int) -> bool:
    """Whether a short name is in capitals, or an organisation's, and no place well known."""
    span, entry = context.spans[n], context.chosen[n]
    name = context.words[span.first].text
    if span.last - span.first > 1 or span.first in context.shouted:
        return False
    short = (name.isupper() and len(name) < ACRONYM) or span.name in bodies()
    return short and not entry.own and entry.size <= FAMOUS


def nowhere(text: str, words: Sequence[Word], spans: Sequence[Span], context: Context) -> dict[int, Entry]:
    """The names that are said to lie where the tables have none of the name, with what they lie in."""
    found = {}
    for n, holder in holders(text, words, spans):
        if n in context.told or n not in context.believed or holder != n + 1 or holder not in context.believed:
            continue
        outer, after = context.chosen[n + 1], spans[n + 1].last
        sort = is_sorted(words, spans[n])
        if outer.kind not in OUTER or not (sort or lead_of(words, spans[n].first) in words_for("in")):
            continue
        if sort or _closes(words, after) or (context.chosen[n].size < FAMOUS and not _lists(words, after)):
            found[n] = outer
    for way in context.ways:
        if {way.span, way.other} <= context.believed - context.told and _is_too_far(context, way):
            found.setdefault(way.span, context.chosen[way.other])
    named = {spans[n].name: outer for n, outer in found.items()}
    again = {n: named[s.name] for n, s in enumerate(spans) if s.name in named and n not in context.told}
    return again | found


def strangers(context: Context) -> dict[int, Entry]:
    """Small places of states that a text has nothing else of, with the one state that nearly all others are of.

    "In Goni" in a report of Karnataka is no village of Sardinia.
    """
    names = {
        spans.name: entry
        for n, (spans, entry) in enumerate(zip(context.spans, context.chosen, strict=True))
        if n in context.believed and entry.country and entry.kind in {"city", "county", "region", "venue"}
    }
    lands = Counter(entry.country for entry in names.values())
    land, most = lands.most_common(1)[0] if lands else (None, 0)
    home = land_of(land) if land else None
    local = sum(entry.country == land and entry.size < LOCAL for entry in names.values())
    if home is None or most < HOMELY or most < ALMOST * len(names) or local < LOCALS:
        return {}
    return {n: home for n in context.believed - context.told if _is_stranger(context, n, lands)}


def _is_stranger(context: Context, n: int, lands: Counter[str | None]) -> bool:
    entry, last = context.chosen[n], context.spans[n].last
    village = last < len(context.words) and context.words[last].text == "village"
    small = entry.kind == "city" and not entry.own and entry.size < (NAMED_SORT if village else SMALL)
    return small and entry.country not in context.lands and lands[entry.country] == 1


def _is_too_far(context: Context, way: Way) -> bool:
    """Whether the only place of a name is far from where the text says it is: Kandahar "south east of Saskatoon"."""
    one, other = context.chosen[way.span], context.chosen[way.other]
    if {one.kind, other.kind} & {"country", "area", "sea", "river"} or one.own:
        return False
    return kilometres(one, other) > FARTHER * way.km and (way.counted or one.size < FAMOUS)


def _lists(words: Sequence[Word], at: int) -> bool:
    """Whether a row of names goes on: "in Salwa, Kuwait and Iraq"."""
    return at < len(words) and words[at].low in {"and", "or", ","}


def _closes(words: Sequence[Word], at: int) -> bool:
    """Whether a stop, or a comma that is not one of a list, ends "Salem, Ind."."""
    if at >= len(words) or words[at].text in {".", "\n", ")", ";"}:
        return True
    return words[at].text == "," and at + 1 < len(words) and not words[at + 1].capital and words[at + 1].low != "and"
