"""Cuts text into words and marks, as the English treebanks do, keeping every place.

"Ukraine's" is two words, "don't" is "do" and "n't", "cease-fire" three,
"non-proliferation" one, "$50" and "2bn" two each, "Gen." and "U.S." one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

Span = tuple[int, int]

# Letters with the marks written over or inside them; `\w` leaves combining marks out.
MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u0652\u00ad\u200b-\u200d\u2060\ufeff"
LETTER = rf"(?:[^\W\d_]|[{MARKS}])"
WORD = rf"(?:\w|[{MARKS}])"
APOSTROPHES = frozenset("'\u2019\u02bc`")
APOSTROPHE = f"[{''.join(sorted(APOSTROPHES))}]"
TOP_LEVEL = "com|org|net|gov|edu|int|info|io|co|eu|uk|us|ru|ua|de|fr|pl|tr|cn|in|ch|tv|me|by|kz|no|se|fi"

ADDRESS_TAIL = '[^\\s<>"“”»]*[^\\s<>"“”»\'’.,;:!?)\\]]'
UNIT = "(?:[-–]?(?:[kKmMbB]n?|tn|bln|mln|[AaPp][Mm]|[ap]\\.m|[kcm]m|kg|mph|ft|[GMk]W|[GM]Hz|[GTM]B|[CFh]))"

# In order: the first that fits at a place wins. Whatever may look far ahead is bounded, so that a
# megabyte without a space is still read in linear time.
PATTERNS = (
    ("address", rf"(?:https?://|ftp://|www\.){ADDRESS_TAIL}"),
    ("address", r"[\w.+-]{0,64}\w@\w[\w-]{0,62}(?:\.[\w-]{1,63}){0,4}\.[A-Za-z]{2,}"),
    (
        "address",
        rf"\w[\w-]{{0,62}}(?:\.\w[\w-]{{0,62}}){{0,4}}\.(?:{TOP_LEVEL})\b(?!{APOSTROPHE}?{LETTER})(?:/{ADDRESS_TAIL})?",
    ),
    ("handle", r"[#@][^\W\d]\w*"),
    ("letters", r"(?:[^\W\d_]\.){2,}(?!\w)|(?:[^\W\d_]\.)+[^\W\d_](?![\w.])|(?:Ph|M)\.(?:D|Sc|Phil)\."),
    ("telephone", r"\+?\d{1,4}(?:[-/.]\d{2,4}){1,3}-\d{3,4}\b|\d{3}-\d{4}\b"),
    ("day", r"\d{1,4}/\d{1,2}(?:/\d{1,4})?(?![\w/])|\d{4}-\d\d-\d\d(?!\w)"),
    ("decade", rf"{APOSTROPHE}\d0s\b|{APOSTROPHE}\d\d\b(?!{APOSTROPHE})|\d+0{APOSTROPHE}s\b"),
    ("ordinal", r"\d+(?:,\d{3})*(?:st|nd|rd|th)\b"),
    ("number", rf"\d+(?:[.,:]\d+)*(?={UNIT}?(?!\w))|\d+(?:[.,:]\d+)+"),
    ("code", r"\d\w+"),
    ("money", r"(?:US|U|A|C|HK|NZ|S|R)\$"),
    ("word", rf"{LETTER}{WORD}*(?:(?:&(?=[A-Z])|{APOSTROPHE}(?={LETTER})){WORD}+)*"),
    ("mark", r"\.{2,}|…+|[!?]+|-{2,}|={2,}|\*{2,}|_{2,}|''|``|‘‘|’’|<<|>>|[:;=]-?[)(](?!\w)"),
    ("mark", r"\S"),
)
SCANNER = re.compile("|".join(f"(?P<{kind}_{n}>{rule})" for n, (kind, rule) in enumerate(PATTERNS)))
AFTER_PREFIX = re.compile(rf"-{LETTER}{WORD}*(?:{APOSTROPHE}{LETTER}+)?(?![-–])")
SHORTENED = re.compile(rf"(?i){APOSTROPHE}(?:em|til|cause|cos|tis|twas|n)(?!\w)")
TOUCHING = re.compile(rf"(?i){APOSTROPHE}(?:s|d|ll|ve|re)(?!\w)")
INITIAL = re.compile(r"\.(?=\s{0,2}[^\W\d_a-z])")
NUMBERED = re.compile(r"\.(?=\s{0,2}\d)")
CLITIC = re.compile(rf"(?i)(?<=\w)(?:n{APOSTROPHE}t|{APOSTROPHE}(?:s|m|d|ll|ve|re))$")
LONGEST_CLITIC = 3
MOST_CLITICS = 2
# Written as one, two words in the treebanks: the second begins at the place given.
RUN_TOGETHER = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that the shape of letters alone cannot tell."""

    prefixes: frozenset[str]
    titles: frozenset[str]  # abbreviations that never end a sentence
    numbered: frozenset[str]  # abbreviations only before a number: "No. 3", but "No."
    abbreviations: frozenset[str]  # all of them


