import pytest

from dragoman.store import Store


@pytest.fixture(autouse=True)
def temporary(kind, request, monkeypatch):
    """Everything here is asked of each kind of database: what is made in memory is made on a server too."""
    if kind == "sqlite":
        yield
        return
    server, lent = request.getfixturevalue("postgres"), []

    def on_server():
        lent.append(server.lend())
        return Store.open(lent[-1])

    monkeypatch.setattr(Store, "temporary", on_server)
    yield
    for address in lent:
        server.take_back(address)
