"""The folder of a site: valid pages, the same bytes for the same input, and only what changed is written again."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pytest
from stored_visits import keep_cost
from tests.reports.builders import Stored
from typer.testing import CliRunner

from pricelint.cli.app import app
from pricelint.cli.publishing import site_of
from pricelint.model.result import AuditResult, PlatformResult
from pricelint.store.store import Store
from pricelint_reports.comparison import About
from pricelint_reports.language import speak
from pricelint_reports.site import SiteRenderer
from pricelint_reports.site.given import given_of
from pricelint_reports.site.verify import verify_site

STATED = About(
    title="What pictures cost", publisher="Example Weekly", ranking="By grade.", affiliate="None.", coverage="All.",
    contact="corrections@example.org", reply="Within a week.",
)  # fmt: skip


def written(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def times(folder: Path) -> Mapping[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*.html")}


def build(audit: AuditResult, stored: Stored, out: Path, about: About | None = None, code: str = "en") -> Path:
    SiteRenderer(stored.blobs.get, stored.texts_of, about, language=speak(code)).render(audit, out)
    return out


def dearer(platform: PlatformResult) -> PlatformResult:
    """The platform nine days later, with one letter more of a grade."""
    visit = replace(platform.visit, id="later", finished_at=platform.visit.finished_at + timedelta(days=9))
    return replace(platform, visit=visit, grade=replace(platform.grade, points=Decimal(61), letter="D"))


@pytest.mark.parametrize("code", ["en", "de", "ja"])
def test_every_page_is_valid_html(audit: AuditResult, stored: Stored, tmp_path: Path, code: str) -> None:
    pages = list(build(audit, stored, tmp_path, code=code).rglob("*.html"))
    assert len(pages) > 40
    for page in pages:
        html5lib.HTMLParser(strict=True).parse(page.read_text("utf-8"))
        assert f'<html lang="{code}">' in page.read_text("utf-8")


def test_a_second_build_of_the_same_writes_nothing(audit: AuditResult, stored: Stored, tmp_path: Path) -> None:
    before = written(build(audit, stored, tmp_path))
    stamps = times(tmp_path)
    assert written(build(audit, stored, tmp_path)) == before
    assert times(tmp_path) == stamps


def test_after_a_change_the_folder_is_what_a_new_build_would_be(
    audit: AuditResult, stored: Stored, tmp_path: Path
) -> None:
    build(audit, stored, tmp_path / "kept")
    stamps = times(tmp_path / "kept")
    changed = replace(audit, platforms=(*audit.platforms[:4], dearer(audit.platforms[4])))
    build(changed, stored, tmp_path / "kept")
    assert written(tmp_path / "kept") == written(build(changed, stored, tmp_path / "new"))
    after = times(tmp_path / "kept")
    assert after["platforms/lantern.html"] == stamps["platforms/lantern.html"]
    assert after["index.html"] != stamps["index.html"]


def test_what_is_no_longer_published_is_removed_and_nothing_else(
    audit: AuditResult, stored: Stored, tmp_path: Path
) -> None:
    build(audit, stored, tmp_path)
    (tmp_path / "own.txt").write_text("kept")
    fewer = replace(audit, platforms=audit.platforms[:2])
    build(fewer, stored, tmp_path)
    assert not (tmp_path / "platforms" / "hikari.html").exists()
    assert (tmp_path / "own.txt").read_text() == "kept"


def test_a_page_that_somebody_changed_is_written_again(audit: AuditResult, stored: Stored, tmp_path: Path) -> None:
    before = written(build(audit, stored, tmp_path))
    page = tmp_path / "platforms" / "lantern.html"
    stamp = page.stat()
    page.write_text(page.read_text("utf-8").replace("$0.145", "$0.045"), "utf-8")
    os.utime(page, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # as if nobody had touched it
    (tmp_path / "claims" / "index.html").unlink()
    assert written(build(audit, stored, tmp_path)) == before


def test_a_manifest_that_names_files_outside_is_not_believed(
    audit: AuditResult, stored: Stored, tmp_path: Path
) -> None:
    site = build(audit, stored, tmp_path / "site")
    (tmp_path / "precious.txt").write_text("mine")
    manifest = json.loads((site / "site.json").read_text("utf-8"))
    manifest["units"]["gone"] = {"inputs": "", "files": {"../precious.txt": ""}, "lacking": []}
    (site / "site.json").write_text(json.dumps(manifest), "utf-8")
    build(audit, stored, site)
    assert (tmp_path / "precious.txt").read_text() == "mine"


def test_a_picture_that_turns_up_later_is_published(audit: AuditResult, stored: Stored, tmp_path: Path) -> None:
    SiteRenderer().render(audit, tmp_path)
    assert not (tmp_path / "shots").exists()
    build(audit, stored, tmp_path)
    assert list((tmp_path / "shots").iterdir())


def test_disclosures_that_are_missing_are_said_on_every_page(
    audit: AuditResult, stored: Stored, tmp_path: Path
) -> None:
    for page in build(audit, stored, tmp_path / "bare").rglob("*.html"):
        assert "Disclosures are missing." in page.read_text("utf-8")
    for page in build(audit, stored, tmp_path / "stated", STATED).rglob("*.html"):
        text = page.read_text("utf-8")
        assert "Disclosures are missing." not in text
        assert "corrections@example.org" in text
    answered = (tmp_path / "stated" / "corrections.html").read_text("utf-8")
    assert "Within a week." in answered


def test_of_two_results_the_later_is_shown_and_the_change_told(
    audit: AuditResult, stored: Stored, tmp_path: Path
) -> None:
    def costs_twice(platform: PlatformResult) -> PlatformResult:
        later = dearer(platform)
        pages = tuple(
            replace(page, expiry=tuple(replace(one, days=(one.days or 100) // 2) for one in page.expiry))
            for page in later.facts.pages
        )
        return replace(later, facts=replace(later.facts, pages=pages))

    first = replace(audit, platforms=audit.platforms[:1])
    second = replace(
        audit, platforms=(costs_twice(audit.platforms[0]),), audited_at=audit.audited_at + timedelta(days=9)
    )
    SiteRenderer(stored.blobs.get, stored.texts_of).publish(*given_of([second, first]), tmp_path)
    log = (tmp_path / "changes.html").read_text("utf-8")
    assert "between 14 March 2026 and 23 March 2026" in log
    assert "unused units end sooner" in log
    own = (tmp_path / "platforms" / "lantern.html").read_text("utf-8")
    assert 'id="lantern-changes"' in own
    assert "As seen on 23 March 2026." in own
    assert (tmp_path / "data" / "earlier" / "lantern-1.json").is_file()


def test_the_overview_of_a_hundred_platforms_is_light(audit: AuditResult, stored: Stored, tmp_path: Path) -> None:
    def named(number: int) -> PlatformResult:
        one = audit.platforms[number % 4]
        return replace(one, platform=replace(one.platform, id=f"p{number}", name=f"{one.platform.name} {number}"))

    many = replace(audit, platforms=tuple(named(number) for number in range(100)))
    build(many, stored, tmp_path)
    for page in (tmp_path / "index.html", *(tmp_path / "order").iterdir()):
        assert len(gzip.compress(page.read_bytes())) < 250_000
        assert page.read_text("utf-8").count("<tr data-grade") == 100


def test_a_site_of_several_visits_holds_the_price_index_and_feeds_and_verifies(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        for day, cost in ((0, 5), (40, 8), (80, 8)):
            keep_cost(store, day, cost)
    done = CliRunner().invoke(app, ["report", str(tmp_path / "store"), "--out", str(tmp_path / "site")])
    assert done.exit_code == 0, done.output
    site = tmp_path / "site"

    page = (site / "price-index.html").read_text("utf-8")
    html5lib.HTMLParser(strict=True).parse(page)
    assert "160.0 (+60.0" in page
    assert "inkwell" in (site / "data" / "price-index.csv").read_text("utf-8")
    for name in ("changes.atom", "changes-inkwell.atom"):
        feed = ET.fromstring((site / "feeds" / name).read_bytes())  # noqa: S314 -- as above
        assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 1
    log = (site / "changes.html").read_text("utf-8")
    assert 'href="price-index.html"' in log
    assert 'href="feeds/changes.atom"' in log

    found = verify_site(site, site_of)
    assert (found.problems, found.notes) == ([], [])
    before = written(site)
    CliRunner().invoke(app, ["report", str(tmp_path / "store"), "--out", str(site)])
    assert written(site) == before


def test_a_site_of_one_visit_of_each_platform_has_neither_index_nor_feeds(
    audit: AuditResult, stored: Stored, tmp_path: Path
) -> None:
    build(audit, stored, tmp_path)
    assert not (tmp_path / "price-index.html").exists()
    assert not (tmp_path / "feeds").exists()
    for page in tmp_path.rglob("*.html"):
        assert "price-index" not in page.read_text("utf-8")
