"""Reads acts at words that the tables don't know, where the second coder sees one and says who does it.

"Minsk rammed a Polish patrol boat", "Ankara's closure of the border": no row has the word, or none that fits. The
coder has learned from annotated sentences; what it is not sure of stays unread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.accounts.acts import slots, words
from dragoman.accounts.acts.completing import CHARGING, OF_A_STATE
from dragoman.accounts.acts.course import is_ruled_out, read_course
from dragoman.accounts.acts.deeds import Deed, fired_from
from dragoman.accounts.acts.links import link_of, negation_of, operator_at
from dragoman.accounts.acts.misreadings import is_no_deed
from dragoman.accounts.acts.openness import is_condition
from dragoman.accounts.acts.pointing import named_sides
from dragoman.accounts.acts.review import CODES, DEEDS, DOER_SIDE, SIDE, words_of
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.speech import CALLING
from dragoman.accounts.acts.standing import (
    HUNG,
    beside,
    in_one_chain,
    is_answered,
    is_content,
    is_held,
    is_of_one_clause,
    is_report_of,
    is_topic,
)
from dragoman.accounts.acts.telling import Telling
from dragoman.accounts.coder import NONE
from dragoman.accounts.sight import BY, DOER, OTHER, Said
from dragoman.codebook.acts import Frame, act_types
from dragoman.language import Document, Sentence
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor
from dragoman.mentions.saying_words import SAYING

SURE = 0.85
"""The least share of a type that is taken. Of 110 acts in our documents that only the coder tells, those below had 4
right and 9 invented; 0.9 is no better there and loses denials in the probe."""
AIMLESS = 0.98
"""The share from which words to nobody abroad are an act: "asked for help"."""
ASSENTED = 0.95
"""The same of words of assent and of asking that are to nobody at all: "pledged to keep the crossing open"."""
UNDOUBTED = 0.98
"""The share from which words are an act also where the tree has them as only spoken of. Both were chosen on passages
by other hands: of those with it seven in ten tell the act."""
SAID_NOT = 0.85
"""How sure that a deed was not done, where somebody says so; the rules leave most of these as no deed."""
CLEAR = 0.7
"""The least share of who does a deed that is only named: "regretted the | shooting"."""
LEAST_SIDE = 0.4
"""The least share of a word as a side that is taken where the tree gives none."""

NO_DEEDS = frozenset({"ADV", "DET", "PRON"})
"""Words that tell how or who, and no deed: "no | longer recognises"."""
UNDERGOING = frozenset("face suffer incur risk".split())
"""What a side does to which something is done."""
ALIKE = {"SANCTION": "COERCE", "COERCE": "SANCTION"}
"""Types that the tables and the annotators tell apart by other words: "imposed bans and asset | freezes"."""
RECEIVING = frozenset("receive get obtain call describe label brand term deem".split())
"""What is said of a thing, or done with it, by another than who does it."""
AGAINST = frozenset({"against", "without"})
"""What stands before what was not done: "a policy | against recognising it"."""

ASSENTING = frozenset({"AGREE", "REQUEST", "SUPPORT"})
"""Words that are mostly an act whoever they are to."""

TRADING = frozenset({"BUS", "MNC", "MED", "JRN"})
"""Whose deeds are seldom a state's: "Toyota | closed | its plant in Laos"."""

NOBODY = frozenset({"nobody", "none", "anybody", "anyone"})

AT_OTHERS = frozenset({"COERCE", "CONCEDE"})
"""What a state does to others or to people of its own."""

# What several do with each other, where nobody else is told.
TOGETHER = {"COOPERATE": ("with",)}


def find_unknown(
    document: Document, sides: Sides, told: Sequence[Telling], unreal: Iterable[int]
) -> Iterator[Telling]:
    """Acts at words that no frame took, each as the coder sees it; `told` are those that the rules read."""
    wished = set(unreal)
    here: dict[int, list[Telling]] = {}
    for telling in told:
        here.setdefault(document.tokens[telling.deed.at].sentence, []).append(telling)
    for sentence in words.told_sentences(document):
        known = here.get(sentence.i, [])
        for i in _deeds(sides, sentence, known, wished):
            new = _read(document, sides, i, ruled=i in wished)
            if new is not None and not any(_is_again(sides, new, telling) for telling in known):
                yield new


