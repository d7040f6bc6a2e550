"""The site: a folder that works offline and from any web server, or one file that holds everything."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

import msgspec
from jinja2 import TemplateError

from pricelint.model.result import AuditResult
from pricelint.result_json.parts import whole
from pricelint.result_json.text import json_text
from pricelint_reports.comparison.about import About
from pricelint_reports.language import ENGLISH, Language
from pricelint_reports.site.claims_json import ClaimIndex, ClaimIndexEntry
from pricelint_reports.site.data_files import figures_csv, outcomes_jsonl
from pricelint_reports.site.folder import FORMAT, SiteFolder
from pricelint_reports.site.given import Given, given_of
from pricelint_reports.site.own_templates import template_error
from pricelint_reports.site.page_views import Frame
from pricelint_reports.site.pages import pages_of
from pricelint_reports.site.platform_files import PlatformWriter, claims_data_file, platform_unit
from pricelint_reports.site.printing import Press
from pricelint_reports.site.shelves import Filed, Shelf, Shelves
from pricelint_reports.site.summary import Summary, summary_of
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

    def publish(self, head: AuditResult, given: Sequence[Given], out: Path) -> Path:
        """Write the site of some platforms, one at a time; what stands in `out` as it would be is left alone."""
        frame = Frame(head=head, about=self._about, language=self._language, templates=self._templates)
        try:
            return (self._join if self._self_contained else self._publish)(frame, given, out)
        except TemplateError as error:
            if self._templates is None:
                raise
            raise template_error(error, self._templates) from error

    def _publish(self, frame: Frame, given: Sequence[Given], out: Path) -> Path:
        folder, press, shelves = SiteFolder(out), Press(frame), Shelves()
        writer = PlatformWriter(folder, press, frame, self._blob, self._texts)
        summaries, index = [], []
        for one in given:
            published = writer.publish(one)
            summaries.append(published.summary)
            index.append(_indexed(folder, published.claims))
            shelves.add(published.claims)
        compared = sum(len(one.visits) > 1 for one in given)
        for page in chain(pages_of(frame, summaries, self._guides, compared), [shelves.index()]):
            inputs = press.inputs(page.part, page.model, page.dated)
            _put(folder, page.path, inputs, partial(press.printed, page))
        for shelf in shelves.shelves():
            _put(folder, shelf.path, press.inputs(shelf.digest), partial(_shelf, press, shelf))
        self._data(folder, press, frame.head, given, summaries, index)
        about = msgspec.to_builtins(self._about)
        folder.finish(frame.head.tool_version, self._language.code, about, press.templates)
        return out / "index.html"

    def _data(
        self,
        folder: SiteFolder,
        press: Press,
        head: AuditResult,
        given: Sequence[Given],
        summaries: Sequence[Summary],
        index: Sequence[ClaimIndexEntry],
    ) -> None:
        inputs = press.inputs(head.audited_at, [one.digest for one in given])
        if before := folder.before("result", inputs):
            folder.keep("result", before)
        else:
            folder.stream("result", inputs, "result.json", whole(head, (one.visits[-1].json() for one in given)))
        if before := folder.before("data", inputs):
            folder.keep("data", before)
            return
        claims = ClaimIndex(
            format=FORMAT, tool_version=head.tool_version, language=self._language.code,
            claims=sum(one.claims for one in index), platforms=tuple(index),
        )  # fmt: skip
        files = {
            "claims.json": json_text(claims),
            "data/figures.csv": figures_csv(summaries),
            "data/outcomes.jsonl": outcomes_jsonl(summaries),
        }
        folder.write("data", inputs, files)

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


def _shelf(press: Press, shelf: Shelf) -> bytes:
    return press.printed(shelf.page())


def _put(folder: SiteFolder, path: str, inputs: str, print_it: Callable[[], bytes]) -> None:
    """Write one page, unless it lies in the folder as it would be."""
    if before := folder.before(path, inputs):
        folder.keep(path, before)
    else:
        folder.write(path, inputs, {path: print_it()})


def _indexed(folder: SiteFolder, claims: Filed) -> ClaimIndexEntry:
    file = claims_data_file(claims.slug)
    return ClaimIndexEntry(
        platform=claims.platform, name=claims.name, file=file, claims=len(claims.claims),
        sha256=folder.units[platform_unit(claims.slug)].files[file],
    )  # fmt: skip
