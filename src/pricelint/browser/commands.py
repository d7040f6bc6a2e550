"""Run one fixed command of a set-up step, bounded in time, its failure told in one line."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from pricelint.errors import BrowserError

QUIET = {"DEBIAN_FRONTEND": "noninteractive", "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "20000"}


def run_command(command: Sequence[str], *, minutes: float) -> None:
    """Wait for `command` to succeed; raises `BrowserError` with the last line it said, or that it took too long."""
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
        last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["no message"]
        raise BrowserError(f"ended with {done.returncode}: {last[0][:300]}", where=where)
