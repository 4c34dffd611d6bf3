"""Finds the words that tell of a contact: met, phone call, talks, is visiting.

The words are rows of `codebook/tables/contact_words.csv`; this module says when such a word is one.
"""

from __future__ import annotations

import csv
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise

from dragoman import codebook
from dragoman.accounts.signing import SIGNING, is_signing
from dragoman.accounts.status import is_going_to
from dragoman.language import Document
from dragoman.mentions import tree

# Verbs that only carry the noun: "held talks", "paid a visit", "took part in the summit".
LIGHT = frozenset(
    "hold have conduct make host pay attend join take begin start open resume continue finish conclude end complete "
    "convene lead chair organise organize initiate place receive participate engage undertake launch wrap arrange "
    "schedule plan mediate facilitate broker get do co-host co-chair arrive give wind exchange grant".split()
)
PHONE_WORDS = frozenset({"phone", "telephone", "phoned", "telephonic", "hotline"})
VIDEO_WORDS = frozenset(
    {
        "video",
        "videoconference",
        "videoconferencing",
        "video-conference",
        "virtual",
        "virtually",
        "online",
        "zoom",
        "videolink",
        "video-link",
        "remotely",
        "vtc",
        "teleconference",
    }
)
TELLING = frozenset(
    {
        "tell",
        "inform",
        "brief",
        "assure",
        "warn",
        "ask",
        "urge",
        "thank",
        "congratulate",
        "contact",
        "reach",
        "consult",
    }
)
DISCUSSING = frozenset({"discuss", "debate", "review"})
OF_A_TALK = DISCUSSING | TELLING  # what was said where they met
NOT_CONTACTS = frozenset(
    "news press media cabinet staff campaign board shareholder strategy town security-council telephone-interview "
    "government committee plenary parliamentary parliament election party family press-conference court".split()
)
JOINT = frozenset({"joint", "shared"})
PRESS = frozenset({"press", "news", "media"})
CONVEYING = frozenset("express convey offer extend stress complain explain promise reiterate pass relay".split())
TOGETHER = frozenset("agree decide concur resolve settle exchange review vow pledge conclude undertake".split())
# "agreed to maintain regular contacts" tells of no occasion (gold convention: staying in touch is no contact).
STEADY = frozenset(
    {"close", "regular", "continued", "continuous", "constant", "frequent", "permanent", "ongoing", "daily"}
)
TITLE_WORDS = frozenset(
    "president minister premier chancellor secretary leader king queen prince emir sultan envoy chief speaker "
    "counterpart commissioner general chairman ambassador delegation head".split()
)
DELEGATES = frozenset(
    "representative negotiator diplomat official delegate team side pair two mediator commander officer expert aide "
    "adviser advisor emissary".split()
)
# Times that make being somewhere a visit: "was in Minsk on Friday", not "was in Minsk in his youth".
STAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow week weekend month "
    "january february march april may june july august september october november december earlier recently".split()
)
ASSEMBLIES = frozenset({"summit", "conference", "assembly", "congress", "session"})
AUDIENCES = ASSEMBLIES | frozenset(
    "parliament council committee forum rally ceremony opening symposium seminar audience crowd congregation".split()
)
"""Before whom speeches are made."""
BODIES = frozenset("assembly congress parliament council committee audience crowd congregation".split())
BESIDE = (["face", "to", "face"], ["next", "to", "each"], ["side", "by", "side"])
EXCHANGED = frozenset("view opinion note word pleasantry".split())
LENGTHS = frozenset({"hour", "minute", "day", "evening", "morning", "afternoon", "half-hour", "time"})
NOWHERE = frozenset({"on", "ahead", "down", "away", "forward", "off", "home"})  # "go on", "came away": nobody travels
GONE_OVER = frozenset({"through", "over"})
FORMATS = frozenset({"format", "mode", "setting"})  # "in a virtual format"
MAKING = frozenset({"make", "become"})
KEEPING = frozenset(
    {"continue", "maintain", "keep", "stay", "remain", "deepen", "strengthen", "expand", "enhance", "intensify"}
)


