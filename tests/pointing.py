"""A second coder that says what a test has it say, and contacts read with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from texts import DAY, article_of, at_word

from dragoman.accounts.contacts import find_contacts
from dragoman.accounts.settings import Settings
from dragoman.accounts.sight import CONTACT, DOER, OTHER, PLACE, Said, Sight
from dragoman.accounts.sight import DAY as DAYS
from dragoman.language import Document, Sentence, parse
from dragoman.mentions.attribution import find_sayers
from dragoman.mentions.chains import find_cast
from dragoman.mentions.dating import date_article
from dragoman.mentions.placing import places_of
from dragoman.mentions.timing import times_of
from dragoman.records import Account

SIDES = {DOER: "doer", OTHER: "other", DAYS: "day", PLACE: "place"}
SURELY = 0.99


class Pointing(Sight):
    """Takes for contacts the words of `told` alone; each has `mode`, `status`, and words for its sides.

    A `share` is how sure it is that the word tells one, `sides` how sure of where it points, which several words
    share. `far day` and the like are words of other sentences.
    """

    def __init__(self, document: Document, told: Mapping[str, Mapping[str, Any]]) -> None:
        super().__init__(document)
        self.told = {at_word(document, word): says for word, says in told.items()}

    def share_of(self, i: int, type_: str) -> float:
        says = self.told.get(i)
        return 0.0 if says is None or type_ != CONTACT else says.get("share", SURELY)

    def shares_of(self, sentence: Sentence, type_: str) -> Iterator[tuple[int, float]]:
        return ((i, self.share_of(i, type_)) for i in range(sentence.first, sentence.last))

    def mode_at(self, i: int) -> Said:
        return Said(self.told[i].get("mode", "meeting"), SURELY)

    def status_at(self, i: int) -> Said:
        return Said(self.told[i].get("status", "happened"), self.told[i].get("status_share", SURELY))

    def side_of(self, i: int, side: int) -> tuple[int | None, float]:
        return self._pointed(i, SIDES.get(side, ""))

    def far_side_of(self, i: int, side: int) -> tuple[int | None, float]:
        return self._pointed(i, f"far {SIDES.get(side, '')}")

    def sides_of(self, i: int, side: int, *, least: float) -> list[tuple[int | None, float]]:
        return [(at, share) for at, share in self._all(i, SIDES.get(side, "")) if share >= least] or [(None, SURELY)]

    def named_sides_of(self, i: int, side: int, *, least: float) -> list[tuple[int | None, float]]:
        far = [(at, share) for at, share in self._all(i, f"far {SIDES.get(side, '')}") if share >= least]
        return [*self.sides_of(i, side, least=least), *far]

    def _all(self, i: int, name: str) -> list[tuple[int, float]]:
        """All that are pointed at for a side, each as sure as its part of them; several are given by their words."""
        words = self.told.get(i, {}).get(name, ())
        several = (words,) if isinstance(words, str) else words
        share = self.told.get(i, {}).get("sides", SURELY)
        return [(at_word(self.document, word), share / len(several)) for word in several]

    def _pointed(self, i: int, name: str) -> tuple[int | None, float]:
        words = self.told.get(i, {}).get(name)
        if words is not None and not isinstance(words, str):
            words = words[0]
        at = at_word(self.document, words) if words is not None else None
        return at, self.told.get(i, {}).get("sides", SURELY)


def contacts_with(text: str, told: Mapping[str, Mapping[str, Any]], **known: Any) -> list[Account]:
    """The contacts of a text, where the second coder sees those of `told` and nothing else."""
    article = article_of(text, **known)
    document, dated = parse(article), date_article(article)
    cast = find_cast(document, days=(DAY, DAY))
    sight = Pointing(document, told)
    settings = Settings(document, dated, times_of(document, dated), places_of(document), cast, sight)
    return find_contacts(document, cast, settings, find_sayers(document, cast))[0]
