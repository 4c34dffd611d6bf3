"""Finds what each number counts, and what is told to have befallen the counted: killed, fled, captured, sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.accounts import figure_words as table
from dragoman.accounts.reality import is_unreal
from dragoman.language.document import Document, Sentence, Token
from dragoman.mentions import tree
from dragoman.mentions.numbers import Number
from dragoman.records import Measure

_AUXILIARY = frozenset({"AUX", "ADV", "PART"})
# May stand between the counted and what befell them: "were reported killed", "feared dead", "still missing".
_BETWEEN = frozenset(
    ["are", "as", "been", "believed", "be", "being", "confirmed", "declared", "feared", "found", "go", "going", "gone",
     "got", "get", "had", "has", "have", "is", "left", "listed", "presumed", "pronounced", "remain", "remained",
     "reported", "reportedly", "thought", "was", "were", "who", "that", "went", "known", "now", "still", "also",
     "estimated", "to", "both", "later", "more", "others", "instantly", "officially", "said"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what it counts: the noun's token if it has one, over tokens [first, last)."""

    number: Number
    noun: int | None
    first: int
    last: int
    head: int  # the token that stands for the counted in the tree


@dataclass(frozen=True, slots=True)
class Count:
    """A number linked to what befell the counted. `trigger` is the word that says it; `rule` found it."""

    counted: Counted
    measure: Measure
    trigger: int
    rule: str
    bound_from: Number | None = None  # the number before whose bound holds for this one too


def counted_of(document: Document, sentence: Sentence, number: Number) -> Counted:
    """What the number counts: "12 [wounded Ukrainian soldiers]", "tens of thousands of [troops]", "30 [others]"."""
    at = _past_partitive(document, sentence, number.last)
    noun: int | None = None
    stop = at
    i = at
    while i < sentence.last and i < at + 8:
        token = document.tokens[i]
        if token.pos in {"NOUN", "PROPN", "PRON"} and not _is_new_phrase(document, i, at):
            noun, stop = i, i + 1
        elif not (token.pos in {"ADJ", "DET", "ADV", "NUM"} and noun is None) and not _leads_noun(document, i, sentence):
            break
        i += 1
    if noun is None:
        return Counted(number, None, number.first, number.last, number.last - 1)
    outer = document.tokens[noun].head
    head = outer if number.first <= outer < noun else noun  # "fourteen of the miners" hangs on the number
    return Counted(number, noun, number.first, stop, head)


def _past_partitive(document: Document, sentence: Sentence, at: int) -> int:
    """Over the "of the" of "hundreds of", "12 of its", and the hyphen after "3,000-strong"."""
    i = at
    if i < sentence.last and document.tokens[i].text.casefold() == "of":
        i += 1
        while i < sentence.last and document.tokens[i].pos in {"DET", "PRON"} and document.tokens[i].tag != "PRP":
            i += 1
        while i < sentence.last and document.tokens[i].pos == "NUM":  # "14 of the 20 miners"
            i += 1
    return i


def _is_new_phrase(document: Document, i: int, at: int) -> bool:
    """Whether a noun begins another phrase: "12 people Monday", "30 civilians it said"."""
    if i == at:
        return document.tokens[i].text.casefold() in {"who", "which", "that", "he", "she", "it", "they", "we", "i"}
    token = document.tokens[i]
    return token.pos == "PRON" or (
        document.tokens[i - 1].pos in {"NOUN", "PROPN"}
        and document.tokens[i - 1].head != i
        and token.head != i - 1
        and tree.plain(token.relation) not in {"compound", "flat"}
        and document.tokens[i - 1].relation not in {"compound", "nmod:desc", "amod", "nmod"}
    )


def _leads_noun(document: Document, i: int, sentence: Sentence) -> bool:
    """Whether an adjective, participle or hyphen stands before the noun of its phrase."""
    token = document.tokens[i]
    if token.text in {"-", "–"}:
        return True
    ahead = token.head
    return (
        token.pos in {"ADJ", "VERB", "CCONJ", "PUNCT", "ADV", "PROPN"}
        and i < ahead < sentence.last
        and ahead - i <= 4
        and document.tokens[ahead].pos in {"NOUN", "PROPN"}
        and tree.plain(token.relation) in {"amod", "acl", "compound", "advmod"}
    )


