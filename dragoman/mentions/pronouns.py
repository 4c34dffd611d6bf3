"""Says whom a pronoun stands for: he, she, his, her; none where it is not known."""

from __future__ import annotations

from dragoman.mentions import tree
from dragoman.mentions.casting import Casting, is_subject
from dragoman.mentions.mention import PLURAL_PRONOUNS, SINGULAR_PRONOUNS, Mention
from dragoman.mentions.office_words import VAGUE_OFFICES
from dragoman.mentions.salience import weigh
from dragoman.mentions.saying_words import SAYING


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
    subject = _subject_ahead(casting, i)
    if subject is not None:
        ahead = _one_at(casting, subject)
        if ahead is not None and ahead != but and _gender_fits(casting, ahead, female):
            return ahead
        if ahead is None and _is_anothers(casting, subject):
            return None
    listed = _first_of_list(casting, i)
    if listed is not None and listed != but and _gender_fits(casting, listed, female):
        return listed
    reported = _subject_reported(casting, i)
    if reported is not None and reported != but and _gender_fits(casting, reported, female):
        return reported
    barred = {k for c in co_arguments(casting, i) for k in casting.cast.stands_for.get(c, ())}
    best: tuple[float, int, int] | None = None
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
        score = weigh(casting, at, key, i)
        if best is None or score > best[0]:
            best = (score, key, at)
    return best[1] if best and not _goes_on_untold(casting, i, best[2]) else None


def _goes_on_untold(casting: Casting, i: int, at: int) -> bool:
    """Whether the one that a sentence before was about goes on, of whom nobody knows who he is.

    "The Foreign Secretary spoke to his Kenyan counterpart, X. | He praised Kenya": not X, whoever the Secretary is.
    """
    here, there = casting.document.sentence_of(i), casting.document.sentence_of(at)
    if tree.plain(casting.tokens[i].relation) != "nsubj" or here.i != there.i + 1 or is_subject(casting, at):
        return False
    subject = tree.own_subject(casting.document, casting.document.root_of(there))
    m = casting.cast.by_head.get(subject) if subject is not None else None
    return (
        m is not None
        and m.kind == "role"
        and m.definite
        and not m.plural
        and m.office not in VAGUE_OFFICES
        and not casting.cast.stands_for.get(m.head)
    )


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


def co_arguments(casting: Casting, i: int) -> set[int]:
    """Mentions that share a predicate with a pronoun or a title and so can't be it: "Biden told him"."""
    token = casting.tokens[i]
    relation = tree.plain(token.relation)
    if relation == "nsubj":
        # "he is ready to meet X", "he spoke with X"
        verbs = [token.head, *tree.children(casting.document, token.head, "xcomp")]
        with_whom = {k for v in verbs for k in tree.children(casting.document, v, "obj", "iobj", "obl")}
        whom = any(casting.tokens[k].text.casefold() in {"whom", "who"} for k in with_whom if k < i)
        told_of = {casting.tokens[token.head].head} if whom else set()  # "Lee, | with whom he dined"
        return {k for k in with_whom if k > i} | told_of
    if relation not in {"obj", "obl", "iobj"}:
        return set()
    subjects = {c for c in casting.document.children(token.head) if tree.plain(casting.tokens[c].relation) == "nsubj"}
    whose = {"who", "which", "that"} & {casting.tokens[c].text.casefold() for c in subjects}
    if whose and tree.plain(casting.tokens[token.head].relation) == "acl":
        subjects.add(casting.tokens[token.head].head)  # "Lee, who hosted | him to lunch"
    return subjects


def _subject_ahead(casting: Casting, i: int) -> int | None:
    """The subject behind a phrase that a pronoun stands in: "During his call with X, | Akar said"."""
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
                return subject
        at = head
    return None


def _subject_reported(casting: Casting, i: int) -> int | None:
    """ "A will see B, an official said, following | his call with C": A's, and not the nameless official's."""
    document, tokens = casting.document, casting.tokens
    above = next((h for h in tree.upward(document, i) if tree.is_verbal(document, h)), None)
    if above is None:
        return None
    said = [k for k in (above, *tree.children(document, above, "parataxis")) if tokens[k].lemma in SAYING and k < i]
    verb = said[-1] if said else None
    teller = tree.own_subject(document, verb) if verb is not None else None
    if verb is None or teller is None or tokens[teller].pos == "PRON":
        return None
    reported = [*tree.children(document, verb, "ccomp"), *([tokens[verb].head] if tokens[verb].head != verb else [])]
    told = next((c for c in reported if c < teller), None)
    subject = tree.own_subject(document, told) if told is not None else None
    nameless = not any(casting.actors[k].name for k in casting.cast.stands_for.get(teller, ()))
    return _one_at(casting, subject) if subject is not None and nameless else None


def _one_at(casting: Casting, i: int) -> int | None:
    """The one person that a mention stands for."""
    keys = casting.cast.stands_for.get(i, ())
    m = casting.cast.by_head.get(i)
    return keys[0] if len(keys) == 1 and m is not None and m.kind in {"person", "role"} else None


def _is_anothers(casting: Casting, i: int) -> bool:
    """Whether somebody is only told as another's, whom nobody names: "Where he met Y, | Abrams's deputy said"."""
    m = casting.cast.by_head.get(i)
    return m is not None and m.kind == "role" and m.whose is not None and not m.plural
