"""Finds what befell the counted by the tree: whose subject or object they are."""

from __future__ import annotations

from dragoman.accounts import figure_words as table
from dragoman.accounts.counted import (
    Count,
    Counted,
    are_people,
    done_to,
    fits,
    is_soldierly,
    largest,
    lemma_of,
    state_of,
    suffers,
)
from dragoman.language.document import Document, Sentence, Token
from dragoman.mentions import tree
from dragoman.records import Measure


def by_tree(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """The verb or predicate whose subject or object the counted are, over coordination and raising."""
    return _taken_in(document, counted) or _governed(document, counted, counted.head)


def by_coordination(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
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
        named = table.NOUN_OF[head.lemma]
        return Count(counted, named, head.i, "figures.of") if fits(document, counted, named, head.lemma) else None
    if relation in {"nummod", "nmod", "advmod"} and counted.noun is None and head.i >= counted.last:
        measure = state_of(document, head) or done_to(document, head)
        return Count(counted, measure, head.i, "figures.elided") if measure else None
    return None


def _parted(document: Document, counted: Counted) -> bool:
    """Whether the counted are named as a part or an aside: "including 4 children"."""
    return "including" in tree.cases(document, counted.head) or "among" in tree.cases(document, counted.head)


def _as_subject(document: Document, counted: Counted, head: Token, *, passive: bool) -> Count | None:
    for verb in _predicates(document, head.i):
        token = document.tokens[verb]
        lemma = lemma_of(token)
        if lemma in table.UNDERGONE and suffers(document, verb):
            return Count(counted, table.UNDERGONE[lemma], verb, "figures.subject")
        state = state_of(document, token)
        if state is not None and (token.pos == "ADJ" or _linked_state(document, verb)):
            return Count(counted, state, verb, "figures.state")
        done = done_to(document, token)
        if done is not None and (passive or _is_passive(document, verb)) and fits(document, counted, done, lemma):
            return Count(counted, done, verb, "figures.passive")
        told = _by_idiom(document, counted, verb, passive=passive)
        if told is not None:
            return Count(counted, told[0], verb, told[1])
    return None


def _by_idiom(document: Document, counted: Counted, verb: int, *, passive: bool) -> tuple[Measure, str] | None:
    """What a phrase tells of its subject: "lost their lives", "were taken to hospital", "laid down their arms"."""
    lemma = lemma_of(document.tokens[verb])
    idioms: tuple[tuple[bool, Measure, str], ...] = (
        (lemma in table.LIFE_LOSS and _loses_life(document, verb), "killed", "figures.lost_lives"),
        (forced_out(document, verb, passive=passive), "displaced", "figures.forced_out"),
        (lemma in table.MOVING and _moved_out(document, verb, counted), "displaced", "figures.moved"),
        (lemma == "go" and _goes_missing(document, verb), "missing", "figures.state"),
        (lemma in {"take", "hold", "keep"} and _captivity(document, verb), "captured", "figures.captive"),
        (lemma == "lay" and _disarmed(document, verb), "captured", "figures.laid_down_arms"),
        (lemma in table.SUFFERING and _suffers_injury(document, verb), "injured", "figures.suffered"),
        (lemma in table.BROUGHT and _to_hospital(document, verb), "injured", "figures.hospital"),
        (lemma == "hospital" and "in" in tree.cases(document, verb), "injured", "figures.hospital"),
        (lemma == "fall" and _falls_in_battle(document, verb, counted), "killed", "figures.fallen"),
        (lemma in {"register", "record"} and _as_refugees(document, verb), "displaced", "figures.registered"),
        (lemma in table.NEEDING and _needs(document, verb, counted), "affected", "figures.need"),
        (lemma == "need" and "in" in tree.cases(document, verb), "affected", "figures.need"),
        (lemma == "put" and _out_of_action(document, verb), "affected", "figures.out_of_action"),
    )
    return next(((measure, rule) for holds, measure, rule in idioms if holds), None)


def _falls_in_battle(document: Document, verb: int, counted: Counted) -> bool:
    """ "19 of its soldiers have fallen", not "fell to 19" or "fell ill"."""
    soldiers = counted.noun is not None and lemma_of(document.tokens[counted.noun]) in table.FIGHTING
    below = tree.children(document, verb, "xcomp", "obj", "compound:prt")
    return soldiers and not below and not any("to" in tree.cases(document, c) for c in document.children(verb))


def _as_refugees(document: Document, verb: int) -> bool:
    """ "Are registered as refugees"."""
    return any(
        table.COUNTED.get(lemma_of(document.tokens[c])) == "displaced" and "as" in tree.cases(document, c)
        for c in tree.children(document, verb, "obl")
    )


def _needs(document: Document, verb: int, counted: Counted) -> bool:
    """ "3.5 million people need aid", "face famine": many who want for something."""
    lemmas = {lemma_of(document.tokens[c]) for c in document.subtree(verb) if document.tokens[c].pos == "NOUN"}
    return are_people(document, counted) and largest(counted.number) >= 1000 and bool(lemmas & table.NEEDED)


def _out_of_action(document: Document, verb: int) -> bool:
    """ "Have been put out of action"."""
    return any(document.tokens[c].lemma == "action" for c in tree.children(document, verb, "obl"))


def _goes_missing(document: Document, verb: int) -> bool:
    return any(document.tokens[c].lemma == "missing" for c in document.children(verb))


def _disarmed(document: Document, verb: int) -> bool:
    """ "Have laid down their arms"."""
    return any(document.tokens[c].lemma in {"arm", "arms", "weapon"} for c in tree.children(document, verb, "obj"))


def _suffers_injury(document: Document, verb: int) -> bool:
    """ "15 people suffered injuries"."""
    lemmas = {document.tokens[c].lemma for c in tree.children(document, verb, "obj")}
    return bool(lemmas & table.INJURIES)


def _to_hospital(document: Document, verb: int) -> bool:
    """ "Were taken to hospital"."""
    return any(
        document.tokens[c].lemma == "hospital" and "to" in tree.cases(document, c)
        for c in tree.children(document, verb, "obl")
    )


def _predicates(document: Document, verb: int) -> list[int]:
    """A predicate, those raised to ("reported dead", "forced to flee") and those sharing its subject."""
    found: list[int] = []
    queue = [verb]
    while queue and len(found) < 12:
        at = queue.pop(0)
        found.append(at)
        if document.tokens[at].text.casefold() == "those":  # "were among those killed"
            queue.extend(tree.children(document, at, "acl"))
        for c in tree.children(document, at, "xcomp", "conj"):
            if tree.own_subject(document, c) is None and document.tokens[c].pos in {"VERB", "ADJ", "NOUN"}:
                if document.tokens[c].relation == "conj" and document.tokens[at].pos == "NOUN":
                    continue
                queue.append(c)
    return found


def _as_object(document: Document, counted: Counted, head: Token) -> Count | None:
    lemma = lemma_of(head)
    done = done_to(document, head)
    if done is not None and not _is_passive(document, head.i) and fits(document, counted, done, lemma):
        return Count(counted, done, head.i, "figures.object")
    for c in tree.children(document, head.i, "xcomp", "acl", "advcl", "ccomp"):
        state = state_of(document, document.tokens[c]) or table.UNDERGONE.get(lemma_of(document.tokens[c]))
        state = state or (done_to(document, document.tokens[c]) if document.tokens[c].tag in {"VBN", "JJ"} else None)
        if state is not None and c >= counted.last and c - counted.last <= 3 and lemma not in table.DENIALS:
            return Count(counted, state, c, "figures.left")
    if _takes_in(document, head, counted):
        return Count(counted, "displaced", head.i, "figures.taken_in")
    if lemma in table.FORCED and forced_out(document, head.i, passive=True):
        return Count(counted, "displaced", head.i, "figures.forced_out")
    if lemma in table.LIFE_LOSS and is_soldierly(document, counted):
        return Count(counted, "killed", head.i, "figures.lost")
    if lemma in {"take", "hold", "keep"} and _captivity(document, head.i):
        return Count(counted, "captured", head.i, "figures.captive")
    return None


def _takes_in(document: Document, verb: Token, counted: Counted) -> bool:
    """ "Germany has taken in 300,000 Ukrainians": many people given shelter."""
    with_in = verb.lemma == "take" and any(document.tokens[c].text == "in" for c in document.children(verb.i))
    if counted.noun is None or lemma_of(document.tokens[counted.noun]) in table.FIGHTING:
        return False
    many = are_people(document, counted) and largest(counted.number) >= 1000
    return many and (with_in or verb.lemma in table.SHELTERING)


def _taken_in(document: Document, counted: Counted) -> Count | None:
    """ "Egypt has taken in some 110,000 Sudanese" where "in" is taken for a preposition."""
    verb = document.tokens[counted.first - 2] if counted.first > 1 else None
    behind = document.tokens[counted.first - 1]
    if verb is None or verb.lemma != "take" or behind.text != "in" or verb.sentence != behind.sentence:
        return None
    many = are_people(document, counted) and largest(counted.number) >= 1000
    return Count(counted, "displaced", verb.i, "figures.taken_in") if many else None


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
        document.tokens[i].lemma in table.CAPTIVE and document.tokens[i - 1].text.casefold() not in {"of", "the", "a"}
        for i in range(verb + 1, min(last, verb + 8) + 1)
    )


def forced_out(document: Document, verb: int, *, passive: bool) -> bool:
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
    if not are_people(document, counted) or largest(counted.number) < (1000 if counted.noun is None else 100):
        return False
    lemma = document.tokens[verb].lemma
    objects = tree.children(document, verb, "obj", "obl")
    if lemma in {"leave", "escape", "depart"}:
        return any(document.tokens[c].lemma in table.MOVED_FROM or document.tokens[c].pos == "PROPN" for c in objects)
    return any(document.tokens[c].pos == "PROPN" or document.tokens[c].lemma in table.MOVED_FROM for c in objects)


def by_relative(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "12 people who died", "the 30 soldiers killed on Monday"."""
    if counted.noun is None:
        return None
    for c in tree.children(document, counted.noun, "acl"):
        token = document.tokens[c]
        if any(document.tokens[k].pos == "NUM" for k in range(counted.last, c)):
            continue  # "30,000 people, including 14,000 killed"
        lemma = lemma_of(token)
        if lemma in table.UNDERGONE:
            return Count(counted, table.UNDERGONE[lemma], c, "figures.relative")
        done = done_to(document, token) or state_of(document, token)
        active = any(document.tokens[k].relation == "nsubj" for k in document.children(c))
        passive = tree.is_passive(document, c) or (not active and _is_passive(document, c))
        if done is not None and passive and fits(document, counted, done, lemma):
            return Count(counted, done, c, "figures.relative")
        if forced_out(document, c, passive=token.tag == "VBN"):
            return Count(counted, "displaced", c, "figures.forced_out")
        if lemma in table.LIFE_LOSS and _loses_life(document, c):
            return Count(counted, "killed", c, "figures.lost_lives")
    return None
