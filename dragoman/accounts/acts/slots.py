"""Finds what stands where in a clause: subject, object, "to whom", and by whom a passive is done."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.accounts.acts.words import TIMES
from dragoman.codebook.acts import word_classes
from dragoman.language import Document
from dragoman.mentions import tree

# Participles that tell what their subject holds: "is opposed to", "is committed to".
# Prepositions that a frame means with another.
ALIKE = {"in": frozenset({"in", "inside", "within"}), "on": frozenset({"on", "upon"})}
BESIDE = frozenset(
    "over because following due amid amidst alongside without despite like unlike besides as through via since "
    "until".split()
)
REASONS = frozenset({"suspicion", "charge", "allegation", "accusation", "fear"})  # "held on suspicion of spying for"
# Whom a deed is done for, not to: "closed the border in support of Chad".
BIDDING = frozenset({"request", "behest", "bidding", "urging", "instigation", "insistence"})
IN_FAVOUR = frozenset({"defence", "defense", "favor", "favour", "honor", "honour", "solidarity", "support"})
BORDERS = frozenset({"border", "frontier"})  # "a hideout near the Afghan border" is on either side of it
OUTWARD = frozenset({"out", "back", "off", "away", "down", "up"})
GIVING = frozenset({"hand", "turn", "sign", "make", "give"})
EACH_OTHER = frozenset({"each other", "one another"})
FEELING = frozenset({"opposed", "committed", "prepared", "determined", "resolved"})


def subject(document: Document, verb: int) -> int | None:
    """Who does what an active verb tells: its own subject, or that of the verb which controls it."""
    top = verb
    while tree.plain(document.tokens[top].relation) == "xcomp" and not tree.own_subject(document, top):
        if (charged := tree.charged_with(document, top)) is not None:
            return charged  # "accused the United States of threatening to attack"
        above = document.tokens[top].head
        if document.tokens[above].lemma in tree.OBJECT_CONTROL and (
            made := tree.children(document, above, "iobj", "obj")
        ):
            return made[0]  # "prompting Chad to withdraw", "warned Chad not to attack"
        top = above
    token = document.tokens[top]
    if (asked := addressed(document, top)) is not None:
        return asked
    if (charged := tree.charged_with(document, top)) is not None:
        return charged
    if (blamed := _relative(document, top)) is not None:
        return blamed
    if token.tag == "VBG" and tree.plain(token.relation) in {"advcl", "acl"} and _follows_comma(document, top):
        return _main_subject(document, top)  # "..., urging both sides to": whoever the sentence is about
    return tree.subject(document, verb)


def _relative(document: Document, i: int) -> int | None:
    """ "Officials it accuses of spying": the noun that a verb without an object is about."""
    token = document.tokens[i]
    blamed = token.tag == "VBG" and tree.plain(token.relation) in {"advcl", "xcomp"}
    return _gap(document, token.head) if blamed and {"of", "for"} & set(tree.cases(document, i)) else None


def addressed(document: Document, verb: int) -> int | None:
    """The noun that an infinitive was hung on where it is asked of it: "called on the parties to cease fire"."""
    token = document.tokens[verb]
    noun = document.tokens[token.head]
    if token.tag != "VB" or tree.plain(token.relation) != "acl" or tree.plain(noun.relation) not in {"obj", "obl"}:
        return None
    asking = document.tokens[noun.head]
    if tree.children(document, asking.i, "iobj"):
        return None  # "told Reuters their | agreement to release him"
    asked = asking.lemma in tree.OBJECT_CONTROL and tree.plain(noun.relation) == "obj"
    called = asking.lemma in {"call", "appeal"} and set(tree.cases(document, noun.i)) & {"on", "upon", "to"}
    return noun.i if (asked or called) and asking.pos == "VERB" else None


def _follows_comma(document: Document, i: int) -> bool:
    return i > 0 and document.tokens[i - 1].text in {",", "”", '"', "—", "–"}


def _main_subject(document: Document, i: int) -> int | None:
    """The subject of the nearest finite verb above a participle."""
    for head in tree.upward(document, i):
        own = tree.own_subject(document, head)
        if own is not None and own < i and document.tokens[head].tag not in {"VB", "VBG"}:
            return tree.subject(document, head)
    return tree.subject(document, i)


def agent(document: Document, verb: int) -> int | None:
    """By whom a passive is done."""
    own = _by(document, verb)
    if own is not None or not tree.is_passive(document, verb):
        return own
    for leaving in tree.children(document, verb, "xcomp"):
        for c in tree.children(document, leaving, "obl"):
            if "by" in tree.cases(document, c) and document.tokens[c].text.casefold() not in TIMES:
                return c  # "was asked to leave | by Chad", not "by Friday"
    beside = [c for c in tree.children(document, verb, "conj") if document.tokens[c].tag == "VBN"]
    if beside:  # "12 were killed and 35 wounded | by Chad's shells"
        return _first_by(document, beside)
    if not tree.is_passive_beside(document, verb):
        return None
    # "Were attacked by Chad's army | and looted", "were attacked, | looted and burned by Chad's army".
    first = document.tokens[verb].head
    behind = [c for c in tree.children(document, first, "conj") if c > verb and document.tokens[c].tag == "VBN"]
    return _first_by(document, [*behind, first])


def _first_by(document: Document, verbs: Sequence[int]) -> int | None:
    """What stands behind "by" at the first of several verbs that have such."""
    found = (_by(document, verb) for verb in verbs)
    return next((c for c in found if c is not None), None)


def _by(document: Document, verb: int) -> int | None:
    """What stands behind "by" at a verb itself."""
    below = tree.children(document, verb, "obl", "nmod")
    below += [k for c in tree.children(document, verb, "obj") for k in tree.children(document, c, "nmod")]
    return next((c for c in below if "by" in tree.cases(document, c)), None)


def doer(document: Document, verb: int) -> int | None:
    """Who does the deed, active or passive."""
    low = document.tokens[verb].text.casefold()
    if (low in FEELING and agent(document, verb) is None) or low in word_classes()["feelings"]:
        return subject(document, verb)  # "was alarmed by the arrests"
    return agent(document, verb) if tree.is_passive(document, verb) else subject(document, verb)


MEDIATION = frozenset("mediation intercession office brokering brokerage help assistance auspices".split())
BY_WAY_OF = frozenset({"through", "with", "via", "under", "thanks"})


def objects(document: Document, verb: int) -> list[int]:
    """To what or whom it is done, nearest to the recipient first: an indirect object before a direct one."""
    return list(_objects(document, verb))


@tree.kept
def _objects(document: Document, verb: int) -> list[int]:
    if tree.is_passive(document, verb):
        own = tree.own_subject(document, verb)
        if own is not None and document.tokens[own].text.casefold() not in {"which", "that", "who"}:
            return [own, *tree.children(document, verb, "obj")]
        token = document.tokens[verb]
        if tree.plain(token.relation) == "acl":
            return [token.head, *tree.children(document, verb, "obj")]
        found = tree.subject(document, verb)
        return [found] if found is not None else []
    found_own = [*tree.children(document, verb, "iobj"), *tree.children(document, verb, "obj")]
    found_own = found_own or _past_particle(document, verb) or called_in(document, verb)
    found_own = [_taken_up(document, verb, c) for c in found_own]
    if not found_own and (gap := _gap(document, verb)) is not None:
        return [gap]
    if not found_own:
        found_own = _shared(document, verb)
    if found_own and document.tokens[found_own[0]].text.casefold() == "what":
        found_own = _named_so(document, found_own[0]) or found_own
    relative = [c for c in found_own if document.tokens[c].text.casefold() in {"which", "that", "whom"}]
    if relative and tree.plain(document.tokens[verb].relation) == "acl":
        return [document.tokens[verb].head]
    return found_own


def _past_particle(document: Document, verb: int) -> list[int]:
    """ "Called in | the ambassador": right behind a particle stands an object, though taken for a time or a place."""
    particle = next((c for c in tree.children(document, verb, "compound:prt") if c == verb + 1), None)
    bare = [c for c in tree.children(document, verb, "obl") if c > verb and not tree.cases(document, c)]
    return bare[:1] if particle is not None and bare and document.tokens[bare[0]].pos == "NOUN" else []


def called_in(document: Document, verb: int) -> list[int]:
    """ "Called in | Lima's envoy": summoned, though "in" is taken for a preposition."""
    behind = document.tokens[verb + 1] if verb + 1 < len(document.tokens) else None
    if behind is None or document.tokens[verb].lemma != "call" or behind.text.casefold() != "in":
        return []
    envoy = document.tokens[behind.head]
    return [envoy.i] if behind.relation == "case" and envoy.lemma.casefold() in word_classes()["diplomats"] else []


def _taken_up(document: Document, verb: int, i: int) -> int:
    """ "Closed the border and reopened it": the object of the verb before that "it" takes up."""
    token = document.tokens[verb]
    if document.tokens[i].text.casefold() not in {"it", "them"} or tree.plain(token.relation) != "conj":
        return i
    before = [c for c in tree.children(document, token.head, "obj") if c < verb]
    return before[0] if before else i


def _named_so(document: Document, what: int) -> list[int]:
    """What somebody called so: "condemned what it called | Chad's aggression"."""
    calling = tree.children(document, what, "acl")
    return [c for k in calling for c in tree.children(document, k, "xcomp", "obj") if c > k]


def _gap(document: Document, verb: int) -> int | None:
    """The noun that a relative clause without an object of its own is about: "the drones which Turkey sold"."""
    token = document.tokens[verb]
    own = tree.own_subject(document, verb)
    if token.relation != "acl:relcl" or own is None:
        return None
    relative = document.tokens[own].text.casefold() in {"who", "which", "that"}
    whose = any(document.tokens[c].text.casefold() == "whose" for c in document.children(own))
    return None if relative or whose else token.head


def _shared(document: Document, verb: int) -> list[int]:
    """The object of a verb right behind: "condemned and rejected the vote"."""
    for c in tree.children(document, verb, "conj"):
        if verb < c <= verb + 5 and document.tokens[c].pos == "VERB":
            return tree.children(document, c, "obj")
    return []


def with_case(document: Document, i: int, word: str) -> list[int]:
    """What stands behind a preposition of a verb or noun, also where it hangs on the object."""
    found = _cased(document, i, word)
    if any(document.tokens[c].text.casefold() not in TIMES for c in found):
        return found  # of "imposed duties on Chad on Monday" not Monday alone
    inner = [c for c in tree.children(document, i, "obj", "obl", "nmod") if c > i]
    if tree.is_passive(document, i) and (own := tree.own_subject(document, i)) is not None:
        inner.insert(0, own)  # "the ban | on Lao timber was lifted"
    inner = [c for c in inner if document.tokens[c].lemma not in REASONS and not _is_bidding(document, c)]
    inner += [k for c in inner for k in tree.children(document, c, "nmod", "acl")]
    for c in inner:
        if below := _cased(document, c, word):
            return below
    return found


def _is_bidding(document: Document, c: int) -> bool:
    """ "Turned back a Thai boat at the | request of Burma": at whose asking it is done, and to him it isn't."""
    return document.tokens[c].lemma in BIDDING and "at" in tree.cases(document, c)


