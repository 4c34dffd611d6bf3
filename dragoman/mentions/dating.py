"""Works out on which days an article can have been written, and why.

The published day is taken where it is known, else a dateline or the day in the URL. Else the article's own
clues are put together: each allows some days ("yesterday (March 16)" every 17 March, "as of February 2022"
that month and the next), and the days that all of them allow are the answer. A clue that the surer ones
rule out is left aside and reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dragoman.mentions.clues import Clue, in_picture, line_at, without_pictures
from dragoman.mentions.dateclues import clues_of
from dragoman.mentions.days import leap_safe, plus
from dragoman.mentions.daysets import EARLIEST, LATEST, between, ends_of, on_weekdays, runs_of, union
from dragoman.mentions.eventclusters import cluster_clues
from dragoman.mentions.nameclues import name_clues
from dragoman.mentions.newsclues import news_clues
from dragoman.mentions.officeclues import office_clues
from dragoman.mentions.places import named_places
from dragoman.mentions.timemention import TimeMention
from dragoman.mentions.times import find_times
from dragoman.mentions.totalclues import total_clues
from dragoman.mentions.warclues import war_clues
from dragoman.records import Article, Dated, Evidence, Part

URL_DAY = re.compile(r"(?<!\d)(19[5-9]\d|20\d\d)([-/_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
URL_NAMED = re.compile(r"/(19[5-9]\d|20\d\d)/([a-z]{3})[a-z]*/(0?[1-9]|[12]\d|3[01])(?!\d)", re.IGNORECASE)
URL_MONTH = re.compile(r"/(19[5-9]\d|20\d\d)/(0[1-9]|1[0-2])(?=/)")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DATELINE = 120  # characters: a dateline's date stands within these, before a dash
WIDE = 31  # days
ODD = 20  # readings of the surest clues that may stand against the others
DAY_BEFORE = re.compile(r"(?i)\b(?:yesterday|last night|the day before)\b")
OPENING = 400  # characters: the first sentences of a release
PRINTED = 3  # days: a dispatch is printed within these
AFTER_DATE = re.compile(
    r"\.?\s*(?:\([^()\n]{0,60}\)|,?\s*[A-Z][\w/ -]{0,40}?)?\s*(?:[-–—]{1,2}|:)\s|\s*\n|\.\s+(?=[A-Z])"
    r"|\.?\s*/[A-Z][^/\n]{1,40}/\s?[-–—.:]"
)
OLD_PICTURE = re.compile(r"(?i)\bfile\b|\barchive\b")
PICTURE_OF_NOW = 4  # days after which an agency marks a picture as one of its files)
LABEL = re.compile(r"(?i)\b(?:published|posted|updated|date|issued|released)\b[^\n]{0,30}$")


def date_article(article: Article) -> Dated:
    """The days on which an article can have been written, with the reasoning in `basis`."""
    if article.published:
        return (
            _written_before(article)
            or _of_title(article)
            or Dated((article.published, article.published), "published day given", ())
        )
    return _from_dateline(article) or _from_url(article) or _from_clues(article)


def _from_dateline(article: Article) -> Dated | None:
    """The date that opens the article or stands on a line of its own near its start."""
    head = article.text[: DATELINE * 3]
    for time in find_times(head):
        line_start = head.rfind("\n", 0, time.start) + 1
        lead = head[line_start : time.start]
        if time.meaning.kind != "day" or time.meaning.until or time.meaning.year is None:
            continue
        opens = (
            line_start + len(lead.strip()) < DATELINE and _is_place_like(lead) and AFTER_DATE.match(head, time.end)
        )
        if opens or LABEL.search(lead):
            return _dated(time, "dateline")
    return None


def _dateline_clue(text: str) -> Iterator[Clue]:
    """The day of a dateline that has no year, or of a line with its weekday: that day of every year."""
    for time in find_times(text[: DATELINE * 2])[:1]:
        begin, line = text.rfind("\n", 0, time.start) + 1, line_at(text, time.start)
        lead = text[begin : time.start]
        opens = time.meaning.is_yearless and time.meaning.until is None and not in_picture(text, time.start)
        stamp = time.meaning.weekday is not None and line.strip() == time.text
        from_place = begin + len(lead) < DATELINE and _is_from(lead) and AFTER_DATE.match(text, time.end)
        if opens and (stamp or from_place):
            years = range(EARLIEST.year, LATEST.year + 1)
            days = union((d[0], d[0]) for y in years if (d := _day_of(time, y)))
            if time.meaning.weekday is not None:
                days &= on_weekdays([time.meaning.weekday])
            yield Clue(days, f"dateline “{time.text}”, without its year", 4, time.start, time.end)


def _is_from(lead: str) -> bool:
    """Whether what stands before a date is where a dispatch is from: "ACCRA, ", "Baku. ", "Baku, Azerbaijan, "."""
    if not lead.strip() or not _is_place_like(lead):
        return False
    return lead[:2].isupper() or any(place.kind == "city" for place in named_places(re.split(r"[,.(]", lead)[0]))


def _day_of(time: TimeMention, year: int) -> tuple[date, date] | None:
    """The day of a date without a year, in a year that has it."""
    return leap_safe(year, time.meaning.month or 1, time.meaning.day or 1)


def _written_before(article: Article) -> Dated | None:
    """The day of a dateline some days before the published one: "ISLAMABAD, Jan. 5", printed on the 6th."""
    head, published = article.text[:DATELINE], article.published or ""
    for time in find_times(head, anchor=published)[:2]:
        lead = head[head.rfind("\n", 0, time.start) + 1 : time.start]
        place = _is_place_like(lead) and lead[:2].isupper() and AFTER_DATE.match(article.text, time.end)
        if place and (dated := _printed_later(time, published, "text", "dateline")) is not None:
            return dated
    return None


def _of_title(article: Article) -> Dated | None:
    """The day that a release's title ends with, published some days later: "PM call with President X: 8 July".

    Not where it tells of that day as of yesterday: it was written when it was published.
    """
    title, published = article.title or "", article.published or ""
    if DAY_BEFORE.search(article.text[:OPENING]):
        return None
    for time in find_times(title, anchor=published)[-1:]:
        ends = title[: time.start].rstrip().endswith(":") and not title[time.end :].strip()
        if ends and (dated := _printed_later(time, published, "title", "title")) is not None:
            return dated
    return None


def _printed_later(time: TimeMention, published: str, part: Part, where: str) -> Dated | None:
    """The day that a dateline or title gives, where the article was published within some days of it."""
    if time.meaning.kind != "day" or not time.first or len(published) != len(time.first):
        return None
    if not 0 < (date.fromisoformat(published) - date.fromisoformat(time.first)).days <= PRINTED:
        return None
    evidence = Evidence("dated", "dating", part, time.start, time.end)
    return Dated((time.first, time.first), f"{where} “{time.text}”, published {published}", (evidence,))


def _is_place_like(lead: str) -> bool:
    """Whether what stands before a date can be a dateline's place: short, without a verb, capitals first."""
    words = re.findall(r"[^\W\d_]+", lead)
    return len(words) <= 5 and all(w[0].isupper() or w in {"of", "de", "on"} for w in words)


