"""Parts a text into the words it is found by, for a database whose own full-text search would part it otherwise.

A server's parser makes one word of `Al-Monitor` or `U.S.`, and knows accents only with an extension. So the words are
parted by the tokeniser that the record in a file is searched with, here in memory: both find the same.
"""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from threading import Lock

TOKENIZER = "unicode61 remove_diacritics 2"
"""SQLite's: runs of letters and digits, in small letters and without their accents."""
LONGEST = 500  # letters of a word that count: the server takes 2,046 bytes
MOST = 16_000  # words of a text that count: the server numbers no more places than 16,383
MOST_AT = 255  # places of one word that count: the server keeps no more

_lock = Lock()


def words_in(text: str) -> list[str]:
    """The words of a text in order."""
    with _lock:
        table = _table()
        table.execute("INSERT INTO parted (rowid, text) VALUES (1, ?)", (text,))
        found = table.execute("SELECT term FROM places ORDER BY offset LIMIT ?", (MOST,)).fetchall()
        table.execute("INSERT INTO parted (parted) VALUES ('delete-all')")
    return [word[:LONGEST] for (word,) in found]


def phrases(asked: str) -> list[list[str]]:
    """What is asked for, word by word; what is one word to who asks and several to the index is a phrase."""
    return [words for word in asked.replace("\0", " ").split() if (words := words_in(word))]


def words_with_places(text: str) -> str:
    """The words of a text as the server writes its `tsvector`: each once, with its places, in order of bytes."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words_in(text), start=1):
        places.setdefault(word, []).append(place)
    ordered = sorted(places, key=str.encode)
    return " ".join(f"'{word}':{','.join(map(str, places[word][:MOST_AT]))}" for word in ordered)


@lru_cache(maxsize=1)
def _table() -> sqlite3.Connection:
    """A table that holds one text at a time, and a view of its words with their places."""
    made = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    made.execute(f"CREATE VIRTUAL TABLE parted USING fts5(text, content = '', tokenize = '{TOKENIZER}')")
    made.execute("CREATE VIRTUAL TABLE places USING fts5vocab(parted, instance)")
    return made
