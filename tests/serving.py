"""A web server for tests that does what its script says: answers, redirects, stalls, lies and breaks."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """What stands at which path, and how often each was asked for. A value is an Answer, bytes, or text."""

    def __init__(self):
        self.pages: dict[str, Answer | bytes | str] = {}
        self.asked: Counter[str] = Counter()
        self.headers: list[dict[str, str]] = []
        self.posted: list[tuple[str, dict[str, str], bytes]] = []
        self.address = ""

    def url(self, path="/"):
        return f"{self.address}{path}"

    @property
    def host(self):
        return self.address.removeprefix("http://")


@contextmanager
def serving():
    """A site on this machine, gone at the end."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            site.asked[self.path] += 1
            site.headers.append(dict(self.headers))
            found = site.pages.get(self.path)
            if found is None:
                send(self, 404, b"not here")
            elif callable(found):
                found(self)
            else:
                send(self, 200, found.encode() if isinstance(found, str) else found)

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            site.posted.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            self.do_GET()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def send(handler, status, body=b"", **headers):
    """A whole answer."""
    handler.send_response(status)
    for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.wfile.write(body)


def redirect(place, status=302):
    return lambda handler: send(handler, status, b"", Location=place)


def error(status, **headers):
    return lambda handler: send(handler, status, b"no", **headers)


def tagged(body, tag):
    """An answer with an ETag that knows what it gave before."""

    def answer(handler):
        if handler.headers.get("If-None-Match") == tag:
            send(handler, 304, b"", ETag=tag)
        else:
            send(handler, 200, body.encode(), ETag=tag)

    return answer


class Simulated:
    """A clock that passes as it is told to. Sleeping takes no time."""

    def __init__(self, start=1_646_900_000.0):
        self.time = start
        self.slept = 0.0
        self._lock = threading.Lock()

    def now(self):
        return self.time

    def sleep(self, seconds):
        with self._lock:
            self.time += seconds
            self.slept += seconds
