"""Makes of a deed what the words above it say: a promise, an offer, a demand, a threat, a refusal, a denial."""

from __future__ import annotations

from dragoman.accounts.acts import slots
from dragoman.accounts.acts.telling import Telling, Unreal, Way
from dragoman.codebook.acts import Composed, Operator, composed_codes, composition
from dragoman.language import Document
from dragoman.mentions import tree
from dragoman.mentions.chains import Actor

# "Promised not to attack", "decided not to send", "urged not to attack".
NOT_TO = {"promise": "forgo", "agree": "forgo", "decide": "notfuture", "plan": "notfuture",
          "offer": "notfuture", "demand": "demand", "refuse": "refuse"}  # fmt: skip
DEFYING = frozenset({"vow", "swear", "determined"})  # of one's own will, and to nobody: "vowed not to disarm"
UNDERTAKEN = frozenset({"agree", "promise", "offer"})
OBLIGING = frozenset({"have", "need"})  # "would have to leave" is asked now
WORDY = frozenset({"promise", "agree", "announce", "decide"})  # which leave a refusal one


def compose(way: Way, kind: str, at: int) -> None:
    """Makes of the deed what an operator of a kind says of it, as `act_composition.csv` has it."""
    if kind in {"future", "notfuture"} and way.telling.last not in {None, "future", "stop"}:
        _put_ahead(way, kind, at)
    elif (meant := _meant(way, kind, at)) is not None:
        _make(way, meant, at)


def _put_ahead(way: Way, kind: str, at: int) -> None:
    """ "Will agree to withdraw": the promise is ahead; "will not agree" is a refusal."""
    telling = way.telling
    if kind == "notfuture" and telling.last in {"agree", "offer"}:
        _make(way, "refuse", at)
    elif kind == "notfuture" and telling.last != "deny":
        raise Unreal
    elif telling.type in {"REQUEST", "ACCUSE"} and way.tokens[way.at].lemma not in OBLIGING:
        telling.status, telling.status_at = "planned", at


def _meant(way: Way, kind: str, at: int) -> str | None:
    """The kind that an operator is of for this deed, as it was told so far; None where it changes nothing."""
    telling = way.telling
    if telling.not_to is not None:
        if kind not in NOT_TO:
            raise Unreal
        never = way.tokens[telling.not_to].text.casefold() == "never"  # "promised never to recognise it"
        kind, telling.not_to = NOT_TO[kind], None
        if kind == "forgo" and (never or way.tokens[at].lemma.casefold() in DEFYING):
            kind = "notfuture"
    elif kind == "notfuture" and telling.base == "COERCE":
        kind = "refuse"  # "will not arrest him", without a promise
    elif kind == "notfuture" and telling.base == "REJECT":
        if telling.deed.frame.particle:
            raise Unreal  # "would not rule out"
        kind, telling.base = "future", "SUPPORT"  # "will not veto"
    if telling.last in {"not", "notfuture", "refuse"} and kind in WORDY:
        return None
    if kind == "refuse" and (telling.last == "refuse" or telling.base == "REJECT"):
        raise Unreal  # "refused to rule out"
    return kind


def _make(way: Way, kind: str, at: int) -> None:
    telling = way.telling
    made = _made_of(telling, kind)
    if made is None:
        raise Unreal
    if kind == "refuse" and not telling.targets:
        own = {a.key for a in telling.sources}
        telling.targets = [a for a in telling.deed.targets if a.key not in own]
    undertaken = kind == "deny" and telling.last in UNDERTAKEN  # "denied that it had agreed to send them"
    telling.type = made.type or (telling.type if undertaken else telling.base)
    codes = composed_codes()
    by_type = codes.get((telling.type, telling.base), (None, None))
    mode, cameo = codes.get((telling.type, telling.deed.frame.cameo or ""), by_type)
    if telling.type == telling.base:
        mode, cameo = telling.deed.frame.mode, telling.deed.frame.cameo
    telling.mode, telling.cameo = made.mode or mode, cameo or telling.cameo
    telling.status, telling.status_at, telling.last = made.status, at, kind
    if telling.type == "REJECT" and telling.status == "planned":
        telling.status = "refused"  # "would keep them out": said, it is a refusal
    if kind == "stop":
        telling.base = telling.type


def _made_of(telling: Telling, kind: str) -> Composed | None:
    """What the table makes of a deed by its code, type or kind; on a condition, harm of every kind is a threat."""
    plain = telling.on_condition is None and not telling.deed.frame.ahead
    closer = (telling.deed.frame.cameo or "", telling.base) if plain else ()
    return next((made for deed in (*closer, telling.kind) if (made := composition().get((kind, deed)))), None)


def demand(way: Way, sources: list[Actor], at: int, operator: Operator | None, *, kind: str = "demand") -> None:
    """A request: of whoever asks, to whoever is to do the deed, or whom the words address."""
    telling = way.telling
    addressed: list[Actor] = []
    where: int | None = None
    if operator is not None and way.tokens[at].pos == "VERB":
        phrases = [c for slot in ("on", "upon", "to", "from", "with") for c in _direct(way.document, at, slot)]
        phrases = [*phrases, *(c for c in slots.objects(way.document, at))]
        for c in phrases:
            if c in telling.deed.marks or c == telling.deed.at:
                continue
            if addressed := way.sides.at(c):
                where = c
                break
    asked = {a.key for a in sources}
    doers = [a for a in telling.sources if a.key not in asked]
    targets = addressed or doers or [a for a in telling.targets if a.key not in asked and telling.deed.noun]
    compose(way, kind, at)
    telling.target_at = where if addressed else telling.source_at if doers else telling.target_at
    telling.sources, telling.targets = sources, targets
    telling.source_at = slots.doer(way.document, at) if way.tokens[at].pos == "VERB" else None
    telling.base = telling.type
    telling.last = kind


def close_condition(way: Way) -> None:
    """A plan or an offer on a condition is a conditional one."""
    telling = way.telling
    if telling.status in {"planned", "offered", "proposed"} and telling.on_condition is not None:
        telling.status, telling.status_at = "conditional", telling.on_condition


def _direct(document: Document, verb: int, case: str) -> list[int]:
    return [
        c
        for c in tree.children(document, verb, "obl")
        if case in tree.cases(document, c) and document.tokens[c].pos not in {"VERB"}
    ]
