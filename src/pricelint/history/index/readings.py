"""The prices of one visit: money per action, by currency and by what is compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, localcontext

from pricelint.derive.basis import Compared, Output, chosen, currencies, distinct_chains, same_size
from pricelint.derive.contradictions.statement import folded
from pricelint.history.index.formula import precisely
from pricelint.model.derivation import Chain, Derivations, Size
from pricelint.model.evidence import Evidence
from pricelint.model.receipts import evidence_of


@dataclass(frozen=True, slots=True, order=True)
class Action:
    """What is priced, the same in every visit that states it: the words are lower case, and hold no unit's name.

    `item` and `quality` are empty where the unit is itself what is made.
    """

    modality: str
    per: str
    item: str
    quality: str

    @property
    def kind(self) -> str:
        """What weights are stated for: "video/second"."""
        return f"{self.modality}/{self.per}"


@dataclass(frozen=True, slots=True)
class Price:
    """Money for one action, exact to the precision of the index; `label` is the action as the page names it.

    Where a cost is a range its middle counts.
    """

    amount: Decimal
    label: str
    output: Output
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one visit priced in one currency by one basis: the size whose price counts, and what each action costs."""

    platform: str
    visit: str
    at: datetime
    currency: str
    compared: Compared
    size: Size
    prices: Mapping[Action, Price]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The quotes of the size: its money and its units."""
        return evidence_of(self.size.source)


def readings_of(platform: str, visit: str, at: datetime, derivations: Derivations) -> tuple[Reading, ...]:
    """Everything that one visit prices, by currency and basis; a size without any priced action gives none.

    Costs that a page calls approximate, and facts that are doubted, are no prices. An action that is stated with two
    different costs has none either: which of them holds is not known.
    """
    found = []
    for currency in currencies(derivations):
        for compared, size in chosen(derivations, currency).items():
            prices = _prices(derivations, size)
            if prices:
                found.append(
                    Reading(
                        platform=platform, visit=visit, at=at, currency=currency, compared=compared, size=size,
                        prices=prices,
                    )
                )  # fmt: skip
    return tuple(found)


def _prices(derivations: Derivations, size: Size) -> dict[Action, Price]:
    stated: dict[Action, dict[Decimal, Price]] = {}
    for chain in distinct_chains(derivations):
        cost = chain.cost
        if same_size(chain.size) != same_size(size) or (cost and (cost.approximate or cost.doubt)):
            continue
        price = _price(chain, size)
        if price.amount > 0:
            stated.setdefault(_action(chain), {}).setdefault(price.amount, price)
    return {action: next(iter(prices.values())) for action, prices in sorted(stated.items()) if len(prices) == 1}


def _action(chain: Chain) -> Action:
    item, quality = (folded(chain.item), folded(chain.cost.quality)) if chain.cost else ("", "")
    return Action(chain.modality.value, chain.per.value, item, quality)


def _price(chain: Chain, size: Size) -> Price:
    cost = chain.cost
    with localcontext(precisely()):
        units = (cost.low + cost.high) / 2 if cost else Decimal(1)
        amount = size.money.amount * units / size.units
    label = f"{chain.item} ({cost.quality})" if cost and cost.quality else chain.item
    return Price(amount, label, Output(chain.modality, chain.per), cost.evidence if cost else ())
