"""`pricelint report`: several results as one site, what a publisher states, and the language it is written in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starter_page import starter_page
from typer.testing import CliRunner

from pricelint.cli.app import app
from pricelint.errors import PricelintError

CONFIG = """
[disclosures]
ranking = "By grade."
affiliate = "We earn nothing."
coverage = "Two shops."
contact = "corrections@example.org"

[publish]
title = "Pictures by the credit"

[[publish.feeds]]
name = "Changes"
url = "https://example.org/changes.xml"
"""


def run(*arguments: object) -> tuple[int, str]:
    """Exit code and output; an error of ours is told as the command line tells it."""
    done = CliRunner().invoke(app, [str(each) for each in arguments])
    return (2, str(done.exception)) if isinstance(done.exception, PricelintError) else (done.exit_code, done.output)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the results of two shops."""
    folder = tmp_path_factory.mktemp("results")
    for name, price in (("alpha", "$10"), ("beta", "$20")):
        page = folder / name / "pricing.html"
        page.parent.mkdir()
        page.write_text(starter_page(price), "utf-8")
        code, _ = run("audit", page, "--platform", name, "--format", "json", "--out", folder / name)
        assert code == 0
        (folder / name / "result.json").rename(folder / f"{name}.json")
    return folder


def test_a_folder_of_results_becomes_one_site(results: Path, tmp_path: Path) -> None:
    code, told = run("report", results, "--out", tmp_path / "site", "--store", tmp_path / "none")
    assert code == 0
    assert told.rstrip().endswith("index.html")
    written = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "alpha" in written
    assert "beta" in written
    assert "Disclosures are missing." in written


def test_it_is_the_same_whether_results_are_read_one_by_one_or_at_once(results: Path, tmp_path: Path) -> None:
    run("report", results, "--out", tmp_path / "one", "--store", tmp_path / "none")
    run("report", results, "--out", tmp_path / "all", "--store", tmp_path / "none", "--fail-on", "high")
    first = {file.relative_to(tmp_path / "one"): file for file in (tmp_path / "one").rglob("*") if file.is_file()}
    assert len(first) > 50
    manifest = Path("site.json")
    for name in first.keys() - {manifest}:
        assert (tmp_path / "all" / name).read_bytes() == first[name].read_bytes(), name
    one, both = (json.loads((tmp_path / name / manifest).read_text("utf-8")) for name in ("one", "all"))
    assert len(one.pop("sources")) == 2  # where the platforms stand in files is noted where they are read one by one
    assert both.pop("sources") == {}
    assert one == both


def test_what_the_publisher_states_stands_on_the_pages(results: Path, tmp_path: Path) -> None:
    config = tmp_path / "pricelint.toml"
    config.write_text(CONFIG, "utf-8")
    code, _ = run("report", results, "--out", tmp_path / "site", "--config", config, "--store", tmp_path / "none")
    assert code == 0
    written = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "<title>Pictures by the credit</title>" in written
    assert "Disclosures are missing." not in written
    assert 'href="https://example.org/changes.xml"' in (tmp_path / "site" / "changes.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[disclosures]\ncontakt = "x"', "[disclosures] has no key 'contakt'"),
        ("[disclosures]\ncontact = 3", "contact of [disclosures] is 3"),
        ('publish = "x"', "publish is no table"),
        ('[[publish.feeds]]\nname = "x"', "the feeds are not as they should be"),
    ],
)
def test_what_cannot_be_stated_is_said(results: Path, tmp_path: Path, text: str, says: str) -> None:
    config = tmp_path / "pricelint.toml"
    config.write_text(text, "utf-8")
    code, told = run("report", results, "--out", tmp_path / "site", "--config", config)
    assert code == 2
    assert says in " ".join(told.split())
    assert not (tmp_path / "site").exists()


def test_a_site_speaks_another_language_and_quotes_stay(results: Path, tmp_path: Path) -> None:
    run("report", results, "--out", tmp_path / "site", "--language", "fr", "--store", tmp_path / "none")
    written = (tmp_path / "site" / "platforms" / "alpha.html").read_text("utf-8")
    assert '<html lang="fr">' in written
    assert "Ce que disent les règles" in written
    assert "10 $US" in written.replace("\u00a0", " ").replace("\u202f", " ")
    assert "Unused credits expire at the end of each month." in written


def test_a_folder_without_results_is_refused(tmp_path: Path) -> None:
    code, told = run("report", tmp_path, "--out", tmp_path / "site")
    assert code == 2
    assert "there is no result in this folder" in " ".join(told.split())


def test_other_formats_take_several_results_too(results: Path) -> None:
    code, told = run("report", results / "alpha.json", results / "beta.json", "--format", "markdown")
    assert code == 0
    assert "| alpha |" in told
    assert "| beta |" in told
