"""What is said of a platform beside others: all that pages about several platforms are made of.

A summary is small and plain, so that a thousand of them fit in memory, and one that did not change is read from its
file in the site instead of being made again (`data/platforms/<slug>.json`, which readers may use, too).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from pricelint.derive.basis import Compared
from pricelint.model.capture import CaptureOutcome
from pricelint.model.outcome import Severity, Verdict
from pricelint.model.platform import Role
from pricelint.model.suppression import Suppression
from pricelint.model.units import Modality, Per, Policy, Pool
from pricelint_reports.comparison.chains import Part, Printed
from pricelint_reports.site.change_views import ChangeView, SideView
from pricelint_reports.site.outcome_views import OutcomeView
from pricelint_reports.site.sizes import FigureView, SizeView
from pricelint_reports.site.views import PlatformView

SHOWN_CHAINS = 4
"""Derivations printed beside a figure of a comparison; the platform's page prints all of them."""

SHOWN_AMONG = 3
"""First quotes of an outcome, of which the longest is printed: "No." alone tells a reader nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A platform in a line: what stands wherever it is named.

    letter    "A" to "F", "" where it has no grade; `grade` and `points` are the words of it, `claim` the id of both
    flags     number of red flags by severity, the weightiest first, only severities that have some
    seen      when its pages were last captured
    complete  every page asked for was captured, and no telling link was left
    clean     no red flag was found, not even one that is suppressed or known
    """

    slug: str
    id: str
    name: str
    seen: datetime
    letter: str
    score: Decimal | None
    grade: str
    points: str
    claim: str
    flags: tuple[tuple[Severity, int], ...]
    fair: int
    reviews: int
    errors: int
    suppressed: int
    captured: int
    asked: int
    complete: bool
    clean: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a rule says of a platform: a sentence, its claim, a quote, its receipts, and who suppressed it."""

    rule: str
    verdict: Verdict
    instead_of: Verdict | None
    summary: str
    quote: str
    language: str
    numbers: tuple[int, ...]
    missing: tuple[str, ...]
    entries: tuple[Suppression, ...]
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What one output costs by one basis in one currency: the range, its first derivations, and how many more."""

    currency: str
    compared: Compared
    modality: Modality
    per: Per
    low: Decimal
    high: Decimal
    amount: str
    size: str
    chains: tuple[Printed, ...]
    more: int
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPrice:
    """What a unit costs from what a platform is compared by."""

    currency: str
    compared: Compared
    name: str
    parts: tuple[Part, ...]
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expires:
    """What becomes of the unused units of one pool."""

    pool: Pool
    policy: Policy
    days: int | None
    words: str
    numbers: tuple[int, ...]
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A page that was asked for and not captured."""

    url: str
    role: Role
    outcome: CaptureOutcome
    reason: str
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A change: what was stated before and after ("" for nothing); its quotes stand on the platform's page."""

    about: str
    kind: str
    when: str
    status: str
    before: str
    after: str
    until: datetime
    claim: str


@dataclass(frozen=True, slots=True)
class OnShelf:
    """How many claims of a platform stand on a page of claims (`shelves`), and the digest of what it prints of them."""

    claims: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Everything that pages about several platforms say of one.

    shelves  what of its claims stands on which page of claims, by path (`shelves`)
    """

    line: Line
    said: tuple[Said, ...]
    figures: tuple[Figure, ...]
    units: tuple[UnitPrice, ...]
    expiry: tuple[Expires, ...]
    no_figure: str
    lost: tuple[Lost, ...]
    unfollowed: tuple[tuple[str, str], ...]
    changes: tuple[Changed, ...]
    shelves: dict[str, OnShelf] = field(default_factory=dict)


def summary_of(view: PlatformView) -> Summary:
    """The summary of a platform's page."""
    return Summary(
        line=_line(view),
        said=tuple(_said(view, one) for views in view.outcomes.values() for one in views),
        figures=tuple(_figure(size, one) for size in view.sizes for one in size.figures),
        units=tuple(
            UnitPrice(currency=one.currency, compared=one.compared, name=one.name, parts=one.per_unit, claim=one.claim)
            for one in view.sizes
        ),
        expiry=tuple(
            Expires(
                pool=pool, policy=one.expiry.policy, days=one.expiry.days, words=one.words, numbers=one.numbers,
                claim=one.claim,
            )
            for pool, views in view.expiry.items()
            for one in views
        ),
        no_figure=view.no_figure,
        lost=tuple(
            Lost(
                url=one.page.url, role=one.page.role, outcome=one.page.outcome, reason=one.page.reason, claim=one.claim
            )
            for one in view.lost
        ),
        unfollowed=view.unfollowed,
        changes=tuple(_changed(one) for one in view.changes),
    )  # fmt: skip


def _line(view: PlatformView) -> Line:
    grade, outcomes = view.result.grade, view.outcomes
    flags = [one.rule.severity for one in outcomes[Verdict.VIOLATION]]
    graded = grade.letter is not None and grade.points is not None
    found = (one.outcome.instead_of for views in outcomes.values() for one in views)
    return Line(
        slug=view.slug, id=view.result.platform.id, name=view.name, seen=view.result.visit.finished_at,
        letter=(grade.letter or "") if graded else "", score=grade.points if graded else None, grade=view.grade.letter,
        points=view.grade.points, claim=view.grade_claim,
        flags=tuple((level, flags.count(level)) for level in reversed(Severity) if level in flags),
        fair=len(outcomes[Verdict.PASS]), reviews=len(outcomes[Verdict.REVIEW]), errors=len(outcomes[Verdict.ERROR]),
        suppressed=len(view.suppressed_flags), captured=view.captured, asked=len(view.result.coverage.pages),
        complete=bool(view.captured) and not view.lost and not view.unfollowed,
        clean=not flags and Verdict.VIOLATION not in found,
    )  # fmt: skip


def _said(view: PlatformView, one: OutcomeView) -> Said:
    quoted = [view.quotes[number - 1] for number in one.numbers[:SHOWN_AMONG]]
    told = max(quoted, key=lambda quote: len(quote.evidence.quote), default=None)
    return Said(
        rule=one.rule.id, verdict=one.outcome.verdict, instead_of=one.outcome.instead_of, summary=one.outcome.summary,
        quote=told.evidence.quote if told else "", language=told.language if told else "",
        numbers=one.numbers, missing=one.outcome.missing, entries=one.entries, claim=one.claim,
    )  # fmt: skip


def _figure(size: SizeView, one: FigureView) -> Figure:
    return Figure(
        currency=size.currency, compared=size.compared, modality=one.output.modality, per=one.output.per, low=one.low,
        high=one.high, amount=one.amount, size=size.name, claim=one.claim, more=max(0, len(one.chains) - SHOWN_CHAINS),
        chains=tuple(chain.printed for chain in one.chains[:SHOWN_CHAINS]),
    )  # fmt: skip


def _changed(one: ChangeView) -> Changed:
    return Changed(
        about=one.about, kind=one.kind, when=one.when, status=one.status, before=_says(one.before),
        after=_says(one.after), until=one.until, claim=one.claim,
    )  # fmt: skip


def _says(side: SideView | None) -> str:
    return side.says if side else ""
