"""The briefing as Markdown (CommonMark with tables), to paste into a note or an issue. Article text is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from dragoman.briefing import markdown_acts
from dragoman.briefing.days import day_words
from dragoman.briefing.shapes import Briefing, Citation, Entry, Network, Panel, Unclear, Unread
from dragoman.briefing.standfirst import counted, standfirst
from dragoman.briefing.words import capital, listing, revision, with_article

# A full stop or hyphen inside a sentence is harmless, and a text full of backslashes is hard to read raw.
_ACTIVE = re.compile(r"([\\`*_\[\]#|<>~&$]|^[+\-=])")
_NUMBERED = re.compile(r"^(\d+)([.)])")
_BARE_LINK = re.compile(r"\b(https?:|www\.|mailto:)", re.IGNORECASE)  # some readers make links of these by themselves
_MOST_CITATIONS = 6


def to_markdown(briefing: Briefing) -> str:
    """The briefing as Markdown. No HTML and no link from article text survives in it, but for http(s) originals."""
    return "\n".join(_parts(briefing)).rstrip() + "\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it is: no emphasis, links, tags or tables come of it."""
    return _BARE_LINK.sub(
        lambda found: found.group().replace(":", "\\:").replace(".", "\\."),
        _NUMBERED.sub(r"\1\\\2", _ACTIVE.sub(r"\\\1", text)),
    )


def _parts(briefing: Briefing) -> Iterable[str]:
    yield f"# Diplomatic briefing, {escape(briefing.heading)}\n"
    yield f"{escape(standfirst(briefing))}\n"
    if briefing.cut:
        yield f"{briefing.cut}\n"
    if briefing.scope:
        yield f"Only what is {escape(briefing.scope)}.\n"
    if briefing.news:
        yield "## What is new\n"
        yield from (f"- {escape(line.text)} ({counted(len(line.accounts), 'account')})" for line in briefing.news)
        yield ""
    if briefing.days:
        yield "## Contacts by day\n"
        for day in briefing.days:
            yield from _entries(day.when, day.entries, dated=False)
    yield from markdown_acts.acts(briefing, escape, _citation)
    yield from markdown_acts.voices(briefing, escape, _citation)
    if briefing.planned or briefing.overdue or briefing.proposed or briefing.refused:
        yield "## Ahead, and only spoken of\n"
        yield from _entries("Planned", briefing.planned)
        yield from _entries("Planned for a day now past; no report that it took place", briefing.overdue)
        yield from _entries("Proposed, not agreed", briefing.proposed)
        yield from _entries("Refused, called off or denied", briefing.refused)
    yield from _ties(briefing.network)
    yield from _figures(briefing.panels)
    if briefing.earlier:
        yield "## Earlier contacts, told as background\n"
        yield from (_entry(told, dated=True) for told in briefing.earlier)
    yield from markdown_acts.earlier(briefing, escape, _citation)
    yield from _unread(briefing.unread, briefing.unclear)


def _entries(title: str, entries: Sequence[Entry], *, dated: bool = True) -> Iterable[str]:
    if entries:
        yield f"### {escape(title)}\n"
        yield from (_entry(told, dated=dated) for told in entries)


def _entry(told: Entry, *, dated: bool) -> str:
    who = "; ".join(
        f"**{escape(side.who)}**{f', {escape(side.office)}' if side.office else ''}" for side in told.sides
    )
    how = [told.kind, told.when if dated else None, told.place, told.standing]
    lines = [f"{escape(', '.join(words for words in how if words))}: {who or 'parties not named'}."]
    if told.topics:
        lines.append(f"On {escape('; '.join(told.topics))}.")
    if told.outcome:
        lines.append(f"Outcome: {escape(told.outcome)}.")
    lines += [f"{escape(line)}." for line in told.differences]
    if told.articles > 1:
        lines.append(f"{told.tally}.")
    if told.history:
        lines.append(f"First {escape(', then '.join(told.history))}.")
    if told.said_by:
        lines.append(f"According to {escape(listing([with_article(name) for name in told.said_by]))}.")
    if told.inferred:
        lines.append("Day inferred.")
    body = f"- {' '.join(lines)}\n"
    cited = "".join(_citation(citation) for citation in told.citations[:_MOST_CITATIONS])
    more = len(told.citations) - _MOST_CITATIONS
    return body + cited + (f"\n  And {counted(more, 'account')} more.\n" if more > 0 else "")


def _citation(cited: Citation) -> str:
    around = [
        escape(cited.earlier),
        f"{escape(cited.before)}**{escape(cited.words.strip())}**{escape(cited.after)}",
        escape(cited.later),
    ]
    source = [escape(cited.outlet)]
    if cited.title:
        source.append(f"“{escape(cited.title)}”")
    if cited.published:
        source.append(day_words(cited.published, year=True))
    if cited.url:
        source.append(f"[original]({_link(cited.url)})")
    notes = "".join(f"; {escape(note)}" for note in cited.notes)
    return (
        f"\n  > {' '.join(part for part in around if part)}\n  >\n"
        f"  > {', '.join(source)}{notes} (`dragoman show {cited.id}`)\n"
    )


def _link(url: str) -> str:
    """An address with everything that could end the link early written in percent signs."""
    return quote(url, safe="/:?&=#%~+,;@!$*'-._")


def _ties(network: Network) -> Iterable[str]:
    if network.ties:
        yield "## Who is in contact with whom\n"
        yield "| Between | Held | Ahead |\n|---|--:|--:|"
        for tie in network.ties:
            yield f"| {escape(tie.one)} and {escape(tie.other)} | {tie.held or '–'} | {tie.ahead or '–'} |"
        yield ""


def _figures(panels: Sequence[Panel]) -> Iterable[str]:
    if panels:
        yield "## Figures\n"
    for panel in panels:
        yield f"### {escape(', '.join(words for words in (panel.title, panel.scope) if words))}\n"
        yield "| As of | Number | Who says so | Words |\n|---|--:|---|---|"
        for curve in panel.curves:
            for point in curve.points:
                day = day_words(point.day, year=True) if point.day else "not stated"
                words = escape(point.citations[0].words.strip())
                shown = day if point.stated else f"({day})"
                change = revision(point.revised, point.revises)
                told = f"{point.told} ({change})" if change else point.told
                yield f"| {shown} | {escape(told)} | {escape(curve.label)} | “{words}” (`{point.id}`) |"
        yield ""
        yield from (f"{escape(line)}.\n" for line in panel.differences)


def _unread(unread: Sequence[Unread], unclear: Sequence[Unclear]) -> Iterable[str]:
    if unread or unclear:
        yield "## What could not be read\n"
    yield from (f"- **{escape(skip.name)}**: {escape(capital(skip.reason))}" for skip in unread)
    for reason in unclear:
        yield f"- {escape(capital(reason.why))} ({counted(reason.count, reason.of)})"
        for words, source in reason.sentences:
            yield f"  - “{escape(words)}” {escape(source)}" if words else f"  - {escape(source)}"
