"""Bad rows of the tables of acts are named: unknown codes, contradictions, rows never reached, rows unused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman import codebook
from dragoman.codebook import checking_acts

VERB = {
    "verb": "sell", "particle": "", "object": "@toys", "target": "to", "type": "COOPERATE", "mode": "",
    "cameo": "061", "contexts": "", "only": "", "example": "",
}  # fmt: skip
NOUN = {
    "noun": "raid", "kind": "", "source": "mod", "target": "on", "type": "ASSAULT", "mode": "", "cameo": "190",
    "contexts": "", "alone": "no", "example": "",
}  # fmt: skip
OPERATOR = {"word": "threaten", "pos": "VERB", "link": "to", "kind": "promise", "who": "subject", "example": ""}
COMPOSED = {"operator": "plan", "deed": "give", "type": "AGREE", "mode": "", "status": "maybe", "note": ""}


@pytest.mark.parametrize(
    ("table", "bad_row", "problem"),
    [
        ("act_verbs", VERB, "asks for the unknown class @toys"),
        ("act_verbs", VERB | {"object": "@weapons", "type": "SELL"}, "unknown type 'SELL'"),
        ("act_verbs", VERB | {"object": "@weapons", "mode": "riot"}, "has the mode 'riot', which COOPERATE doesn't"),
        ("act_verbs", VERB | {"object": "@weapons", "cameo": "999"}, "unknown CAMEO code 999"),
        ("act_verbs", VERB | {"object": "@weapons", "contexts": "toys"}, "unknown context 'toys'"),
        ("act_verbs", VERB | {"object": "@weapons", "type": "AID"}, "is both COOPERATE and AID"),
        ("act_verbs", VERB | {"object": "@weapons"}, "sell @weapons stands twice"),
        ("act_verbs", VERB | {"object": "@talks"}, "is never reached"),
        ("act_nouns", NOUN, "raid mod stands twice"),
        ("act_words", {"class": "toys", "words": "doll"}, "no frame asks for the class 'toys'"),
        ("act_operators", OPERATOR, "threaten with 'to' is both threat and promise"),
        ("act_operators", OPERATOR | {"word": "sing", "kind": "song"}, "which composition doesn't know"),
        ("act_composition", COMPOSED, "unknown status 'maybe'"),
        ("act_composition", COMPOSED | {"operator": "song", "status": "planned"}, "no operator is of the kind"),
        ("cameo", {"code": "0399", "type": "ASSAULT", "mode": "", "contexts": ""}, "0399 can't be ASSAULT"),
        ("act_types", {"type": "SELL", "quad": "1", "kind": "trade", "recipient": "no"}, "unknown kind 'trade'"),
    ],
)
def test_a_bad_row_of_acts_is_named(
    table: str, bad_row: dict[str, str], problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = checking_acts.rows

    def with_bad_row(name: str) -> Iterator[dict[str, str]]:
        yield from shipped(name)
        if name == table:
            yield bad_row

    monkeypatch.setattr(checking_acts, "rows", with_bad_row)
    assert any(problem in line for line in codebook.check()), codebook.check()


def test_the_shipped_tables_of_acts_are_sound() -> None:
    assert [line for check in checking_acts.CHECKS for line in check()] == []
