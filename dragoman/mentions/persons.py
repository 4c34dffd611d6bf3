"""Reads a person's name with the title, state and honorific around it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman import codebook
from dragoman.mentions.mention import COUNTERPARTS, FEMALE, MALE, Mention
from dragoman.mentions.neighbours import Neighbours, gives_state
from dragoman.mentions.pieces import HONORIFICS, Piece
from dragoman.mentions.states_beside import state_after, state_before
from dragoman.mentions.styles import OWNERS, ROYAL, STYLES
from dragoman.mentions.titles import (
    apposition_after,
    loose_title,
    names_follow,
    split_title,
    state_inside,
    title_before,
)

RANKS = frozenset({"military_officer", "legislator"})
IN_TURN = frozenset({"chair", "chairman", "chairwoman", "chairperson", "chairman-in-office", "president"})
"""Offices in a body that a head of state or a minister holds for a while."""


@dataclass(slots=True)
class Draft:
    """What is read so far around a person's name: [left, end) is the whole mention."""

    piece: Piece
    left: int
    end: int
    title: Piece | None = None
    role: str | None = None
    role_span: tuple[int, int] | None = None
    office: str | None = None
    sector: str | None = None
    prefixes: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    origin: tuple[int, int] | None = None
    whose: int | None = None
    counterpart: bool = False
    honours: tuple[str, ...] = ()
    female: bool | None = None

    def take(self, title: Piece, span: tuple[int, int]) -> None:
        """Takes over a title: its office, sector and the tokens it stands at."""
        assert title.role is not None
        self.title, self.role_span = title, span
        self.office, self.sector, self.prefixes = title.role.office, title.role.sector, tuple(title.role.prefixes)
        self.counterpart = title.role.name in COUNTERPARTS


def person(near: Neighbours, piece: Piece) -> Mention:
    """A person's name with the title, state and honorific around it."""
    draft = Draft(piece, piece.first, piece.last)
    _honorifics(near, draft)
    _title(near, draft)
    _state_in_front(near, draft)
    draft.left = _other_title(near, draft)
    _state_behind(near, draft)
    _apposition(near, draft)
    near.used.update(range(draft.left, max(draft.end, piece.last)))
    return Mention(
        "person",
        draft.left,
        draft.end,
        near.head_of(draft.left, piece.last),
        (piece.first, piece.last),
        name=near.text(piece.first, piece.last),
        role=draft.role,
        role_span=draft.role_span,
        office=draft.office,
        sector=draft.sector,
        countries=draft.codes[:1],
        origin=draft.origin,
        counterpart=draft.counterpart,
        whose=draft.whose,
        female=draft.female,
        definite=bool(draft.honours),
        honours=draft.honours,
        prefixes=draft.prefixes,
    )


def _honorifics(near: Neighbours, draft: Draft) -> None:
    """ "Mr | X", "Her Majesty Queen | X"."""
    left = draft.left - 1
    while near.same_sentence(left, draft.piece.first) and near.low(left) in HONORIFICS and near.at.get(left) is None:
        if near.low(left) in FEMALE:
            draft.female = True
        elif near.low(left).startswith("mr"):
            draft.female = False
        draft.honours, draft.left = (near.low(left), *draft.honours), left
        left -= 1


def _title(near: Neighbours, draft: Draft) -> None:
    """The title before a name: "Foreign Minister | X", "President of the Republic of Finland | X"."""
    title, edge, codes, origin = title_before(near, draft.left, draft.piece.first)
    if title is None or title.role is None or title.role.plural:
        title = None
    else:
        draft.codes, draft.origin, draft.left = codes, origin, edge
        first = _joint_title(near, title)
        draft.left = min(draft.left, first)
        draft.take(title, (first, _role_end(near, title, draft.piece, origin)))
        if not draft.codes:
            draft.codes, draft.origin = state_inside(near, title)
    loose = loose_title(near, draft.piece.first, title)
    if loose is not None:
        span, first_role, draft.codes, draft.origin = loose
        draft.left = span[0]
        draft.take(first_role, span)
    if draft.role_span is not None:
        draft.role_span = _without_style(near, draft.role_span)
        draft.role = near.text(*draft.role_span).casefold()
        words = set(draft.role.split())
        draft.female = True if words & FEMALE else False if words & MALE else draft.female


