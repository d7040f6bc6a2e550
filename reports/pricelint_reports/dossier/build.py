"""From an audit to a dossier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pricelint.audit.printed import day
from pricelint.model.capture import CaptureOutcome
from pricelint.model.outcome import Finding, Outcome, Severity, Verdict
from pricelint.model.result import AuditResult, PlatformResult, RuleInfo
from pricelint_reports.citations import Citations
from pricelint_reports.comparison.about import BASIS, METHOD, About, disclosures, grading
from pricelint_reports.comparison.choices import selection_words
from pricelint_reports.comparison.grades import grade_words
from pricelint_reports.comparison.words import KINDS, OUTCOMES, unfollowed_words
from pricelint_reports.dossier.captures import capture_views
from pricelint_reports.dossier.figures import expiry_said, figures_said
from pricelint_reports.dossier.model import Dossier, FlagView, PlatformView, Said
from pricelint_reports.dossier.receipts import receipt_views
from pricelint_reports.sources import Blob
from pricelint_reports.text import slug

_SEVERITY_ORDER = list(reversed(Severity))


def dossier_of(
    result: AuditResult, platforms: Sequence[PlatformResult], blob: Blob, about: About | None = None
) -> Dossier:
    """The dossier of some platforms of a result; pictures are read through `blob`."""
    citations = Citations()
    views = tuple(_platform(result, platform, citations) for platform in platforms)
    return Dossier(
        about=about or About(title="What these pages say"),
        seen_at=max((platform.visit.finished_at for platform in platforms), default=result.audited_at),
        tool=f"pricelint {result.tool_version}",
        selection=selection_words(result),
        platforms=views,
        receipts=receipt_views(citations.cited, _flagged(views), blob),
        disclosures=disclosures(about or About()),
        method=(*METHOD, BASIS[0], BASIS[1], BASIS[2], grading()),
    )


def _flagged(platforms: Iterable[PlatformView]) -> frozenset[int]:
    """The numbers of the quotes under red flags: what is held against somebody is also shown."""
    said = (one for view in platforms for flag in view.flags for one in (flag.summary, *flag.findings, *flag.premises))
    return frozenset(number for one in said for number in one.receipts)


def _platform(result: AuditResult, platform: PlatformResult, citations: Citations) -> PlatformView:
    grade = grade_words(platform.grade)
    by_verdict = {verdict: _of(platform, verdict) for verdict in Verdict}
    flags = tuple(_flag(result, platform, outcome, citations) for outcome in _ordered(result, platform))
    return PlatformView(
        slug=slug(platform.platform.id),
        name=platform.platform.name or platform.platform.id,
        grade=f"{grade.letter}, {grade.points}" if grade.points else f"{grade.letter}: {grade.sum}",
        counts=_counts(platform),
        seen=platform.visit.finished_at,
        flags=flags,
        figures=tuple(figures_said(platform, citations)),
        expiry=tuple(expiry_said(platform, citations)),
        passes=tuple(_said(outcome, platform, citations) for outcome in by_verdict[Verdict.PASS]),
        reviews=tuple(_review(outcome, platform, citations) for outcome in by_verdict[Verdict.REVIEW]),
        unseen=tuple(_unseen(platform)),
        captures=tuple(capture_views(platform)),
    )


def _of(platform: PlatformResult, verdict: Verdict) -> list[Outcome]:
    return [outcome for outcome in platform.outcomes if outcome.verdict is verdict]


def _counts(platform: PlatformResult) -> str:
    captured = sum(page.outcome is CaptureOutcome.CAPTURED for page in platform.coverage.pages)
    flags, passes, reviews = (len(_of(platform, v)) for v in (Verdict.VIOLATION, Verdict.PASS, Verdict.REVIEW))
    suppressed = len(_of(platform, Verdict.SUPPRESSED))
    more = f" ({suppressed} more suppressed by the publisher)" if suppressed else ""
    return (
        f"{_number(flags, 'red flag')}{more}, {_number(passes, 'fair practice')}, {reviews} to review; "
        f"{captured} of {_number(len(platform.coverage.pages), 'page')} captured"
    )


def _number(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _rule(result: AuditResult, name: str) -> RuleInfo:
    found = (rule for rule in result.rules if rule.id == name)
    return next(found, RuleInfo(id=name, title=name, family="", severity=Severity.INFO, sources=()))


def _ordered(result: AuditResult, platform: PlatformResult) -> list[Outcome]:
    """Violations, the most severe first."""

    def order(outcome: Outcome) -> tuple[int, str]:
        return _SEVERITY_ORDER.index(_rule(result, outcome.rule).severity), outcome.rule

    return sorted(_of(platform, Verdict.VIOLATION), key=order)


def _flag(result: AuditResult, platform: PlatformResult, outcome: Outcome, citations: Citations) -> FlagView:
    rule = _rule(result, outcome.rule)
    return FlagView(
        rule=rule.id, title=rule.title, severity=rule.severity,
        summary=_said(outcome, platform, citations),
        findings=tuple(_instances(outcome.findings, platform, citations)),
        premises=tuple(_instances(outcome.premises, platform, citations)),
        searched=tuple(_searched(outcome)), sources=rule.sources, fix=outcome.fix,
    )  # fmt: skip


def _said(outcome: Outcome, platform: PlatformResult, citations: Citations) -> Said:
    evidence = (quote for finding in outcome.findings for quote in finding.evidence)
    return Said(text=outcome.summary, receipts=citations.numbers(evidence, platform))


def _review(outcome: Outcome, platform: PlatformResult, citations: Citations) -> Said:
    said = _said(outcome, platform, citations)
    missing = f" Missing: {'; '.join(outcome.missing)}." if outcome.missing else ""
    return Said(text=f"{said.text}{missing}", receipts=said.receipts)


def _instances(findings: Iterable[Finding], platform: PlatformResult, citations: Citations) -> Iterator[Said]:
    for finding in findings:
        yield Said(text=finding.message, receipts=citations.numbers(finding.evidence, platform))


def _searched(outcome: Outcome) -> Iterator[str]:
    if outcome.sought:
        yield f"Sought: {', '.join(KINDS[kind] for kind in outcome.sought)}"
    for item in outcome.searched:
        yield f"{item.page} ({item.role.value}, {item.language}, {item.characters:,} characters, {item.capture})"


def _unseen(platform: PlatformResult) -> Iterator[str]:
    for page in platform.coverage.pages:
        if page.outcome is not CaptureOutcome.CAPTURED:
            yield f"{page.url} ({page.role.value}): {OUTCOMES[page.outcome]}{f': {page.reason}' if page.reason else ''}"
    for url, why in unfollowed_words(platform):
        yield f"{url}: linked and not captured{why}"


def headline(dossier: Dossier) -> str:
    """What the cover says of whom and when: "Copperleaf, Glimmerforge. As seen on 3 May 2026"."""
    return f"{', '.join(view.name for view in dossier.platforms)}. As seen on {day(dossier.seen_at)}"
