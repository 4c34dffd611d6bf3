"""Two strikes on one town in one day are two where they hit other things, or at other hours."""

from making import make_account, make_article

from dragoman.merging import judge
from dragoman.records import Party, Place

TOWN = Place("Marneul", "GEO", precision="city")
SIDES = {"source": (Party(None, None, "RUS"),), "target": (Party(None, None, "GEO"),)}


def strike(id, quote, date="2008-08-09", text=None):
    article = make_article(f"It is said that {quote} there.", id)
    return make_account(
        article, quote, type="ASSAULT", mode=None, cameo="190", parties=(), place=TOWN, date=(date, date),
        date_text=text, **SIDES,
    )  # fmt: skip


def test_struck_homes_are_not_the_railway():
    homes = strike("a", "Russian bombs hit two houses")
    assert judge(homes, strike("b", "bombs from Russia wrecked a block of flats")).relation == "same"
    found = judge(homes, strike("b", "Russian bombs hit the railway"))
    why = "{} struck in one, {} in the other"
    assert found.relation == "different"
    assert found.reasons[0] in (why.format("homes", "the railway"), why.format("the railway", "homes"))
    assert judge(homes, strike("b", "Russian bombs hit them")).relation == "same"


def test_struck_late_on_one_day_is_not_the_night_after():
    late = strike("a", "Russian bombs hit it", "2008-08-08", "late on Friday")
    found = judge(late, strike("b", "Russian bombs hit it", "2008-08-09", "Saturday night"))
    assert found.relation == "different"
    assert judge(late, strike("b", "Russian bombs hit it", "2008-08-09", "early on Saturday")).relation == "same"
    assert judge(late, strike("b", "Russian bombs hit it", "2008-08-08", "Friday evening")).relation == "same"


def test_part_of_the_day_is_told_by_whole_words() -> None:
    afternoon = strike("a", "Russian bombs hit it", text="the early afternoon of 9 August")
    assert judge(afternoon, strike("b", "Russian bombs hit it", text="Saturday night")).relation == "same"
    dawn = strike("b", "Russian bombs hit it", text="at dawn on Saturday")
    assert judge(afternoon, dawn).relation == "different"
    later = strike("a", "Russian bombs hit it", text="later on Saturday")
    assert judge(later, dawn).relation == "same"
