"""What the rules say of a platform, as its page shows it, each outcome and finding with its claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pricelint.audit.suppressions import findings_in
from pricelint.model.fingerprint import fingerprint
from pricelint.model.outcome import Finding, Outcome, Severity, Verdict
from pricelint.model.result import RuleInfo
from pricelint.model.suppression import Suppression
from pricelint_reports.comparison.words import VERDICTS
from pricelint_reports.language import N_
from pricelint_reports.site.claims import ClaimKind
from pricelint_reports.site.making import Making

SAID = N_("%(platform)s, %(rule)s: %(verdict)s. %(summary)s Seen %(day)s.")

_SEVERITY_ORDER = list(reversed(Severity))


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding, the numbers of its receipts, and the id of its claim ("" for what is no claim of its own)."""

    finding: Finding
    numbers: tuple[int, ...]
    claim: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """One outcome with its rule, what it says with the numbers of its receipts, and the id of its claim.

    A rule that the result does not describe is shown by its id.
    """

    rule: RuleInfo
    outcome: Outcome
    findings: tuple[FindingView, ...]
    premises: tuple[FindingView, ...]
    nearest: tuple[FindingView, ...]
    numbers: tuple[int, ...]
    claim: str

    @property
    def entries(self) -> tuple[Suppression, ...]:
        """The suppressions by which findings of it do not count, each once."""
        found = (finding.suppressed for finding in findings_in(self.outcome))
        return tuple(dict.fromkeys(entry for entry in found if entry))


def outcome_views(rules: dict[str, RuleInfo], made: Making) -> dict[Verdict, tuple[OutcomeView, ...]]:
    """The outcomes by verdict, the weightiest rules first."""
    views = [_outcome(rules, outcome, made) for outcome in made.result.outcomes]
    views.sort(key=lambda view: (_SEVERITY_ORDER.index(view.rule.severity), view.rule.id))
    return {verdict: tuple(view for view in views if view.outcome.verdict is verdict) for verdict in Verdict}


def _outcome(rules: dict[str, RuleInfo], outcome: Outcome, made: Making) -> OutcomeView:
    rule = rules.get(outcome.rule) or unlisted(outcome.rule)
    values = {"rule": outcome.rule, "verdict": outcome.verdict.value}
    claim = made.book.state(
        ClaimKind.OUTCOME,
        values,
        _sentence(made, rule, outcome.verdict, outcome.summary),
        outcome.summary,
        evidence=outcome.evidence,
        searched=(item.capture for item in outcome.searched),
    )
    findings = outcome.findings
    names = numbered(fingerprint(made.result.platform.id, outcome.rule, finding) for finding in findings)
    return OutcomeView(
        rule,
        outcome,
        tuple(_finding(made, rule, outcome, finding, name) for finding, name in zip(findings, names, strict=True)),
        _numbered(outcome.premises, made),
        _numbered(outcome.nearest, made),
        made.receipts.numbers_of(outcome.evidence),
        claim,
    )


def unlisted(name: str) -> RuleInfo:
    """A rule that a result judges by and does not describe."""
    return RuleInfo(id=name, title=name, family="", severity=Severity.INFO, sources=())


def numbered(fingerprints: Iterable[str]) -> tuple[str, ...]:
    """The fingerprints of the findings of a rule, told apart by their place where several rest on the same quotes."""
    came = Counter[str]()
    names = []
    for name in fingerprints:
        came[name] += 1
        names.append(name if came[name] == 1 else f"{name}-{came[name]}")
    return tuple(names)


def _finding(made: Making, rule: RuleInfo, outcome: Outcome, finding: Finding, name: str) -> FindingView:
    """Its claim is named by what the vendor wrote, not by our message: a rule that is worded anew keeps its claims."""
    values = {"rule": outcome.rule, "verdict": outcome.verdict.value, "finding": name}
    sentence = _sentence(made, rule, outcome.verdict, finding.message)
    claim = made.book.state(ClaimKind.FINDING, values, sentence, finding.message, evidence=finding.evidence)
    return FindingView(finding, made.receipts.numbers_of(finding.evidence), claim)


def _sentence(made: Making, rule: RuleInfo, verdict: Verdict, summary: str) -> str:
    say, day = made.language.say, made.language.day(made.book.seen)
    title, verdict_words = say(rule.title), say(VERDICTS[verdict][0])
    return say(SAID, platform=made.name, rule=title, verdict=verdict_words, summary=summary, day=day)


def _numbered(findings: tuple[Finding, ...], made: Making) -> tuple[FindingView, ...]:
    return tuple(FindingView(finding, made.receipts.numbers_of(finding.evidence)) for finding in findings)
