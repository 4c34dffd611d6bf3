"""A small hand-made record: two sides' accounts of one call, plans, refusals, figures, and hostile text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dragoman.evidence import Entry
from dragoman.hashes import content_id
from dragoman.merging.days import meet
from dragoman.records import (
    Account,
    Article,
    Dated,
    Days,
    Event,
    Evidence,
    Figure,
    Issue,
    Party,
    Place,
    Position,
    Skip,
    Statement,
)
from dragoman.store.search import Query
from dragoman.store.views import ArticleCard, Context, EventView, SeriesView, context, event_view

HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>"
RTL = "وزارة الخارجية"
LONG = "Maximiliana-Theodora " * 9 + "of the House of Very Long Names"

ERDOGAN = Party("Recep Tayyip Erdoğan", "president", "TUR", "GOV")
PUTIN = Party("Vladimir Putin", "president", "RUS", "GOV")
ZELENSKYY = Party("Volodymyr Zelenskyy", "president", "UKR", "GOV")
MACRON = Party("Emmanuel Macron", "president", "FRA", "GOV")
CAVUSOGLU = Party("Mevlüt Çavuşoğlu", "foreign minister", "TUR", "GOV")
LAVROV = Party("Sergey Lavrov", "foreign minister", "RUS", "GOV")
KULEBA = Party("Dmytro Kuleba", "foreign minister", "UKR", "GOV")
HOEKSTRA = Party("Wopke Hoekstra", "foreign minister", "NLD", "GOV")
GUTERRES = Party("António Guterres", "secretary-general", "UN", "IGO")
ANTALYA = Place("Antalya", "TUR", 36.9, 30.7, "city")


def article(identity: str, text: str, *, published: str | None, source: str | None, **more: Any) -> Article:
    return Article(id=identity, text=text, published=published, source=source, **more)


def sentence_span(text: str, quote: str) -> tuple[int, int]:
    at = text.index(quote)
    start = max(text.rfind(". ", 0, at) + 2 if ". " in text[:at] else 0, text.rfind("\n", 0, at) + 1)
    stop = text.find(". ", at + len(quote) - 1)
    return start, (stop + 1 if stop >= 0 else len(text))


def account(
    told_in: Article,
    quote: str,
    parties: Sequence[Party],
    *,
    mode: str | None = "phone",
    status: str = "happened",
    date: Days = (None, None),
    inferred: dict[str, str] | None = None,
    **more: Any,
) -> Account:
    at = told_in.text.index(quote)
    low, high = sentence_span(told_in.text, quote)
    evidence = tuple(Evidence(name, "hand", start=at, end=at + len(quote)) for name in ("mode", "parties"))
    evidence += tuple(Evidence(name, "hand", inferred=why) for name, why in (inferred or {}).items())
    fields: dict[str, Any] = {
        "background": False,
        "source": (),
        "target": (),
        "date_text": None,
        "dated_by": None,
        "place": None,
        "topics": (),
        "outcome": None,
        "outcome_text": None,
        "said_by": None,
    }
    return Account(
        id=content_id("account", told_in.id, quote, mode or "", status, *(party.name or "" for party in parties)),
        article=told_in.id,
        type="CONSULT",
        mode=mode,
        status=status,  # type: ignore[arg-type]
        parties=tuple(parties),
        date=date,
        quote=quote,
        part="text",
        span=(at, at + len(quote)),
        sentence=told_in.text[low:high],
        sentence_span=(low, high),
        evidence=evidence,
        **{**fields, **more},
    )


def figure(told_in: Article, quote: str, measure: str, value: Any, bound: str, **more: Any) -> Figure:
    at = told_in.text.index(quote)
    low, high = sentence_span(told_in.text, quote)
    fields: dict[str, Any] = dict.fromkeys(("unit", "of", "where", "as_of", "since", "said_by"))
    fields = {**fields, "background": False, **more}
    return Figure(
        id=content_id("figure", told_in.id, quote, measure, str(value)),
        article=told_in.id,
        series=content_id("series", measure, str(fields["of"]), str(fields["where"]), str(fields["said_by"])),
        measure=measure,  # type: ignore[arg-type]
        value=value,
        bound=bound,  # type: ignore[arg-type]
        quote=quote,
        part="text",
        span=(at, at + len(quote)),
        sentence=told_in.text[low:high],
        sentence_span=(low, high),
        evidence=(Evidence("value", "hand", start=at, end=at + len(quote)),),
        **fields,
    )


@dataclass
class HandMade:
    """Stands in for `dragoman.store.record.Record`, with its views composed by the store's own functions."""

    kept: tuple[Article, ...] = ()
    groups: tuple[tuple[Account, ...], ...] = ()
    numbers: tuple[Figure, ...] = ()
    skipped: tuple[Skip, ...] = ()
    unclear: tuple[Issue, ...] = ()
    dated: dict[str, Days] = field(default_factory=dict)
    as_of: str | None = None
    said: tuple[Statement, ...] = ()
    stood: tuple[Position, ...] = ()

    def articles(self) -> tuple[ArticleCard, ...]:
        return tuple(map(self._card, sorted(self.kept, key=lambda kept: (kept.published or "9", kept.id))))

    def articles_of(self, since: str | None, until: str | None) -> tuple[ArticleCard, ...]:
        return self.articles()

    def cards(self, article_ids: Collection[str]) -> dict[str, ArticleCard]:
        return {card.id: card for card in self.articles() if card.id in article_ids}

    def _card(self, kept: Article) -> ArticleCard:
        dated = Dated(self.dated.get(kept.id, (kept.published, kept.published)), "hand")
        words = len(kept.text.split())
        return ArticleCard(
            kept.id, kept.title, kept.source, kept.url, kept.published, kept.country, dated, words, 0, 0, ""
        )

    def events(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        about: str | None = None,
        type: str | None = None,
    ) -> tuple[EventView, ...]:
        views = [event_view(Event(group[0].id, tuple(told.id for told in group)), group) for group in self.groups]
        views = [view for view in views if meet(view.date, (since, until))]
        if about:
            views = [view for view in views if any(about in (party.name, party.country) for party in view.parties)]
        return tuple(sorted(views, key=lambda view: (view.date[0] or view.date[1] or "", view.id)))

    def events_reported(
        self, *, since: str | None = None, until: str | None = None, about: str | None = None
    ) -> tuple[EventView, ...]:
        return self.events(since=since, until=until, about=about)

    def figures(
        self, *, since: str | None = None, until: str | None = None, about: str | None = None
    ) -> tuple[SeriesView, ...]:
        series: dict[str, list[Figure]] = {}
        for told in self.numbers:
            if meet((told.as_of, told.as_of), (since, until)):
                series.setdefault(told.series, []).append(told)
        return tuple(
            SeriesView(name, t[0].measure, t[0].of, t[0].where, t[0].said_by, t[0].unit, tuple(t))
            for name, t in sorted(series.items())
        )

    def statements(self, query: Query) -> tuple[Statement, ...]:
        return () if query.actors else self.said

    def positions(self, query: Query) -> tuple[Position, ...]:
        return () if query.actors else self.stood

    def sentence_context(self, entry: Entry) -> Context:
        return context(next(kept for kept in self.kept if kept.id == entry.article), entry)

    def skips(self) -> tuple[Skip, ...]:
        return self.skipped

    def article(self, identity: str) -> Article:
        return next(kept for kept in self.kept if kept.id == identity)

    def issues(self, articles: Collection[str]) -> tuple[Issue, ...]:
        return tuple(issue for issue in self.unclear if issue.article in articles)

    def latest_day(self) -> str | None:
        return max((kept.published for kept in self.kept if kept.published), default=None)


