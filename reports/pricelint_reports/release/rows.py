"""The rows of a dataset release, one type a table: flat, each with the visit it was read from and its quotes.

Names follow schema.org (`price`, `price_currency`) and FOCUS (`pricing_unit`, `pricing_currency`) where they fit, as
`columns` says. Decimals are strings with every digit; null is "not stated", never zero and never free.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from pricelint.derive.basis import Compared
from pricelint.model.capture import CaptureOutcome
from pricelint.model.change import ChangeKind, Origin, Status
from pricelint.model.derivation import Basis
from pricelint.model.outcome import Severity, Verdict
from pricelint.model.platform import Role
from pricelint.model.units import Modality, Per, Period, Policy, Pool

RELEASE_VERSION = "1.1"
"""Version of the published schema of a release; the first number changes when a reader would break."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A verbatim quote: its page, the sha256 of the captured bytes, the state of the page, and its span in the text."""

    quote: str
    url: str
    capture_sha256: str
    state: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRow:
    """One visit: how many pages were asked for and captured."""

    visit: str
    platform: str
    started_at: datetime
    finished_at: datetime
    pages: int
    pages_captured: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureRow:
    """One attempt at one page in one state, and what came of it."""

    visit: str
    position: int
    platform: str
    url: str
    final_url: str
    role: Role
    state: str
    captured_at: datetime
    found_unchanged_at: datetime | None
    outcome: CaptureOutcome
    reason: str
    http_status: int | None
    sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRow:
    """One price point: of a plan, a pack, or a rate in words, with the units that it buys."""

    visit: str
    number: int
    platform: str
    observed_at: datetime
    offer: str
    kind: Basis
    price: Decimal | None
    price_currency: str | None
    price_per: Period | None
    billed: Period | None
    list_price: Decimal | None
    starting_from: bool
    introductory: bool
    free: bool
    contact_sales: bool
    per_seat: bool
    pricing_quantity: Decimal | None
    quantity_unlimited: bool
    quantity_per: Period | None
    bonus_quantity: Decimal | None
    pricing_unit: str | None
    doubt: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CostRow:
    """Units that one action takes."""

    visit: str
    number: int
    platform: str
    observed_at: datetime
    action: str
    modality: Modality
    per: Per
    quality: str
    units_low: Decimal
    units_high: Decimal
    pricing_unit: str | None
    approximate: bool
    doubt: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiryRow:
    """What becomes of unused units of one pool."""

    visit: str
    number: int
    platform: str
    observed_at: datetime
    pool: Pool
    policy: Policy
    days: int | None
    cap: str | None
    condition: str | None
    doubt: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """What one rule says of one visit."""

    visit: str
    platform: str
    judged_at: datetime
    rule: str
    severity: Severity
    verdict: Verdict
    summary: str
    fingerprints: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One change between two visits."""

    change: str
    platform: str
    kind: ChangeKind
    origin: Origin
    status: Status
    about: str
    before: str | None
    after: str | None
    last_seen_at: datetime
    first_seen_at: datetime
    last_seen_visit: str
    first_seen_visit: str
    visits_seen: int
    announced: tuple[Quote, ...]
    quotes_before: tuple[Quote, ...]
    quotes_after: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRow:
    """The price index of one platform in one month."""

    platform: str
    pricing_currency: str
    basis: Compared
    period: str
    chain: int
    index: Decimal
    link: Decimal | None
    visit: str
    seen_again: bool


Row = VisitRow | CaptureRow | OfferRow | CostRow | ExpiryRow | OutcomeRow | ChangeRow | IndexRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Every table of a release; each is a file of one row a line."""

    visits: tuple[VisitRow, ...]
    captures: tuple[CaptureRow, ...]
    offers: tuple[OfferRow, ...]
    costs: tuple[CostRow, ...]
    expiry: tuple[ExpiryRow, ...]
    outcomes: tuple[OutcomeRow, ...]
    changes: tuple[ChangeRow, ...]
    index: tuple[IndexRow, ...]
