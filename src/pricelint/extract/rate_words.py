"""What the readers of rates share: the words of [rates], a rate with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec
import regex

from pricelint.model.fact import Rate
from pricelint.model.money import Money

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

GAP = r"\s{0,3}"
"""Space between words: bounded, so that no pattern can spend its time on a run of it."""
_ABOUT = regex.compile(r"[≈~]")


class RateWords(msgspec.Struct):
    """[rates]: what joins money to one unit, what equates the two, and the names of money by ISO 4217 code.

    `each` and `pieces` ("/ea") stand behind a price of one, `headers` over a column of rates, `about` before a rounded
    amount, `before` before the unit's word where it counts one; `of` right behind it where it does so by itself
    ("크레딧당"). `extra` are words beside the unit's for one that is bought on top ("each extra credit").
    """

    per: list[str] = []
    equals: list[str] = []
    each: list[str] = []
    pieces: list[str] = []
    headers: list[str] = []
    about: list[str] = []
    before: list[str] = []
    of: list[str] = []
    extra: list[str] = []
    money: dict[str, str] = {}


def stated_rate(
    reading: Reading, span: tuple[int, int], money: Money, units: Decimal, about: bool = False
) -> Rate | None:
    """A rate that stands at a span of one line; None where a side is nothing."""
    if money.amount <= 0 or units <= 0 or "\n" in reading.plain[span[0] : span[1]].strip():
        return None
    approximate = about or bool(_ABOUT.search(reading.plain[span[0] : span[1]]))
    evidence = (reading.document.cite(*span, "money", "units"),)
    return Rate(money=money, units=units, approximate=approximate, evidence=evidence, method="rate.words")


def maybe(rate: Rate | None) -> Iterator[Rate]:
    """The rate, or none."""
    if rate:
        yield rate


def some(unit: str) -> str:
    """The source of a unit's words with or without a number: "credit", "1,000 credits", "1 million tokens"."""
    return rf"(?:\d[\d.,]{{0,12}} ?(?:\p{{L}}{{1,8}} )?)?(?:{unit})"
