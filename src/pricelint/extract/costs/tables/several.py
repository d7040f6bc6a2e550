"""Cells that state several costs of one thing: "49 (1K) 98 (2K)", "15 credits/second (5 credits/second for teams)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import regex

from pricelint.extract.annotate.numbers import NumberWords, to_decimal
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.costs.found import QUALITY, Found, Span, clean_item
from pricelint.extract.costs.tables.grid import Grid, counts_in
from pricelint.extract.language import section
from pricelint.extract.modalities import NUMBER, measure_from
from pricelint.extract.patterns import Pattern
from pricelint.model.units import Per

_TOLD = regex.compile(r"[^+;,(（)）\n]{0,40}")
_EDGES = " \n()（）"


def with_others(grid: Grid, span: Span, first: Found) -> list[Found]:
    """The cost that a cell is read to state first, and the others that it states beside it.

    Where each number has a remark of its own behind it, in brackets, every cost bears that of its own.
    """
    remarked = [*_remarked(grid, span, first)]
    return remarked or [first, *_measured(grid, span, first)]


def _remarked(grid: Grid, span: Span, first: Found) -> Iterator[Found]:
    raw = grid.reading.plain[slice(*span)]
    if not _run(grid.reading.unit_pattern.pattern).fullmatch(raw):
        return
    mark = section(grid.language, "numbers", NumberWords).decimal
    matches = [*_one(grid.reading.unit_pattern.pattern).finditer(raw)]
    sized = any(QUALITY.search(match["told"]) for match in matches)
    for match in matches:
        value = to_decimal(match["value"], mark)
        where = (span[0] + match.start(), span[0] + match.end())
        parts = [part for part in first.item.split(", ") if not (sized and QUALITY.search(part))]
        item = clean_item(", ".join([*parts, match["told"]]), grid.language)
        yield replace(first, count=where, low=value, high=value, item=item)


def _measured(grid: Grid, span: Span, first: Found) -> Iterator[Found]:
    """The further counts of a cell that each say what they are for."""
    counts = counts_in(grid, span)
    for count, following in zip(counts[1:], [*counts[2:], None], strict=False):
        after = grid.reading.plain[count.end : following.start if following else span[1]]
        match = grid.lexicon.per_start.match(after)
        if match and not count.plus:
            yield _beside(grid, first, count, after, match)


def _beside(grid: Grid, first: Found, count: Count, after: str, match: regex.Match[str]) -> Found:
    measure = measure_from(match, grid.language)
    rest = _TOLD.match(after, measure.end)
    told = rest[0].strip(_EDGES) if rest else ""
    told = f"{after[measure.start : measure.end]} {told}".strip() if measure.per is Per.OTHER or not told else told
    return replace(
        first,
        count=(count.start, count.end + measure.end),
        low=count.low,
        high=count.high,
        item=clean_item(f"{first.item}, {told}", grid.language),
        measure=measure,
        measure_span=(count.end + match.start(), count.end + measure.end),
        approximate=count.approximate,
    )


@lru_cache(maxsize=256)
def _one(unit: str) -> Pattern:
    return Pattern(rf"(?P<value>(?:{NUMBER}))\s?(?:(?:{unit})\s?)?[(（](?P<told>[^()（）]{{1,30}})[)）]")


@lru_cache(maxsize=256)
def _run(unit: str) -> Pattern:
    """Two or more numbers, each with its remark, and nothing else."""
    one = rf"(?:{NUMBER})\s?(?:(?:{unit})\s?)?[(（][^()（）]{{1,30}}[)）]"
    return Pattern(rf"\s*{one}(?:[\s,;/]{{1,3}}{one}){{1,8}}[\s*†]*")
