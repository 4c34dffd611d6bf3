"""Several named events of one week, where no one of them alone tells the day."""

from datetime import date

import pytest

from dragoman.mentions.dating import date_article
from dragoman.mentions.daysets import EARLIEST, LATEST, between, ends_of
from dragoman.mentions.eventclues import event_clues
from dragoman.mentions.eventclusters import cluster_clues
from dragoman.mentions.happenings import find_happenings, nearly_told
from dragoman.mentions.times import find_times
from dragoman.records import Article

WEEK = (
    "The two teams ended their talks. Vladimir Medinsky spoke of goodwill, Ukraine's David Arakhamia of guarantors, "
    "and the hosts in Istanbul of hope.\n\nThe Russian side was less cheerful about what it heard there. "
    "Sergei Lavrov was far off, on a trip to China, where Wang Yi gave him lunch in Tunxi."
)
ALONE = WEEK.partition("\n\n")[0]
EVERY_DAY = between(EARLIEST, LATEST)


def test_two_events_of_one_week_date_a_text() -> None:
    dated = date_article(Article(id="w", text=WEEK))
    assert dated.range == ("2022-03-29", "2022-04-05")
    assert "several events of one week" in dated.basis


def test_one_event_alone_may_be_another_of_its_kind() -> None:
    assert list(cluster_clues(ALONE, EVERY_DAY)) == []


@pytest.mark.parametrize("days", [(date(2014, 1, 1), date(2021, 12, 31)), (date(2023, 1, 1), date(2023, 12, 31))])
def test_events_outside_the_days_that_other_clues_leave_tell_nothing(days: tuple[date, date]) -> None:
    assert list(cluster_clues(WEEK, between(*days))) == []


def test_a_clue_allows_the_days_after_the_last_event_that_was_not_set_beforehand() -> None:
    (clue,) = cluster_clues(WEEK, EVERY_DAY)
    assert ends_of(clue.days)[1] == date(2022, 4, 5)
    assert clue.by_event


ONE = (
    "The minister has come to Moscow for talks about Syria, an envoy said.\n\n"
    "On Tuesday Turkey's Mevlut Cavusoglu will sit down with Sergei Lavrov and Mohammad Javad Zarif of Iran."
)


def test_one_event_told_in_telling_words_on_its_weekday_dates_a_text() -> None:
    (clue,) = cluster_clues(ONE, EVERY_DAY)
    assert ends_of(clue.days) == (date(2016, 12, 14), date(2016, 12, 19))


@pytest.mark.parametrize("other", ["On Friday", "In June"])
def test_one_event_that_is_told_on_no_weekday_of_its_own_tells_nothing(other: str) -> None:
    assert list(cluster_clues(ONE.replace("On Tuesday", other), EVERY_DAY)) == []


def test_what_is_only_hoped_for_is_no_news() -> None:
    hoped = "Envoys of Hamas came to Cairo. Hopes for a ceasefire in Gaza, which Doha could announce on Sunday, rise."
    assert list(cluster_clues(hoped, EVERY_DAY)) == []


LATER = (
    "The presidents' aides had little to say. On Thursday, they said, there had been a long evening.\n\n"
    + "Nobody in the towns along the border knew what to expect of it, and some had packed their bags.\n\n" * 3
    + "Guyana's Irfaan Ali was pale.\n\nSo was the host, Ralph Gonsalves, in Saint Vincent.\n\n"
    "Nicolas Maduro of Venezuela sat down at Argyle with a smile, and spoke of the Essequibo."
)


def test_an_event_of_many_telling_words_may_be_told_anywhere() -> None:
    (clue,) = cluster_clues(LATER, EVERY_DAY)
    assert ends_of(clue.days) == (date(2023, 12, 14), date(2023, 12, 20))


def test_an_event_told_with_a_day_of_its_own_is_what_came_before() -> None:
    assert list(cluster_clues(LATER.replace("sat down at Argyle", "sat down last year at Argyle"), EVERY_DAY)) == []


def test_events_lacking_only_a_year_speak_for_their_week() -> None:
    text = "Petro Poroshenko and Angela Merkel spoke in Berlin of Normandy and Francois Hollande with Vladimir Putin."
    assert any("October 2016" in event.name for event, _ in nearly_told(text))
    assert not any("October 2016" in n.happening.name for n in find_happenings(text.replace("Merkel", "Merz")))


def test_weekdays_of_a_cluster_narrow_its_days() -> None:
    text = WEEK.replace("ended their talks", "ended their talks on Tuesday") + " He had left on Wednesday."
    (clue,) = cluster_clues(text, EVERY_DAY)
    assert ends_of(clue.days) == (date(2022, 3, 30), date(2022, 4, 4))


RECALLED = (
    "The ministers of Turkey and Ukraine, Mevlut Cavusoglu and Dmytro Kuleba, spoke by phone {}.\n\n"
    "They went through what is left to settle, an official told the press.\n\n"
    "{} Cavusoglu conferred with Sergei Lavrov in Moscow, and {} he saw Kuleba in Lviv."
)


@pytest.mark.parametrize(
    ("news", "first", "second", "told"),
    [
        ("on Monday", "On March 16", "a day later", 0),
        ("yesterday", "On 16 March", "on the following day", 0),
        ("again", "On March 16", "a day later", 1),
    ],
)
def test_events_told_behind_the_news_with_days_of_the_month_are_not_of_its_week(
    news: str, first: str, second: str, told: int
) -> None:
    assert len(list(cluster_clues(RECALLED.format(news, first, second), EVERY_DAY))) == told


def test_a_day_of_the_month_in_the_news_itself_is_of_its_week() -> None:
    text = RECALLED.format("on March 17, a Thursday,", "There", "then")
    text += " Andrzej Duda was received by Recep Tayyip Erdogan in Ankara, and they spoke of the invasion."
    assert list(cluster_clues(text, EVERY_DAY))


def test_a_call_on_a_day_that_is_none_of_those_known_tells_nothing() -> None:
    text = "Lloyd Austin and his Russian counterpart Andrei Belousov spoke by phone on Sunday."
    assert find_happenings(text)
    assert list(event_clues(text, find_times(text))) == []
