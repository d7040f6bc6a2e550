"""What one kind of row means: its cells as values, or the fault that keeps it out. Equal rows are read once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pricelint.costs.ledger.layouts import Layout
from pricelint.costs.ledger.spending import ZERO, FaultKind, Tally, Work
from pricelint.costs.rates import Rates
from pricelint.model.money import Money
from pricelint.model.units import Modality

_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,2})?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a ledger is to be counted.

    currency     the currency that money is counted in; None: that of the first row that has one
    actions      names of actions beside the kinds of output (image, video, audio, text, 3d, code, other)
    unit_prices  money per unit by the platform's name in lower case, for rows that state only units
    rates        exchange rates; without one a row in another currency is kept out
    """

    currency: str | None = None
    actions: frozenset[str] = frozenset()
    unit_prices: Mapping[str, Money] | None = None
    rates: Rates | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a row adds: to which month, measure, kind of work and project."""

    month: str
    measure: str
    work: Work
    project: str
    tally: Tally


class Unusable(Exception):  # noqa: N818 - no error of the program: it ends the reading of one row
    """A row that cannot be counted, and why."""

    def __init__(self, kind: FaultKind, says: str) -> None:
        super().__init__(kind, says)
        self.kind = kind
        self.says = says


class RowReader:
    """Reads rows given as day (or month) and cells by field. It keeps the ledger's currency: the first one stays."""

    def __init__(self, layout: Layout, options: Options, *, decimal_comma: bool) -> None:
        self._layout = layout
        self._options = options
        self._comma = decimal_comma
        self._currency = options.currency
        self._known = {kind.value for kind in Modality} | options.actions

    def read(self, day: str, cells: Mapping[str, str]) -> Meaning:
        """The meaning of a row; raises Unusable where it has none."""
        said = {**self._layout.defaults, **{name: text for name, cell in cells.items() if (text := cell.strip())}}
        when = _day(day)
        if "platform" not in said:
            raise Unusable(FaultKind.NO_PLATFORM, "no platform")
        work = Work(said["platform"], self._action(said.get("action", "")), said.get("model", ""))
        outcome = self._layout.outcomes.get(said.get("outcome", "").lower())
        if outcome is None:
            raise Unusable(FaultKind.UNKNOWN_OUTCOME, f"outcome {_shown(said.get('outcome', ''))}")
        units, money = self._number(said, "units"), self._money(said, when)
        tally = Tally(units=units or ZERO, counted=int(units is not None))
        setattr(tally, outcome, 1)
        measure, tally.spend = self._spend(work.platform, units, money, when)
        return Meaning(when.isoformat()[:7], measure, work, said.get("project", ""), tally)

    def _action(self, text: str) -> str:
        action = self._layout.actions.get(text.lower(), text.lower())
        if action.partition(":")[0] not in self._known:
            raise Unusable(FaultKind.UNKNOWN_ACTION, f"action {_shown(text)}")
        return action

    def _money(self, said: Mapping[str, str], when: date) -> Money | None:
        amount = self._number(said, "money")
        if amount is None:
            return None
        currency = said.get("currency", self._options.currency or "").upper()
        if not _CURRENCY.fullmatch(currency):
            raise Unusable(FaultKind.NO_CURRENCY, f"money without a currency code ({_shown(currency)})")
        return self._same(Money(currency, amount), when)

    def _same(self, money: Money, when: date) -> Money:
        """Money in the ledger's currency."""
        target = self._currency = self._currency or money.currency
        if money.currency == target:
            return money
        converted = self._options.rates.convert(money, target, when) if self._options.rates else None
        if converted is None:
            raise Unusable(
                FaultKind.MIXED_CURRENCY, f"{money.currency} in a ledger of {target}, and no rate for the day"
            )
        return converted.money

    def _spend(self, platform: str, units: Decimal | None, money: Money | None, when: date) -> tuple[str, Decimal]:
        if money is not None:
            return money.currency, money.amount
        if units is None:
            raise Unusable(FaultKind.NO_AMOUNT, "neither units nor money")
        price = (self._options.unit_prices or {}).get(platform.lower())
        if price is None:
            return f"units of {platform}", units
        return (one := self._same(Money(price.currency, price.amount * units), when)).currency, one.amount

    def _number(self, said: Mapping[str, str], name: str) -> Decimal | None:
        text = said.get(name)
        if text is None:
            return None
        plain = text.replace(",", ".", 1) if self._comma and "." not in text else text
        if _NUMBER.fullmatch(plain):
            return Decimal(plain)
        if _NUMBER.fullmatch(plain.lstrip("-−")):
            raise Unusable(FaultKind.NEGATIVE, f"{name} {_shown(text)}")
        raise Unusable(FaultKind.BAD_NUMBER, f"{name} {_shown(text)}")


def _day(text: str) -> date:
    """The day of a row; the first of the month where the key holds no day, since nothing then depends on it."""
    try:
        return date.fromisoformat({7: f"{text}-01", 10: text}.get(len(text), ""))
    except ValueError:
        raise Unusable(FaultKind.BAD_DATE, f"date {_shown(text)}, not such as 2026-01-31") from None


def _shown(text: str) -> str:
    return f"“{text[:_SHOWN]}”" if text else "is blank"
