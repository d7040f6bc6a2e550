"""Price per unit against size: among packs of one page, and among the tiers of plans. Exact decimal arithmetic."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal

from pricelint.model.derivation import Basis, Derivations, Size
from pricelint.model.fact import Pack
from pricelint.model.outcome import Finding
from pricelint.model.site import SiteFacts
from pricelint_rules.amounts import short
from pricelint_rules.rounding import offered
from pricelint_rules.shop import paid_plans, quoted, shop_pages


def pack_groups(facts: SiteFacts) -> Iterable[list[Pack]]:
    """Groups of two or more packs that can be compared: of one page and one currency, at the prices charged now."""
    for page in shop_pages(facts):
        for currency in sorted({pack.price.currency for pack in page.packs}):
            group = [pack for pack in page.packs if pack.price.currency == currency and pack.price.amount > 0]
            if len(group) > 1:
                yield group


def pairs(group: list[Pack]) -> list[tuple[Pack, Pack]]:
    """Every (smaller, larger) pair of a group, larger both with and without bonus.

    Of two packs with the same units the dearer one holds more than units (a month of a subscription, an account).
    """
    plain = [pack for pack in group if not any(_undercuts(other, pack) for other in group)]
    return [(a, b) for a in plain for b in plain if a.units < b.units and a.units + a.bonus < b.units + b.bonus]


def _undercuts(one: Pack, other: Pack) -> bool:
    return (one.units, one.bonus) == (other.units, other.bonus) and one.price.amount < other.price.amount


def rises(small: Pack, large: Pack, most: Decimal, *, bonus: bool) -> bool:
    """Whether the larger pack costs more per unit by over `most` (a share), counted with or without bonus."""
    return _per_unit(large, bonus=bonus) > (1 + most) * _per_unit(small, bonus=bonus)


def dearer_tiers(sizes: Collection[Size], most: Decimal) -> list[tuple[Size, Size]]:
    """(Smaller, larger) tiers of plans of which the larger costs more per unit by over `most`."""
    return [(a, b) for a in sizes for b in sizes if a.units < b.units and _is_dearer(a, b, most)]


def tiers(facts: SiteFacts, derivations: Derivations) -> tuple[Size, ...]:
    """The paid tiers of plans, per-seat ones left out."""
    seats = {price for page in facts.pages for plan in paid_plans(page) if plan.per_seat for price in plan.prices}
    plans = tuple(size for size in offered(facts, derivations) if size.basis is Basis.PLAN)
    return tuple(size for size in plans if not seats.intersection(size.source)) if seats else plans


def told(risen: list[tuple[Pack, Pack]], word: str) -> tuple[Finding, ...]:
    """One finding per larger pack, against the smaller one that it compares worst with; the larger is quoted first."""
    worst: dict[Pack, Pack] = {}
    for small, large in risen:
        if large not in worst or _per_unit(small, bonus=False) < _per_unit(worst[large], bonus=False):
            worst[large] = small
    message = "{} costs {} per {}, the smaller {} {}."
    return tuple(
        quoted((large, small), message.format(name_of(large), rate_of(large), word, name_of(small), rate_of(small)))
        for large, small in worst.items()
    )


def name_of(pack: Pack) -> str:
    """A pack in words: "Large (2,400 + 400)"."""
    return f"{pack.name or 'the pack'} ({short(pack.units)}{f' + {short(pack.bonus)}' if pack.bonus else ''})"


def rate_of(pack: Pack) -> str:
    """A pack's price per unit: "EUR 0.01042 (0.008929 with bonus)"."""
    plain = f"{pack.price.currency} {short(_per_unit(pack, bonus=False))}"
    return f"{plain} ({short(_per_unit(pack, bonus=True))} with bonus)" if pack.bonus else plain


def tier_rate(size: Size) -> str:
    """A tier's price per unit: "BRL 0.05"."""
    return f"{size.money.currency} {short(size.money_per_unit)}"


def _per_unit(pack: Pack, *, bonus: bool) -> Decimal:
    return pack.price.amount / (pack.units + (pack.bonus if bonus and pack.bonus_for_everyone else 0))


def _is_dearer(small: Size, large: Size, most: Decimal) -> bool:
    if (small.money.currency, small.period, small.billed) != (large.money.currency, large.period, large.billed):
        return False
    return large.money_per_unit > (1 + most) * small.money_per_unit
