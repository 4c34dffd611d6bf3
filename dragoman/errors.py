"""Every error a user can meet, one small tree. Messages are written for the person at the keyboard."""

from __future__ import annotations


class DragomanError(Exception):
    """Any error that Dragoman reports by message, without a traceback."""


class NotAnArticle(DragomanError):
    """An input that holds no readable English article. `kind` groups it in the counts.

    Kinds: empty, short, paywall, consent, index, language, encoding, broken, too_large, unsupported,
    missing.
    """

    def __init__(self, name: str, reason: str, kind: str) -> None:
        super().__init__(f"{name} {reason}")
        self.name = name
        self.reason = reason
        self.kind = kind


class CodebookError(DragomanError):
    """A row of a codebook table that contradicts itself or another row."""


class StoreError(DragomanError):
    """A store that cannot be opened, is of a newer version, or is damaged."""


class NotFound(DragomanError):
    """An id or name that the record does not hold."""


class CouldNotFetch(DragomanError):
    """A web address from which nothing could be had. `kind` groups it in the counts.

    Kinds: address (no web address), blocked (not a public one), robots (its owner asks programs to keep out),
    unreachable, slow, refused, gone, later (with `retry_after` seconds where told), failed, redirects,
    too_large, broken.
    """

    def __init__(self, url: str, reason: str, kind: str, *, retry_after: int | None = None) -> None:
        super().__init__(f"{url[:200]} {reason}")
        self.url = url
        self.reason = reason
        self.kind = kind
        self.retry_after = retry_after


class NotInSentence(DragomanError):
    """Words that a sentence was said to hold, and does not."""