def hand_made() -> HandMade:
    kremlin = article(
        "kremlin-call",
        "The President of Russia had a telephone conversation with President of Turkey Recep Tayyip Erdoğan. "
        "The two leaders discussed preparations for talks in Antalya and the safety of shipping in the Black Sea. "
        "They agreed to stay in touch.",
        published="2022-03-06",
        source="Kremlin",
        title="Telephone conversation with the President of Turkey",
        url="http://en.kremlin.example/1",
    )
    ankara = article(
        "ankara-call",
        "ANKARA – Turkey offered help on Sunday. "
        "President Recep Tayyip Erdoğan told Vladimir Putin in a one-hour call on Sunday that a general cease-fire "
        "would ease humanitarian concerns, the Directorate of Communications said. "
        "The UN has counted at least 364 civilians killed in Ukraine as of March 5, its human rights office said.",
        published="2022-03-06",
        source="Anadolu Agency",
        title="Erdoğan urges cease-fire in call with Putin",
        url="https://aa.example/erdogan-putin?id=5&lang=en",
    )
    round_of_calls = article(
        "daily",
        "Foreign Minister Mevlüt Çavuşoğlu had a busy Sunday. "
        "He spoke by phone with Ukraine's Dmytro Kuleba about humanitarian corridors. "
        "He also called his Russian counterpart Sergey Lavrov. "
        "In a third call he spoke to Dutch Foreign Minister Wopke Hoekstra. "
        "Çavuşoğlu is to host Lavrov and Kuleba in Antalya on Thursday. "
        "Zelenskyy has repeatedly asked for a meeting with Putin. "
        "Moscow turned down a meeting between Lavrov and UN Secretary-General António Guterres. "
        "Macron visited Moscow in February for talks with Putin. "
        "More than 1.5 million people have fled Ukraine since February 24, according to UNHCR.",
        published="2022-03-06",
        source="Bosphorus Daily",
        title="Ankara works the phones",
        url="https://daily.example/phones",
    )
    talks = article(
        "antalya",
        "The first meeting of the Russian and Ukrainian foreign ministers since the invasion ended without a "
        "cease-fire in Antalya on Thursday, Kuleba said. "
        "The office of the UN High Commissioner for Human Rights put civilians killed at 549 as of March 9. "
        "Some 2.3 million people have left Ukraine, UNHCR said. "
        "Ukraine's defence ministry says between 11,000 and 12,000 Russian soldiers have been killed.",
        published="2022-03-10",
        source="Harbour News",
        title="No cease-fire in Antalya",
        url="https://harbour.example/antalya",
    )
    undated = article(
        "undated",
        "Macron spoke with Zelenskyy, the Élysée said. No more was disclosed.",
        published=None,
        source=None,
    )
    sunday: Days = ("2022-03-06", "2022-03-06")
    call = (
        account(
            ankara,
            "told Vladimir Putin in a one-hour call on Sunday",
            [ERDOGAN, PUTIN],
            date=sunday,
            source=(ERDOGAN,),
            topics=("a general cease-fire", "humanitarian concerns"),
            said_by="Directorate of Communications",
        ),
        account(
            kremlin,
            "had a telephone conversation with President of Turkey Recep Tayyip Erdoğan",
            [replace(PUTIN, name=None), ERDOGAN],
            date=sunday,
            inferred={"date": "a release without a day in it tells of the day it was published"},
            topics=("preparations for talks in Antalya", "the safety of shipping in the Black Sea"),
            said_by="Kremlin",
        ),
    )
    daily = [
        account(
            round_of_calls,
            "spoke by phone with Ukraine's Dmytro Kuleba",
            [CAVUSOGLU, KULEBA],
            date=sunday,
            topics=("humanitarian corridors",),
        ),
        account(round_of_calls, "called his Russian counterpart Sergey Lavrov", [CAVUSOGLU, LAVROV], date=sunday),
        account(round_of_calls, "spoke to Dutch Foreign Minister Wopke Hoekstra", [CAVUSOGLU, HOEKSTRA], date=sunday),
        account(
            round_of_calls,
            "asked for a meeting with Putin",
            [ZELENSKYY, PUTIN],
            mode="meeting",
            status="proposed",
            source=(ZELENSKYY,),
            date=("2022-03-06", None),
        ),
        account(
            round_of_calls,
            "turned down a meeting between Lavrov and UN Secretary-General António Guterres",
            [LAVROV, GUTERRES],
            mode="meeting",
            status="refused",
        ),
        account(
            round_of_calls,
            "visited Moscow in February",
            [MACRON, PUTIN],
            mode="visit",
            background=True,
            source=(MACRON,),
            date=("2022-02", "2022-02"),
            place=Place("Moscow", "RUS", 55.7, 37.6, "city"),
        ),
    ]
    plan = account(
        round_of_calls,
        "is to host Lavrov and Kuleba in Antalya on Thursday",
        [CAVUSOGLU, LAVROV, KULEBA],
        mode="meeting",
        status="planned",
        date=("2022-03-10", "2022-03-10"),
        place=ANTALYA,
    )
    held = account(
        talks,
        "meeting of the Russian and Ukrainian foreign ministers",
        [LAVROV, KULEBA],
        mode="talks",
        date=("2022-03-10", "2022-03-10"),
        place=ANTALYA,
        outcome="inconclusive",
        outcome_text="ended without a cease-fire",
        topics=("a cease-fire",),
        said_by="Kuleba",
    )
    loose = account(undated, "Macron spoke with Zelenskyy", [MACRON, ZELENSKYY], date=(None, "2022-03-10"))
    coming = account(
        round_of_calls,
        "is to host Lavrov and Kuleba",
        [CAVUSOGLU, LAVROV],
        mode="visit",
        status="planned",
        date=("2022-03-16", None),
        source=(LAVROV,),
    )
    numbers = (
        figure(
            ankara,
            "at least 364 civilians killed",
            "killed",
            364,
            "at_least",
            of="civilians",
            where="Ukraine",
            as_of="2022-03-05",
            said_by="UN human rights office",
        ),
        figure(
            talks,
            "civilians killed at 549",
            "killed",
            549,
            "exact",
            of="civilians",
            where="Ukraine",
            as_of="2022-03-09",
            said_by="the UN human rights office",
        ),
        figure(
            talks,
            "between 11,000 and 12,000 Russian soldiers",
            "killed",
            (11000, 12000),
            "range",
            of="soldiers",
            where="Ukraine",
            said_by="Ukraine's defence ministry",
        ),
        figure(
            round_of_calls,
            "More than 1.5 million people",
            "displaced",
            1_500_000,
            "more_than",
            of="people",
            where="Ukraine",
            as_of="2022-03-06",
            since="2022-02-24",
            said_by="UNHCR",
        ),
        figure(
            talks,
            "Some 2.3 million people",
            "displaced",
            2_300_000,
            "about",
            of="people",
            where="Ukraine",
            as_of="2022-03-10",
            since="2022-02-24",
            said_by="UNHCR",
        ),
    )
    return HandMade(
        kept=(kremlin, ankara, round_of_calls, talks, undated),
        groups=(call, (held, plan), (loose,), (coming,), *((told,) for told in daily)),
        numbers=numbers,
        skipped=(Skip("menu.html", "has no readable article text (91 characters; 250 needed)", "short"),),
        unclear=(Issue("daily", "contact", "It is not clear between whom.", start=0, end=52),),
    )


