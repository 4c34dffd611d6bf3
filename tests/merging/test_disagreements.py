from making import CAVUSOGLU, KULEBA, LAVROV, make_account, make_article

from dragoman.merging.disagreements import disagreements
from dragoman.records import Place

DAY = ("2022-03-10", "2022-03-10")
ANTALYA = Place("Antalya", "TUR", precision="city")


def account(article, **fields):
    made = make_article(f"They met on that day, {article} reports.", article)
    return make_account(made, "met", **{"date": DAY, "mode": "meeting", **fields})


def told(*accounts):
    found = disagreements("e1", accounts)
    article_of = {each.id: each.article for each in accounts}
    return {
        each.field: {version.value: [article_of[id] for id in version.accounts] for version in each.versions}
        for each in found
    }


def test_disagreements_none_where_all_say_the_same_or_leave_it_open():
    assert told(account("a", place=ANTALYA), account("b", mode="talks"), account("c", date=(None, None))) == {}


def test_disagreements_say_who_says_what():
    ankara = Place("Ankara", "TUR", precision="city")
    one, other = (
        account("a", place=ANTALYA, outcome="agreed"),
        account("b", place=ankara, outcome="failed", mode="video"),
    )
    assert told(one, other) == {
        "place": {"Antalya": ["a"], "Ankara": ["b"]},
        "mode": {"meeting": ["a"], "video": ["b"]},
        "outcome": {"agreed": ["a"], "failed": ["b"]},
    }


def test_disagreements_on_the_day_only_where_no_day_is_in_all():
    assert told(account("a"), account("b", date=("2022-03-09", "2022-03-11"))) == {}
    days = told(account("a"), account("b", date=("2022-03-11", "2022-03-12")))
    assert days == {"day": {"2022-03-10": ["a"], "2022-03-11/2022-03-12": ["b"]}}


def test_disagreements_a_place_within_a_state_contradicts_no_state():
    assert told(account("a", place=ANTALYA), account("b", place=Place("Turkey", "TUR", precision="country"))) == {}


def test_disagreements_on_who_took_part_where_a_name_is_left_out():
    parties = told(account("a"), account("b", parties=(KULEBA, LAVROV, CAVUSOGLU)))["parties"]
    assert parties == {
        "Dmytro Kuleba, Sergei Lavrov": ["a"],
        "Dmytro Kuleba, Mevlüt Çavuşoğlu, Sergei Lavrov": ["b"],
    }


def test_disagreements_on_who_called():
    assert told(account("a", source=(KULEBA,)), account("b", source=(LAVROV,))) == {
        "source": {"RUS": ["b"], "UKR": ["a"]}
    }


def test_disagreements_a_plan_that_came_to_pass_is_history_and_a_denial_is_not():
    assert told(account("a", status="planned"), account("b")) == {}
    assert told(account("a", status="denied"), account("b")) == {"status": {"denied": ["a"], "happened": ["b"]}}


def test_disagreements_a_palace_and_its_town_are_one_place():
    palace, town = Place("Amiri Diwan", "QAT", 25.3, 51.53, "exact"), Place("Doha", "QAT", 25.29, 51.53, "city")
    manama = Place("Manama", "BHR", 26.23, 50.59, "city")
    assert told(account("a", place=palace), account("b", place=town)) == {}
    assert told(account("a", place=palace), account("b", place=town), account("c", place=manama)) == {
        "place": {"Amiri Diwan": ["a", "b"], "Manama": ["c"]}
    }
