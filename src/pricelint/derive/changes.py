"""What became worse between two snapshots of a platform: costs, allowances, prices, expiry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from decimal import Decimal
from typing import TypeVar

from pricelint.derive.contradictions.actions import cost_statements
from pricelint.derive.contradictions.fates import fate_in_words
from pricelint.derive.contradictions.statement import Statement, folded, plain, present_pages
from pricelint.derive.sizes import sizes_of
from pricelint.model.change import Change, ChangeKind
from pricelint.model.contradiction import Side
from pricelint.model.derivation import Basis, Size
from pricelint.model.fact import Expiry
from pricelint.model.site import SiteFacts
from pricelint.model.units import PAID_POOLS, Policy

_SAME = Decimal("0.005")
"""Prices per unit within half a percent are the same, rounded otherwise."""

_RANK = {Policy.END_OF_CYCLE: 0, Policy.FIXED_PERIOD: 1, Policy.ROLLOVER: 2, Policy.NEVER: 3}
"""How long units last, from the shortest."""

_Item = TypeVar("_Item")
_Part = Callable[[_Item], Hashable]


def changes(earlier: SiteFacts, later: SiteFacts) -> tuple[Change, ...]:
    """Everything that both snapshots state once and that became worse for a buyer, in the order of its kinds.

    What either snapshot states with several values, or only one of them states, is not compared.
    """
    return (
        *_cost_rises(earlier, later),
        *_size_changes(earlier, later),
        *_tightened(earlier, later),
    )


def _matched(
    before: Iterable[_Item], after: Iterable[_Item], key: _Part[_Item], value: _Part[_Item]
) -> Iterator[tuple[_Item, _Item]]:
    """Items of one key, where each snapshot states one value of it."""
    old, new = _single(before, key, value), _single(after, key, value)
    return ((old[one], new[one]) for one in old if one in new)


def _single(items: Iterable[_Item], key: _Part[_Item], value: _Part[_Item]) -> dict[Hashable, _Item]:
    stated: dict[Hashable, list[_Item]] = defaultdict(list)
    for item in items:
        stated[key(item)].append(item)
    return {one: same[0] for one, same in stated.items() if len({value(item) for item in same}) == 1}


def _cost_rises(earlier: SiteFacts, later: SiteFacts) -> Iterator[Change]:
    for before, after in _matched(_costs(earlier), _costs(later), lambda one: one.key, lambda one: one.value):
        if after.value[0] > before.value[1]:
            yield Change(kind=ChangeKind.COST_ROSE, about=before.about, before=before.side, after=after.side)


def _costs(facts: SiteFacts) -> list[Statement]:
    unit = facts.unit.name if facts.unit else "unit"
    return [one for page in present_pages(facts.pages) for one in cost_statements(page, unit)]


def _size_changes(earlier: SiteFacts, later: SiteFacts) -> Iterator[Change]:
    """A plan or pack of one name with fewer units at no lower price, or at more money per unit."""
    for before, after in _matched(_sizes(earlier), _sizes(later), _size_key, lambda size: (size.money, size.units)):
        if after.money.amount >= before.money.amount and after.units < before.units:
            yield _size_change(ChangeKind.ALLOWANCE_CUT, before, after)
        if after.money_per_unit > before.money_per_unit * (1 + _SAME):
            yield _size_change(ChangeKind.PRICE_ROSE, before, after)


def _sizes(facts: SiteFacts) -> list[Size]:
    return [size for size in sizes_of(present_pages(facts.pages)) if size.name and size.basis is not Basis.RATE]


def _size_key(size: Size) -> Hashable:
    return size.basis, folded(size.name), size.money.currency, size.period, size.billed


def _size_change(kind: ChangeKind, before: Size, after: Size) -> Change:
    return Change(kind=kind, about=f"the {before.basis} {before.name}", before=_side(before), after=_side(after))


def _side(size: Size) -> Side:
    money = f"{size.money.currency} {plain(size.money.amount)}"
    evidence = tuple(dict.fromkeys(item for fact in size.source for item in fact.evidence))
    return Side(says=f"{money} for {plain(size.units)}", evidence=evidence)


def _tightened(earlier: SiteFacts, later: SiteFacts) -> Iterator[Change]:
    """A pool whose units end sooner; what is said of it in several ways is not compared."""
    for before, after in _matched(_fates(earlier), _fates(later), lambda item: item.pool, _lasting):
        if _lasting(after) < _lasting(before):
            yield Change(
                kind=ChangeKind.EXPIRY_TIGHTENED,
                about=f"{before.pool} units",
                before=Side(says=fate_in_words(before), evidence=before.evidence),
                after=Side(says=fate_in_words(after), evidence=after.evidence),
            )


def _fates(facts: SiteFacts) -> list[Expiry]:
    stated = (item for page in present_pages(facts.pages) for item in page.expiry)
    return [item for item in stated if item.pool in PAID_POOLS and item.policy in _RANK and item.condition is None]


def _lasting(item: Expiry) -> tuple[int, float]:
    return _RANK[item.policy], item.days if item.days is not None else float("inf")
