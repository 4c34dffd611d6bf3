"""The small closed sets of words that reading acts asks for; what is open stands in the codebook's tables."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman.codebook.nouns import nouns_in
from dragoman.language import Document, Sentence

FIRST = frozenset("i we us our my me mine ours ourselves".split())
PRONOUNS = FIRST | frozenset("it itself they them themselves who which that".split())
# Heads that only count: "thousands of people", "a group of villagers".
QUANTITIES = frozenset(
    "thousand hundred dozen ten score million group number majority handful couple crowd member lot most some "
    "team column convoy fleet pair series scores tens thousands hundreds".split()
)
REACTING = frozenset("cite accuse blame condemn denounce criticise criticize protest decry slam".split())
KEPT_IN = frozenset("hold base station detain jail imprison live work arrest capture deploy".split())
POSSESSIVES = frozenset("his her its their our my".split())
COUNTRY = frozenset("country nation government state homeland people administration side army military".split())
SIDES_OF = frozenset(
    "side sides party parties country countries nation nations neighbours neighbors states rivals foes allies powers "
    "capitals governments armies militaries".split()
)
LANDS_OF = frozenset("country nation state neighbour neighbor capital government power".split())
HOW_MANY = {"two": 2, "both": 2, "pair": 2, "duo": 2, "either": 2, "three": 3, "trio": 3, "four": 4, "quartet": 4}
NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december west western article resolution".split()
)
# "Insisted on Monday", "agreed on the day": no matter that is agreed on.
TIMES = NO_NAMES | frozenset(
    "day week month year morning evening night afternoon weekend today yesterday time".split()
)
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall"})
OUGHT = frozenset({"must", "should", "ought"})
POSSIBLE = frozenset({"may", "might", "could", "can", "ca"})
IF = frozenset({"if", "unless", "whether", "lest", "provided", "providing"})
# Together they open a clause of what is only supposed, or not done: "in case", "so that", "rather than".
SUPPOSING = tuple(
    frozenset(several.split())
    for several in ("in case", "so that", "in order", "as though", "as long as", "rather than", "instead of")
)
# What stands in a clause that they open is ahead where its tense or the clause above says so.
AWAITING = frozenset("until till once when whenever before after as soon".split()) - {"as"}
# Verbs whose past looks like their present.
UNCHANGED = frozenset(
    "beat cut hit put set shut let cost hurt split spread shed quit bid cast broadcast burst".split()
)
# Adverbs that leave a deed undone or unsure.
WEAKENING = frozenset(
    "nearly almost allegedly purportedly supposedly hypothetically theoretically potentially hardly scarcely "
    "possibly perhaps maybe conceivably ostensibly".split()
)
# Gerunds behind these tell what was done: "by closing", "after closing"; behind others they don't.
FACTUAL_PREPOSITIONS = frozenset(
    "ing by after before while in since on upon following when as despite besides with".split()
)
UNREAL_MODIFIERS = frozenset(
    "possible potential feared imminent looming threatened planned future likely alleged hypothetical eventual "
    "would-be attempted proposed anticipated expected".split()
)
GOING_ON = frozenset("continue begin start resume last stop end cease proceed".split())
# Words of the table of actors that in a report of acts mostly name a thing or a time.
NO_ACTORS = frozenset(
    "force strike aid agriculture abuse case body end business press media march office court-case trade life world "
    "school market hospital university church bank industry base camp house home community public side peace "
    "health airstrike air-strike".split()
)
# Verbs whose call, offer or plan is somebody else's.
HEEDING = frozenset(
    "accept consider receive face hear study back support endorse answer heed follow meet examine review await "
    "get weigh snub shun ignore fear see note read respond reply react".split()
)
# What is done to a promise or an agreement that is not kept.
BREAKING = frozenset("break breach violate flout dishonour dishonor quit leave exit pull walk tear".split())
# Of which it can be said that there will be none without refusing any.
FACTS = frozenset(
    "doubt problem winner change reason need evidence sign question time war victory impact effect shortage delay "
    "surprise choice danger risk threat exception result consequence hope future".split()
)
# Whoever these are, they are not the speaker's own.
ANYBODY = frozenset(
    "country state nation government one nobody none party side leader ally power member body person man woman "
    "people citizen".split()
)
PLAIN_KINDS = frozenset({"paragraph"})


def running_text(document: Document) -> Iterator[Sentence]:
    """The sentences that can tell an act: of paragraphs; headings, captions and boilerplate give none."""
    for sentence in document.sentences:
        if sentence.part == "text" and sentence.kind in PLAIN_KINDS:
            yield sentence


def told_sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of running text that tell something: a question tells nothing."""
    for sentence in running_text(document):
        if document.tokens[sentence.last - 1].text != "?":
            yield sentence


