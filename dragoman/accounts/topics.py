"""What a contact was about, and how it ended, in the article's own words.

Topics come from the contact's own clause ("discussed X with", "talks on X") and from the sentences
that go on about it ("The leaders also reviewed X").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.cast import Cast
from dragoman.mentions.pieces import CALENDAR

if TYPE_CHECKING:
    from dragoman.accounts.occasions import Contact

ABOUT_VERBS = frozenset("discuss review address examine debate consider tackle cover".split())
ABOUT_PREPOSITIONS = {
    "focus": {"on"},
    "center": {"on", "around"},
    "centre": {"on", "around"},
    "touch": {"on", "upon"},
    "talk": {"about"},
    "speak": {"about"},
    "concentrate": {"on"},
    "deal": {"with"},
    "revolve": {"around"},
    "exchange": {"on", "about", "regarding"},
    "stock": {"of"},
    "hold": {"on", "about", "over", "regarding", "concerning"},
    "have": {"on", "about", "regarding"},
    "meet": {"on", "about", "over"},
    "dwell": {"on"},
}
NOUN_PREPOSITIONS = frozenset({"on", "about", "over", "regarding", "concerning"})
SUBJECT_NOUNS = frozenset(
    "call conversation talk talks meeting discussion negotiation agenda summit consultation session visit".split()
)
BOTH = frozenset({"side", "party", "negotiator"})
"""Who, in the sentence after, ends what was told before: "The two sides reached a deal"."""
PLAIN_OBJECTS = frozenset("issue topic matter question range number variety view".split())
EVENT_CASES = frozenset({"in", "over", "by", "via", "during"})
# "on the sidelines", "at the request": where or how, not what about.
ASIDES = frozenset("margin margins sideline sidelines fringe eve occasion initiative request side".split())
DAY_WORDS = CALENDAR | frozenset(
    "today yesterday tomorrow week month morning evening afternoon night noon date basis phone telephone".split()
)
LONGEST_TOPIC = 30  # words; a longer phrase is a clause, not a topic
FAILED = {
    "fail": "failed",
    "collapse": "failed",
    "break": "failed",
    "stall": "failed",
    "falter": "failed",
    "founder": "failed",
}
AGREED = frozenset({"agreement", "deal", "accord", "breakthrough", "ceasefire", "cease-fire", "truce", "memorandum"})


def find_topics(document: Document, cast: Cast, contacts: list[Contact]) -> None:
    """Gives each contact the token ranges of what it was about."""
    if not contacts:
        return
    claimed: set[int] = set()
    for contact in contacts:
        for telling in contact.tellings:
            verb = telling.trigger.predicate if telling.trigger.noun else telling.trigger.at
            for at in [telling.trigger.at, *([verb] if verb is not None and not telling.nominal else [])]:
                for found in _topics_at(document, at):
                    _give(contact, found, claimed)
            if verb is not None and not telling.nominal:
                for c in tree.children(document, verb, "advcl", "xcomp", "conj", "acl"):
                    for found in _topics_at(document, c):
                        _give(contact, found, claimed)
    for token in document.tokens:
        if (
            token.pos != "VERB"
            or token.i in claimed
            or document.sentence_of(token.i).kind not in {"paragraph", "heading"}
        ):
            continue
        owner = _owner(document, cast, contacts, token.i)
        if owner is not None:
            for found in _topics_at(document, token.i):
                _give(owner, found, claimed)


def _give(contact: Contact, found: tuple[int, int], claimed: set[int]) -> None:
    if any(a <= found[0] < b or found[0] <= a < found[1] for a, b in contact.topics):
        return
    contact.topics.append(found)
    claimed.add(found[0])


def _owner(document: Document, cast: Cast, contacts: list[Contact], verb: int) -> Contact | None:
    """The contact that a later sentence goes on about: its subject is the call, or its parties."""
    token = document.tokens[verb]
    if token.lemma not in ABOUT_VERBS and token.lemma not in ABOUT_PREPOSITIONS:
        return None
    subject = tree.subject(document, verb)
    before = [c for c in contacts if c.lead.trigger.at < verb and not c.lead.nominal and c.status != "proposed"]
    if subject is None or not before:
        return None
    if document.tokens[subject].lemma in SUBJECT_NOUNS:
        return before[-1]
    if token.lemma in {"hold", "have"}:
        return None
    m = cast.mention(subject)
    if m is None or document.sentence_of(verb).part != "text":
        return None
    members = {a.key for i in tree.conjuncts(document, subject) for a in cast.members(i)}
    if m.plural and not members:
        return before[-1]
    fits = [c for c in before if len(members & {a.key for a in c.actors}) >= 2]
    return fits[-1] if fits else None


def _topics_at(document: Document, at: int) -> list[tuple[int, int]]:
    """The phrases that a word takes as what it is about."""
    token = document.tokens[at]
    if token.pos == "VERB":
        phrases = _about_verb(document, at)
    elif token.lemma in SUBJECT_NOUNS:
        phrases = _with_case(document, at, NOUN_PREPOSITIONS)
    else:
        phrases = []
    spans = (_phrase(document, c) for phrase in phrases for c in tree.conjuncts(document, phrase))
    return [span for span in spans if span is not None]


def _with_case(document: Document, i: int, cases: frozenset[str] | set[str]) -> list[int]:
    return [c for c in tree.children(document, i, "nmod", "obl") if set(tree.cases(document, c)) & cases]


def _about_verb(document: Document, at: int) -> list[int]:
    """What a verb is about: "discussed | X", "focused on | X", "exchanged views on | X", "took stock of | X"."""
    lemma = document.tokens[at].lemma
    phrases: list[int] = []
    if lemma in ABOUT_VERBS:
        phrases += tree.children(document, at, "obj")
        if tree.is_passive(document, at):
            phrases += tree.children(document, at, "nsubj")
    phrases += _with_case(document, at, ABOUT_PREPOSITIONS.get(lemma, set()))
    for held in tree.children(document, at, "obj"):
        if lemma == "exchange":
            phrases += _with_case(document, held, {"on", "about", "regarding"})
        elif lemma == "take" and document.tokens[held].lemma == "stock":
            phrases += _with_case(document, held, {"of"}) + _with_case(document, at, {"of"})
    return phrases


def _phrase(document: Document, i: int) -> tuple[int, int] | None:
    """The words of a nominal without its preposition, later list members, partners and days."""
    if not _can_be_topic(document, i):
        return None
    out = _outside(document, i)
    run = [i, i + 1]
    inside = {k for k in document.subtree(i) if k not in out}
    while run[0] - 1 in inside:
        run[0] -= 1
    while run[1] in inside:
        run[1] += 1
    while run[1] > run[0] and document.tokens[run[1] - 1].pos in {"PUNCT", "CCONJ", "ADP"}:
        run[1] -= 1
    while run[0] < run[1] and document.tokens[run[0]].pos in {"PUNCT", "CCONJ", "ADP"}:
        run[0] += 1
    return (run[0], run[1]) if 0 < run[1] - run[0] <= LONGEST_TOPIC else None


def _can_be_topic(document: Document, i: int) -> bool:
    token = document.tokens[i]
    if (
        token.pos not in {"NOUN", "PROPN", "PRON", "VERB"}
        or token.tag in {"PRP", "WP", "WDT"}
        or _is_day(document, i)
    ):
        return False
    if token.lemma in PLAIN_OBJECTS:
        return bool(tree.children(document, i, "nmod", "amod", "acl"))
    return token.lemma not in ASIDES and not token.text.isdigit()


def _outside(document: Document, i: int) -> set[int]:
    """The words below a nominal that are no part of the topic: later list members, partners, days, clauses."""
    out: set[int] = set()
    for c in document.children(i):
        relation = tree.plain(document.tokens[c].relation)
        if (
            (c > i and relation in {"conj", "cc", "case", "punct", "parataxis"})
            or (c < i and relation in {"case", "cc", "mark"})
            or relation == "advcl"
            or (
                relation in {"nmod", "obl"}
                and (set(tree.cases(document, c)) & {"with", "during", "after"} or _is_day(document, c))
            )
        ):
            out.update(document.subtree(c))
    for k in document.subtree(i):
        if k > i and document.tokens[k].lemma in SUBJECT_NOUNS and set(tree.cases(document, k)) & EVENT_CASES:
            out.update(document.subtree(k))
    return out


def _is_day(document: Document, i: int) -> bool:
    low = document.tokens[i].text.casefold().rstrip(".")
    return low in DAY_WORDS or low[:1].isdigit()


def outcome_of(document: Document, contact: Contact) -> tuple[str, int, int] | None:
    """How talks ended, with the tokens that say so: agreed, failed, inconclusive or continuing."""
    if contact.status in {"proposed", "refused", "planned"}:
        return None
    for telling in contact.tellings:
        sentence = document.sentences[telling.sentence]
        for k in range(sentence.first, sentence.last):
            token = document.tokens[k]
            subject = tree.subject(document, k) if token.pos in {"VERB", "ADJ", "AUX"} else None
            if subject is None or document.tokens[subject].lemma not in SUBJECT_NOUNS | BOTH | {"round", "they"}:
                continue
            found = _ended(document, k)
            if found is not None:
                return found
    return _later_outcome(document, contact)


def _later_outcome(document: Document, contact: Contact) -> tuple[str, int, int] | None:
    """The same in the sentences after, where the talks are the subject: "The talks were largely inconclusive"."""
    if contact.mode == "phone":
        return None
    start = contact.lead.sentence
    for sentence in document.sentences[start + 1 : start + 4]:
        if sentence.kind != "paragraph":
            continue
        for k in range(sentence.first, sentence.last):
            token = document.tokens[k]
            if token.pos not in {"VERB", "ADJ"}:
                continue
            subject = tree.own_subject(document, k)
            talks = SUBJECT_NOUNS | (BOTH if sentence.i == start + 1 else set())
            if subject is None or document.tokens[subject].lemma not in talks:
                continue
            found = _ended(document, k)
            if found is not None:
                return found
    return None


def _is_of(document: Document, noun: int, verb: int) -> bool:
    """Whether a noun stands in a verb's own clause: not "to bring civilians out, | according to officials"."""
    return document.tokens[noun].pos == "NOUN" and tree.clause_of(document, noun) == verb


def _ended(document: Document, k: int) -> tuple[str, int, int] | None:
    token = document.tokens[k]
    negated = any(
        document.tokens[c].text.casefold() in {"not", "n't", "n’t", "no", "without"} for c in document.subtree(k)
    )
    objects = [c for c in document.subtree(k) if document.tokens[c].lemma in AGREED and _is_of(document, c, k)]
    if token.lemma == "inconclusive":
        return "inconclusive", k, k + 1
    if token.lemma in FAILED and (
        token.lemma != "break" or any(document.tokens[c].text == "down" for c in document.children(k))
    ):
        return "failed", k, k + 1
    if (
        token.lemma
        in {"end", "conclude", "yield", "produce", "bring", "reach", "make", "result", "achieve", "finish"}
        and objects
    ):
        low, high = min(k, objects[0]), max(k, objects[0]) + 1
        return ("failed" if negated else "agreed"), low, high
    if (token.lemma in {"continue", "proceed"} and token.tag in {"VBP", "VBZ", "VBG"}) or token.lemma in {
        "underway",
        "ongoing",
    }:
        return "continuing", k, k + 1
    return None