@dataclass(frozen=True, slots=True)
class ContactWord:
    """One row of the table of contact words."""

    lemma: str
    pos: str
    mode: str
    frame: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of a contact: its token, the predicate it hangs on, and the mode it gives.

    `sure` is false where the mode is only what such a word mostly means ("spoke with").
    """

    at: int
    noun: bool
    predicate: int | None
    mode: str
    sure: bool
    frame: frozenset[str]
    mode_at: int


@cache
def contact_words() -> dict[tuple[str, str], ContactWord]:
    """The table of contact words by lemma and part of speech."""
    text = (files("dragoman.codebook") / "tables" / "contact_words.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {
        (r["lemma"], r["pos"]): ContactWord(r["lemma"], r["pos"], r["mode"], frozenset(r["frame"].split()))
        for r in rows
        if r["mode"]
    }


# "the latest round was held in Doha": which one of several it was says that rounds of talks are meant
WHICH_ROUND = frozenset(
    "new another next further fresh latest last previous first second third fourth fifth sixth".split()
)


def find_triggers(document: Document) -> list[Trigger]:
    """Finds all contact words of a document in reading order."""
    words = contact_words()
    found = []
    for token in document.tokens:
        kind = document.sentence_of(token.i).kind
        if kind in {"byline", "credit", "boilerplate", "dateline"}:
            continue
        if _opens_tete_a_tete(document, token.i):
            found.append(
                Trigger(token.i, True, predicate_of(document, token.i), "meeting", True, frozenset(), token.i)
            )
            continue
        if (due := _due(document, token.i) or _been(document, token.i)) is not None:
            found.append(due)
            continue
        pos = "VERB" if token.pos == "VERB" else "NOUN" if token.pos in {"NOUN", "PROPN"} else None
        if pos is None:
            continue
        word = words.get((token.lemma.casefold(), pos)) or words.get((token.text.casefold(), pos))
        if word is None and pos == "VERB" and token.text.casefold() == "meeting":
            word = words["meet", "VERB"]  # "said after | meeting with X", tagged between noun and verb
        if word is None and pos == "NOUN" and token.text.casefold().endswith("s"):
            word = words.get((token.text.casefold()[:-1], pos))
        if word is None and pos == "VERB" and token.lemma in SIGNING and is_signing(document, token.i):
            word = ContactWord(token.lemma, pos, "meeting", frozenset({"signs", "with"}))
        if word is None:
            continue
        trigger = _verb(document, token.i, word) if pos == "VERB" else _noun(document, token.i, word)
        if trigger is not None:
            found.append(trigger)
    return _with_wires(document, found)


def _opens_tete_a_tete(document: Document, i: int) -> bool:
    """Whether a token is the first of "tête-à-tête", which the tokenizer cuts at its hyphens."""
    if document.tokens[i].text[:1] not in {"t", "T"} or codebook.fold(document.tokens[i].text) != "tete":
        return False
    words = [codebook.fold(t.text) for t in document.tokens[i : i + 5]]
    return words == ["tete", "-", "a", "-", "tete"]


def _verb(document: Document, i: int, word: ContactWord) -> Trigger | None:
    token = document.tokens[i]
    particles = {document.tokens[c].text.casefold() for c in tree.children(document, i, "compound:prt", "advmod")}
    if word.frame & {"together", "face"}:
        return _face_to_face(document, i, word, particles)
    if word.lemma in {"go", "come"} and _is_face_to_face(document, i):
        return Trigger(i, False, i, "meeting", True, frozenset({"with", "reciprocal"}), i)
    if word.lemma in {"go", "come"} and "together" in particles:
        frame = frozenset({"with", "reciprocal"} if _is_of_delegates(document, i) else {"with"})
        return Trigger(i, False, i, "meeting", True, frame, i) if word.lemma == "come" else None
    if word.lemma in {"go", "come"} and particles & NOWHERE and not _goes_on_to_place(document, i, particles):
        return None  # "ready to go on with the talks", "came away believing"
    if not _fits_frame(document, i, word):
        return None
    if word.frame & {"seen", "invites"} and not _has_person_only(document, i, word):
        return None
    if "invites" in word.frame and (meal := _invited_to(document, i)) is not None:
        return Trigger(i, False, i, meal, True, word.frame, i)
    if word.lemma == "call" and tree.children(document, i, "xcomp", "ccomp") and called_by_name(document, i) is None:
        return None
    following = document.tokens[i + 1].text.casefold() if i + 1 < len(document.tokens) else ""
    if word.lemma == "call" and {"on", "for", "upon"} & {following, *particles, *_calls_on(document, i)}:
        return (
            Trigger(i, False, i, "meeting", True, frozenset({"person", "on"}), i) if _called_on(document, i) else None
        )
    if (
        "for" in word.frame
        and "to" not in word.frame
        and not any("for" in tree.cases(document, c) for c in tree.children(document, i, "obl"))
    ):
        return None
    if token.relation == "amod" or is_going_to(document, i) or _is_attribute(document, i) or is_speech(document, i):
        return None
    if (
        tree.plain(token.relation) == "xcomp"
        and document.tokens[token.head].lemma in KEEPING
        and document.tokens[token.head].tag in {"VB", "VBG"}
    ):
        return None  # "agreed to continue to discuss"
    mode, sure, at = word.mode, word.lemma not in {"speak", "talk", "discuss", "confer", "consult", "converse"}, i
    return Trigger(i, False, i, mode, sure, word.frame, at)


def is_speech(document: Document, i: int) -> bool:
    """Whether words are for an audience: "spoke at the conference", "to address | the General Assembly"."""
    lemma = document.tokens[i].lemma
    if lemma == "address":
        beside = tree.children(document, i, "obj")
    elif lemma in {"speak", "talk"}:
        beside = tree.children(document, i, "obl")
        beside = [c for c in beside if _is_to_an_audience(document, c)]
    else:
        return False
    whom = tree.children(document, i, "obl")
    audience = any(document.tokens[c].lemma.casefold() in AUDIENCES for c in beside)
    return audience and not any("with" in tree.cases(document, c) for c in whom)


def _is_to_an_audience(document: Document, i: int) -> bool:
    """Whether a noun tells where or before whom one speaks: "before the council", but "before the summit" is when."""
    cases = set(tree.cases(document, i))
    return bool(cases & {"at", "to"}) or ("before" in cases and document.tokens[i].lemma.casefold() in BODIES)


def is_made_known(document: Document, verb: int) -> bool:
    """Whether a verb tells only of the news of an occasion: "the call | was made known", "became public"."""
    beside = document.tokens[verb + 1 : verb + 2]
    return document.tokens[verb].lemma in MAKING and any(t.text.casefold() in {"known", "public"} for t in beside)


def is_sending(lemma: str) -> bool:
    """Whether a verb tells that others go where its subject sends them: "sent", "dispatched"."""
    word = contact_words().get((lemma, "VERB"))
    return word is not None and "sends" in word.frame


def _is_face_to_face(document: Document, i: int) -> bool:
    """ "came face to face in Doha"."""
    return [t.text.casefold() for t in document.tokens[i + 1 : i + 4]] == ["face", "to", "face"]


def _is_of_delegates(document: Document, i: int) -> bool:
    """Whether those who came together are officials, not states or crowds: "their envoys came together"."""
    subject = tree.own_subject(document, i)
    told = document.tokens[subject] if subject is not None else None
    return told is not None and (told.tag == "PRP" or told.lemma.casefold() in TITLE_WORDS | DELEGATES)


def _fits_frame(document: Document, i: int, word: ContactWord) -> bool:
    """Whether a verb has what its row asks for: a named place, several subjects, hands or views for an object.

    "Went through the budget" is no journey.
    """
    following = [token.text.casefold() for token in document.tokens[i + 1 : i + 2]]
    objects = {document.tokens[c].lemma for c in tree.children(document, i, "obj")}
    return not (
        (word.lemma == "go" and bool(GONE_OVER & {*following}))
        or (word.lemma == "call" and _is_summoning(document, i, following))
        or (word.lemma == "return" and bool(objects))  # "the king returned his greetings"
        or ("placed" in word.frame and not _goes_to_named(document, i))
        or ("both" in word.frame and not _done_by_several(document, i))
        or ("hands" in word.frame and "hand" not in objects)
        or ("views" in word.frame and not objects & EXCHANGED)
        or ("invites" in word.frame and _invited_to(document, i, {"summit"}) is not None)  # the noun tells it
    )


def _is_summoning(document: Document, i: int, following: list[str]) -> bool:
    """ "Called in the envoy", "was called to the ministry": summoned, and not phoned."""
    return following == ["in"] or (following == ["to"] and tree.is_passive(document, i))


def _goes_to_named(document: Document, i: int) -> bool:
    """Whether a verb of going on its way has a named place before it and nothing else: "continued | to Abu Dhabi"."""
    going = {"to", "into", "in"}
    named = [
        c
        for c in tree.children(document, i, "obl")
        if document.tokens[c].pos == "PROPN" and going & set(tree.cases(document, c))
    ]
    return bool(named) and not tree.children(document, i, "obj", "xcomp", "ccomp")


def _done_by_several(document: Document, i: int) -> bool:
    """Whether a verb's subjects are named one beside the other: "President A and President B reviewed"."""
    subject = tree.own_subject(document, i)
    persons = [c for c in tree.conjuncts(document, subject) if document.tokens[c].pos == "PROPN"] if subject else []
    return len(persons) > 1 and not tree.is_passive(document, i)


