"""Rules are chosen by id, family or severity, and what is left out is known."""

from __future__ import annotations

import pytest

import pricelint_rules
from pricelint.audit.by_hand import covered, page, site_of
from pricelint.audit.grade import grade
from pricelint.audit.selection import selected
from pricelint.errors import UsageError
from pricelint.model.outcome import Outcome, Severity, Verdict
from pricelint.model.platform import Role

RULES = pricelint_rules.RULES


def ids(*select: str, ignore: tuple[str, ...] = ()) -> set[str]:
    return {rule.id for rule in selected(RULES, select, ignore)[0]}


def test_without_names_every_rule_judges_and_nothing_was_selected() -> None:
    assert selected(RULES) == (RULES, None)


def test_names_are_ids_families_and_severities() -> None:
    costs = {rule.id for rule in RULES if rule.family == "costs"}
    high = {rule.id for rule in RULES if rule.severity is Severity.HIGH}
    assert ids("costs") == costs
    assert ids("High") == high
    assert ids("costs, high", "pack-misfit") == costs | high | {"pack-misfit"}


def test_what_is_ignored_is_left_out_even_where_it_is_selected() -> None:
    assert ids("costs", ignore=("premium-markup",)) == ids("costs") - {"premium-markup"}
    assert ids(ignore=("info,low",)) == {rule.id for rule in RULES if rule.severity.value in ("medium", "high")}


def test_the_order_of_the_rules_stays_and_what_was_left_out_is_told() -> None:
    kept, chosen = selected(RULES, ["pack-misfit", "opaque-base-price"])
    assert [rule.id for rule in kept] == ["opaque-base-price", "pack-misfit"]
    assert chosen is not None
    assert (chosen.select, chosen.judged) == (("pack-misfit", "opaque-base-price"), 2)
    assert set(chosen.left_out) == {rule.id for rule in RULES} - {"pack-misfit", "opaque-base-price"}
    assert str(chosen) == f"2 of {len(RULES)} rules judged by selection"


@pytest.mark.parametrize(
    ("name", "meant"),
    [("cost", "costs"), ("expiring-bonuses", "expiring-bonus"), ("hihg", "high"), ("zzz", "a severity (info")],
)
def test_an_unknown_name_is_an_error_that_lists_near_ones(name: str, meant: str) -> None:
    with pytest.raises(UsageError) as caught:
        selected(RULES, ["costs", name], where="--select")
    assert f"--select: no rule, family or severity is called '{name}'" in str(caught.value)
    assert meant in caught.value.expected


def test_a_selection_that_leaves_no_rule_is_an_error() -> None:
    with pytest.raises(UsageError, match="leaves no rule"):
        selected(RULES, ["costs"], ["costs"])


def test_a_platform_that_was_judged_by_a_selection_has_no_grade() -> None:
    kept, chosen = selected(RULES, ignore=["pack-misfit"])
    said = [Outcome(rule=rule.id, verdict=Verdict.PASS, summary="") for rule in kept]
    seen = covered(site_of(page(Role.PRICING), page(Role.FAQ)))
    result = grade(said, kept, seen, chosen)
    assert (result.letter, result.points) == (None, None)
    assert result.not_graded == f"{len(kept)} of {len(RULES)} rules judged by selection"
