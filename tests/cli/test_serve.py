"""The command that shows the record as a page: its processes begin and end together."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from making import make_account, make_article, make_reading

from dragoman.cli.serve import listening_at
from dragoman.store import Store

DRAGOMAN = str(Path(sys.executable).with_name("dragoman"))


@pytest.fixture
def store_path(tmp_path):
    path = tmp_path / "record.dragoman"
    with Store.open(path) as store:
        run = store.start_run("r1")
        article = make_article("The ministers spoke by phone.", "a1")
        store.add(make_reading(article, make_account(article, "spoke by phone")), run=run)
        store.end_run(run, {})
    return path


@pytest.fixture
def served(store_path):
    """A page whose answers two processes make, and its port."""
    command = [DRAGOMAN, "serve", "--store", str(store_path), "--port", "0", "--processes", "2"]
    page = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    told = page.stderr.readline()
    yield page, int(re.search(r":(\d+) ", told).group(1))
    page.kill()
    page.wait()
    page.stderr.close()


def is_answered(port, path="/version"):
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=30) as asked:
            asked.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            return asked.recv(12) == b"HTTP/1.1 200"
    except OSError:
        return False


def becomes(condition, *, within=30):
    until = time.monotonic() + within
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
@pytest.mark.parametrize("ended_by", [signal.SIGTERM, signal.SIGKILL])
def test_serve_leaves_no_process_behind_however_it_ends(served, ended_by):
    page, port = served
    assert becomes(lambda: is_answered(port))
    page.send_signal(ended_by)
    page.wait(30)
    assert becomes(lambda: not is_answered(port))
    assert becomes(lambda: can_be_taken(port))


def children_of(pid):
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no list of processes here")
def test_serve_goes_on_whichever_of_its_processes_dies(served):
    page, port = served
    assert becomes(lambda: is_answered(port))
    first = children_of(page.pid)
    assert len(first) == 3
    for dies in first:
        os.kill(dies, signal.SIGKILL)
        assert becomes(lambda: len(children_of(page.pid)) == 3)
        assert becomes(lambda: is_answered(port, "/timeline"))
    assert set(first).isdisjoint(children_of(page.pid))


def can_be_taken(port):
    """Whether nobody listens there any more."""
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def test_what_is_written_to_a_reader_goes_out_at_once():
    with listening_at("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
