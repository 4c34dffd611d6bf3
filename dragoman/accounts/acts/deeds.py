"""Finds the words that tell of an act by the codebook's frames, and who stands in their slots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.accounts.acts import slots, words
from dragoman.accounts.acts.fitting import fitting, in_slot, is_thing, is_word
from dragoman.accounts.acts.joint import as_joint
from dragoman.accounts.acts.leaving import as_recall, left
from dragoman.accounts.acts.misreadings import is_name, is_no_deed, is_troops
from dragoman.accounts.acts.reach import asked, elsewhere
from dragoman.accounts.acts.sides import Sides
from dragoman.accounts.acts.turned import given_by, whose_it_was
from dragoman.codebook.acts import Frame, noun_frames, verb_frames, word_classes
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor

NOT_LEXICAL = frozenset({"amod", "compound", "flat"})
# Types that are mostly done at home: another state in their words need not be the target.
HOMELY = frozenset({"PROTEST", "SUPPORT", "ACCUSE", "REJECT"})
EXPEL = "expel"
COMPLAINT = "114"  # for which an envoy is called in
WORRY = "110"  # concern over what goes on somewhere is no blame of the place
FORCES = frozenset({"MIL", "REB", "COP", "GOV", "SPY"})  # who do such deeds themselves
SETTLED = frozenset({"AGREE", "SUPPORT", "COOPERATE", "RETREAT"})  # what two do with each other
BROKERING = frozenset({"broker", "mediate", "arrange", "facilitate", "negotiate"})  # which a third does between two
BODILY = frozenset({"state", "organisation", "body"})  # to which nothing personal is done
OPEN_THINGS = frozenset({"", "actor", "place", "+", "-"})  # what a frame asks for without naming it
RECOGNISING = frozenset({"recognise", "recognize", "recognition"})
RECEIVED = ("subj",)  # frames whose subject is given something
# What a state has of its own, so that whoever's it is lifts, drops or withdraws it.
OWN_THINGS = frozenset(
    "@sanctions @tariffs @rules @troops_out @lawsuit @calls @barriers @forces @hostilities ban @diplomats".split()
)
# What flies from where those are who fire it.
SHELLS = frozenset({"rocket", "mortar", "shell", "projectile", "round"})
FIRING = frozenset({"fire", "launch", "shoot", "lob"})
ANSWERS = frozenset({"response", "retaliation", "answer", "reply", "reaction", "reprisal"})


@dataclass(slots=True)
class Deed:
    """What one word of the tables tells before its status is read: the frame, who does it, to whom.

    `at` is the word's token, `marks` further tokens that show it, `noun` whether the word is one, `untabled`
    whether no row has it and the second coder said its type.
    """

    at: int
    frame: Frame
    sources: list[Actor]
    targets: list[Actor]
    noun: bool
    source_at: int | None = None
    target_at: int | None = None
    marks: list[int] = field(default_factory=list)
    untabled: bool = False


def find_deeds(document: Document, sides: Sides) -> Iterator[Deed]:
    """Every word of running text that a frame fits, in reading order."""
    verbs, nouns = verb_frames(), noun_frames()
    for sentence in words.told_sentences(document):
        for token in document.tokens[sentence.first : sentence.last]:
            lemma = token.lemma.casefold()
            deed = None
            verbal = token.pos == "VERB" or _is_infinitive(document, token.i) or _is_felt(document, token.i)
            if token.pos == "ADJ" and verbal and token.text.casefold() in verbs:
                lemma = token.text.casefold()
            if verbal and (hyphened := _hyphened(document, token.i)) in verbs:
                lemma = hyphened
            if verbal and lemma in verbs and token.relation not in NOT_LEXICAL:
                deed = _verb(document, sides, token.i, verbs[lemma])
            elif (
                token.pos in {"NOUN", "PROPN"}
                and lemma in nouns
                and token.relation not in NOT_LEXICAL
                and not is_name(sides, token.i)
                and not is_troops(document, token.i)
            ):
                deed = _noun(document, sides, token.i, nouns[lemma])
            if deed is not None:
                yield deed


def _is_infinitive(document: Document, i: int) -> bool:
    """ "Is to free the soldiers": a verb that the parser takes for an adjective."""
    if document.tokens[i].pos != "ADJ":
        return False
    marked = any(document.tokens[c].tag == "TO" for c in tree.children(document, i, "mark"))
    return marked and bool(tree.children(document, i, "obj"))


def _is_felt(document: Document, i: int) -> bool:
    """ "Was deeply concerned about the arrests": what somebody is said to feel, an adjective to the parser."""
    token = document.tokens[i]
    felt = token.pos == "ADJ" and token.text.casefold() in word_classes()["feelings"]
    return felt and token.relation not in NOT_LEXICAL and tree.own_subject(document, i) is not None


def _hyphened(document: Document, i: int) -> str:
    """ "Test-fired", "re-imposed": the verb with what a hyphen joins to it."""
    if i < 2 or document.tokens[i - 1].tag != "HYPH":
        return ""
    return f"{document.tokens[i - 2].text.casefold()}-{document.tokens[i].lemma.casefold()}"


def only_describes(document: Document, i: int) -> bool:
    """ "The coalition fighting in Yemen": who somebody is, not what is told; a statement that condemns does.

    "Reports that it was | arming rebels" tell what it does.
    """
    token = document.tokens[i]
    if tree.children(document, i, "aux", "nsubj"):
        return False
    if token.tag == "VBG" and tree.plain(token.relation) == "advcl" and _is_right_behind_people(document, i):
        return True
    if tree.plain(token.relation) != "acl" or token.tag != "VBG" or document.tokens[i - 1].text == ",":
        return False
    head = document.tokens[token.head]
    issued = document.tokens[head.head].lemma in {
        "issue",
        "release",
        "publish",
        "send",
        "sign",
        "put",
        "adopt",
        "pass",
        "approve",
        "enact",
        "in",
    }
    return not (head.lemma.casefold() in words.SPEAKING and issued) and "of" not in tree.cases(document, i)


def _is_right_behind_people(document: Document, i: int) -> bool:
    """ "Fired at workers | demanding higher pay": by the parser of who fires, and told of those right before it."""
    before = document.tokens[i - 1] if i else None
    if before is None or before.pos != "NOUN" or tree.plain(before.relation) not in {"obj", "obl", "nmod"}:
        return False
    people = before.tag == "NNS" and words.are_people(before.lemma.casefold())
    return people and not tree.children(document, i, "mark")


def _is_to_itself(document: Document, i: int) -> bool:
    """ "Would defend itself": done to nobody else."""
    return any(document.tokens[c].text.casefold().endswith(("self", "selves")) for c in slots.objects(document, i))


def _was_done(document: Document, i: int) -> bool:
    """ "Was put on alert": a passive that tells of what was done, and not of how things are."""
    auxiliaries = {document.tokens[c].text.casefold() for c in tree.children(document, i, "aux")}
    return tree.is_passive(document, i) and bool(auxiliaries & {"was", "were", "been"})


def _is_bidding(document: Document, i: int) -> bool:
    """ "Ask me again in a year": words to whoever listens, and no deed told."""
    token = document.tokens[i]
    told = tree.children(document, i, "nsubj", "aux", "mark", "expl")
    return token.tag == "VB" and tree.plain(token.relation) in {"root", "parataxis", "ccomp"} and not told


def _verb(document: Document, sides: Sides, i: int, frames: tuple[Frame, ...]) -> Deed | None:
    if only_describes(document, i) or _is_bidding(document, i) or _is_to_itself(document, i):
        return None
    found = _fitting(document, sides, i, frames)
    if found is None or is_no_deed(document, i, found[0]):
        return None
    frame, marks = found
    doer, sources = _sources(document, sides, i, frame)
    if frame.targets == RECEIVED and frame.mode == EXPEL:
        return _told_to_leave(sides, i, frame, doer, sources, marks)
    if frame.targets == RECEIVED:
        giver = given_by(sides, i, sources)
        return Deed(i, frame, giver[1], sources, False, giver[0], doer, marks) if giver is not None else None
    frame = as_recall(sides, i, as_joint(document, i, frame, sources), sources)
    target_at, targets = _targets(document, sides, i, frame, {a.key for a in sources})
    if not targets and frame.type not in HOMELY:
        target_at, targets = elsewhere(sides, i, frame, sources)
    elif not targets and frame.type == "ACCUSE":
        target_at, targets = asked(sides, i, {a.country for a in sources})  # "charged that Chad had armed them"
    elif not targets and frame.type == "REJECT":
        target_at, targets = _whose_it_is(sides, i, {a.country for a in sources})
    return Deed(i, frame, sources, targets, False, doer, target_at, marks)


def _told_to_leave(  # noqa: PLR0917
    sides: Sides, i: int, frame: Frame, doer: int | None, sent: list[Actor], marks: list[int]
) -> Deed:
    """ "Peruvian envoys have two days to leave Chile": Chile's deed, to those whom its words name as going."""
    left_at, sources = left(sides, i, {a.country for a in sent})
    return Deed(i, frame, sources, sent, False, left_at, doer, [*marks, *in_slot(sides.document, i, "do")])


