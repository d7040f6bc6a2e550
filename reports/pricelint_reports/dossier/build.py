"""From an audit to a dossier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pricelint.model.capture import CaptureOutcome
from pricelint.model.outcome import Finding, Outcome, Severity, Verdict
from pricelint.model.result import AuditResult, PlatformResult, RuleInfo
from pricelint_reports.citations import Citations
from pricelint_reports.comparison.about import BASIS, METHOD, About, disclosures, grading
from pricelint_reports.comparison.choices import selection_words
from pricelint_reports.comparison.grades import grade_words
from pricelint_reports.comparison.words import KINDS, OUTCOMES, ROLES, unfollowed_words
from pricelint_reports.dossier.captures import capture_views
from pricelint_reports.dossier.figures import expiry_said, figures_said
from pricelint_reports.dossier.model import Dossier, FlagView, PlatformView, Said
from pricelint_reports.dossier.receipts import receipt_views
from pricelint_reports.language import ENGLISH, N_, Language
from pricelint_reports.sources import Blob
from pricelint_reports.text import slug

TITLE = N_("What these pages say")
"""What stands on a cover where nobody names it."""

_SEVERITY_ORDER = list(reversed(Severity))


def dossier_of(
    result: AuditResult,
    platforms: Sequence[PlatformResult],
    blob: Blob,
    about: About | None = None,
    language: Language = ENGLISH,
) -> Dossier:
    """The dossier of some platforms of a result in a language; pictures are read through `blob`."""
    citations = Citations()
    views = tuple(_platform(result, platform, citations, language) for platform in platforms)
    said = about or About()
    return Dossier(
        language=language,
        about=said if said.title else replace(said, title=language.say(TITLE)),
        seen_at=max((platform.visit.finished_at for platform in platforms), default=result.audited_at),
        tool=f"pricelint {result.tool_version}",
        selection=selection_words(result),
        platforms=views,
        receipts=receipt_views(citations.cited, _flagged(views), blob, language),
        disclosures=disclosures(said, language),
        method=(*map(language.say, (*METHOD, *BASIS[:3])), grading(language)),
    )


def _flagged(platforms: Iterable[PlatformView]) -> frozenset[int]:
    """The numbers of the quotes under red flags: what is held against somebody is also shown."""
    said = (one for view in platforms for flag in view.flags for one in (flag.summary, *flag.findings, *flag.premises))
    return frozenset(number for one in said for number in one.receipts)


def _platform(result: AuditResult, platform: PlatformResult, citations: Citations, language: Language) -> PlatformView:
    grade = grade_words(platform.grade, language)
    by_verdict = {verdict: _of(platform, verdict) for verdict in Verdict}
    flags = tuple(_flag(result, platform, outcome, citations, language) for outcome in _ordered(result, platform))
    return PlatformView(
        slug=slug(platform.platform.id),
        name=platform.platform.name or platform.platform.id,
        grade=f"{grade.letter}, {grade.points}" if grade.points else f"{grade.letter}: {grade.sum}",
        counts=_counts(platform, language),
        seen=platform.visit.finished_at,
        flags=flags,
        figures=tuple(figures_said(platform, citations, language)),
        expiry=tuple(expiry_said(platform, citations, language)),
        passes=tuple(_said(outcome, platform, citations) for outcome in by_verdict[Verdict.PASS]),
        reviews=tuple(_review(outcome, platform, citations, language) for outcome in by_verdict[Verdict.REVIEW]),
        unseen=tuple(_unseen(platform, language)),
        captures=tuple(capture_views(platform, language)),
    )


def _of(platform: PlatformResult, verdict: Verdict) -> list[Outcome]:
    return [outcome for outcome in platform.outcomes if outcome.verdict is verdict]


def _counts(platform: PlatformResult, language: Language) -> str:
    plural = language.plural
    flags, passes, reviews = (len(_of(platform, v)) for v in (Verdict.VIOLATION, Verdict.PASS, Verdict.REVIEW))
    told = [plural(N_("%(n)s red flag"), N_("%(n)s red flags"), flags)]
    if suppressed := len(_of(platform, Verdict.SUPPRESSED)):
        told.append(language.say("%(n)s suppressed by the publisher", n=suppressed))
    told.append(plural(N_("%(n)s fair practice"), N_("%(n)s fair practices"), passes))
    told.append(language.say("%(n)s to review", n=reviews))
    captured = sum(page.outcome is CaptureOutcome.CAPTURED for page in platform.coverage.pages)
    pages = language.say(
        "%(captured)s of %(asked)s pages captured", captured=captured, asked=len(platform.coverage.pages)
    )
    return language.say("%(told)s; %(pages)s", told=", ".join(told), pages=pages)


def _rule(result: AuditResult, name: str) -> RuleInfo:
    found = (rule for rule in result.rules if rule.id == name)
    return next(found, RuleInfo(id=name, title=name, family="", severity=Severity.INFO, sources=()))


def _ordered(result: AuditResult, platform: PlatformResult) -> list[Outcome]:
    """Violations, the most severe first."""

    def order(outcome: Outcome) -> tuple[int, str]:
        return _SEVERITY_ORDER.index(_rule(result, outcome.rule).severity), outcome.rule

    return sorted(_of(platform, Verdict.VIOLATION), key=order)


def _flag(
    result: AuditResult, platform: PlatformResult, outcome: Outcome, citations: Citations, language: Language
) -> FlagView:
    rule = _rule(result, outcome.rule)
    return FlagView(
        rule=rule.id, title=rule.title, severity=rule.severity,
        summary=_said(outcome, platform, citations),
        findings=tuple(_instances(outcome.findings, platform, citations)),
        premises=tuple(_instances(outcome.premises, platform, citations)),
        searched=tuple(_searched(outcome, language)), sources=rule.sources, fix=outcome.fix,
    )  # fmt: skip


def _said(outcome: Outcome, platform: PlatformResult, citations: Citations) -> Said:
    evidence = (quote for finding in outcome.findings for quote in finding.evidence)
    return Said(text=outcome.summary, receipts=citations.numbers(evidence, platform))


def _review(outcome: Outcome, platform: PlatformResult, citations: Citations, language: Language) -> Said:
    said = _said(outcome, platform, citations)
    missing = language.say("Missing: %(missing)s.", missing="; ".join(outcome.missing)) if outcome.missing else ""
    return Said(text=f"{said.text} {missing}".rstrip(), receipts=said.receipts)


def _instances(findings: Iterable[Finding], platform: PlatformResult, citations: Citations) -> Iterator[Said]:
    for finding in findings:
        yield Said(text=finding.message, receipts=citations.numbers(finding.evidence, platform))


def _searched(outcome: Outcome, language: Language) -> Iterator[str]:
    if outcome.sought:
        yield language.say("Sought: %(kinds)s", kinds=", ".join(language.say(KINDS[kind]) for kind in outcome.sought))
    for item in outcome.searched:
        yield language.say(
            "%(page)s (%(role)s, %(language)s, %(count)s characters, %(capture)s)",
            page=item.page, role=language.say(ROLES[item.role]), language=item.language,
            count=language.count(Decimal(item.characters)), capture=item.capture,
        )  # fmt: skip


def _unseen(platform: PlatformResult, language: Language) -> Iterator[str]:
    for page in platform.coverage.pages:
        if page.outcome is not CaptureOutcome.CAPTURED:
            why = f"{language.say(OUTCOMES[page.outcome])}{f': {page.reason}' if page.reason else ''}"
            yield f"{page.url} ({language.say(ROLES[page.role])}): {why}"
    for url, why in unfollowed_words(platform):
        yield f"{url}: {language.say('linked and not captured')}{why}"


def headline(dossier: Dossier) -> str:
    """What the cover says of whom and when: "Copperleaf, Glimmerforge. As seen on 3 May 2026"."""
    names = ", ".join(view.name for view in dossier.platforms)
    day = dossier.language.day(dossier.seen_at)
    return dossier.language.say("%(names)s. As seen on %(day)s", names=names, day=day)
