"""Questions handed to the processes that make answers: passed on whole, asked again where one of them dies."""

import asyncio
import json

import pytest
import uvicorn

from dragoman.serve.relay import Relay, kind_of


async def told_back(scope, receive, send):
    """An application that tells what it was asked."""
    if scope["type"] == "lifespan":
        return
    body = (await receive())["body"]
    names = {name.decode(): value.decode() for name, value in scope["headers"]}
    told = {"method": scope["method"], "path": scope["path"], "query": scope["query_string"].decode(),
            "host": names.get("host"), "accept": names.get("accept"), "body": body.decode()}  # fmt: skip
    sent = json.dumps(told).encode() + b" " * (300_000 if scope["path"] == "/long" else 0)
    headers = [(b"x-first", b"1"), (b"set-cookie", b"a=1"), (b"set-cookie", b"b=2")]
    await send({"type": "http.response.start", "status": 201, "headers": headers})
    await send({"type": "http.response.body", "body": sent[:10], "more_body": True})
    await send({"type": "http.response.body", "body": sent[10:]})


@pytest.fixture
def socket_at(tmp_path):
    return str(tmp_path / "maker")


async def asked(relay, path, *, method="GET", query=b"", body=b"", headers=()):
    told = []

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        told.append(message)

    scope = {"type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": query,
             "headers": [(b"host", b"desk.example"), *headers]}  # fmt: skip
    await relay(scope, receive, send)
    return told[0]["status"], told[0]["headers"], b"".join(each.get("body", b"") for each in told[1:])


async def with_maker(path, ask):
    config = uvicorn.Config(told_back, uds=path, log_level="critical", server_header=False, date_header=False)
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        return await ask(Relay([path]))
    finally:
        server.should_exit = True
        await serving


def test_relay_passes_a_question_on_and_its_answer_back(socket_at):
    async def ask(relay):
        return await asked(relay, "/timeline", query=b"actor=T%C3%BCrkiye", headers=[(b"accept", b"text/csv")])

    status, headers, body = asyncio.run(with_maker(socket_at, ask))
    told = json.loads(body)
    assert (status, told["path"], told["query"]) == (201, "/timeline", "actor=T%C3%BCrkiye")
    assert (told["host"], told["accept"], told["method"]) == ("desk.example", "text/csv", "GET")
    assert headers == [(b"x-first", b"1"), (b"set-cookie", b"a=1"), (b"set-cookie", b"b=2")]


def test_relay_passes_on_what_is_sent_with_a_question(socket_at):
    async def ask(relay):
        return await asked(relay, "/api/v1/judgements", method="POST", body=b'{"relation": "same"}')

    _, _, body = asyncio.run(with_maker(socket_at, ask))
    assert json.loads(body)["body"] == '{"relation": "same"}'


def test_relay_passes_long_answers_on_whole(socket_at):
    _, _, body = asyncio.run(with_maker(socket_at, lambda relay: asked(relay, "/long")))
    assert len(body) > 300_000
    assert json.loads(body)["path"] == "/long"


async def dying(path, deaths, ask):
    """A maker that dies so many times before it answers."""
    tries = []

    async def met(reader, writer):
        tries.append(await reader.readuntil(b"\r\n\r\n"))
        if len(tries) > deaths:
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nalive")
        elif len(tries) % 2:
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nhalf")
        await writer.drain()
        writer.close()

    server = await asyncio.start_unix_server(met, path)
    async with server:
        return await ask(Relay([path])), len(tries)


@pytest.mark.parametrize(
    ("deaths", "asked_for", "status", "tries"),
    [
        (1, "GET /timeline", 200, 2),
        (2, "GET /timeline", 503, 2),
        (2, "GET /api/v1/events", 503, 2),
        (1, "POST /api/v1/judgements", 503, 1),
    ],
)
def test_relay_asks_again_where_a_maker_dies_but_changes_nothing_twice(socket_at, deaths, asked_for, status, tries):
    method, path = asked_for.split()

    async def ask(relay):
        return await asked(relay, path, method=method)

    (found, headers, body), tried = asyncio.run(dying(socket_at, deaths, ask))
    assert (found, tried) == (status, tries)
    if status == 503:
        assert dict(headers)[b"content-length"] == str(len(body)).encode()
        if path.startswith("/api/"):
            assert json.loads(body)["error"]["status"] == 503


def test_relay_says_so_where_nobody_makes_answers(socket_at):
    status, _, body = asyncio.run(asked(Relay([socket_at]), "/"))
    assert (status, b"Try again" in body) == (503, True)


@pytest.mark.parametrize(
    ("path", "query", "kind"),
    [
        ("/", b"", ""),
        ("/timeline", b"actor=USA", "timeline"),
        ("/event/f530db7a24b740cc", b"", "event"),
        ("/api/v1/events", b"", "api/v1/events"),
        ("/api/v1/events/f530db7a24b740cc/origins", b"", "api/v1/events"),
        ("/api/v1/events", b"as_of=2022-03-01", "api/v1/events?as_of"),
    ],
)
def test_relay_takes_answers_of_one_page_to_be_of_a_kind(path, query, kind):
    assert kind_of({"path": path, "query_string": query}) == kind
