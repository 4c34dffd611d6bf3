"""Finds every stretch of text that names or stands for an actor, with the office and state it gives.

Form first, tree second: titles, names and states next to each other are read by their order, which
holds where the parser is unsure (appositions, long lists); heads come from the tree.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from dragoman import codebook
from dragoman.codebook import NameMatch
from dragoman.language import Document, Token
from dragoman.mentions.pieces import HONORIFICS, Piece, find_pieces, is_own_council

MentionKind = Literal["person", "role", "state", "adjective", "organisation", "body", "group", "pronoun", "thing"]

FEMALE = frozenset(
    "mrs mrs. ms ms. miss dame lady sheikha her queen princess duchess first-lady spokeswoman chairwoman".split()
)
MALE = frozenset("king prince duke emir sultan pope chairman spokesman congressman".split())
COUNTERPARTS = frozenset({"counterpart", "colleague"})
DETERMINERS = frozenset(
    "the a an this that these those both two three four all some several other another any".split()
)
SINGULAR_PRONOUNS = frozenset("he she him her his hers himself herself".split())
PLURAL_PRONOUNS = frozenset("they them their theirs themselves".split())
FIRST_PRONOUNS = frozenset("i me my mine we us our ours".split())
# A name or a body that leads a noun of these speaks of its people: "the Russian side", "a Turkish delegation".
SIDES = frozenset(
    "side sides delegation delegations team teams government governments authorities leadership "
    "counterpart counterparts "
    "administration regime party parties partner partners country countries nation nations state states "
    "capital capitals envoy envoys military army presidency ministry embassy people allies ally group "
    "trio pair duo men women "
    "republic federation kingdom officials colleagues colleague leaders leader".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens [first, last) that name or stand for one actor, or for several where `plural`.

    `core` is the token range of the name proper, `head` its syntactic head. `countries` are codes
    (ISO alpha-3 or an organisation's abbreviation); `origin` is the piece the country was read from.
    `whose` is the token of a possessive that gives the state ("his counterpart"), `counterpart` is
    true where the office is that of the other side.
    """

    kind: MentionKind
    first: int
    last: int
    head: int
    core: tuple[int, int]
    name: str | None = None
    role: str | None = None
    role_span: tuple[int, int] | None = None
    office: str | None = None
    sector: str | None = None
    countries: tuple[str, ...] = ()
    origin: tuple[int, int] | None = None
    plural: bool = False
    definite: bool = False
    counterpart: bool = False
    whose: int | None = None
    metonym: bool = False
    female: bool | None = None
    prefixes: tuple[str, ...] = ()
    names: tuple[int, ...] = ()


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
    honoured: bool = False
    female: bool | None = None

    def take(self, title: Piece, span: tuple[int, int]) -> None:
        """Takes over a title: its office, sector and the tokens it stands at."""
        assert title.role is not None
        self.title, self.role_span = title, span
        self.office, self.sector, self.prefixes = title.role.office, title.role.sector, tuple(title.role.prefixes)
        self.counterpart = title.role.name in COUNTERPARTS


