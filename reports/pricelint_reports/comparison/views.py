"""What the templates show of one platform: everything decided here, so that templates only print."""

from __future__ import annotations

from dataclasses import dataclass

from pricelint.audit.suppressions import findings_in
from pricelint.model.capture import Capture, CaptureOutcome
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Expiry
from pricelint.model.outcome import Finding, Outcome, PageCoverage, Severity, Verdict
from pricelint.model.result import AuditResult, PlatformResult, RuleInfo
from pricelint.model.suppression import Suppression
from pricelint.model.units import Pool
from pricelint_reports.comparison.grades import GradeWords, grade_words
from pricelint_reports.comparison.receipts import Receipts, capture_of, receipts_of
from pricelint_reports.comparison.sizes import MissingView, OfferView, SizeView, missing_views, offer_views, size_views
from pricelint_reports.comparison.tables import no_figure_reason
from pricelint_reports.comparison.words import expiry_words, unfollowed_words
from pricelint_reports.passages import Passage, Piece, passage, pieces
from pricelint_reports.shots import Crop, Picture, crop_of, pictures_of
from pricelint_reports.sources import Blob, PageText
from pricelint_reports.text import language_tag, slug

Numbered = tuple[tuple[Finding, tuple[int, ...]], ...]
"""Findings, each with the numbers of its receipts."""

_SEVERITY_ORDER = list(reversed(Severity))


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """One outcome with its rule, and what it says with the numbers of its receipts.

    A rule that the result does not describe is shown by its id.
    """

    rule: RuleInfo
    outcome: Outcome
    findings: Numbered
    premises: Numbered
    nearest: Numbered

    @property
    def entries(self) -> tuple[Suppression, ...]:
        """The suppressions by which findings of it do not count, each once."""
        found = (finding.suppressed for finding in findings_in(self.outcome))
        return tuple(dict.fromkeys(entry for entry in found if entry))


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """One quote with everything that lets a reader check it. `text_page` names the page text that marks it, if any."""

    number: int
    evidence: Evidence
    capture: Capture | None
    language: str
    crop: Crop | None
    passage: Passage | None
    text_page: str | None


