from dataclasses import replace

import pytest
from making import CAVUSOGLU, KULEBA, LAVROV, call_reading, make_account, make_article, make_figure, make_reading

from dragoman.errors import NotFound
from dragoman.records import Issue, Party, Place
from dragoman.store import Query, Store

HOSTILE = "'; DROP TABLE accounts; -- \" <b>*</b> AND NEAR( \x00\x1b[31m \u202e%_\\"


def kept(*readings):
    store = Store.temporary()
    run = store.start_run("r1")
    for reading in readings:
        store.add(reading, run=run)
    store.end_run(run, {})
    return store.record()


def story(id="a", text="Kuleba spoke by phone with Lavrov. It was Monday.", quote="spoke by phone", **fields):
    known = {name: fields.pop(name) for name in ("title", "published", "source", "url") if name in fields}
    article = make_article(text, id, **known)
    return make_reading(article, make_account(article, quote, **fields))


def on(day):
    return (day, day)


def test_record_events_are_in_order_of_day():
    record = kept(
        story("a", date=on("2022-03-12")), story("b", date=on("2022-03-10")), story("c", date=("2022-03", "2022-03"))
    )
    assert [view.date[0] for view in record.events()] == ["2022-03", "2022-03-10", "2022-03-12"]


DAYS = {
    "the day itself": (on("2022-03-10"), "2022-03-10", "2022-03-10", True),
    "before": (on("2022-03-09"), "2022-03-10", None, False),
    "after": (on("2022-03-11"), None, "2022-03-10", False),
    "open end": ((None, "2022-03-12"), "2022-03-10", "2022-03-11", True),
    "open end too early": ((None, "2022-03-09"), "2022-03-10", None, False),
    "partial day": (("2022-03", "2022-03"), "2022-03-10", "2022-03-11", True),
    "asked for a month": (on("2022-03-31"), "2022-03", "2022-03", True),
    "asked for another month": (on("2022-04-01"), "2022-03", "2022-03", False),
    "no day, by its article": ((None, None), "2022-03-01", "2022-03-31", True),
    "no day, by another article": ((None, None), "2022-04-01", None, False),
}


@pytest.mark.parametrize(("date", "since", "until", "found"), DAYS.values(), ids=DAYS.keys())
def test_record_events_of_some_days(date, since, until, found):
    record = kept(story(date=date, published="2022-03-15"))
    assert bool(record.events(since=since, until=until)) == found
    assert bool(record.accounts(Query(since=since, until=until))) == found


KNOWN = replace(LAVROV, actor="Q58217")
ABOUT = {
    "surname": ("Lavrov", True),
    "full name": ("Sergei Lavrov", True),
    "other order and case": ("LAVROV sergei", True),
    "accent left out": ("cavusoglu", True),
    "country code": ("tur", True),
    "state by name": ("Turkey", True),
    "another state": ("Greece", False),
    "another spelling of somebody known": ("Sergey Lavrov", True),
    "another spelling, by its sound": ("Dmitro Kuleba", True),
    "state with its article": ("the Turkey", True),
    "capital with its article": ("The Kremlin", True),
    "role": ("foreign minister", True),
    "identity": ("dmytro-kuleba", True),
    "part of a name": ("Lavr", False),
    "somebody else": ("Macron", False),
    "nothing at all": ("?!", False),
    "wildcard": ("%", False),
    "hostile": (HOSTILE, False),
}


@pytest.mark.parametrize(("about", "found"), ABOUT.values(), ids=ABOUT.keys())
def test_record_events_about_somebody(about, found):
    record = kept(story(parties=(KULEBA, KNOWN, CAVUSOGLU)))
    assert bool(record.events(about=about)) == found


def test_record_finds_a_name_by_its_sound_only_where_it_is_long_enough():
    record = kept(story(parties=(KULEBA, Party("Volodymyr Zelenskyy", "president"), Party("Wang Yi"))))
    assert record.events(about="Zelensky")
    assert record.events(about="Volodimir Zelenskiy")
    assert not record.events(about="Ji")


