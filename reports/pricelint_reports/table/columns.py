"""The columns that a published table can have, by the keys of `--columns`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pricelint.audit.near import near
from pricelint.derive.basis import Compared, Output, chosen, output_order, ranges
from pricelint.errors import UsageError
from pricelint.model.result import PlatformResult
from pricelint.model.units import Modality, Per, Pool
from pricelint_reports.comparison.words import COMPARED, POOLS
from pricelint_reports.numbers import output
from pricelint_reports.table.model import Column

FIXED = {
    "platform": "Platform",
    "grade": "Grade",
    "unit": "Unit",
    "flags": "Red flags",
    "flag-names": "Which red flags",
    "seen": "Seen on",
    "source": "Source",
}
"""Columns that need neither a size nor a pool."""

BASES = {Compared.PLAN: "plan", Compared.PACK: "pack", Compared.RATE: "stated rate"}
"""The sizes that figures are paid from, in a word; what they are is said below every table."""

OFFERED = {compared.value: COMPARED[compared] for compared in Compared}
PER_UNIT = {f"{compared.value}-unit": f"Per unit, {name}" for compared, name in BASES.items()}
EXPIRY = {f"expiry.{pool.value}": f"{POOLS[pool]}, when unused" for pool in Pool}
_WORDED = {**FIXED, **OFFERED, **PER_UNIT, **EXPIRY}

_EXPECTED = (
    f"{', '.join(_WORDED)}, or what an output costs as BASIS:KIND.MEASURE (plan:image.image, pack:video.second, "
    "rate:text.1000_words)"
)


@dataclass(frozen=True, slots=True)
class Made:
    """What a column of an output is about: the output, and the size that it is paid from."""

    compared: Compared
    output: Output

    @property
    def key(self) -> str:
        """As `--columns` calls it."""
        return f"{self.compared.value}:{self.output.modality.value}.{self.output.per.value}"

    @property
    def column(self) -> Column:
        """The column as it is printed."""
        made = output(self.output.modality, self.output.per)
        return Column(key=self.key, heading=f"Per {made}, {BASES[self.compared]}", numeric=True)


def column_of(key: str) -> Column:
    """The column of a key. Raises UsageError where there is none, with what it may have meant."""
    if found := made_of(key):
        return found.column
    if key in _WORDED:
        return Column(key=key, heading=_WORDED[key], numeric=key in PER_UNIT or key == "flags")
    raise UsageError(
        f"there is no column {key!r}", where="--columns", expected=near(key, tuple(_WORDED), f"one of {_EXPECTED}")
    )


def made_of(key: str) -> Made | None:
    """The output that a key names; None where it names none."""
    basis, _, made = key.partition(":")
    kind, _, measure = made.partition(".")
    if basis in {each.value for each in Compared} and kind in {each.value for each in Modality}:
        if not measure and kind in {each.value for each in Per}:
            measure = kind
        if measure in {each.value for each in Per}:
            return Made(Compared(basis), Output(Modality(kind), Per(measure)))
    return None


def default_columns(platforms: Sequence[PlatformResult], currency: str) -> tuple[Column, ...]:
    """The columns of a table that nobody chose: grade, sizes, money per unit, what outputs cost, expiry, red flags.

    Outputs are paid from the plan; from what else is sold only where nobody in the table sells plans.
    """
    sizes = [
        (platform, compared, size)
        for platform in platforms
        for compared, size in chosen(platform.derivations, currency).items()
    ]
    offered = [basis for basis in Compared if any(compared is basis for _, compared, _ in sizes)]
    made = {
        spread.output
        for platform, compared, size in sizes
        for spread in ranges(platform.derivations, size)
        if compared is offered[0]
    }
    keys = ["platform", "grade"]
    keys += [key for basis in offered for key in (basis.value, f"{basis.value}-unit")]
    keys += [Made(offered[0], one).key for one in sorted(made, key=output_order)]
    keys += ["expiry.plan", "expiry.purchased", "flags", "seen"]
    return tuple(column_of(key) for key in keys)


def is_money(column: Column) -> bool:
    """Whether what a column says depends on the currency of its table."""
    return column.key in OFFERED or column.key in PER_UNIT or made_of(column.key) is not None
