"""Amounts of money in a text, with what "$", "¥" and other shared signs stand for where the page does not say."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from pricelint.extract.annotate.currencies import (
    CODES,
    GUESSED,
    POINT_GROUPS,
    PREFIXED,
    SHARED,
    SUFFIXED,
    SYMBOLS,
    WHOLE,
)
from pricelint.extract.annotate.markup import NO_MARKUP, Markup
from pricelint.extract.annotate.numbers import Number, plain_digits, scan_numbers
from pricelint.extract.annotate.sides import is_behind
from pricelint.extract.language import section
from pricelint.extract.words import alternatives
from pricelint.model.money import Money

_CODES = "|".join(sorted(CODES))
_PREFIXED = "|".join(re.escape(sign) for sign in sorted(PREFIXED, key=len, reverse=True))
_PREFIXED_BEHIND = "|".join(
    re.escape(sign) for sign in sorted(PREFIXED, key=len, reverse=True) if "$" in sign or "¥" in sign
)
_SYMBOLS = "".join(SYMBOLS)
_BEFORE = re.compile(rf"(?:(?<![A-Za-z])({_PREFIXED}|(?:{_CODES})(?: ?\$)?)|([{_SYMBOLS}$¥]))[ \n]?$")
_RAND, _RANDS = re.compile(r"(?<![A-Za-z])R$"), re.compile(r"\d+[.,]\d\d|\d{1,3}(?:,\d{3})+(?:\.\d\d)?")
"""A letter that stands for rands only before cents or groups of thousands: "R202.50", "R1,299"."""
_AFTER_CODE = re.compile(rf" ?\(?((?:{_CODES})(?![A-Za-z]))")
_NO_CENTS = re.compile(r"[.,][-–—](?!\w)")
_CENTS = re.compile(r"[ \n](\d\d)(?![\d.,])")
_LAST = frozenset(sign[-1] for sign in (*PREFIXED, *CODES, *SYMBOLS, "$", "¥", "R"))
"""What a sign before an amount can end with."""
_ENDS_LINE = re.compile(r"\n(?! ?\d[\d.,]*(?:\n|\Z))|\Z")
_REACH = 14
_LEAST_LINES = 100
"""From here on a number with "p" counts the lines of a picture."""


class MoneyWords(msgspec.Struct):
    """[money]: words for currencies after an amount, and which currency the language's own "$", "¥" and cents are.

    `named`: other forms that name a currency away from amounts; `priced`: what heads a column of prices; `stated`: how
    a page says what its prices are in, with `{currency}`. `parts`: hundredths of one currency; one of a single letter
    only before what it is paid for ("4p per credit").
    """

    after: dict[str, str] = {}
    cent: str = ""
    named: dict[str, str] = {}
    priced: list[str] = []
    stated: list[str] = []
    cents: list[str] = []
    parts: dict[str, str] = {}
    dollar: str = ""
    yen: str = ""


class _PerWords(msgspec.Struct):
    """The words of [rates] between a price and what it is paid for."""

    per: list[str] = []


class MoneyMention(msgspec.Struct, frozen=True, gc=False):
    """An amount at a span of text.

    `ambiguous` is true where the sign alone ("$", "¥") names several currencies and nothing on the page settles it;
    `struck` where the page strikes the amount through. `said` is where the page says the currency of an amount without
    a sign; `borrowed` where only other amounts say it.
    """

    start: int
    end: int
    money: Money
    ambiguous: bool = False
    struck: bool = False
    said: tuple[int, int] | None = None
    borrowed: bool = False


def read_money(text: str, language: str, default: str | None) -> list[MoneyMention]:
    """All amounts of money in order. `default` is what the page settles its shared sign to, None where nothing does."""
    plain = plain_digits(text)
    return money_among(plain, scan_numbers(plain, language), language, default)


def money_among(
    plain: str,
    numbers: list[Number],
    language: str,
    default: str | None,
    markup: Markup = NO_MARKUP,
) -> list[MoneyMention]:
    """Those of the numbers that are money, with the span of their sign.

    Two digits that end a text are cents by themselves ("$19 99"), others where the `markup` says so.
    """
    after = _after(language)
    found: list[MoneyMention] = []
    for number in numbers:
        free = found[-1].end if found else 0
        mention = _before(plain, number, language, default)
        if mention is None or mention.start < free:
            mention = _behind(plain, number, after, language, default, markup)
        if mention and mention.start >= free:
            found.append(_with_cents(plain, mention, markup))
    return found


def _with_cents(plain: str, mention: MoneyMention, markup: Markup) -> MoneyMention:
    match = _CENTS.match(plain, mention.end) if plain[mention.end - 1].isdigit() else None
    amount = mention.money.amount
    if match is None or amount != amount.to_integral_value():
        return mention
    if not markup.raised(*match.span(1)) and (markup is not NO_MARKUP or match.end() < len(plain)):
        return mention
    money = Money(mention.money.currency, amount + Decimal(match[1]) / 100)
    return replace(mention, end=match.end(), money=money)


def _before(plain: str, number: Number, language: str, default: str | None) -> MoneyMention | None:
    left = max(0, number.start - 6)
    if plain[left : number.start].rstrip(" \n")[-1:] not in _LAST:
        return None
    match = _BEFORE.search(plain[left : number.start])
    if match is None and _RAND.search(plain[left : number.start]):
        rands = _RANDS.fullmatch(plain[number.start : number.end])
        return _mention(number.start - 1, number.end, number.value, ("ZAR", False)) if rands else None
    if not match or not _joined(plain, left + match.start(), number.start, number.end):
        return None
    sign = match[1] or match[2]
    behind = _AFTER_CODE.match(plain[number.end : number.end + _REACH])
    if behind and (sign in "$¥" or sign.rstrip("$ ") == behind[1]):
        return _mention(left + match.start(), number.end + behind.end(1), number.value, (behind[1], False))
    whole = _NO_CENTS.match(plain, number.end)
    end = whole.end() if whole else number.end
    return _mention(left + match.start(), end, number.value, _currency(sign, language, default))


def _behind(
    plain: str, number: Number, after: re.Pattern[str], language: str, default: str | None, markup: Markup
) -> MoneyMention | None:
    if number.start and plain[number.start - 1].isascii() and plain[number.start - 1].isalpha():
        return None
    end = number.end + _is_line(plain, number)
    match = after.match(plain[end : end + _REACH])
    if not match or (end > number.end and not _ENDS_LINE.match(plain, end + match.end())):
        return None
    number = replace(number, end=end)
    sign = match[1]
    if match["open"] and not is_behind(
        plain, (number.end + match.start(1), number.end + match.end(1)), language, markup
    ):
        return None
    words = section(language, "money", MoneyWords)
    if sign.lower() in words.cents or sign == "¢":
        cents = (words.cent, True) if words.cent and sign != "¢" else _currency("$", language, default)
        return _mention(number.start, number.end + match.end(1), number.value / 100, cents)
    if part := words.parts.get(sign.lower()):
        small = len(sign) > 1 or number.value < _LEAST_LINES
        return _mention(number.start, number.end + match.end(1), number.value / 100, (part, False)) if small else None
    code = words.after.get(sign.lower())
    currency = (code, False) if code else _currency(sign, language, default)
    return _mention(number.start, number.end + match.end(1), number.value, currency)


def _is_line(plain: str, number: Number) -> bool:
    """Whether a number fills its line, so that a sign which fills the next one is its own ("50", "MAD")."""
    begins = number.start == 0 or plain[number.start - 1] == "\n"
    return begins and plain[number.end : number.end + 1] == "\n"


def _joined(plain: str, start: int, gap: int, end: int) -> bool:
    """A sign and its number on two lines belong together only where each fills its own line."""
    if plain[gap - 1] != "\n":
        return True
    alone = start == 0 or plain[start - 1] == "\n"
    return alone and (end >= len(plain) or not plain[end].isalpha())


def _currency(sign: str, language: str, default: str | None) -> tuple[str, bool]:
    """Code and whether it is a guess."""
    if default and default in SHARED.get(sign, ()):
        return default, False
    if code := PREFIXED.get(sign) or SYMBOLS.get(sign) or SUFFIXED.get(sign):
        return code, sign in GUESSED
    if sign.rstrip("$ ") in CODES:
        return sign.rstrip("$ "), False
    words = section(language, "money", MoneyWords)
    if sign == "$":
        return words.dollar or "USD", not words.dollar
    return words.yen or "JPY", not words.yen


def _mention(start: int, end: int, value: Decimal, currency: tuple[str, bool]) -> MoneyMention:
    code, ambiguous = currency
    if value.as_tuple().exponent == -3 and (code in WHOLE or (code in POINT_GROUPS and value >= 1)):
        value = (value * 1000).to_integral_value()
    return MoneyMention(start, end, Money(code, value), ambiguous)


@lru_cache
def _after(language: str) -> re.Pattern[str]:
    words = section(language, "money", MoneyWords)
    letters = [word for word in words.parts if len(word) == 1]
    spelled = [*words.after, *words.cents, *(word for word in words.parts if len(word) > 1)]
    latin = "|".join(re.escape(word) for word in sorted(spelled, key=len, reverse=True) if word[0] < "\u2e80")
    script = "|".join(re.escape(word) for word in sorted(spelled, key=len, reverse=True) if word[0] >= "\u2e80")
    suffixed = "|".join(re.escape(word) for word in SUFFIXED)
    groups = [
        rf"(?:{_PREFIXED_BEHIND})(?![ ]?\d)(?![A-Za-z])",
        rf"[{_SYMBOLS}¢](?![ ]?\d)",
        r"[$¥](?![ \n]?\d)(?![A-Za-z])",
        rf"(?P<open>[{_SYMBOLS}$¥]|(?:{_CODES}))(?=[ \n]?\d)",
        rf"(?:{_CODES})(?![A-Za-z])",
        rf"(?:{suffixed})(?![A-Za-z])",
    ]
    groups += [rf"(?i:{latin})(?![a-zà-ÿа-яё])"] if latin else []
    groups += [rf"(?:{script})"] if script else []
    joined = alternatives(section(language, "rates", _PerWords).per)
    groups += [rf"(?:{'|'.join(letters)})(?=[ ]?{joined})"] if letters else []
    return re.compile(rf"(?:[.,][-–—])?[ ]?({'|'.join(groups)})")
