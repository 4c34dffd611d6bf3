"""Cuts a text into the names, titles and person names that mentions of actors are made of.

Names of states and bodies, and titles, come from the codebook. Names of persons are found by form:
a run of capitalised words that are no such name and no thing ("Grain Initiative", "Winter Games").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal

from dragoman import codebook
from dragoman.codebook import NameMatch, RoleMatch
from dragoman.codebook.names import is_stance
from dragoman.codebook.tables import rows
from dragoman.language import Document, Sentence, Token, is_title_cased

PieceKind = Literal["name", "role", "person", "thing"]

PARTICLES = frozenset(
    "al el bin ibn bint ben abu ould uld de da do dos das del della di du des van von der den ter ten la "
    "le lo zu af av y e".split()
)
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "vi", "vii", "xii", "xiv", "xvi"})
CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. "
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays "
    "saturdays sundays easter christmas ramadan".split()
)
NOT_NAMES = frozenset(
    "i we he she it they you this that these those the a an mr mrs ms miss dr photo file source l r left right "
    "today yesterday tomorrow earlier later also meanwhile however while after before during following since "
    "in on at with for to from of by as amid over against into not and or but if when where why how what "
    "who under between about "
    "near via per than then there here is are was were be been has have had will would can could may "
    "might must shall should do does did".split()
)
# Titles that are surnames too, behind another name.
SURNAMES = frozenset(
    {"sen", "king", "prince", "pope", "major", "marshal", "judge", "dean", "bishop", "duke", "chancellor", "consul"}
)
GIVEN_TITLES = frozenset({"amir", "emir", "sultan", "malik", "shah", "khan", "mirza", "raja"})
DESCENT = frozenset({"bin", "ibn", "ben", "bint"})
HYPHENS = frozenset({"-", "‐", "‑"})
GIVEN_NAMES = frozenset({"jan", "may", "april", "june", "august", "mar", "dec"})
HONORIFICS = frozenset(
    "mr mr. mrs mrs. ms ms. miss dr dr. prof prof. sir dame lord lady sheikh sheik sheikha hajj rev rev. "
    "gen gen. col col. "
    "lt lt. maj maj. capt capt. adm adm. sgt sgt. brig brig. general colonel admiral captain major "
    "marshal lieutenant "
    "holiness majesty highness excellency hm hh hrh h.r.h. hon hon. rt rt. prince princess h.e. h.e "
    "he. h.h. h.m. shri smt smt. shaikh begum comrade monsignor cardinal professor".split()
)
OPEN_TAGS = ("NNP", "NNPS")
# Small words that are names too, with another name behind them and tagged as one.
FAMILY_NAMES = frozenset({"he", "you", "an", "will", "may", "so", "than"})
# Particles that begin a family name behind a title, in small letters: "President von der Leyen".
BEFORE_MONTHS = frozenset("in since until till last this next late early mid".split())  # "in | May Putin said"
LEADING = frozenset({"von", "van", "der", "den", "ter", "bin", "ibn", "bint", "al", "el"})

MATTERS_BACK = 12  # words: how far before one of its matters a title of many begins


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens [first, last) that are one name, title or person name. `match` is the codebook's, if any."""

    kind: PieceKind
    first: int
    last: int
    name: NameMatch | None = None
    role: RoleMatch | None = None


@cache
def word_list(table: str) -> frozenset[str]:
    """Reads a one-column word list of the codebook (lines, `#` for remarks)."""
    text = (files("dragoman.codebook") / "tables" / table).read_text(encoding="utf-8")
    return frozenset(
        line.strip().casefold() for line in text.splitlines() if line.strip() and not line.startswith("#")
    )


def is_capitalised(token: Token) -> bool:
    """Whether a token is written as a name is: first letter upper case."""
    return token.text[:1].isupper() and any(c.isalpha() for c in token.text)


def find_pieces(document: Document) -> list[Piece]:
    """Finds all pieces of a document in order; they never overlap."""
    taken: list[Piece | None] = [None] * len(document.tokens)
    for part in ("title", "text"):
        sentences = [s for s in document.sentences if s.part == part]
        if not sentences:
            continue
        text = (document.article.title or "") if part == "title" else document.article.text
        tokens = [t for s in sentences for t in document.tokens[s.first : s.last]]
        _lay_matches(text, tokens, taken)
    _free_given_names(document, taken)
    _free_titles_that_are_names(document, taken)
    pieces = {id(p): p for p in taken if p is not None}
    found = list(pieces.values())
    for sentence in document.sentences:
        found += _persons(document, sentence, taken)
    return sorted(found, key=lambda p: p.first)