def _whose_it_is(sides: Sides, i: int, own: set[str | None]) -> tuple[int | None, list[Actor]]:
    """ "Blocked a joint EU statement": whose the thing is that is refused."""
    for c in slots.objects(sides.document, i):
        if found := [a for a in sides.modifiers(c) if a.country and a.country not in own]:
            return c, found
    return None, []


def _fitting(document: Document, sides: Sides, i: int, frames: tuple[Frame, ...]) -> tuple[Frame, list[int]] | None:
    """The first frame of a verb that fits, with the tokens that show it."""
    particles = slots.particles(document, i)
    # "Called off" before "called", and what a crowd blocks before what anybody does.
    for frame in sorted(frames, key=lambda f: (f.particle not in particles, not f.also)):
        idiom = _idiom(document, i, frame.particle)
        if frame.particle and frame.particle not in particles and not idiom:
            continue
        shown = fitting(document, sides, i, frame)
        if shown is not None:
            return frame, [*([shown] if shown >= 0 else []), *idiom]
    return None


def _sources(document: Document, sides: Sides, i: int, frame: Frame) -> tuple[int | None, list[Actor]]:
    """Who does what a verb tells, with the token: its subject or agent, or whose the thing is that it is done to."""
    doer = slots.doer(document, i)
    if doer is not None and (blow := _blow_on(document, i, doer)) is not None:
        doer = blow
    sources = _doing(sides, doer) if doer is not None else []
    if not sources and doer is None and (doer := sides.right_before(i)) is not None:
        sources = sides.at(doer)
    if not sources and doer is None and frame.type == "MOBILIZE" and _was_done(document, i):
        doer = tree.own_subject(document, i)  # "the army was put on alert": by its own state
        sources = sides.party(doer) if doer is not None else []
    if not sources and doer is None and frame.type in SETTLED and frame.word not in BROKERING:
        doer, sources = _between(sides, i)
    if not sources and doer is None and frame.mode == EXPEL:
        own = {a.country for c in slots.objects(document, i) for a in sides.party(c)}
        doer, sources = left(sides, i, own)
    if not sources:
        doer, sources = fired_from(sides, i, i if doer is None else doer, doer)
    owned = frame.thing in OWN_THINGS and not _to_anothers(frame) and frame.type != "REJECT"  # nobody spurns his own
    if not sources and doer is None and owned:
        sources = whose_it_was(sides, i)
    return doer, sources