def _dated(time: TimeMention, basis: str) -> Dated:
    evidence = Evidence("dated", "dating", "text", time.start, time.end)
    return Dated((time.first, time.last), f"{basis} “{time.text}”", (evidence,))


def _from_url(article: Article) -> Dated | None:
    """The day in the article's URL: /2022/03/01/, 20220301, /2022/mar/01/; or its month."""
    url = article.url or ""
    for match, numbers in _url_days(url):
        try:
            day = date(*numbers)
        except ValueError:
            continue
        return Dated((day.isoformat(), day.isoformat()), f"day in the URL “{match}”")
    month = URL_MONTH.search(url)
    if month:
        first, last = f"{month[1]}-{month[2]}-01", f"{month[1]}-{month[2]}"
        return Dated((first, last), f"month in the URL “{month.group().strip('/')}”")
    return None


def _url_days(url: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    for match in URL_DAY.finditer(url):
        yield match.group(), (int(match[1]), int(match[3]), int(match[4]))
    for match in URL_NAMED.finditer(url):
        if match[2].lower() in MONTHS:
            yield match.group(), (int(match[1]), MONTHS.index(match[2].lower()) + 1, int(match[3]))


@dataclass(frozen=True, slots=True)
class _Joint:
    """What the clues allow together, those that agreed and those left aside."""

    days: int
    used: tuple[Clue, ...]
    against: tuple[Clue, ...]


def _from_clues(article: Article) -> Dated:
    """The days that the article's own clues allow together."""
    dateline = list(_dateline_clue(article.text))
    told = clues_of(article.text, dateline=bool(dateline), dispatch=any(b.kind == "dateline" for b in article.blocks))
    clues = [*dateline, *(c for c in told if not _is_pictures(article, c))]
    titled = list(office_clues(article.text))
    clues += [*titled, *name_clues(article.text, titled)]
    clues += [replace(clue, part="title") for clue in clues_of(article.title or "", title=True)]
    clues += [*news_clues(article.title or "", article.text), *_picture_clues(article.text)]
    clues += total_clues(article.title or "", article.text)
    doubted = _doubted(clues)
    joint = _together([clue for clue in clues if clue not in doubted])
    joint = replace(joint, against=(*joint.against, *doubted))
    joint = _by_wars(article, joint)
    joint = _by_clusters(article, joint)
    if not joint.used:
        return Dated((None, None), "no date, and nothing in the text tells its day")
    first, last = ends_of(joint.days)
    runs = runs_of(joint.days)
    if len(runs) > 1:  # the same day of every year: only as far as something bounds it
        first = None if runs[0][0].year == EARLIEST.year else first
        last = None if runs[-1][1].year == LATEST.year else last
    telling = _telling(joint)
    basis = "; ".join(clue.reason for clue in telling)
    if len(runs) > 1:
        basis += f"; {len(runs)} stretches of days are possible"
    if joint.against:
        basis += "; against it: " + "; ".join(clue.reason for clue in joint.against)
    evidence = tuple(Evidence("dated", "dating", c.part, c.start, c.end) for c in telling if c.start is not None)
    days = (str(first) if first else None, str(last) if last else None)
    return Dated(days, basis, evidence, tuple(clue.reason for clue in joint.against))


def _picture_clues(text: str) -> Iterator[Clue]:
    """The day of an agency's picture that it doesn't mark as old: the report is of the next days."""
    for line in re.finditer(r"[^\n]*\(AP\b[^\n]*", text[: DATELINE * 10]):
        if OLD_PICTURE.search(line.group()):
            continue
        for time in find_times(line.group()):
            day = date.fromisoformat(time.first) if time.first and time.first == time.last else None
            if day is not None and time.meaning.year is not None and time.meaning.weekday is not None:
                words = " ".join(time.text.split())
                start = line.start() + time.start
                reason = f"“{words}” is the day of a picture that is not marked as old"
                yield Clue(between(day, plus(day, PICTURE_OF_NOW)), reason, 1, start, start + len(time.text))


def _is_pictures(article: Article, clue: Clue) -> bool:
    """Whether a clue bounds the days from above by a picture's own: pictures may be old."""
    at = clue.start
    within = at is not None and any(b.kind == "caption" and b.start <= at < b.end for b in article.blocks)
    within = within or (at is not None and in_picture(article.text, at))
    return within and ends_of(clue.days)[1] is not None


def _by_wars(article: Article, joint: _Joint) -> _Joint:
    """Days narrowed by a war told in general words, which the other clues leave as the only one."""
    added = [clue for clue in war_clues(article.text, joint.days) if clue.days & joint.days]
    return replace(_joined([*joint.used, *added]), against=joint.against) if added else joint


def _by_clusters(article: Article, joint: _Joint) -> _Joint:
    """Days narrowed by several events of one week, where the other clues leave them open for longer than a month."""
    first, last = ends_of(joint.days)
    if first is not None and last is not None and (last - first).days <= WIDE:
        return joint
    heading = f"{article.title}\n" if article.title else ""
    clues = [
        _in_text(clue, len(heading)) for clue in cluster_clues(heading + without_pictures(article.text), joint.days)
    ]
    added = [clue for clue in clues if clue.days & joint.days]
    return replace(_joined([*joint.used, *added]), against=joint.against) if added else joint


def _in_text(clue: Clue, shift: int) -> Clue:
    """A clue of a text with its heading before it, at its place in the text; of the heading, with none."""
    if clue.start is None or clue.end is None or clue.start < shift:
        return replace(clue, start=None, end=None)
    return replace(clue, start=clue.start - shift, end=clue.end - shift)


def _doubted(clues: list[Clue]) -> list[Clue]:
    """The named events that can't be meant: who holds office, or what is told with its year, rules their days out.

    Two leaders meet in one town in many a year, and a table has but some of their meetings.
    """
    sure = [clue for clue in clues if clue.weight and not clue.by_event]
    days = between(EARLIEST, LATEST)
    for clue in sure:
        days &= clue.days
    return [clue for clue in clues if clue.by_event and days and not clue.days & days]


def _together(clues: list[Clue]) -> _Joint:
    """What most of the clues allow, by their weights: without those that stand against the others."""
    best, kept = _joined(clues), list(clues)
    while best.against:
        odd_ones = list(dict.fromkeys(clue.days for clue in best.used if clue.weight))[:ODD]
        ways = [(_joined(rest), rest) for odd in odd_ones for rest in [[c for c in kept if c.days != odd]]]
        way, rest = max(ways, key=lambda w: _weight(w[0]), default=(best, kept))
        if _weight(way) <= _weight(best):
            break
        best, kept = way, rest
    left_aside = [c for c in clues if c.weight and c not in best.used and c not in best.against and c.days]
    return replace(best, against=(*best.against, *left_aside))


def _weight(way: _Joint) -> int:
    """How much speaks for what some clues allow together."""
    return sum(clue.weight for clue in way.used)


def _joined(clues: list[Clue]) -> _Joint:
    """Joins clues, the surest first; one that leaves no day is left aside."""
    days, used, against = between(EARLIEST, LATEST), [], []
    for clue in sorted(clues, key=lambda c: (-c.weight, c.start or 0)):
        left = days & clue.days
        if not clue.weight and None in ends_of(days):
            continue
        if left:
            days = left
            used.append(clue)
        elif clue.days and clue.weight:
            against.append(clue)
    return _Joint(days, tuple(used), tuple(against))


def _telling(joint: _Joint) -> list[Clue]:
    """The clues without which more days would be possible; each reason once."""
    kept = list(joint.used)
    for clue in reversed(joint.used):
        rest = between(EARLIEST, LATEST)
        for other in kept:
            if other is not clue:
                rest &= other.days
        if rest == joint.days and len(kept) > 1:
            kept.remove(clue)
    return kept
