"""What the databases write differently and the queries need alike: how text is ordered, how wide numbers are, JSON.

`Integer` and `Text` stand in the tables for SQLAlchemy's: text is ordered by its characters' code points everywhere,
not as the server's language has it, so that pages and exports come out the same; and numbers hold 64 bits.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TypeVar

import sqlalchemy
from sqlalchemy import ColumnElement, Executable, Select, cast, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import FunctionElement
from sqlalchemy.types import TypeEngine

Text: TypeEngine[str] = sqlalchemy.Text().with_variant(sqlalchemy.Text(collation="C"), "postgresql")
Integer: TypeEngine[int] = sqlalchemy.BigInteger().with_variant(sqlalchemy.Integer(), "sqlite")


Asked = TypeVar("Asked", bound=Executable)


def bit_by_bit(asked: Asked) -> Asked:
    """A question whose rows come a thousand at a time: a server would send all at once, which may not fit memory."""
    return asked.execution_options(yield_per=1000)


def each_of(values: Sequence[str] | Sequence[int]) -> Select[Any]:
    """Some ids or keys as rows, however many: thousands given one by one take longer to write than to find."""
    found: Any = _json_rows(json.dumps(values)).table_valued("value")
    number = isinstance(next(iter(values), ""), int)
    return select(cast(found.c.value, Integer) if number else found.c.value)


class _json_rows(FunctionElement[str]):  # noqa: N801
    """The elements of a JSON array."""

    type = Text
    inherit_cache = True

    def __init__(self, array: str) -> None:
        super().__init__(sqlalchemy.literal(array, sqlalchemy.Text()))


@compiles(_json_rows, "sqlite")
def _rows_in_sqlite(element: _json_rows, compiler: Any, **known: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **known)})"


@compiles(_json_rows, "postgresql")
def _rows_in_postgresql(element: _json_rows, compiler: Any, **known: Any) -> str:
    return f"json_array_elements_text(CAST({compiler.process(element.clauses, **known)} AS json))"


class told_in(FunctionElement[str]):  # noqa: N801  # read as a function of SQL
    """What a column of kept JSON tells under a name: `told_in(issues.c.entry, "message")`."""

    type = Text
    inherit_cache = True

    def __init__(self, column: ColumnElement[str], name: str) -> None:
        super().__init__(column, sqlalchemy.literal(name, sqlalchemy.Text()))


@compiles(told_in, "sqlite")
def _in_sqlite(element: told_in, compiler: Any, **known: Any) -> str:
    column, name = (compiler.process(clause, **known) for clause in element.clauses)
    return f"json_extract({column}, '$.' || {name})"


@compiles(told_in, "postgresql")
def _in_postgresql(element: told_in, compiler: Any, **known: Any) -> str:
    column, name = (compiler.process(clause, **known) for clause in element.clauses)
    return f'(({column})::json ->> {name}) COLLATE "C"'
