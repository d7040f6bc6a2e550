"""Lines under a heading on the end of units: "Validity" over "Bonus credits: 30 days"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from pricelint.documents.document import Block
from pricelint.extract.patterns import Match, Pattern
from pricelint.extract.policies.clauses.named_pools import named_pools
from pricelint.extract.policies.expiry.columns import rulings_of_cell
from pricelint.extract.policies.passages.heads import is_head
from pricelint.extract.policies.passages.sentences import in_one_way
from pricelint.extract.policies.reader import Statement
from pricelint.extract.policies.wording.words import words
from pricelint.extract.reading import Reading
from pricelint.model.units import Policy

_LABEL, _VALUE = 40, 40
_LINE = regex.compile(rf"(?P<label>[^:：\n]{{1,{_LABEL}}})[:：] ?(?P<value>[^:：\n]{{1,{_VALUE}}})")


def read_labelled(reading: Reading, unit: Pattern) -> Iterator[Statement]:
    """How long the pools last that the labels of lines under a heading on validity name; what is said in words there is
    read as a sentence."""
    heads = {block.index: found for block in reading.document.blocks if (found := _head(reading, block))}
    for block in reading.document.blocks if heads else ():
        line = _LINE.fullmatch(block.text) if block.under in heads else None
        if line:
            yield from _read_line(reading, block, line, heads[block.under], unit)


def _head(reading: Reading, block: Block) -> Match | None:
    """The words on validity in a heading that is no sentence."""
    if not block.heading or not is_head(block.text) or block.text.rstrip().endswith(("?", "？")):
        return None
    return words(reading.language_of(block)).policy["validity_heads"].search(block.text)


def _read_line(
    reading: Reading, block: Block, line: regex.Match[str], head: Match, unit: Pattern
) -> Iterator[Statement]:
    lexicon, above = words(reading.language_of(block)), reading.document.blocks[block.under]
    if not unit.search(f"{line['label']} {above.text}"):
        return
    pools = named_pools(in_one_way(line["label"], lexicon), lexicon, unit)
    told = (in_one_way(head[0], lexicon), in_one_way(line["value"], lexicon))
    for ruling in rulings_of_cell(*told, lexicon) if len(pools) == 1 else ():
        if ruling.policy is Policy.FIXED_PERIOD:
            place, label = _span(block, line, "value"), _span(block, line, "label")
            yield Statement(pools[0], ruling, place, (above.start + head.start(), above.start + head.end()), label)


def _span(block: Block, line: regex.Match[str], name: str) -> tuple[int, int]:
    return block.start + line.start(name), block.start + line.end(name)
