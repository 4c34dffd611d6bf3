"""Whom words for several, and titles and pronouns alone, make parties of a contact."""

from __future__ import annotations

from typing import Any

import pytest
from texts import cases, contacts_of, parties_of


@pytest.mark.parametrize("case", cases(__file__, "groups"))
def test_groups_stand_for_those_who_fit_the_words(case: dict[str, Any]) -> None:
    contacts = contacts_of(case["text"], published="2022-03-15")
    assert sorted(case["met"]) in [parties_of(contact) for contact in contacts]
