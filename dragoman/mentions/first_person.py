"""Says who "I" is: the speaker of the words, of a transcript's part, or the publisher of a statement."""

from __future__ import annotations

import re

from dragoman import codebook
from dragoman.mentions import tree
from dragoman.mentions.casting import Casting
from dragoman.mentions.labels import find_labels
from dragoman.mentions.mention import Mention
from dragoman.mentions.saying_words import SAYING

MINISTRY = re.compile(r"\b(?:Ministry|Department)\b")
STATE_DEPARTMENT = re.compile(r"\b(?:State Department|Department of State)\b")
FIRST = frozenset({"i", "me", "my", "mine", "myself"})
# Titles of releases in which the one named speaks: "Remarks by X", "Statement of X".
SPOKEN = frozenset("remarks statement speech address interview comments message opinion article briefing".split())


def first_person(casting: Casting, m: Mention) -> int | None:
    """Whom "I", "me" or "my" stands for; None where nobody is told to speak."""
    quoted = _speaker(casting, m.head)
    if quoted is not None:
        return quoted
    labelled = casting.voices.get(m.head)
    if labelled is not None:
        return labelled
    return casting.voice


def _speaker(casting: Casting, i: int) -> int | None:
    """The subject of the verb of saying above: "I met him," | Kallas said."""
    at = i
    for head in tree.upward(casting.document, i):
        if tree.plain(casting.tokens[at].relation) in {"ccomp", "parataxis"} and casting.tokens[head].lemma in SAYING:
            subject = tree.own_subject(casting.document, head)
            keys = casting.cast.stands_for.get(subject, ()) if subject is not None else ()
            return keys[0] if len(keys) == 1 else None
        at = head
    return None


def find_voices(casting: Casting) -> None:
    """Notes who speaks where: the labels of a transcript, else the one in the title, else the publisher."""
    for label in find_labels(casting.document):
        key = _named(casting, label.first, label.last)
        if key is not None:
            casting.voices.update(dict.fromkeys(range(label.begin, label.stop), key))
    if not casting.voices:
        casting.voice = _of_title(casting) or _of_publisher(casting)


def _named(casting: Casting, first: int, last: int) -> int | None:
    """The person whose name stands in some tokens."""
    for m in casting.mentions:
        if m.kind == "person" and first <= m.core[0] and m.core[1] <= last + 1:
            keys = casting.cast.stands_for.get(m.head, ())
            return keys[0] if keys else None
    return None


def _of_title(casting: Casting) -> int | None:
    """Who speaks by the title: "Remarks by High Representative X"."""
    title = [s for s in casting.document.sentences if s.part == "title"]
    words = [t for s in title for t in casting.tokens[s.first : s.last]]
    if not any(t.lemma.casefold() in SPOKEN for t in words):
        return None
    for token in words:
        if token.text.casefold() in {"by", "of", "from"}:
            return _named(casting, token.i + 1, words[-1].i)
    return None


def _of_publisher(casting: Casting) -> int | None:
    """Who speaks by the publisher's name: "Minister for Foreign Affairs, Australia"; for a ministry its minister."""
    source = casting.document.article.source or ""
    roles = [r for r in codebook.find_roles(source) or codebook.find_roles(_headed(source)) if not r.plural]
    if not roles or casting.home is None:
        return None
    named = [
        a for a in casting.actors if a.kind == "person" and a.country == casting.home and a.office == roles[0].office
    ]
    if len(named) == 1:
        return named[0].key
    return _unnamed(casting, roles[0], casting.home)


def _headed(source: str) -> str:
    """A ministry's name as the title of who heads it: "Foreign Ministry" is "Foreign Minister"."""
    return MINISTRY.sub("Minister", STATE_DEPARTMENT.sub("Secretary of State", source))


def _unnamed(casting: Casting, role: codebook.RoleMatch, home: str) -> int:
    why = "the publisher, who speaks in the first person"
    found = next(
        (a for a in casting.actors if a.kind == "role" and a.country == home and a.office == role.office), None
    )
    if found is not None:
        return found.key
    return casting.new(
        kind="role",
        role=role.role,
        office=role.office,
        country=home,
        sector=role.sector,
        role_why=why,
        country_why=why,
    )


def is_first(m: Mention) -> bool:
    """Whether a mention is a pronoun of the speaker alone."""
    return m.kind == "pronoun" and (m.role or "") in FIRST
