"""Finds the offices and roles that a text names: "First Deputy Prime Minister", "minister of defence"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from dragoman.codebook.names import NameMatch, name_at
from dragoman.codebook.tables import cell_list, rows
from dragoman.codebook.words import Form, Lexicon, Word, gap, split

# Heads that a body or duty may follow: "head of the Federal Security Service", "envoy for Yemen".
_WITH_DUTY = {
    "head", "director", "chair", "director_general", "secretary", "secretary_general", "head_of_state",
    "leader", "chief", "commander", "envoy", "representative", "official", "governor", "member", "adviser",
    "minister", "deputy_minister", "spokesperson", "commissioner", "negotiator", "military_chief",
    "military_officer", "chief_of_staff", "prosecutor", "speaker", "ambassador", "legislator",
    "organisation_chair", "business", "intelligence",
}  # fmt: skip
_WEIGHTS = ("foreign_minister", "defence_minister", "interior_minister", "finance_minister")
# Heads that a portfolio completes: "state secretary for European affairs", "secretary of state for defence".
_WITH_PORTFOLIO = {"minister", "deputy_minister", "secretary", "foreign_minister"}
_MOST_PORTFOLIOS = 5  # "culture, sports, tourism, youth and religious affairs" is as long as titles get
_SUFFIXES = ("elect", "designate", "delegate", "emeritus", "nominee")
_SKIP_IN_ROLE = {"then"}
_INNER = {"of", "the", "and", "for", "on", "to", "in"}
_NO_BODY = {"state", "adjective", "capital", "demonym", "entity", "collective", "region"}
_LONGEST_BODY = 12  # words of the body in "director of the ... "; releases have titles this long


@dataclass(frozen=True, slots=True)
class Role:
    """One row of the roles table: canonical name, office class, sector, who it can be."""

    name: str
    office: str
    sector: str | None
    official: bool
    countries: tuple[str, ...]
    plural: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What a minister is minister of, and the office that makes."""

    name: str
    office: str
    sector: str | None


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """A role found in a text.

    `role` is the text's own words in lower case, `name` the table's word for its head; `office` the
    class that the holders' table uses (`deputy_` before it for deputies). `country` is what the title
    itself implies, where it is one; `countries` all that use the title. `past` marks a former holder,
    `acting` a temporary one, `elect` one not yet in office. `weak` needs support: "general", "party".
    """

    start: int
    end: int
    role: str
    name: str
    office: str
    sector: str | None
    plural: bool
    official: bool
    country: str | None = None
    countries: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    suffix: str | None = None
    past: bool = False
    acting: bool = False
    elect: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a role at a place in the words, before prefixes and suffix are counted in."""

    after: int
    role: Role
    period: bool = False


def find_roles(text: str) -> list[RoleMatch]:
    """Every role in a text, longest and leftmost first, without overlaps."""
    return list(_roles_in(text))


@lru_cache(maxsize=512)  # the words of one party are asked many times in an article
def _roles_in(text: str) -> tuple[RoleMatch, ...]:
    words = split(text)
    found: list[RoleMatch] = []
    place = 0
    while place < len(words):
        match = _role_at(text, words, place) if words[place].folded in _openings() else None
        if match is None:
            place += 1
        else:
            found.append(match[0])
            place = match[1]
    return tuple(found)


@cache
def _openings() -> frozenset[str]:
    """The first words of all roles, what stands before them among them."""
    return frozenset(_phrases().longest) | frozenset(_portfolios().longest) | frozenset(_prefixes().longest)


def _role_at(text: str, words: list[Word], start: int) -> tuple[RoleMatch, int] | None:
    prefixes: list[tuple[str, str]] = []
    place = start
    while place < len(words):
        head = _head_at(text, words, place)
        if head is not None:
            return _finish(text, words, start, head, prefixes)
        step = _prefix_at(text, words, place)
        if step is None:
            return None
        place = step[0]
        prefixes.append(step[1])
    return None


def _head_at(text: str, words: list[Word], place: int) -> _Head | None:
    """The longest head of a role at this word: a phrase of the table or a minister of something."""
    heads = [
        head for head in (_portfolio_minister(text, words, place), _phrase(text, words, place)) if head is not None
    ]
    if not heads:
        return None
    head = max(heads, key=lambda found: found.after)
    return _with_portfolio(text, words, head) or _with_body(text, words, head) or head


def _phrase(text: str, words: list[Word], place: int) -> _Head | None:
    """The longest phrase of the table here that is no part of a longer name ("General Assembly")."""
    named = name_at(text, words, place) if words[place].capital else None
    for after, forms in _phrases().at(words, place):
        form = next((form for form in forms if _fits(text, words[place:after], form)), None)
        if form is None or _goes_on(text, words, place, after):
            continue
        if named is not None and named[1] > after and named[0].kind != "group":
            return None
        role = form.meanings[0]
        if role.weak and words[place].capital:
            role = replace(role, weak=not _before_name(text, words, after))
        if not role.countries and named is not None and named[0].code is not None:
            role = replace(role, countries=(named[0].code,))
        return _Head(after, role, form.period and text[words[after - 1].end : words[after - 1].end + 1] == ".")
    return None


def _goes_on(text: str, words: list[Word], place: int, after: int) -> bool:
    """Whether "chairman of the State Duma" is only the beginning of a longer body's name ("... Committee")."""
    if after - place < 3 or after >= len(words) or not words[after - 1].capital:
        return False
    following = words[after]
    return following.capital and following.folded in _bodies() and gap(text, words[after - 1], following) == " "


