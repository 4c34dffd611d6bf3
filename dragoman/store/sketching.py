"""Keeps what texts are compared by, so that no text is read again to tell who copied from whom."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from dragoman.merging.origins import Sketch, sketch_of
from dragoman.store import rows
from dragoman.store.dialects import bit_by_bit
from dragoman.store.tables import readings, sketches, texts
from dragoman.store.versions import current

MANY = 500  # texts sketched at a time


def sketch_new_texts(connection: Connection) -> None:
    """Makes the sketches of texts that have none."""
    unsketched = ~texts.c.sha256.in_(select(sketches.c.sha256))
    while found := connection.execute(select(texts.c.sha256, texts.c.text).where(unsketched).limit(MANY)).all():
        connection.execute(insert(sketches), [sketch_row(sha256, sketch_of(text)) for sha256, text in found])


def sketch_row(sha256: str, sketch: Sketch) -> rows.Row:
    """The row of `sketches`."""
    told = {"sketch": rows.to_json(sorted(sketch.runs)), "credits": rows.to_json(sketch.credits)}
    return {"sha256": sha256, **told}


def sketches_by_hash(connection: Connection) -> dict[str, Sketch]:
    """The sketch of every text, by its hash; of one that was not sketched yet, made now."""
    kept = select(sketches.c.sha256, sketches.c.sketch, sketches.c.credits)
    found = {
        sha256: Sketch(frozenset(json.loads(sketch)), tuple(json.loads(credited)))
        for sha256, sketch, credited in connection.execute(bit_by_bit(kept)).tuples()
    }
    unsketched = select(texts.c.sha256, texts.c.text).where(~texts.c.sha256.in_(select(sketches.c.sha256)))
    return found | {sha256: sketch_of(text) for sha256, text in connection.execute(bit_by_bit(unsketched)).tuples()}


def sketches_of(
    connection: Connection, as_of: str | None = None, *, articles: Iterable[str] | None = None
) -> dict[str, Sketch]:
    """The sketch of each article that counts, or of some; of a text that was not sketched yet, made now."""
    query = select(readings.c.article, texts.c.text, sketches.c.sketch, sketches.c.credits)
    joined = readings.join(texts, texts.c.sha256 == readings.c.sha256).outerjoin(
        sketches, sketches.c.sha256 == readings.c.sha256
    )
    query = query.select_from(joined).where(current(as_of))
    if articles is None:
        return dict(_sketched(connection.execute(bit_by_bit(query)).tuples()))
    wanted = sorted(articles)
    asked = [query.where(readings.c.article.in_(wanted[at : at + MANY])) for at in range(0, len(wanted), MANY)]
    return dict(_sketched(row for one in asked for row in connection.execute(one).tuples()))


def _sketched(found: Iterable[tuple[str, str, str | None, str | None]]) -> Iterable[tuple[str, Sketch]]:
    for article, text, sketch, credited in found:
        if sketch is None or credited is None:
            yield article, sketch_of(text)
        else:
            yield article, Sketch(frozenset(json.loads(sketch)), tuple(json.loads(credited)))
