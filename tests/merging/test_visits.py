"""A visit and the talks held during it are one contact; a town visited and a meeting told elsewhere are two."""

import pytest

import dragoman
from dragoman.merging import merge, source_of


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Kenya's William Ruto visited Jinja, Mbale and Gulu in Uganda. He also met Uganda's Jeje Odongo.",
            4,  # a visit to each town, and the meeting
        ),
        ("Kenya's William Ruto visited Uganda on Monday. He held talks with President Yoweri Museveni.", 1),
    ],
)
def test_talks_are_of_a_visit_to_a_town_only_where_they_are_told_to_be_there(text, events):
    article = dragoman.article_from_text(text, id="a", published="2024-05-14")
    accounts = [a for a in dragoman.read(article).accounts if a.type == "CONSULT"]
    assert len(merge(accounts)) == events


def contacts(text, id_, source, published="2024-05-14"):
    article = dragoman.article_from_text(text, id=id_, published=published, source=source, strict=False)
    return [a for a in dragoman.read(article).accounts if a.type == "CONSULT"]


def events_of(*told):
    accounts = [account for text, id_, source in told for account in contacts(text, id_, source)]
    sources = {id_: source_of(source, None) for _, id_, source in told}
    return merge(accounts, sources=sources)


RWANDA = "Kenya's William Ruto will visit Rwanda, his office said."


@pytest.mark.parametrize(
    ("other", "events"),
    [
        ("The Rwandan ministry said Kenya's William Ruto would visit Rwanda.", 1),
        ("The ministry said Kenya's William Ruto would visit Burundi.", 2),
        ("The ministry said Rwanda's Paul Kagame would visit Kenya.", 2),
    ],
)
def test_a_visit_that_two_outlets_announce_without_its_day_is_one_visit(other, events):
    assert len(events_of((RWANDA, "a", "The Star"), (other, "b", "The New Times"))) == events
    assert len(events_of((RWANDA, "a", "The Star"), (other, "b", "The Star"))) == 2


def test_a_summit_of_one_body_that_two_outlets_look_forward_to_is_one_summit():
    summit = "Kenya's William Ruto will attend the NATO summit in Vilnius, his office said."
    ahead = "Positions were agreed before the coming NATO summit, the palace said."
    modes = [contacts(text, "a", "The Star")[0].mode for text in (summit, ahead)]
    assert (modes, len(events_of((ahead, "a", "The Star"), (ahead, "b", "Le Monde")))) == (["summit"] * 2, 1)
    assert len(events_of((ahead, "a", "The Star"), (ahead, "b", "The Star"))) == 2


@pytest.mark.parametrize(
    ("late", "events"),
    [
        ("Oslo has called in Moscow's envoy over signals lost by airliners.", 1),
        ("Oslo has called in Warsaw's envoy over signals lost by airliners.", 2),
        ("Oslo has criticised Moscow's envoy over signals lost by airliners.", 2),
    ],
)
def test_an_envoy_called_in_is_called_in_once_on_two_days_running(late, events):
    accounts, sources = [], {}
    for id_, day, text in (
        ("a", "2019-11-14", "Norway's foreign ministry on Thursday summoned the Russian ambassador to protest."),
        ("b", "2019-11-15", late),
    ):
        article = dragoman.article_from_text(text, id=id_, published=day, source=f"Paper {id_}", strict=False)
        accounts += [a for a in dragoman.read(article).accounts if a.type == "ACCUSE"]
        sources[id_] = source_of(article.source, None)
    assert len(accounts) == 2
    assert len(merge(accounts, sources=sources)) == events
