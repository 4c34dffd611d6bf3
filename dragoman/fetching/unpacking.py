"""Takes a web server's answer in, packed or not, and stops where it grows over a limit: no bomb goes off."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Protocol

_PIECE = 1 << 16
_AUTOMATIC = 47  # zlib's window for gzip and zlib alike, told apart by their header
_RAW = -15  # deflate as some servers send it, without a header


class TooMuch(Exception):
    """An answer over a limit; the message says which."""


class UnknownPacking(Exception):
    """An answer packed in a way that was not asked for."""


class Readable(Protocol):
    """An answer's body as it comes."""

    def read1(self, amt: int | None = ..., /) -> bytes:
        """Bytes that are there by now, empty at the end."""
        ...


def read_within(body: Readable, packing: str | None, *, most: int, most_unpacked: int) -> bytes:
    """The whole body, unpacked. `most` bytes may come over the wire, `most_unpacked` come out.

    Raises TooMuch where one is passed, UnknownPacking for anything but gzip and deflate, zlib.error for damage.
    """
    if packing in (None, "", "identity"):
        return b"".join(_within(_pieces(body, most), most_unpacked))
    if packing in ("gzip", "x-gzip", "deflate"):
        return b"".join(_within(_unpacked(_pieces(body, most)), most_unpacked))
    raise UnknownPacking(packing)


def unpack(raw: bytes, *, most: int) -> bytes:
    """A gzip file's content, such as a packed sitemap's, within `most` bytes."""
    return b"".join(_within(_unpacked(iter([raw])), most))


def _pieces(body: Readable, most: int) -> Iterator[bytes]:
    read = 0
    while piece := body.read1(_PIECE):
        read += len(piece)
        if read > most:
            raise TooMuch(f"over {most // 1_000_000} MB")
        yield piece


def _within(pieces: Iterator[bytes], most: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise TooMuch(f"over {most // 1_000_000} MB unpacked")
        yield piece


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """What packed bytes hold, a little at a time; several gzip members in a row are one."""
    unpacker = None
    for piece in pieces:
        rest = piece
        while rest:
            if unpacker is None:
                unpacker = _unpacker(rest)
            out = unpacker.decompress(rest, _PIECE)
            if out:
                yield out
            rest = unpacker.unconsumed_tail or unpacker.unused_data
            if unpacker.eof:
                unpacker = None
                rest = rest if rest.startswith(b"\x1f\x8b") else b""  # padding after the last member
    if unpacker is not None and not unpacker.eof:
        yield unpacker.flush()
        if not unpacker.eof:
            raise zlib.error("it ends too early")


def _unpacker(start: bytes) -> zlib._Decompress:
    """The unpacker for bytes that start so: deflate comes with a zlib header or bare."""
    headed = start[:2] == b"\x1f\x8b" or (
        len(start) > 1 and start[0] & 0x0F == 8 and int.from_bytes(start[:2]) % 31 == 0
    )
    return zlib.decompressobj(_AUTOMATIC if headed else _RAW)
