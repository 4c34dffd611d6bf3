"""Reads the title before or behind a name: "Foreign Minister |", "| , the secretary-general of the OSCE"."""

from __future__ import annotations

import re

from dragoman import codebook
from dragoman.codebook import RoleMatch
from dragoman.mentions.mention import COUNTERPARTS, DETERMINERS
from dragoman.mentions.neighbours import Neighbours, gives_state
from dragoman.mentions.pieces import Piece, is_own_council
from dragoman.mentions.states_beside import LATELY, state_after, state_before

# Who is sent by one state to another, or by a body to a crisis: what follows "to" or "for" is where, not whose.
SENT = frozenset({"ambassador", "ambassador_un", "envoy", "representative", "negotiator"})
SENT_TO = frozenset({"to", "for", "on", "at", "in"})
OWNING = frozenset({"'s", "’s", "'", "’"})
LINKING = frozenset({"of", "the", "for", "to", "and", "&"})
"""Small words inside a long title: "Diplomatic Counselor | to | the President"."""
OUTSIDE = frozenset({"VBZ", "VBD", "VBP", "MD", "IN", "PRP", "PRP$"})
"""Tags of words that are in no title, with a capital or without."""
LONGEST_BODY = 5  # words: "foreign affairs select committee"


def is_sent(near: Neighbours, title: Piece) -> bool:
    """Whether a title tells where its holder is sent: "ambassador | to Japan", "special envoy | for Yemen"."""
    return title.role is not None and title.role.office in SENT and near.low(title.last) in SENT_TO


def title_before(
    near: Neighbours, i: int, anchor: int
) -> tuple[Piece | None, int, tuple[str, ...], tuple[int, int] | None]:
    """The title just before token `i`: (title, its left edge, states of its complement, their tokens).

    "Foreign Minister |", "President of the Republic of Finland |", "Secretary of the Security Council |",
    "Foreign Minister, |". An envoy's title leads that of who sent him.
    """
    title, edge, codes, origin = _nearest_title(near, i, anchor)
    sender = _sender_title(near, title, anchor) if title is not None else None
    return sender or (title, edge, codes, origin)


def _nearest_title(
    near: Neighbours, i: int, anchor: int
) -> tuple[Piece | None, int, tuple[str, ...], tuple[int, int] | None]:
    piece = near.piece_ending(i, anchor)
    if piece is not None and piece.kind == "role":
        return piece, piece.first, (), None
    at = i
    if near.low(i - 1) == "," and near.low(i) not in {"the", "a", "an"}:
        # "the Sri Lankan President, X", "the President of the Republic of Y, Mr X"
        at = i - 1
        if (piece := near.piece_ending(at, anchor)) is not None and piece.kind == "role":
            assert piece.role is not None
            led = _is_led(near, piece.first, anchor) or near.low(piece.first - 1) == "then"
            return (piece, piece.first, (), None) if led and not piece.role.plural else (None, i, (), None)
        found = _title_of_complement(near, at, anchor)
        led = found[0] is not None and (
            near.low(found[1] - 1) in {"with", "and", ","} or _is_led(near, found[1], anchor)
        )
        return found if led else (None, i, (), None)
    return _title_of_complement(near, i, anchor)


def _is_led(near: Neighbours, first: int, anchor: int) -> bool:
    """Whether a title is somebody's in particular: "the |", "its |", "Vietnam's |", "the premier and |"."""
    if near.low(first - 1) in LATELY:
        first -= 1
    if near.low(first - 1) in {"the", "'s", "’s", "'", "’", "his", "her", "its"}:
        return True
    at = first - 1 if near.low(first - 1) == "and" else first
    before = near.piece_ending(at, anchor)
    if before is None:
        return False
    if before.role is not None and at < first:
        return not before.role.plural and _is_led(near, before.first, anchor)
    return before.name is not None and at == first


