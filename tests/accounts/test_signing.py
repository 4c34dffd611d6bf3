"""When a signature tells that the signers met."""

from __future__ import annotations

import pytest
from texts import contacts_of

MINISTERS = "Kenyan Foreign Minister Asha Mwangi and Ugandan Foreign Minister Paul Okello"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{MINISTERS} signed a border treaty in Nairobi on Monday.", "happened"),
        (f"{MINISTERS} will initial the protocol in Nairobi on Friday.", "planned"),
        (f"The pact that {MINISTERS} signed in Nairobi in February was a surprise.", "happened"),
    ],
)
def test_signing_a_pact_is_a_meeting(text: str, status: str) -> None:
    (contact,) = contacts_of(text, published="2022-03-15")
    assert (contact.mode, contact.status) == ("meeting", status)
    assert {party.country for party in contact.parties} == {"KEN", "UGA"}


@pytest.mark.parametrize(
    "text",
    [
        f"{MINISTERS} signed an open letter to the voters on Monday.",
        f"{MINISTERS} refused to sign the treaty.",
        "Kenya and Uganda signed a border treaty on Monday.",
        f"Trade may resume once {MINISTERS} have signed the treaty.",
        "Acme chief executive Sam Stone and Kenyan Foreign Minister Asha Mwangi signed an agreement on Monday.",
    ],
)
def test_signing_is_no_meeting_of(text: str) -> None:
    assert contacts_of(text, published="2022-03-15") == []


def test_signing_is_told_by_its_own_rule() -> None:
    (contact,) = contacts_of(f"{MINISTERS} signed a border treaty in Nairobi on Monday.", published="2022-03-15")
    assert "rule:signing:sign" in {evidence.by for evidence in contact.evidence}


@pytest.mark.parametrize("verb", ["rang", "dialled"])
def test_calls_to_both_are_two(verb: str) -> None:
    text = f"{MINISTERS} traded threats on Sunday. On Monday US President Joe Carter {verb} both ministers."
    calls = [c for c in contacts_of(text, published="2022-03-15") if c.mode == "phone"]
    assert sorted(len(call.parties) for call in calls) == [2, 2]
