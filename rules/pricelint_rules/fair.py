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
from pricelint.model.outcome import BLANK, Finding, Fix, Outcome
from pricelint.model.site import SiteFacts
from pricelint.model.units import Per, Period
from pricelint_rules.amounts import many, short
from pricelint_rules.rounding import offered
from pricelint_rules.shop import paid_plans, shop_pages, unit_word

MOST = 4
"""Sizes, actions or names that one sentence lists; a reader learns the form from the first of them."""

_F = TypeVar("_F", bound=Fact)

_EVERY = {Period.ONCE: "", Period.DAY: " a day", Period.WEEK: " a week", Period.MONTH: " a month"}
_EVERY |= {Period.QUARTER: " a quarter", Period.YEAR: " a year"}


def quoted_in(outcome: Outcome | Finding, facts: Iterable[_F]) -> tuple[_F, ...]:
    """Those of `facts` of which the outcome (or one finding of it) quotes all evidence."""
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
    called = size.name and "".join(filter(str.isdigit, size.name)) != f"{size.units:f}"
    return f"{size.name}: {content(size, word)}" if called else content(size, word)


def priced(facts: SiteFacts, sizes: Iterable[Size]) -> str:
    """Sizes with their price per unit: "Pro: 1,000 credits a month for $29 (1 credit = $0.029) · Max: …"."""
    word = unit_word(facts)
    return " · ".join(f"{offer(size, word)} ({rate(size, word)})" for size in list(sizes)[:MOST])


def content(size: Size, word: str) -> str:
    """What a size holds and costs: "1,000 credits a month for $29"."""
    return f"{amount(size.units, word)}{every(size.period)} for {exact_money(size.money)}"


def offers(facts: SiteFacts, most: int = MOST) -> str:
    """What is sold, in words, " · " between; "" where no size is known."""
    word = unit_word(facts)
    return " · ".join(offer(size, word) for size in sizes_on(facts)[:most])


def amount(units: Decimal, word: str) -> str:
    """A number of units: "1 credit", "1,050 credits"."""
    return f"{short(units)} {word if units == 1 else many(word)}"


def unused(facts: SiteFacts, *, packs_first: bool = False) -> str:
    """Unused units with what is sold: "unused credits of Pro (1,000 a month)", "unused credits (500 for $10)"."""
    words, plans, packs = f"unused {many(unit_word(facts))}", granting(facts), in_brackets(bought(facts))
    return f"{words}{packs}" if packs and (packs_first or not plans) else f"{words}{f' of {plans}' if plans else ''}"


def unused_of_plans(facts: SiteFacts) -> str:
    """Unused units of the paid plans: "Unused credits of Creator (1,000 a month)"."""
    return f"Unused {many(unit_word(facts))} of {granting(facts) or 'a paid plan'}"


def purchased(facts: SiteFacts) -> str:
    """Bought units with the packs: "Purchased credits (500 for $10 and 2,500 for $50)"."""
    return f"Purchased {many(unit_word(facts))}{in_brackets(bought(facts))}"


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
    rows = dict.fromkeys((action(cost), takes(cost, word), *(worth(size, cost) for size in shown)) for cost in costs)
    return (heads, *list(rows)[: 2 * MOST])


def action(cost: Cost) -> str:
    """What a cost is for, with its quality and its measure where the name does not hold them: "Clip, per second"."""
    quality = f" ({cost.quality})" if cost.quality and cost.quality not in cost.item else ""
    measure = cost.per.value.replace("1000_", "1,000 ")
    said = cost.per in (Per.GENERATION, Per.OTHER) or measure in f"{cost.item}{quality}".lower()
    return f"{cost.item}{quality}{'' if said else f', per {measure}'}"


def open_costs(facts: SiteFacts, actions: Iterable[str]) -> Fix:
    """A list of prices with blanks: what actions cost only the vendor knows, what a unit costs the page says."""
    word, sizes = unit_word(facts), sizes_on(facts)[:1]
    heads, units = ("Action", many(word).capitalize()), f"{BLANK} {many(word)}"
    money = tuple(blank_money(size.money.currency) for size in sizes)
    rows = [(action, units, *money) for action in list(dict.fromkeys(actions))[:MOST]]
    text = priced(facts, sizes) or f"What things cost in {many(word)}:"
    return Fix(text=text, table=((*heads, *(f"Price with {named(size)}" for size in sizes)), *rows))


def advertised(facts: SiteFacts) -> list[str]:
    """What the pages say the units pay for, else any action."""
    return [item.item for page in facts.pages for item in page.advertised] or ["One generation"]


def open_offers(facts: SiteFacts) -> str:
    """The paid plans with a blank for the price or the units that are not stated: "Pro: __ credits for $12 a month"."""
    plans = [plan for page in shop_pages(facts) for plan in paid_plans(page)]
    return " · ".join(dict.fromkeys(_open_offer(plan, unit_word(facts)) for plan in plans[:MOST]))


def _open_offer(plan: Plan, word: str) -> str:
    grant = plan.allowance
    units = amount(grant.amount, word) if grant and grant.amount else f"{BLANK} {many(word)}"
    return f"{plan.name}: {units} for {charged(plan.prices[0]) if plan.prices else BLANK}"


def blank_money(currency: str) -> str:
    """An amount that only the vendor knows, in a currency: "$__"."""
    return exact_money(Money(currency, Decimal(1))).replace("1", BLANK)


def charged(price: PricePoint) -> str:
    """A price with its period: "$12 a month"."""
    return f"{exact_money(price.amount)}{every(price.per)}"
