"""Tells by its form what a line of a report is: a caption, a byline, a credit, a heading or a sentence.

Nothing here knows the words of one outlet: the words are in `tables/`, the forms are general. Only the first
600 characters of a line are ever looked at for its form, so a line may be of any length.
"""

from __future__ import annotations

import re

from dragoman.intake import wordlists
from dragoman.intake.days import MONTHS, parse_day
from dragoman.records import BlockKind

_LONGEST_FORM = 600
_LONGEST_CAPTION = 420
_LONGEST_CREDIT = 300
_LONGEST_BYLINE = 110
_LONGEST_HEADING = 130
_HEADING_WORDS = 20

_MARKUP = re.compile(r"\A[#>*_\s]+|[*_\s]+\Z|</?[a-z]{1,6}>")
_FINAL = re.compile(r"[.!?…][\"'”’»)\]*_]*\Z")
_RULE = re.compile(r"[\W_]{1,80}\Z")
_URL = re.compile(r"<?(?:https?://|www\.)\S+>?\Z")
_TAGS = re.compile(r"(?:#\w+[\s,]*){1,20}\Z")
_ITEM = re.compile(r"(?:[-•–·▪*]|\d{1,2}[.)])\s+\S")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_MONTH = re.compile(r"\b(?:" + "|".join(sorted(name.capitalize() for name in MONTHS)) + r")\b")
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
_SIDE = re.compile(
    r"\((?:(?:L|R|C)|(?:pictured |second |third |far |2nd |3rd |[2-9](?:nd|rd|th) )?(?:from )?(?:the )?"
    r"(?:left|right|center|centre|front|back|L|R)|L to R|L-R|seated|standing|(?:left|right) and (?:left|right))\)"
    r"|,\s(?:second (?:from )?|third (?:from )?|far |front |cent(?:er|re) )?(?:left|right|cent(?:er|re))"
    r"(?=,|\s(?:and|with|shakes?|poses?|meets?|talks?|speaks?|walks?|listens?|greets?|welcomes?)\b|\.?\Z)"
    r"|\bfrom left\b|\bleft to right\b|\bpictured\b",
)
_PICTURED = re.compile(r"\b(?:is|are) pictured\b")
_CLOSING_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,30})[)\]]\.?\Z")
_LETTERED_SIDES = re.compile(r"\([LRC]\).*\([LRC]\)")
_PICTURE_CREDIT = re.compile(
    r"[(\[][^()\[\]]{0,60}\b(?:[Pp]hotos?|PHOTOS?|[Pp]ictures?|[Ii]mages?|[Hh]andout|[Ss]creenshot|[Cc]ourtesy)\b"
    r"[^()\[\]]{0,60}[)\]]\.?\Z"
    r"|(?<![\w.])(?:[Pp]hoto(?: by)?|[Ii]mage|[Pp]icture|[Cc]redit|[Cc]ourtesy(?: of)?):?\s[A-Z][\w .,&/’'-]{1,60}\Z"
)
_BYLINE = re.compile(r"(?:[Bb]y|BY)\s+(?=[^\W\d_a-z])")
_INITIALS = re.compile(r"\([A-Z]{2,5}(?:/[A-Z]{2,5}){0,3}\)\Z")
_STOPLESS_SENTENCE = re.compile(
    r"\b(?:had|held|has|have|sent|was|were|met|spoke|\w+ed) (?:[a-z]+ ){0,2}(?:an?|the) \w+ "
)
"""A sentence whose stop was lost: a past verb with an article behind it, where headlines leave articles out."""
_NAME_WORDS = frozenset(
    ["and", "in", "for", "at", "of", "de", "van", "von", "der", "al", "bin", "el", "la", "the", "with"]
)


def plain_kind(line: str) -> BlockKind | None:
    """Return what a line is when its form alone tells it, else None (a sentence, a heading, a list item)."""
    if len(line) > _LONGEST_FORM:
        return None
    if _is_boilerplate(line):
        return "boilerplate"
    if is_caption(line):
        return "caption"
    if _is_credit(line):
        return "credit"
    if _is_byline(line):
        return "byline"
    return None


def is_sentence(line: str) -> bool:
    """Say whether a line ends as a sentence does and has at least four words."""
    return _FINAL.search(line[-12:]) is not None and len(_WORD.findall(line[-200:])) >= 4


def is_short(line: str) -> bool:
    """Say whether a line could be a heading: at most 20 words and 130 characters, ending as no sentence does."""
    bare = _MARKUP.sub("", line[: _LONGEST_HEADING + 40])
    if not bare or len(bare) > _LONGEST_HEADING or bare[-1] in ",;:" or is_item(line):
        return False
    if len(bare.split()) > _HEADING_WORDS or bare[0].islower():
        return False
    return _FINAL.search(bare) is None or (bare.endswith("?") and bare.count("?") == 1)


def lost_its_stop(line: str) -> bool:
    """Say whether a short line is a whole sentence but for its stop."""
    return _STOPLESS_SENTENCE.search(line) is not None


def is_item(line: str) -> bool:
    """Say whether a line is an item of a list, by its bullet or number."""
    return _ITEM.match(line) is not None


