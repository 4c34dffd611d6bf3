"""The words that make a number a figure: what befell the counted, what they are, and what only might have."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.mentions.number_words import word_set
from dragoman.records import Measure


def _table(**lemmas: str) -> dict[str, Measure]:
    measures: dict[str, Measure] = {
        "killed": "killed", "injured": "injured", "missing": "missing", "captured": "captured",
        "displaced": "displaced", "troops": "troops", "affected": "affected",
    }  # fmt: skip
    return {lemma: measures[measure] for measure, words in lemmas.items() for lemma in words.split()}


# Done to the counted: they are the object, or the subject of the passive.
DONE_TO: Mapping[str, Measure] = _table(
    killed="kill slay murder massacre execute behead assassinate lynch martyr slaughter electrocute eliminate "
    "liquidate shoot gun bludgeon hang bury "
    "stab beat hack burn crush trample starve freeze hack choke club",
    injured="injure wound hurt maim hospitalize hospitalise",
    displaced="displace evacuate uproot resettle dislocate rehouse airlift fly",
    captured="capture detain arrest imprison abduct kidnap jail intern free release exchange swap apprehend "
    "incarcerate repatriate seize",
    affected="affect neutralize neutralise",
    troops="deploy mass amass station mobilize mobilise redeploy",
)
# These speak of deaths only with a word beside them: "shot dead", "gunned down"; alone they don't count.
NEEDS_PARTICLE: Mapping[str, frozenset[str]] = {
    "shoot": word_set("dead death"),
    **{
        verb: word_set("death")
        for verb in ["stab", "beat", "hack", "burn", "crush", "trample", "starve", "freeze", "choke", "club"]
    },
    "gun": word_set("down"),
    "bury": word_set("alive"),
    "fly": word_set("out"),
}
# Undergone by the counted: they are the subject.
UNDERGONE: Mapping[str, Measure] = _table(
    killed="die perish drown suffocate succumb",
    displaced="flee",
    missing="disappear vanish",
    captured="surrender",
)
# Said of the counted after "be", or right after them: "12 dead", "30 are still missing".
STATES: Mapping[str, Measure] = _table(
    killed="dead lifeless",
    injured="injured wounded hurt",
    missing="missing unaccounted",
    displaced="displaced homeless",
    captured="captive hostage imprisoned",
)
# The counted things themselves.
COUNTED: Mapping[str, Measure] = _table(
    killed="death fatality martyr",
    injured="injury",
    displaced="refugee evacuee idp asylum-seeker",
    captured="prisoner hostage captive detainee pow abductee",
    affected="casualty",
    troops="troop trooper peacekeeper",
)
# Nouns of what befell people, not of people.
COUNTED_STATES = word_set("death fatality injury casualty")
BEFALLS: frozenset[Measure] = frozenset({"killed", "injured", "missing"})
SPANS = word_set("year month week day quarter decade")  # "$240 billion last year"
# Counted as troops where many, or where something is done with them as troops.
SOLDIERS = word_set(
    "soldier serviceman servicewoman servicemember personnel force fighter marine paratrooper reservist "
    "mercenary volunteer conscript recruit combatant legionnaire airman commando guard guardsman warfighter men "
    "servicemen"
)
TROOP_NOUNS = word_set("troop trooper peacekeeper")
FIGHTING = SOLDIERS | TROOP_NOUNS | word_set("man officer sailor pilot militant rebel insurgent gunman")
# What is done with troops.
TROOP_VERBS = word_set(
    "deploy mass amass station mobilize mobilise redeploy send dispatch move withdraw concentrate gather "
    "assemble position base rotate pull commit contribute field keep have host maintain add bring muster array "
    "number total train involve include participate take exceed order ready reinforce place put raise call "
    "remain serve arrive"
)
# "Half of a plane's passengers": the many whom no list ends; nouns that stand for human beings.
PEOPLE = word_set(
    "people person civilian soldier serviceman servicewoman servicemember child woman man boy girl infant baby "
    "minor adult resident citizen national inhabitant villager worker journalist reporter medic doctor nurse "
    "patient student pupil teacher tourist passenger pilgrim migrant refugee prisoner hostage captive detainee "
    "protester demonstrator protestor activist militant terrorist fighter rebel insurgent gunman officer "
    "policeman troop personnel guard sailor marine pilot crew member victim survivor foreigner aide official "
    "volunteer staff employee miner rescuer firefighter combatant reservist conscript mercenary peacekeeper "
    "family household other more suspect attacker extremist jihadist dissident opponent politician lawmaker "
    "opposition supporter worshipper shopper bystander commuter motorist evacuee returnee individual youth "
    "teenager schoolchild schoolgirl schoolboy life soul body dozen hundred thousand million score ten "
    "serviceperson pow half rest police troops force forces commander general convict inmate"
)
# Where the counted went or were sent, and what that makes them: "2 million people crossed into Poland".
MOVING = word_set("cross arrive enter leave depart escape reach land")
MOVED_FROM = word_set(
    "home country house land city town village capital region territory border homeland area district state nation"
)
FORCED = word_set("force drive compel push make")
# The infinitive or phrase after "forced" that makes the forced displaced.
FORCED_OUT = word_set("flee leave evacuate abandon relocate move escape seek")
LIFE_LOSS = word_set("lose")
LIFE_TAKERS = word_set("claim take cost")
# "The deaths of 13 soldiers".
NOUN_OF: Mapping[str, Measure] = _table(
    killed="death killing murder massacre execution slaying assassination elimination liquidation",
    injured="wounding injury",
    displaced="displacement evacuation exodus flight influx",
    captured="capture release detention arrest abduction kidnapping imprisonment exchange swap freeing",
    missing="disappearance",
    troops="deployment withdrawal build-up buildup contingent mobilization mobilisation",
)
TOLLS = word_set("toll")
TALLIES = word_set("number total tally count figure")
# How a toll moves to its number.
TOLL_VERBS = word_set(
    "rise climb reach stand be jump increase grow hit soar go come put place bring raise revise update near "
    "approach remain total surge swell mount exceed pass top surpass estimate say report set push take now "
    "amount"
)
TOLL_LINKS = word_set("to at past beyond above of : nears near reaches was is hits passes tops")
# What only might have been, or was not.
UNREAL_AUX = word_set("could would may might should can must shall ought")
FUTURE_AUX = word_set("will shall 'll ’ll wo")
UNREAL_MARKS = word_set("if unless lest whether")
NEGATIONS = word_set("not n't never no n’t none neither")
# Above an infinitive these say that it happened: "forced to flee", "is believed to have killed".
REALISING = word_set(
    "force compel drive cause oblige lead manage continue begin start help appear seem report believe know say "
    "claim think estimate confirm find have prompt push prepare send make tell order rush"
)
# Above an infinitive these say that it is to happen: "pledged to send 31 tanks".
PROMISING = word_set(
    "agree pledge promise plan vow decide intend prepare expect due set commit approve authorise authorize offer "
    "ready order undertake contract want announce"
)
DENIALS = word_set("deny refute reject dismiss dispute")
# Prices: "$100 a barrel".
PRICED = word_set(
    "barrel gallon litre liter ton tonne ounce kilogram kilo kg bushel share unit megawatt mwh kwh cubic "
    "thousand person head pound metre meter square pack bottle ticket night vote kilowatt therm mmbtu"
)
PLACED = word_set("in at near off on across inside outside along around throughout within")
TOWARDS = word_set("to into toward towards from")
# Nouns that make a place of a phrase without a name: "on the border", "in the eastern city".
SITES = word_set(
    "border city town village region province district country area capital coast front frontline camp airport "
    "school hospital square market mosque church island zone territory sea ocean base station south north east "
    "west crossing"
)
GENERIC = word_set("people person others more other life lives individuals")
# Between a sum and what it is: "$1 billion in aid", "worth of goods".
MONEY_LINKS = word_set("in of for worth 's ’s ' ’ - –")
# Phrases with "in" that name no place.
NO_PLACES = word_set(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday year month week day morning evening night afternoon total"
)
# Where the lemma of the dictionary is not the table's.
LEMMAS: Mapping[str, str] = {"troops": "troop", "pows": "pow", "idps": "idp", "forces": "force", "fre": "free"}
# What a strike hits that is nobody: "two disasters which killed 102".
NO_VICTIMS = word_set(
    "strike attack missile rocket drone tank vehicle target building house home ton tonne place time disaster "
    "storm quake earthquake explosion blast bomb shell clash crash accident car truck bus plane aircraft "
    "helicopter ship vessel boat school hospital animal cow dog horse bird fish job project plan bill incident "
    "raid airstrike city town village area point game goal case"
)
# What people need or face who are counted as affected: "3.5 million need aid", "face famine".
NEEDING = word_set("need require lack face suffer")
NEEDED = word_set(
    "aid assistance help relief food water shelter protection support famine hunger starvation malnutrition shortage "
    "insecurity drought"
)
# Men at arms taken together: "the mission, 13,000 strong".
BODIES_OF_TROOPS = word_set("mission force army garrison contingent unit brigade battalion militia guard corps")
# What holds what is counted: "500 tons of flour".
CONTAINERS = word_set(
    "ton tonne pound truckload lorryload planeload shipment dose barrel bag sack box container crate pallet package "
    "parcel piece flight round"
)
# What things are told together in: "a convoy of 22 trucks".
GATHERED = word_set("convoy column fleet batch shipment package consignment barrage salvo swarm wave volley total")
BROUGHT = word_set("take rush bring send transfer admit airlift carry")
SUFFERING = word_set("suffer sustain receive have")
SHELTERING = word_set("shelter house accommodate host absorb")
# May stand between the counted and what befell them: "were reported killed", "feared dead", "still missing".
BETWEEN = word_set(
    "are as been believed be being confirmed declared feared found go going gone got get had has have is left "
    "listed presumed pronounced remain remained reported reportedly thought was were who that went known now "
    "still also estimated to both later more others instantly officially said"
)
RECOVERED = word_set(
    "find recover pull discover retrieve exhume wash return unearth identify count exchange hand repatriate "
    "swap deliver transfer"
)
# Participles that taggers make adjectives or nouns of.
STATE_VERBS: Mapping[str, str] = {"injured": "injure", "wounded": "wound", "hurt": "hurt", "displaced": "displace"}
LOSABLE = FIGHTING | {"people", "person", "life"}
# The present tense of headlines, which taggers take for plurals: "Blast kills 12".
HEADLINE_VERBS: Mapping[str, Measure] = {
    "kills": "killed",
    "wounds": "injured",
    "injures": "injured",
    "hurts": "injured",
    "displaces": "displaced",
}
SENDING = word_set("send deploy contribute dispatch station provide commit withdraw mobilize mobilise")
# "60% of the", "most of the": what follows is the whole.
SHARES = word_set(
    "% percent cent half third thirds quarter quarters most none many majority fraction some few several"
)
CAPTIVE = word_set("hostage captive prisoner")
# A toll that is only foreseen.
EXPECTING = word_set("expected likely could may might would will feared projected forecast predicted")
INJURIES = word_set("injury wound burn concussion trauma")
