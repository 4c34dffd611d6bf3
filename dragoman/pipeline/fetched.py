"""The articles at web addresses, fetched one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.errors import CouldNotFetch, NotAnArticle
from dragoman.fetching import PoliteFetcher
from dragoman.fetching.urls import page_address
from dragoman.intake.web import article_from_page
from dragoman.records import Article, Skip


def fetched_articles(urls: Iterable[str], fetcher: PoliteFetcher) -> Iterator[Article | Skip]:
    """Yield the article at each address in the order given; one from which nothing can be had is a Skip."""
    for url in urls:
        try:
            answer = fetcher.get(url)
            address = page_address(answer.url, answer.url) or answer.url
            yield article_from_page(answer.body or b"", url=address, charset=answer.charset)
        except (CouldNotFetch, NotAnArticle) as refusal:
            yield Skip(url, refusal.reason, refusal.kind)
