"""What the page of one platform shows: everything decided here, so that templates only print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pricelint.model.capture import CaptureOutcome
from pricelint.model.fact import Expiry
from pricelint.model.outcome import PageCoverage, Verdict
from pricelint.model.result import AuditResult, PlatformResult
from pricelint.model.units import Pool
from pricelint_reports.comparison.grades import GradeWords, grade_words
from pricelint_reports.comparison.receipts import Receipts, receipts_of
from pricelint_reports.comparison.tables import no_figure_reason
from pricelint_reports.comparison.words import OUTCOMES, POOLS, expiry_words, unfollowed_words
from pricelint_reports.language import ENGLISH, N_, Language
from pricelint_reports.shots import Picture
from pricelint_reports.site.change_views import ChangeView, change_views
from pricelint_reports.site.claims import Claim, ClaimBook, ClaimKind
from pricelint_reports.site.making import Making
from pricelint_reports.site.outcome_views import OutcomeView, outcome_views
from pricelint_reports.site.platform_charts import rate_curves, yield_strips
from pricelint_reports.site.receipt_views import ReceiptView, TextPage, receipt_views, text_pages
from pricelint_reports.site.sizes import MissingView, OfferView, SizeView, missing_views, offer_views, size_views
from pricelint_reports.site.strips import Curve, Strip
from pricelint_reports.sources import Blob, PageText
from pricelint_reports.text import slug

GRADED = N_("%(platform)s: grade %(grade)s. %(sum)s. Seen %(day)s.")
EXPIRES = N_("%(platform)s, %(pool)s: %(words)s. Seen %(day)s.")
NOT_CAPTURED = N_("%(platform)s: %(url)s was not captured: %(outcome)s %(reason)s. Tried %(day)s.")


@dataclass(frozen=True, slots=True)
class ExpiryView:
    """One thing that is stated of the unused units of a pool, the numbers of its receipts, and its claim."""

    expiry: Expiry
    words: str
    numbers: tuple[int, ...]
    claim: str


@dataclass(frozen=True, slots=True)
class LostView:
    """A page that was asked for and not captured, and the claim that says so."""

    page: PageCoverage
    claim: str


@dataclass(frozen=True, slots=True)
class PlatformView:
    """Everything that a site shows of one platform. `slug` names its file and prefixes its anchors.

    curves, yields  charts: what a unit costs over the sizes, and what 1,000 units buy
    outcomes  by verdict; `quotes` the receipts by number; `changes` newest first, where earlier results were given
    claims    every claim that its pages make
    """

    slug: str
    result: PlatformResult
    grade: GradeWords
    grade_claim: str
    outcomes: dict[Verdict, tuple[OutcomeView, ...]]
    receipts: Receipts
    quotes: tuple[ReceiptView, ...]
    sizes: tuple[SizeView, ...]
    offers: tuple[OfferView, ...]
    missing: tuple[MissingView, ...]
    expiry: dict[Pool, tuple[ExpiryView, ...]]
    lost: tuple[LostView, ...]
    no_figure: str
    curves: tuple[Curve, ...]
    yields: tuple[Strip, ...]
    text_pages: tuple[TextPage, ...]
    changes: tuple[ChangeView, ...]
    claims: tuple[Claim, ...]

    @property
    def name(self) -> str:
        """The platform's name, or its id where it has none."""
        return self.result.platform.name or self.result.platform.id

    @property
    def captured(self) -> int:
        """How many of the pages asked for were captured."""
        return len(self.result.coverage.pages) - len(self.lost)

    @property
    def seen_pages(self) -> tuple[PageCoverage, ...]:
        """The pages that were asked for and captured."""
        return tuple(page for page in self.result.coverage.pages if page.outcome is CaptureOutcome.CAPTURED)

    @property
    def unfollowed(self) -> tuple[tuple[str, str], ...]:
        """The linked pages that were not captured, and why."""
        return unfollowed_words(self.result)

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


