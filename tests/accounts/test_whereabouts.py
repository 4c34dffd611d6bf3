"""Where an occasion was, inferred from its gathering or its host."""

from pathlib import Path

import pytest
import yaml

import dragoman
from benchmarks.scoring import places_agree
from dragoman.accounts.whereabouts import holder_of, within
from dragoman.records import Place


def told_within(place: Place, others: list[Place]) -> Place:
    holder = holder_of(place, others)
    return place if holder is None else within(place, holder)


def place_of(text: str):
    account = next(a for a in dragoman.read(text).accounts if a.type == "CONSULT")
    reasons = [e.inferred for e in account.evidence if e.field == "place"]
    return account.place, reasons


@pytest.mark.parametrize(
    ("text", "town", "country"),
    [
        ("French President Emmanuel Macron met Chinese Foreign Minister Wang Yi on the sidelines of the Munich "
         "Security Conference on Saturday.", "Munich", "DEU"),
        ("Turkish Foreign Minister Hakan Fidan met his Iraqi counterpart Fuad Hussein on the margins of the Doha "
         "Forum.", "Doha", "QAT"),
    ],
)  # fmt: skip
def test_a_gathering_that_always_meets_in_one_town_tells_the_place(text, town, country):
    place, reasons = place_of(text)
    assert (place.name, place.country, place.precision) == (town, country, "city")
    assert reasons == ["where this gathering is held"]


def test_the_state_that_hosts_is_where_it_was_where_no_words_say_more():
    place, reasons = place_of(
        "President Luiz Inacio Lula da Silva hosted his Angolan counterpart Joao Lourenco on Friday."
    )
    assert (place.name, place.precision) == ("Brazil", "country")
    assert reasons == ["the state that hosted"]


def test_words_go_before_what_is_inferred():
    place, reasons = place_of("President Emmanuel Macron hosted Chancellor Friedrich Merz in Toulon on Friday.")
    assert (place.name, reasons) == ("Toulon", [None])


def test_who_received_may_have_been_abroad():
    place, _ = place_of("Foreign Minister Sergey Lavrov received Iraqi Foreign Minister Fuad Hussein on Monday.")
    assert place is None


def test_a_call_is_held_nowhere():
    text = "President Macron spoke by phone with President Putin on Saturday during the Munich Security Conference."
    place, _ = place_of(text)
    assert place is None


def test_here_is_where_a_dispatch_opens():
    place, _ = place_of(
        "Hanoi, Oct 6, IRNA - President Hassan Rouhani met here on Thursday with Vietnamese President Tran Dai Quang."
    )
    assert place.name == "Hanoi"


def test_a_capital_is_called_by_its_name_and_by_what_the_text_calls_it():
    place, reasons = place_of(
        "Turkish Foreign Minister Hakan Fidan met Saudi Foreign Minister Faisal bin Farhan in the Qatari capital."
    )
    assert (place.name, place.precision) == ("Doha, the Qatari capital", "city")
    assert reasons == ["the Qatari capital is Doha"]


def test_a_sentence_that_goes_on_has_the_place_of_the_one_before():
    text = (
        "Ministers of the eight states met in Oslo on Monday. Norwegian Prime Minister Jens Stoltenberg also met "
        "Swedish Prime Minister Fredrik Reinfeldt."
    )
    account = next(a for a in dragoman.read(text).accounts if len(a.parties) == 2)
    assert account.place.name == "Oslo"
    reason = next(e.inferred for e in account.evidence if e.field == "place")
    assert reason in {"goes on with the place of the sentence before", "as another sentence tells of it"}


def test_a_sentence_that_tells_of_something_else_has_not():
    text = (
        "Ministers of the eight states met in Oslo on Monday. Norwegian Prime Minister Jens Stoltenberg met Swedish "
        "Prime Minister Fredrik Reinfeldt in May."
    )
    account = next(a for a in dragoman.read(text).accounts if len(a.parties) == 2)
    assert account.place is None


def test_an_act_in_a_village_that_no_table_has_lies_somewhere_in_its_region():
    reading = dragoman.read("Russian troops shelled the village of Novokamianka in Luhansk region on Monday.")
    act = next(a for a in reading.accounts if a.type == "ASSAULT")
    assert (act.place.name, act.place.precision) == ("Novokamianka in Luhansk region", "region")
    assert any(e.field == "place" and e.inferred and "somewhere in" in e.inferred for e in act.evidence)


def test_a_house_is_told_with_the_state_that_was_visited():
    baabda = Place("Baabda Palace", "LBN", 33.85, 35.54, "exact")
    lebanon = Place("Lebanon", "LBN", 33.83, 35.83, "country")
    beirut = Place("Beirut", "LBN", 33.89, 35.5, "city")
    assert told_within(baabda, [lebanon, baabda]).name == "Baabda Palace, Lebanon"
    assert told_within(baabda, [lebanon, beirut]).name == "Baabda Palace, Beirut"


def test_a_house_without_a_point_has_that_of_its_town():
    villa, tunis = Place("Villa Serafina"), Place("Tunis", "TUN", 36.82, 10.17, "city", "2464470")
    told = told_within(villa, [tunis])
    assert (told.name, told.lat, told.precision, told.geonames) == ("Villa Serafina, Tunis", 36.82, "city", None)


def test_a_town_elsewhere_is_not_told_with_it():
    baabda = Place("Baabda Palace", "LBN", 33.85, 35.54, "exact")
    tripoli = Place("Tripoli", "LBN", 34.43, 35.84, "city")
    assert told_within(baabda, [tripoli]) == baabda
    assert (
        told_within(Place("Doha, the Qatari capital", "QAT", 25.3, 51.5, "city"), [Place("Doha")]).name.count("Doha")
        == 1
    )


