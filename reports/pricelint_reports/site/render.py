"""The site: a folder that works offline and from any web server, or one file that holds everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from jinja2 import TemplateError

from pricelint.model.result import AuditResult
from pricelint.result_json.parts import Place, whole
from pricelint_reports.comparison.about import About
from pricelint_reports.language import ENGLISH, Language
from pricelint_reports.site.folder import FORMAT, Manifest, SiteFolder
from pricelint_reports.site.given import Given, given_of
from pricelint_reports.site.over_time import over_time_files
from pricelint_reports.site.own_templates import template_error
from pricelint_reports.site.page_views import Frame
from pricelint_reports.site.pages import pages_of
from pricelint_reports.site.platform_files import PlatformWriter
from pricelint_reports.site.printing import Press
from pricelint_reports.site.shared_files import put_data, put_page, put_shelves
from pricelint_reports.site.summary import summary_of
from pricelint_reports.site.views import platform_view
from pricelint_reports.sources import Blob, PageTexts, no_blob, no_texts

_JOINED = ("overview", "costs", "standing", "expiry", "rules", "rule", "changes", "coverage", "method", "corrections")


class SiteRenderer:
    """Writes a site.

    blob            bytes of a stored artefact by its sha256, or None
    texts           texts of the captures of a platform's result, which evidence spans count in
    about           what the publisher states
    language        of the site's own words and numbers
    guides          the README of each rule, as Markdown by its id
    self_contained  one HTML file with everything in it (and the result beside it), instead of a folder
    templates       a folder of the publisher's own templates; one that cannot be used raises ConfigError
    """

    def __init__(
        self,
        blob: Blob = no_blob,
        texts: PageTexts = no_texts,
        about: About | None = None,
        *,
        language: Language = ENGLISH,
        guides: Mapping[str, str] | None = None,
        self_contained: bool = False,
        templates: Path | None = None,
    ) -> None:
        self._blob = blob
        self._texts = texts
        self._about = about or About()
        self._language = language
        self._guides = guides or {}
        self._self_contained = self_contained
        self._templates = templates

    def render(self, result: AuditResult, out: Path) -> Path:
        """Write the site of one result under `out` and return its `index.html`."""
        return self.publish(*given_of([result]), out)

    def publish(
        self,
        head: AuditResult,
        given: Sequence[Given],
        out: Path,
        sources: Mapping[str, tuple[Place, ...]] | None = None,
    ) -> Path:
        """Write the site of some platforms, one at a time; what stands in `out` as it would be is left alone.

        `sources` are the files that they were read from, which the manifest tells of.
        """
        frame = Frame(head=head, about=self._about, language=self._language, templates=self._templates)
        try:
            if self._self_contained:
                return self._join(frame, given, out)
            return self._publish(frame, given, out, sources or {})
        except TemplateError as error:
            if self._templates is None:
                raise
            raise template_error(error, self._templates) from error

    def _publish(
        self, frame: Frame, given: Sequence[Given], out: Path, sources: Mapping[str, tuple[Place, ...]]
    ) -> Path:
        press = Press(frame)
        folder = SiteFolder(out, press.shared)
        writer = PlatformWriter(folder, press, frame, self._blob, self._texts)
        summaries = [writer.publish(one) for one in given]
        compared = sum(len(one.visits) > 1 for one in given)
        for page in pages_of(frame, summaries, self._guides, compared):
            put_page(folder, press, page)
        put_shelves(folder, press, summaries)
        put_data(folder, press, given, summaries)
        if compared:
            past = press.inputs("over time", [one.digest for one in given if len(one.visits) > 1])
            if not folder.kept("over time", past):
                folder.write("over time", past, over_time_files(given, press))
        about = msgspec.to_builtins(self._about)
        folder.finish(
            Manifest(
                format=FORMAT, tool_version=frame.head.tool_version, language=self._language.code, about=about,
                templates=press.templates, sources=dict(sorted(sources.items())),
            )
        )  # fmt: skip
        return out / "index.html"

    def _join(self, frame: Frame, given: Sequence[Given], out: Path) -> Path:
        views = [
            platform_view(frame.head, visits, self._blob, self._texts(visits[-1]), self._language)
            for visits in (one.read() for one in given)
        ]
        compared = sum(len(one.visits) > 1 for one in given)
        pages = list(pages_of(frame, [summary_of(view) for view in views], self._guides, compared))
        shown = [page for page in pages if page.part in _JOINED and (page.part != "overview" or page is pages[0])]
        out.mkdir(parents=True, exist_ok=True)
        (out / "index.html").write_bytes(Press(frame).joined(shown, views))
        (out / "result.json").write_bytes(b"".join(whole(frame.head, (one.visits[-1].json() for one in given))))
        return out / "index.html"