def _before_name(text: str, words: list[Word], after: int) -> bool:
    """Whether a person's name follows: a capitalised word that ends no body ("General Staff")."""
    if after >= len(words) or not words[after].capital:
        return False
    return gap(text, words[after - 1], words[after]) in (" ", ". ") and words[after].folded not in _bodies()


def _fits(text: str, run: list[Word], form: Form[Role]) -> bool:
    """Case is free except for abbreviations (PM, MPs); a hyphen may stand for a space and back."""
    for word, model in zip(run, form.words, strict=True):
        if model[:-1].isupper() and len(model) > 1 and word.text != model:
            return False
    return all(
        gap(text, left, right).replace("-", " ") == wanted.replace("-", " ")
        for left, right, wanted in zip(run, run[1:], form.gaps, strict=False)
    )


def _portfolio_minister(text: str, words: list[Word], place: int) -> _Head | None:
    """ "Foreign Minister", "foreign and defence ministers", "Economy and Finance Minister"."""
    parsed = _portfolios_at(text, words, place)
    for after, portfolio in reversed(parsed):
        if after < len(words) and words[after].folded in ("minister", "ministers"):
            if gap(text, words[after - 1], words[after]) not in (" ", "-"):
                continue
            plural = words[after].folded == "ministers"
            return _Head(after + 1, Role(f"{portfolio.name} minister", portfolio.office, portfolio.sector, True, (),
                                         plural))  # fmt: skip
    return None


def _portfolios_at(
    text: str, words: list[Word], place: int, most: int = _MOST_PORTFOLIOS
) -> list[tuple[int, Portfolio]]:
    """Where a list of portfolios beginning here may end, with the weightiest of the list."""
    ends = [
        (after, forms[0].meanings[0])
        for after, forms in _portfolios().at(words, place)
        if _spaced(text, words[place:after])
    ]
    reached = dict(ends)
    for after, first in ends:
        following = _next_item(text, words, after) if most > 1 else None
        for end, other in _portfolios_at(text, words, following, most - 1) if following is not None else ():
            reached.setdefault(end, min(first, other, key=_weight))
    return sorted(reached.items())


def _weight(portfolio: Portfolio) -> int:
    """A minister of foreign affairs and trade is a foreign minister, whichever is named first."""
    return _WEIGHTS.index(portfolio.office) if portfolio.office in _WEIGHTS else len(_WEIGHTS)


def _next_item(text: str, words: list[Word], after: int) -> int | None:
    """The word after ", " or " and " or " & ", where a list may go on."""
    if after >= len(words):
        return None
    between = gap(text, words[after - 1], words[after])
    if between == ", " and words[after].capital and not words[after - 1].capital:
        return None  # "an embargo on oil and gas, Foreign Minister X said"
    if words[after].folded == "and" and between in (" ", ", ") and after + 1 < len(words):
        return after + 1
    return after if between in (", ", " & ") else None


