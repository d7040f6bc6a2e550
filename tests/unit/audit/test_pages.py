"""A rule's page says what its metadata, its README and its examples say."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import pricelint_rules
from pricelint.audit.judge import Judge
from pricelint.audit.pages import index_of, page_of
from pricelint.audit.rule import Rule

FOLDER = Path(pricelint_rules.__file__).parent


@pytest.mark.parametrize("rule", pricelint_rules.RULES, ids=lambda rule: rule.id)
def test_a_page_holds_the_readme_the_metadata_and_every_example(rule: Rule) -> None:
    page = page_of(rule)
    readme = (FOLDER / rule.id.replace("-", "_") / "README.md").read_text(encoding="utf-8")
    assert page.startswith(f"# {rule.id}\n\n{rule.title}.\n")
    assert readme.partition("\n")[2].strip() in page
    assert f"| severity | {rule.severity.value} |" in page
    for source in rule.sources:
        assert f"| {source.name} | {source.status.value} |" in page
    for example in (FOLDER / rule.id.replace("-", "_") / "examples").iterdir():
        assert f"- `{example.name.removesuffix('.html')}`: " in page


def test_options_are_listed_with_their_defaults_and_meaning() -> None:
    page = page_of(pricelint_rules.BY_ID["pack-misfit"])
    assert "| option | default |\n|---|---|\n| `most` | `0.2` |\n\n`most`: the largest share" in page


def test_a_rule_without_a_folder_of_its_own_has_a_page_without_readme_and_examples() -> None:
    odd = replace(pricelint_rules.RULES[0], id="vendor/odd", title="a | b", check=Judge("vendor/odd").not_applicable)
    page = page_of(odd)
    assert page.startswith("# vendor/odd\n\na | b.\n")
    assert "| offered by | vendor |" in page
    assert "## " not in page


def test_examples_are_linked_where_the_page_has_a_place() -> None:
    page = page_of(pricelint_rules.BY_ID["pack-misfit"], lambda name: f"somewhere/{name}")
    assert "- [flags-images-left-over](somewhere/flags-images-left-over.html): a violation" in page


def test_the_index_links_every_rule_under_its_family() -> None:
    index = index_of(pricelint_rules.RULES)
    assert re.findall(r"\]\(([a-z-]+)\.md\)", index) == [rule.id for rule in pricelint_rules.RULES]
    assert list(re.findall(r"^## (.+)$", index, re.MULTILINE)) == [
        family.capitalize() for family in pricelint_rules.FAMILIES
    ]
