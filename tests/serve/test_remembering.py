from dragoman.serve.remembering import Remembered
from dragoman.store.board import Card


def card(event, changed="2022-03-01T00:00:00+00:00"):
    return Card(event, "2022-03-01", 1, changed, changed, None, type="CONSULT", members=event)


def making(made):
    def make(record, cards):
        made.append([each.event for each in cards])
        return {each.event: f"{record}:{each.event}:{each.changed[:10]}" for each in cards if each.event != "gone"}

    return make


def test_what_was_made_of_an_event_is_made_once():
    made = []
    lines = Remembered(making(made), most=10)
    assert lines.of("r", [card("b"), card("a")]) == ("r:b:2022-03-01", "r:a:2022-03-01")
    assert lines.of("r", [card("a"), card("c"), card("b")]) == ("r:a:2022-03-01", "r:c:2022-03-01", "r:b:2022-03-01")
    assert made == [["b", "a"], ["c"]]


def test_an_event_whose_card_changed_is_made_anew():
    lines = Remembered(making([]), most=10)
    lines.of("r", [card("a")])
    assert lines.of("r", [card("a", "2022-04-02T00:00:00+00:00")]) == ("r:a:2022-04-02",)


def test_an_event_that_is_gone_is_left_out():
    assert Remembered(making([]), most=10).of("r", [card("gone"), card("a")]) == ("r:a:2022-03-01",)


def test_those_not_asked_for_longest_are_forgotten_first():
    made = []
    lines = Remembered(making(made), most=2)
    for event in ("a", "b", "a", "c", "a", "b"):
        lines.of("r", [card(event)])
    assert made == [["a"], ["b"], ["c"], ["b"]]
