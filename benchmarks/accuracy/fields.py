"""What is scored: the facts of each field of a label, and when a fact that was read is the labelled one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from accuracy.alike import Fact, equal, names_alike, number, open_or_equal

TERMS = ("refund", "failed_generations", "auto_renew", "auto_top_up", "unlimited_with_limits", "tax_excluded")
CORE = ("price", "allowance", "pack", "cost", "expiry")
"""The fields whose counts together are the figure `core`."""


@dataclass(frozen=True, slots=True)
class Field:
    """`pick` lists the facts of a page (a label, or what was read); `same` compares a labelled one with one read."""

    name: str
    pick: Callable[[Fact], list[Fact]]
    same: Callable[[Fact, Fact], bool]


def _units(page: Fact) -> list[Fact]:
    return [{"name": str(page["unit"]).lower().rstrip("s")}] if page.get("unit") else []


def _prices(page: Fact) -> list[Fact]:
    """Every price point with the name of its plan; nothing is said by a price of nothing."""
    rows = [
        {**price, "plan": plan.get("name")} for plan in page.get("plans") or [] for price in plan.get("prices") or []
    ]
    return [row for row in rows if number(row.get("amount")) not in (None, 0.0)]


def _allowances(page: Fact) -> list[Fact]:
    found = []
    for plan in page.get("plans") or []:
        if plan.get("credits"):
            amounts = {number(price.get("amount")) for price in plan.get("prices") or []}
            found.append({**plan["credits"], "plan": plan.get("name"), "prices": amounts})
    return found


def _values(key: str) -> Callable[[Fact], list[Fact]]:
    return lambda page: [{"value": value} for value in page.get(key) or []]


def _terms(page: Fact) -> list[Fact]:
    return [{"value": (name, page[name])} for name in TERMS if page.get(name) is not None]


def _listed(key: str) -> Callable[[Fact], list[Fact]]:
    return lambda page: list(page.get(key) or [])


def _same_price(label: Fact, read: Fact) -> bool:
    money = equal(label.get("amount"), read.get("amount")) and label.get("currency") == read.get("currency")
    return money and label.get("per") in (None, read.get("per"))


def _same_billed(label: Fact, read: Fact) -> bool:
    return _same_price(label, read) and label.get("billed") in (None, read.get("billed"))


def _same_named(label: Fact, read: Fact) -> bool:
    return _same_price(label, read) and names_alike(label["plan"], read["plan"], 0.5)


def _same_allowance(label: Fact, read: Fact) -> bool:
    tier = names_alike(label["plan"], read["plan"], 0.5) or bool(label["prices"] & read["prices"])
    return tier and equal(label.get("amount"), read.get("amount")) and label.get("per") in (None, read.get("per"))


def _size(pack: Fact) -> float:
    return (number(pack.get("credits")) or 0.0) + (number(pack.get("bonus")) or 0.0)


def _same_pack(label: Fact, read: Fact) -> bool:
    money = equal(label.get("price"), read.get("price")) and label.get("currency") == read.get("currency")
    return money and equal(_size(label), _size(read))


def _per_unit(rate: Fact) -> float | None:
    money, units = number(rate.get("money")), number(rate.get("credits"))
    return money / units if money is not None and units else None


def _same_rate(label: Fact, read: Fact) -> bool:
    first, second = _per_unit(label), _per_unit(read)
    return first is not None and second is not None and equal(first, second, 0.01)


def _most(cost: Fact) -> object:
    return cost["max"] if cost.get("max") is not None else cost.get("min")


def _same_cost(label: Fact, read: Fact) -> bool:
    size = equal(label.get("min"), read.get("min")) and equal(_most(label), _most(read))
    per = label.get("per") in (None, "other", read.get("per"))
    return size and per and names_alike(label.get("item"), read.get("item"), 0.34)


def _same_expiry(label: Fact, read: Fact) -> bool:
    pool = label.get("applies_to") in ("all", read.get("applies_to"))
    return (
        pool and label.get("policy") == read.get("policy") and open_or_equal(label.get("days"), read.get("days"), 0.1)
    )


def _same_bonus(label: Fact, read: Fact) -> bool:
    days = equal(label.get("expires_days"), read.get("expires_days"), 0.1)
    return days and equal(label.get("credits"), read.get("credits"))


def _equal(label: Fact, read: Fact) -> bool:
    return label == read


FIELDS = (
    Field("unit", _units, _equal),
    Field("price", _prices, _same_price),
    Field("price+billed", _prices, _same_billed),
    Field("price+name", _prices, _same_named),
    Field("allowance", _allowances, _same_allowance),
    Field("pack", _listed("packs"), _same_pack),
    Field("rate", _listed("rates"), _same_rate),
    Field("cost", _listed("costs"), _same_cost),
    Field("expiry", _listed("expiry"), _same_expiry),
    Field("bonus", _listed("bonus"), _same_bonus),
    Field("tactics", _values("tactics"), _equal),
    Field("variation", _values("variation"), _equal),
    Field("terms", _terms, _equal),
)
