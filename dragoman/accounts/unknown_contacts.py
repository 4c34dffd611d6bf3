"""Reads contacts at words that no rule could make one of, where the second coder surely sees one and says of whom.

"Flew in for an hour with the emir", "sat the two generals down": no row has the word, or none that fits. The coder
has learned from annotated sentences; what it is not sure of stays unread, and so does what has but one side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.accounts.candidates import Candidate, is_definite, is_nominal, words_of_contact
from dragoman.accounts.contact_review import JOINING, STATUSES
from dragoman.accounts.lists import Lists
from dragoman.accounts.participants import Participants
from dragoman.accounts.pointed_parties import phrase_of, pointed_parties, sides_among
from dragoman.accounts.sight import BY, CONTACT, Sight
from dragoman.accounts.status import StatusRead, read_status
from dragoman.accounts.triggers import OF_A_TALK, Trigger, contact_words, is_made_known, is_speech, predicate_of
from dragoman.language import Document, Sentence
from dragoman.mentions import tree
from dragoman.mentions.cast import Cast
from dragoman.records import Status

SURE = 0.7
"""The least share of a contact at a word that is taken."""
SIDE = 0.5
"""The least share of a word as a side that is taken."""
PARTIES = 2  # that a sentence names, or a group, where a contact is looked for

MODES = {"call": "phone", "video": "video", "meeting": "meeting", "visit": "visit", "talks": "talks"}
"""What the record calls the coder's modes. Letters are none of its contacts."""
UNSURE = frozenset({"touch", "contact", "coordination", "interact", "interaction"})
"""What is kept up and no contact: "agreed to stay in touch", "in coordination with", "interact within the bloc"."""
KEEPING = frozenset({"stay", "remain", "keep"})
BESIDE = frozenset({"amod", "compound"})  # "visiting | President X", "the | summit venue": who or what is told of
UNTOLD = frozenset({"byline", "credit", "boilerplate", "dateline", "heading"})


def find_unknown_contacts(
    lists: Lists, sight: Sight, told: Sequence[Candidate], triggers: Sequence[Trigger]
) -> Iterator[Candidate]:
    """Contacts at words that no rule knows, as the coder sees them; `told` are the rules', of some of `triggers`."""
    document, cast = lists.document, lists.cast
    known = {t.at for t in triggers}.union(*map(words_of_contact, told))
    for sentence in document.sentences:
        if sentence.kind in UNTOLD or not _is_worth_a_look(document, cast, sentence):
            continue
        for i in _contact_words(document, sight, sentence, known):
            candidate = _candidate(lists, sight, sentence, i)
            if candidate is None:
                continue
            who = {a.key for a in candidate.actors}
            beside = {a.key for one in told if one.sentence == sentence.i for a in one.actors}
            again = document.tokens[i].lemma in OF_A_TALK and any(who <= {a.key for a in one.actors} for one in told)
            if not (who <= beside or again):
                yield candidate


def _is_worth_a_look(document: Document, cast: Cast, sentence: Sentence) -> bool:
    """Whether a sentence names two parties, or a group: looking at all of them found no more that was right."""
    if document.tokens[sentence.last - 1].text == "?":
        return False
    here = [m for m in cast.mentions if sentence.first <= m.head < sentence.last]
    if any(cast.is_group_anaphor(m.head) for m in here):
        return True
    named = {a.country or a.name for m in here for a in cast.members(m.head)} - {None}
    return len(named) >= PARTIES


def _contact_words(document: Document, sight: Sight, sentence: Sentence, known: set[int]) -> list[int]:
    """The words that surely tell a contact which is not read yet, of two that make one phrase the surer."""
    found = {
        i: share
        for i, share in sight.shares_of(sentence, CONTACT)
        if share >= SURE
        and not is_going_on(document, i)
        and not any(is_in_table(document, k) for k in (i, *phrase_of(document, i)))
    }
    near = {i: phrase_of(document, i) for i in found}
    return [
        i for i in found
        if i not in known and not near[i] & known and not any(found[k] > found[i] for k in near[i] & set(found))
    ]  # fmt: skip


