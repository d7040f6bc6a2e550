"""One pass over a page's text for all readers of policies: which blocks hold a stem of which section, and where."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache
from operator import itemgetter

import msgspec
import re2
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pricelint.documents.document import Block
from pricelint.extract.language import languages, section
from pricelint.extract.policies.passages.sentences import Sentence, sentences
from pricelint.extract.policies.wording.words import words
from pricelint.extract.reading import Reading
from pricelint.model.once import once
from pricelint.model.platform import Role

SECTIONS = ("policies", "bonus", "tactics", "variation", "terms", "gaps")
_STEMS = "stems"

Stems = tuple[tuple[str, str], ...]


class Screened(msgspec.Struct, eq=False, gc=False):
    """What the pass found. `hits`: group of stems → index of a block → offsets in the document, in order.

    A group is a section ("bonus"), or a section's part with stems of its own ("terms.refund").
    """

    hits: dict[str, dict[int, list[int]]]
    split: dict[int, list[Sentence]] = msgspec.field(default_factory=dict)


@once
def screened(reading: Reading) -> Screened:
    """The pass over a page, made once. A blog reports on offers, often another vendor's: it holds no policy itself."""
    return Screened({} if reading.document.role is Role.BLOG else _hits(reading))


def sentences_of(reading: Reading, block: Block) -> list[Sentence]:
    """The sentences of a block in its language, split once for all readers."""
    split = screened(reading).split
    if block.index not in split:
        split[block.index] = _sentences(block.text, reading.language_of(block))
    return split[block.index]


@lru_cache(maxsize=4096)
def _sentences(text: str, language: str) -> list[Sentence]:
    return sentences(text, words(language))


def blocks_with(reading: Reading, pattern: re2._Regexp) -> list[Block]:
    """The blocks that a pattern hits anywhere, in order."""
    document = reading.document
    return [
        document.blocks[index]
        for index in {document.block_at(m.start()).index: None for m in pattern.finditer(document.text)}
    ]


def _hits(reading: Reading) -> dict[str, dict[int, list[int]]]:
    codes = {reading.language, reading.document.language, "en"}
    automaton, groups = _screen(frozenset(codes.intersection(languages())))
    starts = [block.start for block in reading.document.blocks]
    hits: dict[str, dict[int, list[int]]] = {}
    found = automaton.find_matches_as_indexes(_lower(reading.document.text), overlapping=True)
    for stem, at, _ in sorted(found, key=itemgetter(1)):
        index = bisect_right(starts, at) - 1
        for group in groups[stem]:
            hits.setdefault(group, {}).setdefault(index, []).append(at)
    return hits


def _lower(text: str) -> str:
    """The text in lower case, character for character: a few ("İ") would become two."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


@lru_cache
def _screen(codes: frozenset[str]) -> tuple[AhoCorasick, list[tuple[str, ...]]]:
    """What finds all stems of some languages in one pass, also those that share letters ("na primeira" and "primeira
    compra"), and the groups that each of them stands for."""
    groups: dict[str, set[str]] = defaultdict(set)
    for code in codes:
        for stem, group in _stems(code):
            groups[stem].add(group)
    automaton = AhoCorasick(list(groups), MatchKind.Standard, implementation=Implementation.DFA)
    return automaton, [tuple(sorted(own)) for own in groups.values()]


def _stems(code: str) -> Stems:
    found: list[tuple[str, str]] = []
    for name in SECTIONS:
        for key, value in section(code, name, dict[str, object]).items():
            if key.endswith(_STEMS) and isinstance(value, list):
                group = name if key == _STEMS else f"{name}.{key.removesuffix('_' + _STEMS)}"
                found += [(spelled, group) for stem in value for spelled in _spellings(str(stem).lower(), code)]
    return tuple(found)


def _spellings(stem: str, code: str) -> set[str]:
    """A stem as the phrases write it and as the language's other way of writing does."""
    table = {ord(clear): chr(variant) for variant, clear in words(code).variants.items()}
    return {stem, stem.translate(table)}
