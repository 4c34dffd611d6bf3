"""The forms that times take in reports, read from their table and compiled: dates, "late last year", "every Monday".

Each form is a pattern over the parts of words (see `timewords`), with the name of what it means (see
`timemeanings`). Where forms overlap, the longest reading wins, then the earlier row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.tables import rows
from dragoman.mentions.timematch import Builder
from dragoman.mentions.timemeanings import BUILDERS
from dragoman.mentions.timewords import compile_parts
from dragoman.mentions.timewords import parts as part_codes

# Pieces of forms that many rows share, written {NAME} there; later ones may use earlier ones.
PIECES = {
    "UNITS": "(?:UNIT|UNITS|TUNIT|TUNITS|QTR|QTRS)",
    "NUMBER": "(?:(?:TENS HY? CARD|CARD HUNDRED|AN HUNDRED|DD HUNDRED|TENS|CARD|DD|INT|DEC|YYYY)(?:AND AN? HALF)?)",
    "ABOUT": "(?:(?:MORE|ABOUT) THAN|ABOUT TO|ABOUT|MORE THAN|AT MORE)",
    "COUNT": "(?:{ABOUT}? (?:{NUMBER}|AN|AN? SEVERAL OF?))",
    "MONTHS": "(?:MONTH|MABBR DOT?)",
    "DAYNUM": "(?:DD|ORDN)",
    "MOD": "(?:(?P<mod>EARLY|LATE|MID HY?|(?:THE? ALL?)? (?:START|END|MID) OF|EARLIER IN?|LATER IN?) "
    "(?:THE(?!MONTH))?)",
    "REL": "(?P<rel>LAST|NEXT|THIS|PAST|COMING|CURRENT|THE CURRENT|THE LAST|THE PAST|THE NEXT|THE COMING|THE THIS)",
    "RELYEAR": "(?P<rel2>LAST|NEXT|THIS)",
    "PART_OF": "(?:THE (?P<lead>EARLY? LATE? DAYPART) OF THE?)",
    "PREP": "[IN ON AT SINCE UNTIL FROM BEFORE AFTER BETWEEN AND OF FOR TO THAN "
    "EARLY LATE EARLIER THE ITS ABOUT HY LP]",
    "YEAR": "(?P<year>YYYY|YY)",
    "WEEKDAY": "(?P<wday>WDAY|WABBR DOT?)",
    "CLOCK_TAIL": "(?P<clock>EARLY? LATE? DAYPART|NOON)",
    "DAY_TAIL": "(?:COMMA? (?:IN THE)? {CLOCK_TAIL})?",
    "DAYLEAD": "(?:(?:EARLY|LATE|EARLIER|LATER|END OF) (?:IN|ON)?)?",
    "ENDS": "[COMMA DOT STOP BREAK AND IN ON AT RP]",
    "THEN": "[COMMA DOT STOP BREAK DID AND IN AT]",
    "ALONE": "[COMMA DOT STOP BREAK AND IN ON AT TO FOR FROM AFTER BEFORE UNTIL SINCE THAT LP RP BREAKER DID OTHER]",
    "ZONE": "(?P<zone>LOCAL TIME|LP? ZONE (?:(?:OTHER|HY) (?:DD|CLOCK))? RP?|LP LOCAL TIME RP)",
}
COMMON = frozenset("THE OF IN ON AT AN AND TO FOR COMMA DOT HY".split())  # parts that every text has
_GROUP = re.compile(r"\((\?P<\w+>|\?:|\?<?[=!])?([^()]*)\)([?*]?)")
_SPARE = re.compile(r"\[[^]]*\][?*]?|[A-Z/]{2,}[?*]")  # one of several parts, or one that may be left out


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of time: its name, its type (a TIMEX3 type), its pattern and what it means.

    A text that has no code of one of `needs` has no such form.
    """

    name: str
    kind: str
    pattern: re.Pattern[str]
    build: Builder
    needs: tuple[frozenset[str], ...]

    def can_stand_in(self, codes: frozenset[str]) -> bool:
        """Whether a text with these codes has what the form cannot do without."""
        return not any(codes.isdisjoint(need) for need in self.needs)


@cache
def rules() -> tuple[Rule, ...]:
    """All the forms, the more telling first."""
    return tuple(_rule(row["name"], row["type"], _filled(row["form"]), row["meaning"]) for row in rows("time_forms"))


def _rule(name: str, kind: str, form: str, meaning: str) -> Rule:
    codes = part_codes()
    needs = tuple(frozenset(codes[part] for part in need) for need in needed(form))
    return Rule(name, kind, compile_parts(form), BUILDERS[meaning], needs)


def _filled(form: str) -> str:
    """A form with its shared pieces written out."""
    while "{" in form:
        form = re.sub(r"\{([A-Z_]+)\}", lambda m: PIECES[m[1]], form)
    return form


def needed(form: str) -> list[tuple[str, ...]]:
    """The parts that a form cannot do without; of several side by side, one must be there.

    What may be left out is dropped, groups from the inside; of a choice, the first rare part of each branch is kept.
    """
    form = f"({form})"
    while "(" in form:
        form = _GROUP.sub(_left_of, form)
    return [tuple(need.split("/")) for need in _fixed_parts(form)]


def _left_of(group: re.Match[str]) -> str:
    """What a group without groups in it needs: nothing where it may be left out or only looks around."""
    opener, inside, repeated = group.groups(default="")
    branches = [_fixed_parts(branch) for branch in inside.split("|")]
    if repeated or "=" in opener or "!" in opener or not all(branches):
        return " "
    if len(branches) == 1:
        return f" {' '.join(branches[0])} "
    return f" {'/'.join(min(branch, key=COMMON.__contains__) for branch in branches)} "


def _fixed_parts(form: str) -> list[str]:
    return re.findall(r"[A-Z][A-Z/]+", _SPARE.sub(" ", form))
