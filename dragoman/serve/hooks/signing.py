"""Signs a notice as Standard Webhooks has it: HMAC-SHA256 over its id, the time and the body, in three headers.

See https://www.standardwebhooks.com: receivers have ready libraries to check it with.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Sequence

PREFIX = "whsec_"
SHORTEST, LONGEST = 24, 64  # bytes of a secret, as Standard Webhooks asks


class BadSecret(ValueError):
    """A secret that is none; the message says why and never the secret."""


def secret_bytes(written: str) -> bytes:
    """The key of a secret as it is written: `whsec_` and 24 to 64 bytes in base64. Raises BadSecret."""
    if not written.startswith(PREFIX):
        raise BadSecret(f"has a secret that does not begin with {PREFIX}.")
    try:
        key = base64.b64decode(written.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadSecret(f"has a secret that is no base64 after {PREFIX}.") from error
    if not SHORTEST <= len(key) <= LONGEST:
        raise BadSecret(f"has a secret of {len(key)} bytes; {SHORTEST} to {LONGEST} are needed.")
    return key


def signed_headers(id_: str, at: int, body: bytes, keys: Sequence[bytes]) -> dict[str, str]:
    """The headers that go with a body; one signature for each key, so that a secret can be changed without a gap."""
    content = f"{id_}.{at}.".encode() + body
    signatures = [base64.b64encode(hmac.digest(key, content, hashlib.sha256)).decode() for key in keys]
    return {
        "webhook-id": id_,
        "webhook-timestamp": str(at),
        "webhook-signature": " ".join(f"v1,{signature}" for signature in signatures),
    }
