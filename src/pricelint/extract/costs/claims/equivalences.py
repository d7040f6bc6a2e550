"""Yields that a page claims ("up to 250 images", "≈ 50 videos / 125 images"): best or average cases, never costs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from pricelint.documents.document import Block
from pricelint.extract.cards.set_aside.not_offered import lines_of_gains
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.modalities import is_size, measure_from, modality_of
from pricelint.extract.reading import Reading
from pricelint.model.fact import Equivalence
from pricelint.model.units import Modality, Per

_REACH = 3
_LENGTHS = frozenset({Per.SECOND, Per.MINUTE})
_COUNTED = {Per.IMAGE: Modality.IMAGE, Per.VIDEO: Modality.VIDEO, Per.CLIP: Modality.VIDEO, Per.SONG: Modality.AUDIO,
            Per.PAGE: Modality.TEXT, Per.MESSAGE: Modality.TEXT, Per.WORDS: Modality.TEXT,
            Per.CHARACTERS: Modality.TEXT, Per.MODEL: Modality.THREE_D}  # fmt: skip
_CLAUSE = regex.compile(r"\s[\p{L} -]{2,30}(?: \d[\d.]*)?(?=\s*(?:$|[,.;/|(]))")
_DIGIT = regex.compile(r"\d")
_ALSO = regex.compile(r"\s*(?:/|,|\||or|oder|ou|o|または|或)\s*$", regex.I)


def read_equivalences(reading: Reading) -> tuple[Equivalence, ...]:
    """The yields claimed beside counts of the unit, each once. Empty where the page has no unit of its own."""
    if reading.unit is None or reading.unit.is_output or not reading.counts:
        return ()
    found: dict[tuple[object, ...], Equivalence] = {}
    for block in _near_counts(reading):
        for claim in _claims(reading, block):
            found.setdefault((claim.units, claim.count, claim.per), claim)
    return tuple(found.values())


def _near_counts(reading: Reading) -> list[Block]:
    """Blocks with a number in them, with a count of the unit or up to three lines behind one; what a calculator works
    out is no claim."""
    document = reading.document
    indexes: set[int] = set()
    for count in reading.counts:
        index = document.block_at(count.start).index
        indexes.update(range(index, min(len(document.blocks), index + _REACH + 1)))
    indexes -= lines_of_gains(reading)
    return [document.blocks[index] for index in sorted(indexes) if _DIGIT.search(document.blocks[index].text)]


def _claims(reading: Reading, block: Block) -> Iterator[Equivalence]:
    language = reading.language_of(block)
    lex = lexicon(language)
    text = reading.plain[block.start : block.end]
    for match in lex.claim.finditer(text):
        measure = measure_from(match, language)
        start, end = block.start + match.start(), block.start + match.end()
        none = not match["number"].strip("0.,")
        sized = is_size(f"{match['number']}{match['scale'] or ''}", measure.per, measure.word, language)
        if none or sized or match["joined"] or measure.per in _LENGTHS or reading.counts_in(start, end):
            continue
        modality = _COUNTED.get(measure.per) or modality_of(measure.word, language) or Modality.OTHER
        yield Equivalence(
            units=_units(reading, block, start, end),
            count=measure.number,
            modality=modality,
            per=measure.per,
            best_case=bool(lex.best.search(match["about"])) or bool(_ALSO.search(match["about"])),
            evidence=(reading.document.cite(start, end + _basis(text[match.end() :]), "count", "per"),),
            method="equivalence.claim",
        )


def _basis(rest: str) -> int:
    """Length of what follows a claim in its clause ("… with Swift 2"), which may name what it was worked out from."""
    match = _CLAUSE.match(rest)
    return len(match[0].rstrip()) if match else 0


def _units(reading: Reading, block: Block, start: int, end: int) -> Decimal | None:
    """The units that the claim is about: the nearest count before it in its line, then behind it, then above."""
    near = [*reading.counts_in(block.start, start)[-1:], *reading.counts_in(end, block.end)[:1]]
    near += reading.counts_in(max(0, start - 200), start)[-1:]
    return near[0].high if near else None