def is_marked_heading(line: str) -> bool:
    """Say whether Markdown makes the line a heading: `## Words`, or nothing but `**Words**`."""
    if len(line) > _LONGEST_HEADING:
        return False
    return re.match(r"#{1,6}\s+\S", line) is not None or re.fullmatch(r"\*\*[^*]+\*\*:?|__[^_]+__", line) is not None


def is_name(line: str) -> bool:
    """Say whether a line is two or three capitalised words and nothing else, as a name is."""
    return 2 <= len(line.split()) <= 4 and len(line) <= 60 and _all_names(line) and not line.isupper()


def is_caption(line: str) -> bool:
    """Say whether a line tells what a picture shows.

    It does where it names the picture or its agency, says who stands on which side, or lists who is where on
    which day without a finite verb, or with the present tense of captions and a day with its year.
    """
    if len(line) > _LONGEST_CAPTION or '"' in line or "“" in line:
        return _names_picture(line)
    if _names_picture(line) or _LETTERED_SIDES.search(line) or _PICTURED.search(line):
        return True
    finite = _has_finite_verb(line)
    if _SIDE.search(line) or _agency_closes(line):
        return not finite
    dated = _YEAR.search(line) is not None
    posed = any(word in wordlists.words("pose_verbs") for word in _WORD.findall(line))
    if posed and dated and _MONTH.search(line):
        return not finite and _ends_dated(line)
    return dated and not finite and not posed and _ends_dated(line) and len(line.split()) >= 5


def _ends_dated(line: str) -> bool:
    """Say whether a line ends in its day or year, as captions do, with a place or day before it."""
    return _YEAR.search(line[-8:]) is not None and re.search(r"\b(?:in|at|on|outside|near)\s", line) is not None


def _names_picture(line: str) -> bool:
    if len(line) > _LONGEST_CAPTION:
        return False
    known = wordlists.lines("caption").search(wordlists.plain(line))
    return known is not None or _PICTURE_CREDIT.search(line) is not None or _agency_picture(line)


def _agency_closes(line: str) -> bool:
    """Say whether a line ends in an agency's name in brackets."""
    closing = _CLOSING_BRACKET.search(line)
    return closing is not None and closing.group(1).strip() in wordlists.words("agencies")


def _agency_picture(line: str) -> bool:
    """Say whether a line ends in a picture agency with its photographer: `REUTERS/Jo Roe`, `Jo Roe/AFP`."""
    agencies = {name.upper() for name in wordlists.words("agencies")}
    tail = line[-90:]
    for slash in re.finditer(r"/", tail):
        before = re.search(r"[\w-]+(?: (?:Images|Photo|Press))?\s?\Z", tail[: slash.start()])
        after = re.match(r"\s?(?:[Vv]ia )?[\w-]+(?: (?:Images|Photo|Press))?", tail[slash.end() :])
        names = [found.group().strip() for found in (before, after) if found]
        firsts = {name.upper() for name in names} | {name.upper().split()[0] for name in names if name}
        if firsts & agencies and re.search(r"[^.!?]\Z|\)\.?\Z", tail) and not is_url(tail.split()[-1]):
            return True
    return re.search(r"\bvia (?:REUTERS|Reuters|AP|AFP|EPA|Getty Images)\)?\.?\Z", tail) is not None


def _has_finite_verb(line: str) -> bool:
    lowered = [word for word in _WORD.findall(line) if word[0].islower()]
    finite, posing = wordlists.words("finite_verbs"), wordlists.words("pose_verbs")
    sides = _SIDE.search(line) is not None
    return any(
        (word in finite and not (sides and word == "left")) or (word.endswith("ed") and word not in posing)
        for word in lowered
    )


def is_url(line: str) -> bool:
    """Say whether a line is a web address and nothing else."""
    return _URL.match(line) is not None


def _is_boilerplate(line: str) -> bool:
    if _RULE.match(line) or is_url(line) or _TAGS.match(line):
        return True
    return wordlists.lines("boilerplate").search(wordlists.plain(line)) is not None


def _is_credit(line: str) -> bool:
    if len(line) > _LONGEST_CREDIT:
        return False
    bare = line.strip("()[]/ .—–-")
    return (
        bare in wordlists.words("agencies")
        or _INITIALS.match(line) is not None
        or wordlists.lines("credit").search(wordlists.plain(line)) is not None
    )


def _is_byline(line: str) -> bool:
    if len(line) > _LONGEST_BYLINE:
        return False
    bare = _MARKUP.sub("", line)
    if found := _BYLINE.match(bare):
        named = re.split(r"\s[|•·–—-]\s|,", bare[found.end() :])[0]
        return _all_names(named) and not is_sentence(bare)
    if parse_day(bare) is not None and len(bare) >= 6:
        return True
    return wordlists.lines("byline").search(wordlists.plain(line)) is not None and not is_sentence(line)


def _all_names(words: str) -> bool:
    found = words.replace("&", "and").split()
    return 0 < len(found) <= 14 and all(
        (word[0].isupper() and word.strip(".,'’-").replace("-", "").replace("'", "").replace("’", "").isalpha())
        or word in _NAME_WORDS
        for word in (part.rstrip(".,") or part for part in found)
    )
