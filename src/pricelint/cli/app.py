"""The command line's frame: one Typer application, errors as sentences, exit codes in one place."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from pricelint import __version__
from pricelint.cli.by_name import Commands
from pricelint.cli.exits import MEANINGS, Exit
from pricelint.errors import PricelintError, RuleError, UsageError

_EXITS = "\n\n".join(f"{code.value}  {meaning}" for code, meaning in MEANINGS.items())

app = typer.Typer(
    name="pricelint",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help="Audit public pricing pages that sell credits, tokens, coins or points: every claim with its receipt.",
    epilog=f"**Exit codes**\n\n{_EXITS}",
)
out = Console(soft_wrap=False)
err = Console(stderr=True, highlight=False)


def _version(wanted: bool) -> None:
    if wanted:
        out.print(f"pricelint {__version__}", highlight=False)
        raise typer.Exit


@app.callback()
def frame(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Options before the command."""


def main() -> NoReturn:
    """Run the command line. What pricelint raises on purpose is told in a sentence, never as a traceback."""
    try:
        app()
    except (UsageError, RuleError) as error:
        complain(str(error))
        sys.exit(Exit.USAGE)
    except PricelintError as error:
        complain(str(error))
        sys.exit(Exit.INCOMPLETE)
    sys.exit(Exit.CLEAN)


def complain(sentence: str) -> None:
    """Say on standard error what could not be done."""
    err.print(f"[bold red]error[/] {_plain(sentence)}", soft_wrap=True)


def done(lost: Sequence[str]) -> typer.Exit:
    """The end of a command that tells what was `lost`, a sentence each, and leaves with the code that says so."""
    for sentence in lost:
        complain(sentence)
    return typer.Exit(Exit.INCOMPLETE if lost else Exit.CLEAN)


def note(sentence: str) -> None:
    """Say something on standard error that is no error."""
    err.print(_plain(sentence), soft_wrap=True)


def _plain(text: str) -> str:
    """Captured words never style the terminal: no markup, no control characters."""
    return "".join(c if c.isprintable() or c == "\n" else "�" for c in text).replace("[", "\\[")
