"""Finds what befell the counted by the order of the words, where it is plainer than the tree."""

from __future__ import annotations

from dataclasses import replace

from dragoman.accounts import figure_words as table
from dragoman.accounts.counted import Count, Counted, are_people, done_to, fits, lemma_of, state_of, suffers
from dragoman.accounts.counting_by_tree import forced_out
from dragoman.language.document import Document, Sentence, Token
from dragoman.mentions import tree


def adjacent(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "12 dead", "dozens injured": the state with nothing between."""
    found = right_after(document, sentence, counted)
    return found if found is not None and found.trigger == counted.last else None


def past_aside(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "Eight civilians, two of whom were children, lost their lives": the state after an aside between commas."""
    if counted.last >= sentence.last or document.tokens[counted.last].text != ",":
        return None
    for i in range(counted.last + 2, min(counted.last + 16, sentence.last - 1)):
        if document.tokens[i].text == ",":
            found = _state_from(document, sentence, counted, i + 1)
            return found if found is not None and found.trigger <= i + 4 else None
    return None


def right_after(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "12 dead", "1,174 injured", "30 people have been reported missing": the state right after the counted."""
    return _state_from(document, sentence, counted, counted.last)


def _state_from(document: Document, sentence: Sentence, counted: Counted, first: int) -> Count | None:
    i = first
    passive = False
    while i < sentence.last and i < first + 6:
        token = document.tokens[i]
        lemma = lemma_of(token)
        state = state_of(document, token) or (done_to(document, token) if token.tag != "VBG" else None)
        if (
            state is not None
            and (passive or not _has_object(document, i, sentence))
            and fits(document, counted, state, lemma)
        ):
            return Count(counted, state, i, "figures.right_after")
        if lemma in table.UNDERGONE and token.pos == "VERB" and suffers(document, i):
            return Count(counted, table.UNDERGONE[lemma], i, "figures.right_after")
        if (
            token.lemma in {"take", "hold"}
            and i + 1 < sentence.last
            and document.tokens[i + 1].lemma in table.CAPTIVE
        ):
            return Count(counted, "captured", i, "figures.captive")
        if token.lemma in table.LIFE_LOSS and i + 2 < sentence.last and document.tokens[i + 2].lemma == "life":
            return Count(counted, "killed", i, "figures.lost_lives")
        if token.lemma in table.BROUGHT and passive and _to_hospital(document, sentence, i):
            return Count(counted, "injured", i, "figures.hospital")
        if (
            token.text.casefold() == "among"
            and i + 1 < sentence.last
            and document.tokens[i + 1].pos in {"DET", "PRON"}
        ):
            i += 2  # "were among those killed", "among the dead"
            continue
        if token.text.casefold() not in table.BETWEEN and token.pos not in {"AUX", "ADV", "PART"}:
            return None
        passive = passive or token.lemma == "be"
        i += 1
    return None


def _to_hospital(document: Document, sentence: Sentence, verb: int) -> bool:
    """ "Were taken to hospital"."""
    return any(document.tokens[k].lemma == "hospital" for k in range(verb + 1, min(verb + 5, sentence.last)))


def _has_object(document: Document, i: int, sentence: Sentence) -> bool:
    """Whether a deed has its own object, so that the words before it did it: "40 gunmen killed 12 guards"."""
    if tree.children(document, i, "obj"):
        return True
    following = document.tokens[i + 1] if i + 1 < sentence.last else None
    return following is not None and document.tokens[i].tag in {"VBD", "VBN"} and following.pos in {"NUM", "DET"}


def right_before(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "Killing at least 12", "wounded the 30": the deed right before the number."""
    i = counted.first - 1
    while i >= sentence.first and counted.first - i <= 4 and _is_filler(document.tokens[i]):
        i -= 1
    if i < sentence.first:
        return None
    token = document.tokens[i]
    if token.pos == "VERB" and are_people(document, counted) and forced_out(document, i, passive=True):
        return Count(counted, "displaced", i, "figures.forced_out")
    done = done_to(document, token) or table.HEADLINE_VERBS.get(token.text.casefold())
    if done is None or _led_by_be(document, i, sentence):
        return None
    return Count(counted, done, i, "figures.right_before") if fits(document, counted, done, lemma_of(token)) else None


def _is_filler(token: Token) -> bool:
    """ "Killed [a total of] 12", "wounded [all his] 30"."""
    words = {"a", "total", "of", "additional", "further", "some", "least", "at"}
    return token.pos in {"DET", "ADV", "PRON"} or token.text.casefold() in words


def _led_by_be(document: Document, i: int, sentence: Sentence) -> bool:
    k = i - 1
    while k >= sentence.first and document.tokens[k].pos == "ADV":
        k -= 1
    return k >= sentence.first and document.tokens[k].lemma in {"be", "get"} and document.tokens[i].tag != "VBG"


def of_a_noun(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "The deaths of 13 soldiers", "claimed the lives of 22", "the release of 50 hostages"."""
    i = counted.first - 1
    while i > sentence.first and (
        document.tokens[i].pos == "DET" or document.tokens[i].text.casefold() in {"all", "some"}
    ):
        i -= 1
    if i <= sentence.first or document.tokens[i].text.casefold() != "of":
        return None
    noun = document.tokens[i - 1]
    if noun.lemma == "body" and recovered(document, sentence, counted):
        return Count(counted, "killed", noun.i, "figures.bodies")
    if noun.lemma in table.NOUN_OF and noun.pos in {"NOUN", "VERB", "PROPN"}:
        measure = table.NOUN_OF[noun.lemma]
        return Count(counted, measure, noun.i, "figures.of") if fits(document, counted, measure, noun.lemma) else None
    if noun.lemma == "life" and any(
        document.tokens[k].lemma in table.LIFE_TAKERS | {"cost"} for k in range(max(sentence.first, i - 5), i)
    ):
        return Count(counted, "killed", noun.i, "figures.lives_of")
    return None


def recovered(document: Document, sentence: Sentence, counted: Counted) -> bool:
    """Whether bodies are the dead: found, pulled out, sent home."""
    low, high = max(sentence.first, counted.first - 6), min(sentence.last, counted.last + 8)
    return any(document.tokens[k].lemma in table.RECOVERED for k in range(low, high))


def taken_lives(document: Document, sentence: Sentence, counted: Counted) -> Count | None:
    """ "Claimed 22 lives", "300 lives were lost"."""
    if counted.noun is None or document.tokens[counted.noun].lemma != "life":
        return None
    for k in range(max(sentence.first, counted.first - 3), min(sentence.last, counted.last + 5)):
        lemma = document.tokens[k].lemma
        if (lemma in table.LIFE_TAKERS and k < counted.first) or lemma in table.LIFE_LOSS or lemma == "loss":
            return Count(counted, "killed", k, "figures.lives")
    return None


def either_way(document: Document, count: Count) -> Count:
    """The count as `affected` where two fates share it: "killed or wounded", "killing or capturing 150"."""
    tokens = document.tokens
    for link, other in ((count.trigger + 1, count.trigger + 2), (count.trigger - 1, count.trigger - 2)):
        if not (0 <= other < len(tokens) and tokens[link].text.casefold() in {"and", "or", "/"}):
            continue
        fate = state_of(document, tokens[other]) or done_to(document, tokens[other])
        harmed = fate in {"killed", "injured"} and count.measure in {"killed", "injured"}
        if fate is not None and fate != count.measure and (harmed or tokens[link].text.casefold() == "or"):
            return replace(count, measure="affected")
    return count
