import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from readers import read_calls, read_or_die, read_or_raise, read_or_stop, row

from dragoman.errors import StoreError
from dragoman.pipeline import Progress, read_into
from dragoman.records import Article
from dragoman.store import Store

TESTS = Path(__file__).parents[1]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "record.dragoman"


def wire(tmp_path, *rows, name="wire.jsonl"):
    file = tmp_path / name
    file.write_text("".join(json.dumps(each) + "\n" for each in rows))
    return str(file)


def contents(store):
    record = store.record()
    return record.accounts(), record.figures(), record.events(), [card.id for card in record.articles()]


def test_pipeline_reads_what_is_given(tmp_path, path):
    with Store.open(path) as store:
        summary = read_into(store, [wire(tmp_path, row(1), row(2))], workers=1, read=read_calls, reader="r1")
        assert (summary.new, summary.accounts, summary.contacts, summary.figures) == (2, 2, 2, 2)
        assert summary.skips == ()
        assert summary.words > 100
        assert [len(view.accounts) for view in store.record().events()] == [2]
        assert store.faults() == ()


def test_pipeline_several_processes_give_what_one_gives(tmp_path, place):
    given = wire(tmp_path, *[row(number) for number in range(40)])
    with Store.open(place) as store, Store.temporary() as alone:
        many = read_into(store, [given], workers=2, read=read_calls, reader="r1")
        one = read_into(alone, [given], workers=1, read=read_calls, reader="r1")
        assert contents(store) == contents(alone)
        assert (many.new, many.accounts) == (one.new, one.accounts) == (40, 40)


def test_pipeline_again_reads_nothing(tmp_path, path):
    given = wire(tmp_path, row(1), row(2))
    with Store.open(path) as store:
        read_into(store, [given], workers=1, read=read_calls, reader="r1")
        before = contents(store)
        summary = read_into(store, [given], workers=1, read=read_or_stop, reader="r1")
        assert (summary.new, summary.unchanged, summary.accounts) == (0, 2, 0)
        assert contents(store) == before


def test_pipeline_a_new_reader_reads_again(tmp_path, path):
    given = wire(tmp_path, row(1))
    with Store.open(path) as store:
        read_into(store, [given], workers=1, read=read_calls, reader="r1")
        summary = read_into(store, [given], workers=1, read=read_calls, reader="r2")
        assert (summary.new, summary.revised) == (0, 1)


def test_pipeline_a_failing_article_is_skipped_and_named(tmp_path, path):
    given = wire(tmp_path, row(1), row(2, "RAISE"), row(3))
    with Store.open(path) as store:
        summary = read_into(store, [given], workers=1, read=read_or_raise, reader="r1")
        assert summary.new == 2
        (skip,) = summary.skips
        assert (skip.name, skip.kind) == ("r002", "broken")
        assert "a table has no such row" in skip.reason
        assert store.record().skips() == summary.skips


def test_pipeline_an_article_that_kills_its_process_is_skipped_and_named(tmp_path, path):
    rows = [row(number, "DIE" if number in (5, 30) else "") for number in range(36)]
    with Store.open(path) as store:
        summary = read_into(store, [wire(tmp_path, *rows)], workers=2, read=read_or_die, reader="r1")
        assert summary.new == 34
        assert [(skip.name, skip.kind) for skip in summary.skips] == [("r005", "broken"), ("r030", "broken")]
        assert len(store.record().accounts()) == 34


def test_pipeline_stopped_run_keeps_what_is_done_and_goes_on(tmp_path, place):
    stopping = wire(tmp_path, row(1), row(2), row(3, "STOP"), row(4))
    with Store.open(place) as store:
        with pytest.raises(KeyboardInterrupt):
            read_into(store, [stopping], workers=1, read=read_or_stop, reader="r1")
        assert [card.id for card in store.record().articles()] == ["r001", "r002"]
        assert store.faults() == ()
        summary = read_into(store, [stopping], workers=1, read=read_calls, reader="r1")
        assert (summary.unchanged, summary.new) == (2, 2)
        assert [len(view.accounts) for view in store.record().events()] == [4]


def test_pipeline_inputs_that_are_no_articles_are_skipped(tmp_path, path):
    (tmp_path / "empty.txt").write_text("")
    given = [str(tmp_path / "empty.txt"), str(tmp_path / "nothing.txt"), wire(tmp_path, row(1))]
    with Store.open(path) as store:
        summary = read_into(store, given, workers=1, read=read_calls, reader="r1")
        assert summary.new == 1
        assert dict(summary.skipped) == {"empty": 1, "missing": 1}


def test_pipeline_reads_standard_input(path):
    stdin = io.BytesIO((json.dumps(row(7)) + "\n").encode())
    with Store.open(path) as store:
        assert read_into(store, ["-"], workers=1, stdin=stdin, read=read_calls, reader="r1").new == 1
        assert store.record().articles()[0].id == "r007"


def test_pipeline_what_stands_on_no_words_is_left_out_and_noted(tmp_path, path):
    with Store.open(path) as store:
        summary = read_into(store, [wire(tmp_path, row(1))], workers=1, read=_unfounded, reader="r1")
        assert (summary.accounts, summary.figures, summary.issues) == (0, 1, 1)
        (issue,) = store.record().issues()
        assert issue.kind == "unfounded"
        assert "parties has no evidence" in issue.message
        assert store.faults() == ()


