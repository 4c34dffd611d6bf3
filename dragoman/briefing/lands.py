"""What a newspaper calls a state or body: its name, whether it takes "the", and its adjective."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman import codebook
from dragoman.merging.parties import fold

# Style books print "US secretary of state", not "American"; the codebook's first adjective serves all others.
_ADJECTIVES = {"USA": "US"}
_WITH_THE = re.compile(
    r"^(United |Netherlands$|Philippines$|Bahamas$|Gambia$|Maldives$|Comoros$|Vatican|Holy See$|European )"
    r"|\b(Republic|Islands|Emirates|States|Kingdom|Union|Nations|League)\b",
)
# Abbreviations read as words take no article ("NATO said"); those spelt out do ("the UN said").
_READ_AS_WORDS = re.compile(
    r"(NATO|ASEAN|UNESCO|UNICEF|OPEC|ECOWAS|MERCOSUR|BRICS|IGAD|SADC|CARICOM|AUKUS|GUAM|UNRWA|INTERPOL)\+?"
)


@dataclass(frozen=True, slots=True)
class Land:
    """A state or body as printed: "Netherlands", "the Netherlands", "Dutch"."""

    name: str
    in_sentence: str
    adjective: str


@lru_cache(maxsize=4096)
def land(code: str) -> Land:
    """The names of a state by its ISO alpha-3 code, or of an organisation by its abbreviation."""
    state = codebook.state(code)
    if state is not None:
        sentence = f"the {state.name}" if _WITH_THE.search(state.name) else state.name
        return Land(state.name, sentence, _ADJECTIVES.get(code) or next(iter(state.adjectives), state.name))
    spelt_out = code.isupper() and not _READ_AS_WORDS.fullmatch(code)
    return Land(code, f"the {code}" if spelt_out or _WITH_THE.search(code) else code, code)


def code_of(name: str) -> str | None:
    """The code of a state that is named as people name it: "turkey", "Türkiye" and "TUR" are TUR."""
    wanted = fold(name).removeprefix("the ")
    return next(
        (
            code
            for code, state in codebook.states().items()
            if wanted in (fold(code), *map(fold, (state.name, *state.other_names)))
        ),
        None,
    )
