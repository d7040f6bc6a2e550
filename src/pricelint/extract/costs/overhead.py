"""What stands above a line of costs: headings, the lead of its list, an example that is announced."""

from __future__ import annotations

import regex

from pricelint.documents.document import Block
from pricelint.extract.costs.grid import headings_over
from pricelint.extract.costs.lexicon import lexicon
from pricelint.extract.reading import Reading

_LEADS = frozenset({"ul", "ol", "dl", "table", "details"})
_DIGIT = regex.compile(r"\d")


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
    return any(pattern.search(title) or prices(reading, title) for title in titles(reading, block))


def prices(reading: Reading, title: str) -> bool:
    """Whether a heading says what the numbers under it are: units per output, or a cost in units."""
    lex = lexicon(reading.language)
    told = lex.per_anywhere.search(title) or lex.unit_column.search(title)
    return bool(
        told and reading.unit_pattern.search(title) and not _DIGIT.search(title) and not lex.never.search(title)
    )


def is_example(reading: Reading, block: Block, language: str) -> bool:
    """Whether the line, or the one that leads its list in, announces an example."""
    pattern = lexicon(language).example
    above = reading.document.blocks[max(0, block.index - 3) : block.index]
    return bool(pattern.search(block.text)) or any(
        line.text.rstrip().endswith((":", "：")) and pattern.search(line.text) and len(line.text) < 40 for line in above
    )
