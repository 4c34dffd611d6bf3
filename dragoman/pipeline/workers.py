"""Spreads the reading of articles over processes: in order, with little in memory, past what one article breaks."""

from __future__ import annotations

import gc
import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from dragoman.codebook.additions import use_rows
from dragoman.codebook.offices import added_rows
from dragoman.evidence import founded
from dragoman.records import Article, Reading, Skip

Reader = Callable[[Article], Reading]
Chunk = tuple[Article, ...]

CHUNK_ARTICLES = 8
CHUNK_CHARACTERS = 60_000  # a long report is a chunk of its own, so that no worker lags far behind
AHEAD = 2  # chunks waiting for each worker: enough that none idles
FEW = 16  # articles that one process has read before others have loaded the model
YOUNG = 10_000  # new objects, a few megabytes, before a worker looks for garbage among them


def read_all(articles: Iterable[Article], read: Reader, *, workers: int) -> Iterator[Reading | Skip]:
    """The reading of each article in the order given, or the reason why there is none.

    With one worker, or few articles, all is read in this process; else in `workers` others. `read` must then
    be importable, and a script that calls this must guard its main part with `if __name__ == "__main__"`.
    """
    articles = iter(articles)
    first = list(islice(articles, FEW + 1)) if workers > 1 else []
    if len(first) <= FEW:
        for article in chain(first, articles):
            yield read_one(article, read)
    else:
        yield from _spread(chunks(chain(first, articles)), read, workers)


def read_one(article: Article, read: Reader) -> Reading | Skip:
    """The reading, or a Skip that says where the reader failed."""
    try:
        return founded(read(article))
    except Exception as error:
        return Skip(article.id, f"could not be read: {_where(error)}. Please report it.", "broken")


def one_thread_each() -> None:
    """Keeps numpy's matrix products in one thread: call it before numpy is first imported in a process.

    Ours are small; the threads that OpenBLAS starts for them wait for one another (70 releases on a busy
    machine: 31 s with them, 9 s without).
    """
    for library in ("OPENBLAS", "MKL", "OMP"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")


def chunks(articles: Iterable[Article]) -> Iterator[Chunk]:
    """Articles in order, a few at a time."""
    chunk: list[Article] = []
    characters = 0
    for article in articles:
        chunk.append(article)
        characters += len(article.text)
        if len(chunk) == CHUNK_ARTICLES or characters >= CHUNK_CHARACTERS:
            yield tuple(chunk)
            chunk, characters = [], 0
    if chunk:
        yield tuple(chunk)


def _spread(pending: Iterator[Chunk], read: Reader, workers: int) -> Iterator[Reading | Skip]:
    """Keeps the workers busy. Where one dies, its chunk is read again article by article to find which killed it."""
    waiting: deque[Chunk] = deque()
    futures: deque[Future[list[Reading | Skip]]] = deque()  # of the first of those waiting
    pool = _pool(workers)
    try:
        while True:
            waiting.extend(islice(pending, workers * AHEAD - len(waiting)))
            if not waiting:
                return
            try:
                futures.extend(pool.submit(_read_chunk, chunk, read) for chunk in islice(waiting, len(futures), None))
                done = futures[0].result()
                futures.popleft()
            except BrokenProcessPool:
                pool.shutdown(wait=True)
                futures.clear()
                done = _one_by_one(waiting[0], read)
                pool = _pool(workers)
            waiting.popleft()
            yield from done
    finally:
        _stop(pool)


def _one_by_one(chunk: Chunk, read: Reader) -> list[Reading | Skip]:
    """Each article in a process of its own, so that only the one that kills it is lost."""
    done: list[Reading | Skip] = []
    for article in chunk:
        with _pool(1) as pool:
            try:
                done += pool.submit(_read_chunk, (article,), read).result()
            except BrokenProcessPool:
                done.append(Skip(article.id, "could not be read: reading it ended the process.", "broken"))
    return done


def _read_chunk(chunk: Chunk, read: Reader) -> list[Reading | Skip]:
    done = [read_one(article, read) for article in chunk]
    set_tables_aside()
    return done


@cache
def set_tables_aside() -> None:
    """Keeps the collector off the tables, all loaded by now, and seldom at work: it took 6 ms of an article's 230."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)


def _pool(workers: int) -> ProcessPoolExecutor:
    # spawn: the main process may hold threads and locks (SQLite, onnxruntime) that a fork would copy in mid-use
    return ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_begin_worker, initargs=(added_rows(),)
    )


def _stop(pool: ProcessPoolExecutor) -> None:
    """Ends a pool without waiting for what it is reading."""
    processes: Sequence[object] = list((pool._processes or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()  # type: ignore[attr-defined]


def _begin_worker(rows: tuple[tuple[str, ...], ...]) -> None:
    """`rows` are the people that the user has added in the process that starts this one."""
    use_rows(rows)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    Thread(target=_end_with_parent, daemon=True).start()
    one_thread_each()


def _end_with_parent() -> None:
    """Ends a worker whose parent was killed: it would wait for work for ever, with the model in memory."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _where(error: Exception) -> str:
    """The error, and the line of the reader that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    at = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{at}"
