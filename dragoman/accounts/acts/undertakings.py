"""Reads promises, offers, demands, threats and refusals whose deed the tables don't know: "agreed to rebuild it"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.accounts.acts import slots, words
from dragoman.accounts.acts.declarations import find_declarations
from dragoman.accounts.acts.deeds import Deed
from dragoman.accounts.acts.links import is_made_so, negation_of
from dragoman.accounts.acts.misreadings import are_greetings_asked, is_a_question
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.triggers import contact_words
from dragoman.codebook.acts import Frame, Operator, operators
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor

TYPES = {
    "agree": ("AGREE", None, "030"),
    "offer": ("AGREE", None, "030"),
    "promise": ("AGREE", None, "030"),
    "demand": ("REQUEST", "change", "104"),
    "threat": ("THREATEN", None, "130"),
    "refuse": ("REJECT", None, "120"),
    "deny": ("REJECT", None, "120"),
    "wish": ("REQUEST", "change", "104"),
    "decide": ("AGREE", None, "030"),
    "propose": ("REQUEST", "change", "104"),
}
TELLING = frozenset("comment say discuss elaborate speak answer confirm name identify give tell disclose".split())
MOODY = frozenset({"insist", "demand", "recommend", "require", "propose", "ask"})
RULING = frozenset({"GOV", "MIL", "REB", "LEG", "IGO"})
AHEAD = frozenset({"will", "would", "'ll", "’ll", "could", "may", "might"})
CLAUSES = frozenset({"xcomp", "ccomp", "acl", "advcl"})
WHOEVER = frozenset("any those anyone anybody whoever".split())
SUFFERING = frozenset("face suffer regret pay bear meet".split())
TELLING_TO = frozenset({"tell", "invite", "advise"})
PRESS = frozenset({"JRN", "MED"})
WEAK = frozenset("suggest encourage reiterate assure resist object step open".split())


def find_undertakings(document: Document, sides: Sides, taken: set[int]) -> Iterator[Deed]:
    """Operators with a clause below them of which the tables know no deed, and what is declared without one."""
    told: set[int] = set()
    for sentence in words.told_sentences(document):
        for i in range(sentence.first, sentence.last):
            found = _undertaking(document, sides, i, taken) if i not in taken else None
            if found is not None:
                told |= {found.at, *found.marks}
                yield found
    yield from find_declarations(document, sides, taken | told)


def _undertaking(document: Document, sides: Sides, i: int, taken: set[int]) -> Deed | None:
    token = document.tokens[i]
    if token.pos not in {"VERB", "ADJ"} or _is_weak(document, i) or is_a_question(document, i):
        return None
    kinds = _kinds(document, i)
    for c in tree.children(document, i, *CLAUSES):
        below = document.tokens[c]
        bare = _is_bare(document, c)
        operator = kinds.get("to" if bare else "that")
        if operator is None or c in taken or not _is_complement(document, i, c, operator):
            continue
        if not _is_undertaken(sides, i, c, operator):
            continue
        if token.lemma == "warn" and operator.kind == "threat" and not _threatens(sides, i, c):
            return None
        if any(document.tokens[k].text.casefold() in words.NEGATIONS for k in document.children(c)):
            return None
        if operator.word in MOODY and below.tag not in {"VB", "VBP"} and not _is_wanted(document, c):
            return None  # "insists that troops crossed the border" reports
        if are_greetings_asked(document, c) or (operator.kind == "refuse" and below.lemma in TELLING):
            return None  # "declined to comment"
        if token.lemma in TELLING_TO and not _is_told(sides, i):
            return None
        if (below.lemma, "VERB") in contact_words() or _holds_talks(document, c):
            return None
        if operator.kind == "offer" and negation_of(document, i) is not None:
            operator = replace(operator, kind="refuse")  # "is not ready to part with"
        return _deed(document, sides, i, c, operator)
    return None


def _is_undertaken(sides: Sides, i: int, c: int, operator: Operator) -> bool:
    """Whether what is wished is of another, what is decided of several, and whoever is ready offers something."""
    if operator.kind == "wish":
        return _is_of_another(sides, i, c)
    if operator.kind == "decide":
        return _is_of_several(sides, i)
    return operator.kind != "offer" or not is_made_so(sides.document, i)  # "made ready to leave"


def _is_bare(document: Document, c: int) -> bool:
    """ "Told them to | leave", "to be | out of Goma": an infinitive, its "be" before another word too."""
    below = tree.children(document, c, "cop")
    verbs = (
        [c, *below]
        if "to" in {document.tokens[k].text.casefold() for k in tree.children(document, c, "mark")}
        else [c]
    )
    return any(document.tokens[k].tag == "VB" for k in verbs) and not tree.children(document, c, "aux")


def _is_weak(document: Document, i: int) -> bool:
    """Whether a word tells too little: "suggested that talks failed", but "suggested that Oman host them" does."""
    lemma = document.tokens[i].lemma
    wanted = any(document.tokens[c].tag == "VB" for c in tree.children(document, i, "ccomp"))
    return lemma in WEAK and not (lemma == "suggest" and wanted)


def _is_wanted(document: Document, c: int) -> bool:
    """ "Insisted that it should leave", "that they be freed"."""
    return any(document.tokens[k].text.casefold() in {"should", "be"} for k in tree.children(document, c, "aux"))


def _would_suffer(document: Document, c: int) -> bool:
    """ "Warned that intruders would face force": what is to come to others, or to whoever does not obey."""
    ahead = any(document.tokens[k].text.casefold() in {"will", "would"} for k in tree.children(document, c, "aux"))
    subjects = tree.children(document, c, "nsubj", "nsubj:pass")
    passive = bool(tree.children(document, c, "aux:pass"))
    anybody = passive and any(_is_whoever(document, k) for k in subjects)
    return ahead and (anybody or document.tokens[c].lemma in SUFFERING)


def _is_whoever(document: Document, i: int) -> bool:
    """ "Any country that helps", "those who join in", "anyone caught"."""
    words_of = {document.tokens[k].text.casefold() for k in (i, *tree.children(document, i, "det"))}
    return bool(words_of & WHOEVER)


def _threatens(sides: Sides, i: int, c: int) -> bool:
    """Whether a warning is a threat, and no forecast."""
    return _of_itself(sides, i, c) or _would_suffer(sides.document, c) or _at_a_state(sides, i, c)


def _at_a_state(sides: Sides, i: int, c: int) -> bool:
    """ "Washington warned Chad that aid would dry up": what is ahead, told to another state by a state's own."""
    doer = slots.doer(sides.document, i)
    own = {a.country for a in sides.at(doer) if a.sector in RULING} - {None} if doer is not None else set()
    told = [a for k in slots.objects(sides.document, i) for a in sides.at(k)]
    ahead = any(sides.tokens[k].text.casefold() in AHEAD for k in tree.children(sides.document, c, "aux"))
    return bool(own) and ahead and any(a.country and a.country not in own for a in told if a.sector in RULING)


