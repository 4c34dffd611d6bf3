"""Finds what a source lists: the entries of a feed (RSS, Atom, JSON), a sitemap, or a page with links.

The bytes are foreign. XML that declares entities is refused before any parser sees it, none goes online, and no
more than `MOST_ENTRIES` entries are taken.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import feedparser
from lxml import etree, html

from dragoman.errors import CouldNotFetch
from dragoman.fetching.unpacking import TooMuch, unpack
from dragoman.fetching.urls import host_of, page_address
from dragoman.hashes import content_id

Kind = Literal["feed", "sitemap", "index", "page"]

MOST_UNPACKED = 20_000_000  # bytes; a sitemap of 50,000 pages has 5 to 10 MB
MOST_ENTRIES = 500
"""Entries taken of one listing. Feeds have 10 to 100; news sitemaps up to 1,000, of which the newest count."""
_MOST_LINKS = 50  # of a page that is no feed: a section page shows 20 to 60 stories
_HEADLINE_WORDS = 4  # menus have one to three words, headlines from four on
_ENTITY = re.compile(rb"<!\s*(?:ENTITY|ELEMENT|ATTLIST)", re.I)
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json")
_XML = re.compile(rb"\s*(?:<\?xml|<rss|<feed|<rdf|<urlset|<sitemapindex)", re.I)


@dataclass(frozen=True, slots=True)
class Entry:
    """One page that a source lists. `state` changes where the source says that the page did."""

    url: str
    title: str | None = None
    published: str | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a source lists now. `more` are further listings: a sitemap's parts, the feed that a page names."""

    kind: Kind
    entries: tuple[Entry, ...] = ()
    more: tuple[str, ...] = ()
    title: str | None = None


