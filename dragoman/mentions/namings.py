"""Puts the names of one person together: full name, surname, other spelling; the fullest leads."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from dragoman.codebook.tables import cell_list, rows
from dragoman.mentions import tree
from dragoman.mentions.cast import Actor
from dragoman.mentions.casting import Casting
from dragoman.mentions.mention import Mention
from dragoman.mentions.spellings import name_words, same_person, surname
from dragoman.mentions.styles import RANKS


def cast_persons(casting: Casting) -> None:
    """Clusters the named persons, the fullest name leading."""
    for m in sorted((m for m in casting.mentions if m.kind == "person"), key=lambda m: _order(casting, m)):
        key = _cluster_for(casting, m)
        if key is None:
            key = len(casting.actors)
            casting.actors.append(Actor(key, "person", name=m.name, name_span=m.core))
        casting.actors[key] = _learn(casting, casting.actors[key], m)
        casting.cast.stands_for[m.head] = (key,)
        honours = {RANKS.get(word, word) for word in m.honours}
        casting.honours[key] = casting.honours.get(key, frozenset()) | honours
    for actor in list(casting.actors):
        if actor.female is None and (gender := _gender_of(actor.name or "")) is not None:
            casting.actors[actor.key] = replace(actor, female=gender == "female")


@cache
def _genders() -> dict[str, str]:
    """The gender of given names that are of men or of women only."""
    return {name: row["gender"] for row in rows("name_genders") for name in cell_list(row["names"])}


def _gender_of(name: str) -> str | None:
    """The gender of a full name by its first word; a surname alone tells none."""
    words = name_words(name)
    return _genders().get(words[0]) if len(words) > 1 else None


def _order(casting: Casting, m: Mention) -> tuple[bool, int, int]:
    sentence = casting.document.sentence_of(m.head)
    return _fullness(m, headed=sentence.part == "title" or sentence.kind == "heading")


def _fullness(m: Mention, *, headed: bool) -> tuple[bool, int, int]:
    """Sorts the fullest names first; those with a word twice (labels run together) or of headings last.

    In a heading in title case the words behind a name look like more of it: "Retno Marsudi Concludes Visit".
    """
    words = name_words(m.name or "")
    return len(set(words)) < len(words) or (headed and len(words) > 2), -len(words), m.first


def _cluster_for(casting: Casting, m: Mention) -> int | None:
    fits = [
        a
        for a in casting.actors
        if a.kind == "person"
        and same_person(a.name or "", m.name or "")
        and (not m.countries or a.country is None or a.country in m.countries or m.office is None)
        and (m.female is None or a.female is None or m.female == a.female)
        and not _is_anothers(m, a)
    ]
    if len(fits) > 1 and m.office:
        fits = [a for a in fits if a.office == m.office] or fits
    if len(fits) > 1:
        fits = _named_before(casting, m, fits) or fits  # "Wang" of Wang Yi, though an Alice Wang comes later
    if len(fits) > 1 and m.name:
        exact = [a for a in fits if surname(a.name or "") == surname(m.name)]
        fits = exact or fits
    return fits[0].key if fits else None


def _is_anothers(m: Mention, a: Actor) -> bool:
    """Whether one name with another office only looks like a person's: "King Hamad" beside the minister Ahmad."""
    words = name_words(m.name or "")
    apart = m.office is not None and a.office is not None and m.office != a.office
    return apart and len(words) == 1 and words[0] not in name_words(a.name or "")


def _named_before(casting: Casting, m: Mention, fits: list[Actor]) -> list[Actor]:
    """Those of several persons whom the text has named before a mention."""
    told = {key for head, keys in casting.cast.stands_for.items() if head < m.head for key in keys}
    return [a for a in fits if a.key in told]


def _learn(casting: Casting, actor: Actor, m: Mention) -> Actor:
    changes: dict[str, object] = {}
    if m.role and not m.counterpart and (actor.role is None or (actor.office is None and m.office)):
        changes |= {
            "role": m.role,
            "office": m.office,
            "role_span": m.role_span,
            "sector": m.sector or actor.sector,
        }
    if m.countries and actor.country is None:
        changes |= {"country": m.countries[0], "country_span": m.origin}
    if m.female is not None and actor.female is None:
        changes["female"] = m.female
    return replace(actor, **changes) if changes else actor  # type: ignore[arg-type]


def drop_unsupported(casting: Casting) -> None:
    """Takes out single capitalised words and places that are no persons."""
    dropped = {
        m.head
        for m in casting.mentions
        if m.kind == "person"
        and (_unsupported(m, casting.actors[casting.cast.stands_for[m.head][0]]) or _is_place(casting, m))
    } | _only_headed(casting)
    if dropped:
        casting.mentions[:] = [m for m in casting.mentions if m.head not in dropped]
        for head in dropped:
            casting.cast.by_head.pop(head, None)
            casting.cast.stands_for.pop(head, None)


def _only_headed(casting: Casting) -> set[int]:
    """Single words behind a title that only headings have, as what he does: "Foreign Minister | Participates".

    Who is named in a heading is named in the text again.
    """
    alone: dict[int, list[tuple[Mention, bool]]] = {}
    for m in casting.mentions:
        if m.kind == "person":
            key = casting.cast.stands_for[m.head][0]
            sentence = casting.document.sentence_of(m.head)
            headed = sentence.part == "title" or sentence.kind == "heading"
            alone.setdefault(key, []).append((m, headed and len(name_words(m.name or "")) == 1))
    named = any(not headed for told in alone.values() for _, headed in told)
    return {m.head for told in alone.values() if named and all(h for _, h in told) for m, _ in told}


def _is_place(casting: Casting, m: Mention) -> bool:
    """Whether a name without a title stands where a place does: "in Turkey's Bursa", "near Kherson"."""
    actor = casting.actors[casting.cast.stands_for[m.head][0]]
    return actor.role is None and bool(
        set(tree.cases(casting.document, m.head)) & {"in", "at", "near", "across", "outside", "around", "into"}
    )


def _unsupported(mention: Mention, actor: Actor) -> bool:
    """A single capitalised word that nothing shows to be a person: no title, no state, no fuller name."""
    return (
        mention.kind == "person"
        and not mention.role
        and not mention.countries
        and not mention.definite
        and actor.role is None
        and actor.country is None
        and len((actor.name or "").split()) == 1
    )
