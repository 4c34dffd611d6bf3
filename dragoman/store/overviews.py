"""The record at a glance: how much there is, who publishes, which figures came last, what was not understood."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, select, true

from dragoman.merging.days import first_day, last_day
from dragoman.merging.parties import fold
from dragoman.records import Figure
from dragoman.store import rows, tables
from dragoman.store.dialects import told_in
from dragoman.store.versions import current
from dragoman.store.views import SeriesView, series_view

MANY = 500  # ids in one question
FIRST_LOOK = 500  # figures gone through at first
MOST_POINTS = 150  # figures of one page, the newest: each is shown with its sentence


def newest_series(
    connection: Connection,
    *,
    since: str | None,
    until: str | None,
    words: str | None,
    measure: str | None,
    limit: int,
) -> tuple[SeriesView, ...]:
    """The series added to last, with their newest figures of these days, the newest first."""
    figures = tables.figures.c
    fitting = [current()]
    fitting += [figures.last >= first_day(since)] if since else []
    fitting += [figures.first <= last_day(until)] if until else []
    fitting += [figures.measure == measure] if measure else []
    fitting += [tells(words)] if words else []
    joined = tables.figures.join(tables.readings, tables.readings.c.key == figures.reading)
    chosen = _newest(connection, select(figures.series).select_from(joined).where(*fitting), limit)
    newest = select(figures.key).select_from(joined).where(*fitting, figures.series.in_(chosen))
    keys = newest.order_by(figures.last.desc(), figures.key.desc()).limit(MOST_POINTS)
    found = select(figures.entry).where(figures.key.in_(keys)).order_by(figures.last.desc(), figures.key.desc())
    points: dict[str, list[Figure]] = {series: [] for series in chosen}
    for row in connection.execute(found).mappings():
        figure = rows.figure_of(row)
        points[figure.series].append(figure)
    return tuple(series_view(told) for told in points.values() if told)


def _newest(connection: Connection, series: Select[tuple[str]], limit: int) -> list[str]:
    """The series with the newest figures: those of their order are gone through until so many series are met."""
    figures, most = tables.figures.c, FIRST_LOOK
    ordered = series.order_by(figures.last.desc(), figures.series)
    while True:
        met = connection.execute(ordered.limit(most)).scalars().all()
        found = list(dict.fromkeys(met))
        if len(found) >= limit or len(met) < most:
            return found[:limit]
        most *= 8


def tells(words: str) -> ColumnElement[bool]:
    """Figures that name all the words among what is counted, where, and who says so."""
    spaced = " " + tables.figures.c.told + " "
    return and_(true(), *(spaced.contains(f" {word} ") for word in fold(words).split()))


def outlets(connection: Connection, *, limit: int) -> tuple[tuple[str, int, str | None], ...]:
    """The outlets, their articles and the last day of one, most articles first."""
    readings = tables.readings.c
    grouped = (
        select(func.coalesce(readings.source, ""), func.count(), func.max(readings.published))
        .where(current())
        .group_by(readings.source)
        .order_by(func.count().desc(), readings.source.nulls_first())
        .limit(limit)
    )
    return tuple((str(source), int(count), last) for source, count, last in connection.execute(grouped))


def outlets_of(connection: Connection, articles: Sequence[str]) -> dict[str, str | None]:
    """Who published each article."""
    readings = tables.readings.c
    chunks = (articles[at : at + MANY] for at in range(0, len(articles), MANY))
    asked = (select(readings.article, readings.source).where(current(), readings.article.in_(ids)) for ids in chunks)
    return {article: source for query in asked for article, source in connection.execute(query).tuples().all()}


def sizes(connection: Connection) -> dict[str, int]:
    """How many there are of each kind of entry."""
    counted = {
        "articles": select(func.count()).select_from(tables.readings).where(current()),
        "accounts": select(func.count()).select_from(tables.event_accounts),
        "events": select(func.count()).select_from(tables.event_cards),
        "figures": _of_current(tables.figures),
        "issues": _of_current(tables.issues),
        "skips": select(func.count()).select_from(tables.skips),
    }
    return {name: int(connection.execute(query).scalar_one()) for name, query in counted.items()}


def readers(connection: Connection) -> tuple[tuple[str, int], ...]:
    """The versions of the reader of current articles, most articles first."""
    grouped = select(tables.readings.c.reader, func.count()).where(current()).group_by(tables.readings.c.reader)
    found = [(str(reader), int(count)) for reader, count in connection.execute(grouped)]
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def unclear(connection: Connection, *, limit: int) -> tuple[tuple[str, int], ...]:
    """The reasons for which something was not understood, the commonest first."""
    joined = tables.issues.join(tables.readings, tables.readings.c.key == tables.issues.c.reading)
    told = select(told_in(tables.issues.c.entry, "message").label("message")).select_from(joined).where(current())
    message = told.subquery().c.message
    ordered = select(message, func.count()).group_by(message).order_by(func.count().desc(), message).limit(limit)
    return tuple((str(words), int(count)) for words, count in connection.execute(ordered))


def _of_current(table: Table) -> Select[tuple[int]]:
    joined = table.join(tables.readings, tables.readings.c.key == table.c.reading)
    return select(func.count()).select_from(joined).where(current())
