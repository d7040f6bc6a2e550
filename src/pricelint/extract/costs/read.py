"""All costs of a document, each once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter

import regex
from msgspec.structs import replace as amended

from pricelint.documents.document import Block
from pricelint.extract.annotate.numbers import NumberWords
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.costs import labels
from pricelint.extract.costs.carried import qualified, requalified, unworded
from pricelint.extract.costs.context import continued, for_members, is_derived, named, referred, slashed
from pricelint.extract.costs.earning import is_earned
from pricelint.extract.costs.found import QUALITY, Found, is_action, to_fact
from pricelint.extract.costs.grid import headings_over
from pricelint.extract.costs.lexicon import lexicon
from pricelint.extract.costs.naming import is_bare
from pricelint.extract.costs.places import Place, places
from pricelint.extract.costs.reciprocal import read_reciprocals
from pricelint.extract.costs.sentences import relate
from pricelint.extract.costs.tables import page_tables
from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern
from pricelint.extract.reading import Reading
from pricelint.extract.words import alternatives
from pricelint.model.fact import Cost

_LEADS = frozenset({"ul", "ol", "dl", "table", "details"})
_LINES_APART = 2
_SHORT = 40
_PART = 16
_LONGEST_ROW = 60
_WORDS = regex.compile(r"\w+")
_DIGIT = regex.compile(r"\d")
_NUMBER = regex.compile(r"[~≈]?\s?\d[\d.,]*")
_OUTPUTS = regex.compile(r"\d[\d.,]*\s?[\p{Han}\p{Kana}ー]{1,5}の(?P<made>[\p{Han}\p{Kana}ー]+)")
_ROW = regex.compile(r"\D.*?\s?(?:[:：=–—−→|·…]|\.{2,}|\s-)\s*[~≈]?\s*(?P<value>\d[\d.,]*)")


def read_costs(reading: Reading) -> tuple[Cost, ...]:
    """What actions consume, as far as the document states it.

    Allowances, packs, bonuses and yields ("up to 250 images") are no costs. Empty where the page has no unit or where
    the unit is itself what is made.
    """
    if reading.unit is None or reading.unit.is_output:
        return ()
    found = [cost for costs, _ in page_tables(reading) for cost in costs]
    tables = (reading.document.elements[table.element] for table in reading.document.tables)
    tabled = {index for element in tables for index in range(element.first, element.last)}
    taken = {one.count[0] for one in found}
    last = -9
    for block, counts in _counted(reading):
        left = [c for c in counts if c.start not in taken]
        here = _in_block(reading, block, left, block.index in tabled, block.index - last <= _LINES_APART)
        last = block.index if any(one.method == "cost.value_line" for one in here) else last
        found += here
    spent = [one for one in found if not is_earned(reading, one, _language(reading, one))]
    facts = [(one.count[0], to_fact(reading, one, _language(reading, one))) for one in spent]
    return _once([fact for _, fact in sorted(facts, key=lambda pair: pair[0])])


def _language(reading: Reading, found: Found) -> str:
    return reading.language_of(reading.document.block_at(found.count[0]))


def _counted(reading: Reading) -> Iterator[tuple[Block, list[Count]]]:
    """Blocks with counts, words for one unit ("one token") included, in reading order."""
    document = reading.document
    mentions: dict[int, list[Count]] = {}
    stated = (count for count in reading.counts if not _of_outputs(reading, count))
    for count in [*stated, *single_units(reading), *_bare(reading)]:
        mentions.setdefault(document.block_at(count.start).index, []).append(count)
    for index in sorted(mentions):
        block = document.blocks[index]
        inside = sorted((c for c in mentions[index] if c.end <= block.end), key=attrgetter("start"))
        apart = [c for before, c in zip([None, *inside], inside, strict=False) if not before or before.end <= c.start]
        yield block, apart


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
        if not block.text[-1:].isdigit() or len(block.text) > _LONGEST_ROW:
            continue
        if any(count.end <= block.end for count in reading.counts_in(block.start, block.end)):
            continue
        label, start = _row(reading.document.blocks, block)
        numbers = reading.numbers_in(start, block.end) if label else ()
        if len(numbers) != 1 or not is_action(label, reading.language):
            continue
        if any(_prices(reading, title) for title in titles(reading, block)):
            yield Count(numbers[0].start, numbers[0].end, numbers[0].value, numbers[0].value)


def _row(blocks: list[Block], block: Block) -> tuple[str, int]:
    """The label of a bare number and where the number begins; "" where there is none.

    The two are parted by a mark, by elements of their own, or the number is a line below its label.
    """
    if row := _ROW.fullmatch(block.text):
        return row[0], block.start + row.start("value")
    last = block.pieces[-1] if block.pieces else None
    apart = block.text[last.start - block.start :] if last else ""
    if last is None or not _NUMBER.fullmatch(apart):
        return "", 0
    above = blocks[block.index - 1].text if block.index else ""
    return block.text[: last.start - block.start].strip() or (above if len(above) <= _SHORT else ""), last.start


def _prices(reading: Reading, title: str) -> bool:
    """Whether a heading says what the numbers under it are: units per output, or a cost in units."""
    lex = lexicon(reading.language)
    told = lex.per_anywhere.search(title) or lex.unit_column.search(title)
    return bool(
        told and reading.unit_pattern.search(title) and not _DIGIT.search(title) and not lex.never.search(title)
    )


def single_units(reading: Reading) -> list[Count]:
    """ "One token", "ten credits": units counted in words; "half a credit" is none."""
    known: NumberWords = section(reading.language, "numbers", NumberWords)
    words, parts = {word.lower(): Decimal(value) for word, value in known.words.items()}, tuple(known.parts)
    every = worded(reading.language, reading.unit_pattern.pattern).finditer(reading.plain)
    found = [m for m in every if not reading.plain[max(0, m.start() - _PART) : m.start()].rstrip().endswith(parts)]
    values = [(match, words.get(match["number"].lower(), Decimal(1))) for match in found]
    return [Count(match.start(), match.end(), value, value) for match, value in values]


@lru_cache(maxsize=256)
def worded(language: str, unit: str) -> Pattern:
    """A unit counted in words; `unit` is the source of the unit's words."""
    known: NumberWords = section(language, "numbers", NumberWords)
    words = alternatives([*lexicon(language).actions.one, *known.words])
    return Pattern(rf"(?P<number>{words})\s+(?:{unit})(?!\p{{L}})")


