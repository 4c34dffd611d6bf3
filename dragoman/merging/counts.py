"""How many an act is told of: "expelled 18 diplomats", "eighteen officers", "seventy staff"."""

from __future__ import annotations

import re
from functools import lru_cache

ONES = "one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WRITTEN = {
    **{word: number for number, word in enumerate([*ONES, *TEENS], start=1)},
    **{word: 10 * number for number, word in enumerate(TENS, start=2)},
    **{f"{ten}-{one}": 10 * n + k for n, ten in enumerate(TENS, start=2) for k, one in enumerate(ONES, start=1)},
    "dozen": 12,
    "hundred": 100,
}
YEARS = range(1900, 2100)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
WORDS = "|".join(sorted(WRITTEN, key=len, reverse=True))
# No money, no part of a longer number, no length of time, no day of a month.
COUNT = re.compile(
    rf"(?<![\w.,$€£-])(?:(?P<figure>\d[\d,]*)(?![\w.-])|(?P<word>{WORDS})(?!-))\b"
    rf"(?!\s+(?:{MONTHS}|hours?|days?|weeks?|months?|years?|percent|million|billion)\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def counts(words: str) -> frozenset[int]:
    """The whole numbers from two on that words name, in figures or written out; no years and no days of months."""
    found = set()
    for match in COUNT.finditer(words):
        word, figure = match["word"], match["figure"]
        number = WRITTEN[word.casefold()] if word else int(figure.replace(",", ""))
        if number > 1 and not (figure and number in YEARS):
            found.add(number)
    return frozenset(found)
