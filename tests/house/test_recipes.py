"""The recipes work as they are printed: their YAML is read, and each command line in it is run on pages of a vendor."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner, Result

from pricelint.cli import app
from pricelint.cli.tools import TOOL_FORMATS

RECIPES = ("github-action.md", "pre-commit.md")
BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
OFFER = "<h2>Starter</h2><p>$10 per month</p><p>1,000 credits every month</p><p>One image costs 5 credits.</p>"
FLAGGED = {
    "pricing.html": OFFER,
    "faq.html": "<h2>FAQ</h2><h3>Do credits expire?</h3><p>Unused credits expire at the end of each month.</p>",
    "terms.html": "<h2>Terms</h2><p>All purchases are final and non-refundable.</p>",
}
FAIR = {
    "pricing.html": f"{OFFER}<p>Prices include tax.</p>",
    "faq.html": "<h2>FAQ</h2><h3>Do credits expire?</h3><p>No. Unused credits never expire.</p>",
    "terms.html": "<h2>Terms</h2><p>Unused credits are refunded in full on request at any time.</p>",
}


def blocks(repository: Path, name: str) -> list[dict[Any, Any]]:
    """The YAML documents that a recipe shows."""
    text = (repository / "docs" / "recipes" / name).read_text(encoding="utf-8")
    return [yaml.safe_load(block) for block in BLOCK.findall(text)]


def commands(document: dict[Any, Any]) -> Iterator[str]:
    """The command lines of a workflow or of hooks."""
    for job in document.get("jobs", {}).values():
        yield from (step["run"] for step in job["steps"] if "run" in step)
    for repo in document.get("repos", []):
        yield from (hook["entry"] for hook in repo["hooks"])


def shown(repository: Path) -> list[list[str]]:
    """Every command line of pricelint in the recipes."""
    lines = [line for name in RECIPES for document in blocks(repository, name) for line in commands(document)]
    return [words for words in map(shlex.split, lines) if words[0] == "pricelint"]


def pages(folder: Path, texts: dict[str, str]) -> None:
    """The pages of a vendor under site/."""
    (folder / "site").mkdir()
    for name, text in texts.items():
        page = f'<!doctype html>\n<html lang="en"><title>{name}</title>\n<main><h1>Acme</h1>\n{text}\n</main></html>\n'
        (folder / "site" / name).write_text(page, encoding="utf-8")


def run(words: list[str]) -> Result:
    """The program in the folder that the test is in."""
    return CliRunner().invoke(app, words[1:])


def test_there_are_recipes_for_every_kind(repository: Path) -> None:
    forms = {words[words.index("--format") + 1] for words in shown(repository)}

    assert len(shown(repository)) == 5
    assert forms == {"github", "sarif", "junit", "jsonl"}


@pytest.mark.parametrize("number", range(5))
def test_a_command_runs_on_pages_as_printed(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    words = shown(repository)[number]
    pages(tmp_path, FLAGGED)
    monkeypatch.chdir(tmp_path)
    done = run(words)

    assert done.exit_code == ("--fail-on" in words), done.output
    if "--out" in words:
        file = tmp_path / words[words.index("--out") + 1] / TOOL_FORMATS[words[words.index("--format") + 1]].file
        assert "monthly-expiration" in file.read_text(encoding="utf-8")
    else:
        assert "file=site/faq.html,line=4" in done.stdout


def test_fair_pages_stop_nobody(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages(tmp_path, FAIR)
    monkeypatch.chdir(tmp_path)
    strictest = next(words for words in shown(repository) if words[-1] == "medium")

    assert run(strictest).exit_code == 0


def test_workflows_are_whole_and_upload_what_was_written(repository: Path) -> None:
    for document in blocks(repository, "github-action.md"):
        assert {"name", "permissions", "jobs"} < set(document)
        (job,) = document["jobs"].values()
        assert all(("uses" in step) != ("run" in step) for step in job["steps"])
        made = {
            f"{words[words.index('--out') + 1]}{TOOL_FORMATS[words[words.index('--format') + 1]].file}"
            for words in map(shlex.split, commands(document))
            if "--out" in words
        }
        taken = {step["with"].get("sarif_file") or step["with"].get("path") for step in job["steps"] if "with" in step}
        assert made <= taken


def test_hooks_are_local_and_judge_the_folder_as_one(repository: Path) -> None:
    for document in blocks(repository, "pre-commit.md"):
        ((repo,),) = document.values()
        (hook,) = repo["hooks"]
        assert (repo["repo"], hook["pass_filenames"]) == ("local", False)
        assert re.search(hook["files"], "site/pricing.html")
        assert not re.search(hook["files"], "site/pricing.css")
