"""How a check says its verdict: one small object per rule, so that no rule spells out an outcome by hand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pricelint.model.fact import Fact
from pricelint.model.outcome import Finding, Outcome, Verdict
from pricelint.model.receipts import evidence_of


def finding(message: str, *facts: Fact) -> Finding:
    """A finding that quotes all evidence of `facts`, each piece once, in order."""
    return Finding(message=message, evidence=evidence_of(facts))


def _once(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Findings that say the same of the same quotes are one."""
    return findings if len(findings) < 2 else tuple(dict.fromkeys(findings))


@dataclass(frozen=True, slots=True)
class Judge:
    """Builds the outcomes of one rule."""

    rule: str

    def violation(
        self,
        summary: str,
        *findings: Finding,
        premises: tuple[Finding, ...] = (),
        nearest: tuple[Finding, ...] = (),
    ) -> Outcome:
        """The pattern was seen; at least one finding quotes it.

        `premises` and `nearest` are as in `Outcome`: with the findings they must entail the verdict (`audit.recheck`).
        """
        return Outcome(
            rule=self.rule,
            verdict=Verdict.VIOLATION,
            summary=summary,
            findings=_once(findings),
            premises=premises,
            nearest=nearest,
        )

    def passed(self, summary: str, *findings: Finding) -> Outcome:
        """The fair practice was seen, or the pattern was looked for where it stands and is not there."""
        return Outcome(rule=self.rule, verdict=Verdict.PASS, summary=summary, findings=_once(findings))

    def review(self, summary: str, *findings: Finding, missing: tuple[str, ...]) -> Outcome:
        """The pages touch the matter and do not settle it; `missing` says in words what would."""
        return Outcome(
            rule=self.rule, verdict=Verdict.REVIEW, summary=summary, findings=_once(findings), missing=missing
        )

    def not_applicable(self, summary: str) -> Outcome:
        """The subject of the rule is absent."""
        return _not_applicable(self.rule, summary)


@lru_cache(maxsize=1024)
def _not_applicable(rule: str, summary: str) -> Outcome:
    """What most rules say of most pages, in the same words."""
    return Outcome(rule=rule, verdict=Verdict.NOT_APPLICABLE, summary=summary)
