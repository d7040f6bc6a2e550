"""Sentences of a page that may hold a bonus, a tactic, a price variation or a term: looked up in the one pass."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter
from typing import Literal

import msgspec
import regex
from msgspec.structs import replace

from pricelint.documents.document import Block
from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern, Patterns
from pricelint.extract.policies.clauses.asides import held_once
from pricelint.extract.policies.clauses.scope import Span
from pricelint.extract.policies.dated import latest, told_of_the_past
from pricelint.extract.policies.owners import told_of_another
from pricelint.extract.policies.passages.screen import screened, sentences_of
from pricelint.extract.policies.passages.sentences import Sentence
from pricelint.extract.policies.wording.dates import month_names
from pricelint.extract.policies.wording.words import alternatives, words
from pricelint.extract.reading import Reading
from pricelint.model.evidence import Evidence

BULLETS = " •·|✓✔"
"""What parts the items of a list that stands in one block, as in `leads_on`."""

_END = attrgetter("end")
_LEADS = (":", "：")
Heard = dict[str, regex.Match[str] | Literal[False] | None]
_UNASKED: Literal[False] = False
"""In place of a wording that may be there and was not looked for."""


class Line(msgspec.Struct, frozen=True, eq=False, gc=False):
    """Sentence number `index` of a block's `sentences`, in a language; `asked` is the question it answers, or "".

    `heard` is a memo of `says`: language and section → the classes that the sentence may hold a wording of, each with
    its first wording once it was asked for.
    """

    block: Block
    sentences: list[Sentence]
    index: int
    language: str
    asked: str
    heard: dict[tuple[str, str], Heard] = msgspec.field(default_factory=dict)

    @property
    def sentence(self) -> Sentence:
        """The sentence itself."""
        return self.sentences[self.index]

    @property
    def following(self) -> Line | None:
        """The next sentence of the block."""
        return replace(self, index=self.index + 1, heard={}) if self.index + 1 < len(self.sentences) else None

    @property
    def text(self) -> str:
        """The sentence, with typographic variants made plain."""
        return self.sentence.text

    @property
    def aside(self) -> bool:
        """Whether the sentence states no rule of this seller today: it speaks of other sellers ("most tools …") and not
        of this one as well, or of what held once."""
        following = self.sentences[self.index + 1].text if self.index + 1 < len(self.sentences) else ""
        return _aside(self.text, following, self.language)

    @property
    def span(self) -> Span:
        """Where the sentence stands in the document."""
        return self.block.start + self.sentence.start, self.block.start + self.sentence.end

    def cite(self, reading: Reading, *proves: str) -> Evidence:
        """The sentence as evidence."""
        return reading.document.cite(*self.span, *proves)

    def says(self, name: str, key: str) -> regex.Match[str] | None:
        """The first wording of a class (`key` of section `name`) in the sentence; pages in other languages have English
        lines too."""
        found = self._wording(self.language, name, key)
        if found or self.language == "en" or not self.text.isascii():
            return found
        return self._wording("en", name, key)

    def _wording(self, language: str, name: str, key: str) -> regex.Match[str] | None:
        known = self.heard.get((language, name))
        if known is None:
            known = self.heard[language, name] = dict.fromkeys(_possible(self.text, language, name), _UNASKED)
        match = known.get(key)
        if match is False:
            match = known[key] = phrases(language, name)[key].compiled.search(self.text)
        return match


def leads_on(text: str) -> bool:
    """Whether a sentence leads to what follows it, the bullet of the first item aside ("Not refunded: •")."""
    return text.rstrip(BULLETS).endswith(_LEADS)


@lru_cache
def phrases(language: str, name: str) -> dict[str, Pattern]:
    """A section of lists of regular expressions, compiled; a class that the language lacks matches nothing."""
    spaced = words(language).spaced
    own = section(language, name, dict[str, list[str]])
    known = {*own, *section("en", name, dict[str, list[str]])}
    compiled = {
        key: alternatives(own.get(key, []), spaced) for key in known if not key.endswith("stems") and key != "months"
    }
    return compiled | {"months": month_names(language)}


@lru_cache(maxsize=8192)
def _possible(text: str, language: str, name: str) -> frozenset[str]:
    """The classes of a section that a sentence may hold a wording of."""
    return _screen(language, name).that_may_match(text)


@lru_cache(maxsize=8192)
def _aside(text: str, following: str, language: str) -> bool:
    known = words(language).policy
    of_rivals = known["rivals"].search(text) and not known["ours"].search(text)
    return bool(of_rivals) or held_once(text, following, words(language))


@lru_cache
def _screen(language: str, name: str) -> Patterns:
    return Patterns(phrases(language, name))


def doubts(reading: Reading, lines: Iterable[Line]) -> dict[Line, str | None]:
    """Why each of the sentences on one subject may be no rule of this seller today: it is told of another, or of what
    held once; None where nothing says so."""
    told = list(lines)
    newest = latest(reading, [line.span for line in told])
    return {line: told_of_another(reading, line.span) or told_of_the_past(reading, line.span, newest) for line in told}


def page_lines(reading: Reading, group: str) -> list[Line]:
    """The sentences that hold a stem of a group (a section, or "terms.refund"), in document order; what other sellers
    do is none of this page's terms."""
    hits = screened(reading).hits.get(group, {})
    blocks = reading.document.blocks
    return [line for index in sorted(hits) for line in _lines(reading, blocks[index], hits[index])]


def _lines(reading: Reading, block: Block, hits: list[int]) -> list[Line]:
    language = reading.language_of(block)
    found = sentences_of(reading, block)
    indexes = {_at(found, hit - block.start) for hit in hits}
    known: dict[tuple[int, int], Line | None] = reading.memo.setdefault("policies.lines", {})
    for index in indexes:
        if (block.index, index) not in known:
            made = Line(block, found, index, language, _asked(reading, block, found, index))
            known[block.index, index] = None if made.aside else made
    return [line for index in sorted(indexes) if (line := known[block.index, index])]


def _at(found: list[Sentence], offset: int) -> int:
    """Index of the sentence that holds an offset of its block."""
    return min(bisect_right(found, offset, key=_END), len(found) - 1)


def _asked(reading: Reading, block: Block, found: list[Sentence], index: int) -> str:
    """The question that a sentence answers: the sentence before it, or the block above."""
    if index:
        return found[index - 1].text if found[index - 1].question else ""
    above = reading.document.blocks[block.index - 1].text.rstrip() if block.index else ""
    return above if above.endswith(("?", "？")) else ""