def _face_to_face(document: Document, i: int, word: ContactWord, particles: set[str]) -> Trigger | None:
    """ "sat down with", "sat face to face", "spent an hour together", "brought X and Y together"."""
    ahead = [t.text.casefold() for t in document.tokens[i + 1 : min(i + 6, document.sentence_of(i).last)]]
    together = "together" in {*particles, *ahead}
    if word.lemma == "sit" and "in" in particles and "on" not in ahead[:2] and not tree.children(document, i, "obj"):
        return Trigger(i, False, i, word.mode, True, frozenset({"attends"}), i)
    if word.lemma == "spend":
        length = any(document.tokens[c].lemma in LENGTHS for c in tree.children(document, i, "obj"))
        fits = length and (together or "with" in _phrase_cases(document, i))
    else:
        with_whom = "with" in _phrase_cases(document, i) or "across the table" in " ".join(ahead)
        face = "down" in particles or with_whom or "table" in ahead or ahead[:3] in BESIDE
        fits = together or (word.lemma == "sit" and face)
    return Trigger(i, False, i, word.mode, word.lemma != "spend", word.frame, i) if fits else None


def _phrase_cases(document: Document, i: int) -> set[str]:
    """The prepositions of a verb's phrases, and of those that a parser hangs on its object."""
    objects = tree.children(document, i, "obj")
    return {
        w for at in (i, *objects) for c in tree.children(document, at, "obl", "nmod") for w in tree.cases(document, c)
    }