def test_record_event_is_told_by_all_its_accounts_together():
    day = on("2022-03-10")
    plan = story("a", status="planned", date=day, topics=("Lavrov",), parties=(Party("Kuleba", None, "UKR"), LAVROV))
    held = story("b", date=("2022-03-09", "2022-03-10"), place=Place("Antalya"), said_by="ministry")
    (view,) = kept(plan, held).events()
    assert view.status == "happened"
    assert view.accounts == (*held.accounts, *plan.accounts)
    assert view.date == day
    assert view.place == Place("Antalya")
    assert view.topics == ("Lavrov",)
    assert view.parties == (KULEBA, LAVROV)
    assert view.history == (("planned", plan.accounts[0].id), ("happened", held.accounts[0].id))
    assert len(view.reasons) == 1


def test_record_event_is_whole_though_only_one_account_fits():
    day = on("2022-03-10")
    record = kept(story("a", date=day, mode="phone"), story("b", date=day, mode="video", parties=(KULEBA, LAVROV)))
    assert [len(view.accounts) for view in record.events(about="Kuleba")] == [2]


def test_record_event_is_background_only_where_all_say_so():
    day = on("2022-03-10")
    (view,) = kept(story("a", date=day, background=True), story("b", date=day)).events()
    assert not view.background


def test_record_planned_is_what_is_still_to_come():
    record = kept(
        story("past", status="planned", date=on("2022-03-01")),
        story("open", status="proposed", date=("2022-03-05", None), parties=(KULEBA, CAVUSOGLU)),
        story("held", status="planned", date=on("2022-03-20")),
        story("held2", date=on("2022-03-20")),
        story("next", status="planned", date=on("2022-03-21")),
        story("refused", status="refused", date=on("2022-03-22")),
    )
    assert [view.accounts[0].article for view in record.planned(after="2022-03-10")] == ["next", "open"]


def test_record_figures_are_series_by_day():
    def told(id, value, **fields):
        article = make_article(f"In all {value} people were killed, they say.", id)
        return make_reading(article, make_figure(article, f"{value} people", value, **fields))

    record = kept(
        told("a", 30, as_of="2022-03-12", where="Sumy"),
        told("b", 21, as_of="2022-03-10", where="Sumy"),
        told("c", 9, where="Kharkiv", said_by="the mayor"),
    )
    assert [(view.where, [figure.value for figure in view.points]) for view in record.figures()] == [
        ("Kharkiv", [9.0]),
        ("Sumy", [21.0, 30.0]),
    ]
    assert [len(view.points) for view in record.figures(until="2022-03-11", about="sumy")] == [1]
    assert [view.said_by for view in record.figures(about="mayor")] == ["the mayor"]


def test_record_words_are_found_in_sentences_and_titles():
    record = kept(
        story("a", "Kuleba spoke by phone with Lavrov about grain."),
        story("b", "Kuleba spoke by phone with Lavrov. Grain prices rose."),
        story("c", "Kuleba spoke by phone with Lavrov.", title="Grain again"),
    )

    def found(words):
        return sorted(account.article for account in record.accounts(Query(words=words)))

    assert found("GRAIN") == ["a", "c"]
    assert found("kuleba grain") == ["a"]
    assert found("grains") == []
    for words in (HOSTILE, '"', "a* OR b", "sentence:grain", "NOT", "()", "^"):
        assert found(words) == []


def hostile_reading(words):
    article = make_article(f"{words} spoke by phone {words}", words, title=words, source=words, url=words)
    party = Party(words, words, words, words, words)
    account = make_account(article, "spoke by phone", parties=(party, LAVROV), said_by=words, place=Place(words))
    figure = make_figure(article, "phone", 3, where=words, of=words, said_by=words)
    return make_reading(article, account, figure, issues=(Issue(words, words, words),))


def test_record_hostile_text_is_kept_as_it_is(kind):
    words = HOSTILE if kind == "sqlite" else HOSTILE.replace("\0", "")
    reading = hostile_reading(words)
    record = kept(reading)
    assert record.article(words) == reading.article
    assert record.accounts(Query(actors=(words,))) == reading.accounts
    assert record.issues() == reading.issues
    assert record.card(words).title == words
    assert record.find(reading.accounts[0].id) == reading.accounts[0]


