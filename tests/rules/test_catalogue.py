from __future__ import annotations

from pathlib import Path

import pricelint_rules
from pricelint.audit.catalogue import catalogue
from pricelint.audit.registry import load_rules
from pricelint.audit.rule import Rule

ROOT = Path(pricelint_rules.__file__).parent


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