def read_listing(body: bytes, *, url: str, content_type: str | None = None) -> Listing:
    """What the bytes at an address list. Raises CouldNotFetch (broken) where they are neither feed nor page."""
    if body.startswith(b"\x1f\x8b"):
        body = _unpacked(body, url)
    start = body[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] == b"{":
        return _json_feed(body, url)
    if _XML.match(start.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")):
        if _ENTITY.search(body.replace(b"\0", b"")):
            raise CouldNotFetch(url, "is XML that declares entities, which no feed needs.", "broken")
        return _sitemap(body, url) if _is_sitemap(start) else _feed(body, url, content_type)
    return _page(body, url)


def _unpacked(body: bytes, url: str) -> bytes:
    """A packed sitemap's content (`sitemap.xml.gz`)."""
    try:
        return unpack(body, most=MOST_UNPACKED)
    except (TooMuch, zlib.error) as error:
        raise CouldNotFetch(url, "is a packed file that is damaged or too large.", "broken") from error


def _is_sitemap(start: bytes) -> bool:
    return b"<urlset" in start or b"<sitemapindex" in start


def _feed(body: bytes, url: str, content_type: str | None) -> Listing:
    headers = {"content-type": content_type or "application/xml", "content-location": url}
    parsed = feedparser.parse(body, response_headers=headers, sanitize_html=False)
    if not parsed.entries and not parsed.version:
        if b"<html" in body[:2000].lower():
            return _page(body, url)
        raise CouldNotFetch(url, "is no feed that can be read.", "broken")
    entries = _distinct(_feed_entry(item, url) for item in parsed.entries)
    return Listing("feed", entries, title=_line(parsed.feed.get("title")))


def _feed_entry(item: Mapping[str, Any], url: str) -> Entry | None:
    link = item.get("link") or next((each.get("href") for each in item.get("links", ())), None)
    address = page_address(str(link), url) if link else None
    if address is None:
        return None
    told = dict(item.items())  # without feedparser's stand-ins for fields that are missing
    state = content_id(*(str(told.get(field) or "") for field in ("updated", "published", "title", "summary")))
    return Entry(address, _line(item.get("title")), _day(told), state)


def _day(item: Mapping[str, Any]) -> str | None:
    """The day an entry appeared, in UTC, as its feed tells it."""
    told = item.get("published_parsed") or item.get("updated_parsed")
    return None if told is None else f"{told[0]:04d}-{told[1]:02d}-{told[2]:02d}"


def _json_feed(body: bytes, url: str) -> Listing:
    """A JSON Feed (jsonfeed.org, version 1.1)."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise CouldNotFetch(url, "is no feed that can be read (broken JSON).", "broken") from error
    items = told.get("items") if isinstance(told, dict) else None
    if not isinstance(items, list):
        raise CouldNotFetch(url, "is JSON, but no JSON Feed.", "broken")
    entries = _distinct(_json_entry(item, url) for item in items if isinstance(item, dict))
    return Listing("feed", entries, title=_line(told.get("title")))


def _json_entry(item: Mapping[str, Any], url: str) -> Entry | None:
    link = item.get("url") or item.get("external_url") or item.get("id")
    address = page_address(link, url) if isinstance(link, str) else None
    if address is None:
        return None
    fields = ("date_modified", "date_published", "title", "summary")
    published = item.get("date_published")
    day = published[:10] if isinstance(published, str) and re.match(r"\d{4}-\d\d-\d\d", published) else None
    return Entry(address, _line(item.get("title")), day, content_id(*(str(item.get(f) or "") for f in fields)))


def _sitemap(body: bytes, url: str) -> Listing:
    """A sitemap or an index of sitemaps (sitemaps.org), the newest first."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.LxmlError, ValueError) as error:
        raise CouldNotFetch(url, "is no sitemap that can be read.", "broken") from error
    if root is None:
        raise CouldNotFetch(url, "is no sitemap that can be read.", "broken")
    told = [(_child(node, "lastmod") or "", _child(node, "loc") or "") for node in root]
    told.sort(key=lambda pair: pair[0], reverse=True)
    if etree.QName(root).localname == "sitemapindex":
        parts = [address for _, link in told if (address := page_address(link, url))]
        return Listing("sitemap", more=tuple(parts[:3]))  # the newest: older ones are the archive
    entries = (
        Entry(address, state=content_id(changed)) if (address := page_address(link, url)) else None
        for changed, link in told
    )
    return Listing("sitemap", _distinct(entries))


def _child(node: Any, name: str) -> str | None:
    found = node.xpath(f".//*[local-name() = '{name}'][1]/text()")
    return str(found[0]).strip()[:2000] if found else None


def _page(body: bytes, url: str) -> Listing:
    """A web page: the feed it names if it does, else itself, and the pages of its host that it links to."""
    try:
        parser = html.HTMLParser(no_network=True, huge_tree=False)
        tree = html.document_fromstring(body, parser=parser)
    except (etree.LxmlError, ValueError, RecursionError) as error:
        raise CouldNotFetch(url, "is neither a feed nor a page that can be read.", "broken") from error
    feeds = [
        address
        for link in tree.xpath("//link[@rel='alternate'][@href]")
        if (link.get("type") or "").lower() in _FEED_TYPES and (address := page_address(link.get("href"), url))
    ]
    title = _line(tree.findtext(".//title"))
    if feeds:
        return Listing("index", more=tuple(feeds[:1]), title=title)
    own = page_address(url, url)
    entries = [Entry(own, title)] if own else []
    return Listing("page", _distinct([*entries, *(Entry(link) for link in _links(tree, url))]), title=title)


def _links(tree: Any, url: str) -> list[str]:
    """The pages of the same host to which a page links with as many words as a headline has, in its order."""
    found: dict[str, None] = {}
    for link in tree.xpath("//a[@href]"):
        address = page_address(link.get("href"), url)
        headline = len("".join(link.itertext())[:500].split()) >= _HEADLINE_WORDS
        if headline and address and host_of(address) == host_of(url):
            found.setdefault(address)
    return list(found)[:_MOST_LINKS]


def _distinct(entries: Iterable[Entry | None]) -> tuple[Entry, ...]:
    return tuple(_first(entries))


def _first(entries: Iterable[Entry | None]) -> Iterator[Entry]:
    seen: set[str] = set()
    for entry in entries:
        if entry is not None and entry.url not in seen:
            seen.add(entry.url)
            yield entry
            if len(seen) == MOST_ENTRIES:
                return


def _line(told: object) -> str | None:
    """A title as one line, without markup and without what no database keeps (NUL, half a character)."""
    bare = re.sub(r"<[^<>]{0,300}>", " ", told) if isinstance(told, str) else ""
    bare = "".join(character if character.isprintable() else " " for character in bare)
    return " ".join(bare.split())[:300] or None
