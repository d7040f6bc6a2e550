"""Pages as HTML: the frame that all of them share, and what a page is made of, as a digest."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from importlib.resources import files

import msgspec
from jinja2 import Environment

from pricelint_reports.comparison.about import TITLE
from pricelint_reports.language import TRANSLATED, Language, catalogue_text
from pricelint_reports.site.environment import make_environment
from pricelint_reports.site.links import Links
from pricelint_reports.site.own_templates import templates_digest, walked
from pricelint_reports.site.page_views import Frame, Page
from pricelint_reports.site.pieces import Once, Pieces
from pricelint_reports.site.views import PlatformView

_PARTS = ("site/templates", "site/static", "charts/templates", "charts/static")


@dataclass(frozen=True)
class Press:
    """Prints the pages of one site."""

    frame: Frame
    once: Once = field(default_factory=Once)

    def printed(self, page: Page, captures: Mapping[str, str] | None = None, pieces: Pieces | None = None) -> bytes:
        """A page; `captures` says where captures lie, by their sha256, `pieces` what stood on it before."""
        context = self._context(Links(here=page.path), page.path, page.dated, pieces or Pieces())
        text = self._environment.get_template("page.html.j2").render(
            context, part=page.part, page=page.model, scripted=page.part == "overview", captures=captures or {}
        )
        return text.encode("utf-8")

    def joined(self, pages: Sequence[Page], platforms: Sequence[PlatformView]) -> bytes:
        """Everything in one file, the first of the pages on top."""
        context = self._context(Links(single=True), "index.html", pages[0].dated, Pieces())
        text = self._environment.get_template("single.html.j2").render(
            context, first=pages[0].model, others=pages[1:], platforms=platforms, scripted=False, captures={}
        )
        return text.encode("utf-8")

    def inputs(self, *parts: object) -> str:
        """The digest of what something is made of: these parts, and everything that all pages share."""
        return digest(self.shared, *parts)

    def _context(self, links: Links, path: str, dated: datetime | None, pieces: Pieces) -> dict[str, object]:
        frame = self.frame
        return {
            "head": frame.head, "about": frame.about, "links": links, "here_path": path, "dated": dated,
            "once": self.once, "piece": pieces.piece, "each": pieces.each,
            "site_title": frame.about.title or frame.language.say(TITLE),
        }  # fmt: skip

    @cached_property
    def _environment(self) -> Environment:
        return make_environment(self.frame.language, self.frame.templates)

    @cached_property
    def shared(self) -> str:
        """The digest of what all pages share: the frame without its date, our templates and words, the publisher's."""
        undated = replace(self.frame.head, audited_at=datetime.fromtimestamp(0, UTC))
        return digest(
            undated, self.frame.about, self.frame.language.code, _sources(self.frame.language), self.templates
        )

    @cached_property
    def templates(self) -> str:
        """The digest of the publisher's own templates; "" where there are none."""
        return templates_digest(self.frame.templates) if self.frame.templates else ""


def digest(*parts: object) -> str:
    """The sha256 of some values as JSON."""
    return hashlib.sha256(b"\0".join(msgspec.json.encode(part, order="deterministic") for part in parts)).hexdigest()


def _sources(language: Language) -> str:
    """The digest of our own templates, styles, scripts and words."""
    found = hashlib.sha256(catalogue_text(language.words) if language.words in TRANSLATED else b"")
    for folder in _PARTS:
        for _, item in walked(files("pricelint_reports").joinpath(folder)):
            found.update(item.name.encode() + b"\0" + item.read_bytes())
    return found.hexdigest()
