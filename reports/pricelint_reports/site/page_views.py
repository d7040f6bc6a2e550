"""What each page about several platforms shows: view models made of summaries, and the page that each becomes.

A page is rendered again only where its view model is another one, so a model holds all that its template prints beside
what every page prints (`Frame`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pricelint.model.capture import CaptureOutcome
from pricelint.model.outcome import Verdict
from pricelint.model.result import AuditResult, RuleInfo
from pricelint.model.units import Modality, Per
from pricelint_reports.comparison.about import About
from pricelint_reports.language import N_, Language
from pricelint_reports.site.receipt_views import TextPage
from pricelint_reports.site.standings import Standing, UnitTable
from pricelint_reports.site.strips import Strip
from pricelint_reports.site.summary import Changed, Expires, Figure, Line, Lost, Said
from pricelint_reports.site.views import PlatformView

FILES = {
    "result.json": N_("the whole result, as an audit writes it"),
    "data/figures.csv": N_("every figure of the comparison, a row each"),
    "data/outcomes.jsonl": N_("every grade, page and outcome, a line each"),
    "claims.json": N_("where the claims of each platform lie"),
    "site.json": N_("every file of this site with its sha256"),
}
"""The files that the page of data leads to, by path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands on every page: the result without its platforms, and what the publisher states.

    templates  a folder of the publisher's own templates, which come before ours; None where there is none
    """

    head: AuditResult
    about: About
    language: Language
    templates: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to be rendered: its path, the part of the templates that prints it, its model, and how new that is."""

    path: str
    part: str
    model: object
    dated: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputLine:
    """An output that has figures: where its ranking stands, how many platforms, and the cheapest of them."""

    path: str
    currency: str
    modality: Modality
    per: Per
    platforms: int
    line: Line
    cheapest: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class CostsPage:
    """What units cost, which outputs have rankings, who has no figure and why; `compared` platforms have a past."""

    outputs: tuple[OutputLine, ...]
    tables: tuple[UnitTable, ...]
    compared: int
    without: tuple[tuple[Line, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingPage:
    """One output in one currency, and a chart for each basis."""

    standing: Standing
    charts: tuple[Strip, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiryRow:
    """What a platform states of its unused units."""

    line: Line
    expiry: tuple[Expires, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiryPage:
    """What becomes of unused units on every platform, and timelines by pool."""

    charts: tuple[Strip, ...]
    rows: tuple[ExpiryRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A rule, and how many platforms it says what of."""

    rule: RuleInfo
    counts: dict[Verdict, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesPage:
    """Every rule."""

    rows: tuple[RuleLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidRow:
    """What a rule says of one platform."""

    line: Line
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePage:
    """One rule: its guide as Markdown ("" where there is none), and what it says of each platform, by verdict."""

    rule: RuleInfo
    guide: str
    said: dict[Verdict, tuple[SaidRow, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """A change of one platform."""

    line: Line
    change: Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage:
    """Every change, newest first; `compared` counts the platforms of which earlier results were given."""

    rows: tuple[ChangeRow, ...]
    compared: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LostRow:
    """A page of one platform that was not captured."""

    line: Line
    lost: Lost


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfollowedRow:
    """A link of one platform that was not followed, and why (": …")."""

    line: Line
    url: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePage:
    """What could not be seen: pages by outcome, links that were left, and the platforms that were seen whole."""

    captured: int
    asked: int
    outcomes: dict[CaptureOutcome, int]
    lost: tuple[LostRow, ...]
    unfollowed: tuple[UnfollowedRow, ...]
    complete: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsPage:
    """Who answers for the site, and what was taken out of the verdicts."""

    suppressed: tuple[SaidRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadsPage:
    """The files that the page of data leads to, by path; `compared` platforms have a past."""

    files: Mapping[str, str]
    compared: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodPage:
    """Method and basis: all of it stands in the frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredText:
    """The text of a stored page, and the platform that it is of."""

    platform: PlatformView
    text: TextPage
