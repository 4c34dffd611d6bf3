import pytest

from dragoman.store import Store


@pytest.fixture(autouse=True)
def temporary(kind, request, monkeypatch):
    """Everything here is asked of each kind of database: what is made in memory is made on a server too."""
    if kind == "sqlite":
        yield
        return
    server, lent = request.getfixturevalue("postgres"), {}

    def on_server():
        address = server.lend()
        lent[address] = Store.open(address)
        return lent[address]

    monkeypatch.setattr(Store, "temporary", on_server)
    yield
    for address, store in lent.items():
        store.close()  # else a connection outlives the server, and is missed when it is thrown away
        server.take_back(address)