def _invited_to(document: Document, i: int, modes: Collection[str] = ("meeting", "talks")) -> str | None:
    """The mode of what somebody is invited to, a meal or talks: "invited both men to | a barbecue on Thursday"."""
    for c in tree.children(document, i, "obl"):
        word = contact_words().get((document.tokens[c].lemma.casefold(), "NOUN"))
        if word is not None and "to" in tree.cases(document, c) and word.mode in modes:
            return word.mode
    return None


def is_each_other(document: Document, i: int) -> bool:
    """Whether a verb's object is its own subjects: "saw each other", "met one another"."""
    objects = [document.tokens[c].text.casefold() for c in tree.children(document, i, "obj")]
    return objects in (["each"], ["other"], ["another"], ["one"])


def _has_person_only(document: Document, i: int, word: ContactWord) -> bool:
    """ "saw | X in Paris", not "saw X leave", "saw X as"; "invited | X to Rome", not "invited X to talk"."""
    invited = "invites" in word.frame and tree.is_passive(document, i) and tree.own_subject(document, i) is not None
    if not invited and (tree.is_passive(document, i) or not tree.children(document, i, "obj")):
        return False
    behind = [c for c in tree.children(document, i, "xcomp", "ccomp", "advcl") if not _is_apart(document, i, c)]
    loose = [c for c in behind if tree.plain(document.tokens[c].relation) == "advcl"]
    bare = [c for c in loose if document.tokens[c].tag == "VBG" and not tree.children(document, c, "mark", "nsubj")]
    if len(behind) > len(loose) or bare:
        return False
    below = [document.tokens[c] for c in tree.children(document, i, "obl")]
    if "invites" in word.frame:
        named = any(t.pos == "PROPN" and "to" in tree.cases(document, t.i) for t in below)
        return named or _invited_to(document, i) is not None
    return not any(set(tree.cases(document, t.i)) & {"as", "through", "off"} for t in below)


