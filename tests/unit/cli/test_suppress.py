"""`pricelint suppress`: entries written for findings of a result."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from tests.unit.cli.test_suppressed_audit import FLAG, audited, outcome, run, site
from typer.testing import CliRunner, Result

from pricelint.cli import app
from pricelint.errors import UsageError

__all__ = ["site"]

SAID = ("--reason", 'They "confirmed" it:\n\\ [red] <b>', "--author", "Ada", "--until", "2024-06-30")


@pytest.fixture
def stored(site: Path) -> Path:
    file = site.parent / "result.json"
    file.write_text(run(str(site), "--format", "json").stdout, encoding="utf-8")
    return file


def suppress(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["suppress", *arguments])


def mark(site: Path) -> str:
    return str(outcome(audited(str(site)))["findings"][0]["fingerprint"])


def test_without_a_fingerprint_the_findings_are_listed(site: Path, stored: Path) -> None:
    lines = suppress(str(stored)).stdout.splitlines()
    assert any(line.startswith(f"{mark(site)}  acme  {FLAG}  violation  ") for line in lines)


def test_an_entry_is_printed(site: Path, stored: Path) -> None:
    (entry,) = tomllib.loads(suppress(str(stored), mark(site), *SAID).stdout)["suppress"]
    assert entry == {
        "fingerprint": mark(site), "reason": SAID[1], "author": "Ada", "until": date(2024, 6, 30), "rule": FLAG,
        "platform": "acme",
    }  # fmt: skip


def test_entries_are_added_to_a_file_that_the_next_audit_reads(site: Path, stored: Path) -> None:
    file = site.parent / "pricelint.toml"
    file.write_bytes(b"[rules.pack-misfit]\r\nmost = 0.3 # kept")
    marks = [each["fingerprint"] for each in outcome(audited(str(site)))["findings"]]
    done = suppress(str(stored), *marks, *SAID, "--to", str(file))
    assert done.exit_code == 0, done.output
    assert file.read_bytes().startswith(b"[rules.pack-misfit]\r\nmost = 0.3 # kept\n\n[[suppress]]\n")
    assert outcome(audited(str(site), "--config", str(file)))["verdict"] == "suppressed"


def test_the_first_digits_are_enough(site: Path, stored: Path) -> None:
    printed = suppress(str(stored), mark(site)[:8].upper(), *SAID).stdout
    assert tomllib.loads(printed)["suppress"][0]["fingerprint"] == mark(site)


@pytest.mark.parametrize(
    ("digits", "said"), [("0" * 32, "no finding that counts"), ("", "is too short"), ("zz", "no finding that counts")]
)
def test_what_names_no_finding_is_an_error(stored: Path, digits: str, said: str) -> None:
    result = suppress(str(stored), digits, *SAID)
    assert isinstance(result.exception, UsageError)
    assert said in str(result.exception)
    assert "list them with" in str(result.exception)


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--reason", " ", "no reason is given"),
        ("--author", "", "no author is given"),
        ("--until", "tomorrow", "'tomorrow' is no day"),
        ("--until", "2023-11-13", "before the capture of 2023-11-14"),
    ],
)
def test_what_an_entry_needs_has_to_be_said(site: Path, stored: Path, option: str, value: str, said: str) -> None:
    result = suppress(str(stored), mark(site), *SAID, option, value)
    assert isinstance(result.exception, UsageError)
    assert said in str(result.exception)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("suppress = []", "no table can be added at its end"),
        ("x = ", "this is no TOML"),
        ("[[suppress]]\nreason = 'r'", "entry 1: fingerprint is missing"),
    ],
)
def test_a_file_that_cannot_take_it_is_left_as_it_is(site: Path, stored: Path, text: str, said: str) -> None:
    file = site.parent / "pricelint.toml"
    file.write_text(text, encoding="utf-8")
    result = suppress(str(stored), mark(site), *SAID, "--to", str(file))
    assert said in str(result.exception)
    assert file.read_text(encoding="utf-8") == text


def test_a_finding_is_entered_once(site: Path, stored: Path) -> None:
    file = site.parent / "new.toml"
    assert suppress(str(stored), mark(site), *SAID, "--to", str(file)).exit_code == 0
    before = file.read_bytes()
    assert "stands in entry 1 and in entry 2" in str(
        suppress(str(stored), mark(site), *SAID, "--to", str(file)).exception
    )
    assert file.read_bytes() == before
