"""How annotated sentences are scored: by words and type, then source and target, and whole."""

from __future__ import annotations

from dataclasses import replace

import dragoman
from benchmarks.sentences import Totals, amiss, score_sentence
from dragoman.records import Account, Party
from training.annotated import Told, ToldAct

TEXT = "Chad shelled a Sudanese village on Friday, Khartoum said."
ACT = ToldAct(("ASSAULT",), ("TCD",), ("SDN",), ("happened",), False, False, "shelled", "Chad", "village", "Khartoum")


def account(text: str = TEXT) -> Account:
    accounts = dragoman.read(dragoman.article_from_text(text, strict=False)).accounts
    return next(a for a in accounts if a.type == "ASSAULT")


def totals(told: Told, *accounts: Account) -> Totals:
    counted = Totals()
    score_sentence(counted, told, accounts)
    return counted


def test_an_act_counts_for_each_thing_that_is_right() -> None:
    read = replace(account(), source=(Party(None, country="TCD"),), target=(Party(None, country="NER"),))
    counted = totals(Told(TEXT, (ACT,)), read)
    assert [counted.counts[kind].right for kind in ("type", "source", "target")] == [1, 1, 0]
    assert counted.status == [True]


def test_the_right_type_at_other_words_is_not_found() -> None:
    counted = totals(Told(TEXT, (replace(ACT, trigger="said"),)), replace(account(), span=(0, 12)))
    assert counted.counts["type"].right == 0


def test_an_optional_act_is_neither_missed_nor_invented() -> None:
    optional = Told(TEXT, (replace(ACT, optional=True),))
    for read in ((), (account(),)):
        counted = totals(optional, *read)
        assert (counted.counts["type"].found, counted.counts["type"].gold) == (0, 0)


def test_a_whole_sentence_has_the_sayer_and_nothing_too_much() -> None:
    read = replace(account(), source=(Party(None, country="TCD"),), target=(Party(None, country="SDN"),))
    right = replace(read, said_by="Khartoum", status="happened")
    assert amiss(Told(TEXT, (ACT,)), [right]) == ""
    assert "missed" in amiss(Told(TEXT, (ACT,)), [replace(right, said_by=None)])
    assert "read" in amiss(Told(TEXT, (ACT,)), [right, right])
