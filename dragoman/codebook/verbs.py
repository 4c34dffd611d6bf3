"""Knows the verbs that tell of an act rather than of its matter: asked, agreed, refused, said, sent."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman.codebook.tables import cell_list, rows

_WORDS = frozenset({"REQUEST", "AGREE", "REJECT", "THREATEN", "ACCUSE", "SUPPORT"})


@cache
def telling_forms() -> frozenset[str]:
    """The forms of every verb by which somebody says, asks, promises, refuses or hands over something."""
    verbs = {row["verb"] for row in rows("act_verbs") if row["type"] in _WORDS}
    verbs |= {row["word"] for row in rows("act_operators") if row["pos"] == "VERB"}
    verbs |= {row["lemma"] for row in rows("telling_words") if row["pos"] == "VERB"}
    irregular = {form for row in rows("verb_forms") for form in cell_list(row["forms"])}
    return frozenset({form for verb in verbs for form in _forms(verb)} | irregular)


def _forms(verb: str) -> Iterator[str]:
    """A verb's regular forms: urge, urges, urged, urging."""
    stem = verb.removesuffix("e")
    bare = f"{verb[:-1]}i" if verb.endswith("y") else stem
    yield from (verb, f"{verb}s", f"{verb}es", f"{stem}ing", f"{bare}ed", f"{bare}es")
