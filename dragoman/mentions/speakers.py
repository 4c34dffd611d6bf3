"""Finds who speaks a verb of saying: its subject, its agent, or the name between commas before it."""

from __future__ import annotations

from dragoman.language.document import Document, Sentence, Token
from dragoman.mentions import saying_words as table
from dragoman.mentions import tree
from dragoman.mentions.naming import name_span

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
BEHIND = 5  # words: "says a short written statement"


def speaker_of(document: Document, sentence: Sentence, cue: Token) -> tuple[int, int] | None:
    """The tokens of the subject, or of the agent of a passive."""
    below = document.children(cue.i)
    subjects = [c for c in below if document.tokens[c].relation == "nsubj"]
    subjects = [c for c in subjects if c < cue.i] or subjects  # "he told a news conference": not the conference
    above = _subject_above(document, sentence, subjects[0]) if subjects else None
    if above is not None:
        return name_span(document, above)
    if not subjects and tree.is_passive(document, cue.i):
        agents = [c for c in tree.children(document, cue.i, "obl") if "by" in tree.cases(document, c)]
        return name_span(document, agents[0]) if agents else None
    if not subjects:
        subjects = [c for c in below if document.tokens[c].relation in {"vocative", "dislocated", "nsubj:outer"}]
    beside = _named_beside(document, sentence, cue) if not subjects else None
    if beside is not None:
        return name_span(document, beside)
    if not subjects:
        apart = _after_mark(document, sentence, cue) or _set_off(document, sentence, cue)
        if apart is not None:
            return apart
        paper = _paper_after(document, cue)
        if paper is not None:
            return name_span(document, issuer_of(document, paper))
        shared = _of_aside(document, cue) or _shared_subject(document, cue)
        return name_span(document, shared) if shared is not None and document.tokens[shared].pos != "VERB" else None
    if document.tokens[subjects[-1]].text.casefold() in {"who", "which", "that"}:
        head = cue.head
        return name_span(document, head) if tree.plain(cue.relation) == "acl" else None
    named = _named_after(document, sentence, subjects[-1], cue.i)
    if named is not None:
        return named
    first, last = name_span(document, issuer_of(document, subjects[-1]))
    if document.tokens[first].text.casefold() == "whose" and first > sentence.first + 1:
        return name_span(document, first - 2 if document.tokens[first - 1].text == "," else first - 1)
    return first, last


def _subject_above(document: Document, sentence: Sentence, pronoun: int) -> int | None:
    """Whom a pronoun in a clause of its own means: "Moscow last gave a figure when it said ..."."""
    word = document.tokens[pronoun].text.casefold()
    if word not in table.PRONOUNS or word in {"who", "which", "that"}:
        return None
    verb = document.tokens[pronoun].head
    if tree.plain(document.tokens[verb].relation) != "advcl":
        return None
    found = tree.own_subject(document, document.tokens[verb].head)
    if found is None or found > pronoun or document.tokens[found].pos not in {"NOUN", "PROPN"}:
        return None
    return found


def _named_after(document: Document, sentence: Sentence, subject: int, cue: int) -> tuple[int, int] | None:
    """The name between commas before the verb: "the governor of Donetsk, Pavlo Kyrylenko, said"."""
    tokens = document.tokens
    last = cue - 1
    while last > subject and tokens[last].pos in {"AUX", "ADV"}:
        last -= 1
    if tokens[last].text != ",":
        return None
    first = last
    while first - 1 > subject and (tokens[first - 1].pos == "PROPN" or tokens[first - 1].text == "-"):
        first -= 1
    return (first, last) if 2 <= last - first <= 5 and tokens[first - 1].text == "," else None


def _named_beside(document: Document, sentence: Sentence, cue: Token) -> int | None:
    """The head of the phrase right before the verb, where the tree hangs it elsewhere: "the Red Cross | said"."""
    tokens = document.tokens
    i = cue.i - 1
    while i > sentence.first and tokens[i].pos in {"AUX", "ADV"}:
        i -= 1
    if i < sentence.first or cue.tag not in {"VBD", "VBZ", "VBP"} or tokens[i].pos not in {"NOUN", "PROPN"}:
        return None
    while tokens[i].head < cue.i and tokens[i].head != i and tokens[tokens[i].head].pos in {"NOUN", "PROPN"}:
        i = tokens[i].head
    return i if tree.plain(tokens[i].relation) in {"nsubj", "vocative", "dislocated", "compound", "appos"} else None