def _unfounded(article: Article):
    from dataclasses import replace

    reading = read_calls(article)
    return replace(reading, accounts=tuple(replace(account, evidence=()) for account in reading.accounts))


def test_pipeline_tells_how_far_it_is(tmp_path, path):
    seen: list[Progress] = []
    given = wire(tmp_path, row(1), row(2, "RAISE"))
    with Store.open(path) as store:
        for _ in range(2):
            read_into(store, [given], workers=1, read=read_or_raise, reader="r1", progress=seen.append)
    assert [(at.done, at.last) for at in seen] == [(1, "r001"), (2, "r002"), (1, "r001"), (2, "r002")]


SLOW = """
import sys
from dragoman.pipeline import read_into
from dragoman.store import Store
from readers import read_slowly
if __name__ == "__main__":
    with Store.open(sys.argv[1]) as store:
        read_into(store, [sys.argv[2]], workers=int(sys.argv[3]), read=read_slowly, reader="r1")
"""


def start_reading(tmp_path, path, given, workers):
    script = tmp_path / "slow.py"
    script.write_text(SLOW)
    env = {**os.environ, "PYTHONPATH": str(TESTS)}
    return subprocess.Popen(
        [sys.executable, script, path, given, str(workers)],
        env=env,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # ignored under "&" and nohup
    )


def wait_for_articles(place, number):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if not isinstance(place, Path) or (place.exists() and place.stat().st_size):
            try:
                with Store.open(place) as store:
                    if len(store.record().articles()) >= number:
                        return
            except StoreError:
                pass  # its tables are being made
        time.sleep(0.02)
    raise AssertionError("nothing was read")


@pytest.mark.parametrize("workers", [1, 2])
def test_pipeline_killed_run_loses_nothing_finished_and_resumes(tmp_path, place, workers):
    given = wire(tmp_path, *[row(number) for number in range(60)])
    process = start_reading(tmp_path, place, given, workers)
    wait_for_articles(place, 3)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    with Store.open(place) as store:
        finished = len(store.record().articles())
        assert 3 <= finished < 60
        assert len(store.record().accounts()) == finished
        assert store.faults() == ()
        summary = read_into(store, [given], workers=1, read=read_calls, reader="r1")
        assert (summary.unchanged, summary.new) == (finished, 60 - finished)
        assert [len(view.accounts) for view in store.record().events()] == [60]
        assert store.faults() == ()


def test_pipeline_workers_end_with_the_run_that_was_killed(tmp_path, path):
    given = wire(tmp_path, *[row(number) for number in range(60)])
    process = start_reading(tmp_path, path, given, 2)
    wait_for_articles(path, 3)
    process.kill()
    process.wait()
    for _ in range(300):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGKILL)
    pytest.fail("workers outlived the run")


READER = """
import sys
from dragoman.store import Store
seen = []
while not seen or seen[-1] < 60:
    with Store.open(sys.argv[1]) as store:
        record = store.record()
        articles, accounts = len(record.articles()), len(record.accounts())
        assert accounts >= articles, (accounts, articles)
        seen.append(articles)
assert seen == sorted(seen)
"""


def test_pipeline_two_processes_may_read_while_one_writes(tmp_path, place):
    given = wire(tmp_path, *[row(number) for number in range(60)])
    Store.open(place).close()
    readers = [subprocess.Popen([sys.executable, "-c", READER, place], stderr=subprocess.PIPE) for _ in range(2)]
    writer = start_reading(tmp_path, place, given, 1)
    assert writer.wait(60) == 0
    for reader in readers:
        _, complaint = reader.communicate(timeout=60)
        assert reader.returncode == 0, complaint.decode()


def test_pipeline_two_processes_may_write_in_turns(tmp_path, place):
    halves = [wire(tmp_path, *[row(n) for n in range(at, at + 20)], name=f"{at}.jsonl") for at in (0, 20)]
    writers = [start_reading(tmp_path, place, given, 1) for given in halves]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    with Store.open(place) as store:
        assert [len(view.accounts) for view in store.record().events()] == [40]
        assert store.faults() == ()


def test_pipeline_two_processes_may_read_the_same(tmp_path, place):
    given = wire(tmp_path, *[row(number) for number in range(20)])
    readers = [start_reading(tmp_path, place, given, 1) for _ in range(2)]
    assert [reader.wait(60) for reader in readers] == [0, 0]
    with Store.open(place) as store:
        assert len(store.record().accounts()) == 20
        assert [len(view.accounts) for view in store.record().events()] == [20]
        assert store.faults() == ()


def test_pipeline_counts_only_what_it_kept_itself(tmp_path, place):
    given = [wire(tmp_path, row(1))]

    def read_after_another_process(article):
        with Store.open(place) as other:
            read_into(other, given, workers=1, read=read_calls, reader="r1")
        return read_calls(article)

    with Store.open(place) as store:
        summary = read_into(store, given, workers=1, read=read_after_another_process, reader="r1")
    assert (summary.new, summary.unchanged, summary.accounts, summary.figures, summary.words) == (0, 1, 0, 0, 0)


def test_pipeline_ctrl_c_ends_the_workers_too(tmp_path, path):
    given = wire(tmp_path, *[row(number) for number in range(60)])
    process = start_reading(tmp_path, path, given, 2)
    wait_for_articles(path, 1)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(30) != 0
    with Store.open(path) as store:
        assert store.faults() == ()
        assert 1 <= len(store.record().articles()) < 60
