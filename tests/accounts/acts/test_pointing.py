"""Who a side is: the party that all its words name together, never the deed's other side."""

import pytest

import dragoman
from dragoman.accounts.acts import pointing
from dragoman.accounts.sight import DOER, OTHER
from dragoman.mentions.chains import Actor


class Word:
    """A word of a sentence that tells a deed like any other."""

    lemma, sentence = "march", 0


class Words:
    """A document of which the words at some places are in one list."""

    def __init__(self, listed):
        self.hanging = [[] for _ in range(30)]
        if listed:
            self.hanging[min(listed)] = [(c, "conj", "conj") for c in listed if c > min(listed)]


class Choice:
    """Second coder that shares its choice as it is told, by words of the document, and points at the surest."""

    def __init__(self, shares):
        self.shares = shares

    def named_sides_of(self, i, side, *, least):
        return [(at, share) for at, share in self.shares.get(side, {}).items() if share >= least]

    def side_of(self, i, side):
        return max(self.shares.get(side, {None: 0.0}).items(), key=lambda told: told[1], default=(None, 0.0))

    def far_side_of(self, i, side):
        return None, 0.0


class Parties:
    """Who stands at which word."""

    def __init__(self, actors, shares, listed=()):
        self.actors = actors
        self.sight = Choice(shares)
        self.document = Words(listed)
        self.tokens = [Word()] * 30

    def at(self, i):
        return self.actors.get(i, [])

    def modifiers(self, i):
        return []

    def place(self, i):
        return []


TOGO, BENIN = (Actor(n, "state", country=code) for n, code in enumerate(("TGO", "BEN")))
NOBODY = Actor(9, "role", role="men")


WHERE = {1: [TOGO], 5: [TOGO], 8: [BENIN], 9: [NOBODY]}


def told(shares, *, others=(), least=0.3, listed=(), doers=None):
    sides = Parties(WHERE, {OTHER: shares, DOER: doers or {}}, listed)
    return pointing.named_sides(sides, 20, OTHER, others, least=least)


def test_places_of_one_party_count_together():
    assert told({1: 0.2, 5: 0.25, 8: 0.05}) == (5, [TOGO])


def test_those_of_one_list_share_a_side():
    assert told({1: 0.2, 5: 0.35, 8: 0.3}, listed=(5, 8)) == (5, [TOGO, BENIN])
    assert told({1: 0.2, 5: 0.35, 8: 0.3}) == (5, [TOGO])


def test_the_deeds_other_side_is_left_out():
    assert told({1: 0.2, 5: 0.25, 8: 0.3}, others=[TOGO]) == (8, [BENIN])


def test_whom_a_deed_is_done_to_did_not_do_it_where_no_doer_stands():
    sides = Parties(WHERE, {DOER: {1: 0.5, 8: 0.45}, OTHER: {1: 0.95}})
    sides.sight.side_of = lambda i, side: (None, 0.9)
    assert pointing.named_sides(sides, 20, DOER, (), least=0.3) == (8, [BENIN])


@pytest.mark.parametrize("shares", [{8: 0.2}, {9: 0.9}, {None: 0.8, 8: 0.2}, {}])
def test_nobody_where_too_little_or_nobody_known_is_pointed_at(shares):
    assert told(shares) is None


@pytest.mark.parametrize(("share", "found"), [(0.7, None), (0.95, (8, [BENIN]))])
def test_a_party_at_no_word_that_is_pointed_at_needs_to_be_surer(share, found):
    sides = Parties(WHERE, {OTHER: {8: share}})
    sides.sight.side_of = lambda i, side: (9, 0.9)
    assert pointing.named_sides(sides, 20, OTHER, (), least=0.3) == found


def parties(shares):
    return [
        (n.actor, n.at, round(n.share, 2)) for n in pointing.parties_of(Parties(WHERE, {OTHER: shares}), 20, OTHER)
    ]


def test_parties_by_all_words_that_name_them_come_likeliest_first():
    assert parties({None: 0.1, 1: 0.2, 5: 0.25, 8: 0.3}) == [(TOGO, 5, 0.45), (BENIN, 8, 0.3)]


def test_words_of_nobody_known_and_none_told_are_no_party():
    assert parties({None: 0.6, 9: 0.4}) == []


def test_who_let_go_is_told_in_the_sentence_before():
    text = (
        "Guinea's junta is at odds with Senegal. Two Senegalese surveyors who had strayed over the border were let "
        "go on Friday."
    )
    (act,) = (account for account in dragoman.read(text).accounts if account.type == "RETREAT")
    assert (act.source[0].country, act.target[0].country) == ("GIN", "SEN")


def test_a_toll_has_no_doer_whoever_another_sentence_names():
    text = "Chad shelled the Sudanese town of Tine on Monday. Forty people have been killed since June."
    assert len([account for account in dragoman.read(text).accounts if account.type == "ASSAULT"]) == 1


def test_whoever_is_rather_hit_is_not_the_doer_of_what_nobody_is_seen_to_do():
    text = "Shops in Togo's capital had just closed. Two missiles hit a depot in Lome."
    assert [account for account in dragoman.read(text).accounts if account.type == "ASSAULT"] == []
