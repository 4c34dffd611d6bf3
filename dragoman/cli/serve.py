"""`dragoman serve`: the live page and the API over the record."""

from __future__ import annotations

import os
import secrets
import socket
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import store_option

if TYPE_CHECKING:
    from dragoman.serve.settings import Settings

MOST_BY_ITSELF = 2  # processes that make answers where nobody says how many: each has some 400 MB at 100,000 events


@click.command()
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 for any that is free."
)
@click.option("--private", is_flag=True, help="Show whole articles: for a desk that may.")
@click.option("--name", "names", metavar="NAME", multiple=True, help="A host name under which the page is asked for.")
@click.option("--judge", is_flag=True, help="Let programs that send the token join and part events.")
@click.option(
    "--processes", type=click.IntRange(1), metavar="N",
    help="Processes that make pages, with one before them that hands them out; 1 for all in one.  "
    "[default: one a core, two at most]",
)  # fmt: skip
def serve(
    *, store: str, host: str, port: int, private: bool, names: tuple[str, ...], judge: bool, processes: int | None
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
    with listening_at(host, port) as listening:
        shown = f"http://{names[0] if names else host}:{listening.getsockname()[1]}"
        click.echo(f"Serving {name} at {shown}  (stop with Ctrl-C)", err=True)
        if token and not os.environ.get("DRAGOMAN_TOKEN"):
            click.echo(f"Token for judgements: {token}", err=True)
        _run(settings, listening, processes or min(MOST_BY_ITSELF, os.cpu_count() or 1))


def listening_at(host: str, port: int) -> socket.socket:
    """A socket that listens; taken here so that an address in use is told before anything is loaded."""
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # What is accepted has it too. Without it the end of an answer waits, up to 40 ms, for word that its start came.
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
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


def _run(settings: Settings, listening: socket.socket, processes: int) -> None:
    """Answers until stopped."""
    from dragoman.serve.processes import serve_alone, serve_together

    if processes == 1 or not hasattr(os, "fork"):
        serve_alone(settings, listening)
    else:
        serve_together(settings, listening, processes)
