"""Acts by who did them to whom, words apart from deeds; positions and words by actor."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from briefing.handmade import HOSTILE, HandMade, account, article
from making import make_position, make_statement

import dragoman
from dragoman.briefing import compose, to_html, to_markdown, to_text
from dragoman.briefing.deeds import tell_act
from dragoman.codebook.acts import act_modes, act_types
from dragoman.records import Account, Article, Event, Party
from dragoman.store.views import event_view

RUSSIA, UKRAINE = Party(None, None, "RUS", "GOV"), Party(None, None, "UKR", "GOV")
POLAND, USA = Party(None, None, "POL", "GOV"), Party(None, None, "USA", "GOV")
DAY = ("2022-03-08", "2022-03-08")
TEXT = (
    "Russia shelled Kharkiv on Tuesday. Russia threatened to close a pipeline. "
    "Poland offered jets to Washington. Russia denied an attack on Sumy. "
    "Russia had annexed Crimea years before. Dmytro Kuleba said the ceasefire must hold."
)


def report(identity: str = "wire", source: str = "Harbour News") -> Article:
    return article(identity, TEXT, published="2022-03-09", source=source, title="A day of it")


def act(told_in: Article, quote: str, type: str, **fields: Any) -> Account:
    parties = {"source": (RUSSIA,), "target": (UKRAINE,), "date": DAY, **fields}
    given = {name: parties.pop(name) for name in ("status", "mode") if name in parties}
    made = account(told_in, quote, (*parties["source"], *parties["target"]), mode=given.get("mode"),
                   status=given.get("status", "happened"), **parties)  # fmt: skip
    return replace(made, type=type)


def record() -> HandMade:
    wire, paper = report(), report("paper", "Bosphorus Daily")
    return HandMade(
        kept=(wire, paper),
        groups=(
            (act(wire, "shelled Kharkiv", "ASSAULT", mode="heavy-weapons"),
             act(paper, "shelled Kharkiv", "ASSAULT", mode="heavy-weapons")),
            (act(wire, "threatened to close", "THREATEN", mode="restrict", status="threatened"),),
            (act(wire, "offered jets", "AID", status="offered", source=(POLAND,), target=(USA,)),),
            (act(wire, "denied an attack", "ASSAULT", status="denied", said_by="Moscow"),),
            (act(wire, "annexed Crimea", "COERCE", mode="seize", background=True, date=(None, "2014-12-31")),),
        ),
        said=(make_statement(wire, "said", "the ceasefire must hold", date=DAY),),
        stood=(make_position(wire, "the ceasefire must hold", "ceasefire", date=DAY),),
    )  # fmt: skip


def test_deeds_stand_apart_from_words() -> None:
    (dyad, other) = compose(record()).dyads
    assert (dyad.source, dyad.target) == ("Russia", "Ukraine")
    assert [told.told for told in dyad.done] == ["Russia shelled Ukraine"]
    assert {told.told for told in dyad.said} == {
        "Russia threatened Ukraine with restrictions",
        "It is denied that Russia attacked Ukraine",
    }
    assert [told.told for told in other.said] == ["Poland offered to give aid to the United States"]


def test_acts_told_as_background_stand_apart() -> None:
    told = compose(record())
    assert [each.type for each in told.earlier_acts] == ["COERCE"]
    assert all(not each.background for dyad in told.dyads for each in (*dyad.done, *dyad.said))


def test_the_standfirst_counts_deeds_and_words() -> None:
    assert "1 act done and 3 only in words" in to_text(compose(record()))


def test_what_is_new_tells_the_deed_of_two_papers_first() -> None:
    lines = [line.text for line in compose(record()).news]
    assert lines[0] == "Russia shelled Ukraine on 8 March."
    assert len(compose(record()).news[0].accounts) == 2


@pytest.mark.parametrize("type", sorted(set(act_types()) - {"CONSULT"}))
@pytest.mark.parametrize(
    "status", ["happened", "planned", "offered", "threatened", "refused", "denied", "conditional"]
)
def test_every_type_is_told_in_every_status_and_mode(type: str, status: str) -> None:
    for mode in (None, *(mode for owner, mode in act_modes() if owner == type)):
        for target in ((UKRAINE,), ()):
            told = act(report(), "shelled Kharkiv", type, mode=mode, status=status, target=target)
            words = tell_act(event_view(Event(told.id, (told.id,)), [told]))
            assert re.fullmatch(r"[A-Z][^{}]*\.", words)
            assert "Russia" in words
            assert ("Ukraine" in words) == bool(target)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Kenya on Monday asked Somalia to reopen the crossing at Mandera.",
            "Kenya on Monday asked Somalia to reopen the crossing at Mandera.",
        ),
        ("Oslo will lend Malawi 30 million euros, it said.", "Oslo will lend Malawi 30 million euros."),
        (
            "Qatar's energy minister, who was in Vienna, has ruled out new gas for Austria.",
            "Qatari energy minister said no to Austria: “new gas for Austria”.",
        ),
        ("Poland said Belarus had shelled its post.", "Belarus had shelled its post, according to Poland."),
        ("Chad denied that its army had shelled Darfur.", "Chad denied that its army had shelled Darfur."),
        ("Mali's premier met Laurent Fabius in Paris. He thanked France for its help.", "France for its help."),
        ("The Russian shelling of Kharkiv went on.", "Russia shelled Ukraine."),
    ],
)
def test_line_of_an_act_is_the_report_s_own_where_it_is_a_sentence(text: str, told: str) -> None:
    acts = [account for account in dragoman.read(text).accounts if account.type != "CONSULT"]
    assert any(tell_act(event_view(Event(a.id, (a.id,)), [a])).endswith(told) for a in acts)


def test_line_in_the_report_s_own_words_gives_the_day_for_the_weekday() -> None:
    text = "Kenya on Monday asked Somalia to reopen the crossing at Mandera, a road on which cattle are traded."
    article = dragoman.article_from_text(text, published="2023-05-16")
    (asked,) = dragoman.read(article).accounts
    line = tell_act(event_view(Event(asked.id, (asked.id,)), [asked]))
    assert line == "Kenya asked Somalia to reopen the crossing at Mandera on 15 May."


def test_what_two_do_to_each_other_is_told_once() -> None:
    clash = act(report(), "shelled Kharkiv", "ASSAULT", source=(RUSSIA, UKRAINE), target=(RUSSIA, UKRAINE))
    assert "attacked each other" in tell_act(event_view(Event(clash.id, (clash.id,)), [clash]))


def test_line_of_an_attack_has_no_words_of_its_own() -> None:
    attack = act(report(), "shelled Kharkiv", "ASSAULT")
    assert "“" not in tell_act(event_view(Event(attack.id, (attack.id,)), [attack]))


def test_positions_and_words_stand_by_actor() -> None:
    (voice,) = compose(record()).voices
    assert voice.who == "Ukraine"
    assert [(stand.stance, stand.matter) for stand in voice.stands] == [("Demands", "a ceasefire")]
    assert [(saying.cue, saying.words) for saying in voice.sayings] == [("said", "the ceasefire must hold")]


@pytest.mark.parametrize("tell", [to_text, to_markdown, to_html])
def test_every_way_of_telling_has_the_two_columns_and_the_voices(tell: Any) -> None:
    shown = tell(compose(record()))
    for words in ("Done and said", "Done", "Said, offered, asked, threatened, refused", "Earlier acts",
                  "Positions and words", "Demands", "shelled Kharkiv"):  # fmt: skip
        assert words in shown


@pytest.mark.parametrize("width", [60, 80, 120])
def test_text_keeps_to_its_width(width: int) -> None:
    assert max(map(len, to_text(compose(record()), width=width).splitlines())) <= width


def test_hostile_names_and_words_are_shown_as_text() -> None:
    wire = article("wire", f"{HOSTILE} shelled [x](http://evil.example).", published="2022-03-09", source=HOSTILE)
    evil = Party(HOSTILE, None, "RUS")
    hostile = HandMade(
        kept=(wire,),
        groups=((act(wire, "shelled [x](http://evil.example)", "ASSAULT", source=(evil,), said_by=HOSTILE),),),
        said=(make_statement(wire, "shelled", HOSTILE, speaker=(evil,), speaker_text=HOSTILE, cue=HOSTILE),),
        stood=(make_position(wire, HOSTILE, HOSTILE, holder=(evil,), said_by=HOSTILE),),
    )
    html, markdown = to_html(compose(hostile)), to_markdown(compose(hostile))
    assert "<script" not in html.replace("&lt;script", "")
    assert "<img" not in html
    assert "[x](http" not in markdown
    assert "<script" not in markdown.replace("\\<script", "")


def test_acts_have_places_that_lines_link_to() -> None:
    html = to_html(compose(record()))
    assert re.search(r'href="#entry-\w+"', html)
    for place in re.findall(r'href="#([\w-]+)"', html):
        assert f'id="{place}"' in html
