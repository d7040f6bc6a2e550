"""Sizes as a platform's page shows them: the compared ones with their derivations, and every one offered."""

from __future__ import annotations

from dataclasses import dataclass

from pricelint.derive.basis import Compared, chosen, currencies, money_per_unit, ranges
from pricelint.model.derivation import Derivations, Scope, Size
from pricelint.model.result import PlatformResult
from pricelint_reports.comparison.chains import Part, Printed, per_unit, printed
from pricelint_reports.comparison.receipts import Receipts
from pricelint_reports.numbers import rounded_money


@dataclass(frozen=True, slots=True)
class SizeView:
    """What the platform is compared by in one currency, with the derivations built on it."""

    currency: str
    compared: Compared
    name: str
    per_unit: tuple[Part, ...]
    chains: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class MissingView:
    """A premise that is missing, where it was looked for, and the actions it is missing for."""

    premise: str
    where: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferView:
    """One offered size: what it costs and holds, money per unit without and, where there is one, with its bonus."""

    size: Size
    per_unit: tuple[Part, ...]
    with_bonus: str
    compared: bool


def size_views(result: PlatformResult, receipts: Receipts) -> tuple[SizeView, ...]:
    """What the platform is compared by, per currency, with every derivation built on it."""
    derivations, facts = result.derivations, result.facts
    return tuple(
        SizeView(
            currency,
            compared,
            size.name,
            per_unit(size, facts, receipts),
            tuple(printed(chain, facts, receipts) for spread in ranges(derivations, size) for chain in spread.chains),
        )
        for currency in currencies(derivations)
        for compared, size in chosen(derivations, currency).items()
    )


def missing_views(derivations: Derivations) -> tuple[MissingView, ...]:
    """What no captured page states, once per premise; what the whole set lacks is not repeated for the page."""
    found: dict[tuple[str, Scope], list[str]] = {}
    nowhere = {(item.premise, item.action) for item in derivations.missing if item.scope is Scope.PAGE_SET}
    for item in derivations.missing:
        if item.scope is Scope.PAGE_SET or (item.premise, item.action) not in nowhere:
            found.setdefault((item.premise, item.scope), []).append(item.action)
    where = {Scope.PRICING_PAGE: "not on the pricing page, but elsewhere", Scope.PAGE_SET: "on no captured page"}
    return tuple(
        MissingView(premise, where[scope], tuple(dict.fromkeys(actions))) for (premise, scope), actions in found.items()
    )


def offer_views(result: PlatformResult, receipts: Receipts) -> tuple[OfferView, ...]:
    """Every offered size in the order of the derivations, marking those that are compared."""
    derivations, facts = result.derivations, result.facts
    compared = [size for code in currencies(derivations) for size in chosen(derivations, code).values()]
    return tuple(
        OfferView(
            size,
            per_unit(size, facts, receipts),
            rounded_money(money_per_unit(size, with_bonus=True))[0] if size.bonus else "",
            size in compared,
        )
        for size in derivations.sizes
    )
