"""Says who each mention stands for: full names, surnames, titles alone, capitals and pronouns.

One article, one cast. What the words beside a name give comes first; what the article says elsewhere,
the table of office holders on the article's day and the publishing state come after, each marked as
inferred with its reason. Where two actors fit a title equally, none is chosen.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman import codebook
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.cast import Actor, Cast
from dragoman.mentions.casting import Casting, Span, body_of, state_of, unnamed
from dragoman.mentions.companions import learn_in_order
from dragoman.mentions.counterparts import counterparts, learn_as_counterpart
from dragoman.mentions.first_person import find_voices, first_person, is_first
from dragoman.mentions.mention import Mention, with_state
from dragoman.mentions.namings import cast_persons, drop_unsupported
from dragoman.mentions.pronouns import owner_at, pronoun
from dragoman.mentions.titleholders import holder_of_title, is_ours, of_state
from dragoman.mentions.unsaid import HOLDER_WHY, HOME_WHY, fill_in

__all__ = ["Actor", "Cast", "find_cast"]

UNITED_NATIONS = "UN"


def find_cast(document: Document, *, days: Span = (None, None), home: str | None = None) -> Cast:
    """Finds every actor of an article written between two `days`; `home` is the publisher's state."""
    casting = Casting(document, days, home)
    cast_persons(casting)
    fill_in(casting)
    drop_unsupported(casting)
    find_voices(casting)
    walk(casting)
    casting.cast.actors = casting.actors
    return casting.cast


def walk(casting: Casting) -> None:
    """Resolves every mention in reading order; titles with their state first, for pronouns that look ahead."""
    for m in casting.mentions:
        if m.kind == "role" and m.countries and not m.counterpart and m.whose is None and not m.plural:
            casting.cast.stands_for[m.head] = _title(casting, m)
    for m in sorted(casting.mentions, key=lambda m: m.first):
        keys = _resolve(casting, m)
        if keys:
            casting.cast.stands_for[m.head] = keys
            if len(keys) == 1 and m.kind != "adjective":
                casting.seen.append((m.head, keys[0]))


def _resolve(casting: Casting, m: Mention) -> tuple[int, ...]:
    if m.kind == "person":
        key = casting.cast.stands_for[m.head][0]
        if m.counterpart:
            learn_as_counterpart(casting, key, m)
        elif m.whose is not None:
            _learn_from_owner(casting, key, m)
        return (key,)
    if m.kind in {"state", "group", "adjective"} and m.countries:
        return tuple(state_of(casting, m, _of_kingdom(casting, m, c)) for c in m.countries)
    if m.kind == "organisation" and m.countries:
        return (state_of(casting, m, m.countries[0]),)
    if m.kind == "body":
        return (body_of(casting, m),)
    if m.kind == "pronoun":
        if is_first(m):
            spoken = first_person(casting, m)
            return (spoken,) if spoken is not None else ()
        if m.plural:
            # in a transcript "we" are those who sit together
            alone = m.role in {"we", "us"} and m.head not in casting.voices
            spoken = first_person(casting, m) if alone else None
            casting.cast.speakers |= {m.head: spoken} if spoken is not None else {}
            return ()
        found = pronoun(casting, m)
        return (found,) if found is not None else ()
    if m.kind == "role":
        return _title(casting, m)
    return ()


def _of_kingdom(casting: Casting, m: Mention, code: str) -> str:
    """Whose "the Kingdom" is: the publisher's, where it is one."""
    own = codebook.state(casting.home or "")
    alone = [t.text for t in casting.tokens[m.core[0] : m.core[1]]] == ["Kingdom"]
    return own.code if own and alone and any("Kingdom of" in name for name in own.other_names) else code


def _title(casting: Casting, m: Mention) -> tuple[int, ...]:
    if m.counterpart:
        return counterparts(casting, m)
    if m.names:
        keys = tuple(k for h in m.names for k in casting.cast.stands_for.get(h, ()))
        learn_in_order(casting, m, keys)
        return keys
    if not m.countries and m.whose is not None and (owner := _owner(casting, m)) is not None:
        m = with_state(m, owner)
    if not m.countries and m.sector == "GOV" and (sender := _sender(casting, m)) is not None:
        m = with_state(m, sender)
    if m.plural:
        if m.countries:
            return tuple(of_state(casting, m, c) for c in m.countries)
        if m.whose is not None and (owner := _state_before(casting, m)) is not None:
            beside = _states_beside(casting, m, owner)
            return tuple(unnamed(casting, with_state(m, code), code) for code in beside or [owner])
        return ()
    if not m.countries and m.whose is not None and (owner := _state_before(casting, m)) is not None:
        m = with_state(m, owner)
        if m.office in {"delegation", "team"}:
            return (unnamed(casting, m, owner),)
    found = holder_of_title(casting, m)
    if found is not None:
        return (found,)
    if m.countries:
        return (unnamed(casting, m, m.countries[0]),)
    home = _home_for(casting, m)
    anothers = m.whose is not None and casting.tokens[m.whose].text.casefold() in {"its", "their"}
    if m.definite and home and not (m.visiting or anothers) and is_ours(casting, m):
        return (_at_home(casting, m, home),)
    return ()


