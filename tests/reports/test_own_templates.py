"""Templates of a publisher's own: ours to begin with, in a sandbox, wrong in a sentence, and reviewed."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from typer.testing import CliRunner, Result

from pricelint.cli.app import app
from pricelint.cli.exits import Exit
from pricelint.errors import ConfigError, UsageError


@pytest.fixture
def own(tmp_path: Path) -> Path:
    assert run("report", "--init-template", str(tmp_path / "own")).exit_code == Exit.CLEAN
    return tmp_path / "own"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments])


def rendered(published: Path, own: Path, out: Path) -> Result:
    return run("report", str(published / "result.json"), "--template", str(own), "--out", str(out))


def added(own: Path, sentence: str) -> None:
    """Put a sentence into the method page."""
    method = own / "parts" / "method.html.j2"
    method.write_text(method.read_text("utf-8").replace("</h1>", f"</h1>\n{sentence}", 1), encoding="utf-8")
    assert sentence in method.read_text("utf-8")


def test_a_copy_of_our_templates_makes_the_same_site(published: Path, own: Path, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    run("report", str(published / "result.json"), "--out", str(ours))
    done = rendered(published, own, theirs)
    pages = sorted(page.relative_to(ours) for page in ours.rglob("*.html"))

    assert done.exit_code == Exit.CLEAN, done.output
    assert len(pages) > 20
    assert [page for page in pages if (ours / page).read_bytes() != (theirs / page).read_bytes()] == []


def test_an_altered_template_and_style_sheet_show_and_the_site_still_holds(
    published: Path, own: Path, tmp_path: Path
) -> None:
    added(own, "<p>Example Weekly, desk for prices.</p>")
    (own / "site.css").write_text("body { color: rebeccapurple; } </style><script>alert(1)</script>", encoding="utf-8")
    done = rendered(published, own, tmp_path / "site")
    page = (tmp_path / "site" / "method.html").read_text("utf-8")
    checked = run("verify", str(tmp_path / "site"))

    assert done.exit_code == Exit.CLEAN, done.output
    assert "desk for prices" in page
    assert "rebeccapurple" in page
    assert not [script for script in LexborHTMLParser(page).css("script") if "alert" in script.text()]
    assert checked.exit_code == Exit.CLEAN, checked.output


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("<p>copper takes $0.05 an image.</p>", "a price of a platform that is no claim"),
        ("<p>copper is the cheapest of all.</p>", "a superlative without its denominator"),
        ("<p>Of them all, copper is the worst.</p>", "a superlative without its denominator"),
    ],
)
def test_a_sentence_on_a_platform_that_nothing_proves_is_refused(
    published: Path, own: Path, tmp_path: Path, sentence: str, why: str
) -> None:
    added(own, sentence)
    done = rendered(published, own, tmp_path / "site")

    assert done.exit_code == Exit.FOUND
    assert why in " ".join(done.output.split())
    assert run("verify", str(tmp_path / "site")).exit_code == Exit.FOUND


@pytest.mark.parametrize(
    "sentence",
    [
        "<p>copper is the cheapest of 3 platforms.</p>",
        "<p>A cheap plan costs $5 or more.</p>",
        "<p>The best is free.</p>",
    ],
)
def test_a_superlative_with_its_denominator_and_words_on_nobody_pass(
    published: Path, own: Path, tmp_path: Path, sentence: str
) -> None:
    added(own, sentence)

    assert rendered(published, own, tmp_path / "site").exit_code == Exit.CLEAN


@pytest.mark.parametrize(
    ("template", "what"),
    [
        ("{{ page.nothing_of_that_name }}", "nothing_of_that_name"),
        ("{% for %}", "this template cannot be used"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{% include '../../../etc/passwd' %}", "this template cannot be used"),
    ],
)
def test_a_template_that_cannot_be_used_is_named_with_its_line(
    published: Path, own: Path, tmp_path: Path, template: str, what: str
) -> None:
    (own / "parts" / "method.html.j2").write_text(f"{{# ours #}}\n{template}\n", encoding="utf-8")
    done = rendered(published, own, tmp_path / "site")

    assert isinstance(done.exception, ConfigError), done.exception
    assert what in str(done.exception)
    assert "method.html.j2" in str(done.exception) or "passwd" in str(done.exception)


def test_templates_are_never_written_over_and_an_empty_folder_is_none(
    published: Path, own: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()

    assert isinstance(run("report", "--init-template", str(own)).exception, UsageError)
    assert isinstance(rendered(published, tmp_path / "empty", tmp_path / "site").exception, ConfigError)
    assert isinstance(run("report").exception, UsageError)
