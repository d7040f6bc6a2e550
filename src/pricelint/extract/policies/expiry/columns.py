"""Tables with a column on the end of units: "Type | Validity" over "Bonus credits | 30 days"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from pricelint.documents.document import Block, Table
from pricelint.documents.tables import only_block
from pricelint.extract.cards.kind import Kind as OfferKind
from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.clauses.events import Kind, find_events, masked
from pricelint.extract.policies.clauses.judge import judge
from pricelint.extract.policies.clauses.named_pools import named_pools
from pricelint.extract.policies.clauses.rulings import Ruling
from pricelint.extract.policies.passages.heads import head_cells, is_head
from pricelint.extract.policies.passages.on_card import on_card
from pricelint.extract.policies.passages.sentences import in_one_way
from pricelint.extract.policies.reader import Statement
from pricelint.extract.policies.wording.durations import read_durations
from pricelint.extract.policies.wording.words import Words, words
from pricelint.extract.reading import Reading
from pricelint.model.units import Policy, Pool

_CELL = 60
_SOLD = {OfferKind.PACK: Pool.PURCHASED, OfferKind.PLAN: Pool.PLAN}


def read_columns(reading: Reading, unit: Pattern) -> Iterator[Statement]:
    """What the cells of a column on validity or carrying over state of the pools that their rows name, or of the packs
    that these are."""
    for table, column, head in head_cells(reading):
        if head and is_head(head[0].text):
            yield from _read_column(reading, table, column, head[0], unit)


def _read_column(reading: Reading, table: Table, column: int, head: Block, unit: Pattern) -> Iterator[Statement]:
    lexicon = words(reading.language_of(head))
    if not _tells(head.text, lexicon):
        return
    for row in table.rows[1:]:
        if len(row) <= column:
            continue
        label, cell = (only_block(reading.document, one, _CELL) for one in (row[0], row[column]))
        if label is None or cell is None or label == cell:
            continue
        pools = _pools(reading, label, cell, f"{label.text} {head.text} {_over(reading, head)}", unit)
        told = (in_one_way(head.text, lexicon), in_one_way(cell.text, lexicon))
        for ruling in rulings_of_cell(*told, lexicon) if len(pools) == 1 else ():
            place = (cell.start, cell.end)
            yield Statement(pools[0], ruling, place, (head.start, head.end), (label.start, label.end))


def _pools(reading: Reading, label: Block, cell: Block, named: str, unit: Pattern) -> tuple[Pool, ...]:
    """The pools that a row names, where its label or head names the unit; else that of what the row sells units with:
    "Small | 100 credits | $9 | 12 months"."""
    lexicon = words(reading.language_of(label))
    if unit.search(named) and (pools := named_pools(in_one_way(label.text, lexicon), lexicon, unit)):
        return pools
    on = on_card(reading, cell)
    return (_SOLD[on.sold],) if on.stocked and on.sold in _SOLD else ()


def _over(reading: Reading, head: Block) -> str:
    return reading.document.blocks[head.under].text if head.under >= 0 else ""


def _tells(head: str, lexicon: Words) -> bool:
    text = in_one_way(head, lexicon)
    return bool(lexicon.policy["validity_heads"].fullmatch(text)) or _carried(text, lexicon) is not None


def _carried(head: str, lexicon: Words) -> str | None:
    """A head that asks whether units are carried over, without what only looks like a negation."""
    text = masked(head, lexicon)
    kinds = [event.kind for event in find_events(text, lexicon)]
    return text if kinds == [Kind.CARRY] else None


def rulings_of_cell(head: str, cell: str, lexicon: Words) -> list[Ruling]:
    """What a cell rules on the head of its column: how long units last, or whether they are carried over."""
    if not lexicon.policy["validity_heads"].fullmatch(head):
        return _answered(head, cell, lexicon)
    if lexicon.policy["eternal"].search(cell) or lexicon.question["no"].fullmatch(cell.strip(" .!")):
        return [Ruling(Policy.NEVER, (0, 0))]
    if find_events(masked(cell, lexicon), lexicon):
        return []
    if durations := read_durations(cell, lexicon):
        return [Ruling(Policy.FIXED_PERIOD, (0, 0), durations[0].days)] if len(durations) == 1 else []
    return [Ruling(Policy.END_OF_CYCLE, (0, 0))] if lexicon.policy["cycle"].search(cell) else []


def _answered(head: str, cell: str, lexicon: Words) -> list[Ruling]:
    text, said = _carried(head, lexicon), cell.strip(" .!")
    denied = bool(lexicon.question["no"].fullmatch(said))
    if text is None or not (denied or lexicon.question["yes"].fullmatch(said)):
        return []
    event = find_events(text, lexicon)[0]
    return judge(text, replace(event, negated=denied), lexicon)
