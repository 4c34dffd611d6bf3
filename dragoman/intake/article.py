"""Makes an article of a text: normalises, hashes, lays it out, and refuses what is no English report."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from dragoman.errors import NotAnArticle
from dragoman.hashes import article_hash
from dragoman.intake import english, layout, wordlists
from dragoman.intake.days import parse_day, parse_instant
from dragoman.intake.normal import normalise, normalise_line, printable
from dragoman.records import Article, Block

LEAST_CHARACTERS = 80
"""Characters of news below which a web page is no report, nor a text of several lines. The shortest of 315 releases
has 222; a call reported in one sentence, as the Kremlin does, takes about 85."""
LEAST_WORDS = 4
"""Words of a text of one line below which it is none: sets of single sentences are read as they are."""
MOST_CHARACTERS = 5_000_000
"""The longest text read as one article: some 800,000 words, more than any report."""
UNUSED_DAY = "its published day can't be told for sure and is left out; write it as 2022-03-01"
UNUSED_COUNTRY = "its country is no ISO 3166 code, such as TUR, and is left out"
_WANTED = {"published day": "Write it as 2022-03-01.", "country": "Write the ISO 3166 code, such as TUR."}
_LONGEST_ID = 200
_LONGEST_LINE = 1000
_STUB_CHARACTERS = 700
_STATE = re.compile(r"[A-Z][A-Za-z-]{1,11}\Z")
_WEB = re.compile(r"https?://\S+\Z", re.I)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Told:
    """What the source itself tells of an article beside its text, as found: nothing here is checked yet."""

    id: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    country: str | None = None
    headings: Collection[str] = ()


def article_from_text(
    text: str,
    *,
    id: str | None = None,  # noqa: A002  # the record's own word
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    published: str | None = None,
    country: str | None = None,
    strict: bool = True,
) -> Article:
    """Return the article that a text and what is known of it make.

    `published` is a day in ISO form or as people write it ("March 1, 2022"). Without `id` the first 16
    hexadecimal digits of the hash stand for it. A text of one line needs four words; with `strict=False` texts pass
    down to one word, and the language isn't looked at. Raises NotAnArticle where there is nothing to read, or where
    `published` is no day or `country` no code.
    """
    told = Told(id=id, title=title, source=source, url=url, published=published, country=country)
    for field, given, used in (("published day", published, _day(published)), ("country", country, _state(country))):
        if given and given.strip() and used is None:
            shown = printable(given[:40])
            raise NotAnArticle(id or "The text", f'can\'t have "{shown}" as its {field}. {_WANTED[field]}', "broken")
    return make(text, told, name=id or "The text", strict=strict)


def make(text: str, told: Told, *, name: str, strict: bool = True, page: bool = False) -> Article:
    """Return the article of a text and what its source tells of it; `name` is what messages call it.

    What is left of a web `page` needs as much as a report has; a sentence given as such may be short.
    A published day or a country that can't be used is left out and said among the article's `remarks`.
    """
    if len(text) > MOST_CHARACTERS:
        raise too_large(name, f"{len(text):,} characters; at most {MOST_CHARACTERS:,} are read as one article")
    kept = normalise(text)
    if not kept.strip():
        raise NotAnArticle(name, "has no text.", "empty")
    found = layout.blocks(kept, headings=told.headings)
    if strict:
        check(kept, found, name, page=page)
    header = layout.header(kept, found)
    title = _clipped(normalise_line(told.title))
    digest = article_hash(title, kept)
    published, country = _day(told.published), _state(told.country)
    return Article(
        id=_id(told.id) or digest[:16],
        text=kept,
        title=title,
        source=_clipped(normalise_line(told.source) or header.get("source")),
        url=_web_address(told.url) or header.get("url"),
        published=published or header.get("published"),
        country=country,
        sha256=digest,
        blocks=found,
        instant=parse_instant(normalise(told.published)) if published and told.published else None,
        remarks=(*_remark(told.published, published, UNUSED_DAY), *_remark(told.country, country, UNUSED_COUNTRY)),
    )


def check(text: str, found: tuple[Block, ...], name: str, *, page: bool = False) -> None:
    """Raise NotAnArticle where a laid-out text has too little news in it, is a stub, or isn't English."""
    news = sum(block.end - block.start for block in found if block.kind == "paragraph")
    enough = news >= LEAST_CHARACTERS or (not page and _is_sentence(text, found))
    if news < _STUB_CHARACTERS:
        _refuse_stub(text, news, name)
    language = english.other_language(text) if enough or english.is_foreign_script(text) else None
    if language is not None:
        raise NotAnArticle(name, f"is not in English but, it seems, in {language}.", "language")
    if not enough:
        raise NotAnArticle(
            name,
            f"has no readable article text ({news} characters; {LEAST_CHARACTERS} needed). Is it a section page?",
            "short",
        )


def _is_sentence(text: str, found: tuple[Block, ...]) -> bool:
    """Say whether a text is one line of some words and no boilerplate or caption."""
    lines = [text[block.start : block.end] for block in found]
    return [block.kind for block in found] == ["paragraph"] and len(lines[0].split()) >= LEAST_WORDS


def too_large(name: str, found: str) -> NotAnArticle:
    """Return the refusal of an input over one of intake's limits."""
    return NotAnArticle(name, f"is too large ({found}).", "too_large")


def _refuse_stub(text: str, news: int, name: str) -> None:
    """Raise where a short text has the words of a paywall, or is a page asking for consent."""
    bare = wordlists.plain(text)
    if wordlists.lines("paywall").search(bare):
        raise NotAnArticle(
            name,
            f"is cut off by a paywall ({news} characters can be read). Save the page while signed in.",
            "paywall",
        )
    if len(set(wordlists.lines("consent").findall(bare))) >= 2:
        raise NotAnArticle(
            name, "is a consent or checking page, not the article. Save the page behind it.", "consent"
        )


def _id(given: str | None) -> str | None:
    if given is None:
        return None
    shown = _SPACES.sub(" ", printable(normalise(given))).strip()
    if len(shown) > _LONGEST_ID:
        shown = f"{shown[: _LONGEST_ID - 17]}-{article_hash(None, shown)[:16]}"
    return shown or None


def _clipped(line: str | None) -> str | None:
    return None if line is None else line[:_LONGEST_LINE]


def _web_address(given: str | None) -> str | None:
    """Return an address that a browser may be sent to, or None: `javascript:` and its like are no sources."""
    line = normalise_line(given)
    return line if line is not None and len(line) <= 2 * _LONGEST_LINE and _WEB.match(line) else None


def _day(given: str | None) -> str | None:
    return parse_day(normalise(given)) if given else None


def _state(given: str | None) -> str | None:
    line = normalise_line(given)
    return line if line is not None and _STATE.match(line) else None


def _remark(given: str | None, used: str | None, remark: str) -> tuple[str, ...]:
    """Return the remark where something was given and nothing of it could be used."""
    return (remark,) if given and given.strip() and used is None else ()
