"""Where things are in a report: a folder of pages, or one file that holds everything."""

from __future__ import annotations

from dataclasses import dataclass

from pricelint_reports.comparison.views import OutcomeView, PlatformView, ReceiptView, TextPage
from pricelint_reports.shots import Picture
from pricelint_reports.text import slug


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses as seen from one page of a report; `root` leads to its folder ("" or "../"). `single`: one file.

    Every anchor begins with the platform's slug, so the pages can be joined into one without a clash.
    """

    root: str = ""
    single: bool = False
    here: str = ""

    def index(self) -> str:
        """The comparison."""
        return "#top" if self.single or not self.here else f"{self.root}index.html"

    def platform(self, view: PlatformView) -> str:
        """A platform's page."""
        return f"{self._page(view)}#{view.slug}"

    def receipt(self, view: PlatformView, number: int) -> str:
        """A numbered quote on its platform's page."""
        return f"{self._page(view)}#{self.receipt_id(view, number)}"

    def outcome(self, view: PlatformView, outcome: OutcomeView) -> str:
        """What a rule says, on its platform's page."""
        return f"{self._page(view)}#{self.outcome_id(view, outcome)}"

    def section(self, view: PlatformView, name: str) -> str:
        """A section of a platform's page."""
        return f"{self._page(view)}#{view.slug}-{name}"

    def place(self, view: PlatformView, quote: ReceiptView) -> str:
        """The mark of a quote in the text of its stored page."""
        page = "" if self.single else f"{self.root}{text_file(quote.text_page or '')}"
        return f"{page}#{self.mark_id(view, quote.number)}"

    def text(self, page: TextPage) -> str:
        """The text of a stored page."""
        return f"#{page.name}" if self.single else f"{self.root}{text_file(page.name)}"

    def picture(self, picture: Picture) -> str:
        """A stored screenshot as a file beside the report."""
        return f"{self.root}{picture_file(picture)}"

    @staticmethod
    def receipt_id(view: PlatformView, number: int) -> str:
        """Anchor of a numbered quote."""
        return f"{view.slug}-q-{number}"

    @staticmethod
    def mark_id(view: PlatformView, number: int) -> str:
        """Anchor of a numbered quote in the text of its page."""
        return f"{view.slug}-t-{number}"

    @staticmethod
    def outcome_id(view: PlatformView, outcome: OutcomeView) -> str:
        """Anchor of what a rule says."""
        return f"{view.slug}-rule-{slug(outcome.rule.id)}"

    @staticmethod
    def picture_id(view: PlatformView, picture: Picture) -> str:
        """Anchor of a picture's definition, which every crop of it uses."""
        return f"{view.slug}-shot-{picture.name.partition('.')[0][:16]}"

    def _page(self, view: PlatformView) -> str:
        own = self.single or self.here == view.slug
        return "" if own else f"{self.root}{platform_file(view)}"


def platform_file(view: PlatformView) -> str:
    """Path of a platform's page in the report's folder."""
    return f"platforms/{view.slug}.html"


def text_file(name: str) -> str:
    """Path of a page text in the report's folder."""
    return f"pages/{name}.html"


def picture_file(picture: Picture) -> str:
    """Path of a picture in the report's folder."""
    return f"shots/{picture.name}"