def _spaced(text: str, run: list[Word]) -> bool:
    return all(gap(text, left, right) in (" ", "-", ", ", " & ", "'") for left, right in pairwise(run))


def _with_portfolio(text: str, words: list[Word], head: _Head) -> _Head | None:
    """ "minister of defence", "secretary of state for business", "minister for women and equality"."""
    place = head.after
    if head.role.office not in _WITH_PORTFOLIO or place + 1 >= len(words):
        return None
    if words[place].folded not in ("of", "for", "on") or gap(text, words[place - 1], words[place]) != " ":
        return None
    if gap(text, words[place], words[place + 1]) != " ":
        return None
    place += 1
    if words[place].folded == "the" and place + 1 < len(words):
        place += 1
    parsed = _portfolios_at(text, words, place)
    if not parsed:
        return None
    after, portfolio = parsed[-1]
    office = portfolio.office
    if head.role.office == "deputy_minister":
        office = "deputy_" + office
    countries = head.role.countries if head.role.office == "foreign_minister" and office == "foreign_minister" else ()
    role = Role(f"{portfolio.name} minister", office, portfolio.sector, True, countries, head.role.plural)
    return _Head(after, role)


def _with_body(text: str, words: list[Word], head: _Head) -> _Head | None:
    """ "director of the Federal Security Service", "special envoy for Yemen"; never "president of Ukraine"."""
    place = head.after
    if head.role.office not in _WITH_DUTY or place + 1 >= len(words):
        return None
    link = words[place].folded
    if link not in ("of", "for") or gap(text, words[place - 1], words[place]) != " ":
        return None
    body = place + 1
    if words[body].folded == "the" and body + 1 < len(words):
        body += 1
    after = _body_end(text, words, body)
    if after is None or (link == "of" and head.role.plural):
        return None
    named = name_at(text, words, body)
    if named is None:
        return _Head(after, replace(head.role, weak=False))
    kind, ends_there = named[0].kind, named[1] >= after
    if kind == "organisation" and ends_there:
        # "secretary-general of NATO": the organisation is the country of the role, not a part of it.
        return _Head(head.after, _of_body(head.role, named[0]))
    if link == "of" and kind in _NO_BODY and ends_there:
        return None
    return _Head(after, _of_body(head.role, named[0] if ends_there else None))


def _of_body(role: Role, named: NameMatch | None) -> Role:
    if named is None or named.kind not in ("seat", "organisation", "organ", "group"):
        return replace(role, weak=False)
    if role.office == "head_of_state":
        role = replace(role, office="head")
    countries = (named.code,) if named.code is not None else role.countries
    return replace(role, sector=named.sector or role.sector, countries=countries, weak=False)


def _body_end(text: str, words: list[Word], body: int) -> int | None:
    """Where the capitalised name of a body ends: after "Service", "Council", or where the tables end it."""
    if not words[body].capital or gap(text, words[body - 1], words[body]) != " ":
        return None
    named = name_at(text, words, body)
    known = named[1] if named is not None and named[0].kind not in ("adjective", "demonym") else None
    run = _capital_run(text, words, body)
    last = next((place for place in range(known or body, run) if words[place].folded in _bodies()), None)
    if last is None or (known is not None and words[known].folded in _INNER):
        return known
    while last + 1 < run and words[last + 1].folded in _bodies():
        last += 1
    return _duty_end(text, words, last + 1, run)


def _capital_run(text: str, words: list[Word], start: int) -> int:
    """The place after the capitalised words from here on, small words between them let through."""
    after = start
    for place in range(start, min(len(words), start + _LONGEST_BODY)):
        if place > start and gap(text, words[place - 1], words[place]) not in (" ", "-", " & ", "'"):
            break
        if words[place].capital:
            after = place + 1
        elif words[place].folded not in _INNER:
            break
    return after


def _duty_end(text: str, words: list[Word], after: int, run: int) -> int:
    """Where "for Public Engagement" ends after "Office"; a state's or a person's name is no part of it."""
    if after >= run or words[after].folded not in ("of", "for", "on"):
        return after
    first = after + 1 if words[after + 1].folded != "the" else after + 2
    if first >= run or _names_state(text, words, first):
        return after
    length = run - first
    # Three capitalised words or more end in a person's name, as a rule of two words.
    return run if length < 3 else max(first + 1, run - 2)


