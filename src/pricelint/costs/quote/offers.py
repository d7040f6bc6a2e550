"""What a platform sells, as things that can be bought for a number of months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

from pricelint.costs.lasting import Lasting, lasting
from pricelint.model.derivation import Basis, Size
from pricelint.model.fact import Allowance, Cost, Expiry, Pack, Plan, Term
from pricelint.model.result import PlatformResult
from pricelint.model.units import MONTHS_IN, Modality, Per, Policy, Pool, TermName

_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyable:
    """A plan with its billing, or a pack.

    price    what is charged each time; `every` how many months that pays for; None: once per pack
    units    that come each time; `grant` after how many months they come again; None: once per pack
    lasting  how long they can be spent
    size     the size that it was read from, with the facts that hold its evidence
    """

    name: str
    price: Decimal
    every: int | None
    units: Fraction
    grant: int | None
    lasting: Lasting
    size: Size

    @property
    def is_plan(self) -> bool:
        """Whether it is held all the time rather than bought by the piece."""
        return self.every is not None

    def cost(self, months: int) -> Decimal:
        """Money for holding it so many months: what is billed yearly is paid in whole years."""
        return self.price * (ceil(months / self.every) if self.every else 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What one platform sells in one currency.

    packs_need_plan  packs can be bought beside a plan only
    output           what a unit is where it is itself the output: one unit is then one of these
    tax              what the pages state of tax on these prices
    """

    platform: str
    name: str
    currency: str
    unit: str
    plans: tuple[Buyable, ...]
    packs: tuple[Buyable, ...]
    costs: tuple[Cost, ...]
    packs_need_plan: bool
    output: tuple[Modality, Per] | None = None
    tax: tuple[Term, ...] = ()


def offers_of(result: PlatformResult) -> tuple[Offer, ...]:
    """The offers of a platform by currency. Free, unlimited, per-request and doubtful sizes are none."""
    facts = result.facts
    expiry = [item for page in facts.pages for item in page.expiry]
    buyable = [one for size in result.derivations.sizes for one in _buyable(size, expiry)]
    terms = [term for page in facts.pages for term in page.terms if not term.doubt]
    needs_plan = any(term.name is TermName.TOP_UP_NEEDS_PLAN and term.value == "true" for term in terms)
    return tuple(
        Offer(
            platform=result.platform.id,
            name=result.platform.name,
            currency=currency,
            unit=facts.unit.name if facts.unit else "unit",
            plans=tuple(one for one in buyable if one.is_plan and one.size.money.currency == currency),
            packs=tuple(one for one in buyable if not one.is_plan and one.size.money.currency == currency),
            costs=tuple(cost for page in facts.pages for cost in page.costs if cost.high > 0 and not cost.doubt),
            packs_need_plan=needs_plan,
            tax=tuple(term for term in terms if term.name is TermName.TAX_EXCLUDED),
            output=next(((one.modality, one.per) for one in result.derivations.chains if one.cost is None), None),
        )
        for currency in sorted({one.size.money.currency for one in buyable})
    )


def _buyable(size: Size, expiry: list[Expiry]) -> Iterator[Buyable]:
    if size.basis is Basis.PACK:
        yield _pack(size, expiry)
    elif size.basis is Basis.PLAN and size.period in MONTHS_IN:
        yield _plan(size, expiry)


def _pack(size: Size, expiry: list[Expiry]) -> Buyable:
    given = any(isinstance(fact, Pack) and fact.bonus_for_everyone for fact in size.source)
    return Buyable(
        name=size.name or "pack", price=size.money.amount, every=None,
        units=Fraction(size.units) + (Fraction(size.bonus) if given else 0), grant=None,
        lasting=lasting(expiry, Pool.PURCHASED), size=size,
    )  # fmt: skip


def _plan(size: Size, expiry: list[Expiry]) -> Buyable:
    """A plan as it is charged and as its units come: monthly, or some months at once."""
    period = MONTHS_IN[size.period]
    every = max(period, MONTHS_IN.get(size.billed or size.period, period))
    granted = next((fact.per for fact in size.source if isinstance(fact, Allowance)), None) or size.period
    grant = MONTHS_IN.get(granted, 1)
    own = _own(size, expiry)
    return Buyable(
        name=_named(size, every), price=size.money.amount * every / period, every=every,
        units=Fraction(size.units) * grant / period, grant=grant, lasting=_over(lasting(own, Pool.PLAN), grant),
        size=size,
    )  # fmt: skip


def _own(size: Size, expiry: list[Expiry]) -> list[Expiry]:
    """What is said of plan units in general: a condition that another plan has to meet says nothing of this one."""
    names = {fact.name.casefold() for fact in size.source if isinstance(fact, Plan) and fact.name}
    return [
        item
        for item in expiry
        if not item.condition or item.policy is Policy.NEVER or any(name in item.condition.casefold() for name in names)
    ]


def _over(found: Lasting, grant: int) -> Lasting:
    """A cycle of several months ends with the last of them."""
    if grant == 1 or found.months is None:
        return found
    return Lasting(max(grant, found.months), found.cap, found.stated)


def _named(size: Size, every: int) -> str:
    billing = {1: "monthly", 3: "quarterly", _YEAR: "yearly"}.get(every, f"every {every} months")
    return f"{size.name or 'plan'}, billed {billing}"
