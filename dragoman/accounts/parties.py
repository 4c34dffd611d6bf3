"""Makes a party of an actor of the article, with what its name, role and state stand on."""

from __future__ import annotations

from dragoman.accounts.evidences import Evidences
from dragoman.mentions.cast import Actor
from dragoman.records import Evidence, Party

BY = "rule:chains"
AROUND = "from the words around"


def party_of(actor: Actor, field: str, evidence: Evidences, *, by: str | None = None) -> Party:
    """The party that an actor is; `field` names its place in the entry: `parties[0]`, `speaker[1]`.

    `by` names what took it for one, where that was no rule.
    """
    if actor.name_span is not None:
        evidence.tokens(f"{field}.name", *actor.name_span, by=by)
    if actor.role:
        if actor.role_span is not None and actor.role_why is None:
            evidence.tokens(f"{field}.role", *actor.role_span, by=by)
        else:
            evidence.add(Evidence(f"{field}.role", BY, inferred=actor.role_why or AROUND))
    if actor.country:
        if actor.country_span is not None and actor.country_why is None:
            evidence.tokens(f"{field}.country", *actor.country_span, by=by)
        else:
            evidence.add(Evidence(f"{field}.country", BY, inferred=actor.country_why or AROUND))
    return Party(actor.name, actor.role, actor.country, actor.sector, actor.identity)
