"""The kit for authors of rules, here or in a package of their own: it checks a rule folder the way ours are checked.

    from pathlib import Path

    import pytest

    from pricelint.testing import Check, checks_of

    @pytest.mark.parametrize("check", checks_of(Path("my_rules/some_rule")), ids=str)
    def test_some_rule(check: Check) -> None:
        assert check.mistakes() == []

`check_rule_folder` says the same without pytest. Facts by hand, for cases that no page shows, are in
`pricelint.audit.by_hand`.
"""

from __future__ import annotations

from pricelint.audit.testing import Example, examples_of, judge_documents, mistakes, read_example
from pricelint.testing.checks import Check, check_rule_folder, checks_of
from pricelint.testing.load import rule_folders, rule_of

__all__ = [
    "Check",
    "Example",
    "check_rule_folder",
    "checks_of",
    "examples_of",
    "judge_documents",
    "mistakes",
    "read_example",
    "rule_folders",
    "rule_of",
]
