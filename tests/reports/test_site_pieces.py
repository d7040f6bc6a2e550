"""Pieces of pages: after one platform was visited again, the rows of the others come from the pages as they lay."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from markupsafe import Markup
from tests.reports.builders import Stored

from pricelint.model.result import AuditResult
from pricelint_reports import compiled
from pricelint_reports.comparison import About
from pricelint_reports.language import speak
from pricelint_reports.site import SiteRenderer
from pricelint_reports.site.environment import make_environment
from pricelint_reports.site.pieces import Pieces, piece_mark

SEEN = "what stood here before"


class Said:
    """A macro that prints what it is given, and counts how often it was asked to."""

    name = "said"

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, *arguments: object) -> str:
        self.times += 1
        return Markup("<p>{}</p>").format(arguments[0])


def build(audit: AuditResult, stored: Stored, out: Path, about: About | None = None, code: str = "en") -> Path:
    SiteRenderer(stored.blobs.get, stored.texts_of, about, language=speak(code)).render(audit, out)
    return out


def again(audit: AuditResult, place: int) -> AuditResult:
    """One of the platforms visited nine days later: its date stands wherever it is named."""
    one = audit.platforms[place]
    later = replace(one, visit=replace(one.visit, finished_at=one.visit.finished_at + timedelta(days=9)))
    return replace(audit, platforms=(*audit.platforms[:place], later, *audit.platforms[place + 1 :]))


def written_into(site: Path, path: str, name: str) -> None:
    """Alter the last row of a platform on a page and enter the page's new hash, so that it seems to be ours."""
    page = site / path
    text = page.read_text("utf-8")
    assert text.count(f">{name}</a>") >= 1
    page.write_text(f">{SEEN}</a>".join(text.rsplit(f">{name}</a>", 1)), "utf-8")
    manifest = json.loads((site / "site.json").read_text("utf-8"))
    manifest["units"][path]["files"][path] = hashlib.sha256(page.read_bytes()).hexdigest()
    (site / "site.json").write_text(json.dumps(manifest), "utf-8")


SHARED = ("order/name.html", "expiry.html", "rules/", "claims/")


def about_both(site: Path, start: str, *names: str) -> str:
    """The first page whose path starts like that and names both platforms."""
    pages = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")) if path.name != "index.html")
    having = (path for path in pages if path.startswith(start))
    return next(path for path in having if all(f">{name}</a>" in (site / path).read_text("utf-8") for name in names))


def test_the_rows_of_a_platform_that_did_not_change_are_taken_from_the_page_before(
    audit: AuditResult, stored: Stored, tmp_path: Path
) -> None:
    site = build(audit, stored, tmp_path)
    kept, seen_again = audit.platforms[0].platform.name, audit.platforms[1].platform.name
    paths = ["costs/index.html", *(about_both(site, start, kept, seen_again) for start in SHARED)]
    for path in paths:
        written_into(site, path, kept)
    build(again(audit, 1), stored, site)
    assert [path for path in paths if SEEN not in (site / path).read_text("utf-8")] == []
    build(again(audit, 0), stored, site)
    assert [path for path in paths if SEEN in (site / path).read_text("utf-8")] == []


def test_a_page_that_somebody_altered_is_cut_up_no_more(audit: AuditResult, stored: Stored, tmp_path: Path) -> None:
    site = build(audit, stored, tmp_path)
    page = site / "order" / "name.html"
    name = audit.platforms[0].platform.name
    page.write_text(page.read_text("utf-8").replace(f">{name}</a>", f">{SEEN}</a>", 1), "utf-8")
    build(again(audit, 1), stored, site)
    assert SEEN not in page.read_text("utf-8")


@pytest.mark.parametrize(("about", "code"), [(About(title="Another title"), "en"), (None, "de")])
def test_pages_of_another_language_or_publisher_are_not_cut_up(
    audit: AuditResult, stored: Stored, tmp_path: Path, about: About | None, code: str
) -> None:
    site = build(audit, stored, tmp_path)
    written_into(site, "order/name.html", audit.platforms[0].platform.name)
    build(again(audit, 1), stored, site, about, code)
    assert SEEN not in (site / "order" / "name.html").read_text("utf-8")


def test_a_site_that_was_visited_again_is_byte_for_byte_a_new_one(
    audit: AuditResult, stored: Stored, tmp_path: Path
) -> None:
    build(audit, stored, tmp_path / "kept")
    for place in (1, 0, 1):
        build(again(audit, place), stored, tmp_path / "kept")
    build(again(audit, 1), stored, tmp_path / "new")
    files = sorted(path.relative_to(tmp_path / "new") for path in (tmp_path / "new").rglob("*") if path.is_file())
    assert files == sorted(
        path.relative_to(tmp_path / "kept") for path in (tmp_path / "kept").rglob("*") if path.is_file()
    )
    for path in files:
        assert (tmp_path / "kept" / path).read_bytes() == (tmp_path / "new" / path).read_bytes(), path


def test_a_captured_text_cannot_pose_as_a_piece() -> None:
    """A vendor who knows how marks are made prints one on the page: it is text, and no piece of ours."""
    posing = f"<!--{piece_mark('said', 'the truth')}-->nothing<!---->"
    page = str(Pieces().piece(posing, Said(), posing))
    again, said = Pieces(page), Said()
    assert "<p>the truth</p>" in again.piece("the truth", said, "the truth")
    assert said.times == 1
    assert again.lacks("said", "the truth")


def test_a_piece_is_printed_where_the_page_had_another_or_none() -> None:
    before = "".join(Pieces().each(["a", "b"], Said()))
    pieces, said = Pieces(before), Said()
    assert pieces.each(["b", "c", "a"], said) == Pieces().each(["b", "c", "a"], Said())
    assert said.times == 1
    assert pieces.lacks("told", "a")  # another macro prints another piece of the same


def test_byte_code_of_templates_is_kept_and_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "_BESIDE", tmp_path / "there" / "compiled.pyc")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    make_environment.__wrapped__(speak("en")).get_template("page.html.j2")
    (kept,) = (tmp_path / "there").iterdir()
    stamp = kept.stat().st_mtime_ns
    make_environment.__wrapped__(speak("en")).get_template("page.html.j2")
    assert kept.stat().st_mtime_ns == stamp
    make_environment.__wrapped__(speak("de")).get_template("page.html.j2")
    assert len(list((tmp_path / "there").iterdir())) == 2  # no two languages share code
    kept.write_bytes(kept.read_bytes()[:40])
    make_environment.__wrapped__(speak("en")).get_template("page.html.j2")
    assert kept.stat().st_size > 40


def test_no_byte_code_is_written_where_python_writes_none_nor_of_a_publishers_templates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "_BESIDE", tmp_path / "there" / "compiled.pyc")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    make_environment.__wrapped__(speak("en")).get_template("page.html.j2")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    make_environment.__wrapped__(speak("en"), tmp_path).get_template("page.html.j2")
    assert not (tmp_path / "there").exists()