def _without_style(near: Neighbours, span: tuple[int, int]) -> tuple[int, int]:
    """A title without the form of address around it: "His Majesty | King", "President | His Highness Sheikh"."""
    first, last = span
    if not any(near.low(i) in STYLES for i in range(first, last)):
        return span
    around = STYLES.keys() | OWNERS | ROYAL | {"the", "sheikh"}
    while first < last and near.low(first) in around:
        first += 1
    while first < last and near.low(last - 1) in around:
        last -= 1
    return (first, last) if first < last else span


def _joint_title(near: Neighbours, title: Piece) -> int:
    """Where a title joined with another by "and" begins: "Acting President and Prime Minister | X"."""
    if near.low(title.first - 1) != "and":
        return title.first
    more = near.piece_ending(title.first - 1, title.first)
    if more is None or more.role is None:
        return title.first
    if more.role.plural or near.low(more.first - 1) == "the":
        return title.first
    return title.first if names_follow(near, more) else more.first


def _other_title(near: Neighbours, draft: Draft) -> int:
    """Where the title of another office of the same person begins: "Chairperson of the AU and | President of Y X".

    Two states are of two persons, "the President of France and Chancellor of Germany X", and so are an office in a
    body that nobody holds beside one at home and such a one: "the Secretary General of NATO and President X".
    """
    at = draft.left
    if draft.title is None or near.low(at - 1) != "and" or not near.same_sentence(at - 1, draft.title.first):
        return at
    title, edge, codes, _ = title_before(near, at - 1, draft.title.first)
    if title is None or title.role is None or title.role.plural or names_follow(near, title):
        return at
    of_title = {code for code in (*codes, title.role.country) if code}
    states = [code for code in {*of_title, *draft.codes} if codebook.state(code) is not None]
    beside = of_title == set(draft.codes) or bool(states and IN_TURN & set(title.role.role.split()))
    return edge if of_title and len(states) <= 1 and beside else at


def _state_in_front(near: Neighbours, draft: Draft) -> None:
    """ "Turkish | President X", "Ukraine's | X", "his | counterpart X"."""
    before, origin, left, whose = state_before(near, draft.left, draft.piece.first)
    possessive = near.low(draft.left - 1) in {"'s", "’s"}
    if before and draft.title is not None and (whole := split_title(near, left, draft.title)) is not None:
        draft.role, draft.office, left = whole.role, whole.office, left - 1
        draft.prefixes = tuple(whole.prefixes)
        draft.role_span = (left, draft.title.last)
    if before and (draft.title is not None or possessive or (origin is not None and _is_adjective(near, origin))):
        implied = draft.title is not None and draft.title.role is not None and draft.title.role.country in draft.codes
        if not draft.codes or implied:
            draft.codes, draft.origin = before, origin
        draft.left, draft.whose = left, whose
    elif whose is not None and draft.title is not None:
        draft.left, draft.whose = left, whose


def _state_behind(near: Neighbours, draft: Draft) -> None:
    """ "X | of Ukraine", "X | (Turkey)"."""
    if near.low(draft.end) in {"of", "from"}:
        codes, origin, end = state_after(near, draft.end, draft.piece.first)
        if codes:
            draft.end = end
    else:
        inside = near.piece_from(draft.end + 1, draft.piece.first) if near.low(draft.end) == "(" else None
        bracketed = inside is not None and inside.name is not None and near.low(inside.last) == ")"
        if not bracketed or inside is None or inside.name is None or not gives_state(inside.name):
            return
        codes, origin = (inside.name.code or "",), (inside.first, inside.last)
        draft.end = inside.last + 1
    if codes and not draft.codes:
        draft.codes, draft.origin = codes[:1], origin


