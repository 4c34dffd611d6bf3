"""Says why a word that a frame of the codebook fits tells no deed: a name, a command, "refused to say"."""

from __future__ import annotations

from dragoman.accounts.acts import slots
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.triggers import contact_words
from dragoman.codebook.acts import Frame, word_classes
from dragoman.language import Document
from dragoman.mentions import tree

ITSELF = frozenset({"itself", "himself", "herself", "themselves", "ourselves", "myself", "yourself"})
# "Refused to say", "declined to comment", "refused to call it a war": words kept back, nothing refused to anybody.
SAYING = frozenset(
    "comment say discuss elaborate speak answer confirm name identify tell disclose specify explain call describe "
    "speculate reply".split()
)
# Verbs of which the object is what is taken "as" something: "saw the port accepted as Chadian".
WHETHER = frozenset({"whether", "why", "how", "what", "who", "when", "where"})
COUNTED_OUT = frozenset({"round", "barrage", "volley", "salvo"})
SHOT = frozenset(
    "ammunition ammo fire gunfire shot bullet shell shelling artillery mortar rocket missile drone bomb grenade "
    "projectile strike attack airstrike raid munition flare howitzer gas canister arrow stone".split()
)
"""What rounds and salvos are of where something is shot."""
ASKED_FOR = ("ccomp", "xcomp", "advcl")
ASKING = frozenset({"ask", "request", "beg"})
GREETINGS = frozenset("greeting regard regards wish congratulations condolence salutation compliment".split())
TAKEN_AS = frozenset({"accept", "recognise", "recognize", "acknowledge"})


def is_name(sides: Sides, i: int) -> bool:
    """Whether a word is part of somebody's name: "Ban" Ki-moon, "Marcus Strike"."""
    token = sides.tokens[i]
    if token.pos != "PROPN":
        return False
    mention = sides.lists.mention_at(i)
    return (mention is not None and mention.kind == "person") or bool(tree.children(sides.document, i, "flat"))


def is_troops(document: Document, i: int) -> bool:
    """ "Coalition | forces declared a truce": who acts; the use of | force is told in the singular."""
    return document.tokens[i].lemma.casefold() == "force" and document.tokens[i].tag == "NNS"


def is_no_deed(document: Document, i: int, frame: Frame) -> bool:
    """Whether a verb tells no deed though the frame fits."""
    return (
        _is_command(document, i)
        or _keeps_back_words(document, i, frame)
        or any(document.tokens[c].text.casefold() in ITSELF for c in tree.children(document, i, "obj", "iobj"))
        or _is_taken_as(document, i)
        or _is_a_stance(document, i)
        or (frame.type == "REQUEST" and _is_at_whose_wish(document, i))
        or _is_a_subject(document, i)
        or is_a_question(document, i)
        or any(are_greetings_asked(document, c) for c in (i, *tree.children(document, i, *ASKED_FOR)))
        or (frame.type == "ASSAULT" and _is_round_of_words(document, i))
        or (frame.type == "THREATEN" and _is_advice(document, i))
    )


def _is_round_of_words(document: Document, i: int) -> bool:
    """ "Launched a round of talks", "fired off a barrage of criticism": nothing is shot."""
    shots = [c for c in tree.children(document, i, "obj") if document.tokens[c].lemma in COUNTED_OUT]
    of = [k for c in shots for k in tree.children(document, c, "nmod") if "of" in tree.cases(document, k)]
    return bool(of) and not any(document.tokens[k].lemma in SHOT for k in of)


def _is_advice(document: Document, i: int) -> bool:
    """ "Warned its citizens against going there": advice to one's own, who are threatened with nothing."""
    if document.tokens[i].lemma not in {"warn", "caution"}:
        return False
    told = [
        c for c in tree.children(document, i, "obj", "iobj")
        if document.tokens[c].lemma in word_classes()["citizens"]
    ]  # fmt: skip
    return any(not any(document.tokens[k].text[0].isupper() for k in document.children(c)) for c in told)


def _is_command(document: Document, i: int) -> bool:
    """ "Ask me again in a year": said to whoever listens, and done by nobody."""
    token = document.tokens[i]
    if token.tag != "VB" or tree.plain(token.relation) not in {"root", "ccomp", "parataxis"}:
        return False
    return not tree.children(document, i, "nsubj", "aux", "mark")


def _keeps_back_words(document: Document, i: int, frame: Frame) -> bool:
    if frame.type != "REJECT" or frame.thing:
        return False
    return any(document.tokens[c].lemma in SAYING for c in tree.children(document, i, "xcomp"))


def _is_at_whose_wish(document: Document, i: int) -> bool:
    """ "The call was | requested by Chad", "the talks, which Chad had | asked for": whose wish a contact was."""
    token = document.tokens[i]
    told = tree.own_subject(document, i) if tree.is_passive(document, i) else None
    if told is None and token.relation == "acl:relcl":
        told = token.head
    return told is not None and (document.tokens[told].lemma.casefold(), "NOUN") in contact_words()


def _is_a_stance(document: Document, i: int) -> bool:
    """ "Took a tough position": what somebody thinks, where "took the rebels' positions" is land."""
    if document.tokens[i].lemma not in {"take", "adopt"}:
        return False
    for c in tree.children(document, i, "obj"):
        alone = not tree.children(document, c, "compound", "nmod:poss")
        if document.tokens[c].text.casefold() in {"position", "stand", "stance", "line"} and alone:
            return any(document.tokens[k].text.casefold() in {"a", "an"} for k in tree.children(document, c, "det"))
    return False


def _is_a_subject(document: Document, i: int) -> bool:
    """ "As | fighting continued": what goes on, though the parser has it as what the clause's subject does."""
    token = document.tokens[i]
    if token.tag != "VBG" or i + 1 >= len(document.tokens) or document.children(i):
        return False
    behind = document.tokens[i + 1]
    finite = behind.tag in {"VBD", "VBZ", "VBP"} and behind.pos == "VERB" and behind.sentence == token.sentence
    return finite and tree.own_subject(document, behind.i) is None


def is_a_question(document: Document, i: int) -> bool:
    """ "Asked the cabinet whether it could": a question asks nobody to do anything."""
    if document.tokens[i].lemma != "ask":
        return False
    below = tree.children(document, i, "ccomp", "advcl", "xcomp")
    return any(WHETHER & {document.tokens[k].text.casefold() for k in document.children(c)} for c in below if c > i)


def are_greetings_asked(document: Document, i: int) -> bool:
    """ "Asked him to | convey greetings", "that her regards be | taken to him": a courtesy, and no request."""
    token = document.tokens[i]
    asked = tree.plain(token.relation) in ASKED_FOR and document.tokens[token.head].lemma in ASKING
    return asked and any(document.tokens[c].lemma.casefold() in GREETINGS for c in slots.objects(document, i))


def _is_taken_as(document: Document, i: int) -> bool:
    """ "Wanted the strip accepted as its own": a participle that the parser takes for a past tense."""
    if document.tokens[i].lemma not in TAKEN_AS or tree.children(document, i, "obj", "aux"):
        return False
    return bool(slots.with_case(document, i, "as"))
