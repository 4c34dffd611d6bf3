"""Named events of known days: every row is found as if it stood alone, and by whole words."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.codebook.tables import rows
from dragoman.mentions.happenings import SEEN, Happening, each_or_other, find_happenings, year_told

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
TEXT = """Ukraine: one year on

A year after Russia invaded its neighbour the U.S. and NATO met in Vilnius. Ukraine was promised aid.
The invasion, of which George W. Bush spoke, went on. In Aceh the peace agreement held; in Helsinki they met.
Russia's war on Ukraine was what Putin and Trump spoke of at their Helsinki summit.
"""
EVENT = Happening("made", date(2000, 1, 1), date(2000, 1, 1), False, False, ("pact", "peace pact"), (("us", "oslo"),))


def plainly(text: str) -> set[tuple[int, int, str, str]]:
    """All that each row names, each row sought by patterns of its own: slow, and plain."""
    low, found = text.lower(), set()
    for row in rows("happenings"):
        groups = [group.split("|") for group in row["needs"].split("&")]
        if not all(any(phrase.lower() in low for phrase in group) for group in groups):
            continue
        needs = [any_of(group) for group in groups]
        if not all(need.search(text) for need in needs):
            continue
        for match in any_of(told_by(row["words"].split("|"))).finditer(text):
            line = slice(low.rfind("\n", 0, match.start()) + 1, (low + "\n").find("\n", match.start()))
            stops = [line.start, max(line.start, match.start() - 600)]
            stops += [m.end() for m in re.finditer(r"(?<![\s.][a-z])[.!?] ", low[: match.start()])]
            stop = re.compile(r"(?<![\s.][a-z])[.!?] ").search(low, match.start())
            sentence = slice(max(stops), min(line.stop, stop.end() if stop else line.stop))
            near = next((n for n, part in (("sentence", sentence), ("paragraph", line))
                         if all(need.search(text[part]) for need in needs)), "article")  # fmt: skip
            found.add((match.start(), match.end(), row["name"], near))
    return found


def told_by(words: list[str]) -> list[str]:
    """The words that name an event; a meeting may be told by those for seeing somebody too."""
    return [*words, *SEEN] if "met" in words else words


def any_of(phrases: list[str]) -> re.Pattern[str]:
    """A pattern for any of some phrases; those with capitals stand for themselves."""
    longest = sorted(phrases, key=len, reverse=True)
    forms = [f"(?i:{re.escape(p)})" if p.islower() else f"(?:{re.escape(p)}|{re.escape(p.upper())})" for p in longest]
    return re.compile(r"(?<!\w)(?:" + "|".join(forms) + r")(?!\w)")


@pytest.mark.parametrize(
    "text", [TEXT, *(path.read_text(encoding="utf-8") for path in SAMPLES)], ids=lambda t: t[:20]
)
def test_every_row_is_found_as_if_it_stood_alone(text: str) -> None:
    found = find_happenings(text)
    there = {(start, end, name): near for start, end, name, near in plainly(text)}
    assert {(n.start, n.end, n.happening.name): n.near for n in found if n.whole}.items() <= there.items()
    assert {(n.start, n.end, n.happening.name) for n in found} == there.keys()


def test_a_state_that_an_event_needs_may_stand_in_another_sentence() -> None:
    by_state = Happening(
        "made",
        date(2000, 1, 1),
        date(2000, 1, 1),
        False,
        False,
        ("pact",),
        (("oslo",), ("falk",), ("norway", "norwegian")),
    )
    by_town = replace(by_state, needs=(("oslo", "bergen"), ("falk",), ("norway",)))
    text = "Norwegian envoys and those of Norway came. Falk signed the pact in Oslo."
    assert [(n.near, n.whole) for n in find_happenings(text, [by_state, by_town])] == [
        ("sentence", False),
        ("paragraph", True),
    ]


def test_text_names_some_events() -> None:
    named = {n.happening.name for n in find_happenings(TEXT)}
    assert {"Russia's invasion of Ukraine", "Trump-Putin summit in Helsinki"} <= named


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("In Oslo a peace pact was signed.", [(10, 20)]),
        ("The US left the pact, and the pact fell.", [(16, 20), (30, 34)]),
        ("Russia left the pact.", []),
        ("In Oslo the impact was felt, the pacts were read.", []),
        ("İn Oslo the pact held.", [(12, 16)]),
    ],
)
def test_event_is_named_by_whole_words(text: str, spans: list[tuple[int, int]]) -> None:
    assert [(n.start, n.end) for n in find_happenings(text, [EVENT])] == spans


def test_events_of_words_within_others_are_one_or_the_other() -> None:
    other = Happening("other", date(2001, 1, 1), date(2001, 1, 1), False, False, ("peace",), (("oslo",),))
    named = find_happenings("In Oslo the peace pact held, and peace with it.", [EVENT, other])
    assert [[n.happening.name for n in group] for group in each_or_other(named)] == [["made", "other"], ["other"]]


@pytest.mark.parametrize(
    ("words", "year"),
    [("the September 11 attacks on New York", 2001), ("on September 11 they met in Rome", None)],
)
def test_event_known_by_its_day_lends_its_year(words: str, year: int | None) -> None:
    assert year_told(9, 11, words) == year


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("spoke on Oct. 10 about the missiles that had struck Kyiv", None),
        ("spoke in Kyiv of the Oct. 10 missile attack", 2025),
    ],
)
def test_a_day_alone_does_not_make_an_event_one_that_is_known_by_it(words: str, year: int | None) -> None:
    assert year_told(10, 10, words) == year


@pytest.mark.parametrize(
    ("piece", "least"), [("russia ukraine war ", 10_000), ("met in helsinki, putin, trump ", 6_000)]
)
def test_events_in_a_text_of_hostile_length_are_found(piece: str, least: int) -> None:
    assert len(find_happenings(piece * (200_000 // len(piece)))) > least


def test_phrase_with_capitals_stands_only_where_the_text_has_them() -> None:
    event = Happening("made", date(2000, 1, 1), date(2000, 1, 1), False, False, ("met",), (("Rice",),))
    assert not find_happenings("They met over rice.", [event])
    assert [n.start for n in find_happenings("They met Rice. RICE met them.", [event])] == [5, 20]