def _title_of_complement(
    near: Neighbours, i: int, anchor: int
) -> tuple[Piece | None, int, tuple[str, ...], tuple[int, int] | None]:
    """A title with its complement before token `i`: "President of the Republic of Finland |"."""
    # Walk back over "of [the] X [and Y]" to a title.
    at = _before_body(near, i, anchor)
    codes: tuple[str, ...] = ()
    origin: tuple[int, int] | None = None
    for _ in range(4):
        complement = near.piece_ending(at, anchor)
        if complement is None or complement.kind not in {"name", "thing"}:
            return None, i, (), None
        left = complement.first
        while (near.low(left - 1) in {"the", "and", "for", "executive", "permanent"} and not _is_for(near, left)) or (
            (inner := near.piece_ending(left, anchor)) is not None and inner.kind in {"name", "thing"}
        ):
            inner = near.piece_ending(left, anchor)
            left = inner.first if inner is not None and inner.kind in {"name", "thing"} else left - 1
            if i - left > 14 or not near.same_sentence(left, anchor):
                return None, i, (), None
        sent_to = _is_where_sent(near, complement.first - 1, anchor)
        if complement.name is not None and gives_state(complement.name) and not codes and not sent_to:
            codes, origin = (complement.name.code or "",), (complement.first, complement.last)
        title = near.piece_ending(left - 1, anchor)
        if near.low(left - 1) in {"of", "for", "to", "at", "on"} or (
            near.low(left - 1) == "in" and i == at and _is_counterpart(title)  # "his counterpart in Kyiv, |"
        ):
            if title is not None and title.kind == "role":
                return (title, title.first, (), None) if is_sent(near, title) else (title, title.first, codes, origin)
            at = left - 1
            continue
        return None, i, (), None
    return None, i, (), None


def _is_counterpart(title: Piece | None) -> bool:
    return title is not None and title.role is not None and title.role.name in COUNTERPARTS


def _before_body(near: Neighbours, i: int, anchor: int) -> int:
    """Where the state of an unlisted body ends: "speaker of the Armenian | parliament", "head of Iran's | army"."""
    at = i
    while i - at < LONGEST_BODY and near.same_sentence(at - 1, anchor) and _is_small_word(near, at - 1):
        at -= 1
        if near.low(at - 1) in OWNING and _is_small_word(near, at - 2):
            at -= 1  # "of the Georgian | parliament's foreign affairs committee"
    owner = at - (near.low(at - 1) in OWNING)
    state = near.piece_ending(owner, anchor) if at < i else None
    if state is None or state.name is None or not gives_state(state.name):
        return i
    return owner if owner < at or state.name.kind == "adjective" else i


def _is_small_word(near: Neighbours, i: int) -> bool:
    """Whether a word in small letters may be one of a body's name: "presidential | office", "ruling | party"."""
    token, piece = near.tokens[i], near.at.get(i)
    return token.pos in {"NOUN", "ADJ", "PROPN"} and token.text.islower() and (piece is None or piece.kind == "role")


def _is_for(near: Neighbours, left: int) -> bool:
    """Whether "for" stands right behind a title: "Secretary-General | for Sudan"."""
    before = near.piece_ending(left - 1, left)
    return near.low(left - 1) == "for" and before is not None and before.role is not None


def _is_where_sent(near: Neighbours, at: int, anchor: int) -> bool:
    """Whether a "to" has the state of whoever is sent before it: "Ambassador of Chile | to Japan"."""
    if near.low(at) not in {"to", "for"}:
        return False
    state = near.piece_ending(at, anchor)
    if state is None or state.name is None or not gives_state(state.name):
        return False
    left = state.first - (near.low(state.first - 1) == "the")
    title = near.piece_ending(left - 1, anchor) if near.low(left - 1) == "of" else None
    return title is not None and title.role is not None and title.role.office in SENT


def _sender_title(
    near: Neighbours, inner: Piece, anchor: int
) -> tuple[Piece, int, tuple[str, ...], tuple[int, int] | None] | None:
    """The envoy's title around that of who sent him: "Personal Envoy of | the Secretary-General for Sudan"."""
    if inner.role is None or inner.role.office != "secretary_general":
        return None
    at = inner.first
    body = near.piece_ending(at, anchor)
    code = None
    if body is not None and body.name is not None and gives_state(body.name):
        at, code = body.first, body.name.code
    at -= near.low(at - 1) == "the"
    outer = near.piece_ending(at - 1, anchor) if near.low(at - 1) in {"of", "to"} else None
    if outer is None or outer.role is None or outer.role.office not in SENT:
        return None
    return outer, outer.first, (code or "UN",), (inner.first, inner.last)


