from making import KULEBA, LAVROV, make_account, make_article, make_position, make_reading, make_statement

from dragoman.briefing.comparing import compare
from dragoman.briefing.comparison import comparison_to_html, comparison_to_markdown, comparison_to_text
from dragoman.store import Store

DAY = ("2022-03-10", "2022-03-10")
KYIV = (
    "Dmytro Kuleba spoke by phone with Sergei Lavrov about humanitarian corridors and the release of <b>mayors</b>. "
    "Lavrov agreed to open a corridor from Sumy. Kuleba said that troops must leave the power plant at once. "
    "He said a ceasefire around the cities was his first demand."
)
MOSCOW = (
    "Sergei Lavrov spoke by phone with Dmytro Kuleba about humanitarian corridors. Lavrov stressed that the "
    "operation goes on as planned. Lavrov said the Ukrainian side had refused a ceasefire twice. "
    "The ministers agreed to speak again."
)
WIRE = (
    "Dmytro Kuleba and Sergei Lavrov spoke by phone, Kyiv and Moscow said. “We asked for green lanes,” Kuleba said."
)


def kyiv():
    article = make_article(KYIV, "a", published="2022-03-10", source="Ministry a", country="UKR")
    topics = ("humanitarian corridors", "release of <b>mayors</b>")
    promise = {"type": "AGREE", "mode": None, "status": "planned", "source": (LAVROV,), "parties": (LAVROV,)}
    return make_reading(
        article,
        make_account(article, "spoke by phone", date=DAY, topics=topics, source=(KULEBA,)),
        make_account(article, "agreed to open a corridor", date=DAY, **promise),
        make_statement(article, "Kuleba said", "troops must leave the power plant at once"),
        make_statement(article, "He said", "a ceasefire around the cities was his first demand"),
        make_position(article, "a ceasefire", "ceasefire"),
    )


def moscow():
    article = make_article(MOSCOW, "b", published="2022-03-10", source="Ministry b", country="RUS")
    both = {"type": "AGREE", "mode": None, "status": "planned", "source": (LAVROV, KULEBA)}
    speaker = {"speaker": (LAVROV,)}
    return make_reading(
        article,
        make_account(article, "spoke by phone", date=DAY, topics=("humanitarian corridors",), source=(LAVROV,)),
        make_account(article, "agreed to speak again", date=DAY, **both),
        make_statement(article, "Lavrov stressed", "the operation goes on as planned", **speaker),
        make_statement(article, "Lavrov said", "the Ukrainian side had refused a ceasefire twice", **speaker),
    )


def wire():
    article = make_article(WIRE, "c", published="2022-03-10", source="Wire")
    return make_reading(
        article,
        make_account(article, "spoke by phone", date=DAY),
        make_statement(article, "Kuleba said", "We asked for green lanes", kind="direct"),
    )


def compared(*readings):
    store = Store.temporary()
    run = store.start_run("r1")
    for reading in readings:
        store.add(reading, run=run)
    store.end_run(run, {})
    record = store.record()
    (view,) = record.events(type="CONSULT")
    return compare(record, view)


def texts(claims):
    return [claim.text for claim in claims]


def test_comparing_sorts_by_side_what_only_one_mentions():
    russia, ukraine = compared(kyiv(), moscow()).sides
    assert (russia.side, ukraine.side) == ("Russia", "Ukraine")
    assert ukraine.shared == ("humanitarian corridors",)
    assert ukraine.topics == ("release of <b>mayors</b>",)
    assert russia.topics == ()
    assert "troops must leave the power plant at once" in texts(ukraine.claims)
    assert "the operation goes on as planned" in texts(russia.claims)
    assert {claim.speaker for claim in russia.claims} == {"Russian foreign minister Sergei Lavrov"}


def test_comparing_leaves_out_what_both_tell_of_one_speaker():
    echo = make_article(MOSCOW, "b", published="2022-03-10", source="Ministry b", country="RUS")
    told = make_statement(echo, "Lavrov stressed", "the operation goes on as planned", speaker=(LAVROV,))
    same = make_article(MOSCOW, "d", published="2022-03-10", source="Ministry d", country="UKR")
    again = make_statement(same, "Lavrov stressed", "the operation goes on as planned", speaker=(LAVROV,))
    readings = [
        make_reading(a, make_account(a, "spoke by phone", date=DAY), s) for a, s in ((echo, told), (same, again))
    ]
    assert [side.claims for side in compared(*readings).sides] == [(), ()]


def test_comparing_tells_who_called_by_either_side_and_who_agreed_to_what():
    made = compared(kyiv(), moscow())
    russia, ukraine = made.sides
    assert (russia.began, ukraine.began) == (
        "Russian foreign minister Sergei Lavrov",
        "Ukrainian foreign minister Dmytro Kuleba",
    )
    assert texts(ukraine.other_agreed) == ["Lavrov agreed to open a corridor from Sumy."]
    assert ukraine.agreed == russia.other_agreed == ()
    assert texts(russia.agreed) == ["The ministers agreed to speak again."]
    assert any("who began it" in line for line in made.differences)


def test_comparing_sets_the_words_on_one_matter_beside_one_another():
    (worded,) = compared(kyiv(), moscow()).worded
    assert worded.matter == "a ceasefire"
    assert [side for side, _ in worded.sides] == ["Russia", "Ukraine"]


def test_comparing_gives_words_that_a_report_quotes_to_the_side_of_who_said_them():
    others, ukraine = sorted(compared(wire()).sides, key=lambda told: told.side)
    assert (others.side, ukraine.side) == ("Others", "Ukraine")
    assert ukraine.accounts == ()
    assert ukraine.outlets == ("Wire",)
    assert [(claim.text, claim.verbatim) for claim in ukraine.claims] == [("We asked for green lanes", True)]


def test_comparing_tells_positions_and_how_many_origins_there_are():
    made = compared(kyiv(), moscow())
    assert texts(made.sides[1].positions) == ["Ukrainian foreign minister Dmytro Kuleba demands a ceasefire"]
    assert made.tally == "2 accounts, 2 outlets, 2 independent origins"


def test_comparing_as_text_markdown_and_html_shows_each_side_and_escapes():
    made = compared(kyiv(), moscow())
    text, page, marked = comparison_to_text(made), comparison_to_html(made), comparison_to_markdown(made)
    for form in (text, page, marked):
        for words in ("Ukraine", "Russia", "power plant", "On the same matter", "independent origins"):
            assert words in form
    assert "<b>mayors" not in page
    assert "&lt;b&gt;mayors" in page
    assert marked.startswith("# ")


def test_comparing_says_whose_own_account_is_missing():
    assert compared(kyiv()).silent == ("Russia",)


def test_comparing_tells_what_was_said_once_where_a_report_says_who_told_whom_of_it():
    words = "Kuleba told Lavrov that the harbour would open"
    article = make_article(
        f"They spoke by phone. {words}, the office said.", "d", published="2022-03-10", source="Wire"
    )
    told = [
        make_statement(article, "the office said", words),
        make_statement(article, "Kuleba told", "the harbour would open"),
    ]
    made = compared(make_reading(article, make_account(article, "spoke by phone", date=DAY), *told))
    ukraine = next(side for side in made.sides if side.side == "Ukraine")
    assert texts(ukraine.claims) == ["the harbour would open"]
