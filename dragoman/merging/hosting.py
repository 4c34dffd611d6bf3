"""With which events accounts without a narrow day go, where others are now the nearest or an event has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dragoman.merging.blocking import is_narrow, lead_keys, open_keys
from dragoman.merging.blocks import Kind, Row, block_of, by_aim, lead_of, lead_rows, open_rows, sees
from dragoman.merging.changing import Changing
from dragoman.merging.facts import Facts
from dragoman.merging.groups import Group, Groups
from dragoman.merging.joined import event_made
from dragoman.merging.recalling import NEAREST
from dragoman.merging.ruled import order_of
from dragoman.merging.spreading import Compared, explore, groups_of
from dragoman.merging.undated import judged_near, near
from dragoman.records import Event, Judgement

Accounts = dict[str, Facts]


@dataclass(frozen=True, slots=True)
class Hosted:
    """The events of accounts with a narrow day and those that go with them, and what was judged of the latter.

    `left` are accounts that stood alone before, `found_none` those that do now, without those that did and do.
    """

    events: tuple[Event, ...]
    judged: Mapping[str, list[Judgement]]
    left: Accounts
    found_none: Accounts


def host(record: Changing, told: Compared) -> Hosted:
    """Finds their events for all accounts without a narrow day that what was judged anew can touch."""
    groups = groups_of(record, told)
    now = {lead.id: lead for group in groups.all() if (lead := _lead(groups, group)) is not None}
    before = _leads_before(record, told.explored)
    asked = _asked(record, *_apart(record, before, now))
    guests = _Guests(record)
    guests.ask(asked)
    hosts = {lead.id for group in groups.all() if (lead := _lead(groups, group)) and _changed(record, groups, group)}
    hosts |= guests.hosts(asked) | _hosts_before(record, asked, before.keys() - now.keys())
    explore(record, told, hosts)
    coming = guests.of(hosts)
    groups = groups_of(record, told, coming)
    joined = {id_ for id_ in _in_order(record, coming) if groups.join(coming[id_])}
    events = tuple(
        event_made(groups, group)
        for group in groups.all()
        if (lead := _lead(groups, group)) is not None and lead.id in hosts
    )
    left, found_none = _alone(record, {*asked, *coming}, joined)
    return Hosted(events, {id_: guests.judged[id_] for id_ in {*asked, *coming}}, left, found_none)


class _Guests:
    """Accounts without a narrow day, and with which event each goes: judged once."""

    def __init__(self, record: Changing) -> None:
        self._record = record
        self.judged: dict[str, list[Judgement]] = {}
        self._found: dict[str, Judgement | None] = {}

    def ask(self, accounts: Collection[str]) -> None:
        """Judges which event each of some accounts goes with."""
        record = self._record
        facts = record.facts(set(accounts) - self.judged.keys())
        _have(record, "lead", facts.values())
        nearest = {id_: near(each, record.leads(now=True)) for id_, each in facts.items()}
        leads = record.facts({lead for found in nearest.values() for lead in found})
        for id_, each in facts.items():
            self._found[id_], self.judged[id_] = judged_near(each, [leads[lead] for lead in nearest[id_]])

    def hosts(self, accounts: Iterable[str]) -> set[str]:
        """The leading accounts of the events that some go with."""
        return {_host(id_, found) for id_ in accounts if (found := self._found[id_]) is not None}

    def of(self, hosts: Collection[str]) -> dict[str, Judgement]:
        """All accounts that go with some events, given by their leading accounts, and the judgement that says so."""
        record = self._record
        leads = record.facts(hosts)
        _have(record, "lead", leads.values())
        _have(record, "open", leads.values())
        seen = {
            id_ for lead in leads.values() for key in lead_keys(lead)
            for id_ in _who_sees(record, record.now(block_of("lead", key)), key, lead.id)
        }  # fmt: skip
        self.ask(seen)
        found = {id_: self._found[id_] for id_ in seen}
        return {id_: each for id_, each in found.items() if each is not None and _host(id_, each) in hosts}


def _asked(record: Changing, gone: Accounts, come: Accounts) -> set[str]:
    """The accounts without a narrow day that are new, or to which other events are the nearest now."""
    _change_rows(record, gone, come)
    seen = set()
    for leads, now in ((gone, False), (come, True)):
        for lead in leads.values():
            for key in lead_keys(lead):
                block = block_of("lead", key)
                seen |= _who_sees(record, record.now(block) if now else record.before(block), key, lead.id)
    new = {id_ for id_, facts in record.come.items() if not is_narrow(facts)}
    stayed = record.facts(seen - new)
    _have(record, "lead", stayed.values())
    told_otherwise = gone.keys() & come.keys()
    return new | {id_ for id_, facts in stayed.items() if _nearest_changed(record, facts, told_otherwise)}


def _nearest_changed(record: Changing, facts: Facts, told_otherwise: Collection[str]) -> bool:
    now = near(facts, record.leads(now=True))
    return now != near(facts, record.leads(now=False)) or not set(now).isdisjoint(told_otherwise)


def _change_rows(record: Changing, gone: Accounts, come: Accounts) -> None:
    """Lays the rows of events and of accounts without a narrow day over those that are kept."""
    for leads in (gone, come):
        _have(record, "lead", leads.values())
        _have(record, "open", leads.values())
    left = {row for facts in gone.values() for row in lead_rows(facts)} | _open(record.gone)
    came = {row for facts in come.values() for row in lead_rows(facts)} | _open(record.come)
    record.change(left - came, came - left)


def _open(accounts: Mapping[str, Facts]) -> set[Row]:
    return {row for facts in accounts.values() if not is_narrow(facts) for row in open_rows(facts)}


def _who_sees(record: Changing, leads: Iterable[Row], key: tuple[str, ...], lead: str) -> set[str]:
    """The accounts without a narrow day to which an event can be among the nearest of a key."""
    low, high = sees([*leads], lead, NEAREST)
    return {row.account for row in by_aim(record.now(block_of("open", key)), low, high)}


def _leads_before(record: Changing, explored: Collection[str]) -> Accounts:
    """The leading accounts of the events that were those of what was judged anew, or went."""
    gone = {id_ for id_, facts in record.gone.items() if is_narrow(facts)}
    events = {event.id: event for event in record.events({*explored, *gone}).values()}
    leads = (lead_of(record.facts_before(event.accounts).values()) for event in events.values())
    return {lead.id: lead for lead in leads if lead is not None}


def _apart(record: Changing, before: Accounts, now: Accounts) -> tuple[Accounts, Accounts]:
    """The leading accounts that are no longer any, and those that weren't: one told otherwise is both."""
    gone = {id_: facts for id_, facts in before.items() if id_ not in now or id_ in record.moved}
    return gone, {id_: facts for id_, facts in now.items() if id_ not in before or id_ in record.moved}


