"""Two sets of prices as one number: bilateral index formulas in their share form, in Decimal of a stated precision.

Both formulas take price relatives r = p₁ ÷ p₀ of the same actions, with the share of each action in what the basket
costs in the former period (s₀) and in the latter (s₁); the shares of a period sum to one.

    Törnqvist   exp(Σ ½(s₀ + s₁) · ln r)               with equal shares the Jevons index, the geometric mean of r
    Fisher      √(Σ s₀ · r  ÷  Σ s₁ ÷ r)               Laspeyres times Paasche, under the root

Source: I. Fisher, The Making of Index Numbers (1922); L. Törnqvist, The Bank of Finland's Consumption Price Index
(1936); ILO/IMF/OECD/Eurostat/UN/World Bank, Consumer Price Index Manual: Concepts and Methods (2020), on bilateral and
elementary indices.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from enum import StrEnum

PRECISION = 34
"""Digits that an index is computed with: those of decimal128 (IEEE 754)."""


class Formula(StrEnum):
    """How two periods are compared."""

    TORNQVIST = "tornqvist"
    FISHER = "fisher"


@dataclass(frozen=True, slots=True)
class Relative:
    """One action in two periods: `ratio` of its prices, and its share of the basket in the former and the latter."""

    ratio: Decimal
    before: Decimal
    after: Decimal


def precisely() -> Context:
    """The arithmetic that every index is computed in."""
    return Context(prec=PRECISION)


def link(relatives: Sequence[Relative], formula: Formula) -> Decimal:
    """How much dearer the basket became, 1 where it did not. Raises ValueError where there is nothing to compare."""
    if not relatives:
        raise ValueError("an index needs at least one action that is priced in both periods")
    with localcontext(precisely()):
        if len({one.ratio for one in relatives}) == 1:
            return relatives[0].ratio  # what every formula gives, without rounding
        return _tornqvist(relatives) if formula is Formula.TORNQVIST else _fisher(relatives)


def _tornqvist(relatives: Sequence[Relative]) -> Decimal:
    return sum(((one.before + one.after) / 2 * one.ratio.ln() for one in relatives), Decimal(0)).exp()


def _fisher(relatives: Sequence[Relative]) -> Decimal:
    laspeyres = sum((one.before * one.ratio for one in relatives), Decimal(0))
    paasche = sum((one.after / one.ratio for one in relatives), Decimal(0))
    return (laspeyres / paasche).sqrt()
