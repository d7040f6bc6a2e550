"""Amounts without a sign of money, where the page says elsewhere which currency they are in.

A column headed "Price (USD)", a sentence "All prices in euros"; or, in doubt, the page's other prices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import regex

from pricelint.documents.document import Cell, Document
from pricelint.documents.tables import cell_span
from pricelint.extract.annotate.currencies import CODES, PREFIXED, SYMBOLS
from pricelint.extract.annotate.money import MoneyMention, MoneyWords
from pricelint.extract.annotate.numbers import Number, in_word
from pricelint.extract.annotate.periods import period_behind, read_periods
from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern
from pricelint.model.money import Money

_LONGEST_HEAD = 40
_TRIM = " \t\n()（）[],:：/／-–—·"
_PRICE_CLASS = re.compile(r"(?:^|[\s_-])prices?(?:[_-]{1,2}(?:amount|value|number))?(?:\s|$)", re.I)
_CENTS = re.compile(r"\d[.,]\d\d")
_STROKE = re.compile(r" ?/ ?[^\W\d]")
Span = tuple[int, int]
Said = tuple[str, Span]


def bare_amounts(
    document: Document, plain: str, free: list[Number], money: list[MoneyMention], language: str
) -> list[MoneyMention]:
    """Amounts among the numbers that are `free`: neither amounts of `money` nor quantities of the page's unit."""
    if not free:
        return []
    said = _stated(plain, language)
    found = {m.start: m for m in _in_tables(document, plain, free, said, language)}
    found |= {m.start: m for m in _beside(document, plain, free, money)}
    if lent := said or _lent(money):
        for number in free:
            if number.start not in found and _is_price(document, plain, number, language, strict=said is None):
                found[number.start] = _mention(number, lent, borrowed=said is None)
    return list(found.values())


def named_currency(text: str, language: str) -> Said | None:
    """The one currency that a text names away from any amount, with the span of its name."""
    found = [(_code(match[0], language), match.span()) for match in _names(language).finditer(text)]
    return found[0] if len({code for code, _ in found}) == 1 and found[0][0] else None


def _mention(number: Number, said: Said, *, borrowed: bool = False) -> MoneyMention:
    return MoneyMention(number.start, number.end, Money(said[0], number.value), said=said[1], borrowed=borrowed)


def _stated(plain: str, language: str) -> Said | None:
    """The currency that a sentence says all prices are in."""
    found: set[Said] = set()
    for match in _statement(language).finditer(plain):
        if named := named_currency(match[0], language):
            start = match.start()
            found.add((named[0], (start + named[1][0], start + named[1][1])))
    return min(found, key=lambda said: said[1]) if len({code for code, _ in found}) == 1 else None


def _lent(money: list[MoneyMention]) -> Said | None:
    """The currency that all amounts of a page are in."""
    codes = {mention.money.currency for mention in money}
    return (codes.pop(), (money[0].start, money[0].end)) if len(codes) == 1 else None


def _beside(document: Document, plain: str, free: list[Number], money: list[MoneyMention]) -> Iterator[MoneyMention]:
    """The numbers with a stroke and a period that begin an element right behind an amount: the list price "$29" and
    "17/mo" in the next element. The currency is that of the first, in doubt."""
    ends = {mention.end + 1: mention for mention in money if plain[mention.end : mention.end + 1] == " "}
    for number in free:
        first = ends.get(number.start)
        if first is None or not _STROKE.match(plain, number.end) or number.value >= first.money.amount:
            continue
        if any(piece.start == number.start for piece in document.pieces_in(number.start, number.end)):
            yield _mention(number, (first.money.currency, (first.start, first.end)), borrowed=True)


def _in_tables(
    document: Document, plain: str, free: list[Number], said: Said | None, language: str
) -> Iterator[MoneyMention]:
    """The numbers that fill a cell of a column or row headed as prices."""
    numbers = {number.start: number for number in free}
    for table in document.tables:
        lines = [(head, [row[column] for row in table.rows[1:]]) for column, head in enumerate(table.rows[0])]
        lines += [(row[0], row[1:]) for row in table.rows[1:]]
        for head, cells in lines:
            currency = _headed(document, plain, head, said, language)
            spans = [cell_span(document, cell) for cell in cells if cell and cell.origin] if currency else []
            for start, end in spans:
                number = numbers.get(start)
                if currency and number and _ends(plain, number, end, language):
                    yield _mention(number, currency)


