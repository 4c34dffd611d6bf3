"""Says by whose word something was what it is called: "in what Seoul called an attack by the North"."""

from __future__ import annotations

from dragoman.accounts.acts.speech import CALLING
from dragoman.accounts.acts.telling import Telling
from dragoman.language import Document
from dragoman.mentions.sayers import Sayer, sayer_of
from dragoman.mentions.speakers import speaker_of

SAYING = CALLING | {"say", "claim", "allege"}
NAMED = 7  # words from the verb to the deed: "described as the worst and longest Thai raid"
SAID = 7  # words from "what" to the verb: "what the Lao foreign ministry called"
PRONOUNS = frozenset({"it", "he", "she", "they"})


def called_so_by(document: Document, lead: Telling) -> Sayer | None:
    """Who calls a deed so; of "condemned what it called a raid" whoever condemns."""
    if lead.kind != "harm" or lead.status != "happened":
        return None
    sentence = document.sentence_of(lead.deed.at)
    for i in range(lead.deed.at - 1, max(sentence.first, lead.deed.at - NAMED) - 1, -1):
        token = document.tokens[i]
        if token.text in {",", ";", ":"}:
            return None
        if token.pos == "VERB" and token.lemma.casefold() in SAYING:
            what = _what_before(document, i, sentence.first)
            return _sayer(document, i, what) if what is not None else None
    return None


def _what_before(document: Document, verb: int, first: int) -> int | None:
    """The "what" that a verb of calling has a little before it."""
    before = range(verb - 1, max(first, verb - SAID) - 1, -1)
    return next((i for i in before if document.tokens[i].text.casefold() == "what"), None)


def _sayer(document: Document, verb: int, what: int) -> Sayer | None:
    sentence = document.sentence_of(verb)
    who = speaker_of(document, sentence, document.tokens[verb])
    if who is not None and document.tokens[who[0]].text.casefold() in PRONOUNS:
        above = document.tokens[document.tokens[what].head]
        who = speaker_of(document, sentence, above) if above.pos == "VERB" else None
    return sayer_of(document, *who, verb, "said") if who is not None else None
