"""Run one fixed command of a set-up step, bounded in time, its failure told in one line."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from pricelint.errors import BrowserError

QUIET = {"DEBIAN_FRONTEND": "noninteractive", "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "20000"}


def run_command(command: Sequence[str], *, minutes: float) -> None:
    """Wait for `command` to succeed; raises `BrowserError` with the line that tells why, or that it took too long."""
    where = " ".join(command)
    try:
        done = subprocess.run(  # noqa: S603 - fixed commands: no word of them comes from a page
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=minutes * 60,
            check=False,
            env={**os.environ, **QUIET},
        )
    except FileNotFoundError as error:
        raise BrowserError("is not installed", where=command[0]) from error
    except subprocess.TimeoutExpired as error:
        raise BrowserError(f"was stopped after {minutes:g} minutes", where=where) from error
    if done.returncode:
        raise BrowserError(f"ended with {done.returncode}: {_telling_line(done.stderr or done.stdout)}", where=where)


def _telling_line(said: str) -> str:
    """The first line that speaks of an error, else the last: traces of programs end in braces."""
    lines = [line.strip() for line in said.splitlines() if line.strip()] or ["no message"]
    telling = [line for line in lines if line.startswith("E:") or "error" in line.lower()]
    return (telling or lines[-1:])[0][:300]
