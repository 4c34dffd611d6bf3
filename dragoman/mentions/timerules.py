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
    "ZONE": "(?P<zone>LOCAL TIME|LP? ZONE (?:(?:OTHER|HY) (?:DD|CLOCK))? RP?|LP LOCAL TIME RP)",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of time: its name, its type (a TIMEX3 type), its pattern and what it means."""

    name: str
    kind: str
    pattern: re.Pattern[str]
    build: Builder


@cache
def rules() -> tuple[Rule, ...]:
    """All the forms, the more telling first."""
    return tuple(
        Rule(row["name"], row["type"], compile_parts(_filled(row["form"])), BUILDERS[row["meaning"]])
        for row in rows("time_forms")
    )


def _filled(form: str) -> str:
    """A form with its shared pieces written out."""
    while "{" in form:
        form = re.sub(r"\{([A-Z_]+)\}", lambda m: PIECES[m[1]], form)
    return form
