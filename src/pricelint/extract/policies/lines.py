"""Sentences of a page that may hold a bonus, a tactic, a price variation or a term: found once, shared by their readers."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

import re2
import regex

from pricelint.documents.document import Block
from pricelint.extract.language import section
from pricelint.extract.policies.sentences import Sentence, sentences
from pricelint.extract.policies.words import Pattern, alternatives, words
from pricelint.extract.reading import Reading
from pricelint.model.evidence import Evidence

SECTIONS = ("bonus", "tactics", "variation", "terms")

_READ: WeakKeyDictionary[Reading, list[Line]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a block, in a language; `text` is plain and `before` is the plain sentence above it in the block."""

    block: Block
    sentence: Sentence
    language: str
    before: str

    @property
    def text(self) -> str:
        """The sentence, with typographic variants made plain."""
        return self.sentence.text

    def cite(self, reading: Reading, *proves: str) -> Evidence:
        """The sentence as evidence."""
        start = self.block.start
        return reading.document.cite(start + self.sentence.start, start + self.sentence.end, *proves)

    def says(self, name: str, key: str) -> regex.Match[str] | None:
        """The first wording of a class (`key` of section `name`) in the sentence; pages in other languages have English
        lines too."""
        found = phrases(self.language, name)[key].search(self.text)
        if found or self.language == "en" or not self.text.isascii():
            return found
        return phrases("en", name)[key].search(self.text)


@lru_cache
def phrases(language: str, name: str) -> dict[str, Pattern]:
    """A section of lists of regular expressions, compiled; a class that the language lacks matches nothing."""
    spaced = words(language).spaced
    own = section(language, name, dict[str, list[str]])
    known = {*own, *section("en", name, dict[str, list[str]])}
    compiled = {key: alternatives(own.get(key, []), spaced) for key in known if key not in ("stems", "months")}
    return compiled | {"months": alternatives([f"({month})" for month in own.get("months", [])], spaced)}


@lru_cache
def _stems(language: str) -> re2._Regexp:
    listed = [stem for name in SECTIONS for stem in section(language, name, dict[str, list[str]]).get("stems", [])]
    return stem_pattern(tuple(listed))


@lru_cache
def stem_pattern(stems: tuple[str, ...]) -> re2._Regexp:
    """One linear-time pattern that finds any of some plain pieces of text, in any case."""
    options = re2.Options()
    options.case_sensitive = False
    return re2.compile("|".join(re2.escape(stem) for stem in stems) or r"[^\x00-\x{10FFFF}]", options)


def hit_blocks(reading: Reading, pattern: re2._Regexp) -> list[Block]:
    """The blocks that a pattern hits anywhere, in order: one pass over the page's text."""
    blocks = reading.document.blocks
    starts = [block.start for block in blocks]
    found: list[Block] = []
    for match in pattern.finditer(reading.document.text):
        block = blocks[bisect_right(starts, match.start()) - 1]
        if not found or found[-1] is not block:
            found.append(block)
    return found


def page_lines(reading: Reading) -> list[Line]:
    """The sentences of the blocks that hold a stem of one of the sections, in document order."""
    if reading not in _READ:
        codes = {reading.language, "en"}
        hit = {block.index: block for code in codes for block in hit_blocks(reading, _stems(code))}
        _READ[reading] = [line for _, block in sorted(hit.items()) for line in _lines(reading, block)]
    return _READ[reading]


def _lines(reading: Reading, block: Block) -> list[Line]:
    language = reading.language_of(block)
    found = sentences(block.text, words(language))
    return [Line(block, s, language, found[i - 1].text if i else "") for i, s in enumerate(found)]
