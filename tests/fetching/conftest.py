import socket

import pytest


@pytest.fixture(autouse=True)
def only_this_machine(monkeypatch):
    """No test reaches out: a connection to any other machine fails before a packet is sent."""
    connect = socket.socket.connect

    def guarded(self, place):
        if self.family in (socket.AF_INET, socket.AF_INET6) and place[0] not in ("127.0.0.1", "::1"):
            raise AssertionError(f"a test would have connected to {place}")
        return connect(self, place)

    monkeypatch.setattr(socket.socket, "connect", guarded)
