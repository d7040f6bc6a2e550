"""All costs of a document, each once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from operator import attrgetter

import regex
from msgspec.structs import replace as amended

from pricelint.documents.document import Block
from pricelint.documents.lists import DEFINED, list_of
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.asides import is_former, is_of_rivals
from pricelint.extract.costs.context import (
    continued,
    named,
    referred,
    slashed,
)
from pricelint.extract.costs.found import QUALITY, RESOLUTION, Found, is_action, to_fact
from pricelint.extract.costs.lists import labels
from pricelint.extract.costs.lists.alike import with_shared_measures
from pricelint.extract.costs.lists.badges import in_own_badge
from pricelint.extract.costs.lists.bare_rows import read_bare_rows
from pricelint.extract.costs.lists.headed import told_apart
from pricelint.extract.costs.lists.value_lines import above, only_cost
from pricelint.extract.costs.places import Place, places
from pricelint.extract.costs.sentences.answers import answered
from pricelint.extract.costs.sentences.carried import qualified, renewed, requalified, unworded
from pricelint.extract.costs.sentences.counted import counted
from pricelint.extract.costs.sentences.derived import is_derived, is_varied_example
from pricelint.extract.costs.sentences.earning import is_earned
from pricelint.extract.costs.sentences.members import for_members
from pricelint.extract.costs.sentences.one_buys import bought_with_one
from pricelint.extract.costs.sentences.produced import also_made
from pricelint.extract.costs.sentences.read import relate
from pricelint.extract.costs.sentences.reciprocal import read_reciprocals
from pricelint.extract.costs.sentences.respective import read_respective
from pricelint.extract.costs.sentences.supposed import (
    is_batch,
    is_calculated,
    is_denied,
    is_length_alone,
    is_share,
    is_supposed,
)
from pricelint.extract.costs.sentences.variants import other_variant
from pricelint.extract.costs.sentences.worth import read_valued_cards
from pricelint.extract.costs.surroundings.naming import is_bare
from pricelint.extract.costs.surroundings.overhead import example_from, is_costly, kind_over, prices, titles
from pricelint.extract.costs.tables.logs import is_logged
from pricelint.extract.costs.tables.read import page_tables
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.modalities import measures_in
from pricelint.extract.reading import Reading
from pricelint.model.fact import Cost
from pricelint.model.units import Per

_LINES_APART = 2
_SHORT = 40
_SIBLINGS = 2
_WORKED_OUT = regex.compile(r"(?:^|\s|[\d)）])(?:[*x×÷]|(?<=[\d)）]\s?)\+)\s?[\d(][^=]{0,20}=\s?$")
"""An example worked out before its sum ("60 seconds × 5 = ")."""
_WORDS = regex.compile(r"\w+")
_DIGIT = regex.compile(r"\d")


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
    taken = {at for one in found for at in range(*one.count)}
    last = -9
    lines = list(counted(reading))
    for block, counts in lines:
        left = [c for c in counts if c.start not in taken]
        here = _in_block(reading, block, left, block.index in tabled, block.index - last <= _LINES_APART)
        last = block.index if any(one.method == "cost.value_line" for one in here) else last
        found += here
    found += _of_lists(reading, lines, found, taken)
    found += bought_with_one(reading, lines)
    taken |= {one.count[0] for one in found}
    found += [*read_bare_rows(reading, taken), *read_valued_cards(reading, taken)]
    found = with_shared_measures(reading, found, reading.language)
    found = told_apart(reading, [one for one in found if not is_calculated(reading, one, found)])
    spent = [one for one in found if not _is_none(reading, one, _language(reading, one))]
    facts = [(one.count[0], to_fact(reading, one, _language(reading, one))) for one in spent]
    return _once([fact for _, fact in sorted(facts, key=lambda pair: pair[0])])


def _language(reading: Reading, found: Found) -> str:
    return reading.language_of(reading.document.block_at(found.count[0]))


def _is_none(reading: Reading, found: Found, language: str) -> bool:
    """Whether a number is none of what actions consume here and now."""
    told = (reading, *found.count, language)
    if is_earned(reading, found, language) or is_logged(reading, found.count[0], language):
        return True
    return is_of_rivals(*told) or is_former(*told)


def _of_lists(
    reading: Reading, lines: list[tuple[Block, list[Count]]], found: list[Found], tabled: set[int]
) -> list[Found]:
    """The costs of lines that name no action in so many words, in lists whose other lines tell costs ("SEO brief: 25
    credits" beside "Image: 2 credits")."""
    document = reading.document
    spoken = {document.block_at(one.count[0]).index for one in found}
    listed = (list_of(document, document.blocks[index], DEFINED) for index in spoken)
    lists = Counter(element.index for element in listed if element)
    return [
        one
        for block, counts in lines
        if block.index not in spoken
        and (element := list_of(document, block, DEFINED))
        and lists[element.index] >= _SIBLINGS
        for one in _in_block(reading, block, [c for c in counts if c.start not in tabled], False, True)
    ]


def _in_block(reading: Reading, block: Block, counts: list[Count], tabled: bool, goes_on: bool) -> list[Found]:
    language = reading.language_of(block)
    ordered, passed = read_respective(reading, block, counts, language)
    found = [*read_reciprocals(reading, block, language), *ordered]
    costly = goes_on or is_costly(reading, block, language)
    ending = example_from(reading, block, language)
    counts = [count for count in counts if count.start not in passed and count.start < ending]
    worked = -1
    carried = [] if tabled else list(unworded(reading, block, counts, language))
    told = sorted([*counts, *carried], key=attrgetter("start"))
    for place in places(reading, told, block.start, _end(reading, block, counts), language):
        one = requalified(place, found) or renewed(place, found)
        if one is None and (varied := other_variant(place, found)):
            found[-1], one = varied
        if _is_loose(place, found, carried, told) or is_varied_example(place, worked):
            continue
        one = one or referred(block, place, _one(reading, block, place, costly, tabled)) or for_members(place, found)
        if one is not None and tabled and _counts_before(reading, one):
            continue
        derived = one is not None and is_derived(place, one, found)
        worked = place.count.end if derived else worked
        if one is not None and one.item and not derived:
            costly = True
            one = continued(reading, one, found[-1] if found else None)
            if found and (pair := slashed(reading, found[-1], one, language)):
                found[-1], one = pair
            one = qualified(place, named(block, place, one, first=not found))
            if (one.measure is not None and not is_length_alone(one)) or _names_thing(reading, one.item, language):
                found += [one, *also_made(place, one)]
    return found


def _counts_before(reading: Reading, found: Found) -> bool:
    """Whether what a cost is said to be for holds another count: in a cell that is the cost before, not the thing."""
    return any(count.start < found.count[0] for count in reading.counts_in(*found.item_span))


def _end(reading: Reading, block: Block, counts: list[Count]) -> int:
    """Where a line ends, or the next one where the unit of its last number stands there ("2", "credits/second")."""
    last = counts[-1].end if counts else block.end
    return block.end if last <= block.end else reading.document.block_at(last - 1).end


def _names_thing(reading: Reading, item: str, language: str) -> bool:
    """Whether an item names a thing, one measure of a resolution ("1 minute 1080p") or any one run ("cost per run")."""
    measures = measures_in(item, language)
    sized = RESOLUTION.search(item) and any(measure.number == 1 for measure in measures)
    each = [measure.per for measure in measures] == [Per.GENERATION] and lexicon(language).heading.search(item)
    return bool(sized or each) or not is_bare(item, reading.unit_pattern.pattern, language)


def _is_loose(place: Place, found: list[Found], carried: list[Count], told: list[Count]) -> bool:
    """Whether a number without the unit's word follows no cost."""
    if place.count not in carried:
        return False
    last = max((count.end for count in told if count.end <= place.count.start), default=-1)
    return not found or found[-1].count[1] not in (place.left, last)


def _one(reading: Reading, block: Block, place: Place, costly: bool, tabled: bool) -> Found | None:
    """A value that stands alone in its line belongs to its label first; elsewhere the sentence is asked first."""
    if (
        place.granted
        or _WORKED_OUT.search(QUALITY.sub(" ", place.before))
        or is_supposed(block, place)
        or is_batch(place)
        or is_share(place)
        or is_denied(place)
    ):
        return None
    place = in_own_badge(place)
    lead = reading.plain[block.start : place.count.start] if place.left < place.count.start else ""
    if only_cost(lead, place.language) and (found := _of_card(reading, block, place)):
        return found
    if not tabled and labels.is_measured_apart(place) and (found := labels.in_line(place, True)):
        return found
    alone = not lexicon(place.language).nearly.sub("", lead).strip(" ~≈+")
    if alone and not tabled and (found := _labelled(reading, block, place, costly)):
        return found
    return (
        relate(place)
        or answered(block, place)
        or (None if tabled or alone else _labelled(reading, block, place, costly))
    )


def _of_card(reading: Reading, block: Block, place: Place) -> Found | None:
    """The cost of what the first line of its card names ("Draft", "Speed: high", "Cost: 3 credits per image")."""
    return above(reading, block, amended(place, before="", left=place.count.start), True, alone=False)


def _labelled(reading: Reading, block: Block, place: Place, costly: bool) -> Found | None:
    lead = lexicon(place.language).heading.search(place.before) or (
        QUALITY.search(place.before) and any(is_action(title, place.language) for title in titles(reading, block))
    )
    kind = kind_over(reading, block)
    found = labels.in_line(place, costly or bool(lead), kind) or above(reading, block, place, costly)
    told = [kind] if kind else []
    told += [title for title in titles(reading, block) if len(title) <= _SHORT or prices(reading, title)]
    context = " ".join(title for title in told if not _DIGIT.search(title))
    return replace(found, context=context) if found else None


def _once(costs: list[Cost]) -> tuple[Cost, ...]:
    """Each cost once: the same numbers for the same thing said again are one fact, with its first evidence."""
    kept: dict[tuple[object, ...], Cost] = {}
    for cost in costs:
        words = tuple(sorted(set(_WORDS.findall(cost.item.lower()))))
        kept.setdefault((words, cost.low, cost.high, cost.per), cost)
    return tuple(kept.values())