def hostile_record() -> HandMade:
    wicked = article(
        f"wicked-{HOSTILE}",
        f"Before {HOSTILE}. {HOSTILE} spoke with {RTL} on \x1b[31mSunday\x1b[0m | a `b` *c* [d](javascript:e)"
        f" \u202egnirts\u202c $\\frac{{1}}{{0}}$. After {HOSTILE}.",
        published="2022-03-06",
        source=f"Outlet {HOSTILE} $x^2$",
        title=f"Title {HOSTILE}\x07",
        url="javascript:alert(1)",
    )
    names = [
        Party(f"{HOSTILE}\x1b[2J", "minister\n# heading", "$\\bad$<b>"),
        Party(LONG, None, None),
        Party(RTL, None),
    ]
    told = account(
        wicked,
        f"{HOSTILE} spoke with {RTL}",
        names,
        date=("2022-03-06", "2022-03-06"),
        topics=(f"topic {HOSTILE}", "[link](http://evil.example)"),
        said_by=f"The {HOSTILE}",
        place=Place(HOSTILE, None, precision="city"),
        outcome="agreed",
    )
    numbers = tuple(
        figure(
            wicked,
            "Before",
            "killed",
            value,
            "exact",
            of=HOSTILE,
            where=f"{HOSTILE}$$",
            as_of=day,
            said_by=f"{HOSTILE}{RTL}",
        )
        for value, day in ((5, "2022-03-01"), (9, "2022-03-06"))
    )
    return HandMade(
        kept=(wicked,),
        groups=((told,),),
        numbers=numbers,
        skipped=(Skip(f"../{HOSTILE}", f"reason {HOSTILE}\x1b]0;owned\x07", "broken"),),
    )
