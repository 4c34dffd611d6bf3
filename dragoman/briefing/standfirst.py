"""The one sentence under the heading: how much was read, and how much it told."""

from __future__ import annotations

from dragoman.briefing.shapes import Briefing
from dragoman.briefing.words import listing


def counted(count: int, noun: str) -> str:
    """ "1 article", "12 articles"."""
    return f"{count:,} {noun if count == 1 else noun + 's'}"


def standfirst(briefing: Briefing) -> str:
    """ "12 articles from 9 outlets tell of 14 contacts held, 3 planned and 1 refused, and give 9 figures."."""
    if not briefing.articles:
        return "No article fits." if briefing.scope else "No article could be read."
    read = counted(briefing.articles, "article")
    if briefing.outlets:
        read = f"{read} from {counted(len(briefing.outlets), 'outlet')}"
    told = [counted(briefing.held, "contact") + " held" if briefing.held else "no contact held"]
    for entries, word in (
        (briefing.planned + briefing.overdue, "planned"),
        (briefing.proposed, "proposed"),
        (briefing.refused, "refused"),
    ):
        if entries:
            told.append(f"{len(entries):,} {word}")
    acts = []
    if briefing.done:
        acts.append(counted(briefing.done, "act") + " done")
    if briefing.said:
        noun = "" if briefing.done else "act " if briefing.said == 1 else "acts "
        acts.append(f"{briefing.said:,} {noun}only in words")
    told += acts
    figures = sum(len(curve.points) for panel in briefing.panels for curve in panel.curves)
    verb = "tells" if briefing.articles == 1 else "tell"
    give = "gives" if briefing.articles == 1 else "give"
    return f"{read} {verb} of {listing(told)}" + (f", and {give} {counted(figures, 'figure')}." if figures else ".")
