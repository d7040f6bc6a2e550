"""Tiers that a page lists with their units and without any price: help pages on "monthly credits by plan"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import regex

from pricelint.documents.document import Block
from pricelint.documents.tables import cell_span
from pricelint.extract.annotate.numbers import read_numbers
from pricelint.extract.annotate.periods import PeriodMention, read_periods
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.cards.titles import is_name
from pricelint.extract.cards.units.not_granted import is_cost
from pricelint.extract.cards.words import phrase
from pricelint.extract.costs.surroundings.naming import is_tier
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.model.fact import Allowance, Plan
from pricelint.model.units import Period

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

METHOD = "plans.unpriced"
_LEAST = 2
_SHORT = 60
_LEAD = 160
_ROWS = 12
_REPEATED = frozenset({Period.DAY, Period.WEEK, Period.MONTH, Period.YEAR})
_SEPARATED = regex.compile(r"\s*[:：–—|-]\s*")
_MARKS = " .*"
Span = tuple[int, int]


def unpriced_tiers(reading: Reading) -> tuple[Plan, ...]:
    """The tiers of a table, a list or a run of headings that gives each so many units per period; () where fewer than
    two are told, or where prices stand among them."""
    if reading.unit is None or reading.unit.is_output:
        return ()
    for found in (_tabled(reading), _listed(reading), _headed(reading)):
        plans = {plan.name.casefold(): plan for plan in found}
        if len(plans) >= _LEAST:
            return tuple(plans.values())
    return ()


def with_tabled_allowances(reading: Reading, plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """The plans, those without an allowance with the one that a table or list without prices tells of their name."""
    if all(plan.allowance for plan in plans):
        return tuple(plans)
    told = {plan.name.casefold(): plan.allowance for plan in unpriced_tiers(reading)}
    return tuple(replace(plan, allowance=plan.allowance or told.get(plan.name.casefold())) for plan in plans)


def _tier(reading: Reading, name: Span, units: Span, amount: Decimal, per: PeriodMention) -> Plan:
    cite, said = reading.document.cite, reading.document.text[slice(*name)]
    evidence = (cite(*units, "units"), cite(per.start, per.end, "per"))
    allowance = Allowance(amount=amount, per=per.period, evidence=evidence, method=METHOD)
    free = phrase(reading.language, "free").search(said) is not None
    return Plan(name=said, allowance=allowance, free=free, evidence=(cite(*name, "name"),), method=METHOD)


def _tabled(reading: Reading) -> Iterator[Plan]:
    """The rows of a table whose first head speaks of plans and of which one column holds units per period."""
    for table in reading.document.tables:
        span = reading.document.span_of(reading.document.elements[table.element])
        if len(table.rows) > _ROWS or reading.money_in(*span):
            continue
        heads = [cell_span(reading.document, cell) for cell in table.rows[0]]
        columns = [n for n, head in enumerate(heads) if n and _holds_units(reading, head)]
        if len(columns) != 1 or not phrase(reading.language, "plan").search(_text(reading, heads[0])):
            continue
        lead = _lead(reading, span[0])
        for row in table.rows[1:]:
            name, cell = cell_span(reading.document, row[0]), cell_span(reading.document, row[columns[0]])
            told = next(filter(None, (_first_period(reading, said) for said in (cell, heads[columns[0]], lead))), None)
            number = _number(reading, cell)
            if number and told and is_name(_text(reading, name), reading.language):
                yield _tier(reading, name, *number, told)


def _lead(reading: Reading, start: int) -> Span:
    """The line right above a table, where it speaks of the unit."""
    index = reading.document.block_at(start).index
    above = reading.document.blocks[index - 1] if index else None
    told = above is not None and len(above.text) <= _LEAD and reading.unit_pattern.search(above.text)
    return (above.start, above.end) if above and told else (0, 0)


def _holds_units(reading: Reading, head: Span) -> bool:
    """Whether the head of a column names the unit and no action that takes so many ("Credits per image")."""
    text = _text(reading, head)
    return bool(reading.unit_pattern.search(text)) and not lexicon(reading.language).per_anywhere.search(text)


def _number(reading: Reading, cell: Span) -> tuple[Span, Decimal] | None:
    """The one number that begins a cell of units, with its span; None where the cell says what an action takes."""
    text = _text(reading, cell)
    numbers = read_numbers(text, reading.language)
    counts = reading.counts_in(*cell)
    if len(numbers) != 1 or numbers[0].start > _LEAST or not numbers[0].value:
        return None
    if any(is_cost(reading, count, cell[1]) or count.plus for count in counts):
        return None
    return (cell[0] + numbers[0].start, cell[0] + numbers[0].end), numbers[0].value


def _listed(reading: Reading) -> Iterator[Plan]:
    """Lines that give a plan, by its known name, so many units per period: "Solo Plan – 60 credits per month"."""
    for block, count, per in _granting(reading):
        lead = reading.plain[block.start : min(count.start, per.start)]
        mark = next(reversed([*_SEPARATED.finditer(lead)]), None)
        name = lead[: mark.start()] if mark and mark.end() == len(lead) else ""
        if name.strip() and is_tier(name, reading.language):
            start = block.start + len(name) - len(name.lstrip())
            yield _tier(reading, (start, start + len(name.strip())), (count.start, count.end), count.high, per)


def _headed(reading: Reading) -> Iterator[Plan]:
    """Headings that name a plan above a line that only says how many units come with it."""
    for block, count, per in _granting(reading):
        above = reading.document.blocks[block.index - 1] if block.index else block
        if above.heading and count.start == block.start and _names_tier(reading, above):
            yield _tier(reading, (above.start, above.end), (count.start, count.end), count.high, per)


def _names_tier(reading: Reading, heading: Block) -> bool:
    """Whether a heading is the known name of a plan, or a name beside such headings of its rank."""
    if is_tier(heading.text, reading.language):
        return True
    ranked = [block for block in reading.document.blocks if block.heading == heading.heading]
    beside = [block for block in ranked if is_tier(block.text, reading.language)]
    told = lexicon(reading.language).never.search(heading.text)
    return len(beside) >= _LEAST and not told and is_name(heading.text, reading.language)


def _granting(reading: Reading) -> Iterator[tuple[Block, Count, PeriodMention]]:
    """Short lines that end with a count of units and its period."""
    for count in reading.counts:
        block = reading.document.block_at(count.start)
        if len(block.text) > _SHORT or count.plus or reading.money_in(block.start, block.end):
            continue
        per = _first_period(reading, (count.end, block.end)) or _period_before(reading, block, count)
        rest = reading.plain[max(per.end, count.end) : block.end] if per else ""
        if per and not rest.strip(_MARKS) and not is_cost(reading, count, block.end):
            yield block, count, per


def _period_before(reading: Reading, block: Block, count: Count) -> PeriodMention | None:
    """The period that ends right before a count ("月間 100 クレジット"), in a line that names none behind it."""
    per = _first_period(reading, (block.start, count.start))
    return per if per and not reading.plain[per.end : count.start].strip() else None


def _first_period(reading: Reading, span: Span) -> PeriodMention | None:
    """The first period named in a span that comes again and again."""
    start, end = span
    told = (p for p in read_periods(reading.plain[start:end], reading.language) if p.period in _REPEATED)
    found = next(told, None)
    return PeriodMention(start + found.start, start + found.end, found.period) if found else None


def _text(reading: Reading, span: Span) -> str:
    return reading.plain[slice(*span)]
