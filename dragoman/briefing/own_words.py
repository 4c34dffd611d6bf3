"""An act in the report's own words: "Germany suspended the certification of the pipeline", not "broke off dealings".

The quote of an act is a whole clause; where it begins with who did it, it is the truest line there is. Where it
doesn't (a noun, a relative clause, somebody taken from another sentence) there is none, and the line is composed.
"""

from __future__ import annotations

import re

from dragoman.briefing.lands import land
from dragoman.briefing.words import clean, clean_inside
from dragoman.records import Account, Evidence

_LONGEST = 26  # words: a longer clause is no line of a list
_ELSEWHERE = 8  # words between who did it and what was done: more of them tell something else
_LEAD = 9  # words before the one that names who did it: "the acting foreign minister of the self-declared"
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "both", "who", "which", "that"})
_OWNERS = frozenset({"his", "her", "its", "their", "our", "my"})
# What stands between who did it and what was done where the quote is no sentence of its own.
_NO_SENTENCE = re.compile(r"\b(who|whom|which|that|whose|to|said|says)\b|[“”\"()]", re.IGNORECASE)
_OWNED = re.compile(r"^['’]s?\s|^\s+and\b")
_BEGINS = re.compile(r"(?:[A-Z0-9]|(?:the|a|an|both|all|several|many|some|any|no|two|three|four|five|more)\b|$)")
_DAY = r"(?:,?\s+(?:on|late|early|since)){0,2}\s*"
_WEAK_END = re.compile(r"[\s,;:–—-]+(?:(?:and|or|but|for|what|that|which|as|in|on|of|to|with|by|the|a)\s*)*$")


def own_line(account: Account, who: str, sayer: str | None) -> str | None:
    """The words of an act as a line without its day; None where its quote is no sentence about who did it.

    `who` names the source in full, for a pronoun; `sayer` whoever denies what its quote says was denied.
    """
    status = _piece(account, "status")
    if status is None:
        return None
    first, last = account.span
    before = _text(account, first, status[0]).strip()
    if account.status == "denied":
        denial = _text(account, first, last)
        return _short(f"{sayer} {_without_day(account, denial)}") if sayer and not before else None
    source = _piece(account, "source")
    if source is None or not first <= source[0] < source[1] <= status[0]:
        return None
    lead, doer, between = (_text(account, *ends) for ends in ((first, source[0]), source, (source[1], status[0])))
    pronoun = doer.casefold() in _PRONOUNS
    if not _is_sentence(lead, doer, between, account) or (pronoun and lead.strip()):
        return None
    if len(between.split()) > _ELSEWHERE:  # "the president held a call and | urged him to declare a ceasefire"
        return _short(_without_day(account, f"{who} … {_text(account, status[0], last)}"))
    short = pronoun or _is_office_alone(lead, doer, between, account)
    told = f"{who}{_text(account, source[1], last)}" if short else _text(account, first, last)
    return _short(_without_day(account, told))


def _short(told: str) -> str | None:
    """The words on one line, cut off where they are more than a line of a list takes."""
    words = _WEAK_END.sub("", clean(told)).split()
    cut = _WEAK_END.sub("", " ".join(words[:_LONGEST]))
    return f"{cut}…" if len(words) > _LONGEST + 2 else " ".join(words) or None


def _is_office_alone(lead: str, doer: str, between: str, account: Account) -> bool:
    """Whether the source's words are a bare office, "the President", of somebody whose name is known."""
    role = account.source[0].role if len(account.source) == 1 and account.source[0].name else None
    alone = lead.casefold().strip() == "the" and role is not None and doer.casefold() in role.split()
    return alone and not re.match(r"\s+(?:of|for|and|-|in)\b|-", between)


def _is_sentence(lead: str, doer: str, between: str, account: Account) -> bool:
    """Whether the words up to what was done are a subject: no owner of it, no clause that belongs to another word."""
    if len(lead.split()) > _LEAD or not _BEGINS.match(lead.lstrip()) or _NO_SENTENCE.search(f"{lead} {between}"):
        return False
    adjective = {land(party.country).adjective for party in account.source if party.country}
    owner = doer.casefold() in _OWNERS or doer in adjective or _OWNED.match(f"{between} ")
    return not owner


def _piece(account: Account, field: str) -> tuple[int, int] | None:
    """The first words that a field stands on, in the account's own sentence; None where it is inferred."""
    pieces = [piece for piece in account.evidence if piece.field == field]
    return _place(account, pieces[0]) if pieces else None


def _place(account: Account, piece: Evidence) -> tuple[int, int] | None:
    begin, end = account.sentence_span
    if piece.part != account.part or piece.inferred or piece.start is None or piece.end is None:
        return None
    return (piece.start, piece.end) if begin <= piece.start < piece.end <= end else None


def _text(account: Account, start: int, end: int) -> str:
    begins = account.sentence_span[0]
    return clean_inside(account.sentence[max(0, start - begins) : end - begins])


def _without_day(account: Account, told: str) -> str:
    """The words without those of the day, which the line gives in full behind them."""
    if not account.date_text or None in account.date:
        return told
    return re.sub(_DAY + re.escape(clean(account.date_text)) + r"\b,?", "", told, count=1)