def _lay_matches(text: str, tokens: list[Token], taken: list[Piece | None]) -> None:
    """Lays the codebook's names and titles over the tokens, titles first where both claim one."""
    starts, ends = [t.start for t in tokens], [t.end for t in tokens]

    def cover(start: int, end: int) -> tuple[int, int] | None:
        low = bisect_right(ends, start)
        high = bisect_left(starts, end)
        return (low, high) if low < high else None

    names = [inner for name in codebook.find_names(text) for inner in _body_of_collective(text, name)]
    roles = codebook.find_roles(text)
    laid: list[tuple[int, int, int, Piece]] = []
    for role in roles:
        if (at := cover(role.start, role.end)) is not None:
            first, last = tokens[at[0]].i, tokens[at[1] - 1].i + 1
            verb = at[1] - at[0] == 1 and tokens[at[0]].pos == "VERB"  # "will host X"
            called = role.role in HONORIFICS and not _is_rank_alone(tokens, at[0], at[1])
            if not verb and not _is_name_part(tokens, at[0], at[1]) and not called:
                laid.append((role.end - role.start, 1, first, Piece("role", first, last, role=role)))
    for name in names:
        if (at := cover(name.start, name.end)) is not None:
            first, last = tokens[at[0]].i, tokens[at[1] - 1].i + 1
            own = not is_own_council(text, name) and not is_stance(text, name)
            if own and _is_name_here(tokens, at[0], at[1], name):
                laid.append((name.end - name.start, 0, first, Piece("name", first, last, name=name)))
    for _, _, _, piece in sorted(laid, key=lambda x: (-x[0], x[1], x[2])):
        if all(taken[i] is None for i in range(piece.first, piece.last)):
            for i in range(piece.first, piece.last):
                taken[i] = piece


def _free_titles_that_are_names(document: Document, taken: list[Piece | None]) -> None:
    """Gives a title that is a given name too back to its name: "foreign minister, Amir Khan X", "Hossein Amir X"."""
    for i in range(len(taken) - 1):
        piece = taken[i]
        if piece is None or piece.role is None or piece.role.role not in GIVEN_TITLES or piece.last - piece.first > 1:
            continue
        if _is_between_names(document, i, taken) or _is_sons_name(document, i):
            taken[i] = None
            continue
        before = taken[i - 2] if document.tokens[i - 1].text == "," and i > 1 else taken[i - 1]
        if i and before is not None and before.role is not None and before is not piece and taken[i + 1] is None:
            taken[i] = None


def _is_sons_name(document: Document, i: int) -> bool:
    """Whether a word is whose son's or daughter's name follows: "Sultan | bin Ahmed"."""
    return document.tokens[i].text.istitle() and document.tokens[i + 1].text.casefold() in DESCENT


def _is_between_names(document: Document, i: int, taken: Sequence[Piece | None]) -> bool:
    """Whether a word has a name without a title before it and one behind it: "Hossein | Amir | Abdollahian"."""
    if not document.tokens[i].text.istitle() or not i or taken[i - 1] is not None or taken[i + 1] is not None:
        return False
    sides = document.tokens[i - 1], document.tokens[i + 1]
    return all(
        t.sentence == document.tokens[i].sentence
        and t.tag in OPEN_TAGS
        and t.text.istitle()
        and t.text.casefold() not in HONORIFICS | PARTICLES | NOT_NAMES | CALENDAR | word_list("things.txt")
        for t in sides
    )


def _free_given_names(document: Document, taken: list[Piece | None]) -> None:
    """Gives an adjective between a title and a surname back to the name: "Energy Minister German Galushchenko"."""
    for i, piece in enumerate(taken):
        if (
            piece is None
            or piece.name is None
            or piece.name.kind not in {"adjective", "state"}
            or piece.last - piece.first > 1
            or not 0 < i < len(taken) - 1
        ):
            continue
        before, after = taken[i - 1], taken[i + 1]
        following = document.tokens[i + 1]
        if (
            before is not None
            and before.role is not None
            and not before.role.plural
            and before.last == i
            and after is None
            and (
                following.tag in OPEN_TAGS
                and is_capitalised(following)
                and following.sentence == document.tokens[i].sentence
            )
        ):
            taken[i] = None


