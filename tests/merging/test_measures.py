"""Measures of one state against another: what they hit tells two apart, and announcing one is doing it."""

from making import make_account, make_article

from dragoman.merging import Source, judge
from dragoman.records import Party

CHILE = (Party(None, None, "CHL"),)
OUTLETS = (Source("Ledger"), Source("Star"))


def measure(id, quote, mode="expel", role="diplomats", date=("2019-05-11", "2019-05-11"), **more):
    article = make_article(f"{quote}.", id)
    told = {"type": "SANCTION", "cameo": "166" if mode == "expel" else "160", "mode": mode, **more}
    target = (Party(None, role, "PER"),)
    return make_account(article, quote, parties=(), source=CHILE, target=target, date=date, place=None, **told)


def test_envoys_sent_home_are_not_a_consulate_closed():
    expelled = measure("a", "Chile expelled 14 Peruvian diplomats")
    found = judge(expelled, measure("b", "Chile closed the Peruvian consulate", None, "consulate"), sources=OUTLETS)
    assert found.relation == "different"
    why = "{} hit in one, {} in the other"
    assert found.reasons[0] in {why.format("envoys", "a post"), why.format("a post", "envoys")}
    shut = measure("b", "Chile shut the Peruvian institute", None, "cultural institute")
    assert judge(expelled, shut, sources=OUTLETS).relation == "different"


def test_envoys_are_one_kind_whatever_they_are_called():
    expelled = measure("a", "Chile expelled 14 Peruvian diplomats")
    staff = measure("b", "Chile expelled 14 from the Peruvian embassy", role="embassy")
    assert judge(expelled, staff, sources=OUTLETS).relation == "same"
    mission = measure("c", "Chile ordered the Peruvian mission out", None, "mission")
    assert judge(expelled, mission, sources=OUTLETS).relation != "different"


def test_measure_announced_is_the_measure_taken():
    expelled = measure("a", "Chile declared 14 Peruvian diplomats unwanted")
    ahead = measure("b", "Chile will expel 14 Peruvian diplomats", date=("2019-05-11", None), status="planned")
    assert judge(expelled, ahead, sources=OUTLETS).relation == "same"
    other = measure("b", "Chile will expel 9 Peruvian diplomats", date=("2019-05-11", None), status="planned")
    assert judge(expelled, other, sources=OUTLETS).relation != "same"


def truce(id, date, source="CHL"):
    article = make_article("A ten-day truce was declared.", id)
    return make_account(
        article, "A ten-day truce was declared", type="RETREAT", mode="ceasefire", cameo="0871", parties=(),
        place=None, source=(Party(None, "coalition", source),), target=(Party(None, None, "PER"),), date=(date, date),
        date_text=None, dated_by="news is of the article's day",
    )  # fmt: skip


def test_truce_printed_a_day_later_is_the_same_truce():
    assert judge(truce("a", "2018-06-13"), truce("b", "2018-06-14"), sources=OUTLETS).relation == "same"
    assert judge(truce("a", "2018-06-13"), truce("b", "2018-06-19"), sources=OUTLETS).relation == "different"
    assert judge(truce("a", "2018-06-13"), truce("b", "2018-06-13", "ARG"), sources=OUTLETS).relation == "different"
