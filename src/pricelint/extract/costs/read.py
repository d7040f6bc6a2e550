"""All costs of a document, each once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

import regex

from pricelint.documents.document import Block
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.costs import labels
from pricelint.extract.costs.found import LONGEST_ITEM, QUALITY, Found, clean_item, is_action, quality_of, to_fact
from pricelint.extract.costs.grid import grid_of
from pricelint.extract.costs.lexicon import lexicon
from pricelint.extract.costs.naming import is_bare, is_model
from pricelint.extract.costs.places import Place, places
from pricelint.extract.costs.reciprocal import read_reciprocals
from pricelint.extract.costs.sentences import relate
from pricelint.extract.costs.tables import read_table
from pricelint.extract.patterns import Pattern
from pricelint.extract.reading import Reading
from pricelint.model.fact import Cost

_LEADS = frozenset({"ul", "ol", "dl", "table", "details"})
_TITLES = 3
_LINES_APART = 2
_SHORT = 40
_CARD_LINES = 5
_SLASH = regex.compile(r"\s*(?:[(（][^()（）]{1,24}[)）])?\s*[/／|]\s*")
_WORDS = regex.compile(r"\w+")
_DIGIT = regex.compile(r"\d")


def read_costs(reading: Reading) -> tuple[Cost, ...]:
    """What actions consume, as far as the document states it.

    Allowances, packs, bonuses and yields ("up to 250 images") are no costs. Empty where the page has no unit or where
    the unit is itself what is made.
    """
    if reading.unit is None or reading.unit.is_output:
        return ()
    found: list[Found] = []
    tabled: set[int] = set()
    for table in reading.document.tables:
        element = reading.document.elements[table.element]
        grid = grid_of(reading, table)
        if grid is not None:
            found += read_table(grid)[0]
        tabled.update(range(element.first, element.last))
    taken = {one.count[0] for one in found}
    last = -9
    for block, counts in _counted(reading):
        left = [c for c in counts if c.start not in taken]
        here = _in_block(reading, block, left, block.index in tabled, block.index - last <= _LINES_APART)
        last = block.index if any(one.method == "cost.value_line" for one in here) else last
        found += here
    facts = [(one.count[0], to_fact(reading, one, _language(reading, one))) for one in found]
    return _once([fact for _, fact in sorted(facts, key=lambda pair: pair[0])])


def _language(reading: Reading, found: Found) -> str:
    return reading.language_of(reading.document.block_at(found.count[0]))


def _counted(reading: Reading) -> Iterator[tuple[Block, list[Count]]]:
    """Blocks with counts, words for one unit ("one token") included, in reading order."""
    document = reading.document
    mentions: dict[int, list[Count]] = {}
    for count in [*reading.counts, *single_units(reading)]:
        mentions.setdefault(document.block_at(count.start).index, []).append(count)
    for index in sorted(mentions):
        block = document.blocks[index]
        inside = sorted((c for c in mentions[index] if c.end <= block.end), key=lambda count: count.start)
        apart = [c for before, c in zip([None, *inside], inside, strict=False) if not before or before.end <= c.start]
        yield block, apart


def single_units(reading: Reading) -> list[Count]:
    """ "One token", "un crédito": a unit counted in words."""
    one = Decimal(1)
    found = _single(reading.language, reading.unit_pattern.pattern).finditer(reading.plain)
    return [Count(match.start(), match.end(), one, one) for match in found]


@lru_cache(maxsize=256)
def _single(language: str, unit: str) -> Pattern:
    return Pattern(rf"(?:{lexicon(language).one})\s+(?:{unit})(?!\p{{L}})")


def _in_block(reading: Reading, block: Block, counts: list[Count], tabled: bool, goes_on: bool) -> list[Found]:
    language = reading.language_of(block)
    found = list(read_reciprocals(reading, block, language))
    costly = goes_on or is_costly(reading, block, language)
    if _example(reading, block, language):
        return found
    for place in places(reading, counts, block.start, block.end, language):
        one = _one(reading, block, place, costly, tabled)
        if one is not None and one.item:
            costly = True
            one = _continued(one, found[-1] if found else None)
            if found and (pair := _slashed(reading, found[-1], one, language)):
                found[-1], one = pair
            one = _named(reading, block, one, language)
            if one.measure is not None or not is_bare(one.item, reading.unit_pattern.pattern, language):
                found.append(one)
    return found


def _continued(one: Found, before: Found | None) -> Found:
    """A second rate of one sentence ("… and 20 credits per second for 1080p") is about what the first is about."""
    if before is None or one.method != "cost.per" or one.measure is None or before.method != "cost.per":
        return one
    tied = one.item_span[0] >= one.count[1] and before.measure is not None and before.measure.per is one.measure.per
    return replace(one, item=f"{before.item.split(', ')[0]}, {quality_of(one.item) or one.item}") if tied else one


def _slashed(reading: Reading, first: Found, second: Found, language: str) -> tuple[Found, Found] | None:
    """Two costs of one thing side by side ("10 credits (720p) / 20 credits (1080p) per second")."""
    gap = reading.plain[first.count[1] : second.count[0]]
    if not _SLASH.fullmatch(gap) or second.measure is None or first.measure is not None:
        return None
    name = QUALITY.sub("", first.item).strip(" ,")
    lower = clean_item(", ".join(filter(None, (name, quality_of(gap)))), language)
    behind = reading.plain[second.count[1] : (second.measure_span or second.count)[1]]
    upper = clean_item(", ".join(filter(None, (name, quality_of(behind)))), language)
    tied = replace(first, item=lower, measure=second.measure, measure_span=second.measure_span)
    return tied, replace(second, item=upper, item_span=first.item_span)


def _named(reading: Reading, block: Block, found: Found, language: str) -> Found:
    """A cost whose label names nothing ("Cost: 12 credits", "1080p: 20 credits/s") is that of the heading above."""
    if not is_bare(found.item, reading.unit_pattern.pattern, language):
        return found
    above = next(iter(_above(reading, block)), None)
    if above is None or is_bare(above.text, reading.unit_pattern.pattern, language):
        return found
    if not (is_action(above.text, language) or is_model(above.text)) or len(above.text) > LONGEST_ITEM:
        return found
    item = clean_item(", ".join(filter(None, (above.text.rstrip("?？"), quality_of(found.item)))), language)
    return replace(found, item=item, item_span=(above.start, above.end))


def _above(reading: Reading, block: Block) -> Iterator[Block]:
    """The heading right above a block, where no other thing is named between the two."""
    blocks = reading.document.blocks
    if block.under >= 0 and block.index - block.under <= _CARD_LINES:
        yield blocks[block.under]


def _one(reading: Reading, block: Block, place: Place, costly: bool, tabled: bool) -> Found | None:
    """A value that stands alone in its line belongs to its label first; elsewhere the sentence is asked first."""
    lead = reading.plain[block.start : place.count.start]
    alone = not lexicon(place.language).nearly.sub("", lead).strip(" ~≈+")
    if alone and not tabled and (found := _labelled(reading, block, place, costly)):
        return found
    return relate(place) or (None if tabled or alone else _labelled(reading, block, place, costly))


def _labelled(reading: Reading, block: Block, place: Place, costly: bool) -> Found | None:
    lead = lexicon(place.language).heading.search(place.before)
    found = labels.in_line(place, costly or bool(lead)) or labels.above(reading, block, place, costly)
    context = " ".join(title for title in titles(reading, block) if len(title) <= _SHORT and not _DIGIT.search(title))
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
    found: list[str] = []
    current, level = block, 7
    while current.under >= 0 and len(found) < _TITLES:
        current = blocks[current.under]
        if current.heading < level:
            level = current.heading
            found.append(current.text)
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
    return any(pattern.search(title) for title in titles(reading, block))


def _once(costs: list[Cost]) -> tuple[Cost, ...]:
    """Each cost once: the same numbers for the same thing said again are one fact, with its first evidence."""
    kept: dict[tuple[object, ...], Cost] = {}
    for cost in costs:
        words = tuple(sorted(set(_WORDS.findall(cost.item.lower()))))
        kept.setdefault((words, cost.low, cost.high, cost.per), cost)
    return tuple(kept.values())
