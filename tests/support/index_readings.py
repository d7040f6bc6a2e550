"""Prices over time for tests of the index: visits that price actions, without pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from pricelint.derive.basis import Compared, Output
from pricelint.history.index.chained import index_of
from pricelint.history.index.formula import Formula
from pricelint.history.index.periods import Every
from pricelint.history.index.points import Index
from pricelint.history.index.readings import Action, Price, Reading
from pricelint.history.index.weights import EQUAL, Weights
from pricelint.model.derivation import Basis, Size
from pricelint.model.evidence import Evidence, Place
from pricelint.model.fact import Pack
from pricelint.model.money import Money
from pricelint.model.units import Modality, Per, Period

START = datetime(2026, 1, 15, 12, tzinfo=UTC)


def evidence(quote: str, capture: str = "c" * 64, url: str = "https://acme.example/pricing") -> Evidence:
    return Evidence("acme.example/pricing", capture, url, "first", "main > p", 0, len(quote), quote, Place.MAIN)


def size(name: str = "Pro", money: str = "10", units: str = "100", currency: str = "USD") -> Size:
    paid = Pack(evidence=(evidence(f"{name}: {money} for {units}"),), name=name, price=Money(currency, Decimal(money)),
                units=Decimal(units))  # fmt: skip
    return Size(
        basis=Basis.PLAN, name=name, money=Money(currency, Decimal(money)), units=Decimal(units), bonus=Decimal(0),
        period=Period.MONTH, billed=Period.MONTH, source=(paid,),
    )  # fmt: skip


def action(item: str, modality: Modality = Modality.IMAGE, per: Per = Per.IMAGE) -> Action:
    return Action(modality.value, per.value, item, "")


def reading(
    prices: Mapping[Any, Decimal | int | str],
    month: float = 0,
    *,
    platform: str = "acme",
    currency: str = "USD",
    name: str = "Pro",
    compared: Compared = Compared.PLAN,
    money: str = "10",
) -> Reading:
    """A visit `month` × 30 days after the start that prices some actions, each an `Action` or the name of a picture."""
    at = START + timedelta(days=30 * month)
    priced = {
        one: Price(Decimal(amount), one.item, Output(Modality(one.modality), Per(one.per)), (evidence(f"{one.item}"),))
        for one, amount in ((key if isinstance(key, Action) else action(key), amount) for key, amount in prices.items())
    }
    return Reading(
        platform=platform, visit=f"{platform}-{at:%Y%m%d}", at=at, currency=currency, compared=compared,
        size=size(name, money, currency=currency), prices=priced,
    )  # fmt: skip


def indexed(
    series: Sequence[Mapping[str, Decimal]], formula: Formula = Formula.TORNQVIST, weights: Weights = EQUAL
) -> Index:
    (index,) = index_of([reading(p, n) for n, p in enumerate(series)], Every.MONTH, formula, weights)
    return index


def values(index: Index) -> list[float]:
    """For numbers that are whole or nearly so."""
    return [float(point.value) for point in index.points]
