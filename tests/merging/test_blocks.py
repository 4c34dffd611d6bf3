from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from making import CAVUSOGLU, KULEBA, LAVROV, make_account, make_article

from dragoman.merging.blocking import pairs_in
from dragoman.merging.blocks import event_rows, in_order, partners, shifted, told_rows
from dragoman.merging.facts import facts_of


def account(article, day="2022-03-10", until=None, **fields):
    made = make_article(f"They spoke on that day, {article} reports.", article)
    return facts_of(make_account(made, "spoke", date=(day, until or day), **fields))


TOLD = [(mode, until) for mode in ("phone", "video", "talks", "meeting") for until in ("2022-03-10", "2022-03-11")]
MANY = [
    account(f"a{number}", until=until, mode=mode, parties=(KULEBA, LAVROV, *((CAVUSOGLU,) if number % 5 else ())))
    for number, (mode, until) in enumerate(TOLD * 6)
]
some = st.lists(st.sampled_from(MANY), max_size=len(MANY), unique_by=lambda facts: facts.id)


def block_of(accounts):
    """The rows under the day and the two states that all of them share."""
    wanted = min(set.intersection(*({row.block for row in told_rows(facts)} for facts in MANY)))
    return in_order(row for facts in accounts for row in told_rows(facts) if row.block == wanted)


def compared(accounts):
    return {
        tuple(sorted((accounts[one].id, accounts[other].id)))
        for one, other in pairs_in(range(len(accounts)), accounts)
    }


@given(some)
@settings(max_examples=40, deadline=None)
def test_partners_from_kept_rows_are_those_of_judging_all(accounts):
    block = block_of(accounts)
    found = {tuple(sorted((facts.id, other))) for facts in accounts for other in partners(block, facts.id)}
    assert found == compared(accounts)


@given(some, st.lists(st.sampled_from(MANY), max_size=3, unique_by=lambda facts: facts.id))
@settings(max_examples=40, deadline=None)
def test_no_pair_shifts_unnoticed_when_accounts_come(accounts, moved):
    ids = {facts.id for facts in moved}
    stayed = [facts for facts in accounts if facts.id not in ids]
    found = shifted(block_of(stayed), block_of([*stayed, *moved]), ids)
    other = compared(stayed) ^ {pair for pair in compared([*stayed, *moved]) if not ids & set(pair)}
    assert other <= found
    assert found <= {tuple(sorted(pair)) for pair in combinations([facts.id for facts in stayed], 2)}


def test_an_event_is_found_by_its_first_account_with_a_narrow_day():
    first, second, open_ = account("a"), account("b"), account("c", "2022-02-10", "2022-03-20")
    rows = list(event_rows([open_, second, first]))
    lead = min(first, second, key=lambda facts: facts.id)
    leads = {row.account for row in rows} - {row.account for row in rows if row.telling}
    assert lead.id in {row.account for row in rows if row.rank == lead.first}
    assert leads == {open_.id}  # it stands among no others of its kind, having found an event
