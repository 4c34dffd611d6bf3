"""Works out the sound of every word in the names of the tables of holders, once for all starts.

    python -m training.sounds dragoman/codebook/tables/sounds.tsv

Run it when many names were added, or after a change of `codebook.folding.heard`; words that are missing
are worked out when they are needed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dragoman.codebook.folding import heard, name_words
from dragoman.codebook.offices import all_holders


def main(target: Path) -> None:
    """Writes word and sound, tab between, sorted."""
    names = {name for holder in all_holders() for name in (holder.name, *holder.other_names, holder.family)}
    words = sorted({word for name in names for word in name_words(name)})
    target.write_text("".join(f"{word}\t{heard(word)}\n" for word in words), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
