"""Says which words of a text name a party that annotators give by its code, as the program reads them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from dragoman.accounts.acts.pointing import named_at
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.settings import Settings
from dragoman.accounts.sight import CONTACT, Sight
from dragoman.codebook.folding import fold
from dragoman.language import Document
from dragoman.mentions.attribution import find_sayers
from dragoman.mentions.chains import Actor, find_cast
from dragoman.mentions.dating import date_article
from dragoman.mentions.placing import places_of
from dragoman.mentions.timing import times_of
from dragoman.reading import days_of
from training.codes import names_of

NAMING = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM"})

Parties = tuple[tuple[int, ...], ...]


class Names:
    """Who each word of a text stands for."""

    def __init__(self, document: Document) -> None:
        dated = date_article(document.article)
        cast = find_cast(document, days=days_of(dated))
        attribution = find_sayers(document, cast)
        settings = Settings(
            document, dated, times_of(document, dated), places_of(document), cast, Sight(document)
        )  # fmt: skip
        sides = Sides(document, cast, attribution, settings.places, settings.sight)
        self.at: dict[int, list[Actor]] = {
            t.i: actors for t in document.tokens if t.pos in NAMING and (actors := named_at(sides, t.i))
        }

    def of(
        self, codes: Sequence[str], told_by: Collection[int], inside: range, types: Sequence[str]
    ) -> Parties | None:
        """The words of a passage that name each party of a side; `told_by` are those that annotators gave.

        Of a contact's party only those of the same person, where the words given name one. None where a party is
        told and no word names it.
        """
        parties = []
        for code in codes:
            naming = {i for i in inside if any(is_meant(code, actor) for actor in self.at.get(i, ()))}
            own = {actor.key for i in told_by for actor in self.at.get(i, ()) if is_meant(code, actor)}
            if CONTACT in types[:1] and own:
                naming = {i for i in naming if any(actor.key in own for actor in self.at[i])}
            parties.append(tuple(sorted(naming)))
        unnamed = [not naming for naming in parties]
        if any(unnamed):
            if len(codes) > 1 and not all(unnamed):
                return tuple(naming for naming in parties if naming)
            return (tuple(sorted(told_by)),) if told_by else None
        return tuple(parties)


def is_meant(code: str, actor: Actor) -> bool:
    """Whether an actor is who a code stands for: a state, an organisation, or a group by name or state."""
    return bool({fold(name) for name in (actor.country, actor.name) if name} & _folded(code))


@cache
def _folded(code: str) -> frozenset[str]:
    return frozenset(map(fold, names_of(code)))
