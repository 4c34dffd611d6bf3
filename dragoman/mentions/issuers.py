"""Says which state or body issued a text: by its publisher's name or address, else by how a release opens.

Whose "the Foreign Secretary" is, a release leaves to its letterhead. Where that is lost, its first lines often tell:
"A spokesperson for the ministry said:", "Paris, 10 May. The President spoke with ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from dragoman import codebook
from dragoman.codebook.issuers import issuer_in
from dragoman.codebook.names import NameMatch
from dragoman.codebook.tables import cell_list, rows
from dragoman.language import Document, Sentence
from dragoman.mentions import tree
from dragoman.mentions.office_words import HOME_OFFICES
from dragoman.mentions.saying_words import SAYING
from dragoman.records import Article

# What stands in another's land: "Embassy of Japan in Poland", "U.S. Mission to the United Nations".
ABROAD = re.compile(r"\b(?:embassy|mission|consulate|delegation|permanent representation)\b", re.IGNORECASE)
HOST = re.compile(r"^(?:[\w-]+\.)+[a-z]{2,6}$", re.IGNORECASE)
# Ends of addresses that anybody anywhere buys, whatever state they are of.
SOLD = frozenset(
    "ac ag ai am bz cc cm co fm gg gl im io is la ly me ms mu nu pw sc sh so st su tk to tv vc vu ws".split()
)
ENDS = {"gov": "USA", "mil": "USA", "europa.eu": "EU", "un.org": "UN", "nato.int": "NATO", "uk": "GBR"}
OPENING = 2  # sentences: what issues a release is told in its first lines
LONGEST_DATELINE = 12  # words
DISPATCH = re.compile(r"\s*[A-Z][^\n.:;]{2,60}?(?:\s[-–—]{1,2}\s|\s--\s)")
HOSTS_OF_BODIES = frozenset({"BEL", "AUT"})
"""States in whose capitals the ministers of others meet."""


def home_of(article: Article) -> str | None:
    """The state or body of the outlet or ministry that published an article, where its name or address tells."""
    if article.country:
        return article.country
    source = (article.source or "").strip()
    return _named_in(source.replace("&", "and")) or _at_address(source) or _at_address(article.url or "")


def home_told(document: Document) -> str | None:
    """The state whose release a text is by its first lines; None where they don't tell.

    Either they say who says it ("The following is attributable to Spokesperson X:", "The Ministry of Foreign Affairs
    of Peru informs:"), or they are dated at a capital and begin with a title that has no state beside it.
    """
    opening = [s for s in document.sentences if s.part == "text" and s.kind in {"paragraph", "dateline", "heading"}]
    for sentence in opening[:OPENING]:
        if (code := _said_by(document, sentence)) is not None:
            return code
    if len(opening) < OPENING or not _is_title_alone(document, opening[1]):
        return None
    return _capital_of_dateline(document, opening[0])


def home_of_dispatch(document: Document) -> str | None:
    """The state of a report: its publisher's; of an outlet of the whole world the one whose capital it is from."""
    home = home_of(document.article)
    outlet = (document.article.source or "").strip().casefold()
    if home is None or outlet not in _of_the_world():
        return home
    return _capital_it_opens_with(document) or (home if _of_the_world()[outlet] else None)


@cache
def _of_the_world() -> dict[str, bool]:
    """The outlets that report from everywhere ("Reuters"), and whether they write for one state first."""
    return {
        name.casefold(): row["home"] == "yes" for row in rows("world_outlets") for name in cell_list(row["names"])
    }


def _capital_it_opens_with(document: Document) -> str | None:
    """The state in whose capital a dispatch was written: "KHARTOUM (Reuters) - "; none of a seat of bodies."""
    block = next((b for b in document.article.blocks if b.kind == "dateline"), None)
    opening = DISPATCH.match(document.article.text)
    if block is None and opening is None:
        return None
    text = document.article.text[block.start : block.end] if block is not None else opening.group() if opening else ""
    names = [
        n for n in codebook.find_names(text) if n.kind == "capital" or any(r.kind == "capital" for r in n.readings)
    ]
    code = _one_of(names)
    return code if code not in HOSTS_OF_BODIES else None


def _named_in(source: str) -> str | None:
    """The one state or body that a publisher's name tells; of an embassy whose it is, not where."""
    codes = [n.code for n in codebook.find_names(source) if n.code]
    if len(set(codes)) == 1 or (codes and ABROAD.search(source)):
        return codes[0]
    return issuer_in(source)


def _at_address(address: str) -> str | None:
    """The state of an address on the web: "https://www.mfa.gr/en", "kremlin.ru"; none of one that anybody buys."""
    host = (urlsplit(address).hostname if "//" in address else address) or ""
    if not HOST.match(host):
        return None
    parts = host.casefold().split(".")
    for end in (".".join(parts[-2:]), parts[-1]):
        if end in ENDS:
            return ENDS[end]
    return None if parts[-1] in SOLD else _by_alpha2().get(parts[-1])


@cache
def _by_alpha2() -> dict[str, str]:
    return {s.alpha2.casefold(): s.code for s in codebook.states().values() if s.alpha2}


def _said_by(document: Document, sentence: Sentence) -> str | None:
    """The state whose ministry or office says what follows: "A spokesperson for the ministry of Peru | said:"."""
    tokens = document.tokens[sentence.first : sentence.last]
    words = document.part_text(sentence.part)[sentence.start : sentence.end]
    if tokens[-1].text != ":":
        return None
    if not any(t.lemma in SAYING or t.lemma in {"inform", "attributable", "issue"} for t in tokens):
        return None
    return _one_of(codebook.find_names(words)) or issuer_in(words)


def _one_of(names: Iterable[NameMatch]) -> str | None:
    codes = {n.code for n in names if n.code}
    return codes.pop() if len(codes) == 1 else None


def _is_title_alone(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence's subject is a title without a state or name: "The | President of the Republic spoke"."""
    root = document.root_of(sentence)
    subject = tree.subject(document, root)
    if subject is None:
        return False
    below = document.subtree(subject)
    text = document.part_text(sentence.part)
    phrase = text[document.tokens[min(below)].start : document.tokens[max(below)].end]
    roles = codebook.find_roles(phrase)
    alone = len(roles) == 1 and roles[0].office in HOME_OFFICES and phrase.casefold().startswith("the ")
    left = phrase[roles[0].end :].casefold().strip() if alone else ""
    return alone and left in {"", "of the republic"}


def _capital_of_dateline(document: Document, sentence: Sentence) -> str | None:
    """The state whose capital a line of place and day names: "Paris, 10 May 2024."."""
    tokens = document.tokens[sentence.first : sentence.last]
    if len(tokens) > LONGEST_DATELINE or not any(t.text.isdigit() for t in tokens):
        return None
    if any(t.pos in {"VERB", "AUX"} for t in tokens):
        return None  # "Ghana and Togo met in Lisbon on 4 March."
    names = codebook.find_names(document.part_text(sentence.part)[sentence.start : sentence.end])
    return _one_of(n for n in names if n.kind == "capital" or any(r.kind == "capital" for r in n.readings))