def _is_apart(document: Document, i: int, clause: int) -> bool:
    """Whether a clause behind a verb is cut off from it by a stop: "saw X; fish and oil were talked about"."""
    return any(t.text in {";", ":", "—", "–"} for t in document.tokens[i:clause])


def _is_attribute(document: Document, i: int) -> bool:
    """ "visiting | Serbian Foreign Minister X": who is on a visit, not another visit."""
    token, following = document.tokens[i], document.tokens[min(i + 1, len(document.tokens) - 1)]
    return (
        token.text.casefold() == "visiting"
        and (following.tag in {"NNP", "JJ"} or following.lemma in {"president", "prime", "minister", "leader"})
        and following.sentence == token.sentence
        and not tree.children(document, i, "aux")
        and not set(tree.cases(document, i)) & {"while", "when", "after", "before", "since"}
        and _leads_title(document, i + 1)
    )


def _leads_title(document: Document, first: int) -> bool:
    """Whether a title stands in the few words from a token on."""
    ahead = document.tokens[first : min(first + 6, document.sentence_of(first).last)]
    return any(t.lemma.casefold() in TITLE_WORDS for t in ahead)


def _goes_on_to_place(document: Document, i: int, particles: set[str]) -> bool:
    """ "will go on to Beijing"; not "went on to say"."""
    return "on" in particles and any(
        "to" in tree.cases(document, c) and document.tokens[c].pos == "PROPN"
        for c in tree.children(document, i, "obl")
    )


def _noun(document: Document, i: int, word: ContactWord) -> Trigger | None:
    token = document.tokens[i]
    if (
        token.relation in {"compound", "amod"}
        and document.tokens[token.head].pos in {"NOUN", "PROPN"}
        and token.head > i
    ):
        return None  # "talks process", "summit venue"
    left = [document.tokens[c].text.casefold() for c in tree.children(document, i, "compound", "amod") if c < i]
    before = document.tokens[i - 1].text.casefold() if i else ""
    called = set(left) & (PHONE_WORDS | VIDEO_WORDS)
    if "plural" in word.frame and token.text.casefold() != "talks" and not called and not _is_had_with(document, i):
        return None
    if (set(left) & NOT_CONTACTS or before in NOT_CONTACTS) and not _is_before_press_with(document, i, left):
        return None
    if "of" in word.frame and not _is_round_of_talks(document, i, {*left, before}):
        return None
    if "views" in word.frame and not any(
        document.tokens[c].lemma in {"view", "opinion"} for c in tree.children(document, i, "nmod")
    ):
        return None
    if token.relation in {"nmod"} and document.tokens[token.head].lemma == "round":
        return None  # told by "round"
    if word.lemma == "call" and "for" in {
        x for c in tree.children(document, i, "nmod", "obl", "acl") for x in tree.cases(document, c)
    }:
        return None
    if set(left) & (
        STEADY | ({"further", "personal", "bilateral"} if word.lemma == "contact" else set())
    ) or _kept_up(document, i):
        return None
    mode, sure, at = word.mode, True, i
    if word.mode == "talks":
        sure = False
    if word.lemma == "call" and set(left) & {"courtesy", "farewell"}:
        return Trigger(i, True, predicate_of(document, i), "meeting", True, word.frame, i)
    cue = next(
        (
            (("phone" if x in PHONE_WORDS else "video"), c)
            for c in range(max(i - 3, document.sentence_of(i).first), i)
            if (x := document.tokens[c].text.casefold()) in PHONE_WORDS | VIDEO_WORDS
        ),
        None,
    )
    if cue is not None:
        mode, at, sure = cue[0], cue[1], True
    predicate = predicate_of(document, i)
    return Trigger(i, True, predicate, mode, sure, word.frame, at)


