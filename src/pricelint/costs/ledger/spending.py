"""What a ledger says: sums per month and kind of work, first attempts, and the rows that were kept out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

ZERO = Decimal(0)


class FaultKind(StrEnum):
    """Why a row is kept out of the sums."""

    BAD_ROW = "bad_row"
    BAD_DATE = "bad_date"
    BAD_NUMBER = "bad_number"
    NEGATIVE = "negative"
    NO_AMOUNT = "no_amount"
    NO_CURRENCY = "no_currency"
    MIXED_CURRENCY = "mixed_currency"
    NO_PLATFORM = "no_platform"
    UNKNOWN_ACTION = "unknown_action"
    UNKNOWN_OUTCOME = "unknown_outcome"
    DUPLICATE_ID = "duplicate_id"


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that was kept out of the sums: the line of the file that it begins in (1 is the header), and why."""

    line: int
    kind: FaultKind
    says: str


@dataclass(frozen=True, slots=True, order=True)
class Work:
    """One kind of work: what was made, where and with which model ("" where the ledger names none)."""

    platform: str
    action: str
    model: str = ""

    def __str__(self) -> str:
        return " · ".join(part for part in (self.platform, self.action, self.model) if part)


@dataclass(slots=True)
class Tally:
    """Sums over generations. `spend` is in the measure of its account, `units` in the platform's units.

    `counted` generations had their units stated; only where that are all of them is `units` the sum of the work.
    """

    usable: int = 0
    rejected: int = 0
    failed: int = 0
    units: Decimal = ZERO
    counted: int = 0
    spend: Decimal = ZERO

    @property
    def generations(self) -> int:
        """All attempts: failed and rejected ones count in the spend."""
        return self.usable + self.rejected + self.failed

    @property
    def units_known(self) -> bool:
        """Whether every generation states its units, and they are more than none."""
        return self.counted == self.generations and self.units > 0

    def add(self, other: Tally) -> None:
        """Add another tally to this one."""
        self.usable += other.usable
        self.rejected += other.rejected
        self.failed += other.failed
        self.units += other.units
        self.counted += other.counted
        self.spend += other.spend


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt (the ledger's prompt id) with the number of its attempts and of the usable ones among them."""

    id: str
    attempts: int
    usable: int


@dataclass(frozen=True, slots=True)
class First:
    """Prompts whose first attempt fell into one month, and how many of those attempts were usable."""

    prompts: int
    usable: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month of one account.

    measure  what `spend` counts in: an ISO 4217 code, or "units of PLATFORM" where the ledger has no money for it
    month    "2026-03"
    work     the tally of each kind of work
    first    None where no row has a prompt id
    """

    measure: str
    month: str
    work: Mapping[Work, Tally]
    first: First | None = None
    total: Tally = field(default_factory=Tally)

    @property
    def effective(self) -> Fraction | None:
        """Total spend ÷ usable outputs, exact; None where nothing usable was made."""
        return Fraction(self.total.spend) / self.total.usable if self.total.usable else None

    @property
    def first_attempt_success(self) -> Fraction | None:
        """Share of prompts whose first attempt was usable, 0 to 1; None where no prompt is known."""
        return Fraction(self.first.usable, self.first.prompts) if self.first and self.first.prompts else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A whole ledger, read.

    layout    the name of the layout it was read by
    rows      rows of the file, without header and blank lines
    cells     the tally of each month, measure and kind of work
    projects  the tally of each measure and project
    first     first attempts by month and measure
    busiest   the prompts with most attempts, most first
    faults    the first rows that were kept out, in the order of the file
    faulty    how many were, by kind
    unread    columns of our own layout's file that mean nothing in it; other exports have many of those
    """

    layout: str
    rows: int
    cells: Mapping[tuple[str, str, Work], Tally]
    projects: Mapping[tuple[str, str], Tally]
    first: Mapping[tuple[str, str], First]
    busiest: tuple[Prompt, ...]
    faults: tuple[Fault, ...]
    faulty: Mapping[FaultKind, int]
    unread: tuple[str, ...] = ()

    @property
    def kept_out(self) -> int:
        """Rows that are in no sum."""
        return sum(self.faulty.values())


def months_of(ledger: Ledger) -> tuple[Month, ...]:
    """The months of a ledger by measure, money before units, then in order of time. Months without a row are absent."""
    grouped: dict[tuple[str, str], dict[Work, Tally]] = {}
    for (month, measure, work), tally in ledger.cells.items():
        grouped.setdefault((measure, month), {})[work] = tally
    ordered = sorted(grouped, key=lambda key: (len(key[0]) > len("EUR"), key))
    return tuple(
        Month(
            measure=measure,
            month=month,
            work=dict(sorted(grouped[measure, month].items())),
            first=ledger.first.get((month, measure)),
            total=total_of(grouped[measure, month].values()),
        )
        for measure, month in ordered
    )


def total_of(tallies: Iterable[Tally]) -> Tally:
    """The sum of some tallies of one measure."""
    total = Tally()
    for tally in tallies:
        total.add(tally)
    return total
