"""A result of files on disk with every verdict, whose words a test chooses, and the source that its quotes stand in."""

from __future__ import annotations

import hashlib
import html
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

from pricelint.model.capture import Artefacts, Capture, CaptureOutcome, Fetcher, Visit
from pricelint.model.derivation import Derivations
from pricelint.model.evidence import Evidence, Place
from pricelint.model.outcome import Coverage, Finding, Fix, Outcome, PageCoverage, Severity, Verdict
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.model.result import SCHEMA_VERSION, AuditResult, Grade, PlatformResult, RuleInfo
from pricelint.model.site import Searched, SiteFacts
from pricelint_reports.source_places import SourcePage

SEEN = datetime(2026, 3, 14, 9, 26, 53, tzinfo=UTC)


@dataclass(frozen=True)
class Words:
    """What a test chooses: quote, message of the finding, summary, names of file and platform, reason, fix."""

    quote: str = "Unused credits expire"
    message: str = "Stated for plan units."
    summary: str = "Unused units end with the cycle."
    path: str = "site/pricing.html"
    name: str = "Acme"
    reason: str = "robots.txt forbids it"
    fix: str = "Unused credits roll over."


def file_result(words: Words = Words()) -> tuple[AuditResult, dict[str, SourcePage]]:
    """One platform of one captured file and one that was lost: a violation, a review, a pass, an error, and so on."""
    text = f"Acme\n{words.quote}\nEnd"
    source = "".join(f"<p>{html.escape(line)}</p>\n" for line in ("Acme", words.quote, "End"))
    sha256 = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
    capture = Capture(
        "acme", Role.PRICING, words.path, words.path, SEEN, Fetcher.FILE, CaptureOutcome.CAPTURED, "read from a file",
        Artefacts(body=sha256),
    )  # fmt: skip
    quoted = Evidence(
        "pricing", sha256, "", "first", "main>p:nth-child(2)", 5, 5 + len(words.quote), words.quote, Place.MAIN
    )
    lost = PageCoverage(
        url="https://acme.example/faq", role=Role.FAQ, outcome=CaptureOutcome.ROBOTS, reason=words.reason
    )
    seen = PageCoverage(url=words.path, role=Role.PRICING, outcome=CaptureOutcome.CAPTURED, reason="")
    platform = PlatformResult(
        platform=Platform("acme", words.name, (PageTarget(words.path, Role.PRICING, found="file"),)),
        visit=Visit("v1", "acme", SEEN, SEEN, (capture,)),
        coverage=Coverage(pages=(seen, lost), unfollowed=("https://acme.example/terms",)),
        facts=SiteFacts(()),
        derivations=Derivations(()),
        outcomes=outcomes(words, quoted, Searched("pricing", sha256, Role.PRICING, "en", len(text))),
        grade=Grade(letter="B", points=Decimal("85"), not_graded=None, judged=3, total=6, lines=()),
    )
    return audit_of(platform), {sha256: SourcePage(source, text)}


def outcomes(words: Words, quoted: Evidence, searched: Searched) -> tuple[Outcome, ...]:
    """One outcome for each verdict, and a violation that rests on silence."""
    finding = Finding(message=words.message, evidence=(quoted,))
    fix = Fix(text=words.fix, table=(("Size", "Units kept"), ("Plus", words.fix)))
    return (
        Outcome(rule="a-flag", verdict=Verdict.VIOLATION, summary=words.summary, findings=(finding,), fix=fix),
        Outcome(rule="a-silence", verdict=Verdict.VIOLATION, summary="Nothing says it.", searched=(searched,)),
        Outcome(rule="a-review", verdict=Verdict.REVIEW, summary=words.summary, findings=(finding,),
                missing=("the terms",)),
        Outcome(rule="a-pass", verdict=Verdict.PASS, summary="Stated.", findings=(finding,)),
        Outcome(rule="a-nothing", verdict=Verdict.NOT_APPLICABLE, summary="No packs are sold."),
        Outcome(rule="an-error", verdict=Verdict.ERROR, summary=words.summary),
    )  # fmt: skip


def audit_of(platform: PlatformResult) -> AuditResult:
    """The result of one platform, with a rule of every severity."""
    severities = dict(zip(platform.outcomes, (Severity.HIGH, Severity.MEDIUM, Severity.LOW, *[Severity.INFO] * 3),
                          strict=True))  # fmt: skip
    rules = tuple(
        RuleInfo(id=each.rule, title=f"About {each.rule}", family="expiry", severity=severity, sources=("seed",))
        for each, severity in severities.items()
    )
    return AuditResult(
        schema_version=SCHEMA_VERSION, tool_version="0.1.0", audited_at=SEEN, rules=rules, platforms=(platform,)
    )


def without_errors(result: AuditResult) -> AuditResult:
    """The same result with nothing lost and no rule that failed."""
    (platform,) = result.platforms
    kept = tuple(each for each in platform.outcomes if each.verdict is not Verdict.ERROR)
    coverage = Coverage(pages=platform.coverage.pages[:1])
    return replace(result, platforms=(replace(platform, outcomes=kept, coverage=coverage),))