def with_gerund(document: Document, i: int, word: str) -> list[int]:
    """What is done behind a preposition of a verb or its object: "barred them from | sailing"."""
    near = [i, *tree.children(document, i, "obj", "iobj")]
    below = [c for k in near for c in tree.children(document, k, "advcl", "acl", "xcomp", "obl", "nmod") if c > i]
    return [c for c in below if word in tree.cases(document, c) and document.tokens[c].tag == "VBG"]


def _cased(document: Document, i: int, word: str) -> list[int]:
    return [
        c
        for c in tree.children(document, i, "obl", "nmod", "advcl", "acl")
        if ALIKE.get(word, frozenset({word})) & (cases := set(tree.cases(document, c)))
        and "according" not in cases
        and document.tokens[c].pos not in {"VERB", "AUX"}
    ]


def particles(document: Document, verb: int) -> set[str]:
    """The particles and adverbs of a verb: "step | down", "crack | down on"."""
    found = {
        document.tokens[c].text.casefold()
        for c in tree.children(document, verb, "compound:prt", "advmod", "xcomp", "case", "mark")
        if c > verb
    }
    behind = document.tokens[verb + 1] if verb + 1 < len(document.tokens) else None
    if behind is not None and behind.relation == "case" and behind.text.casefold() in OUTWARD:
        found.add(behind.text.casefold())  # "pulled | out of the bloc", taken for a preposition
    found |= {"in"} if called_in(document, verb) else set()
    if behind is not None and behind.text.casefold() == "over" and document.tokens[verb].lemma in GIVING:
        found.add("over")  # "handed | over 46 captives", taken for "more than"
    return found


