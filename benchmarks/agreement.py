"""How far two coders agree beyond chance: Cohen's kappa, and Krippendorff's alpha for nominal data.

Own functions, a dozen lines each: the libraries that have them bring a statistics stack. The tests hold both to
the worked examples that their authors published.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import permutations

Codes = Sequence[Sequence[Hashable | None]]


def cohens_kappa(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Cohen (1960): the agreement of two coders of the same units, less what their habits alone would give.

    1 is full agreement, 0 what chance gives. Where both use one code only, chance can't be told apart: 1.
    """
    units = len(one)
    agreed = sum(a == b for a, b in zip(one, other, strict=True)) / units
    habits, others = Counter(one), Counter(other)
    chance = sum(count * others[code] for code, count in habits.items()) / units**2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def krippendorffs_alpha(units: Codes) -> float:
    """Krippendorff (2011), nominal data: for each unit what each coder said, None where one said nothing.

    Takes any number of coders and gaps; units that fewer than two coded are left out. 1 is full agreement.
    """
    pairs: Counter[tuple[Hashable, Hashable]] = Counter()
    for unit in units:
        said = [code for code in unit if code is not None]
        for pair in permutations(said, 2) if len(said) > 1 else ():
            pairs[pair] += 1 / (len(said) - 1)  # type: ignore[assignment]  # shares of a pair, not whole ones
    totals: Counter[Hashable] = Counter()
    for (code, _), count in pairs.items():
        totals[code] += count
    values = sum(totals.values())
    differing = sum(count for (a, b), count in pairs.items() if a != b)
    expected = (values**2 - sum(count**2 for count in totals.values())) / (values - 1) if values > 1 else 0
    return 1.0 if not expected else 1 - differing / expected
