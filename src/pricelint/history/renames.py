"""Plans that go on under another name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from pricelint.history.statement import Key, Stated, Statement, Subject
from pricelint.model.derivation import Basis

_Offer = frozenset[str]
_OFFERED = frozenset({Subject.SIZE, Subject.PRICE, Subject.ALLOWANCE})


def plan_renames(before: Stated, after: Stated) -> tuple[tuple[Statement, Statement], ...]:
    """Plans that left and plans that came with the same money and units, where exactly one fits: they were renamed."""
    left, came = _offers(before.single, _gone(before, after)), _offers(after.single, _gone(after, before))
    return tuple(
        (before.single[old[0]], after.single[came[offer][0]])
        for offer, old in left.items()
        if offer and len(old) == 1 and len(came.get(offer, ())) == 1
    )


def _gone(there: Stated, other: Stated) -> list[Key]:
    return [key for key, one in there.single.items() if one.subject is Subject.PLAN and other.lacks(one)]


def _offers(statements: Mapping[Key, Statement], plans: list[Key]) -> dict[_Offer, list[Key]]:
    """The plans by what they offer: every price, size and allowance of theirs, without their name."""
    found: dict[_Offer, list[Key]] = defaultdict(list)
    for key in plans:
        parts = (_nameless(one, key[1]) for one in statements.values() if _is_of(one, key[1]))
        found[frozenset().union(*parts)].append(key)
    return found


def _is_of(one: Statement, name: str) -> bool:
    place = 2 if one.subject is Subject.SIZE else 1
    return one.subject in _OFFERED and one.key[place] == name


def _nameless(one: Statement, name: str) -> frozenset[str]:
    """Money, units, currency and periods, whether they stand in one statement or in two."""
    return frozenset((*one.key[1:], *one.value)) - {name, Basis.PLAN.value, ""}
