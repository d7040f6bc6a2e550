"""How much each action counts: all alike, or by a basket that somebody states, with the day from which it holds."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from pricelint.errors import ConfigError
from pricelint.history.index.readings import Action
from pricelint.model.units import Modality, Per

_EXPECTED = '[[basket]] tables such as: since = 2026-01-01, source = "…", quantities = { "image/image" = 200 }'
_KINDS = frozenset(f"{modality.value}/{per.value}" for modality in Modality for per in Per)


@dataclass(frozen=True, slots=True)
class Basket:
    """From `since` on, how many actions of each kind ("video/second") are made; `source` says who states it."""

    since: date
    quantities: Mapping[str, Decimal]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Weights:
    """Baskets by the day from which they hold, oldest first; without any, every action counts alike."""

    baskets: tuple[Basket, ...] = ()

    def shares(self, prices: Mapping[Action, Decimal], on: date) -> dict[Action, Decimal]:
        """The share of each action in what the basket costs at these prices, in the current arithmetic.

        A quantity is spread evenly over the actions of its kind. Kinds that the basket does not name are left out.
        """
        basket = self.basket(on)
        if basket is None:
            return dict.fromkeys(prices, Decimal(1) / len(prices)) if prices else {}
        number = Counter(action.kind for action in prices)
        money = {
            action: price * basket.quantities[action.kind] / number[action.kind]
            for action, price in prices.items()
            if basket.quantities.get(action.kind)
        }
        total = sum(money.values(), Decimal(0))
        return {action: amount / total for action, amount in money.items()}

    def basket(self, on: date) -> Basket | None:
        """The basket that holds on a day: the latest begun, the first for days before it; None where none is stated."""
        begun = [basket for basket in self.baskets if basket.since <= on]
        return begun[-1] if begun else next(iter(self.baskets), None)


EQUAL = Weights()
"""Every action counts alike."""


def read_weights(path: Path) -> Weights:
    """The baskets of a TOML file. Raises ConfigError where it is none, naming the table that is wrong."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("basket", [])
    except (OSError, ValueError) as error:
        raise ConfigError(f"it cannot be read: {error}", where=str(path), expected=_EXPECTED) from error
    if not isinstance(tables, list) or not tables:
        raise ConfigError("it holds no basket", where=str(path), expected=_EXPECTED)
    found = sorted(
        (_basket(table, f"{path}: [[basket]] {number}") for number, table in enumerate(tables, 1)),
        key=lambda basket: basket.since,
    )
    _distinct(found, str(path))
    return Weights(tuple(found))


def _distinct(baskets: Sequence[Basket], where: str) -> None:
    days = Counter(basket.since for basket in baskets)
    twice = next((day for day, number in days.items() if number > 1), None)
    if twice:
        raise ConfigError(f"two baskets begin on {twice}", where=where, expected="one basket a day")


def _basket(table: Any, where: str) -> Basket:  # noqa: ANN401 - whatever the file holds
    if not isinstance(table, dict):
        raise ConfigError("this is no table", where=where, expected=_EXPECTED)
    since, stated = table.get("since"), table.get("quantities")
    if type(since) is not date or isinstance(since, datetime):
        raise ConfigError("it has no day", where=where, expected="since = 2026-01-01, without quotes")
    if not isinstance(stated, dict) or not stated:
        raise ConfigError("it has no quantities", where=where, expected='quantities = { "image/image" = 200 }')
    unknown = sorted(kind for kind in stated if kind not in _KINDS)
    if unknown:
        known = ", ".join(sorted(modality.value for modality in Modality)), ", ".join(sorted(per.value for per in Per))
        raise ConfigError(
            f"{unknown[0]!r} is no kind of action", where=where,
            expected=f"MODALITY/MEASURE, of {known[0]} and {known[1]}",
        )  # fmt: skip
    quantities = {kind: _quantity(value, f"{where}, {kind}") for kind, value in stated.items()}
    return Basket(since, quantities, str(table.get("source", "")))


def _quantity(value: object, where: str) -> Decimal:
    """A quantity; in quotes where it has decimals, so that no binary fraction comes into it."""
    try:
        number = Decimal(value) if isinstance(value, str | int) and not isinstance(value, bool) else Decimal("NaN")
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or number <= 0:
        raise ConfigError(f"{value!r} is no quantity", where=where, expected='a number above 0: 200, or "12.5"')
    return number
