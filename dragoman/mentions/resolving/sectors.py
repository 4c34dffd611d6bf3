"""Says which PLOVER sectors a few words mean: whose word it is first, what it is of second."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dragoman.codebook.names import NameMatch
from dragoman.codebook.nouns import NounMatch
from dragoman.codebook.tables import cell_list, rows
from dragoman.mentions.resolving.phrases import Phrase

# Whose members are what the group is, whatever they are called: Hezbollah's fighters, the CIA's officers.
_OWN_FIRST = frozenset({"armed group", "agency", "military", "media", "church"})
_OFFICIALS = frozenset({"GOV", "LEG", "MIL", "SPY", "JUD", "COP", "PTY"})


def described(phrase: Phrase, body: NameMatch | None) -> tuple[tuple[str, ...], str]:
    """The sectors, the primary first, and the words that they were taken from."""
    own = _of_body(phrase, body)
    head = _head(phrase)
    theirs = head.noun.sectors if head is not None else ()
    if body is not None and own and (head is None or _belongs(body, head)):
        sectors = own
    elif head is not None:
        sectors = _joined(theirs, own) if head.noun.use != "yields" else _joined(own, theirs)
    else:
        sectors = _of_names(phrase)
    sectors = _joined(sectors, _added(phrase)) if sectors else _added(phrase)
    if phrase.past and sectors and sectors[0] in _OFFICIALS and (head is not None or body is not None):
        sectors = _joined(("ELI",), sectors)
    words = phrase.words[head.start : head.end] if head is not None else ""
    return sectors, f"sector of {words!r}" if words else ""


def _of_body(phrase: Phrase, body: NameMatch | None) -> tuple[str, ...]:
    """A body's own sector; the people of an entity that few recognise ("Bosnian Serbs") are civilians first."""
    if body is None:
        return ()
    own = cell_list(body.sector or "")
    if own == ("OPP",):
        return ("PTY", "OPP")  # the standard has OPP second
    if body.kind == "entity" and phrase.words[body.start : body.end] in _entity_peoples() and not phrase.nouns:
        return _joined(("CVL",), [sector for sector in own if sector == "PRE"])
    return own


def _belongs(body: NameMatch, head: NounMatch) -> bool:
    """Whether a word takes the sector of its body: FIFA's president, a charity's workers, a militia's men."""
    if head.noun.use == "yields" or body.readings[0].detail in _OWN_FIRST:
        return True
    return body.kind in ("organisation", "organ") and (
        head.noun.office in ("head_of_state", "leader") or head.noun.sectors[:1] == ("LAB",)
    )


@cache
def _entity_peoples() -> frozenset[str]:
    return frozenset(name for row in rows("entities") for name in cell_list(row["demonyms"]))


def _head(phrase: Phrase) -> NounMatch | None:
    """The word that says who it is: one that leads, else the last of the words before "of", else after it."""
    matches = [match for match in phrase.nouns if match.noun.use != "adds"]
    leading = [match for match in matches if match.noun.use == "leads" and phrase.in_head(match.start)]
    firm = [match for match in matches if match.noun.use != "yields"]
    before = [match for match in firm if phrase.in_head(match.start)]
    for found in (leading, before[-1:], firm, matches):
        if found:
            return found[0]
    return None


def _added(phrase: Phrase) -> tuple[str, ...]:
    return tuple(sector for match in phrase.nouns if match.noun.use == "adds" for sector in match.noun.sectors)


def _of_names(phrase: Phrase) -> tuple[str, ...]:
    """A state or its capital acts as its government; its people and an adjective alone are civilians."""
    if phrase.peoples:
        return ("CVL",)
    kinds = [name.kind for name in phrase.names]
    if any(kind in ("state", "capital") for kind in kinds):
        return ("GOV",)
    return ("CVL",) if "demonym" in kinds or "adjective" in kinds else ()


def _joined(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