def _is_before_press_with(document: Document, i: int, left: list[str]) -> bool:
    """Whether two stood before the press side by side, who have met: "a joint news conference | with Lavrov"."""
    holding = document.tokens[i].head if tree.plain(document.tokens[i].relation) == "obj" else i
    beside = [c for at in {i, holding} for c in tree.children(document, at, "nmod", "obl")]
    named = [c for c in beside if c > i and "with" in tree.cases(document, c)]
    return JOINT & {*left} != set() and PRESS & {*left} != set() and bool(named)


def _is_had_with(document: Document, i: int) -> bool:
    """Whether a talk is one with somebody: "had a long talk with X", "the talk between both"; not a lecture."""
    token = document.tokens[i]
    had = tree.plain(token.relation) == "obj" and document.tokens[token.head].lemma in {"have", "hold"}
    below = {w for at in (i, *([token.head] if had else [])) for w in _phrase_cases(document, at)}
    return "between" in below or (had and "with" in below)


def _kept_up(document: Document, i: int) -> bool:
    """Whether a noun is only to be kept up: "agreed to continue contacts", "is in contact with Oman"."""
    token = document.tokens[i]
    head = document.tokens[token.head]
    below = {document.tokens[c].text.casefold() for c in document.subtree(i)}
    if token.lemma == "contact" and document.tokens[i - 1].text.casefold() == "in" and not below & STAYS:
        return bool(tree.children(document, i, "cop")) or head.lemma in KEEPING
    return (
        tree.plain(token.relation) in {"obj", "obl"}
        and head.lemma in KEEPING
        and head.tag in {"VB", "VBG"}
        and not set(tree.cases(document, i)) & {"after", "before", "during", "following", "since"}
    )


def _due(document: Document, i: int) -> Trigger | None:
    """ "is due in Cairo on Tuesday", "is expected in Rome": a visit to come."""
    token = document.tokens[i]
    if (
        token.text.casefold() not in {"due", "expected"}
        or token.pos not in {"ADJ", "VERB"}
        or tree.children(document, i, "xcomp", "ccomp", "obj")
    ):
        return None
    where = [
        c
        for c in tree.children(document, i, "obl")
        if "in" in tree.cases(document, c) and document.tokens[c].pos == "PROPN"
    ]
    return Trigger(i, False, i, "visit", True, frozenset({"in", "ahead", "stative"}), i) if where else None


def _been(document: Document, i: int) -> Trigger | None:
    """ "has been to Fiji, Samoa and Tonga", "was in Fiji on Monday": visits."""
    token = document.tokens[i]
    if (stayed := _stayed(document, i)) is not None:
        return stayed
    if (
        token.lemma != "be"
        or token.tag != "VBN"
        or not any(document.tokens[c].lemma == "have" for c in tree.children(document, i, "aux"))
    ):
        return None
    where = [
        c
        for c in tree.children(document, i, "obl")
        if "to" in tree.cases(document, c) and document.tokens[c].pos == "PROPN"
    ]
    return Trigger(i, False, i, "visit", True, frozenset({"to"}), i) if where else None


