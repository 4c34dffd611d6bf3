"""Reads titles without a name and names of states and bodies: "the foreign ministers of A and B", "Ankara"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.codebook import NameMatch
from dragoman.language import Token
from dragoman.mentions.mention import (
    COUNTERPARTS,
    DETERMINERS,
    FEMALE,
    FIRST_PRONOUNS,
    PLURAL_PRONOUNS,
    SIDES,
    SINGULAR_PRONOUNS,
    Mention,
    MentionKind,
)
from dragoman.mentions.neighbours import Neighbours
from dragoman.mentions.pieces import Piece
from dragoman.mentions.states_beside import neighbourhood_before, state_after, state_before
from dragoman.mentions.titles import is_sent, split_title, state_inside

VISITING = frozenset({"visiting", "guest"})
DESCRIBING = frozenset("veteran young ageing aging ailing embattled new newly elected long-time longtime".split())
PARTIES = frozenset({"PTY", "OPP"})  # which many states have by one name


def role_alone(near: Neighbours, piece: Piece) -> Mention | None:
    """A title without a name: "the minister", "the foreign ministers of Russia and Ukraine"."""
    role = piece.role
    assert role is not None
    anchor = piece.first
    before, origin, left, whose = state_before(near, piece.first, anchor)
    if not before and whose is None and role.plural:
        # "Slovenian and Croatian border negotiators": a noun or two between state and title
        at = piece.first
        while (
            piece.first - at < 2
            and near.same_sentence(at - 1, anchor)
            and near.tokens[at - 1].pos in {"NOUN", "ADJ"}
            and near.at.get(at - 1) is None
        ):
            at -= 1
            stepped = state_before(near, at, anchor)
            if stepped[0]:
                before, origin, left, whose = stepped
                break
    if role.plural and not before:
        before, region, left = neighbourhood_before(near, left, anchor)
        origin = region if before else origin
        if before and near.low(left - 1) in {"his", "her", "their"}:
            whose, left = left - 1, left - 1
    visiting, left = _described(near, left)
    definite = near.low(left - 1) in {"the", "this", "that", "both"} or whose is not None or bool(before)
    while near.same_sentence(left - 1, anchor) and (
        near.low(left - 1) in DETERMINERS or near.tokens[left - 1].tag == "CD"
    ):
        definite = definite or near.low(left - 1) in {"the", "both"}
        left -= 1
    whole = split_title(near, left, piece) if before else None
    role_span = (piece.first, piece.last)
    if whole is not None:
        role_span = (left - 1, piece.last)
        role, left = whole, left - (2 if near.low(left - 2) == "the" else 1)
    sent = is_sent(near, piece)
    away = near.low(piece.last) == "to" and not sent  # "sent his foreign minister | to Bogota": where he goes
    after, after_origin, end = ((), None, piece.last) if away else state_after(near, piece.last, anchor)
    codes = before or (() if sent else after)
    if not before:
        origin = after_origin if codes else None
    if before and after:
        end = piece.last if near.low(piece.last) != "of" else end
    if not codes:
        codes, origin = state_inside(near, piece)
    near.used.update(range(left, end))
    seat = near.at.get(origin[0]) if origin is not None else None
    return Mention(
        "role",
        left,
        end,
        near.head_of(piece.first, piece.last),
        (piece.first, piece.last),
        role=role.role,
        role_span=role_span,
        office=role.office,
        sector=role.sector,
        countries=codes if role.plural else codes[:1],
        origin=origin,
        plural=role.plural,
        definite=definite,
        counterpart=role.name in COUNTERPARTS,
        whose=whose,
        metonym=seat is not None and seat.name is not None and seat.name.kind == "seat",
        female=True if any(w in FEMALE for w in role.role.split()) else None,
        prefixes=tuple(role.prefixes),
        visiting=visiting,
    )


def _described(near: Neighbours, left: int) -> tuple[bool, int]:
    """Whether words before a title say that its holder is a guest, and where they begin: "the | visiting premier"."""
    at = left
    while near.low(at - 1) in VISITING | DESCRIBING and near.same_sentence(at - 1, left):
        at -= 1
    if near.low(at - 1) not in {"the", "its", "his", "her", "their"}:
        return False, left
    return any(near.low(i) in VISITING for i in range(at, left)), at


def _of_its_state(near: Neighbours, piece: Piece, name: NameMatch) -> NameMatch:
    """A party under the state beside it, or the one that the text tells of: "Chad's Labour Party"."""
    before, *_ = state_before(near, piece.first, piece.first)
    codes = before or state_after(near, piece.last, piece.first)[0]
    if not codes and (not name.weak or len(name.readings) == 1):
        return name
    told = codes or tuple(p.name.code for p in near.pieces if p is not piece and p.name is not None and p.name.code)
    reading = next((r for r in name.readings if r.code in told), None)
    if reading is not None:
        return replace(name, code=reading.code, name=reading.name)
    return replace(name, code=codes[0] if codes else None, name=near.text(piece.first, piece.last))


def named(near: Neighbours, piece: Piece) -> Mention | None:
    """A state, capital, seat or body named on its own, or an adjective before a noun for its people."""
    name = piece.name
    assert name is not None
    head = near.head_of(piece.first, piece.last)
    last = piece.last
    first = piece.first - 1 if near.low(piece.first - 1) == "the" else piece.first
    if name.kind in {"adjective", "demonym"} or near.tokens[head].relation in {"amod", "compound", "nmod:poss"}:
        noun = near.tokens[head].head
        if (
            noun >= last
            and noun - last < 4
            and near.low(noun) in SIDES
            and near.at.get(noun) is None
            and near.same_sentence(noun, head)
        ):
            return Mention(
                "group",
                first,
                noun + 1,
                noun,
                (piece.first, piece.last),
                role=None,
                sector=name.sector,
                countries=(name.code,) if name.code else (),
                origin=(piece.first, piece.last),
                definite=True,
            )
        if name.kind in {"adjective", "demonym"}:
            return _adjective_mention(near, piece, head)
    if name.kind == "group" and name.sector in PARTIES:
        name = _of_its_state(near, piece, name)
    kind: MentionKind = (
        "organisation"
        if name.kind in {"organisation", "organ", "collective"}
        else "body"
        if name.kind == "group"
        else "state"
    )
    return Mention(
        kind,
        first,
        last,
        head,
        (piece.first, piece.last),
        name=None if kind == "state" else name.name,
        sector=name.sector,
        countries=(name.code,) if name.code else (),
        origin=(piece.first, piece.last),
        metonym=name.kind in {"capital", "seat"},
        definite=True,
    )


def _adjective_mention(near: Neighbours, piece: Piece, head: int) -> Mention | None:
    """An adjective before a noun, for "Russian-Ukrainian talks"; no party by itself."""
    assert piece.name is not None
    if not piece.name.code:
        return None
    return Mention(
        "adjective",
        piece.first,
        piece.last,
        head,
        (piece.first, piece.last),
        sector=piece.name.sector,
        countries=(piece.name.code,),
        origin=(piece.first, piece.last),
    )


def pronoun(near: Neighbours, token: Token) -> Mention | None:
    """A pronoun, or a noun for several named before: "the two sides", "both countries"."""
    low = token.text.casefold()
    here = (token.i, token.i + 1)
    if low == "old" or low.endswith("-year-old"):
        return _by_age(near, token)
    if low in SINGULAR_PRONOUNS:
        return Mention("pronoun", *here, token.i, here, role=low, female=low in {"she", "her", "hers", "herself"})
    if low in PLURAL_PRONOUNS:
        return Mention("pronoun", *here, token.i, here, role=low, plural=True)
    if low in FIRST_PRONOUNS and token.pos == "PRON":
        return Mention("pronoun", *here, token.i, here, role=low, plural=low in {"we", "us", "our", "ours"})
    if low in {"two", "three", "four"} and near.low(token.i - 1) == "the" and _stands_alone(near, token):
        return Mention("group", token.i - 1, token.i + 1, token.i, here, role=low, plural=True, definite=True)
    if low in SIDES and token.pos == "NOUN" and near.at.get(token.i) is None:
        # "the two sides", "both countries", "the parties"; a bare "the country" too
        left = token.i
        words = set()
        while near.same_sentence(left - 1, token.i) and (
            near.low(left - 1) in DETERMINERS or near.tokens[left - 1].tag == "CD"
        ):
            left -= 1
            words.add(near.low(left))
        if words & ({"both", "two"} if low in {"men", "women"} else {"the", "both", "two", "all"}):
            plural = token.tag == "NNS" or low in {"trio", "pair", "duo"}
            return Mention("group", left, token.i + 1, token.i, here, role=low, plural=plural, definite=True)
    return None


def _stands_alone(near: Neighbours, token: Token) -> bool:
    """Whether a number counts nothing behind it: "the two | spoke"; not "the two leaders", "the two-day"."""
    following = near.tokens[token.i + 1] if near.same_sentence(token.i + 1, token.i) else None
    verbal = token.head != token.i and near.tokens[token.head].pos in {"VERB", "AUX", "ADJ"}
    return (
        verbal
        and following is not None
        and following.pos not in {"NOUN", "PROPN", "ADJ", "NUM"}
        and (following.text not in {"-", "‑", "of"})
    )


def _by_age(near: Neighbours, token: Token) -> Mention | None:
    """ "the 68-year-old" for a person named before; not "the 68-year-old president"."""
    first = token.i
    while near.low(first - 1) in {"-", "year", "years"} or near.tokens[first - 1].tag == "CD":
        first -= 1
    following = near.tokens[token.i + 1] if near.same_sentence(token.i + 1, token.i) else None
    if near.low(first - 1) != "the" or (following is not None and following.pos in {"NOUN", "PROPN", "ADJ"}):
        return None
    if not any(near.tokens[k].text[:1].isdigit() for k in range(first, token.i + 1)):
        return None
    here = (first, token.i + 1)
    return Mention("pronoun", first - 1, token.i + 1, token.i, here, role="old", definite=True)
