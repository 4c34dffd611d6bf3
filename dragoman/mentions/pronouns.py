"""Says whom a pronoun stands for: he, she, his, her; none where it is not known."""

from __future__ import annotations

from dragoman.mentions import tree
from dragoman.mentions.casting import Casting, is_subject
from dragoman.mentions.mention import PLURAL_PRONOUNS, SINGULAR_PRONOUNS, Mention
from dragoman.mentions.saying_words import SAYING

# A pronoun in what somebody is told to have said is mostly the speaker: half a sentence nearer than a subject.
SPEAKER = 0.8
# A sentence is about the subject of its main clause; one told of by the way ("to which X had invited") less so.
SUBJECT, BY_THE_WAY = 0.9, 0.55


def pronoun(casting: Casting, m: Mention) -> int | None:
    """Whom a pronoun in the singular stands for."""
    return pronoun_at(casting, m.head, None)


def owner_at(casting: Casting, i: int, but: int | None = None) -> int | None:
    """Who owns what a possessive stands before: "his | envoy", "Putin's | envoy"."""
    if i in casting.named_at:
        keys = casting.cast.stands_for.get(casting.named_at[i], ())
        return keys[0] if len(keys) == 1 else None
    return pronoun_at(casting, i, but)


def pronoun_at(casting: Casting, i: int, but: int | None) -> int | None:
    """Whom the pronoun at a token stands for, but not `but`: near, a subject, of its gender."""
    token = casting.tokens[i]
    if token.text.casefold() in PLURAL_PRONOUNS:
        return None
    female = _gender(token.text.casefold())
    ahead = _subject_ahead(casting, i)
    if ahead is not None and ahead != but and _gender_fits(casting, ahead, female):
        return ahead
    listed = _first_of_list(casting, i)
    if listed is not None and listed != but and _gender_fits(casting, listed, female):
        return listed
    barred = {k for c in _co_arguments(casting, i) for k in casting.cast.stands_for.get(c, ())}
    speaker = _speaker(casting, i)
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
        score = -1.0 * distance + _standing(casting, at, token.sentence) + 0.2 * (1 / (1 + i - at))
        score += SPEAKER if at == speaker else 0.0
        if best is None or score > best[0]:
            best = (score, key)
    return best[1] if best else None


def _standing(casting: Casting, at: int, sentence: int) -> float:
    """How much a sentence is about a mention: its subject, or less where an earlier one has it by the way."""
    if not is_subject(casting, at):
        return 0.0
    verb = casting.tokens[tree.first_conjunct(casting.document, at)].head
    clauses = (verb, *casting.document.ancestors(verb))
    aside = any(tree.plain(casting.tokens[c].relation) in {"acl", "advcl"} for c in clauses)
    return BY_THE_WAY if aside and casting.tokens[at].sentence != sentence else SUBJECT


def _first_of_list(casting: Casting, i: int) -> int | None:
    """For a possessive in a list: "the Belarusian leader and | his Russian counterpart"."""
    token = casting.tokens[i]
    if tree.plain(token.relation) != "nmod:poss" and token.relation != "nmod:poss":
        return None
    first = tree.first_conjunct(casting.document, token.head)
    keys = casting.cast.stands_for.get(first, ()) if first < i else ()
    return keys[0] if len(keys) == 1 and casting.actors[keys[0]].kind in {"person", "role"} else None


def _gender(low: str) -> bool | None:
    """Whether a pronoun is of a woman; None where it doesn't tell ("the 68-year-old")."""
    if low in SINGULAR_PRONOUNS:
        return low in {"she", "her", "hers", "herself"}
    return None


def _gender_fits(casting: Casting, key: int, female: bool | None) -> bool:
    known = casting.actors[key].female
    return known is None or female is None or known == female


def _co_arguments(casting: Casting, i: int) -> set[int]:
    """Mentions that share a predicate with a personal pronoun and so can't be it: "Biden told him"."""
    token = casting.tokens[i]
    relation = tree.plain(token.relation)
    if relation == "nsubj":
        # "he is ready to meet X", "he spoke with X"
        verbs = [token.head, *tree.children(casting.document, token.head, "xcomp")]
        return {k for v in verbs for k in tree.children(casting.document, v, "obj", "iobj", "obl") if k > i}
    if relation not in {"obj", "obl", "iobj"}:
        return set()
    subjects = {c for c in casting.document.children(token.head) if tree.plain(casting.tokens[c].relation) == "nsubj"}
    whose = {"who", "which", "that"} & {casting.tokens[c].text.casefold() for c in subjects}
    if whose and tree.plain(casting.tokens[token.head].relation) == "acl":
        subjects.add(casting.tokens[token.head].head)  # "Lee, who hosted | him to lunch"
    return subjects


def _speaker(casting: Casting, i: int) -> int | None:
    """The subject of the verb that reports what a pronoun's clause tells: "Lavrov | said he would come"."""
    at = i
    for head in tree.upward(casting.document, i):
        told = tree.plain(casting.tokens[at].relation) == "ccomp" and casting.tokens[head].lemma in SAYING
        if told:
            subject = tree.subject(casting.document, head)
            return subject if subject is not None and subject < i else None
        at = head
    return None


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
                if len(keys) == 1 and m is not None and m.kind in {"person", "role"}:
                    return keys[0]
                return None
        at = head
    return None
