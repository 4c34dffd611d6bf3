"""The days told by persons who are named without their office."""

import pytest

from dragoman.mentions.dating import date_article
from dragoman.records import Article

OPEN = ""


def days_of(text: str) -> str:
    """The range of a text without a date, `first..last`, a side left out where it is open."""
    first, last = date_article(Article(id="case", text=text)).range
    return f"{first or OPEN}..{last or OPEN}"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Rex Tillerson rang Sergei Lavrov and asked him to keep the line open.", "2017-02-01..2018-04-07"),
        ("NATO's Jens Stoltenberg arrived in Kyiv.", "2014-10-01..2024-10-08"),
        (
            "The defence ministers of Turkey and Russia talked late on May 2. Hulusi Akar asked for calm at once.",
            "2019-05-02..2023-05-08",
        ),
        ("Anniken Huitfeldt told Zbigniew Rau that pipelines need guards.", "2021-10-14..2023-10-23"),
        ("Foreign Minister Mevlut Cavusoglu discussed ports with Dmytro Kuleba.", "2019-08-29..2023-06-10"),
        (
            "Turkey's foreign minister, Hakan Fidan, called his Jordanian and Egyptian counterparts, Ayman Safadi "
            "and Badr Abdelatty.",
            "2024-07-03..",
        ),
        ("Russia's Lavrov and Iran's Amirabdollahian discussed sanctions.", "2021-08-25..2024-05-26"),
        ("Josep Borrell of the EU told Ukraine's Dmitry Kuleba that aid would come.", "2019-12-01..2024-09-12"),
        ("Viktor Orban met Donald Trump at his home.", "2017-01-20.."),
        ("President Hassan Rouhani spoke of trade with President Vladimir Putin.", "2013-08-03..2021-08-10"),
    ],
    ids=lambda value: value[:40],
)
def test_names_without_an_office_tell_the_days_on_which_they_had_one(text: str, days: str) -> None:
    assert days_of(text) == days


@pytest.mark.parametrize(
    "text",
    [
        "Former Defence Secretary Lloyd Austin told Sergei Lavrov that the line had helped.",
        "In memoirs that came out in spring, Angela Merkel says she told Vladimir Putin so.",
        "Lloyd Austin dined with Mark Milley.",
        "Lloyd Austin's ranch is near the home of Sergei Shoigu's cousin.",
        "A statue of Angela Merkel stands beside one of Francois Hollande.",
        "Rex Tillerson, chairman of Exxon, met Sergei Lavrov.",
        "In her book Angela Merkel tells how Vladimir Putin let in his dog when they met.",
        "When foreign minister Frank-Walter Steinmeier met Sergei Lavrov in 2014, hopes rose in Berlin.",
        "Azov told Russia's and Ukraine's envoys that it had not been asked, Sergei Lavrov said.",
        "In May Russia's Sergei Lavrov spoke of Britain's part in it.",
        "Sheikh Abdullah told Sergei Lavrov that Jordan and Russia agree.",
    ],
)
def test_names_of_those_gone_or_not_in_contact_end_no_days(text: str) -> None:
    assert days_of(text).endswith("..")


def test_foreign_secretary_of_india_is_a_deputy() -> None:
    text = "Foreign Secretary S. Jaishankar spoke with President Xi Jinping in Goa."
    assert days_of(text) == "2015-01-29..2018-02-04"


def test_text_is_dated_against_one_event_that_fits_by_its_day_alone() -> None:
    dated = date_article(
        Article(
            id="case",
            text="Foreign Minister Mevlut Cavusoglu phoned Dmytro Kuleba on Oct. 10 on missiles that hit Kyiv.",
        )
    )
    assert dated.range[1] is not None
    assert dated.range[1] < "2023-06-11"


def test_day_that_something_is_put_off_to_is_not_past() -> None:
    text = "President Volodymyr Zelensky has put off his trip until March 10, aides said on Tuesday."
    assert "March 10" not in date_article(Article(id="case", text=text)).basis
