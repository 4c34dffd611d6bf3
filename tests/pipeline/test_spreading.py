import gc
from pathlib import Path

from making import make_article
from readers import read_and_count_set_aside, read_calls

from dragoman.pipeline import estimate_inputs, reader_version
from dragoman.pipeline.version import READING_SIDE
from dragoman.pipeline.workers import CHUNK_ARTICLES, CHUNK_CHARACTERS, FEW, chunks, read_all


def test_spreading_chunks_are_small_in_articles_and_in_characters():
    short = [make_article("x", str(number)) for number in range(CHUNK_ARTICLES + 1)]
    long = [make_article("x" * CHUNK_CHARACTERS, "long")]
    found = list(chunks([*short, *long, *long]))
    assert [len(chunk) for chunk in found] == [CHUNK_ARTICLES, 2, 1]
    assert [article for chunk in found for article in chunk] == [*short, *long, *long]


def test_spreading_takes_articles_only_as_they_are_wanted():
    taken = []

    def articles():
        for number in range(1000):
            taken.append(number)
            yield make_article("x", str(number))

    read = read_all(articles(), read_calls, workers=1)
    next(read)
    assert len(taken) == 1
    read.close()


def test_spreading_many_articles_are_never_all_in_memory():
    taken = []

    def articles():
        for number in range(1000):
            taken.append(number)
            yield make_article("x", str(number))

    read = read_all(articles(), read_calls, workers=1 + 1)
    assert next(read).article.id == "0"
    assert FEW < len(taken) < 100
    read.close()


def test_spreading_processes_keep_their_tables_from_the_collector_after_a_chunk():
    articles = [make_article("x", str(number)) for number in range(CHUNK_ARTICLES * 3)]
    kept = [int(reading.issues[0].message) for reading in read_all(articles, read_and_count_set_aside, workers=2)]
    assert kept[0] == 0
    assert max(kept) > 1000  # of three chunks, one is a process's second
    assert gc.get_freeze_count() == 0  # this process is the user's


def test_spreading_reader_version_covers_everything_that_decides_a_reading():
    package = Path(__file__).parents[2] / "dragoman"
    assert all((package / name).exists() for name in READING_SIDE)
    assert reader_version() == reader_version()
    assert reader_version().startswith("0.")


def test_spreading_inputs_are_counted_before_they_are_read(tmp_path):
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / ".hidden").write_text("none")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.jsonl").write_text("{}\n{}\n{}\n")
    assert estimate_inputs([str(tmp_path)]) == 4
    assert estimate_inputs([str(tmp_path / "*.txt"), str(tmp_path / "in")]) == 4
    assert estimate_inputs([str(tmp_path), "-"]) is None
