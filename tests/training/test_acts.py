"""The sentences that the second coder learns from: their form, and that no template echoes through them."""

import random
from collections import Counter
from pathlib import Path

import pytest

from dragoman.accounts.coder import Marked
from training.coder_rows import OWN, QUADS, Row, folds_of, names_of, read_marked, read_own, runs_of, unmark, varied

ROWS = read_own()
APART = Path(__file__).parents[2] / "benchmarks" / "cases" / "coded.txt"
PLV = Path(__file__).parents[3] / "shared" / "data" / "plv" / "train.tsv"


def test_there_are_some_thousands_of_every_type():
    counts = Counter(row.types[0] for row in ROWS)
    assert len(ROWS) >= 3000
    assert set(counts) == set(QUADS)
    assert min(counts.values()) >= 100


def test_every_side_is_marked_whole():
    for row in ROWS:
        for span in (row.marked.source, row.marked.target):
            words = row.marked.sentence[slice(*span)] if span else "-"
            assert words.strip() == words != "", row


def test_no_sentence_is_told_twice_in_one_marking():
    assert len({row.marked for row in ROWS}) == len(ROWS)


def test_sentences_do_not_begin_alike():
    begins = Counter(" ".join(row.marked.sentence.split()[:3]) for row in ROWS)
    assert len(begins) > 0.9 * len(ROWS)
    assert max(begins.values()) < 0.005 * len(ROWS)


def test_sentences_share_few_runs_of_words():
    runs = Counter(run for row in ROWS for run in runs_of(row.marked.sentence))
    assert len(runs) > 0.85 * runs.total()


def test_words_are_many():
    words = [word.strip(".,'\"").lower() for row in ROWS for word in row.marked.sentence.split()]
    assert len(set(words)) > 5500
    assert len(set(words)) / len(words) > 0.15


@pytest.mark.skipif(not PLV.exists(), reason="the published set is not there")
def test_nothing_is_taken_from_the_published_set():
    published = set().union(*(sevens(line) for line in PLV.read_text(encoding="utf-8").splitlines()))
    taken = [row.marked.sentence for row in ROWS if sevens(row.marked.sentence) & published]
    assert taken == []


def test_sentences_to_measure_on_are_not_learned_from():
    learned = set().union(*(fives(row.marked.sentence) for row in ROWS))
    assert [row.marked.sentence for row in read_marked(APART) if fives(row.marked.sentence) & learned] == []


def fives(sentence):
    words = sentence.lower().split()
    return set(zip(*(words[n:] for n in range(5)), strict=False))


def sevens(sentence):
    words = sentence.lower().replace("<s>", "").replace("</s>", "").replace("<t>", "").replace("</t>", "").split()
    return set(zip(*(words[n:] for n in range(7)), strict=False))


def test_marks_are_read_off_a_line():
    assert unmark("<Chile> was asked by {Peru}.") == Marked("Chile was asked by Peru.", (19, 23), (0, 5))


@pytest.mark.parametrize(
    "line", ["# AGREE\n{Peru} {asked} <Chile>\n", "# AGREE\nPeru asked\n", "# ASK\n{Peru} asked\n"]
)
def test_line_with_wrong_marks_or_type_is_told(tmp_path, line):
    (tmp_path / "wrong.txt").write_text(line)
    with pytest.raises(ValueError, match=r"wrong\.txt, line 2"):
        read_own(tmp_path)


def test_sentences_much_alike_go_into_one_fold():
    rows = [
        Row(Marked(f"{state} lifted its ban on the export of grain to all its neighbours"), ("RETREAT",))
        for state in ("Mali", "Chad")
    ] + [Row(Marked(f"Number {n} met number {n + 1} at {n + 2}"), ("CONSULT",)) for n in range(0, 40, 4)]
    folds = folds_of(rows, 2)
    assert sorted(n for fold in folds for n in fold) == list(range(len(rows)))
    assert any({0, 1} <= set(fold) for fold in folds)


def test_side_under_another_name_stays_marked():
    row = Row(unmark("<Chile> was asked by {Peru} for help."), ("REQUEST",))
    for seed in range(20):
        new = varied(row, ["Guinea-Bissau", "Fiji"], random.Random(seed), swapped=1, hidden=0).marked
        assert new.sentence[slice(*new.source)] in {"Guinea-Bissau", "Fiji"}
        assert new.sentence[slice(*new.target)] in {"Guinea-Bissau", "Fiji"}
        assert new.sentence.endswith(" for help.")


def test_names_are_those_of_sides():
    assert names_of([Row(unmark("{Peru} met <the envoy>."), ("CONSULT",))]) == ["Peru"]


def test_folder_is_explained():
    assert (OWN / "README.md").exists()