def is_going_on(document: Document, i: int) -> bool:
    """Whether a word tells of no one occasion: "agreed to stay in | touch", "| spoke at the forum"."""
    token = document.tokens[i]
    if is_speech(document, i) or _passes_on(document, i) or any(is_made_known(document, k) for k in (i, token.head)):
        return True
    if token.lemma in KEEPING:
        return any(document.tokens[c].lemma in UNSURE for c in tree.children(document, i, "obl", "obj"))
    if token.lemma != "consultation" or token.tag != "NN" or token.relation == "obj":
        return token.lemma in UNSURE
    return not tree.children(document, i, "det", "nummod", "nmod:poss")


def _passes_on(document: Document, i: int) -> bool:
    """ "X | passed on to Y the greetings of Z": words went, and nobody did."""
    token = document.tokens[i]
    on = any(document.tokens[c].text.casefold() in {"on", "along"} for c in document.children(i))
    return token.lemma == "pass" and on and bool(tree.children(document, i, "obj"))


def is_in_table(document: Document, i: int) -> bool:
    """Whether a word is one of the rules', which took it for none here: "gave a news conference", "saw X leave"."""
    token = document.tokens[i]
    lemmas = (token.lemma.casefold(), token.text.casefold())
    return token.lemma in JOINING or any(
        (lemma, pos) in contact_words() for lemma in lemmas for pos in ("VERB", "NOUN")
    )


def _candidate(lists: Lists, sight: Sight, sentence: Sentence, i: int) -> Candidate | None:
    mode = sight.mode_at(i)
    if mode is None or mode.what not in MODES:
        return None
    candidate = candidate_of(lists, sight, i, pointed_parties(lists, sight, i, mode.what, least=SIDE))
    return candidate if candidate is not None and _has_two_sides(candidate) and not goes_nowhere(candidate) else None


def candidate_of(lists: Lists, sight: Sight, i: int, who: Participants) -> Candidate | None:
    """The contact that the coder sees at a word, of those given; None where it was denied, or was a letter."""
    document, sentence = lists.document, lists.document.sentence_of(i)
    mode, status = sight.mode_at(i), sight.status_at(i)
    if mode is None or status is None or mode.what not in MODES or status.what not in STATUSES:
        return None
    actors = lists.actors(who.heads)
    trigger = trigger_at(document, i, MODES[mode.what])
    return Candidate(
        trigger, sentence.i, list(who.heads), actors, _status(document, i, STATUSES[status.what]), trigger.mode,
        trigger.sure, sentence.part, sentence.kind, group=who.group, visitors=who.visitors, hosts=who.hosts,
        partners=list(who.partners), destination=who.destination, definite=is_definite(document, trigger),
        nominal=trigger.noun and is_nominal(document, trigger), seen=True,
        pointed=frozenset(a.key for a in actors), unnamed=list(who.unnamed),
    )  # fmt: skip


def goes_nowhere(candidate: Candidate) -> bool:
    """Whether a visit has neither a place nor a host."""
    return candidate.mode == "visit" and candidate.destination is None and not candidate.partners


def trigger_at(document: Document, i: int, mode: str) -> Trigger:
    """The word as one of the rules' would be; its mode gives way to that of other tellings of the occasion."""
    noun = document.tokens[i].pos not in {"VERB", "AUX", "ADJ"}
    return Trigger(i, noun, predicate_of(document, i) if noun else i, mode, False, frozenset(), i)


def _status(document: Document, i: int, given: Status) -> StatusRead:
    """The status that the coder gives, with the word that shows it where the rules read the same."""
    read = read_status(document, i)
    return read if read.status == given else StatusRead(given, i, by=BY)


def _has_two_sides(candidate: Candidate) -> bool:
    """Whether parties of two states or bodies are told, or one that goes somewhere, or a group."""
    sides = sides_among(candidate.actors)
    return len(sides) >= PARTIES or candidate.group is not None or (bool(sides) and candidate.destination is not None)
