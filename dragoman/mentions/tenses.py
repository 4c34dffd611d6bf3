"""Tells past from future by the verb forms beside a time: "met on Friday", "will meet on Friday"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.mentions.days import Tense
from dragoman.mentions.timewords import Word

PURPOSE = 5  # words between a verb and its purpose: "flew to the port of Baku to meet"
LIST = 8  # words: how far behind a comma of a list its "and" stands
REACH = 14  # words: how far from a time the verb that tells its tense is looked for
FUTURE_PARTS = frozenset({"WILL", "TOM", "OPENS"})
NOW = frozenset({"is", "are"})
OPEN = frozenset({"begin", "start", "open", "resume", "convene", "reconvene", "restart", "arrive", "depart"})
"""What several do on a day ahead: "talks begin Monday"."""
BREAKERS = frozenset({"BREAKER", "STOP", "BREAK", "COMMA", "AFTER", "BEFORE", "SINCE", "THAT"})


def tense_beside(words: list[Word], first: int, last: int) -> Tense | None:
    """Past or future, by the nearest verb form in the time's clause, before it or else after it."""
    before = _clause(words[max(0, first - REACH) : first][::-1])
    opening = last + (last < len(words) and words[last].part == "COMMA")  # "On July 10, the two met"
    told = _told(before[::-1]) or _first_told(_clause(words[opening : opening + REACH]))
    lead = words[first - 1].text.lower() if first > 0 else ""
    if lead == "by" and told == "past":
        return None  # "if none was agreed on by June 10" tells nothing of June 10
    return told or ("future" if lead in {"until", "till"} else None)


def _clause(words: Sequence[Word]) -> list[Word]:
    """The words up to the next mark or word that opens another clause."""
    kept: list[Word] = []
    for place, word in enumerate(words):
        if word.part == "COMMA" and _is_in_list(words, place):
            continue
        if word.part in BREAKERS or (word.part == "DOT" and len(kept) > 0):
            break
        kept.append(word)
    return kept


def _is_in_list(words: Sequence[Word], comma: int) -> bool:
    """Whether a comma parts two names of a list: "on Friday envoys of Chad, Niger, Mali and Togo will meet"."""
    around = words[max(0, comma - 1) : comma + 2]
    names = [w for w in around if w.part == "OTHER" and w.text[:1].isupper()]
    return len(around) == 3 and len(names) == 2 and any(w.part == "AND" for w in words[comma : comma + LIST])


def _told(words: list[Word]) -> Tense | None:
    """The tense that the last verb group of some words shows."""
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        if word.text.lower() == "could" and i + 1 < len(words) and words[i + 1].text.lower() == "not":
            return "past"  # "after they could not agree over the weekend"
        if (
            word.part in FUTURE_PARTS
            or _is_ahead_of_several(words, i)
            or _is_plan(words, i)
            or _is_under_way(words, i)
        ):
            return "future"
        if word.part == "TO" and i + 1 < len(words) and _is_infinitive(words[i + 1]):
            return _infinitive(words[:i])
        if word.part == "DID" or _is_past_form(word):
            lead = _group(words[max(0, i - 6) : i])
            at_to = next((n for n in range(len(lead) - 1, -1, -1) if _is_auxiliary(lead, n)), None)
            if at_to is None or lead[at_to].part == "DID":
                return "past"
            return _infinitive(words[: i - len(lead) + at_to]) if lead[at_to].part == "TO" else "future"
    return None


def _first_told(words: list[Word]) -> Tense | None:
    """The tense of the first verb group that shows one: "in February passed its rival to lead"."""
    end = next((n for n in range(1, len(words) + 1) if _told(words[:n])), None)
    if end is None:
        return None
    if words[end - 1].part == "DUE" and _is_past_form(words[end - 1]) and not _is_passive(words[: end - 1]):
        return "past"  # "on Saturday agreed to meet": the day of agreeing
    while end < len(words) and (words[end].part in {"DID", "DUE"} or _is_past_form(words[end])):
        end += 1  # "has been scheduled": the group's last word
    return _told(words[: end + 1])


def _is_passive(words: list[Word]) -> bool:
    """Whether some words end with a form of "be" that makes a plan of the next one: "is scheduled"."""
    return bool(words) and words[-1].text.lower() in {"is", "are", "was", "were", "be", "been", "being"}


def _group(words: list[Word]) -> list[Word]:
    """The words behind the last "and": those of the last verb's own group."""
    joint = max((n for n, word in enumerate(words) if word.part == "AND"), default=-1)
    return words[joint + 1 :]


def _is_plan(words: list[Word], i: int) -> bool:
    """Whether a word speaks of a plan: due on, scheduled for, agreed to."""
    if words[i].part != "DUE":
        return False
    follows = words[i + 1].part if i + 1 < len(words) else ""
    now = i > 0 and words[i - 1].text.lower() in NOW
    sets = follows == "TO" or (follows == "FOR" and words[i + 1].text.lower() != "over")  # "agree over the weekend"
    return sets or (follows in {"IN", "ON", ""} and (now or words[i].text.lower() in {"due", "scheduled", "slated"}))


def _is_ahead_of_several(words: list[Word], i: int) -> bool:
    """Whether a verb tells what several begin: "the rebels begin talks on Monday", no infinitive and no noun."""
    if words[i].text not in OPEN or i == 0:
        return False
    lead = words[i - 1]
    return lead.part == "OTHER" and (lead.text.endswith("s") or lead.text[0].isupper())


def _is_under_way(words: list[Word], i: int) -> bool:
    """Whether what is told as going on lies ahead where it has a day: "is travelling to Havana on 28 June"."""
    text = words[i].text
    return i > 0 and text.endswith("ing") and text != "being" and text.islower() and words[i - 1].text.lower() in NOW


def _is_auxiliary(words: list[Word], n: int) -> bool:
    """Whether a word opens a verb group: will, was, to before an infinitive."""
    if words[n].part == "TO":
        return n + 1 < len(words) and _is_infinitive(words[n + 1])
    return words[n].part in {"DID", *FUTURE_PARTS}


def _infinitive(words: list[Word]) -> Tense | None:
    """What "to meet" tells: ahead after a plan or in a headline, unclear after a past verb."""
    for word in reversed(words[-PURPOSE:]):
        if word.part == "DUE" or word.text == "said":
            return "future"
        if word.part == "DID" or _is_past_form(word):
            return None  # "flew to Baku to meet"
    return "future"


def _is_infinitive(word: Word) -> bool:
    return word.part in {"OTHER", "ENDING"} and word.text.islower() and not word.text.endswith(("ing", "ed", "s"))


def _is_past_form(word: Word) -> bool:
    text = word.text
    return word.part in {"OTHER", "DUE", "ENDING"} and len(text) > 3 and text.endswith("ed") and text.islower()
