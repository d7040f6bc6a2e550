"""The printed derivation: money ÷ units × units per action = money per action, each number with its receipt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pricelint.model.derivation import Chain, Size
from pricelint.model.fact import Allowance, Cost, Fact, Pack, Plan, PricePoint, Rate
from pricelint.model.money import Money
from pricelint.model.site import SiteFacts
from pricelint_reports.comparison.receipts import Receipts, proof
from pricelint_reports.language import ENGLISH, N_, Language
from pricelint_reports.numbers import output

LONGEST_ENDING = 3
"""Letters that a plural may add to the name of a unit."""

PER = N_("%(money)s per %(thing)s")
ABOUT = N_("about %(number)s")

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of printed arithmetic; `receipt` numbers the quote it was read from, None for signs and results."""

    text: str
    receipt: int | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """One derivation in print: what is made, and the arithmetic in parts."""

    item: str
    quality: str
    parts: tuple[Part, ...]

    @property
    def label(self) -> str:
        """What is made, with its resolution or length where the item does not already name it."""
        return labelled(self.item, self.quality)

    @property
    def text(self) -> str:
        """The arithmetic on one line, without links."""
        return "".join(part.text for part in self.parts)


def labelled(item: str, quality: str) -> str:
    """What is made, with its resolution or length where the item does not already name it."""
    return f"{item} · {quality}" if quality and quality not in item else item


def unit_words(facts: SiteFacts, number: Decimal | None = None) -> str:
    """The platform's word for its units; for numbers but 1 the longer form that the pages use, where they use one.

    The longer form is an alias, or a word of a quote, that begins with the name and adds at most three letters: the
    pages' own plural, so that no language's grammar is needed here.
    """
    if facts.unit is None:
        return "unit" if number == 1 else "units"
    name = facts.unit.name
    return name if number == 1 else _longer(facts, name)


def _longer(facts: SiteFacts, name: str) -> str:
    stated: list[Fact] = [facts.unit] if facts.unit else []
    for page in facts.pages:
        stated += [plan.allowance for plan in page.plans if plan.allowance]
        stated += [*page.packs, *page.costs, *page.expiry]
    quotes = (item.quote for fact in stated for item in fact.evidence)
    words = (word for text in (*(facts.unit.aliases if facts.unit else ()), *quotes) for word in _WORD.findall(text))
    extra = (w for w in words if w.lower().startswith(name.lower()) and 0 < len(w) - len(name) <= LONGEST_ENDING)
    return next(extra, name)


def per_unit(size: Size, facts: SiteFacts, receipts: Receipts, language: Language = ENGLISH) -> tuple[Part, ...]:
    """Money per unit in print: "$29 ÷ 1,000 credits = $0.029 per credit"."""
    text, exact = language.rounded_money(Money(size.money.currency, size.money_per_unit))
    each = language.say(PER, money=text, thing=unit_words(facts, Decimal(1)))
    return (*_premises(size, facts, receipts, language), Part(f" {_sign(exact)} {each}"))


def printed(chain: Chain, facts: SiteFacts, receipts: Receipts, language: Language = ENGLISH) -> Printed:
    """A whole derivation in print: "$29 ÷ 1,000 credits × 5 credits/image = $0.145 per image"."""
    name = output(chain.modality, chain.per, language)
    parts = [*_premises(chain.size, facts, receipts, language)]
    if chain.cost is not None:
        units = chain.cost.low if chain.cost.low == chain.cost.high else None
        words = f"{_cost_words(chain.cost, language)} {unit_words(facts, units)}/{name}"
        parts += [Part(" × "), Part(words, receipts.number(proof(chain.cost, "low", "units", "high")))]
    text, exact = range_words(chain.low, chain.high, language)
    parts.append(Part(f" {_sign(exact and _holds(chain))} {language.say(PER, money=text, thing=name)}"))
    return Printed(chain.item, chain.cost.quality if chain.cost else "", tuple(parts))


def range_words(low: Money, high: Money, language: Language = ENGLISH) -> tuple[str, bool]:
    """One amount or "low–high", and whether both are exact as shown."""
    first, low_exact = language.rounded_money(low)
    last, high_exact = language.rounded_money(high)
    return (first, low_exact) if low == high else (f"{first}–{last}", low_exact and high_exact)


def money_receipt(size: Size, receipts: Receipts) -> int:
    """The number of the quote that states the size's money."""
    return receipts.number(proof(_fact(size, PricePoint, Pack, Rate, Plan), "amount", "price", "money"))


def units_receipt(size: Size, receipts: Receipts) -> int:
    """The number of the quote that states the size's units."""
    return receipts.number(proof(_fact(size, Allowance, Pack, Rate, Plan), "units", "amount"))


def _premises(size: Size, facts: SiteFacts, receipts: Receipts, language: Language) -> tuple[Part, ...]:
    return (
        Part(language.exact_money(size.money), money_receipt(size, receipts)),
        Part(" ÷ "),
        Part(f"{_units(size, language)} {unit_words(facts, size.units)}", units_receipt(size, receipts)),
    )


def _units(size: Size, language: Language) -> str:
    """The units of a size as its quote states them: "(100 × 30)" where a daily grant is set against a monthly price."""
    count = language.count
    granted = next((fact.amount for fact in size.source if isinstance(fact, Allowance)), None)
    if not granted or granted == size.units:
        return count(size.units)
    times, parts = size.units / granted, granted / size.units
    if times == times.to_integral_value():
        return f"({count(granted)} × {count(times)})"
    return f"({count(granted)} ÷ {count(parts)})" if parts == parts.to_integral_value() else count(size.units)


def _fact(size: Size, *kinds: type[Fact]) -> Fact:
    for kind in kinds:
        for fact in size.source:
            if isinstance(fact, kind):
                return fact
    return size.source[0]


def _cost_words(cost: Cost, language: Language) -> str:
    low, high = language.count(cost.low), language.count(cost.high)
    number = low if low == high else f"{low}–{high}"
    return language.say(ABOUT, number=number) if cost.approximate else number


def _holds(chain: Chain) -> bool:
    low, high = (chain.cost.low, chain.cost.high) if chain.cost else (Decimal(1), Decimal(1))
    size = chain.size
    return all(
        money.amount * size.units == size.money.amount * units
        for money, units in ((chain.low, low), (chain.high, high))
    )


def _sign(exact: bool) -> str:
    return "=" if exact else "≈"
