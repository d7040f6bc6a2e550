"""What standard error says of what was chosen: nothing is left out or stays without effect in silence."""

from __future__ import annotations

from pricelint.cli.app import note
from pricelint.model.result import AuditResult
from pricelint.model.suppression import SuppressionState
from pricelint_reports.comparison.choices import selection_words, use_words

_TOLD = (SuppressionState.EXPIRED, SuppressionState.UNMATCHED)


def tell(result: AuditResult) -> None:
    """Say which rules were left out, and which suppressions ended or match nothing."""
    if result.selection:
        note(selection_words(result))
    for use in result.suppressions:
        if use.state in _TOLD:
            note(f"{use_words(use)}.")