def _home_for(casting: Casting, m: Mention) -> str | None:
    """Whose "the President" is by the publisher; "the Secretary-General" the UN's where no other body is named."""
    if m.office != "secretary_general" or (casting.home is not None and not codebook.state(casting.home)):
        return casting.home
    bodies = {m.countries[0] for m in casting.mentions if m.kind == "organisation" and m.countries}
    return UNITED_NATIONS if bodies <= {UNITED_NATIONS} else None


def _learn_from_owner(casting: Casting, key: int, m: Mention) -> None:
    """ "Trump's envoy, X", "his foreign minister, X": the state of whose he is, where the text leaves it out."""
    actor, owner = casting.actors[key], _owner(casting, m) or _state_before(casting, m)
    if owner is not None and owner != actor.country and (actor.country is None or actor.country_why == HOME_WHY):
        why = f"{actor.role} of somebody of that state"
        casting.actors[key] = replace(actor, country=owner, country_span=None, country_why=why)


def _owner(casting: Casting, m: Mention) -> str | None:
    """The state of the person that a possessive stands for: "Putin's envoy", "her finance minister"."""
    if m.whose is None or casting.tokens[m.whose].text.casefold() in {"its", "their", "our", "my"}:
        return None
    key = owner_at(casting, m.whose)
    return casting.actors[key].country if key is not None else None


def _state_before(casting: Casting, m: Mention) -> str | None:
    """The state that "its" or "their" stands for: that of its clause's subject, else the last before it there."""
    if m.whose is None or casting.tokens[m.whose].text.casefold() not in {"its", "their"}:
        return None
    clause = tree.clause_of(casting.document, m.head)
    said = [c for c in tree.children(casting.document, clause, "ccomp") if c < m.first]
    subject = tree.subject(casting.document, said[0] if said else clause)  # "Togo will go, its premier said": of Togo
    if said and subject is not None and subject not in casting.cast.stands_for:
        return None
    doers = casting.cast.stands_for.get(subject, ()) if subject is not None and subject < m.first else ()
    if len(doers) == 1 and casting.actors[doers[0]].kind == "state":
        return casting.actors[doers[0]].country
    for at, key in reversed(casting.seen):
        if (
            at < m.first
            and casting.tokens[at].sentence == casting.tokens[m.head].sentence
            and casting.actors[key].kind == "state"
        ):
            return casting.actors[key].country
    return _state_told_before(casting, m)


def _state_told_before(casting: Casting, m: Mention) -> str | None:
    """ "Chad has soldiers in Togo. | Its new envoy": the state of who the sentence before is about."""
    sentence = casting.document.sentence_of(m.head)
    opens = m.whose is not None and m.whose <= sentence.first + 1 and casting.tokens[m.whose].text.casefold() == "its"
    if not opens or sentence.i == 0:
        return None
    before = casting.document.sentences[sentence.i - 1]
    if before.part != sentence.part:
        return None
    root = next((t.i for t in casting.tokens[before.first : before.last] if t.relation == "root"), None)
    subject = tree.own_subject(casting.document, root) if root is not None else None
    keys = casting.cast.stands_for.get(subject, ()) if subject is not None else ()
    return casting.actors[keys[0]].country if len(keys) == 1 else None


def _states_beside(casting: Casting, m: Mention, owner: str) -> list[str]:
    """The states of which "their" is, where the last before it is named with another: "A and B said | their envoys".

    None where the title is that of a side of its own: "A and B, which recalled | its envoys".
    """
    if m.whose is None or casting.tokens[m.whose].text.casefold() != "their":
        return []
    for at, key in reversed(casting.seen):
        if at < m.first and casting.actors[key].country == owner and casting.actors[key].kind == "state":
            joined = [
                k
                for i in tree.conjuncts(casting.document, tree.first_conjunct(casting.document, at))
                for k in casting.cast.stands_for.get(i, ())
            ]
            codes = [casting.actors[k].country for k in joined if casting.actors[k].kind == "state"]
            return list(dict.fromkeys(code for code in codes if code)) if len(set(codes)) > 1 else []
    return []


def _sender(casting: Casting, m: Mention) -> str | None:
    """The state that sends somebody: "Japan sent | a delegation to Oslo", "| the envoys whom Gaddafi had sent"."""
    token, document = casting.tokens[m.head], casting.document
    below = [c for c in tree.children(document, m.head, "acl") if tree.children(document, c, "obj")]
    verb = next((v for v in (token.head, *below) if casting.tokens[v].lemma in tree.SENDING), None)
    if verb is None or tree.is_passive(document, verb) or (verb == token.head and token.relation != "obj"):
        return None
    subject = tree.subject(document, verb)
    keys = casting.cast.stands_for.get(subject, ()) if subject is not None else ()
    return casting.actors[keys[0]].country if len(keys) == 1 else None


def _at_home(casting: Casting, m: Mention, home: str) -> int:
    """The publisher's own office holder, where a release names him by title alone: "the Secretary-General"."""
    key = unnamed(casting, with_state(m, home), home)
    casting.actors[key] = replace(
        casting.actors[key],
        country_span=None,
        country_why=HOLDER_WHY
        if home == casting.home
        else "whose Secretary-General is meant where no other body is named",
    )
    return key
