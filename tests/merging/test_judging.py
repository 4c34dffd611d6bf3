import pytest
from making import CAVUSOGLU, KULEBA, LAVROV, make_account, make_article

from dragoman.merging import judge
from dragoman.records import Party

DAY = ("2022-03-10", "2022-03-10")
BIDEN = Party("Joseph R. Biden, Jr.", "president", "USA")
PUTIN = Party("Vladimir Putin", "president", "RUS")


def account(article="a", **fields):
    made = make_article(f"They spoke on that day, {article} reports.", article)
    return make_account(made, "spoke", **{"date": DAY, **fields})


def relation(first, second):
    judgement = judge(account("a", **first), account("b", **second))
    assert judgement == judge(account("b", **second), account("a", **first))
    assert judgement.reasons
    return judgement.relation


def reasons(first, second):
    return "; ".join(judge(first, second).reasons)


SAME = {
    "the very same": ({}, {}),
    "phone and video": ({"mode": "phone"}, {"mode": "video"}),
    "meeting and visit": ({"mode": "meeting"}, {"mode": "visit"}),
    "talks and phone": ({"mode": "talks"}, {"mode": "phone"}),
    "planned and held": ({"status": "planned"}, {"status": "happened"}),
    "surname and full name": ({}, {"parties": (Party("Kuleba", None, "UKR"), Party("Lavrov", None, "RUS"))}),
    "accents": ({"parties": (CAVUSOGLU, LAVROV)}, {"parties": (Party("Cavusoglu", None, "TUR"), LAVROV)}),
    "other romanisations": (
        {"parties": (Party("Volodymyr Zelensky", None, "UKR"), LAVROV)},
        {"parties": (Party("Zelenskyy", "president", "UKR"), LAVROV)},
    ),
    "junior": ({"parties": (BIDEN, PUTIN)}, {"parties": (Party("Joe Biden", None, "USA"), PUTIN)}),
    "named and by role": ({}, {"parties": (Party(None, "foreign minister", "UKR"), LAVROV)}),
    "a night told as either day": ({"date": ("2022-03-09", "2022-03-10")}, {}),
    "with the delegation": ({}, {"parties": (KULEBA, LAVROV, Party("Yuri Ushakov", "aide", "RUS"))}),
    "one side's video call is the other's meeting": ({"mode": "video"}, {"mode": "meeting"}),
    "one identity under two names": (
        {"parties": (Party("Kim", None, "PRK", None, "Q56226"), LAVROV)},
        {"parties": (Party("Jong-un", None, "PRK", None, "Q56226"), LAVROV)},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("first", "second"), SAME.values(), ids=SAME.keys())
def test_judging_same(first, second):
    assert relation(first, second) == "same"


POSSIBLE = {
    "video and meeting of people without names": (
        {"mode": "video"},
        {"mode": "meeting", "parties": (Party(None, "foreign minister", "UKR"), LAVROV)},
    ),
    "one more guest at home": (
        {"parties": (BIDEN, Party("Kim Miller", "governor", "USA"))},
        {"parties": (BIDEN, Party("Kim Miller", "governor", "USA"), Party("Ann Ray", "governor", "USA"))},
    ),
    "no day in one": ({"date": (None, None)}, {}),
    "no day in either": ({"date": (None, None)}, {"date": (None, None)}),
    "an open day": ({"date": (None, "2022-03-10")}, {}),
    "a wide range": ({"date": ("2022-03-08", "2022-03-12")}, {}),
    "phone and meeting": ({"mode": "phone"}, {"mode": "meeting"}),
    "a third state in one": ({"mode": "meeting"}, {"mode": "meeting", "parties": (KULEBA, LAVROV, CAVUSOGLU)}),
    "another role of the state": ({}, {"parties": (Party(None, "president", "UKR"), LAVROV)}),
}


@pytest.mark.parametrize(("first", "second"), POSSIBLE.values(), ids=POSSIBLE.keys())
def test_judging_possible(first, second):
    assert relation(first, second) == "possible"


DIFFERENT = {
    "days apart": ({}, {"date": ("2022-03-11", "2022-03-11")}),
    "a day behind an open range": ({"date": (None, "2022-03-09")}, {}),
    "a month before": ({"date": ("2022-02", "2022-02")}, {}),
    "another party": ({}, {"parties": (KULEBA, CAVUSOGLU)}),
    "another person of one state": ({}, {"parties": (Party("Denys Shmyhal", "prime minister", "UKR"), LAVROV)}),
    "held and refused": ({}, {"status": "refused"}),
    "namesakes of two identities": (
        {"parties": (Party("Kim", None, "PRK", None, "Q1"), LAVROV)},
        {"parties": (Party("Kim", None, "PRK", None, "Q2"), LAVROV)},
    ),
    "an act": ({}, {"type": "THREATEN"}),
}


@pytest.mark.parametrize(("first", "second"), DIFFERENT.values(), ids=DIFFERENT.keys())
def test_judging_different(first, second):
    assert relation(first, second) == "different"


def test_judging_one_article_tells_its_own_accounts_apart():
    article = make_article("They spoke in the morning and spoke again at night.", "a")
    first = make_account(article, "spoke in", date=DAY)
    second = make_account(article, "spoke again", date=DAY)
    assert judge(first, second).relation == "different"


def test_judging_says_why_in_words():
    judgement = judge(account("a"), account("b", mode="video"))
    assert judgement.reasons == (
        "same parties (Dmytro Kuleba, Sergei Lavrov)",
        "both on 2022-03-10",
        "by phone and by video go together",
    )
    assert 0.7 <= judgement.score <= 1


def test_judging_a_doubt_is_in_the_reason():
    assert "no day told in one of them" in reasons(account("a", date=(None, None)), account("b"))
    assert "Mevlüt Çavuşoğlu only in one" in reasons(account("a", parties=(KULEBA, LAVROV, CAVUSOGLU)), account("b"))
