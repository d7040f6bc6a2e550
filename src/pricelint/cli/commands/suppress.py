"""`pricelint suppress`: write the entries that take findings out of the verdict, instead of copying fingerprints."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from pricelint.audit.registry import load_rules
from pricelint.audit.suppression_file import appended, must_be_distinct, written
from pricelint.audit.suppressions import counting, day_of
from pricelint.cli.app import app, note, out
from pricelint.cli.counts import counted
from pricelint.cli.stored import stored_result
from pricelint.errors import ConfigError, UsageError
from pricelint.model.outcome import Outcome
from pricelint.model.result import AuditResult
from pricelint.model.suppression import Suppression
from pricelint_reports.text import one_line

LEAST_DIGITS = 6
"""Digits of a fingerprint that are enough to name it, where no other begins with them."""


@dataclass(frozen=True, slots=True)
class _Open:
    """A finding that an entry can take out."""

    platform: str
    outcome: Outcome
    fingerprint: str
    message: str


@app.command()
def suppress(
    result: Annotated[Path, typer.Argument(help="The result.json of an audit.")],
    fingerprints: Annotated[
        list[str] | None,
        typer.Argument(help="Fingerprints of findings, or their first digits; without any, they are listed."),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why the findings do not count.")] = "",
    author: Annotated[str, typer.Option("--author", help="Who answers for that.")] = "",
    until: Annotated[str, typer.Option("--until", help="The last day it holds, as 2027-06-30.")] = "",
    to: Annotated[
        Path | None, typer.Option("--to", help="TOML file to add the entries to; without it they are printed.")
    ] = None,
) -> None:
    """Write [[suppress]] entries for findings of a result, or list the findings that can be suppressed."""
    data = stored_result(result)
    found = list(_open(data))
    if not fingerprints:
        _list(found)
        return
    last = _day(until, data)
    _must_be_said(reason=reason, author=author)
    named = dict.fromkeys(_named(digits, found, result) for digits in fingerprints)
    entries = [
        Suppression(
            fingerprint=each.fingerprint, reason=reason, author=author, until=last, rule=each.outcome.rule,
            platform=each.platform,
        )
        for each in named
    ]  # fmt: skip
    _write(entries, to)


def _list(found: Sequence[_Open]) -> None:
    for each in found:
        cells = (each.fingerprint, each.platform, each.outcome.rule, each.outcome.verdict.value, each.message)
        out.print(Text("  ".join(one_line(cell) for cell in cells)), soft_wrap=True)


def _open(data: AuditResult) -> Iterator[_Open]:
    """Every finding that counts, each fingerprint once."""
    seen: set[str] = set()
    for platform, outcome, finding in counting(data):
        if finding.fingerprint not in seen:
            seen.add(finding.fingerprint)
            yield _Open(platform.platform.id, outcome, finding.fingerprint, finding.message)


def _named(digits: str, found: Sequence[_Open], result: Path) -> _Open:
    wanted = digits.strip().lower()
    matching = [each for each in found if each.fingerprint.startswith(wanted)]
    if len(wanted) >= LEAST_DIGITS and len(matching) == 1:
        return matching[0]
    several = f"{digits!r} is too short: {len(matching)} of the findings that count begin with it"
    what = several if matching else f"no finding that counts begins with {digits!r}"
    raise UsageError(
        what, where=str(result),
        expected=f"at least {LEAST_DIGITS} digits of the fingerprint of one violation or review that counts",
        do=f"list them with `pricelint suppress {result}`",
    )  # fmt: skip


def _day(until: str, data: AuditResult) -> date:
    try:
        last = date.fromisoformat(until)
    except ValueError as error:
        raise UsageError(f"{until!r} is no day", where="--until", expected="a day such as 2027-06-30") from error
    seen = day_of(data.audited_at)
    if last < seen:
        raise UsageError(
            f"{last} is before the capture of {seen}",
            where="--until",
            expected="a day on which the finding was seen or later",
        )
    return last


def _must_be_said(**texts: str) -> None:
    for name, text in texts.items():
        if not text.strip():
            raise UsageError(f"no {name} is given", where="pricelint suppress", do=f'say it with --{name} "…"')
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise UsageError(f"the {name} holds half a character", where=f"--{name}", expected="UTF-8") from error


def _write(entries: Sequence[Suppression], to: Path | None) -> None:
    if to is None:
        must_be_distinct(entries)
        sys.stdout.write("".join(written(entry) for entry in entries).lstrip("\n"))
        return
    try:
        text = to.read_bytes().decode("utf-8") if to.exists() else ""
        more = appended(text, entries, load_rules(), str(to))
        with to.open("a", encoding="utf-8", newline="") as file:
            file.write(more if text else more.lstrip("\n"))
    except UnicodeDecodeError as error:
        raise ConfigError("this is no UTF-8", where=str(to), expected="a TOML file") from error
    except OSError as error:
        raise ConfigError(f"it cannot be written: {error.strerror}", where=str(to), do="name another file") from error
    note(f"{counted(len(entries), 'entry', 'entries')} added to {to}")