def _body_of_collective(text: str, name: NameMatch) -> list[NameMatch]:
    """A body in front of its people's title is named by itself: "NATO | leaders" is a body and a title."""
    if name.kind != "collective" or name.code:
        return [name]
    words = text[name.start : name.end]
    cut = words.rfind(" ")
    if cut < 0 or not codebook.find_roles(words[cut + 1 :]):
        return [name]
    return [
        replace(n, start=n.start + name.start, end=n.end + name.start)
        for n in codebook.find_names(words[:cut])
        if n.kind in {"organisation", "organ"}
    ] or [name]


def _is_rank_alone(tokens: list[Token], low: int, high: int) -> bool:
    """Whether a rank stands for somebody by itself: "the | general met"; not "the general public", "General X"."""
    if high - low > 1 or low == 0 or tokens[low - 1].text.casefold() != "the" or not tokens[low].text.islower():
        return False
    following = tokens[high] if high < len(tokens) else None
    if following is not None and (following.pos in {"NOUN", "PROPN", "ADJ"} or following.text in HYPHENS):
        return False
    return tokens[low].relation.split(":")[0] not in {"amod", "compound", "flat"}


def _is_name_part(tokens: list[Token], low: int, high: int) -> bool:
    """Whether a title's word is part of a double name: "Hossein Amir-Abdollahian", "Jean-Marie King-Smith"."""
    if high - low > 1 or not tokens[low].text[:1].isupper():
        return False
    before = tokens[low - 1] if low else None
    if (
        before is not None
        and tokens[low].text.casefold() in SURNAMES
        and before.text.casefold() not in HONORIFICS
        and before.tag in OPEN_TAGS
        and is_capitalised(before)
        and before.end + 1 == tokens[low].start
    ):
        return True  # "Hun Sen", "Stephen King"
    after = tokens[high] if high < len(tokens) else None
    return (
        after is not None
        and after.text in HYPHENS
        and after.start == tokens[low].end
        and high + 1 < len(tokens)
        and (
            tokens[high + 1].text[:1].isupper()
            and tokens[high + 1].text.casefold() not in {"elect", "designate", "general"}
        )
    )


def is_own_council(text: str, name: NameMatch) -> bool:
    """Whether an organ named without its organisation is a state's own: "the Security Council", no UN near."""
    if (
        name.kind != "organ"
        or name.code != "UN"
        or re.search(r"\bU\.?N\b|United Nations", text[name.start : name.end])
    ):
        return False
    if re.search(r"\bU\.?N\b|United Nations", text) is None:
        return True
    return (
        re.search(
            r"(?i)\b(secretary|chair(man|woman)?|members?|head) of (the )?$",
            text[max(0, name.start - 40) : name.start],
        )
        is not None
    )


def _is_name_here(tokens: list[Token], low: int, high: int, name: NameMatch) -> bool:
    """Whether a name with other readings (Jordan, Georgia, Washington) is a state or body here.

    Between two parts of a person's name it is not: "Jordan Peterson", "Denzel Washington".
    """
    first = tokens[low]
    before = tokens[low - 1] if low else None
    if before is not None and before.tag == "NNP" and first.relation == "flat" and first.head == before.i:
        # "President Ricardo Lagos": the tree has it as a further part of a name
        known = codebook.find_roles(before.text) or codebook.find_names(before.text)
        return bool(known)
    if not name.weak or (before is not None and before.text.casefold() == "of"):
        return True  # "Prime Minister of Georgia X"
    after = tokens[high] if high < len(tokens) else None
    if (
        after is not None
        and is_capitalised(after)
        and after.tag in OPEN_TAGS
        and after.start == tokens[high - 1].end + 1
    ):
        ahead = " ".join(t.text for t in tokens[high : high + 3])
        title = any(r.start == 0 for r in codebook.find_roles(ahead))  # "Indian | Prime Minister"
        known = codebook.find_names(after.text)
        if not title and not known and after.text.casefold() not in word_list("things.txt"):
            return False
    return not (
        before is not None
        and is_capitalised(before)
        and before.tag in OPEN_TAGS
        and before.relation in ("flat", "compound")
        and before.end + 1 == tokens[low].start
        and not codebook.find_roles(before.text)
        and not codebook.find_names(before.text)
    )


