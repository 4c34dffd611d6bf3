"""Reads one article the whole way: from its text to accounts and figures, each with its evidence.

`read` is pure: the same article and version give the same reading, on any machine and in any order.
"""

from __future__ import annotations

import datetime as dt

from dragoman.accounts.acts import find_acts
from dragoman.accounts.contacts import find_contacts
from dragoman.accounts.figures import find_figures
from dragoman.accounts.settings import Settings
from dragoman.accounts.sight import Sight
from dragoman.accounts.statements.finding import find_statements
from dragoman.accounts.statements.positions import find_positions
from dragoman.language import parse
from dragoman.mentions.attribution import find_sayers
from dragoman.mentions.casting import Span
from dragoman.mentions.chains import find_cast
from dragoman.mentions.dating import date_article
from dragoman.mentions.issuers import home_of_dispatch, home_told
from dragoman.mentions.placing import places_of
from dragoman.mentions.timing import times_of
from dragoman.records import Article, Dated, Reading


def read(article: Article) -> Reading:
    """Reads an article into its accounts (contacts and acts), figures, statements and positions.

    The article must be normalised (see `dragoman.intake`). Raises nothing for odd text: what is not
    understood is no entry, or an issue of the reading.
    """
    dated = date_article(article)
    document = parse(article)
    home = home_of_dispatch(document) or home_told(document)
    cast = find_cast(document, days=days_of(dated), home=home)
    attribution = find_sayers(document, cast)
    settings = Settings(document, dated, times_of(document, dated), places_of(document), cast, Sight(document))
    contacts, issues = find_contacts(document, cast, settings, attribution)
    acts, unread = find_acts(document, cast, settings, attribution)
    figures = find_figures(document, attribution, dated, times=settings.times)
    told = find_statements(document, cast, settings, attribution, contacts)
    return Reading(
        article,
        dated,
        (*contacts, *acts),
        tuple(figures),
        (*issues, *unread),
        statements=tuple(statement for _, statement in told),
        positions=tuple(find_positions(document, cast, settings, told, acts)),
    )


def days_of(dated: Dated) -> Span:
    """The days between which the article was written, for looking up who held an office then; either may be open."""
    first, last = dated.range
    return _day(first, (1, 1)), _day(last, (12, 28))


def _day(day: str | None, rest: tuple[int, int]) -> dt.date | None:
    """A day, of a partial one that with the rest."""
    if day is None:
        return None
    parts = [int(p) for p in day.split("-")]
    year, month, date = [*parts, *rest[len(parts) - 1 :]]
    return dt.date(year, month, date)
