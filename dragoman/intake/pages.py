"""Finds the article in a web page: its text, title, published day, outlet and address. Never goes online."""

from __future__ import annotations

from typing import Any

import trafilatura
from htmldate import find_date
from lxml import etree, html

from dragoman.errors import NotAnArticle
from dragoman.intake.article import Told, too_large
from dragoman.intake.normal import normalise_line

MOST_CHARACTERS = 8_000_000
"""The largest page read. News pages have 0.1 to 3 million characters; trafilatura takes a second a million."""
_LATEST_DAY = "2100-01-01"
"""Given to htmldate so that its answer does not depend on the day it runs on."""
_DATE_OPTIONS: dict[str, Any] = {"original_date": True, "extensive_search": False, "max_date": _LATEST_DAY}
_MARKS = """//meta | //link[@rel='canonical'] | //script[@type='application/ld+json'] | //*[@itemprop='datePublished']
 | //time[@pubdate] | //article//header//time[@datetime] | //time[contains(@class, 'entry-date')]
 | //*[self::time or self::abbr or self::span][contains(concat(' ', @class, ' '), ' published ')]"""
_ASIDE = "ancestor::aside | ancestor::footer | ancestor::nav"
_MOST_TEASERS = 0.5
_FEWEST_TEASERS = 5


def read_page(page: str, *, name: str) -> tuple[str, Told]:
    """Return the article text of a page and what the page tells of it; raise NotAnArticle where it has none.

    The day is the one that the page's metadata, its address or an element marked as its publication day
    give; nothing in the text or the footer is taken for it.
    """
    if len(page) > MOST_CHARACTERS:
        raise too_large(name, f"{len(page):,} characters; at most {MOST_CHARACTERS:,} of a web page are read")
    tree = _parse(page, name)
    published = published_day(tree)
    teasers = _teasers(tree)
    found = _extract(tree)
    if found is None or not (found.text or "").strip():
        raise NotAnArticle(name, "has no readable article text. Is it a section page?", "empty")
    lines = found.text.split("\n")
    if _is_index(lines, teasers):
        raise NotAnArticle(
            name, f"is a list of {len(teasers)} stories, not an article. Save the stories' pages.", "index"
        )
    title = normalise_line(found.title)
    while lines and (not lines[0].strip() or normalise_line(lines[0]) == title):
        lines.pop(0)
    headings = _texts(found.body, ".//head") if found.body is not None else frozenset()
    told = Told(
        title=title,
        source=found.sitename,
        url=found.url,
        published=published,
        headings=headings,
    )
    return "\n".join(lines), told


def published_day(tree: html.HtmlElement) -> str | None:
    """Return the ISO day on which a page says that it was published, or None.

    htmldate falls back on any date it finds on a page, so it is shown only what is marked as the day:
    metadata, JSON-LD, the canonical address and elements of the `datePublished` property.
    """
    marks = html.document_fromstring("<html><head></head><body></body></html>")
    for element in tree.xpath(_MARKS):
        said = " ".join(element.attrib.values()).lower()
        changed = ("modif" in said or "update" in said) and "publish" not in said
        if not changed and not element.xpath(_ASIDE):
            marks[0 if element.tag in {"meta", "link", "script"} else 1].append(_bare_copy(element))
    try:
        found: str | None = find_date(marks, deferred_url_extractor=True, **_DATE_OPTIONS)
    except (ValueError, OverflowError, RecursionError, etree.LxmlError):
        return None
    return found


def _parse(page: str, name: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", remove_pis=True, no_network=True, huge_tree=False)
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, RecursionError) as error:
        raise NotAnArticle(name, "cannot be read as a web page; its HTML is broken.", "broken") from error
    return tree


def _extract(tree: html.HtmlElement) -> Any:
    """Return trafilatura's document for a page, or None: it finds nothing, or the page breaks it."""
    try:
        return trafilatura.bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=_DATE_OPTIONS,
        )
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        return None


def _bare_copy(element: html.HtmlElement) -> html.HtmlElement:
    copy = html.Element(element.tag, dict(element.attrib))
    copy.text = element.text
    return copy


def _texts(tree: Any, path: str) -> frozenset[str]:
    lines = (normalise_line("".join(element.itertext())[:2000]) for element in tree.xpath(path))
    return frozenset(line for line in lines if line)


def _teasers(tree: html.HtmlElement) -> frozenset[str]:
    """Return the texts that stand under a linked heading: a page's list of other stories."""
    linked = "//*[self::h2 or self::h3 or self::h4][.//a[@href] or parent::a[@href]]"
    return _texts(tree, f"{linked} | {linked}/following-sibling::p | {linked}/parent::a/following-sibling::p")


def _is_index(lines: list[str], teasers: frozenset[str]) -> bool:
    kept = [line.strip(" -") for line in lines if line.strip()]
    listed = [line for line in kept if line in teasers]
    size = sum(len(line) for line in kept)
    return len(listed) >= _FEWEST_TEASERS and sum(len(line) for line in listed) > _MOST_TEASERS * size
