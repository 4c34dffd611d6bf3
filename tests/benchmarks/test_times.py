"""The marked sentences of times: what they say, and how a found time is counted."""

from pathlib import Path

from benchmarks.own import CASES
from benchmarks.times import documents_of, f1, score, unmarked
from dragoman.records import Time


def test_a_marked_sentence_is_told_without_its_marks() -> None:
    doc = unmarked("2013-03-22 He left [Friday|DATE|2013-03-22] for [two days|DURATION|P2D].")
    assert (doc["published"], doc["text"]) == ("2013-03-22", "He left Friday for two days.")
    assert [doc["text"][t["start"] : t["end"]] for t in doc["timexes"]] == ["Friday", "two days"]


def test_our_sentences_are_halved_and_well_marked() -> None:
    docs = documents_of(CASES / "times.txt")
    assert {doc["half"] for doc in docs} == {"dev", "test"}
    assert not [doc["text"] for doc in docs if set(doc["text"]) & set("[]|")]


def test_documents_of_json_lines_are_read(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text('{"text": "Now.", "published": null, "timexes": []}\n\n', encoding="utf-8")
    assert [doc["text"] for doc in documents_of(tmp_path / "one.jsonl")] == ["Now."]


def test_a_span_that_meets_is_relaxed_and_its_value_counts() -> None:
    doc = unmarked("2013-03-22 He left [late Friday|DATE|2013-03-22] for [two days|DURATION|P2D].")
    found = [Time(13, 19, "Friday", "DATE", "2013-03-22"), Time(24, 32, "two days", "DURATION", "P3D")]
    counts = score([doc], [found])
    assert {name: right for name, (right, _, _) in counts.items()} == {
        "strict": 1,
        "relaxed": 2,
        "type": 2,
        "value": 1,
    }
    assert f1(1, 2, 2) == 0.5
