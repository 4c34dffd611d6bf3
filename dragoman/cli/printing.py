"""Entries as lines of a terminal. Article text is foreign: nothing in it may steer the terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import click

from dragoman.display import party_words
from dragoman.evidence import Entry
from dragoman.records import Account, Days, Figure, Position, Statement

MARKS = ("⟦", "⟧")  # around highlighted words where there is no colour


def plain(text: str) -> str:
    """Text on one line without control characters or marks that turn the direction of writing."""
    if text.isprintable():  # as nearly everything is: no control character, no mark of direction
        return text
    return "".join(" " if c in "\n\t\r" else c if _harmless(c) else "\ufffd" for c in text)


def highlighted(before: str, words: str, after: str, *, colour: bool) -> str:
    """A sentence with some of its words standing out."""
    marked = click.style(plain(words), bold=True, fg="yellow") if colour else f"{MARKS[0]}{plain(words)}{MARKS[1]}"
    return plain(before) + marked + plain(after)


def days_words(days: Days) -> str:
    """`2022-03-10`, `2022-03-10 to 2022-03-12`, `from …`, `until …` or `day not told`."""
    first, last = days
    if first is None and last is None:
        return "day not told"
    if first == last:
        return str(first)
    return f"until {last}" if first is None else f"from {first}" if last is None else f"{first} to {last}"


def account_line(account: Account) -> str:
    """One account in one line: id, days, what and who."""
    return "  ".join([account.id[:8], f"{days_words(account.date):24}", f"{_kind(account):20}", plain(_who(account))])


def figure_words(figure: Figure) -> str:
    """A figure in a few words: at least 21 people killed in Sumy (Kyiv)."""
    value = " to ".join(f"{v:,.10g}" for v in (figure.value if isinstance(figure.value, tuple) else (figure.value,)))
    bound = "" if figure.bound in ("exact", "range") else figure.bound.replace("_", " ")
    where, said_by = figure.where and f"in {figure.where}", figure.said_by and f"({figure.said_by})"
    return plain(" ".join(filter(None, [bound, value, figure.unit, figure.of, figure.measure, where, said_by])))


def statement_line(statement: Statement) -> str:
    """One statement in one line: id, days, how it was said, who to whom."""
    speaker = ", ".join(map(party_words, statement.speaker))
    addressee = f" to {', '.join(map(party_words, statement.addressee))}" if statement.addressee else ""
    how = f"{statement.cue}" + (f" ({statement.said_in})" if statement.said_in else "")
    return _saying_line(statement, how, speaker + addressee)


def position_line(position: Position) -> str:
    """One position in one line: id, days, stance, who and on what."""
    stance = position.stance.replace("_", " ")
    holder = ", ".join(map(party_words, position.holder))
    return _saying_line(position, stance, f"{holder}: {position.matter.replace('_', ' ')}")


def entry_line(entry: Entry) -> str:
    """One entry of any kind in one line."""
    if isinstance(entry, Account):
        return account_line(entry)
    if isinstance(entry, Figure):
        return f"{entry.id[:8]}  {figure_words(entry)}"
    return statement_line(entry) if isinstance(entry, Statement) else position_line(entry)


def _saying_line(saying: Statement | Position, how: str, who: str) -> str:
    return "  ".join([saying.id[:8], f"{days_words(saying.date):24}", f"{plain(how):20}", plain(who)])


def numbered(number: int, one: str, many: str | None = None) -> str:
    """`1 article`, `1,200 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def _kind(account: Account) -> str:
    return f"{account.mode or account.type.lower()}, {account.status}"


def _who(account: Account) -> str:
    if account.parties:
        return ", ".join(map(party_words, account.parties))
    return " → ".join(", ".join(map(party_words, side)) for side in (account.source, account.target) if side)


def _harmless(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs") and unicodedata.bidirectional(character) not in (
        "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
    )  # fmt: skip
