"""Says whether a text is English, and if not, in which language it is."""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SAMPLE = 4000
_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = frozenset(
    """the of and to with that for was were has have had is are been will would by from on at as said their his her
    its this which who they not but also than after before about""".split()
)
_ENGLISH_SHARE = 0.15
"""Share of English function words above which a text is English whatever its names look like. In 315 releases
it lay between 0.18 and 0.43; French, German, Spanish and Turkish texts stay under 0.08."""
_SURE = 0.90
_WORDS_FOR_JUDGEMENT = 12

NAMES = {
    "ar": "Arabic", "be": "Belarusian", "de": "German", "el": "Greek", "es": "Spanish", "fa": "Persian",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese",
}  # fmt: skip
"""Names of languages that reports come in, for messages; others are told by their code."""


def other_language(text: str) -> str | None:
    """Return the name of the language of a text that is not English, or None where it is, or may be, English.

    Looks at 4,000 characters from the start and as many from the middle. Texts of fewer than 12 words are
    judged only by their letters.
    """
    middle = len(text) // 2
    sample = text[:_SAMPLE] + " " + (text[middle : middle + _SAMPLE] if len(text) > 2 * _SAMPLE else "")
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words or sum(word in _FUNCTION_WORDS for word in words) >= _ENGLISH_SHARE * len(words):
        return None
    code, probability = _identifier().classify(sample)
    if code == "en" or probability < _SURE:
        return None
    if len(words) < _WORDS_FOR_JUDGEMENT and sample.isascii():
        return None
    return NAMES.get(code, f"language code {code}")


def is_foreign_script(text: str) -> bool:
    """Say whether most letters of a text's first 4,000 characters are not of the Latin alphabet."""
    letters = [letter for letter in text[:_SAMPLE] if letter.isalpha()]
    return 2 * sum(letter > "\u024f" for letter in letters) > len(letters)


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
