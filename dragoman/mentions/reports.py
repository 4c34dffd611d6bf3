"""Finds reports of speech in a sentence: "X said that", "according to X", "X accused Y of"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.language.document import Document, Sentence, Token
from dragoman.mentions import saying_words as table
from dragoman.mentions import tree
from dragoman.mentions.contents import content_of, reach, speaks_of
from dragoman.mentions.naming import name_span
from dragoman.mentions.sayers import Report, sayer_of
from dragoman.mentions.speakers import issuer_of, phrase_start, speaker_of

IN_WORDS = {"words": "in", "telling": "in", "account": "by", "reckoning": "by"}  # and the preposition before them
GIVING = frozenset({"give", "provide", "share", "offer", "deliver", "present"})
TELLING_ABOUT = table.TELLING_OF | table.STRESSING | GIVING


def reports_in(document: Document, sentence: Sentence) -> Iterator[Report]:
    """Every report of speech that a verb or phrase of the sentence makes."""
    for i in range(sentence.first, sentence.last):
        token = document.tokens[i]
        lower = token.text.casefold()
        if token.pos == "VERB" and (token.lemma in table.SAYING | table.REPORTING or speaks_of(document, i)):
            yield from _said(document, sentence, token)
        elif token.pos == "VERB" and token.lemma in table.ACCUSING:
            yield from _accused(document, sentence, token)
        if lower in table.PHRASE_CUES:
            yield from _according(document, sentence, i)
        if lower in IN_WORDS:
            yield from _in_words_of(document, sentence, i, IN_WORDS[lower])
        if token.pos == "VERB":
            yield from _told_about(document, sentence, token)


def _said(document: Document, sentence: Sentence, cue: Token) -> Iterator[Report]:
    """ "X said that ...", "..., X said", "... was announced by X", "X reported 12 deaths"."""
    if _is_unreal(document, cue.i):
        return
    who = speaker_of(document, sentence, cue)
    if who is None or document.tokens[who[0]].text.casefold() in table.SPEAKER_PRONOUNS:
        return
    sayer = sayer_of(document, who[0], who[1], cue.i, "said")
    aside = _as_aside(document, cue)
    if aside is not None:
        yield Report(sayer, sentence.first, sentence.last, aside)
        return
    low, high = min(phrase_start(document, who, cue), cue.i), max(who[1], cue.i + 1)
    scope = content_of(document, sentence, cue, low, high)
    if scope is not None and cue.text.casefold() not in table.PHRASE_CUES:
        yield Report(sayer, scope[0], scope[1], (low, high))


def _as_aside(document: Document, cue: Token) -> tuple[int, int] | None:
    """The clause of "as the minister put it", "as reported by the agency": the rest of the sentence is said."""
    marks = tree.children(document, cue.i, "mark")
    led = any(document.tokens[m].text.casefold() == "as" for m in marks)
    first, last = reach(document, cue.i)
    bare = not any(document.tokens[c].relation in {"ccomp", "xcomp"} for c in document.children(cue.i))
    return (first, last) if led and bare and tree.plain(cue.relation) == "advcl" else None


def _told_about(document: Document, sentence: Sentence, cue: Token) -> Iterator[Report]:
    """ "Informed Putin of his meeting", "stressed the importance of talks", "gave an assessment of the state"."""
    if cue.lemma not in TELLING_ABOUT:
        return
    subjects = tree.children(document, cue.i, "nsubj")
    if not subjects or _is_unreal(document, cue.i) or tree.is_passive(document, cue.i):
        return
    who = speaker_of(document, sentence, cue)
    if who is None or document.tokens[who[0]].text.casefold() in table.SPEAKER_PRONOUNS:
        return
    for c in _matters(document, cue, subjects[-1]):
        first, last = reach(document, c)
        if first > cue.i:
            about = cue.lemma not in table.STRESSING or cue.lemma == "describe"
            yield Report(sayer_of(document, who[0], who[1], cue.i, "said"), first, last, about=about)


def _matters(document: Document, cue: Token, subject: int) -> list[int]:
    """The nominals that a verb of telling is about."""
    objects = tree.children(document, cue.i, "obj")
    if cue.lemma in table.TELLING_OF:
        # "Putin and Macron spoke about", "spoke with Macron about": an exchange, and nobody's account.
        exchange = any("with" in tree.cases(document, c) for c in tree.children(document, cue.i, "obl"))
        if cue.lemma in {"speak", "talk"} and (exchange or tree.children(document, subject, "conj")):
            return []
        about = tree.children(document, cue.i, "obl", "nmod")
        about += [c for thing in objects for c in tree.children(document, thing, "nmod")]
        return [c for c in about if set(tree.cases(document, c)) & {"about", "of", "on"}]
    if cue.lemma in table.STRESSING:
        return objects
    if cue.lemma in GIVING:
        told = [c for c in objects if document.tokens[c].lemma in table.TELLINGS]
        return told + (tree.children(document, cue.i, "obl") if told else [])
    return []


def _is_unreal(document: Document, cue: int) -> bool:
    """Whether nothing was said: "did not say", "refused to say", "asked to confirm"."""
    below = [document.tokens[c] for c in document.children(cue)]
    if any(token.lemma in {"not", "never"} or token.text.casefold() == "n't" for token in below):
        return document.tokens[cue].lemma not in {"deny"}
    head = document.tokens[document.tokens[cue].head]
    infinitive = any(token.text.casefold() == "to" and token.relation == "mark" for token in below)
    return infinitive and head.lemma in {"refuse", "decline", "want", "fail", "ask", "call", "urge"}


def _accused(document: Document, sentence: Sentence, cue: Token) -> Iterator[Report]:
    """ "X accused Y of arming them", "Y is accused by X of arming them"."""
    who = speaker_of(document, sentence, cue)
    if who is None:
        return
    for i in range(cue.i + 1, min(cue.i + 40, sentence.last)):
        led = document.tokens[document.tokens[i].head].pos in {"VERB", "NOUN"}
        if led and document.tokens[i].text.casefold() in {"of", "for"}:
            last = max(reach(document, cue.i)[1], i + 1)
            yield Report(sayer_of(document, who[0], who[1], cue.i, "accused"), i, min(last, sentence.last))
            return


def _according(document: Document, sentence: Sentence, i: int) -> Iterator[Report]:
    """ "According to X, ...", "..., citing X"."""
    tokens = document.tokens
    first = i + 2 if tokens[i].text.casefold() == "according" else i + 1
    if first >= sentence.last or (first == i + 2 and tokens[i + 1].text.casefold() != "to"):
        return
    head = _head_from(document, sentence, first)
    if head is None:
        return
    start, last = name_span(document, issuer_of(document, head))
    start = max(start, first)
    if tokens[head].text.casefold() in table.NO_SOURCE or start >= last:
        return
    sayer = sayer_of(document, start, last, i, "according")
    yield Report(sayer, sentence.first, sentence.last, (i, last), cited=first == i + 1)


def _in_words_of(document: Document, sentence: Sentence, i: int, case: str) -> Iterator[Report]:
    """ "In his words, ...", "in the words of the minister, ...", "by Lusaka's account, ..."."""
    first, last = reach(document, i)
    begins = first == sentence.first or document.tokens[first - 1].text == ","
    if case not in tree.cases(document, i) or not begins or document.tokens[last - 1].text == ".":
        return
    for c in tree.children(document, i, "nmod"):
        owned = document.tokens[c].relation == "nmod:poss" or "of" in tree.cases(document, c)
        who = name_span(document, c)
        if owned and who[0] < who[1]:
            sayer = sayer_of(document, who[0], who[1], i, "according")
            yield Report(sayer, sentence.first, sentence.last, (first, last))


def _head_from(document: Document, sentence: Sentence, first: int) -> int | None:
    """The head of the noun phrase that begins at a token."""
    tokens = document.tokens
    i = first
    while i < sentence.last and tokens[i].pos in {"DET", "ADJ", "ADV", "NUM", "PUNCT"}:
        i += 1
    if i >= sentence.last or tokens[i].tag == "PRP":
        return i if i < sentence.last else None
    for _ in range(12):
        head = tokens[i].head
        if not i < head < min(sentence.last, i + 7) or not _is_nominal(document, i, head):
            break
        i = head
    return i if tokens[i].pos in {"NOUN", "PROPN", "PRON", "ADJ", "X"} else None


def _is_nominal(document: Document, i: int, head: int) -> bool:
    """Whether the head is a noun, or the participle of "the Hamas-run government"."""
    hyphened = i + 1 < head and document.tokens[i + 1].text == "-"
    return document.tokens[head].pos in {"NOUN", "PROPN"} or hyphened