def _stayed(document: Document, i: int) -> Trigger | None:
    """ "was in Fiji on Monday", "will be in Suva this week": a stay with its days, told by the place itself."""
    token = document.tokens[i]
    if token.pos != "PROPN" or tree.cases(document, i) != ("in",) or tree.own_subject(document, i) is None:
        return None
    if tree.plain(token.relation) == "acl":
        return None  # "Zelensky, who was in Riyadh on Monday, said": where he said it
    copula = [c for c in tree.children(document, i, "cop") if document.tokens[c].lemma == "be"]
    ahead = any(document.tokens[c].text.casefold() in {"will", "'ll"} for c in tree.children(document, i, "aux"))
    if not copula or not (ahead or document.tokens[copula[0]].tag == "VBD"):
        return None
    below = [k for c in tree.children(document, i, "obl", "nmod", "advcl") for k in (c, *document.children(c))]
    if any(document.tokens[k].lemma.casefold() in ASSEMBLIES for k in below):
        return None  # "will be in Suva for the summit": that tells it
    times = tree.children(document, i, "obl", "nmod", "advmod")
    if not any(document.tokens[k].lemma.casefold() in STAYS for c in times for k in (c, *document.children(c))):
        return None
    return Trigger(i, False, i, "visit", True, frozenset({"in", "stay"}), copula[0])


def called_by_name(document: Document, i: int) -> int | None:
    """A name that the parser has as a predicate of "call": "called | Prime Minister X", not "called Y a liar"."""
    if document.tokens[i].lemma != "call" or tree.is_passive(document, i):
        return None
    told = tree.children(document, i, "xcomp", "ccomp")
    if objects := tree.children(document, i, "obj"):
        # a name cut in two: "called | Dmytro | Kuleba"
        cut = len(told) == 1 and told[0] == objects[0] + 1 and document.tokens[told[0]].pos == "PROPN"
        return objects[0] if cut and document.tokens[objects[0]].pos == "PROPN" else None
    named = [c for c in told if c > i and document.tokens[c].pos == "PROPN" and not tree.cases(document, c)]
    return named[0] if len(told) == len(named) == 1 else None


def _calls_on(document: Document, i: int) -> set[str]:
    """The prepositions behind a verb without an object: "called earlier | on the President"."""
    if tree.children(document, i, "obj", "xcomp", "ccomp"):
        return set()
    return {w for c in tree.children(document, i, "obl") if c > i for w in tree.cases(document, c)}


def _called_on(document: Document, i: int) -> bool:
    """The formal "called on the President", a visit; "called on X to do" has an infinitive and is none."""
    on = [c for c in tree.children(document, i, "obl") if "on" in tree.cases(document, c)]
    if (
        not on
        or document.tokens[on[0]].pos not in {"PROPN", "NOUN"}
        or tree.children(document, i, "xcomp", "ccomp", "obj")
    ):
        return False
    ahead = document.tokens[i : min(i + 25, document.sentence_of(i).last)]
    return not any(a.text.casefold() == "to" and b.tag == "VB" for a, b in pairwise(ahead))


def _is_round_of_talks(document: Document, i: int, ahead: set[str]) -> bool:
    """ "a round of talks", or one of several that is not said to be of anything else."""
    if any(_is_talks(document, c) for c in tree.children(document, i, "nmod")):
        return True
    of_something = i + 1 < len(document.tokens) and document.tokens[i + 1].text.casefold() == "of"
    return bool(ahead & WHICH_ROUND) and not of_something


def _is_talks(document: Document, i: int) -> bool:
    return document.tokens[i].lemma in {"talk", "talks", "negotiation", "discussion", "consultation", "dialogue"}


def predicate_of(document: Document, i: int) -> int | None:
    """The verb that a noun is subject or object of, through prepositions and "round of"."""
    for head in tree.upward(document, i):
        if tree.is_verbal(document, head):
            return head
    return None


