"""The command line: one file a command. Here they are found, loaded when called, and their errors told in words."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from dragoman import __version__
from dragoman.errors import DragomanError

# In the order of the help. Each is a function of its own name in a module of its own name.
COMMANDS = (
    *("read", "brief", "find", "show", "actors", "merge", "split", "judge", "why", "compare", "ledger", "changes"),
    *("export", "verify", "check"),
    *("watch", "sources", "serve", "notify"),
)  # fmt: skip
STOPPED = 130  # what a shell expects of a program that Ctrl-C ended


class CouldNot(click.ClickException):
    """What could not be done, and why, in one line."""

    exit_code = 2


class Commands(click.Group):
    """The group of all commands, which loads only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: D102
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: D102
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"dragoman.cli.{cmd_name}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; whatever stops it is told without a traceback, unless `--debug` asks for one."""
        if ctx.params.get("debug"):
            return super().invoke(ctx)
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except DragomanError as error:
            raise CouldNot(str(error)) from error
        except KeyboardInterrupt:
            click.echo("\nStopped. What was finished is kept.", err=True)
            ctx.exit(STOPPED)
        except Exception as error:
            message = f"Something went wrong that should not have ({type(error).__name__}: {error})."
            raise CouldNot(
                f"{message} Run it again as `dragoman --debug ...` to see where, and please report it."
            ) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="dragoman")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def main(debug: bool) -> None:  # read by Commands.invoke
    """Reads news reports into a sourced record of diplomacy: who contacted whom, how many, who says so.

    \b
    Examples:
      dragoman brief reports/                      read a folder and print the briefing, nothing kept
      dragoman read reports/ more.jsonl            read into ./record.dragoman
      dragoman brief --since 2022-03-01            the briefing of what is kept

    Exit codes: 0 done, 1 some inputs skipped (listed) or faults found, 2 it could not be done.
    """
