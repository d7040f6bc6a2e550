"""The central derivation, money ÷ units × units per action, from the pricing page and then from the page set."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pricelint.derive.covered import uncovered
from pricelint.derive.sizes import doubtful_sizes, sizes_of
from pricelint.model.derivation import Chain, Derivations, Missing, Scope, Size
from pricelint.model.fact import Advertised, Cost, UnitName
from pricelint.model.money import Money
from pricelint.model.platform import Role
from pricelint.model.site import PageFacts, SiteFacts
from pricelint.model.units import Modality, Per

DOUBTFUL = "a price per unit without doubt"
"""The premise that is missing where a size was read and its numbers do not fit: nothing is computed from it."""

_OUTPUTS = {
    "image": (Modality.IMAGE, Per.IMAGE), "video": (Modality.VIDEO, Per.VIDEO), "song": (Modality.AUDIO, Per.SONG),
    "minute": (Modality.OTHER, Per.MINUTE), "second": (Modality.OTHER, Per.SECOND), "page": (Modality.TEXT, Per.PAGE),
    "message": (Modality.TEXT, Per.MESSAGE), "request": (Modality.OTHER, Per.REQUEST),
    "generation": (Modality.OTHER, Per.GENERATION), "image generation": (Modality.IMAGE, Per.IMAGE),
    "video generation": (Modality.VIDEO, Per.VIDEO), "clip": (Modality.VIDEO, Per.CLIP),
}  # fmt: skip


def derive(facts: SiteFacts) -> Derivations:
    """All sizes, chains and missing premises of a page set.

    The pricing page is every page with that role, else every page that sells; its chains use nothing from elsewhere.
    The same chain appears once per scope in which its premises stand. A cost that is doubted, or added to another one,
    is no premise: no money is worked out from it.

    Pure and exact: money is `amount ÷ units × units per
    action` in Decimal arithmetic with 28 digits.
    """
    pricing = pricing_pages(facts)
    near = _Scoped(facts, pricing, Scope.PRICING_PAGE)
    whole = _Scoped(facts, facts.pages, Scope.PAGE_SET)
    return Derivations(
        sizes=sizes_of((*pricing, *facts.pages)),
        chains=(*near.chains(), *whole.chains()),
        missing=(*near.missing(), *whole.missing()),
    )


def pricing_pages(facts: SiteFacts) -> tuple[PageFacts, ...]:
    """The pages that a buyer reads as the pricing page."""
    named = tuple(page for page in facts.pages if page.role is Role.PRICING)
    return named or facts.selling


class _Scoped:
    """The premises that stand on some of the pages."""

    def __init__(self, facts: SiteFacts, pages: tuple[PageFacts, ...], scope: Scope) -> None:
        self._unit = facts.unit
        self._scope = scope
        self._sizes = sizes_of(pages)
        self._doubtful = doubtful_sizes(pages)
        self._costs = _once(cost for page in pages for cost in page.costs)
        self._advertised = tuple(item for page in pricing_pages(facts) for item in page.advertised)

    def chains(self) -> Iterator[Chain]:
        for size in self._sizes:
            if self._unit is not None and self._unit.is_output:
                yield output_chain(size, self._unit, self._scope)
            for cost in self._costs:
                if not cost.doubt:
                    yield chain(size, cost, self._scope)

    def missing(self) -> Iterator[Missing]:
        """Each premise that is nowhere in scope, once per action."""
        if self._unit is None:
            return
        for size in self._doubtful:
            yield Missing(premise=DOUBTFUL, action=size.name or "an offer", modality=None, scope=self._scope)
        if not self._sizes:
            for name, modality in self._actions():
                yield Missing(premise="money per unit", action=name, modality=modality, scope=self._scope)
        if self._unit.is_output:
            return
        for item in uncovered(self._advertised, self._costs):
            yield Missing(premise="units per action", action=item.item, modality=item.modality, scope=self._scope)
        if not self._costs and not self._advertised:
            yield Missing(premise="units per action", action="any action", modality=None, scope=self._scope)

    def _actions(self) -> list[tuple[str, Modality | None]]:
        named: list[Cost | Advertised] = [*self._costs, *self._advertised]
        return list(dict.fromkeys((one.item, one.modality) for one in named)) or [("any action", None)]


def _once(costs: Iterator[Cost]) -> tuple[Cost, ...]:
    """Costs that several pages repeat count once."""
    return tuple({(cost.item.lower(), cost.low, cost.high, cost.per): cost for cost in reversed(list(costs))}.values())[
        ::-1
    ]


def chain(size: Size, cost: Cost, scope: Scope) -> Chain:
    """The money that one action of a cost takes when its units are bought in a size."""
    return Chain(
        size=size,
        cost=cost,
        modality=cost.modality,
        per=cost.per,
        item=cost.item,
        low=money_for(size, cost.low),
        high=money_for(size, cost.high),
        scope=scope,
    )


def output_chain(size: Size, unit: UnitName, scope: Scope) -> Chain:
    """The chain of a unit that is itself what is made: one unit per action."""
    modality, per = _OUTPUTS.get(unit.name, (Modality.OTHER, Per.OTHER))
    money = money_for(size, Decimal(1))
    return Chain(size=size, cost=None, modality=modality, per=per, item=unit.name, low=money, high=money, scope=scope)


def money_for(size: Size, units: Decimal) -> Money:
    """Money for a number of units at a size's price without bonus.

    Multiplied before it is divided, so that it stays exact wherever the quotient is finite.
    """
    return Money(size.money.currency, size.money.amount * units / size.units)
