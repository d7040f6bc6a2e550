"""Everything captured is hostile: whatever a page says, nothing in a report executes, loads, or leaves its place."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from tests.reports.builders import Stored
from tests.reports.choosing import with_choices
from tests.reports.hostile import HOSTILE, Tags, poisoned

from pricelint.model.result import AuditResult
from pricelint_reports.comparison import comparison_table, platform_table
from pricelint_reports.comparison.csv_file import csv_text
from pricelint_reports.comparison.markdown import markdown_text
from pricelint_reports.comparison.terminal_flags import flags_text
from pricelint_reports.site import SiteRenderer

ALLOWED = set(
    "a article aside blockquote body br caption circle code dd defs details div dl dt figcaption figure footer form "
    "h1 h2 h3 h4 h5 head header html image input label li line main mark meta nav option output p q rect script "
    "section select span strong style summary svg table tbody td text tfoot th thead time title tr ul use".split()
)
ADDRESS = re.compile(
    r"#|(\.\./)?([a-z]+/)*[a-z0-9.-]+(\.html|\.png|\.jpg|\.zst|\.json|\.csv|\.jsonl)(#|$)|https?://[^/]"
    r"|data:image/(png|jpeg);base64,"
)


def tags_of(folder: Path) -> Iterator[tuple[str, dict[str, str | None]]]:
    for page in sorted(folder.rglob("*.html")):
        parser = Tags()
        parser.feed(page.read_text("utf-8"))
        yield from parser.found


def some(audit: AuditResult) -> AuditResult:
    """A platform with everything that pages show, and one that was not captured: a site of all takes long to write."""
    return replace(audit, platforms=(audit.platforms[1], audit.platforms[4]))


def assert_harmless(folder: Path) -> None:
    for tag, attributes in tags_of(folder):
        assert tag in ALLOWED
        assert tag != "script" or not attributes
        assert not {name for name in attributes if name.startswith("on") or name == "style"}
        for name in {"href", "src"} & set(attributes):
            assert ADDRESS.match(attributes[name] or ""), attributes
    names = [str(path.relative_to(folder)) for path in folder.rglob("*")]
    assert all(re.fullmatch(r"[a-z0-9./-]+", name) and ".." not in name for name in names)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("single", [False, True])
def test_no_field_can_bring_in_a_tag_an_event_handler_or_an_address(
    audit: AuditResult, stored: Stored, tmp_path: Path, text: str, *, single: bool
) -> None:
    renderer = SiteRenderer(stored.blobs.get, lambda _: lambda _: text, self_contained=single)
    renderer.render(some(poisoned(audit, text)), tmp_path)
    assert_harmless(tmp_path)


@settings(max_examples=15, deadline=None)
@given(text=st.text(max_size=40).map(lambda text: f"<{text}\"'>") | st.text(min_size=1, max_size=40))
def test_no_text_at_all_can_bring_in_a_tag(
    audit: AuditResult, stored: Stored, tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("report")
    SiteRenderer(stored.blobs.get, lambda _: lambda _: text).render(some(poisoned(audit, text)), folder)
    assert_harmless(folder)
    shutil.rmtree(folder)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_the_csv_starts_a_formula_or_breaks_a_row(audit: AuditResult, text: str) -> None:
    rows = list(csv.reader(io.StringIO(csv_text(poisoned(audit, text)), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    for cell in (cell for row in rows for cell in row):
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))
        assert "\n" not in cell


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_the_markdown_breaks_its_table_or_brings_in_html_or_a_link(audit: AuditResult, text: str) -> None:
    written = markdown_text(poisoned(audit, text))
    widths = {line.replace("\\|", "").count("|") for line in written.splitlines() if line.startswith("|")}
    assert widths == {
        line.count("|") for line in markdown_text(with_choices(audit)).splitlines() if line.startswith("|")
    }
    assert re.search(r"<(?!br>)", written) is None
    assert re.search(r"(?<!\\)[\]\[]", written) is None
    assert re.search(r"https?:", written) is None


@pytest.mark.parametrize("text", HOSTILE)
def test_the_terminal_is_never_given_a_control_sequence(audit: AuditResult, text: str) -> None:
    written = io.StringIO()
    console = Console(file=written, width=200, force_terminal=False)
    bad = poisoned(audit, text)
    console.print(platform_table(bad), comparison_table(bad), flags_text(bad))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", written.getvalue())


@pytest.mark.parametrize("data", [b"", b"<svg onload=alert(1)>", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a"])
def test_bytes_that_are_no_picture_are_never_copied(audit: AuditResult, tmp_path: Path, data: bytes) -> None:
    SiteRenderer(lambda _: data).render(audit, tmp_path)
    assert not (tmp_path / "shots").exists()
