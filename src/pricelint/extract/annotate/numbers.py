"""Numbers as pages print them: grouped, decimal, scaled ("40K", "1,5 milhão", "3万"), in ASCII or full-width digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

import msgspec

from pricelint.extract.language import section

_FULL_WIDTH = str.maketrans("０１２３４５６７８９，．％＋：／＄￥（）", "0123456789,.%+:/$¥()")
_WIDE = re.compile("[\uff00-\uff5e￥]")
_DIGITS = re.compile(r"\d+")
_SYMBOL_SCALES = {"k": Decimal(1000), "K": Decimal(1000), "M": Decimal(10**6), "B": Decimal(10**9)}
_GROUPED = (
    r"\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:['’]\d{3})+(?!\d)(?:[.,]\d+)?"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?"
)
_SPACED = r"\d{1,3}(?: \d{3})+(?![\d])(?:[.,]\d+)?"
_SURELY_SPACED = (
    r"\d{1,3}(?: \d{3})* 0\d\d(?: \d{3})*(?!\d)(?:[.,]\d+)?"
    r"|\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d\d?)?(?= ?(?:Kč|kr\b|zł|Ft\b|₽|₴))"
)
"""Groups that a space joins in any language: no number begins with a zero ("1 000"), some currencies write no other."""
_SCRIPT, _SPACED_SCRIPT = "\u2e80", "\uac00"
"""Where the scripts begin that write no spaces, and the one of them that does (Hangul)."""
_PLAIN = r"\d+(?:[.,]\d+)?"


class NumberWords(msgspec.Struct):
    """[numbers]: the language's decimal mark, whether a space groups thousands, its scale and number words,
    the words for "about" and "up to", those that join a range; `parts`: what makes one thing a part of it ("half");
    `spans`: lengths of time behind their number, that may be given in units ("3 months of credits")."""

    decimal: str = "."
    space_groups: bool = False
    scales: dict[str, int] = {}
    words: dict[str, int] = {}
    about: list[str] = []
    range: list[str] = []
    parts: list[str] = []
    spans: list[str] = []


class Number(msgspec.Struct, frozen=True, gc=False):
    """A number at a span of text."""

    start: int
    end: int
    value: Decimal


def plain_digits(text: str) -> str:
    """The text with full-width digits and signs as ASCII ones, character for character."""
    return text if text.isascii() or not _WIDE.search(text) else text.translate(_FULL_WIDTH)


def read_numbers(text: str, language: str) -> list[Number]:
    """All numbers of a text in order. Digits inside a word or a version ("mp3", "GPT4") are no numbers.

    "1.000" is a thousand where the language's decimal mark is the comma and 1 in English; three digits after a comma
    are always a group, because half-translated pages keep English grouping.
    """
    plain = plain_digits(text)
    return [n for n in scan_numbers(plain, language) if not in_word(plain, n.start)]


def scan_numbers(plain: str, language: str) -> list[Number]:
    """As `read_numbers` on text that went through `plain_digits`, with the digits inside words too.

    What follows a number of ten thousands is its rest: "1万9800", "1만 9,900" are 19,800 and 19,900.
    """
    words = section(language, "numbers", NumberWords)
    pattern = _pattern(language)
    found: list[Number] = []
    rest = Decimal(0)
    joints: tuple[str, ...] = ()
    for match in _numbered(pattern, plain):
        value = to_decimal(match[1], words.decimal)
        scale = match[2] or ""
        factor = _SYMBOL_SCALES.get(scale) or words.scales[scale.strip().lower()] if scale else 1
        value *= factor
        start = match.start()
        if value < rest and plain[found[-1].end : start] in joints:
            start, value = found[-1].start, found.pop().value + value
        rest = Decimal(factor) if scale[-1:] >= _SCRIPT else Decimal(0)
        joints = ("", " ") if scale[-1:] >= _SPACED_SCRIPT else ("",)
        found.append(Number(start, match.end(), value))
    return found


def _numbered(pattern: re.Pattern[str], plain: str) -> Iterator[re.Match[str]]:
    """As `pattern.finditer`, at runs of digits: the pattern itself is dear to try at every character."""
    end = 0
    for digits in _DIGITS.finditer(plain):
        if digits.start() >= end and (match := pattern.match(plain, digits.start())):
            end = match.end()
            yield match


def to_decimal(digits: str, decimal_mark: str) -> Decimal:
    """The value of printed digits; `decimal_mark` settles what one dot before three digits means."""
    if digits.isdigit():
        return Decimal(digits)
    digits = digits.replace(" ", "").replace("'", "").replace("’", "")
    dot, comma = digits.rfind("."), digits.rfind(",")
    if dot >= 0 and comma >= 0:
        group, mark = (",", ".") if dot > comma else (".", ",")
        return Decimal(digits.replace(group, "").replace(mark, "."))
    if dot < 0 and comma < 0:
        return Decimal(digits)
    mark = "." if dot >= 0 else ","
    if _is_group(digits, mark, decimal_mark):
        return Decimal(digits.replace(mark, ""))
    return Decimal(digits.replace(mark, "."))


def _is_group(digits: str, mark: str, decimal_mark: str) -> bool:
    head, _, tail = digits.partition(mark)
    if digits.count(mark) > 1:
        return True
    if len(tail) != 3 or len(head) > 3 or head.startswith("0"):
        return False
    return mark == "," or decimal_mark == ","


def in_word(plain: str, start: int) -> bool:
    """Whether a number at `start` is the end of a word or version ("mp3", "GPT4")."""
    before = plain[start - 1 : start]
    return before.isalpha() and before.isascii()


@lru_cache
def _pattern(language: str) -> re.Pattern[str]:
    words = section(language, "numbers", NumberWords)
    scales = "|".join(sorted((re.escape(word) for word in words.scales), key=len, reverse=True))
    scaled = rf"|(?i:[ ]?(?:{scales}))(?![a-zà-ÿа-яё])" if scales else ""
    body = "|".join([_SPACED if words.space_groups else _SURELY_SPACED, _GROUPED, _PLAIN])
    return re.compile(rf"({body})([kKMB](?![\w]){scaled})?")
