import gc

import pytest
from servers import PASSWORD, running_server, why_no_server


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server; what needs one is skipped where there can be none."""
    if reason := why_no_server():
        pytest.skip(reason)
    with running_server() as server:
        yield server
        gc.collect()  # connections thrown away are closed while there is a server to close them at


@pytest.fixture
def database(postgres):
    """The address of an empty database."""
    name = postgres.make()
    yield postgres.address(name)
    postgres.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request):
    """Each kind of database that can keep a store."""
    return request.param


@pytest.fixture
def place(kind, request, tmp_path):
    """Where a store can be opened in a database of the kind: a path or an address."""
    if kind == "sqlite":
        yield tmp_path / "record.dragoman"
        return
    server = request.getfixturevalue("postgres")
    address = server.lend()
    yield address
    server.take_back(address)


@pytest.fixture
def nowhere(kind, request, tmp_path):
    """The same where there is nothing yet, and what is made goes at the end."""
    return tmp_path / "record.dragoman" if kind == "sqlite" else request.getfixturevalue("database")


@pytest.fixture
def secret(postgres, database):
    """The address of the same database for somebody who is asked for a password, and theirs alone."""
    postgres.run(f"CREATE ROLE member LOGIN PASSWORD '{PASSWORD}' IN ROLE secrets")
    name = database.split("/")[3].split("?")[0]
    postgres.run(f"ALTER DATABASE {name} OWNER TO member")
    yield lambda password: postgres.address(name, user="member", password=password)
    postgres.run("DROP OWNED BY member CASCADE", name)
    postgres.run(f"ALTER DATABASE {name} OWNER TO tests")
    postgres.run("DROP ROLE member")
