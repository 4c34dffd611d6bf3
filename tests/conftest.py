import pytest
from servers import running_server, why_no_server


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server; what needs one is skipped where there can be none."""
    if reason := why_no_server():
        pytest.skip(reason)
    with running_server() as server:
        yield server


@pytest.fixture
def database(postgres):
    """The address of an empty database."""
    name = postgres.make()
    yield postgres.address(name)
    postgres.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    """Where a store can be made, in each kind of database: a path or an address."""
    return tmp_path / "record.dragoman" if request.param == "sqlite" else request.getfixturevalue("database")
