"""Which violations are counted where some follow from others: a missing premise weighs once.

Violations are linked where one follows from the other over any number of steps. Counted are the heaviest of all choices
without two linked ones. The links depend on the rules alone and never on what was found, so with one violation less
there are only fewer choices, and the heaviest of them weighs no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache

from pricelint.audit.rule import Rule

Links = Mapping[str, frozenset[str]]
"""For each rule with causes: every rule that its violation can follow from, over any number of steps."""


def causes(rules: Iterable[Rule]) -> Links:
    """The links of a set of rules."""
    return _closed(tuple((rule.id, rule.follows_from) for rule in rules if rule.follows_from))


@lru_cache(maxsize=64)
def _closed(stated: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, frozenset[str]]:
    direct = dict(stated)
    return {name: frozenset(_reached(name, direct)) - {name} for name in direct}


def _reached(name: str, direct: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    waiting = list(direct[name])
    while waiting:
        cause = waiting.pop()
        if cause not in found:
            found.add(cause)
            waiting += direct.get(cause, ())
    return found


def counted(weights: Mapping[str, Decimal], links: Links) -> frozenset[str]:
    """The violations that are counted, of those that were found with their weights.

    Of two choices that weigh the same, the one with more causes in it: a cause is counted before what follows from it.
    """
    linked = {one: frozenset(other for other in weights if _are_linked(one, other, links)) for one in weights}
    alone = [name for name in weights if not linked[name]]
    tangled = tuple(name for name in weights if linked[name])
    return frozenset(alone) | _heaviest(tangled, weights, links, linked)


def _are_linked(one: str, other: str, links: Links) -> bool:
    return one != other and (other in links.get(one, ()) or one in links.get(other, ()))


def _heaviest(
    names: tuple[str, ...], weights: Mapping[str, Decimal], links: Links, linked: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """The heaviest choice among `names`; they are few, and each step settles the one with the most links."""
    left = frozenset(names)
    name = max(names, key=lambda one: len(linked[one] & left), default="")
    if not name or not linked[name] & left:
        return left
    rest = tuple(one for one in names if one != name)
    without = _heaviest(rest, weights, links, linked)
    apart = tuple(one for one in rest if one not in linked[name])
    taken = _heaviest(apart, weights, links, linked) | {name}
    return max(without, taken, key=lambda choice: _rank(choice, weights, links))


def _rank(choice: frozenset[str], weights: Mapping[str, Decimal], links: Links) -> tuple[Decimal, int, list[str]]:
    """Weight first; then how few causes the chosen violations have; then by name, so that the order cannot matter."""
    total = sum((weights[name] for name in choice), Decimal(0))
    return total, -sum(len(links.get(name, ())) for name in choice), sorted(choice)