def test_record_sentence_stands_in_its_surroundings():
    reading = story(text="They had met.\n\nIt rained. Kuleba spoke by phone with Lavrov. It was Monday.\nThe end.")
    told = kept(reading).sentence_context(reading.accounts[0])
    assert (told.before, told.words, told.after) == ("Kuleba ", "spoke by phone", " with Lavrov.")
    assert told.earlier.strip() == "It rained."
    assert told.later.strip() == "It was Monday."


def test_record_sentence_alone_in_its_paragraph_borrows_its_neighbours():
    reading = story(text="They had met.\n\nKuleba spoke by phone.\n\nIt was Monday.")
    told = kept(reading).sentence_context(reading.accounts[0])
    assert (told.earlier, told.later) == ("They had met.", "It was Monday.")


def test_record_sentence_in_the_title():
    article = make_article("Nothing else.", title="Kuleba meets Lavrov")
    account = make_account(article, "meets", part="title")
    told = kept(make_reading(article, account)).sentence_context(account)
    assert (told.part, told.before, told.words, told.after) == ("title", "Kuleba ", "meets", " Lavrov")


def test_record_surroundings_of_a_long_paragraph_are_cut_at_a_word():
    long = "word " * 500
    reading = story(text=f"{long}end. Kuleba spoke by phone. {long}")
    told = kept(reading).sentence_context(reading.accounts[0])
    assert len(told.earlier) < 450 > len(told.later)
    assert told.earlier.startswith("… word word")
    assert told.later.rstrip().endswith("word …")


def test_record_evidence_gives_its_characters():
    reading = story(topics=("Monday",))
    (account,) = reading.accounts
    topic = next(piece for piece in account.evidence if piece.field == "topics[0]")
    record = kept(reading)
    assert record.evidence_words(account, topic) == "Monday"
    assert record.evidence_words(account, replace(topic, start=None, end=None)) is None


def test_record_find_takes_the_start_of_an_id():
    reading = call_reading()
    record = kept(reading)
    assert record.find(reading.accounts[0].id[:6]) == reading.accounts[0]
    assert record.find(record.figures()[0].points[0].id).measure == "killed"
    assert record.find(record.events()[0].id).accounts == reading.accounts


@pytest.mark.parametrize("prefix", ["", "zzzz", "%", "_"])
def test_record_find_says_what_is_not_there(prefix):
    with pytest.raises(NotFound):
        kept(call_reading()).find(prefix)


def test_record_find_names_what_an_ambiguous_start_may_mean():
    readings = [call_reading(f"a{number}") for number in range(40)]
    record = kept(*readings)
    first = sorted(account.id[0] for account in record.accounts())
    twice = next(digit for digit in first if first.count(digit) > 1)
    with pytest.raises(NotFound, match="entries begin with"):
        record.find(twice)


@pytest.mark.parametrize("ask", ["article", "card"])
def test_record_says_that_there_is_no_such_article(ask):
    with pytest.raises(NotFound, match="a9"):
        getattr(kept(call_reading()), ask)("a9")


def test_record_counts_and_last_day():
    record = kept(call_reading("a1"), call_reading("a2", day="2022-03-12"))
    counts = record.counts()
    assert (counts.articles, counts.accounts, counts.contacts, counts.figures) == (2, 2, 2, 2)
    assert record.latest_day() == "2022-03-12"


def test_record_stays_as_it_was_while_the_store_goes_on(place):
    with Store.open(place) as store:
        run = store.start_run("r1")
        store.add(story("a", "Kuleba spoke by phone."), run=run)
        before = store.record()
        (account,) = before.accounts()
        store.add(story("a", "At last, Kuleba spoke by phone."), run=run)
        store.add(story("b"), run=run)
        assert before.accounts() == (account,)
        assert before.sentence_context(account).words == "spoke by phone"
        assert len(store.record().accounts()) == 2


def test_record_of_nothing_answers_everything():
    record = kept()
    assert record.articles() == record.events() == record.planned() == record.figures() == record.issues() == ()
    assert record.latest_day() is None
    assert record.counts().articles == 0
