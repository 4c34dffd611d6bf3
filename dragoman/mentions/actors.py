"""Finds every stretch of text that names or stands for an actor, with the office and state it gives.

Form first, tree second: titles, names and states next to each other are read by their order, which
holds where the parser is unsure (appositions, long lists); heads come from the tree.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.language import Document
from dragoman.mentions.mention import Mention
from dragoman.mentions.neighbours import Neighbours
from dragoman.mentions.office_words import office_in
from dragoman.mentions.persons import person
from dragoman.mentions.shared_titles import named_behind, share_titles
from dragoman.mentions.state_groups import as_several
from dragoman.mentions.styles import style
from dragoman.mentions.unnamed import named, pronoun, role_alone


def find_mentions(document: Document) -> list[Mention]:
    """All mentions in order of their heads; none shares its head with another."""
    near = Neighbours(document)
    mentions = [person(near, p) for p in near.pieces if p.kind == "person"]
    for kind, read in (("role", role_alone), ("name", named)):
        # Persons take the titles and states around them first; what is left stands for itself.
        left = (read(near, p) for p in near.pieces if p.kind == kind and p.first not in near.used)
        mentions += [m for m in left if m is not None]
    mentions = as_several(near, named_behind(near, share_titles(near, mentions)))
    styles = [m for t in near.tokens if (m := style(near, t.i)) is not None]
    covered = {i for m in mentions for i in range(m.core[0], m.core[1])}
    covered |= {i for m in styles for i in range(m.first, m.last)}
    mentions += styles
    mentions += [m for t in near.tokens if t.i not in covered and (m := pronoun(near, t)) is not None]
    by_head: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: (m.head, m.first)):
        office = office_in(mention.role, mention.office, next(iter(mention.countries), None))
        by_head.setdefault(mention.head, mention if office == mention.office else replace(mention, office=office))
    return list(by_head.values())
