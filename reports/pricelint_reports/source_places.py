"""Where a quote stands in the HTML source of its page, in lines and columns, for tools that open the file.

Evidence counts in a document's text, an editor in the file. Both are compared without their white space, the source
without tags, comments and scripts and with its character references read. A place is given only where it is certain:
the quote stands once, or the source repeats it just as often as the text does, or its surroundings single it out.
"""

from __future__ import annotations

import html
import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from pricelint.model.evidence import Evidence
from pricelint_reports.passages import span_in

AROUND = (24, 96, 384)
"""How many characters of text on each side of a quote are tried to single it out, one after the other."""

MOST = 200
"""A quote that stands more often than this is not looked for any further."""

_TOKEN = re.compile(
    r"""(?P<skip><!--.*?(?:-->|\Z)
        |<(?P<raw>script|style)\b.*?(?:</(?P=raw)\s*>|\Z)
        |<[a-z/!?](?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|[^'">])*(?:>|\Z))
    |(?P<reference>&(?:\#[0-9]{1,7}|\#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});?)
    |(?P<text>[^<&]+|[<&])""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a source: lines and columns from 1, columns in UTF-16 code units, the end not included; its text."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True, slots=True)
class _Flat:
    """Characters other than white space, and where in the source each begins and ends."""

    text: str
    starts: array[int]
    ends: array[int]


class SourcePage:
    """The source of one page beside its text (what evidence counts in)."""

    def __init__(self, source: str, text: str) -> None:
        self.source, self.text = source, text

    def spot(self, evidence: Evidence) -> Spot | None:
        """The place of a quote in the source, or None where it is not certain."""
        span = span_in(self.text, evidence)
        quote = _squeezed(evidence.quote)
        if span is None or not quote:
            return None
        return self._certain(self._visible, quote, span) or self._only(quote)

    @property
    def whole(self) -> Spot:
        """All of the source; its text is left out."""
        end = self._at(len(self.source))
        return Spot(1, 1, *end, "")

    def _certain(self, flat: _Flat, quote: str, span: tuple[int, int]) -> Spot | None:
        found = _places(flat.text, quote)
        if len(found) != 1:
            found = self._nth(found, quote, span) or self._singled_out(flat, quote, span)
        return self._spot(flat, found[0], len(quote)) if len(found) == 1 else None

    def _nth(self, found: list[int], quote: str, span: tuple[int, int]) -> list[int]:
        """Where source and text say the quote equally often: the one with as many before it."""
        told = _places(_squeezed(self.text), quote)
        before = len(_squeezed(self.text[: span[0]]))
        return [found[told.index(before)]] if len(told) == len(found) and before in told else []

    def _singled_out(self, flat: _Flat, quote: str, span: tuple[int, int]) -> list[int]:
        for size in AROUND:
            before = _squeezed(self.text[max(0, span[0] - size) : span[0]])
            after = _squeezed(self.text[span[1] : span[1] + size])
            found = _places(flat.text, before + quote + after)
            if len(found) == 1:
                return [found[0] + len(before)]
        return []

    def _only(self, quote: str) -> Spot | None:
        """The quote in the source as it is, where it stands there once: an attribute, or data in a script."""
        found = _places(self._plain.text, quote)
        return self._spot(self._plain, found[0], len(quote)) if len(found) == 1 else None

    def _spot(self, flat: _Flat, first: int, length: int) -> Spot:
        start, end = flat.starts[first], flat.ends[first + length - 1]
        return Spot(*self._at(start), *self._at(end), self.source[start:end])

    def _at(self, offset: int) -> tuple[int, int]:
        number = bisect_right(self._lines, offset)
        before = self.source[self._lines[number - 1] : offset]
        return number, 1 + len(before.encode("utf-16-le", "surrogatepass")) // 2

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.source))]

    @cached_property
    def _visible(self) -> _Flat:
        """The source as a reader sees it."""
        characters: list[str] = []
        starts, ends = array("l"), array("l")
        for token in _TOKEN.finditer(self.source):
            if token["skip"] is not None:
                continue
            whole = token["reference"]
            read = html.unescape(whole) if whole else token["text"]
            for number, character in enumerate(read):
                if not character.isspace():
                    start = token.start() if whole else token.start() + number
                    characters.append(character)
                    starts.append(start)
                    ends.append(token.end() if whole else start + 1)
        return _Flat("".join(characters), starts, ends)

    @cached_property
    def _plain(self) -> _Flat:
        """The source as it is written."""
        kept = [(number, character) for number, character in enumerate(self.source) if not character.isspace()]
        starts = array("l", (number for number, _ in kept))
        return _Flat("".join(character for _, character in kept), starts, array("l", (each + 1 for each in starts)))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _places(text: str, part: str) -> list[int]:
    """Where `part` stands in `text`; overlapping places count, and no more than MOST + 1 are told."""
    found: list[int] = []
    place = text.find(part)
    while place >= 0 and len(found) <= MOST:
        found.append(place)
        place = text.find(part, place + 1)
    return found
