"""A bad source is named with its cause, the rest of the batch goes on, and the exit code tells."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = """<!doctype html><html lang="en"><head><title>Quillmint pricing</title></head><body><h1>Pricing</h1>
<section><h2>Pro</h2><p>$20 / month</p><p>1,000 credits per month</p></section>
<p>Each image costs 5 credits.</p></body></html>"""

BAD = {
    "empty.html": (b"", "empty"),
    "text.html": (b"nothing here is markup", "not HTML"),
    "data.html": (b'{"price": 9}', "not HTML"),
    "binary.html": (bytes(range(256)) * 20, "binary"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "PNG"),
    "huge.html": (b"<p>" + b"x" * 20_000_001, "20,000,0"),
}
ODD = {
    "nested.html": "<div>" * 10_000 + "<p>$9 / month, 100 credits per month</p>",
    "unclosed.html": "<table><tr><td><b>Pro<p>$9 / month<ul><li>100 credits per month",
    "mojibake.html": "<h1>PrÃ©cios</h1><p>9 â‚¬ / mes</p><p>9 â‚¬</p><p>9 â‚¬</p><p>100 crÃ©ditos</p>",
}


def pricelint(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from pricelint.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "quillmint-pricing.html"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_every_kind_of_bad_file_is_named_with_its_cause_and_the_good_one_is_still_audited(
    good: Path, tmp_path: Path
) -> None:
    for name, (body, _) in BAD.items():
        (tmp_path / name).write_bytes(body)
    done = pricelint("audit", good, *(tmp_path / name for name in BAD), tmp_path / "gone.html", "--format", "json")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    for name, (_, cause) in BAD.items():
        lines = [line for line in done.stderr.splitlines() if name in line]
        assert lines, f"{name} is not named"
        assert any(cause in line for line in lines), lines
    assert "gone.html" in done.stderr
    platforms = json.loads(done.stdout)["platforms"]
    assert len(platforms) == 1 + len(BAD)
    assert {
        item["platform"]["id"]: item["grade"]["letter"] for item in platforms if "bad" in item["platform"]["id"]
    } == {}
    judged = [item for item in platforms if item["facts"]["pages"]]
    assert [item["platform"]["id"] for item in judged] == ["quillmint-pricing"]


def test_an_unread_page_is_never_graded_or_passed(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    done = pricelint("audit", tmp_path / "empty.html", "--format", "json")
    (platform,) = json.loads(done.stdout)["platforms"]
    assert platform["grade"]["letter"] is None
    assert platform["grade"]["not_graded"]
    assert "pass" not in {outcome["verdict"] for outcome in platform["outcomes"]}


@pytest.mark.parametrize("name", ODD)
def test_odd_markup_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(ODD[name], encoding="utf-8")
    done = pricelint("extract", tmp_path / name, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert (
        json.loads((tmp_path / "out" / f"{Path(name).stem}.json").read_text(encoding="utf-8"))["page"]
        == Path(name).stem
    )


def test_a_file_that_vanishes_is_told_apart_from_one_that_is_empty(good: Path, tmp_path: Path) -> None:
    link = tmp_path / "vanished.html"
    link.symlink_to(tmp_path / "nowhere.html")
    done = pricelint("audit", good, link, "--format", "csv")
    assert done.returncode == 3
    assert "vanished.html" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["audit"], "nothing to audit"),
        (["audit", "ftp://example.com/pricing"], "no web address"),
        (["audit", "--config", "/nowhere/pricelint.toml", "--samples"], "pricelint.toml"),
        (["report", "/nowhere/result.json"], "no such file"),
        (["rules", "no-such-rule"], "no rule is called"),
        (["audit", "--fail-on", "terrible", "x.html"], "terrible"),
    ],
)
def test_a_command_line_that_cannot_be_used_is_answered_in_a_sentence(arguments: list[str], words: str) -> None:
    done = pricelint(*arguments)
    assert done.returncode in (2, 3)
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_fail_on_makes_violations_an_exit_code(good: Path) -> None:
    assert pricelint("audit", good, "--format", "csv").returncode == 0
    assert pricelint("audit", good, "--format", "csv", "--fail-on", "high").returncode in (0, 1)
