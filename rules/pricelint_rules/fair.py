"""What a fair page would show, in the page's own numbers: the pieces that the fixes of the rules are made of.

A fix goes by the outcome: it fills in what the findings quote, and judges nothing again. What the pages do not say is
a `BLANK` for the vendor, never a number of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

from pricelint.audit.printed import exact_money, rounded_money
from pricelint.derive.derive import money_for
from pricelint.derive.sizes import sizes_of
from pricelint.model.derivation import Derivations, Size
from pricelint.model.fact import Cost, Fact, Pack, Plan, PricePoint
from pricelint.model.money import Money
from pricelint.model.outcome import BLANK, Outcome
from pricelint.model.site import SiteFacts
from pricelint.model.units import Period
from pricelint_rules.amounts import many, short
from pricelint_rules.rounding import offered
from pricelint_rules.shop import paid_plans, shop_pages, unit_word

MOST = 4
"""Sizes, actions or names that one sentence lists; a reader learns the form from the first of them."""

_F = TypeVar("_F", bound=Fact)

_EVERY = {Period.ONCE: "", Period.DAY: " a day", Period.WEEK: " a week", Period.MONTH: " a month"}
_EVERY |= {Period.QUARTER: " a quarter", Period.YEAR: " a year"}


def quoted_in(outcome: Outcome, facts: Iterable[_F]) -> tuple[_F, ...]:
    """Those of `facts` of which the outcome quotes all evidence."""
    shown = set(outcome.evidence)
    return tuple(fact for fact in facts if shown.issuperset(fact.evidence))


def sizes_in(outcome: Outcome, sizes: Iterable[Size]) -> tuple[Size, ...]:
    """Those of `sizes` whose facts the outcome quotes."""
    shown = set(outcome.evidence)
    return tuple(size for size in sizes if all(shown.issuperset(fact.evidence) for fact in size.source))


def sizes_on(facts: SiteFacts) -> tuple[Size, ...]:
    """The sizes on offer, each plan and pack once."""
    return offered(facts, Derivations(sizes=sizes_of(facts.pages)))


def about(money: Money) -> str:
    """A computed amount, marked where it is rounded: "$0.145", "≈ $0.0102"."""
    text, exact = rounded_money(money)
    return text if exact else f"≈ {text}"


def rate(size: Size, word: str) -> str:
    """The price of one unit in a size: "1 credit = $0.029"."""
    text, exact = rounded_money(Money(size.money.currency, size.money_per_unit))
    return f"1 {word} {'=' if exact else '≈'} {text}"


def every(period: Period | None) -> str:
    """How often, to follow a number: " a month"; "" for what is bought once or not said."""
    return _EVERY[period] if period else ""


def named(size: Size) -> str:
    """A size by its name, else by what it holds."""
    return size.name or short(size.units)


def offer(size: Size, word: str) -> str:
    """A size in words: "Small: 500 credits for $10", "Pro: 1,000 credits a month for $29"."""
    name = f"{size.name}: " if size.name else ""
    return f"{name}{amount(size.units, word)}{every(size.period)} for {exact_money(size.money)}"


def offers(facts: SiteFacts, most: int = MOST) -> str:
    """What is sold, in words, " · " between; "" where no size is known."""
    word = unit_word(facts)
    return " · ".join(offer(size, word) for size in sizes_on(facts)[:most])


def amount(units: Decimal, word: str) -> str:
    """A number of units: "1 credit", "1,050 credits"."""
    return f"{short(units)} {word if units == 1 else many(word)}"


def granting(facts: SiteFacts) -> str:
    """The paid plans with what they grant: "Creator (1,000 a month) and Agency (4,000 a month)"; "" where none."""
    plans = [plan for page in shop_pages(facts) for plan in paid_plans(page) if plan.allowance]
    return listed(dict.fromkeys(_granting(plan) for plan in plans))


def _granting(plan: Plan) -> str:
    grant = plan.allowance
    if grant is None or grant.amount is None:
        return plan.name
    return f"{plan.name} ({short(grant.amount)}{every(grant.per)})".strip()


def bought(facts: SiteFacts) -> str:
    """The packs with their prices: "500 for $10 and 2,500 for $50"; "" where none are sold."""
    packs = [pack for page in shop_pages(facts) for pack in page.packs]
    return listed(dict.fromkeys(_bought(pack) for pack in packs))


def _bought(pack: Pack) -> str:
    return f"{short(pack.units)} for {exact_money(pack.price)}"


def listed(names: Iterable[str], most: int = MOST) -> str:
    """Names in a row: "Pro, Max and Team"; what is over `most` is counted."""
    known = list(names)
    shown = known if len(known) <= most else [*known[: most - 1], f"{len(known) - most + 1} more"]
    return " and ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else "".join(shown)


def in_brackets(words: str) -> str:
    """Words to follow a noun: " (500 for $10)"; "" for none."""
    return f" ({words})" if words else ""


def takes(cost: Cost, word: str) -> str:
    """The units of a cost: "5 credits", "4 to 6 credits"."""
    if cost.low == cost.high:
        return amount(cost.low, word)
    return f"{short(cost.low)} to {amount(cost.high, word)}"


def worth(size: Size, cost: Cost) -> str:
    """A cost in money at the price of a size: "$0.145", "$0.1 to $0.15"."""
    ends = dict.fromkeys(about(money_for(size, units)) for units in (cost.low, cost.high))
    return " to ".join(ends)


def price_list(costs: Sequence[Cost], sizes: Sequence[Size], word: str) -> tuple[tuple[str, ...], ...]:
    """Actions with their cost in units, and in money at each of up to two sizes."""
    shown = sizes[:2]
    heads = ("Action", many(word).capitalize(), *(f"Price with {named(size)}" for size in shown))
    rows = dict.fromkeys((_action(cost), takes(cost, word), *(worth(size, cost) for size in shown)) for cost in costs)
    return (heads, *list(rows)[: 2 * MOST])


def _action(cost: Cost) -> str:
    quality = f" ({cost.quality})" if cost.quality and cost.quality not in cost.item else ""
    return f"{cost.item}{quality}"


def open_cost(action: str, size: Size | None, word: str) -> str:
    """The line for an action whose cost only the vendor knows: "Image: __ credits = $__ at $0.029 per credit"."""
    units = f"{action}: {BLANK} {many(word)}"
    if size is None:
        return units
    each, exact = rounded_money(Money(size.money.currency, size.money_per_unit))
    return f"{units} = {blank_money(size.money.currency)} at {'' if exact else '≈ '}{each} per {word}"


def blank_money(currency: str) -> str:
    """An amount that only the vendor knows, in a currency: "$__"."""
    return exact_money(Money(currency, Decimal(1))).replace("1", BLANK)


def charged(price: PricePoint) -> str:
    """A price with its period: "$12 a month"."""
    return f"{exact_money(price.amount)}{every(price.per)}"
