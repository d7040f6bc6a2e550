"""Every folder of the catalogue, checked with the kit that other authors check theirs with."""

from __future__ import annotations

from pathlib import Path

import pytest

import pricelint_rules
from pricelint.testing import Check, checks_of, rule_folders

ROOT = Path(pricelint_rules.__file__).parent
CHECKS = [check for folder in rule_folders(ROOT) for check in checks_of(folder)]


@pytest.mark.parametrize("check", CHECKS, ids=str)
def test_a_rule_folder_keeps_the_rules_of_the_house(check: Check) -> None:
    assert check.mistakes() == []


def test_every_folder_with_examples_has_a_rule() -> None:
    assert {folder.name for folder in rule_folders(ROOT)} == {
        rule.id.replace("-", "_") for rule in pricelint_rules.RULES
    }
