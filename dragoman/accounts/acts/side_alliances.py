"""Says who several states are that act as one: "the bloc", "the league", "West African leaders", "a coalition"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman import codebook
from dragoman.accounts.acts import words
from dragoman.accounts.acts.states import with_country
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor
from dragoman.mentions.mention import Mention

if TYPE_CHECKING:
    from dragoman.accounts.acts.sides import Sides

BACK = 3  # sentences to the organisation whose leaders or organ a noun tells of
THE = frozenset({"the", "these", "those", "this"})
# "The foreign ministers": offices that several hold.
PORTFOLIOS = frozenset("foreign defence defense finance interior trade energy prime justice oil".split())
WHERE = frozenset({"in", "at", "from"})
BODIES = frozenset({"body", "organisation"})


def by_its_word(sides: Sides, i: int) -> list[Actor]:
    """ "The Tigers", "the league": the body last named before that has the word in its name."""
    token = sides.tokens[i]
    low = token.text.casefold()
    named = token.pos == "PROPN" and i not in sides.places and sides.lists.mention_at(i) is None
    if not (named or low in words.ALLIANCES) or low in words.OF_ANY_NAME or not _is_bare(sides, i):
        return []
    before = [m for m in sides.in_order if m.head < i and (m.kind in BODIES or (m.plural and m.sector == "REB"))]
    for m in reversed(before):
        told = [t for t in sides.tokens[m.first : m.last] if m.kind != "role" or t.pos == "PROPN"]
        known = sides.cast.members(m.head)
        names = {t.text.casefold() for t in told} | {w.casefold() for a in known for w in _full_name(a).split()}
        if names & {low, low.removesuffix("s")} and len(names) > 1 and any(a.country or a.name for a in known):
            return list(known)
    return []


def _full_name(actor: Actor) -> str:
    """The name by which the codebook knows an organisation, or else its own."""
    known = codebook.organisation(actor.country or "")
    return known.name if known is not None else actor.name or ""


def _is_bare(sides: Sides, i: int) -> bool:
    """Whether nothing but "the" stands before a noun, and nothing behind it that tells which is meant."""
    before = [sides.tokens[c] for c in sides.document.children(i) if c < i]
    told = [t.text.casefold() for t in before if tree.plain(t.relation) not in {"punct", "case", "cc"}]
    return told in (["the"], []) and not tree.children(sides.document, i, "nmod", "flat", "compound")


def assembled(sides: Sides, i: int) -> list[Actor]:
    """ "The leaders", after their summit, "Arab ministers in Cairo": of an organisation, or of a region by name."""
    token = sides.tokens[i]
    if token.tag != "NNS" or token.lemma.casefold() not in words.ASSEMBLED:
        return []
    before = [c for c in sides.document.children(i) if c < i and sides.tokens[c].relation not in {"punct", "case"}]
    before = sorted({k for c in before for k in (*sides.document.subtree(c), c) if k < i})
    lows = {sides.tokens[c].text.casefold() for c in before} - {"-"}
    regional = bool(lows & words.OF_REGIONS) or _is_of_a_region(sides, i)
    if not lows <= THE | PORTFOLIOS | words.OF_REGIONS or not (regional or lows & THE):
        return []
    if not regional and _are_told_before(sides, i):
        return []
    if (body := _body_that_met(sides, i)) is not None:
        return [with_country(_officials(sides, i, before), body, "of the organisation that met")]
    return [_by_region(sides, i, before)] if regional else []


def unled(sides: Sides, i: int) -> list[Actor]:
    """ "A coalition of Arab states": an alliance of which nobody says who leads it, by what it is called."""
    behind = [c for c in tree.children(sides.document, i, "nmod") if "of" in tree.cases(sides.document, c)]
    lows = {sides.tokens[k].text.casefold() for c in behind for k in sides.document.subtree(c)}
    if not is_allied(sides, i) or not lows & words.OF_REGIONS:
        return []
    return [_by_region(sides, i, [])]


def _are_told_before(sides: Sides, i: int) -> bool:
    """Whether the sentences before tell whose they are: "the ministers of Chad and Mali ... the ministers"."""
    here, lemma = sides.tokens[i].sentence, sides.tokens[i].lemma
    before = [m for m in sides.in_order if m.head < i and here - sides.tokens[m.head].sentence <= BACK]
    return any(m.kind == "role" and m.countries and sides.tokens[m.head].lemma == lemma for m in before)


def _is_of_a_region(sides: Sides, i: int) -> bool:
    """ "The leaders of the Caribbean", "| of the region"."""
    behind = [c for c in tree.children(sides.document, i, "nmod") if "of" in tree.cases(sides.document, c)]
    return any(
        sides.tokens[c].text.casefold() in words.OF_REGIONS | {"region", "continent"} and not sides.place(c)
        for c in behind
    )


def _officials(sides: Sides, i: int, before: list[int]) -> Actor:
    first = next((c for c in before if sides.tokens[c].text.casefold() in PORTFOLIOS), i)
    role = sides.document.text_of(first, i + 1).casefold()
    return Actor(-1 - i, "role", role=role, role_span=(first, i + 1), sector="GOV")


def _by_region(sides: Sides, i: int, before: list[int]) -> Actor:
    """Officials of many states by what they are called; no state is theirs alone."""
    first = next((c for c in before if sides.tokens[c].text.casefold() not in THE), i)
    last = i + 1
    if first == i:
        last = next(c for c in tree.children(sides.document, i, "nmod") if "of" in tree.cases(sides.document, c)) + 1
    return Actor(-1 - i, "body", name=sides.document.text_of(first, last), name_span=(first, last), sector="GOV")


def _body_that_met(sides: Sides, i: int) -> str | None:
    """The organisation of states that is told of with its meeting in the same sentence or shortly before."""
    here = sides.tokens[i].sentence
    met = [
        t.i
        for s in sides.document.sentences[max(0, here - BACK) : here + 1]
        for t in sides.tokens[s.first : s.last]
        if t.lemma.casefold() in words.GATHERINGS
    ]
    if not met:
        return None
    behind = sides.document.subtree(i)
    for m in reversed(sides.in_order):
        if not 0 <= here - sides.tokens[m.head].sentence <= BACK or (m.head > i and m.head not in behind):
            continue
        if (code := _body_of_states(sides, m)) is not None:
            return code
    return None


def _body_of_states(sides: Sides, m: Mention) -> str | None:
    """The code of an organisation of several states that a mention names, not where something is."""
    members = sides.cast.members(m.head) if m.kind == "organisation" else ()
    codes = [a.country for a in members if a.country and codebook.state(a.country) is None]
    return codes[0] if codes and not WHERE & set(tree.cases(sides.document, m.head)) else None


def organ(sides: Sides, i: int) -> list[Actor]:
    """ "The council condemned": an organ of the organisation that the sentences before have as their subject."""
    token = sides.tokens[i]
    if token.lemma.casefold() not in words.ORGANS or token.tag != "NN" or not _is_bare(sides, i):
        return []
    if sides.tokens[i - 1].text.casefold() != "the":
        return []
    for m in reversed([m for m in sides.in_order if m.head < i]):
        if token.sentence - sides.tokens[m.head].sentence > BACK:
            return []
        subject = tree.plain(sides.tokens[tree.first_conjunct(sides.document, m.head)].relation) == "nsubj"
        if subject and (code := _body_of_states(sides, m)) is not None:
            actor = Actor(-1 - i, "role", role=token.text.casefold(), role_span=(i, i + 1))
            return [with_country(actor, code, "of the organisation named before")]
    return []


def is_allied(sides: Sides, i: int) -> bool:
    """Whether a noun is of several states as one: "the coalition", not "the ruling coalition"."""
    if sides.tokens[i].lemma.casefold() not in words.ALLIANCES:
        return False
    before = {sides.tokens[c].text.casefold() for c in sides.document.children(i) if c < i}
    return not before & words.AT_HOME_ALLIANCES


def leader_of(sides: Sides, i: int) -> list[Actor]:
    """ "The coalition, | led by Chad": whose an alliance's deeds are."""
    led = [c for c in tree.children(sides.document, i, "acl") if sides.tokens[c].lemma in words.LEADING]
    by = [k for c in led for k in tree.children(sides.document, c, "obl") if "by" in tree.cases(sides.document, k)]
    return next((found for k in by if (found := [a for a in sides.at(k) if a.country])), [])
