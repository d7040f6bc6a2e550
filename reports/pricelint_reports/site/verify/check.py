"""One check of a site, offline: files, claims, quotes, and everything rendered again from its own results."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec

from pricelint import __version__
from pricelint.audit.recheck import facts_of
from pricelint.bundle.again import evidence_in
from pricelint.bundle.problem import Verification
from pricelint.documents.document import Document
from pricelint.errors import PricelintError
from pricelint.extract.entailment import misquoted, unproven
from pricelint.model.capture import Capture
from pricelint.model.result import AuditResult, PlatformResult
from pricelint.pipeline import read_capture
from pricelint.result_json import decode
from pricelint.result_json.parts import whole
from pricelint_reports.comparison.about import About
from pricelint_reports.site.folder import Manifest, read_manifest
from pricelint_reports.site.given import given_of
from pricelint_reports.site.render import SiteRenderer
from pricelint_reports.site.verify.claims import Entries, check_made_again, check_printed, claims_in
from pricelint_reports.site.verify.files import check_files, site_blob
from pricelint_reports.site.verify.read_again import check_read_again, either
from pricelint_reports.site.verify.style import check_style
from pricelint_reports.sources import Blob, no_blob

Renderer = Callable[[AuditResult, Blob, About, str], SiteRenderer]
"""Makes the renderer of a site: of the results of a head, with the captured bytes, what is stated, and the language."""

RESULT = "result.json"
EARLIER = "data/earlier"
MOST_TOLD = 40


def verify_site(folder: Path, renderer: Renderer, more: Blob = no_blob) -> Verification:
    """Check a site; nothing is raised for what it holds, whatever is wrong with it is a problem of the answer.

    `more` gives captured bytes that do not lie in the site, from a store or a bundle.

    files, captures    are there, with the sha256 of the manifest and of their names
    claims             rest on something, and pages print them word for word
    quotes             stand at their place in the captured bytes, and yield the figures that were read from them
    facts              are those that are extracted from these bytes today, where this version made the site
    pages              are those that the results make, where this version made them
    """
    found = Verification()
    manifest = read_manifest(folder)
    if manifest is None:
        found.differs("site.json", "this is no manifest of a site that this version can read")
        return found
    check_files(folder, manifest, found)
    entries = claims_in(folder, found)
    check_printed(folder, manifest, entries, found)
    check_style(folder, manifest, entries, found)
    try:
        results = list(_results(folder))
        _check_read(results, either(site_blob(folder), more), manifest, found)
        _check_made(folder, manifest, entries, results, renderer, found)
    except (PricelintError, OSError) as error:
        found.differs(RESULT, f"the results cannot be read again: {error}")
    return found


def review_site(folder: Path) -> Verification:
    """The sentences of a site alone: claims rest on something and are printed word for word, and nothing that stands
    beside them is a claim without proof."""
    found = Verification()
    manifest = read_manifest(folder)
    if manifest is not None:
        entries = claims_in(folder, found)
        check_printed(folder, manifest, entries, found)
        check_style(folder, manifest, entries, found)
    return found


def _results(folder: Path) -> Iterator[AuditResult]:
    """The results of a site, the earlier ones first."""
    latest = decode((folder / RESULT).read_bytes(), where=RESULT)
    for file in sorted((folder / EARLIER).glob("*.json")):
        yield decode(b"".join(whole(latest, [file.read_bytes()])), where=f"{EARLIER}/{file.name}")
    yield latest


def _check_read(results: list[AuditResult], blob: Blob, manifest: Manifest, found: Verification) -> None:
    ours = manifest.tool_version == __version__
    every = (one for result in results for platform in result.platforms for one in platform.visit.captures)
    captures = {capture.sha256: capture for capture in every if capture.sha256}
    for result in results:
        for platform in result.platforms:
            _check_platform(platform, captures, blob, found)
            if ours:
                check_read_again(platform, blob, found)


def _check_platform(platform: PlatformResult, captures: Mapping[str, Capture], blob: Blob, found: Verification) -> None:
    """Every quote at its place: of this visit, and of earlier ones that what changed is told by."""
    name, away = platform.platform.id, set()

    @cache
    def document(sha256: str) -> Document | None:
        return read_capture(captures[sha256], blob).document if sha256 in captures else None

    for item in dict.fromkeys(evidence_in(platform)):
        page = document(item.capture)
        if page is None:
            away.add(item.capture)
        elif why := misquoted(page, item):
            found.differs(f"{name}, capture {item.capture}", f"a quote is not found again: {why}")
        else:
            found.count("quotes")
    if away:
        found.notes.append(f"{name}: the bytes of {len(away)} captures are not in the site; their quotes were not read")
    _check_facts(platform, found)


def _check_facts(platform: PlatformResult, found: Verification) -> None:
    """Every figure is the one that its quotes yield when they are read again."""
    for page in platform.facts.pages:
        for fact in facts_of(page):
            found.count("facts")
            for part in unproven(fact, page.language):
                quotes = "; ".join(item.quote for item in fact.evidence)
                found.differs(
                    platform.platform.id, f"{type(fact).__name__}: its quotes do not yield its {part}: {quotes!r}"
                )


def _check_made(
    folder: Path,
    manifest: Manifest,
    entries: Entries,
    results: list[AuditResult],
    renderer: Renderer,
    found: Verification,
) -> None:
    """Render the site again from its results, and compare claims and files."""
    if manifest.tool_version != __version__:
        found.notes.append(
            f"made by pricelint {manifest.tool_version}; this is {__version__}, so nothing was extracted again, and "
            "pages were not compared"
        )
        return
    if manifest.templates:
        found.notes.append(
            "made with templates of the publisher's own, which are not in the site: pages were not compared"
        )
        return
    head, given = given_of(results)
    about = msgspec.convert(manifest.about, About)
    with tempfile.TemporaryDirectory() as scratch:
        again = Path(scratch)
        renderer(head, site_blob(folder), about, manifest.language).publish(head, given, again)
        made = read_manifest(again)
        if made is None:
            found.differs("site.json", "the site could not be rendered again")
            return
        check_made_again(entries, claims_in(again, Verification()), found)
        _compare(folder, manifest, made, found)


def _compare(folder: Path, here: Manifest, made: Manifest, found: Verification) -> None:
    """Files that are made otherwise. Units for which the site lacks bytes that its maker had are not compared."""
    told = 0
    for name in sorted({**here.units, **made.units}):
        then, now = here.units.get(name), made.units.get(name)
        if then and now and set(now.lacking) - set(then.lacking):
            found.notes.append(
                f"{name}: not compared, since pictures or texts that it was made with are not in the site"
            )
            continue
        files, again = then.files if then else {}, now.files if now else {}
        for path in sorted(path for path in {**files, **again} if files.get(path) != again.get(path)):
            if path == RESULT:
                continue  # what everything is made from; it may be spelled otherwise and say the same
            told += 1
            if told <= MOST_TOLD:
                found.differs(path, "the results of the site make this file otherwise")
        found.count("files made again", len(again))
    if told > MOST_TOLD:
        found.differs(str(folder), f"{told - MOST_TOLD} further files are made otherwise")
