"""One address for one page: what a link adds for counting clicks, and its place on the page, left off."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from courlan import clean_url

from dragoman.fetching.addresses import LONGEST, SCHEMES


def page_address(link: str, base: str) -> str | None:
    """The address of the page that a link in `base` leads to, or None where it leads to none."""
    try:
        joined = urljoin(base, link.strip())
        if urlsplit(joined).scheme not in SCHEMES or len(joined) > LONGEST:
            return None
        cleaned = clean_url(joined)
    except ValueError:
        return None
    return cleaned.partition("#")[0] if cleaned else None


def host_of(url: str) -> str:
    """The host of an address, by which politeness counts: `www.` makes no other host."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def site_of(url: str) -> str:
    """Scheme, host and port: what one robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
