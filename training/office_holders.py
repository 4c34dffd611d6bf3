"""Makes the codebook's table of office holders from a larger table of who held which office.

    python -m training.office_holders OFFICEHOLDERS.csv dragoman/codebook/tables/holders.csv

The source has the columns country, office, title, name, other_names, wikidata, start, end, end_known,
source and as_of (dates whole or partial). Changed: family names in capitals become plain ("Keir
STARMER" is "Keir Starmer") and fill the column `family`; `source` is cut to where from; offices under
"other" are sorted further by their title; rows of one person share the id. `office_corrections.csv`
beside this file says what in the source is known to be wrong, and why.
"""

from __future__ import annotations

import csv
import datetime
import re
import sys
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from dragoman.codebook.folding import fold, name_words, sound

COLUMNS = ("country", "office", "title", "name", "family", "other_names", "wikidata", "start", "end", "end_known",
           "source", "as_of")  # fmt: skip
# First match wins; titles as the sources spell them.
TITLES = (
    (r"(?i)\bdeputy .*(foreign|external)|minister (of state|delegate) for foreign", "deputy_foreign_minister"),
    (r"(?i)deputy secretary of state", "deputy_foreign_minister"),
    (r"(?i)crown prince", "crown_prince"),
    (r"(?i)general secretary of|party leader", "party_leader"),
    (r"(?i)\bdeputy .*defen[cs]e", "deputy_defence_minister"),
    (r"(?i)justice", "justice_minister"),
    (r"(?i)vice.?president|vice chairperson, presidential", "vice_president"),
    (r"(?i)attorney.general", "attorney_general"),
    (r"(?i)prosecutor", "prosecutor"),
    (r"(?i)governor-general", "governor_general"),
    (r"(?i)spokes|press secretary", "spokesperson"),
    (r"(?i)intelligence", "intelligence"),
    (r"(?i)presidential administration|chief of staff to the president|white house chief of staff"
     r"|presidential executive office|office of the president|secretary-general to the president", "chief_of_staff"),
    (r"(?i)general staff|chief of (the )?(defen[cs]e|army|air|naval)|joint chiefs|defen[cs]e force|chiefs of staff"
     r"|chief of staff of the (army|armed|defen)|military staff|armed forces", "military_chief"),
    (r"(?i)emergenc", "emergency_minister"),
    (r"(?i)\b(eu|europe|european)\b", "european_affairs_minister"),
    (r"(?i)central bank", "central_bank"),
    (r"(?i)general assembly|president of the united nations", "organisation_chair"),
    (r"(?i)federal council", "minister"),
)  # fmt: skip
FAMILY_FIRST = {"CHN", "KOR", "PRK", "TWN", "VNM", "KHM"}