def apposition_after(
    near: Neighbours, i: int, anchor: int
) -> tuple[Piece, int, tuple[str, ...], tuple[int, int] | None, int | None] | None:
    """A title set after a name: "| , the secretary-general of the OSCE", "| , his counterpart from Ukraine"."""
    if near.low(i) not in {",", "(", "–", "—"}:
        return None
    at = i + 1
    while near.same_sentence(at, anchor) and near.low(at) in DETERMINERS | {
        "who",
        "is",
        "was",
        "also",
        "then",
        "serves",
        "as",
        "longtime",
        "veteran",
    }:
        at += 1
    left = at
    whose = at if near.low(at) in {"his", "her", "their", "its"} else None
    while (
        near.same_sentence(at, anchor)
        and at - left < 6
        and not ((p := near.at.get(at)) is not None and p.kind == "role" and p.first == at)
    ):
        if (
            near.tokens[at].pos in {"VERB", "AUX", "ADP", "SCONJ", "PUNCT", "CCONJ"}
            and near.tokens[at].text not in {"-", "'s", "’s"}
        ) or (p is not None and p.kind == "person"):
            return None
        at += 1
    piece = near.piece_from(at, anchor)
    if piece is None or piece.role is None or piece.role.plural:
        return None
    following = near.piece_from(piece.last, anchor)
    if following is not None and following.kind == "person":
        return None  # "…, Foreign Minister X": the title of the next name
    codes, origin, _, _ = state_before(near, piece.first, anchor)
    after, after_origin, end = state_after(near, piece.last, anchor)
    if not codes and not is_sent(near, piece):
        codes, origin = (after, after_origin) if after else _state_of_body(near, piece.last, anchor)
    # A title of the next name has that name behind its complement: ", President of Finland Sauli Niinistö".
    behind = near.piece_from(end, anchor)
    if behind is not None and behind.kind == "person" and end > piece.last:
        return None
    if near.low(i) == "," and near.same_sentence(end, anchor) and near.tokens[end].tag == "VBP":
        return None  # "Abdelatty, Qatari FM | discuss": a heading's two
    if near.low(i) == "," and near.same_sentence(end, anchor) and _opens_clause(near, piece, end):
        return None  # "after talks with Kalla, the Thai premier | flew home"
    return piece, end, codes, origin, whose


def _opens_clause(near: Neighbours, title: Piece, end: int) -> bool:
    """Whether a title is itself the subject of the verb right behind it."""
    behind = near.tokens[end]
    if behind.pos not in {"VERB", "AUX"} or behind.tag in {"VBG", "VBN"}:
        return False
    return any(
        token.relation.startswith("nsubj") and token.head >= end for token in near.tokens[title.first : title.last]
    )


def _state_of_body(near: Neighbours, i: int, anchor: int) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """The state of an unlisted body behind a title: "speaker | of the Armenian parliament", "of Iran's army"."""
    at = i + 1 + (near.low(i + 1) == "the")
    if near.low(i) != "of" or not near.same_sentence(at, anchor):
        return (), None
    state = near.piece_from(at, anchor)
    if state is not None and state.name is not None and gives_state(state.name) and state.name.code:
        body = state.last + (near.low(state.last) in OWNING)
        owns = body > state.last or state.name.kind == "adjective"
        whole = near.same_sentence(body, anchor) and _is_small_word(near, body)
        return ((state.name.code,), (state.first, state.last)) if owns and whole else ((), None)
    end = at
    while end - at < LONGEST_BODY and near.same_sentence(end, anchor) and _is_small_word(near, end):
        end += 1
    codes, origin, _ = state_after(near, end, anchor, leads=frozenset({"of"})) if end > at else ((), None, end)
    return codes[:1], origin