def _blow_on(document: Document, i: int, doer: int) -> int | None:
    """ "An attack on an army camp, | which killed nine": the attack did, and not the camp."""
    token, above = document.tokens[doer], document.tokens[document.tokens[doer].head]
    kills = document.tokens[i].lemma in {"kill", "wound", "injure"} and document.tokens[i].relation == "acl:relcl"
    struck = {"on", "at", "against", "near"} & set(tree.cases(document, doer))
    if not kills or not struck or tree.plain(token.relation) != "nmod":
        return None
    blows = noun_frames().get(above.lemma.casefold(), ())
    return above.i if any(frame.type == "ASSAULT" for frame in blows) else None


def fired_from(sides: Sides, verb: int, shells: int, doer: int | None) -> tuple[int | None, list[Actor]]:
    """ "Rockets fired from | Gaza struck Sderot": those of the land did it from which they came.

    Rockets and shells fly from where those are who fire them; missiles and drones from another's land as well.
    What comes down in the land itself leaves it open who fired it.
    """
    document = sides.document
    things = slots.objects(document, shells) if shells == verb else [shells]
    if not any(document.tokens[c].lemma.casefold() in SHELLS for c in things):
        return doer, []
    firing = [verb, *(k for c in things for k in tree.children(document, c, "acl"))]
    near = [k for k in firing if document.tokens[k].lemma in FIRING]
    came = [c for k in (*near, *things) for c in tree.children(document, k, "obl", "nmod")]
    came = [c for c in came if tree.cases(document, c) == ("from",)]
    hit = {a.country for c in (*slots.objects(document, verb), *_aimed(document, verb)) for a in sides.party(c)}
    for c in came:
        if found := [a for a in sides.at(c) or sides.place(c) if a.country and a.country not in hit]:
            return c, [sides.state(c, a.country, "fired from there") for a in found[:1] if a.country]
    return doer, []