def count_of(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """What befell the counted, by the tree first and then by the order of the words; None where nothing is told."""
    for rule in RULES:
        found = rule(document, sentence, counted)
        if found is not None:
            return None if is_unreal(document, sentence, found.trigger, found.measure) else found
    return _by_kind(document, sentence, counted)


# -- the tree ---------------------------------------------------------------------------------------


def _by_tree(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """The verb or predicate whose subject or object the counted are, over coordination and raising."""
    return _governed(document, counted, counted.head)


def _by_coordination(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "Killed the mayor and three guards": the verb of the first of the coordinated."""
    top = tree.first_conjunct(document, counted.head)
    return _governed(document, counted, top) if top != counted.head else None


def _governed(document: Document, counted: Counted, top: int) -> Count | None:
    token = document.tokens[top]
    if token.is_root or _parted(document, counted):
        return None
    head = document.tokens[token.head]
    relation = token.relation
    if relation == "nsubj:pass" or tree.plain(relation) in {"nsubj", "csubj"}:
        return _as_subject(document, counted, head, passive=relation == "nsubj:pass")
    if relation in {"obj", "iobj"} or (relation == "obl" and not tree.cases(document, top)):
        return _as_object(document, counted, head)
    if relation == "nmod" and "of" in tree.cases(document, top) and head.lemma in table.NOUN_OF:
        measure = table.NOUN_OF[head.lemma]
        return Count(counted, measure, head.i, "figures.of") if _fits(document, counted, measure, head.lemma) else None
    if relation in {"nummod", "nmod", "advmod"} and counted.noun is None and head.i >= counted.last:
        measure = _state_of(document, head) or _done_to(document, head)
        return Count(counted, measure, head.i, "figures.elided") if measure else None
    return None


def _parted(document: Document, counted: Counted) -> bool:
    """Whether the counted are named as a part or an aside: "including 4 children"."""
    return "including" in tree.cases(document, counted.head) or "among" in tree.cases(document, counted.head)


def _as_subject(document: Document, counted: Counted, head: Token, *, passive: bool) -> Count | None:
    for verb in _predicates(document, head.i):
        token = document.tokens[verb]
        lemma = _lemma(token)
        if lemma in table.UNDERGONE and _suffers(document, verb):
            return Count(counted, table.UNDERGONE[lemma], verb, "figures.subject")
        state = _state_of(document, token)
        if state is not None and (token.pos == "ADJ" or _linked_state(document, verb)):
            return Count(counted, state, verb, "figures.state")
        done = _done_to(document, token)
        if done is not None and (passive or _is_passive(document, verb)) and _fits(document, counted, done, lemma):
            return Count(counted, done, verb, "figures.passive")
        if lemma in table.LIFE_LOSS and _loses_life(document, verb):
            return Count(counted, "killed", verb, "figures.lost_lives")
        if _forced_out(document, verb, counted, passive=passive):
            return Count(counted, "displaced", verb, "figures.forced_out")
        if lemma in table.MOVING and _moved_out(document, verb, counted):
            return Count(counted, "displaced", verb, "figures.moved")
        if lemma == "go" and any(document.tokens[c].lemma == "missing" for c in document.children(verb)):
            return Count(counted, "missing", verb, "figures.state")
        if lemma in {"take", "hold", "keep"} and _captivity(document, verb):
            return Count(counted, "captured", verb, "figures.captive")
        if lemma in table.BROUGHT and _to_hospital(document, verb):
            return Count(counted, "injured", verb, "figures.hospital")
    return None


def _to_hospital(document: Document, verb: int) -> bool:
    """ "Were taken to hospital"."""
    return any(
        document.tokens[c].lemma == "hospital" and "to" in tree.cases(document, c)
        for c in tree.children(document, verb, "obl")
    )


def _predicates(document: Document, verb: int) -> list[int]:
    """A predicate, those raised to ("reported dead", "forced to flee") and those sharing its subject."""
    found, queue = [], [verb]
    while queue and len(found) < 12:
        at = queue.pop(0)
        found.append(at)
        for c in tree.children(document, at, "xcomp", "conj"):
            if tree.own_subject(document, c) is None and document.tokens[c].pos in {"VERB", "ADJ", "NOUN"}:
                if document.tokens[c].relation == "conj" and document.tokens[at].pos == "NOUN":
                    continue
                queue.append(c)
    return found


def _as_object(document: Document, counted: Counted, head: Token) -> Count | None:
    lemma = _lemma(head)
    done = _done_to(document, head)
    if done is not None and not _is_passive(document, head.i) and _fits(document, counted, done, lemma):
        return Count(counted, done, head.i, "figures.object")
    for c in tree.children(document, head.i, "xcomp", "acl", "advcl", "ccomp"):
        state = _state_of(document, document.tokens[c]) or table.UNDERGONE.get(_lemma(document.tokens[c]))
        state = state or _done_to(document, document.tokens[c])
        if state is not None and c >= counted.last and c - counted.last <= 3 and lemma not in table.DENIALS:
            return Count(counted, state, c, "figures.left")
    if lemma in table.FORCED and _forced_out(document, head.i, counted, passive=True):
        return Count(counted, "displaced", head.i, "figures.forced_out")
    if lemma in table.LIFE_LOSS and _is_soldierly(document, counted):
        return Count(counted, "killed", head.i, "figures.lost")
    if lemma in {"take", "hold", "keep"} and _captivity(document, head.i):
        return Count(counted, "captured", head.i, "figures.captive")
    return None


def _suffers(document: Document, verb: int) -> bool:
    """Whether an intransitive stands without an object: "surrendered", not "surrendered their arms"."""
    return _lemma(document.tokens[verb]) != "surrender" or not tree.children(document, verb, "obj")


def _linked_state(document: Document, verb: int) -> bool:
    """ "Were injured", "remain missing": a state and not somebody's deed."""
    below = tree.children(document, verb, "cop", "aux")
    head = document.tokens[document.tokens[verb].head]
    return (
        any(document.tokens[c].lemma in {"be", "get"} for c in below)
        or (document.tokens[verb].tag in {"VBN", "JJ"} and not tree.children(document, verb, "obj", "aux"))
        or head.lemma in {"remain", "go", "leave", "find", "report", "list"}
    )


def _is_passive(document: Document, verb: int) -> bool:
    """ "Were killed", "killed in the blast": a participle with no object of its own."""
    if tree.is_passive(document, verb):
        return True
    token = document.tokens[verb]
    below = [document.tokens[c] for c in document.children(verb)]
    if any(child.lemma in {"be", "get"} and child.relation.startswith("aux") for child in below):
        return token.tag != "VBG" or any(child.text.casefold() == "being" for child in below)
    bare = token.tag in {"VBN", "VBD"} and not any(child.relation.startswith("aux") for child in below)
    return bare and not any(child.relation in {"obj", "ccomp"} for child in below) and token.tag == "VBN"


def _loses_life(document: Document, verb: int) -> bool:
    return any(document.tokens[c].lemma == "life" for c in tree.children(document, verb, "obj"))


def _captivity(document: Document, verb: int) -> bool:
    """ "Took 40 people hostage", "were held captive", "taken prisoner"."""
    last = document.subtree(verb)[-1]
    return any(
        document.tokens[i].lemma in {"hostage", "captive", "prisoner"}
        and document.tokens[i - 1].text.casefold() not in {"of", "the", "a"}
        for i in range(verb + 1, min(last, verb + 8) + 1)
    )


def _forced_out(document: Document, verb: int, counted: Counted, *, passive: bool) -> bool:
    """ "Have been forced from their homes", "forced 12,000 people to flee"."""
    token = document.tokens[verb]
    if token.lemma not in table.FORCED or not (passive or _is_passive(document, verb)):
        return False
    for i in range(verb + 1, min(document.sentence_of(verb).last, verb + 14)):
        after = document.tokens[i]
        if after.lemma in table.FORCED_OUT and document.tokens[i - 1].text.casefold() == "to":
            return True
        if after.lemma in table.MOVED_FROM and _after_from(document, i):
            return True
    return False


def _after_from(document: Document, i: int) -> bool:
    return any(document.tokens[k].text.casefold() in {"from", "of", "out"} for k in range(max(0, i - 4), i))


def _moved_out(document: Document, verb: int, counted: Counted) -> bool:
    """ "2 million people have left the country": people leaving a country or home, or arriving in many."""
    if counted.noun is None or not _are_people(document, counted) or _largest(counted.number) < 100:
        return False
    lemma = document.tokens[verb].lemma
    objects = tree.children(document, verb, "obj", "obl")
    if lemma in {"leave", "escape", "depart"}:
        return any(document.tokens[c].lemma in table.MOVED_FROM or document.tokens[c].pos == "PROPN" for c in objects)
    return any(document.tokens[c].pos == "PROPN" or document.tokens[c].lemma in table.MOVED_FROM for c in objects)


def _by_relative(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "12 people who died", "the 30 soldiers killed on Monday"."""
    if counted.noun is None:
        return None
    for c in tree.children(document, counted.noun, "acl"):
        token = document.tokens[c]
        if any(document.tokens[k].pos == "NUM" for k in range(counted.last, c)):
            continue  # "30,000 people, including 14,000 killed"
        lemma = _lemma(token)
        if lemma in table.UNDERGONE:
            return Count(counted, table.UNDERGONE[lemma], c, "figures.relative")
        done = _done_to(document, token) or _state_of(document, token)
        active = any(document.tokens[k].relation == "nsubj" for k in document.children(c))
        passive = tree.is_passive(document, c) or (not active and _is_passive(document, c))
        if done is not None and passive and _fits(document, counted, done, lemma):
            return Count(counted, done, c, "figures.relative")
        if _forced_out(document, c, counted, passive=token.tag == "VBN"):
            return Count(counted, "displaced", c, "figures.forced_out")
        if lemma in table.LIFE_LOSS and _loses_life(document, c):
            return Count(counted, "killed", c, "figures.lost_lives")
    return None


# -- the order of the words -------------------------------------------------------------------------


def _adjacent(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "12 dead", "dozens injured": the state with nothing between."""
    found = _right_after(document, sentence, counted)
    return found if found is not None and found.trigger == counted.last else None


def _right_after(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "12 dead", "1,174 injured", "30 people have been reported missing": the state right after the counted."""
    i = counted.last
    passive = False
    while i < sentence.last and i < counted.last + 6:
        token = document.tokens[i]
        lemma = _lemma(token)
        state = _state_of(document, token) or (_done_to(document, token) if token.tag != "VBG" else None)
        if state is not None and (passive or not _has_object(document, i, sentence)) and _fits(document, counted, state, lemma):
            return Count(counted, state, i, "figures.right_after")
        if lemma in table.UNDERGONE and token.pos == "VERB" and _suffers(document, i):
            return Count(counted, table.UNDERGONE[lemma], i, "figures.right_after")
        if token.text.casefold() not in _BETWEEN and token.pos not in _AUXILIARY:
            return None
        passive = passive or token.lemma == "be"
        i += 1
    return None


def _has_object(document: Document, i: int, sentence: Sentence) -> bool:
    """Whether a deed has its own object, so that the words before it did it: "40 gunmen killed 12 guards"."""
    if tree.children(document, i, "obj"):
        return True
    following = document.tokens[i + 1] if i + 1 < sentence.last else None
    return following is not None and document.tokens[i].tag in {"VBD", "VBN"} and following.pos in {"NUM", "DET"}


def _right_before(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "Killing at least 12", "wounded the 30": the deed right before the number."""
    i = counted.first - 1
    while i >= sentence.first and (
        document.tokens[i].pos in {"DET", "ADV", "PRON"}
        or document.tokens[i].text.casefold() in {"a", "total", "of", "additional", "further", "some", "and", "or", "least", "at"}
    ) and counted.first - i <= 4:
        i -= 1
    if i < sentence.first:
        return None
    token = document.tokens[i]
    done = _done_to(document, token)
    if done is None or token.pos not in {"VERB", "NOUN", "ADJ"} or _led_by_be(document, i, sentence):
        return None
    if document.tokens[i + 1].text.casefold() in {"and", "or", "of"} and counted.first - i <= 2:
        return None
    return Count(counted, done, i, "figures.right_before") if _fits(document, counted, done, _lemma(token)) else None


def _led_by_be(document: Document, i: int, sentence: Sentence) -> bool:
    k = i - 1
    while k >= sentence.first and document.tokens[k].pos == "ADV":
        k -= 1
    return k >= sentence.first and document.tokens[k].lemma in {"be", "get"} and document.tokens[i].tag != "VBG"


def _of_a_noun(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "The deaths of 13 soldiers", "claimed the lives of 22", "the release of 50 hostages"."""
    i = counted.first - 1
    while i > sentence.first and (document.tokens[i].pos == "DET" or document.tokens[i].text.casefold() in {"all", "some"}):
        i -= 1
    if i <= sentence.first or document.tokens[i].text.casefold() != "of":
        return None
    noun = document.tokens[i - 1]
    if noun.lemma in table.NOUN_OF and noun.pos in {"NOUN", "VERB", "PROPN"}:
        measure = table.NOUN_OF[noun.lemma]
        return Count(counted, measure, noun.i, "figures.of") if _fits(document, counted, measure, noun.lemma) else None
    if noun.lemma == "life" and any(
        document.tokens[k].lemma in table.LIFE_TAKERS | {"cost"} for k in range(max(sentence.first, i - 5), i)
    ):
        return Count(counted, "killed", noun.i, "figures.lives_of")
    return None


def _taken_lives(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "Claimed 22 lives", "300 lives were lost"."""
    if counted.noun is None or document.tokens[counted.noun].lemma != "life":
        return None
    for k in range(max(sentence.first, counted.first - 3), min(sentence.last, counted.last + 5)):
        lemma = document.tokens[k].lemma
        if (lemma in table.LIFE_TAKERS and k < counted.first) or lemma in table.LIFE_LOSS or lemma == "loss":
            return Count(counted, "killed", k, "figures.lives")
    return None


def _by_toll(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "The death toll rose to 49", "put the number of dead at 300", "toll: 12"."""
    if counted.noun is not None and not _are_people(document, counted):
        return None
    for i in range(counted.first - 1, sentence.first - 1, -1):
        measure = _toll_measure(document, sentence, i)
        if measure is not None:
            return _told_by_toll(document, sentence, counted, i, measure)
        if document.tokens[i].text == ";":
            return None
    return None


def _toll_measure(document: Document, sentence: Sentence, i: int) -> Measure | None:
    token = document.tokens[i]
    if token.lemma in table.TOLLS:
        before = document.tokens[i - 1] if i > sentence.first else None
        if before is not None and before.lemma in {"casualty", "injury"}:
            return "affected" if before.lemma == "casualty" else "injured"
        return "killed"
    if token.lemma not in table.TALLIES:
        return None
    for k in range(i + 1, min(i + 6, sentence.last)):
        word = document.tokens[k]
        measure = _state_of(document, word) or _done_to(document, word) or table.COUNTED.get(_lemma(word))
        if measure is None and word.lemma in table.SOLDIERS:
            measure = "troops"
        if measure is not None and _passes(document, i, k):
            return measure
        if word.pos == "NUM":
            return None
    return None


def _passes(document: Document, i: int, k: int) -> bool:
    """Whether "of" stands between the tally and what is tallied."""
    return any(document.tokens[m].text.casefold() in {"of", "who"} for m in range(i + 1, k))


def _told_by_toll(document: Document, sentence: Sentence, counted: Counted, i: int, measure: Measure) -> Count | None:
    before = document.tokens[counted.first - 1]
    lead = before
    k = counted.first - 1
    while k > i and lead.pos in {"ADV", "DET"} and lead.text.casefold() not in table.TOLL_LINKS:
        k -= 1
        lead = document.tokens[k]
    links = lead.text.casefold() in table.TOLL_LINKS or lead.lemma in table.TOLL_VERBS
    moved = document.tokens[counted.first].lemma in table.TOLL_VERBS or document.tokens[counted.first].text.casefold() == "nearing"
    if not (links or moved) or counted.first - i > 25:
        return None
    if lead.text.casefold() == "of" and lead.i - i > 2:
        return None
    return Count(counted, measure, i, "figures.toll")


# The order matters: what stands right before the number is surest, what only a coordination tells least sure.
RULES = (
    _right_before, _adjacent, _by_tree, _by_relative, _right_after, _of_a_noun, _by_coordination, _by_toll, _taken_lives
)  # fmt: skip


# -- what the counted are -----------------------------------------------------------------------------


def _by_kind(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "100,000 troops", "3 million refugees", "40 wounded soldiers": the noun itself, or a word before it."""
    if counted.noun is None:
        return None
    noun = document.tokens[counted.noun]
    if is_unreal(document, sentence, counted.noun, "displaced", nominal=True):
        return None
    for i in range(counted.number.last, counted.last):
        token = document.tokens[i]
        state = _state_of(document, token)
        if state is not None and i < counted.noun and noun.lemma in table.PEOPLE:
            return Count(counted, state, i, "figures.modifier")
    lemma = _lemma(noun)
    if lemma in table.COUNTED and noun.tag != "NNP":
        return Count(counted, table.COUNTED[lemma], noun.i, "figures.kind")
    if noun.lemma == "body" and _recovered(document, sentence, counted):
        return Count(counted, "killed", noun.i, "figures.bodies")
    if lemma in table.SOLDIERS or counted.number.strong:
        return _as_troops(document, sentence, counted, noun)
    return None


def _recovered(document: Document, sentence: Sentence, counted: Counted) -> bool:
    found = {"find", "recover", "pull", "discover", "retrieve", "exhume", "wash", "return", "unearth", "identify", "count"}
    low, high = max(sentence.first, counted.first - 6), min(sentence.last, counted.last + 8)
    return any(document.tokens[k].lemma in found for k in range(low, high))


def _as_troops(document: Document, sentence: Sentence, counted: Counted, noun: Token) -> Count | None:
    """Soldiers are troops where many, or where something is done with them as troops."""
    if _largest(counted.number) >= 100 and noun.lemma != "man":
        return Count(counted, "troops", noun.i, "figures.kind")
    for i in (counted.head, *tree.upward(document, counted.head)):
        token = document.tokens[i]
        if token.lemma in table.TROOP_VERBS and token.pos in {"VERB", "NOUN"} and token.lemma not in {"have", "take"}:
            return Count(counted, "troops", i, "figures.troops")
        if tree.is_verbal(document, i):
            return None
    return None


# -- small questions ----------------------------------------------------------------------------------


def _lemma(token: Token) -> str:
    lemma = token.lemma.casefold()
    return table.LEMMAS.get(lemma, lemma)


def _state_of(document: Document, token: Token) -> Measure | None:
    lemma = token.text.casefold()
    if lemma == "displaced" and token.tag == "VBD":
        return None
    measure = table.STATES.get(lemma)
    if measure is None or token.pos == "PROPN":
        return None
    return measure if token.pos in {"ADJ", "VERB", "NOUN", "ADV"} else None


def _done_to(document: Document, token: Token) -> Measure | None:
    lemma = _lemma(token)
    if token.pos not in {"VERB", "ADJ", "NOUN"} or token.text.casefold() in table.STATES:
        lemma = {"injured": "injure", "wounded": "wound", "hurt": "hurt", "displaced": "displace"}.get(lemma, lemma)
        if token.pos not in {"VERB", "ADJ", "NOUN"}:
            return None
    measure = table.DONE_TO.get(lemma)
    if measure is None or (token.pos == "NOUN" and token.tag not in {"VBN", "VBG", "VBD"} and lemma != token.text.casefold()):
        return measure if measure and token.text.casefold().endswith(("ed", "ing")) else None
    needs = table.NEEDS_PARTICLE.get(lemma)
    if needs is not None and not any(
        document.tokens[k].text.casefold() in needs for k in range(token.i + 1, min(token.i + 3, len(document.tokens)))
    ):
        return None
    return measure


def _fits(document: Document, counted: Counted, measure: Measure, lemma: str) -> bool:
    """Whether the counted can have it befall them: grain is released and money freed, but not captured."""
    if measure in {"killed", "injured"}:
        return counted.noun is None or document.tokens[counted.noun].lemma not in table.NO_VICTIMS
    if measure in {"captured", "displaced", "troops"}:
        return counted.noun is None or _are_people(document, counted)
    return True



def _are_people(document: Document, counted: Counted) -> bool:
    if counted.noun is None:
        return True
    token = document.tokens[counted.noun]
    lemma = _lemma(token)
    if lemma in table.PEOPLE or lemma in table.FIGHTING or lemma in table.COUNTED:
        return True
    # Demonyms: "368,000 Ukrainians"; other plurals of doers: "drivers", "settlers".
    return (token.pos == "PROPN" or token.text[:1].isupper()) and token.text.endswith(("s", "ese", "sh", "ch")) or (
        token.tag == "NNS" and lemma.endswith(("er", "or", "ist", "ian", "ant", "ee", "man", "woman", "mate"))
    )


def _is_soldierly(document: Document, counted: Counted) -> bool:
    return counted.noun is not None and document.tokens[counted.noun].lemma in table.FIGHTING | {"people", "person", "life"}


def _largest(number: Number) -> float:
    return number.value[1] if isinstance(number.value, tuple) else number.value


def counts_in(document: Document, sentence: Sentence, numbers: Sequence[Number]) -> list[Count]:
    """The counts of a sentence: each number's own, then the parts and elided ones that lean on another."""
    counted = [counted_of(document, sentence, number) for number in numbers]
    own = [count_of(document, sentence, one) for one in counted]
    found: list[Count] = []
    for place, one in enumerate(counted):
        count = own[place] or _leaning(document, sentence, one, own, place)
        if count is not None:
            count = _with_shared_bound(document, count, found[-1] if found else None)
            own[place] = count
            found.append(count)
    return found


def _with_shared_bound(document: Document, count: Count, before: Count | None) -> Count:
    """ "At least 726 civilians have been killed and 1,174 injured": the bound holds for both."""
    one = count.counted
    if before is None or one.noun is not None or one.number.bound != "exact" or before.counted.noun is None:
        return count
    if before.counted.number.bound not in {"at_least", "about"} or document.tokens[one.first - 1].text != "and":
        return count
    number = replace(one.number, bound=before.counted.number.bound)
    return replace(count, counted=replace(one, number=number), bound_from=before.counted.number)


def _leaning(
    document: Document, sentence: Sentence, one: Counted, own: Sequence[Count | None], place: int
) -> Count | None:
    """A part of a figure beside it ("including 4 children"), or one whose verb is left out ("and 30 in Kharkiv")."""
    if _is_part(document, sentence, one):
        for other in [*reversed(own[:place]), *own[place + 1 :]]:
            if other is not None and abs(other.counted.first - one.first) <= 25:
                return Count(one, other.measure, other.trigger, "figures.part")
    if one.noun is None and place and (before := own[place - 1]) is not None and _is_elided(document, sentence, one):
        return Count(one, before.measure, before.trigger, "figures.elided")
    return None


def _is_part(document: Document, sentence: Sentence, one: Counted) -> bool:
    low = max(sentence.first, one.first - 4)
    words = [document.tokens[k].text.casefold() for k in range(low, one.first)]
    after = [document.tokens[k].text.casefold() for k in range(one.number.last, min(one.number.last + 2, sentence.last))]
    led = "including" in words or "among" in words or words[-3:-1] == ["of", "whom"] or words[-3:-1] == ["of", "them"]
    return led or after == ["of", "them"] or after == ["of", "whom"]


def _is_elided(document: Document, sentence: Sentence, one: Counted) -> bool:
    before = document.tokens[one.first - 1].text.casefold() if one.first > sentence.first else ""
    after = document.tokens[one.last].text.casefold() if one.last < sentence.last else ""
    return before in {"and", ",", "another", "while"} and after in {"in", "at", "near", "on", "from"}
