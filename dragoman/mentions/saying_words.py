"""The words that tell who says something: verbs and phrases of report, and what can't be a source."""

from __future__ import annotations

from dragoman.mentions.number_words import word_set

# Verbs whose clause is what their subject says.
SAYING = word_set(
    "say tell announce report state add note claim assert declare confirm warn stress emphasise emphasize underline "
    "underscore explain insist argue reiterate estimate reveal disclose acknowledge admit deny allege maintain write "
    "tweet post remark comment observe point inform conclude suggest indicate show record document verify calculate "
    "predict forecast promise pledge vow assure caution clarify contend recall mention respond reply quip testify "
    "brief believe think hope highlight voice affirm reaffirm repeat deem assess judge specify elaborate "
    "complain lament boast concede retort counter charge urge publish hint"
    " relay protest grumble recount"
)
# Of these, the verbs that report what one thinks, shows or finds. Outside quotation marks they make no statement.
UNSPOKEN = word_set(
    "believe think hope deem assess judge show indicate record document verify calculate predict register "
    "tally count log put suggest find"
)
# Verbs that report a bare noun too: "reported 12 deaths", "put the toll at 49".
REPORTING = word_set(
    "report confirm announce put record document count verify register tally estimate claim cite publish acknowledge "
    "log admit deny reveal disclose"
)
# "Accused Russia of amassing troops": what follows "of" is the accuser's word.
ACCUSING = word_set("accuse suspect blame")
# "Claimed to have killed": an infinitive is their word too.
INFINITIVE = word_set("claim vow promise pledge threaten report profess")
# "According to plan": what follows is no source.
NO_SOURCE = word_set(
    "plan plans schedule agreement law laws constitution rule rules tradition custom customs protocol terms treaty "
    "itinerary agenda programme program principle principles needs standards timetable charter convention "
    "accord deal resolution decree"
)
PRONOUNS = word_set("he she they it who which that him her his them this these those one")
PERSON_PRONOUNS = word_set("he she him her his")
# "We reaffirm" inside a quotation reports nothing that the quotation doesn't.
SPEAKER_PRONOUNS = word_set("i we you me us")
# "The statement said": the words of whoever issued it.
PAPERS = word_set(
    "statement readout communique communiqué release message letter text document briefing summary bulletin note "
    "post tweet announcement declaration press-release"
)
# Words whose object is the source, not their subject: "TASS said, citing the ministry".
PHRASE_CUES = word_set("according citing quoting")
# Labels with a colon that name no speaker.
NO_SPEAKERS = word_set("photo caption file update breaking watch read related note editor source video topics live")
# Words of a sayer's name that tell a person from a body: "he" and "she" go back to the first.
PERSON_TITLES = word_set(
    "president minister secretary chancellor premier king queen prince spokesperson spokesman spokeswoman governor "
    "mayor ambassador envoy general chief leader head director commissioner adviser advisor mr mr. mrs mrs. ms ms. "
    "dr dr. chairman chairwoman commander official senator patriarch pope sheikh cardinal lawmaker diplomat analyst "
    "expert professor resident witness woman man soldier officer negotiator source historian economist captain"
)
BODY_WORDS = word_set(
    "ministry department office agency government army police un nato eu kremlin council commission house union "
    "service authorities officials groups group committee organization organisation bureau embassy states kingdom "
    "parliament force forces staff media company party command administration"
)
# Verbs that tell of a thing without a clause: "informed him of the talks", "stressed the need for talks".
TELLING_OF = word_set("tell inform brief update speak talk notify apprise report")
STRESSING = word_set(
    "stress emphasise emphasize underline underscore note highlight mention recall outline describe reiterate praise"
)
TELLINGS = word_set(
    "assessment account update overview briefing evaluation explanation detail details readout analysis"
)
# Whom one tells; no object that is told.
AUDIENCE = word_set("reporter journalist lawmaker parliament council press conference audience agency tv television")
