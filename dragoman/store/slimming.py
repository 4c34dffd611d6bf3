"""Accounts as light as judging needs them: a large record of whole ones would fill the memory."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import TypeVar, cast

from dragoman.records import Account

_Value = TypeVar("_Value", bound=Hashable)


class Slimmed:
    """Makes accounts light: what many tell alike is kept once, and of the evidence only that of the deed."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Hashable] = {}

    def account(self, account: Account) -> Account:
        """The account without what judging never asks for."""
        return replace(
            account,
            article=self._one(account.article),
            type=self._one(account.type),
            mode=self._one(account.mode),
            status=self._one(account.status),
            cameo=self._one(account.cameo),
            parties=self._one(account.parties),
            source=self._one(account.source),
            target=self._one(account.target),
            date=self._one(account.date),
            date_text=self._one(account.date_text),
            dated_by=self._one(account.dated_by),
            place=self._one(account.place),
            sentence=self._one(account.sentence),
            contexts=(),
            coders=(),
            evidence=tuple(piece for piece in account.evidence if piece.field == "type"),
        )

    def _one(self, value: _Value) -> _Value:
        return cast("_Value", self._known.setdefault(value, value))
