"""The kit finds each mistake that an author can make, and says it in words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import pricelint_rules
from pricelint.testing import check_rule_folder, checks_of, rule_folders
from pricelint.testing.purity import impurities

ROOT = Path(pricelint_rules.__file__).parent
GOOD = "buried_rate"


@pytest.fixture
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A rule folder without mistakes in a package of its own, named after the test so that each is imported afresh."""
    package = tmp_path / f"package_of_{abs(hash(request.node.nodeid))}"
    package.mkdir()
    (package / "__init__.py").touch()
    shutil.copytree(ROOT / GOOD, package / GOOD, ignore=shutil.ignore_patterns("__pycache__"))
    return package / GOOD


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def only(mistakes: list[str]) -> str:
    assert len(mistakes) == 1, mistakes
    return mistakes[0]


def test_a_good_folder_has_no_mistakes_and_a_check_per_example(folder: Path) -> None:
    assert check_rule_folder(folder) == []
    assert {str(check) for check in checks_of(folder)} >= {
        "buried-rate: readme",
        "buried-rate: metadata",
        "buried-rate: purity",
        "buried-rate: words",
        "buried-rate: examples",
    }
    assert len(checks_of(folder)) == 5 + len(list((folder / "examples").iterdir()))


def test_a_verdict_that_is_not_the_wanted_one_is_said_with_the_rules_own_words(folder: Path) -> None:
    flagged = sorted((folder / "examples").glob("flags-*.html"))[0]
    flagged.write_text("<!doctype html><html lang='de'><p data-expect='buried-rate'>Nichts.</p></html>")
    assert f"{flagged.stem}: buried-rate on {flagged.stem}: expected violation, got not_applicable" in "\n".join(
        check_rule_folder(folder)
    )


def test_a_marked_element_that_no_finding_quotes_is_named(folder: Path) -> None:
    flagged = sorted((folder / "examples").glob("flags-*.html"))[0]
    change(flagged, "<h1", '<h1 data-expect="buried-rate"')
    assert "no finding quotes" in only(check_rule_folder(folder))


def test_too_few_examples_and_unmarked_ones_are_counted(folder: Path) -> None:
    for example in [*(folder / "examples").glob("flags-*"), *(folder / "examples").glob("unsure-*")][1:]:
        shutil.rmtree(example) if example.is_dir() else example.unlink()
    said = "\n".join(check_rule_folder(folder))
    assert "1 examples are flagged, at least 3 are needed" in said
    assert "no example is unsure" in said


def test_a_folder_without_examples_is_told_apart_from_one_with_odd_names(folder: Path) -> None:
    (folder / "examples" / "maybe.html").write_text("<p>Hm.</p>")
    assert "the name does not say what is wanted" in only(check_rule_folder(folder))
    shutil.rmtree(folder / "examples")
    assert "No such file" in only(check_rule_folder(folder))


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("README.md", "# buried-rate", "# Buried rate", "the first line is '# buried-rate'"),
        ("README.md", "## Why it matters", "## Why", "the headings are What it looks for, Why it matters"),
        ("rule.py", 'id="buried-rate"', 'id="buried"', "it is the id with underscores"),
        ("rule.py", "requires=(", "follows_from=('no-such-rule',), requires=(", "no rule is called that"),
        ("rule.py", "RULE = Rule(", "IT = Rule(", "Expected: RULE"),
        ("rule.py", "from __future__ import annotations", "import time\n" * 121, "lines, at most 120"),
        ("rule.py", "RULE = Rule(", "# a scam\nRULE = Rule(", "'scam': a message says what was seen"),
        ("rule.py", "RULE = Rule(", "RULE = = Rule(", "invalid syntax"),
    ],
)
def test_each_mistake_is_found(folder: Path, file: str, old: str, new: str, words: str) -> None:
    change(folder / file, old, new)
    assert words in "\n".join(check_rule_folder(folder))


def test_a_section_of_the_readme_says_something(folder: Path) -> None:
    lines = (folder / "README.md").read_text(encoding="utf-8").splitlines()
    start, end = lines.index("## Why it matters"), lines.index("## What it does not flag")
    (folder / "README.md").write_text("\n".join(lines[: start + 1] + lines[end:]), encoding="utf-8")
    assert only(check_rule_folder(folder)).endswith("nothing stands under 'Why it matters'")


@pytest.mark.parametrize("name", ["README.md", "rule.py", "__init__.py"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert name in "\n".join(check_rule_folder(folder))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import time", "it imports time"),
        ("from os import environ", "it imports os"),
        ("import urllib.request", "it imports urllib.request: a rule has no use for the network"),
        ("from urllib import request", "it imports urllib.request"),
        ("import random", "it imports random"),
        ("from pricelint import store", "it imports pricelint.store"),
        ("from datetime import datetime\nNOW = datetime.now()", "it calls datetime.now: a rule has no use for a clock"),
        ("TEXT = open('x')", "it calls open: a rule has no use for files"),
        ("def check():\n    import socket", "2: it imports socket"),
        ("def check():\n    global SEEN", "it changes a global variable"),
        ("from .shared import SOMETHING", "shared.py:1: it imports subprocess"),
        ("from an_author import shared", "an_author/shared.py:1: it imports socket"),
        ("print('found')", "it calls print"),
    ],
)
def test_what_a_rule_may_not_use_is_found_wherever_it_stands(tmp_path: Path, code: str, words: str) -> None:
    rule = tmp_path / "an_author" / "rule"
    rule.mkdir(parents=True)
    for package in (rule, rule.parent):
        (package / "__init__.py").touch()
    (rule.parent / "shared.py").write_text("import socket\n")
    (rule / "shared.py").write_text("import subprocess\n" if ".shared" in code else "")
    (rule / "rule.py").write_text(f"{code}\n")
    assert words in "\n".join(impurities(rule))


def test_what_a_rule_needs_is_no_impurity(tmp_path: Path) -> None:
    code = (
        "import re\nfrom decimal import Decimal\nfrom datetime import timedelta\nfrom pricelint.model.fact import Pack"
    )
    (tmp_path / "rule.py").write_text(code)
    assert impurities(tmp_path) == []


def test_all_rules_of_the_catalogue_are_in_the_list_of_folders() -> None:
    assert len(rule_folders(ROOT)) == len(pricelint_rules.RULES)