def _is_again(sides: Sides, new: Telling, known: Telling) -> bool:
    """Whether a sentence's act in words is likely told once more: by a noun, or by the same to the same."""
    if new.type != (known.tabled or known.type) or act_types()[new.type].kind != "word":
        return False
    parties = [{a.country or a.name for a in (*t.sources, *t.targets)} - {None} for t in (new, known)]
    return new.deed.noun or parties[0] == parties[1]


def _deeds(sides: Sides, sentence: Sentence, told: Sequence[Telling], unreal: set[int]) -> list[int]:
    """The words that surely tell an act which is not read yet, of two that hang together the surer."""
    found: dict[int, float] = {}
    by_type: dict[str, set[int]] = {}
    for telling in told:
        by_type.setdefault(telling.type, set()).update(words_of(telling))
    read = set().union(*by_type.values())
    taken, document = read | unreal, sides.document
    for i in range(sentence.first, sentence.last):
        if document.tokens[i].pos in NO_DEEDS or _is_epithet(document, i):
            continue
        said = sides.sight.type_at(i)
        if said.what in {NONE, "CONSULT"} or said.share < SURE:
            continue
        if (said.what == "AGREE" and is_held(sides.document, i)) or is_topic(sides.document, i):
            continue
        same = by_type.get(said.what, set())
        if tree.first_conjunct(document, i) in by_type.get(ALIKE.get(said.what, ""), set()):
            continue
        if i in read or beside(sides.document, i) & same or in_one_chain(sides.document, i, same):
            continue
        if _is_left(sides, i, taken, read) or _is_told_of(document, i, read):
            continue
        if is_of_one_clause(sides.document, i, read):
            continue
        if _is_by_words(said.what) and is_answered(sides.document, i, taken):
            continue
        if _is_word_of_saying(document, i) and not _is_by_words(said.what):
            continue
        if said.what == "REJECT" and set(tree.children(sides.document, i, "xcomp")) & unreal:
            continue  # "refused to rule out": a refusal of what comes to nothing
        found[i] = said.share
    found = {i: share for i, share in found.items() if not _is_shaking(sides, i, found)}
    return [i for i in found if not any(_outdoes(sides, found, k, i) for k in beside(sides.document, i) & set(found))]


def _is_shaking(sides: Sides, i: int, found: Mapping[int, float]) -> bool:
    """ "Protests | shook Chad": what they did is told by the noun."""
    shaking = sides.tokens[i].lemma in words.SHAKING
    subject = tree.own_subject(sides.document, i) if shaking else None
    return subject in found and sides.sight.type_at(subject or i).what == sides.sight.type_at(i).what


def _is_epithet(document: Document, i: int) -> bool:
    """ "The Chad-| backed rebels": what kind of people somebody is, and no news of who backs them."""
    token = document.tokens[i]
    return i > 0 and document.tokens[i - 1].tag == "HYPH" and tree.plain(token.relation) == "amod"


def _is_told_of(document: Document, i: int, read: set[int]) -> bool:
    """ "The | freeze was lifted", "called it a | rejection": a noun of which another word tells what became of it."""
    token = document.tokens[i]
    if token.pos != "NOUN":
        return False
    first = document.tokens[tree.first_conjunct(document, i)]
    undergoing = first.relation == "nsubj:pass" and first.head in read
    called = tree.plain(first.relation) == "xcomp" and document.tokens[first.head].lemma in CALLING
    return undergoing or called


def _is_word_of_saying(document: Document, i: int) -> bool:
    """ "The rebels | denied it": who says that a deed was or was not done does none by it."""
    return document.tokens[i].pos == "VERB" and document.tokens[i].lemma.casefold() in SAYING


def _is_left(sides: Sides, i: int, taken: set[int], read: set[int]) -> bool:
    """Whether the rules had a reason to leave a word: what they read about it, or left it for."""
    return is_report_of(sides.document, i, read) or is_content(sides, i, taken, HUNG)


