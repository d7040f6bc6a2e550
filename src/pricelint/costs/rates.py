"""Exchange rates, as the user gives them: nothing is converted without, and every rate has its day."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from pricelint.errors import ConfigError
from pricelint.model.money import Money

_CODE = re.compile(r"[A-Z]{3}")
_EXPECTED = '[[rate]] tables such as: date = 2026-01-02, from = "USD", to = "EUR", rate = "0.93", source = "…"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """On `day`, one unit of `source` bought `rate` units of `target` (ISO 4217 codes); `by` says who published it."""

    day: date
    source: str
    target: str
    rate: Decimal
    by: str = ""


@dataclass(frozen=True, slots=True)
class Converted:
    """Money in another currency, and the rate that was used."""

    money: Money
    rate: Rate


class Rates:
    """Dated rates. A day takes the latest rate of its pair that is not later than the day."""

    def __init__(self, rates: Iterable[Rate] = ()) -> None:
        self._pairs: dict[tuple[str, str], list[Rate]] = {}
        for rate in sorted(rates, key=lambda item: item.day):
            self._pairs.setdefault((rate.source, rate.target), []).append(rate)

    def convert(self, money: Money, target: str, day: date) -> Converted | None:
        """Money in `target`, or None where no rate of that pair holds on `day`.

        Exact to 28 digits. The reverse of a rate (EUR → USD where USD → EUR is given) is 1 ÷ rate; two rates are never
        chained.
        """
        if rate := self._on(money.currency, target, day):
            return Converted(Money(target, money.amount * rate.rate), rate)
        if rate := self._on(target, money.currency, day):
            return Converted(Money(target, money.amount / rate.rate), rate)
        return None

    def _on(self, source: str, target: str, day: date) -> Rate | None:
        known = self._pairs.get((source, target), ())
        return next((rate for rate in reversed(known) if rate.day <= day), None)


def read_rates(path: Path) -> Rates:
    """The rates of a TOML file. Raises ConfigError where it is none, naming the table that is wrong."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("rate", [])
    except (OSError, ValueError) as error:
        raise ConfigError(f"it cannot be read: {error}", where=str(path), expected=_EXPECTED) from error
    if not isinstance(tables, list) or not tables:
        raise ConfigError("it holds no rate", where=str(path), expected=_EXPECTED)
    return Rates(_rate(table, f"{path}: [[rate]] {number}") for number, table in enumerate(tables, 1))


def _rate(table: Any, where: str) -> Rate:  # noqa: ANN401 - whatever the file holds
    if not isinstance(table, dict):
        raise ConfigError("this is no table", where=where, expected=_EXPECTED)
    day, source, target = table.get("date"), table.get("from"), table.get("to")
    if type(day) is not date or isinstance(day, datetime):
        raise ConfigError("it has no day", where=where, expected="date = 2026-01-02, without quotes")
    if not (_is_code(source) and _is_code(target)) or source == target:
        raise ConfigError("from and to are not two currencies", where=where, expected='ISO 4217 codes such as "EUR"')
    return Rate(
        day=day, source=str(source), target=str(target), rate=_number(table, where), by=str(table.get("source", ""))
    )


def _is_code(value: object) -> bool:
    return isinstance(value, str) and _CODE.fullmatch(value) is not None


def _number(table: dict[str, Any], where: str) -> Decimal:
    """The rate; in quotes, so that no binary fraction comes into it. Whole numbers need none."""
    value = table.get("rate")
    try:
        number = Decimal(value) if isinstance(value, str | int) and not isinstance(value, bool) else Decimal("NaN")
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or number <= 0:
        raise ConfigError(f"{value!r} is no rate", where=where, expected='a number above 0 in quotes: rate = "0.93"')
    return number
