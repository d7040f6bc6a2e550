"""Exit codes of every command; the README's table is checked against this one."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the shell is told."""

    CLEAN = 0
    FOUND = 1
    USAGE = 2
    INCOMPLETE = 3
    INTERRUPTED = 130


MEANINGS = {
    Exit.CLEAN: "everything was read; no violation at or above --fail-on (without --fail-on: whatever was found)",
    Exit.FOUND: "at least one violation at or above --fail-on; of `verify`: something differs from what was recorded; "
    "of `store check`: something is wrong",
    Exit.USAGE: "the command line, a configuration file or an installed package of rules cannot be used as given",
    Exit.INCOMPLETE: "a source or a page could not be audited (said on standard error); the others were",
    Exit.INTERRUPTED: "ended by Ctrl-C; pages that were done are kept: `pricelint crawl --resume` goes on from there",
}
"""In words, as the help prints them. Where both 1 and 3 hold, it is 1."""