def _aimed(document: Document, verb: int) -> list[int]:
    """What stands behind "at", "into" or "on" of a verb."""
    return [c for word in ("at", "into", "on", "in") for c in slots.with_case(document, verb, word)]


def _to_anothers(frame: Frame) -> bool:
    """Whether what is done to envoys is another state's doing: "the Chadian envoy was summoned", "was sent home"."""
    return frame.thing == "@diplomats" and (frame.mode == EXPEL or frame.cameo == COMPLAINT)


def _between(sides: Sides, i: int) -> tuple[int | None, list[Actor]]:
    """ "A truce was agreed | between Chad and Sudan", "the pact signed | between them": both do it."""
    if not tree.is_passive(sides.document, i):
        return None, []
    for c in slots.with_case(sides.document, i, "between"):
        found = sides.party(c)
        if len(found) > 1:
            return c, found
    return None, []


def _doing(sides: Sides, doer: int) -> list[Actor]:
    """Who does a deed by the words where its doer stands; "two Thai F-16s" are no body of that name."""
    found = sides.at(doer)
    placed = any(a.country for a in found)
    return found if placed else _behind(sides, doer) or found


def _behind(sides: Sides, doer: int) -> list[Actor]:
    """Whose the thing is that does it: "Israeli air strikes killed", "Moscow's missiles hit"."""
    token = sides.tokens[doer]
    lemma, classes = token.lemma.casefold(), word_classes()
    acting = lemma in noun_frames() or lemma in classes["instruments"] or lemma in classes["bearers"]
    acting = acting or is_thing(sides.document, sides, doer, "@troops")
    speaking = token.lemma.casefold() in words.SPEAKING
    if not acting and not speaking:
        return []
    found = sides.owner(doer)
    if not found and speaking and (clause := tree.clause_of(sides.document, doer)) != doer:
        above = slots.doer(sides.document, clause)  # "put out a report accusing the army"
        found = sides.at(above) if above is not None and above != doer else []
    if not found and lemma in noun_frames():
        found = _complained_of(sides.document, sides, doer)[1]  # "called in Chad's envoy over a raid that killed two"
    return found


def _idiom(document: Document, i: int, word: str) -> list[int]:
    """The frame's second word where it is the verb's object: "open | fire", "turn its | back"."""
    return [c for c in tree.children(document, i, "obj") if document.tokens[c].lemma.casefold() == word]


