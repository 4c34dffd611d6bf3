"""Acts of one deed that two reports code as two types, or of which one leaves out to whom it was done."""

import pytest
from making import make_account, make_article

from dragoman.merging import Source, judge, merge
from dragoman.records import Party

CHAD, NIGER, MALI = (Party(None, None, code, "GOV") for code in ("TCD", "NER", "MLI"))
DAY = ("2022-05-09", "2022-05-09")
SENT = "a convoy of grain and blankets for the flooded south"


def act(id_, words=f"promised {SENT}", **fields):
    told = {"type": "AID", "mode": None, "source": (CHAD,), "target": (NIGER,), "date": DAY, "parties": (), **fields}
    return make_account(make_article(f"It {words}.", id_), words, date_text="that day", **told)


def relation(one, other):
    return judge(one, other, sources=(Source("A"), Source("B"))).relation


def groups(*accounts):
    article_of = {account.id: account.article for account in accounts}
    return sorted(sorted(article_of[id_] for id_ in event.accounts) for event in merge(accounts))


def test_a_promise_of_aid_is_told_as_agreed_or_as_given():
    agreed = act("b", f"agreed to send {SENT}", type="AGREE", status="planned")
    assert relation(act("a"), agreed) == "same"


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"type": "AGREE", "words": "agreed to open three crossings by June"}, "different"),
        ({"type": "AGREE", "words": "agreed to send grain and blankets and a hospital"}, "possible"),
        ({"type": "ASSAULT"}, "different"),
        ({"type": "AGREE", "target": (MALI,)}, "different"),
        ({"type": "AGREE", "date": ("2022-05-12", "2022-05-12")}, "different"),
    ],
)
def test_two_types_need_one_day_the_same_sides_and_many_words_in_common(fields, found):
    words = fields.pop("words", f"agreed to send {SENT}")
    assert relation(act("a"), act("b", words, **fields)) == found


def test_what_one_article_codes_in_two_ways_is_two_acts():
    agreed = act("a", f"agreed to send {SENT}", type="AGREE")
    assert relation(act("a"), agreed) == "different"
    told = act("b", f"promised to send {SENT}")
    assert len(merge([act("a"), agreed, told])) == 2


def test_a_deed_meets_its_other_telling_that_leaves_out_to_whom():
    """A count of those sent home says that it is one, whatever each report leaves out."""
    expelled = {"type": "SANCTION", "mode": "expel"}
    whole = act("a", "expelled 24 envoys", **expelled)
    for side in ("source", "target"):
        assert groups(whole, act("b", "sent home 24 envoys", **expelled, **{side: ()})) == [["a", "b"]]
    assert groups(whole, act("b", "sent home 11 envoys", **expelled, target=())) == [["a"], ["b"]]
