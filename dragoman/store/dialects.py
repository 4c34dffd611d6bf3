"""What the databases write differently and the queries need alike: how text is ordered, how wide numbers are, JSON.

`Integer` and `Text` stand in the tables for SQLAlchemy's: text is ordered by its characters' code points everywhere,
not as the server's language has it, so that pages and exports come out the same; and numbers hold 64 bits.
"""

from __future__ import annotations

from typing import Any, TypeVar

import sqlalchemy
from sqlalchemy import ColumnElement, Executable
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import FunctionElement
from sqlalchemy.types import TypeEngine

Text: TypeEngine[str] = sqlalchemy.Text().with_variant(sqlalchemy.Text(collation="C"), "postgresql")
Integer: TypeEngine[int] = sqlalchemy.BigInteger().with_variant(sqlalchemy.Integer(), "sqlite")


Asked = TypeVar("Asked", bound=Executable)


def bit_by_bit(asked: Asked) -> Asked:
    """A question whose rows come a thousand at a time: a server would send all at once, which may not fit memory."""
    return asked.execution_options(yield_per=1000)


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
