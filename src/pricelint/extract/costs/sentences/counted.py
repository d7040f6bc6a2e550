"""The numbers that may be costs: counts of the unit in digits or words, bare numbers under a telling heading."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter

import regex

from pricelint.documents.document import Block, Document
from pricelint.extract.annotate.numbers import NumberWords
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.costs.found import is_action
from pricelint.extract.costs.surroundings.overhead import prices, titles
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern
from pricelint.extract.reading import Reading
from pricelint.extract.unit.mentions import is_compound
from pricelint.extract.words import alternatives

_START = attrgetter("start")
_SHORT = 40
_PART = 16
_LONGEST_ROW = 60
_NUMBER = regex.compile(r"[~≈]?\s?\d[\d.,]*")
_OUTPUTS = regex.compile(r"\d[\d.,]*\s?[\p{Han}\p{Kana}ー]{1,5}の(?P<made>[\p{Han}\p{Kana}ー]+)")
_MEASURED = regex.compile(r"\d ?(?:/|\p{L}{2,4}) ?(?:\d+ )?\p{L}+$")
"""How a line ends whose number has a measure."""
_ROW = regex.compile(r"\D.*?\s?(?:[:：=–—−→|·…]|\.{2,}|\s-)\s*[~≈]?\s*(?P<value>\d[\d.,]*)")


def counted(reading: Reading) -> Iterator[tuple[Block, list[Count]]]:
    """Blocks with counts, words for one unit ("one token") included, in reading order."""
    document = reading.document
    mentions: dict[int, list[Count]] = {}
    stated = (count for count in reading.counts if not _of_outputs(reading, count))
    for count in [*stated, *single_units(reading), *_bare(reading)]:
        mentions.setdefault(document.block_at(count.start).index, []).append(count)
    for index in sorted(mentions):
        block = document.blocks[index]
        inside = sorted(
            (c for c in mentions[index] if c.end <= block.end or _is_parted(document, block, c)), key=_START
        )
        apart = [c for before, c in zip([None, *inside], inside, strict=False) if not before or before.end <= c.start]
        yield block, apart


def _is_parted(document: Document, block: Block, count: Count) -> bool:
    """Whether a line holds nothing but the number of a count, and the next one begins with its unit."""
    below = document.blocks[block.index + 1] if block.index + 1 < len(document.blocks) else None
    alone = count.start == block.start and not any(map(str.isalpha, block.text))
    return alone and below is not None and below.start < count.end <= below.end


def _of_outputs(reading: Reading, count: Count) -> bool:
    """Whether a number counts what is made and not the units that it takes: "1本の生成クレジット" states no cost."""
    outputs = _OUTPUTS.match(reading.plain, count.start, count.end)
    made = reading.unit_pattern.sub("", outputs["made"]) if outputs else ""
    return is_action(made, reading.language)


def _bare(reading: Reading) -> Iterator[Count]:
    """The bare numbers that end the lines of a list whose heading names the unit and says that costs follow.

    "Credits per generation", then "Image – 5".
    """
    for block in reading.document.blocks:
        if len(block.text) > _LONGEST_ROW or not (block.text[-1:].isdigit() or _MEASURED.search(block.text)):
            continue
        if any(count.end <= block.end for count in reading.counts_in(block.start, block.end)):
            continue
        label, start = _row(reading.document.blocks, block)
        numbers = reading.numbers_in(start, block.end) if label else ()
        measured = len(numbers) > 0 and _is_measured(reading, numbers[0].end, block.end)
        if not numbers or not (measured or (len(numbers) == 1 and is_action(label, reading.language))):
            continue
        if any(prices(reading, title) for title in titles(reading, block)):
            yield Count(numbers[0].start, numbers[0].end, numbers[0].value, numbers[0].value)


def _is_measured(reading: Reading, start: int, end: int) -> bool:
    """Whether nothing but what a number is for ends its line: "2 / file", "3 per 50 pages"."""
    behind = reading.plain[start:end]
    match = lexicon(reading.language).per_start.match(behind)
    return match is not None and not behind[match.end() :].strip()


def _row(blocks: list[Block], block: Block) -> tuple[str, int]:
    """The label of a bare number and where the number begins; "" where there is none.

    The two are parted by a mark, by elements of their own, or the number is a line below its label.
    """
    if row := _ROW.fullmatch(block.text):
        return row[0], block.start + row.start("value")
    last = block.pieces[-1] if block.pieces else None
    apart = block.text[last.start - block.start :] if last else ""
    number = _NUMBER.match(apart)
    if last is None or not number or (number.end() < len(apart) and not _MEASURED.search(apart)):
        return "", 0
    above = blocks[block.index - 1].text if block.index else ""
    return block.text[: last.start - block.start].strip() or (above if len(above) <= _SHORT else ""), last.start


def single_units(reading: Reading) -> list[Count]:
    """ "One token", "ten credits": units counted in words; "half a credit" is none."""
    known: NumberWords = section(reading.language, "numbers", NumberWords)
    words, parts = {word.lower(): Decimal(value) for word, value in known.words.items()}, tuple(known.parts)
    every = worded(reading.language, reading.unit_pattern.pattern).finditer(reading.plain)
    found = [m for m in every if not reading.plain[max(0, m.start() - _PART) : m.start()].rstrip().endswith(parts)]
    found = [match for match in found if not is_compound(reading.plain, match.end(), reading.language)]
    values = [(match, words.get(match["number"].lower(), Decimal(1))) for match in found]
    return [Count(match.start(), match.end(), value, value) for match, value in values]


@lru_cache(maxsize=256)
def worded(language: str, unit: str) -> Pattern:
    """A unit counted in words ("one AI credit"); `unit` is the source of the unit's words. An article before a thing
    named after it counts that thing ("eine Credit-Gutschrift")."""
    known: NumberWords = section(language, "numbers", NumberWords)
    words = alternatives([*lexicon(language).actions.one, *known.words])
    kind = rf"(?:{alternatives(lexicon(language).words.kinds)}(?:\s+|-))?"
    return Pattern(rf"(?P<number>{words})\s+{kind}(?:{unit})(?!-?\p{{L}})")