class Finder:
    """Composes the pieces of one document into mentions. Used once, by `find_mentions`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens = document.tokens
        self.pieces = find_pieces(document)
        self.at: dict[int, Piece] = {i: p for p in self.pieces for i in range(p.first, p.last)}
        self.used: set[int] = set()

    # -- walking over tokens ------------------------------------------------------------------

    def text(self, first: int, last: int) -> str:
        """The words of tokens [first, last) as they stand in the article."""
        return self.document.text_of(first, last)

    def low(self, i: int) -> str:
        """The token's text in lower case; empty outside the document."""
        return self.tokens[i].text.casefold() if 0 <= i < len(self.tokens) else ""

    def same_sentence(self, i: int, j: int) -> bool:
        """Whether both tokens exist and share a sentence."""
        n = len(self.tokens)
        return 0 <= i < n and 0 <= j < n and self.tokens[i].sentence == self.tokens[j].sentence

    def piece_ending(self, i: int, anchor: int) -> Piece | None:
        """The piece that ends just before token `i`, in the anchor's sentence."""
        if not self.same_sentence(i - 1, anchor):
            return None
        piece = self.at.get(i - 1)
        return piece if piece is not None and piece.last == i else None

    def piece_from(self, i: int, anchor: int) -> Piece | None:
        """The piece that starts at token `i`, in the anchor's sentence."""
        if not self.same_sentence(i, anchor):
            return None
        piece = self.at.get(i)
        return piece if piece is not None and piece.first == i else None

    def head_of(self, first: int, last: int) -> int:
        """The token of [first, last) whose head lies outside it."""
        for i in range(first, last):
            head = self.tokens[i].head
            if not first <= head < last or head == i:
                return i
        return last - 1

    # -- states before and after --------------------------------------------------------------

    def state_before(self, i: int, anchor: int) -> tuple[tuple[str, ...], tuple[int, int] | None, int, int | None]:
        """What stands before token `i` and gives a state: (codes, its tokens, new left edge, whose).

        "Turkish |", "Ukraine's |", "NATO |", "US |", "Russian and Ukrainian |", "his |", "his Ukrainian |".
        """
        left = i
        codes: list[str] = []
        origin: tuple[int, int] | None = None
        while True:
            at = left
            if self.low(at - 1) in {"'s", "’s", "'", "’"}:
                at -= 1
            piece = self.piece_ending(at, anchor)
            if piece is None or piece.name is None or not _gives_state(piece.name):
                break
            codes.insert(0, piece.name.code or "")
            origin = (piece.first, piece.last if origin is None else origin[1])
            left = piece.first
            if self.low(left - 1) in {"and", ",", "-", "–", "/", "‑", "‒"} and (
                (more := self.piece_ending(left - 1, anchor)) is not None
                and more.name is not None
                and _gives_state(more.name)
                and (more.name.kind == piece.name.kind or {more.name.kind, piece.name.kind} <= {"adjective", "state"})
                and (more.name.kind == piece.name.kind or self.low(left - 1) != ",")
            ):
                left -= 1
                continue
            break
        whose = None
        if self.same_sentence(left - 1, anchor) and self.low(left - 1) in {"his", "her", "their", "its", "my", "our"}:
            whose = left - 1
            left -= 1
        return tuple(c for c in codes if c), origin, left, whose

    def state_after(self, i: int, anchor: int) -> tuple[tuple[str, ...], tuple[int, int] | None, int]:
        """What stands after token `i` and gives a state: "| of Ukraine", "| from Russia, Iran and Turkey"."""
        if self.low(i) not in {"of", "for", "from", "to"} or not self.same_sentence(i, anchor):
            return (), None, i
        at = i + 1
        codes: list[str] = []
        origin: tuple[int, int] | None = None
        while True:
            while self.low(at) in {"the", "both", "neighbouring", "neighboring", "neighbor", "neighbour"}:
                at += 1
            piece = self.piece_from(at, anchor)
            if (
                piece is None
                or piece.name is None
                or piece.name.kind in {"adjective", "demonym"}
                or not _gives_state(piece.name)
            ):
                break
            if self.low(piece.last) in {"'s", "’s"}:
                break
            codes.append(piece.name.code or "")
            origin = (piece.first if origin is None else origin[0], piece.last)
            end = piece.last
            if self.low(end) == "(" and self.low(end + 2) == ")":
                end += 3
            step = end
            if self.low(step) == ",":
                step += 1
            if self.low(step) in {"and", "&"} or step > end:
                at = step + 1 if self.low(step) in {"and", "&"} else step
                following = at + 1 if self.low(at) in {"the"} else at
                nxt = self.piece_from(following, anchor)
                after_next = self.piece_from(nxt.last, anchor) if nxt is not None else None
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

    # -- titles -------------------------------------------------------------------------------

    def title_before(self, i: int, anchor: int) -> tuple[Piece | None, int, tuple[str, ...], tuple[int, int] | None]:
        """The title just before token `i`: (title, its left edge, states of its complement, their tokens).

        "Foreign Minister |", "President of the Republic of Finland |", "Secretary of the Security Council |",
        "Foreign Minister, |".
        """
        piece = self.piece_ending(i, anchor)
        if piece is not None and piece.kind == "role":
            return piece, piece.first, (), None
        at = i
        if self.low(i - 1) == "," and self.low(i) not in {"the", "a", "an"}:
            # "the Sri Lankan President, X", "the President of the Republic of Y, Mr X"
            at = i - 1
            if (piece := self.piece_ending(at, anchor)) is not None and piece.kind == "role":
                assert piece.role is not None
                led = self.low(piece.first - 1) in {"the", "'s", "’s", "'", "’", "his", "her", "then"} or (
                    (before := self.piece_ending(piece.first, anchor)) is not None and before.name is not None
                )
                return (piece, piece.first, (), None) if led and not piece.role.plural else (None, i, (), None)
            found = self._title_of_complement(at, anchor)
            if found[0] is not None and self.low(found[1] - 1) in {"the", "with", "'s", "’s", "and", ","}:
                return found
            return None, i, (), None
        return self._title_of_complement(i, anchor)

    def _title_of_complement(
        self, i: int, anchor: int
    ) -> tuple[Piece | None, int, tuple[str, ...], tuple[int, int] | None]:
        """A title with its complement before token `i`: "President of the Republic of Finland |"."""
        # Walk back over "of [the] X [and Y]" to a title.
        at = i
        codes: tuple[str, ...] = ()
        origin: tuple[int, int] | None = None
        for _ in range(4):
            complement = self.piece_ending(at, anchor)
            if complement is None or complement.kind not in {"name", "thing"}:
                return None, i, (), None
            left = complement.first
            while self.low(left - 1) in {"the", "and", "for", "executive", "permanent"} or (
                (inner := self.piece_ending(left, anchor)) is not None and inner.kind in {"name", "thing"}
            ):
                inner = self.piece_ending(left, anchor)
                left = inner.first if inner is not None and inner.kind in {"name", "thing"} else left - 1
                if i - left > 14 or not self.same_sentence(left, anchor):
                    return None, i, (), None
            if complement.name is not None and _gives_state(complement.name) and not codes:
                codes, origin = (complement.name.code or "",), (complement.first, complement.last)
            if self.low(left - 1) in {"of", "for", "to", "at", "on"}:
                title = self.piece_ending(left - 1, anchor)
                if title is not None and title.kind == "role":
                    return title, title.first, codes, origin
                at = left - 1
                continue
            return None, i, (), None
        return None, i, (), None

    def apposition_after(
        self, i: int, anchor: int
    ) -> tuple[Piece, int, tuple[str, ...], tuple[int, int] | None, int | None] | None:
        """A title set after a name: "| , the secretary-general of the OSCE", "| , his counterpart from Ukraine"."""
        if self.low(i) not in {",", "(", "–", "—"}:
            return None
        at = i + 1
        while self.same_sentence(at, anchor) and self.low(at) in DETERMINERS | {
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
        whose = at if self.low(at) in {"his", "her", "their", "its"} else None
        while (
            self.same_sentence(at, anchor)
            and at - left < 6
            and not ((p := self.at.get(at)) is not None and p.kind == "role" and p.first == at)
        ):
            if (
                self.tokens[at].pos in {"VERB", "AUX", "ADP", "SCONJ", "PUNCT", "CCONJ"}
                and self.tokens[at].text not in {"-", "'s", "’s"}
            ) or (p is not None and p.kind == "person"):
                return None
            at += 1
        piece = self.piece_from(at, anchor)
        if piece is None or piece.role is None or piece.role.plural:
            return None
        following = self.piece_from(piece.last, anchor)
        if following is not None and following.kind == "person":
            return None  # "…, Foreign Minister X": the title of the next name
        codes, origin, _, _ = self.state_before(piece.first, anchor)
        after, after_origin, end = self.state_after(piece.last, anchor)
        if not codes:
            codes, origin = after, after_origin
        # A title of the next name has that name behind its complement: ", President of Finland Sauli Niinistö".
        behind = self.piece_from(end, anchor)
        if behind is not None and behind.kind == "person" and end > piece.last:
            return None
        return piece, end, codes, origin, whose

    # -- composing ----------------------------------------------------------------------------

    def person(self, piece: Piece) -> Mention:
        """A person's name with the title, state and honorific around it."""
        draft = Draft(piece, piece.first, piece.last)
        self._honorifics(draft)
        self._title(draft)
        self._state_in_front(draft)
        self._state_behind(draft)
        self._apposition(draft)
        self.used.update(range(draft.left, max(draft.end, piece.last)))
        return Mention(
            "person",
            draft.left,
            draft.end,
            self.head_of(draft.left, piece.last),
            (piece.first, piece.last),
            name=self.text(piece.first, piece.last),
            role=draft.role,
            role_span=draft.role_span,
            office=draft.office,
            sector=draft.sector,
            countries=draft.codes[:1],
            origin=draft.origin,
            counterpart=draft.counterpart,
            whose=draft.whose,
            female=draft.female,
            definite=draft.honoured,
            prefixes=draft.prefixes,
        )

    def _honorifics(self, draft: Draft) -> None:
        """ "Mr | X", "Her Majesty Queen | X"."""
        left = draft.left - 1
        while (
            self.same_sentence(left, draft.piece.first) and self.low(left) in HONORIFICS and self.at.get(left) is None
        ):
            if self.low(left) in FEMALE:
                draft.female = True
            elif self.low(left).startswith("mr"):
                draft.female = False
            draft.honoured, draft.left = True, left
            left -= 1

    def _title(self, draft: Draft) -> None:
        """The title before a name: "Foreign Minister | X", "President of the Republic of Finland | X"."""
        title, edge, codes, origin = self.title_before(draft.left, draft.piece.first)
        if title is None or title.role is None or title.role.plural:
            title = None
        else:
            draft.codes, draft.origin, draft.left = codes, origin, edge
            first = self._joint_title(title)
            draft.left = min(draft.left, first)
            draft.take(title, (first, self._role_end(title, draft.piece, origin)))
            if not draft.codes:
                draft.codes, draft.origin = self._inside(title)
        loose = self._loose_title(draft.piece.first, title)
        if loose is not None:
            span, first_role, draft.codes, draft.origin = loose
            draft.left = span[0]
            draft.take(first_role, span)
        if draft.role_span is not None:
            draft.role = self.text(*draft.role_span).casefold()
            words = set(draft.role.split())
            draft.female = True if words & FEMALE else False if words & MALE else draft.female

    def _joint_title(self, title: Piece) -> int:
        """Where a title joined with another by "and" begins: "Acting President and Prime Minister | X"."""
        more = self.piece_ending(title.first - 1, title.first) if self.low(title.first - 1) == "and" else None
        if more is None or more.role is None or more.role.plural or self.low(more.first - 1) == "the":
            return title.first
        return title.first if self._names_follow(more) else more.first

    def _state_in_front(self, draft: Draft) -> None:
        """ "Turkish | President X", "Ukraine's | X", "his | counterpart X"."""
        before, origin, left, whose = self.state_before(draft.left, draft.piece.first)
        possessive = self.low(draft.left - 1) in {"'s", "’s"}
        if before and (draft.title is not None or possessive or (origin is not None and self._adjective(origin))):
            implied = (
                draft.title is not None and draft.title.role is not None and draft.title.role.country in draft.codes
            )
            if not draft.codes or implied:
                draft.codes, draft.origin = before, origin
            draft.left, draft.whose = left, whose
        elif whose is not None and draft.title is not None:
            draft.left, draft.whose = left, whose

    def _state_behind(self, draft: Draft) -> None:
        """ "X | of Ukraine", "X | (Turkey)"."""
        if self.low(draft.end) in {"of", "from"}:
            codes, origin, end = self.state_after(draft.end, draft.piece.first)
            if codes:
                draft.end = end
        else:
            inside = self.piece_from(draft.end + 1, draft.piece.first) if self.low(draft.end) == "(" else None
            bracketed = inside is not None and inside.name is not None and self.low(inside.last) == ")"
            if not bracketed or inside is None or inside.name is None or not _gives_state(inside.name):
                return
            codes, origin = (inside.name.code or "",), (inside.first, inside.last)
            draft.end = inside.last + 1
        if codes and not draft.codes:
            draft.codes, draft.origin = codes[:1], origin

    def _apposition(self, draft: Draft) -> None:
        """ "X | , the secretary-general of the OSCE", "X | , his counterpart from Ukraine"."""
        found = self.apposition_after(draft.end, draft.piece.first) if draft.role is None else None
        if found is None or found[0].role is None:
            return
        title, end, codes, origin, whose = found
        draft.take(title, (title.first, title.last))
        draft.role, draft.whose, draft.end = found[0].role.role, whose, end
        if not draft.codes:
            draft.codes, draft.origin = codes, origin
        if not draft.codes and found[0].role.country:
            draft.codes, draft.origin = (found[0].role.country,), (title.first, title.last)
        self.used.update(range(title.first, title.last))

    def _loose_title(
        self, i: int, title: Piece | None
    ) -> tuple[tuple[int, int], Piece, tuple[str, ...], tuple[int, int] | None] | None:
        """A long title in capitals before a name: "French Diplomatic Counselor to the President |".

        Read only where no plain title stands there, or the plain one is itself a complement ("to the President").
        Gives the title's tokens without its leading state, the first title in it, the state and its tokens.
        """
        if (
            title is not None
            and not (self.low(title.first - 1) == "the" and self.low(title.first - 2) in {"to", "of", "for"})
            and not (
                self.same_sentence(title.first - 2, i)
                and self.tokens[title.first - 1].text[:1].isupper()
                and (self.at.get(title.first - 1) is None or self.at[title.first - 1].kind == "thing")
            )
        ):
            return None
        at = i
        roles: list[Piece] = []
        names: list[Piece] = []
        while at - 1 >= 0 and self.same_sentence(at - 1, i) and i - at < 18:
            piece = self.at.get(at - 1)
            if piece is not None and piece.kind == "person":
                break
            if piece is not None:
                (roles if piece.kind == "role" else names).insert(0, piece)
                at = piece.first
            elif self.low(at - 1) in {"of", "the", "for", "to", "and", "&"} or self.tokens[at - 1].text[:1].isupper():
                at -= 1
            else:
                break
        roles = [r for r in roles if r.first >= at and r.role is not None and not r.role.plural]
        if not roles:
            return None
        # Only modifiers stand before the first title: "German Chancellery Foreign and Security Policy | Advisor".
        start = roles[0].first
        while start > at and (
            self.tokens[start - 1].text[:1].isupper() or self.low(start - 1) in {"and", "'s", "’s"}
        ):
            start -= 1
        at = start + (1 if self.low(start) == "and" else 0)
        states = [n for n in names if n.first >= at and n.name is not None and _gives_state(n.name)]
        if not roles or at >= i or self.low(i - 1) in {"of", "for", "to", "and"}:
            return None
        first = at
        if states and states[0].first == at:
            first = states[0].last + (1 if self.low(states[0].last) in {"'s", "’s", "'", "’"} else 0)
        if first >= i:
            return None
        codes = (states[0].name.code,) if states and states[0].name is not None and states[0].name.code else ()
        return (first, i), roles[0], codes, (states[0].first, states[0].last) if codes else None

    def _inside(self, title: Piece) -> tuple[tuple[str, ...], tuple[int, int] | None]:
        """The state that a title itself names or implies: "head of the Russian delegation", "Foreign Secretary"."""
        assert title.role is not None
        words = self.text(title.first, title.last)
        named = [
            n.code for n in codebook.find_names(words) if n.code and _gives_state(n) and not is_own_council(words, n)
        ]
        if named:
            return (named[-1],), (title.first, title.last)
        if title.role.country:
            return (title.role.country,), (title.first, title.last)
        return (), None

    def _names_follow(self, role: Piece) -> bool:
        following = self.piece_from(role.last, role.first)
        return following is not None and following.kind == "person"

    def _adjective(self, span: tuple[int, int]) -> bool:
        piece = self.at.get(span[0])
        return (
            piece is not None and piece.name is not None and piece.name.kind in {"adjective", "organisation", "organ"}
        )

    def _role_end(self, title: Piece, person: Piece, origin: tuple[int, int] | None) -> int:
        """Where a title's own words end: before "of STATE", after "of the Security Council"."""
        if origin is None:
            # the whole stretch up to the name: "Head of the Federal Taxation Service"
            end = person.first
            while end > title.last and self.low(end - 1) in HONORIFICS | {",", "his", "her"}:
                end -= 1
            return end
        end = origin[0]
        piece = self.at.get(origin[0])
        if piece is not None and piece.name is not None and piece.name.kind in {"organ"}:
            return origin[1]
        while end > title.last and self.low(end - 1) in {"the", "of", "for", "to"}:
            end -= 1
        return max(end, title.last)

    def role_alone(self, piece: Piece) -> Mention | None:
        """A title without a name: "the minister", "the foreign ministers of Russia and Ukraine"."""
        role = piece.role
        assert role is not None
        anchor = piece.first
        before, origin, left, whose = self.state_before(piece.first, anchor)
        if not before and whose is None and role.plural:
            # "Slovenian and Croatian border negotiators": a noun or two between state and title
            at = piece.first
            while (
                piece.first - at < 2
                and self.same_sentence(at - 1, anchor)
                and self.tokens[at - 1].pos in {"NOUN", "ADJ"}
                and self.at.get(at - 1) is None
            ):
                at -= 1
                stepped = self.state_before(at, anchor)
                if stepped[0]:
                    before, origin, left, whose = stepped
                    break
        definite = self.low(left - 1) in {"the", "this", "that", "both"} or whose is not None or bool(before)
        while self.same_sentence(left - 1, anchor) and (
            self.low(left - 1) in DETERMINERS or self.tokens[left - 1].tag == "CD"
        ):
            definite = definite or self.low(left - 1) in {"the", "both"}
            left -= 1
        after, after_origin, end = self.state_after(piece.last, anchor)
        codes = before or after
        if not before:
            origin = after_origin
        if before and after:
            end = piece.last if self.low(piece.last) != "of" else end
        if not codes:
            codes, origin = self._inside(piece)
        self.used.update(range(left, end))
        return Mention(
            "role",
            left,
            end,
            self.head_of(piece.first, piece.last),
            (piece.first, piece.last),
            role=role.role,
            role_span=(piece.first, piece.last),
            office=role.office,
            sector=role.sector,
            countries=codes if role.plural else codes[:1],
            origin=origin,
            plural=role.plural,
            definite=definite,
            counterpart=role.name in COUNTERPARTS,
            whose=whose,
            female=True if any(w in FEMALE for w in role.role.split()) else None,
            prefixes=tuple(role.prefixes),
        )

    def named(self, piece: Piece) -> Mention | None:
        """A state, capital, seat or body named on its own, or an adjective before a noun for its people."""
        name = piece.name
        assert name is not None
        head = self.head_of(piece.first, piece.last)
        last = piece.last
        first = piece.first - 1 if self.low(piece.first - 1) == "the" else piece.first
        if name.kind in {"adjective", "demonym"} or self.tokens[head].relation in {"amod", "compound", "nmod:poss"}:
            noun = self.tokens[head].head
            if (
                noun >= last
                and noun - last < 4
                and self.low(noun) in SIDES
                and self.at.get(noun) is None
                and self.same_sentence(noun, head)
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
                return self._adjective_mention(piece, head)
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

    def _shared_titles(self, mentions: list[Mention]) -> list[Mention]:
        """Gives a title in the plural to the names behind it, state by state where both are lists.

        "The presidents of Guyana and Venezuela, A and B", "Foreign Ministers A of Russia and B of Ukraine".
        """
        persons = sorted((m for m in mentions if m.kind == "person"), key=lambda m: m.first)
        given: dict[int, Mention] = {}
        for title in [m for m in mentions if m.kind == "role" and m.plural and m.role]:
            run = self._run_of_names(title, persons)
            if len(run) < 2 or (title.countries and len(title.countries) not in {1, len(run)}):
                continue
            for n, person in enumerate(run):
                code = title.countries[n : n + 1] if len(title.countries) == len(run) else title.countries
                if code and codebook.state(code[0]) is None:
                    code = ()  # "Quad leaders A and B": each has a state of his own
                given[person.head] = replace(
                    person,
                    role=person.role or singular(title.role or ""),
                    office=person.office or title.office,
                    sector=person.sector or title.sector,
                    role_span=person.role_span or title.role_span,
                    countries=person.countries or code,
                    origin=person.origin or title.origin,
                )
            given[title.head] = replace(title, names=tuple(p.head for p in run))
        return [given.get(m.head, m) for m in mentions]

    def _run_of_names(self, title: Mention, persons: list[Mention]) -> list[Mention]:
        """The names listed right behind a title in the plural."""
        run: list[Mention] = []
        at = title.last
        for person in persons:
            if person.first < title.last:
                continue
            between = [self.low(i) for i in range(at, person.first)]
            if (
                not self.same_sentence(person.first, title.first)
                or any(w not in {",", "and", "–", "—"} for w in between)
                or len(between) > 2
            ):
                break
            if run and not between:
                break
            run.append(person)
            at = person.last
        return run

    def _adjective_mention(self, piece: Piece, head: int) -> Mention | None:
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

    def find(self) -> list[Mention]:
        """All mentions in order of their heads; none shares its head with another."""
        mentions = [self.person(p) for p in self.pieces if p.kind == "person"]
        for kind, read in (("role", self.role_alone), ("name", self.named)):
            # Persons take the titles and states around them first; what is left stands for itself.
            left = (read(p) for p in self.pieces if p.kind == kind and p.first not in self.used)
            mentions += [m for m in left if m is not None]
        mentions = self._shared_titles(mentions)
        covered = {i for m in mentions for i in range(m.core[0], m.core[1])}
        for token in self.tokens:
            if token.i not in covered and (m := _pronoun(token, self)) is not None:
                mentions.append(m)
        by_head: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda m: (m.head, m.first)):
            by_head.setdefault(mention.head, mention)
        return list(by_head.values())


def _gives_state(name: NameMatch) -> bool:
    return bool(name.code) and name.kind in {
        "state",
        "adjective",
        "demonym",
        "capital",
        "seat",
        "organisation",
        "organ",
        "entity",
        "group",
    }


def _pronoun(token: Token, finder: Finder) -> Mention | None:
    low = token.text.casefold()
    here = (token.i, token.i + 1)
    if low in SINGULAR_PRONOUNS:
        return Mention("pronoun", *here, token.i, here, role=low, female=low in {"she", "her", "hers", "herself"})
    if low in PLURAL_PRONOUNS:
        return Mention("pronoun", *here, token.i, here, role=low, plural=True)
    if low in FIRST_PRONOUNS and token.pos == "PRON":
        return Mention("pronoun", *here, token.i, here, role=low, plural=low in {"we", "us", "our", "ours"})
    if low in SIDES and token.pos == "NOUN" and finder.at.get(token.i) is None:
        # "the two sides", "both countries", "the parties"; a bare "the country" too
        left = token.i
        words = set()
        while finder.same_sentence(left - 1, token.i) and (
            finder.low(left - 1) in DETERMINERS or finder.tokens[left - 1].tag == "CD"
        ):
            left -= 1
            words.add(finder.low(left))
        if words & ({"both", "two"} if low in {"men", "women"} else {"the", "both", "two", "all"}):
            plural = token.tag == "NNS" or low in {"trio", "pair", "duo"}
            return Mention("group", left, token.i + 1, token.i, here, role=low, plural=plural, definite=True)
    return None


def find_mentions(document: Document) -> list[Mention]:
    """Finds all mentions of actors in a document, in the order of their heads."""
    return Finder(document).find()


def singular(role: str) -> str:
    """ "foreign ministers" as one of them: "foreign minister"."""
    if role.startswith("heads of"):
        return "head of" + role[8:]
    words = role.split()
    if words and words[-1].endswith("s") and not words[-1].endswith("ss"):
        words[-1] = words[-1][:-1]
    elif words and words[0].endswith("s"):
        words[0] = words[0][:-1]
    return " ".join(words)


def with_state(mention: Mention, code: str) -> Mention:
    """The same mention with its state set, where the words around it left the state out."""
    return replace(mention, countries=(code,))
