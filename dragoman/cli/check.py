"""`dragoman check`: the codebook's tables, row against row."""

from __future__ import annotations

import click


@click.command()
def check() -> None:
    """Check the codebook's tables.

    Exit code 1 where rows contradict themselves or one another.

    \b
    Example:
      dragoman check
    """
    from dragoman import codebook

    complaints = codebook.check()
    for complaint in complaints:
        click.echo(complaint)
    if complaints:
        raise click.exceptions.Exit(1)
    click.echo("The codebook's tables agree.")