def _changed(record: Changing, groups: Groups, group: Group) -> bool:
    """Whether the accounts with a narrow day of an event, or the reasons for joining them, are others than before."""
    made = event_made(groups, group)
    event = record.events({made.accounts[0]}).get(made.accounts[0])
    if event is None or not record.moved.isdisjoint(made.accounts):
        return True
    facts = record.facts_before(event.accounts)
    were = tuple(id_ for id_ in event.accounts if is_narrow(facts[id_]))
    return were != made.accounts or bool(Counter(made.reasons) - Counter(event.reasons))


def _hosts_before(record: Changing, asked: Collection[str], no_more: Collection[str]) -> set[str]:
    """The leading accounts of events that accounts without a narrow day were of, which may not be of them now."""
    events = record.events({*asked, *(id_ for id_, facts in record.gone.items() if not is_narrow(facts))})
    leads = (lead_of(record.facts_before(event.accounts).values()) for event in events.values())
    return {lead.id for lead in leads if lead is not None} - set(no_more)


def _alone(record: Changing, asked: Collection[str], joined: Collection[str]) -> tuple[Accounts, Accounts]:
    """Which accounts no longer stand alone, and which do now; one told otherwise is both."""
    gone = {id_: facts for id_, facts in record.gone.items() if not is_narrow(facts)}
    events = record.events({*asked, *gone})
    were = {id_ for id_, event in events.items() if lead_of(record.facts_before(event.accounts).values()) is None}
    left = {id_: facts for id_, facts in record.facts_before(were).items() if id_ in gone or id_ in joined}
    now = record.facts(set(asked) - set(joined))
    return left, {id_: facts for id_, facts in now.items() if id_ not in were or id_ in record.come}


def _in_order(record: Changing, accounts: Iterable[str]) -> list[str]:
    return sorted(accounts, key=lambda id_: order_of(record.facts((id_,))[id_].account))


def _have(record: Changing, kind: Kind, accounts: Iterable[Facts]) -> None:
    """Has the blocks of one kind at hand in which some accounts are."""
    record.have(block_of(kind, key) for facts in accounts for key in lead_keys(facts) | open_keys(facts))


def _lead(groups: Groups, group: Group) -> Facts | None:
    return lead_of(groups.facts[at] for at in group.members)


def _host(account: str, judgement: Judgement) -> str:
    """The other one of two accounts that were judged."""
    return judgement.b if judgement.a == account else judgement.a
