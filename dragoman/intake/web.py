"""Makes an article of what a web server gave, with what the feed and the list of sources know of it."""

from __future__ import annotations

from dataclasses import replace

from dragoman.errors import NotAnArticle
from dragoman.intake import pages
from dragoman.intake.article import Told, make
from dragoman.intake.encoding import decode, is_binary
from dragoman.records import Article

_SNIFFED = 8192


def article_from_page(
    raw: bytes,
    *,
    url: str,
    source: str | None = None,
    country: str | None = None,
    published: str | None = None,
    charset: str | None = None,
) -> Article:
    """The article of a page's bytes, its address for an id. Raises NotAnArticle where it holds none.

    `charset` is what the server says. What the page tells of its outlet and day counts before `published`, the
    day of the feed; `source` and `country`, the user's own words for the outlet, count before what the page tells.
    """
    if is_binary(raw[:_SNIFFED]):
        raise NotAnArticle(url, "is not a web page or text.", "unsupported")
    text = _decoded(raw, charset)
    if text is None:
        raise NotAnArticle(url, "is no text in a known encoding.", "encoding")
    if "<" in text[:2048]:
        page, told = pages.read_page(text, name=url)
    else:
        page, told = text, Told()
    known = replace(
        told,
        id=url,
        url=url,
        source=source or told.source,
        country=country,
        published=told.published or published,
    )
    return make(page, known, name=url, page=True)


def _decoded(raw: bytes, charset: str | None) -> str | None:
    """The text, by the server's word where it holds, else by the page's own."""
    if charset:
        try:
            return raw.decode(charset)
        except (LookupError, ValueError):
            pass
    return decode(raw, markup=True)
