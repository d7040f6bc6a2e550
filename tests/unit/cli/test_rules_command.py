"""`pricelint rules`: the list, one page, and words that name no rule."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pricelint_rules
from pricelint.audit.pages import page_of

PROGRAM = Path(sys.executable).parent / "pricelint"


def pricelint(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"COLUMNS": "200", "TERM": "dumb", "NO_COLOR": "1", "PATH": ""}
    return subprocess.run([PROGRAM, "rules", *arguments], capture_output=True, text=True, check=False, env=environment)


def test_without_an_id_every_rule_is_listed() -> None:
    done = pricelint()
    assert done.returncode == 0
    assert [rule.id for rule in pricelint_rules.RULES if rule.id not in done.stdout] == []


def test_an_id_prints_the_page_wherever_the_option_stands() -> None:
    page = page_of(pricelint_rules.BY_ID["buried-rate"])
    for arguments in (["buried-rate"], ["--no-plugins", "buried-rate"], ["buried-rate", "--no-plugins"]):
        done = pricelint(*arguments)
        assert (done.returncode, done.stdout) == (0, page)


def test_a_word_that_names_no_rule_says_which_are_near() -> None:
    done = pricelint("rate-buried")
    assert done.returncode == 2
    assert "no rule is called 'rate-buried'. Expected: buried-rate" in done.stderr
