"""How the days and places of contacts in passages are judged by the annotators' words."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.passages import right_of, said, score_passages, verdict
from dragoman.records import Evidence
from training.annotated import Told, ToldAct

TEXT = "Ian Borg of Malta met Najla Mangoush of Libya in Tunis on Monday. He flew home on Tuesday."


@dataclass(frozen=True)
class Entry:
    evidence: tuple[Evidence, ...]


def entry(words: str, inferred: str | None = None) -> Entry:
    start = TEXT.index(words)
    return Entry((Evidence("date", "a rule", "text", start, start + len(words), inferred),))


def test_a_day_is_right_by_its_words():
    assert verdict(TEXT, ["on Monday"], entry("Monday"), "date") == "right"
    assert verdict(TEXT, ["on Monday"], entry("Tuesday"), "date") == "other words"


def test_what_no_words_tell_is_right_where_it_is_open_or_inferred():
    assert verdict(TEXT, ["", None], Entry(()), "date") == "rightly open"
    assert verdict(TEXT, [""], entry("Monday", "as the report opens"), "date") == "guessed"
    assert verdict(TEXT, [""], entry("Monday"), "date") == "too much"
    assert verdict(TEXT, ["on Monday"], Entry(()), "date") == "left open"


def test_words_are_compared_without_what_leads_them():
    assert said("on Monday") == said("late Monday") == "monday"


def test_a_passage_is_read_and_its_contacts_judged():
    meant = ToldAct(
        ("CONSULT",), ("MLT",), ("LBY",), ("happened",), False, False, "met", "Ian Borg", "Najla Mangoush", "",
        "on Monday", "Tunis",
    )  # fmt: skip
    settled = score_passages([Told(TEXT, (meant,), passage=True)])
    assert settled.counts["date"]["right"] == settled.counts["place"]["right"] == 1
    assert right_of(settled.counts["date"]) == 1
    assert settled.parties == [True]
