from __future__ import annotations

from pathlib import Path

import pytest

import pricelint_rules
from pricelint.audit.catalogue import catalogue
from pricelint.audit.registry import load_rules
from pricelint.audit.rule import Rule

ROOT = Path(pricelint_rules.__file__).parent
HEADINGS = ("looks for", "it matters", "does not flag", "Example", "it is unsure", "Sources")


def test_the_written_catalogue_is_the_generated_one() -> None:
    assert (ROOT.parent / "README.md").read_text(encoding="utf-8") == catalogue(pricelint_rules.RULES)


def test_the_catalogue_survives_a_bar_in_a_title() -> None:
    first = pricelint_rules.RULES[0]
    odd = Rule(
        id="a/b",
        title="x | y",
        family="f",
        severity=first.severity,
        sources=first.sources,
        requires=(),
        check=first.check,
    )
    assert "| a/b | x / y. |" in catalogue((odd,))


def test_the_installed_package_offers_the_rules() -> None:
    assert load_rules()[: len(pricelint_rules.RULES)] == pricelint_rules.RULES


@pytest.mark.parametrize("rule", pricelint_rules.RULES, ids=lambda rule: rule.id)
def test_the_readme_of_a_rule_keeps_the_fixed_headings(rule: Rule) -> None:
    text = (ROOT / rule.id.replace("-", "_") / "README.md").read_text(encoding="utf-8")
    assert text.startswith(f"# {rule.id}\n")
    heads = [line for line in text.splitlines() if line.startswith("## ")]
    assert len(heads) == len(HEADINGS)
    assert all(words in head for words, head in zip(HEADINGS, heads, strict=True))


@pytest.mark.parametrize("rule", pricelint_rules.RULES, ids=lambda rule: rule.id)
def test_a_rule_stays_short(rule: Rule) -> None:
    lines = (ROOT / rule.id.replace("-", "_") / "rule.py").read_text(encoding="utf-8").count("\n")
    assert lines <= 120


@pytest.mark.parametrize("rule", pricelint_rules.RULES, ids=lambda rule: rule.id)
def test_no_message_passes_judgement_on_law_or_intent(rule: Rule) -> None:
    source = (ROOT / rule.id.replace("-", "_") / "rule.py").read_text(encoding="utf-8").lower()
    assert not [word for word in ("illegal", "unlawful", "deceiv", "mislead", "scam", "fraud") if word in source]
