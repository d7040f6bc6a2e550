"""A result as tools want it: one report per finding, with its fingerprint, its place and its severity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pricelint.model.fingerprint import fingerprint
from pricelint.model.outcome import Finding, Outcome, Severity
from pricelint.model.result import AuditResult, PlatformResult, RuleInfo
from pricelint.model.suppression import Suppression
from pricelint_reports.artifacts import PageSource, Place, Places
from pricelint_reports.comparison.flags import SAYS

SHOWN = 3
"""How many quotes of a finding are shown in a message; all of them are in its places."""


@dataclass(frozen=True, slots=True)
class Item:
    """One finding of one outcome of one platform; an outcome without findings is one item.

    places  of every quote, in order; without quotes the pages that were searched, else the pages that were captured
    """

    platform: PlatformResult
    rule: RuleInfo
    outcome: Outcome
    finding: Finding
    places: tuple[Place, ...]

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the finding."""
        return fingerprint(self.platform.platform.id, self.outcome.rule, self.finding)

    @property
    def suppressed(self) -> Suppression | None:
        """The suppression by which it does not count; None where it counts."""
        return self.finding.suppressed

    @property
    def message(self) -> str:
        """What, where, how much, with the first quotes; what is missing for a review."""
        own = "" if self.finding.message in self.outcome.summary else f" {self.finding.message}"
        quotes = [f"“{item.quote}”" for item in self.finding.evidence[:SHOWN]]
        more = len(self.finding.evidence) - len(quotes)
        seen = f" Seen: {', '.join(quotes)}{f' and {more} more' if more else ''}." if quotes else ""
        missing = f" Missing: {'; '.join(self.outcome.missing)}." if self.outcome.missing else ""
        return f"{self.outcome.summary}{own}{seen}{missing}"


@dataclass(frozen=True, slots=True)
class Told:
    """One outcome with its items, at least one."""

    rule: RuleInfo
    outcome: Outcome
    items: tuple[Item, ...]


def fair_page(outcome: Outcome) -> tuple[str, ...]:
    """What a fair page would say in place of a violation: a line, and one per row of its table. () where unknown."""
    if outcome.fix is None:
        return ()
    return (f"{SAYS} {outcome.fix.text}", *(" | ".join(row) for row in outcome.fix.table))


def outline(result: AuditResult, source: PageSource) -> Iterator[tuple[PlatformResult, tuple[Told, ...]]]:
    """Every outcome of every platform, in the order of the result."""
    rules = {rule.id: rule for rule in result.rules}
    for platform in result.platforms:
        places = Places(platform, source)
        yield platform, tuple(_told(platform, outcome, rules, places) for outcome in platform.outcomes)


def items(result: AuditResult, source: PageSource) -> Iterator[Item]:
    """Every item of every outcome, in the order of the result."""
    for _, told in outline(result, source):
        for each in told:
            yield from each.items


def _told(platform: PlatformResult, outcome: Outcome, rules: dict[str, RuleInfo], places: Places) -> Told:
    rule = rules.get(outcome.rule) or _unlisted(outcome.rule)
    findings = outcome.findings or (outcome.whole,)
    found = (Item(platform, rule, outcome, finding, _places(outcome, finding, places)) for finding in findings)
    return Told(rule, outcome, tuple(found))


def _places(outcome: Outcome, finding: Finding, places: Places) -> tuple[Place, ...]:
    if finding.evidence:
        return tuple(places.of(item) for item in finding.evidence)
    return tuple(places.searched(item) for item in outcome.searched) or tuple(places.captured())


def _unlisted(rule: str) -> RuleInfo:
    """A rule that the result judges by and does not describe."""
    return RuleInfo(id=rule, title=rule, family="", severity=Severity.MEDIUM, sources=())
