"""Starts a PostgreSQL server of the tests' own: in a temporary folder, on a socket in it, gone at the end."""

import os
import pwd
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import quote

from dragoman.store import Store
from dragoman.store.tables import metadata

PLACES = ("usr/lib/postgresql/*/bin", "usr/pgsql-*/bin", "opt/homebrew/opt/postgresql*/bin")
OWNER = "tests"  # who may do everything
PASSWORD = "s3cr3t:pa/ss@w%rd"
QUOTED = "s3cr3t%3Apa%2Fss%40w%25rd"
SETTINGS = {
    "listen_addresses": "", "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
    "shared_buffers": "32MB", "max_connections": "60", "log_min_messages": "fatal", "autovacuum": "off",
}  # fmt: skip
# Members of `secrets` are asked for their password.
RULES = "local all +secrets scram-sha-256\nlocal all all trust\n"


def program(name):
    """Where a program of PostgreSQL is, the newest version first; None where there is none."""
    found = [place / name for pattern in PLACES for place in sorted(Path("/").glob(pattern), reverse=True)]
    on_path = shutil.which(name)
    return next((path for path in [*found, *([Path(on_path)] if on_path else [])] if path.exists()), None)


def why_no_server():
    """Why no server can be started here; None where one can."""
    if program("initdb") is None or program("postgres") is None:
        return "PostgreSQL is not installed (apt-get install postgresql)"
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed (pip install 'dragoman[postgres]')"
    return "PostgreSQL does not run as root, and there is no other user here" if _user() is None else None


class Server:
    """A running server: makes databases and gives their addresses."""

    def __init__(self, folder, process):
        self.folder, self.process = folder, process
        self._numbers = count()
        self._emptied = []  # addresses of stores that can be used again

    def address(self, database, *, user=OWNER, password=None, **options):
        """The address of a database."""
        secret = "" if password is None else f":{quote(password, safe='')}"
        told = "&".join(f"{name}={quote(value, safe='')}" for name, value in options.items())
        return f"postgresql://{user}{secret}@/{database}?host={quote(str(self.folder), safe='')}&{told}".rstrip("&")

    def make(self, words="TEMPLATE made"):
        """The name of a new database."""
        name = f"record{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} {words}")
        return name

    def lend(self):
        """The address of an empty store, made already: to make one takes longer than most tests."""
        if self._emptied:
            return self._emptied.pop()
        address = self.address(self.make())
        Store.open(address).close()
        return address

    def take_back(self, address):
        """Empties a store that was lent."""
        tables = [table.name for table in reversed(metadata.sorted_tables) if table.name != "schema_version"]
        ask(address, "".join(f"DELETE FROM {name};" for name in ("words", *tables)))
        ask(address, "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'")
        self._emptied.append(address)

    def drop(self, name):
        """Takes a database away, whoever is in it."""
        self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def run(self, statement, database="postgres"):
        """What a statement gives, as whoever may do everything."""
        return ask(self.address(database), statement)


@contextmanager
def running_server():
    """A server with databases that order text as people do, not by bytes, so that what relies on it shows."""
    folder = Path(tempfile.mkdtemp(prefix="dragoman-pg-"))
    asked = {"cwd": folder, "stdin": subprocess.DEVNULL}
    if os.geteuid() == 0:
        shutil.chown(folder, _user(), pwd.getpwnam(_user()).pw_gid)
        asked |= {"user": _user(), "group": pwd.getpwnam(_user()).pw_gid, "extra_groups": []}
    try:
        made = ["--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync", f"--username={OWNER}"]
        initdb = [program("initdb"), "-D", folder / "data", *made]
        subprocess.run(initdb, check=True, capture_output=True, **asked)
        (folder / "data" / "pg_hba.conf").write_text(RULES)
        settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
        started = [program("postgres"), "-D", folder / "data", "-k", folder, *settings]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(started, stdout=log, stderr=log, **asked)
        try:
            yield _ready(Server(folder, process))
        finally:
            process.send_signal(signal.SIGINT)  # at once, whoever is still connected
            process.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _ready(server):
    import psycopg

    for _ in range(300):
        try:
            server.run("CREATE ROLE secrets")
            break
        except psycopg.OperationalError:
            if server.process.poll() is not None:
                raise RuntimeError((server.folder / "log").read_text()) from None
            time.sleep(0.1)
    try:
        server.run("CREATE DATABASE made TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'")
    except psycopg.Error:  # before 15, or built without
        server.run("CREATE DATABASE made")
    return server


def _user():
    """Whom to run the server as: it refuses root."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid()).pw_name
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in known), None)


def ask(place, statement):
    """What a statement gives in a store's own database: its rows, or how many it changed."""
    if isinstance(place, Path):
        connection = sqlite3.connect(place, isolation_level=None)
        try:
            done = connection.execute(statement)
            return done.fetchall() if done.description else done.rowcount
        finally:
            connection.close()
    import psycopg

    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")  # as of a file: what refers to what is not asked
        done = connection.execute(statement)
        return done.fetchall() if done.description else done.rowcount
