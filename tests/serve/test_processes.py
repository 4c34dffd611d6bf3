"""Processes that serve together: whoever dies is begun anew, all end with the one that began them."""

import os
import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")

KEEPING = """
import os, signal, sys, time
from dragoman.serve import processes

def job():
    with open(sys.argv[1], "a") as told:
        print(os.getpid(), file=told, flush=True)
    {what}

processes.keep_running([job] * {number}{more})
"""


@pytest.fixture
def keep(tmp_path):
    """Starts what keeps jobs running; `told` are the numbers of the processes that began one."""
    begun = []

    def keep(what, *, number=1, more=None):
        path = tmp_path / "told"
        path.touch()
        command = [
            sys.executable,
            "-c",
            KEEPING.format(what=what, number=number, more=f", {more}" if more else ""),
            str(path),
        ]
        keeper = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        begun.append(keeper)
        return keeper, lambda: [int(line) for line in path.read_text().split()]

    yield keep
    for keeper in begun:
        keeper.kill()
        keeper.wait()
        keeper.stderr.close()


def becomes(condition, *, within=30):
    until = time.monotonic() + within
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.05)
    return False


def is_there(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_process_that_dies_is_begun_anew_and_the_others_go_on(keep):
    _, told = keep("time.sleep(600)", number=2)
    assert becomes(lambda: len(told()) == 2)
    first, other = told()
    os.kill(first, signal.SIGKILL)
    assert becomes(lambda: len(told()) == 3)
    assert is_there(other)
    assert is_there(told()[2])


@pytest.mark.parametrize("ended_by", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_processes_end_with_the_one_that_began_them(keep, ended_by):
    keeper, told = keep("time.sleep(600)", number=2)
    assert becomes(lambda: len(told()) == 2)
    keeper.send_signal(ended_by)
    keeper.wait(30)
    assert becomes(lambda: not any(map(is_there, told())))


def test_processes_that_die_as_they_begin_are_given_up(keep):
    keeper, told = keep("raise LookupError('no record')")
    assert keeper.wait(30) == 1
    assert len(told()) == 4
    assert "no record" in keeper.stderr.read()


def test_jobs_begun_again_are_done_by_others_and_those_who_did_them_end(keep):
    more = "meanwhile=iter(lambda: time.sleep(0.2) or os.path.getsize(sys.argv[1]) < 6, False), again=[0]"
    keeper, told = keep("time.sleep(600)", number=2, more=more)
    assert becomes(lambda: len(told()) == 3)
    first, other, again = told()
    assert becomes(lambda: sum(map(is_there, (first, other))) == 1)
    assert is_there(again)
    keeper.send_signal(signal.SIGTERM)
    keeper.wait(30)
    assert becomes(lambda: not any(map(is_there, told())))


def test_what_is_done_meanwhile_ends_when_told_to_and_others_are_begun_anew_all_the_while(keep):
    keeper, told = keep("time.sleep(600)", more="meanwhile=iter(lambda: time.sleep(0.05), 1), again=[0]")
    assert becomes(lambda: len(told()) == 1)
    os.kill(told()[0], signal.SIGKILL)
    assert becomes(lambda: len(told()) == 2)
    keeper.send_signal(signal.SIGTERM)
    assert keeper.wait(30) == 0
    assert becomes(lambda: not any(map(is_there, told())))
