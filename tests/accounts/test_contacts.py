"""Accounts of contacts: every field with its words, who began, and what is inferred."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import article_of, contacts_of, parties_of, read_text, table

from dragoman.evidence import entry_faults
from dragoman.reading import read
from dragoman.records import Account, Evidence

CASES = Path(__file__).parent / "cases"
TEXTS = [
    (row.get("title"), row["text"], str(row.get("published", "2022-03-15")))
    for name in ("occasions", "topics", "contact_words", "rosters", "participants")
    for row in table(CASES / f"{name}.yml")
]
CALL = "Malta's Ian Borg telephoned Libya's Najla Mangoush on Monday about the ferry."


def evidence_of(account: Account, field: str) -> Evidence:
    return next(piece for piece in account.evidence if piece.field == field)


def words_for(account: Account, text: str, field: str) -> str:
    piece = evidence_of(account, field)
    assert piece.start is not None
    return text[piece.start : piece.end]


@pytest.mark.parametrize("start", range(0, len(TEXTS), 30))
def test_contacts_of_all_case_tables_stand_on_their_articles(start: int) -> None:
    faults = []
    for title, text, day in TEXTS[start : start + 30]:
        reading = read(article_of(text, title=title, published=day))  # before what is unfounded is left out
        faults += [(text, f) for a in reading.accounts for f in entry_faults(a, reading.article)]
        ids = [a.id for a in reading.accounts]
        assert len(ids) == len(set(ids)), text
    assert faults == []


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("type", "telephoned"),
        ("mode", "telephoned"),
        ("status", "telephoned"),
        ("date", "on Monday|Monday"),
        ("parties[0].name", "Ian Borg"),
        ("parties[0].country", "Malta"),
        ("parties[1].name", "Najla Mangoush"),
        ("source", "Ian|Ian Borg"),
    ],
)
def test_contacts_field_points_at_the_words_that_say_it(field: str, words: str) -> None:
    (account,) = contacts_of(CALL, published="2022-03-15")
    assert words_for(account, CALL, field) in words.split("|")


def test_contacts_counterpart_takes_the_speakers_office_marked_as_inferred() -> None:
    text = "Maltese Foreign Minister Ian Borg met his Libyan counterpart, Salwa Tarhuni, in Valletta."
    (account,) = contacts_of(text)
    assert [(p.name, p.role, p.country) for p in account.parties] == [
        ("Ian Borg", "foreign minister", "MLT"),
        ("Salwa Tarhuni", "foreign minister", "LBY"),
    ]
    assert evidence_of(account, "parties[0].role").inferred is None
    assert evidence_of(account, "parties[1].role").inferred == "the counterpart of Ian Borg"


def test_contacts_office_from_the_table_of_holders_is_marked_as_inferred() -> None:
    (account,) = contacts_of("Recep Tayyip Erdogan met Volodymyr Zelenskyy in Lviv.", published="2022-08-18")
    assert parties_of(account) == ["Recep Tayyip Erdogan/TUR", "Volodymyr Zelenskyy/UKR"]
    assert "table of office holders" in (evidence_of(account, "parties[0].role").inferred or "")


def test_contacts_of_a_release_take_the_publishers_state_marked_as_inferred() -> None:
    text = "Foreign Minister Ola Dahl met Libya's Najla Mangoush in Oslo."
    (account,) = contacts_of(text, source="Ministry of Foreign Affairs of Norway")
    assert parties_of(account) == ["Najla Mangoush/LBY", "Ola Dahl/NOR"]
    place = [p.name for p in account.parties].index("Ola Dahl")
    assert "publisher" in (evidence_of(account, f"parties[{place}].country").inferred or "")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Malta's Ian Borg telephoned Libya's Najla Mangoush.", ["Ian Borg"]),
        ("Malta's Ian Borg received a call from Libya's Najla Mangoush.", ["Najla Mangoush"]),
        ("Malta's Ian Borg visited Libya.", ["Ian Borg"]),
        (
            "At the request of the Libyan side, Malta's Ian Borg spoke by phone with Najla Mangoush of Libya.",
            ["Najla Mangoush"],
        ),
        ("Malta's Ian Borg and Libya's Najla Mangoush met in Tunis.", []),
    ],
)
def test_contacts_source_is_who_began_where_the_words_tell(text: str, source: list[str]) -> None:
    (account,) = contacts_of(text)
    assert [p.name for p in account.source] == source
    assert {p.name for p in account.source}.isdisjoint({p.name for p in account.target})
    assert len(account.target) == (len(account.parties) - len(source) if source else 0)


def test_contacts_said_by_names_who_gives_the_account() -> None:
    text = "Malta's Ian Borg met Libya's Najla Mangoush on Monday, the ministry in Valletta said."
    (account,) = contacts_of(text, published="2022-03-15")
    assert account.said_by is not None
    assert account.said_by in text
    assert words_for(account, text, "said_by") == account.said_by


def test_contacts_told_as_background_say_why() -> None:
    text = "Fishing resumed on Monday. Malta's Ian Borg met Libya's Najla Mangoush in Tunis in May 2019."
    (account,) = contacts_of(text, published="2022-03-15")
    assert account.background
    assert evidence_of(account, "background").inferred == "told as earlier than the news"


def test_contacts_quote_stands_in_its_sentence_and_holds_the_word_and_the_parties() -> None:
    (account,) = contacts_of(CALL, published="2022-03-15")
    assert account.quote in account.sentence
    assert all(words in account.quote for words in ("Ian Borg", "telephoned", "Najla Mangoush"))


@pytest.mark.parametrize(
    "text",
    [
        "Malta's Ian Borg met nobody.",
        "Malta met Malta in the cup.",
        "Malta's Ian Borg did not meet Libya's Najla Mangoush.",
        "The Maltese press met the deadline.",
        "Malta's Ian Borg and Libya's Najla Mangoush often meet.",
    ],
)
def test_contacts_need_two_sides_and_an_occasion(text: str) -> None:
    assert contacts_of(text) == []


def test_contacts_id_tells_accounts_of_one_article_apart_and_articles_too() -> None:
    text = "Malta's Ian Borg met Libya's Najla Mangoush on 7 March. He met Mangoush again on 14 March."
    first, again = (read_text(text, id=name, published="2022-03-15").accounts for name in ("a", "b"))
    ids = [account.id for account in (*first, *again)]
    assert len(set(ids)) == len(ids) == 4


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("President Ruto met President Museveni in Kampala. He also met Alexander Stubb of Finland.", "Kampala"),
        ("President Ruto went to Kampala, Jinja and Gulu. He also met Finland's President Alexander Stubb.", None),
        (
            "In Ottawa, Prime Minister Trudeau asked for money.\n\n"
            "Estonian Prime Minister Kaja Kallas was also in the city and met Kenya's President William Ruto.",
            "Ottawa",
        ),
    ],
)
def test_place_of_the_sentence_before_is_taken_only_where_the_text_goes_on_with_it(text, place):
    met = [a for a in read_text(text).accounts if a.mode == "meeting"][-1]
    assert (met.place.name if met.place else None) == place


def test_the_city_is_not_a_town_told_once_in_passing() -> None:
    text = (
        "Swiss President Ana Roth met Danish Prime Minister Jens Kok in Minsk on Monday. "
        "Shops in Minsk stayed shut for the day.\n\n"
        "In Lima, Peru's president asked lawmakers for money to house those who fled from Minsk.\n\n"
        "Maltese Prime Minister Ian Borg was also in the city and held talks with Roth about grain."
    )
    told = {c.parties[0].name: c.place for c in contacts_of(text, published="2022-03-16")}
    place = told["Ian Borg"]
    assert place is None or place.name == "Minsk"


def test_rebels_without_a_name_are_a_side_beside_their_government() -> None:
    (told,) = contacts_of("The government of Nepal and Maoist rebels began another round of peace talks on Monday.")
    assert [(p.name, p.role, p.country) for p in told.parties] == [(None, None, "NPL"), (None, "rebels", "NPL")]
