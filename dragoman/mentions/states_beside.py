"""Reads the states named beside a title or name: "Turkish |", "| of Ukraine", "his Ukrainian |"."""

from __future__ import annotations

from functools import cache

from dragoman.codebook.tables import cell_list, rows
from dragoman.mentions.neighbours import Neighbours, gives_state
from dragoman.mentions.pieces import Piece

LEADS = frozenset({"of", "for", "from", "to"})
BEFORE_STATES = frozenset(
    "the both neighbouring neighboring neighbor neighbour friendly brotherly sisterly sister fraternal".split()
)
"""What may stand between "of" and a state: "Foreign Minister of | the sisterly | Republic of Tunisia"."""


@cache
def neighbourhoods() -> dict[str, tuple[str, ...]]:
    """The states that an adjective of several means, by the adjective in lower case: "Baltic", "Nordic"."""
    return {row["adjective"].casefold(): cell_list(row["states"]) for row in rows("neighbourhoods")}


def neighbourhood_before(
    near: Neighbours, i: int, anchor: int
) -> tuple[tuple[str, ...], tuple[int, int] | None, int]:
    """The states that "Baltic |" or "Polish and Baltic |" give to a title in the plural, and where that begins."""
    codes = neighbourhoods().get(near.low(i - 1), ()) if near.same_sentence(i - 1, anchor) else ()
    if not codes:
        return (), None, i
    left = i - 1
    if near.low(left - 1) == "and":
        more, _, edge, _ = state_before(near, left - 1, anchor)
        if more:
            return (*more, *codes), (edge, i), edge
    return codes, (left, i), left


LATELY = frozenset({"new", "next", "current", "top", "own"})  # between "its" and a title


def state_before(
    near: Neighbours, i: int, anchor: int
) -> tuple[tuple[str, ...], tuple[int, int] | None, int, int | None]:
    """What stands before token `i` and gives a state: (codes, its tokens, new left edge, whose).

    "Turkish |", "Ukraine's |", "NATO |", "US |", "Russian and Ukrainian |", "his |", "his Ukrainian |",
    "Putin's |".
    """
    left = i = _before_beat(near, i, anchor)
    codes: list[str] = []
    origin: tuple[int, int] | None = None
    owned = False  # "X of France, | Britain's Y": of the last alone, unless an "and" makes a list of them
    while True:
        at = left
        if near.low(at - 1) in {"'s", "’s", "'", "’"}:
            at -= 1
            owned = True
        piece = near.piece_ending(at, anchor)
        if piece is None or piece.name is None or not gives_state(piece.name):
            break
        codes.insert(0, piece.name.code or "")
        origin = (piece.first, piece.last if origin is None else origin[1])
        left = piece.first
        if near.low(left - 1) in {"and", ",", "-", "–", "/", "‑", "‒"} and (
            (more := near.piece_ending(left - 1, anchor)) is not None
            and more.name is not None
            and gives_state(more.name)
            and (more.name.kind == piece.name.kind or {more.name.kind, piece.name.kind} <= {"adjective", "state"})
            and (more.name.kind == piece.name.kind or near.low(left - 1) != ",")
            and not (owned and (near.low(left - 1) == "," or _is_of_another(near, more)))
        ):
            owned = owned and near.low(left - 1) != "and"
            left -= 1
            continue
        break
    whose = None
    if near.low(left - 1) in LATELY and near.low(left - 2) in {"its", "their"}:
        left -= 1  # "its | new ambassador"
    if near.same_sentence(left - 1, anchor) and near.low(left - 1) in {"his", "her", "their", "its", "my", "our"}:
        whose = left - 1
        left -= 1
    elif near.low(left - 1) in {"'s", "’s", "'", "’"}:
        owner = near.piece_ending(left - 1, anchor)
        if not codes and owner is not None and owner.role is not None and owner.role.office == "secretary_general":
            return _of_secretary_general(near, owner, anchor)
        whose = owner.last - 1 if owner is not None and owner.kind == "person" else None
    return tuple(c for c in codes if c), origin, left, whose


def _is_of_another(near: Neighbours, state: Piece) -> bool:
    """ "Eide of | Norway and Egypt's Abdelatty": a state behind "of" is whose name stands before that."""
    at = state.first - (near.low(state.first - 1) == "the")
    before = near.at.get(at - 2)
    return near.low(at - 1) in {"of", "from"} and before is not None and before.kind == "person"


def _before_beat(near: Neighbours, i: int, anchor: int) -> int:
    """Where the region begins that somebody is charged with, behind whose he is: "its | Africa envoy"."""
    region = near.piece_ending(i, anchor)
    if region is None or region.name is None or gives_state(region.name) or region.name.code:
        return i
    before = near.piece_ending(region.first, anchor)
    led = before is not None and before.name is not None and gives_state(before.name)
    owned = near.low(region.first - 1) in {"his", "her", "its", "'s", "’s"}
    return region.first if led or owned else i


def _of_secretary_general(
    near: Neighbours, owner: Piece, anchor: int
) -> tuple[tuple[str, ...], tuple[int, int] | None, int, int | None]:
    """Whose "the Secretary-General's | envoy" is: the body's that is named before, else the United Nations'."""
    body = near.piece_ending(owner.first, anchor)
    named = body.name.code if body is not None and body.name is not None and gives_state(body.name) else None
    return (named or "UN",), (owner.first, owner.last), owner.first, None


def state_after(
    near: Neighbours, i: int, anchor: int, *, leads: frozenset[str] = LEADS
) -> tuple[tuple[str, ...], tuple[int, int] | None, int]:
    """What stands after token `i` and gives a state: "| of Ukraine", "| from Russia, Iran and Turkey"."""
    if near.low(i) not in leads or not near.same_sentence(i, anchor):
        return (), None, i
    at = i + 1
    codes: list[str] = []
    origin: tuple[int, int] | None = None
    while True:
        while near.low(at) in BEFORE_STATES:
            at += 1
        piece = near.piece_from(at, anchor)
        if (
            piece is None
            or piece.name is None
            or piece.name.kind in {"adjective", "demonym"}
            or not gives_state(piece.name)
        ):
            break
        if near.low(piece.last) in {"'s", "’s"}:
            break
        codes.append(piece.name.code or "")
        origin = (piece.first if origin is None else origin[0], piece.last)
        end = piece.last
        if near.low(end) == "(" and near.low(end + 2) == ")":
            end += 3
        step = end
        if near.low(step) == ",":
            step += 1
        if near.low(step) in {"and", "&"} or step > end:
            at = step + 1 if near.low(step) in {"and", "&"} else step
            following = at + 1 if near.low(at) in {"the"} else at
            nxt = near.piece_from(following, anchor)
            after_next = near.piece_from(nxt.last, anchor) if nxt is not None else None
            if (
                nxt is not None
                and nxt.name is not None
                and nxt.name.kind not in {"adjective"}
                and (after_next is None or after_next.kind not in {"role", "person"})
            ):
                continue
        return tuple(codes), origin, end
    if origin is None:
        return (), None, i
    return tuple(codes), origin, origin[1]
