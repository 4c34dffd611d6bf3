"""Measures whole readings: articles of 400 words a second on one process and on two, and memory."""

from __future__ import annotations

import json
import multiprocessing
import resource
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice

import dragoman
from benchmarks.own import CASES
from benchmarks.parsing import matrix_speed
from benchmarks.parts import Part
from dragoman.pipeline.workers import set_tables_aside
from dragoman.records import Article

WORDS = 400
ARTICLES = 60


def speed() -> Part:
    """Speed of `dragoman.read`, beside numpy's on the same machine in the same minute."""
    articles = make_articles()
    part = Part("speed")
    part.figures["numpy_gigaflops"] = matrix_speed()
    for processes in (1, 2):
        seconds, cpu_seconds, megabytes = measure(articles, processes)
        part.figures[f"articles_a_second.{processes}"] = len(articles) / seconds
        part.figures[f"words_a_second.{processes}"] = len(articles) * WORDS / seconds
        part.figures[f"articles_a_cpu_second.{processes}"] = len(articles) / cpu_seconds
        part.figures[f"peak_mb_a_process.{processes}"] = megabytes
    words = part.figures["articles_a_cpu_second.1"] * WORDS
    part.figures["words_a_numpy_gigaflop"] = words / part.figures["numpy_gigaflops"]
    part.lines = [f"{name:30} {figure:10.1f}" for name, figure in part.figures.items()]
    return part


def make_articles() -> list[Article]:
    """Articles of 400 words each, out of the paragraphs of our own documents."""
    rows = map(json.loads, (CASES / "contacts.docs.jsonl").read_text(encoding="utf-8").splitlines())
    paragraphs = [paragraph for row in rows for paragraph in row["text"].split("\n\n")]
    articles: list[Article] = []
    while len(articles) < ARTICLES:
        turned = paragraphs[len(articles) * 7 % len(paragraphs) :] + paragraphs
        text = " ".join(islice((word for p in turned for word in [*p.split(" "), "\n\n"]), WORDS + WORDS // 40))
        articles.append(dragoman.article_from_text(text, id=str(len(articles)), published="2022-03-01"))
    return articles


def measure(articles: Sequence[Article], processes: int) -> tuple[float, float, float]:
    """Seconds and CPU seconds to read the articles in so many fresh processes, and the largest one's MB."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        list(pool.map(read_one, [articles[0]] * processes * 2))  # each process has loaded the model
        began = time.perf_counter()
        costs = list(pool.map(read_one, articles))
        seconds = time.perf_counter() - began
    return seconds, sum(cost for cost, _ in costs), max(peak for _, peak in costs)


def read_one(article: Article) -> tuple[float, float]:
    """Reads an article; gives the CPU seconds it took and the process's peak memory in MB so far."""
    began = time.process_time()
    dragoman.read(article)
    spent = time.process_time() - began
    set_tables_aside()  # as a worker of `dragoman read` does after its first articles
    return spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
