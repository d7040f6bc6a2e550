"""Advice with its arithmetic, only where the ledger holds the numbers for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import groupby, permutations

from pricelint.costs.ledger.spending import Ledger, Month, Tally, Work

ENOUGH = 20
"""Generations of a kind of work from which its averages are used."""

_CHEAP = Fraction(1, 2)
"""A model is for drafts where a generation costs at most this share of the other's."""

_MANY = 5
"""Attempts at one prompt from which it is pointed out."""

_RECENT = 3
"""Months that advice is worked out on: the latest ones of an account."""


class AdviceKind(StrEnum):
    """What could be done."""

    DRAFTS = "drafts"
    BATCH = "batch"
    REGENERATIONS = "regenerations"
    EXPIRING = "expiring"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What could be done, and what it comes to: `saving` is a share (0 to 1) of what `about` costs per usable output.

    `arithmetic` shows the numbers of the user's own ledger that it follows from.
    """

    kind: AdviceKind
    about: str
    says: str
    arithmetic: str
    saving: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Balance:
    """Units of a platform that end on a day, as the user states them."""

    platform: str
    units: Decimal
    until: date


def advice(ledger: Ledger, months: Sequence[Month], balances: Iterable[Balance] = ()) -> tuple[Advice, ...]:
    """All advice that a ledger supports, by its kind; savings first where they are largest."""
    recent = [
        month for _, group in groupby(months, key=lambda month: month.measure) for month in list(group)[-_RECENT:]
    ]
    by_measure: dict[str, dict[Work, Tally]] = {}
    for month in recent:
        for work, tally in month.work.items():
            by_measure.setdefault(month.measure, {}).setdefault(work, Tally()).add(tally)
    found = [one for measure, work in by_measure.items() for one in (*_drafts(measure, work), *_batches(measure, work))]
    found.sort(key=lambda one: -(one.saving or 0))
    expiring = (one for balance in balances if (one := _expiring(balance, recent)))
    return (*found, *_regenerations(ledger), *expiring)


def _drafts(measure: str, work: dict[Work, Tally]) -> Iterator[Advice]:
    """Attempts until the prompt is right on a cheaper model, the last one on the dear model.

    Of a ÷ u attempts per usable output on the dear model, all but one cost the cheap model's price instead:
    saving = (a − u) × (dear − cheap) ÷ (a × dear).
    """
    for (dear, much), (cheap, little) in permutations(work.items(), 2):
        same = (dear.platform, dear.action) == (cheap.platform, cheap.action)
        if not same or not _counts(much) or not _counts(little) or not much.usable:
            continue
        cost, draft = (Fraction(one.spend) / one.generations for one in (much, little))
        if not cost or draft > cost * _CHEAP or much.generations == much.usable:
            continue
        saving = (much.generations - much.usable) * (cost - draft) / (much.generations * cost)
        attempts = f"{much.generations} attempts for {much.usable} usable at {_number(cost)} {measure} each"
        yield Advice(
            kind=AdviceKind.DRAFTS,
            about=str(dear),
            says=f"Draft {dear.action} with {cheap.model or 'the cheaper'}, finish with {dear.model or 'the dearer'}.",
            arithmetic=f"{attempts}; all but the last of each at {_number(draft)} instead: "
            f"{_percent(saving)} less per usable output.",
            saving=saving,
        )


def _batches(measure: str, work: dict[Work, Tally]) -> Iterator[Advice]:
    """The same model, bought in batches ("image:batch") at a lower price per generation."""
    for one, single in work.items():
        batch = work.get(Work(one.platform, f"{one.action}:batch", one.model))
        if batch is None or not _counts(single) or not _counts(batch):
            continue
        alone, together = (Fraction(tally.spend) / tally.generations for tally in (single, batch))
        if together < alone:
            saving = 1 - together / alone
            yield Advice(
                kind=AdviceKind.BATCH,
                about=str(one),
                says=f"Make {one.action} in batches where it can wait.",
                arithmetic=f"{_number(alone)} {measure} alone, {_number(together)} in a batch: "
                f"{_percent(saving)} less.",
                saving=saving,
            )


def _regenerations(ledger: Ledger) -> Iterator[Advice]:
    prompts = sum(first.prompts for first in ledger.first.values())
    attempts = sum(tally.generations for tally in ledger.cells.values())
    for prompt in ledger.busiest:
        if prompt.attempts >= _MANY and prompt.attempts * prompts >= 2 * attempts:
            yield Advice(
                kind=AdviceKind.REGENERATIONS, about=prompt.id, says="Change the prompt before trying it again.",
                arithmetic=f"{prompt.attempts} attempts, {prompt.usable} usable; a prompt takes "
                f"{_number(Fraction(attempts, prompts))} on average.",
            )  # fmt: skip


def _expiring(balance: Balance, months: Sequence[Month]) -> Advice | None:
    """What is left on its last day at the pace of the latest month; None where the ledger does not know that pace."""
    used = {
        month.month: sum((one.units for one in _of(month, balance.platform)), Decimal(0))
        for month in months
        if _of(month, balance.platform) and all(one.units_known for one in _of(month, balance.platform))
    }
    if not used:
        return None
    latest = max(used)
    first = date.fromisoformat(f"{latest}-01")
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    days = (balance.until - after).days + 1
    pace = Fraction(used[latest]) / (after - first).days
    lost = Fraction(balance.units) - max(days, 0) * pace
    if lost <= 0:
        return None
    return Advice(
        kind=AdviceKind.EXPIRING, about=balance.platform,
        says=f"About {_number(lost)} units will be lost on {balance.until}: use them first, or buy less.",
        arithmetic=f"{_number(Fraction(balance.units))} − {max(days, 0)} days × {_number(pace)} a day as in {latest}",
        saving=None,
    )  # fmt: skip


def _of(month: Month, platform: str) -> list[Tally]:
    return [tally for work, tally in month.work.items() if work.platform.casefold() == platform.casefold()]


def _counts(tally: Tally) -> bool:
    return tally.generations >= ENOUGH


def _number(value: Fraction) -> str:
    """At most four significant digits, never in exponents."""
    rounded = Decimal(f"{float(value):.4g}")
    return f"{rounded:,f}"


def _percent(share: Fraction) -> str:
    return f"{float(share) * 100:.0f} %"
