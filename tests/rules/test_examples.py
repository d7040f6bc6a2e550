"""Every example of every rule, judged by its own rule as the product judges a platform."""

from __future__ import annotations

from pathlib import Path

import pytest

import pricelint_rules
from pricelint.audit.rule import Rule
from pricelint.audit.testing import Example, examples_of, mistakes

ROOT = Path(pricelint_rules.__file__).parent


def _folder(rule: Rule) -> Path:
    return ROOT / rule.id.replace("-", "_")


CASES = [
    pytest.param(rule, example, id=f"{rule.id}/{example.name}")
    for rule in pricelint_rules.RULES
    for example in examples_of(_folder(rule))
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_the_rule_judges_its_example_and_quotes_the_marked_element(rule: Rule, example: Example) -> None:
    assert mistakes(rule, example) == []


@pytest.mark.parametrize("rule", pricelint_rules.RULES, ids=lambda rule: rule.id)
def test_a_rule_has_guilty_fair_and_unsure_examples(rule: Rule) -> None:
    kinds = [example.name.partition("-")[0] for example in examples_of(_folder(rule))]
    assert kinds.count("flags") >= 3
    assert kinds.count("allows") >= kinds.count("flags")
    assert kinds.count("unsure") >= 1


def test_every_folder_with_examples_has_a_rule() -> None:
    folders = {path.parent.name for path in ROOT.glob("*/examples")}
    assert folders == {_folder(rule).name for rule in pricelint_rules.RULES}
