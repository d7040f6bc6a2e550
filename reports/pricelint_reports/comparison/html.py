"""The comparison as HTML: a folder that works offline, or one file that holds everything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment

from pricelint.model.result import AuditResult
from pricelint_reports.comparison.about import About
from pricelint_reports.comparison.environment import make_environment
from pricelint_reports.comparison.links import Links, picture_file, platform_file, text_file
from pricelint_reports.comparison.tables import currency_tables, without_figure
from pricelint_reports.comparison.views import PlatformView, platform_view
from pricelint_reports.sources import Blob, PageText, no_blob, no_text


class HtmlRenderer:
    """Writes the comparison, one page per platform, the texts of the quoted pages and the screenshots.

    blob            bytes of a stored screenshot by its sha256, or None
    page_text       text of a stored page by the sha256 of its capture, or None; evidence spans count in it
    about           what the publisher states
    self_contained  one HTML file with everything in it, instead of a folder of pages and pictures
    """

    def __init__(
        self,
        blob: Blob = no_blob,
        page_text: PageText = no_text,
        about: About | None = None,
        *,
        self_contained: bool = False,
    ) -> None:
        self._blob = blob
        self._page_text = page_text
        self._about = about or About()
        self._self_contained = self_contained

    def render(self, result: AuditResult, out: Path) -> Path:
        """Write the report under `out` and return its `index.html`; files of the same names are replaced."""
        environment = make_environment()
        views = tuple(platform_view(result, item, self._blob, self._page_text) for item in result.platforms)
        context = {"audit": result, "about": self._about}
        _write(out / "index.html", self._index(environment, result, views))
        if not self._self_contained:
            for view in views:
                for name, page in _pages(environment, view, context):
                    _write(out / name, page)
                for picture in view.pictures:
                    _write(out / picture_file(picture), picture.data)
        return out / "index.html"

    def _index(self, environment: Environment, result: AuditResult, views: tuple[PlatformView, ...]) -> str:
        return environment.get_template("index.html.j2").render(
            audit=result,
            about=self._about,
            platforms=views,
            views={view.result.platform.id: view for view in views},
            tables=currency_tables(result),
            no_figures=without_figure(result),
            links=Links(single=self._self_contained),
        )


def _pages(environment: Environment, view: PlatformView, context: dict[str, object]) -> Iterator[tuple[str, str]]:
    own = Links(root="../", here=view.slug)
    yield platform_file(view), environment.get_template("platform.html.j2").render(context, p=view, links=own)
    template = environment.get_template("text_page.html.j2")
    for page in view.text_pages:
        links = Links(root="../", here=page.name)
        yield text_file(page.name), template.render(context, p=view, page=page, links=links)


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