def _is_said_not_done(sides: Sides, i: int) -> bool:
    """ "Denied that it had | shelled", "never | paid, a spokesman said": that it was not done is somebody's word.

    Whoever has "neither confirmed nor denied" it says nothing.
    """
    document, status = sides.document, sides.sight.status_at(i)
    if status is None or status.what != "denied" or status.share < SAID_NOT or sides.attribution.said_by(i) is None:
        return False
    above = [c for k in document.ancestors(i) for c in document.children(k)]
    unsaid = any(document.tokens[c].lemma == "neither" for c in above)
    return not unsaid


def _outdoes(sides: Sides, found: Mapping[int, float], one: int, other: int) -> bool:
    """Whether of two words that hang together the one tells the act of both, as the surer."""
    same = sides.sight.type_at(one).what == sides.sight.type_at(other).what
    return same and (found[one], -one) > (found[other], -other)


def _read(document: Document, sides: Sides, i: int, *, ruled: bool) -> Telling | None:
    """The act at a word; `ruled` where the rules read a deed there and what is above it made none of it."""
    said, status = sides.sight.type_at(i), sides.sight.status_at(i)
    deed = None if status is None else _deed_at(document, sides, i, status.what)
    if status is None or deed is None:
        return None
    if is_condition(document, i):
        return None  # "had Chad | asked, it would have agreed"
    if ruled and not _is_said_not_done(sides, i) and is_ruled_out(document, sides, deed):
        return None
    course = read_course(document, sides, deed)  # what is only feared, or was not done, the tree tells better
    if course is None and status.what == "happened" and is_ruled_out(document, sides, deed):
        return None
    spoken_of = said.share < UNDOUBTED and course is not None and course.mentioned
    if deed.noun and _is_by_words(said.what) and status.what != "happened" and spoken_of:
        return None  # "fears after | threats of sanctions": words that are only spoken of
    if status.what == "happened" and course is not None and course.type == said.what:
        return course
    denying = _denying(document, i) if status.what == "happened" else None
    told, by = (status.what, BY) if denying is None else ("denied", None)
    type_ = "REJECT" if told == "refused" and said.what in DEEDS else said.what  # "will not be | paying"
    return Telling(
        deed, type_, None, CODES[type_], deed.sources, deed.targets, deed.source_at, deed.target_at,
        status=told, status_at=denying, last=None if denying is None else "deny", base=said.what, top=i,
        status_by=by,
    )  # fmt: skip


def _deed_at(document: Document, sides: Sides, i: int, status: str) -> Deed | None:
    """The deed at a word with its sides; None where nobody does it, or whoever does it does nothing by such words."""
    said = sides.sight.type_at(i)
    source_at, sources = fired_from(sides, i, i, None)
    if not sources:
        source_at, sources = _side(sides, i, DOER, ())
    hit = _hit_by(sides, i)
    sources = [a for a in sources if a.sector not in TRADING and a.key not in hit]
    if _is_received(sides, i, sources):
        return None
    if said.what == "THREATEN" and _is_undergone(document, i):
        return _warning(sides, i)
    if not sources or _is_charged(sides, i, sources) or (status == "demanded" and said.what != "REQUEST"):
        return None  # what is asked for is told as the asking
    if _is_nobody(sides, i, DOER) or _is_nobody(sides, i, OTHER) or _is_another_deed_s(document, i, source_at):
        return None
    if status == "denied" and not _is_said_not_done(sides, i):
        return None  # "has not yet", "failed to": nothing was done, and nobody says that it was
    if source_at is not None and _is_by_another(sides, i, source_at):
        return None
    own = {a.country for a in sources}
    target_at, targets = _side(sides, i, OTHER, sources)
    targets = [a for a in targets if a.kind != "state" or a.country not in own]
    if _is_by_words(said.what) and _is_at_home(said, sources, targets):
        return None
    if _is_of_its_own_dead(said, sources, targets):
        return None
    unaimed = not targets and sides.sight.side_of(i, OTHER)[0] is None
    if said.what in AT_OTHERS and unaimed and all(a.kind == "state" for a in sources):
        return None  # "let the deadline pass", "decided to widen the road": a state's deed to nobody
    frame = Frame(
        document.tokens[i].lemma.casefold(), "", "", "", (), TOGETHER.get(said.what, ()), said.what, None,
        CODES[said.what], (), alone=_is_clear(sides, i),
    )  # fmt: skip
    if slots.is_in_favour(document, i) or (said.what != "REQUEST" and _is_asked_for(document, i)):
        return None
    if is_no_deed(document, i, frame) or _is_of_nothing(document, i) or AGAINST & set(tree.cases(document, i)):
        return None
    noun = document.tokens[i].pos not in {"VERB", "AUX", "ADJ"}
    return Deed(i, frame, sources, targets, noun, source_at, target_at, untabled=True)