def _headed(document: Document, plain: str, head: Cell | None, said: Said | None, language: str) -> Said | None:
    """The currency of the cells under a head that is nothing but words of prices, a currency and a period."""
    start, end = cell_span(document, head) if head else (0, 0)
    text = plain[start:end]
    if not 0 < len(text) <= _LONGEST_HEAD:
        return None
    named = named_currency(text, language)
    rest = text if named is None else text[: named[1][0]] + " " + text[named[1][1] :]
    for period in reversed(read_periods(rest, language)):
        rest = rest[: period.start] + " " + rest[period.end :]
    rest = " ".join(rest.split()).strip(_TRIM)
    if rest and not _priced(language).fullmatch(rest):
        return None
    if named is None:
        return said if rest else None
    return named[0], (start + named[1][0], start + named[1][1])


def _ends(plain: str, number: Number, end: int, language: str) -> bool:
    """Whether nothing but a period stands between a number and the end of its line."""
    if not plain[number.end : end].strip():
        return True
    period = period_behind(plain, number.end, language)
    return period is not None and not plain[period.end : end].strip()


def _is_price(document: Document, plain: str, number: Number, language: str, *, strict: bool) -> bool:
    """Whether a number fills its line, with its period or by itself, and its class or its cents say it is a price.

    Where it is `strict` a period has to stand behind it.
    """
    block = document.block_at(number.start)
    if block.start != number.start or in_word(plain, number.start) or not _ends(plain, number, block.end, language):
        return False
    lasting = period_behind(plain, number.end, language) is not None
    if strict and not lasting:
        return False
    cents = lasting and _CENTS.fullmatch(plain[number.end - 4 : number.end][-4:]) is not None
    return cents or _is_called_price(document, block.pieces[0].element, block.element)


def _is_called_price(document: Document, index: int, last: int) -> bool:
    """Whether a class of the elements from one out to another says that they hold a price."""
    for element in document.ancestors(index):
        if _PRICE_CLASS.search(element.attrs.get("class") or ""):
            return True
        if element.index == last:
            break
    return False


def is_price_label(text: str, language: str) -> bool:
    """Whether a label says nothing but that what it stands for is a price, of a period or not ("Price per month")."""
    for period in reversed(read_periods(text, language)):
        text = text[: period.start] + " " + text[period.end :]
    return bool(_priced(language).fullmatch(" ".join(text.split()).strip(_TRIM)))


@lru_cache
def _priced(language: str) -> Pattern:
    return Pattern("|".join(_listed(language, "priced")) or r"(?!)")


@lru_cache
def _statement(language: str) -> Pattern:
    words = _listed(language, "stated")
    return Pattern("|".join(word.replace("{currency}", f"(?:{_names(language).pattern})") for word in words) or r"(?!)")


def _listed(language: str, name: str) -> list[str]:
    return [
        word for code in dict.fromkeys((language, "en")) for word in getattr(section(code, "money", MoneyWords), name)
    ]


@lru_cache
def _words(language: str) -> dict[str, str]:
    words: dict[str, str] = {}
    for code in dict.fromkeys(("en", language)):
        own = section(code, "money", MoneyWords)
        words |= {word.lower(): currency for word, currency in (own.after | own.named).items()}
    return words


@lru_cache
def _names(language: str) -> Pattern:
    """Names and signs of currencies that no digit touches."""
    signs = sorted([*PREFIXED, *SYMBOLS, "$", "¥"], key=len, reverse=True)
    words = sorted(_words(language), key=len, reverse=True)
    latin = "|".join(regex.escape(word) for word in words if word[0] < "\u2e80")
    script = "|".join(regex.escape(word) for word in words if word[0] >= "\u2e80")
    letters = rf"(?<!\p{{L}})(?:(?-i:{'|'.join(sorted(CODES))})|{latin})(?!\p{{L}})"
    signed = rf"(?<![\d\p{{L}}])(?-i:{'|'.join(regex.escape(sign) for sign in signs)})(?! ?[\d\p{{L}}])"
    return Pattern("|".join([letters, signed, *([f"(?:{script})"] if script else [])]))


def _code(name: str, language: str) -> str:
    """The currency that a name or sign stands for, "" for a sign of several."""
    if name in CODES:
        return name
    own = section(language, "money", MoneyWords)
    if name in ("$", "¥"):
        return own.dollar or "USD" if name == "$" else own.yen
    return PREFIXED.get(name) or SYMBOLS.get(name) or _words(language).get(name.lower(), "")
