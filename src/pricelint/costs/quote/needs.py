"""What somebody needs, and which stated cost of a platform is a cost of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

from pricelint.errors import UsageError
from pricelint.model.fact import Cost
from pricelint.model.units import MONTHS_IN, PERIOD_DAYS, Modality, Per, Period

_NEED = re.compile(
    r"(?P<kind>[a-z0-9]+)(?:\.(?P<per>[a-z0-9_]+)|\*(?P<seconds>\d{1,4})s)?(?::(?P<model>[^@=]+))?(?:@(?P<quality>[^=]+))?"
    r"\s*=\s*(?P<count>\d{1,9}(?:\.\d{1,6})?)(?:\s*/\s*(?P<period>day|week|month|quarter|year))?"
)
_SECONDS = re.compile(r"(?<![\w.])(\d{1,3}(?:\.\d)?)\s?s(?!\w)")
_TIMES = {Per.SECOND: 1, Per.MINUTE: 60}
_WHOLE = frozenset({Per.GENERATION, Per.IMAGE, Per.VIDEO, Per.CLIP, Per.SONG, Per.MODEL, Per.MESSAGE, Per.REQUEST})
"""Measures of one output as such; a second or a thousand words are another thing."""

_EXPECTED = "KIND[.MEASURE or *SECONDSs][:MODEL][@QUALITY]=COUNT[/PERIOD]: image:flux=200/month, video*8s=10/month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """So many usable outputs of a kind per month.

    per      the measure; None: one whole output, whatever a platform calls it (image, clip, generation)
    seconds  how long each of them is; with it costs per second and minute match too, and whole ones that state it
    model    words that the cost has to name, lower-case; "" for any
    quality  a resolution, length or mode that the cost has to state, lower-case; "" for any
    """

    modality: Modality
    count: Fraction
    per: Per | None = None
    model: str = ""
    quality: str = ""
    seconds: int | None = None

    def __str__(self) -> str:
        kind = self.modality.value + (f".{self.per.value}" if self.per else f"*{self.seconds}s" if self.seconds else "")
        named = (f":{self.model}" if self.model else "") + (f"@{self.quality}" if self.quality else "")
        return f"{kind}{named}={_number(self.count)}/month"

    def generations(self, success_rate: Fraction) -> int:
        """Attempts per month for the usable outputs, rounded up: count ÷ success rate."""
        return ceil(self.count / success_rate)

    def matches(self, cost: Cost) -> bool:
        """Whether a stated cost is one of this output."""
        words = f"{cost.item} {cost.quality}".casefold()
        if self.seconds:
            measured = cost.per in _TIMES or (cost.per in _WHOLE and self.seconds in lengths_of(cost))
        else:
            measured = cost.per is self.per if self.per else cost.per in _WHOLE
        named = all(word in words for word in (*self.model.split(), *self.quality.split()))
        return cost.modality is self.modality and measured and named

    def units(self, cost: Cost) -> Decimal:
        """Units for one of these by the upper end of a cost that matches."""
        if self.seconds and cost.per in _TIMES:
            return cost.high * self.seconds / _TIMES[cost.per]
        return cost.high

    def is_alike(self, cost: Cost) -> bool:
        """Whether a cost is at least of the same kind of output: what is said where none matches."""
        return cost.modality is self.modality


def need_of(text: str) -> Need:
    """The need of a command line ("image:flux=200/month"). Raises UsageError."""
    match = _NEED.fullmatch(text.strip().casefold())
    kinds, measures = {kind.value: kind for kind in Modality}, {per.value: per for per in Per}
    if match is None or match["kind"] not in kinds or (match["per"] and match["per"] not in measures):
        raise UsageError(
            "this is no need", where=f"--need {text}", expected=_EXPECTED,
            do=f"kinds: {', '.join(kinds)}; measures: {', '.join(measures)}",
        )  # fmt: skip
    return Need(
        modality=kinds[match["kind"]],
        count=Fraction(match["count"]) * per_month(Period(match["period"] or "month")),
        per=measures[match["per"]] if match["per"] else None,
        seconds=int(match["seconds"]) if match["seconds"] else None,
        model=(match["model"] or "").strip(),
        quality=(match["quality"] or "").strip(),
    )


def per_month(period: Period) -> Fraction:
    """How often a period comes in a month: 30 days, 1/12 of a year; a single time counts as once a month."""
    if period in MONTHS_IN:
        return Fraction(1, MONTHS_IN[period])
    return Fraction(1) if period is Period.ONCE else Fraction(PERIOD_DAYS[Period.MONTH], PERIOD_DAYS[period])


def cheapest(costs: Iterable[Cost], need: Need) -> Cost | None:
    """The matching cost with fewest units by its upper end: what a range may come to is counted in full."""
    matching = (cost for cost in costs if need.matches(cost))
    return min(matching, key=lambda cost: (need.units(cost), cost.low, cost.item, cost.quality), default=None)


def lengths_of(cost: Cost) -> frozenset[Fraction]:
    """Lengths in seconds that a cost's words state by the sign of the second ("5s", "10 s"), in any language."""
    return frozenset(map(Fraction, _SECONDS.findall(f"{cost.item} {cost.quality}")))


def _number(value: Fraction) -> str:
    return str(value) if value.denominator > 1 else str(value.numerator)