def around(document: Document, i: int) -> list[int]:
    """What a verb or noun governs behind it, the nearest first, two steps down: where an unnamed other may stand."""
    below = [c for c in tree.children(document, i, "obj", "iobj", "obl", "nmod") if c > i]
    below += [c for k in tree.children(document, i, "xcomp") for c in tree.children(document, k, "obj", "obl")]
    found = [*below, *(k for c in below for k in tree.children(document, c, "nmod") if k > i)]
    return [c for c in found if not _is_beside(document, c) and not _is_beside(document, document.tokens[c].head)]


def is_venue(document: Document, c: int) -> bool:
    """Whether a phrase says where something was said or settled: "struck | in Cairo", "a letter | from Havana"."""
    return bool({"in", "at", "from"} & set(tree.cases(document, c)))


def _is_beside(document: Document, c: int) -> bool:
    """Whether a phrase tells of a reason or of what lies beside: "on suspicion of", "near the border of"."""
    token, cases = document.tokens[c], set(tree.cases(document, c))
    if is_in_favour(document, c) or (cases == {"by"} and not tree.is_verbal(document, token.head)):
        return True  # "agreed to a truce brokered | by Chad"
    return bool((BESIDE | REASONS) & cases) or token.lemma in REASONS or (token.lemma in BORDERS and "near" in cases)


