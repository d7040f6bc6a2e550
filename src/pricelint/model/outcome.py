"""Outcomes: what a rule says of a platform, and the findings in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pricelint.model.capture import CaptureOutcome, Controls
from pricelint.model.evidence import Evidence, Placing
from pricelint.model.once import Remembering, once
from pricelint.model.platform import Role
from pricelint.model.site import Kind, Searched
from pricelint.model.suppression import Suppression


class Severity(StrEnum):
    """How much a violation weighs; `info` is printed and weighs nothing."""

    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Verdict(StrEnum):
    """The five outcomes of a rule, and two that the audit puts in place of a violation or a review.

    `suppressed`: all that was found is suppressed; `known`: all that counts was in the baseline already.
    """

    VIOLATION = "violation"
    PASS = "pass"  # noqa: S105 - a verdict, no password
    REVIEW = "review"
    NOT_APPLICABLE = "not_applicable"
    ERROR = "error"
    SUPPRESSED = "suppressed"
    KNOWN = "known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One instance of the pattern (or, in a pass, of the fair practice): what was seen, where, how much.

    placing      the figures of a finding that judges where something stands
    fingerprint  what makes it the same finding in two audits (`model.fingerprint`); "" until the pipeline gives it
    suppressed   the suppression by which it does not count, None where it counts
    """

    message: str
    evidence: tuple[Evidence, ...]
    placing: Placing | None = None
    fingerprint: str = ""
    suppressed: Suppression | None = None

    def __hash__(self) -> int:
        """By what it says and how much it quotes; findings that share both are compared in full."""
        return hash((self.message, len(self.evidence)))


BLANK = "__"
"""Stands in a fix for what only the vendor knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """What a fair page would show in place of a violation: possible wording for the vendor, no advice on law.

    text   plain English with the page's own numbers; `BLANK` stands where only the vendor knows one
    table  rows of cells, heads first, all of one length; () where the text says everything
    """

    text: str
    table: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a rule says of a platform.

    summary   one sentence for a reader: what, where, how much; for a review what is missing
    missing   what would settle a review, in words
    premises  what the verdict rests on beside its findings (that units are sold, and what they are called)
    searched  for an absence: every capture that was searched
    fix       for a violation: what a fair page would show; where None, `no_fix` says why ("": the rule has none)
    sought    for an absence: the kinds of fact that were sought in them
    nearest   for an absence: the passages that come nearest, each with why it does not settle the matter
    fingerprint  of a review without findings, as `Finding.fingerprint`; "" where the findings have theirs
    suppressed   of a review without findings, as `Finding.suppressed`
    instead_of   what the rule said, where the verdict is `suppressed` or `known`
    """

    rule: str
    verdict: Verdict
    summary: str
    findings: tuple[Finding, ...] = ()
    missing: tuple[str, ...] = ()
    premises: tuple[Finding, ...] = ()
    searched: tuple[Searched, ...] = ()
    fix: Fix | None = None
    no_fix: str = ""
    sought: tuple[Kind, ...] = ()
    nearest: tuple[Finding, ...] = ()
    fingerprint: str = ""
    suppressed: Suppression | None = None
    instead_of: Verdict | None = None

    @property
    def whole(self) -> Finding:
        """The outcome as one finding, for an outcome that quotes nothing."""
        return Finding(message=self.summary, evidence=(), fingerprint=self.fingerprint, suppressed=self.suppressed)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All evidence of all findings, then of what else it quotes, in order."""
        quoting = (*self.findings, *self.premises, *self.nearest)
        return tuple(item for finding in quoting for item in finding.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCoverage:
    """One page that was asked for: what came of it, and whether its geometry was measured.

    page      the id of its document; "" where none was read
    clicks    from the pricing page (0) along the links of the captured pages, None where none leads there
    states    what was done on the page to capture it in further states (`model.state`)
    controls  what is known of its toggles, tabs, sliders …, with what was left out; None where nobody looked
    """

    url: str
    role: Role
    outcome: CaptureOutcome
    reason: str
    geometry: bool = False
    page: str = ""
    clicks: int | None = None
    states: tuple[str, ...] = ()
    controls: Controls | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage(Remembering):
    """What was asked for and what was seen.

    `unfollowed` are same-site links that name credits, billing, FAQ, terms or refunds and were not captured.
    """

    pages: tuple[PageCoverage, ...]
    unfollowed: tuple[str, ...] = ()

    @property
    def captured_roles(self) -> frozenset[Role]:
        """Roles of the pages whose content was read."""
        return frozenset(page.role for page in self.pages if page.outcome is CaptureOutcome.CAPTURED)

    @property
    @once
    def unseen(self) -> tuple[str, ...]:
        """What keeps silence from counting, in words; empty where the coverage condition of the catalogue is met."""
        lost = [
            f"{page.url} ({page.outcome.value})" for page in self.pages if page.outcome is not CaptureOutcome.CAPTURED
        ]
        roles = self.captured_roles
        if not roles & {Role.PRICING, Role.CREDITS}:
            lost.append("a pricing page")
        if not roles & {Role.FAQ, Role.HELP, Role.TERMS}:
            lost.append("an FAQ, help or terms page")
        return (*lost, *(f"{url} (linked, not captured)" for url in self.unfollowed))

    @property
    def silence_counts(self) -> bool:
        """Whether a rule may accuse by silence (the coverage condition)."""
        return not self.unseen
