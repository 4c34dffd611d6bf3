"""What goes into the API and comes out of it: the parameters of its questions, its pages, its errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from dragoman.serve.desk import Desk
from dragoman.serve.filters import Filters

MOST = 200  # rows of a page
DAY = (
    r"^[12][0-9]{3}(-(0[1-9]|1[0-2])|-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
    r"|-(0[469]|11)-(0[1-9]|[12][0-9]|30)|-02-(0[1-9]|[12][0-9]))?$"
)
CURSOR = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}_[0-9]{1,18}$"
ID = r"^[0-9a-f]{1,64}$"

Word = Annotated[str, StringConstraints(max_length=200)]
Day = Annotated[str, StringConstraints(pattern=DAY)]
Cursor = Annotated[str, StringConstraints(pattern=CURSOR)]
Id = Annotated[str, Path(pattern=ID, description="an id, whole", examples=["5e76cdc8d0f1a2b3"])]
Measure = Literal["killed", "injured", "missing", "captured", "displaced", "affected", "troops", "money", "items"]
Type = Literal[
    "CONSULT", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Mode = Literal["phone", "video", "meeting", "visit", "talks", "summit"]
Status = Literal[
    "happened", "planned", "proposed", "offered", "demanded", "threatened", "refused", "denied", "conditional"
]


class Problem(BaseModel):
    """What went wrong, in words for the person at the other end."""

    status: int
    message: str
    field: str | None = None


class Failure(BaseModel):
    """The one shape of an error."""

    error: Problem


class Listing(BaseModel):
    """A page of rows; `next` is what to give as `after` for the one that follows, null at the end."""

    rows: list[dict[str, Any]]
    next: str | int | None = None


class Paged(BaseModel):
    """How much of an answer is wanted."""

    model_config = ConfigDict(extra="forbid")  # a filter that is misspelt is said, not passed over
    limit: int = Field(50, ge=1, le=MOST)


class DaysAsked(Paged):
    """A question by days, over what is kept by key. `as_of` asks for what was known on a day."""

    since: Day | None = Field(None, description="2022-03-01, or 2022-03 for a month", examples=["2022-03-01"])
    until: Day | None = Field(None, description="the last day that it may have been on", examples=["2022-03"])
    as_of: Day | None = Field(None, description="as the record was known on this day", examples=["2022-03-10"])
    after: int | None = Field(None, ge=1, le=2**62, description="`next` of the page before")

    def filters(self, **more: str | None) -> Filters:
        """The question as filters, checked. Raises BadFilter."""
        given = {"since": self.since, "until": self.until, **more}
        return asked_for({name: value for name, value in given.items() if value is not None})

    def day(self) -> str | None:
        """The day as of which the record is asked."""
        return self.as_of


class EventsAsked(Paged):
    """A question for events, with the filters of the page."""

    actor: Word | None = Field(None, description="a person, state or body in any spelling", examples=["Zelensky"])
    other: Word | None = Field(None, description="a second one: together they are a dyad", examples=["TUR"])
    type: Type | None = Field(None, description="PLOVER's type; contacts are CONSULT", examples=["CONSULT"])
    mode: Mode | None = Field(None, description="of contacts: how they were in contact", examples=["phone"])
    status: Status | None = Field(None, description="whether it was done or only said", examples=["happened"])
    place: Word | None = Field(None, description="all words of a place's name", examples=["Antalya"])
    outlet: Word | None = Field(None, description="who published it, by its whole name", examples=["Reuters"])
    words: Word | None = Field(None, description="all stand in one sentence", examples=["grain corridor"])
    since: Day | None = Field(None, description="2022-03-01, or 2022-03 for a month", examples=["2022-03-01"])
    until: Day | None = Field(None, description="the last day that it may have been on", examples=["2022-03"])
    told_as: Literal["news", "background"] | None = Field(None, description="the news itself, or its context")
    as_of: Day | None = Field(None, description="as the record was known on this day", examples=["2022-03-10"])
    after: Cursor | None = Field(None, description="`next` of the page before")

    def filters(self) -> Filters:
        """The question as filters, checked. Raises BadFilter."""
        given = self.model_dump(exclude={"limit", "as_of"}, exclude_none=True)
        return asked_for(given)

    def day(self) -> str | None:
        """The day as of which the record is asked."""
        return self.as_of


LISTED: dict[int | str, dict[str, Any]] = {
    200: {
        "model": Listing,
        "content": {kind: {"schema": {"type": "string"}} for kind in ("text/csv", "application/x-ndjson")},
    }
}
NOT_FOUND: dict[int | str, dict[str, Any]] = {404: {"model": Failure}}

Asked = Annotated[EventsAsked, Query()]


def asked_for(given: Mapping[str, str]) -> Filters:
    """The filters of parameters that have the shapes above; what cannot be shown in words is left out of them."""
    shown = {name: "".join(c if c.isprintable() else " " for c in value).strip() for name, value in given.items()}
    return Filters(**{name: value for name, value in shown.items() if value})


def desk_of(request: Request) -> Desk:
    """The desk of the application."""
    desk: Desk = request.app.state.desk
    return desk
