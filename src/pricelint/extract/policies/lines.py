"""Sentences of a page that may hold a bonus, a tactic, a price variation or a term: found once for each section."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
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

_READ: WeakKeyDictionary[Reading, dict[str, list[Line]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Sentence number `index` of a block's `sentences`, in a language; `asked` is the question it answers, or ""."""

    block: Block
    sentences: list[Sentence]
    index: int
    language: str
    asked: str

    @property
    def sentence(self) -> Sentence:
        """The sentence itself."""
        return self.sentences[self.index]

    @property
    def following(self) -> Line | None:
        """The next sentence of the block."""
        return replace(self, index=self.index + 1) if self.index + 1 < len(self.sentences) else None

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
def _stems(language: str, name: str) -> re2._Regexp:
    return stem_pattern(tuple(section(language, name, dict[str, list[str]]).get("stems", [])))


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


def page_lines(reading: Reading, name: str) -> list[Line]:
    """The sentences that hold a stem of a section, in document order; each section is searched once per page."""
    known = _READ.setdefault(reading, {})
    if name not in known:
        codes = {reading.language, "en"}
        hit = {block.index: block for code in codes for block in hit_blocks(reading, _stems(code, name))}
        known[name] = [line for _, block in sorted(hit.items()) for line in _lines(reading, block, name)]
    return known[name]


def _lines(reading: Reading, block: Block, name: str) -> list[Line]:
    language = reading.language_of(block)
    found = sentences(block.text, words(language))
    stems = [_stems(code, name) for code in {language, "en"}]
    above = reading.document.blocks[block.index - 1].text.rstrip() if block.index else ""
    lines = []
    asked = above if above.endswith(("?", "？")) else ""
    for index, sentence in enumerate(found):
        if len(found) == 1 or any(stem.search(sentence.text) for stem in stems):
            lines.append(Line(block, found, index, language, asked))
        asked = sentence.text if sentence.question else ""
    return lines
