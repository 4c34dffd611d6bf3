from making import KULEBA, LAVROV, make_account, make_article, make_reading

from dragoman.briefing.comparing import compare, sentences
from dragoman.briefing.comparison import comparison_to_html, comparison_to_markdown, comparison_to_text
from dragoman.store import Store

DAY = ("2022-03-10", "2022-03-10")
KYIV = (
    "Dmytro Kuleba spoke by phone with Sergei Lavrov about humanitarian corridors and the release of <b>mayors</b>. "
    "Lavrov agreed to open a corridor from Sumy. Kuleba demanded a ceasefire around the power plant."
)
MOSCOW = (
    "Sergei Lavrov spoke by phone with Dmytro Kuleba about humanitarian corridors. Lavrov stressed that the "
    "operation goes on as planned. The ministers agreed to speak again."
)


def comparison():
    readings = []
    for id, country, text, source in (("a", "UKR", KYIV, KULEBA), ("b", "RUS", MOSCOW, LAVROV)):
        article = make_article(text, id, published="2022-03-10", source=f"Ministry {id}", country=country)
        topics = ("humanitarian corridors", *(("release of <b>mayors</b>",) if id == "a" else ()))
        account = make_account(article, "spoke by phone", date=DAY, topics=topics, source=(source,))
        readings.append(make_reading(article, account))
    store = Store.temporary()
    run = store.start_run("r1")
    for reading in readings:
        store.add(reading, run=run)
    store.end_run(run, {})
    record = store.record()
    (view,) = record.events()
    return compare(record, view)


def test_comparing_sorts_by_side_what_only_one_mentions():
    russia, ukraine = comparison().sides
    assert (russia.side, ukraine.side) == ("Russia", "Ukraine")
    assert ukraine.shared == ("humanitarian corridors",)
    assert ukraine.topics == ("release of <b>mayors</b>",)
    assert russia.topics == ()
    assert [claim.text for claim in ukraine.claims] == ["Kuleba demanded a ceasefire around the power plant."]
    assert [claim.text for claim in russia.claims] == ["Lavrov stressed that the operation goes on as planned."]


def test_comparing_tells_who_called_by_either_side_and_who_agreed():
    russia, ukraine = comparison().sides
    assert (russia.began, ukraine.began) == ("Sergei Lavrov", "Dmytro Kuleba")
    assert [claim.text for claim in ukraine.other_agreed] == ["Lavrov agreed to open a corridor from Sumy."]
    assert russia.other_agreed == ()
    assert [claim.text for claim in russia.agreed] == ["The ministers agreed to speak again."]
    assert any("source" in line for line in comparison().differences)


def test_comparing_as_text_markdown_and_html_shows_each_side_and_escapes():
    made = comparison()
    text, page, marked = comparison_to_text(made), comparison_to_html(made), comparison_to_markdown(made)
    for form in (text, page, marked):
        assert "Ukraine" in form
        assert "Russia" in form
        assert "power plant" in form
    assert "<b>mayors" not in page
    assert "&lt;b&gt;mayors" in page
    assert marked.startswith("# ")


def test_comparing_says_whose_own_account_is_missing():
    store = Store.temporary()
    run = store.start_run("r1")
    article = make_article(KYIV, "a", published="2022-03-10", source="Ministry", country="UKR")
    store.add(make_reading(article, make_account(article, "spoke by phone", date=DAY)), run=run)
    store.end_run(run, {})
    record = store.record()
    assert compare(record, record.events()[0]).silent == ("Russia",)


def test_comparing_cuts_sentences_but_not_at_titles():
    told = "The U.S. President met Mr. Kim. They agreed on a U.S. visit. Talks go on."
    assert sentences(told) == ["The U.S. President met Mr. Kim.", "They agreed on a U.S. visit.", "Talks go on."]
