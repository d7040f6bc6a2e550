"""Files of a site that hold something of every platform and are no pages made of summaries: claims by id, and data."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pricelint.result_json.parts import whole
from pricelint.result_json.text import json_text
from pricelint_reports.site.claims_json import ClaimIndex, ClaimIndexEntry
from pricelint_reports.site.data_files import figures_csv, outcomes_jsonl
from pricelint_reports.site.folder import FORMAT, SiteFolder
from pricelint_reports.site.given import Given
from pricelint_reports.site.page_views import Page
from pricelint_reports.site.platform_files import claims_data_file, platform_unit
from pricelint_reports.site.printing import Press
from pricelint_reports.site.shelves import Filed, Shelves
from pricelint_reports.site.summary import Summary


def put_page(folder: SiteFolder, press: Press, page: Page) -> None:
    """Write a page about several platforms, unless it lies in the folder as it would be printed."""
    made_of = press.inputs(page.part, page.model, page.dated)
    folder.put(page.path, made_of, lambda: press.printed(page, pieces=folder.pieces(page.path)))


def put_shelves(folder: SiteFolder, press: Press, summaries: Sequence[Summary]) -> None:
    """Write the pages of claims by id, those alone that hold something else than before."""

    def read(slug: str) -> Filed:
        return msgspec.json.decode(folder.read(claims_data_file(slug)), type=Filed)

    shelves = Shelves(read, folder.pieces)
    for one in summaries:
        shelves.add(one.line, one.shelves)
    put_page(folder, press, shelves.index(max((one.line.seen for one in summaries), default=None)))
    inputs = {
        path: press.inputs("claims", [(line.slug, line.name, line.seen, some) for line, some in rows])
        for path, rows in sorted(shelves.found.items())
    }
    stale = [path for path, made_of in inputs.items() if not folder.kept(path, made_of)]
    for page in shelves.pages(stale):
        folder.write(page.path, inputs[page.path], {page.path: press.printed(page, pieces=folder.pieces(page.path))})


def put_data(folder: SiteFolder, press: Press, given: Sequence[Given], summaries: Sequence[Summary]) -> None:
    """Write the whole result, the list of claims, figures and outcomes."""
    head = press.frame.head
    inputs = press.inputs(head.audited_at, [one.digest for one in given])
    if not folder.kept("result", inputs):
        folder.stream("result", inputs, "result.json", whole(head, (one.visits[-1].json() for one in given)))
    claims = _index(folder, press, summaries)
    folder.put("claims.json", press.inputs(claims), lambda: json_text(claims))
    figures = press.inputs([(one.line, one.figures) for one in summaries])
    folder.put("data/figures.csv", figures, lambda: figures_csv(summaries))
    said = press.inputs([(one.line, one.said) for one in summaries])
    folder.put("data/outcomes.jsonl", said, lambda: outcomes_jsonl(summaries))


def _index(folder: SiteFolder, press: Press, summaries: Sequence[Summary]) -> ClaimIndex:
    platforms = tuple(_indexed(folder, one) for one in summaries)
    return ClaimIndex(
        format=FORMAT, tool_version=press.frame.head.tool_version, language=press.frame.language.code,
        claims=sum(one.claims for one in platforms), platforms=platforms,
    )  # fmt: skip


def _indexed(folder: SiteFolder, one: Summary) -> ClaimIndexEntry:
    file = claims_data_file(one.line.slug)
    return ClaimIndexEntry(
        platform=one.line.id, name=one.line.name, file=file, claims=sum(some.claims for some in one.shelves.values()),
        sha256=folder.units[platform_unit(one.line.slug)].files[file],
    )  # fmt: skip