def _with_wires(document: Document, found: list[Trigger]) -> list[Trigger]:
    """Gives the mode of "by phone", "via video link" to the contact word nearest before, else after it."""
    triggers = {t.at: t for t in found}
    for token in document.tokens:
        low = token.text.casefold()
        mode = "phone" if low in PHONE_WORDS else "video" if low in VIDEO_WORDS else None
        if mode is None or not _is_manner(document, token.i):
            continue
        sentence = document.sentence_of(token.i)
        if (
            document.tokens[token.head].lemma in TELLING
            and (told := _told_by_wire(document, token.i, mode)) is not None
        ):
            triggers.pop(token.i, None)
            triggers[told.at] = told
            continue
        inside = [
            t
            for t in triggers.values()
            if sentence.first <= t.at < sentence.last and t.at != token.i and t.mode != "visit"
        ]
        nearest = max((t for t in inside if t.at < token.i), key=lambda t: t.at, default=None) or min(
            (t for t in inside if t.at > token.i), key=lambda t: t.at, default=None
        )
        if nearest is None:
            told = _told_by_wire(document, token.i, mode)
            if told is not None:
                triggers[told.at] = told
            continue
        triggers.pop(token.i, None)
        for told in (nearest, *_told_by_clause(document, nearest, inside)):
            triggers[told.at] = replace(told, mode=mode, sure=True, mode_at=token.i)
    return [triggers[at] for at in sorted(triggers)]


def _told_by_clause(document: Document, way: Trigger, others: list[Trigger]) -> list[Trigger]:
    """The contact that a clause with its wire says the way of: "Speaking by video link, he | conferred with"."""
    token = document.tokens[way.at]
    return [t for t in others if token.relation == "advcl" and token.tag == "VBG" and t.at == token.head]


def _told_by_wire(document: Document, i: int, mode: str) -> Trigger | None:
    """ "informed his French counterpart by telephone": a call told by what was said in it."""
    for head in tree.upward(document, i):
        if document.tokens[head].lemma in TELLING and tree.children(document, head, "obj", "iobj"):
            return Trigger(head, False, head, mode, True, frozenset({"partner"}), i)
        if document.tokens[head].lemma in CONVEYING and _to_a_person(document, head):
            return Trigger(head, False, head, mode, True, frozenset({"to", "conveys"}), i)
        if document.tokens[head].lemma in TOGETHER and _is_of_several(document, head):
            return Trigger(head, False, head, mode, True, frozenset({"reciprocal"}), i)
        if tree.is_verbal(document, head):
            return None
    return None


def _to_a_person(document: Document, i: int) -> bool:
    """Whether something is said to somebody with a name or title: "conveyed his thanks to President X"."""
    objects = tree.children(document, i, "obj")
    below = [c for at in (i, *objects) for c in tree.children(document, at, "obl", "nmod")]
    return any("to" in tree.cases(document, c) and document.tokens[c].pos == "PROPN" for c in below)


def _is_of_several(document: Document, i: int) -> bool:
    """Whether several do it together: "A and B agreed by phone", "the two ministers decided in a video link"."""
    subject = tree.own_subject(document, i)
    if subject is None or tree.is_passive(document, i):
        return False
    return document.tokens[subject].tag in {"NNS", "NNPS"} or len(tree.conjuncts(document, subject)) > 1


def _is_manner(document: Document, i: int) -> bool:
    """Whether a word tells how: an adverb, or behind "by", "via", "over the"; not "a phone call" itself."""
    token = document.tokens[i]
    if token.pos == "ADV":
        return True
    before = [document.tokens[k].text.casefold() for k in range(max(i - 3, document.sentence_of(i).first), i)]
    following = document.tokens[i + 1].lemma if i + 1 < len(document.tokens) else ""
    if (
        token.text.casefold() in PHONE_WORDS
        and following in {"call", "conversation", "talk", "discussion", "contact"}
        and before[-1:] not in (["by"], ["via"], ["over"])
    ):
        return False
    if following in FORMATS and "in" in before:
        return True
    return bool(set(before) & {"by", "via", "over", "through"}) or (
        "on" in before and bool(set(before) & {"the", "a", "their"})
    )
