"""Asks a served record for pages and calls at a steady rate, while `read` adds to it: errors, waits, and the cost.

    python -m benchmarks.load STORE [SECONDS] [A_SECOND] [PROCESSES]       60 seconds, 200 a second, two processes

The store is written to: give a copy. Three in four are the addresses of `benchmarks.serving` but for `as_of`, as they
are asked for again and again; the fourth is one that nobody asked for before. The waits are by the clock, and so of
a machine that does nothing else; `cpu_ms_a_request` is what the server's processes spent.
"""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles

from benchmarks.large import DAYS, FIRST_DAY, FREQUENT
from benchmarks.serving import addresses
from dragoman.store import Store

DRAGOMAN = str(Path(sys.executable).with_name("dragoman"))
CONNECTIONS = 200  # as open as a second's questions: who waits for an answer holds up no other question
SAMPLES = Path(__file__).parents[1] / "samples"
WAIT = 30.0  # seconds after which an answer counts as an error
PATIENCE = 60.0  # seconds after the last was asked for
LATE = 0.15  # seconds that 95 of 100 are not to wait longer than
STEP = 5  # seconds told in a line
LONGEST = 8


def main(store: Path, seconds: float, a_second: float, processes: int) -> None:
    """Serves the store, asks, reads the samples into it meanwhile, and prints what came of it."""
    with Store.open(store, create=False) as kept:
        known = [address for address in addresses(kept.record()) if "as_of" not in address]
    began = time.perf_counter()
    command = [DRAGOMAN, "serve", "--store", str(store), "--port", "8765", "--host", "127.0.0.1"]
    server = subprocess.Popen([*command, "--processes", str(processes), "--private"])
    try:
        first = asyncio.run(_first_byte(began))
        print(f"first_byte_s {first:.2f}, cpu {_cpu(server.pid):.2f} s")
        time.sleep(5)
        reader = subprocess.Popen([DRAGOMAN, "read", "--store", str(store), str(SAMPLES)], stdout=subprocess.DEVNULL)
        before, each_before = _cpu(server.pid), _cpu_of_each(server.pid)
        asked, problems = asyncio.run(_ask(known, seconds, a_second))
        spent = _cpu(server.pid) - before
        print(f"read ended with {reader.poll()} (None: still at it)")
        print("\n".join(_told([each.wait for each in asked], problems, spent, _megabytes(server.pid))))
        print(
            "cpu_s of each process",
            *(f"{now - was:.1f}" for now, was in zip(_cpu_of_each(server.pid), each_before, strict=False)),
        )
        print("\n".join(_course(asked)))
        print(f"read ended with {reader.wait()}")
    finally:
        server.terminate()
        server.wait()


