"""Rows as the asker wants them: JSON, JSON Lines, or CSV that is safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dragoman.store.exporting import cell

CSV, LINES, JSONL = "text/csv", "application/x-ndjson", "application/jsonl"


@dataclass(frozen=True, slots=True)
class Rows:
    """A page of rows: what they are called, and where the next page begins. `names` are the columns of a CSV."""

    name: str
    rows: Sequence[Mapping[str, Any]]
    next: str | int | None
    names: tuple[str, ...] | None = None


def written_row(row: Mapping[str, Any]) -> str:
    """A row as it stands in an answer in JSON."""
    return json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def answer_written(request: Request, name: str, rows: Sequence[str], following: str | None) -> Response:
    """The same as `answer` of rows that are written already: put together where JSON is wanted, as it mostly is."""
    wanted = request.headers.get("accept", "")
    if CSV in wanted or any(kind in wanted for kind in (LINES, JSONL)):
        return answer(request, Rows(name, [json.loads(row) for row in rows], following))
    told = f'{{"rows":[{",".join(rows)}],"next":{json.dumps(following)}}}'
    return Response(told, media_type="application/json", headers=_linked(request, following))


def answer(request: Request, found: Rows) -> Response:
    """The rows by the `Accept` header; where the next page begins stands in `Link` too."""
    headers = _linked(request, found.next)
    wanted = request.headers.get("accept", "")
    if CSV in wanted:
        headers["Content-Disposition"] = f'attachment; filename="{found.name}.csv"'
        return Response(_csv(found), media_type=CSV, headers=headers)
    if LINES in wanted or JSONL in wanted:
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found.rows)
        return Response(lines, media_type=LINES, headers=headers)
    return JSONResponse({"rows": list(found.rows), "next": found.next}, headers=headers)


def _linked(request: Request, following: str | int | None) -> dict[str, str]:
    """Where the next page begins, as a header."""
    if following is None:
        return {}
    address = request.url.include_query_params(after=following)
    return {"Link": f'<{address.path}?{address.query}>; rel="next"'}


def _csv(found: Rows) -> str:
    names = found.names or (tuple(found.rows[0]) if found.rows else ())
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([cell(row[name]) for name in names] for row in found.rows)
    return out.getvalue()