def loose_title(
    near: Neighbours, i: int, title: Piece | None
) -> tuple[tuple[int, int], Piece, tuple[str, ...], tuple[int, int] | None] | None:
    """A long title in capitals before a name: "French Diplomatic Counselor to the President |".

    Read only where no plain title stands there, or the plain one is itself a complement ("to the President").
    Gives the title's tokens without its leading state, the first title in it, the state and its tokens.
    """
    if (
        title is not None
        and not (near.low(title.first - 1) == "the" and near.low(title.first - 2) in {"to", "of", "for"})
        and not (
            near.same_sentence(title.first - 2, i)
            and near.tokens[title.first - 1].text[:1].isupper()
            and (near.at.get(title.first - 1) is None or near.at[title.first - 1].kind == "thing")
        )
    ):
        return None
    at = i
    roles: list[Piece] = []
    names: list[Piece] = []
    while at - 1 >= 0 and near.same_sentence(at - 1, i) and i - at < 18:
        piece = near.at.get(at - 1)
        if piece is not None and piece.kind == "person":
            break
        if _is_past_title(near, at):
            break
        if piece is not None:
            (roles if piece.kind == "role" else names).insert(0, piece)
            at = piece.first
        elif near.low(at - 1) in LINKING or near.tokens[at - 1].text[:1].isupper():
            at -= 1
        else:
            break
    roles = [r for r in roles if r.first >= at and r.role is not None and not r.role.plural]
    if not roles:
        return None
    # Only modifiers stand before the first title: "German Chancellery Foreign and Security Policy | Advisor".
    start = roles[0].first
    while start > at and (near.tokens[start - 1].text[:1].isupper() or near.low(start - 1) in {"and", "'s", "’s"}):
        start -= 1
    at = start + (1 if near.low(start) == "and" else 0)
    states = [n for n in names if n.first >= at and n.name is not None and gives_state(n.name)]
    if not roles or at >= i or near.low(i - 1) in {"of", "for", "to", "and"}:
        return None
    first = at
    if states and states[0].first == at:
        first = states[0].last + (1 if near.low(states[0].last) in {"'s", "’s", "'", "’"} else 0)
    if first >= i:
        return None
    codes = (states[0].name.code,) if states and states[0].name is not None and states[0].name.code else ()
    return (first, i), roles[0], codes, (states[0].first, states[0].last) if codes else None


def _is_past_title(near: Neighbours, at: int) -> bool:
    """Whether a long title ends where one walks back: at somebody else's, or a headline's verb.

    "The President of the Republic and | Mr Xi", "Russian FM Meets With | EAM X".
    """
    if near.low(at - 1).rstrip(".") in HONORIFICS and near.low(at - 2) == "and":
        return True
    return near.low(at - 1) not in LINKING and near.tokens[at - 1].tag in OUTSIDE


def state_inside(near: Neighbours, title: Piece) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """The state that a title itself names or implies: "head of the Russian delegation", "Foreign Secretary"."""
    assert title.role is not None
    words = near.text(title.first, title.last)
    if title.role.office in SENT:
        words = re.split(r" (?:for|to) ", words)[0]  # "special envoy | for Syria" is not Syria's
    named = [n.code for n in codebook.find_names(words) if n.code and gives_state(n) and not is_own_council(words, n)]
    if named:
        return (named[-1],), (title.first, title.last)
    if title.role.country:
        return (title.role.country,), (title.first, title.last)
    return (), None


HONORIFICS = frozenset({"mr", "mrs", "ms", "dr", "sir", "dame", "h.e"})

# Words of a title that can stand before its state.
SPLIT_OFF = frozenset(
    "top chief former then acting interim caretaker outgoing incoming deputy designate ousted exiled".split()
)


def split_title(near: Neighbours, left: int, title: Piece) -> RoleMatch | None:
    """A title with a word of it before its state: "top | Turkish | diplomat", "former | German | chancellor"."""
    first = near.low(left - 1)
    if first not in SPLIT_OFF or not near.same_sentence(left - 1, title.first):
        return None
    words = f"{first} {near.text(title.first, title.last)}"
    found = codebook.find_roles(words)
    return found[0] if len(found) == 1 and found[0].end - found[0].start == len(words) else None


def names_follow(near: Neighbours, role: Piece) -> bool:
    """Whether a person's name stands right behind a title."""
    following = near.piece_from(role.last, role.first)
    return following is not None and following.kind == "person"