def main(source: Path, target: Path) -> None:
    """Writes the table, sorted by country, office, start and name."""
    with source.open(encoding="utf-8", newline="") as file:
        rows = sorted(
            corrected([compact(row) for row in csv.DictReader(file)]),
            key=lambda row: (row["country"], row["office"], row["start"], row["name"]),
        )
    share_ids(rows)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def corrected(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows without what the corrections drop, and with what they change."""
    path = Path(__file__).with_name("office_corrections.csv")
    for change in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        keys = ("country", "office", "name", "start")
        wrong = [row for row in rows if all(row[key] == change[key] for key in keys)]
        if not wrong:
            raise SystemExit(f"office_corrections.csv: no row is {change}")
        for row in wrong:
            if change["column"] == "drop":
                rows.remove(row)
            else:
                row[change["column"]] = change["value"]
    return rows


def share_ids(rows: list[dict[str, str]]) -> None:
    """Gives a row without a Wikidata id the id of the same person: by name, by day and name, by name again."""
    share_by_name(rows)
    offices: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in rows:
        offices.setdefault((row["country"], row["office"]), []).append(row)
    for row in rows:
        if not row["wikidata"]:
            ids = {other["wikidata"] for other in offices[row["country"], row["office"]] if same_spell(row, other)}
            row["wikidata"] = ids.pop() if len(ids) == 1 else ""
    share_by_name(rows)
    share_by_likeness(rows)


def share_by_likeness(rows: list[dict[str, str]]) -> None:
    """Gives a row the id of the one person of its state whose name is word for word spelled much the same.

    Not where names are short: Kim Sung-han and Kim Sung-hwan are two.
    """
    people: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in rows:
        if row["wikidata"]:
            people.setdefault(row["country"], {})[row["wikidata"]] = sounds(row["name"])
    for row in rows:
        if not row["wikidata"] and row["country"] not in FAMILY_FIRST:
            own = sounds(row["name"])
            ids = {id_ for id_, other in people.get(row["country"], {}).items() if all_alike(own, other)}
            row["wikidata"] = ids.pop() if len(ids) == 1 else ""


def sounds(name: str) -> tuple[str, ...]:
    """The words of a name as they sound."""
    return tuple(sound(word) for word in name_words(name))


def all_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names have as many words, each spelled much the same."""
    return len(one) == len(other) > 1 and all(
        JaroWinkler.similarity(first, second) > 0.92 for first, second in zip(one, other, strict=True)
    )


def same_spell(row: dict[str, str], other: dict[str, str]) -> bool:
    """Whether a row with an id has this row's name in another form, and took the office within two months.

    The Factbook's "Joseph R. Biden Jr." is the "Joe Biden" who took the same office on the same day.
    """
    if not other["wikidata"] or not row["start"] or not other["start"]:
        return False
    days = abs((day(row["start"]) - day(other["start"])).days)
    return days <= 60 and alike(row["name"], other["name"])


def alike(one: str, other: str) -> bool:
    """Whether the last word of the shorter name is in the longer one, or their last words are spelled alike."""
    first, second = ([word for word in sounds(name) if word not in ("zr", "sr")] for name in (one, other))
    short, long = sorted((first, second), key=len)
    return short[-1] in long or JaroWinkler.similarity(short[-1], long[-1]) > 0.9


def day(partial: str) -> datetime.date:
    """A day for a whole or partial date: the middle of its month or year."""
    parts = [int(part) for part in partial.split("-")]
    year, month, date = (*parts, *(7, 1)[len(parts) - 1 :])
    return datetime.date(year, month, date)


def share_by_name(rows: list[dict[str, str]]) -> None:
    """Gives a row the id of the one person of its state with the same name."""
    known: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        for name in (row["name"], *row["other_names"].split("|")):
            if row["wikidata"] and name:
                known.setdefault((row["country"], fold(name)), set()).add(row["wikidata"])
    for row in rows:
        names = (row["name"], *row["other_names"].split("|"))
        ids = {found for name in names for found in known.get((row["country"], fold(name)), ())}
        if not row["wikidata"] and len(ids) == 1:
            row["wikidata"] = ids.pop()


def compact(row: dict[str, str]) -> dict[str, str]:
    """One row of the codebook's table."""
    name, family = plain_name(row["name"])
    others = [plain_name(other)[0] for other in row["other_names"].split("|") if other]
    family = family or next((found for other in row["other_names"].split("|") if (found := plain_name(other)[1])), "")
    if not family and row["country"] in FAMILY_FIRST and len(name.split()) > 1:
        family = name.split()[0]
    if royal := re.fullmatch(r"(\w+(?: [A-Z]\w+)?(?: [IVX]+)?),? (?:Grand Duke |Prince )?of [A-Z][\w ]+", name):
        others.append(name)
        name = royal[1]
        family = family.strip(",") or name.split()[0]
    others = [other for other in dict.fromkeys(others) if other.casefold() != name.casefold()]
    office = row["office"]
    if office == "other":
        office = next((sorted_as for pattern, sorted_as in TITLES if re.search(pattern, row["title"])), "other")
    if office == "head_of_state" and row["title"] in ("Prime Minister", "Premier"):
        office = "head_of_government"  # the Factbook's columns, swapped
    if (row["country"], office, row["title"]) == ("IND", "foreign_minister", "Minister of Foreign Affairs"):
        office = "deputy_foreign_minister"  # Wikidata's item for India's foreign secretary, an official
    return {
        **{column: row[column] for column in ("country", "wikidata", "start", "end", "end_known", "as_of")},
        "office": office,
        "title": row["title"],
        "name": name,
        "family": family,
        "other_names": "|".join(others),
        "source": source_of(row["source"]),
    }


def plain_name(name: str) -> tuple[str, str]:
    """A name in plain case, and the family name where capitals tell it."""
    words = name.split()
    capitals = [word for word in words if is_capitals(word)]
    if len(capitals) == len(words) > 1:
        return " ".join(titled(word) for word in words), ""
    if not capitals:
        return name, ""
    plain = " ".join(titled(word) if word in capitals else word for word in words)
    return plain, " ".join(titled(word) for word in capitals)


def is_capitals(word: str) -> bool:
    """A word of capitals that is no Roman number and no initials (KP, J.D.)."""
    word = word.strip(",")
    return len(word) > 1 and word.isupper() and not re.fullmatch(r"[IVX]+|\w\.|[^AEIOUY]{2}|\w\.\w\.", word)


def titled(word: str) -> str:
    """`AL-SISI` as Al-Sisi, `O'NEILL` as O'Neill, `MCCONNELL` as McConnell."""
    word = re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)
    return re.sub(r"\bMc([a-z])", lambda part: "Mc" + part[1].upper(), word)


def source_of(source: str) -> str:
    """Where the row is from: `wikidata`, `wikipedia`, `factbook`, or several with `+`."""
    found = []
    for part in source.split(" | "):
        if part.startswith("factbook"):
            found.append("factbook")
        elif "scraped" in part:
            found.append("wikipedia")
        else:
            found.append("wikidata")
    return "+".join(dict.fromkeys(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
