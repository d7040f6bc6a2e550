"""Building blocks of audit results for the tests of reports."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

from pricelint.model.capture import Artefacts, Capture, CaptureOutcome, Fetcher, Viewport, Visit
from pricelint.model.derivation import Basis, Chain, Derivations, Scope, Size
from pricelint.model.evidence import Box, Evidence, Place, Prominence
from pricelint.model.fact import Allowance, Cost, Expiry, Pack, Plan, PricePoint, UnitName
from pricelint.model.money import Money
from pricelint.model.outcome import Coverage, Finding, Outcome, PageCoverage, Severity, Verdict
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.model.result import Grade, GradeLine, OptionValue, PlatformResult
from pricelint.model.site import PageFacts, Searched, SiteFacts
from pricelint.model.units import Modality, Per, Period

WHEN = datetime(2026, 3, 14, 9, 26, 53, tzinfo=UTC)
RULES = (
    ("opaque-base-price", "Opaque base price", "rate", Severity.HIGH, "CPC Network, key principle 1 (2025, guidance)"),
    ("buried-rate", "Rate away from the price", "rate", Severity.MEDIUM, "seed"),
    ("monthly-expiration", "Units end with the month", "expiry", Severity.HIGH, "seed"),
    ("undisclosed-expiry", "Expiry not disclosed", "expiry", Severity.MEDIUM, "seed"),
    ("pressure-tactics", "Pressure beside a price", "pressure", Severity.MEDIUM, "Mathur et al. 2019 (taxonomy)"),
    ("non-round-rate", "Rate hard to compute with", "rate", Severity.LOW, "card"),
)

OPTIONS = {
    "monthly-expiration": (OptionValue(name="cycle_days", value="31", default="31"),),
    "non-round-rate": (
        OptionValue(name="near", value="0.02", default="0.01"),
        OptionValue(name="wrong", value="0.05", default="0.05"),
    ),
}


def png(width: int = 1280, height: int = 2400) -> bytes:
    """A real PNG of pale stripes, one grey byte per pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes([235 if (y // 40) % 2 else 250]) * width for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@dataclass
class Stored:
    """What a store would hold: page texts by capture, pictures by sha256."""

    texts: dict[str, str] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)

    def texts_of(self, _result: PlatformResult) -> Callable[[str], str | None]:
        return self.texts.get

    def keep(self, data: bytes) -> str:
        name = hashlib.sha256(data).hexdigest()
        self.blobs[name] = data
        return name


class Page:
    """One captured page; `quote` cites a passage of its text, with a box where a picture is stored."""

    def __init__(
        self, stored: Stored, platform: str, role: Role, lines: list[str], *, picture: bytes | None = None
    ) -> None:
        self.text, self.role, self.shot = "\n".join(lines), role, picture
        self.url = f"https://{platform}.example/{role.value}"
        self.capture = hashlib.sha256(f"{self.url}{self.text}".encode()).hexdigest()
        stored.texts[self.capture] = self.text
        shot = stored.keep(picture) if picture else None
        self.record = Capture(
            platform, role, self.url, self.url, WHEN, Fetcher.BROWSER if picture else Fetcher.HTTP,
            CaptureOutcome.CAPTURED, "prices are drawn by a script", Artefacts(dom=self.capture, full_page=shot),
            status=200, user_agent="pricelint/0.1 (+https://example.org/bot)", locale="en-US",
            viewport=Viewport(1280, 800) if picture else None,
        )  # fmt: skip

    def quote(self, quote: str, *proves: str, place: Place = Place.MAIN) -> Evidence:
        start = self.text.index(quote)
        line = self.text.count("\n", 0, start)
        box = Box(140.0, 120.0 + 56 * line, 9.0 * len(quote), 26.0) if self.shot else None
        return Evidence(
            f"{self.role.value}-page", self.capture, self.url, "first", f"main > p:nth-of-type({line + 1})", start,
            start + len(quote), quote, place, proves, box, Prominence(15.0, 400, "rgb(20, 20, 20)") if box else None,
            None if box else "not captured in a browser",
        )  # fmt: skip


def plan_size(page: Page, name: str, price: str, granted: str, money: Money, units: str) -> Size:
    """A monthly plan as a size; `price` and `granted` are the quotes that state it."""
    point = PricePoint(evidence=(page.quote(price, "amount"),), amount=money, per=Period.MONTH, billed=Period.MONTH)
    allowance = Allowance(evidence=(page.quote(granted, "units"),), amount=Decimal(units), per=Period.MONTH)
    plan = Plan(evidence=(page.quote(name, "name"),), name=name, prices=(point,), allowance=allowance)
    return Size(
        basis=Basis.PLAN, name=name, money=money, units=Decimal(units), bonus=Decimal(0), period=Period.MONTH,
        billed=Period.MONTH, source=(plan, point, allowance),
    )  # fmt: skip


def pack_size(page: Page, quote: str, money: Money, units: str, bonus: str = "0") -> Size:
    """A one-off pack as a size, stated in one quote."""
    pack = Pack(
        evidence=(page.quote(quote, "price", "units"),), name="Pack", price=money, units=Decimal(units),
        bonus=Decimal(bonus),
    )  # fmt: skip
    return Size(
        basis=Basis.PACK, name="Pack", money=money, units=Decimal(units), bonus=Decimal(bonus), period=Period.ONCE,
        billed=None, source=(pack,),
    )  # fmt: skip


def cost(
    page: Page, quote: str, item: str, made: tuple[Modality, Per], low: str, high: str = "", quality: str = ""
) -> Cost:
    """What one action consumes, stated in one quote."""
    return Cost(
        evidence=(page.quote(quote, "low"),), item=item, modality=made[0], per=made[1], low=Decimal(low),
        high=Decimal(high or low), quality=quality,
    )  # fmt: skip


def chains(sizes: list[Size], costs: list[Cost], scope: Scope = Scope.PRICING_PAGE) -> tuple[Chain, ...]:
    """Every size with every cost."""
    return tuple(
        Chain(
            size=size, cost=item, modality=item.modality, per=item.per, item=item.item, scope=scope,
            low=Money(size.money.currency, size.money.amount / size.units * item.low),
            high=Money(size.money.currency, size.money.amount / size.units * item.high),
        )
        for size in sizes
        for item in costs
    )  # fmt: skip


def outcome(rule: str, verdict: Verdict, summary: str, *evidence: Evidence, missing: tuple[str, ...] = ()) -> Outcome:
    """What a rule says, with one finding where there is evidence."""
    findings = (Finding(message=summary, evidence=evidence),) if evidence else ()
    return Outcome(rule=rule, verdict=verdict, summary=summary, findings=findings, missing=missing)


def grade(outcomes: tuple[Outcome, ...]) -> Grade:
    """A grade with its lines: high 15, medium 10, low 5 points lost per red flag; an error leaves it open."""
    points = {Severity.HIGH: 15, Severity.MEDIUM: 10, Severity.LOW: 5, Severity.INFO: 0}
    weights = {rule[0]: Decimal(points[rule[3]]) for rule in RULES}
    lines = tuple(
        GradeLine(
            rule=item.rule, verdict=item.verdict.value, weight=weights[item.rule],
            lost=weights[item.rule] if item.verdict is Verdict.VIOLATION else Decimal(0),
        )
        for item in outcomes
    )  # fmt: skip
    judged = sum(item.verdict in {Verdict.VIOLATION, Verdict.PASS} for item in outcomes)
    failed = [item.rule for item in outcomes if item.verdict is Verdict.ERROR]
    if failed or not outcomes:
        why = f"The rule {failed[0]} failed to run." if failed else "Nothing was captured."
        return Grade(letter=None, points=None, not_graded=why, judged=judged, total=len(RULES), lines=lines)
    total = 100 - sum((line.lost for line in lines), Decimal(0))
    letter = "ABCDF"[min(4, int((100 - total) // 15))]
    return Grade(letter=letter, points=total, not_graded=None, judged=judged, total=len(RULES), lines=lines)


@dataclass(frozen=True)
class Parts:
    """What a platform is put together from."""

    name: str
    pages: tuple[Page, ...]
    unit: UnitName | None = None
    derivations: Derivations = field(default_factory=Derivations)
    expiry: tuple[Expiry, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    lost: tuple[PageCoverage, ...] = ()
    unfollowed: tuple[str, ...] = ()
    language: str = "en"


def platform_result(identifier: str, parts: Parts) -> PlatformResult:
    """A whole platform result, as the audit hands it to a report."""
    facts = SiteFacts(
        tuple(
            PageFacts(
                page=f"{page.role.value}-page", url=page.url, role=page.role, language=parts.language,
                sells=number == 0,
                searched=Searched(f"{page.role.value}-page", page.capture, page.role, parts.language, len(page.text)),
                unit=parts.unit if number == 0 else None, expiry=parts.expiry if number == 0 else (),
            )
            for number, page in enumerate(parts.pages)
        )
    )  # fmt: skip
    seen = tuple(
        PageCoverage(
            url=page.url, role=page.role, outcome=CaptureOutcome.CAPTURED, reason="", geometry=page.shot is not None
        )
        for page in parts.pages
    )  # fmt: skip
    targets = tuple(PageTarget(page.url, page.role) for page in parts.pages)
    return PlatformResult(
        platform=Platform(identifier, parts.name, targets),
        visit=Visit(f"{identifier}-1", identifier, WHEN, WHEN, tuple(page.record for page in parts.pages)),
        coverage=Coverage(pages=(*seen, *parts.lost), unfollowed=parts.unfollowed),
        facts=facts,
        derivations=parts.derivations,
        outcomes=parts.outcomes,
        grade=grade(parts.outcomes),
    )
