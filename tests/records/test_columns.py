import json
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st
from making import call_reading

from dragoman import columns
from dragoman.hashes import article_hash, content_id
from dragoman.records import (
    Account,
    Article,
    Block,
    BlockKind,
    Bound,
    Coder,
    Dated,
    Event,
    Evidence,
    Figure,
    Issue,
    Measure,
    Outcome,
    Party,
    Place,
    Reading,
    Status,
)

words = st.text(max_size=12)
maybe = st.none() | words
days = st.tuples(st.none() | st.just("2022-03"), st.none() | st.just("2022-03-01"))
spans = st.tuples(st.integers(0, 99), st.integers(0, 99))
numbers = st.floats(allow_nan=False, allow_infinity=False)
parts = st.sampled_from(["title", "text"])


def some(strategy):
    return st.lists(strategy, max_size=3).map(tuple)


parties = st.builds(Party, maybe, maybe, maybe, maybe, maybe)
placed = st.tuples(st.integers(0, 9), st.integers(9, 99))
evidence = st.builds(
    lambda field, by, part, span, inferred: Evidence(field, by, part, *(span or (None, None)), inferred),
    words, words, parts, st.none() | placed, maybe,
)  # fmt: skip
issues = st.builds(
    lambda article, kind, message, part, span: Issue(article, kind, message, part, *(span or (None, None))),
    words, words, words, parts, st.none() | placed,
)  # fmt: skip
accounts = st.builds(
    Account,
    id=words, article=words, type=words, mode=maybe, status=st.sampled_from(get_args(Status)),
    background=st.booleans(), parties=some(parties), source=some(parties), target=some(parties), date=days,
    date_text=maybe, dated_by=maybe,
    place=st.none() | st.builds(Place, words, maybe, st.none() | numbers, st.none() | numbers, maybe),
    topics=some(words), outcome=st.none() | st.sampled_from(get_args(Outcome)), outcome_text=maybe, said_by=maybe,
    quote=words, part=parts, span=spans, sentence=words, sentence_span=spans, evidence=some(evidence), cameo=maybe,
    contexts=some(words), coders=some(st.builds(Coder, words, words, st.none() | numbers)),
)  # fmt: skip
figures = st.builds(
    Figure,
    id=words, article=words, series=words, measure=st.sampled_from(get_args(Measure)),
    value=numbers | st.tuples(numbers, numbers), bound=st.sampled_from(get_args(Bound)), unit=maybe, of=maybe,
    where=maybe, as_of=maybe, since=maybe, said_by=maybe, background=st.booleans(), quote=words, part=parts,
    span=spans, sentence=words, sentence_span=spans, evidence=some(evidence),
)  # fmt: skip
articles = st.builds(
    Article,
    id=words, text=words, title=maybe, source=maybe, url=maybe, published=maybe, country=maybe, sha256=words,
    blocks=some(st.builds(Block, st.sampled_from(get_args(BlockKind)), st.integers(0, 9), st.integers(0, 9))),
)  # fmt: skip
readings = st.builds(
    Reading, articles, st.builds(Dated, days, words, some(evidence)), some(accounts), some(figures), some(issues)
)


def through_json(row):
    return json.loads(json.dumps(row, allow_nan=False))


@given(readings)
def test_columns_reading_comes_back_from_json_as_it_was(reading):
    assert columns.reading_from_dict(through_json(reading.to_dicts())) == reading


@given(st.builds(Event, words, some(words), some(words)))
def test_columns_event_comes_back_from_json_as_it_was(event):
    assert columns.event_from_dict(through_json(columns.event_to_dict(event))) == event


def test_columns_are_the_documented_ones_in_their_order():
    reading = call_reading().to_dicts()
    assert tuple(reading["accounts"][0]) == columns.ACCOUNT_COLUMNS
    assert tuple(reading["figures"][0]) == columns.FIGURE_COLUMNS


def test_columns_whole_numbers_have_no_point():
    assert json.dumps(call_reading().to_dicts()["figures"][0]["value"]) == "21"


def test_columns_dates_and_spans_are_pairs():
    account = call_reading().to_dicts()["accounts"][0]
    assert account["date"] == ["2022-03-10", "2022-03-10"]
    assert account["span"] == [14, 33]
    assert account["in"] == "text"
    assert {"field": "topics[0]", "in": "text", "span": [54, 77], "inferred": None, "by": "test"} in account[
        "evidence"
    ]


def test_hashes_tell_title_from_text():
    assert article_hash("a", "b") != article_hash(None, "ab") != article_hash("ab", "")
    assert article_hash(None, "b") != article_hash("", "b")


def test_hashes_are_the_same_on_every_machine():
    assert content_id("event", "a1", ("x", None, 2.0)) == content_id("event", "a1", ["x", None, 2.0])
    assert content_id("event", "Çavuşoğlu") == "0a86e8acf0ebf145"  # printf '["event","Çavuşoğlu"]' | sha256sum
