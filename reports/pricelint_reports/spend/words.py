"""How the figures of a ledger are put: the same words in the terminal and on the page."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from pricelint.costs.exact import decimal_of
from pricelint.costs.ledger import Factor, Step
from pricelint.model.money import Money
from pricelint_reports.numbers import rounded_money

FACTORS = {
    Factor.UNIT_PRICE: "Unit price",
    Factor.LISTED_UNITS: "Listed units",
    Factor.USED_UNITS: "Units used",
    Factor.MIX: "Mix",
    Factor.EFFICIENCY: "Efficiency",
}
MEANINGS = {
    Factor.UNIT_PRICE: "spend per unit",
    Factor.LISTED_UNITS: "what the captured pages list per action",
    Factor.USED_UNITS: "units per action against the listed ones: longer, larger, a dearer setting",
    Factor.MIX: "more or less of the dearer and harder work",
    Factor.EFFICIENCY: "usable outputs per generation",
}
_CODE = 3


def amount(measure: str, value: Fraction | Decimal | None) -> str:
    """A sum in its measure: "€0.30", "14.29 units"; a dash where there is none."""
    if value is None:
        return "–"
    number = decimal_of(Fraction(value))
    if len(measure) == _CODE:
        return rounded_money(Money(measure, number))[0]
    return f"{Decimal(f'{number:.4g}'):,f} units"


def change(measure: str, value: Fraction | None) -> str:
    """A difference with its sign; 0 where nothing moved."""
    if not value:
        return "–" if value is None else "0"
    return f"{'+' if value > 0 else '−'}{amount(measure, abs(value))}"


def share(value: Fraction | None) -> str:
    """A share in whole percent; a dash where there is none."""
    return "–" if value is None else f"{float(value) * 100:.0f} %"


def mainly(step: Step) -> str:
    """What moved a step most, in a sentence."""
    if step.change is None:
        return f"{step.before} → {step.after}: {step.why_not}."
    if not step.change:
        return f"{step.before} → {step.after}: a usable output costs the same."
    largest = max((part for part in step.parts if part.change * step.change > 0), key=lambda part: abs(part.change))
    way = "more" if step.change > 0 else "less"
    moved = change(step.measure, largest.change)
    return f"{step.before} → {step.after}: {way}, mainly {FACTORS[largest.factor].lower()} ({moved})."