def test_both_the_house_and_what_it_lies_in_are_shown_in_the_text():
    text = (
        "Ukrainian President Volodymyr Zelensky received Poland's Andrzej Duda at Mariinskyi Palace on Monday. "
        "Duda and Zelensky met in Kyiv for the third time."
    )
    (account,) = dragoman.read(dragoman.article_from_text(text, published="2020-08-05", strict=False)).accounts
    assert account.place.name == "Mariinskyi Palace, Kyiv"
    assert [text[e.start : e.end] for e in account.evidence if e.field == "place"] == ["Mariinskyi Palace", "Kyiv"]


def test_the_news_of_a_dispatch_was_where_it_is_from_where_no_other_place_is_told():
    place, reasons = place_of(
        "AMMAN, March 3 (Reuters) - UN envoy Martin Keller held separate meetings with Syrian Foreign Minister "
        "Bassam Sabbagh and Iraqi Foreign Minister Fuad Hussein on Wednesday."
    )
    assert place.name == "AMMAN"
    assert reasons == ["where the report is from, which opens with it"]


def test_what_a_dispatch_tells_later_or_by_the_way_was_not_surely_there():
    place, _ = place_of(
        "AMMAN, March 3 (Reuters) - The port was shut on Wednesday. "
        "Syrian Foreign Minister Bassam Sabbagh met Iraqi Foreign Minister Fuad Hussein for an hour."
    )
    assert place is None


def test_who_had_just_arrived_somewhere_met_others_there():
    text = (
        "Ghanaian President John Mahama flew to Lome on the 3rd of May. "
        "He conferred with Beninese President Patrice Talon for two hours."
    )
    contact = next(c for c in dragoman.read(text).accounts if c.sentence.startswith("He"))
    assert contact.place.name == "Lome"


def test_a_house_by_name_is_named_with_its_town():
    text = (
        "Chadian Prime Minister Allamaye Halina arrived in Paris on Thursday for a visit. "
        "French President Emmanuel Macron received Halina at the Hotel Lambert the same day."
    )
    names = {c.place.name for c in dragoman.read(text).accounts if c.type == "CONSULT" and c.place}
    assert any("Hotel Lambert" in name and "Paris" in name for name in names)


def test_a_house_that_tables_have_is_named_with_its_town_too():
    place, _ = place_of(
        "Slovenian President Borut Pahor travelled to Washington last Tuesday and met U.S. President Joe Biden at "
        "the White House."
    )
    assert (place.name, place.precision) == ("White House, Washington", "exact")


def test_a_house_told_to_be_here_is_where_the_report_is_from():
    place, _ = place_of(
        "TIRANA, May 4 (XYZ) - Slovenian President Borut Pahor called on Albanian President Ilir Meta at the Dajti "
        "Palace here today."
    )
    assert place.name.startswith("the Dajti Palace, T")
    assert (place.country, place.precision) == ("ALB", "city")


WHERE = yaml.safe_load((Path(__file__).parent / "cases" / "where.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in WHERE])
def test_where_of_cases(case):
    published = str(case["published"]) if "published" in case else None
    article = dragoman.article_from_text(case["text"], strict=False, published=published, title=case.get("title"))
    contacts = [a for a in dragoman.read(article).accounts if a.type == "CONSULT"]
    for persons, where in case["where"].items():
        told = [c for c in contacts if set(persons.split()) <= {(p.name or "").split(" ")[-1] for p in c.parties}]
        assert told, f"nobody met: {persons}"
        place = told[0].place.name if told[0].place is not None else None
        rights = [place is None if one == "-" else places_agree(one, place) for one in where.split("|")]
        assert any(rights), f"{place}: {case['why']}"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Prime Minister Narendra Modi met Chilean President Gabriel Boric at Hyderabad House on Tuesday.",
         "Hyderabad House, New Delhi"),
        ("Kenyan President William Ruto received Zambian Foreign Minister Mulambo Haimbe at the Kenyatta "
         "International Convention Centre on Monday.", "the Kenyatta International Convention Centre, Nairobi"),
        ("Polish President Andrzej Duda met Slovak President Peter Pellegrini at Kadriorg Palace, US President "
         "Joe Biden's spokesman said.", "Kadriorg Palace, Tallinn"),
    ],
)  # fmt: skip
def test_a_house_is_in_the_town_that_tables_know_and_not_in_whose_somebody_is(text, place):
    assert place_of(text)[0].name == place


def test_a_guest_of_the_days_before_is_still_there_though_the_matter_was_another_town_s():
    article = dragoman.article_from_text(
        "Irish Foreign Minister Simon Harris met his Jordanian counterpart Ayman Safadi in Amman on Tuesday.\n\n"
        "On Wednesday the Minister met King Abdullah of Jordan for an hour. That meeting dealt with the shape of a "
        "future government in Damascus.",
        published="2025-01-16",
        strict=False,
    )
    places = [a.place for a in dragoman.read(article).accounts if a.type == "CONSULT"]
    assert [p.name for p in places if p is not None] == ["Amman", "Amman"]


def test_a_guest_is_to_meet_those_at_home_where_the_report_is_from():
    def planned(day: str) -> list[str | None]:
        text = f"PRAGUE - US President Barack Obama was to meet Czech President Petr Pavel {day}."
        article = dragoman.article_from_text(text, published="2025-04-10", strict=False)
        found = dragoman.read(article).accounts
        return [a.place.name if a.place is not None else None for a in found if a.type == "CONSULT"]

    assert planned("on Friday") == ["PRAGUE"]
    assert planned("in June") == [None]
