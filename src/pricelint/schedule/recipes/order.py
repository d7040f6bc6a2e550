"""What a recipe is made of, and how often it wakes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from pricelint.errors import UsageError

_PERIODS = (60, 30, 20, 15, 10, 5)
"""Minutes between two looks that divide an hour; a look at which nothing is due costs a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A watch to be set up.

    program    absolute path of pricelint on this machine
    arguments  what follows `watch`: platforms and options
    folder     absolute path of the working folder; paths in `arguments` may be relative to it
    shortest   the shortest cadence of all platforms
    variables  names of the environment variables that channels take their addresses from
    store      path of the store as it was given
    """

    program: str
    arguments: tuple[str, ...]
    folder: str
    shortest: timedelta
    variables: tuple[str, ...] = ()
    store: str = ""

    def __post_init__(self) -> None:
        for word in (self.program, self.folder, *self.arguments):
            must_be_printable(word)

    @property
    def schedule(self) -> str:
        """When to look, as the five fields of cron: a quarter of the shortest cadence, at most an hour apart.

        The minute follows from the words, so that not everybody looks at the full hour.
        """
        wanted = self.shortest / 4
        period = next((one for one in _PERIODS if timedelta(minutes=one) <= wanted), _PERIODS[-1])
        digest = hashlib.sha256("\n".join((self.folder, *self.arguments)).encode("utf-8", "surrogateescape")).digest()
        first = digest[0] % period
        if period == _PERIODS[0]:
            return f"{first} * * * *"
        return f"{','.join(str(minute) for minute in range(first, 60, period))} * * * *"


def must_be_printable(word: str) -> None:
    """Raises UsageError for a word with line breaks or control characters: no recipe can hold it."""
    if not word.isprintable():
        raise UsageError(
            f"{word[:80]!r} holds a character that cannot be printed", where="--print",
            do="rename the file, or leave the platform out",
        )  # fmt: skip


def quoted(text: str) -> str:
    """A text as a string of JSON, which is one of YAML too."""
    return json.dumps(text, ensure_ascii=False)


def refuse(words: Sequence[str], sign: str, why: str) -> None:
    """Raises UsageError for a word that holds `sign`, which no quoting makes safe there."""
    for word in words:
        if sign in word:
            raise UsageError(f"{word[:80]!r} holds {sign!r}: {why}", where="--print", do="rename it")
