"""What standard error says of what was chosen: nothing is left out or stays without effect in silence."""

from __future__ import annotations

from pricelint.cli.app import note
from pricelint.model.result import AuditResult
from pricelint.model.suppression import SuppressionState
from pricelint_reports.comparison.choices import baseline_words, missing_findings, selection_words, use_words

_TOLD = (SuppressionState.EXPIRED, SuppressionState.UNMATCHED)


def tell(result: AuditResult) -> None:
    """Say which rules were left out, how it differs from a baseline, and which suppressions ended or match nothing."""
    if result.selection:
        note(selection_words(result))
    if beside := baseline_words(result):
        note("\n".join((beside, *missing_findings(result))))
    for use in result.suppressions:
        if use.state in _TOLD:
            note(f"{use_words(use)}.")