def _targets(document: Document, sides: Sides, i: int, frame: Frame, own: set[int]) -> tuple[int | None, list[Actor]]:
    """The first slot of the frame in which another party stands, with its token: known ones before nameless."""
    nameless: tuple[int, list[Actor]] | None = None
    for slot in frame.targets:
        phrases = slots.objects(document, i) if slot == "obj" else slots.with_case(document, i, slot)
        for c in (c for c in phrases if not slots.is_go_between(document, c)):
            found = [a for a in _done_to(sides, c, frame) if a.key not in own]
            if any(a.country or a.name for a in found):
                return c, found
            if found and nameless is None:
                nameless = c, found
    return nameless or (None, [])


def _done_to(sides: Sides, c: int, frame: Frame) -> list[Actor]:
    """Whom a phrase in a slot of a frame means."""
    if frame.word in RECOGNISING:
        return sides.recognised(c)
    if frame.type in SETTLED and _is_brokered(sides.document, c):
        return sides.at(c)
    return sides.at(c) or sides.modifiers(c) if frame.cameo == WORRY else sides.party(c)


def _is_brokered(document: Document, i: int) -> bool:
    """ "Abide by an Egyptian-brokered truce": whose work a deal is that others keep."""
    return any(document.tokens[c].text.casefold() in words.BROKERED for c in tree.children(document, i, "amod"))


def noun_deed(document: Document, sides: Sides, i: int, frames: tuple[Frame, ...] | None = None) -> Deed | None:
    """The deed that a noun of the tables names, with its own words' sides; None where no frame of it fits.

    `frames` are those to try where the tables have none of the noun.
    """
    return _noun(document, sides, i, frames or noun_frames()[document.tokens[i].lemma.casefold()])


def _noun(document: Document, sides: Sides, i: int, frames: tuple[Frame, ...]) -> Deed | None:
    behind = tree.cases(document, i) == ("behind",)
    if tree.children(document, i, "cop") and not behind:
        return None  # "the ship was a threat" says what something is
    for frame in frames:
        if frame.slot and not _noun_fits(document, sides, i, frame):
            continue
        source_at, sources = _noun_sources(document, sides, i, frame)
        if behind and (subject := tree.own_subject(document, i)) is not None:
            source_at, sources = subject, sides.party(subject)  # "Chad was behind the attack"
        taken = {a.key for a in sources}
        target_at, targets = _noun_target(document, sides, i, frame, taken)
        done_to = "of" in frame.targets and not targets and source_at is not None and source_at < i
        if done_to and _is_undergone(document, i, sources):
            target_at, targets, source_at, sources = source_at, sources, None, []
        return Deed(i, frame, sources, targets, True, source_at, target_at)
    return None


def _behind_noun(document: Document, i: int, word: str) -> list[int]:
    """What stands behind a preposition of a noun, or of its verb: "clashes broke out between"."""
    token = document.tokens[i]
    found = slots.with_case(document, i, word)
    happened = document.tokens[token.head].lemma in words.HAPPENING and tree.plain(token.relation) == "nsubj"
    return found or (slots.with_case(document, token.head, word) if happened else [])


def _noun_target(
    document: Document, sides: Sides, i: int, frame: Frame, taken: set[int]
) -> tuple[int | None, list[Actor]]:
    """Whom the deed of a noun is done to: behind its prepositions, or before it where "by" names who does it."""
    for slot in frame.targets:
        for c in _behind_noun(document, i, slot):
            if found := [a for a in _done_to(sides, c, frame) if a.key not in taken]:
                return c, found
    if taken and "of" in frame.targets:
        found = [a for a in sides.modifiers(i) if a.key not in taken]
        if found:
            return _first_modifier(document, i), found
    return None, []


def _is_undergone(document: Document, i: int, actors: list[Actor]) -> bool:
    """Whether who stands before a noun undergoes the deed: "Navalny's arrest", "the editor's release"."""
    whose = any(c < i for c in tree.children(document, i, "nmod:poss"))
    return whose and all(a.kind not in BODILY and a.sector not in FORCES for a in actors)