def is_behind_another(document: Document, c: int, verb: int) -> bool:
    """Whether a phrase says who did something else than a verb tells: "a deal arranged | by Chad"."""
    first = tree.first_conjunct(document, c)
    above = document.tokens[first].head
    return "by" in tree.cases(document, first) and above != verb and document.tokens[above].tag == "VBN"


def is_in_favour(document: Document, c: int) -> bool:
    """ "In support of", "in solidarity with": for whom a deed is done, and not to whom."""
    return document.tokens[c].lemma in IN_FAVOUR and "in" in tree.cases(document, c)


def is_go_between(document: Document, c: int) -> bool:
    """ "Swapped captives through Chad's | mediation", "with the help of | Chad": who brings about what others do."""
    above = document.tokens[c].head
    helping = [k for k in (c, above) if document.tokens[k].lemma.casefold() in MEDIATION]
    return any(BY_WAY_OF & set(tree.cases(document, k)) for k in helping)


def are_mutual(document: Document, i: int) -> bool:
    """Whether those who do a deed do it to each other: "accused each other", "expelled one another's envoys"."""
    below = [c for c in tree.children(document, i, "obj", "iobj", "obl") if c > i]
    below += [k for c in below for k in tree.children(document, c, "nmod")]
    each = any(document.tokens[k].text.casefold() == "each" for k in range(max(0, i - 4), i))
    if each and any(document.text_of(c - 1, c + 1).casefold() == "the other" for c in below):
        return True
    return any(document.text_of(c, c + 2).casefold() in EACH_OTHER for c in below if c + 1 < len(document.tokens))
