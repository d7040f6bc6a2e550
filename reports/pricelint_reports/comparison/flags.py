"""The red flags of a result with what a fair page would say, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pricelint.model.outcome import Fix, Outcome, Severity, Verdict
from pricelint.model.result import AuditResult, PlatformResult
from pricelint_reports.text import markdown_cell

SAYS = "A fair page would say:"
NOT_SHOWN = "What a fair page would say is not shown:"

_RANK = tuple(Severity)  # declared from the least to the most severe


def flags_markdown(result: AuditResult, platform: PlatformResult) -> list[str]:
    """The red flags of one platform as lines of Markdown; empty where there are none."""
    name = markdown_cell(platform.platform.name or platform.platform.id)
    parts = [line for outcome in flags_of(platform) for line in _flag(result, outcome)]
    return [f"## Red flags: {name}", "", *parts] if parts else []


def _flag(result: AuditResult, outcome: Outcome) -> list[str]:
    lines = [f"**{markdown_cell(title_of(result, outcome))}**: {markdown_cell(outcome.summary)}", ""]
    if outcome.fix:
        return [*lines, f"{SAYS} {markdown_cell(outcome.fix.text)}", "", *fix_table(outcome.fix)]
    return [*lines, f"{NOT_SHOWN} {markdown_cell(outcome.no_fix)}", ""] if outcome.no_fix else lines


def fix_table(fix: Fix) -> list[str]:
    """The table of what a fair page would say as lines of Markdown; none where it has no table."""
    if not fix.table:
        return []
    rows = [f"| {' | '.join(map(markdown_cell, row))} |" for row in fix.table]
    return [rows[0], f"|{' --- |' * len(fix.table[0])}", *rows[1:], ""]


def flags_of(platform: PlatformResult) -> list[Outcome]:
    """The violations of a platform that count, in the order of its outcomes."""
    return [outcome for outcome in platform.outcomes if outcome.verdict is Verdict.VIOLATION]


def gravest_first(result: AuditResult, flags: Iterable[Outcome]) -> list[Outcome]:
    """Outcomes by the severity of their rules, the most severe first, else in their order."""
    severity = severities(result)
    return sorted(flags, key=lambda flag: -_RANK.index(severity(flag.rule)))


def severities(result: AuditResult) -> Callable[[str], Severity]:
    """The severity of a rule by its id; `info` of one that the result does not list."""
    known = {rule.id: rule.severity for rule in result.rules}
    return lambda rule: known.get(rule, Severity.INFO)


def title_of(result: AuditResult, outcome: Outcome) -> str:
    """The title of an outcome's rule, else its id."""
    titles = {rule.id: rule.title for rule in result.rules}
    return titles.get(outcome.rule, outcome.rule)
