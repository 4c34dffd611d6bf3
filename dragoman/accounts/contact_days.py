"""Says which day an occasion is set on, and whether the article tells it as background."""

from __future__ import annotations

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.evidences import Evidences
from dragoman.accounts.occasions import Contact
from dragoman.accounts.settings import Setting
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.records import Dated

STAY = 5  # days, of which a visit that is told by its first and last day seldom has more


def best_setting(contact: Contact, lead: Candidate) -> Setting:
    """The days that the article gives most exactly: stated ones before assumed ones, narrow before wide."""
    by_lead = contact.settings[contact.tellings.index(lead)]
    stated = [s for s in contact.settings if s.stated]
    told = [s.dated_elsewhere() for s in contact.settings if s.elsewhere is not None]
    if not stated and told:
        return min(told, key=_width)
    if not stated:
        passing = [s for c, s in zip(contact.tellings, contact.settings, strict=True) if c.nominal]
        return passing[0] if passing and _only_mentioned(contact) else by_lead
    stays = [s for c, s in zip(contact.tellings, contact.settings, strict=True) if c.mode == "visit" and _is_stay(s)]
    if contact.mode == "visit" and stays:
        return stays[0]
    return min(stated, key=lambda s: (_width(s), contact.settings.index(s)))


def _is_stay(setting: Setting) -> bool:
    """Whether the days stated are those that a visit lasted, "on 11-12 August", whichever of them talks were on."""
    return setting.stated and 1 < _width(setting) <= STAY


def _width(setting: Setting) -> int:
    first, last = setting.date
    if first is None or last is None:
        return 10_000
    if first == last:
        return {10: 0, 7: 31, 4: 365}.get(len(first), 0)
    return 1 + abs(_rough_ordinal(last) - _rough_ordinal(first))


def _rough_ordinal(day: str) -> int:
    """A day's rough ordinal, partial days at their start; for comparing widths only."""
    parts = [int(p) for p in day[:10].split("-")]
    year, month, date = [*parts, 1, 1][:3]
    return year * 372 + month * 31 + date


def show_background(
    document: Document, contact: Contact, setting: Setting, dated: Dated, evidence: Evidences
) -> bool:
    """Whether the article tells an occasion as earlier context, and why."""
    background = _is_background(document, contact, setting, dated)
    if background:
        lead = contact.lead
        evidence.tokens("background", lead.trigger.at, lead.trigger.at + 1, inferred=_why_background(lead))
    return background


def _is_background(document: Document, contact: Contact, setting: Setting, dated: Dated) -> bool:
    if contact.status in {"planned", "proposed"}:
        return False
    lead = contact.lead
    if any(c.part == "title" or c.kind == "heading" for c in contact.tellings):
        return False
    if all(c.kind == "caption" for c in contact.tellings):
        return True
    first_day = dated.range[0]
    last = setting.date[1]
    if setting.stated and first_day and last and _rough_ordinal(last) + 3 < _rough_ordinal(first_day):
        return True
    if contact.status == "refused":
        at = lead.status.at
        return at is None or tree.plain(document.tokens[at].relation) in {"acl", "amod", "nmod"}
    return _only_mentioned(contact)


def _only_mentioned(contact: Contact) -> bool:
    """Whether an occasion is named in passing and only taken up after: "the recent meeting of X ... The meeting"."""
    return any(c.nominal for c in contact.tellings) and all(
        c.nominal or (c.definite and c.trigger.noun) for c in contact.tellings
    )


def _why_background(lead: Candidate) -> str:
    if lead.kind == "caption":
        return "a caption"
    return "only mentioned" if lead.nominal else "told as earlier than the news"
