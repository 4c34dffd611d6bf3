"""`dragoman serve`: the live page and the API over the record."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import sys
from threading import Thread

import click

from dragoman.cli.options import store_option

SWITCH_SECONDS = 0.001
"""After which a page that is being made lets what is kept go out; by itself, Python waits five times as long."""


@click.command()
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 for any that is free."
)
@click.option("--private", is_flag=True, help="Show whole articles: for a desk that may.")
@click.option("--name", "names", metavar="NAME", multiple=True, help="A host name under which the page is asked for.")
@click.option("--judge", is_flag=True, help="Let programs that send the token join and part events.")
@click.option("--processes", type=click.IntRange(1), default=1, show_default=True, help="Processes that answer.")
def serve(
    *, store: str, host: str, port: int, private: bool, names: tuple[str, ...], judge: bool, processes: int
) -> None:
    """Show the record as a live page with an API, until stopped.

    Only this machine can ask for it unless --host says otherwise; then name it with --name too. Nothing on the page
    comes from elsewhere. `dragoman read` and `dragoman watch` can run beside it on the same record. With --judge the
    token is DRAGOMAN_TOKEN, or one made now and printed.

    \b
    Examples:
      dragoman serve                               then open http://127.0.0.1:8000
      dragoman serve --store ukr.dragoman --port 8080
      dragoman serve --host 0.0.0.0 --name desk.example --processes 2
    """
    from dragoman.serve.settings import Settings
    from dragoman.store import Store

    with Store.open(store, create=False) as kept:
        name = kept.name
    token = (os.environ.get("DRAGOMAN_TOKEN") or secrets.token_urlsafe(24)) if judge else None
    local = {"localhost", "127.0.0.1", "::1"} if host in ("127.0.0.1", "localhost", "::1") else set()
    hosts = tuple(sorted({*names, *local}))
    settings = Settings(store=store, private=private, token=token, hosts=hosts)
    with _listening(host, port) as listening:
        shown = f"http://{names[0] if names else host}:{listening.getsockname()[1]}"
        click.echo(f"Serving {name} at {shown}  (stop with Ctrl-C)", err=True)
        if token and not os.environ.get("DRAGOMAN_TOKEN"):
            click.echo(f"Token for judgements: {token}", err=True)
        _run(settings, listening, processes)


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens; taken here so that an address in use is told before anything is loaded."""
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as error:
        made.close()
        raise click.UsageError(
            f"{host}:{port} can't be listened at: {error.strerror}. Try another --port."
        ) from error
    made.listen(512)
    made.set_inheritable(True)
    return made


def _run(settings: object, listening: socket.socket, processes: int) -> None:
    """Answers until stopped; further processes are forked before anything is opened."""
    children = _forked(processes - 1)
    import uvicorn

    from dragoman.serve.app import create_app

    config = uvicorn.Config(
        create_app(settings),  # type: ignore[arg-type]
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=15,
        h11_max_incomplete_event_size=32_768,
    )
    sys.setswitchinterval(SWITCH_SECONDS)
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        for child in children:
            os.kill(child, signal.SIGTERM)


def _forked(number: int) -> list[int]:
    """So many processes more that go on from here; none, in each of them. They end with this one, however it ends."""
    if not number:
        return []
    held, holding = (
        os.pipe()
    )  # its end is held open by this process alone: a child reads an end of file when it is gone
    children = []
    for _ in range(number):
        child = os.fork()
        if not child:
            os.close(holding)
            Thread(target=_end_with_parent, args=[held], daemon=True).start()
            return []
        children.append(child)
    os.close(held)
    return children


def _end_with_parent(held: int) -> None:
    os.read(held, 1)
    os.kill(os.getpid(), signal.SIGTERM)
