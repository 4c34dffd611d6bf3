"""The small closed sets of words that reading acts asks for; what is open stands in the codebook's tables."""

from __future__ import annotations

from dragoman.codebook.tables import rows

FIRST = frozenset("i we us our my me mine ours ourselves".split())
POSSESSIVES = frozenset("his her its their our my".split())
COUNTRY = frozenset("country nation government state homeland people administration side army military".split())
SIDES_OF = frozenset("side sides party parties country countries nation nations neighbours neighbors states".split())
NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december west western article resolution".split()
)
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall"})
OUGHT = frozenset({"must", "should", "ought"})
POSSIBLE = frozenset({"may", "might", "could", "can", "ca"})
IF = frozenset({"if", "unless", "whether", "lest"})
UNREAL_MODIFIERS = frozenset(
    "possible potential feared imminent looming threatened planned future likely alleged hypothetical eventual "
    "would-be attempted proposed anticipated expected".split()
)
GOING_ON = frozenset("continue begin start resume last stop end cease proceed".split())
PLAIN_KINDS = frozenset({"paragraph"})
PEOPLE = {row["noun"]: row["sector"] or None for row in rows("act_people")}
# "The statement condemned", "the resolution demands": whoever issued it.
SPEAKING = frozenset("statement resolution letter decree court parliament office ministry spokesman".split())
# Types in which a group without a state is taken to be of the other side's: police and those they arrest.
AT_HOME = frozenset({"COERCE", "PROTEST", "CONCEDE"})
# "Its neighbour", "Russia's ally": somebody else than the owner.
BESIDE = frozenset("neighbor neighbour ally partner rival enemy foe opponent counterpart adversary".split())
