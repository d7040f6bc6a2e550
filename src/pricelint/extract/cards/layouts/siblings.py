"""Cards as repeated sibling structures: elements of one parent that each hold a name and a price."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

from pricelint.documents.document import Block, Element, children_of
from pricelint.extract.cards.card import Card, Line
from pricelint.extract.cards.context import context_of
from pricelint.extract.cards.layouts.deals import lone_deals
from pricelint.extract.cards.layouts.flat import is_remark, is_told
from pricelint.extract.cards.layouts.halves import repeat_price
from pricelint.extract.cards.layouts.inline import inline_titles
from pricelint.extract.cards.layouts.inline_packs import inline_packs
from pricelint.extract.cards.layouts.runs import ends, runs
from pricelint.extract.cards.layouts.under_sizes import is_under_size
from pricelint.extract.cards.named import is_badge_line
from pricelint.extract.cards.period_names import leading_period, period_title
from pricelint.extract.cards.prices.beside import LEAD_REACH, leads_to_other
from pricelint.extract.cards.prices.unit_prices import is_each, is_rate, is_worth
from pricelint.extract.cards.set_aside.not_offered import not_offered
from pricelint.extract.cards.titles import is_below_price, is_name, is_weak, title_of
from pricelint.extract.cards.units.sizes import is_size, size_title
from pricelint.extract.cards.words import phrase
from pricelint.model.evidence import Place

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_MOST_BLOCKS = 150
_MOST_MONEY = 24
_HIGHEST = 14
_SHORT = 45
_PROSE = 110
_LEAD = 3
_SEVERAL = 3
_LEAST_LINES = 3
_LEAST_LIST = 2


class _Kid(msgspec.Struct, frozen=True, gc=False):
    element: Element
    title: tuple[int, int]
    priced: bool
    periodic: bool = False


def _lines(element: Element) -> int:
    return element.last - element.first


@lru_cache(maxsize=4096)
def _is_open(line: str, language: str) -> bool:
    """Whether a line says "free" or "on request"; elements lie in one another, so each is asked for many times."""
    return bool(phrase(language, "free").search(line) or phrase(language, "contact").search(line))


class SiblingFinder:
    """Finds the lists of cards of one document. `find` returns them in reading order."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        document = reading.document
        self._priced = [0] * len(document.blocks)
        closed, self._deals = not_offered(reading), lone_deals(reading)
        for mention in reading.money:
            block = document.block_at(mention.start)
            prose = block.end - block.start > _PROSE and mention.start - block.start > _LEAD
            lead = reading.plain[max(block.start, mention.start - LEAD_REACH) : mention.start]
            other = is_each(reading, mention.end) or leads_to_other(lead, reading.language)
            other = other or is_rate(reading, mention) or is_worth(reading, mention.end)
            told = block.index in closed or block.index in self._deals or is_told(reading, block)
            if not prose and not other and not told:
                self._priced[block.index] += 1
        self._sums = [0, *accumulate(self._priced)]
        self._closed = [0, *accumulate(int(block.index in closed) for block in document.blocks)]
        self._groups: dict[int, list[_Kid]] = {}

    def find(self) -> list[Card]:
        """All cards that stand in lists of at least two; the innermost lists are tried first."""
        elements = self._reading.document.elements
        judged: dict[int, list[_Kid]] = {}
        for parent in sorted(self._parents(), key=lambda index: -elements[index].depth):
            judged[parent] = kids = self._kids(list(children_of(elements, elements[parent])))
            if any(kid.priced and not kid.periodic for kid in kids):
                self._take_list(parent, kids)
            else:
                self._take_list(parent, [kid for kid in kids if not kid.periodic])
        # Where no list was found inside or around, none had been when the children were judged: they are as they were.
        for parent, kids in judged.items():
            if self._is_untouched(elements[parent]):
                self._take_list(parent, kids)
        cards: list[Card] = []
        for number, (parent, kids) in enumerate(self._lists()):
            context = context_of(self._reading, elements[parent], kids[0].element.first)
            stops = ends(self._reading.document, elements[parent], [kid.element for kid in kids])
            named = self._sized(kids)
            cards.extend(self._card(kid, end, context, number) for kid, end in zip(named, stops, strict=True))
        return cards

    def _lists(self) -> list[tuple[int, list[_Kid]]]:
        """The lists of cards with their parents, in reading order."""
        groups = sorted(self._groups.items(), key=lambda item: item[1][0].element.first)
        document = self._reading.document
        return [(parent, kids[run]) for parent, kids in groups for run in runs(document, [kid.element for kid in kids])]

    def _sized(self, kids: list[_Kid]) -> list[_Kid]:
        """The cards of a list that are called by their size, one with a badge above it ("Popular") by its own too."""
        behind = {kid.element.index: size for kid in kids if (size := self._size_behind_badge(kid))}
        others = [kid.title for kid in kids if kid.element.index not in behind]
        if not behind or not others or not all(is_size(self._reading, title) for title in others):
            return kids
        return [msgspec.structs.replace(k, title=behind.get(k.element.index, k.title)) for k in kids]

    def _size_behind_badge(self, kid: _Kid) -> tuple[int, int] | None:
        first, *others = self._reading.document.blocks_of(kid.element)
        return size_title(self._reading, others) if is_badge_line(self._reading, first) else None

    def _is_untouched(self, element: Element) -> bool:
        """Whether no list was found in an element or around it."""
        spans = [(kids[0].element.first, kids[-1].element.last) for kids in self._groups.values()]
        return all(last <= element.first or first >= element.last for first, last in spans)

    def _kids(self, children: list[Element]) -> list[_Kid]:
        """The would-be cards among the children of one parent, [] where none is priced or only one holds a text."""
        children = [child for child in children if self._closed[child.first] == self._closed[child.last]]
        if sum(child.block_level and child.first < child.last for child in children) < _LEAST_LIST:
            return []
        priced = {child.index: self._judge(child) for child in children if self._money(child)}
        if not any(priced.values()):
            return []
        judged = [priced[c.index] if c.index in priced else self._judge(c) for c in children]
        return [kid for kid in judged if kid]

    def _money(self, element: Element) -> int:
        return self._sums[element.last] - self._sums[element.first]

    def _parents(self) -> set[int]:
        """Elements that can hold a list of cards: what encloses priced lines, some levels up."""
        document, found = self._reading.document, set()
        for index, count in enumerate(self._priced):
            chain = document.ancestors(document.blocks[index].element) if count else ()
            for _, element in zip(range(_HIGHEST), chain, strict=False):
                if element.parent < 0 or element.parent in found or self._money(element) > _MOST_MONEY * _HIGHEST:
                    break
                found.add(element.parent)
        return found

    def _take_list(self, parent: int, kids: list[_Kid]) -> None:
        """Accept children that are a list; lists inside its cards were only parts of a card."""
        if not self._is_list(kids):
            return
        spans = [(kid.element.first, kid.element.last) for kid in kids]
        inside = [p for p, inner in self._groups.items()
                  if any(a <= inner[0].element.first and inner[-1].element.last <= b for a, b in spans)]  # fmt: skip
        for p in inside:
            del self._groups[p]
        self._groups[parent] = kids

    def _is_list(self, kids: list[_Kid]) -> bool:
        if len(kids) < _LEAST_LIST or not any(kid.priced for kid in kids):
            return False
        if sum(kid.priced for kid in kids) == 1 and self._are_parts(kids):
            return False
        named = sum(not self._is_nameless(kid) for kid in kids)
        if named < _LEAST_LIST or repeat_price(self._reading, [(kid.element, kid.title) for kid in kids]):
            return False
        names = {self._reading.plain[slice(*kid.title)].casefold() for kid in kids}
        return len(names) > 1 and len({kid.element.tag for kid in kids}) <= 2

    def _are_parts(self, kids: list[_Kid]) -> bool:
        """Whether a list with one price is one card in pieces: a head or features of few lines beside the price, or a
        price that no name stands above."""
        if any(_lines(kid.element) < _LEAST_LINES for kid in kids if not kid.priced):
            return True
        priced = next(kid for kid in kids if kid.priced)
        blocks = self._reading.document.blocks_of(priced.element)
        return not priced.periodic and is_weak(self._reading, blocks, priced.title)

    def _is_nameless(self, kid: _Kid) -> bool:
        """Whether only a button below its price could be the name of a would-be card: it is the half of one."""
        name = self._reading.plain[slice(*kid.title)]
        blocks = self._reading.document.blocks_of(kid.element)
        named = not any(map(str.isalpha, name)) or is_name(name, self._reading.language)
        return kid.priced and not named and is_below_price(self._reading, blocks, kid.title)

    def _judge(self, element: Element) -> _Kid | None:
        blocks = self._reading.document.blocks_of(element)
        if not blocks or not element.block_level or len(blocks) > _MOST_BLOCKS or blocks[0].place is Place.FAQ:
            return None
        money = self._money(element)
        if element.tag in ("nav", "footer", "tr", "thead", "tbody") or money > _MOST_MONEY:
            return None
        if not money and not self._free_or_contact(element):
            return None
        if self._holds_lists(element) or self._lists_inline(blocks):
            return None
        if led := leading_period(self._reading, blocks):
            return _Kid(element, led, True, True)
        title = (size_title(self._reading, blocks) if money else None) or title_of(self._reading, blocks)
        if title and self._names_nothing(element, blocks, title):
            return None
        if not money and self._reading.counts_in(blocks[0].start, blocks[0].end):
            return None
        weak = title is None or (len(blocks) >= _LEAST_LINES and self._is_weak(blocks, title))
        periodic = period_title(self._reading, blocks) if weak and len(blocks) >= _LEAST_LINES else None
        return _Kid(element, found, money > 0, periodic is not None) if (found := periodic or title) else None

    def _names_nothing(self, element: Element, blocks: list[Block], title: tuple[int, int]) -> bool:
        """Whether the best title of an element is a remark, or a feature of the size that is named above it."""
        remark = is_remark(self._reading, self._reading.document.block_at(title[0]))
        return remark or is_under_size(self._reading, element, blocks, title)

    def _is_weak(self, blocks: list[Block], title: tuple[int, int]) -> bool:
        """Whether a title is only the best of what a card holds, a feature, or a line below its heading."""
        elements, named = self._reading.document.elements, self._reading.document.block_at(title[0])
        listed = elements[named.element].tag == "li" != elements[blocks[0].element].tag
        return is_weak(self._reading, blocks, title) or listed or bool(blocks[0].heading and not named.heading)

    def _lists_inline(self, blocks: list[Block]) -> bool:
        """Whether one line names several things with their prices: they are cards of their own."""
        least = 2 if len(blocks) == 1 else _SEVERAL
        lines = [block for block in blocks if self._priced[block.index] >= least]
        return any(
            max(len(inline_titles(self._reading, b)), len(inline_packs(self._reading, b, 0))) >= least for b in lines
        )

    def _holds_lists(self, element: Element) -> bool:
        """Whether it is a section around a list of cards rather than a card with a priced list in it."""
        for kids in self._groups.values():
            if element.first <= kids[0].element.first and kids[-1].element.last <= element.last:
                before = self._sums[kids[0].element.first] - self._sums[element.first]
                whole = sum(kid.priced and kid.element.last - kid.element.first > 1 for kid in kids)
                if not before or whole > 1:
                    return True
        return False

    def _free_or_contact(self, element: Element) -> bool:
        lines = [b for b in self._reading.document.blocks_of(element) if len(b.text) <= _SHORT]
        return len(lines) > 1 and any(_is_open(line.text, self._reading.language) for line in lines[:10])

    def _card(self, kid: _Kid, end: int, context: str, group: int) -> Card:
        document = self._reading.document
        blocks = document.blocks[kid.element.first : end]
        lines = tuple(Line(block.start, block.end) for block in blocks if block.index not in self._deals)
        return Card(" ".join(document.text[slice(*kid.title)].split()), *kid.title, lines, context, group)