def _is_by_another(sides: Sides, i: int, source_at: int) -> bool:
    """ "Stabbed by a migrant on the border with Chad": the words tell who did it, if not of which state."""
    agent = slots.agent(sides.document, i)
    if agent is None or not sides.at(agent):
        return False
    before = [c for c in sides.document.subtree(agent) if c < agent]
    return source_at not in {*before, *tree.conjuncts(sides.document, agent)}


def _is_asked_for(document: Document, i: int) -> bool:
    """ "Rights groups urged Chad to | free them": what is only asked for, whoever asks it."""
    token = document.tokens[i]
    operator = operator_at(document, token.head, "to") if link_of(document, i) == "to" else None
    asked = operator is not None and operator.kind == "demand" and token.pos == "VERB"
    return asked and negation_of(document, token.head) is None


def _hit_by(sides: Sides, i: int) -> set[int]:
    """ "Rebels are to be | freed", "were killed in the | operation": who undergoes it does none of it."""
    verb = sides.tokens[i].head if {"in", "by", "during"} & set(tree.cases(sides.document, i)) else i
    if not tree.is_passive(sides.document, verb):
        return set()
    return {a.key for c in slots.objects(sides.document, verb) for a in sides.at(c)}


def _is_of_its_own_dead(said: Said, sources: Sequence[Actor], targets: Sequence[Actor]) -> bool:
    """ "The army said two of its soldiers were | killed": who tells of his own losses did not cause them."""
    own = {a.country for a in sources if a.kind == "state" or a.sector == "MIL"} - {None}
    lost = [a for a in targets if a.kind == "role" and a.sector == "MIL"]
    return said.what == "ASSAULT" and bool(lost) and {a.country for a in lost} <= own


def _is_at_home(said: Said, sources: Sequence[Actor], targets: Sequence[Actor]) -> bool:
    """Whether words are said at home, or to nobody in particular, and not so surely an act that it doesn't matter."""
    own = {a.country for a in sources}
    if any(a.country and a.country not in own for a in targets):
        return False
    least = ASSENTED if said.what in ASSENTING and not targets else AIMLESS
    return said.share < least or all(a.sector in OF_A_STATE for a in sources)


def _denying(document: Document, i: int) -> int | None:
    """ "Denied that it used them to | put pressure on Chad": the denial above a word, however deep that stands."""
    below = i
    for above in document.ancestors(i):
        operator = operator_at(document, above, link_of(document, below) or "")
        if operator is not None and operator.kind == "deny" and negation_of(document, above) is None:
            return above
        below = above
    return None


def _is_undergone(document: Document, i: int) -> bool:
    """ "Iran will | face sanctions": whoever does that is threatened, and threatens nobody."""
    return document.tokens[i].lemma in UNDERGOING and not tree.is_passive(document, i)


def _is_received(sides: Sides, i: int, sources: Sequence[Actor]) -> bool:
    """ "Had received no | request to leave", "called the | drills a threat": whoever says so has not done it."""
    token = sides.tokens[i]
    got = tree.plain(token.relation) == "obj" and sides.tokens[token.head].lemma in RECEIVING
    doer = slots.doer(sides.document, token.head) if got else None
    return doer is not None and bool({a.key for a in sides.at(doer)} & {a.key for a in sources})