def _apposition(near: Neighbours, draft: Draft) -> None:
    """ "X | , the secretary-general of the OSCE", "X | , his counterpart from Ukraine"."""
    ranked = draft.office in RANKS
    found = apposition_after(near, draft.end, draft.piece.first) if draft.role is None or ranked else None
    if found is None or found[0].role is None or (ranked and found[0].role.office in RANKS | {None}):
        return  # "Senator X, | the Foreign Minister" holds the office; "General X, | an officer" is no more than that
    title, end, codes, origin, whose = found
    draft.take(title, (title.first, title.last))
    draft.role, draft.whose, draft.end = found[0].role.role, whose, end
    if not draft.codes:
        draft.codes, draft.origin = codes, origin
    if not draft.codes and found[0].role.country:
        draft.codes, draft.origin = (found[0].role.country,), (title.first, title.last)
    draft.end = _title_added(near, draft.end, draft.piece.first)
    _titles_listed(near, draft)
    near.used.update(range(title.first, draft.end))


def _titles_listed(near: Neighbours, draft: Draft) -> None:
    """More titles behind a name, the last of which has the state: "X, Deputy Premier, Minister of Y, and Minister of
    Z of Kuwait".

    A title with an article is somebody else's: "X, Deputy Premier, and | the Minister of Z".
    """
    while True:
        at = draft.end + (near.low(draft.end) == ",")
        at += near.low(at) == "and"
        title = near.piece_from(at, draft.piece.first) if at > draft.end else None
        if title is None or title.role is None or title.role.plural or not near.tokens[at].text[:1].isupper():
            return
        codes, origin, end = state_after(near, title.last, draft.piece.first)
        behind = near.piece_from(end, draft.piece.first)
        if behind is not None and behind.kind == "person":
            return  # "…, Foreign Minister | Y"
        if not draft.codes:
            draft.codes, draft.origin = codes[:1], origin
        draft.end = end


def _title_added(near: Neighbours, end: int, anchor: int) -> int:
    """Where a second title behind a name ends: "X, the OSCE chair and Poland's foreign minister |"."""
    if near.low(end) != "and":
        return end
    at = end + 2 if near.low(end + 1) in {"the", "its", "his", "her"} else end + 1
    while (piece := near.piece_from(at, anchor)) is not None and piece.name is not None and gives_state(piece.name):
        at = piece.last + (1 if near.low(piece.last) in {"'s", "’s"} else 0)
    title = near.piece_from(at, anchor)
    if title is None or title.role is None or title.role.plural or names_follow(near, title):
        return end
    _, _, end_of_state = state_after(near, title.last, anchor)
    behind = near.piece_from(end_of_state, anchor)
    named = behind is not None and behind.kind == "person"
    verb = near.tokens[end_of_state] if near.same_sentence(end_of_state, anchor) else None
    closed = verb is None or verb.pos in {"PUNCT", "VERB", "AUX"}
    return end_of_state if closed and not named else end


def _is_adjective(near: Neighbours, span: tuple[int, int]) -> bool:
    piece = near.at.get(span[0])
    return piece is not None and piece.name is not None and piece.name.kind in {"adjective", "organisation", "organ"}


def _role_end(near: Neighbours, title: Piece, person: Piece, origin: tuple[int, int] | None) -> int:
    """Where a title's own words end: before "of STATE", after "of the Security Council"."""
    if origin is None:
        # the whole stretch up to the name: "Head of the Federal Taxation Service"
        end = person.first
        while end > title.last and near.low(end - 1) in HONORIFICS | {",", "his", "her"}:
            end -= 1
        return end
    end = origin[0]
    piece = near.at.get(origin[0])
    if piece is not None and piece.name is not None and piece.name.kind in {"organ"}:
        return origin[1]
    while end > title.last and near.low(end - 1) in {"the", "of", "for", "to"}:
        end -= 1
    return max(end, title.last)