def _persons(document: Document, sentence: Sentence, taken: list[Piece | None]) -> Iterator[Piece]:
    tokens = document.tokens
    common = _common_words(document, sentence)
    i = sentence.first
    while i < sentence.last:
        if taken[i] is not None or not _starts_name(tokens, i, sentence) or _is_matter(tokens, i, sentence):
            i += 1
            continue
        if i in common:
            i += 1
            continue
        while i > sentence.first and taken[i - 1] is None and tokens[i - 1].text in LEADING:
            i -= 1
        end = i + 1
        while end < sentence.last and taken[end] is None and _continues_name(tokens, end, sentence, taken):
            if end in common:
                break
            end += 1
        while (
            end > i + 1
            and (tokens[end - 1].text.casefold() in PARTICLES or tokens[end - 1].text in HYPHENS)
            and not is_capitalised(tokens[end - 1])
        ):
            end -= 1
        yield from (piece for piece in _split_run(tokens, i, end) if not _is_creed(tokens, piece))
        i = end


def _is_creed(tokens: Sequence[Token], piece: Piece) -> bool:
    """Whether a word tells what people believe, and no person's name: "| Christian militiamen", "| Maoist rebels"."""
    token = tokens[piece.first]
    if piece.last - piece.first > 1:
        return False
    if token.tag in {"NNS", "NNPS"} and token.text.casefold().removesuffix("s") in _creeds():
        return True  # "a negotiator for the | Maoists"
    if token.text.casefold() not in _creeds():
        return False
    described = tokens[token.head]
    return token.relation in {"amod", "compound"} and described.i > token.i and described.text.islower()


@cache
def _creeds() -> frozenset[str]:
    """Words for who belongs to a faith or a revolt, where they are one word: "christian", "druze", "maoist"."""
    of = {"REL", "REB"}
    believing = (row["noun"].casefold() for row in rows("nouns") if of & set(row["sectors"].split("|")))
    return frozenset(noun for noun in believing if " " not in noun)


def _common_words(document: Document, sentence: Sentence) -> frozenset[int]:
    """The words of a headline with capitals throughout that are no names: "Premier Meyer | Hosts Her Guests"."""
    words = document.tokens[sentence.first : sentence.last]
    if sentence.part != "title" or not is_title_cased([t.text for t in words]):
        return frozenset()
    return frozenset(t.i for t in words if t.text.istitle() and t.pos in {"VERB", "AUX", "PRON", "DET", "SCONJ"})


def _is_matter(tokens: tuple[Token, ...] | list[Token], i: int, sentence: Sentence) -> bool:
    """Whether a word with a capital is what a title before it is of: "Minister of Trade and | Worship, Ana Rey"."""
    if tokens[i].text.casefold() not in _matters_of_ministers():
        return False
    before = tokens[max(sentence.first, i - MATTERS_BACK) : i]
    return any(t.lemma.casefold() in {"minister", "secretary", "representative"} for t in before)


@cache
def _matters_of_ministers() -> frozenset[str]:
    """What one can be minister of, where it is one word."""
    return frozenset(row["portfolio"].casefold() for row in rows("portfolios") if " " not in row["portfolio"])


def _leads_name(tokens: tuple[Token, ...] | list[Token], i: int, sentence: Sentence) -> bool:
    """Whether a family name in capitals leads a given name, as East Asian ministries write: "CHO Tae-yul"."""
    if i + 1 >= sentence.last or len(tokens[i].text) < 2:
        return False
    following = tokens[i + 1]
    titled = i > sentence.first and (
        tokens[i - 1].text.casefold() in HONORIFICS or tokens[i - 1].text.casefold() in {"minister", "president"}
    )
    return titled and following.text[:1].isupper() and not following.text.isupper()


def _is_initial(tokens: tuple[Token, ...] | list[Token], i: int, sentence: Sentence) -> bool:
    """Whether a letter without a full stop is a given name's: "| S Jaishankar", "| K Shanmugam"."""
    following = tokens[i + 1] if i + 1 < sentence.last else None
    return (
        len(tokens[i].text) == 1
        and tokens[i].tag in OPEN_TAGS
        and following is not None
        and following.tag in OPEN_TAGS
        and is_capitalised(following)
        and (len(following.text) == 1 or not following.text.isupper())
    )


