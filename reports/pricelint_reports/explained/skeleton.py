"""A captured page as harmless markup: its text in blocks, tables kept as tables, quotes marked.

Nothing of the page's own markup is copied. Each tag written here is one of ours, each text is escaped, and no attribute
of the page survives but the two numbers that say how many cells a cell covers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from pricelint.documents.document import Block, Document, Element
from pricelint.model.evidence import Place
from pricelint_reports.passages import windows
from pricelint_reports.text import clean

_TABLES = {"table": "table", "thead": "thead", "tbody": "tbody", "tfoot": "tfoot", "tr": "tr", "td": "td", "th": "td"}
_LISTS = {"ul": "list", "ol": "list", "dl": "list", "li": "item", "dd": "item"}
_CELLS = frozenset({"td", "th"})
_DEEPEST = 40
"""Kept elements inside each other; what is nested deeper is shown in the innermost of them."""
_MOST_SPAN = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """A quote of a numbered fact at a span of the text; `title` is what the mark says of itself, `id` its anchor."""

    number: int
    id: str
    start: int
    end: int
    title: str


def skeleton(document: Document, marks: Sequence[Mark]) -> Markup:
    """The page's text with `marks` in it. Very long pages are shown around their marks only."""
    return Markup("").join(_parts(document, marks))


def _parts(document: Document, marks: Sequence[Mark]) -> Iterator[Markup]:
    kept, by_block, empty = _kept(document), _by_block(document, marks), _empty_cells(document)
    shown = windows(len(document.text), tuple((mark.start, mark.end) for mark in marks))
    open_now: tuple[int, ...] = ()
    left_out = 0
    for block in document.blocks:
        if not any(low < block.end and block.start < high for low, high in shown):
            left_out += len(block.text)
            continue
        first = block.pieces[0].element
        while empty and empty[0] < first:
            cell = empty.pop(0)
            yield from _change(document, open_now, kept[cell])
            open_now = kept[cell]
        yield from _change(document, open_now, kept[block.element])
        open_now = kept[block.element]
        yield from _gap(left_out)
        left_out = 0
        yield from _block(document, block, by_block.get(block.index, []))
    yield from _change(document, open_now, ())
    yield from _gap(left_out)


def _gap(characters: int) -> Iterator[Markup]:
    if characters:
        yield Markup('<p class="gap" lang="en">[{} characters left out]</p>').format(f"{characters:,}")


def _kept(document: Document) -> list[tuple[int, ...]]:
    """For each element the elements around it (and itself) that are shown as such, from the outside in."""
    chains: list[tuple[int, ...]] = []
    for element in document.elements:
        around = chains[element.parent] if element.parent >= 0 else ()
        keep = (element.tag in _TABLES or element.tag in _LISTS) and len(around) < _DEEPEST
        chains.append((*around, element.index) if keep else around)
    return chains


def _empty_cells(document: Document) -> list[int]:
    """Cells without text: left out they would move those behind them into other columns."""
    return [e.index for e in document.elements if e.tag in _CELLS and e.first == e.last]


def _by_block(document: Document, marks: Sequence[Mark]) -> Mapping[int, list[Mark]]:
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        first, last = document.block_at(mark.start).index, document.block_at(mark.end - 1).index
        for index in range(first, last + 1):
            found.setdefault(index, []).append(mark)
    return found


def _change(document: Document, now: tuple[int, ...], then: tuple[int, ...]) -> Iterator[Markup]:
    """Close and open elements, so that those around the next text are open and no others."""
    same = next((at for at, (one, other) in enumerate(zip(now, then, strict=False)) if one != other), None)
    shared = min(len(now), len(then)) if same is None else same
    for index in reversed(now[shared:]):
        yield Markup("</{}>").format(_tag(document.elements[index]))
    for index in then[shared:]:
        yield _opened(document.elements[index])


def _tag(element: Element) -> str:
    return _TABLES.get(element.tag, "div")


def _opened(element: Element) -> Markup:
    tag = _tag(element)
    if tag == "div":
        return Markup('<div class="in-{}">').format(_LISTS[element.tag])
    spans = {name: _span(element, name) for name in ("colspan", "rowspan")} if tag == "td" else {}
    written = Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in spans.items() if value > 1)
    head = Markup(' class="head"') if element.tag == "th" else Markup("")
    return Markup("<{}{}{}>").format(tag, head, written)


def _span(element: Element, name: str) -> int:
    value = (element.attrs.get(name) or "").strip()
    return min(int(value), _MOST_SPAN) if value.isascii() and value.isdigit() else 1


def _block(document: Document, block: Block, marks: Sequence[Mark]) -> Iterator[Markup]:
    level = f" level-{min(block.heading, 3)}" if block.heading else ""
    place = f" at-{block.place.value}" if block.place not in (Place.MAIN, Place.FAQ) else ""
    yield Markup('<p class="block{}{}">').format(level, place)
    cuts = {block.start, block.end, *(at for mark in marks for at in (mark.start, mark.end))}
    cuts |= {at for piece in block.pieces if piece.struck for at in (piece.start, piece.end)}
    struck = [(piece.start, piece.end) for piece in block.pieces if piece.struck]
    edges = sorted(cut for cut in cuts if block.start <= cut <= block.end)
    for start, end in pairwise(edges):
        text = Markup.escape(clean(document.text[start:end]))
        if _within(struck, start):
            text = Markup("<s>{}</s>").format(text)
        yield from _segment(text, [mark for mark in marks if mark.start <= start < mark.end], start)
    yield Markup("</p>\n")


def _segment(text: Markup, marks: Sequence[Mark], start: int) -> Iterator[Markup]:
    """A run of text under the same marks; the number of a mark stands where it begins."""
    for mark in marks:
        if mark.start == start:
            yield Markup('<a class="ref" id="{}" href="#fact-{}" aria-label="Fact {}">{}</a>').format(
                mark.id, mark.number, mark.number, mark.number
            )
    if marks:
        title = "\n\n".join(dict.fromkeys(mark.title for mark in marks))
        text = Markup('<mark title="{}">{}</mark>').format(clean(title), text)
    yield text


def _within(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    at = bisect_left(spans, (offset + 1, 0)) - 1
    return at >= 0 and offset < spans[at][1]
