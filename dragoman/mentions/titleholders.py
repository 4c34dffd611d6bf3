"""Finds the person of an article who has a title that stands alone: "the general", "the visiting president"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.mentions import tree
from dragoman.mentions.cast import Actor
from dragoman.mentions.casting import Casting, most_salient, unnamed
from dragoman.mentions.mention import Mention, singular
from dragoman.mentions.office_words import (
    GENDERED,
    HOME_OFFICES,
    LEADERS,
    NOBODYS_OWN,
    VAGUE_OFFICES,
    fits_title,
    is_leader_word,
)
from dragoman.mentions.pronouns import co_arguments
from dragoman.mentions.spellings import name_words
from dragoman.mentions.styles import has_style, rank_of

IN_VIEW = 2  # sentences: a title alone looks back no further for somebody who isn't the publisher's own


def holder_of_title(casting: Casting, m: Mention) -> int | None:
    """The actor that a title alone means; None where nobody, or nobody in particular, is meant."""
    if not m.countries and not m.definite and m.first == m.core[0] and _is_small(casting, m):
        return None  # "a minister", "minister": nobody in particular
    others = _others_beside(casting, m)
    fits = [a for a in casting.actors if _fits(casting, m, a) and a.key not in others]
    if m.countries:
        fits = [a for a in fits if a.country == m.countries[0]] or [
            a for a in fits if a.country is None and a.kind == "person"
        ]
        fits = fits or _only_one_of_state(casting, m)
    elif casting.home and is_ours(casting, m):
        fits = _at_home_first(casting, m, fits)
    return _likeliest(casting, m, fits) if fits else None


def is_ours(casting: Casting, m: Mention) -> bool:
    """Whether a title alone can be of the publisher's own: a leader's, or a minister's as a ministry writes it.

    "The Minister of Transport met his Latvian counterpart" has capitals in a release, and seldom in the press.
    """
    if m.office in HOME_OFFICES:
        return True
    office = m.office or ""
    minister = office.endswith("_minister") or office in {"deputy_head_of_government", "minister"}
    capital = casting.tokens[m.core[0]].text[:1].isupper()
    return minister and capital and casting.document.sentence_of(m.head).part == "text"


def _is_small(casting: Casting, m: Mention) -> bool:
    return casting.tokens[m.core[0]].text[:1].islower()


def _fits(casting: Casting, m: Mention, actor: Actor) -> bool:
    """Whether an actor can have a title: by the words of his office, his rank or his style."""
    if actor.kind not in {"person", "role"}:
        return False
    honours = casting.honours.get(actor.key, frozenset())
    if m.office == "style":
        return has_style(m.role or "", actor, honours)
    rank = rank_of(m.role or "")
    if rank is not None and (rank in honours or rank in (actor.role or "").casefold().split()):
        return True
    return bool(actor.role) and fits_title(m, actor)


def _others_beside(casting: Casting, m: Mention) -> set[int]:
    """Who shares the clause with a title that is its object or subject, and so is somebody else."""
    beside = co_arguments(casting, m.head) - {m.head}
    told = {k for i in beside for c in tree.conjuncts(casting.document, i) for k in (c, *_named_behind(casting, c))}
    return {k for i in told | beside for k in casting.cast.stands_for.get(i, ())}


def _named_behind(casting: Casting, i: int) -> list[int]:
    """By what else a party is told: "spoke to his Turkish | counterpart, Foreign Minister Y"."""
    return tree.children(casting.document, i, "appos", "flat")


def _only_one_of_state(casting: Casting, m: Mention) -> list[Actor]:
    """Who "the Palestinian leader", "the Iranian official" is where the text names one of that state, without office.

    A word for anybody in office means also who has another office, where he alone was named before.
    """
    if casting.tokens[m.first].text.casefold() != "the" or m.plural or m.office not in NOBODYS_OWN:
        return []
    persons = [x for x in casting.mentions if x.kind == "person" and x.head < m.first]
    before = {k for x in persons for k in casting.cast.stands_for.get(x.head, ())}
    of_state = [a for a in casting.actors if a.country == m.countries[0] and a.key in before]
    if is_leader_word(m.role or ""):
        of_state = [a for a in of_state if a.role is None]
    return of_state if len(of_state) == 1 else []


def _likeliest(casting: Casting, m: Mention, fits: list[Actor]) -> int:
    persons = [a for a in fits if a.kind == "person"] or fits
    persons = [a for a in persons if a.role == m.role] or persons
    if rank_of(m.role or "") is None:  # of two princes the last told of, be one the crown prince
        persons = [a for a in persons if set(name_words(m.role or "")) & set(name_words(a.role or ""))] or persons
    if is_leader_word(m.role or ""):  # who governs, not who wears the crown
        persons = [a for a in persons if not set((a.role or "").split()) & GENDERED] or persons
    if len(persons) == 1:
        return persons[0].key
    best = most_salient(casting, m.head, {a.key for a in persons})
    return persons[0].key if best is None else best


def of_state(casting: Casting, m: Mention, code: str) -> int:
    """Who of several holders of a title is of one state: somebody named in the article, else an unnamed one."""
    one = replace(m, role=singular(m.role or ""), plural=False)
    persons = [a for a in casting.actors if a.kind == "person" and a.country == code]
    named = [a for a in persons if a.role and fits_title(one, a)]
    if not named and m.office in LEADERS | {"leader"}:
        named = [a for a in persons if a.role is None] if len(persons) == 1 else []
    if len(m.countries) > 1 and len(named) == 1 and (m.office or "") not in VAGUE_OFFICES - {"leader"}:
        return named[0].key
    return unnamed(casting, m, code)


def _at_home_first(casting: Casting, m: Mention, fits: list[Actor]) -> list[Actor]:
    """Whom "the President" can mean in a release: the publisher's own, or another whom the text has in view."""
    own = [a for a in fits if a.country == casting.home]
    if own:
        return own
    sentence = casting.tokens[m.head].sentence
    in_view = {key for at, key in casting.seen if sentence - casting.tokens[at].sentence <= IN_VIEW}
    return [a for a in fits if a.key in in_view]
