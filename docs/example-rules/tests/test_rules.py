"""Every rule folder of this package, checked the way pricelint checks its own."""

from __future__ import annotations

from pathlib import Path

import pytest

import fairmeter_pricelint_rules
from pricelint.testing import Check, checks_of, rule_folders

FOLDERS = rule_folders(Path(fairmeter_pricelint_rules.__file__).parent)


@pytest.mark.parametrize("check", [check for folder in FOLDERS for check in checks_of(folder)], ids=str)
def test_a_rule_folder_has_no_mistakes(check: Check) -> None:
    assert check.mistakes() == []
