"""Says by whose account a contact is told: the words of its own telling, or those that take it up right after."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.accounts.occasions import Contact
from dragoman.language import Document
from dragoman.mentions import saying_words as table
from dragoman.mentions import tree
from dragoman.mentions.attribution import Attribution
from dragoman.mentions.cast import Cast
from dragoman.mentions.number_words import word_set
from dragoman.mentions.sayers import Report, Sayer

NEAR = 4  # sentences behind the first telling in which another may say whose account it is
NEXT = 2  # sentences behind it in which "the call", "the two" still mean it
TITLED = 8  # words around a name that may tell its office
# Bodies that don't speak for a government: "media reports", "the party said".
LOOSE = word_set("media company party staff force forces group groups committee officials authorities command")
SPOKESMEN = word_set("spokesperson spokesman spokeswoman")
SEATS = word_set("presidency premiership secretariat directorate chancellery palace mission street")
OFFICES = (table.BODY_WORDS - LOOSE) | SPOKESMEN | SEATS
MEETINGS = word_set("call conversation talk talks phone meeting discussion negotiation visit exchange")
POINTING = word_set("the this that their his her its")
BOTH = word_set(
    "two both they pair duo side sides party parties leader leaders minister ministers president presidents premier "
    "premiers diplomat diplomats official officials counterpart counterparts chief chiefs men envoy envoys"
)
EXCHANGING = word_set(
    "discuss exchange talk touch review agree evaluate address consider focus assess take hold speak confer debate "
    "coordinate cover go underline emphasise emphasize stress share express reaffirm welcome"
)


def sayer_of_contact(document: Document, cast: Cast, attribution: Attribution, contact: Contact) -> Sayer | None:
    """Whose account a contact is; None where the article itself tells it.

    News tells a call first and its source after: "The ministers discussed grain in their call, the ministry said".
    """
    own = attribution.said_by(contact.lead.trigger.at)
    if own is not None or contact.lead.part != "text":
        return own
    found = [*_of_tellings(attribution, contact), *_of_reports(document, attribution, contact)]
    return next((s for s in found if _speaks_for_office(document, cast, contact, s)), None)


def _of_tellings(attribution: Attribution, contact: Contact) -> Iterator[Sayer]:
    """Who tells the same contact again, not far behind."""
    lead = contact.lead
    for telling in sorted(contact.tellings, key=lambda c: c.trigger.at):
        again = telling.part == lead.part and lead.sentence < telling.sentence <= lead.sentence + NEAR
        sayer = attribution.said_by(telling.trigger.at) if again else None
        if sayer is not None:
            yield sayer


def _of_reports(document: Document, attribution: Attribution, contact: Contact) -> Iterator[Sayer]:
    """Who tells of "the call", of what "the two" discussed, right behind the first telling."""
    first = contact.lead.sentence + 1
    for report in sorted(attribution.reports, key=lambda r: r.sayer.cue):
        number = document.tokens[report.sayer.cue].sentence
        if first <= number < first + NEXT and report.sayer.part == contact.lead.part and _takes_up(document, report):
            yield report.sayer


def _takes_up(document: Document, report: Report) -> bool:
    """Whether what is said goes on about a meeting or call told before, or about what those who met discussed."""
    return any(report.covers(i) and _is_of_it(document, i) for i in range(report.first, report.last))


def _is_of_it(document: Document, i: int) -> bool:
    token = document.tokens[i]
    if token.pos == "NOUN" and token.lemma.casefold() in MEETINGS:
        around = tree.children(document, i, "det", "nmod:poss")
        return any(document.tokens[c].text.casefold() in POINTING for c in around)
    if token.lemma.casefold() not in BOTH or tree.plain(token.relation) != "nsubj":
        return False
    return document.tokens[token.head].lemma.casefold() in EXCHANGING


def _speaks_for_office(document: Document, cast: Cast, contact: Contact, sayer: Sayer) -> bool:
    """Whether a sayer is a ministry, a palace or a spokesman of one, not one of those who met."""
    if sayer.kind == "accused":
        return False
    met = {actor.key for actor in contact.actors if actor.kind == "person"}
    words = [t.text.casefold() for t in document.tokens[sayer.first : sayer.last]]
    if any(actor.key in met for i in range(sayer.first, sayer.last) for actor in cast.members(i)):
        return bool(OFFICES.intersection(words[-1:]))  # "Erdogan's office"
    if OFFICES.intersection(words):
        return True
    sentence = document.sentence_of(sayer.first)
    first, last = max(sentence.first, sayer.first - TITLED), min(sentence.last, sayer.last + TITLED)
    around = {t.text.casefold() for t in document.tokens[first:last]}
    return bool(around & SPOKESMEN)
