"""Takes a few words apart: the names of states and bodies in them, titles, and common words for actors."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dragoman import codebook
from dragoman.codebook.folding import name_words
from dragoman.codebook.names import NameMatch
from dragoman.codebook.nouns import Noun, NounMatch, PeopleMatch, nouns_in, office_sectors, peoples_in
from dragoman.codebook.roles import RoleMatch

_ARTICLE = re.compile(
    r"^(?:the|a|an|some|several|many|two|three|(?:dozens|scores|hundreds|thousands) of)\s+", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:former|ex|one-?time|ousted|deposed|toppled|overthrown|retired|late|outgoing-former|past|erstwhile)\b[\s-]",
    re.IGNORECASE,
)
# Words after which the phrase tells where, of what or against whom, and names its actor no more.
_LINKS = re.compile(
    r"\s(?:of|in|from|for|at|to|near|with|on|against|by|who|that|which|outside|inside|across|within|based|living)\s|[,(;]",
    re.IGNORECASE,
)
_MINISTRY = re.compile(r"\bministry\b", re.IGNORECASE)
# Titles that take the sector of what they lead or belong to.
_YIELDING = frozenset(
    {"leader", "head", "chair", "director", "member", "official", "spokesperson", "secretary", "secretary_general",
     "director_general", "representative", "side", "counterpart", "military_officer", "delegation", "adviser",
     "negotiator"}
)  # fmt: skip

# Classes of titles whose rows say their sector one by one: a junta's leader is of the military.
_OF_ANY_SECTOR = frozenset({"leader", "official", "spokesperson", "representative", "adviser", "head", "envoy"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words with what the codebook knows in them. `past`: whoever is meant was it once.

    `spelled` are the words with capitals where all of them were small, as in a query.
    """

    words: str
    spelled: str
    head_end: int
    names: tuple[NameMatch, ...]
    peoples: tuple[PeopleMatch, ...]
    roles: tuple[RoleMatch, ...]
    nouns: tuple[NounMatch, ...]
    past: bool

    @staticmethod
    def slug(words: str) -> str:
        """The words as an identity: plain letters with hyphens between."""
        return "-".join(name_words(words))

    @property
    def titles(self) -> list[tuple[int, int]]:
        """The places of titles and common words."""
        return [(m.start, m.end) for m in self.nouns] + [(m.start, m.end) for m in self.roles]

    def in_head(self, start: int) -> bool:
        """Whether a place stands before the first "of", "in" or "from"."""
        return start < self.head_end


def phrase_of(text: str) -> Phrase | None:
    """The words taken apart; None where there are none."""
    words = re.sub(r"\s+", " ", text).strip(" \"'“”‘’.,;:")
    words = _ARTICLE.sub("", words)
    if not words:
        return None
    link = _LINKS.search(words)
    spelled = re.sub(r"\b[^\W\d_]", lambda letter: letter.group().upper(), words) if words.islower() else words
    names = tuple(codebook.find_names(spelled)) or _capitalised(words)
    # A ministry is named as its minister is; both words have eight letters, so that places stay.
    roles = tuple(codebook.find_roles(_MINISTRY.sub("minister", words)))
    return Phrase(
        words,
        spelled,
        link.start() if link is not None else len(words),
        names,
        tuple(people for people in peoples_in(spelled) if not _within_name(people, names)),
        roles,
        _nouns(words, names, roles),
        _PAST.search(words) is not None,
    )


def _capitalised(words: str) -> tuple[NameMatch, ...]:
    """Names of which only the first letter was lower: "al Qaeda", "african union"."""
    made = " ".join(word[:1].upper() + word[1:] for word in words.split(" "))
    return tuple(codebook.find_names(made))


def _nouns(words: str, names: tuple[NameMatch, ...], roles: tuple[RoleMatch, ...]) -> tuple[NounMatch, ...]:
    """Common words and titles in order; the longer of two at one place, and none inside a body's name."""
    titles = [NounMatch(role.start, role.end, _as_noun(role)) for role in roles]
    office = {(title.start, title.end): title.noun.office for title in titles}
    common = [
        NounMatch(m.start, m.end, replace(m.noun, office=office.get((m.start, m.end)))) for m in nouns_in(words)
    ]
    found: list[NounMatch] = []
    for match in sorted([*common, *titles], key=lambda m: m.start - m.end):
        taken = any(other.start < match.end and match.start < other.end for other in found)
        if not taken and not _inside(match, names):
            found.append(match)
    return tuple(sorted(found, key=lambda match: match.start))


def _as_noun(role: RoleMatch) -> Noun:
    own = (role.sector,) if role.sector else ()
    sectors = (own or office_sectors(role.office)) if role.office in _OF_ANY_SECTOR else office_sectors(role.office)
    return Noun(sectors or own, "yields" if role.office in _YIELDING else "", role.office)


def _within_name(people: PeopleMatch, names: tuple[NameMatch, ...]) -> bool:
    """Whether a people's name is only a part of a body's: the European in European Central Bank."""
    return any(name.start < people.end and people.start < name.end and name.kind != "region" for name in names)


def _inside(match: NounMatch, names: tuple[NameMatch, ...]) -> bool:
    return any(name.start <= match.start and match.end <= name.end and not name.weak for name in names)
