"""Fingerprints on outcomes: given after the judgement, so that no rule knows of them."""

from __future__ import annotations

from collections.abc import Iterable

from pricelint.model.changed import changed
from pricelint.model.fingerprint import fingerprint
from pricelint.model.outcome import Outcome, Verdict

_TOLD = frozenset({Verdict.VIOLATION, Verdict.REVIEW})


def identified(platform: str, outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes of one platform (by id), each finding with its fingerprint.

    A review (or violation) may rest on no finding, where nothing was there to quote: then the outcome has the
    fingerprint of one without quotes, and there is one such per rule and platform.
    """
    return tuple(_identified(platform, outcome) for outcome in outcomes)


def _identified(platform: str, outcome: Outcome) -> Outcome:
    if outcome.findings:
        known = (changed(each, fingerprint=fingerprint(platform, outcome.rule, each)) for each in outcome.findings)
        return changed(outcome, findings=tuple(known))
    if outcome.verdict not in _TOLD:
        return outcome
    return changed(outcome, fingerprint=fingerprint(platform, outcome.rule, outcome.whole))
