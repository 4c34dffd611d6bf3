"""The briefing for a terminal: headings, contacts in two columns, figures and ties as tables."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dragoman.briefing import text_acts
from dragoman.briefing.days import day_words
from dragoman.briefing.shapes import Briefing, Entry, Line, Network, Panel, Unclear, Unread
from dragoman.briefing.standfirst import counted, standfirst
from dragoman.briefing.words import capital, listing, revision, shorten, with_article

_LONGEST_QUOTE = 160
_MOST_TIES = 15
_MOST_UNCLEAR = 3
_NOT_KEPT = "This was read and not kept. After “dragoman read” of the same reports, "
_HEADING, _QUIET, _QUOTE = "bold", "dim", "italic"
_STANDINGS = {"planned": "blue", "refused": "red", "denied": "red"}


def to_text(briefing: Briefing, *, width: int = 100, colour: bool = False, kept: bool = True) -> str:
    """The briefing as terminal text of a width in columns. Without `colour`, plain text with no control codes.

    `kept` says whether the record is still there afterwards, for its entries to be opened by their ids.
    """
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(Group(*_parts(briefing, kept=kept, width=width)))
    lines = (line.rstrip() for line in out.getvalue().splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def _parts(briefing: Briefing, *, kept: bool, width: int) -> Iterable[RenderableType]:
    yield Text(f"Diplomatic briefing, {briefing.heading}", style=_HEADING)
    yield Text(standfirst(briefing), style=_QUIET)
    if briefing.cut:
        yield Text(briefing.cut, style=_QUIET)
    if briefing.scope:
        yield Text(f"Only what is {briefing.scope}.", style=_QUIET)
    yield from _section("What is new", [_line(line) for line in briefing.news])
    days = [part for day in briefing.days for part in _entries(day.when, day.entries, dated=False)]
    yield from _section("Contacts by day", days)
    yield from _section("Done and said, by whom to whom", list(text_acts.dyads(briefing.dyads, width)))
    yield from _section("Positions and words, by actor", list(text_acts.voices(briefing.voices)))
    ahead = [
        *_entries("Planned", briefing.planned),
        *_entries("Planned for a day now past; no report that it took place", briefing.overdue),
        *_entries("Proposed, not agreed", briefing.proposed),
        *_entries("Refused, called off or denied", briefing.refused),
    ]
    yield from _section("Ahead, and only spoken of", ahead)
    yield from _section("Who is in contact with whom", _ties(briefing.network))
    yield from _section("Figures", list(_figures(briefing.panels)))
    yield from _section(
        "Earlier contacts, told as background", [_entry(told, dated=True) for told in briefing.earlier]
    )
    yield from _section("Earlier acts, told as background", [text_acts.act(told) for told in briefing.earlier_acts])
    yield from _section("What could not be read", list(_unread(briefing.unread, briefing.unclear)))
    opens = "“dragoman show ID” opens an entry by the id in square brackets to its evidence."
    yield Text(f"\n{opens if kept else _NOT_KEPT + opens}", style=_QUIET)


def _section(title: str, parts: Sequence[RenderableType]) -> Iterable[RenderableType]:
    if parts:
        yield Text()
        yield Rule(Text(title, style=_HEADING), align="left", style=_QUIET, characters="─")
        yield from parts


def _line(line: Line) -> RenderableType:
    text = Text(line.text)
    more = f" and {len(line.accounts) - 1} more" if len(line.accounts) > 1 else ""
    text.append(f" [{line.accounts[0]}{more}]", style=_QUIET)
    bullet = Table.grid(padding=(0, 1))
    bullet.add_row("•", text)
    return Padding(bullet, (0, 0, 0, 1))


def _entries(title: str, entries: Sequence[Entry], *, dated: bool = True) -> Iterable[RenderableType]:
    if entries:
        yield Text(title, style="bold cyan")
        yield from (_entry(told, dated=dated) for told in entries)


def _entry(told: Entry, *, dated: bool) -> RenderableType:
    """One contact: how, when and where at the left; who, about what and by whose account at the right."""
    how = [Text(told.kind, style=_HEADING)]
    how += [Text(words, style=_QUIET) for words in (capital(told.when) if dated else None, told.place) if words]
    if told.standing:
        how.append(Text(capital(told.standing), style=_STANDINGS.get(told.status, "yellow")))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=20)
    grid.add_column(ratio=1)
    grid.add_row(Group(*how), Group(*_who(told), *_what(told), _evidence(told)))
    return Padding(grid, (0, 0, 1, 1))


def _who(told: Entry) -> Iterable[Text]:
    for side in told.sides:
        yield Text.assemble((side.who, _HEADING), f", {side.office}" if side.office else "")


def _what(told: Entry) -> Iterable[Text]:
    if told.topics:
        yield Text(f"On {'; '.join(told.topics)}.")
    if told.outcome:
        yield Text(f"Outcome: {told.outcome}.")
    for line in told.differences:
        yield Text(f"{line}.", style="yellow")
    if told.articles > 1:
        yield Text(f"{told.tally}.", style=_QUIET)
    if told.history:
        yield Text(f"First {', then '.join(told.history)}.", style=_QUIET)
    said = f"According to {listing([with_article(name) for name in told.said_by])}." if told.said_by else ""
    inferred = "Day inferred." if told.inferred else ""
    if said or inferred:
        yield Text(" ".join(words for words in (said, inferred) if words), style=_QUIET)


def _evidence(told: Entry) -> Text:
    first = told.citations[0]
    outlets = listing(told.outlets[:4]) + (f" and {len(told.outlets) - 4} more" if len(told.outlets) > 4 else "")
    articles = f" ({counted(told.articles, 'article')})" if told.articles > 1 else ""
    return Text.assemble(
        (f"“{shorten(first.words, _LONGEST_QUOTE)}”", _QUOTE),
        (f" {outlets}{articles} [{first.id}]", _QUIET),
    )


def _ties(network: Network) -> list[RenderableType]:
    if not network.ties:
        return []
    table = Table(box=None, padding=(0, 2, 0, 1), header_style=_QUIET, pad_edge=True)
    table.add_column("Between")
    table.add_column("Held", justify="right")
    table.add_column("Ahead", justify="right")
    table.add_column("")
    for tie in network.ties[:_MOST_TIES]:
        bar = "█" * min(tie.held, 20) + "░" * min(tie.ahead, 20)
        table.add_row(Text(f"{tie.one} and {tie.other}"), str(tie.held or "–"), str(tie.ahead or "–"), bar)
    more = [f"{len(network.ties) - _MOST_TIES} pairs more"] if len(network.ties) > _MOST_TIES else []
    notes = [Text(f" Not shown: {'; '.join([*more, *network.left_out])}.", style=_QUIET)]
    return [table, *(notes if more or network.left_out else [])]


def _figures(panels: Sequence[Panel]) -> Iterable[RenderableType]:
    """The curves one by one, and the single numbers in one table."""
    points = [point for panel in panels for curve in panel.curves for point in curve.points]
    if any(not point.stated for point in points):
        yield Text(" Days in brackets are those of the report, where the source gives none.", style=_QUIET)
    for panel in panels:
        if panel.drawn:
            scope = f", {panel.scope}" if panel.scope else ""
            title = Text.assemble((panel.title, _HEADING), (scope, _QUIET))
            yield Padding(Group(title, _numbers([panel]), *_differ([panel])), (0, 0, 1, 1))
    single = [panel for panel in panels if not panel.drawn]
    if single:
        yield Padding(
            Group(Text("Single numbers", style=_HEADING), _numbers(single, named=True), *_differ(single)),
            (0, 0, 1, 1),
        )


def _differ(panels: Sequence[Panel]) -> list[Text]:
    """Where those who count do not agree."""
    return [Text(f"{line}.", style="yellow") for panel in panels for line in panel.differences]


def _numbers(panels: Sequence[Panel], *, named: bool = False) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(width=13)
    table.add_column(justify="right", min_width=14)
    table.add_column(ratio=1)
    for panel in panels:
        title = ", ".join(words for words in (panel.title, panel.scope) if words)
        for curve in panel.curves:
            for point in curve.points:
                day = day_words(point.day, year=True, short=True) if point.day else "no day"
                change = revision(point.revised, point.revises)
                note = f" ({change})" if change else ""
                said = Text.assemble(f"{title}: " if named else "", curve.label, (f"{note} [{point.id}]", _QUIET))
                table.add_row(Text(day if point.stated else f"({day})", style=_QUIET), point.told, said)
    return table


def _unread(unread: Sequence[Unread], unclear: Sequence[Unclear]) -> Iterable[RenderableType]:
    for skip in unread:
        yield Padding(Text.assemble((skip.name, _HEADING), f"  {skip.reason}"), (0, 0, 0, 1))
    for reason in unclear:
        yield Padding(
            Text.assemble(capital(reason.why), (f" ({counted(reason.count, reason.of)})", _QUIET)), (0, 0, 0, 1)
        )
        for words, source in reason.sentences[:_MOST_UNCLEAR]:
            quote = f"“{shorten(words, _LONGEST_QUOTE)}” " if words else ""
            yield Padding(Text.assemble((quote, _QUOTE), (source, _QUIET)), (0, 0, 0, 3))
        if reason.count > _MOST_UNCLEAR:
            yield Padding(Text(f"And {reason.count - _MOST_UNCLEAR} more.", style=_QUIET), (0, 0, 0, 3))
