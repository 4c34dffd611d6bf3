"""Finds which words a verb of saying reports: its clause, the clause around it, or what stands before it."""

from __future__ import annotations

from dragoman.language.document import Document, Sentence, Token
from dragoman.mentions import saying_words as table
from dragoman.mentions import tree

# What stands between the words said and "X said" after them.
_PARTING = frozenset({",", '"', "”", "’", "''", "'", "—", "–", "-", "?", "!"})


def content_of(document: Document, sentence: Sentence, cue: Token, low: int, high: int) -> tuple[int, int] | None:
    """The tokens said: the cue's clause, the clause it hangs on, or what stands before or after it."""
    clauses = [
        c
        for c in document.children(cue.i)
        if document.tokens[c].relation in {"ccomp", "parataxis"}
        or (
            document.tokens[c].relation == "xcomp"
            and (cue.lemma in table.INFINITIVE or tree.is_passive(document, cue.i))
            and "to" in tree.cases(document, c)
        )
    ]
    clauses = clauses or _clause_of_audience(document, cue)
    before = _told_before(document, sentence, low)
    if tree.is_passive(document, cue.i) and not clauses:
        clauses = tree.children(document, cue.i, "nsubj")
        if [document.tokens[c].text.casefold() for c in clauses] == ["it"]:
            told = _told_before(document, sentence, clauses[0])
            if told is not None:
                return told, clauses[0]  # "they met on Friday, it was announced by the palace"
    if clauses:
        spans = [reach(document, c) for c in clauses]
        first, last = min(span[0] for span in spans), max(span[1] for span in spans)
        if before is not None and first >= high and _is_torn(document, clauses[0], high):
            return before, last
        if first < low and before is not None:
            return before, max(last, low) if last > high and _continues(document, sentence, high) else low
        return first, last
    ends = before is not None and _ends_clause(document, sentence, high) and not _has_object(document, cue)
    if before is not None and ends and tree.plain(cue.relation) in {"parataxis", "acl", "advcl", "conj"}:
        return before, sentence.last if _continues(document, sentence, high) else low
    opening = _that(document, sentence, high)
    if opening is not None:
        return opening, sentence.last
    if before is not None and ends and low > sentence.first + 1:
        return before, low
    return (high, reach(document, cue.i)[1]) if cue.lemma in table.REPORTING or speaks_of(document, cue.i) else None


def _clause_of_audience(document: Document, cue: Token) -> list[int]:
    """ "Told the conference she saw ...": a clause without a relative word that the tree hangs on those told."""
    if cue.lemma not in {"tell", "inform", "assure", "remind", "warn"}:
        return []
    clauses = [c for told in tree.children(document, cue.i, "obj") for c in tree.children(document, told, "acl")]
    finite = [c for c in clauses if document.tokens[c].relation == "acl:relcl" and tree.own_subject(document, c)]
    return [c for c in finite if document.tokens[tree.own_subject(document, c) or c].tag not in {"WP", "WDT"}]


def _is_torn(document: Document, clause: int, high: int) -> bool:
    """ "The plan, he added, raises concerns": whether a clause after the cue has its subject before it."""
    own = tree.own_subject(document, clause)
    return own is None and document.tokens[clause].tag in {"VBZ", "VBP", "VBD"} and document.tokens[high].text == ","


def _has_object(document: Document, cue: Token) -> bool:
    """Whether the verb has an object of its own, so that what stands before it is not what is said."""
    if cue.lemma in {"tell", "inform", "remind", "assure"}:
        return False
    behind = [document.tokens[c] for c in tree.children(document, cue.i, "obj") if c > cue.i]
    if not tree.children(document, cue.i, "nsubj"):
        behind = [token for token in behind if token.lemma not in table.PAPERS]  # ", says a statement of the palace"
    return any(token.lemma not in table.AUDIENCE for token in behind)


def reach(document: Document, i: int) -> tuple[int, int]:
    """The tokens [first, last) below a word, itself among them."""
    below = document.subtree(i)
    return below[0], below[-1] + 1


def _told_before(document: Document, sentence: Sentence, low: int) -> int | None:
    """Where what is said begins, if it stands before "X said", parted by a comma or a quotation mark."""
    if low - 1 <= sentence.first or document.tokens[low - 1].text not in _PARTING:
        return None
    return sentence.first


def _ends_clause(document: Document, sentence: Sentence, high: int) -> bool:
    """Whether the saying words end their clause: nothing follows, or only when, where and to whom."""
    after = high
    while after < sentence.last and document.tokens[after].text not in {",", ".", ";", ":", '"', "”", "“"}:
        if document.tokens[after].text.casefold() == "that":
            return False
        after += 1
    return after - high <= 15


def _continues(document: Document, sentence: Sentence, high: int) -> bool:
    """ "Turkey, he said, has ...": whether what is said goes on after the saying words."""
    marked = high + 1 < sentence.last and document.tokens[high].text in {",", "“", '"', "``", ":"}
    after = document.tokens[high + 1] if marked else None
    # "..., he said, adding that" and "..., he said, while ..." go on telling, not speaking.
    return after is not None and after.tag != "VBG" and after.text.casefold() not in {"while", "as", "when", "after"}


def _that(document: Document, sentence: Sentence, high: int) -> int | None:
    """Where what is said begins after the cue: "in a statement on Monday | that ...", a colon, an opening mark."""
    passing = False  # inside ", smiling, "
    for i in range(high, min(high + 16, sentence.last - 1)):
        text = document.tokens[i].text.casefold()
        if text == "," and (passing or document.tokens[i + 1].tag == "VBG"):
            passing = not passing
            continue
        if passing:
            continue
        if text == "that" and document.tokens[i].pos in {"SCONJ", "PRON", "DET"}:
            return i if document.tokens[i].relation == "mark" else None
        if text in {":", "“"}:
            return i
        if text in {",", ";"}:
            return None
    return None


def speaks_of(document: Document, i: int) -> bool:
    """ "Opposition groups spoke of 112 dead"."""
    token = document.tokens[i]
    return token.lemma in {"speak", "talk"} and i + 1 < len(document.tokens) and document.tokens[i + 1].text == "of"