def _warning(sides: Sides, i: int) -> Deed | None:
    """The threat in what somebody abroad says that a side will undergo; None where nobody there says so."""
    sayer, faced = sides.attribution.said_by(i), slots.subject(sides.document, i)
    targets = sides.at(faced) if faced is not None else []
    own = {a.country for a in targets}
    sources = [a for a in sides.who_says(sayer) if a.country and a.country not in own] if sayer is not None else []
    if not sources or not targets or any(a.sector in TRADING for a in sources):
        return None
    frame = Frame(sides.tokens[i].lemma, "", "", "", (), (), "THREATEN", None, CODES["THREATEN"], ())
    return Deed(i, frame, sources, targets, False, None, faced, untabled=True)


def _is_another_deed_s(document: Document, i: int, source_at: int | None) -> bool:
    """ "The clinic took in 24 | wounded people": who did that to them is not who does the clause's deed."""
    token = document.tokens[i]
    if source_at is None or token.relation != "amod" or token.tag not in {"VBN", "VBD", "JJ"}:
        return False
    return source_at == tree.own_subject(document, tree.clause_of(document, token.head))


def _is_charged(sides: Sides, i: int, sources: Sequence[Actor]) -> bool:
    """ "Cut ties with Chad, accusing it of | arming rebels": whoever charges another with a deed hasn't done it."""
    charging = sides.tokens[i].head
    if sides.tokens[charging].lemma not in CHARGING or "of" not in tree.cases(sides.document, i):
        return False
    doer = slots.doer(sides.document, charging)
    return doer is not None and bool({a.key for a in sides.at(doer)} & {a.key for a in sources})


def _is_nobody(sides: Sides, i: int, side: int) -> bool:
    """ "Nobody | attacked it, the minister said", "did not | arrest anyone": whoever says so is no side of it."""
    at = sides.sight.side_of(i, side)[0]
    if at is None:
        return False
    no_one = sides.tokens[at].lemma == "one" and "no" in {sides.tokens[c].lemma for c in sides.document.children(at)}
    return no_one or sides.tokens[at].lemma.casefold() in NOBODY


def _is_of_nothing(document: Document, i: int) -> bool:
    """ "No date has been given for a | pullout", "no sign of a | pullout": a noun that what is not there is of."""
    token = document.tokens[i]
    if token.pos != "NOUN" or tree.plain(token.relation) not in {"nmod", "obl"}:
        return False
    above = [token.head, *tree.children(document, token.head, "nsubj", "obj")]
    return any(document.tokens[c].lemma == "no" for k in above for c in tree.children(document, k, "det"))


def _side(sides: Sides, i: int, side: int, others: Sequence[Actor]) -> tuple[int | None, list[Actor]]:
    """Whom the coder takes for a side by name, or who stands where it points or the tree has its subject."""
    named = named_sides(sides, i, side, others, least=DOER_SIDE if side == DOER else SIDE)
    if named is not None:
        return named
    own = {a.key for a in others}
    at, share = sides.sight.side_of(i, side)
    places = [at] if at is not None and share >= LEAST_SIDE else []
    doer = slots.doer(sides.document, i)
    if side == DOER and tree.is_passive(sides.document, i):
        places = [place for place in places if place != tree.own_subject(sides.document, i)]  # "was asked to"
    if side == DOER and doer is not None:
        places.append(doer)
    found = [(place, [a for a in _actors(sides, place, side) if a.key not in own]) for place in places]
    known = (each for each in found if _are_known(each[1]))
    return next(known, None) or next((each for each in found if each[1]), (None, []))


def _is_clear(sides: Sides, i: int) -> bool:
    """Whether the coder has hardly a doubt of who does a deed."""
    return named_sides(sides, i, DOER, (), least=CLEAR) is not None


def _is_by_words(type_: str) -> bool:
    return type_ == "SUPPORT" or act_types()[type_].kind == "word"


def _are_known(actors: Iterable[Actor]) -> bool:
    return any(a.country or a.name for a in actors)


def _actors(sides: Sides, at: int, side: int) -> list[Actor]:
    """Who stands at a word; who does a deed is nobody's: "a migrant on the border with Chad"."""
    if side == DOER and (own := sides.at(at)):
        return own
    return sides.party(at) or sides.modifiers(at)