@dataclass(frozen=True, slots=True)
class TextPage:
    """The text of one stored page with its quotes marked."""

    name: str
    capture: Capture
    language: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PlatformView:
    """Everything that a report shows of one platform. `slug` names its file and prefixes its anchors."""

    slug: str
    result: PlatformResult
    grade: GradeWords
    outcomes: dict[Verdict, tuple[OutcomeView, ...]]
    receipts: Receipts
    quotes: tuple[ReceiptView, ...]
    sizes: tuple[SizeView, ...]
    offers: tuple[OfferView, ...]
    missing: tuple[MissingView, ...]
    expiry: dict[Pool, tuple[tuple[str, tuple[int, ...]], ...]]
    no_figure: str | None
    text_pages: tuple[TextPage, ...]

    @property
    def name(self) -> str:
        """The platform's name, or its id where it has none."""
        return self.result.platform.name or self.result.platform.id

    @property
    def captured(self) -> int:
        """How many of the pages asked for were captured."""
        return len(self.result.coverage.pages) - len(self.lost)

    @property
    def lost(self) -> tuple[PageCoverage, ...]:
        """The pages that were asked for and not captured."""
        return tuple(page for page in self.result.coverage.pages if page.outcome is not CaptureOutcome.CAPTURED)

    @property
    def unfollowed(self) -> tuple[tuple[str, str], ...]:
        """The linked pages that were not captured, and why."""
        return unfollowed_words(self.result)

    @property
    def complete(self) -> bool:
        """Whether every page asked for was captured and no telling link was left unfollowed."""
        return bool(self.captured) and not self.lost and not self.result.coverage.unfollowed

    @property
    def flagged(self) -> bool:
        """Whether a red flag was seen."""
        return bool(self.outcomes[Verdict.VIOLATION])

    @property
    def clean(self) -> bool:
        """Whether no red flag was found at all, not even one that is suppressed or known."""
        found = (view.outcome.instead_of for views in self.outcomes.values() for view in views)
        return not self.flagged and Verdict.VIOLATION not in found

    @property
    def suppressed(self) -> tuple[OutcomeView, ...]:
        """The outcomes of which a finding is suppressed."""
        return tuple(view for views in self.outcomes.values() for view in views if view.entries)

    @property
    def suppressed_flags(self) -> tuple[OutcomeView, ...]:
        """The red flags of which everything is suppressed."""
        found = self.outcomes[Verdict.SUPPRESSED]
        return tuple(view for view in found if view.outcome.instead_of is Verdict.VIOLATION)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The screenshots that a quote is shown in, each once."""
        shown = {quote.crop.picture.name: quote.crop.picture for quote in self.quotes if quote.crop}
        return tuple(shown.values())


def platform_view(audit: AuditResult, result: PlatformResult, blob: Blob, page_text: PageText) -> PlatformView:
    """Gather what a report shows of one platform, reading pictures and page texts through the callables."""
    receipts = receipts_of(result)
    name = slug(result.platform.id)
    texts = {item.capture: page_text(item.capture) for item in receipts.items}
    pages = _text_pages(name, result, receipts, texts)
    return PlatformView(
        slug=name,
        result=result,
        grade=grade_words(result.grade),
        outcomes=_outcomes(audit, result, receipts),
        receipts=receipts,
        quotes=_quotes(result, receipts, blob, texts, pages),
        sizes=size_views(result, receipts),
        offers=offer_views(result, receipts),
        missing=missing_views(result.derivations),
        expiry=_expiry(result, receipts),
        no_figure=no_figure_reason(result),
        text_pages=tuple(pages.values()),
    )


def _outcomes(audit: AuditResult, result: PlatformResult, receipts: Receipts) -> dict[Verdict, tuple[OutcomeView, ...]]:
    rules = {rule.id: rule for rule in audit.rules}
    views = [
        OutcomeView(
            rules.get(outcome.rule) or _unknown_rule(outcome.rule),
            outcome,
            _numbered(outcome.findings, receipts),
            _numbered(outcome.premises, receipts),
            _numbered(outcome.nearest, receipts),
        )
        for outcome in result.outcomes
    ]
    views.sort(key=lambda view: (_SEVERITY_ORDER.index(view.rule.severity), view.rule.id))
    return {verdict: tuple(view for view in views if view.outcome.verdict is verdict) for verdict in Verdict}


def _numbered(findings: tuple[Finding, ...], receipts: Receipts) -> Numbered:
    return tuple((finding, receipts.numbers_of(finding.evidence)) for finding in findings)


def _unknown_rule(name: str) -> RuleInfo:
    return RuleInfo(id=name, title=name, family="", severity=Severity.INFO, sources=())


def _quotes(
    result: PlatformResult,
    receipts: Receipts,
    blob: Blob,
    texts: dict[str, str | None],
    pages: dict[str, TextPage],
) -> tuple[ReceiptView, ...]:
    captures = {capture.sha256: capture for capture in result.visit.captures if capture.sha256}
    pictures = {sha256: pictures_of(capture, blob) for sha256, capture in captures.items()}
    found = []
    for number, item in enumerate(receipts.items, start=1):
        text = texts[item.capture]
        around = passage(text, item) if text else None
        found.append(
            ReceiptView(
                number=number,
                evidence=item,
                capture=capture_of(result, item),
                language=_language(result, item.capture),
                crop=crop_of(pictures.get(item.capture, ()), item.box) if item.box else None,
                passage=around,
                text_page=pages[item.capture].name if around and item.capture in pages else None,
            )
        )
    return tuple(found)


def _text_pages(
    name: str, result: PlatformResult, receipts: Receipts, texts: dict[str, str | None]
) -> dict[str, TextPage]:
    found: dict[str, TextPage] = {}
    for number, item in enumerate(receipts.items, start=1):
        capture, text = capture_of(result, item), texts[item.capture]
        if text and capture and item.capture not in found:
            quoted = {n: other for n, other in enumerate(receipts.items, 1) if other.capture == item.capture}
            page = f"{name}-page-{number}"
            found[item.capture] = TextPage(page, capture, _language(result, item.capture), pieces(text, quoted))
    return found


def _expiry(result: PlatformResult, receipts: Receipts) -> dict[Pool, tuple[tuple[str, tuple[int, ...]], ...]]:
    stated: list[Expiry] = [item for page in result.facts.pages for item in page.expiry]
    found: dict[Pool, tuple[tuple[str, tuple[int, ...]], ...]] = {}
    for pool in Pool:
        words: dict[str, tuple[int, ...]] = {}
        for item in stated:
            if item.pool is pool:
                text = expiry_words(item)
                words[text] = tuple(dict.fromkeys((*words.get(text, ()), *receipts.numbers_of(item.evidence))))
        found[pool] = tuple(words.items())
    return found


def _language(result: PlatformResult, capture: str) -> str:
    pages = (page for page in result.facts.pages if page.searched.capture == capture)
    return language_tag(next((page.language for page in pages), "und"))
