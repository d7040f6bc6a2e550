"""Every violation follows from its own quotes, every absence from its search repeated: no premise is left unsaid."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from proofs import Proved, example_input, files_input, proved

import pricelint_rules
from pricelint.audit.rule import Rule
from pricelint.audit.testing import Example, examples_of
from pricelint.model.outcome import Verdict
from pricelint.model.platform import Role

ROOT = Path(pricelint_rules.__file__).parent
FLAGS = [
    pytest.param(rule, example, id=f"{rule.id}/{example.name}")
    for rule in pricelint_rules.RULES
    for example in examples_of(ROOT / rule.id.replace("-", "_"))
    if example.name.startswith("flags-")
]
ROLES = {"agb": Role.TERMS, "fragen": Role.FAQ, "preise": Role.PRICING, "gems": Role.CREDITS}
"""Roles of the samples' files whose names are no roles."""


@pytest.mark.parametrize(("rule", "example"), FLAGS)
def test_all_that_is_said_of_an_example_follows_from_what_is_quoted(rule: Rule, example: Example) -> None:
    said = proved(partial(example_input, example))
    assert mistakes(said) == {}
    own = next(outcome for outcome, _ in said if outcome.rule == rule.id)
    assert own.verdict is Verdict.VIOLATION or rule.by_sight


def test_all_that_is_said_of_the_samples_follows_from_what_is_quoted(repository: Path) -> None:
    folders = sorted(path for path in (repository / "spiders/pricelint_spiders/samples").iterdir() if path.is_dir())
    accused = 0
    for folder in folders:
        files = [(path, ROLES.get(path.stem) or Role(path.stem)) for path in sorted(folder.glob("*.html"))]
        said = proved(partial(files_input, folder.name, files)) if files else []
        accused += sum(outcome.verdict is Verdict.VIOLATION for outcome, _ in said)
        assert mistakes(said) == {}
    assert accused > 5


def mistakes(said: list[Proved]) -> dict[str, tuple[str, ...]]:
    """What is wrong, by rule; a pass without a quote has to list what was searched."""
    bare = [one for one, _ in said if one.verdict is Verdict.PASS and not one.evidence and not one.searched]
    assert bare == []
    assert [one for one, _ in said if one.verdict is Verdict.REVIEW and not one.missing] == []
    return {outcome.rule: wrong for outcome, wrong in said if wrong}
