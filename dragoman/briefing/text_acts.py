"""Acts, positions and words for a terminal: deeds in one column, what was only said in the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.briefing.shapes import Act, Citation, Dyad, Saying, Stand, Voice
from dragoman.briefing.standfirst import counted
from dragoman.briefing.words import capital, listing, shorten, with_article

SAID = "Said, offered, asked, threatened, refused"
_HEADING, _QUIET, _QUOTE = "bold", "dim", "italic"
_LONGEST_QUOTE = 140
_SIDE_BY_SIDE = 70  # columns: with fewer, the two columns stand one below the other


def dyads(told: Sequence[Dyad], width: int) -> Iterable[RenderableType]:
    """What each did to each, and what each only said, side by side where there is room."""
    for dyad in told:
        yield Text(dyad.who, style="bold cyan")
        if width >= _SIDE_BY_SIDE and dyad.done and dyad.said:
            grid = Table.grid(padding=(0, 2), expand=True)
            grid.add_column(ratio=1)
            grid.add_column(ratio=1)
            grid.add_row(_column("Done", dyad.done), _column(SAID, dyad.said))
            yield Padding(grid, (0, 0, 0, 1))
        else:
            columns = [_column(title, acts) for title, acts in (("Done", dyad.done), (SAID, dyad.said)) if acts]
            yield Padding(Group(*columns), (0, 0, 0, 1))
        if dyad.more:
            yield Text(f" And {counted(dyad.more, 'more act')}.", style=_QUIET)
        yield Text()


def _column(title: str, acts: Sequence[Act]) -> RenderableType:
    return Group(Text(title, style="underline"), *(act(told) for told in acts))


def act(told: Act) -> RenderableType:
    """One act: its day and what was done, the words, and who says so."""
    head = Text.assemble((f"{capital(told.when)}: ", _QUIET), told.told, ".")
    if told.standing:
        head.append(f" {capital(told.standing)}.", style="yellow")
    said = f" According to {listing([with_article(name) for name in told.said_by[:2]])}." if told.said_by else ""
    if told.articles > 1:
        said += f" {told.tally}."
    outlets = listing(told.outlets[:3]) + (f" and {len(told.outlets) - 3} more" if len(told.outlets) > 3 else "")
    differ = [Text(f"{line}.", style="yellow") for line in told.differences]
    differ += [Text(f"First {', then '.join(told.history)}.", style=_QUIET)] if told.history else []
    kind = f"{capital(told.kind)}. "
    quote = ("", "") if told.in_own_words else _quote(told.citations[0])
    space = "" if told.in_own_words else " "
    words = Text.assemble((kind, _QUIET), quote, (f"{space}{outlets}.{said}", _QUIET), _id(told.citations))
    return Group(head, *differ, words, Text())


def voices(told: Sequence[Voice]) -> Iterable[RenderableType]:
    """Where each actor stands, and what it said."""
    for voice in told:
        yield Text(voice.who, style="bold cyan")
        rows = [*map(_stand, voice.stands), *map(_saying, voice.sayings)]
        yield Padding(Group(*rows), (0, 0, 0, 1))
        if voice.more:
            yield Text(f" And {voice.more:,} more.", style=_QUIET)
        yield Text()


def _stand(told: Stand) -> Text:
    said = f" According to {listing([with_article(name) for name in told.said_by[:2]])}." if told.said_by else ""
    return Text.assemble(
        (told.stance, _HEADING), f" {told.matter}", (f", {told.when}. ", _QUIET), _quote(told.citations[0]),
        (said, _QUIET), _id(told.citations),
    )  # fmt: skip


def _saying(told: Saying) -> Text:
    where = " ".join(part for part in (told.to, f"({told.said_in})" if told.said_in else None) if part)
    return Text.assemble(
        f"{told.who}{' ' + where if where else ''}", (f", {told.when}: ", _QUIET),
        (_words(told), _QUOTE), _id(told.citations),
    )  # fmt: skip


def _words(told: Saying) -> str:
    words = shorten(told.words, _LONGEST_QUOTE)
    return f"“{words}”" if told.verbatim else f"{told.cue}: {words}"


def _quote(cited: Citation) -> tuple[str, str]:
    return f"“{shorten(cited.words, _LONGEST_QUOTE)}”", _QUOTE


def _id(citations: Sequence[Citation]) -> tuple[str, str]:
    more = f" and {len(citations) - 1} more" if len(citations) > 1 else ""
    return f" [{citations[0].id}{more}]", _QUIET