def _noun_fits(document: Document, sides: Sides, i: int, frame: Frame) -> bool:
    if frame.thing == "+":
        return bool(slots.with_case(document, i, frame.slot))
    if frame.slot != "obj":
        return any(is_thing(document, sides, c, frame.thing) for c in _behind_noun(document, i, frame.slot))
    wanted = word_classes()[frame.thing[1:]] if frame.thing.startswith("@") else frozenset({frame.thing})
    near = tree.children(document, i, "amod", "compound", "nmod", "nmod:desc")
    return any(is_word(document, c, wanted) for c in near)


def _noun_sources(document: Document, sides: Sides, i: int, frame: Frame) -> tuple[int | None, list[Actor]]:
    by = _behind_noun(document, i, "by") if "by" in frame.sources else []
    for c in (c for c in by if document.tokens[document.tokens[c].head].pos != "VERB"):
        if found := sides.party(c):
            return c, found  # before "Crimea's annexation by"
    for slot in frame.sources:
        if slot == "mod":
            found = sides.modifiers(i)
            if found:
                return _first_modifier(document, i), found
            continue
        for c in _behind_noun(document, i, slot):
            found = sides.party(c) if slot != "by" or not _is_by_in_another(document, c, i) else []
            if found:
                return c, found
    for way in (_work_of, _answered, *((_complained_of,) if frame.type == "ASSAULT" else ())):
        at, found = way(document, sides, i)
        if found:
            return at, found
    return None, []


def _is_by_in_another(document: Document, c: int, i: int) -> bool:
    """ "The arrest of a diver wanted by | Chad": who does what only says of whom the noun tells."""
    participle = document.tokens[document.tokens[c].head]
    described = tree.plain(participle.relation) in {"acl", "amod"} and participle.tag in {"VBN", "VBD", "JJ"}
    return described and participle.head != i


def _answered(document: Document, sides: Sides, i: int) -> tuple[int | None, list[Actor]]:
    """ "Expelled two Chadian envoys in response to | the closure of its consulate": who is answered did it."""
    answer = document.tokens[document.tokens[i].head]
    verb = tree.clause_of(document, answer.i)
    told = answer.lemma in ANSWERS and "in" in tree.cases(document, answer.i)
    if not told or not {"to", "for"} & set(tree.cases(document, i)) or document.tokens[verb].pos != "VERB":
        return None, []
    doer = slots.doer(document, verb)
    own = {a.country for a in sides.at(doer)} if doer is not None else set()
    for c in slots.objects(document, verb):
        codes = dict.fromkeys(a.country for a in sides.party(c) if a.country and a.country not in own)
        if len(codes) == 1:
            return c, [sides.state(c, code, "whose deed is answered") for code in codes]
    return None, []


def _work_of(document: Document, sides: Sides, i: int) -> tuple[int | None, list[Actor]]:
    """ "The capture of the tanker was the work of | Chad's navy": who did it."""
    token = document.tokens[i]
    work = document.tokens[token.head]
    if tree.plain(token.relation) != "nsubj" or work.lemma not in {"work", "doing", "handiwork"}:
        return None, []
    for c in slots.with_case(document, work.i, "of") or tree.children(document, work.i, "nmod:poss"):
        if found := sides.party(c):
            return c, found
    return None, []


def _complained_of(document: Document, sides: Sides, i: int) -> tuple[int | None, list[Actor]]:
    """ "Summoned the Chadian ambassador over | the raid": the state did it whose envoy hears the complaint."""
    verb = tree.clause_of(document, i)
    if not {"over", "about", "against"} & set(tree.cases(document, i)) or verb == i:
        return None, []
    for c in slots.objects(document, verb):
        if c < i and is_thing(document, sides, c, "@diplomats"):
            codes = dict.fromkeys(a.country for a in sides.party(c) if a.country)
            return c, [sides.state(c, code, "whose envoy hears the complaint") for code in codes]
    return None, []


def _first_modifier(document: Document, i: int) -> int:
    before = [c for c in tree.children(document, i, "nmod", "amod", "compound") if c < i]
    return before[0] if before else i
