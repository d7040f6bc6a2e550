"""Amounts of money in a text, with what "$" and "¥" stand for where the page does not say."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import msgspec

from pricelint.extract.annotate.currencies import CODES, DOLLARS, PREFIXED, SUFFIXED, SYMBOLS, WHOLE, YENS
from pricelint.extract.annotate.numbers import Number, plain_digits, scan_numbers
from pricelint.extract.language import section
from pricelint.model.money import Money

_CODES = "|".join(sorted(CODES))
_PREFIXED = "|".join(re.escape(sign) for sign in sorted(PREFIXED, key=len, reverse=True))
_SYMBOLS = "".join(SYMBOLS)
_BEFORE = re.compile(rf"(?:(?<![A-Za-z])({_PREFIXED}|(?:{_CODES})\$?)|([{_SYMBOLS}$¥]))[ \n]?$")
_AFTER_CODE = re.compile(rf" ?\(?((?:{_CODES})(?![A-Za-z]))")
_REACH = 14


class MoneyWords(msgspec.Struct):
    """[money]: words for currencies after an amount, and which currency the language's own "$" and "¥" are."""

    after: dict[str, str] = {}
    cents: list[str] = []
    dollar: str = ""
    yen: str = ""


class MoneyMention(msgspec.Struct, frozen=True, gc=False):
    """An amount at a span of text.

    `ambiguous` is true where the sign alone ("$", "¥") names several currencies and nothing on the page settles it;
    `struck` where the page strikes the amount through.
    """

    start: int
    end: int
    money: Money
    ambiguous: bool = False
    struck: bool = False


def read_money(text: str, language: str, default: str | None) -> list[MoneyMention]:
    """All amounts of money in order. `default` is what the page settles "$" or "¥" to, None where nothing does."""
    plain = plain_digits(text)
    return money_among(plain, scan_numbers(plain, language), language, default)


def money_among(plain: str, numbers: list[Number], language: str, default: str | None) -> list[MoneyMention]:
    """Those of the numbers that are money, with the span of their sign."""
    after = _after(language)
    found: list[MoneyMention] = []
    for number in numbers:
        mention = _before(plain, number, language, default) or _behind(plain, number, after, language, default)
        if mention and not (found and mention.start < found[-1].end):
            found.append(mention)
    return found


def _before(plain: str, number: Number, language: str, default: str | None) -> MoneyMention | None:
    left = max(0, number.start - 6)
    match = _BEFORE.search(plain[left : number.start])
    if not match or not _joined(plain, left + match.start(), number.start, number.end):
        return None
    sign = match[1] or match[2]
    behind = _AFTER_CODE.match(plain[number.end : number.end + _REACH])
    if behind and (sign in "$¥" or sign.rstrip("$") == behind[1]):
        return _mention(left + match.start(), number.end + behind.end(1), number.value, (behind[1], False))
    return _mention(left + match.start(), number.end, number.value, _currency(sign, language, default))


def _behind(
    plain: str, number: Number, after: re.Pattern[str], language: str, default: str | None
) -> MoneyMention | None:
    if number.start and plain[number.start - 1].isascii() and plain[number.start - 1].isalpha():
        return None
    match = after.match(plain[number.end : number.end + _REACH])
    if not match:
        return None
    words = section(language, "money", MoneyWords)
    sign = match[1]
    if sign.lower() in words.cents or sign == "¢":
        return _mention(number.start, number.end + match.end(1), number.value / 100, _currency("$", language, default))
    code = words.after.get(sign.lower())
    currency = (code, False) if code else _currency(sign, language, default)
    return _mention(number.start, number.end + match.end(1), number.value, currency)


def _joined(plain: str, start: int, gap: int, end: int) -> bool:
    """A sign and its number on two lines belong together only where each fills its own line."""
    if plain[gap - 1] != "\n":
        return True
    alone = start == 0 or plain[start - 1] == "\n"
    return alone and (end >= len(plain) or not plain[end].isalpha())


def _currency(sign: str, language: str, default: str | None) -> tuple[str, bool]:
    """Code and whether it is a guess."""
    if code := PREFIXED.get(sign) or SYMBOLS.get(sign) or SUFFIXED.get(sign):
        return code, False
    if sign.rstrip("$") in CODES:
        return sign.rstrip("$"), False
    words = section(language, "money", MoneyWords)
    if sign == "$":
        return (default, False) if default in DOLLARS and default else (words.dollar or "USD", not words.dollar)
    return (default, False) if default in YENS and default else (words.yen or "JPY", not words.yen)


def _mention(start: int, end: int, value: Decimal, currency: tuple[str, bool]) -> MoneyMention:
    code, ambiguous = currency
    if code in WHOLE and value != value.to_integral_value() and -value.as_tuple().exponent == 3:  # type: ignore[operator]
        value *= 1000
    return MoneyMention(start, end, Money(code, value), ambiguous)


@lru_cache
def _after(language: str) -> re.Pattern[str]:
    words = section(language, "money", MoneyWords)
    spelled = [*words.after, *words.cents]
    latin = "|".join(re.escape(word) for word in sorted(spelled, key=len, reverse=True) if word[0] < "\u2e80")
    script = "|".join(re.escape(word) for word in sorted(spelled, key=len, reverse=True) if word[0] >= "\u2e80")
    suffixed = "|".join(re.escape(word) for word in SUFFIXED)
    groups = [
        rf"[{_SYMBOLS}¢](?![ ]?\d)",
        r"[$¥](?![ \n]?\d)(?![A-Za-z])",
        rf"(?:{_CODES})(?![A-Za-z])",
        rf"(?:{suffixed})(?![A-Za-z])",
    ]
    groups += [rf"(?i:{latin})(?![a-zà-ÿ])"] if latin else []
    groups += [rf"(?:{script})"] if script else []
    return re.compile(rf"(?:,[-–—])?[ ]?({'|'.join(groups)})")
