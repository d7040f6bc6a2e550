"""Passages that touch the cost of actions and settle none: "costs vary by model", a link to a list of costs."""

from __future__ import annotations

from pricelint.documents.document import Block
from pricelint.extract.costs.tables.read import table_gaps
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.patterns import Pattern
from pricelint.extract.reading import Reading
from pricelint.extract.sentences import sentence_spans
from pricelint.model.fact import Hint, HintTopic
from pricelint.model.notes import ANNOUNCED, LINK

_MOST = 12
_LONGEST = 600


def read_cost_hints(reading: Reading) -> tuple[Hint, ...]:
    """Sentences and links about what actions consume that state no number."""
    if reading.unit is None or reading.unit.is_output:
        return ()
    found = [*_varying(reading), *_links(reading), *_announced(reading)]
    return tuple({hint.evidence[0].start: hint for hint in found}.values())[:_MOST]


def _varying(reading: Reading) -> list[Hint]:
    found = []
    for block in _with_unit(reading):
        language = reading.language_of(block)
        lex = lexicon(language)
        if len(block.text) > _LONGEST or not lex.depends.search(block.text):
            continue
        for first, last in sentence_spans(block.text):
            sentence, start, end = block.text[first:last], block.start + first, block.start + last
            if sentence and lex.depends.search(sentence) and _about_costs(reading, lex.heading, sentence):
                found.append(_hint(reading, start, end, "the cost depends on something that is not listed here"))
    return found


def _about_costs(reading: Reading, heading: Pattern, sentence: str) -> bool:
    return bool(reading.unit_pattern.search(sentence)) or bool(heading.search(sentence))


def _with_unit(reading: Reading) -> list[Block]:
    """Blocks that name the unit."""
    document = reading.document
    indexes = {document.block_at(match.start()).index for match in reading.unit_pattern.finditer(reading.plain)}
    return [document.blocks[index] for index in sorted(indexes)]


def _links(reading: Reading) -> list[Hint]:
    """Links whose words name both the unit and its use."""
    document = reading.document
    pattern = lexicon(reading.language).heading
    found = []
    for href, index in document.links:
        element = document.elements[index]
        start, end = document.span_of(element)
        if end - start > 120 or end <= start or href.startswith("#"):
            continue
        text = document.text[start:end]
        if reading.unit_pattern.search(text) and pattern.search(text):
            found.append(_hint(reading, start, end, f"{LINK} {href[:200]}"))
    return found


def _announced(reading: Reading) -> list[Hint]:
    """Rows of a cost table that put the cost off ("announced at availability")."""
    return [_hint(reading, *gap.span, ANNOUNCED) for gap in table_gaps(reading) if gap.later]


def _hint(reading: Reading, start: int, end: int, note: str) -> Hint:
    evidence = (reading.document.cite(start, end, "hint"),)
    return Hint(topic=HintTopic.COST, note=note, evidence=evidence, method="cost.hint")
