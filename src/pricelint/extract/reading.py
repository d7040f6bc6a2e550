"""A document with its annotations, made once and shared by all readers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any, Protocol, TypeVar

from msgspec.structs import replace

from pricelint.documents.document import Block, Document
from pricelint.extract.annotate.money import MoneyMention, money_among
from pricelint.extract.annotate.numbers import Number, plain_digits, scan_numbers
from pricelint.extract.annotate.periods import PeriodWords, read_periods
from pricelint.extract.annotate.quantities import Count, read_counts
from pricelint.extract.annotate.raised import markup_of, without_notes
from pricelint.extract.annotate.rows import in_one_row
from pricelint.extract.bare import bare_amounts
from pricelint.extract.cards.card import Card
from pricelint.extract.cards.find import find_cards
from pricelint.extract.cards.kind import Offer, offers
from pricelint.extract.cards.words import phrase
from pricelint.extract.currency import settle_currency
from pricelint.extract.language import detect, section
from pricelint.extract.main_language import main_language
from pricelint.extract.patterns import Pattern
from pricelint.extract.rates import read_rates, stated_rates
from pricelint.extract.unit.find import find_unit
from pricelint.extract.unit.trades import Trades
from pricelint.extract.unit.words import unit_data, word_pattern
from pricelint.extract.words import alternatives
from pricelint.model.fact import Rate, UnitName
from pricelint.model.units import Period


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...


S = TypeVar("S", bound=_Spanned)


@dataclass(eq=False)
class Reading:
    """One document, annotated. All offsets are offsets of `document.text`.

    plain         the text with ASCII digits in place of full-width ones and blanks in place of marks of notes, of the
                  same length
    language      what most of the text is written in
    trades        what the page tells of other trades that count in the words of units
    unit          the page's internal currency, None where it has none
    unit_pattern  its words on this page (compiled, ignoring case); matches nothing without a unit
    numbers       every number, digits inside words included
    money         every amount of money
    counts        every quantity of the unit
    titles        what the lines looked at so far can be named by: block index → span, a memo of `cards.titles`
    memo          what readers said that are asked `once` per page
    """

    document: Document
    plain: str
    language: str
    trades: Trades
    unit: UnitName | None
    unit_pattern: Pattern
    numbers: list[Number]
    money: list[MoneyMention]
    counts: list[Count]
    titles: dict[int, tuple[int, int] | None] = field(default_factory=dict)
    memo: dict[str, Any] = field(default_factory=dict)
    _languages: dict[int, str] = field(default_factory=dict)

    def language_of(self, block: Block) -> str:
        """The language of one block; short ones take the page's."""
        if block.index not in self._languages:
            self._languages[block.index] = detect(block.text, self.language) if len(block.text) > 40 else self.language
        return self._languages[block.index]

    def money_in(self, start: int, end: int) -> Sequence[MoneyMention]:
        """Amounts of money that begin inside a span."""
        return _between(self.money, self._money_starts, start, end)

    def counts_in(self, start: int, end: int) -> Sequence[Count]:
        """Quantities of the unit that begin inside a span."""
        return _between(self.counts, self._count_starts, start, end)

    def numbers_in(self, start: int, end: int) -> Sequence[Number]:
        """Numbers that begin inside a span."""
        return _between(self.numbers, self._number_starts, start, end)

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The parts of the page that each present one thing to buy."""
        return find_cards(self)

    @cached_property
    def rates(self) -> tuple[Rate, ...]:
        """What the page says a unit costs: these amounts are no prices of anything else."""
        return read_rates(self)

    @cached_property
    def stated_rates(self) -> tuple[Rate, ...]:
        """The same, wherever one stands again."""
        return stated_rates(self)

    def in_rate(self, offset: int) -> bool:
        """Whether what stands at an offset is one side of a stated rate."""
        starts, reach = self._rated
        begun = bisect_right(starts, offset)
        return begun > 0 and reach[begun - 1] > offset

    @cached_property
    def _rated(self) -> tuple[list[int], list[int]]:
        """Where stated rates start, and how far those that have started by then reach."""
        quotes = [rate.evidence[0] for rate in self.stated_rates]
        return [quote.start for quote in quotes], [*accumulate((quote.end for quote in quotes), max)]

    @cached_property
    def recurs(self) -> bool:
        """Whether the page speaks of anything that is charged or granted again and again."""
        periods = read_periods(self.plain, self.language)
        return any(p.period is not Period.ONCE for p in periods)

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """The cards with their amounts, units and kind."""
        return offers(self)

    @cached_property
    def _number_starts(self) -> list[int]:
        return [number.start for number in self.numbers]

    @cached_property
    def _money_starts(self) -> list[int]:
        return [mention.start for mention in self.money]

    @cached_property
    def _count_starts(self) -> list[int]:
        return [count.start for count in self.counts]


def read(document: Document, known: str = "") -> Reading:
    """Annotate a document; `known` names the unit that the platform sells on another page, where there is one."""
    plain = without_notes(document, plain_digits(document.text))
    language = main_language(document)
    numbers = scan_numbers(plain, language)
    trades = Trades(document, language)
    unit = find_unit(document, plain, trades, known)
    words = word_pattern(unit, language)
    currency = settle_currency(document, plain, language)
    money = money_among(plain, numbers, language, currency, markup_of(document))
    starts, ends = {mention.start for mention in money}, {mention.end for mention in money}
    countable = [n for n in numbers if n.start not in starts and n.end not in ends]
    counts = read_counts(plain, countable, _behind(words), _before(words, language), language) if unit else []
    counts = in_one_row(document, counts)
    counts = [count for count in counts if not _begins_another(plain, count, language)]
    counted = {count.start for count in counts}
    money += bare_amounts(document, plain, [n for n in countable if n.start not in counted], money, language)
    return Reading(
        document=document,
        plain=plain,
        language=language,
        trades=trades,
        unit=unit,
        unit_pattern=_words(words),
        numbers=numbers,
        money=[_struck(document, mention) for mention in sorted(money, key=lambda mention: mention.start)],
        counts=counts,
    )


@lru_cache(maxsize=256)
def _words(words: str) -> Pattern:
    return Pattern(words)


@lru_cache(maxsize=256)
def _behind(words: str) -> Pattern:
    """What may stand between a number and its unit word: a few words of the same line, or a line break; and the first
    half of a compound ("500 KI-Credits"). A number may stand in brackets: "ten (10) credits"."""
    latin = words[:3] == "(?!" or any(char < "\u2e80" and char.isalpha() for char in words)
    edge = r"(?-i:(?!\p{Ll}))" if latin else ""
    word = r"[\p{Latin}\p{Cyrillic}][\p{Latin}\p{Cyrillic}-]{1,14} "
    half = r"[\p{Latin}\p{Cyrillic}]{1,12}-"
    run = r"(?:\p{Hangul}{1,4} )?[\p{Hangul}]{0,2}[\p{Han}\p{Kana}ーのA-Za-z ]{0,8}?"
    gap = rf"\+?\)?[ \n]?(?:[\p{{So}}\uFE0F]{{1,2}}[ \n]?)?(?:(?:[x×] )?(?:{word}){{0,3}}?(?:{half})?|{run})"
    return Pattern(rf"{gap}(?:{words}){edge}")


@lru_cache(maxsize=256)
def _before(words: str, language: str) -> Pattern:
    """What may stand between a unit's word and its number, as in labels: a period ("Credits per month 500"), or that it
    is granted ("Credits included 500")."""
    month = section(language, "periods", PeriodWords).month
    period = "|".join(word for word in month if "$" not in word and not word.startswith("^"))
    per = rf"(?: ?/ ?\p{{L}}{{2,6}}| (?:{period}))?" if period else r"(?: ?/ ?\p{L}{2,6})?"
    stated = alternatives([word for data in unit_data(language) for word in data.stated])
    return Pattern(rf"(?:{words})(?:{per}| (?P<stated>{stated}))[ \n]?[:：=×x]?[ \n]?\+?$")


def _begins_another(plain: str, count: Count, language: str) -> bool:
    """Whether a unit's word ends a line that is no label, as it says what to do ("Buy credits") or what one unit costs
    ("$2/credit"), and a number only follows below it: that is of the next thing."""
    label, below, _ = plain[count.start : count.end].partition("\n")
    if not below or label[:1].isdigit():
        return False
    if plain[: count.start].endswith("/") or plain.startswith("%", count.end):
        return True
    return phrase(language, "action").match(plain, plain.rfind("\n", 0, count.start) + 1) is not None


def _between(items: list[S], starts: list[int], start: int, end: int) -> list[S]:
    first = bisect_left(starts, start)
    return items[first : bisect_left(starts, end, first)]


def _struck(document: Document, mention: MoneyMention) -> MoneyMention:
    """The amount, struck where all its digits are; its sign often stands beside them in an element of its own."""
    pieces = document.pieces_in(mention.start, mention.end)
    if not any(piece.struck for piece in pieces):
        return mention
    digits = [
        piece
        for piece in pieces
        if any(char.isdigit() for char in document.text[max(piece.start, mention.start) : min(piece.end, mention.end)])
    ]
    return replace(mention, struck=True) if digits and all(piece.struck for piece in digits) else mention