def _in_block(reading: Reading, block: Block, counts: list[Count], tabled: bool, goes_on: bool) -> list[Found]:
    language = reading.language_of(block)
    found = list(read_reciprocals(reading, block, language))
    costly = goes_on or is_costly(reading, block, language)
    if _example(reading, block, language):
        return found
    carried = [] if tabled else list(unworded(reading, block, counts, language))
    for place in places(
        reading, sorted([*counts, *carried], key=attrgetter("start")), block.start, block.end, language
    ):
        one = requalified(place, found)
        if place.count in carried and (not found or found[-1].count[1] != place.left):
            continue
        one = one or referred(block, place, _one(reading, block, place, costly, tabled)) or for_members(place, found)
        if one is not None and one.item and not is_derived(place, one, found):
            costly = True
            one = continued(reading, one, found[-1] if found else None)
            if found and (pair := slashed(reading, found[-1], one, language)):
                found[-1], one = pair
            one = qualified(place, named(block, place, one, first=not found))
            if one.measure is not None or not is_bare(one.item, reading.unit_pattern.pattern, language):
                found.append(one)
    return found


def _one(reading: Reading, block: Block, place: Place, costly: bool, tabled: bool) -> Found | None:
    """A value that stands alone in its line belongs to its label first; elsewhere the sentence is asked first."""
    if place.granted:
        return None
    lead = reading.plain[block.start : place.count.start]
    if _only_cost(lead, place.language) and (found := _of_card(reading, block, place)):
        return found
    if not tabled and labels.is_measured_apart(place) and (found := labels.in_line(place, True)):
        return found
    alone = not lexicon(place.language).nearly.sub("", lead).strip(" ~≈+")
    if alone and not tabled and (found := _labelled(reading, block, place, costly)):
        return found
    return relate(place) or (None if tabled or alone else _labelled(reading, block, place, costly))


def _only_cost(lead: str, language: str) -> bool:
    """Whether a line before its count only says that a cost follows ("Cost: ")."""
    word = lead.rstrip().rstrip(":：").strip()
    return bool(word) and word != lead.strip() and bool(lexicon(language).unit_column.fullmatch(word))


def _of_card(reading: Reading, block: Block, place: Place) -> Found | None:
    """The cost of what the first line of its card names ("Draft", "Speed: high", "Cost: 3 credits per image")."""
    return labels.above(reading, block, amended(place, before="", left=place.count.start), True, alone=False)


def _labelled(reading: Reading, block: Block, place: Place, costly: bool) -> Found | None:
    lead = lexicon(place.language).heading.search(place.before) or (
        QUALITY.search(place.before) and any(is_action(title, place.language) for title in titles(reading, block))
    )
    found = labels.in_line(place, costly or bool(lead)) or labels.above(reading, block, place, costly)
    told = [title for title in titles(reading, block) if len(title) <= _SHORT or _prices(reading, title)]
    context = " ".join(title for title in told if not _DIGIT.search(title))
    return replace(found, context=context) if found else None


def _example(reading: Reading, block: Block, language: str) -> bool:
    """Whether the line, or the one that leads its list in, announces an example."""
    pattern = lexicon(language).example
    above = reading.document.blocks[max(0, block.index - 3) : block.index]
    return bool(pattern.search(block.text)) or any(
        line.text.rstrip().endswith((":", "：")) and pattern.search(line.text) and len(line.text) < 40 for line in above
    )


def titles(reading: Reading, block: Block) -> list[str]:
    """The headings above a block, inside out, and the line that leads its list, table or fold in."""
    blocks = reading.document.blocks
    found = headings_over(reading.document, block)
    for element in reading.document.ancestors(block.element):
        if element.tag in _LEADS:
            lead = element.first if element.tag == "details" else element.first - 1
            if 0 <= lead < block.index:
                found.append(blocks[lead].text)
            break
    return [title for title in found if len(title) <= 120]


def is_costly(reading: Reading, block: Block, language: str) -> bool:
    """Whether what stands above a block says that costs follow."""
    pattern = lexicon(language).heading
    return any(pattern.search(title) or _prices(reading, title) for title in titles(reading, block))


def _once(costs: list[Cost]) -> tuple[Cost, ...]:
    """Each cost once: the same numbers for the same thing said again are one fact, with its first evidence."""
    kept: dict[tuple[object, ...], Cost] = {}
    for cost in costs:
        words = tuple(sorted(set(_WORDS.findall(cost.item.lower()))))
        kept.setdefault((words, cost.low, cost.high, cost.per), cost)
    return tuple(kept.values())
