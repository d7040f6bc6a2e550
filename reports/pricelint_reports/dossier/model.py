"""What a dossier shows: everything decided here, so that its formats only print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pricelint.model.outcome import Fix, Severity
from pricelint_reports.comparison.about import About
from pricelint_reports.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One sentence and the numbers of the receipts that it rests on."""

    text: str
    receipts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagView:
    """One red flag: what the rule says, instance by instance, what it rests on, and what a fair page would say.

    searched  for an absence: what was searched in vain, in words
    """

    rule: str
    title: str
    severity: Severity
    summary: Said
    findings: tuple[Said, ...]
    premises: tuple[Said, ...]
    searched: tuple[str, ...]
    sources: tuple[str, ...]
    fix: Fix | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureView:
    """One capture of the appendix; `hashes` are the sha256 of what is stored of it, each with its kind."""

    url: str
    state: str
    captured_at: datetime
    how: str
    outcome: str
    hashes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformView:
    """One platform: its grade, figures, flags, what was not settled, and what was not seen."""

    slug: str
    name: str
    grade: str
    counts: str
    seen: datetime
    figures: tuple[Said, ...]
    expiry: tuple[Said, ...]
    flags: tuple[FlagView, ...]
    passes: tuple[Said, ...]
    reviews: tuple[Said, ...]
    unseen: tuple[str, ...]
    captures: tuple[CaptureView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptView:
    """One quote and its place in words.

    picture  for a quote under a red flag, the part of the screenshot that shows it, as JPEG; None where there is none
    """

    number: int
    platform: str
    language: str
    quote: str
    place: str
    url: str
    state: str
    captured_at: datetime | None
    capture: str
    picture: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The whole of it. `seen_at` is the time of the latest capture; nothing in it depends on when it is printed.

    language  that its own words and its numbers are in; what pages and rules say stays as it is
    """

    language: Language
    about: About
    seen_at: datetime
    tool: str
    selection: str
    platforms: tuple[PlatformView, ...]
    receipts: tuple[ReceiptView, ...]
    disclosures: tuple[str, ...]
    method: tuple[str, ...]