def _after_mark(document: Document, sentence: Sentence, cue: Token) -> tuple[int, int] | None:
    """The words between a closing mark and the verb, whatever the tree makes of them: "...," one of them said."""
    tokens = document.tokens
    if cue.tag not in {"VBD", "VBZ", "VBP"}:
        return None
    for i in range(cue.i - 1, max(sentence.first, cue.i - 5), -1):
        if tokens[i].text in {'"', "”", "''"}:
            return (i + 1, cue.i) if i + 1 < cue.i else None
        if tokens[i].pos in {"VERB", "PUNCT", "ADP", "CCONJ", "SCONJ"} and tokens[i].text.casefold() != "of":
            return None
    return None


def _set_off(document: Document, sentence: Sentence, cue: Token) -> tuple[int, int] | None:
    """The name before an apposition that the tree hangs on what is said: "met in Doha, Ali Omar, the aide, wrote"."""
    tokens = document.tokens
    free = cue.relation in {"root", "parataxis", "advcl"} and not tree.children(document, cue.i, "mark")
    if cue.tag not in {"VBD", "VBZ"} or not free or tokens[cue.i - 1].text != ",":
        return None
    last = next((i for i in range(cue.i - 2, sentence.first, -1) if tokens[i].text == ","), sentence.first)
    if tokens[last + 1].pos == "PROPN" or any(
        t.tag in FINITE and not _is_relative(t) for t in tokens[last : cue.i - 1]
    ):
        return None
    first = last
    while first - 1 > sentence.first and (tokens[first - 1].pos == "PROPN" or tokens[first - 1].text == "-"):
        first -= 1
    return (first, last) if 2 <= last - first <= 5 and tokens[first - 1].text in {",", "”", '"'} else None


def _is_relative(token: Token) -> bool:
    return token.relation == "acl:relcl"


def _paper_after(document: Document, cue: Token) -> int | None:
    """The paper that stands behind its verb: "the two discussed Gaza, says a statement of the ministry"."""
    if cue.tag not in {"VBD", "VBZ"} or document.tokens[cue.i - 1].text not in {",", '"', "”"}:
        return None
    told = (c for c in tree.children(document, cue.i, "obj") if document.tokens[c].lemma in table.PAPERS)
    return next((c for c in told if c - cue.i < BEHIND), None)


def _of_aside(document: Document, cue: Token) -> int | None:
    """ "An officer, asked what would change, replied": the subject that the tree hangs on the aside."""
    for c in tree.children(document, cue.i, "advcl"):
        own = tree.own_subject(document, c)
        if c < cue.i and own is not None and document.tokens[c].tag in {"VBN", "VBD"}:
            return own
    return None


def issuer_of(document: Document, head: int) -> int:
    """Whoever issued a paper: "a briefing by the ministry", "a statement released by his office"."""
    if document.tokens[head].lemma not in table.PAPERS:
        return head
    for c in tree.children(document, head, "nmod", "acl"):
        if set(tree.cases(document, c)) & {"by", "from", "of"} and document.tokens[c].pos in {"NOUN", "PROPN"}:
            return c
        for agent in tree.children(document, c, "obl"):
            if "by" in tree.cases(document, agent) and document.tokens[c].tag == "VBN":
                return agent
    return head


def _shared_subject(document: Document, cue: Token) -> int | None:
    """The subject of the clause that "..., noting that" hangs on, whatever noun the parser hangs it on."""
    if cue.tag == "VBG" and tree.plain(cue.relation) == "acl" and document.tokens[cue.i - 1].text == ",":
        return tree.subject(document, tree.clause_of(document, cue.head))
    return tree.subject(document, cue.i)


def phrase_start(document: Document, who: tuple[int, int], cue: Token) -> int:
    """Where the speaker's whole phrase begins: before the title that the name goes without."""
    if who[0] > cue.i:
        return who[0]
    phrase = {i for c in tree.children(document, cue.i, "nsubj") for i in document.subtree(c)}
    first = who[0]
    while first - 1 in phrase and document.tokens[first - 1].pos != "PUNCT":
        first -= 1
    return first
