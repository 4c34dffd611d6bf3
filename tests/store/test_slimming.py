"""Judging reads accounts made light; every event and doubt is that of the whole ones."""

from dataclasses import replace

from making import make_account, make_article

from dragoman.merging.deeds import once
from dragoman.merging.facts import facts_of
from dragoman.records import Evidence, Party
from dragoman.store.slimming import Slimmed

CHAD, NIGER = Party("Adam Sene", "envoy", "TCD"), Party(None, "staff", "NER")
TEXT = "Chad's troops, it was said, were part of the invasion on Monday."


def account(id_):
    told = {"type": "ASSAULT", "mode": None, "source": (CHAD,), "target": (NIGER,), "date_text": "Monday"}
    made = make_account(
        make_article(TEXT, id_), "were part of the invasion", parties=(), date=("2022-03-07", "2022-03-07"), **told
    )
    low = TEXT.index("invasion")
    return replace(
        made,
        evidence=(
            Evidence("date", "rule", "text", TEXT.index("Monday"), TEXT.index("Monday") + 6, None),
            Evidence("type", "rule", "text", low, low + 8, None),
        ),
    )


def test_a_light_account_is_compared_as_the_whole_one():
    whole = account("a")
    light = Slimmed().account(whole)
    assert facts_of(light).core == facts_of(whole).core
    assert facts_of(light).wording == facts_of(whole).wording
    assert once(light) == once(whole) == "invasion"
    assert [piece.field for piece in light.evidence] == ["type"]


def test_what_two_accounts_tell_alike_is_kept_once():
    slimmed = Slimmed()
    one, other = (slimmed.account(account(id_)) for id_ in ("a", "b"))
    assert one.source is other.source
    assert one.sentence is other.sentence
