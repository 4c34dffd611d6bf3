"""Acts, positions and words as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dragoman.briefing.shapes import Act, Briefing, Citation, Dyad, Saying, Stand
from dragoman.briefing.standfirst import counted
from dragoman.briefing.words import capital, listing, with_article

SAID = "Said, offered, asked, threatened, refused"

Escape = Callable[[str], str]
Cite = Callable[[Citation], str]


def acts(briefing: Briefing, escape: Escape, cite: Cite) -> Iterable[str]:
    """The acts by who did them to whom, deeds apart from words."""
    if briefing.dyads:
        yield "## Done and said, by whom to whom\n"
    for dyad in briefing.dyads:
        yield from _dyad(dyad, escape, cite)


def earlier(briefing: Briefing, escape: Escape, cite: Cite) -> Iterable[str]:
    """The acts that are told as background."""
    if briefing.earlier_acts:
        yield "## Earlier acts, told as background\n"
        yield from (_act(told, escape, cite) for told in briefing.earlier_acts)


def voices(briefing: Briefing, escape: Escape, cite: Cite) -> Iterable[str]:
    """Where each actor stands, and what it said."""
    if briefing.voices:
        yield "## Positions and words, by actor\n"
    for voice in briefing.voices:
        yield f"### {escape(voice.who)}\n"
        yield from (_stand(told, escape, cite) for told in voice.stands)
        yield from (_saying(told, escape, cite) for told in voice.sayings)
        if voice.more:
            yield f"And {voice.more:,} more.\n"


def _dyad(dyad: Dyad, escape: Escape, cite: Cite) -> Iterable[str]:
    yield f"### {escape(dyad.who)}\n"
    for title, told in (("Done", dyad.done), (SAID, dyad.said)):
        if told:
            yield f"#### {title}\n"
            yield from (_act(each, escape, cite) for each in told)
    if dyad.more:
        yield f"And {counted(dyad.more, 'more act')}.\n"


def _act(told: Act, escape: Escape, cite: Cite) -> str:
    lines = [f"{escape(capital(told.when))}: **{escape(told.told)}**. {escape(capital(told.kind))}."]
    lines += [f"{capital(told.standing)}."] if told.standing else []
    lines += [_said_by(told.said_by, escape)] if told.said_by else []
    lines += [f"{escape(line)}." for line in told.differences]
    lines += [f"First {escape(', then '.join(told.history))}."] if told.history else []
    lines += [f"{told.tally}."] if told.articles > 1 else []
    return f"- {' '.join(lines)}\n" + "".join(map(cite, told.citations[:3]))


def _stand(told: Stand, escape: Escape, cite: Cite) -> str:
    said = f" {_said_by(told.said_by, escape)}" if told.said_by else ""
    return f"- **{told.stance}** {escape(told.matter)}, {escape(told.when)}.{said}\n" + "".join(
        map(cite, told.citations[:2])
    )


def _saying(told: Saying, escape: Escape, cite: Cite) -> str:
    where = " ".join(part for part in (told.to, f"({told.said_in})" if told.said_in else None) if part)
    return f"- {escape(told.who)}{' ' + escape(where) if where else ''}, {escape(told.when)}:\n" + cite(
        told.citations[0]
    )


def _said_by(names: Sequence[str], escape: Escape) -> str:
    return f"According to {escape(listing([with_article(name) for name in names[:2]]))}."
