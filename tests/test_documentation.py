import re
import shlex
from pathlib import Path
from typing import get_args

import click
import pytest

import dragoman
from dragoman import columns, records
from dragoman.cli import COMMANDS, main
from dragoman.errors import CouldNotFetch

ROOT = Path(__file__).parents[1]
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = re.compile(r"`([^`\n]+)`")
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


def section(heading):
    """The text under a heading, up to the next of its depth or above."""
    depth = heading.split(" ")[0]
    found = re.search(rf"^{re.escape(heading)}.*?$\n(.*?)(?=^#{{1,{len(depth)}}} |\Z)", REFERENCE, re.M | re.S)
    assert found, f"docs/reference.md has no {heading!r}"
    return found.group(1)


def named(text):
    """What stands in code in a text."""
    return set(CODE.findall(text))


def command(name):
    return main.get_command(click.Context(main), name)


def options_of(name):
    return {each for option in command(name).params if isinstance(option, click.Option) for each in option.opts}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented_with_its_command_and_no_other(name):
    told = {option for code in named(section(f"### `dragoman {name}")) for option in OPTION.findall(code)}
    assert told == options_of(name)


@pytest.mark.parametrize("option", [each for option in main.params for each in option.opts])
def test_options_of_all_commands_are_documented(option):
    assert f"`dragoman {option}" in section("## Commands")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_examples_in_its_help(name):
    assert f"dragoman {name}" in command(name).help.partition("Example")[2]


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("## Accounts", columns.ACCOUNT_COLUMNS),
        ("## Figures", columns.FIGURE_COLUMNS),
        ("## Statements", columns.STATEMENT_COLUMNS),
        ("## Positions", columns.POSITION_COLUMNS),
        ("## Actors", columns.ACTOR_COLUMNS),
        ("## Articles", columns.ARTICLE_COLUMNS),
    ],
)
def test_every_column_has_a_row_and_every_row_a_column(heading, names):
    cells = re.findall(r"^\| (`.*?) \|", section(heading), re.M)
    assert [name for cell in cells for name in CODE.findall(cell)] == list(names)


@pytest.mark.parametrize("record", [records.Party, records.Place])
def test_every_part_of_a_column_is_documented(record):
    assert set(record.__dataclass_fields__) <= named(section("## Accounts"))


def test_every_part_of_evidence_is_documented():
    (piece,) = columns.evidence_to_dicts([records.Evidence("mode", "rule")])
    assert set(piece) <= named(section("## Accounts"))


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("## Accounts", records.Mode),
        ("## Accounts", records.Status),
        ("## Accounts", records.Outcome),
        ("## Accounts", records.Part),
        ("## Figures", records.Measure),
        ("## Figures", records.Bound),
        ("## Statements", records.StatementKind),
        ("## Statements", records.SaidIn),
        ("## Positions", records.Stance),
    ],
)
def test_every_value_is_documented(heading, kind):
    assert set(get_args(kind)) <= named(section(heading))


def test_every_kind_of_skip_is_documented():
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "dragoman" / "intake").glob("*.py"))
    kinds = set(re.findall(r'(?:Skip|NotAnArticle)\([^()]*?(?:\([^()]*\)[^()]*?)*,\s*"([a-z_]+)",?\s*\)', code))
    assert len(kinds) > 5
    assert kinds <= named(section("## What is read"))


def test_every_kind_of_failure_to_fetch_is_documented():
    listed = re.sub(r"\([^)]*\)", "", CouldNotFetch.__doc__.partition("Kinds: ")[2].replace("\n", " "))
    kinds = {word for word in re.split(r"[\s,.]+", listed) if word}
    assert {"blocked", "robots", "too_large"} < kinds
    assert kinds <= named(section("## What is read"))


@pytest.mark.parametrize("name", sorted(set(dragoman.__all__) - {"__version__"}))
def test_every_public_name_is_documented(name):
    assert re.search(rf"\b{name}\b", section("## As a library"))


def test_every_make_target_is_documented_and_no_other():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.*)$", makefile, re.M)
    assert targets
    assert set(re.findall(r"^\| `make (\w+)`", section("## Make"), re.M)) == set(targets.group(1).split())


SHOWN = re.compile(rf"\s*(?:.*\| )?(?:\S*/)?dragoman ((?:{'|'.join(COMMANDS)})\b.*)")


def examples():
    """Every command line that the documentation shows, without its comment and what the shell does with it."""
    texts = [README, REFERENCE, main.help, *(command(name).help for name in COMMANDS)]
    for line in "\n".join(texts).splitlines():
        found = SHOWN.match(line)
        if found and not line.startswith("|"):
            yield re.split(r"\s{2,}|\s#|\s>", found.group(1))[0]


@pytest.mark.parametrize("line", sorted(set(examples())))
def test_every_example_is_a_command_that_is_understood(line):
    name, *arguments = shlex.split(line)
    command(name).make_context(name, arguments)
