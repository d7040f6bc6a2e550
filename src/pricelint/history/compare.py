"""Two snapshots of a platform side by side: every typed change between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from pricelint.history.magnitude import magnitude_doubt
from pricelint.history.promises import LASTING
from pricelint.history.renames import plan_renames
from pricelint.history.stated import stated
from pricelint.history.statement import Key, Stated, Statement, Subject
from pricelint.model.change import Change, ChangeKind
from pricelint.model.site import SiteFacts
from pricelint.model.units import PAID_POOLS, Policy

ORDER = {kind: place for place, kind in enumerate(ChangeKind)}
"""Changes are told in the order in which their kinds are declared."""

_SAME = Decimal("0.005")
"""Prices per unit within half a percent are the same, rounded otherwise."""

_PAID = frozenset(pool.value for pool in PAID_POOLS)
_PRESENCE = {
    Subject.COST: (ChangeKind.COST_ADDED, ChangeKind.COST_REMOVED),
    Subject.PLAN: (ChangeKind.PLAN_ADDED, ChangeKind.PLAN_REMOVED),
    Subject.PACK: (ChangeKind.PACK_ADDED, ChangeKind.PACK_REMOVED),
    Subject.EXPIRY: (ChangeKind.EXPIRY_ADDED, ChangeKind.EXPIRY_REMOVED),
    Subject.BONUS: (ChangeKind.BONUS_ADDED, ChangeKind.BONUS_REMOVED),
    Subject.TERM: (ChangeKind.TERM_ADDED, ChangeKind.TERM_REMOVED),
}
"""Subjects whose coming and going is told of. A price, a size or a wording comes and goes with its plan or passage."""


Keyed = tuple[Key, Change]


def changes(earlier: SiteFacts, later: SiteFacts) -> tuple[Change, ...]:
    """Everything that became of what either snapshot states, in the order of the subjects.

    A value counts as changed where both snapshots state it, each with one value; a thing as added or removed only
    where a page that states it was captured in both. What a failed capture would have shown is never a change.
    """
    return tuple(change for _, change in keyed_changes(stated(earlier), stated(later)))


def keyed_changes(before: Stated, after: Stated) -> tuple[Keyed, ...]:
    """The changes between two snapshots, each with the key of what it is about (of a renamed plan, the new one)."""
    renamed = plan_renames(before, after)
    known = {one.key for pair in renamed for one in pair}
    found = [(pair[1].key, change_between(ChangeKind.PLAN_RENAMED, *pair)) for pair in renamed]
    found += _kept(before.single, after.single)
    found += _missing(after, before, known, came=True)
    found += _missing(before, after, known, came=False)
    return tuple(sorted(found, key=lambda one: ORDER[one[1].kind]))


def _kept(before: Mapping[Key, Statement], after: Mapping[Key, Statement]) -> Iterator[Keyed]:
    changed = {key for key, one in before.items() if key in after and one.value != after[key].value}
    for key in before:
        if key in changed and not (key[0] == Subject.WORDING and key[1:] in changed):
            for kind in kinds_between(before[key], after[key]):
                yield key, change_between(kind, before[key], after[key])


def _missing(there: Stated, other: Stated, known: set[Key], *, came: bool) -> Iterator[Keyed]:
    """What one snapshot states and the other, which captured a page of it, does not: it came, or it left."""
    for key, one in there.single.items():
        kind = presence(one, came=came)
        if kind and key not in known and other.lacks(one):
            yield key, change_between(kind, *((None, one) if came else (one, None)))


def change_between(kind: ChangeKind, before: Statement | None, after: Statement | None) -> Change:
    """A change as it is told: named as the later capture names the thing, where it does."""
    named = before or after
    if named is None:
        raise ValueError("a change has at least one side")
    doubt = magnitude_doubt(before, after) if before and after and kind is not ChangeKind.PLAN_RENAMED else ""
    return Change(
        kind=kind, about=named.about, before=before.side if before else None, after=after.side if after else None,
        doubt=doubt,
    )  # fmt: skip


def kinds_between(before: Statement, after: Statement) -> tuple[ChangeKind, ...]:
    """What became of one statement: () where nothing worth telling did (a price per unit that was rounded)."""
    if before.value == after.value:
        return ()
    return tuple(_COMPARE[before.subject](before, after))


def presence(one: Statement, *, came: bool) -> ChangeKind | None:
    """The kind of a thing's coming or going, None where it is not told of by itself."""
    kinds = _PRESENCE.get(one.subject)
    return None if kinds is None else kinds[0 if came else 1]


def _numbers(one: Statement) -> tuple[Decimal, ...]:
    return tuple(Decimal(part.replace(",", "")) for part in one.value)


def _cost(before: Statement, after: Statement) -> Iterable[ChangeKind]:
    (was_low, was_high), (low, high) = _numbers(before), _numbers(after)
    if low > was_high:
        return (ChangeKind.COST_ROSE,)
    return (ChangeKind.COST_FELL,) if high < was_low else (ChangeKind.COST_CHANGED,)


def _size(before: Statement, after: Statement) -> Iterable[ChangeKind]:
    """Fewer units at no lower price are a cut; more money per unit is a rise, whichever of the two moved."""
    (was_money, was_units), (money, units) = _numbers(before), _numbers(after)
    if money >= was_money and units < was_units:
        yield ChangeKind.ALLOWANCE_CUT
    if money <= was_money and units > was_units:
        yield ChangeKind.ALLOWANCE_RAISED
    if money * was_units > was_money * units * (1 + _SAME):
        yield ChangeKind.PRICE_ROSE
    elif money * was_units * (1 + _SAME) < was_money * units:
        yield ChangeKind.PRICE_FELL


def _price(before: Statement, after: Statement) -> Iterable[ChangeKind]:
    rose = _numbers(after) > _numbers(before)
    return (ChangeKind.PRICE_ROSE if rose else ChangeKind.PRICE_FELL,)


def _allowance(before: Statement, after: Statement) -> Iterable[ChangeKind]:
    more = _numbers(after) > _numbers(before)
    return (ChangeKind.ALLOWANCE_RAISED if more else ChangeKind.ALLOWANCE_CUT,)


def _expiry(before: Statement, after: Statement) -> Iterable[ChangeKind]:
    """How long paid units last is tightened or loosened; what else is said of units is changed."""
    _, pool, event, condition = before.key
    was, now = _lasting(before), _lasting(after)
    if pool not in _PAID or event or condition or was == now:
        return (ChangeKind.EXPIRY_CHANGED,)
    return (ChangeKind.EXPIRY_TIGHTENED if now < was else ChangeKind.EXPIRY_LOOSENED,)


def _lasting(one: Statement) -> tuple[int, float]:
    policy, days, _ = one.value
    rank = LASTING.index(Policy(policy)) if Policy(policy) in LASTING else -1
    return rank, float(days) if days else float("inf")


_COMPARE: Mapping[Subject, Callable[[Statement, Statement], Iterable[ChangeKind]]] = {
    Subject.COST: _cost,
    Subject.SIZE: _size,
    Subject.PRICE: _price,
    Subject.ALLOWANCE: _allowance,
    Subject.PLAN: lambda *_: (),
    Subject.PACK: lambda *_: (),
    Subject.UNIT: lambda *_: (ChangeKind.UNIT_RENAMED,),
    Subject.EXPIRY: _expiry,
    Subject.BONUS: lambda *_: (ChangeKind.BONUS_CHANGED,),
    Subject.TERM: lambda *_: (ChangeKind.TERM_CHANGED,),
    Subject.WORDING: lambda *_: (ChangeKind.WORDING,),
}
