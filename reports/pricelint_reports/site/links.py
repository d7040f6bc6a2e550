"""Where things are in a site: a folder of pages, or one file that holds everything."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol

from pricelint_reports.shots import Picture, picture_file, picture_id
from pricelint_reports.site.receipt_views import ReceiptView, TextPage
from pricelint_reports.text import slug

INDEX_PAGE = "price-index.html"
INDEX_CSV = "data/price-index.csv"
FEEDS = "feeds/"
"""Where a site that was made of several results of a platform has its price index, and the folder of its feeds."""

_NO_NAME = re.compile(r"[^a-z0-9]+")


class Named(Protocol):
    """A platform wherever it is named: its slug names its file and prefixes its anchors."""

    @property
    def slug(self) -> str:
        """Lower-case letters, digits and hyphens."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """A platform that is named and no more."""

    slug: str
    name: str


@dataclass(slots=True)
class Links:
    """Addresses as seen from the page `here`, a path in the site. `single`: one file holds everything.

    Every anchor begins with the platform's slug or the path of its page, so that pages can be joined into one.
    `anchored` are the claims that the page gives a place: the first sentence that makes one has it.
    """

    here: str = "index.html"
    single: bool = False
    anchored: set[str] = field(default_factory=set)

    def page(self, path: str, part: str = "") -> str:
        """A page of the site, or an anchored part of it."""
        if self.single:
            return f"#{part or self.page_id(path)}"
        return f"{self.root}{path}{'#' if part else ''}{part}"

    @property
    def root(self) -> str:
        """What leads from this page to the folder of the site: "", or "../" for each folder it lies in."""
        return "../" * self.here.count("/")

    def platform(self, platform: Named) -> str:
        """A platform's page."""
        return f"{self._own(platform)}#{platform.slug}"

    def receipt(self, platform: Named, number: int) -> str:
        """A numbered quote on its platform's page."""
        return f"{self._own(platform)}#{self.receipt_id(platform, number)}"

    def outcome(self, platform: Named, rule: str) -> str:
        """What a rule says, on its platform's page."""
        return f"{self._own(platform)}#{self.outcome_id(platform, rule)}"

    def section(self, platform: Named, name: str) -> str:
        """A section of a platform's page."""
        return f"{self._own(platform)}#{platform.slug}-{name}"

    def claim_on(self, platform: Named, claim: str) -> str:
        """Where a platform's page makes a claim."""
        return f"{self._own(platform)}#claim-{claim}"

    def claim(self, claim: str) -> str:
        """The address of a claim that stays, whatever becomes of the platform's page."""
        return f"#claim-{claim}" if self.single else f"{self.root}{claims_file(claim)}#claim-{claim}"

    def anchor(self, claim: str) -> str:
        """The id of the place of a claim, the first time that it is asked for on a page; then ""."""
        if claim in self.anchored:
            return ""
        self.anchored.add(claim)
        return f"claim-{claim}"

    def rule(self, name: str) -> str:
        """The page of a rule."""
        return self.page(rule_file(name))

    def place(self, platform: Named, quote: ReceiptView) -> str:
        """The mark of a quote in the text of its stored page."""
        page = "" if self.single else f"{self.root}{text_file(quote.text_page or '')}"
        return f"{page}#{self.mark_id(platform, quote.number)}"

    def text(self, page: TextPage) -> str:
        """The text of a stored page."""
        return f"#{page.name}" if self.single else f"{self.root}{text_file(page.name)}"

    def picture(self, picture: Picture) -> str:
        """A stored screenshot as a file beside the pages."""
        return f"{self.root}{picture_file(picture)}"

    @staticmethod
    def page_id(path: str) -> str:
        """Anchor of a page where all of them are one."""
        name = _NO_NAME.sub("-", path.removesuffix(".html"))
        return "top" if name == "index" else f"page-{name}"

    @staticmethod
    def receipt_id(platform: Named, number: int) -> str:
        """Anchor of a numbered quote."""
        return f"{platform.slug}-q-{number}"

    @staticmethod
    def mark_id(platform: Named, number: int) -> str:
        """Anchor of a numbered quote in the text of its page."""
        return f"{platform.slug}-t-{number}"

    @staticmethod
    def outcome_id(platform: Named, rule: str) -> str:
        """Anchor of what a rule says."""
        return f"{platform.slug}-rule-{slug(rule)}"

    @staticmethod
    def picture_id(platform: Named, picture: Picture) -> str:
        """Anchor of a picture's definition, which every crop of it uses."""
        return f"{platform.slug}-{picture_id(picture)}"

    def _own(self, platform: Named) -> str:
        path = platform_file(platform)
        return "" if self.single or self.here == path else f"{self.root}{path}"


def platform_file(platform: Named) -> str:
    """Path of a platform's page."""
    return f"platforms/{platform.slug}.html"


def rule_file(name: str) -> str:
    """Path of a rule's page."""
    return f"rules/{slug(name)}.html"


def claims_file(claim: str) -> str:
    """Path of the page on which a claim stands for good: it follows from the id alone."""
    return f"claims/{claim[:2]}.html"


def text_file(name: str) -> str:
    """Path of a page text."""
    return f"pages/{name}.html"
