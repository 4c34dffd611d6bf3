"""Writes events as rows of GDELT 2.0: 61 columns, tabs between them, no header. One row for each event.

GDELT writes a row for each sentence that it takes for an event; here reports of one event are one row, and its
NumMentions, NumSources and NumArticles say how many tell of it. What can't be filled is left empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman import codebook
from dragoman.codebook.plover import GDELT_SECTORS, entities, gdelt_countries, gdelt_groups, goldstein
from dragoman.columns import Row
from dragoman.merging.days import first_day
from dragoman.records import Party, Place
from dragoman.store.coding import Coding, coded
from dragoman.store.record import Record
from dragoman.store.views import ArticleCard, EventView

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
          "Type1Code", "Type2Code", "Type3Code")  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{n}{name}" for n in (1, 2) for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{side}Geo_{name}" for side in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
QUADS: Mapping[str, int] = {
    **dict.fromkeys(("01", "02", "03", "04", "05"), 1),
    **dict.fromkeys(("06", "07", "08"), 2),
    **dict.fromkeys(("09", "10", "11", "12", "13"), 3),
    **dict.fromkeys(("14", "15", "16", "17", "18", "19", "20"), 4),
}
"""GDELT's quad classes by CAMEO root: verbal and material cooperation, verbal and material conflict."""
# GDELT's kinds of places: a country, a city of the world, a region of the world.
GEO_TYPES: Mapping[str, int] = {"country": 1, "exact": 4, "city": 4, "region": 5}
ID_DIGITS = 12  # hexadecimal digits of our id, which make a number that any program can hold


def gdelt_rows(record: Record) -> Iterator[Row]:
    """The events that plain CAMEO can have, by day: the same that the PLOVER export has."""
    cards = {card.id: card for card in record.articles()}
    for event in record.events():
        coding = coded(event)
        if coding.why_not is None:
            yield _row(event, coding, cards)


def _row(event: EventView, coding: Coding, cards: Mapping[str, ArticleCard]) -> Row:
    articles = sorted({account.article for account in event.accounts}, key=lambda id_: (_seen(cards[id_]), id_))
    told = dict.fromkeys(COLUMNS, "")
    told |= {"GLOBALEVENTID": str(int(event.id[:ID_DIGITS], 16))}
    told |= _days(event.date[0] or event.date[1] or _seen(cards[articles[0]]))
    sides = coding.recipients or coding.actors[1:]
    for n, party in enumerate((*coding.actors[:1], *sides[:1]), start=1):
        told |= {f"Actor{n}{name}": value for name, value in _actor(party).items()}
    value = goldstein(coding.cameo)
    told |= {
        "IsRootEvent": "0" if event.background else "1",
        "EventCode": coding.cameo,
        "EventBaseCode": coding.cameo[:3],
        "EventRootCode": coding.cameo[:2],
        "QuadClass": str(QUADS[coding.cameo[:2]]),
        "GoldsteinScale": "" if value is None else f"{value:.1f}",
        "NumMentions": str(len(event.accounts)),
        "NumSources": str(len({cards[id_].source or id_ for id_ in articles})),
        "NumArticles": str(len(articles)),
        "DATEADDED": _added(_seen(cards[articles[0]])),
        "SOURCEURL": next((cards[id_].url or "" for id_ in articles if cards[id_].url), articles[0]),
    }
    told |= {f"ActionGeo_{name}": value for name, value in _geo(event.place).items()}
    return {name: _flat(value) for name, value in told.items()}


def _seen(card: ArticleCard) -> str:
    """The day an article appeared, as far as known."""
    return card.published or card.dated.range[1] or card.dated.range[0] or ""


def _added(day: str) -> str:
    """The day an article appeared as a time of the clock; nothing where it is not known."""
    return f"{first_day(day).replace('-', '')}000000" if day else ""


def _days(day: str) -> dict[str, str]:
    """SQLDATE and what GDELT derives from it; a partial day gives the first it can be, nothing for none."""
    if not day:
        return {}
    whole = first_day(day)
    year, month, date = (int(part) for part in whole.split("-"))
    fraction = year + (month * 30 + date) / 365  # the formula of GDELT's codebook
    plain = whole.replace("-", "")
    return {"SQLDATE": plain, "MonthYear": plain[:6], "Year": plain[:4], "FractionDate": f"{fraction:.4f}"}


def _actor(party: Party) -> dict[str, str]:
    """An actor in CAMEO's codes: country and type, or IGO and the group that it is known as."""
    code = party.country or ""
    known = entities().get(code)
    country = gdelt_countries().get(known.country if known else code, ("", ""))[1]
    body = codebook.organisation(code) if not country else None
    group = gdelt_groups().get(body.parent or body.code if body.kind == "organ" else body.code, "") if body else ""
    sector = GDELT_SECTORS.get(party.sector or "", party.sector or "")
    types = (["IGO"] if body else []) + ([sector] if sector and not body else [])
    state = codebook.state(code)
    name = party.name or (state.name if state else body.name if body else party.role) or ""
    return {
        "Code": (country or ("IGO" if body else "")) + group + ("" if body else sector),
        "Name": name.upper(),
        "CountryCode": country,
        "KnownGroupCode": group,
        "Type1Code": types[0] if types else "",
    }


def _geo(place: Place | None) -> dict[str, str]:
    if place is None:
        return {}
    fips = gdelt_countries().get(place.country or "", ("", ""))[0]
    state = codebook.state(place.country or "")
    lies_in = f", {state.name}" if state is not None and place.precision != "country" else ""
    return {
        "Type": str(GEO_TYPES.get(place.precision or "", "")),
        "FullName": place.name + lies_in,
        "CountryCode": fips,
        "Lat": "" if place.lat is None else f"{place.lat:.4f}",
        "Long": "" if place.lon is None else f"{place.lon:.4f}",
    }


def _flat(value: str) -> str:
    """A cell without the marks that part cells and rows."""
    return " ".join(value.split())