def _is_of_another(sides: Sides, i: int, c: int) -> bool:
    """ "Wants Belgrade to open its archives": of another state or body than who wants it."""
    wanted, doer = slots.doer(sides.document, c), slots.doer(sides.document, i)
    if wanted is None or doer is None or wanted == doer:
        return False
    asked = {a.country for a in sides.at(wanted)} - {None}
    return bool(asked) and not asked & {a.country for a in sides.at(doer)}


def _is_of_several(sides: Sides, i: int) -> bool:
    """ "The two ministers decided to": what several states decide together, they agree on."""
    doer = slots.doer(sides.document, i)
    return doer is not None and len({a.country for a in sides.at(doer) if a.country}) > 1


def _is_told(sides: Sides, i: int) -> bool:
    """ "Told the bloc to stop", "told his troops to leave": asked of somebody, not of reporters."""
    told = [a for c in slots.objects(sides.document, i) for a in sides.at(c)]
    return any((a.country or a.name) and a.sector not in PRESS for a in told)


def _of_itself(sides: Sides, i: int, c: int) -> bool:
    """ "Warned it would respond": a threat is of what one will do oneself."""
    own, doer = tree.own_subject(sides.document, c), slots.doer(sides.document, i)
    if own is None or doer is None:
        return False
    ahead = any(sides.tokens[k].text.casefold() in {"will", "would"} for k in tree.children(sides.document, c, "aux"))
    return ahead and bool({a.country for a in sides.at(own)} & {a.country for a in sides.at(doer)})


def _kinds(document: Document, i: int) -> dict[str, Operator]:
    token = document.tokens[i]
    pos = "VERB" if token.pos == "VERB" else "ADJ"
    several = operators().get((token.lemma.casefold(), pos), ())
    return {link: operator for operator in several for link in operator.links if operator.kind in TYPES}


def _is_complement(document: Document, i: int, c: int, operator: Operator) -> bool:
    token = document.tokens[c]
    if token.pos not in {"VERB", "AUX", "ADJ", "NOUN"} and not tree.children(document, c, "cop"):
        return False
    if c < i:  # "..., the minister promised"
        ahead = {document.tokens[k].text.casefold() for k in tree.children(document, c, "aux")}
        return operator.kind in {"promise", "threat"} and bool(ahead & {"will", "would", "'ll", "’ll"})
    marks = {document.tokens[k].text.casefold() for k in tree.children(document, c, "mark")}
    if tree.plain(token.relation) == "advcl":
        return "to" in marks and operator.kind == "demand"
    if operator.kind == "agree" and token.tag in {"VBZ", "VBP", "VBD"} and "to" not in marks:
        return False  # "agreed that it remains a problem": of one mind, and no promise
    return tree.plain(token.relation) != "acl" or "to" in marks


def _holds_talks(document: Document, c: int) -> bool:
    return any(
        (document.tokens[k].lemma.casefold(), "NOUN") in contact_words() for k in tree.children(document, c, "obj")
    )


def _deed(document: Document, sides: Sides, i: int, c: int, operator: Operator) -> Deed | None:
    kind, mode, cameo = TYPES[operator.kind]
    doer = slots.doer(document, i)
    sources = sides.at(doer) if doer is not None else []
    several = operator.kind == "agree" and len({a.country for a in sources}) > 1
    at, targets = (None, []) if several else _addressed(sides, i, c, operator, sources)
    frame = Frame(document.tokens[i].lemma, "", "", "", (), ("with",), kind, mode, cameo, ())
    return Deed(i, frame, sources, targets, False, doer, at, [c])


def _addressed(
    sides: Sides, i: int, c: int, operator: Operator, sources: list[Actor]
) -> tuple[int | None, list[Actor]]:
    """Whom it is said or done to: the one asked, or whom the clause below names first besides the source."""
    document = sides.document
    keys, states = {a.key for a in sources}, {a.country for a in sources if a.country}
    first = [*slots.objects(document, i)] if operator.whose == "object" else []
    first += [k for slot in ("on", "upon", "to", "with", "from") for k in slots.with_case(document, i, slot)]
    if operator.kind == "wish" and (wanted := slots.doer(document, c)) is not None:
        first.insert(0, wanted)
    if operator.kind in {"demand", "threat"} and (subject := tree.own_subject(document, c)) is not None:
        first.insert(0, subject)
    for k in [*first, *slots.around(document, c)]:
        if k == c:
            continue
        found = [a for a in sides.party(k) if a.key not in keys and a.country not in states]
        if found:
            return k, found
    return None, []