def _names_state(text: str, words: list[Word], place: int) -> bool:
    named = name_at(text, words, place)
    return named is not None and named[0].kind in ("state", "entity")


def _prefix_at(text: str, words: list[Word], place: int) -> tuple[int, tuple[str, str]] | None:
    for after, forms in _prefixes().at(words, place):
        if after >= len(words) or gap(text, words[after - 1], words[after]) not in (" ", "-"):
            continue
        prefix, kind = forms[0].meanings[0]
        # "Then President Biden spoke" is an adverb; "then-President" and "then president" are not.
        if prefix == "then" and words[place].capital and gap(text, words[place], words[after]) == " ":
            continue
        if prefix == "union" and _ends_a_name(text, words, place):
            continue
        return after, (prefix, kind)
    return None


def _ends_a_name(text: str, words: list[Word], place: int) -> bool:
    """Whether a word with a capital follows another: "European | Union envoy" is no envoy of a union."""
    named = place > 0 and words[place].capital and words[place - 1].capital
    return named and gap(text, words[place - 1], words[place]) == " "


def _finish(
    text: str, words: list[Word], start: int, head: _Head, prefixes: list[tuple[str, str]]
) -> tuple[RoleMatch, int]:
    role, after = head.role, head.after
    suffix = None
    if after < len(words) and words[after].folded in _SUFFIXES and gap(text, words[after - 1], words[after]) in " -":
        suffix = words[after].folded
        after += 1
    first = start
    while first < after and words[first].folded in _SKIP_IN_ROLE:
        first += 1
    begin, end = words[start].start, words[after - 1].end + (head.period and suffix is None)
    kinds = {kind for _, kind in prefixes}
    office = role.office
    if "rank" in kinds and not office.startswith(("deputy_", "vice_")):
        office = "deputy_" + office
    match = RoleMatch(
        begin,
        end,
        _spelled_out(text[words[first].start : end]),
        role.name,
        office,
        role.sector,
        role.plural,
        role.official,
        role.countries[0] if len(role.countries) == 1 else None,
        role.countries,
        tuple(prefix for prefix, _ in prefixes),
        suffix,
        past="past" in kinds,
        acting="time" in kinds,
        elect=suffix in ("elect", "designate", "nominee"),
        weak=role.weak and not prefixes,
    )
    return match, after


def _spelled_out(role: str) -> str:
    """The role in lower case with "Gen." and "PM" spelled out."""
    plain = re.sub(r"\s+", " ", role).lower()
    return re.sub(r"\w+\.?", lambda word: _abbreviations().get(word.group().rstrip("."), word.group()), plain)


@cache
def _abbreviations() -> dict[str, str]:
    return {row["short"]: row["long"] for row in rows("role_abbreviations")}


@cache
def _phrases() -> Lexicon[Role]:
    lexicon: Lexicon[Role] = Lexicon()
    for row in rows("roles"):
        weak = set(cell_list(row["weak"]))
        variants = cell_list(row["variants"])
        singular = variants if row["role"].upper() in variants else (row["role"], *variants)
        for plural, spellings in ((False, singular), (True, cell_list(row["plurals"]))):
            for spelling in spellings:
                role = Role(row["role"], row["office"], row["sector"] or None, row["official"] == "yes",
                            cell_list(row["country"]), plural, spelling in weak)  # fmt: skip
                lexicon.add(spelling, role)
    return lexicon


@cache
def _bodies() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("bodies"))


@cache
def _portfolios() -> Lexicon[Portfolio]:
    lexicon: Lexicon[Portfolio] = Lexicon()
    for row in rows("portfolios"):
        lexicon.add(row["portfolio"], Portfolio(row["portfolio"], row["office"], row["sector"] or None))
    return lexicon


@cache
def _prefixes() -> Lexicon[tuple[str, str]]:
    lexicon: Lexicon[tuple[str, str]] = Lexicon()
    for row in rows("role_prefixes"):
        lexicon.add(row["prefix"], (row["prefix"], row["kind"]))
    return lexicon
