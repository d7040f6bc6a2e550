"""Guards against packs misread by a power of ten: what does not fit the other packs of a page is doubted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median_high

from pricelint.model.fact import Pack

_SEVERAL = 3
_FAR_OF_SEVERAL, _FAR_OF_FEW = 10, 20
_THOUSANDTHS = -3

FAR = "its price per unit is far from that of the other packs; a number may be misread"
UPSIDE_DOWN = "a pack with more units costs less; a number may be misread"


def guarded(packs: Sequence[Pack]) -> tuple[Pack, ...]:
    """The packs, with doubt on those whose price per unit or size contradicts the others of their currency."""
    doubts: dict[int, str] = {}
    for currency in {pack.price.currency for pack in packs}:
        alike = [pack for pack in packs if pack.price.currency == currency and not _is_fraction(pack.units)]
        doubts |= dict.fromkeys(_far(alike), FAR)
        doubts |= {id(pack): UPSIDE_DOWN for pack in _upside_down(alike) if id(pack) not in doubts}
    doubts |= {id(p): f"{p.units} may stand for {p.units * 1000:f}" for p in packs if _is_fraction(p.units)}
    return tuple(replace(pack, doubt=doubts[id(pack)]) if id(pack) in doubts else pack for pack in packs)


def _far(packs: list[Pack]) -> Iterator[int]:
    """Those whose price per unit is many times more or less than the median."""
    if not packs:
        return iter(())
    rates = {id(pack): pack.price.amount / (pack.units + pack.bonus) for pack in packs}
    middle, far = median_high(rates.values()), _FAR_OF_SEVERAL if len(packs) >= _SEVERAL else _FAR_OF_FEW
    return (key for key, rate in rates.items() if middle and not middle / far <= rate <= middle * far)


def _upside_down(packs: list[Pack]) -> Iterator[Pack]:
    """Pairs of which the one with more units costs less in all."""
    for pack in packs:
        for other in packs:
            if other.units > pack.units and other.price.amount < pack.price.amount:
                yield from (pack, other)


def _is_fraction(units: Decimal) -> bool:
    """ "1.500" is one and a half in English and one and a half thousand elsewhere; no pack is a fraction."""
    return units.as_tuple().exponent == _THOUSANDTHS and units >= 1