@cache
def lexicon() -> Lexicon:
    """The tables of prefixes and abbreviations, read once."""
    prefixes = frozenset(row[0] for row in rows_of("prefixes.txt"))
    kinds: dict[str, set[str]] = {"title": set(), "number": set(), "open": set()}
    for abbreviation, kind in rows_of("abbreviations.txt"):
        kinds[kind].add(abbreviation)
    return Lexicon(
        prefixes=prefixes,
        titles=frozenset(kinds["title"] | kinds["number"]),
        numbered=frozenset(kinds["number"]),
        abbreviations=frozenset().union(*kinds.values()),
    )


def rows_of(name: str) -> Iterator[list[str]]:
    """The rows of a table of this folder, without its comments."""
    table = resources.files("dragoman.language").joinpath("tables", name)
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The places of the words and marks of `text[start:end]`; they cover all but white space."""
    end = len(text) if end is None else end
    spans: list[Span] = []
    place = start
    while (found := SCANNER.search(text, place, end)) is not None:
        kind = (found.lastgroup or "mark").partition("_")[0]
        if kind == "word":
            cut = _word(text, found.start(), found.end(), end)
        elif kind == "mark":
            cut = [_mark(text, found.start(), found.end(), end)]
        else:
            cut = _clitics(text, found.start(), found.end())
        spans.extend(cut)
        place = spans[-1][1]
    return spans


def _mark(text: str, start: int, stop: int, end: int) -> Span:
    """A mark, or the short word that an apostrophe begins: "'em", and the 's of "U.S.'s"."""
    touches = start > 0 and not text[start - 1].isspace()
    short = (TOUCHING if touches else SHORTENED).match(text, start, end)
    return short.span() if short else (start, stop)


def _word(text: str, start: int, stop: int, end: int) -> list[Span]:
    """A word with what belongs to it, a prefix's other half or a stop, cut from its clitics."""
    known = lexicon()
    word = text[start:stop]
    if word.lower() in known.prefixes and not (word.isupper() and len(word) > 1):  # "UN-led" is three
        rest = AFTER_PREFIX.match(text, stop, end)
        if rest is not None:
            return _clitics(text, start, rest.end())
    if text.startswith(".", stop) and stop < end and _abbreviated(text, word, stop, end):
        return [(start, stop + 1)]
    second = RUN_TOGETHER.get(word.lower())
    if second is not None:
        return [(start, start + second), (start + second, stop)]
    return _clitics(text, start, stop)


def _abbreviated(text: str, word: str, stop: int, end: int) -> bool:
    """Whether the full stop after a word is the word's own."""
    known = lexicon()
    if len(word) == 1:
        return word.isupper() and word != "I" and INITIAL.match(text, stop, end) is not None
    # "GEN. MILLEY", but "HE SAID NO."
    written = word.capitalize() if word.isupper() and word.capitalize() + "." in known.titles else word
    if written + "." in known.numbered:
        return NUMBERED.match(text, stop, end) is not None
    # At the end of a paragraph the stop is the sentence's as well; the treebanks give it to that.
    return written + "." in known.abbreviations and stop + 1 < end


def _clitics(text: str, start: int, stop: int) -> list[Span]:
    """A word and the clitics cut from its end: "should", "n't", "'ve"."""
    ends: list[Span] = []
    if APOSTROPHES.isdisjoint(text[max(start, stop - LONGEST_CLITIC) : stop]):
        return [(start, stop)]
    while len(ends) < MOST_CLITICS:
        found = CLITIC.search(text, max(start, stop - LONGEST_CLITIC), stop)
        if found is None or found.start() <= start:
            break
        ends.insert(0, (found.start(), stop))
        stop = found.start()
    return [(start, stop), *ends]
