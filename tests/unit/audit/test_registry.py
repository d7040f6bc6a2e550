from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest

import pricelint_rules
from pricelint.audit.judge import Judge
from pricelint.audit.options import in_force, read_options
from pricelint.audit.registry import GROUP, load_rules, unique
from pricelint.audit.rule import SEED, Rule
from pricelint.errors import DuplicateRuleError, RuleError, RuleOptionError
from pricelint.model.outcome import Severity
from pricelint_rules.non_round_rate.rule import Options


@dataclass(frozen=True, slots=True)
class WithoutDefault:
    most: int


def a_rule(name: str) -> Rule:
    return Rule(
        id=name,
        title="T",
        family="f",
        severity=Severity.LOW,
        sources=(SEED,),
        requires=(),
        check=Judge("x").not_applicable,
    )


@pytest.fixture
def vendor() -> Iterator[ModuleType]:
    module = ModuleType("vendor_of_rules")
    sys.modules[module.__name__] = module
    yield module
    del sys.modules[module.__name__]


def entry() -> EntryPoint:
    return EntryPoint(name="vendor", value="vendor_of_rules", group=GROUP)


def test_another_package_adds_rules_under_its_own_name(vendor: ModuleType) -> None:
    vendor.RULES = (a_rule("vendor/odd-colours"),)  # type: ignore[attr-defined]
    assert [rule.id for rule in load_rules([entry()])] == ["vendor/odd-colours"]


def test_a_package_may_not_use_a_name_that_is_ours(vendor: ModuleType) -> None:
    vendor.RULES = (a_rule("buried-rate"),)  # type: ignore[attr-defined]
    with pytest.raises(RuleError, match="'vendor/…'"):
        load_rules([entry()])


def test_the_same_id_twice_names_both_packages() -> None:
    with pytest.raises(DuplicateRuleError, match="'one' and by 'two'"):
        unique([("one", a_rule("x/y")), ("two", a_rule("x/y"))])


def test_a_package_without_rules_or_that_cannot_be_imported_is_named(vendor: ModuleType) -> None:
    vendor.RULES = ["no tuple"]  # type: ignore[attr-defined]
    with pytest.raises(RuleError, match="offers no rules"):
        load_rules([entry()])
    with pytest.raises(RuleError, match="cannot be imported: ModuleNotFoundError"):
        load_rules([EntryPoint(name="gone", value="not_installed_anywhere", group=GROUP)])


def test_who_goes_on_without_plugins_is_not_held_up_by_a_broken_one() -> None:
    gone = EntryPoint(name="gone", value="not_installed_anywhere", group=GROUP)
    with pytest.raises(RuleError, match=r"package 'gone'.*To do: .*--no-plugins"):
        load_rules([gone])
    assert load_rules([gone], plugins=False) == ()
    assert load_rules(plugins=False) == pricelint_rules.RULES


def test_metadata_of_the_wrong_type_is_named_before_any_page_is_read() -> None:
    with pytest.raises(RuleError, match="x/y: its 'severity' is of another type"):
        replace(a_rule("x/y"), severity="high")  # type: ignore[arg-type]
    with pytest.raises(RuleError, match="its 'requires' is"):
        replace(a_rule("x/y"), requires=("facts",))  # type: ignore[arg-type]
    with pytest.raises(RuleError, match="the option 'most' has no default"):
        replace(a_rule("x/y"), options=WithoutDefault)


def test_a_threshold_is_overridden_by_type() -> None:
    options = read_options({"non-round-rate": {"near": Decimal("0.02")}}, pricelint_rules.RULES)
    assert options == {"non-round-rate": Options(near=Decimal("0.02"))}


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        ({"no-such-rule": {}}, "no rule is called 'no-such-rule'"),
        ({"non-round-rate": {"nearly": 1}}, "one of near, wrong, part"),
        ({"buried-rate": {"near": 1}}, "this rule has none"),
        ({"expiring-bonus": {"days": "soon"}}, "wrong type"),
    ],
)
def test_an_option_that_cannot_be_used_is_explained(tables: dict[str, dict[str, object]], words: str) -> None:
    with pytest.raises(RuleOptionError, match=words):
        read_options(tables, pricelint_rules.RULES, "options.toml")


def test_options_in_force_stand_beside_their_defaults() -> None:
    rule = next(rule for rule in pricelint_rules.RULES if rule.id == "non-round-rate")
    options = read_options({rule.id: {"near": Decimal("0.020")}}, pricelint_rules.RULES)[rule.id]
    near, wrong, _part = in_force(rule, options)
    assert (near.name, near.value, near.default, near.changed) == ("near", "0.020", "0.01", True)
    assert (wrong.value, wrong.changed) == ("0.05", False)
    assert not any(option.changed for option in in_force(rule))
