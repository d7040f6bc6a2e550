"""What somebody chose of an audit, in words: rules left out, thresholds changed, findings suppressed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pricelint.audit.near import near
from pricelint.audit.printed import day
from pricelint.audit.suppressions import findings_in
from pricelint.errors import UsageError
from pricelint.model.choice import NamedFinding
from pricelint.model.outcome import Finding, Outcome, Verdict
from pricelint.model.result import AuditResult, PlatformResult
from pricelint.model.suppression import Suppression, SuppressionState, SuppressionUse


@dataclass(frozen=True, slots=True)
class SuppressedItem:
    """A finding that does not count, and the entry that says so."""

    platform: PlatformResult
    outcome: Outcome
    finding: Finding
    entry: Suppression


def named_platforms(result: AuditResult, names: Sequence[str], where: str) -> tuple[PlatformResult, ...]:
    """The platforms of a result with these ids, each once and in their order; all of them for no names.

    Raises UsageError for one that the result does not hold; `where` is the option that named it.
    """
    held = {platform.platform.id: platform for platform in result.platforms}
    for name in names:
        if name not in held:
            expected = near(name, tuple(held), f"one of {', '.join(held) or 'none: the result is empty'}")
            raise UsageError(f"the result holds no platform {name!r}", where=where, expected=expected)
    return tuple(held[name] for name in dict.fromkeys(names)) or result.platforms


def suppressed_items(result: AuditResult) -> Iterator[SuppressedItem]:
    """Every suppressed finding, in the order of the result."""
    for platform in result.platforms:
        for outcome in platform.outcomes:
            for finding in findings_in(outcome):
                if finding.suppressed:
                    yield SuppressedItem(platform, outcome, finding, finding.suppressed)


def suppressed_flags(platform: PlatformResult) -> tuple[Outcome, ...]:
    """The violations of which every finding is suppressed."""
    return tuple(
        outcome
        for outcome in platform.outcomes
        if outcome.verdict is Verdict.SUPPRESSED and outcome.instead_of is Verdict.VIOLATION
    )


def suppression_words(entry: Suppression) -> str:
    """An entry in a sentence: who, until when, why."""
    return f"Suppressed by {entry.author} until {day(entry.until)}: {entry.reason}"


def use_words(use: SuppressionUse) -> str:
    """What became of an entry, in a sentence."""
    entry = use.suppression
    told = {
        SuppressionState.APPLIED: f"takes out {_findings(use.findings)} until {day(entry.until)}",
        SuppressionState.EXPIRED: f"ended on {day(entry.until)}: {_after_its_end(use.findings)}",
        SuppressionState.UNMATCHED: "matches no finding: remove it, or correct its fingerprint, rule or platform",
        SuppressionState.UNSEEN: "was not needed: its platform or its rule is not part of this audit",
    }
    about = ", ".join(part for part in (entry.rule, entry.platform) if part)
    return f"The suppression {entry.fingerprint}{f' ({about})' if about else ''} {told[use.state]}"


def idle_suppressions(result: AuditResult) -> tuple[str, ...]:
    """What became of every entry that takes out nothing, in sentences."""
    return tuple(use_words(use) for use in result.suppressions if use.state is not SuppressionState.APPLIED)


def selection_words(result: AuditResult) -> str:
    """Which rules did not judge, in a sentence; "" where all of them did."""
    chosen = result.selection
    return f"{chosen}. Left out: {', '.join(chosen.left_out)}." if chosen else ""


def baseline_words(result: AuditResult) -> str:
    """How a result differs from its baseline, in a sentence; "" where it was compared with none."""
    known = result.baseline
    if known is None:
        return ""
    counts = f"{known.new} new, {len(known.known)} known, {len(known.gone)} gone"
    unseen = f", {len(known.unseen)} not looked for" if known.unseen else ""
    return f"Beside the baseline of {day(known.audited_at)}: {counts}{unseen}. Only what is new is shown."


def missing_findings(result: AuditResult) -> tuple[str, ...]:
    """The findings of the baseline that are gone or were not looked for, a sentence each."""
    if result.baseline is None:
        return ()
    gone = [f"Gone: {_named(each)}" for each in result.baseline.gone]
    return (*gone, *(f"Not looked for this time: {_named(each)}" for each in result.baseline.unseen))


def changed_thresholds(result: AuditResult) -> tuple[str, ...]:
    """The thresholds that were changed: "pack-misfit: most = 0.3 (default 0.2)"."""
    return tuple(
        f"{rule.id}: {option.name} = {option.value} (default {option.default})"
        for rule in result.rules
        for option in rule.options
        if option.changed
    )


def _named(finding: NamedFinding) -> str:
    return f"{finding.platform}, {finding.rule}: {finding.message} ({finding.fingerprint})"


def _findings(number: int) -> str:
    return "1 finding" if number == 1 else f"{number} findings"


def _after_its_end(number: int) -> str:
    if not number:
        return "no finding has its fingerprint, so it can be removed"
    return f"{_findings(number)} with its fingerprint {'counts' if number == 1 else 'count'} again"
