"""A reading as a notebook shows it: the article with the words of each entry marked, every character escaped."""

from __future__ import annotations

from html import escape

from dragoman.records import Account, Figure, Part, Party, Reading, Span

PAGE = (
    '<div style="max-width:46em;line-height:1.5"><p><b>{title}</b><br><small>{about}</small></p>'
    '<div style="white-space:pre-wrap">{text}</div>{entries}</div>'
)


def reading_to_html(reading: Reading) -> str:
    """The article's title and text with the entries' words marked, and below it a line for each entry."""
    article = reading.article
    about = " · ".join(filter(None, [article.source, article.published or reading.dated.basis]))
    entries: list[Account | Figure] = [*reading.accounts, *reading.figures]
    return PAGE.format(
        title=_marked(article.title or article.id, entries, "title" if article.title else None),
        about=escape(about),
        text=_marked(article.text, entries, "text"),
        entries="".join(_line(entry) for entry in sorted(entries, key=lambda entry: (entry.part, entry.span))),
    )


def _marked(text: str, entries: list[Account | Figure], part: Part | None) -> str:
    """The text escaped, with a mark around every run of characters that some entry stands on."""
    pieces, at = [], 0
    for start, end in _joined([entry.span for entry in entries if entry.part == part]):
        pieces += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return "".join([*pieces, escape(text[at:])])


def _joined(spans: list[Span]) -> list[Span]:
    """Overlapping spans as one, in order."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _line(entry: Account | Figure) -> str:
    told = _account_line(entry) if isinstance(entry, Account) else _figure_line(entry)
    return f"<p>{escape(told)}<br><small><q>{escape(entry.quote)}</q></small></p>"


def _account_line(account: Account) -> str:
    days = " to ".join(dict.fromkeys(day or "?" for day in account.date)) if any(account.date) else "day not told"
    who = ", ".join(party_words(party) for party in account.parties or (*account.source, *account.target))
    return f"{account.mode or account.type.lower()}, {account.status}, {days}: {who}"


def _figure_line(figure: Figure) -> str:
    value = " to ".join(f"{v:,.10g}" for v in (figure.value if isinstance(figure.value, tuple) else (figure.value,)))
    told = [f"{figure.measure}: {figure.bound.replace('_', ' ')} {value}", figure.unit, figure.of, figure.where]
    return " ".join(filter(None, told))


def party_words(party: Party) -> str:
    """A party in a few words: name, role and country as far as known."""
    about = ", ".join(filter(None, [party.role if party.name else None, party.country]))
    lead = party.name or party.role or party.country or "unnamed"
    return f"{lead} ({about})" if about and about != lead else lead