def platform_view(
    head: AuditResult,
    visits: Sequence[PlatformResult],
    blob: Blob,
    page_text: PageText,
    language: Language = ENGLISH,
) -> PlatformView:
    """Gather what is shown of one platform: of its latest visit, and of what changed since the earlier ones.

    `head` tells of the rules; `visits` are the results of the platform, oldest first, at least one. Pictures and page
    texts are read through the callables.
    """
    result = visits[-1]
    receipts, name = receipts_of(result), slug(result.platform.id)
    book = ClaimBook(result.platform.id, result.visit.finished_at)
    made = Making(result, receipts, language, book)
    texts = {sha256: page_text(sha256) for sha256 in dict.fromkeys(item.capture for item in receipts.items)}
    pages = text_pages(name, result, receipts, texts)
    outcomes = outcome_views({rule.id: rule for rule in head.rules}, made)
    sizes, offers, expiry = size_views(made), offer_views(made), _expiry(made)
    lost, changes = _lost(made), change_views(visits, made)
    curves, yields = rate_curves(name, offers, made), yield_strips(name, made)
    grade, reason = grade_words(result.grade, language), no_figure_reason(result)
    graded = _grade(made, grade)
    return PlatformView(
        slug=name, result=result, grade=grade, grade_claim=graded, outcomes=outcomes, receipts=receipts,
        quotes=receipt_views(result, receipts, blob, texts, pages), sizes=sizes, offers=offers,
        missing=missing_views(result.derivations, language), expiry=expiry, lost=lost,
        curves=curves, yields=yields, no_figure=language.say(reason) if reason else "",
        text_pages=tuple(pages.values()), changes=changes, claims=book.claims,
    )  # fmt: skip


def _grade(made: Making, words: GradeWords) -> str:
    grade, language = made.result.grade, made.language
    values = {
        "letter": grade.letter or "", "points": f"{grade.points:f}" if grade.points is not None else "",
        "judged": str(grade.judged), "total": str(grade.total), "not_graded": grade.not_graded or "",
    } | {f"lost {line.rule}": f"{line.lost:f}" for line in grade.lines if line.lost}  # fmt: skip
    sentence = language.say(
        GRADED, platform=made.name, grade=words.letter, sum=words.sum, day=language.day(made.book.seen)
    )
    rests = [claim.id for claim in made.book.claims if claim.kind is ClaimKind.OUTCOME]
    return made.book.state(ClaimKind.GRADE, values, sentence, words.letter, words.points, words.sum, rests_on=rests)


def _expiry(made: Making) -> dict[Pool, tuple[ExpiryView, ...]]:
    stated = [item for page in made.result.facts.pages for item in page.expiry]
    return {pool: _pool(made, pool, [item for item in stated if item.pool is pool]) for pool in Pool}


def _pool(made: Making, pool: Pool, stated: list[Expiry]) -> tuple[ExpiryView, ...]:
    """What is stated of a pool, the same words once with the receipts of all that say them."""
    found: dict[str, list[Expiry]] = {}
    for item in stated:
        found.setdefault(expiry_words(item, made.language), []).append(item)
    return tuple(_expires(made, pool, words, items) for words, items in found.items())


def _expires(made: Making, pool: Pool, words: str, items: list[Expiry]) -> ExpiryView:
    first, language = items[0], made.language
    quotes = tuple(dict.fromkeys(quote for item in items for quote in item.evidence))
    values = {
        "pool": pool.value, "policy": first.policy.value, "days": "" if first.days is None else str(first.days),
        "cap": f"{first.cap_periods:f}" if first.cap_periods is not None else first.cap or "",
        "condition": first.condition or "",
    }  # fmt: skip
    sentence = language.say(
        EXPIRES, platform=made.name, pool=language.say(POOLS[pool]), words=words, day=language.day(made.book.seen)
    )
    claim = made.book.state(ClaimKind.EXPIRY, values, sentence, words, evidence=quotes)
    return ExpiryView(first, words, made.receipts.numbers_of(quotes), claim)


def _lost(made: Making) -> tuple[LostView, ...]:
    pages = made.result.coverage.pages
    return tuple(_not_captured(made, page) for page in pages if page.outcome is not CaptureOutcome.CAPTURED)


def _not_captured(made: Making, page: PageCoverage) -> LostView:
    words = made.language.say(OUTCOMES[page.outcome])
    sentence = made.language.say(
        NOT_CAPTURED, platform=made.name, url=page.url, outcome=words, reason=page.reason,
        day=made.language.day(made.book.seen),
    )  # fmt: skip
    told = f"{words}: {page.reason}" if page.reason else words
    values = {"url": page.url, "role": page.role.value, "outcome": page.outcome.value}
    return LostView(page, made.book.state(ClaimKind.CAPTURE, values, sentence, told))
