"""A new rule is a new folder: nothing outside it is edited, and the order does not depend on the machine."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import pricelint_rules
from pricelint.audit.registry import rules_in
from pricelint.errors import RuleError

ROOT = Path(pricelint_rules.__file__).parent
LIST = "import json, pricelint_rules; print(json.dumps([rule.id for rule in pricelint_rules.RULES]))"


def listed(folder: Path) -> list[str]:
    """The ids of the rules that a fresh interpreter finds in the package of `folder`."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run([sys.executable, "-c", LIST], capture_output=True, text=True, check=True, env=environment)
    ids: list[str] = json.loads(done.stdout)
    return ids


def test_a_folder_that_is_copied_in_is_a_rule_of_the_catalogue(tmp_path: Path) -> None:
    copy = tmp_path / "pricelint_rules"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(copy / "buried_rate", copy / "another_rule")
    source = (copy / "another_rule" / "rule.py").read_text(encoding="utf-8")
    (copy / "another_rule" / "rule.py").write_text(source.replace('"buried-rate"', '"another-rule"'), encoding="utf-8")

    found = listed(tmp_path)

    assert sorted(found) == sorted([*pricelint_rules.BY_ID, "another-rule"])
    assert found.index("another-rule") < found.index("buried-rate"), "by family, then by id"


def test_the_order_is_that_of_families_and_ids_however_folders_are_listed(tmp_path: Path) -> None:
    package = tmp_path / "pricelint_rules"
    package.mkdir()
    names = [path.name for path in ROOT.iterdir() if path.name != "__pycache__"]
    random.Random(7).shuffle(names)  # noqa: S311 - some other order than that of the checkout
    for name in names:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, package / name)

    assert listed(tmp_path) == [rule.id for rule in pricelint_rules.RULES]


def test_a_rule_file_without_a_rule_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "rules_without_any" / "empty_one"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").touch()
    (folder / "rule.py").write_text("RULES = ()\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    with pytest.raises(RuleError, match=r"rules_without_any\.empty_one\.rule.*Expected: RULE"):
        rules_in("rules_without_any")
