"""Pieces of pages: what a page about many platforms prints of one, found again in the page as it was written before.

    <!--3f9a…-->what is printed<!---->

The mark is a digest of what the piece is made of. After one platform was visited again, hundreds of pages differ in its
rows alone; the others are cut out of the pages as they lay and not rendered. No captured text can set a mark: whatever
is printed of it is escaped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Protocol

import msgspec
from markupsafe import Markup

# As long as this lest a vendor makes two pages of one digest, and is read as what it was before.
_BYTES = 16
_OPENS, _SHUTS = "<!--", "-->"
_TEXT = 2 * _BYTES + len(_SHUTS)
_encoder = msgspec.json.Encoder(order="deterministic")


class Printer(Protocol):
    """A macro of a template."""

    name: str

    def __call__(self, *arguments: object) -> str:
        """What it prints."""
        ...


class Pieces:
    """The pieces of one page. `before` is the page as an earlier build left it, made of the same templates and frame.

    What prints a piece prints the same wherever on the page it stands, and of nothing but what the piece is made of,
    the page's path, and what all pages share.
    """

    def __init__(self, before: str = "") -> None:
        self._kept = dict(_cut(before))

    def piece(self, made_of: object, print_it: Printer, *arguments: object) -> Markup:
        """One piece: as it stood on the page before, or else printed."""
        mark = piece_mark(print_it.name, made_of)
        text = self._kept.get(mark)
        return Markup(f"<!--{mark}-->{print_it(*arguments) if text is None else text}<!---->")  # noqa: S704 -- printed

    def each(self, rows: Iterable[object], print_it: Printer, *arguments: object) -> Markup:
        """A piece for each row, made of nothing but the row."""
        return Markup("").join(self.piece(row, print_it, row, *arguments) for row in rows)

    def lacks(self, name: str, made_of: object) -> bool:
        """Whether the piece that the macro of this name would print did not stand on the page before."""
        return piece_mark(name, made_of) not in self._kept


def _cut(page: str) -> Iterator[tuple[str, str]]:
    """The pieces of a page by their marks: each comment that holds a mark, up to the empty one."""
    for comment, after in pairwise(page.split(_OPENS)):
        if comment.startswith(_SHUTS, _TEXT - len(_SHUTS)) and after.startswith(_SHUTS):
            yield comment[: _TEXT - len(_SHUTS)], comment[_TEXT:]


def piece_mark(name: str, made_of: object) -> str:
    """The mark of a piece: a digest of what it is made of and of the macro that prints it."""
    return hashlib.blake2b(_encoder.encode((name, made_of)), digest_size=_BYTES).hexdigest()


class Once:
    """What is printed once and stands on many pages, by a key of what it is made of beside the site itself."""

    def __init__(self) -> None:
        self._printed: dict[object, str] = {}

    def __call__(self, key: object, print_it: Callable[..., str], *arguments: object) -> str:
        """What the macro gives for the arguments, remembered by the key."""
        if key not in self._printed:
            self._printed[key] = print_it(*arguments)
        return self._printed[key]