def _is_family_name(tokens: tuple[Token, ...] | list[Token], i: int) -> bool:
    """Whether a small word is a name before another: "He Lifeng", "Will Hurd"; not "He met"."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    return (
        tokens[i].text.casefold() in FAMILY_NAMES
        and tokens[i].tag in OPEN_TAGS
        and following is not None
        and following.tag in OPEN_TAGS
        and is_capitalised(following)
    )


def is_model(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word is the letters of a weapon's model in pieces: "an | F-16", "two | MiG-29s"."""
    if i + 2 >= len(tokens) or tokens[i + 1].text not in HYPHENS or tokens[i].end != tokens[i + 1].start:
        return False
    return tokens[i + 1].end == tokens[i + 2].start and tokens[i + 2].text[:1].isdigit()


def _starts_name(tokens: tuple[Token, ...] | list[Token], i: int, sentence: Sentence) -> bool:
    token = tokens[i]
    low = token.text.casefold()
    if not is_capitalised(token) or low in HONORIFICS or (low in NOT_NAMES and not _is_family_name(tokens, i)):
        return False
    if is_model(tokens, i):
        return False
    if low in CALENDAR and not (
        low in GIVEN_NAMES
        and not (i > sentence.first and tokens[i - 1].text.casefold() in BEFORE_MONTHS)
        and i + 1 < sentence.last
        and tokens[i + 1].tag in OPEN_TAGS
        and is_capitalised(tokens[i + 1])
        and tokens[i + 1].text.casefold() not in CALENDAR
    ):
        return False
    if (
        token.text.isupper()
        and len(token.text) < 5
        and not _is_initial(tokens, i, sentence)
        and not _leads_name(tokens, i, sentence)
        and "." not in token.text
        and not (i + 1 < sentence.last and tokens[i + 1].text.isupper() and len(tokens[i + 1].text) > 3)
    ):
        return False  # "NEC", "SBA": an abbreviation, no name
    if token.tag in OPEN_TAGS or token.pos == "PROPN":
        return True
    # A capital inside a sentence is a name whatever the tagger says, unless all is in capitals.
    mid = i > sentence.first and tokens[i - 1].text not in {'"', "“", "‘", ":", "–", "—", "•", "*", "-"}
    return (
        mid
        and token.pos in {"NOUN", "ADJ", "X", "VERB"}
        and not token.text.isupper()
        and low not in word_list("things.txt")
    )


def _continues_name(
    tokens: tuple[Token, ...] | list[Token], i: int, sentence: Sentence, taken: list[Piece | None]
) -> bool:
    token, before = tokens[i], tokens[i - 1]
    low = token.text.casefold()
    joined = token.start == before.end
    if token.text in HYPHENS:
        return joined and i + 1 < sentence.last and tokens[i + 1].start == token.end and taken[i + 1] is None
    if before.text in HYPHENS:
        return joined
    if low in SUFFIXES:
        return True
    if token.text == "," and i + 1 < sentence.last and tokens[i + 1].text.casefold() in {"jr", "jr.", "sr", "sr."}:
        return True
    if low in PARTICLES:
        ahead = next(
            (
                tokens[k]
                for k in range(i + 1, min(i + 5, sentence.last))
                if tokens[k].text.casefold() not in PARTICLES and tokens[k].text not in HYPHENS
            ),
            None,
        )
        return (
            ahead is not None
            and is_capitalised(ahead)
            and (token.pos == "PROPN" or low not in {"e", "y", "do", "la", "le", "a"} or token.tag in OPEN_TAGS)
        )
    if low in CALENDAR and token.tag not in OPEN_TAGS:
        return False
    if low in NOT_NAMES and low not in {"a", "l", "r"}:
        return False
    return (is_capitalised(token) and not joined) or (token.text == "." and joined and len(before.text) == 1)


def _is_given_name(tokens: tuple[Token, ...] | list[Token], i: int, first: int, last: int) -> bool:
    """Whether a thing word leads a run of two as a given name does: "Bill Clinton", not "the Farm Bill"."""
    return i == first and i + 2 == last and tokens[i].text.casefold() in word_list("first_names.txt")


def _split_run(tokens: tuple[Token, ...] | list[Token], first: int, last: int) -> Iterator[Piece]:
    """Parts a run of capitalised words after its last thing word: "Security Council | Nikolai Patrushev"."""
    things = word_list("things.txt")
    cut = first
    for i in range(first, last):
        if tokens[i].text.casefold() in things and not _is_given_name(tokens, i, first, last):
            cut = i + 1
    if cut > first:
        yield Piece("thing", first, cut)
    if cut < last and re.search(r"[^\W\d_]{2}", "".join(t.text for t in tokens[cut:last])):
        yield Piece("person", cut, last)
