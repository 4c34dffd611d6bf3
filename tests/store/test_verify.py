from dataclasses import replace
from pathlib import Path

import pytest
from making import call_reading, make_account, make_article, make_figure
from servers import ask

from dragoman.evidence import entry_faults
from dragoman.records import Evidence
from dragoman.store import Store


@pytest.fixture
def record(place):
    with Store.open(place) as store:
        run = store.start_run("r1")
        for id in ("a1", "a2"):
            store.add(call_reading(id), run=run)
        store.end_run(run, {})
    return place


def faults(record):
    with Store.open(record) as store:
        return store.faults()


def change(record, statement):
    assert ask(record, statement) == 1


def test_verify_finds_nothing_in_a_store_as_it_was_written(record):
    assert faults(record) == ()


CHANGES = {
    "a letter of a text": "UPDATE texts SET text = replace(text, 'corridors', 'Corridors') WHERE text LIKE '%a1.'",
    "a blank at the end of a text": "UPDATE texts SET text = text || ' ' WHERE text LIKE '%a1.'",
    "a title": "UPDATE texts SET title = 'Ministers talk agaim' WHERE text LIKE '%a1.'",
    "a party's name": "UPDATE accounts SET entry = replace(entry, 'Lavrov', 'Lavrof') WHERE key = 1",
    "a status": "UPDATE accounts SET entry = replace(entry, 'happened', 'happenes') WHERE key = 1",
    "a column for finding": "UPDATE accounts SET status = 'planned' WHERE key = 1",
    "a party's country for finding": "UPDATE parties SET country = 'RUT' WHERE account = 1 AND country = 'RUS'",
    "a figure's value": "UPDATE figures SET entry = replace(entry, '\"value\":21', '\"value\":22') WHERE key = 1",
    "a day of a figure for finding": "UPDATE figures SET first = '2022-03-11' WHERE key = 1",
    "the published day": "UPDATE readings SET published = '2022-03-11' WHERE key = 1",
    "the day from which it is known": "UPDATE readings SET known = '2022-03-11' WHERE key = 1",
    "a source": "UPDATE readings SET source = 'The Curier' WHERE key = 1",
    "blocks": "UPDATE readings SET blocks = replace(blocks, 'paragraph', 'paragrapg') WHERE key = 1",
    "what an entry is written in": "UPDATE accounts SET entry = substr(entry, 2) WHERE key = 1",
    "an event's reason": "UPDATE events SET reasons = '[\"0.9: said so\"]'",
    "an entry that is gone": "DELETE FROM figures WHERE key = 1",
    "a sentence in the index": "UPDATE words SET sentence = 'Kyiv says 2' WHERE reading = 1 AND sentence LIKE 'Ky%'",
    "a sentence missing in the index": "DELETE FROM words WHERE reading = 1 AND entry = ''",
    "a text that is gone": "DELETE FROM texts WHERE text LIKE '%a1.'",
}


@pytest.mark.parametrize("statement", CHANGES.values(), ids=CHANGES.keys())
def test_verify_finds_a_single_change(record, statement):
    change(record, statement)
    assert faults(record)


def test_verify_names_the_article_and_the_field(record):
    change(record, "UPDATE readings SET source = 'The Curier' WHERE article = 'a2'")
    (fault,) = faults(record)
    assert fault.article == "a2"
    assert "changed" in fault.message


def test_verify_finds_a_byte_changed_in_the_file(record):
    if not isinstance(record, Path):
        pytest.skip("its files are the server's to check")
    raw = bytearray(record.read_bytes())
    at = raw.index(b"corridors for civilians")
    raw[at] = ord("k")
    record.write_bytes(raw)
    assert faults(record)


def test_verify_looks_at_superseded_versions_too(record):
    with Store.open(record) as store:
        run = store.start_run("r2")
        store.add(call_reading("a1"), run=run)
        store.end_run(run, {})
    change(record, "UPDATE accounts SET entry = replace(entry, 'Lavrov', 'Lavrof') WHERE key = 1")
    assert {fault.article for fault in faults(record)} == {"a1"}


ARTICLE = make_article("Kuleba spoke by phone with Lavrov about grain on Monday. The talks failed in the end.")
SOUND = make_account(
    ARTICLE, "spoke by phone with", date=("2022-03-07", "2022-03-07"), date_text=None, topics=("grain",)
)


def evidence(field, start, end, **known):
    others = [piece for piece in SOUND.evidence if piece.field != field]
    return (*others, Evidence(field, "rule", "text", start, end, **known))


BROKEN = {
    "quote": replace(SOUND, quote="spoke by phone to"),
    "quote outside its sentence": replace(SOUND, sentence=ARTICLE.text[57:], sentence_span=(57, 85)),
    "span behind the end": replace(SOUND, span=(90, 99)),
    "empty span": replace(SOUND, span=(7, 7), quote=""),
    "sentence": replace(SOUND, sentence=SOUND.sentence + " "),
    "another article": replace(SOUND, article="b"),
    "no evidence for parties": replace(
        SOUND, evidence=tuple(piece for piece in SOUND.evidence if piece.field != "parties")
    ),
    "evidence behind the end": replace(SOUND, evidence=evidence("mode", 80, 900)),
    "evidence of no characters": replace(SOUND, evidence=evidence("mode", 8, 8)),
    "neither characters nor reason": replace(SOUND, evidence=evidence("mode", None, None)),
    "by nobody": replace(SOUND, evidence=(*SOUND.evidence, Evidence("mode", "", "text", 1, 2))),
    "topic that isn't there": replace(SOUND, topics=("wheat",)),
    "day in other words": replace(SOUND, date_text="Tuesday", evidence=evidence("date", 48, 54)),
}


@pytest.mark.parametrize("entry", BROKEN.values(), ids=BROKEN.keys())
def test_verify_entry_that_does_not_stand_on_its_words(entry):
    assert list(entry_faults(entry, ARTICLE))


SAID = {
    "all said": SOUND,
    "day in its words": replace(SOUND, date_text="Monday", evidence=evidence("date", 49, 55)),
    "inferred from nothing said": replace(SOUND, evidence=evidence("mode", None, None, inferred="a call")),
    "evidence for one party": replace(SOUND, evidence=evidence("parties[0].name", 0, 6) + evidence("parties", 0, 6)),
}


@pytest.mark.parametrize("entry", SAID.values(), ids=SAID.keys())
def test_verify_entry_that_stands_on_its_words(entry):
    assert list(entry_faults(entry, ARTICLE)) == []


def test_verify_figure_needs_its_value_but_not_its_exactness():
    article = make_article("Some 21 people were killed.")
    figure = make_figure(article, "21 people", 0)
    assert list(entry_faults(figure, article)) == []
    bare = replace(figure, evidence=(), bound="about")
    assert {fault.field for fault in entry_faults(bare, article)} == {"measure", "value", "bound"}
