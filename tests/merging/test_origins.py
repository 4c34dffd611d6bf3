import pytest
from making import make_account, make_article

from dragoman.merging.origins import copied, credits_of, origins, sketch_of

STORY = (
    "The foreign ministers of Norway and Chile spoke by phone on Monday about salmon quotas and a delayed treaty on "
    "fishing grounds in the far south, where patrol boats of both states have been at odds since the spring. "
    "Officials in Oslo said the conversation had been friendly and that a second one would follow before the month "
    "is out, while Santiago declined to comment on a report that licences had been withdrawn from two trawlers."
)
OWN = (
    "Oslo's top diplomat rang her opposite number in Santiago at the start of the week. Trawlers, licences and "
    "a pact that has been stuck for years were on the table, aides told this newspaper, and both want to "
    "talk again soon. "
    "Fishermen on the southern coast say they will believe in progress when the patrol boats have gone home."
)

CREDITS = {
    "a dateline": ("OSLO (Reuters) - The ministers spoke on Monday.", ("Reuters",)),
    "with reporting by": ("They spoke on Monday. With reporting by Reuters and the AP.", ("Reuters",)),
    "contributed": ("They spoke. Agence France-Presse contributed to this report.", ("AFP",)),
    "slashes": ("MOSCOW, March 3. /TASS/. The ministers spoke.", ("TASS",)),
    "a source line": ("They spoke on Monday.\nSource: AA", ("Anadolu",)),
    "an agency that is asked": ("The ministry told Reuters that they had spoken.", ()),
    "no agency": ("The ministers (both new) spoke.", ()),
}


@pytest.mark.parametrize(("text", "found"), CREDITS.values(), ids=CREDITS.keys())
def test_origins_credits(text, found):
    assert credits_of(text) == found


def test_origins_a_reprint_with_another_head_is_a_copy_and_an_own_report_is_none():
    assert copied(sketch_of(STORY), sketch_of(f"Ministers talk fish. {STORY} Our readers write."))
    assert not copied(sketch_of(STORY), sketch_of(OWN))


def test_origins_one_quotation_in_both_is_no_copy():
    quoted = '"We have spoken at length and we shall speak again before the month is out," the minister said.'
    assert not copied(sketch_of(f"{OWN} {quoted} {OWN[::-1]}"), sketch_of(f"{STORY} {quoted}"))


def sorted_by_origin(*told):
    accounts, sketches, outlets = [], {}, {}
    for number, (outlet, text, said_by) in enumerate(told):
        article = make_article(text, f"a{number}")
        accounts.append(make_account(article, text[:12], said_by=said_by))
        sketches[article.id], outlets[article.id] = sketch_of(text), outlet
    groups = origins(accounts, sketches=sketches, outlets=outlets)
    assert sorted(id for group in groups for id in group) == sorted(account.id for account in accounts)
    return sorted(len(group) for group in groups)


def test_origins_reprints_and_wire_copy_are_of_one():
    wire = f"OSLO (Reuters) - {STORY}"
    credited = f"{OWN} With reporting by Reuters."
    assert sorted_by_origin(("Reuters", wire, None), ("The Courier", STORY, None)) == [2]
    assert sorted_by_origin(("Reuters", wire, None), ("The Post", credited, None)) == [2]
    assert sorted_by_origin(("Reuters", wire, None), ("The Post", OWN, None)) == [1, 1]


def test_origins_two_outlets_that_give_one_voice_are_of_one():
    assert sorted_by_origin(("The Post", OWN, "the ministry"), ("Le Soir", STORY, "The ministry")) == [2]


def test_origins_articles_without_an_outlet_are_told_apart():
    assert sorted_by_origin((None, OWN, None), (None, STORY, None)) == [1, 1]