# "The statement condemned", "the resolution demands": whoever issued it.
SPEAKING = frozenset(
    "statement resolution letter decree court parliament office ministry spokesman bill law motion ordinance camp "
    "team entourage cabinet regime administration".split()
)
# Types in which a group without a state is taken to be of the other side's: police and those they arrest.
AT_HOME = frozenset({"COERCE", "PROTEST", "CONCEDE"})
# "Its neighbour", "Russia's ally": somebody else than the owner.
BESIDE = frozenset("neighbor neighbour ally partner rival enemy foe opponent counterpart adversary".split())


@cache
def are_people(lemma: str) -> bool:
    """Whether a common noun stands for somebody who can act: police, rebels, villagers, a court."""
    return lemma not in NO_ACTORS and any(m.start == 0 and m.end == len(lemma) for m in nouns_in(lemma))


OFFERING = frozenset("offer ready willing prepared open volunteer dangle".split())
PROPOSING = frozenset({"propose", "suggest"})
DENYING = frozenset("deny refute dispute".split())
# "Western countries", "several states": nobody in particular.
ANY_STATE = frozenset("country nation state power government".split())
ANY_STATES = frozenset("countries nations states powers governments allies partners neighbours neighbors".split())
# Where a state is represented in another, and by whom.
MISSIONS = frozenset({"embassy", "consulate", "ambassador", "envoy", "consul"})
# "The court", "the alliance": an organisation that was named before.
BODIES = frozenset("court bloc alliance union agency organisation organization commission tribunal".split())
# "The council", "the community": an organ of the organisation whose deeds were told right before.
ORGANS = frozenset("council commission committee community secretariat assembly".split())
# Words in the names of bodies that alone are anybody's: "the army" after "Lord's Resistance Army".
OF_ANY_NAME = frozenset(
    "army force forces police guard government state states ministry department administration service services "
    "people party republic nation nations house court president national united international democratic".split()
)
# Several states or sides as one, of which the state that an article is about is seldom the one.
ALLIANCES = frozenset("coalition alliance bloc grouping league".split())
# Before these, an alliance is of parties at home: "the ruling coalition".
AT_HOME_ALLIANCES = frozenset("ruling opposition governing government electoral civic political".split())
# "Gunmen loyal to Mr X": who follow somebody of their own land.
FOLLOWING = frozenset({"loyal", "faithful", "follow"})
# "Protests shook Sudan": what a thing that happens does to where it does.
SHAKING = frozenset("shake rock grip sweep engulf paralyse paralyze rattle convulse jolt roil plague".split())
FORCE = frozenset({"ASSAULT", "COERCE"})
# What stands somewhere and fires at nobody: "a bomb near the airport, which killed five".
NO_DOERS = frozenset("airport embassy consulate hotel market school hospital church mosque camp compound".split())
# "Led by Chad": whose an alliance's deeds are.
LEADING = frozenset({"lead", "head", "command"})
# Officials who come together from several states, and the words that say so.
ASSEMBLED = frozenset("leader minister president premier head chief".split())
GATHERINGS = frozenset("summit meeting session conference".split())
# "Arab ministers", "West African leaders": of many states, whatever the place.
OF_REGIONS = frozenset(
    "arab african asian european regional caribbean latin american nordic baltic balkan western gulf pan-arab "
    "southeast southern eastern northern central west east south north muslim islamic world".split()
)
# "The militia", "the rebels": the armed group named before.
ARMED_GROUPS = frozenset(
    "militia rebel militant insurgent guerrilla front fighter paramilitary jihadist separatist extremist gang "
    "insurgency cartel gunman".split()
)
# "The movement": any body named before that has members and aims.
MOVEMENTS = frozenset("group movement faction organisation organization".split())
# "The country", "the kingdom": the state told of.
KINGDOMS = frozenset("BEL BHR BTN DNK ESP GBR JOR KHM LSO MAR MYS NLD NOR SAU SWE SWZ THA TON".split())
EMIRATES, SULTANATES = frozenset({"ARE", "KWT", "QAT"}), frozenset({"BRN", "OMN"})
MONARCHIES = KINGDOMS | EMIRATES | SULTANATES | {"JPN", "LIE", "LUX", "MCO"}
LANDS = {"kingdom": KINGDOMS, "emirate": EMIRATES, "sultanate": SULTANATES, "monarchy": MONARCHIES}
# "The visitor", "the colonel": somebody named before without an office of state.
VISITORS = frozenset(
    "envoy mediator emissary negotiator diplomat facilitator colonel general major captain commander "
    "admiral lieutenant".split()
)
# "His host", "the guest": somebody named before, of whatever office.
HOSTS = frozenset({"host", "guest"})
# "Both men", "the presidents": several named before, and which offices they hold (empty: any).
SEVERAL = {
    "men": frozenset[str](),
    "women": frozenset[str](),
    "leader": frozenset({"head_of_state", "head_of_government", "rebel_leader", "crown_prince"}),
    "president": frozenset({"head_of_state"}),
    "premier": frozenset({"head_of_government"}),
    "minister": frozenset(
        "foreign_minister defence_minister interior_minister finance_minister economy_minister".split()
    ),
    "envoy": frozenset({"envoy", "ambassador", "negotiator"}),
}
# "The Gulf state", "the Central American nation": which lands a region's name can mean.
REGIONAL = {
    "gulf": frozenset("ARE BHR KWT OMN QAT SAU".split()),
    "caucasus": frozenset("ARM AZE GEO".split()),
    "baltic": frozenset("EST LTU LVA".split()),
    "central": frozenset("BLZ CRI GTM HND KAZ KGZ NIC PAN SLV TJK TKM UZB".split()),
    "andean": frozenset("BOL COL ECU PER".split()),
    "himalayan": frozenset("BTN NPL".split()),
    "balkan": frozenset("ALB BGR BIH GRC HRV MKD MNE ROU SRB SVN XKX".split()),
}
# "The AAKG militia": a group called by the name before its word.
CALLED = frozenset("militia gang front army brigade movement rebel faction insurgent guerrilla cartel".split())
TAKING_UP = ARMED_GROUPS | MOVEMENTS | LANDS.keys() | {"country", "nation", "republic", "state"} | VISITORS | HOSTS
OFFICES_OF_STATE = frozenset(
    "head_of_state head_of_government foreign_minister defence_minister interior_minister finance_minister "
    "economy_minister speaker secretary_general crown_prince".split()
)
# "The Kuwaiti Red Crescent": societies that each state has.
NATIONAL = frozenset({"IFRC", "ICRC"})
# "Responded by expelling", "in retaliation": the deed answers what another did.
ANSWERING = frozenset("respond retaliate react reply counter reciprocate".split())
ANSWERS = frozenset("response retaliation reprisal reply reaction return turn".split())
# "Clashes broke out", "a strike killed two", "were wounded in a raid": the noun tells what happened.
HAPPENING = frozenset(
    "break erupt occur flare kill wound injure die perish leave destroy damage maim flatten level hit last".split()
)
# Wars and the like are no single deed: "the invasion has killed thousands" tells of the dead.
LASTING = frozenset("war invasion occupation aggression campaign offensive blockade siege embargo sanction".split())
# "US-led", "EU-imposed": the state before the hyphen does it.
LED = frozenset("led imposed ordered launched fired run sponsored brokered mediated funded supplied".split())
# "Egyptian-brokered": a third's work for a deal that others make, who is no side of what they do under it.
BROKERED = frozenset("brokered mediated sponsored backed facilitated".split())
# "Two Thai jets delivered on Friday": by what a machine came to whoever flies it.
CAME_FROM = frozenset("acquire buy deliver donate lease lend manufacture purchase sell supply".split())
# "The Samara region": what stands behind the name of a place.
REGIONS = frozenset(
    "region province district area oblast governorate county prefecture department valley peninsula city town "
    "village suburb sector".split()
)
# "The airport serving Assab": whose place a thing is for.
SERVING = frozenset("serve supply link connect overlook".split())
# Measures of states: whose they are stands before them, "the Moscow embargo" as "the EU sanctions".
MEASURES = frozenset("sanction embargo tariff ban restriction crackdown blockade".split())
# Crimes: an adjective before them says where as a rule, "the Nigerian school kidnapping".
CRIMES = frozenset("massacre kidnapping abduction murder shooting killing assassination siege".split())
OF_CRIMES = frozenset(
    "terror terrorist suicide school church mosque synagogue market airport bus train station hotel cafe nightclub "
    "concert car truck gas knife chemical anniversary".split()
)
# What two sides are called to, and what others do between them.
PEACE = frozenset(
    "dialogue restraint calm de-escalation de-escalate ceasefire cease-fire truce talk negotiation peace diplomacy "
    "mediate mediation broker arbitrate".split()
)
# "Citing the threat of an invasion": who only speaks of it has no part in it.
ONLY_NAMING = frozenset(
    "cite fear face mention discuss weigh raise see highlight recall blame dismiss counter".split()
)
# "The North", "the South": the two Koreas, in an article that speaks of them.
KOREAS = {"North": "PRK", "South": "KOR"}
