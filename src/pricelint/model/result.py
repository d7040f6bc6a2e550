"""The audit result: the product, of which every report is a view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from pricelint.model.capture import Visit
from pricelint.model.choice import Baseline, Selection
from pricelint.model.derivation import Derivations
from pricelint.model.outcome import Coverage, Outcome, Severity
from pricelint.model.platform import Platform
from pricelint.model.site import SiteFacts
from pricelint.model.suppression import SuppressionUse

SCHEMA_VERSION = "1.1"
"""Version of the published JSON Schema of `AuditResult`; the first number changes when a reader would break."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionValue:
    """An option that a rule judged with, and its default, both as they are written in `pricelint.toml`."""

    name: str
    value: str
    default: str

    @property
    def changed(self) -> bool:
        """Whether somebody set it to something else than its default."""
        return self.value != self.default


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleInfo:
    """What a report needs to know of a rule; `options` are all that it has, as they were in force."""

    id: str
    title: str
    family: str
    severity: Severity
    sources: tuple[str, ...]
    options: tuple[OptionValue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeLine:
    """One line of the grade's arithmetic: a rule, what it said, its weight, and the points lost."""

    rule: str
    verdict: str
    weight: Decimal
    lost: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A platform's grade: `letter` A–F and `points` 0–100, or None for both with `not_graded` saying why.

    `suppressed` violations took no points, because somebody suppressed all that was found.
    """

    letter: str | None
    points: Decimal | None
    not_graded: str | None
    judged: int
    total: int
    lines: tuple[GradeLine, ...]
    suppressed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformResult:
    """Everything one audit says of one platform."""

    platform: Platform
    visit: Visit
    coverage: Coverage
    facts: SiteFacts
    derivations: Derivations
    outcomes: tuple[Outcome, ...]
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditResult:
    """The result of one run. `audited_at`: time of the latest capture read, so that re-reading changes nothing.

    rules         the rules that judged
    selection     how they were chosen, None where all of them judged
    suppressions  every entry that was given, and what became of it
    baseline      the earlier result beside which only what is new is shown, None where everything is
    """

    schema_version: str
    tool_version: str
    audited_at: datetime
    rules: tuple[RuleInfo, ...]
    platforms: tuple[PlatformResult, ...]
    selection: Selection | None = None
    suppressions: tuple[SuppressionUse, ...] = ()
    baseline: Baseline | None = None
