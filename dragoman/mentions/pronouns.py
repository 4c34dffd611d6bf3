"""Says whom a pronoun stands for: he, she, his, her; none where it is not known."""

from __future__ import annotations

from dragoman.mentions import tree
from dragoman.mentions.casting import Casting, is_subject
from dragoman.mentions.mention import PLURAL_PRONOUNS, Mention


def pronoun(casting: Casting, m: Mention) -> int | None:
    """Whom a pronoun in the singular stands for."""
    return pronoun_at(casting, m.head, None)


def pronoun_at(casting: Casting, i: int, but: int | None) -> int | None:
    """Whom the pronoun at a token stands for, but not `but`: near, a subject, of its gender."""
    token = casting.tokens[i]
    if token.text.casefold() in PLURAL_PRONOUNS:
        return None
    female = token.text.casefold() in {"she", "her", "hers", "herself"}
    ahead = _subject_ahead(casting, i)
    if ahead is not None and ahead != but and _gender_fits(casting, ahead, female):
        return ahead
    barred = {k for c in _co_arguments(casting, i) for k in casting.cast.stands_for.get(c, ())}
    best: tuple[float, int] | None = None
    for at, key in reversed(casting.seen):
        if (
            at >= i
            or key == but
            or casting.actors[key].kind not in {"person", "role"}
            or not _gender_fits(casting, key, female)
        ):
            continue
        distance = token.sentence - casting.tokens[at].sentence
        if distance > 4:
            break
        m = casting.cast.by_head.get(at)
        if key in barred or (m is not None and (m.plural or m.first <= i < m.last)):
            continue
        score = -1.0 * distance + (0.9 if is_subject(casting, at) else 0.0) + 0.2 * (1 / (1 + i - at))
        if best is None or score > best[0]:
            best = (score, key)
    return best[1] if best else None


def _gender_fits(casting: Casting, key: int, female: bool) -> bool:
    known = casting.actors[key].female
    return known is None or known == female


def _co_arguments(casting: Casting, i: int) -> set[int]:
    """Mentions that share a predicate with a personal pronoun and so can't be it: "Biden told him"."""
    token = casting.tokens[i]
    if tree.plain(token.relation) not in {"obj", "obl", "iobj"}:
        return set()
    return {c for c in casting.document.children(token.head) if tree.plain(casting.tokens[c].relation) == "nsubj"}


def _subject_ahead(casting: Casting, i: int) -> int | None:
    """For a pronoun in a phrase set before its clause: "During his call with X, Akar said"."""
    at = i
    for head in tree.upward(casting.document, i):
        if tree.plain(casting.tokens[at].relation) in {"obl", "advcl"} and tree.is_verbal(casting.document, head):
            subject = tree.own_subject(casting.document, head)
            if (
                subject is not None
                and subject > i
                and at < subject
                and casting.tokens[head].sentence == casting.tokens[i].sentence
            ):
                keys = casting.cast.stands_for.get(subject, ())
                m = casting.cast.by_head.get(subject)
                if len(keys) == 1 and m is not None and m.kind == "person":
                    return keys[0]
                return None
        at = head
    return None
