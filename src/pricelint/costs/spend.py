"""The spend report: a ledger with its months, their reasons and advice, as one value and as JSON with a schema."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from pricelint.costs.exact import decimal_of
from pricelint.costs.ledger.advice import Advice, AdviceKind, Balance, advice
from pricelint.costs.ledger.decompose import Factor, Step, explain
from pricelint.costs.ledger.history import listed_units
from pricelint.costs.ledger.spending import Fault, First, Ledger, Month, Prompt, Tally, months_of
from pricelint.model.result import AuditResult
from pricelint.result_json.schema import printed, published
from pricelint.result_json.text import json_text

SPEND_VERSION = "1.0"
"""Version of the published JSON Schema of the spend report."""


@dataclass(frozen=True, slots=True)
class Spend:
    """Everything one ledger says; `months` and `steps` as `months_of` and `explain` give them."""

    ledger: Ledger
    months: tuple[Month, ...]
    steps: tuple[Step, ...]
    advice: tuple[Advice, ...]


def spend_of(ledger: Ledger, history: Sequence[AuditResult] = (), balances: Iterable[Balance] = ()) -> Spend:
    """The report of a ledger. `history` are audits of its platforms, for what they listed an action at."""
    months = months_of(ledger)
    steps = explain(months, listed_units(months, history))
    return Spend(ledger, months, steps, advice(ledger, months, balances))


@dataclass(frozen=True, slots=True)
class Exact:
    """A number that need not end: `value` with 28 digits, `exact` as a fraction ("29/200")."""

    value: Decimal
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkJson:
    """Sums of one kind of work, or of a whole month."""

    platform: str
    action: str
    model: str
    generations: int
    usable: int
    rejected: int
    failed: int
    spend: Decimal
    units: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthJson:
    """One month. `effective_cost` is spend ÷ usable outputs, null where nothing usable was made."""

    month: str
    total: WorkJson
    effective_cost: Exact | None
    first_attempts: First | None
    work: tuple[WorkJson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartJson:
    """What one factor makes of a change of the effective cost."""

    factor: Factor
    change: Exact


@dataclass(frozen=True, slots=True, kw_only=True)
class StepJson:
    """From one month to the next. The exact parts sum to the exact change; `joined` as in the documentation."""

    before: str
    after: str
    change: Exact | None
    parts: tuple[PartJson, ...]
    why_not: str
    joined: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectJson:
    """Sums of one project; "" holds the rows that name none."""

    project: str
    generations: int
    usable: int
    spend: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountJson:
    """What is counted in one measure: an ISO 4217 code, or "units of PLATFORM"."""

    measure: str
    months: tuple[MonthJson, ...]
    steps: tuple[StepJson, ...]
    projects: tuple[ProjectJson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceJson:
    """What could be done, with the arithmetic behind it; `saving` is a share of the cost per usable output."""

    kind: AdviceKind
    about: str
    says: str
    arithmetic: str
    saving: Exact | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendJson:
    """A spend ledger, read. `faulty` counts the rows that are in no sum by kind; `faults` holds the first of them."""

    schema_version: str
    layout: str
    rows: int
    kept_out: int
    faulty: dict[str, int]
    faults: tuple[Fault, ...]
    accounts: tuple[AccountJson, ...]
    busiest_prompts: tuple[Prompt, ...]
    advice: tuple[AdviceJson, ...]


def spend_json(spend: Spend) -> bytes:
    """The report as UTF-8 JSON, two-space indent, final newline; decimals are strings."""
    ledger = spend.ledger
    wire = SpendJson(
        schema_version=SPEND_VERSION,
        layout=ledger.layout,
        rows=ledger.rows,
        kept_out=ledger.kept_out,
        faulty={kind.value: count for kind, count in sorted(ledger.faulty.items())},
        faults=ledger.faults,
        accounts=tuple(
            _account(spend, measure, tuple(months))
            for measure, months in groupby(spend.months, lambda one: one.measure)
        ),
        busiest_prompts=ledger.busiest,
        advice=tuple(
            AdviceJson(
                kind=one.kind, about=one.about, says=one.says, arithmetic=one.arithmetic, saving=_exact(one.saving)
            )
            for one in spend.advice
        ),
    )
    return json_text(wire)


def spend_schema() -> str:
    """JSON Schema (2020-12) of what `spend_json` writes, as its file."""
    says = "What a spend ledger says: decimals are strings, months are ISO 8601 (2026-03)."
    name, title = f"urn:pricelint:schema:spend:{SPEND_VERSION}", f"pricelint spend report {SPEND_VERSION}"
    return printed(published(SpendJson, name, title, says))


def _account(spend: Spend, measure: str, months: tuple[Month, ...]) -> AccountJson:
    return AccountJson(
        measure=measure,
        months=tuple(_month(month) for month in months),
        steps=tuple(_step(step) for step in spend.steps if step.measure == measure),
        projects=tuple(
            ProjectJson(project=name, generations=tally.generations, usable=tally.usable, spend=tally.spend)
            for (counted, name), tally in sorted(spend.ledger.projects.items())
            if counted == measure
        ),
    )


def _month(month: Month) -> MonthJson:
    return MonthJson(
        month=month.month,
        total=_work(month.total),
        effective_cost=_exact(month.effective),
        first_attempts=month.first,
        work=tuple(_work(tally, work.platform, work.action, work.model) for work, tally in month.work.items()),
    )


def _work(tally: Tally, platform: str = "", action: str = "", model: str = "") -> WorkJson:
    return WorkJson(
        platform=platform, action=action, model=model, generations=tally.generations, usable=tally.usable,
        rejected=tally.rejected, failed=tally.failed, spend=tally.spend,
        units=tally.units if tally.units_known else None,
    )  # fmt: skip


def _step(step: Step) -> StepJson:
    parts = tuple(PartJson(factor=part.factor, change=_ratio(part.change)) for part in step.parts)
    return StepJson(
        before=step.before, after=step.after, change=_exact(step.change), parts=parts, why_not=step.why_not,
        joined=step.joined,
    )  # fmt: skip


def _exact(value: Fraction | None) -> Exact | None:
    return None if value is None else _ratio(value)


def _ratio(value: Fraction) -> Exact:
    return Exact(decimal_of(value), str(value))