async def _first_byte(began: float) -> float:
    while time.perf_counter() - began < WAIT:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", 8765)
            await _get(reader, writer, "/")
            return time.perf_counter() - began
        except OSError:
            await asyncio.sleep(0.02)
    raise TimeoutError("nothing is served")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: when it was due, in seconds from the first, what it was for, and how long the answer took."""

    due: float
    address: str
    new: bool
    wait: float


async def _ask(known: list[str], seconds: float, a_second: float) -> tuple[list[Asked], Counter[str]]:
    waits: list[Asked] = []
    problems: Counter[str] = Counter()
    chance = random.Random(1)
    ready: asyncio.Queue[tuple[float, str, bool]] = asyncio.Queue()
    began = time.perf_counter()
    asking = [asyncio.create_task(_connection(ready, began, waits, problems)) for _ in range(CONNECTIONS)]
    for number in range(int(seconds * a_second)):
        due = began + number / a_second
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        new = chance.random() >= 0.75
        ready.put_nowait((due, _new(chance) if new else chance.choice(known), new))
    with suppress(TimeoutError):  # what nobody has come to by then is counted as not answered
        await asyncio.wait_for(ready.join(), PATIENCE)
    problems["not come to"] += ready.qsize()
    for task in asking:
        task.cancel()
    return waits, problems


def _new(chance: random.Random) -> str:
    """An address that was probably not asked for before."""
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    actor = chance.choice(FREQUENT)
    page = chance.choice(("/timeline", "/timeline", "/api/v1/events", "/feed.atom", "/calendar"))
    return f"{page}?since={date(2020, 1, 1)}&until={day}" + ("" if page == "/calendar" else f"&actor={actor}")


async def _connection(
    ready: asyncio.Queue[tuple[float, str, bool]], began: float, waits: list[Asked], problems: Counter[str]
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", 8765)
    while True:
        due, address, new = await ready.get()
        try:
            status = await asyncio.wait_for(_get(reader, writer, address), WAIT)
            waits.append(Asked(due - began, address, new, time.perf_counter() - due))
            if status != 200:
                problems[f"{status} {address}"] += 1
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
            problems[f"{type(error).__name__} {address}"] += 1
            reader, writer = await asyncio.open_connection("127.0.0.1", 8765)
        finally:
            ready.task_done()


async def _get(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, address: str) -> int:
    writer.write(f"GET {address} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    status = int(head.split()[1])
    if b"content-length:" not in head:
        raise OSError("an answer without its length")
    await reader.readexactly(int(head.split(b"content-length:")[1].split(b"\r\n")[0]))
    return status


def _told(waits: list[float], problems: Counter[str], spent: float, megabytes: float) -> list[str]:
    hundredths = [1000 * each for each in quantiles(waits, n=100)]
    return [
        f"answered {len(waits)}, not well or not at all {sum(problems.values())}",
        *(f"  {times} x {problem}" for problem, times in problems.most_common(8) if times),
        f"wait_ms median {1000 * median(waits):.1f}, 95th {hundredths[94]:.1f}, 99th {hundredths[98]:.1f}",
        f"cpu_ms_a_request {1000 * spent / len(waits):.2f}, memory_mb {megabytes:.0f}",
    ]


def _course(asked: list[Asked]) -> list[str]:
    """How waits went over time, and what was waited for longest."""
    lines = ["seconds   asked  late  median_ms  worst_ms  late ones: known, new"]
    for start in range(0, int(max(each.due for each in asked)) + 1, STEP):
        some = [each for each in asked if start <= each.due < start + STEP]
        late = [each.new for each in some if each.wait > LATE]
        waits = [1000 * each.wait for each in some]
        lines.append(
            f"{start:4} {len(some):10} {len(late):5} {median(waits):10.1f} {max(waits):9.0f}  "
            f"{len(late) - sum(late):5} {sum(late):5}"
        )
    longest = sorted(asked, key=lambda each: -each.wait)[:LONGEST]
    return [*lines, *(f"{each.wait:6.2f} s at {each.due:5.1f}  {each.address}" for each in longest)]


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *map(int, children)]


def _cpu(pid: int) -> float:
    """Seconds of the processor that a process and its children have spent."""
    return sum(_cpu_of_each(pid))


def _cpu_of_each(pid: int) -> list[float]:
    fields = [
        Path(f"/proc/{each}/stat").read_text(encoding="ascii").rpartition(")")[2].split() for each in _family(pid)
    ]
    return [(int(each[11]) + int(each[12])) / os.sysconf("SC_CLK_TCK") for each in fields]


def _megabytes(pid: int) -> float:
    """The memory of the largest of the processes, without files that are mapped: those the machine has but once."""
    told = (Path(f"/proc/{each}/statm").read_text(encoding="ascii").split() for each in _family(pid))
    return max(int(each[1]) - int(each[2]) for each in told) * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    asked_seconds, asked_a_second, asked_processes = (*sys.argv[2:5], *("60", "200", "2")[len(sys.argv[2:5]) :])
    main(Path(sys.argv[1]), float(asked_seconds), float(asked_a_second), int(asked_processes))
